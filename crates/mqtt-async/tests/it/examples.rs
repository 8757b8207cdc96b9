//! The examples do what they say.

use std::path::PathBuf;
use std::process::{Command, Output};

use mqtt_async::QoS;

use crate::world::{connected, embedded, next, url, within};

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
