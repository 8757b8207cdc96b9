//! Dependencies are listed once, in the root manifest, each with the reason why it is there.

use std::collections::BTreeSet;

use crate::model::{Finding, Repo};

/// Every third-party line of the root manifest ends in a comment that says why.
pub(crate) fn reasons(repo: &Repo) -> Vec<Finding> {
    shared(repo)
        .filter(|(_, line)| !line.contains("path ="))
        .filter(|(_, line)| reason(line).is_none_or(|reason| reason.split_whitespace().count() < 3))
        .map(|(number, line)| {
            let name = names(line).unwrap_or_default();
            Finding::new(
                "Cargo.toml",
                number,
                format!("`{name}` has no reason"),
                "say behind a `#` on the same line what it is for",
            )
        })
        .collect()
}

/// Crates name a version nowhere: what they use is `workspace = true`.
pub(crate) fn from_workspace(repo: &Repo) -> Vec<Finding> {
    let mut findings = Vec::new();
    for package in &repo.packages {
        for (number, line) in dependency_lines(repo, &package.manifest) {
            let Some(name) = names(line) else { continue };
            if !line.replace(' ', "").contains("workspace=true") {
                findings.push(Finding::new(
                    &package.manifest,
                    number,
                    format!("`{name}` is not taken from the workspace"),
                    format!(
                        "list it in the root manifest with its reason and write `{name}.workspace = true`"
                    ),
                ));
            }
        }
    }
    findings
}

/// A line of the root manifest that no crate uses is a leftover.
pub(crate) fn used(repo: &Repo) -> Vec<Finding> {
    let used: BTreeSet<&str> = repo
        .packages
        .iter()
        .flat_map(|package| dependency_lines(repo, &package.manifest))
        .filter_map(|(_, line)| names(line))
        .collect();
    shared(repo)
        .filter_map(|(number, line)| Some((number, names(line)?)))
        .filter(|(_, name)| !used.contains(name))
        .map(|(number, name)| {
            Finding::new("Cargo.toml", number, format!("no crate uses `{name}`"), "remove the line")
        })
        .collect()
}

/// The name that a line of a dependency table begins with: `name = …` or `name.workspace = …`.
pub(crate) fn names(line: &str) -> Option<&str> {
    let (name, _) = line.split_once('=')?;
    let name = name.trim().split('.').next()?.trim().trim_matches('"');
    let is_name = !name.is_empty() && name.chars().all(|c| c.is_alphanumeric() || c == '-' || c == '_');
    is_name.then_some(name)
}

/// The lines of `[workspace.dependencies]`, with their numbers.
fn shared(repo: &Repo) -> impl Iterator<Item = (usize, &str)> {
    dependency_lines(repo, "Cargo.toml").filter(|(_, line)| names(line).is_some())
}

/// The lines of a manifest that stand in a table of dependencies, of any kind and target.
fn dependency_lines<'a>(repo: &'a Repo, manifest: &str) -> impl Iterator<Item = (usize, &'a str)> {
    let text = repo.files.get(manifest).map_or("", String::as_str);
    let mut within = false;
    text.lines().enumerate().filter_map(move |(index, line)| {
        if line.starts_with('[') {
            within = line.trim_end().ends_with("dependencies]");
            return None;
        }
        within.then_some((index + 1, line))
    })
}

fn reason(line: &str) -> Option<&str> {
    // A `#` inside a quoted string is not a comment; no version or feature contains one.
    line.split_once('#').map(|(_, reason)| reason.trim())
}
