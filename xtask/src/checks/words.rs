//! The repository stands on its own: it does not mention the workplace that it was made in.

use crate::model::{Finding, Repo};

/// Paths and tools of one workplace. Written in pieces, so that this file may be read by its own check.
const WORDS: &[&str] = &[
    concat!("/wo", "rk/"),
    concat!("shared/", "reference"),
    concat!("DESIGN", ".md"),
    concat!("BRIEF", ".md"),
    concat!("land", ".sh"),
    concat!("issues", " show"),
];

/// No file contains such a word, nor the number of an issue: what the reader needs is said on the spot.
pub(crate) fn words(repo: &Repo) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (path, text) in &repo.files {
        for (index, line) in text.lines().enumerate() {
            let word = WORDS.iter().find(|word| mentions(line, word)).map(|word| (*word).to_owned());
            if let Some(word) = word.or_else(|| issue_number(line)) {
                findings.push(Finding::new(
                    path,
                    index + 1,
                    format!("mentions `{word}`"),
                    "say the thing itself; a reader has only this repository",
                ));
            }
        }
    }
    findings
}

/// Whether `word` stands in `line` by itself: `/var/network/x` does not mention a folder at the root.
fn mentions(line: &str, word: &str) -> bool {
    line.match_indices(word).any(|(at, _)| {
        let before = line[..at].chars().next_back();
        !before.is_some_and(|c| c.is_alphanumeric() || c == '_' || c == '-')
    })
}

fn issue_number(line: &str) -> Option<String> {
    let lower = line.to_lowercase();
    let (at, found) = ["issue #", "issue "].iter().find_map(|word| Some((lower.find(word)?, *word)))?;
    let number: String = lower[at + found.len()..].chars().take_while(char::is_ascii_digit).collect();
    (!number.is_empty()).then(|| format!("{found}{number}"))
}
