//! `patuh resolve`: what the matchers make of names, one a line.

use std::io::{self, BufRead as _};

use anyhow::Context as _;
use serde::Serialize;
use serde_json::json;

use super::{
    Done, Failure,
    args::{ResolveArgs, Resolved},
    output,
};
use crate::{
    extract::person,
    refdata::{RefData, RegionHint},
};

#[derive(Serialize)]
struct Answer<'a, T> {
    input: &'a str,
    #[serde(flatten)]
    found: T,
}

pub(super) fn resolve(args: &ResolveArgs) -> Result<Done, Failure> {
    let refdata = RefData::embedded();
    for line in io::stdin().lock().split(b'\n') {
        let line = line.context("cannot read standard input")?;
        // A name in another encoding costs its own line, not those after it.
        let line = String::from_utf8_lossy(&line);
        let input = line.trim_end_matches('\r');
        let mut answer = match args.what {
            Resolved::Institution => to_line(input, refdata.resolve_institution(input))?,
            Resolved::Region => to_line(input, refdata.resolve_region(input, RegionHint::default()))?,
            Resolved::Person => {
                let person = person::parse(input);
                to_line(
                    input,
                    json!({
                        "person": person.name,
                        "titles": person.prefixes.iter().chain(&person.suffixes).collect::<Vec<_>>(),
                        "rank": person.rank,
                        // A NIK never leaves the reader; other numbers are what was asked for.
                        "nip": person.id.map(|it| it.digits).filter(|it| !it.is_empty()),
                    }),
                )?
            }
        };
        answer.push(b'\n');
        output::print(&answer)?;
    }
    Ok(Done::Whole)
}

fn to_line<T: Serialize>(input: &str, found: T) -> anyhow::Result<Vec<u8>> {
    Ok(serde_json::to_vec(&Answer { input, found })?)
}
