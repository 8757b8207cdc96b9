//! The other clients, each as its documentation suggests, on a single-threaded runtime.

use std::sync::Arc;
use std::time::{Duration, Instant};

use embedded_io_adapters::tokio_1::FromTokio;
use flowsdk::mqtt_client::client::PublishResult;
use flowsdk::mqtt_client::{
    MqttClientOptions, TokioAsyncClientConfig, TokioAsyncMqttClient, TokioMqttEventHandler,
};
use rumqttc::{AsyncClient, Event, MqttOptions, Packet, QoS};
use rust_mqtt::buffer::AllocBuffer;
use rust_mqtt::client::options::{ConnectOptions, DisconnectOptions, PublicationOptions, TopicReference};
use rust_mqtt::client::{Client as RustMqtt, event::Event as RustMqttEvent};
use rust_mqtt::types::{MqttString, TopicName};
use tokio::io::BufStream;
use tokio::net::TcpStream;
use tokio::sync::Semaphore;

use crate::Task;
use crate::ours::block_on;

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

/// Gives the window's place back for every acknowledgement.
struct Window(Arc<Semaphore>);

#[async_trait::async_trait]
impl TokioMqttEventHandler for Window {
    async fn on_published(&mut self, result: &PublishResult) {
        assert!(result.is_success(), "published");
        self.0.add_permits(1);
    }
}

/// flowsdk 0.7. It has no window of its own in MQTT 3.1.1, so the application keeps one.
pub fn flowsdk(task: Task) -> f64 {
    block_on(async {
        let options = MqttClientOptions::builder()
            .peer(format!("127.0.0.1:{}", task.port))
            .client_id("flowsdk")
            .mqtt_version(3)
            .keep_alive(60)
            .clean_start(true)
            .build();
        let config = TokioAsyncClientConfig::builder().tcp_nodelay(true).build();
        let window = Arc::new(Semaphore::new(usize::from(task.window)));
        let handler = Box::new(Window(Arc::clone(&window)));
        let client = TokioAsyncMqttClient::new(options, handler, config).await.expect("a good configuration");
        assert!(client.connect_sync().await.expect("the broker listens").is_success());
        let payload = vec![b'x'; task.payload];
        let start = Instant::now();
        for _ in 0..task.messages {
            window.acquire().await.expect("never closed").forget();
            client.publish("bench", &payload, 1, false).await.expect("published");
        }
        drop(window.acquire_many(u32::from(task.window)).await.expect("never closed"));
        let took = start.elapsed().as_secs_f64();
        client.disconnect().await.expect("it ends well");
        client.shutdown().await.expect("it ends well");
        took
    })
}

/// rust-mqtt 0.6, which is MQTT 5. One task: when the window is full, it waits for an acknowledgement.
pub fn rust_mqtt(task: Task) -> f64 {
    block_on(async {
        let mut buffer = AllocBuffer;
        let mut client = RustMqtt::<'_, '_, _, _, 1, 1, 100, 1, 0, 0, 0>::new(&mut buffer);
        let tcp = TcpStream::connect(("127.0.0.1", task.port)).await.expect("the broker listens");
        tcp.set_nodelay(true).expect("a TCP socket");
        let id = MqttString::try_from("rust-mqtt").expect("a good name");
        let stream = FromTokio::new(BufStream::new(tcp));
        client.connect(stream, &ConnectOptions::new().clean_start(), Some(id)).await.expect("connected");
        let payload = vec![b'x'; task.payload];
        let topic = TopicName::new(MqttString::from_str("bench").expect("a good name")).expect("a good name");
        let options = PublicationOptions::new(TopicReference::Name(topic)).at_least_once();
        let start = Instant::now();
        // The broker may allow fewer than the task.
        let window = u32::from(task.window).min(client.server_config().receive_maximum.get().into());
        let (mut sent, mut acknowledged) = (0, 0);
        while acknowledged < task.messages {
            if sent < task.messages && sent - acknowledged < window {
                client.publish(&options, payload.as_slice().into()).await.expect("published");
                sent += 1;
            } else if let RustMqttEvent::PublishAcknowledged(_) = client.poll().await.expect("connected") {
                acknowledged += 1;
            }
        }
        let took = start.elapsed().as_secs_f64();
        client.disconnect(&DisconnectOptions::new()).await.expect("it ends well");
        took
    })
}
