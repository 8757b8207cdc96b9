//! Reads `cargo metadata`: the packages of the workspace and the licences of everything they use.

use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;

use anyhow::{Context as _, Result, bail};
use serde_json::Value;

use crate::model::{Dependency, Package, Repo, ThirdParty};

/// Adds to `repo` what cargo says about the workspace at `root`.
///
/// # Errors
/// When cargo fails (a broken manifest, a lock file that is out of date), or its answer is not as documented.
pub fn read(root: &Path, repo: &mut Repo) -> Result<()> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let output = Command::new(cargo)
        .args(["metadata", "--format-version", "1", "--locked"])
        .current_dir(root)
        .output()
        .context("cannot start cargo")?;
    if !output.status.success() {
        bail!("cargo metadata: {}", String::from_utf8_lossy(&output.stderr));
    }
    let json = serde_json::from_slice(&output.stdout).context("cargo metadata printed no JSON")?;
    parse(&json, root, repo).context("cargo metadata is not as documented")
}

/// The same, from the JSON that cargo printed. `None` when a field that cargo documents is missing.
fn parse(json: &Value, root: &Path, repo: &mut Repo) -> Option<()> {
    let members: BTreeSet<&str> = strings(json.get("workspace_members")?).collect();
    // What is resolved, not what is listed: optional dependencies that no feature switches on are not built.
    let nodes = json.get("resolve")?.get("nodes")?.as_array()?;
    let resolved: BTreeSet<&str> = nodes.iter().filter_map(|node| node.get("id")?.as_str()).collect();
    for package in json.get("packages")?.as_array()? {
        let id = package.get("id")?.as_str()?;
        let name = package.get("name")?.as_str()?.to_owned();
        if members.contains(id) {
            let manifest = Path::new(package.get("manifest_path")?.as_str()?);
            let manifest =
                manifest.strip_prefix(root).unwrap_or(manifest).to_string_lossy().replace('\\', "/");
            let dependencies =
                package.get("dependencies")?.as_array()?.iter().filter_map(dependency).collect();
            repo.packages.push(Package { name, manifest, dependencies });
        } else if resolved.contains(id) {
            let version = package.get("version")?.as_str()?.to_owned();
            let licence = package.get("license").and_then(Value::as_str).map(str::to_owned);
            repo.third_party.push(ThirdParty { name, version, licence });
        }
    }
    Some(())
}

fn dependency(value: &Value) -> Option<Dependency> {
    let name = value.get("name")?.as_str()?.to_owned();
    let dev = value.get("kind").and_then(Value::as_str) == Some("dev");
    Some(Dependency { name, dev })
}

fn strings(value: &Value) -> impl Iterator<Item = &str> {
    value.as_array().into_iter().flatten().filter_map(Value::as_str)
}
