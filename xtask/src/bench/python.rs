//! The interpreter against CPython: CPU time of the same scripts in the same run, start-up subtracted; and what a board
//! feels of it, the first evaluation and the pauses for collections; and the program's size.

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
    let times = speed(root, &python, &minipy)?;
    let start = |side: usize| times.get("empty").map_or(f64::NAN, |sides| median(&sides[side]));
    let mut seconds = BTreeMap::new();
    for (script, about, target) in SCRIPTS {
        let Some([ours, theirs]) = times.get(script) else { continue };
        let ratios: Vec<f64> =
            ours.iter().zip(theirs).map(|(ours, theirs)| (ours - start(0)) / (theirs - start(1))).collect();
        add(format!("{about} ÷ CPython"), median(&ratios), "×", Some(*target));
        seconds.insert(*script, json!({ "minipy_ms": millis(ours), "cpython_ms": millis(theirs) }));
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

/// CPU seconds of both interpreters, per script and round; `empty` is start-up alone.
fn speed<'a>(root: &Path, python: &Path, minipy: &Path) -> Result<BTreeMap<&'a str, [Vec<f64>; 2]>> {
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
        let ours = vec![minipy.into(), "-X".into(), HEAP.into(), script.clone()];
        contestants.push(Contestant::new(name, measure(ours)));
        contestants
            .push(Contestant::new(name, measure(vec![python.into(), "-I".into(), "-S".into(), script])));
    }
    let mut samples = interleave(1, ROUNDS, &mut contestants)?.into_iter();
    let mut times = BTreeMap::new();
    for (name, ..) in SCRIPTS.iter().map(|(name, ..)| (*name,)).chain([("empty",)]) {
        if let (Some(ours), Some(theirs)) = (samples.next(), samples.next()) {
            times.insert(name, [ours, theirs]);
        }
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
