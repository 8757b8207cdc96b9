//! Instructions per message of `mqtt-core`, counted by callgrind where valgrind is there.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context as _, Result, bail};
use serde_json::Value;

/// What is counted.
pub(super) struct Count {
    pub(super) name: String,
    pub(super) instructions: f64,
}

/// Messages of the shorter run and of the longer one: their difference has no share of the start.
const MESSAGES: [u32; 2] = [1_000, 3_000];

/// Publishing and receiving at both sizes; nothing without valgrind.
pub(super) fn count(root: &Path) -> Result<Vec<Count>> {
    let found =
        Command::new("valgrind").arg("--version").stdout(Stdio::null()).stderr(Stdio::null()).status();
    if !found.is_ok_and(|status| status.success()) {
        return Ok(Vec::new());
    }
    let binary = build(root)?;
    let mut counts = Vec::new();
    for (name, mode) in [("publishing", None), ("receiving", Some("receive"))] {
        for bytes in [64, 1400] {
            let [short, long] = MESSAGES.map(|messages| collected(&binary, messages, bytes, mode));
            let instructions = (long? - short?) / f64::from(MESSAGES[1] - MESSAGES[0]);
            counts.push(Count { name: format!("mqtt-core, {name} {bytes} B"), instructions });
        }
    }
    Ok(counts)
}

/// The benchmark of `mqtt-core`, which has no I/O and no clock.
fn build(root: &Path) -> Result<PathBuf> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let output = Command::new(cargo)
        .args(["bench", "--quiet", "--package", "mqtt-core", "--bench", "session", "--no-run"])
        .args(["--message-format", "json"])
        .current_dir(root)
        .stderr(Stdio::inherit())
        .output()
        .context("cannot start cargo")?;
    if !output.status.success() {
        bail!("the benchmark of mqtt-core does not build");
    }
    let text = String::from_utf8_lossy(&output.stdout);
    let mut executables = text.lines().filter_map(|line| {
        let message: Value = serde_json::from_str(line).ok()?;
        message.get("executable")?.as_str().map(PathBuf::from)
    });
    executables.next_back().context("cargo named no executable")
}

/// The instructions of one run.
fn collected(binary: &Path, messages: u32, bytes: u32, mode: Option<&str>) -> Result<f64> {
    let output = Command::new("valgrind")
        // Callgrind counts `rep movsb`, by which glibc copies from some kilobytes on, as one instruction per byte.
        .env("GLIBC_TUNABLES", "glibc.cpu.x86_rep_movsb_threshold=1000000000")
        .args(["--tool=callgrind", "--callgrind-out-file=/dev/null"])
        .arg(binary)
        .args([messages.to_string(), bytes.to_string()])
        .args(mode)
        .output()
        .context("cannot start valgrind")?;
    let log = String::from_utf8_lossy(&output.stderr);
    if !output.status.success() {
        bail!("valgrind: {}", log.trim());
    }
    let figure = log.lines().find_map(|line| line.split_once("Collected : ")?.1.trim().parse().ok());
    figure.with_context(|| format!("valgrind says no figure: {}", log.trim()))
}
