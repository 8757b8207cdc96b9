//! Measures MQTT clients against a raw socket, in interleaved rounds, and prints all samples as JSON.
//!
//! `mqtt-rivals ROUNDS [PORT [CLIENT [TASK]]]`: with a port other than 0, the broker there is measured instead of the
//! acknowledging sink; with a client's name, only that one, and with a task's, only that: for a profiler.

mod counting;
mod ours;
mod raw;
mod rivals;
mod sink;

use std::collections::BTreeMap;

use serde_json::json;

/// A measurement: what, and with which settings.
#[derive(Clone, Copy)]
pub struct Task {
    /// The broker on the loopback.
    pub port: u16,
    /// Messages to send.
    pub messages: u32,
    /// Bytes of each.
    pub payload: usize,
    /// Messages sent and not acknowledged.
    pub window: u16,
}

/// Sends all messages of a task and says how many seconds passed from the first publish to the last acknowledgement.
type Client = fn(Task) -> f64;

const CLIENTS: [(&str, Client); 6] = [
    ("raw, batched", raw::batched),
    ("raw, one write each", raw::one_by_one),
    ("mqtt-async", ours::run),
    ("rumqttc", rivals::rumqttc),
    ("flowsdk", rivals::flowsdk),
    ("rust-mqtt", rivals::rust_mqtt),
];

fn main() {
    let mut arguments = std::env::args().skip(1);
    let rounds: usize = arguments.next().and_then(|text| text.parse().ok()).unwrap_or(5);
    let broker: Option<u16> = arguments.next().and_then(|text| text.parse().ok()).filter(|port| *port != 0);
    let (only, only_task) = (arguments.next(), arguments.next());
    let (port, most) = broker.map_or_else(|| (sink::start(), 200_000), |port| (port, 20_000));

    let mut samples: BTreeMap<String, BTreeMap<&str, Vec<f64>>> = BTreeMap::new();
    let mut measure = |name: String, task: Task, clients: &[(&'static str, Client)]| {
        if only_task.as_ref().is_some_and(|only| *only != name) {
            return;
        }
        for round in 0..=rounds {
            for (client, run) in clients {
                if only.as_ref().is_some_and(|only| only != client) {
                    continue;
                }
                let value = f64::from(task.messages) / run(task);
                // The first round warms up.
                if round > 0 {
                    samples.entry(name.clone()).or_default().entry(client).or_default().push(value);
                }
            }
        }
    };
    for payload in [64, 1400] {
        let task = Task { port, messages: most, payload, window: 100 };
        measure(format!("throughput {payload}"), task, &CLIENTS);
    }
    let task = Task { port, messages: most / 20, payload: 64, window: 1 };
    measure("window 1".to_owned(), task, &CLIENTS);

    let task = Task { port, messages: most / 4, payload: 64, window: 100 };
    let allocations = counting::allocations(|| ours::run(task)) as f64 / f64::from(task.messages);
    println!("{}", json!({ "samples": samples, "allocations_per_message": allocations }));
}
