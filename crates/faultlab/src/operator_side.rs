//! A simulated operator: an MQTT session and the operations of the command line.

use std::collections::BTreeMap;

use board::{Duration, Instant};
use mqrepl::operator::{Failure, Operation, Output};
use mqrepl::status::Status;
use mqrepl::topic::{Id, Prefix};
use mqtt_core::session::{self, Clean, Config, Event, Message, Session};
use mqtt_core::wire::QoS;
use sha2::{Digest, Sha256};

use crate::link::Link;

/// What an operator wants.
#[derive(Clone, Debug)]
pub enum Ask {
    /// Run this.
    Eval(String),
    /// Store a file.
    Put {
        /// Where.
        path: String,
        /// What.
        data: Vec<u8>,
    },
    /// Fetch a file; the outcome is its content.
    Get(String),
    /// Install this firmware image.
    Ota(Vec<u8>),
}

/// Names one question of one operator.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub struct AskId(u64);

/// How a question ended.
pub type Outcome = Result<Vec<u8>, Failure>;

/// One operator of a world.
pub struct SimOperator {
    prefix: Prefix,
    pub(crate) session: Session,
    pub(crate) link: Option<Link>,
    pub(crate) deadline: Option<Instant>,
    /// It will never do anything again.
    pub(crate) is_gone: bool,
    running: Vec<Running>,
    outcomes: BTreeMap<AskId, Outcome>,
    /// The last status of the board that came.
    pub status: Option<Status>,
    /// Log lines that came, in order.
    pub log: Vec<String>,
    /// Crash records that came, as JSON.
    pub crashes: Vec<String>,
    next: u64,
}

struct Running {
    id: AskId,
    operation: Operation,
    /// What is left to be stored.
    data: Vec<u8>,
    read: usize,
    /// What has been fetched.
    fetched: Vec<u8>,
    is_get: bool,
    sent: Vec<session::Handle>,
}

/// How long an operator waits for a sign of life.
const PATIENCE: Duration = Duration::from_secs(60);

impl SimOperator {
    pub(crate) fn new(number: usize, prefix: Prefix) -> Self {
        let mut config = Config::new(format!("operator-{number}"));
        config.clean = Clean::Always;
        config.seed = number as u64 + 1;
        let mut session = Session::new(config).expect("a good configuration");
        let crash = format!("{}crash", prefix.as_str());
        let filters = [prefix.out("+"), prefix.err("+"), prefix.status(), prefix.log(), crash];
        let filters: Vec<(&str, QoS)> = filters.iter().map(|f| (f.as_str(), QoS::AtLeastOnce)).collect();
        session.subscribe(&filters).expect("room for a subscription");
        Self {
            prefix,
            session,
            link: None,
            deadline: None,
            is_gone: false,
            running: Vec::new(),
            outcomes: BTreeMap::new(),
            status: None,
            log: Vec::new(),
            crashes: Vec::new(),
            next: 0,
        }
    }

    pub(crate) fn ask(&mut self, now: Instant, ids: [[u8; 6]; 2], ask: Ask) -> AskId {
        let id = AskId(self.next);
        self.next += 1;
        let [first, second] = ids.map(Id::from_entropy);
        let (operation, data, is_get) = match ask {
            Ask::Eval(source) => {
                (Operation::eval(&self.prefix, first, source.into_bytes(), PATIENCE, now), Vec::new(), false)
            }
            Ask::Put { path, data } => {
                (Operation::put(&self.prefix, first, second, &path, PATIENCE, now), data, false)
            }
            Ask::Get(path) => (Operation::get(&self.prefix, first, &path, PATIENCE, now), Vec::new(), true),
            Ask::Ota(image) => {
                let hash: String = Sha256::digest(&image).iter().map(|byte| format!("{byte:02x}")).collect();
                (Operation::ota(&self.prefix, first, &hash, PATIENCE, now), image, false)
            }
        };
        let mut running =
            Running { id, operation, data, read: 0, fetched: Vec::new(), is_get, sent: Vec::new() };
        if let Some(status) = &self.status {
            running.operation.status(now, status);
        }
        self.running.push(running);
        id
    }

    /// How a question ended; `None` while it runs.
    pub fn outcome(&self, id: AskId) -> Option<&Outcome> {
        self.outcomes.get(&id)
    }

    /// Whether anything is still running.
    pub fn is_waiting(&self) -> bool {
        !self.running.is_empty()
    }

    pub(crate) fn event(&mut self, now: Instant) -> Wanted {
        match self.session.poll(now) {
            session::Output::Connect => Wanted::Connect,
            session::Output::Send(bytes) => Wanted::Send(bytes.to_vec()),
            session::Output::Close => Wanted::HangUp,
            session::Output::Idle(deadline) => {
                self.deadline = deadline;
                Wanted::Idle
            }
            session::Output::Event(event) => {
                match event {
                    Event::Message(message) => {
                        let (topic, payload) = (message.topic, message.payload);
                        if topic == self.prefix.status() {
                            self.status = Status::from_json(payload);
                            for running in &mut self.running {
                                if let Some(status) = &self.status {
                                    running.operation.status(now, status);
                                }
                            }
                        } else if topic == self.prefix.log() {
                            self.log.push(String::from_utf8_lossy(payload).into_owned());
                        } else if let Some((reply, id)) = self.prefix.parse_reply(topic) {
                            for running in self.running.iter_mut().filter(|r| r.operation.listens_to(id)) {
                                if running.operation.id().as_str() == id {
                                    let data = running.operation.handle(now, reply, payload);
                                    running.fetched.extend_from_slice(data);
                                } else {
                                    running.operation.handle_other(now);
                                }
                            }
                        } else {
                            self.crashes.push(String::from_utf8_lossy(payload).into_owned());
                        }
                    }
                    Event::Acked(handle) => {
                        for running in &mut self.running {
                            if let Some(at) = running.sent.iter().position(|h| *h == handle) {
                                running.sent.swap_remove(at);
                                running.operation.acknowledged(now);
                            }
                        }
                    }
                    _ => {}
                }
                Wanted::Progress
            }
        }
    }

    /// Lets the operations publish what they want to. False when they wanted nothing, or there was no room.
    pub(crate) fn work(&mut self, now: Instant) -> bool {
        let mut published = false;
        for running in &mut self.running {
            loop {
                match running.operation.poll(now) {
                    Output::Publish { topic, header, data } => {
                        let message =
                            Message { topic, payload: &[header, data], qos: QoS::AtLeastOnce, retain: false };
                        let Ok(handle) = self.session.publish(&message) else { break };
                        published = true;
                        running.sent.push(handle);
                        running.operation.published(now);
                    }
                    Output::Read { buffer } => {
                        let rest = &running.data[running.read..];
                        let count = rest.len().min(buffer.len());
                        buffer[..count].copy_from_slice(&rest[..count]);
                        running.read += count;
                        let last = running.read == running.data.len();
                        running.operation.read_done(count, last);
                    }
                    Output::Done(outcome) => {
                        let fetched = core::mem::take(&mut running.fetched);
                        let outcome = if running.is_get { outcome.map(|_| fetched) } else { outcome };
                        self.outcomes.insert(running.id, outcome);
                        break;
                    }
                    Output::Idle(deadline) => {
                        self.deadline = [self.deadline, deadline].into_iter().flatten().min();
                        break;
                    }
                }
            }
        }
        self.running.retain(|r| !self.outcomes.contains_key(&r.id));
        published
    }
}

/// What an operator wants of the world.
pub(crate) enum Wanted {
    Connect,
    Send(Vec<u8>),
    HangUp,
    Progress,
    Idle,
}
