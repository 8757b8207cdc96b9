//! The checks and tasks of this repository.

fn main() {}
