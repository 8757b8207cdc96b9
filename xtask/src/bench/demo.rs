//! What an operator of a board on loopback feels: one command, one round trip, one start; and what the board weighs.

use std::path::Path;
use std::process::Command;

use anyhow::{Context as _, Result, bail};
use serde_json::{Value, json};

use super::{Better, Report, Target, build, median, quantile};

/// Samples of each kind.
const ROUNDS: &str = "50";

/// Runs the measurements of `crates/mqboard/examples/pace.rs`.
pub(super) fn run(root: &Path) -> Result<Report> {
    let mqnode = build(root, "mqnode", "--bin", "mqnode")?;
    let mqboard = build(root, "mqboard", "--bin", "mqboard")?;
    let pace = build(root, "mqboard", "--example", "pace")?;
    let output =
        Command::new(pace).arg(mqnode).arg(mqboard).arg(ROUNDS).output().context("cannot start pace")?;
    if !output.status.success() {
        bail!("pace: {}", String::from_utf8_lossy(&output.stderr).trim());
    }
    let samples: Value = serde_json::from_slice(&output.stdout).context("pace printed no JSON")?;
    let series = |name: &str| -> Vec<f64> {
        samples.get(name).and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_f64).collect()
    };
    let mebibytes = |name: &str| samples.get(name).and_then(Value::as_f64).unwrap_or(f64::NAN) / 1024.0;
    let (echo, eval) = (series("echo_us"), series("eval_us"));
    let (process, online) = (series("process_us"), series("online_us"));

    let target = |name: &str, value, unit, target| Target {
        name: name.into(),
        value,
        unit,
        target,
        better: Better::Lower,
    };
    let spread = |samples: &[f64]| json!({ "p10": quantile(samples, 0.1), "p50": median(samples), "p90": quantile(samples, 0.9) });
    Ok(Report {
        bench: "demo",
        targets: vec![
            target("mqboard eval '1+1', whole process", median(&process) / 1e3, "ms", Some(20.0)),
            target("eval round trip ÷ bare echo", median(&eval) / median(&echo), "×", Some(3.0)),
            target("board process, resident", mebibytes("resident_kib"), "MiB", Some(12.0)),
            target("board process start to online", median(&online) / 1e3, "ms", Some(50.0)),
            target("eval round trip", median(&eval), "µs", None),
            target("bare echo, QoS 1 both ways", median(&echo), "µs", None),
            target("supervisor, resident", mebibytes("resident_supervisor_kib"), "MiB", None),
        ],
        table: json!({
            "echo_us": spread(&echo),
            "eval_us": spread(&eval),
            "online_us": spread(&online),
            "process_us": spread(&process),
        }),
    })
}
