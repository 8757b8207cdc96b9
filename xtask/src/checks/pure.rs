//! The pure ring: no std, no effects, no panics on outside input, and lib.rs says so.

use super::layers::{LAYERS, Ring};
use super::sources::contains_word;
use crate::model::{self, Finding, Package, Repo};
use crate::rust_text;

/// What lib.rs of a pure crate denies: each would be a panic that outside input could reach.
const DENIED: &[&str] = &[
    "clippy::expect_used",
    "clippy::indexing_slicing",
    "clippy::panic",
    "clippy::todo",
    "clippy::unimplemented",
    "clippy::unreachable",
    "clippy::unwrap_used",
];

/// What no pure crate contains outside its tests, and why.
const BANNED: &[(&str, &str)] = &[
    ("std::", "use `core` or `alloc`"),
    ("extern crate std", "use `core` or `alloc`"),
    ("HashMap", "use `BTreeMap` or a sorted `Vec`: its order must not differ between processes"),
    ("HashSet", "use `BTreeSet` or a sorted `Vec`: its order must not differ between processes"),
    ("Instant::now", "take `now: monotime::Instant` as an argument"),
    ("SystemTime", "take the time as an argument, or ask a port for it"),
    ("Arc", "own the data or lend it: riscv32imc has no compare-and-swap"),
    ("sync::atomic", "own the data or lend it: riscv32imc has no compare-and-swap"),
    ("thread_local!", "own the data: nothing here is global"),
    ("static mut", "own the data: nothing here is global"),
];

/// Every pure crate is `no_std`, forbids unsafe code and denies what could panic.
pub(crate) fn heads(repo: &Repo) -> Vec<Finding> {
    let mut findings = Vec::new();
    for package in pure_packages(repo) {
        let path = format!("{}src/lib.rs", package.folder());
        let text = repo.files.get(&path).map_or("", String::as_str);
        let code: String = rust_text::split(text).code.concat().split_whitespace().collect();
        let mut want = |present: bool, attribute: &str| {
            if !present {
                findings.push(Finding::new(
                    &path,
                    1,
                    format!("lacks `{attribute}`"),
                    "every crate of the pure ring states it at the top of lib.rs",
                ));
            }
        };
        want(code.contains("#![no_std]"), "#![no_std]");
        want(code.contains("#![forbid(unsafe_code)]"), "#![forbid(unsafe_code)]");
        let denied =
            code.split_once("#![deny(").and_then(|(_, rest)| rest.split_once(")]")).map_or("", |d| d.0);
        for lint in DENIED {
            want(denied.split(',').any(|name| name == *lint), &format!("#![deny({lint})]"));
        }
    }
    findings
}

/// No pure crate contains a path to std, a clock, a hash map or anything shared between threads.
pub(crate) fn bodies(repo: &Repo) -> Vec<Finding> {
    let mut findings = Vec::new();
    for package in pure_packages(repo) {
        let sources = format!("{}src/", package.folder());
        let files = repo.rust_files().filter(|(path, _)| path.starts_with(&sources));
        for (path, text) in files.filter(|(path, _)| !model::is_test_file(path)) {
            let split = rust_text::split(text);
            for (index, line) in rust_text::without_test_modules(&split.code).iter().enumerate() {
                for (bad, remedy) in BANNED.iter().filter(|(bad, _)| contains_word(line, bad)) {
                    findings.push(Finding::new(path, index + 1, format!("contains `{bad}`"), *remedy));
                }
            }
        }
    }
    findings
}

fn pure_packages(repo: &Repo) -> impl Iterator<Item = &Package> {
    let is_pure = |name: &str| LAYERS.iter().any(|layer| layer.name == name && layer.ring == Ring::Pure);
    repo.packages.iter().filter(move |package| is_pure(&package.name))
}
