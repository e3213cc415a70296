//! The `patuh` program; everything it does is in the library.

use std::process::ExitCode;

fn main() -> ExitCode {
    patuh::cli::main()
}
