//! Documents: what they point at exists.

use std::collections::BTreeSet;

use crate::model::{Finding, Repo};
use crate::rust_text;

/// Every local link in a Markdown file leads to a file and, with `#`, to a heading of it.
pub(crate) fn links(repo: &Repo) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (path, text) in repo.files_ending(".md") {
        for (line, target) in targets(text) {
            if let Some(fault) = fault(repo, path, target) {
                let remedy = "correct the link or write what it leads to";
                findings.push(Finding::new(path, line, format!("`{target}` {fault}"), remedy));
            }
        }
    }
    findings
}

/// A document that a comment or another document names by its file name exists.
pub(crate) fn named(repo: &Repo) -> Vec<Finding> {
    let known: BTreeSet<&str> =
        repo.paths.iter().filter_map(|path| path.rsplit('/').next()).filter(|n| n.ends_with(".md")).collect();
    let mut findings = Vec::new();
    for (path, text) in repo.rust_files() {
        for (index, comment) in rust_text::split(text).comments.iter().enumerate() {
            for name in comment.split(|c: char| !(c.is_alphanumeric() || matches!(c, '.' | '-' | '_'))) {
                let name = name.trim_end_matches('.');
                if name.ends_with(".md") && name.len() > 3 && !known.contains(name) {
                    findings.push(Finding::new(
                        path,
                        index + 1,
                        format!("names `{name}`, which is not in the repository"),
                        "name a document that is, or say it here",
                    ));
                }
            }
        }
    }
    findings
}

/// A path into the repository that a document names as code is there.
pub(crate) fn paths(repo: &Repo) -> Vec<Finding> {
    let folders = ["crates/", "xtask/", "proof/", "docs/", "fuzz/", "examples/"];
    let mut findings = Vec::new();
    for (path, text) in repo.files_ending(".md") {
        for (number, line) in prose(text) {
            // Code spans are the odd parts between backticks.
            for span in line.split('`').skip(1).step_by(2) {
                let named = span.trim_end_matches('/');
                let is_path =
                    folders.iter().any(|folder| span.starts_with(folder)) && !span.contains([' ', '*']);
                if is_path && !repo.paths.contains(named) {
                    let what = format!("names `{span}`, which is not there");
                    findings.push(Finding::new(path, number, what, "follow the code"));
                }
            }
        }
    }
    findings
}

/// The page of faults, whose table names tests.
const FAULTS: &str = "docs/faults.md";

/// A test that the page of faults names is there.
pub(crate) fn tests(repo: &Repo) -> Vec<Finding> {
    let Some(page) = repo.files.get(FAULTS) else { return Vec::new() };
    let is_test = |name: &str| {
        let head = format!("fn {name}()");
        repo.rust_files().any(|(_, text)| text.contains(&head))
    };
    let mut findings = Vec::new();
    for (number, line) in prose(page).filter(|(_, line)| line.starts_with('|')) {
        let cell = line.trim_end_matches([' ', '|']).rsplit('|').next().unwrap_or_default();
        for name in cell.split('`').skip(1).step_by(2).filter(|name| !is_test(name)) {
            let what = format!("names the test `{name}`, which is not there");
            findings.push(Finding::new(FAULTS, number, what, "follow the tests"));
        }
    }
    findings
}

/// Every crate has its place in the description of the whole.
pub(crate) fn crates(repo: &Repo) -> Vec<Finding> {
    let text = repo.files.get("ARCHITECTURE.md").map_or("", String::as_str);
    repo.packages
        .iter()
        .filter(|package| !text.contains(&format!("`{}`", package.name)))
        .map(|package| {
            let what = format!("does not say what `{}` is", package.name);
            Finding::new("ARCHITECTURE.md", 1, what, "add it to the table and to the code map")
        })
        .collect()
}

/// What is wrong with a link; nothing for one that leads outside or somewhere.
fn fault(repo: &Repo, from: &str, target: &str) -> Option<String> {
    let outside = ["http://", "https://", "mailto:", "mqtt://", "mqtts://"];
    if outside.iter().any(|scheme| target.starts_with(scheme)) {
        return None;
    }
    let (file, anchor) = target.split_once('#').map_or((target, None), |(f, a)| (f, Some(a)));
    let folder = from.rsplit_once('/').map_or("", |(folder, _)| folder);
    let resolved = if file.is_empty() { Some(from.to_owned()) } else { join(folder, file) };
    let Some(resolved) = resolved.filter(|path| repo.paths.contains(path) || repo.files.contains_key(path))
    else {
        return Some("leads to no file".into());
    };
    let anchor = anchor?;
    let text = repo.files.get(&resolved)?;
    (resolved.ends_with(".md") && !headings(text).any(|heading| heading == anchor))
        .then(|| format!("leads to no heading of {resolved}"))
}

/// The path `target` seen from `folder`; nothing when it leaves the repository.
fn join(folder: &str, target: &str) -> Option<String> {
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in target.trim_end_matches('/').split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

/// The targets of `[text](target)` and `[label]: target`, with their lines; code is left out.
fn targets(text: &str) -> impl Iterator<Item = (usize, &str)> {
    prose(text).flat_map(|(number, line)| {
        let inline =
            line.match_indices("](").filter(|(at, _)| !in_code(line, *at)).filter_map(|(at, found)| {
                let rest = &line[at + found.len()..];
                rest.split_once(')').map(|(target, _)| target.split(' ').next().unwrap_or(target))
            });
        let definition = line
            .starts_with('[')
            .then(|| line.split_once("]: "))
            .flatten()
            .map(|(_, target)| target.split(' ').next().unwrap_or(target));
        inline.chain(definition).map(move |target| (number, target))
    })
}

/// The lines outside code fences, with their numbers.
fn prose(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut fenced = false;
    text.lines().enumerate().filter_map(move |(index, line)| {
        if line.trim_start().starts_with("```") {
            fenced = !fenced;
            return None;
        }
        (!fenced).then_some((index + 1, line))
    })
}

fn in_code(line: &str, at: usize) -> bool {
    line[..at].matches('`').count() % 2 == 1
}

/// The anchors that the usual renderers make of the headings.
fn headings(text: &str) -> impl Iterator<Item = String> {
    prose(text).filter(|(_, line)| line.starts_with('#')).map(|(_, line)| {
        let title = line.trim_start_matches('#').trim().to_lowercase();
        title
            .chars()
            .filter_map(|c| match c {
                ' ' => Some('-'),
                c if c.is_alphanumeric() || c == '-' || c == '_' => Some(c),
                _ => None,
            })
            .collect()
    })
}
