//! The line, threads, panic guard.
