//! The workbook and the summary: a report made by hand in, tables as text out; the rendered
//! file opened again equals the tables.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::cast_precision_loss,
    clippy::cast_possible_wrap,
    clippy::float_cmp,
    reason = "figures of tests are small, and a test fails by panicking"
)]

#[path = "workbook_sample.rs"]
mod sample;

use std::io::Cursor;

use calamine::{Data, Reader as _, Xlsx, open_workbook_from_rs};
use jiff::civil::date;
use patuh::{
    model::{Member, Submission, Verdict},
    report::{
        Capacity, Cell, Counts, FIRST_PAGE_ROW, FIRST_ROW, Form, Lang, Report, SheetId, Table, Target,
        relative_link, render, summary, tables, tables_within, words,
    },
};
use sample::{Sample, month, small};

/// The sheet `id` of the small month as text.
fn sheet(id: SheetId, lang: Lang) -> String {
    let sample = small();
    let report = sample.report(lang);
    tables(&report).iter().find(|it| it.id == id).unwrap().to_string()
}

/// The workbook of `report`, opened again; kept as `name` for whoever wants to look at it.
fn reopened(report: &Report<'_>, tables: &[Table<'_>], name: &str) -> Xlsx<Cursor<Vec<u8>>> {
    let bytes = render(tables, &report.run, report.lang).unwrap();
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR"));
    std::fs::write(folder.join(format!("{name}.xlsx")), &bytes).unwrap();
    open_workbook_from_rs(Cursor::new(bytes)).unwrap()
}

/// A part of the rendered file.
fn part(bytes: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    std::io::Read::read_to_string(&mut archive.by_name(name).unwrap(), &mut text).unwrap();
    text
}

/// What calamine must give for `cell`.
fn expected(cell: &Cell<'_>) -> Data {
    match cell {
        Cell::Empty => Data::Empty,
        Cell::Text(text) | Cell::Link { text, .. } | Cell::Styled { text, .. } if text.is_empty() => {
            Data::Empty
        }
        Cell::Text(text) | Cell::Link { text, .. } | Cell::Styled { text, .. } => {
            Data::String(text.to_string())
        }
        Cell::Integer(value) => Data::Float(*value as f64),
        Cell::Decimal(value) => Data::Float(*value),
        Cell::Date(day) => Data::Float(f64::from((*day - date(1899, 12, 30)).get_days())),
        Cell::Status(status) => Data::String(status.text()),
        Cell::Count { result, .. } => Data::Float(*result as f64),
        Cell::Share { result, .. } => result.map_or_else(|| Data::String("–".to_owned()), Data::Float),
    }
}

fn assert_same(report: &Report<'_>, name: &str) {
    let tables = tables(report);
    let mut book = reopened(report, &tables, name);
    assert_eq!(book.sheet_names(), tables.iter().map(|it| it.name).collect::<Vec<_>>());
    for table in &tables {
        let range = book.worksheet_range(table.name).unwrap();
        let first = if table.form == Form::Page { FIRST_PAGE_ROW } else { FIRST_ROW };
        let get = |row: u32, column: usize| match range.get_value((row, u32::try_from(column).unwrap())) {
            None => Data::Empty,
            Some(Data::DateTime(day)) => Data::Float(day.as_f64()),
            Some(Data::String(text)) if text.is_empty() => Data::Empty,
            Some(data) => data.clone(),
        };
        assert_eq!(get(0, 0), Data::String(table.title.clone()));
        assert_eq!(get(1, 0), Data::String(table.note.clone()));
        if table.form != Form::Page {
            for (at, column) in table.columns.iter().enumerate() {
                assert_eq!(get(FIRST_ROW - 1, at), Data::String(column.header.to_string()), "{}", table.name);
            }
        }
        for (at, cell) in table.totals.iter().enumerate() {
            assert_eq!(get(FIRST_ROW - 2, at), expected(cell), "{} totals {at}", table.name);
        }
        for (row, cells) in (first..).zip(&table.rows) {
            assert!(cells.len() <= table.columns.len(), "{} row {row}", table.name);
            for (at, cell) in cells.iter().enumerate() {
                assert_eq!(get(row, at), expected(cell), "{} {row} {at}", table.name);
            }
        }
    }
}

#[test]
fn every_cell_of_the_file_equals_the_tables() {
    assert_same(&small().report(Lang::Id), "small");
    assert_same(&small().report(Lang::En), "small-en");
    assert_same(&month(552, 1, 6, 30).report(Lang::Id), "month");
}

#[test]
fn the_same_report_gives_the_same_bytes() {
    let sample = month(60, 2, 4, 20);
    let report = sample.report(Lang::Id);
    let once = render(&tables(&report), &report.run, report.lang).unwrap();
    let again = render(&tables(&report), &report.run, report.lang).unwrap();
    assert!(once == again);
}

#[test]
fn an_empty_month_is_a_workbook() {
    let sample = Sample {
        catalogue: small().catalogue,
        submissions: Vec::new(),
        dossiers: Vec::new(),
        assessments: Vec::new(),
    };
    assert_same(&sample.report(Lang::Id), "empty");
}

#[test]
fn the_summary_sheet() {
    insta::assert_snapshot!(sheet(SheetId::Overview, Lang::Id));
}

#[test]
fn the_lists() {
    let sample = small();
    let report = sample.report(Lang::Id);
    let lists: String = tables(&report)
        .iter()
        .filter(|it| !matches!(it.id, SheetId::Overview | SheetId::About))
        .map(ToString::to_string)
        .collect::<Vec<_>>()
        .join("\n");
    insta::assert_snapshot!(lists);
}

#[test]
fn about_says_that_the_counts_add_up() {
    let about = sheet(SheetId::About, Lang::Id);
    insta::assert_snapshot!(about);
    assert!(!about.contains("TIDAK COCOK"));
}

#[test]
fn english_has_no_indonesian_head() {
    let sample = small();
    let (id, en) = (sample.report(Lang::Id), sample.report(Lang::En));
    for (id, en) in tables(&id).iter().zip(&tables(&en)) {
        assert_ne!(id.title, en.title);
        assert_ne!(id.note, en.note);
        assert_eq!(id.columns.len(), en.columns.len());
    }
    insta::assert_snapshot!(sheet(SheetId::Regions, Lang::En));
}

#[test]
fn no_phrase_is_missing_in_a_language() {
    for (name, id, en) in words::all() {
        assert!(!id.trim().is_empty() && !en.trim().is_empty(), "{name}");
        for gap in ["{0}", "{1}", "{2}", "{3}"] {
            assert_eq!(id.contains(gap), en.contains(gap), "{name} {gap}");
        }
    }
    for (name, id, en) in words::all().into_iter().filter(|(name, _, _)| name.starts_with("sheet_")) {
        for tab in [id, en] {
            assert!(
                tab.chars().count() <= 31 && !tab.contains(['[', ']', ':', '*', '?', '/', '\\']),
                "{name}"
            );
        }
    }
}

#[test]
fn the_summary_and_the_key_figures_are_the_same() {
    let sample = small();
    let report = sample.report(Lang::Id);
    insta::assert_snapshot!(serde_json::to_string_pretty(&summary(&report)).unwrap());

    let sample = month(120, 2, 3, 12);
    let report = sample.report(Lang::Id);
    let summary = summary(&report);
    let tables = tables(&report);
    let page = tables.first().unwrap();
    let figures = |label: &str| -> Vec<i64> {
        let row = page
            .rows
            .iter()
            .find(|row| row.first().is_some_and(|it| it.to_string().ends_with(label)))
            .unwrap();
        let numbers = row.iter().skip(1).take(8).filter_map(|it| match it {
            Cell::Integer(value) | Cell::Count { result: value, .. } => Some(*value),
            _ => None,
        });
        numbers.collect()
    };
    let counted = |of: &dyn Fn(&Counts) -> usize| {
        [&summary.counts, &summary.provinces, &summary.regencies_cities].map(|it| of(it) as i64).to_vec()
    };
    assert_eq!(figures("Mempunyai SK berlaku"), counted(&|it| it.in_force));
    assert_eq!(figures("Mengirim dokumen gugus tugas"), counted(&|it| it.submitted));
    assert_eq!(figures("✔ PATUH"), counted(&|it| it.verdict[&Verdict::Compliant]));
    assert_eq!(figures("✖ TIDAK PATUH"), counted(&|it| it.verdict[&Verdict::NonCompliant]));
    assert_eq!(figures("Masukan (berkas dan isinya)"), [summary.inputs.total as i64]);
    // The sheet counts the same again.
    let regions = tables.iter().find(|it| it.id == SheetId::Regions).unwrap();
    let patuh = regions.rows.iter().filter(|row| row[4].to_string() == "✔ PATUH").count();
    assert_eq!(patuh, summary.counts.verdict[&Verdict::Compliant]);
}

/// The small month, its first document changed.
fn with_first(change: impl FnOnce(&mut Submission)) -> Sample {
    let mut sample = small();
    let mut first = (*sample.submissions[0]).clone();
    change(&mut first);
    let first = std::sync::Arc::new(first);
    sample.submissions[0] = first.clone();
    sample.dossiers[2].documents[0].submission = first;
    sample
}

#[test]
fn nothing_from_input_becomes_a_formula() {
    let evil = "=HYPERLINK(\"http://example.invalid\",\"klik\")";
    let sample = with_first(|it| {
        it.source.path = "=cmd|' /C calc'!A0.pdf".to_owned();
        let decree = it.decree.as_mut().unwrap();
        decree.number.as_mut().unwrap().value = "-1+1".to_owned();
        decree.about.as_mut().unwrap().value = "@SUM(A1)".to_owned();
        it.members[0].person = Some("+62 812".to_owned());
        it.members[0].office = Some(evil.to_owned());
        it.members[0].evidence.quote = format!("\t{evil}\u{0}\u{1b}\u{202e}_x0041_");
    });
    let report = sample.report(Lang::Id);
    assert_same(&report, "evil");
    let tables = tables(&report);
    let bytes = render(&tables, &report.run, report.lang).unwrap();
    let names = zip::ZipArchive::new(Cursor::new(bytes.as_slice()))
        .unwrap()
        .file_names()
        .map(|it| it.unwrap().into_owned())
        .collect::<Vec<_>>();
    for name in names.iter().filter(|it| it.starts_with("xl/worksheets/sheet")) {
        let xml = part(&bytes, name);
        for formula in xml.split("<f>").skip(1) {
            let formula = formula.split("</f>").next().unwrap();
            // Functions of ours over cells and words of ours: nothing that a document said.
            let ours = ["COUNTIF", "COUNTIFS", "COUNTA", "COLUMNS", "IF", "ROUND", "SUM", "SUMIFS"];
            let called =
                formula.split('(').map(|it| it.rsplit(|it: char| !it.is_ascii_uppercase()).next().unwrap());
            let calls = formula.matches('(').count();
            assert!(called.take(calls).all(|it| it.is_empty() || ours.contains(&it)), "{name}: {formula}");
            assert!(!formula.contains("812") && !formula.contains("-1+1"), "{name}: {formula}");
        }
    }
    for name in names.iter().filter(|it| it.contains("/_rels/sheet")) {
        let xml = part(&bytes, name);
        for target in
            xml.split("TargetMode=\"External\"").filter_map(|it| it.split("Target=\"").skip(1).last())
        {
            let target = target.split('"').next().unwrap();
            assert!(target.starts_with("kiriman/") || target.starts_with("../drawings/"), "{name}: {target}");
        }
    }
    assert!(part(&bytes, "xl/styles.xml").contains("quotePrefix"));
    let quote = tables.iter().find(|it| it.id == SheetId::Evidence).unwrap().rows.iter().find_map(|row| {
        match &row[6] {
            Cell::Text(text) if text.contains("HYPERLINK") => Some(text.to_string()),
            _ => None,
        }
    });
    assert_eq!(quote.unwrap(), format!(" {evil}_x0041_"));
}

#[test]
fn a_link_is_a_plain_relative_path_or_none() {
    let cases = [
        "33/33.05/sk.pdf",
        "SK Bupati [final] 50%.pdf",
        "berkas%20aneh.pdf",
        "a#b c.pdf",
        "a#b.pdf",
        "Ma'ruf & rekan.pdf",
        "kabupaten é.pdf",
        "../rahasia.pdf",
        "a/../../b.pdf",
        "/etc/passwd",
        "C:\\x.pdf",
        "\\\\server\\share\\x.pdf",
        "http://example.invalid/x.pdf",
        "javascript:alert(1)",
        "a\u{202e}fdp.exe",
        "a\nb.pdf",
        "",
    ];
    let shown: Vec<String> =
        cases.iter().map(|it| format!("{it:?} -> {:?}", relative_link("kiriman", it))).collect();
    insta::assert_snapshot!(shown.join("\n"));
    let bases = ["", ".", "../masuk", "a/../b", "/tmp/masuk", "C:/masuk", "a b/"];
    let shown: Vec<String> =
        bases.iter().map(|it| format!("{it:?} -> {:?}", relative_link(it, "x.pdf"))).collect();
    insta::assert_snapshot!(shown.join("\n"));
    assert_eq!(relative_link("", &"x".repeat(2_001)), None);
}

#[test]
fn an_encoded_link_is_not_encoded_twice() {
    let sample = with_first(|it| it.source.path = "33/SK #3 [50%].pdf".to_owned());
    let report = sample.report(Lang::Id);
    let tables = tables(&report);
    let bytes = render(&tables, &report.run, report.lang).unwrap();
    let at = 1 + tables.iter().position(|it| it.id == SheetId::Files).unwrap();
    let links = part(&bytes, &format!("xl/worksheets/_rels/sheet{at}.xml.rels"));
    assert!(links.contains("Target=\"kiriman/33/SK%20%233%20%5B50%25%5D.pdf\""), "{links}");
}

#[test]
fn without_an_inbox_files_are_named_and_not_linked() {
    let sample = small();
    let mut report = sample.report(Lang::Id);
    report.run.inbox = None;
    let links = tables(&report)
        .iter()
        .flat_map(|it| &it.rows)
        .flatten()
        .filter(|it| matches!(it, Cell::Link { target: Target::File(_), .. }))
        .count();
    assert_eq!(links, 0);
    assert_same(&report, "no-inbox");
}

#[test]
fn a_cell_is_cut_at_the_limit_with_a_mark_and_a_banner() {
    let limit = 32_767;
    for (length, cut) in [(limit, false), (limit + 1, true)] {
        // Half of the characters take two units.
        let text: String = "😀a".chars().cycle().take(length * 2 / 3).collect();
        let text = text + &"b".repeat(length - length * 2 / 3 / 2 * 3);
        let units = text.encode_utf16().count();
        let sample = with_first(|it| it.members[0].office = Some(text.clone()));
        let report = sample.report(Lang::Id);
        let tables = tables(&report);
        let members = tables.iter().find(|it| it.id == SheetId::Members).unwrap();
        let longest = members.rows.iter().flatten().map(ToString::to_string).max_by_key(String::len).unwrap();
        assert!(longest.encode_utf16().count() <= limit);
        assert_eq!(units > limit, cut, "{units}");
        assert_eq!(longest.ends_with(" … [dipotong]"), cut);
        assert_eq!(
            tables[0].to_string().contains("Anggota: 0 baris tidak dimuat, 0 tautan menjadi teks, 1 sel"),
            cut
        );
        assert_same(&report, "long");
    }
}

#[test]
fn rows_and_links_beyond_the_limit_are_named() {
    let sample = small();
    let report = sample.report(Lang::Id);
    let full = tables(&report);
    let rows = |tables: &[Table<'_>]| tables.iter().map(|it| it.rows.len()).max().unwrap();
    let exact = Capacity { rows: rows(&full) + FIRST_ROW as usize, ..Capacity::default() };
    let about = |tables: &[Table<'_>]| {
        tables.last().unwrap().to_string().contains("Tidak ada baris, tautan, atau sel")
    };
    assert!(about(&tables_within(&report, &exact)));

    let evidence = full.iter().find(|it| it.id == SheetId::Evidence).unwrap().rows.len();
    let tight = Capacity { rows: evidence - 1 + FIRST_ROW as usize, ..Capacity::default() };
    let cut = tables_within(&report, &tight);
    insta::assert_snapshot!(
        cut[0].to_string().lines().filter(|it| it.contains("tidak dimuat")).collect::<Vec<_>>().join("\n")
    );
    for table in &cut {
        for cell in table.rows.iter().flatten() {
            if let Cell::Link { target: Target::Row(id, row), .. } = cell {
                assert!(*row < cut.iter().find(|it| it.id == *id).unwrap().rows.len());
            }
        }
    }

    let few = tables_within(&report, &Capacity { links: 3, ..Capacity::default() });
    for table in few.iter().skip(1) {
        let links = table.rows.iter().flatten().filter(|it| matches!(it, Cell::Link { .. })).count();
        assert!(links <= 3, "{}", table.name);
    }
    assert!(few[0].to_string().contains("tautan menjadi teks"));
}

#[test]
fn a_sheet_has_no_more_links_than_excel_reads() {
    let mut sample = small();
    let many: Vec<Member> = (0..65_531)
        .map(|n| Member {
            evidence: sample::on_page(n, 100.0, "Anggota"),
            ..sample.submissions[0].members[0].clone()
        })
        .collect();
    let mut first = (*sample.submissions[0]).clone();
    first.members = many;
    let first = std::sync::Arc::new(first);
    sample.submissions[0] = first.clone();
    sample.dossiers[2].documents[0].submission = first;
    let report = sample.report(Lang::Id);
    let tables = tables(&report);
    let bytes = render(&tables, &report.run, report.lang).unwrap();
    for at in 1..=tables.len() {
        let links = part(&bytes, &format!("xl/worksheets/sheet{at}.xml")).matches("<hyperlink ").count();
        assert!(links <= 65_530, "sheet {at}: {links}");
    }
}

#[test]
fn every_input_has_its_row_and_every_finding_its_evidence() {
    let sample = small();
    let report = sample.report(Lang::Id);
    let tables = tables(&report);
    let get = |id| tables.iter().find(|it| it.id == id).unwrap();
    assert_eq!(get(SheetId::Files).rows.len(), sample.submissions.len());
    assert_eq!(get(SheetId::Regions).rows.len(), sample.dossiers.len());
    let findings = get(SheetId::Findings);
    let evidence = get(SheetId::Evidence);
    for row in &findings.rows {
        if let Some(Cell::Link { text, target: Target::Row(SheetId::Evidence, to) }) = row.get(13) {
            assert_eq!(evidence.rows[*to][0].to_string(), *text);
        }
    }
}
