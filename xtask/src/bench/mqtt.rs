//! The MQTT client against a raw socket and its rivals: what the client itself costs.

use std::collections::BTreeMap;
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use anyhow::{Context as _, Result, bail};
use serde_json::{Value, json};

use super::{Better, Report, Target, instructions, median};

/// Rounds that count.
const ROUNDS: &str = "7";
/// The folder of the workspace that has the rivals, which users need not build.
const WORKSPACE: &str = "bench/mqtt-rivals";

const RAW: &str = "raw, batched";
const OURS: &str = "mqtt-async";
const RIVAL: &str = "rumqttc";

/// Messages per second: per measurement, per client, per round.
type Samples = BTreeMap<String, BTreeMap<String, Vec<f64>>>;

/// Runs the measurements of `bench/mqtt-rivals`.
pub(super) fn run(root: &Path) -> Result<Report> {
    let binary = build(root)?;
    let (sink, output) = measure(&binary, &[ROUNDS])?;
    let allocations = output.get("allocations_per_message").and_then(Value::as_f64).unwrap_or(f64::NAN);
    let broker = match Mosquitto::start() {
        Some(broker) => measure(&binary, &[ROUNDS, &broker.port.to_string()])?.0,
        None => Samples::new(),
    };

    let mut targets = Vec::new();
    let mut add = |name: String, value, unit, target, better| {
        targets.push(Target { name, value, unit, target, better });
    };
    for size in [64, 1400] {
        let task = format!("throughput {size}");
        let to_raw = ratio(&sink, &task, OURS, RAW);
        add(format!("sink, {size} B: throughput ÷ raw"), to_raw, "×", Some(0.4), Better::Higher);
        let to_rival = ratio(&sink, &task, OURS, RIVAL);
        add(format!("sink, {size} B: throughput ÷ rumqttc"), to_rival, "×", Some(4.0), Better::Higher);
    }
    let latency = ratio(&sink, "window 1", RAW, OURS);
    add("sink, window 1: latency ÷ raw".into(), latency, "×", Some(1.1), Better::Lower);
    let rival = ratio(&sink, "window 1", RAW, RIVAL);
    add("sink, window 1: rumqttc's latency ÷ raw".into(), rival, "×", None, Better::Lower);
    for count in instructions::count(root)? {
        let name = format!("{}: instructions", count.name);
        add(name, count.instructions.round(), "", Some(1500.0), Better::Lower);
    }
    add("allocations per message".into(), allocations, "", None, Better::Lower);
    for size in [64, 1400] {
        let to_raw = ratio(&broker, &format!("throughput {size}"), OURS, RAW);
        if !to_raw.is_nan() {
            add(format!("mosquitto, {size} B: throughput ÷ raw"), to_raw, "×", None, Better::Higher);
        }
    }
    let table = json!({ "sink, messages/s": medians(&sink), "mosquitto, messages/s": medians(&broker) });
    Ok(Report { bench: "mqtt", targets, table })
}

fn build(root: &Path) -> Result<PathBuf> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let folder = root.join(WORKSPACE);
    let status = Command::new(cargo)
        .args(["build", "--quiet", "--release", "--locked"])
        .current_dir(&folder)
        .status()
        .context("cannot start cargo")?;
    if !status.success() {
        bail!("{WORKSPACE} does not build");
    }
    let target = std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| folder.join("target"), PathBuf::from);
    Ok(target.join("release/mqtt-rivals"))
}

fn measure(binary: &Path, arguments: &[&str]) -> Result<(Samples, Value)> {
    let output = Command::new(binary).args(arguments).output().context("cannot start mqtt-rivals")?;
    if !output.status.success() {
        bail!("mqtt-rivals: {}", String::from_utf8_lossy(&output.stderr).trim());
    }
    let output: Value = serde_json::from_slice(&output.stdout).context("mqtt-rivals printed no JSON")?;
    let mut samples = Samples::new();
    for (task, clients) in output.get("samples").and_then(Value::as_object).into_iter().flatten() {
        for (client, rates) in clients.as_object().into_iter().flatten() {
            let rates = rates.as_array().into_iter().flatten().filter_map(Value::as_f64).collect();
            samples.entry(task.clone()).or_default().insert(client.clone(), rates);
        }
    }
    Ok((samples, output))
}

/// The median over the rounds of one client's rate by another's in the same round.
fn ratio(samples: &Samples, task: &str, one: &str, other: &str) -> f64 {
    let rates = |client| samples.get(task).and_then(|clients| clients.get(client));
    let (Some(one), Some(other)) = (rates(one), rates(other)) else { return f64::NAN };
    let ratios: Vec<f64> = one.iter().zip(other).map(|(one, other)| one / other).collect();
    median(&ratios)
}

fn medians(samples: &Samples) -> Value {
    let of_task = |clients: &BTreeMap<String, Vec<f64>>| -> BTreeMap<String, f64> {
        clients.iter().map(|(client, rates)| (client.clone(), median(rates).round())).collect()
    };
    json!(samples.iter().map(|(task, clients)| (task.clone(), of_task(clients))).collect::<BTreeMap<_, _>>())
}

/// A real broker, if there is one on this machine.
struct Mosquitto {
    child: Child,
    port: u16,
}

impl Mosquitto {
    fn start() -> Option<Self> {
        let port = TcpListener::bind("127.0.0.1:0").ok()?.local_addr().ok()?.port();
        let path = std::env::var_os("PATH").unwrap_or_default();
        let places = std::env::split_paths(&path).chain(["/usr/sbin".into()]);
        let binary = places.map(|place| place.join("mosquitto")).find(|file| file.is_file())?;
        let mut command = Command::new(binary);
        command.arg("-p").arg(port.to_string()).stdout(Stdio::null()).stderr(Stdio::null());
        let mut child = command.spawn().ok()?;
        // It listens when a connection is accepted, or has ended.
        while std::net::TcpStream::connect(("127.0.0.1", port)).is_err() {
            if child.try_wait().ok()?.is_some() {
                return None;
            }
            std::thread::yield_now();
        }
        Some(Self { child, port })
    }
}

impl Drop for Mosquitto {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
