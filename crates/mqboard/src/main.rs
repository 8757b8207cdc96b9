//! The command line of mqboard.

use std::process::ExitCode;

fn main() -> ExitCode {
    mqboard::run(std::env::args_os())
}
