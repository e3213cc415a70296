//! What regions are told: documents as text in, findings as text out.
//!
//! A document is a few lines, one fact each (see [`Scene::line`]); `?` before a line makes the
//! fact doubtful (low confidence), `~` makes it medium. Three sorts of tests: for each
//! requirement of the catalogue a case that satisfies it, one that fails it and one that can't
//! be judged ([`cases`]); stories that went wrong or could; and properties.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test fails by panicking"
)]

mod decisions;
mod pages;
mod properties;
mod sample;

use std::{collections::BTreeSet, fmt::Write as _, sync::Arc};

use jiff::civil::{Date, date};
use patuh::{
    assess::{Catalogue, CatalogueError, Check, Dates, Requirement, assess, words},
    dossier::assemble_for,
    model::{
        Activity, Assessment, Citation, Claim, Confidence, Decree, DecreeRef, Evidence, Form, Found,
        InstrumentKind, Kind, Lang, Level, Member, Notice, Outcome, Place, Provision, ReadOutcome, Reason,
        ReasonCode, Region, RegionCode, RegionFound, Role, Signatory, Source, SourceId, Standing, Submission,
        TextKind, Verdict, Why,
    },
    refdata::RefData,
};
use serde::de::DeserializeOwned;

/// The day judged.
const AS_OF: Date = date(2026, 11, 24);

fn region(code: &str, level: Level, name: &str, head: &str) -> Region {
    Region {
        code: RegionCode(code.to_owned()),
        level,
        name: name.to_owned(),
        short_name: name.to_owned(),
        province: RegionCode(code.get(..2).unwrap().to_owned()),
        capitals: vec![name.to_owned()],
        head_title: head.to_owned(),
        autonomous: code != "31.01",
    }
}

fn regions() -> Vec<Region> {
    vec![
        region("31.01", Level::Regency, "Kabupaten Administrasi Kepulauan Seribu", "Bupati"),
        region("33", Level::Province, "Provinsi Jawa Tengah", "Gubernur"),
        region("33.05", Level::Regency, "Kabupaten Kebumen", "Bupati"),
        region("33.72", Level::City, "Kota Surakarta", "Wali Kota"),
    ]
}

/// Documents under construction.
struct Scene {
    documents: Vec<Submission>,
}

fn word<T: DeserializeOwned>(text: &str) -> T {
    serde_json::from_value(serde_json::Value::String(text.to_owned()))
        .unwrap_or_else(|error| panic!("{text}: {error}"))
}

fn said(quote: &str) -> Evidence {
    Evidence::new(Place::Paragraph { paragraph: 1 }, quote)
}

/// The document's decree, made when first spoken of.
fn decree(document: &mut Submission) -> &mut Decree {
    document.kind.get_or_insert(Kind::Decree);
    document.decree.get_or_insert_with(|| Decree {
        form: Some(Form::Keputusan),
        is_task_force: true,
        ..Decree::default()
    })
}

impl Scene {
    fn of(text: &str) -> Self {
        let mut scene = Self { documents: Vec::new() };
        for line in text.lines().map(str::trim).filter(|it| !it.is_empty()) {
            scene.line(line);
        }
        scene
    }

    fn line(&mut self, line: &str) {
        let (confidence, line) = match line.split_at(1) {
            ("?", rest) => (Confidence::Low, rest.trim()),
            ("~", rest) => (Confidence::Medium, rest.trim()),
            _ => (Confidence::High, line),
        };
        let (fact, rest) = line.split_once(' ').unwrap_or((line, ""));
        let rest = rest.trim();
        if fact == "document" {
            let path = rest.to_owned();
            let source = Source {
                sha256: Some(SourceId::of(path.as_bytes())),
                path,
                member: None,
                bytes: 1,
                media_type: None,
                pages: None,
                text: TextKind::Native,
            };
            self.documents.push(Submission::of(source));
            return;
        }
        let document = self.documents.last_mut().expect("a document first");
        let text = |value: &str| Found { value: value.to_owned(), confidence, evidence: said(value) };
        match fact {
            "region" => {
                document.region = (rest != "none").then(|| RegionFound {
                    code: RegionCode(rest.to_owned()),
                    confidence,
                    evidence: said(rest),
                });
            }
            "bytes" => document.source.sha256 = Some(SourceId::of(rest.as_bytes())),
            "kind" => document.kind = Some(word(rest)),
            "text" => document.source.text = word(rest),
            "form" => decree(document).form = (rest != "none").then(|| word(rest)),
            "number" => decree(document).number = Some(text(rest)),
            "date" => {
                decree(document).date =
                    Some(Found { value: rest.parse().unwrap(), confidence, evidence: said(rest) });
            }
            "year" => decree(document).year = Some(rest.parse().unwrap()),
            "place" => decree(document).place = Some(text(rest)),
            "title" => decree(document).about = Some(text(rest)),
            "signed" => {
                let (office, acting) = rest.split_once(" as ").map_or((rest, None), |(a, b)| (a, Some(b)));
                decree(document).signatory = Some(Signatory {
                    office: Some(office.to_owned()),
                    person: None,
                    acting: acting.map(str::to_owned),
                    confidence,
                    evidence: said(rest),
                });
            }
            "cites" => {
                let (citation, quote) = rest.split_once(" : ").unwrap_or((rest, rest));
                let mut parts = citation.split(' ');
                let kind: InstrumentKind = word(parts.next().unwrap());
                let number = parts.next().unwrap_or_default().to_owned();
                let year = parts.next().map(|it| it.parse().unwrap());
                let citation = Citation { kind, number, year, confidence, evidence: said(quote) };
                decree(document).legal_basis.push(citation);
            }
            "clause" => {
                let (kind, text) =
                    rest.split_once(" : ").map_or((rest, None), |(a, b)| (a, Some(b.to_owned())));
                let clause = Provision { kind: word(kind), text, confidence, evidence: said(rest) };
                decree(document).provisions.push(clause);
            }
            "look-alike" => {
                decree(document).is_task_force = false;
                decree(document).look_alike = Some(rest.to_owned());
            }
            "other-matter" => decree(document).is_task_force = false,
            "draft" => decree(document).draft = true,
            "revokes" | "amends" => {
                let (number, year) = rest.split_once(' ').map_or((rest, None), |(a, b)| (a, b.parse().ok()));
                let it = DecreeRef { number: number.to_owned(), year, evidence: said(rest) };
                let decree = decree(document);
                if fact == "revokes" { &mut decree.revokes } else { &mut decree.amends }.push(it);
            }
            "term" => {
                let (from, to) = rest.split_once("..").unwrap();
                decree(document).term.from = from.parse().ok();
                decree(document).term.to = to.parse().ok();
            }
            "did" => {
                let mut activity = Activity {
                    kind: word(rest.split(' ').next().unwrap()),
                    date: None,
                    count: None,
                    amount_idr: None,
                    text: rest.to_owned(),
                    year: None,
                    unit: None,
                    evidence: said(rest),
                };
                for part in rest.split(' ').skip(1) {
                    match part.split_once('=') {
                        Some(("count", n)) => activity.count = Some(n.parse().unwrap()),
                        Some(("unit", id)) => activity.unit = Some(id.to_owned()),
                        Some(("amount", n)) => activity.amount_idr = Some(n.parse().unwrap()),
                        _ => activity.date = Some(part.parse().unwrap()),
                    }
                }
                document.activities.push(activity);
            }
            "claim" => {
                let (code, has) = rest.split_once(' ').unwrap_or((rest, ""));
                let has_decree = match has {
                    "yes" => Some(true),
                    "no" => Some(false),
                    _ => None,
                };
                let region = RegionCode(code.to_owned());
                document.claims.push(Claim {
                    region,
                    has_decree,
                    number: None,
                    date: None,
                    evidence: said(rest),
                });
            }
            "notice" => document.notices.push(Notice {
                code: rest.to_owned(),
                message: "catatan".to_owned(),
                evidence: Some(said(rest)),
            }),
            "partial" => {
                document.outcome = ReadOutcome::Partial;
                document.reason =
                    Some(Reason { code: ReasonCode::NeedsOcr, message: "Halaman 3 perlu OCR.".to_owned() });
            }
            "failed" => {
                document.outcome = ReadOutcome::Failed;
                document.source.text = TextKind::None;
                document.reason =
                    Some(Reason { code: ReasonCode::Encrypted, message: "Terkunci.".to_owned() });
            }
            role => {
                let (role, unit) =
                    role.split_once('@').map_or((role, None), |(a, b)| (a, Some(b.to_owned())));
                let mut parts = rest.trim_start_matches('|').split('|').map(str::trim);
                let office = parts.next().filter(|it| !it.is_empty()).map(str::to_owned);
                let institution =
                    parts.next().unwrap_or_default().split_whitespace().map(str::to_owned).collect();
                let person = parts.next().map(str::to_owned);
                document.members.push(Member {
                    seq: u32::try_from(document.members.len()).unwrap() + 1,
                    role: (role != "-").then(|| word::<Role>(role)),
                    role_text: (role == "-").then(|| "kedudukan".to_owned()),
                    unit_text: unit.clone(),
                    unit,
                    person,
                    nip: None,
                    office,
                    institution,
                    institution_text: None,
                    confidence,
                    evidence: said(line),
                });
            }
        }
    }

    fn submissions(self) -> Vec<Arc<Submission>> {
        self.documents.into_iter().map(Arc::new).collect()
    }
}

/// The one place where these tests touch the API: documents in, one region's assessment out.
fn judge(documents: &[Arc<Submission>], code: &str, catalogue: &Catalogue, as_of: Date) -> Assessment {
    let dossiers = assemble_for(&regions(), documents, as_of);
    let dossier = dossiers.iter().find(|it| it.region.code.0 == code).unwrap();
    assess(dossier, catalogue, as_of)
}

fn shown(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Satisfied => "ya",
        Outcome::NotSatisfied => "tidak",
        Outcome::Unclear => "periksa",
        Outcome::NoEvidence => "belum ada bukti",
        Outcome::NotApplicable => "tidak berlaku",
        Outcome::Waived => "dikecualikan",
    }
}

/// The findings `ids` of region `code`, one a line: then, now, why.
fn row_of(code: &str, ids: &str, text: &str) -> String {
    let catalogue = Catalogue::embedded();
    let assessment = judge(&Scene::of(text).submissions(), code, catalogue, AS_OF);
    let mut out = String::new();
    for id in ids.split(' ').filter(|it| !it.is_empty()) {
        let finding = assessment.findings.iter().find(|it| it.requirement.0 == id).unwrap();
        let why = words::sentence(&finding.why, Lang::Id);
        writeln!(out, "{id} dulu {}, kini {}: {why}", shown(finding.then), shown(finding.now)).unwrap();
    }
    out
}

fn row(ids: &str, text: &str) -> String {
    row_of("33.05", ids, text)
}

/// Verdict, runs and why.
fn verdict_of(code: &str, text: &str) -> String {
    let it = judge(&Scene::of(text).submissions(), code, Catalogue::embedded(), AS_OF);
    let word = |it| serde_json::to_value(it).unwrap().as_str().unwrap().to_owned();
    let runs = serde_json::to_value(it.runs).unwrap().as_str().unwrap().to_owned();
    format!("{} / {runs}: {}", word(it.verdict), words::sentence(&it.why, Lang::Id))
}

fn verdict(text: &str) -> String {
    verdict_of("33.05", text)
}

/// What each document counts for, in the dossier's order.
fn chain(text: &str) -> String {
    let dossiers = assemble_for(&regions(), &Scene::of(text).submissions(), AS_OF);
    let dossier = dossiers.iter().find(|it| it.region.code.0 == "33.05").unwrap();
    let lines =
        dossier.documents.iter().map(|it| format!("{}: {:?}", it.submission.source.name(), it.standing));
    lines.collect::<Vec<_>>().join("\n")
}

/// A decree with nothing to find fault with, signed on `day`, of the region `code`.
fn good_of(code: &str, head: &str, day: &str) -> String {
    let year = &day[..4];
    format!(
        "document sk.pdf
        region {code}
        title Pembentukan Gugus Tugas PP-TPPO
        number 100.3.3.2/441/{year}
        date {day}
        place Kebumen
        signed {head}
        cites uu 21 2007
        cites uu 23 2014
        cites uu 13 1950 : UU 13/1950 tentang Pembentukan Daerah Kabupaten
        cites pp 9 2008
        cites perpres 69 2008
        cites perpres 22 2021
        cites perpres 49 2023
        cites perpres 19 2023
        cites permen 10 2012 : Peraturan Menteri Pemberdayaan Perempuan Nomor 10 Tahun 2012
        cites other 1 2025 : Peraturan Ketua Harian Nomor 1 Tahun 2025
        clause considering
        clause legal_basis
        clause operative
        clause formation
        clause task_coordination
        clause task_advocacy
        clause task_protection
        clause task_enforcement
        clause task_reporting
        clause funding
        clause funding_office : Dinas PPPA
        clause report_to : Gubernur
        clause effective
        clause copies_to
        clause certified_copy
        clause signature_mark : ttd
        clause annex_reference : 100.3.3.2/441/{year}
        ketua | {head} | kdh
        wakil_ketua | Wakil | wakil_kdh
        ketua_harian | Sekretaris Daerah | setda
        sekretaris | Kepala Dinas PPPA | pppa
        anggota | Kepala Dinas Sosial | sosial
        anggota | Kapolres | polri
        anggota | Ketua Muslimat | ormas
        anggota | LSM Harapan | lsm
        anggota | Ikatan Dokter | orprof
        anggota | Universitas | akademisi
        anggota | Kepala Kejaksaan Negeri | kejaksaan
        anggota | Kepala Dinas Tenaga Kerja | naker
        anggota | Kepala Badan Kesbangpol | kesbangpol
        anggota | Kepala Bappeda | bappeda
        anggota | Kepala Satpol PP | satpolpp
        anggota | Kepala Dinas Kominfo | kominfo
        anggota | Kepala Dinas Dukcapil | dukcapil
        anggota | Tokoh Masyarakat | masyarakat
        anggota | Kepala BP3MI | p2mi
        anggota@pencegahan | Kepala Dinas Pendidikan | pendidikan
        ketua_sub@pencegahan | Kepala Dinas Kesehatan | kesehatan
        sekretariat@sekretariat | Kepala Bidang pada Dinas PPPA | pppa
        "
    )
}

fn good() -> String {
    good_of("33.05", "Bupati", "2024-03-05")
}

/// `text` without the lines that begin with one of `starts`.
fn without(text: &str, starts: &[&str]) -> String {
    text.lines()
        .filter(|it| !starts.iter().any(|start| it.trim().starts_with(start)))
        .collect::<Vec<_>>()
        .join("\n")
}

/// For a requirement: documents that satisfy it, fail it, and leave it to a person.
fn cases(requirement: &Requirement, catalogue: &Catalogue) -> [String; 3] {
    let (code, head) = if requirement.regency_city { ("33.05", "Bupati") } else { ("33", "Gubernur") };
    // A rule about decrees of its time asks for one of its time.
    let day = match (requirement.dates, requirement.effective_from) {
        (Dates::Signed, Some(from)) => from.tomorrow().unwrap().to_string(),
        _ => "2024-03-05".to_owned(),
    };
    let good = good_of(code, head, &day);
    let with = |line: &str| format!("{good}\n{line}");
    let partial = |text: String| format!("{text}\npartial");
    // Without what is asked for, it fails; unless the reading was partial, then it is unclear.
    let lacking = |satisfied: String, starts: &[&str]| {
        let failed = without(&satisfied, starts);
        [satisfied, failed.clone(), partial(failed)]
    };
    let report = |lines: &str| format!("document laporan.xlsx\nregion {code}\nkind activity_report\n{lines}");
    match &requirement.check {
        Check::FormsTaskForce {} | Check::NotLookAlike {} => {
            let other = without(&with("look-alike Satgas TPPO Polres"), &["ketua", "anggota"]);
            [good.clone(), other, good.replace(&format!("region {code}"), &format!("? region {code}"))]
        }
        Check::ExplicitMandate {} => {
            let merged = with("clause other_mandate : KDRT");
            lacking(merged, &["clause task_reporting"])
        }
        Check::OwnRegion { .. } => [
            good.clone(),
            good.replace(&format!("signed {head}"), "signed Wali Kota Surakarta"),
            good.replace(&format!("signed {head}"), "? signed Wali Kota Surakarta"),
        ],
        Check::InForce {} => [
            good.clone(),
            with(&format!(
                "document cabut.pdf\nregion {code}\nother-matter\nnumber 1/2\ndate 2025-01-01\nrevokes 100.3.3.2/441/{}",
                &day[..4]
            )),
            with("amends 1/2/2019"),
        ],
        Check::FinalText {} => {
            let blank = without(&good, &["number", "date"]);
            [good.clone(), format!("{blank}\ndraft\nclause draft_mark"), without(&good, &["number"])]
        }
        Check::Cites { instrument } => {
            let it = catalogue.instrument(instrument).unwrap();
            let kind = serde_json::to_value(it.kind).unwrap();
            let number = it.number.clone().unwrap();
            let start = format!("cites {} {number} {}", kind.as_str().unwrap(), it.year);
            lacking(good.clone(), &[&start])
        }
        Check::CitesInForce { .. } => lacking(good.clone(), &["cites uu 23"]),
        Check::CitesLawAbout { .. } => lacking(good.clone(), &["cites uu 13"]),
        Check::BasisUpToDate {} => lacking(good.clone(), &["cites perpres 49"]),
        Check::NotOnlyHistoric { .. } => {
            let old = format!(
                "{}\ncites other 88 2002 : Keputusan Presiden Nomor 88 Tahun 2002",
                without(&good, &["cites"])
            );
            [good.clone(), old, without(&good, &["cites"])]
        }
        Check::Form {} => {
            let none = with("form none");
            [good.clone(), format!("{none}\nkind letter"), none]
        }
        Check::Number {} => {
            let none = without(&good, &["number", "date"]);
            [good.clone(), none.clone(), without(&good, &["number"])]
        }
        Check::DateAndPlace {} => {
            [good.clone(), good.replace("date 2024-03-05", "date 2027-01-01"), without(&good, &["place"])]
        }
        Check::Title {} => {
            [good.clone(), without(&good, &["title", "clause formation"]), without(&good, &["title"])]
        }
        Check::Provision { provision } => {
            let kind = serde_json::to_value(provision).unwrap();
            let line = format!("clause {}", kind.as_str().unwrap());
            let mut failed = String::new();
            for it in good.lines() {
                let clause = it.trim();
                if clause != line && !clause.starts_with(&format!("{line} ")) {
                    writeln!(failed, "{it}").unwrap();
                }
            }
            [with(&line), failed.clone(), partial(failed)]
        }
        Check::Composition {} => {
            let none = without(&good, SEATS);
            [good.clone(), none.clone(), format!("{none}\nnotice no-composition-found")]
        }
        Check::AnnexRepeatsNumber {} => [
            good.clone(),
            without(&good, &["clause annex"]) + "\nclause annex_reference : 188/7/2019",
            without(&good, &["clause annex"]),
        ],
        Check::SignedByHead { .. } => [
            good.clone(),
            good.replace(&format!("signed {head}"), "signed Kepala Dinas Sosial"),
            without(&good, &["signed"]),
        ],
        Check::Tasks { at_least: 1 } => lacking(good.clone(), &["clause task"]),
        Check::Tasks { .. } => lacking(good.clone(), &["clause task_protection"]),
        Check::RevokesEarlier {} => {
            let earlier = format!("document lama.pdf\nregion {code}\nnumber 9/9/2015\ndate 2015-01-01\n");
            [format!("{good}\nrevokes 9/9/2015"), earlier.clone() + &good, earlier + &good + "\npartial"]
        }
        Check::CertifiedCopy {} => lacking(good.clone(), &["clause certified"]),
        Check::HeadLeads { .. } => lacking(good.clone(), &["ketua |"]),
        Check::Role { roles } => {
            let role = serde_json::to_value(roles[0]).unwrap();
            lacking(good.clone(), &[&format!("{} |", role.as_str().unwrap())])
        }
        Check::InstitutionInRole { .. } => {
            let failed = good.replace("ketua_harian | Sekretaris Daerah", "anggota | Sekretaris Daerah");
            let gone = without(&good, &["ketua_harian"]);
            [good.clone(), failed, format!("{gone}\nnotice rows-may-be-missing")]
        }
        Check::Members { .. } => lacking(good.clone(), &["anggota"]),
        Check::SeatsHaveOffices {} => {
            [good.clone(), with("anggota | | | Siti Contoh"), without(&good, SEATS)]
        }
        Check::NoConflictingSeats { .. } => {
            [good.clone(), with("ketua | Kepala Dinas Sosial | sosial"), without(&good, SEATS)]
        }
        Check::SeatGroup { group, .. } => {
            let ids = &catalogue.seat_group(group).unwrap().institutions;
            let failed: String = good
                .lines()
                .filter(|it| !ids.iter().any(|id| sits(it, id)))
                .fold(String::new(), |text, it| text + it + "\n");
            [
                good.clone(),
                failed.clone(),
                format!("{failed}\n? anggota | Ka. D1nas S0s |\n? anggota | Ka. Kant0r |"),
            ]
        }
        Check::Institution { any, where_present } => {
            let satisfied = with(&format!("anggota | Instansi | {}", any[0]));
            let failed: String = good
                .lines()
                .filter(|it| !any.iter().any(|id| sits(it, id)))
                .fold(String::new(), |text, it| text + it + "\n");
            let doubtful = format!("{failed}\n? anggota | Ka. D1nas S0s |\n? anggota | Ka. Kant0r |");
            // Where the unit may not exist, no absence is a failure.
            [satisfied, if *where_present { String::new() } else { failed }, doubtful]
        }
        Check::Units { .. } => lacking(good.clone(), &["anggota@", "ketua_sub@"]),
        Check::Unit { unit, .. } => {
            let satisfied = with(&format!("anggota@{unit} | Kepala Dinas | dppkb"));
            let failed = without(&satisfied, &[&format!("anggota@{unit}"), &format!("ketua_sub@{unit}")]);
            [satisfied, failed.clone(), partial(failed)]
        }
        Check::UnitsComplete {} => lacking(good.clone(), &["ketua_sub@"]),
        Check::UnitLedBy { unit, institution } => {
            let by = |id: &str| with(&format!("ketua_sub@{unit} | Kepala | {id}"));
            [by(institution), by("sosial"), with(&format!("? ketua_sub@{unit} | Kpl. Kanw1l |"))]
        }
        Check::Secretariat {} => lacking(good.clone(), &["sekretariat@"]),
        Check::SecretariatAt { .. } => [
            good.clone(),
            good.replace("Kepala Bidang pada Dinas PPPA | pppa", "Kepala Bidang | kesbangpol"),
            without(&good, &["sekretariat@"]) + "\nclause secretariat : Kantor Bupati",
        ],
        Check::Budget {} => [
            report("did budget 2026-01-02 amount=25000000"),
            report("did budget 2026-01-02 amount=0"),
            report("did budget amount=25000000"),
        ],
        Check::Term {} => [
            with("term 2024-01-01..2028-12-31"),
            with("term 2024-01-01..2024-12-31"),
            with("~ term ..").replace("region ", "? region "),
        ],
        Check::Age { .. } => [
            good.clone(),
            good.replace("date 2024-03-05", "date 2015-03-05"),
            good.replace("date 2024-03-05", "? date 2024-03-05"),
        ],
        Check::NamesCurrent { .. } => {
            [good.clone(), with("anggota | Kepala Dinas | bpbd | Budi Contoh"), without(&good, SEATS)]
        }
        Check::CurrentNames {} => [good.clone(), with("notice renamed-institution"), without(&good, SEATS)],
        Check::Meetings { .. } => {
            [report("did meeting 2026-09-12"), report("did meeting count=0"), report("did meeting")]
        }
        Check::Activity { activity, .. } => {
            let kind = serde_json::to_value(activity).unwrap();
            let kind = kind.as_str().unwrap();
            [
                report(&format!("did {kind} 2026-09-12")),
                report(&format!("did {kind} count=0")),
                report(&format!("did {kind}")),
            ]
        }
        Check::ActivitiesAcrossTasks { .. } => [
            report("did meeting 2026-09-12\ndid report 2026-10-01"),
            report("did meeting count=0"),
            report("did training"),
        ],
        Check::Cases { .. } => {
            [report("did case 2026-09-30 count=0"), report("did case"), report("did meeting 2026-09-12")]
        }
        Check::ReportsUpward {} => lacking(good.clone(), &["clause report_to"]),
        Check::ActionPlan {} => {
            let plan = |term: &str| {
                format!(
                    "document rad.pdf\nregion {code}\nkind regulation\nform peraturan\nother-matter\nnumber 7\ndate 2025-01-02\nclause action_plan\nterm {term}"
                )
            };
            [plan("2025-01-01..2029-12-31"), plan("2020-01-01..2024-12-31"), report("did action_plan")]
        }
        Check::AnswersMonitoring {} => [
            good.clone(),
            // A region that sent anything has answered; one that sent nothing leaves no evidence.
            String::new(),
            format!("document surat.pdf\nregion {code}\nkind letter"),
        ],
        Check::RecapOfRegencies {} => [
            report("claim 33.05 yes\nclaim 33.72 no"),
            report("claim 33.05"),
            report("did meeting 2026-09-12"),
        ],
        Check::ByHand { .. } => [String::new(), String::new(), good],
    }
}

/// Starts of lines that are seats.
const SEATS: &[&str] = &[
    "ketua",
    "wakil",
    "sekretaris",
    "sekretariat",
    "anggota",
    "pengarah",
    "pembina",
    "narasumber",
    "bendahara",
];

fn sits(line: &str, id: &str) -> bool {
    line.split('|').nth(2).is_some_and(|it| it.split_whitespace().any(|it| it == id))
}

#[test]
fn every_requirement_has_a_case_that_satisfies_one_that_fails_and_one_for_a_person() {
    let catalogue = Catalogue::embedded();
    let mut faults = Vec::new();
    let mut kinds: BTreeSet<(&str, usize)> = BTreeSet::new();
    for requirement in catalogue.requirements.iter().filter(|it| it.province || it.regency_city) {
        let code = if requirement.regency_city { "33.05" } else { "33" };
        let texts = cases(requirement, catalogue);
        for (at, (text, wanted)) in texts.iter().zip(["ya", "tidak", "periksa"]).enumerate() {
            if text.is_empty() {
                continue;
            }
            let assessment = judge(&Scene::of(text).submissions(), code, catalogue, AS_OF);
            let finding = assessment.findings.iter().find(|it| it.requirement == requirement.id).unwrap();
            let outcome = shown(finding.now);
            let no_evidence = wanted == "periksa" && finding.now == Outcome::NoEvidence;
            if outcome == wanted || no_evidence {
                kinds.insert((requirement.check.kind(), at));
            } else {
                let why = words::sentence(&finding.why, Lang::En);
                faults.push(format!("{}: {wanted} wanted, {outcome}: {why}", requirement.id));
            }
        }
    }
    assert_eq!(faults, Vec::<String>::new());
    for requirement in &catalogue.requirements {
        let kind = requirement.check.kind();
        for at in 0..3 {
            let covered = kinds.contains(&(kind, at))
                || (kind == "by-hand" && at < 2)
                || (kind == "answers-monitoring" && at == 1);
            assert!(covered, "{kind} has no case {at}");
        }
    }
}

#[test]
fn what_no_machine_checks_says_what_to_look_at() {
    for requirement in &Catalogue::embedded().requirements {
        let by_hand = matches!(requirement.check, Check::ByHand { .. });
        assert_eq!(by_hand, requirement.by_hand.is_some(), "{}", requirement.id);
        assert!(
            !by_hand || requirement.by_hand.as_deref().is_some_and(|it| it.len() > 20),
            "{}",
            requirement.id
        );
    }
}

#[test]
fn the_governing_chair_and_the_patron() {
    let patron =
        good().replace("ketua | Bupati", "pengarah | Bupati") + "ketua | Asisten Pemerintahan | asisten";
    insta::assert_snapshot!(row("STR001 STR005", &patron), @r"
    STR001 dulu ya, kini ya: Kepala daerah menjadi pengarah, pembina atau penanggung jawab; ketua: Asisten Pemerintahan.
    STR005 dulu ya, kini ya: Duduk dalam susunan: Sekretaris Daerah.
    ");
    insta::assert_snapshot!(row("STR001", &without(&good(), &["ketua |"])), @"STR001 dulu tidak, kini tidak: Kepala daerah tidak ada dalam 21 baris susunan.");
    insta::assert_snapshot!(row("STR001", &good().replace("ketua | Bupati", "- | Bupati")), @"STR001 dulu periksa, kini periksa: Kepala daerah tercantum, tetapi kedudukannya tidak terbaca.");
}

#[test]
fn nothing_sent_is_not_a_failure() {
    insta::assert_snapshot!(verdict(""), @"BELUM MENGIRIM / KURANG BUKTI: Tidak ada yang dikirim.");
    insta::assert_snapshot!(row("RLV001 ANG012 RUN001 RUN010 NAS001 ANG035", ""), @r"
    RLV001 dulu belum ada bukti, kini belum ada bukti: Tidak ada yang dikirim.
    ANG012 dulu belum ada bukti, kini belum ada bukti: Tidak ada yang dikirim.
    RUN001 dulu belum ada bukti, kini belum ada bukti: Tidak ada yang dilaporkan.
    RUN010 dulu belum ada bukti, kini belum ada bukti: Tidak ada yang dikirim.
    NAS001 dulu tidak berlaku, kini tidak berlaku: Kewajiban gugus tugas pusat, bukan daerah.
    ANG035 dulu tidak berlaku, kini tidak berlaku: Tidak berlaku bagi tingkat daerah ini.
    ");
    insta::assert_snapshot!(verdict_of("31.01", ""), @"BELUM MENGIRIM / KURANG BUKTI: Wilayah administratif tanpa pemerintahan sendiri; tidak diharapkan membentuk gugus tugas.");
}

#[test]
fn a_province_that_claims_a_regencys_decree_proves_nothing() {
    let recap = "document rekap.xlsx\nregion 33\nkind recap\nclaim 33.05 yes\nclaim 33.72 no";
    insta::assert_snapshot!(verdict(recap), @"BELUM MENGIRIM / KURANG BUKTI: Hanya rekap rekap.xlsx yang menyatakan ada keputusan (nomor –); dokumennya tidak dikirim.");
    insta::assert_snapshot!(row("RLV001", recap), @"RLV001 dulu belum ada bukti, kini belum ada bukti: Hanya rekap rekap.xlsx yang menyatakan ada keputusan (nomor –); dokumennya tidak dikirim.");
    insta::assert_snapshot!(verdict_of("33.72", recap), @"BELUM MENGIRIM / KURANG BUKTI: Rekap rekap.xlsx menyatakan daerah ini belum memiliki keputusan; daerah sendiri tidak mengirim apa pun.");
    insta::assert_snapshot!(row_of("33", "RUN012", recap), @"RUN012 dulu ya, kini ya: Menurut rekap 1 dari 2 kabupaten/kota memiliki gugus tugas.");
}

#[test]
fn a_good_decree_is_compliant() {
    insta::assert_snapshot!(verdict(&good()), @"PATUH / KURANG BUKTI: Semua kewajiban tentang keberadaan gugus tugas terbukti.");
}

#[test]
fn a_decree_of_2015_was_right_then_and_wants_renewal_now() {
    let old = without(
        &good().replace("2024", "2015"),
        &["cites perpres 22", "cites perpres 49", "cites perpres 19"],
    );
    insta::assert_snapshot!(row("DSR001 DSR002 DSR003 DSR004 DSR012 MSA002 ANG011 DAN002", &old), @r"
    DSR001 dulu ya, kini ya: UU 21/2007 disebut dalam dasar hukum.
    DSR002 dulu ya, kini ya: Perpres 69/2008 disebut dalam dasar hukum.
    DSR003 dulu tidak berlaku, kini tidak berlaku: Aturan ini baru berlaku sejak 2021-04-01.
    DSR004 dulu tidak berlaku, kini tidak berlaku: Aturan ini baru berlaku sejak 2023-08-10.
    DSR012 dulu tidak berlaku, kini tidak: Ditetapkan 2015-03-05, sebelum Perpres 49/2023; perlu dimutakhirkan, tidak batal.
    MSA002 dulu ya, kini tidak: Ditetapkan 2015-03-05, lebih dari 5 tahun yang lalu.
    ANG011 dulu tidak berlaku, kini ya: Duduk dalam susunan: Kepala Dinas PPPA.
    DAN002 dulu tidak berlaku, kini ya: Klausulnya ada.
    ");
    insta::assert_snapshot!(verdict(&old), @"SEBAGIAN / KURANG BUKTI: Kewajiban terpenuhi; 1 hal yang diharapkan belum ada: DSR012.");
    let then = |text: &str| {
        judge(&Scene::of(text).submissions(), "33.05", Catalogue::embedded(), AS_OF).verdict_then
    };
    assert_eq!(then(&old), Some(Verdict::Compliant));
    // What became of it later is no matter of the law then.
    assert_eq!(then(&format!("{old}\nterm 2015-01-01..2019-12-31")), Some(Verdict::Compliant));
    assert_eq!(then(&old.replace("date 2015", "? date 2015")), Some(Verdict::CannotJudge));
    assert_eq!(then(&without(&old, &["date"])), None);
    assert_eq!(then(""), None);
}

#[test]
fn only_a_duty_seen_in_a_public_text_makes_a_region_fail() {
    // BTK004 (title) is such a duty; ANG002 (law enforcers) was seen in part only.
    insta::assert_snapshot!(verdict(&without(&good(), &["title", "clause formation"])), @"TIDAK PATUH / KURANG BUKTI: Kewajiban yang tidak dipenuhi: BTK004.");
    insta::assert_snapshot!(verdict(&without(&good(), &["anggota | Kapolres", "anggota | Kepala Kejaksaan"])), @"SEBAGIAN / KURANG BUKTI: 1 kewajiban belum terbukti: ANG002.");
    // What is expected wants mending; good practice and what is known from memory only do not.
    insta::assert_snapshot!(verdict(&without(&good(), &["anggota | Kepala Dinas Sosial"])), @"SEBAGIAN / KURANG BUKTI: Kewajiban terpenuhi; 1 hal yang diharapkan belum ada: ANG016.");
}

#[test]
fn what_is_known_from_memory_moves_no_verdict() {
    insta::assert_snapshot!(verdict(&without(&good(), &["anggota@pencegahan | Kepala Dinas Pendidikan"]).replace("ketua_sub@", "anggota@")), @"PATUH / KURANG BUKTI: Semua kewajiban tentang keberadaan gugus tugas terbukti.");
}

#[test]
fn a_draft_and_a_look_alike_cant_be_used() {
    let draft = without(&good(), &["number", "date"]) + "draft\nclause draft_mark";
    insta::assert_snapshot!(verdict(&draft), @"TIDAK PATUH / KURANG BUKTI: Hanya rancangan yang dikirim: sk.pdf. Dasarnya (RLV005, RLV006) belum seluruhnya diperiksa pada naskah resmi; periksa JDIH.");
    let unfound = without(&good(), &["date"]) + "draft";
    insta::assert_snapshot!(verdict(&unfound), @"SEBAGIAN / KURANG BUKTI: 2 kewajiban belum terbukti: RLV006, BTK003.");
    let police = "document satgas.pdf\nregion 33.05\ntitle Satgas TPPO\nlook-alike Satgas TPPO Polres";
    insta::assert_snapshot!(verdict(police), @"TIDAK PATUH / KURANG BUKTI: Hanya dokumen badan lain yang dikirim: satgas.pdf; tidak dapat dipakai. Keputusan gugus tugas yang belum dikirim tetap mungkin ada.");
    insta::assert_snapshot!(row("RLV003 ANG012", police), @r"
    RLV003 dulu tidak, kini tidak: Dokumen badan lain: Satgas TPPO Polres.
    ANG012 dulu belum ada bukti, kini belum ada bukti: satgas.pdf adalah dokumen badan lain, sehingga tidak menunjukkan hal ini.
    ");
}

#[test]
fn what_could_not_be_read_is_not_nothing() {
    insta::assert_snapshot!(verdict("document 33/33.05/sk.pdf\nfailed"), @"TIDAK DAPAT DINILAI / KURANG BUKTI: 33/33.05/sk.pdf tidak dapat dibaca. Terkunci.");
    insta::assert_snapshot!(row("RLV001 ANG012 RUN001 RUN010", "document 33/33.05/sk.pdf\nfailed"), @r"
    RLV001 dulu periksa, kini periksa: 33/33.05/sk.pdf tidak dapat dibaca. Terkunci.
    ANG012 dulu periksa, kini periksa: 33/33.05/sk.pdf tidak dapat dibaca. Terkunci.
    RUN001 dulu belum ada bukti, kini belum ada bukti: Tidak ada yang dilaporkan.
    RUN010 dulu periksa, kini periksa: Yang dikirim tidak dapat dibaca.
    ");
    // A month's folder is no province.
    assert!(verdict_of("33", "document 33/sk.pdf\nfailed").starts_with("BELUM MENGIRIM"));
    insta::assert_snapshot!(row("ANG012 BTK014", &(without(&good(), &["anggota", "clause effective"]) + "partial")), @r"
    ANG012 dulu periksa, kini periksa: sk.pdf hanya terbaca sebagian, sehingga yang tidak ditemukan belum tentu tidak ada. Halaman 3 perlu OCR.
    BTK014 dulu periksa, kini periksa: sk.pdf hanya terbaca sebagian, sehingga yang tidak ditemukan belum tentu tidak ada. Halaman 3 perlu OCR.
    ");
}

#[test]
fn what_could_not_be_read_may_be_newer() {
    let text = good() + "document 33/33.05/scan.pdf\nfailed";
    insta::assert_snapshot!(row("RLV005 ANG012", &text), @r"
    RLV005 dulu periksa, kini periksa: Terbaru dari yang terbaca; 33/33.05/scan.pdf tidak terbaca dan mungkin lebih baru.
    ANG012 dulu ya, kini ya: Duduk dalam susunan: Kapolres.
    ");
    insta::assert_snapshot!(verdict(&text), @"SEBAGIAN / KURANG BUKTI: 1 kewajiban belum terbukti: RLV005.");
}

#[test]
fn a_doubtful_row_may_be_what_is_missing() {
    let lacking = without(&good(), &["anggota | Kepala Dinas Sosial"]);
    insta::assert_snapshot!(row("ANG016", &lacking), @"ANG016 dulu tidak, kini tidak: Tidak tercantum dalam 21 baris susunan.");
    insta::assert_snapshot!(row("ANG016", &(lacking.clone() + "? anggota | Kpl. D1nas S0s |")), @"ANG016 dulu tidak, kini tidak: Tidak tercantum dalam 22 baris susunan.");
    insta::assert_snapshot!(row("ANG016", &(lacking.clone() + "? anggota | Kpl. D1nas S0s |\n? anggota | Kpl. D1nas |")), @"ANG016 dulu periksa, kini periksa: Tidak ditemukan, tetapi 2 dari 23 baris belum pasti terbaca dan mungkin memuatnya.");
    // A doubtful seat is no proof; a sure one beside it is.
    let doubtful = lacking + "? anggota | Kepala Dinas Sosial | sosial";
    insta::assert_snapshot!(row("ANG016", &doubtful), @"ANG016 dulu periksa, kini periksa: Buktinya lemah; lihat sumbernya dahulu.");
    insta::assert_snapshot!(row("ANG016", &(doubtful + "\nanggota | Sekretaris Dinas Sosial | sosial")), @"ANG016 dulu ya, kini ya: Duduk dalam susunan: Sekretaris Dinas Sosial.");
}

#[test]
fn a_document_that_may_be_another_regions_proves_nothing() {
    let text = good().replace("region 33.05", "? region 33.05");
    insta::assert_snapshot!(verdict(&text), @"TIDAK DAPAT DINILAI / KURANG BUKTI: Tidak pasti apakah dokumen membentuk gugus tugas daerah ini.");
    insta::assert_snapshot!(row("RLV001 RLV004 ANG012", &text), @r"
    RLV001 dulu periksa, kini periksa: Buktinya lemah; lihat sumbernya dahulu.
    RLV004 dulu periksa, kini periksa: Buktinya lemah; lihat sumbernya dahulu.
    ANG012 dulu periksa, kini periksa: Buktinya lemah; lihat sumbernya dahulu.
    ");
}

#[test]
fn the_folder_is_only_a_notice() {
    let text = good().replace("document sk.pdf", "document 33/33.72/sk.pdf");
    insta::assert_snapshot!(row("RLV004", &text), @"RLV004 dulu ya, kini ya: Dokumen milik daerah ini; foldernya menyebut 33.72.");
    assert!(verdict_of("33.72", &text).starts_with("BELUM MENGIRIM"));
}

#[test]
fn lower_bodies_do_not_count_for_the_region() {
    let lower = "anggota@kecamatan | Danramil | tni\nanggota@desa | Puskesmas | kesehatan\n\
                 anggota@sekolah | Kepala KUA | kemenag";
    let bare = without(&good(), &["ketua_sub@pencegahan"]);
    let ids = "ANG024 ANG034 STR001 STR002 STR004 SUB001";
    let counted = row(ids, &bare);
    assert_eq!(row(ids, &(bare + "\n" + lower)), counted);
    let only = without(&good(), SEATS) + "\nketua@kecamatan | Camat | kecamatan\nanggota@desa | Lurah | desa";
    assert!(row("BTK009", &only).contains("kini tidak"), "{}", row("BTK009", &only));
}

/// `text` with all of its seats under the heading `heading`, which is no known unit.
fn under(heading: &str, text: &str) -> Vec<Arc<Submission>> {
    let mut documents = Scene::of(text).documents;
    for member in documents.iter_mut().flat_map(|it| &mut it.members) {
        member.unit = None;
        member.unit_text = Some(heading.to_owned());
    }
    documents.into_iter().map(Arc::new).collect()
}

#[test]
fn a_heading_alone_is_no_unit() {
    let outcome = |documents: &[Arc<Submission>], id: &str| {
        let it = judge(documents, "33.05", Catalogue::embedded(), AS_OF);
        shown(it.findings.iter().find(|it| it.requirement.0 == id).unwrap().now)
    };
    let plain = under("Susunan Gugus Tugas", &without(&good(), &["ketua_sub"]));
    assert_eq!(outcome(&plain, "STR001"), "ya");
    assert_eq!(outcome(&plain, "SUB001"), "tidak");
    // Where someone heads it, it is one.
    assert_eq!(outcome(&under("Pokja Satu", &good()), "SUB001"), "ya");
}

#[test]
fn an_annex_of_its_own_is_the_decrees() {
    let body = without(&good(), SEATS);
    let annex = |region: &str, date: &str| {
        format!(
            "document lampiran.pdf\nregion {region}\nnumber 100.3.3.2/441/2024\n{date}\n\
             clause annex_reference : 100.3.3.2/441/2024\nketua | Bupati | kdh\nanggota | Kapolres | polri"
        )
    };
    for region in ["33.05", "none"] {
        for date in ["year 2024", "date 2024-03-05"] {
            let both = format!("{body}\n{}", annex(region, date));
            assert!(chain(&both).contains("lampiran.pdf: Roster"), "{}", chain(&both));
            assert!(row("BTK009", &both).starts_with("BTK009 dulu ya"), "{}", row("BTK009", &both));
            assert!(row("ANG016", &both).contains("kini tidak"), "{}", row("ANG016", &both));
        }
    }
    // Two regions with that number: it may be either's.
    let other = body.replace("sk.pdf", "lain.pdf").replace("region 33.05", "region 33.72");
    assert!(!chain(&format!("{body}\n{other}\n{}", annex("none", "year 2024"))).contains("lampiran"));
}

#[test]
fn what_is_signed_after_the_day_judged_is_not_in_force() {
    let later = good_of("33.05", "Bupati", "2026-12-01").replace("sk.pdf", "nanti.pdf");
    insta::assert_snapshot!(chain(&format!("{}\n{later}\nrevokes 100.3.3.2/441/2024 2024", good())), @r"
    sk.pdf: InForce
    nanti.pdf: NotYet
    ");
    insta::assert_snapshot!(verdict(&later), @"TIDAK DAPAT DINILAI / KURANG BUKTI: nanti.pdf ditetapkan pada 2026-12-01, sesudah tanggal penilaian; keadaan pada tanggal itu tidak dapat dinilai.");
    insta::assert_snapshot!(row("RLV005", &later), @"RLV005 dulu tidak, kini tidak: Ditetapkan pada 2026-12-01, sesudah tanggal penilaian 2026-11-24.");
}

#[test]
fn who_sent_anything_has_answered() {
    let letter = "document surat.pdf\nregion 33.05\nkind letter";
    assert!(row("RUN010", letter).contains("kini periksa"));
    let recap = "document rekap.xlsx\nregion 33\nkind recap\nclaim 33.05 yes";
    assert!(row_of("33", "RUN010", recap).contains("kini ya"));
    let dossiers = assemble_for(&regions(), &Scene::of(recap).submissions(), AS_OF);
    let sender = dossiers.iter().find(|it| it.region.code.0 == "33").unwrap();
    assert_eq!(sender.documents[0].standing, Standing::Unrelated);
}

#[test]
fn an_absence_cites_the_first_and_the_last_seat() {
    let lacking = without(&good(), &["anggota | Kapolres"]);
    let it = judge(&Scene::of(&lacking).submissions(), "33.05", Catalogue::embedded(), AS_OF);
    let finding = it.findings.iter().find(|it| it.requirement.0 == "ANG012").unwrap();
    let quotes: Vec<&str> = finding.evidence.iter().map(|it| it.evidence.quote.as_str()).collect();
    assert_eq!(quotes, ["ketua | Bupati | kdh", "anggota | Kepala BP3MI | p2mi"]);
    assert_eq!(words::sentence(&finding.why, Lang::En), "It has no seat among 21 rows.");
}

#[test]
fn the_chain_of_decrees() {
    let base = "region 33.05\n";
    insta::assert_snapshot!(chain(&format!("
        document a.pdf\n{base} number 1/1/2015\n date 2015-01-01
        document b.pdf\n{base} number 2/2/2020\n date 2020-01-01\n revokes 1/1/2015 2015
        document c.pdf\n{base} number 3/3/2024\n date 2024-01-01
        document d.pdf\n{base} number 4/4/2025\n date 2025-01-01\n amends 3/3/2024
        document e.pdf\n{base} number 3/3/2024\n date 2024-01-01\n text ocr
        document f.pdf\n{base} draft\n clause draft_mark
        document g.pdf\n{base} look-alike Timpora
        document h.xlsx\n{base} kind roster\n anggota | Kapolres | polri
        document i.xlsx\n{base} kind activity_report\n did meeting 2026-01-01
        document j.pdf\n{base} kind letter
        document k.pdf\n{base} kind letter\n bytes j.pdf
        document l.pdf\n{base} failed
    ")), @r#"
    c.pdf: InForce
    d.pdf: Amends { what: Some("c.pdf") }
    e.pdf: Duplicate { of: "c.pdf" }
    b.pdf: Superseded { by: "c.pdf" }
    a.pdf: Revoked { by: "b.pdf" }
    f.pdf: Draft
    g.pdf: LookAlike
    h.xlsx: Roster
    i.xlsx: Activity
    j.pdf: Unrelated
    k.pdf: Duplicate { of: "j.pdf" }
    l.pdf: Unusable
    "#);
}

#[test]
fn a_regulation_that_forms_and_a_decree_that_names() {
    let base = "region 33.05\n";
    let text = format!("
        document perbup.pdf\n{base} form peraturan\n number 37\n date 2021-05-05\n clause formation\n clause funding
        document sk.pdf\n{base} number 5/5/2022\n date 2022-02-02\n title GT\n ketua | Bupati | kdh\n anggota | Kapolres | polri
    ");
    insta::assert_snapshot!(chain(&text), @r#"
    sk.pdf: InForce
    perbup.pdf: Basis { of: "sk.pdf" }
    "#);
    insta::assert_snapshot!(row("DAN002 ANG012 STR001", &text), @r"
    DAN002 dulu tidak berlaku, kini ya: Klausulnya ada.
    ANG012 dulu tidak berlaku, kini ya: Duduk dalam susunan: Kapolres.
    STR001 dulu ya, kini ya: Kepala daerah menjadi ketua.
    ");
    // The other way round the regulation is the newer rule.
    insta::assert_snapshot!(chain(&text.replace("2021-05-05", "2023-05-05")), @r#"
    perbup.pdf: InForce
    sk.pdf: Superseded { by: "perbup.pdf" }
    "#);
}

#[test]
fn two_decrees_of_one_day_are_for_a_person() {
    let base = "region 33.05\n date 2024-01-01\n title GT\n";
    let text = format!(
        "
        document a.pdf\n{base} number 1/1/2024\n ketua | Bupati | kdh
        document b.pdf\n{base} number 2/2/2024\n ketua | Sekda | setda
    "
    );
    insta::assert_snapshot!(chain(&text), @r#"
    a.pdf: Contested { with: "b.pdf" }
    b.pdf: Contested { with: "a.pdf" }
    "#);
    insta::assert_snapshot!(verdict(&text), @"TIDAK DAPAT DINILAI / KURANG BUKTI: a.pdf dan b.pdf bertanggal sama tetapi isinya bertentangan; tidak satu pun dipakai.");
    // One number, one day, two chairs: the copies contradict each other.
    let copies = text.replace("2/2/2024", "1/1/2024");
    assert!(chain(&copies).contains("Contested"));
    // A scan whose number could not be read is the same decree.
    let scan = text.replace("number 2/2/2024", "? number 2/Z/2024").replace("Sekda | setda", "Bupati | kdh");
    insta::assert_snapshot!(chain(&scan), @r#"
    a.pdf: InForce
    b.pdf: Duplicate { of: "a.pdf" }
    "#);
}

#[test]
fn an_amendment_is_merged_and_alone_says_little() {
    let amendment = "document ubah.pdf\nregion 33.05\nnumber 9/9/2025\ndate 2025-05-05\ntitle Perubahan\namends 100.3.3.2/441/2024 2024\nanggota | Kepala BNN | bnn\n";
    insta::assert_snapshot!(row("ANG070 ANG012 RLV005", &(good() + amendment)), @r"
    ANG070 dulu ya, kini ya: Duduk dalam susunan: Kepala BNN.
    ANG012 dulu ya, kini ya: Duduk dalam susunan: Kapolres.
    RLV005 dulu ya, kini ya: Berlaku dengan perubahan ubah.pdf.
    ");
    insta::assert_snapshot!(row("ANG070 ANG012 RLV005", amendment), @r"
    ANG070 dulu ya, kini ya: Duduk dalam susunan: Kepala BNN.
    ANG012 dulu periksa, kini periksa: Hanya perubahan yang dikirim; keputusan yang diubah tidak ada, sehingga yang tidak tercantum belum tentu tidak ada.
    RLV005 dulu periksa, kini periksa: Hanya perubahan yang dikirim; keputusan yang diubah tidak ada, sehingga yang tidak tercantum belum tentu tidak ada.
    ");
    insta::assert_snapshot!(verdict(amendment), @"SEBAGIAN / KURANG BUKTI: Hanya keputusan perubahan yang dikirim.");
}

#[test]
fn an_amendment_of_something_else_is_not_merged() {
    let other = "document ubah.pdf\nregion 33.05\nnumber 9/9/2025\ndate 2025-05-05\namends 7/7/2019\nanggota | Kepala BNN | bnn\n";
    insta::assert_snapshot!(row("ANG070 RLV005", &(good() + other)), @r"
    ANG070 dulu tidak, kini tidak: Tidak tercantum dalam 22 baris susunan.
    RLV005 dulu periksa, kini periksa: ubah.pdf mengubah keputusan yang nomornya tidak cocok; mungkin mengubah keputusan ini.
    ");
    insta::assert_snapshot!(chain(&(good() + &other.replace("2025-05-05", "2020-05-05"))), @r#"
    sk.pdf: InForce
    ubah.pdf: Superseded { by: "sk.pdf" }
    "#);
}

#[test]
fn an_expired_decree_and_a_revoked_one() {
    insta::assert_snapshot!(verdict(&(good() + "term 2024-01-01..2024-12-31")), @"SEBAGIAN / KURANG BUKTI: Masa berlaku keputusan sudah lewat.");
    let revoked = good()
        + "document cabut.pdf\nregion 33.05\nother-matter\nnumber 1/2/2025\ndate 2025-01-01\nrevokes 100.3.3.2/441/2024";
    insta::assert_snapshot!(chain(&revoked), @r#"
    cabut.pdf: Revokes { what: "sk.pdf" }
    sk.pdf: Revoked { by: "cabut.pdf" }
    "#);
    insta::assert_snapshot!(verdict(&revoked), @"TIDAK PATUH / KURANG BUKTI: Keputusan telah dicabut oleh cabut.pdf, tanpa pengganti.");
}

#[test]
fn a_roster_stands_in_for_a_missing_annex_but_not_for_a_decree() {
    let roster =
        "document daftar.xlsx\nregion 33.05\nkind roster\nketua | Bupati | kdh\nanggota | Kapolres | polri\n";
    insta::assert_snapshot!(row("BTK009 ANG012 ANG016 RLV001", &(without(&good(), SEATS) + "\n" + roster)), @r"
    BTK009 dulu ya, kini ya: Keputusan tidak memuat susunan; 2 baris diambil dari daftar daftar.xlsx.
    ANG012 dulu ya, kini ya: Duduk dalam susunan: Kapolres.
    ANG016 dulu periksa, kini periksa: Tidak ada dalam daftar anggota, tetapi daftar itu bukan lampiran keputusan.
    RLV001 dulu ya, kini ya: Dokumen membentuk atau menetapkan gugus tugas.
    ");
    insta::assert_snapshot!(row("BTK009 ANG012 ANG016 RLV001", roster), @r"
    BTK009 dulu periksa, kini periksa: Hanya daftar anggota tanpa keputusan yang dikirim.
    ANG012 dulu periksa, kini periksa: Hanya daftar anggota tanpa keputusan yang dikirim.
    ANG016 dulu periksa, kini periksa: Hanya daftar anggota tanpa keputusan yang dikirim.
    RLV001 dulu belum ada bukti, kini belum ada bukti: Hanya daftar anggota tanpa keputusan yang dikirim.
    ");
    insta::assert_snapshot!(verdict(roster), @"TIDAK DAPAT DINILAI / KURANG BUKTI: Hanya daftar anggota tanpa keputusan yang dikirim.");
}

#[test]
fn it_runs_when_it_met_and_reported_or_had_money() {
    let report = |lines: &str| {
        verdict(&format!("{}document l.xlsx\nregion 33.05\nkind activity_report\n{lines}", good()))
    };
    let runs = |lines: &str| report(lines).split(" / ").nth(1).unwrap().split(':').next().unwrap().to_owned();
    assert_eq!(runs(""), "KURANG BUKTI");
    assert_eq!(runs("did meeting 2026-09-12"), "KURANG BUKTI");
    assert_eq!(runs("did meeting 2026-09-12\ndid report 2026-10-01"), "BERJALAN");
    assert_eq!(runs("did meeting 2026-09-12\ndid budget 2026-01-01 amount=1000"), "BERJALAN");
    assert_eq!(runs("did meeting 2025-09-12\ndid report 2025-10-01"), "KURANG BUKTI");
    assert_eq!(runs("did budget 2026-01-01 amount=0"), "TIDAK BERJALAN");
    assert_eq!(runs("did budget 2026-01-01 amount=0\ndid meeting 2026-09-12"), "KURANG BUKTI");
    assert_eq!(runs("did meeting count=0"), "TIDAK BERJALAN");
    assert_eq!(runs("did case 2026-09-12 count=0"), "KURANG BUKTI");
}

#[test]
fn its_own_rule_says_how_often_it_meets() {
    let met = |clauses: &str, lines: &str| {
        row(
            "RUN001",
            &format!("{}\n{clauses}\ndocument l.xlsx\nregion 33.05\nkind activity_report\n{lines}", good()),
        )
    };
    let pleno = "clause meetings : 1/4";
    let both = "clause meetings : 1/4\nclause unit_meetings : 1/2";
    insta::assert_snapshot!(met("", "did meeting 2026-03-12"), @"RUN001 dulu ya, kini ya: Dilaporkan 1 kali dalam 12 bulan terakhir.");
    insta::assert_snapshot!(met(pleno, "did meeting 2026-03-12"), @"RUN001 dulu periksa, kini periksa: Dilaporkan 0 rapat, padahal keputusannya sendiri menetapkan 1 kali dalam 4 bulan.");
    insta::assert_snapshot!(met(pleno, "did meeting 2026-09-12"), @"RUN001 dulu ya, kini ya: Bertemu sesering yang ditetapkan keputusannya sendiri (1 rapat).");
    insta::assert_snapshot!(met(both, "did meeting 2026-09-12"), @"RUN001 dulu periksa, kini periksa: Dilaporkan 0 rapat sub gugus tugas, padahal keputusannya sendiri menetapkan 1 kali dalam 2 bulan.");
    insta::assert_snapshot!(met(both, "did meeting 2026-09-12\ndid meeting 2026-10-30 unit=pencegahan"), @"RUN001 dulu ya, kini ya: Bertemu sesering yang ditetapkan keputusannya sendiri (2 rapat).");
    // A rule that can't be read for certain sets nothing, and without reports it proves nothing.
    insta::assert_snapshot!(met(&format!("? {pleno}"), "did meeting 2026-03-12"), @"RUN001 dulu ya, kini ya: Dilaporkan 1 kali dalam 12 bulan terakhir.");
    insta::assert_snapshot!(met(pleno, ""), @"RUN001 dulu belum ada bukti, kini belum ada bukti: Tidak ada yang dilaporkan.");
}

#[test]
fn a_ministers_number_needs_its_minister() {
    let other = without(&good(), &["cites permen"])
        + "cites permen 10 2012 : Peraturan Menteri Keuangan Nomor 10 Tahun 2012";
    insta::assert_snapshot!(row("DSR008", &other), @"DSR008 dulu tidak, kini tidak: Permen PPPA 10/2012 tidak disebut dalam dasar hukum.");
    insta::assert_snapshot!(row("DSR001", &(without(&good(), &["cites uu 21"]) + "cites uu 21")), @"DSR001 dulu periksa, kini periksa: Kutipan mungkin menunjuk UU 21/2007, tetapi tahunnya tidak terbaca.");
}

#[test]
fn the_catalogue_is_whole() {
    let catalogue = Catalogue::parse(Catalogue::EMBEDDED).unwrap();
    assert_eq!(catalogue.requirements.len(), 133);
    assert_eq!(catalogue.hash, Catalogue::embedded().hash);
    assert_eq!(catalogue.hash.len(), 64);
    let members = |period: &str| {
        let seats = catalogue.national_posts.iter().filter_map(|it| it.seat.get(period));
        u32::try_from(seats.filter(|it| it.starts_with("anggota")).count()).unwrap()
    };
    for period in &catalogue.periods {
        // Of the list of 2021 no text seen settles three seats.
        if period.id != "P3"
            && let Some(count) = period.national_members
        {
            assert_eq!(members(&period.id), count, "{}", period.id);
        }
    }
}

#[test]
fn institutions_of_the_law_are_those_of_the_reference_data() {
    let groups = &Catalogue::embedded().seat_groups;
    let in_law: BTreeSet<&str> = groups.iter().flat_map(|it| &it.institutions).map(String::as_str).collect();
    let known: BTreeSet<&str> = RefData::embedded().institutions().iter().map(|it| it.id.as_str()).collect();
    assert_eq!(in_law, known);
}

/// What the parser says to the catalogue with `from` changed to `to`.
fn broken(from: &str, to: &str) -> String {
    assert!(Catalogue::EMBEDDED.contains(from), "{from}");
    let text = Catalogue::EMBEDDED.replacen(from, to, 1);
    let error: CatalogueError = Catalogue::parse(&text).unwrap_err();
    let line = text.lines().nth(error.at().line - 1).unwrap();
    let shown: String = line.chars().skip(error.at().column - 1).take(24).collect();
    let message = error.to_string();
    let (_, message) = message.split_once(": ").unwrap();
    format!("{shown:?}: {}", message.lines().next().unwrap())
}

#[test]
fn a_wrong_catalogue_says_where() {
    insta::assert_snapshot!([
        broken("check = { kind = \"title\" }", "check = { kind = \"tittle\" }"),
        broken("check = { kind = \"title\" }", "check = { kind = \"title\", where = 1 }"),
        broken("any = [\"imigrasi\"]", "any = [\"imigrsi\"]"),
        broken("kind = \"cites\", instrument = \"pp-9-2008\"", "kind = \"cites\", instrument = \"pp-9-2080\""),
        broken("unit = \"pencegahan\"", "unit = \"pencegah\""),
        broken("group = \"lsm\"", "group = \"ngo\""),
        broken("roles = [\"sekretaris\"]", "roles = [\"sekretaries\"]"),
        broken("id = \"RLV002\"", "id = \"RLV001\""),
        broken("effective-to = 2023-08-09", "effective-to = 2020-08-09"),
        broken("effective-to = 2023-08-09", "effective-to = \"soon\""),
        broken("obligation = \"mandatory\"\nseverity = \"error\"", "obligation = \"expected\"\nseverity = \"error\""),
        broken("severity = \"error\"", "severity = \"fatal\""),
        broken("until = 2021-03-31", "until = 2021-03-30"),
        broken("schema = 1", "schema = 2"),
        broken("[[requirement]]", "[[requirment]]"),
        broken("source = [\"kebiasaan\"]", "source = []"),
    ].join("\n"), @r#"
    "\"tittle\" }": unknown variant `tittle`, expected one of `forms-task-force`, `explicit-mandate`, `not-look-alike`, `own-region`, `in-force`, `final-text`, `cites`, `cites-in-force`, `cites-law-about`, `basis-up-to-date`, `not-only-historic`, `form`, `number`, `date-and-place`, `title`, `provision`, `composition`, `annex-repeats-number`, `signed-by-head`, `tasks`, `revokes-earlier`, `certified-copy`, `head-leads`, `role`, `institution-in-role`, `members`, `seats-have-offices`, `no-conflicting-seats`, `seat-group`, `institution`, `units`, `unit`, `units-complete`, `unit-led-by`, `secretariat`, `secretariat-at`, `budget`, `term`, `age`, `names-current`, `current-names`, `activity`, `meetings`, `activities-across-tasks`, `cases`, `reports-upward`, `action-plan`, `answers-monitoring`, `recap-of-regencies`, `by-hand`
    "{ kind = \"title\", where ": unknown field `where`, there are no fields
    "\"imigrsi\"], where-presen": unknown institution "imigrsi"; did you mean "imigrasi"?
    "\"pp-9-2080\" }": unknown instrument "pp-9-2080"; did you mean "pp-9-2008"?
    "\"pencegah\" }": unknown unit "pencegah"; did you mean "pencegahan"?
    "\"ngo\", at-least = 1 }": unknown seat group "ngo"
    "{ kind = \"role\", roles =": unknown variant `sekretaries`, expected one of `pembina`, `pengarah`, `penanggung_jawab`, `ketua`, `ketua_ii`, `wakil_ketua`, `ketua_harian`, `wakil_ketua_harian`, `sekretaris`, `wakil_sekretaris`, `bendahara`, `ketua_sub`, `anggota`, `sekretariat`, `narasumber`
    "\"RLV001\"": requirement "RLV001" stands twice
    "\"DSR003\"": DSR003 ends before it starts (2020-08-09 is before 2021-04-01)
    "\"soon\"": invalid type: string "soon", expected a TOML datetime
    "\"RLV001\"": RLV001 has severity "error" but obligation is not "mandatory"; only a duty may block compliance
    "\"fatal\"": unknown variant `fatal`, expected one of `error`, `warning`, `info`
    "[[law-period]]": law period "P3" does not begin the day after the one before it ends
    "2": catalogue schema 2 is not known, only 1
    "requirment]]": unknown field `requirment`, expected one of `catalogue`, `roll-up`, `seat-group`, `unit`, `instrument`, `law-period`, `national-post`, `requirement`
    "\"RLV002\"": RLV002 names no source
    "#);
}

#[test]
fn an_analyst_adds_a_seat_without_rust() {
    let more = r#"
[[requirement]]
id = "ANG072"
title = { id = "Inspektorat", en = "Inspectorate" }
levels = ["regency_city"]
aspect = "exists"
obligation = "expected"
severity = "info"
verified = "no"
source = ["kebiasaan"]
effective-from = 2025-01-01
check = { kind = "institution", any = ["inspektorat"] }
"#;
    let catalogue = Catalogue::parse(&(Catalogue::EMBEDDED.to_owned() + more)).unwrap();
    let documents = Scene::of(&(good() + "anggota | Inspektur | inspektorat")).submissions();
    let finding = judge(&documents, "33.05", &catalogue, AS_OF).findings.pop().unwrap();
    assert_eq!((finding.then, finding.now), (Outcome::NotApplicable, Outcome::Satisfied));
    assert_ne!(catalogue.hash, Catalogue::embedded().hash);
}

#[test]
fn every_reason_has_its_sentences_and_every_sentence_its_reason() {
    let mut code = String::new();
    let mut folders = vec![std::path::PathBuf::from("src/assess")];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|it| it == "rs") && !path.ends_with("words.rs") {
                code += &std::fs::read_to_string(path).unwrap();
            }
        }
    }
    let squeezed: String = code.split_whitespace().collect();
    let mut used = BTreeSet::new();
    for opening in [
        "Why::plain(\"",
        "Why::with(\"",
        "Answer::yes(\"",
        "Answer::no(\"",
        "Answer::unclear(\"",
        "Answer::none(\"",
        "outcome(\"",
    ] {
        used.extend(squeezed.split(opening).skip(1).map(|it| it.split('"').next().unwrap()));
    }
    used.extend(squeezed.split("Answer::absent(Part::").skip(1).map(|it| it.split('"').nth(1).unwrap()));
    used.extend(["rule-not-yet-in-force", "rule-no-longer-in-force"]);
    let known: BTreeSet<&str> = words::SENTENCES.iter().map(|it| it.0).collect();
    assert_eq!(
        used.difference(&known).collect::<Vec<_>>(),
        Vec::<&&str>::new(),
        "used, but without sentence"
    );
    assert_eq!(
        known.difference(&used).collect::<Vec<_>>(),
        Vec::<&&str>::new(),
        "sentences that nothing uses"
    );
    assert!(words::SENTENCES.is_sorted_by(|a, b| a.0 < b.0));
    for (code, id, en) in words::SENTENCES {
        let gaps = |text: &str| text.matches('{').count();
        assert!(!id.is_empty() && !en.is_empty() && gaps(id) == gaps(en), "{code}");
    }
    assert_eq!(words::sentence(&Why::with("cites", ["UU 21/2007"]), Lang::En), "UU 21/2007 is cited.");
}
