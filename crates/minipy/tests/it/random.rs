//! Random programs that minipy and CPython must agree on. A difference is made smaller before it is shown.
//!
//! `MINIPY_PROGRAMS` asks for another number of programs, `MINIPY_SEED` for another start. With `MINIPY_DUMP` set to a
//! folder, programs are written there instead, for another interpreter.

mod grammar;
mod reference;
mod shrink;
mod template;
mod topics;
mod tree;
mod writer;

use core::sync::atomic::{AtomicU64, Ordering};
use std::io::Write;
use std::sync::Mutex;

use super::script_host::run_within;
use grammar::Grammar;
use minipy::Config;
use reference::Reference;
use tree::Line;

/// Programs in one test run.
const PROGRAMS: u64 = 2000;

/// Differences that are made smaller and shown.
const SHOWN_MAX: usize = 3;

/// What one program may take; most take less than a hundredth.
const FUEL_MAX: u64 = 10_000_000;

/// The output of a program that takes longer, as the driver says it, too.
const ENDLESS: &str = "did not end";

/// The output of one that does not compile.
const WRONG: &str = "does not compile\n";

/// What programs use: it keeps values small, and prints what is the same everywhere.
const PRELUDE: &str = include_str!("random/prelude.py");

fn source(program: &[Line]) -> String {
    format!("{PRELUDE}{}", tree::text(program))
}

/// Our output, in the form of the driver's.
fn ours(source: &str) -> String {
    let run = std::panic::catch_unwind(|| run_within(Config::default(), FUEL_MAX, source, "p"));
    let text = run.unwrap_or_else(|_| "panicked\n".into());
    if text.ends_with("did not end\n") {
        return ENDLESS.into();
    }
    if let Some(before) = text.strip_suffix("exit 0\n") {
        return format!("{before}uncaught SystemExit\n");
    }
    let Some(at) = text.rfind("uncaught ") else { return text };
    let (before, line) = text.split_at(at);
    let name = line.trim_end().split(':').next().unwrap_or(line);
    let name = name.replace("UnboundLocal", "Name").replace("Recursion", "Runtime");
    if before.is_empty() && name == "uncaught SyntaxError" {
        return WRONG.into();
    }
    format!("{before}{name}\n")
}

/// What comes of a program.
#[derive(PartialEq)]
enum Verdict {
    Same,
    Different,
    /// It does not compile, or does not end in time, which says nothing.
    Useless,
}

fn judge(reference: &mut Reference, program: &[Line]) -> Verdict {
    let text = tree::text(program);
    reference.begin(&text);
    let ours = ours(&format!("{PRELUDE}{text}"));
    let theirs = reference.end();
    match ours == theirs {
        _ if ours == ENDLESS || theirs == ENDLESS => Verdict::Useless,
        true if theirs == WRONG => Verdict::Useless,
        true => Verdict::Same,
        false => Verdict::Different,
    }
}

fn report(reference: &mut Reference, grammar: &Grammar, seed: u64, program: Vec<Line>) -> String {
    let program =
        shrink::shrink(grammar, program, &mut |smaller| judge(reference, smaller) == Verdict::Different);
    let text = tree::text(&program);
    let theirs = reference.run(&text);
    format!(
        "MINIPY_SEED={seed} MINIPY_PROGRAMS=1, made smaller (begins with random/prelude.py):\n{}--- minipy\n{}--- CPython\n{theirs}",
        text,
        ours(&source(&program))
    )
}

#[test]
fn random_programs_agree_with_cpython() {
    let setting = |name: &str| std::env::var(name).ok().and_then(|text| text.parse::<u64>().ok());
    let first = setting("MINIPY_SEED").unwrap_or(1);
    let count = setting("MINIPY_PROGRAMS").unwrap_or(PROGRAMS);
    let shown_max = setting("MINIPY_SHOWN").map_or(SHOWN_MAX, |shown| shown as usize);
    let grammar = Grammar::new();
    if let Some(folder) = std::env::var_os("MINIPY_DUMP") {
        for seed in first..first + count {
            let path = std::path::Path::new(&folder).join(format!("{seed}.py"));
            std::fs::write(path, source(&writer::program(&grammar, seed))).unwrap();
        }
        return;
    }
    if Reference::start(PRELUDE).is_none() {
        assert!(std::env::var_os("MQBOARD_REQUIRE_PYTHON").is_none(), "python3 not found");
        // Past the harness, which keeps what a passing test prints.
        let _ = writeln!(std::io::stderr(), "skipped: random_programs_agree_with_cpython: python3 not found");
        return;
    }
    let next = AtomicU64::new(first);
    let useless = AtomicU64::new(0);
    let failed = Mutex::new(Vec::new());
    std::thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                let mut reference = Reference::start(PRELUDE).unwrap();
                loop {
                    let seed = next.fetch_add(1, Ordering::Relaxed);
                    if seed >= first + count {
                        break;
                    }
                    let program = writer::program(&grammar, seed);
                    match judge(&mut reference, &program) {
                        Verdict::Same => continue,
                        Verdict::Useless => {
                            useless.fetch_add(1, Ordering::Relaxed);
                            continue;
                        }
                        Verdict::Different => {}
                    }
                    let place = {
                        let mut failed = failed.lock().unwrap();
                        failed.push(seed);
                        failed.len()
                    };
                    if place <= shown_max {
                        let text = report(&mut reference, &grammar, seed, program);
                        println!("{text}");
                    }
                }
            });
        }
    });
    let failed = failed.into_inner().unwrap();
    assert!(failed.is_empty(), "{} of {count} programs differ; seeds: {failed:?}", failed.len());
    let useless = useless.into_inner();
    assert!(
        useless <= 2 + count / 200,
        "{useless} of {count} programs do not compile, or do not end in time"
    );
}
