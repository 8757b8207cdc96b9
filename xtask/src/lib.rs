//! The checks and tasks of this repository.
//!
//! A check is a function from a [`Repo`], a model of the repository, to [`Finding`]s, so that a test can plant a
//! fault in a small model and see the check find it (`tests/it/`). `cargo test -p xtask` runs every check on the
//! real repository: there is no rule that only a build server knows.
//!
//! The tasks (`nostd`, `bench`) start cargo or the built programs and report what came of it.

pub mod bench;
pub mod checks;
pub mod conformance;
pub mod map;
pub mod metadata;
pub mod model;
pub mod nostd;
pub mod rust_text;

pub use checks::{CHECKS, Check};
pub use model::{Finding, Repo};
