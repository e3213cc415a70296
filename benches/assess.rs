//! Assembling and assessing a month: 552 regions, 1,700 documents. Run with `cargo bench`.

#![allow(missing_docs, clippy::unwrap_used, reason = "a bench fails by panicking")]

use std::sync::Arc;

use jiff::civil::date;
use patuh::{
    assess::{Catalogue, assess},
    dossier::assemble_for,
    model::{
        Citation, Confidence, Decree, Evidence, Form, Found, InstrumentKind, Kind, Level, Member, Place,
        Region, RegionCode, RegionFound, Role, Source, SourceId, Submission, TextKind,
    },
};

const REGIONS: usize = 552;

fn main() {
    divan::main();
}

fn regions() -> Vec<Region> {
    (0..REGIONS)
        .map(|n| Region {
            code: code(n),
            level: Level::Regency,
            name: format!("Kabupaten {n}"),
            short_name: n.to_string(),
            province: RegionCode(format!("{:02}", n / 100)),
            capitals: Vec::new(),
            head_title: "Bupati".to_owned(),
            autonomous: true,
        })
        .collect()
}

fn code(n: usize) -> RegionCode {
    RegionCode(format!("{:02}.{:02}", n / 100, n % 100))
}

fn said(words: &str) -> Evidence {
    Evidence::new(Place::Paragraph { paragraph: 1 }, words)
}

fn decree(n: usize) -> Submission {
    let source = Source {
        path: format!("{n}.pdf"),
        member: None,
        sha256: Some(SourceId::of(&n.to_le_bytes())),
        bytes: 1,
        media_type: None,
        pages: None,
        text: TextKind::Layer,
    };
    let found =
        |words: &str| Found { value: words.to_owned(), confidence: Confidence::High, evidence: said(words) };
    let year = 2010 + i16::try_from(n % 16).unwrap();
    let institutions = Catalogue::embedded().seat_groups.iter().flat_map(|it| &it.institutions);
    let seat = |(at, id): (usize, &String)| Member {
        seq: u32::try_from(at).unwrap() + 1,
        role: Some(if at == 0 { Role::Ketua } else { Role::Anggota }),
        role_text: None,
        unit: None,
        unit_text: None,
        person: None,
        nip: None,
        office: Some(format!("Kepala {id}")),
        institution: vec![id.clone()],
        institution_text: None,
        confidence: Confidence::High,
        evidence: said(id),
    };
    let citation = |(number, year): (&str, i16)| Citation {
        kind: InstrumentKind::Perpres,
        number: number.to_owned(),
        year: Some(year),
        confidence: Confidence::High,
        evidence: said(number),
    };
    Submission {
        kind: Some(Kind::Decree),
        region: Some(RegionFound {
            code: code(n % REGIONS),
            confidence: Confidence::High,
            evidence: said("x"),
        }),
        decree: Some(Decree {
            form: Some(Form::Keputusan),
            number: Some(found(&format!("188/{n}/{year}"))),
            date: Some(Found { value: date(year, 3, 4), confidence: Confidence::High, evidence: said("x") }),
            about: Some(found("Pembentukan Gugus Tugas")),
            legal_basis: [("69", 2008), ("22", 2021), ("49", 2023)].map(citation).to_vec(),
            is_task_force: true,
            ..Decree::default()
        }),
        members: institutions.take(40).enumerate().map(seat).collect(),
        ..Submission::of(source)
    }
}

#[divan::bench(args = [1700])]
fn month(bencher: divan::Bencher<'_, '_>, documents: usize) {
    let regions = regions();
    let catalogue = Catalogue::embedded();
    let submissions: Vec<Arc<Submission>> = (0..documents).map(|n| Arc::new(decree(n))).collect();
    let as_of = date(2026, 11, 24);
    bencher.counter(divan::counter::ItemsCount::new(documents)).bench(|| {
        let dossiers = assemble_for(&regions, &submissions, as_of);
        dossiers.iter().map(|it| assess(it, catalogue, as_of)).collect::<Vec<_>>()
    });
}
