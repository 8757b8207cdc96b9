//! `cargo xtask TASK`: runs the checks, the `no_std` link proof and the benchmarks.

use std::io::Write as _;
use std::process::ExitCode;

use anyhow::Result;
use xtask::{CHECKS, Repo, bench, nostd};

const HELP: &str = "\
cargo xtask TASK

  check                 run the repository's own checks (also: cargo test -p xtask)
  conformance           write docs/mqtt-conformance.md: which statement of MQTT is kept where
  map [CRATE]           list every source file with what it says it is
  nostd                 prove by linking that the pure crates need no std
  bench NAME [--json]   run a benchmark; without NAME, list them
";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let outcome = match words.as_slice() {
        ["check"] => check(),
        ["conformance"] => conformance(),
        ["map"] => map(None),
        ["map", name] => map(Some(name)),
        ["nostd"] => nostd::prove(&Repo::root()).map(|()| true),
        ["bench", options @ ..] => bench::command(options),
        _ => {
            say(HELP);
            Ok(matches!(words.as_slice(), [] | ["help" | "--help" | "-h"]))
        }
    };
    match outcome {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            say(&format!("error: {error:#}\n"));
            ExitCode::FAILURE
        }
    }
}

/// Runs every check and prints what each found.
fn check() -> Result<bool> {
    let repo = Repo::read(&Repo::root())?;
    let mut count = 0;
    for check in CHECKS {
        let findings = (check.run)(&repo);
        count += findings.len();
        say(&format!("{} {}\n", if findings.is_empty() { "ok    " } else { "BROKEN" }, check.name));
        for finding in findings {
            say(&format!("    {finding}\n"));
        }
    }
    say(&format!("{} checks, {count} findings\n", CHECKS.len()));
    Ok(count == 0)
}

/// Writes the table of MQTT's statements.
fn conformance() -> Result<bool> {
    let root = Repo::root();
    let text = xtask::conformance::document(&Repo::read(&root)?);
    std::fs::write(root.join(xtask::conformance::DOCUMENT), text)?;
    Ok(true)
}

fn map(only: Option<&str>) -> Result<bool> {
    let text = xtask::map::map(&Repo::read(&Repo::root())?, only);
    say(&text);
    Ok(!text.is_empty())
}

fn say(text: &str) {
    // A closed pipe (`| head`) is no error of ours.
    let _closed = std::io::stdout().write_all(text.as_bytes());
}
