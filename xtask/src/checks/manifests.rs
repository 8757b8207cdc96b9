//! What every manifest must say.

use crate::model::{Finding, Repo};

/// A crate that forgets `[lints] workspace = true` gets no lints, silently.
pub(crate) fn lints(repo: &Repo) -> Vec<Finding> {
    repo.packages
        .iter()
        .filter(|package| !inherits_lints(repo.files.get(&package.manifest).map_or("", String::as_str)))
        .map(|package| {
            Finding::new(
                &package.manifest,
                1,
                "the lints of the workspace are not switched on",
                "add `[lints]` with `workspace = true`",
            )
        })
        .collect()
}

fn inherits_lints(manifest: &str) -> bool {
    let table: toml::Table = manifest.parse().unwrap_or_default();
    table.get("lints").and_then(|lints| lints.get("workspace")).and_then(toml::Value::as_bool) == Some(true)
}
