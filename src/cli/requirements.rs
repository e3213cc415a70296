//! `patuh requirements`: the catalogue with its citations.

use std::fmt::Write as _;

use super::{
    Done, Failure,
    args::{RequirementsArgs, RequirementsCommand},
    output, run,
};
use crate::assess::{Catalogue, Obligation, Requirement, Severity, Verified};

pub(super) fn requirements(args: &RequirementsArgs) -> Result<Done, Failure> {
    let load = |path: Option<&std::path::Path>| -> Result<_, Failure> {
        run::catalogue(path).map_err(Failure::Usage)
    };
    match &args.command {
        RequirementsCommand::List { requirements } => {
            output::print(list(&*load(requirements.as_deref())?).as_bytes())?;
        }
        RequirementsCommand::Show { id, requirements } => {
            let catalogue = load(requirements.as_deref())?;
            let found = catalogue.requirements.iter().find(|it| it.id.0.eq_ignore_ascii_case(id));
            let requirement =
                found.ok_or_else(|| Failure::usage(anyhow::anyhow!("there is no requirement {id:?}")))?;
            output::print(show(requirement).as_bytes())?;
        }
        RequirementsCommand::Check { file } => {
            let catalogue = load(Some(file))?;
            let by_hand = catalogue.requirements.iter().filter(|it| it.by_hand.is_some()).count();
            output::print(
                format!(
                    "{}: {} ketentuan, {by_hand} diperiksa dengan tangan, sidik {}\n",
                    file.display(),
                    catalogue.requirements.len(),
                    catalogue.hash
                )
                .as_bytes(),
            )?;
        }
    }
    Ok(Done::Whole)
}

fn list(catalogue: &Catalogue) -> String {
    let mut out = String::new();
    for it in &catalogue.requirements {
        let hand = if it.by_hand.is_some() { " (dengan tangan)" } else { "" };
        // Writing to a String cannot fail.
        let _ = writeln!(out, "{}\t{}\t{}\t{}{hand}", it.id, obligation(it), verified(it), it.title_id);
    }
    out
}

fn show(it: &Requirement) -> String {
    let mut out = String::new();
    let mut line = |name: &str, value: &str| {
        // Writing to a String cannot fail.
        let _ = writeln!(out, "{name:<18}{value}");
    };
    line("Ketentuan", &format!("{} {}", it.id, it.title_id));
    line("", &it.title_en);
    let levels = match (it.province, it.regency_city) {
        (true, true) => "provinsi, kabupaten/kota",
        (true, false) => "provinsi",
        (false, true) => "kabupaten/kota",
        (false, false) => "nasional",
    };
    line("Berlaku bagi", levels);
    line("Sifat", obligation(it));
    let severity = match it.severity {
        Severity::Error => "menghalangi putusan patuh",
        Severity::Warning => "perlu perbaikan",
        Severity::Info => "catatan",
    };
    line("Akibat", severity);
    line("Dasar", &it.sources.join("; "));
    line("Terverifikasi", verified(it));
    if let Some(from) = it.effective_from {
        line("Berlaku sejak", &from.to_string());
    }
    if let Some(to) = it.effective_to {
        line("Berlaku sampai", &to.to_string());
    }
    if let Some(look_at) = &it.by_hand {
        line("Dengan tangan", look_at);
    }
    if let Some(note) = &it.note {
        line("Catatan", note);
    }
    out
}

pub(super) fn obligation(it: &Requirement) -> &'static str {
    match it.obligation {
        Obligation::Mandatory => "wajib",
        Obligation::Expected => "diharapkan",
        Obligation::GoodPractice => "praktik baik",
    }
}

pub(super) fn verified(it: &Requirement) -> &'static str {
    match it.verified {
        Verified::Yes => "ya",
        Verified::Partial => "sebagian",
        Verified::No => "belum",
    }
}
