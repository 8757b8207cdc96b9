//! What a benchmark reports, as JSON and as text.

use core::fmt::Write as _;
use std::process::Command;

use serde_json::{Value, json};

/// Which way a figure should go.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Better {
    /// More is better.
    Higher,
    /// Less is better.
    Lower,
}

/// A figure, with the value it should reach.
#[derive(Clone, Debug)]
pub struct Target {
    /// What was measured.
    pub name: String,
    /// The median.
    pub value: f64,
    /// Its unit; `×` for a ratio.
    pub unit: &'static str,
    /// The value to reach; `None` lists the figure without judging it.
    pub target: Option<f64>,
    /// Which way is good.
    pub better: Better,
}

impl Target {
    /// Whether the value reaches the target. A figure without one cannot fail; one that is not a number does.
    pub fn is_met(&self) -> bool {
        match (self.target, self.better) {
            (None, _) => true,
            (Some(target), Better::Higher) => self.value >= target,
            (Some(target), Better::Lower) => self.value <= target,
        }
    }
}

/// What a benchmark found.
#[derive(Clone, Debug)]
pub struct Report {
    /// The benchmark's name.
    pub bench: &'static str,
    /// The figures.
    pub targets: Vec<Target>,
    /// Whatever else it measured, in a shape of its own.
    pub table: Value,
}

impl Report {
    /// The report as one line of JSON.
    pub fn json(&self) -> Value {
        let targets: Vec<Value> = self
            .targets
            .iter()
            .map(|t| {
                json!({
                    "name": t.name,
                    "value": t.value,
                    "unit": t.unit,
                    "target": t.target,
                    "better": match t.better { Better::Higher => "higher", Better::Lower => "lower" },
                    "ok": t.is_met(),
                })
            })
            .collect();
        json!({ "bench": self.bench, "machine": machine(), "targets": targets, "table": self.table })
    }

    /// The report for people.
    pub fn text(&self) -> String {
        let mut text = format!("{} on {}\n", self.bench, machine());
        for t in &self.targets {
            let relation = match t.better {
                Better::Higher => "≥",
                Better::Lower => "≤",
            };
            let goal =
                t.target.map_or_else(String::new, |target| format!(" ({relation} {target} {})", t.unit));
            let mark = match t.target {
                None => "      ",
                Some(_) if t.is_met() => "ok    ",
                Some(_) => "MISSED",
            };
            let _infallible = writeln!(text, "{mark} {:45} {:10.3} {}{goal}", t.name, t.value, t.unit);
        }
        if let Some(rows) = self.table.as_object() {
            for (name, value) in rows {
                let _infallible = writeln!(text, "       {name}: {value}");
            }
        }
        text
    }
}

/// The processor, its cores and the compiler: what a figure must be read with.
fn machine() -> String {
    let cpu = std::fs::read_to_string("/proc/cpuinfo")
        .ok()
        .and_then(|text| {
            let line = text.lines().find(|line| line.starts_with("model name"))?;
            Some(line.split_once(':')?.1.trim().to_owned())
        })
        .unwrap_or_else(|| std::env::consts::ARCH.to_owned());
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let rustc = Command::new("rustc").arg("--version").output().map_or_else(
        |_| "unknown compiler".to_owned(),
        |output| String::from_utf8_lossy(&output.stdout).trim().to_owned(),
    );
    format!("{cpu}, {cores} cores, {}, {rustc}", std::env::consts::OS)
}
