//! A minimal operator: frames of wire version 1 over a real connection.

use std::collections::VecDeque;

use mqtt_async::session::Config;
use mqtt_async::transport::Endpoint;
use mqtt_async::{Client, Message, Publish, QoS, Subscription};
use sha2::{Digest, Sha256};
use tokio::time::{Instant, sleep_until};

use crate::node::LONG;

/// Data bytes of a frame that an operator sends.
const CHUNK: usize = 1400;

/// Talks to the board `test/board`.
pub(crate) struct Operator {
    pub(crate) client: Client,
    replies: Subscription,
    statuses: Subscription,
    /// Statuses that came while something else was waited for.
    seen: VecDeque<serde_json::Value>,
    next_id: u32,
}

impl Operator {
    pub(crate) async fn connect(url: &str) -> Self {
        Self::connect_to(url.parse().unwrap()).await
    }

    pub(crate) async fn connect_to(endpoint: Endpoint) -> Self {
        let (client, runner) = Client::new(endpoint, Config::new("test-operator")).unwrap();
        tokio::spawn(runner.run());
        client.connected().await.unwrap();
        let replies = client.subscribe("test/board/mqb/reply/#", QoS::AtLeastOnce).await.unwrap();
        let statuses = client.subscribe("test/board/mqb/status", QoS::AtLeastOnce).await.unwrap();
        Self { client, replies, statuses, seen: VecDeque::new(), next_id: 0 }
    }

    /// Waits until the board says that it is online, or not, and gives the whole status.
    pub(crate) async fn status(&mut self, online: bool) -> serde_json::Value {
        let end = Instant::now() + LONG;
        loop {
            if let Some(status) = self.seen.pop_front() {
                if status["online"] == online {
                    return status;
                }
                continue;
            }
            let message = tokio::select! {
                message = self.statuses.recv() => message.unwrap(),
                // Answers that nobody waits for: a client that takes none gets nothing else either.
                _ = self.replies.recv() => continue,
                () = sleep_until(end) => panic!("the board did not become {}", if online { "online" } else { "offline" }),
            };
            self.seen.push_back(serde_json::from_slice(message.payload()).unwrap());
        }
    }

    /// The status that stands at present: the last one before an answer of the board.
    pub(crate) async fn present_status(&mut self) -> serde_json::Value {
        self.eval("1").await.unwrap();
        self.seen.drain(..).next_back().expect("no status since the last one that was waited for")
    }

    /// Waits until the board was gone and is online again.
    pub(crate) async fn online_again(&mut self) -> serde_json::Value {
        self.status(false).await;
        self.status(true).await
    }

    pub(crate) fn id(&mut self) -> String {
        self.next_id += 1;
        format!("t{}", self.next_id)
    }

    /// Sends a whole file and gives the answer.
    pub(crate) async fn put(&mut self, name: &str, data: &[u8]) -> Result<String, String> {
        let id = self.id();
        self.send(&id, name, data, usize::MAX).await;
        self.answer(&id).await
    }

    /// Sends the first frames of a file and does not wait for any answer.
    pub(crate) async fn put_frames(&mut self, name: &str, data: &[u8], frames: usize) {
        let id = self.id();
        self.send(&id, name, data, frames).await;
    }

    /// Sends an image and gives the answer.
    pub(crate) async fn ota(&mut self, image: &[u8]) -> Result<String, String> {
        let id = self.id();
        let hash: String = Sha256::digest(image).iter().map(|byte| format!("{byte:02x}")).collect();
        let topic = format!("test/board/mqb/cmd/ota/{id}/{hash}");
        let out = format!("test/board/mqb/reply/out/{id}");
        let last = image.len().saturating_sub(1) / CHUNK;
        let mut acknowledged: Option<usize> = None;
        for index in 0..=last {
            // The original's window: a broker drops what nobody paces.
            while index > 16 && acknowledged.is_none_or(|ack| index - ack > 16) {
                let message = self.reply().await;
                let text = String::from_utf8_lossy(message.payload()).into_owned();
                if message.topic() == format!("test/board/mqb/reply/err/{id}") {
                    return Err(text);
                }
                if message.topic() != out {
                    continue;
                }
                let number = message.payload().get(2..).and_then(|data| data.strip_prefix(b"SEQ "));
                let number = number.and_then(|digits| str::from_utf8(digits).ok()?.parse().ok());
                acknowledged = number.or(acknowledged);
            }
            self.send_frame(&topic, image, index, last).await;
        }
        self.answer(&id).await
    }

    /// The next message on any answer's topic; statuses that come meanwhile are kept.
    async fn reply(&mut self) -> Message {
        let end = Instant::now() + LONG;
        loop {
            tokio::select! {
                // First what came first: a status before an answer is older than the answer.
                biased;
                status = self.statuses.recv() => {
                    self.seen.push_back(serde_json::from_slice(status.unwrap().payload()).unwrap());
                }
                message = self.replies.recv() => return message.unwrap(),
                () = sleep_until(end) => panic!("no answer"),
            }
        }
    }

    async fn send(&self, id: &str, name: &str, data: &[u8], frames: usize) {
        let topic = format!("test/board/mqb/cmd/put/{id}/{name}");
        let last = data.len().saturating_sub(1) / CHUNK;
        for index in 0..=last.min(frames.saturating_sub(1)) {
            self.send_frame(&topic, data, index, last).await;
        }
    }

    async fn send_frame(&self, topic: &str, data: &[u8], index: usize, last: usize) {
        let chunk = &data[index * CHUNK..data.len().min((index + 1) * CHUNK)];
        let header = u16::try_from(index).unwrap() | if index == last { 0x8000 } else { 0 };
        let payload = [&header.to_be_bytes(), chunk].concat();
        let _ack = self.client.enqueue(Publish::new(topic, &payload)).await.unwrap();
    }

    /// Waits for the answer to `id`; flow-control notices and answers to others are skipped.
    pub(crate) async fn answer(&mut self, id: &str) -> Result<String, String> {
        loop {
            let message = self.reply().await;
            let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
            if message.topic() == format!("test/board/mqb/reply/err/{id}") {
                return Err(text(message.payload()));
            }
            if message.topic() == format!("test/board/mqb/reply/out/{id}") {
                let answer = text(message.payload().get(2..).unwrap_or_default());
                if !answer.starts_with("SEQ ") {
                    return Ok(answer);
                }
            }
        }
    }
}
