//! Reports made by hand: a small one to read, and a month of any size to measure. Every
//! person in it is invented.

#![allow(
    dead_code,
    clippy::indexing_slicing,
    clippy::unwrap_used,
    clippy::cast_precision_loss,
    clippy::match_same_arms,
    reason = "a report made by hand: figures are small, and the tests and the bench use different parts"
)]

use std::sync::Arc;

use jiff::civil::{Date, date};
use patuh::{
    assess::{Aspect, Catalogue, Check, Dates, Obligation, Requirement, Severity, Verified},
    model::{
        Assessment, Citation, Cited, Claim, ClaimBy, Confidence, Decree, Dossier, Evidence, Filed, Finding,
        Form, Found, InstrumentKind, Kind, Level, Member, Notice, Outcome, Place, ReadOutcome, Reason,
        ReasonCode, Region, RegionCode, RegionFound, RequirementId, Role, Runs, Signatory, Source, SourceId,
        Standing, Submission, TextKind, Verdict, Why,
    },
    report::{Lang, Report, RunFacts},
};

/// What a report borrows.
pub(super) struct Sample {
    pub(super) catalogue: Catalogue,
    pub(super) submissions: Vec<Arc<Submission>>,
    pub(super) dossiers: Vec<Dossier>,
    pub(super) assessments: Vec<Assessment>,
}

impl Sample {
    pub(super) fn report(&self, lang: Lang) -> Report<'_> {
        Report {
            catalogue: &self.catalogue,
            dossiers: &self.dossiers,
            assessments: &self.assessments,
            submissions: &self.submissions,
            rulings: &[],
            run: RunFacts {
                as_of: date(2026, 10, 31),
                period: Some("2026-10".to_owned()),
                version: "0.1.0".to_owned(),
                options: vec![("ocr".to_owned(), "auto".to_owned())],
                inbox: Some("kiriman".to_owned()),
            },
            lang,
        }
    }
}

pub(super) fn region(code: &str, name: &str) -> Region {
    let level = match name.split(' ').next() {
        Some("Provinsi") => Level::Province,
        Some("Kota") => Level::City,
        _ => Level::Regency,
    };
    let short_name = name.split_once(' ').map_or(name, |(_, short)| short).to_owned();
    Region {
        code: RegionCode(code.to_owned()),
        level,
        name: name.to_owned(),
        short_name,
        province: RegionCode(code.chars().take(2).collect()),
        capitals: Vec::new(),
        head_title: "Bupati".to_owned(),
        autonomous: !code.starts_with("31."),
    }
}

pub(super) fn requirement(id: &str, title: &str, obligation: Obligation, severity: Severity) -> Requirement {
    Requirement {
        id: RequirementId(id.to_owned()),
        title_id: title.to_owned(),
        title_en: format!("{title} (in English)"),
        province: true,
        regency_city: true,
        aspect: if id.starts_with("RUN") { Aspect::Runs } else { Aspect::Exists },
        obligation,
        severity,
        dates: Dates::Judged,
        urls: Vec::new(),
        check: if id.starts_with("ANG") {
            Check::Institution { any: vec!["pppa".to_owned()], where_present: false }
        } else {
            Check::Number {}
        },
        sources: vec!["uu-21-2007 Ps 58(3)".to_owned()],
        effective_from: Some(date(2007, 4, 19)),
        effective_to: None,
        verified: Verified::Partial,
        message_id: Some(format!("{title}: tidak ada")),
        note: None,
        by_hand: None,
    }
}

pub(super) fn submission(path: &str, content: &str) -> Submission {
    Submission::of(Source {
        path: path.to_owned(),
        member: None,
        sha256: Some(SourceId::of(content.as_bytes())),
        bytes: 1000 + content.len() as u64,
        media_type: Some("application/pdf".to_owned()),
        pages: Some(4),
        text: TextKind::Layer,
    })
}

pub(super) fn on_page(page: u32, top: f32, quote: &str) -> Evidence {
    Evidence::new(Place::on_page(page, [56.7, top, 540.1, top + 14.6]), quote)
}

pub(super) fn found(value: &str, evidence: Evidence) -> Found<String> {
    Found { value: value.to_owned(), confidence: Confidence::High, evidence }
}

pub(super) fn decree(number: &str, signed: Date, office: &str) -> Decree {
    Decree {
        form: Some(Form::Keputusan),
        number: Some(found(number, on_page(1, 120.0, &format!("NOMOR {number}")))),
        year: Some(signed.year()),
        date: Some(Found {
            value: signed,
            confidence: Confidence::High,
            evidence: on_page(3, 600.0, &format!("pada tanggal {signed}")),
        }),
        about: Some(found(
            "Pembentukan Gugus Tugas Pencegahan dan Penanganan Tindak Pidana Perdagangan Orang",
            on_page(1, 150.0, "TENTANG PEMBENTUKAN GUGUS TUGAS"),
        )),
        place: Some(found("Kebumen", on_page(3, 580.0, "Ditetapkan di Kebumen"))),
        signatory: Some(Signatory {
            office: Some(office.to_owned()),
            person: Some("Sartono Widagdo".to_owned()),
            acting: None,
            confidence: Confidence::High,
            evidence: on_page(3, 640.0, office),
        }),
        legal_basis: vec![Citation {
            kind: InstrumentKind::Uu,
            number: "21".to_owned(),
            year: Some(2007),
            confidence: Confidence::High,
            evidence: on_page(1, 300.0, "Undang-Undang Nomor 21 Tahun 2007"),
        }],
        is_task_force: true,
        ..Decree::default()
    }
}

pub(super) fn member(seq: u32, role: Role, office: &str, institution: &str) -> Member {
    Member {
        seq,
        role: Some(role),
        role_text: Some(format!("{role:?}")),
        unit: None,
        unit_text: None,
        person: None,
        nip: None,
        office: Some(office.to_owned()),
        institution: vec![institution.to_owned()],
        institution_text: None,
        confidence: Confidence::High,
        evidence: on_page(4, 100.0 + seq as f32 * 20.0, &format!("{seq}. {office}")),
    }
}

pub(super) fn finding(id: &str, now: Outcome, document: &str, evidence: Option<Evidence>) -> Finding {
    Finding {
        requirement: RequirementId(id.to_owned()),
        then: now,
        now,
        why: Why::with("by-hand", [""; 0]),
        found: None,
        expected: None,
        confidence: evidence.as_ref().map(|_| Confidence::High),
        evidence: evidence
            .into_iter()
            .map(|evidence| Cited { document: document.to_owned(), evidence })
            .collect(),
    }
}

/// A month of four regions and eleven inputs.
pub(super) fn small() -> Sample {
    let mut by_hand =
        requirement("RUN001", "Rapat koordinasi dilaksanakan", Obligation::GoodPractice, Severity::Warning);
    by_hand.by_hand = Some("Baca notulen rapat.".to_owned());
    let catalogue = Catalogue {
        hash: "c0ffee".repeat(11).chars().take(64).collect(),
        requirements: vec![
            requirement("RLV001", "Ada keputusan pembentukan", Obligation::Mandatory, Severity::Error),
            requirement("ANG011", "Dinas yang membidangi PPPA", Obligation::Expected, Severity::Warning),
            requirement("ANG012", "Kepolisian (Polda/Polres)", Obligation::Mandatory, Severity::Error),
            by_hand,
        ],
        ..Catalogue::embedded().clone()
    };

    let code = |code: &str| {
        Some(RegionFound {
            code: RegionCode(code.to_owned()),
            confidence: Confidence::High,
            evidence: on_page(1, 90.0, "KEPUTUSAN BUPATI KEBUMEN"),
        })
    };
    let seats = || {
        vec![
            member(1, Role::Ketua, "Bupati Kebumen", "kdh"),
            member(2, Role::KetuaHarian, "Kepala Dinas Sosial PPKB", "pppa"),
            Member {
                confidence: Confidence::Low,
                ..member(3, Role::Anggota, "Kepala Kepolisian Resor", "polri")
            },
        ]
    };
    let main = Submission {
        kind: Some(Kind::Decree),
        region: code("33.05"),
        decree: Some(decree("463/123/KEP/2024", date(2024, 3, 5), "Bupati Kebumen")),
        members: seats(),
        notices: vec![Notice {
            code: "unknown-role".to_owned(),
            message: "Kedudukan \"Juru Bicara\" tidak dikenal.".to_owned(),
            evidence: Some(on_page(4, 400.0, "Juru Bicara")),
        }],
        ..submission("33/33.05/sk gt-tppo.pdf", "main")
    };
    let container = Submission {
        reason: Some(Reason { code: ReasonCode::Container, message: "Wadah berisi 1 berkas.".to_owned() }),
        ..submission("33/33.05/arsip.zip", "zip")
    };
    let mut old = Submission {
        kind: Some(Kind::Decree),
        region: code("33.05"),
        decree: Some(decree("188.4/7/2019", date(2019, 1, 2), "Bupati Kebumen")),
        members: vec![member(1, Role::Ketua, "Asisten Pemerintahan", "setda")],
        ..submission("33/33.05/arsip.zip", "old")
    };
    old.source.member = Some("2019/sk.pdf".to_owned());
    let copy = Submission {
        source: Source { path: "33/33.05/salinan.pdf".to_owned(), ..main.source.clone() },
        ..main.clone()
    };
    let locked = Submission {
        outcome: ReadOutcome::Failed,
        reason: Some(Reason {
            code: ReasonCode::Encrypted,
            message: "Berkas terkunci kata sandi.".to_owned(),
        }),
        region: code("33.72"),
        ..submission("33/33.72/terkunci.pdf", "locked")
    };
    let rubbish = Submission {
        reason: Some(Reason { code: ReasonCode::Ignored, message: "Sampah sistem (Thumbs.db).".to_owned() }),
        ..submission("33/Thumbs.db", "rubbish")
    };
    let row = Evidence::new(
        Place::Cell { sheet: "Rekap".to_owned(), cell: "C7".to_owned() },
        "Banyumas | ada | 180/55/2023",
    );
    let claim = Claim {
        region: RegionCode("33.02".to_owned()),
        has_decree: Some(true),
        number: Some("180/55/2023".to_owned()),
        date: Some(date(2023, 6, 1)),
        evidence: row,
    };
    let recap = Submission {
        kind: Some(Kind::Recap),
        region: code("33"),
        claims: vec![claim.clone()],
        ..submission("33/rekap.xlsx", "recap")
    };
    let stray = Submission {
        outcome: ReadOutcome::Partial,
        reason: Some(Reason { code: ReasonCode::NeedsOcr, message: "2 halaman perlu OCR.".to_owned() }),
        kind: Some(Kind::Roster),
        members: vec![member(1, Role::Anggota, "Ketua LSM Harapan", "lsm")],
        ..submission("tanpa nama.pdf", "stray")
    };

    let submissions: Vec<Arc<Submission>> =
        [main, container, old, copy, locked, rubbish, recap, stray].map(Arc::new).into();
    let filed = |at: usize, standing: Standing| Filed { submission: submissions[at].clone(), standing };
    let name = |at: usize| submissions[at].source.name();
    let documents =
        |region: Region, documents: Vec<Filed>, claims: Vec<ClaimBy>| Dossier { region, documents, claims };
    let dossiers = vec![
        documents(region("33", "Provinsi Jawa Tengah"), vec![filed(6, Standing::Unrelated)], Vec::new()),
        documents(
            region("33.02", "Kabupaten Banyumas"),
            Vec::new(),
            vec![ClaimBy { source: submissions[6].source.clone(), claim }],
        ),
        documents(
            region("33.05", "Kabupaten Kebumen"),
            vec![
                filed(0, Standing::InForce),
                filed(2, Standing::Superseded { by: name(0) }),
                filed(3, Standing::Duplicate { of: name(0) }),
            ],
            Vec::new(),
        ),
        documents(region("33.72", "Kota Surakarta"), vec![filed(4, Standing::Unusable)], Vec::new()),
    ];
    let all = |outcome: Outcome| {
        ["RLV001", "ANG011", "ANG012", "RUN001"].iter().map(|id| finding(id, outcome, "", None)).collect()
    };
    let judged = |code: &str, verdict, runs, why, findings| Assessment {
        region: RegionCode(code.to_owned()),
        verdict,
        verdict_then: None,
        runs,
        runs_why: Why::plain("runs-nothing-shown"),
        why: Why::plain(why),
        findings,
        counterparts: Vec::new(),
    };
    let assessments = vec![
        judged("33", Verdict::CannotJudge, Runs::LittleEvidence, "formation-unclear", all(Outcome::Unclear)),
        judged(
            "33.02",
            Verdict::NotSubmitted,
            Runs::LittleEvidence,
            "nothing-sent",
            all(Outcome::NoEvidence),
        ),
        judged(
            "33.05",
            Verdict::Partial,
            Runs::NotRunning,
            "all-duties-shown",
            vec![
                finding(
                    "RLV001",
                    Outcome::Satisfied,
                    &name(0),
                    Some(on_page(1, 120.0, "NOMOR 463/123/KEP/2024")),
                ),
                Finding {
                    found: Some("Kepala Dinas Sosial PPKB".to_owned()),
                    then: Outcome::NotApplicable,
                    ..finding(
                        "ANG011",
                        Outcome::Satisfied,
                        &name(0),
                        Some(on_page(4, 140.0, "2. Kepala Dinas Sosial PPKB")),
                    )
                },
                finding("ANG012", Outcome::NotSatisfied, &name(0), None),
                finding("RUN001", Outcome::NotApplicable, "", None),
            ],
        ),
        judged(
            "33.72",
            Verdict::CannotJudge,
            Runs::LittleEvidence,
            "formation-unclear",
            all(Outcome::Unclear),
        ),
    ];
    Sample { catalogue, submissions, dossiers, assessments }
}

/// What a month has: regions, of which every fourth sends nothing, documents for each of the
/// others, seats in each document.
pub(super) fn month(regions: usize, documents: usize, seats: u32, requirements: usize) -> Sample {
    let catalogue = Catalogue {
        requirements: (0..requirements)
            .map(|n| {
                let family = if n < requirements / 3 { "ANG" } else { "STR" };
                requirement(
                    &format!("{family}{n:03}"),
                    &format!("Unsur lembaga nomor {n} dalam susunan"),
                    Obligation::Expected,
                    Severity::Warning,
                )
            })
            .collect(),
        ..Catalogue::embedded().clone()
    };
    let mut submissions = Vec::new();
    let mut dossiers = Vec::new();
    let mut assessments = Vec::new();
    let provinces = [
        "11", "12", "13", "14", "15", "16", "17", "18", "19", "21", "31", "32", "33", "34", "35", "36", "51",
        "52", "53", "61", "62", "63", "64", "65", "71", "72", "73", "74", "75", "76", "81", "82", "91", "92",
        "93", "94", "95", "96",
    ];
    let mut codes: Vec<(String, String)> = Vec::new();
    let each = regions.div_ceil(provinces.len());
    for province in provinces {
        codes.push((province.to_owned(), format!("Provinsi Daerah {province}")));
        for n in 1..each {
            codes.push((format!("{province}.{n:02}"), format!("Kabupaten Wilayah {province} {n}")));
        }
    }
    codes.truncate(regions);
    for (at, (code, name)) in codes.iter().enumerate() {
        let region = region(code, name);
        let mut filed = Vec::new();
        if at % 4 != 0 {
            for n in 0..documents {
                let content = format!("{code}/{n}");
                let submission = Submission {
                    kind: Some(Kind::Decree),
                    region: Some(RegionFound {
                        code: region.code.clone(),
                        confidence: Confidence::High,
                        evidence: on_page(1, 90.0, &format!("KEPUTUSAN BUPATI {name}")),
                    }),
                    decree: Some(decree(
                        &format!("188.45/{at}/{n}/2024"),
                        date(2024, 3, 5),
                        &format!("Bupati {name}"),
                    )),
                    members: (1..=seats)
                        .map(|seq| {
                            member(seq, Role::Anggota, &format!("Kepala Dinas {seq} {name}"), "sosial")
                        })
                        .collect(),
                    ..submission(&format!("{code}/sk {n}.pdf"), &content)
                };
                let submission = Arc::new(submission);
                submissions.push(submission.clone());
                let standing = match n {
                    0 => Standing::InForce,
                    _ => Standing::Superseded { by: format!("{code}/sk 0.pdf") },
                };
                filed.push(Filed { submission, standing });
            }
        }
        let verdicts = [Verdict::NotSubmitted, Verdict::Compliant, Verdict::Partial, Verdict::NonCompliant];
        let verdict = if at % 11 == 5 && at % 4 != 0 { Verdict::CannotJudge } else { verdicts[at % 4] };
        let findings = catalogue
            .requirements
            .iter()
            .enumerate()
            .map(|(n, requirement)| {
                let outcome = match (verdict, (n * 7 + at) % 9) {
                    (Verdict::NotSubmitted, _) => Outcome::NoEvidence,
                    (_, 0..=4) => Outcome::Satisfied,
                    (_, 5) => Outcome::NotSatisfied,
                    (_, 6) => Outcome::Unclear,
                    (_, 7) => Outcome::NoEvidence,
                    _ => Outcome::NotApplicable,
                };
                let seq = u32::try_from(n).unwrap() % seats.max(1) + 1;
                let evidence = matches!(outcome, Outcome::Satisfied | Outcome::NotSatisfied).then(|| {
                    member(seq, Role::Anggota, &format!("Kepala Dinas {seq} {name}"), "sosial").evidence
                });
                finding(&requirement.id.0, outcome, &format!("{code}/sk 0.pdf"), evidence)
            })
            .collect();
        dossiers.push(Dossier { region: region.clone(), documents: filed, claims: Vec::new() });
        assessments.push(Assessment {
            region: region.code,
            verdict,
            verdict_then: (at % 2 == 0).then_some(verdict),
            counterparts: (0..catalogue.national_posts.len())
                .map(|post| if (at + post) % 3 == 0 { Outcome::Satisfied } else { Outcome::NotSatisfied })
                .collect(),
            runs: [Runs::LittleEvidence, Runs::Running, Runs::NotRunning][at % 3],
            runs_why: Why::plain("runs-nothing-shown"),
            why: Why::plain("nothing-sent"),
            findings,
        });
    }
    Sample { catalogue, submissions, dossiers, assessments }
}
