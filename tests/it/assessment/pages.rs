//! The pages about requirements (`docs/requirements.md`, `docs/requirements/`), generated from the
//! catalogue and from the cases of these tests.

use std::{collections::BTreeMap, path::Path};

use super::*;

/// `docs/requirements.md`, from the catalogue.
fn page(catalogue: &Catalogue) -> String {
    let name = |value: serde_json::Value| value.as_str().unwrap().replace('_', " ");
    let mut page = String::from(
        "# Requirements\n\nGenerated from `src/assess/requirements.toml` by `tests/it/assessment.rs` \
         (`PATUH_UPDATE_DOCS=1 cargo test requirements_pages` rewrites them).\n\n\
         *verified* says whether a public text was seen that states it; what is not `yes` must be checked \
         against the official text before a region is told that it fails on that ground.\n\n\
         Each id leads to a page with an example of each outcome. What the examples start from:\n\n```text\n{GOOD}\n```\n\n| id | title | levels | obligation | severity | in force | verified | source | how it is checked |\n\
         |---|---|---|---|---|---|---|---|---|\n",
    );
    for it in &catalogue.requirements {
        let levels = match (it.province, it.regency_city) {
            (true, true) => "all",
            (true, false) => "province",
            (false, true) => "regency, city",
            (false, false) => "national",
        };
        let days = |day: Option<Date>| day.map_or_else(String::new, |it| it.to_string());
        let dates = match (it.effective_from, it.effective_to, it.dates) {
            (None, None, _) => "always".to_owned(),
            (from, to, Dates::Judged) => format!("{} – {}", days(from), days(to)),
            (from, to, Dates::Signed) => format!("signed {} – {}", days(from), days(to)),
        };
        let check = match &it.check {
            Check::ByHand { look_at } => format!("by hand: {look_at}"),
            check => match serde_json::to_value(check).unwrap() {
                serde_json::Value::Object(fields) => fields
                    .into_iter()
                    .map(|(key, value)| {
                        if key == "kind" {
                            format!("`{}`", value.as_str().unwrap())
                        } else {
                            format!("{key} = `{value}`")
                        }
                    })
                    .collect::<Vec<_>>()
                    .join(", "),
                _ => unreachable!("a check is a table"),
            },
        };
        writeln!(
            page,
            "| [{}](requirements/{}.md) | {}<br>*{}* | {levels} | {} | {} | {} | {} | {} | {} |",
            it.id,
            it.id,
            it.title_id,
            it.title_en,
            name(serde_json::to_value(it.obligation).unwrap()),
            name(serde_json::to_value(it.severity).unwrap()),
            dates.trim(),
            name(serde_json::to_value(it.verified).unwrap()),
            it.sources.join("; "),
            check.replace('|', "\\|"),
        )
        .unwrap();
    }
    page.replace("{GOOD}", &trimmed(&good()))
}

fn trimmed(text: &str) -> String {
    text.lines().map(str::trim).filter(|it| !it.is_empty()).collect::<Vec<_>>().join("\n")
}

/// `text` by what it has more (`+`) and less (`-`) than `good`; whole where it is another document.
fn against(good: &str, text: &str) -> String {
    if text.trim().is_empty() {
        return "(nothing was sent)".to_owned();
    }
    let (good, text) = (trimmed(good), trimmed(text));
    let mut counts: BTreeMap<&str, i32> = BTreeMap::new();
    good.lines().for_each(|it| *counts.entry(it).or_default() -= 1);
    let mut more = Vec::new();
    for line in text.lines() {
        let count = counts.entry(line).or_default();
        *count += 1;
        if *count > 0 {
            more.push(format!("+ {line}"));
        }
    }
    let kept =
        good.lines().count() - usize::try_from(-counts.values().filter(|it| **it < 0).sum::<i32>()).unwrap();
    if kept * 2 < good.lines().count() {
        return text;
    }
    let less = good.lines().filter(|it| counts.get(it).is_some_and(|it| *it < 0)).map(|it| format!("- {it}"));
    let lines: Vec<String> = less.chain(more).collect();
    if lines.is_empty() { "(as it stands)".to_owned() } else { lines.join("\n") }
}

/// The page of one requirement.
fn page_of(requirement: &Requirement, catalogue: &Catalogue) -> String {
    let (code, head) = if requirement.regency_city { ("33.05", "Bupati") } else { ("33", "Gubernur") };
    let mut page =
        format!("# {}: {}\n\n*{}*\n\n", requirement.id, requirement.title_id, requirement.title_en);
    let mut item = |name: &str, text: String| writeln!(page, "- {name}: {text}").unwrap();
    item("source", requirement.sources.join("; "));
    item("verified", format!("{:?}", requirement.verified).to_lowercase());
    item(
        "obligation, severity",
        format!("{:?}, {:?}", requirement.obligation, requirement.severity).to_lowercase(),
    );
    if requirement.effective_from.is_some() || requirement.effective_to.is_some() {
        let day = |day: Option<Date>| day.map_or_else(|| "…".to_owned(), |it| it.to_string());
        let which = if requirement.dates == Dates::Signed { " (the day it was signed)" } else { "" };
        item(
            "in force",
            format!("{} – {}{which}", day(requirement.effective_from), day(requirement.effective_to)),
        );
    }
    item("check", format!("`{}`", requirement.check.kind()));
    if requirement.is_ground() {
        item("verdict", "failing it makes a region TIDAK PATUH".to_owned());
    }
    for note in requirement.message_id.iter().chain(&requirement.note) {
        item("note", note.clone());
    }
    if let Some(look_at) = &requirement.by_hand {
        item("what a person must look at", look_at.clone());
    }
    for url in &requirement.urls {
        item("seen at", format!("<{url}>"));
    }
    if !requirement.province && !requirement.regency_city {
        page.push_str("\nA duty of the national task force: no region is asked.\n");
        return page;
    }
    let good = good_of(code, head, "2024-03-05");
    for text in cases(requirement, catalogue) {
        let assessment = judge(&Scene::of(&text).submissions(), code, catalogue, AS_OF);
        let finding = assessment.findings.iter().find(|it| it.requirement == requirement.id).unwrap();
        if requirement.by_hand.is_some() && text.is_empty() {
            continue;
        }
        write!(
            page,
            "\n## {}\n\n```text\n{}\n```\n\n{}\n",
            shown(finding.now),
            against(&good, &text),
            words::sentence(&finding.why, Lang::Id)
        )
        .unwrap();
    }
    page
}

#[test]
fn requirements_pages_are_up_to_date() {
    let catalogue = Catalogue::embedded();
    let folder = Path::new("docs/requirements");
    let mut pages = vec![(Path::new("docs/requirements.md").to_owned(), page(catalogue))];
    pages.extend(
        catalogue
            .requirements
            .iter()
            .map(|it| (folder.join(format!("{}.md", it.id)), page_of(it, catalogue))),
    );
    if std::env::var_os("PATUH_UPDATE_DOCS").is_some() {
        std::fs::create_dir_all(folder).unwrap();
        for (path, page) in &pages {
            std::fs::write(path, page).unwrap();
        }
    }
    for (path, page) in &pages {
        let there = std::fs::read_to_string(path).unwrap_or_default();
        assert!(there == *page, "{}: run with PATUH_UPDATE_DOCS=1", path.display());
    }
    assert_eq!(
        std::fs::read_dir(folder).unwrap().count(),
        catalogue.requirements.len(),
        "a page of no requirement"
    );
}
