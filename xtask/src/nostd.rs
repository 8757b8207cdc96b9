//! The proof that the pure crates need no std: a program with its own panic handler links with all of them and runs.

use std::ffi::OsStr;
use std::path::Path;
use std::process::Command;

use anyhow::{Context as _, Result, bail};

/// Builds `proof/no_std` as a static library, links it with nothing but the C library, and runs it.
///
/// It is a workspace of its own, so that nothing else in a build can switch a feature on that hides a leak. A crate
/// that reaches std brings a second panic handler with it, and the build fails with E0152.
///
/// # Errors
/// When it does not build, link or run, or a tool cannot be started.
pub fn prove(root: &Path) -> Result<()> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let target = root.join("target/no_std");
    run(Command::new(cargo)
        .args(["build", "--quiet", "--manifest-path", "proof/no_std/Cargo.toml", "--target-dir"])
        .arg(&target)
        .current_dir(root))
    .context("a pure crate needs std, or does not build (E0152: std came in, perhaps by a dependency)")?;

    let library = target.join("debug/libno_std_proof.a");
    let program = target.join("proof");
    run(Command::new("cc").args([library.as_os_str(), OsStr::new("-o"), program.as_os_str()]))
        .context("the pure crates do not link without std")?;
    run(&mut Command::new(&program)).context("the proof ran, and a crate did not do what it should")
}

fn run(command: &mut Command) -> Result<()> {
    let status =
        command.status().with_context(|| format!("cannot start {}", command.get_program().display()))?;
    if !status.success() {
        bail!("{} ended with {status}", command.get_program().display());
    }
    Ok(())
}
