//! Brokers to test against: the project's own, and mosquitto where it is installed.

use core::net::SocketAddr;
use std::io::Write as _;
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::channel;
use std::thread;
use std::time::Instant;

use mqtt_broker_tokio::{Handle, Server, ServerConfig};
use tempfile::TempDir;

use crate::node::LONG;

/// A running broker on this machine.
pub(crate) enum Broker {
    Own(Handle),
    Mosquitto { process: Child, address: SocketAddr, _directory: TempDir },
}

impl Broker {
    /// The project's own, in a thread of its own.
    pub(crate) fn own() -> Self {
        Self::own_with(ServerConfig::default())
    }

    pub(crate) fn own_with(config: ServerConfig) -> Self {
        Self::bind("127.0.0.1:0".parse().unwrap(), config)
    }

    /// Where another one was before.
    pub(crate) fn own_at(address: SocketAddr) -> Self {
        Self::bind(address, ServerConfig::default())
    }

    fn bind(address: SocketAddr, config: ServerConfig) -> Self {
        let (sender, handle) = channel();
        thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
            runtime.block_on(async {
                let server = Server::bind(address, config).await.unwrap();
                sender.send(server.handle()).unwrap();
                server.run().await;
            });
        });
        Self::Own(handle.recv().unwrap())
    }

    /// mosquitto with its default settings, but for what it needs to listen at all; `None`, said aloud, without it.
    pub(crate) fn mosquitto(test: &str) -> Option<Self> {
        let started = Self::mosquitto_if_there();
        if started.is_none() {
            let required = std::env::var_os("MQBOARD_REQUIRE_MOSQUITTO").is_some_and(|value| value == "1");
            assert!(!required, "mosquitto not found");
            // Past the harness, which keeps what a passing test prints.
            let _ = writeln!(std::io::stderr(), "skipped: {test}: mosquitto not found");
        }
        started
    }

    /// The same, without a word, for tests that need not have it.
    pub(crate) fn mosquitto_if_there() -> Option<Self> {
        let binary = ["/usr/sbin/mosquitto", "/usr/local/sbin/mosquitto", "/usr/bin/mosquitto"];
        let binary = binary.into_iter().find(|path| Path::new(path).exists())?;
        // A port that was free a moment ago may be taken: then mosquitto ends, and another one is tried.
        (0..20).find_map(|_| Self::try_mosquitto(binary)).or_else(|| panic!("mosquitto does not start"))
    }

    fn try_mosquitto(binary: &str) -> Option<Self> {
        let directory = tempfile::tempdir().unwrap();
        let address = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
        let settings = directory.path().join("mosquitto.conf");
        let text = format!("listener {} 127.0.0.1\nallow_anonymous true\n", address.port());
        std::fs::write(&settings, text).unwrap();
        let mut process = Command::new(binary)
            .arg("-c")
            .arg(&settings)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let end = Instant::now() + LONG;
        while Instant::now() < end {
            if TcpStream::connect(address).is_ok() {
                return Some(Self::Mosquitto { process, address, _directory: directory });
            }
            if process.try_wait().unwrap().is_some() {
                return None;
            }
            thread::yield_now();
        }
        let _ = process.kill();
        let _ = process.wait();
        panic!("mosquitto does not listen")
    }

    pub(crate) fn url(&self) -> String {
        match self {
            Self::Own(handle) => format!("mqtt://{}", handle.local_addr()),
            Self::Mosquitto { address, .. } => format!("mqtt://{address}"),
        }
    }
}

impl Drop for Broker {
    fn drop(&mut self) {
        match self {
            Self::Own(handle) => handle.shutdown(),
            Self::Mosquitto { process, .. } => {
                let _ = process.kill();
                let _ = process.wait();
            }
        }
    }
}
