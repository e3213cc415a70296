//! The sample inbox as a careful person reads it (`fixtures/truth/`): which decree is in force,
//! and what each region is told.

use std::fs;

use serde_json::Value;

use super::*;

fn texts<'a>(value: &'a Value, key: &str) -> impl Iterator<Item = &'a Value> + use<'a> {
    value[key].as_array().map(Vec::as_slice).unwrap_or_default().iter()
}

/// What a careful person reads in a document, as a record.
fn careful(row: &Value) -> Submission {
    let text = |value: &Value| value.as_str().map(str::to_owned);
    let found =
        |value: &str| Found { value: value.to_owned(), confidence: Confidence::High, evidence: said(value) };
    let reference = |it: &Value| DecreeRef {
        number: text(&it["number"]).unwrap(),
        year: it["year"].as_i64().map(|it| i16::try_from(it).unwrap()),
        evidence: said("x"),
    };
    let path = text(&row["path"]).unwrap();
    let member = text(&row["member"]);
    let name = format!("{path}/{member:?}");
    let mut document = Submission::of(Source {
        sha256: Some(SourceId::of(name.as_bytes())),
        path,
        member,
        bytes: 1,
        media_type: None,
        pages: None,
        text: TextKind::Native,
    });
    document.kind = row["kind"].as_str().map(word);
    document.region = row["region"].as_str().map(|code| RegionFound {
        code: RegionCode(code.to_owned()),
        confidence: Confidence::High,
        evidence: said(code),
    });
    let it = &row["decree"];
    document.decree = it.is_object().then(|| Decree {
        form: it["form"].as_str().map(word),
        number: it["number"].as_str().map(found),
        year: it["year"].as_i64().map(|it| i16::try_from(it).unwrap()),
        date: it["date"].as_str().map(|day| Found {
            value: day.parse().unwrap(),
            confidence: Confidence::High,
            evidence: said(day),
        }),
        about: it["about"].as_str().map(found),
        place: it["place"].as_str().map(found),
        signatory: it["signatory"].is_object().then(|| Signatory {
            office: text(&it["signatory"]["office"]),
            person: None,
            acting: text(&it["signatory"]["acting"]),
            confidence: Confidence::High,
            evidence: said("x"),
        }),
        legal_basis: texts(it, "legal_basis")
            .map(|it| Citation {
                kind: word(it["kind"].as_str().unwrap()),
                number: text(&it["number"]).unwrap_or_default(),
                year: it["year"].as_i64().map(|it| i16::try_from(it).unwrap()),
                confidence: Confidence::High,
                evidence: said("x"),
            })
            .collect(),
        revokes: texts(it, "revokes").map(reference).collect(),
        amends: texts(it, "amends").map(reference).collect(),
        term: serde_json::from_value(it["term"].clone()).unwrap(),
        draft: it["draft"] == true,
        is_task_force: it["is_task_force"] == true,
        look_alike: text(&it["look_alike"]),
        provisions: texts(it, "provisions")
            .map(|it| Provision {
                kind: word(it.as_str().unwrap()),
                text: None,
                confidence: Confidence::High,
                evidence: said(it.as_str().unwrap()),
            })
            .collect(),
    });
    document.members = texts(row, "members")
        .map(|it| Member {
            seq: 1,
            role: it["role"].as_str().map(word),
            role_text: text(&it["role_text"]),
            unit: text(&it["unit"]),
            unit_text: text(&it["unit_text"]),
            person: text(&it["person"]),
            nip: None,
            office: text(&it["office"]),
            institution: texts(it, "institution").map(|it| text(it).unwrap()).collect(),
            institution_text: None,
            confidence: Confidence::High,
            evidence: said("x"),
        })
        .collect();
    document.claims = texts(row, "claims")
        .map(|it| Claim {
            region: RegionCode(text(&it["region"]).unwrap()),
            has_decree: it["has_decree"].as_bool(),
            number: text(&it["number"]),
            date: it["date"].as_str().map(|it| it.parse().unwrap()),
            evidence: said("x"),
        })
        .collect();
    document.activities = texts(row, "activities")
        .map(|it| Activity {
            kind: word(it["kind"].as_str().unwrap()),
            date: it["date"].as_str().map(|it| it.parse().unwrap()),
            count: it["count"].as_u64().map(|it| u32::try_from(it).unwrap()),
            amount_idr: it["amount_idr"].as_u64(),
            text: text(&it["text"]).unwrap_or_default(),
            year: None,
            unit: None,
            evidence: said("x"),
        })
        .collect();
    document
}

fn rows(file: &str) -> Vec<Value> {
    let text = fs::read_to_string(format!("fixtures/truth/{file}")).unwrap();
    text.lines().map(|it| serde_json::from_str(it).unwrap()).collect()
}

/// The sample inbox as a careful person reads it: verdict per region.
fn verdicts() -> String {
    let documents: Vec<_> = rows("documents.jsonl").iter().map(|it| Arc::new(careful(it))).collect();
    let as_of = date(2026, 10, 31);
    let mut out = String::new();
    for truth in rows("regions.jsonl") {
        let code = truth["code"].as_str().unwrap();
        let region = RefData::embedded().region(&RegionCode(code.to_owned())).unwrap().clone();
        let dossiers = assemble_for(&[region], &documents, as_of);
        let dossier = &dossiers[0];
        let counts = |wanted: fn(&Standing) -> bool| dossier.documents.iter().find(|it| wanted(&it.standing));
        let state = match truth["state"].as_str().unwrap() {
            "expired" => counts(|it| *it == Standing::Expired),
            "draft" => counts(|it| *it == Standing::Draft),
            _ => counts(|it| *it == Standing::InForce),
        };
        assert_eq!(
            state.map(|it| it.submission.source.name()).as_deref(),
            truth["in_force"].as_str(),
            "{code}"
        );
        for path in texts(&truth, "with") {
            let beside = dossier.documents.iter().find(|it| it.submission.source.name() == *path).unwrap();
            assert!(
                matches!(
                    beside.standing,
                    Standing::Amends { what: Some(_) } | Standing::Basis { .. } | Standing::Roster
                ),
                "{path}: {:?}",
                beside.standing
            );
        }
        let it = assess(dossier, Catalogue::embedded(), as_of);
        let word = |it: Value| it.as_str().unwrap().to_owned();
        let verdict = word(serde_json::to_value(it.verdict).unwrap());
        let runs = word(serde_json::to_value(it.runs).unwrap());
        writeln!(out, "{code} {verdict} / {runs}: {}", words::sentence(&it.why, Lang::Id)).unwrap();
    }
    out
}

#[test]
fn the_sample_inbox_read_with_care() {
    insta::assert_snapshot!(verdicts(), @r"
    11.74 SEBAGIAN / KURANG BUKTI: Kewajiban terpenuhi; 6 hal yang diharapkan belum ada: DSR012, ANG018, ANG019, ANG025, SUB001, SEK001.
    12.02 TIDAK DAPAT DINILAI / KURANG BUKTI: Hanya daftar anggota tanpa keputusan yang dikirim.
    12.18 SEBAGIAN / KURANG BUKTI: 3 kewajiban belum terbukti: ANG003, ANG004, ANG005.
    13.72 TIDAK DAPAT DINILAI / KURANG BUKTI: Hanya daftar anggota tanpa keputusan yang dikirim.
    18 SEBAGIAN / KURANG BUKTI: 1 kewajiban belum terbukti: ANG005.
    19 SEBAGIAN / KURANG BUKTI: 1 kewajiban belum terbukti: ANG005.
    21.01 TIDAK PATUH / KURANG BUKTI: Hanya dokumen badan lain yang dikirim: inbox/21/21.01/SK Bintan 2025.pdf; tidak dapat dipakai. Keputusan gugus tugas yang belum dikirim tetap mungkin ada.
    21.71 PATUH / BERJALAN: Semua kewajiban tentang keberadaan gugus tugas terbukti.
    32 BELUM MENGIRIM / KURANG BUKTI: Yang dikirim tidak memuat keputusan, daftar anggota atau kegiatan gugus tugas.
    32.03 SEBAGIAN / KURANG BUKTI: Kewajiban terpenuhi; 2 hal yang diharapkan belum ada: ANG021, SUB001.
    32.12 SEBAGIAN / BERJALAN: Kewajiban terpenuhi; 3 hal yang diharapkan belum ada: DSR012, ANG025, SEK001.
    32.15 SEBAGIAN / KURANG BUKTI: Masa berlaku keputusan sudah lewat.
    32.76 SEBAGIAN / KURANG BUKTI: 2 kewajiban belum terbukti: ANG004, ANG005.
    33 SEBAGIAN / KURANG BUKTI: Kewajiban terpenuhi; 1 hal yang diharapkan belum ada: SUB001.
    33.01 SEBAGIAN / KURANG BUKTI: Kewajiban terpenuhi; 7 hal yang diharapkan belum ada: DSR012, ANG018, ANG019, ANG021, ANG025, SUB001, SEK001.
    33.02 SEBAGIAN / KURANG BUKTI: 4 kewajiban belum terbukti: ANG003, ANG004, ANG005, ANG006.
    33.05 PATUH / BERJALAN: Semua kewajiban tentang keberadaan gugus tugas terbukti.
    34 SEBAGIAN / KURANG BUKTI: Kewajiban terpenuhi; 4 hal yang diharapkan belum ada: ANG022, ANG035, SUB001, SEK001.
    34.04 SEBAGIAN / KURANG BUKTI: 2 kewajiban belum terbukti: ANG003, ANG005.
    35 SEBAGIAN / BERJALAN: Kewajiban terpenuhi; 1 hal yang diharapkan belum ada: SEK001.
    35.07 SEBAGIAN / KURANG BUKTI: Kewajiban terpenuhi; 2 hal yang diharapkan belum ada: SUB001, SEK001.
    35.09 SEBAGIAN / BERJALAN: Kewajiban terpenuhi; 8 hal yang diharapkan belum ada: DSR012, ANG018, ANG019, ANG020, ANG021, ANG025, SUB001, SEK001.
    35.73 TIDAK PATUH / KURANG BUKTI: Hanya dokumen badan lain yang dikirim: inbox/Jatim/35.73/Gugus Tugas 2024.pdf; tidak dapat dipakai. Keputusan gugus tugas yang belum dikirim tetap mungkin ada.
    36.72 TIDAK DAPAT DINILAI / KURANG BUKTI: Hanya daftar anggota tanpa keputusan yang dikirim.
    52.03 PATUH / BERJALAN: Semua kewajiban tentang keberadaan gugus tugas terbukti.
    52.06 SEBAGIAN / KURANG BUKTI: 2 kewajiban belum terbukti: ANG005, ANG006.
    52.72 TIDAK PATUH / KURANG BUKTI: Hanya dokumen badan lain yang dikirim: inbox/52/52.72/SK GT TPPO Kota Bima.pdf; tidak dapat dipakai. Keputusan gugus tugas yang belum dikirim tetap mungkin ada.
    53.04 SEBAGIAN / KURANG BUKTI: Kewajiban terpenuhi; 3 hal yang diharapkan belum ada: DSR004, DSR012, SUB001.
    53.06 BELUM MENGIRIM / KURANG BUKTI: Yang dikirim tidak memuat keputusan, daftar anggota atau kegiatan gugus tugas.
    53.07 SEBAGIAN / KURANG BUKTI: 1 kewajiban belum terbukti: ANG005.
    53.08 SEBAGIAN / KURANG BUKTI: Kewajiban terpenuhi; 9 hal yang diharapkan belum ada: STR001, ANG018, ANG019, ANG020, ANG021, ANG022, ANG025, SUB001, SEK001.
    53.71 SEBAGIAN / TIDAK BERJALAN: 6 kewajiban belum terbukti: STR007, ANG003, ANG004, ANG005, ANG006, DAN002.
    61.01 SEBAGIAN / KURANG BUKTI: Kewajiban terpenuhi; 6 hal yang diharapkan belum ada: ANG018, ANG020, ANG021, ANG025, SUB001, SEK001.
    65.03 PATUH / BERJALAN: Semua kewajiban tentang keberadaan gugus tugas terbukti.
    65.71 TIDAK DAPAT DINILAI / KURANG BUKTI: Hanya daftar anggota tanpa keputusan yang dikirim.
    71.72 SEBAGIAN / KURANG BUKTI: 2 kewajiban belum terbukti: ANG003, ANG005.
    73 PATUH / BERJALAN: Semua kewajiban tentang keberadaan gugus tugas terbukti.
    73.06 SEBAGIAN / KURANG BUKTI: Kewajiban terpenuhi; 1 hal yang diharapkan belum ada: SUB001.
    91.11 TIDAK PATUH / KURANG BUKTI: Hanya dokumen badan lain yang dikirim: inbox/Papua/gugus tugas keerom.pdf; tidak dapat dipakai. Keputusan gugus tugas yang belum dikirim tetap mungkin ada.
    91.71 SEBAGIAN / KURANG BUKTI: 2 kewajiban belum terbukti: ANG005, ANG006.
    96.71 TIDAK PATUH / KURANG BUKTI: Hanya rancangan yang dikirim: inbox/Papua Barat Daya/FINAL SK Kota Sorong.pdf. Dasarnya (RLV005, RLV006) belum seluruhnya diperiksa pada naskah resmi; periksa JDIH.
    ");
}
