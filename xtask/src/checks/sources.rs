//! What every source file must and must not contain.

use crate::model::{self, Finding, Repo};
use crate::rust_text;

/// A file that grows past this has outgrown one subject.
const LINES_MAX: usize = 600;
/// Tests repeat themselves more, and are read one at a time.
const TEST_LINES_MAX: usize = 1500;

/// The first line of every Rust file says what the file is.
pub(crate) fn heads(repo: &Repo) -> Vec<Finding> {
    repo.rust_files()
        .filter(|(_, text)| text.strip_prefix("//! ").is_none_or(|rest| rest.starts_with(['\n', '\r'])))
        .map(|(path, _)| {
            Finding::new(path, 1, "does not say what it is", "begin the file with a `//! ` line that does")
        })
        .collect()
}

/// Files stay short enough to be about one thing.
pub(crate) fn lengths(repo: &Repo) -> Vec<Finding> {
    repo.rust_files()
        .filter_map(|(path, text)| {
            let max = if model::is_test_file(path) { TEST_LINES_MAX } else { LINES_MAX };
            let lines = text.lines().count();
            (lines > max).then(|| {
                Finding::new(
                    path,
                    max + 1,
                    format!("has {lines} lines, more than {max}"),
                    "split it by subject; move tests into a sibling file",
                )
            })
        })
        .collect()
}

/// Code that must not be committed, and what to do instead.
const CODE: &[(&str, &str)] = &[
    ("dbg!", "remove it"),
    ("#[ignore", "make the test run, or delete it"),
    ("#[allow(", "write `#[expect(lint, reason = \"…\")]` at the item"),
    ("#![allow(", "write `#[expect(lint, reason = \"…\")]` at the item"),
    ("todo!", "finish it"),
    ("unimplemented!", "finish it"),
];

/// A skipped test that says so by these is not heard: the harness keeps what a passing test prints.
const WHISPERS: &[&str] = &[concat!("print", "ln!(\"skipped"), concat!("print", "!(\"skipped")];

/// Words in comments that promise work instead of doing it.
const PROMISES: &[&str] = &["TODO", "FIXME", "XXX", "HACK"];

/// Nothing is left unfinished, switched off or printed for debugging.
pub(crate) fn leftovers(repo: &Repo) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (path, text) in repo.rust_files() {
        let split = rust_text::split(text);
        for (index, (code, comment)) in split.code.iter().zip(&split.comments).enumerate() {
            for (bad, remedy) in CODE.iter().filter(|(bad, _)| contains_word(code, bad)) {
                findings.push(Finding::new(path, index + 1, format!("contains `{bad}`"), *remedy));
            }
            for bad in PROMISES.iter().filter(|bad| contains_word(comment, bad)) {
                findings.push(Finding::new(
                    path,
                    index + 1,
                    format!("says {bad}"),
                    "do it, or state the limit as a fact",
                ));
            }
        }
    }
    findings
}

/// A test that is skipped says so where it is seen.
pub(crate) fn skips(repo: &Repo) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (path, text) in repo.rust_files() {
        let lines = text.lines().enumerate();
        for (index, _) in lines.filter(|(_, line)| WHISPERS.iter().any(|whisper| line.contains(whisper))) {
            findings.push(Finding::new(
                path,
                index + 1,
                "a skipped test says so where nobody hears it",
                "write to `std::io::stderr()` itself",
            ));
        }
    }
    findings
}

/// Whether `needle` stands in `line` and is not the end or, if it ends in a letter, the beginning of a longer word.
pub(crate) fn contains_word(line: &str, needle: &str) -> bool {
    let is_word = |c: char| c.is_alphanumeric() || c == '_';
    line.match_indices(needle).any(|(at, _)| {
        let before = line[..at].chars().next_back();
        let after = line[at + needle.len()..].chars().next();
        let begins = !needle.starts_with(is_word) || !before.is_some_and(is_word);
        let ends = !needle.ends_with(is_word) || !after.is_some_and(is_word);
        begins && ends
    })
}
