//! The proof that the pure crates need no std: a library with its own panic handler links with all of them.

use std::path::Path;
use std::process::Command;

use anyhow::{Context as _, Result, bail};

/// Builds `proof/no_std`.
///
/// It is a workspace of its own, so that nothing else in a build can switch a feature on that hides a leak. A crate
/// that reaches std brings a second panic handler with it, and the build fails with E0152.
///
/// # Errors
/// When the library does not build, or cargo cannot be started.
pub fn prove(root: &Path) -> Result<()> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let status = Command::new(cargo)
        .args([
            "build",
            "--quiet",
            "--manifest-path",
            "proof/no_std/Cargo.toml",
            "--target-dir",
            "target/no_std",
        ])
        .current_dir(root)
        .status()
        .context("cannot start cargo")?;
    if !status.success() {
        bail!(
            "a pure crate needs std, or does not build: see the lines above (E0152: std came in by a dependency)"
        );
    }
    Ok(())
}
