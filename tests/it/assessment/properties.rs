//! What must hold for any documents.

use proptest::{prelude::*, sample::select};

use super::*;

/// Documents of every sort, each of one region.
fn pool() -> Vec<String> {
    let good = good();
    vec![
        good.clone(),
        good.replace("sk.pdf", "b.pdf").replace("2024", "2022"),
        without(&good, &["anggota", "clause annex"]).replace("sk.pdf", "c.pdf").replace("2024-03", "2025-03").replace("441", "7"),
        good.replace("sk.pdf", "d.pdf") + "partial",
        good.replace("sk.pdf", "e.pdf").replace("441", "9").replace("ketua | Bupati | kdh", "ketua | Sekda | setda"),
        good.replace("sk.pdf", "f.pdf").replace("region", "? region"),
        good.replace("sk.pdf", "g.pdf").replace("2024-03", "2023-09") + "form peraturan",
        without(&good, &["number", "date"]).replace("sk.pdf", "h.pdf") + "draft\nclause draft_mark",
        "document i.pdf\nregion 33.05\nlook-alike Timpora".to_owned(),
        "document j.xlsx\nregion 33.05\nkind roster\nanggota | Kapolres | polri".to_owned(),
        "document k.xlsx\nregion 33.05\nkind activity_report\ndid meeting 2026-09-12\ndid case count=0\nclaim 33.72 yes".to_owned(),
        "document l.xlsx\nregion 33.05\nkind template\ndid budget 2026-02-02 amount=5\ndid report 2026-09-12\ndid meeting count=0".to_owned(),
        "document m.pdf\nregion 33.05\nkind letter".to_owned(),
        "document n.pdf\nregion 33.05\nfailed".to_owned(),
        "document o.pdf\nregion 33.05\nnumber 8/8/2025\ndate 2025-08-08\namends 100.3.3.2/441/2024 2024\nanggota | BNN | bnn".to_owned(),
        "document p.pdf\nregion 33.05\nother-matter\nnumber 8/9/2025\ndate 2025-08-09\nrevokes 100.3.3.2/441/2024".to_owned(),
        good.replace("sk.pdf", "q.pdf") + "bytes sk.pdf",
        good.replace("sk.pdf", "r.pdf") + "text ocr\nterm 2024-01-01..2024-12-31",
    ]
}

fn elsewhere() -> Vec<String> {
    vec![
        good_of("33.72", "Wali Kota", "2025-03-05").replace("sk.pdf", "x.pdf") + "revokes 100.3.3.2/441/2024",
        "document y.xlsx\nregion 33\nkind recap\nclaim 33.05 no\nclaim 33.72 yes".to_owned(),
        "document z.pdf\nregion none\nnumber 1/1/2026\ndate 2026-01-01".to_owned(),
    ]
}

fn documents(texts: &[String]) -> Vec<Arc<Submission>> {
    texts.iter().flat_map(|it| Scene::of(it).submissions()).collect()
}

fn some_documents() -> impl Strategy<Value = Vec<String>> {
    proptest::sample::subsequence(pool(), 0..=5)
}

fn outcomes(assessment: &Assessment) -> Vec<(Outcome, Outcome)> {
    assessment.findings.iter().map(|it| (it.then, it.now)).collect()
}

proptest! {
    #[test]
    fn the_order_of_files_never_matters(texts in some_documents().prop_shuffle()) {
        let catalogue = Catalogue::embedded();
        let one = judge(&documents(&texts), "33.05", catalogue, AS_OF);
        let mut sorted = texts;
        sorted.sort();
        prop_assert_eq!(one, judge(&documents(&sorted), "33.05", catalogue, AS_OF));
    }

    #[test]
    fn another_regions_document_changes_no_verdict(texts in some_documents(), other in select(elsewhere())) {
        let catalogue = Catalogue::embedded();
        let mut documents = documents(&texts);
        let before = judge(&documents, "33.05", catalogue, AS_OF);
        documents.extend(Scene::of(&other).submissions());
        let after = judge(&documents, "33.05", catalogue, AS_OF);
        prop_assert_eq!((before.verdict, before.runs), (after.verdict, after.runs));
        prop_assert_eq!(outcomes(&before), outcomes(&after));
    }

    #[test]
    fn more_evidence_never_turns_satisfied_into_no_evidence(texts in some_documents(), more in select(pool())) {
        let catalogue = Catalogue::embedded();
        let mut documents = documents(&texts);
        let before = judge(&documents, "33.05", catalogue, AS_OF);
        documents.extend(Scene::of(&more).submissions());
        let after = judge(&documents, "33.05", catalogue, AS_OF);
        for (one, two) in before.findings.iter().zip(&after.findings) {
            prop_assert!(
                one.now != Outcome::Satisfied || two.now != Outcome::NoEvidence,
                "{}: {:?} to {:?}", one.requirement, one.why, two.why
            );
        }
    }

    #[test]
    fn a_rule_before_its_start_is_ignored(texts in some_documents(), day in 0_i32..8000) {
        let catalogue = Catalogue::embedded();
        let as_of = date(2005, 1, 1).checked_add(jiff::Span::new().days(day)).unwrap();
        let documents = documents(&texts);
        let all = judge(&documents, "33.05", catalogue, as_of);
        let mut begun = catalogue.clone();
        begun.requirements.retain(|it| it.effective_from.is_none_or(|from| from <= as_of));
        let some = judge(&documents, "33.05", &begun, as_of);
        prop_assert_eq!((all.verdict, &all.why), (some.verdict, &some.why));
        for (rule, finding) in catalogue.requirements.iter().zip(&all.findings) {
            let early = rule.dates == Dates::Judged && rule.effective_from.is_some_and(|from| as_of < from);
            prop_assert!(!early || finding.now == Outcome::NotApplicable, "{}", rule.id);
        }
    }
}
