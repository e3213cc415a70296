//! `patuh explain`.
use super::{Done, Failure, args::ExplainArgs};
pub(super) fn explain(_args: &ExplainArgs) -> Result<Done, Failure> {
    Ok(Done::Whole)
}
