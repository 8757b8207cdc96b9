//! The Linux port of the board, as a program.

fn main() {}
