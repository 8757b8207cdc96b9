//! The accounting over real sockets: what survives cut connections and a broker that forgets.

use std::collections::BTreeSet;

use mqtt_async::session::Clean;
use mqtt_async::{Client, Publish, QoS, Subscription};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use crate::mosquitto::Mosquitto;
use crate::proxy::{Proxy, Seen};
use crate::world::{client, config, connected, embedded, within};

const MESSAGES: u32 = 1_000;
const WINDOW: u16 = 20;
const CUTS: u32 = 30;
const SEED: u64 = 7;

#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Mode {
    /// Connections are cut.
    Cut,
    /// The broker forgets the session as well.
    Amnesia,
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn cut_off_thirty_times_it_loses_and_reorders_nothing() {
    both_brokers("cut_off_thirty_times_it_loses_and_reorders_nothing", Mode::Cut).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn forgotten_thirty_times_it_loses_and_reorders_nothing() {
    both_brokers("forgotten_thirty_times_it_loses_and_reorders_nothing", Mode::Amnesia).await;
}

async fn both_brokers(name: &str, mode: Mode) {
    let broker = embedded().await;
    within(account(broker.local_addr().port(), mode)).await;
    if let Some(mosquitto) = Mosquitto::start(name, "allow_anonymous true\n") {
        within(account(mosquitto.port, mode)).await;
    }
}

async fn account(port: u16, mode: Mode) {
    let receiver = connected(&format!("mqtt://127.0.0.1:{port}"), "receiver").await;
    let numbers = receiver.subscribe("n/+", QoS::AtLeastOnce).await.unwrap();
    let receiving = tokio::spawn(receive(numbers));

    let mut proxy = Proxy::start(port, SEED, CUTS, 6_000).await;
    let mut config = config("sender");
    config.limits.in_flight_messages = WINDOW;
    config.limits.outbound_messages = WINDOW;
    config.clean = Clean::Never;
    let (sender, _) = client(&format!("mqtt://127.0.0.1:{}", proxy.port), config);
    let publishing = tokio::spawn(publish(sender.clone(), proxy.seen.clone()));
    let cutting = async {
        while let Some(go_on) = proxy.cuts.recv().await {
            if mode == Mode::Amnesia {
                forget(port, "sender").await;
            }
            go_on.send(()).unwrap();
        }
    };
    let count = tokio::select! {
        count = publishing => count.unwrap(),
        () = cutting => panic!("the proxy has ended"),
    };
    sender.publish(Publish::new("n/end", "")).await.unwrap();
    sender.disconnect().await;

    let received = receiving.await.unwrap();
    let mut first = BTreeSet::new();
    let order: Vec<u32> = received.into_iter().filter(|number| first.insert(*number)).collect();
    assert_eq!(order, (0..count).collect::<Vec<_>>(), "lost or out of order");

    let seen = proxy.seen.lock().unwrap();
    assert_eq!(seen.cuts, CUTS);
    let mut again = 0;
    for (payload, (ids, without_dup, with_dup)) in &seen.messages {
        assert!(ids.len() == 1 && *without_dup <= 1, "{payload:?}: {ids:?}, {without_dup} {with_dup}");
        again += with_dup;
    }
    assert!(again > 0, "nothing was sent again: the cuts prove nothing");
}

/// Publishes numbers until there were enough of them and enough cuts.
async fn publish(sender: Client, seen: alloc::sync::Arc<std::sync::Mutex<Seen>>) -> u32 {
    for number in 0.. {
        if number >= MESSAGES && seen.lock().unwrap().cuts >= CUTS {
            sender.flushed().await;
            return number;
        }
        let mut payload = [0; 64];
        payload[..4].copy_from_slice(&number.to_be_bytes());
        sender.enqueue(Publish::new("n/x", &payload)).await.unwrap();
    }
    unreachable!()
}

/// The numbers as they come, up to the end.
async fn receive(mut numbers: Subscription) -> Vec<u32> {
    let mut received = Vec::new();
    while let Some(message) = numbers.recv().await {
        if message.topic() == "n/end" {
            return received;
        }
        received.push(u32::from_be_bytes(*message.payload().first_chunk().unwrap()));
    }
    panic!("the receiver has ended");
}

/// Makes the broker forget a session: a clean one by the same name takes its place, and ends.
async fn forget(port: u16, client: &str) {
    let mut tcp = TcpStream::connect(("127.0.0.1", port)).await.unwrap();
    let id = client.as_bytes();
    let length = u8::try_from(id.len()).unwrap();
    let mut connect = vec![0x10, 12 + length, 0, 4, b'M', b'Q', b'T', b'T', 4, 2, 0, 60, 0, length];
    connect.extend_from_slice(id);
    tcp.write_all(&connect).await.unwrap();
    let mut answer = [0; 4];
    tcp.read_exact(&mut answer).await.unwrap();
    assert_eq!(answer, [0x20, 2, 0, 0]);
    tcp.write_all(&[0xE0, 0]).await.unwrap();
    assert_eq!(tcp.read(&mut answer).await.unwrap_or(0), 0);
}
