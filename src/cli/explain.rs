//! `patuh explain`: why a region has its verdict.

use super::{
    Done, Failure,
    args::{ExplainArgs, OcrArg, OcrEngineArg, Pictures, When},
    output,
    run::{self, Judge},
};
use crate::{
    model::{RegionCode, RequirementId},
    refdata::{RefData, RegionHint},
    report,
};

pub(super) fn explain(args: &ExplainArgs) -> Result<Done, Failure> {
    run::start_log(&args.talk);
    let judge = Judge::new(&args.judging)?;
    let region = region(&args.region)?;
    let only = match &args.requirement {
        Some(id) => {
            let id = RequirementId(id.to_ascii_uppercase());
            if judge.catalogue.requirement(&id).is_none() {
                return Err(Failure::usage(anyhow::anyhow!("there is no requirement {id}")));
            }
            Some(id)
        }
        None => None,
    };
    let submissions = if args.records.is_empty() {
        let reading = super::args::Reading {
            jobs: None,
            progress: When::Auto,
            with_nip: false,
            pictures: Pictures { ocr: OcrArg::Auto, ocr_engine: OcrEngineArg::Embedded },
            redact: Vec::new(),
            talk: args.talk.clone(),
        };
        run::submissions(&run::inputs(&args.inbox)?, &reading)?
    } else {
        run::from_records(&args.records).map_err(Failure::Usage)?
    };
    let unread = run::failures(&submissions) > 0;
    let judged = judge.judge(submissions, None);
    let story = report::explain(&judged.report(&judge), &region, only.as_ref());
    let lines: Vec<_> = story.iter().flat_map(|it| it.lines()).map(output::visible).collect();
    output::print((lines.join("\n") + "\n").as_bytes())?;
    Ok(if unread { Done::SomeUnread } else { Done::Whole })
}

/// A code or a name; an ambiguous name says which regions it may mean.
fn region(words: &str) -> Result<RegionCode, Failure> {
    let found = RefData::embedded().resolve_region(words, RegionHint::default());
    found.code.ok_or_else(|| {
        let candidates: Vec<_> = found.candidates.iter().map(ToString::to_string).collect();
        let hint = if candidates.is_empty() { String::new() } else { format!(": {}", candidates.join(", ")) };
        Failure::usage(anyhow::anyhow!("{words:?} is no region, or more than one{hint}"))
    })
}
