//! Running heads and page numbers.

use crate::model::Page;

/// Marks page numbers and heads and feet that repeat over `pages`.
pub(in crate::read) fn mark_margins(_pages: &mut [Page]) {}
