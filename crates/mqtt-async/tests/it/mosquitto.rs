//! Real mosquitto brokers on free ports, each with a configuration of its own.

use std::io::{BufRead, BufReader, Write as _};
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use tempfile::TempDir;

/// A running mosquitto; killed when dropped.
pub(crate) struct Mosquitto {
    child: Child,
    pub(crate) port: u16,
    directory: TempDir,
}

impl Mosquitto {
    /// Starts one with these lines in its configuration, after the listener. Without a mosquitto on this machine, says
    /// that the test is skipped, or fails if `MQBOARD_REQUIRE_MOSQUITTO` is 1.
    pub(crate) fn start(test: &str, lines: &str) -> Option<Self> {
        let Some(binary) = find("mosquitto") else {
            assert!(std::env::var("MQBOARD_REQUIRE_MOSQUITTO").as_deref() != Ok("1"), "mosquitto not found");
            // Past the harness, which keeps what a passing test prints.
            let _ = writeln!(std::io::stderr(), "skipped: {test}: mosquitto not found");
            return None;
        };
        let directory = tempfile::tempdir().unwrap();
        // Another process may take the free port before mosquitto does: then the next one.
        let (child, port) = (0..20).find_map(|_| launch(&binary, directory.path(), lines)).unwrap();
        Some(Self { child, port, directory })
    }

    pub(crate) fn url(&self) -> String {
        format!("mqtt://127.0.0.1:{}", self.port)
    }

    pub(crate) fn is_running(&mut self) -> bool {
        self.child.try_wait().unwrap().is_none() && self.directory.path().exists()
    }
}

impl Drop for Mosquitto {
    fn drop(&mut self) {
        // It may have ended by itself, which is as good.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn launch(binary: &Path, directory: &Path, lines: &str) -> Option<(Child, u16)> {
    let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let path = directory.join("mosquitto.conf");
    // Started by root, it would become a user who may not read the temporary directory.
    let fixed = format!("listener {port} 127.0.0.1\nuser root\nlog_dest stderr\n");
    std::fs::write(&path, fixed + lines).unwrap();
    let mut command = Command::new(binary);
    let command = command.arg("-c").arg(&path).stderr(Stdio::piped()).stdout(Stdio::null());
    let mut child = command.spawn().unwrap();
    let mut log = BufReader::new(child.stderr.take().unwrap()).lines().map_while(Result::ok);
    if !log.by_ref().any(|line| line.contains("running")) {
        let _ = child.wait();
        return None;
    }
    // Its log must not fill the pipe.
    std::thread::spawn(move || log.for_each(drop));
    Some((child, port))
}

/// A program on this machine.
pub(crate) fn find(name: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let places = std::env::split_paths(&path).chain(["/usr/sbin".into(), "/usr/bin".into()]);
    places.map(|place| place.join(name)).find(|file| file.is_file())
}
