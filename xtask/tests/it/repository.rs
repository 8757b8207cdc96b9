//! Every check, on this repository.

use xtask::{CHECKS, Repo};

#[test]
fn this_repository_keeps_its_rules() {
    let repo = Repo::read(&Repo::root()).unwrap();
    let mut broken = String::new();
    for check in CHECKS {
        for finding in (check.run)(&repo) {
            broken += &format!("{}:\n    {finding}\n", check.name);
        }
    }
    assert!(broken.is_empty(), "\n{broken}");
}

/// An empty model would satisfy most checks: make sure that the real one was read.
#[test]
fn the_model_holds_the_repository() {
    let repo = Repo::read(&Repo::root()).unwrap();
    assert!(repo.packages.iter().any(|package| package.manifest == "xtask/Cargo.toml"));
    assert!(repo.third_party.iter().any(|package| package.name == "serde_json" && package.licence.is_some()));
    assert!(repo.files.contains_key("xtask/tests/it/repository.rs"));
    assert!(repo.paths.contains("crates/monotime"));
    assert!(!repo.paths.iter().any(|path| path.starts_with("target") || path.starts_with(".git/")));
}
