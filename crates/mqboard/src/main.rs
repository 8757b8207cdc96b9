//! The command line of mqboard.

fn main() {}
