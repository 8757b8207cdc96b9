//! The layers: which crate may use which of ours. Arrows point inward only, dev-dependencies included.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{Finding, Package, Repo};
use crate::rust_text;

/// How far out a crate stands.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Ring {
    /// `no_std`, no effects: time and entropy are arguments.
    Pure,
    /// Effects for a pure crate, and nothing else.
    Driver,
    /// What people run.
    Program,
    /// What only this repository runs.
    Test,
}

/// A row of the table.
#[derive(Clone, Copy, Debug)]
pub struct Layer {
    /// The crate.
    pub name: &'static str,
    /// Its ring.
    pub ring: Ring,
    /// The crates of ours that it may use.
    pub may_use: &'static [&'static str],
    /// The crates of ours that its tests may use besides.
    pub tests_may_use: &'static [&'static str],
}

const fn layer(name: &'static str, ring: Ring, may_use: &'static [&'static str]) -> Layer {
    let tests_may_use: &[&str] = match ring {
        Ring::Pure | Ring::Test => &[],
        // They are tested against a broker in the same process.
        Ring::Driver | Ring::Program => BROKERS,
    };
    Layer { name, ring, may_use, tests_may_use }
}

const PURE: &[&str] = &["monotime", "mqtt-core", "mqrepl", "minipy", "board", "mqtt-broker"];
const BROKERS: &[&str] = &["mqtt-broker", "mqtt-broker-tokio"];

/// The table, stated once. `ARCHITECTURE.md` says why.
pub const LAYERS: &[Layer] = &[
    layer("monotime", Ring::Pure, &[]),
    layer("mqtt-core", Ring::Pure, &["monotime"]),
    layer("mqrepl", Ring::Pure, &["monotime"]),
    layer("minipy", Ring::Pure, &[]),
    layer("board", Ring::Pure, PURE),
    layer("mqtt-broker", Ring::Pure, &["mqtt-core", "monotime"]),
    layer("mqtt-async", Ring::Driver, &["mqtt-core", "monotime"]),
    layer("mqtt-broker-tokio", Ring::Driver, &["mqtt-broker", "monotime"]),
    layer("minipy-net", Ring::Driver, &["minipy"]),
    layer("minipy-cli", Ring::Program, &["minipy", "minipy-net"]),
    layer("mqnode", Ring::Program, &["board", "mqtt-async", "minipy-net"]),
    layer("mqboard", Ring::Program, &["mqrepl", "mqtt-async", "mqnode", "mqtt-broker", "mqtt-broker-tokio"]),
    layer("faultlab", Ring::Test, PURE),
    layer("xtask", Ring::Test, &[]),
];

/// The row of a crate.
pub(crate) fn row(name: &str) -> Option<&'static Layer> {
    LAYERS.iter().find(|layer| layer.name == name)
}

/// Crates use only what the table allows.
pub(crate) fn layers(repo: &Repo) -> Vec<Finding> {
    let mut findings = Vec::new();
    for package in &repo.packages {
        let Some(layer) = row(&package.name) else {
            findings.push(Finding::new(
                &package.manifest,
                1,
                format!("`{}` is in no layer", package.name),
                "give it a row in xtask/src/checks/layers.rs and ARCHITECTURE.md",
            ));
            continue;
        };
        for dependency in package.dependencies.iter().filter(|d| row(&d.name).is_some()) {
            let name = dependency.name.as_str();
            let allowed =
                layer.may_use.contains(&name) || (dependency.dev && layer.tests_may_use.contains(&name));
            if !allowed {
                findings.push(Finding::new(
                    &package.manifest,
                    line_of(repo, package, name),
                    format!("`{}` may not use `{name}`", package.name),
                    format!(
                        "it may use [{}], its tests also [{}]: move what is needed inward, or change the table \
                         in xtask/src/checks/layers.rs with a reason",
                        layer.may_use.join(", "),
                        layer.tests_may_use.join(", "),
                    ),
                ));
            }
        }
    }
    findings
}

/// No crate reaches itself, through tests neither: with a cycle, tests see another build of a crate than users do.
pub(crate) fn cycles(repo: &Repo) -> Vec<Finding> {
    let graph: BTreeMap<&str, Vec<&str>> = repo
        .packages
        .iter()
        .map(|p| (p.name.as_str(), p.dependencies.iter().map(|d| d.name.as_str()).collect()))
        .collect();
    let reaches_itself = |start: &str| {
        let mut seen = BTreeSet::new();
        let mut open: Vec<&str> = graph.get(start).cloned().unwrap_or_default();
        while let Some(next) = open.pop() {
            if next == start {
                return true;
            }
            if seen.insert(next) {
                open.extend(graph.get(next).into_iter().flatten());
            }
        }
        false
    };
    repo.packages
        .iter()
        .filter(|package| reaches_itself(&package.name))
        .map(|package| {
            Finding::new(
                &package.manifest,
                1,
                format!("`{}` depends on itself by way of others", package.name),
                "move the tests that need both crates outward",
            )
        })
        .collect()
}

/// The Linux port runs the board's own session; of `mqtt-async` it uses the transports alone.
pub(crate) fn transport_only(repo: &Repo) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (path, text) in repo.rust_files().filter(|(path, _)| path.starts_with("crates/mqnode/src/")) {
        let split = rust_text::split(text);
        for (index, line) in rust_text::without_test_modules(&split.code).iter().enumerate() {
            let mut uses = line.match_indices("mqtt_async::").map(|(at, found)| &line[at + found.len()..]);
            if uses.any(|rest| !rest.starts_with("transport")) {
                findings.push(Finding::new(
                    path,
                    index + 1,
                    "uses more of `mqtt-async` than its `transport`",
                    "the board's session is in `board`; a second client beside it would be a second truth",
                ));
            }
        }
    }
    findings
}

fn line_of(repo: &Repo, package: &Package, dependency: &str) -> usize {
    let text = repo.files.get(&package.manifest).map_or("", String::as_str);
    text.lines().position(|line| super::dependencies::names(line) == Some(dependency)).map_or(1, |n| n + 1)
}
