//! Tables without ruling lines.
