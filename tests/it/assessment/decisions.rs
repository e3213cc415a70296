//! Decisions of analysts: a file in, what became of each out.

use patuh::{
    assess::assess_with,
    decide,
    model::{Fate, Ruling},
};

use super::*;

/// A file of decisions on the documents in `text`: what became of each, and the region judged.
fn decided(file: &str, text: &str) -> (Vec<Ruling>, Assessment) {
    let catalogue = Catalogue::embedded();
    let decisions = decide::parse(&format!("schema = 1\n{file}"), catalogue, RefData::embedded()).unwrap();
    let documents = Scene::of(text).submissions();
    let before = assemble_for(&regions(), &documents, AS_OF);
    let confirmed = decide::confirm(documents.clone(), &decisions, AS_OF);
    let dossiers = decide::choose(assemble_for(&regions(), &confirmed, AS_OF), &decisions, AS_OF);
    let assessments: Vec<Assessment> =
        dossiers.iter().map(|it| assess_with(it, catalogue, AS_OF, &decisions)).collect();
    let rulings = decide::rulings(&decisions, (&documents, &before), &assessments, AS_OF);
    (rulings, assessments.into_iter().find(|it| it.region.0 == "33.05").unwrap())
}

fn signed(on: &str, until: &str) -> String {
    format!("by = \"Analis\"\non = {on}\nreason = \"alasan\"\nuntil = {until}")
}

fn waiver(more: &str) -> String {
    format!(
        "[[waive]]\nregion = \"33.05\"\nrequirement = \"ANG005\"\n{more}{}",
        signed("2026-11-01", "2027-06-30")
    )
}

fn fates(rulings: &[Ruling]) -> Vec<Fate> {
    rulings.iter().map(|it| it.fate).collect()
}

#[test]
fn a_waived_duty_is_neither_met_nor_unmet() {
    let lacking = without(&good(), &["anggota | Ikatan Dokter"]);
    let (rulings, it) = decided(&waiver(""), &lacking);
    assert_eq!(fates(&rulings), [Fate::Applied(1)]);
    let finding = it.findings.iter().find(|it| it.requirement.0 == "ANG005").unwrap();
    assert_eq!(finding.now, Outcome::Waived);
    insta::assert_snapshot!(words::sentence(&finding.why, Lang::Id), @"Dikecualikan oleh Analis pada 2026-11-01, berlaku sampai 2027-06-30: alasan");
    insta::assert_snapshot!(words::sentence(&it.why, Lang::Id), @"Semua kewajiban tentang keberadaan gugus tugas terbukti, kecuali yang dikecualikan analis: ANG005.");
    // It waives that one alone.
    let (_, other) = decided(&waiver(""), &without(&lacking, &["anggota | LSM"]));
    insta::assert_snapshot!(words::sentence(&other.why, Lang::Id), @"1 kewajiban belum terbukti: ANG004.");
}

#[test]
fn a_decision_without_effect_is_told() {
    let lacking = without(&good(), &["anggota | Ikatan Dokter"]);
    let met = |file: &str| fates(&decided(file, &good()).0);
    let unmet = |file: &str| fates(&decided(file, &lacking).0);
    assert_eq!(met(&waiver("")), [Fate::NotNeeded]);
    assert_eq!(unmet(&waiver("").replace("2027-06-30", "2026-11-23")), [Fate::Ended]);
    assert_eq!(unmet(&waiver("").replace("2027-06-30", "2026-11-24")), [Fate::Applied(1)]);
    assert_eq!(unmet(&waiver("").replace("2026-11-01", "2026-11-25")), [Fate::NotYet]);
    assert_eq!(unmet(&waiver("evidence = \"0123456789ab\"\n")), [Fate::EvidenceChanged]);
    let key = decided("", &lacking)
        .1
        .findings
        .iter()
        .find(|it| it.requirement.0 == "ANG005")
        .unwrap()
        .evidence_key();
    let waiver = waiver(&format!("evidence = \"{key}\"\n"));
    assert_eq!(unmet(&waiver), [Fate::Applied(1)]);
    // The evidence is what was listed: another seat, and the decision is looked at again.
    let other = format!("{lacking}\nanggota | Kepala BPBD | bpbd");
    assert_eq!(fates(&decided(&waiver, &other).0), [Fate::EvidenceChanged]);
}

#[test]
fn a_confirmed_match_seats_its_institution() {
    let strange = good().replace("anggota | Ikatan Dokter | orprof", "? anggota | Paguyuban Bidan |");
    let confirm = |text: &str| {
        format!(
            "[[confirm]]\ntext = \"{text}\"\ninstitution = [\"orprof\"]\n{}",
            signed("2026-11-01", "2027-06-30")
        )
    };
    let outcome = |it: &Assessment| it.findings.iter().find(|it| it.requirement.0 == "ANG005").unwrap().now;
    assert_ne!(outcome(&decided("", &strange).1), Outcome::Satisfied);
    let (rulings, it) = decided(&confirm("paguyuban  bidan"), &strange);
    assert_eq!((fates(&rulings), outcome(&it)), (vec![Fate::Applied(1)], Outcome::Satisfied));
    assert_eq!(fates(&decided(&confirm("Paguyuban Perawat"), &strange).0), [Fate::NoMatch]);
    let elsewhere = confirm("Paguyuban Bidan").replace("[[confirm]]", "[[confirm]]\nregion = \"33.72\"");
    assert_eq!(fates(&decided(&elsewhere, &strange).0), [Fate::NoMatch]);
}

#[test]
fn a_chosen_document_is_the_one_in_force() {
    let rival = good()
        .replace("sk.pdf", "b.pdf")
        .replace("441", "9")
        .replace("ketua | Bupati | kdh", "ketua | Sekda | setda");
    let both = format!("{}\n{rival}", good());
    let documents = Scene::of(&both).submissions();
    let id = documents[0].source.sha256.unwrap();
    let choose = |id: String| {
        format!("[[choose]]\nregion = \"33.05\"\ndocument = \"{id}\"\n{}", signed("2026-11-01", "2027-06-30"))
    };
    assert_eq!(decided("", &both).1.verdict, Verdict::CannotJudge);
    let (rulings, it) = decided(&choose(id.to_string()), &both);
    assert_eq!((fates(&rulings), it.verdict), (vec![Fate::Applied(1)], Verdict::Compliant));
    assert_eq!(fates(&decided(&choose("0".repeat(64)), &both).0), [Fate::NoMatch]);
    assert_eq!(fates(&decided(&choose(id.to_string()), &good()).0), [Fate::NotNeeded]);
}

#[test]
fn a_wrong_file_of_decisions_says_where() {
    let error =
        |file: &str| decide::parse(file, Catalogue::embedded(), RefData::embedded()).unwrap_err().to_string();
    let good = format!("schema = 1\n{}", waiver(""));
    insta::assert_snapshot!(error(&good.replace("33.05", "33.99")), @r#"line 3, column 10: unknown region "33.99""#);
    insta::assert_snapshot!(error(&good.replace("ANG005", "ANG999")), @r#"line 4, column 15: unknown requirement "ANG999""#);
    insta::assert_snapshot!(error(&good.replace("2027", "2025")), @"line 5, column 6: it ends before it was made");
    insta::assert_snapshot!(error(&good.replace("alasan", " ")), @"line 5, column 6: a decision needs a name and a reason");
    insta::assert_snapshot!(error(&good.replace("reason", "why")), @"line 7, column 1: unknown field `why`, expected one of `region`, `requirement`, `evidence`, `by`, `on`, `reason`, `until`");
    insta::assert_snapshot!(error(&good.replace("schema = 1", "schema = 2")), @"line 1, column 10: only schema 1 is known");
    let confirm = format!(
        "schema = 1\n[[confirm]]\ntext = \"X\"\ninstitution = [\"polrii\"]\n{}",
        signed("2026-11-01", "2027-06-30")
    );
    insta::assert_snapshot!(error(&confirm), @r#"line 4, column 16: unknown institution "polrii""#);
}
