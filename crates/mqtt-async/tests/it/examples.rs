//! The examples do what they say.

use std::path::PathBuf;
use std::process::{Command, Output};

use mqtt_async::QoS;
use mqtt_broker_tokio::{ServerConfig, Tls};

use crate::certs::Certs;
use crate::mosquitto::Mosquitto;
use crate::world::{against_both, connected, embedded, embedded_with, next, url, within};

/// An example beside this test. Cargo builds them all for its tests, but not for this file of tests alone.
fn example(name: &str) -> Command {
    let mut path: PathBuf = std::env::current_exe().unwrap();
    path.pop();
    path.pop();
    let path = path.join("examples").join(name);
    assert!(path.exists(), "build the examples first: cargo build -p mqtt-async --examples");
    Command::new(path)
}

async fn run(name: &str, arguments: &[&str]) -> Output {
    let mut command = example(name);
    command.args(arguments);
    within(tokio::task::spawn_blocking(move || command.output())).await.unwrap().unwrap()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn hello_greets() {
    let broker = embedded().await;
    let output = run("hello", &[&url(&broker)]).await;
    assert_eq!(String::from_utf8_lossy(&output.stdout), "example/hello: Hello, broker!\n", "{output:?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn hello_names_what_is_wrong() {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    drop(listener);
    let output = run("hello", &[&format!("mqtt://{address}")]).await;
    assert!(!output.status.success());
    assert!(String::from_utf8_lossy(&output.stderr).contains("Refused"), "{output:?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_file_is_streamed() {
    let broker = embedded().await;
    let receiver = connected(&url(&broker), "receiver").await;
    let mut pieces = receiver.subscribe("example/file", QoS::AtLeastOnce).await.unwrap();
    let directory = tempfile::tempdir().unwrap();
    let content: Vec<u8> = (0..50_000_u32).map(|number| number as u8).collect();
    let path = directory.path().join("file");
    std::fs::write(&path, &content).unwrap();
    let output = run("stream_file", &[&url(&broker), path.to_str().unwrap()]).await;
    assert!(output.status.success(), "{output:?}");
    let mut received = Vec::new();
    while received.len() < content.len() {
        received.extend_from_slice(within(pieces.recv()).await.unwrap().payload());
    }
    assert!(received == content);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_bridge_passes_messages_on() {
    let (one, other) = (embedded().await, embedded().await);
    let receiver = connected(&url(&other), "receiver").await;
    let mut inbox = receiver.subscribe("#", QoS::AtLeastOnce).await.unwrap();
    let mut bridge = example("bridge").args([&url(&one), &url(&other), "t/#"]).spawn().unwrap();
    let sender = connected(&url(&one), "sender").await;
    // Retained, so that it is there whenever the bridge subscribes.
    sender.publish(mqtt_async::Publish::new("t/x", "over").retain(true)).await.unwrap();
    let text = next(&mut inbox).await;
    bridge.kill().unwrap();
    bridge.wait().unwrap();
    assert_eq!(text, "t/x over");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn presence_is_online_while_it_runs_and_offline_when_it_is_killed() {
    against_both("presence_is_online_while_it_runs_and_offline_when_it_is_killed", async |url| {
        let watcher = connected(&url, "watcher").await;
        let mut presence = watcher.subscribe("example/presence", QoS::AtLeastOnce).await.unwrap();
        let mut running = example("presence").arg(&url).spawn().unwrap();
        let online = next(&mut presence).await;
        running.kill().unwrap();
        running.wait().unwrap();
        assert_eq!(online, "example/presence online");
        assert_eq!(next(&mut presence).await, "example/presence offline");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_own_authority_lets_in_who_has_its_certificate() {
    let certs = Certs::new();
    let read = |name| std::fs::read(certs.path(name)).unwrap();
    let (certificate, key) = (read("server.pem"), read("server.key"));
    let tls = Tls { certificate, client_authorities: Some(read("ca.pem")), key };
    let broker = embedded_with(ServerConfig { tls: Some(tls), ..ServerConfig::default() }).await;
    own_authority(&certs, broker.local_addr().port()).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_own_authority_lets_in_who_has_its_certificate_with_mosquitto() {
    let certs = Certs::new();
    let name = "an_own_authority_lets_in_who_has_its_certificate_with_mosquitto";
    let Some(mosquitto) = Mosquitto::start(name, &certs.mosquitto_lines()) else { return };
    own_authority(&certs, mosquitto.port).await;
}

/// The example connects with the right files, and names the reason with wrong ones.
async fn own_authority(certs: &Certs, port: u16) {
    let others = Certs::new();
    let url = format!("mqtts://localhost:{port}");
    let connect = async |authority: &Certs, certificate: &str, key: &str| {
        let path = |certs: &Certs, name: &str| certs.path(name).display().to_string();
        let (ca, certificate, key) = (path(authority, "ca.pem"), path(certs, certificate), path(certs, key));
        run("own_authority", &[&url, &ca, &certificate, &key]).await
    };
    let good = connect(certs, "client.pem", "client.key").await;
    assert_eq!(String::from_utf8_lossy(&good.stdout), "connected\n", "{good:?}");
    assert!(good.status.success());
    let untrusted = connect(&others, "client.pem", "client.key").await;
    assert!(!untrusted.status.success());
    assert!(String::from_utf8_lossy(&untrusted.stderr).contains("Untrusted"), "{untrusted:?}");
    let wrong_key = connect(certs, "client.pem", "server.key").await;
    assert!(String::from_utf8_lossy(&wrong_key.stderr).contains("ClientKey"), "{wrong_key:?}");
}
