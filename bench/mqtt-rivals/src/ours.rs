//! The client of this project, on a single-threaded runtime.

use std::time::Instant;

use mqtt_async::session::{Clean, Config};
use mqtt_async::transport::Endpoint;
use mqtt_async::{Client, Publish};

use crate::Task;

/// A runtime of one thread, and one future on it.
pub fn block_on<F: Future>(future: F) -> F::Output {
    tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime").block_on(future)
}

/// QoS 1, streamed; one at a time with a window of 1.
pub fn run(task: Task) -> f64 {
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
        // A task of its own, as every application with more than one has.
        let publishing = tokio::spawn(async move {
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
            client
        });
        let client = publishing.await.expect("it ends well");
        let took = start.elapsed().as_secs_f64();
        client.disconnect().await;
        running.await.expect("it ends well");
        took
    })
}
