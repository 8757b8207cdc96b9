//! The Linux port of the board, as a program.

use std::process::ExitCode;

fn main() -> ExitCode {
    mqnode::run(std::env::args_os())
}
