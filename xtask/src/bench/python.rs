//! The interpreter against CPython: CPU time of the same scripts in the same run, start-up subtracted; and what a board
//! feels of it, the first evaluation and the pauses for collections; and the program's size. Where MicroPython's own
//! program is installed, or `MICROPYTHON` names it, it runs beside them for comparison.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, Result, bail};
use serde_json::json;

use super::{Better, Contestant, Report, Target, build, interleave, median, quantile};

/// Rounds that count.
const ROUNDS: usize = 15;
/// The version that the targets speak of.
const VERSION: &str = "3.11";
/// Where the scripts are.
const FOLDER: &str = "bench/python";
/// Room for the scripts' data; the collector runs when it is used up.
const HEAP: &str = "heapsize=16m";

/// The scripts of `bench/python/speed`, what they do, and how many times CPython's time they may take.
const SCRIPTS: &[(&str, &str, f64)] = &[
    ("fib", "calls: fib(27)", 1.0),
    ("loop", "loop of 10⁶ additions", 0.8),
    ("join", "10⁵ strings made and joined", 2.0),
    ("concat", "2·10⁴ times s = s + 'ab'", 5.0),
    ("dict", "dict: 10⁵ inserts and look-ups", 0.7),
    ("sort", "sort of 10⁵ integers", 0.7),
    ("methods", "3·10⁵ method calls", 1.2),
    ("generators", "generators", 1.2),
    ("floats", "arithmetic on floats", 1.5),
    ("exceptions", "exceptions raised and caught", 1.5),
];

/// What `shapes.py` can fill a heap with.
const SHAPES: &[&str] = &[
    "many small objects",
    "chain",
    "chain with side branches",
    "chain of wide links",
    "big dict",
    "chain of instances",
];

/// Runs the scripts of `bench/python`.
pub(super) fn run(root: &Path) -> Result<Report> {
    let python = python()?;
    let minipy = build(root, "minipy-cli", "--bin", "minipy")?;
    let first_eval = build(root, "minipy-cli", "--example", "first_eval")?;

    let mut targets = Vec::new();
    let mut add = |name: String, value, unit, target| {
        targets.push(Target { name, value, unit, target, better: Better::Lower });
    };
    let micropython = micropython();
    let times = speed(root, &python, &minipy, micropython.as_deref())?;
    let start =
        |side: usize| times.get("empty").and_then(|sides| sides.get(side)).map_or(f64::NAN, |s| median(s));
    let mut seconds = BTreeMap::new();
    for (script, about, target) in SCRIPTS {
        let Some([ours, theirs, others @ ..]) = times.get(script).map(Vec::as_slice) else { continue };
        let ratio = |samples: &[f64], side| {
            let ratios: Vec<f64> = samples
                .iter()
                .zip(theirs)
                .map(|(seconds, theirs)| (seconds - start(side)) / (theirs - start(1)))
                .collect();
            median(&ratios)
        };
        add(format!("{about} ÷ CPython"), ratio(ours, 0), "×", Some(*target));
        let mut row = json!({ "minipy_ms": millis(ours), "cpython_ms": millis(theirs) });
        if let Some(micropython) = others.first() {
            add(format!("  MicroPython in C, {script}"), ratio(micropython, 2), "×", None);
            row["micropython_ms"] = json!(millis(micropython));
        }
        seconds.insert(*script, row);
    }
    let start_up = [start(0) * 1e3, start(1) * 1e3];

    let evals = numbers(Command::new(first_eval).arg("200"))?;
    add("first eval of a new engine".into(), median(&evals) / 1e3, "ms", Some(1.0));
    let mut pauses = BTreeMap::new();
    for shape in SHAPES {
        let script = root.join(FOLDER).join("collection/shapes.py");
        let pause = numbers(Command::new(&minipy).args(["-X", "heapsize=256k"]).arg(script).arg(shape))?;
        add(format!("collection, 256 KB heap, {shape}"), median(&pause) / 1e3, "ms", Some(1.0));
        pauses.insert(*shape, json!({ "p10": quantile(&pause, 0.1), "p90": quantile(&pause, 0.9) }));
    }
    add("minipy, stripped".into(), stripped_mebibytes(&minipy)?, "MiB", Some(3.0));
    add("minipy, start to end of print(0)".into(), start_up[0], "ms CPU", None);
    add("CPython, start to end of print(0)".into(), start_up[1], "ms CPU", None);
    let table = json!({
        "speed": seconds,
        "first_eval_us": { "p10": quantile(&evals, 0.1), "p90": quantile(&evals, 0.9) },
        "collection_us": pauses,
    });
    Ok(Report { bench: "python", targets, table })
}

/// CPython of the version that the targets speak of.
fn python() -> Result<PathBuf> {
    let code = "import sys; print('%d.%d' % sys.version_info[:2], sys.executable)";
    let output = Command::new("python3").args(["-c", code]).output().context("python3 is not there")?;
    let text = String::from_utf8_lossy(&output.stdout);
    match text.trim().split_once(' ') {
        Some((VERSION, path)) => Ok(path.into()),
        _ => bail!("python3 is not CPython {VERSION}: {text}"),
    }
}

/// MicroPython's program, if there is one.
fn micropython() -> Option<PathBuf> {
    let program = std::env::var_os("MICROPYTHON").map_or_else(|| "micropython".into(), PathBuf::from);
    Command::new(&program)
        .args(["-c", "pass"])
        .status()
        .is_ok_and(|status| status.success())
        .then_some(program)
}

/// CPU seconds of our program, CPython, and MicroPython if there, per script and round; `empty` is start-up alone.
fn speed<'a>(
    root: &Path,
    python: &Path,
    minipy: &Path,
    micropython: Option<&Path>,
) -> Result<BTreeMap<&'a str, Vec<Vec<f64>>>> {
    let folder = root.join(FOLDER);
    let scripts: Vec<&str> = SCRIPTS.iter().map(|(name, ..)| *name).chain(["empty"]).collect();
    let mut contestants = Vec::new();
    for name in &scripts {
        let script = folder.join("speed").join(name).with_extension("py");
        let timer = folder.join("cpu_time.py");
        let measure = |command: Vec<PathBuf>| {
            let timer = timer.clone();
            move || {
                let mut timed = Command::new(python);
                let seconds = numbers(timed.args(["-I", "-S"]).arg(&timer).args(&command))?;
                seconds.first().copied().context("no time")
            }
        };
        let with_heap = |program: &Path| vec![program.into(), "-X".into(), HEAP.into(), script.clone()];
        let isolated = vec![python.into(), "-I".into(), "-S".into(), script.clone()];
        contestants.push(Contestant::new(name, measure(with_heap(minipy))));
        contestants.push(Contestant::new(name, measure(isolated)));
        if let Some(micropython) = micropython {
            contestants.push(Contestant::new(name, measure(with_heap(micropython))));
        }
    }
    let sides = contestants.len() / scripts.len();
    let mut samples = interleave(1, ROUNDS, &mut contestants)?.into_iter();
    let mut times = BTreeMap::new();
    for name in scripts {
        times.insert(name, samples.by_ref().take(sides).collect());
    }
    Ok(times)
}

fn millis(seconds: &[f64]) -> f64 {
    (median(seconds) * 1e5).round() / 1e2
}

/// The numbers that a program prints, one a line.
fn numbers(command: &mut Command) -> Result<Vec<f64>> {
    let output = command.output().with_context(|| format!("cannot start {command:?}"))?;
    if !output.status.success() {
        bail!("{command:?}: {}", String::from_utf8_lossy(&output.stderr).trim());
    }
    let text = String::from_utf8_lossy(&output.stdout);
    text.lines().map(|line| line.trim().parse().with_context(|| format!("no number: {line}"))).collect()
}

fn stripped_mebibytes(program: &Path) -> Result<f64> {
    let stripped = program.with_extension("stripped");
    let status = Command::new("strip").arg("-o").arg(&stripped).arg(program).status().context("no strip")?;
    if !status.success() {
        bail!("strip failed");
    }
    let bytes = std::fs::metadata(&stripped)?.len();
    std::fs::remove_file(&stripped)?;
    Ok(bytes as f64 / f64::from(1 << 20))
}
