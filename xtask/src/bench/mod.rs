//! Benchmarks: `cargo xtask bench NAME [--json]`.
//!
//! A benchmark measures what it claims against a limit measured in the same run (a raw socket, a bare round trip),
//! in interleaved rounds, and reports medians: what else the machine does then falls on both sides alike.
//! To add one, write a file beside this one and list it in [`BENCHES`].

mod demo;
mod instructions;
mod mqtt;
mod python;
mod report;
mod rounds;

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, Result, bail};

pub use report::{Better, Report, Target};
pub use rounds::{Contestant, interleave, median, quantile};

/// A named benchmark.
#[derive(Clone, Copy, Debug)]
pub struct Bench {
    /// What stands behind `cargo xtask bench`.
    pub name: &'static str,
    /// One line for the list.
    pub about: &'static str,
    /// Measures; `root` is the repository.
    pub run: fn(root: &Path) -> Result<Report>,
}

/// Every benchmark.
pub const BENCHES: &[Bench] = &[
    Bench { name: "demo", about: "what an operator of a board on loopback feels", run: demo::run },
    Bench { name: "mqtt", about: "the client against a raw socket, and its rivals", run: mqtt::run },
    Bench { name: "python", about: "minipy against CPython, its pauses and its size", run: python::run },
];

/// Runs `bench NAME [--json]`. Whether every target was met.
///
/// # Errors
/// When there is no such benchmark, or it cannot be run.
pub fn command(options: &[&str]) -> Result<bool> {
    let json = options.contains(&"--json");
    let mut names = options.iter().filter(|option| **option != "--json");
    let mut out = std::io::stdout();
    let Some(name) = names.next() else {
        for bench in BENCHES {
            writeln!(out, "{:10} {}", bench.name, bench.about)?;
        }
        return Ok(true);
    };
    let Some(bench) = BENCHES.iter().find(|bench| bench.name == *name) else {
        let known: Vec<&str> = BENCHES.iter().map(|bench| bench.name).collect();
        bail!("no benchmark `{name}`; there are: {}", known.join(", "));
    };
    let report = (bench.run)(&crate::Repo::root())?;
    if json {
        writeln!(out, "{}", report.json())?;
    } else {
        write!(out, "{}", report.text())?;
    }
    Ok(report.targets.iter().all(Target::is_met))
}

/// Builds a binary or, with `--example`, an example in release mode and returns its path.
///
/// # Errors
/// When it does not build.
pub fn build(root: &Path, package: &str, kind: &str, name: &str) -> Result<PathBuf> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let status = Command::new(cargo)
        .args(["build", "--quiet", "--release", "--package", package, kind, name])
        .current_dir(root)
        .status()
        .context("cannot start cargo")?;
    if !status.success() {
        bail!("{package} does not build");
    }
    let target = std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root.join("target"), PathBuf::from);
    let folder = if kind == "--example" { "release/examples" } else { "release" };
    Ok(target.join(folder).join(name))
}
