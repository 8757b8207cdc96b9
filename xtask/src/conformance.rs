//! Which statement of MQTT 3.1.1 is kept where: pairs the ids in code with those in tests, and writes the document.
//!
//! Code that keeps a statement says so in a comment, `// [MQTT-3.3.1-2]`; so does the test that would notice if it did
//! not. The list of all statements is `xtask/data/mqtt-311.tsv`.

use core::fmt::Write as _;
use std::collections::{BTreeMap, BTreeSet};

use crate::model::{self, Finding, Repo};
use crate::rust_text;

/// The document that `cargo xtask conformance` writes.
pub const DOCUMENT: &str = "docs/mqtt-conformance.md";

/// The crates in which every id in code has a test, and every id in a test has code.
const PAIRED: &[&str] = &["mqtt-broker", "mqtt-core"];

/// Statements that need no code here, with the reason.
const NOTES: &[(&str, &str)] = &[
    ("MQTT-6.0.0-1", "There is no WebSocket transport."),
    ("MQTT-6.0.0-2", "There is no WebSocket transport."),
    ("MQTT-6.0.0-3", "There is no WebSocket transport."),
    ("MQTT-6.0.0-4", "There is no WebSocket transport."),
    ("MQTT-7.0.0-1", "The broker does not dial out to others."),
    ("MQTT-7.0.0-2", "Nothing beyond the standard is asked of the other side; tested against mosquitto."),
    ("MQTT-7.1.1-1", "TCP, in `mqtt-broker-tokio`."),
    ("MQTT-7.1.2-1", "TCP and TLS, in `mqtt-async`."),
];

/// One numbered statement.
#[derive(Clone, Copy, Debug)]
struct Statement {
    id: &'static str,
    /// `client`, `server` or `both`.
    binds: &'static str,
    what: &'static str,
}

impl Statement {
    fn note(&self) -> Option<&'static str> {
        NOTES.iter().find(|(id, _)| *id == self.id).map(|(_, note)| *note)
    }
}

/// The statements in the standard's order.
fn statements() -> impl Iterator<Item = Statement> {
    include_str!("../data/mqtt-311.tsv").lines().filter(|line| !line.starts_with('#')).filter_map(|line| {
        let mut parts = line.split('\t');
        Some(Statement { id: parts.next()?, binds: parts.next()?, what: parts.next()? })
    })
}

/// A comment that names a statement.
#[derive(Clone, Debug)]
struct Place {
    id: String,
    krate: String,
    path: String,
    line: usize,
    /// The test's name; none in code.
    test: Option<String>,
}

/// Every comment in the crates that names a statement.
fn places(repo: &Repo) -> Vec<Place> {
    let mut places = Vec::new();
    for (path, text) in repo.rust_files() {
        let Some(krate) = path.strip_prefix("crates/").and_then(|rest| rest.split('/').next()) else {
            continue;
        };
        if !text.contains("[MQTT-") {
            continue;
        }
        let split = rust_text::split(text);
        let mut function = String::new();
        for (index, (code, comment)) in split.code.iter().zip(&split.comments).enumerate() {
            if let Some((_, rest)) = code.split_once("fn ") {
                function =
                    rest.split(|c: char| !(c.is_alphanumeric() || c == '_')).next().unwrap_or("").into();
            }
            for id in ids(comment) {
                places.push(Place {
                    id: id.into(),
                    krate: krate.into(),
                    path: path.into(),
                    line: index + 1,
                    test: model::is_test_file(path).then(|| function.clone()),
                });
            }
        }
    }
    places
}

/// The ids in `[MQTT-…]` in a comment.
fn ids(comment: &str) -> impl Iterator<Item = &str> {
    comment.match_indices("[MQTT-").filter_map(|(at, _)| {
        let rest = comment.get(at + 1..)?;
        rest.split_once(']').map(|(id, _)| id)
    })
}

/// Every id that is named is one of the standard's.
pub(crate) fn known(repo: &Repo) -> Vec<Finding> {
    let known: BTreeSet<&str> = statements().map(|statement| statement.id).collect();
    let unknown = places(repo).into_iter().filter(|place| !known.contains(place.id.as_str()));
    unknown
        .map(|place| {
            let what = format!("MQTT 3.1.1 has no statement {}", place.id);
            Finding::new(&place.path, place.line, what, "look it up in xtask/data/mqtt-311.tsv")
        })
        .collect()
}

/// Code that names a statement has a test that names it, and the other way round.
pub(crate) fn paired(repo: &Repo) -> Vec<Finding> {
    let places = places(repo);
    let mut findings = Vec::new();
    for place in places.iter().filter(|place| PAIRED.contains(&place.krate.as_str())) {
        let partner = |other: &&Place| {
            other.krate == place.krate && other.id == place.id && other.test.is_some() != place.test.is_some()
        };
        if !places.iter().any(|other| partner(&other)) {
            let (missing, remedy) = match place.test {
                None => ("no test", "write the test that notices, and name the statement in it"),
                Some(_) => ("no code", "name the statement where it is kept"),
            };
            let what = format!("{} has {missing} in {} that names it", place.id, place.krate);
            findings.push(Finding::new(&place.path, place.line, what, remedy));
        }
    }
    findings
}

/// Every statement that binds a client is kept and tested in `mqtt-core`, or says why not.
pub(crate) fn complete(repo: &Repo) -> Vec<Finding> {
    let places = places(repo);
    // A repository without any id claims nothing.
    if places.is_empty() {
        return Vec::new();
    }
    statements()
        .filter(|statement| statement.binds != "server" && statement.note().is_none())
        .filter(|statement| !places.iter().any(|p| p.krate == "mqtt-core" && p.id == statement.id))
        .map(|statement| {
            let what = format!("{} binds a client and is named nowhere in mqtt-core", statement.id);
            Finding::new("xtask/data/mqtt-311.tsv", 1, what, "keep it, test it, and name it in both")
        })
        .collect()
}

/// The document is what `cargo xtask conformance` would write.
pub(crate) fn up_to_date(repo: &Repo) -> Vec<Finding> {
    if places(repo).is_empty() || repo.files.get(DOCUMENT).is_some_and(|text| *text == document(repo)) {
        return Vec::new();
    }
    vec![Finding::new(DOCUMENT, 1, "is not up to date", "run `cargo xtask conformance`")]
}

/// The table of all statements: who is bound, where it is kept, what tests it.
pub fn document(repo: &Repo) -> String {
    let mut by_id: BTreeMap<String, Vec<Place>> = BTreeMap::new();
    for place in places(repo) {
        by_id.entry(place.id.clone()).or_default().push(place);
    }
    let mut rows = String::new();
    let (mut total, mut kept, mut tested) = (0, 0, 0);
    for statement in statements() {
        let found = by_id.get(statement.id).map_or(&[][..], Vec::as_slice);
        let code: BTreeSet<String> =
            found.iter().filter(|p| p.test.is_none()).map(|p| format!("`{}`", short(&p.path))).collect();
        let tests: BTreeSet<String> = found
            .iter()
            .filter_map(|p| p.test.as_ref().map(|test| format!("{}: `{test}`", p.krate)))
            .collect();
        total += 1;
        kept += usize::from(!code.is_empty());
        tested += usize::from(!tests.is_empty());
        let _infallible = writeln!(
            rows,
            "| {} | {} | {} | {} | {} |",
            statement.id.trim_start_matches("MQTT-"),
            statement.binds,
            statement.what,
            joined(code, statement.note()),
            joined(tests, None),
        );
    }
    format!(
        "\
# MQTT 3.1.1, statement by statement

Written by `cargo xtask conformance`; do not edit. The standard numbers {total} statements that must be kept. Here is
each in our words, with the code that keeps it and the tests that would notice if it did not. {kept} are named in
code, {tested} in tests. What binds only servers is the broker's part (`mqtt-broker`), a broker for demonstrations and
tests. \"–\" means: not named there.

| MQTT- | binds | what it says | code | tests |
| --- | --- | --- | --- | --- |
{rows}"
    )
}

/// The path without what all have in common.
fn short(path: &str) -> String {
    path.trim_start_matches("crates/").replace("/src/", "/")
}

fn joined(items: BTreeSet<String>, note: Option<&str>) -> String {
    let items: Vec<String> = note.map(str::to_owned).into_iter().chain(items).collect();
    if items.is_empty() { "–".into() } else { items.join("<br>") }
}
