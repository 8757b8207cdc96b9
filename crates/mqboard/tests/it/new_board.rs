//! A board with the extended protocol, whose "Python" knows six words: the real server side of `mqrepl`, without a
//! device around it. For what real boards do rarely, or too late for a test.

use std::collections::BTreeMap;
use std::sync::mpsc;
use std::sync::{Arc, Mutex};

use mqrepl::monotime::Instant;
use mqrepl::server::{Message, Output, Request, Server};
use mqrepl::status::Status;
use mqrepl::topic::{Id, Prefix};
use mqtt_async::session::{Clean, Config, LastWill};
use mqtt_async::{Client, Publish, QoS};

use crate::broker::Broker;

/// What a test may look at while the board runs.
#[derive(Debug, Default)]
pub(crate) struct Seen {
    /// Every eval's source, as it came.
    pub(crate) sources: Vec<String>,
    /// Every interrupt: whether it was forced.
    pub(crate) interrupts: Vec<bool>,
}

/// A board under `PREFIX/mqb`, until it is dropped.
pub(crate) struct NewBoard {
    pub(crate) seen: Arc<Mutex<Seen>>,
    stop: Option<tokio::sync::oneshot::Sender<()>>,
    thread: Option<std::thread::JoinHandle<()>>,
}

impl NewBoard {
    pub(crate) fn start(broker: &Broker, prefix: &str) -> Self {
        let seen = Arc::new(Mutex::new(Seen::default()));
        let (tell, told) = mpsc::channel();
        let (stop, stopped) = tokio::sync::oneshot::channel();
        let prefix = Prefix::new(&format!("{prefix}/mqb")).unwrap();
        let (url, state) = (broker.url(), Arc::clone(&seen));
        let thread = std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
            runtime.block_on(async {
                let mut config = Config::new(format!("new-{}", std::process::id()));
                config.clean = Clean::Always;
                config.will = Some(LastWill {
                    topic: prefix.status(),
                    payload: Status::will(),
                    qos: QoS::AtLeastOnce,
                    retain: true,
                });
                let (client, runner) = Client::new(url.parse().unwrap(), config).unwrap();
                let running = tokio::spawn(runner.run());
                client.connected().await.unwrap();
                let mut commands = client.subscribe(&prefix.commands(), QoS::AtLeastOnce).await.unwrap();
                let mut board = Board::new(prefix, client, state);
                board.say_online("1").await;
                tell.send(()).unwrap();
                let serve = async {
                    while let Some(message) = commands.recv().await {
                        board.take(message.topic(), message.payload(), message.retain(), message.dup()).await;
                    }
                };
                tokio::select! { () = serve => {}, _ = stopped => {} }
                // A connection that breaks: the will is published.
                running.abort();
            });
        });
        told.recv().unwrap();
        Self { seen, stop: Some(stop), thread: Some(thread) }
    }
}

impl Drop for NewBoard {
    fn drop(&mut self) {
        drop(self.stop.take());
        let _ = self.thread.take().unwrap().join();
    }
}

struct Board {
    client: Client,
    files: BTreeMap<String, Vec<u8>>,
    /// Uploads under way.
    parts: BTreeMap<Id, Vec<u8>>,
    /// Downloads under way: content, and how far they are.
    reads: BTreeMap<Id, (Vec<u8>, usize)>,
    seen: Arc<Mutex<Seen>>,
    server: Server,
    status: String,
    stubborn: Vec<Id>,
}

impl Board {
    fn new(prefix: Prefix, client: Client, seen: Arc<Mutex<Seen>>) -> Self {
        let status = prefix.status();
        Self {
            client,
            files: BTreeMap::new(),
            parts: BTreeMap::new(),
            reads: BTreeMap::new(),
            seen,
            server: Server::new(prefix),
            status,
            stubborn: Vec::new(),
        }
    }

    async fn say_online(&self, boot_id: &str) {
        let status = Status { boot_id: boot_id.into(), ..Status::online() };
        self.client.publish(Publish::new(&self.status, &status.to_json()).retain(true)).await.unwrap();
    }

    async fn take(&mut self, topic: &str, payload: &[u8], retain: bool, dup: bool) {
        let now = Instant::ZERO;
        match self.server.handle(now, &Message { topic, payload, retain, dup }) {
            Some(Request::Eval { id, source }) => {
                self.seen.lock().unwrap().sources.push(source.into());
                match source {
                    "hang" => {}
                    "hang well" => self.stubborn.push(id),
                    "forget" => self.server = Server::new(self.server.prefix().clone()),
                    "crash" => self.say_online("2").await,
                    "vanish" => self.client.disconnect().await,
                    other => self.server.answer(id, other.as_bytes().to_vec()),
                }
            }
            Some(Request::Interrupt { id, target, force }) => {
                self.seen.lock().unwrap().interrupts.push(force);
                self.server.ok(id);
                if force || !self.stubborn.contains(&target) {
                    self.server.fail(target, "Traceback (most recent call last):\nKeyboardInterrupt: ");
                }
            }
            Some(Request::Get { id, path }) => match self.files.get(path) {
                Some(content) => {
                    self.reads.insert(id, (content.clone(), 0));
                    self.server.opened(now, id);
                }
                None => self.server.fail(id, "OSError: [Errno 2] ENOENT"),
            },
            Some(
                Request::Put { id, path, last, data, .. } | Request::Ota { id, sha256: path, last, data, .. },
            ) => {
                let part = self.parts.entry(id).or_default();
                part.extend_from_slice(data);
                if last {
                    let content = self.parts.remove(&id).unwrap();
                    self.files.insert(path.into(), content);
                }
                self.server.stored(id);
            }
            None => {}
        }
        self.say(now).await;
    }

    async fn say(&mut self, now: Instant) {
        loop {
            match self.server.poll(now) {
                Output::Idle(_) => return,
                Output::Abandon { id } => {
                    self.parts.remove(&id);
                    self.reads.remove(&id);
                }
                Output::Publish { topic, header, data } => {
                    let payload = [header, data].concat();
                    self.client.enqueue(Publish::new(topic, &payload)).await.unwrap();
                    self.server.published(now);
                }
                Output::Read { id, buffer } => {
                    let (content, at) = self.reads.get_mut(&id).unwrap();
                    let length = buffer.len().min(content.len() - *at);
                    buffer[..length].copy_from_slice(&content[*at..*at + length]);
                    *at += length;
                    self.server.read_done(now, id, length);
                }
            }
        }
    }
}
