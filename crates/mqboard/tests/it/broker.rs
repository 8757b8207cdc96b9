//! Brokers on free ports: the embedded one, and mosquitto.

use std::io::{BufRead as _, BufReader, Write as _};
use std::net::TcpListener;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc;

use mqtt_broker_tokio::{Handle, Server, ServerConfig};
use tempfile::TempDir;

/// A running broker, ended when dropped.
pub(crate) enum Broker {
    Embedded { port: u16, handle: Handle },
    Mosquitto { port: u16, child: Child, _directory: TempDir },
}

impl Broker {
    pub(crate) fn embedded(config: ServerConfig) -> Self {
        let (tell, told) = mpsc::channel();
        std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
            runtime.block_on(async {
                let server = Server::bind("127.0.0.1:0", config).await.unwrap();
                tell.send((server.local_addr().port(), server.handle())).unwrap();
                server.run().await;
            });
        });
        let (port, handle) = told.recv().unwrap();
        Self::Embedded { port, handle }
    }

    /// A mosquitto with its defaults and these lines; none if there is no mosquitto on this machine, which is said, or
    /// fails if `MQBOARD_REQUIRE_MOSQUITTO` is 1.
    pub(crate) fn mosquitto(test: &str, lines: &str) -> Option<Self> {
        let binary = peer(test, "mosquitto")?;
        let directory = tempfile::tempdir().unwrap();
        let config = directory.path().join("mosquitto.conf");
        let launch = || {
            // Another process may take the free port before mosquitto does: then it is tried again.
            let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
            let fixed = format!("listener {port} 127.0.0.1\nuser root\nlog_dest stderr\n");
            std::fs::write(&config, fixed + lines).unwrap();
            let mut command = Command::new(&binary);
            let command = command.arg("-c").arg(&config).stderr(Stdio::piped()).stdout(Stdio::null());
            let mut child = command.spawn().unwrap();
            let mut log = BufReader::new(child.stderr.take().unwrap()).lines().map_while(Result::ok);
            if log.by_ref().any(|line| line.contains("running")) {
                std::thread::spawn(move || log.for_each(drop));
                return Some((child, port));
            }
            let _ = child.wait();
            None
        };
        let (child, port) = (0..20).find_map(|_| launch()).unwrap();
        Some(Self::Mosquitto { port, child, _directory: directory })
    }

    /// Both kinds with their defaults, as far as they are there.
    pub(crate) fn both(test: &str) -> Vec<Self> {
        let anyone = "allow_anonymous true\n";
        [Some(Self::embedded(ServerConfig::default())), Self::mosquitto(test, anyone)]
            .into_iter()
            .flatten()
            .collect()
    }

    pub(crate) fn port(&self) -> u16 {
        match self {
            Self::Embedded { port, .. } | Self::Mosquitto { port, .. } => *port,
        }
    }

    pub(crate) fn name(&self) -> &'static str {
        match self {
            Self::Embedded { .. } => "embedded",
            Self::Mosquitto { .. } => "mosquitto",
        }
    }

    pub(crate) fn url(&self) -> String {
        format!("mqtt://127.0.0.1:{}", self.port())
    }
}

impl Drop for Broker {
    fn drop(&mut self) {
        match self {
            Self::Embedded { handle, .. } => handle.shutdown(),
            Self::Mosquitto { child, .. } => {
                let _ = child.kill();
                let _ = child.wait();
            }
        }
    }
}

/// A program of mosquitto's that `test` needs; none, said aloud, without it.
pub(crate) fn peer(test: &str, name: &str) -> Option<PathBuf> {
    let found = find(name);
    if found.is_none() {
        assert!(std::env::var("MQBOARD_REQUIRE_MOSQUITTO").as_deref() != Ok("1"), "{name} not found");
        // Past the harness, which keeps what a passing test prints.
        let _ = writeln!(std::io::stderr(), "skipped: {test}: {name} not found");
    }
    found
}

/// A program on this machine.
pub(crate) fn find(name: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let places = std::env::split_paths(&path).chain(["/usr/sbin".into(), "/usr/bin".into()]);
    places.map(|place| place.join(name)).find(|file| file.is_file())
}
