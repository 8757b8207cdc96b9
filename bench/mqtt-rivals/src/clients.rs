//! The clients, each as its documentation suggests, on a single-threaded runtime.

use std::time::{Duration, Instant};

use mqtt_async::session::{Clean, Config};
use mqtt_async::transport::Endpoint;
use mqtt_async::{Client, Publish};
use rumqttc::{AsyncClient, Event, MqttOptions, Packet, QoS};

use crate::Task;

fn block_on<F: Future>(future: F) -> F::Output {
    tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime").block_on(future)
}

/// The client of this project.
pub fn ours(task: Task) -> f64 {
    block_on(async {
        let mut config = Config::new("ours");
        config.clean = Clean::Always;
        config.limits.in_flight_messages = task.window;
        config.limits.outbound_messages = task.window.max(2) * 2;
        let (client, runner) =
            Client::new(Endpoint::tcp("127.0.0.1", task.port), config).expect("a good configuration");
        let running = tokio::spawn(runner.run());
        client.connected().await.expect("the broker listens");
        let payload = vec![b'x'; task.payload];
        let start = Instant::now();
        if task.window == 1 {
            for _ in 0..task.messages {
                client.publish(Publish::new("bench", &payload)).await.expect("published");
            }
        } else {
            for _ in 0..task.messages {
                client.enqueue(Publish::new("bench", &payload)).await.expect("published");
            }
            client.flushed().await;
        }
        let took = start.elapsed().as_secs_f64();
        client.disconnect().await;
        running.await.expect("it ends well");
        took
    })
}

/// rumqttc 0.25.
pub fn rumqttc(task: Task) -> f64 {
    block_on(async {
        let mut options = MqttOptions::new("rumqttc", "127.0.0.1", task.port);
        options.set_inflight(task.window).set_keep_alive(Duration::from_secs(60));
        let (client, mut events) = AsyncClient::new(options, usize::from(task.window.max(10)));
        while !matches!(events.poll().await.expect("connected"), Event::Incoming(Packet::ConnAck(_))) {}
        let payload = vec![b'x'; task.payload];
        let start = Instant::now();
        let publishing = tokio::spawn(async move {
            for _ in 0..task.messages {
                client.publish("bench", QoS::AtLeastOnce, false, payload.clone()).await.expect("published");
            }
            client
        });
        let mut acknowledged = 0;
        while acknowledged < task.messages {
            if let Event::Incoming(Packet::PubAck(_)) = events.poll().await.expect("connected") {
                acknowledged += 1;
            }
        }
        let took = start.elapsed().as_secs_f64();
        let client = publishing.await.expect("it ends well");
        client.disconnect().await.expect("it ends well");
        let _ = events.poll().await;
        took
    })
}
