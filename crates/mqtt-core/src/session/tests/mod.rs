//! Tests of the session, with explicit time, in a small language of their own.
//!
//! A [`Bench`] holds a session and its time. What the session says is drained into lines: `> PINGREQ | PUBLISH#1 …` is one
//! [`Output::Send`] with its packets, everything else is `connect`, `close`, `idle 1500` (milliseconds), or an event.

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec;
use alloc::vec::Vec;

use super::*;
use crate::wire::{
    ConnAck, ConnectRefusal, Delivery, Packet, PacketId, Publish, Side, SubAck, decode, frame_len,
};

mod connecting;
mod inbound;
mod profiles;
mod publishing;
mod subscribing;

fn config() -> Config {
    let mut config = Config::new("me");
    config.clean = Clean::Never;
    config.limits = Limits::SMALL;
    config
}

fn id(number: u16) -> PacketId {
    PacketId::new(number).unwrap()
}

const ACCEPTED: Packet<'static> = Packet::ConnAck(ConnAck::Accepted { session_present: false });
const RESUMED: Packet<'static> = Packet::ConnAck(ConnAck::Accepted { session_present: true });

fn message<'a>(topic: &'a str, payload: &'a [u8], qos: QoS, number: u16) -> Packet<'a> {
    Packet::Publish(Publish { topic, payload, retain: false, delivery: Delivery::first(qos, id(number)) })
}

struct Bench {
    session: Session,
    now: Instant,
    /// A packet that has been sent in part.
    begun: Vec<u8>,
}

impl Bench {
    fn new(config: Config) -> Self {
        Self { session: Session::new(config).unwrap(), now: Instant::from_secs(100), begun: Vec::new() }
    }

    /// A session that has just been accepted, with nothing left to say.
    #[track_caller]
    fn open(config: Config) -> Self {
        let mut bench = Self::new(config);
        bench.reopen(false);
        bench
    }

    /// From "connect" to accepted; drains what follows.
    #[track_caller]
    fn reopen(&mut self, session_present: bool) -> Vec<String> {
        let lines = self.drain();
        assert_eq!(lines.first().map(String::as_str), Some("connect"), "{lines:?}");
        self.session.opened(self.now);
        assert!(self.drain()[0].starts_with("> CONNECT"));
        self.broker(&[Packet::ConnAck(ConnAck::Accepted { session_present })]);
        let lines = self.drain();
        assert_eq!(lines[0], format!("Connected({session_present})"));
        lines[1..].to_vec()
    }

    /// The connection breaks, and the pause passes.
    #[track_caller]
    fn cut(&mut self) {
        self.session.closed(self.now, Closed::Broken);
        let lines = self.drain();
        assert!(lines[0].starts_with("Disconnected(the connection broke"), "{lines:?}");
        self.now = self.session.deadline().unwrap();
    }

    fn pass(&mut self, millis: u64) {
        self.now += Duration::from_millis(millis);
    }

    /// The broker sends these packets in one piece; all bytes are taken.
    #[track_caller]
    fn broker(&mut self, packets: &[Packet<'_>]) {
        let mut bytes = vec![0; packets.iter().map(Packet::encoded_len).sum()];
        let mut at = 0;
        for packet in packets {
            at += packet.encode(&mut bytes[at..]).unwrap();
        }
        assert_eq!(self.session.receive(self.now, &bytes), bytes.len());
    }

    #[track_caller]
    fn publish(&mut self, topic: &str, payload: &[u8], qos: QoS) -> Handle {
        self.try_publish(topic, payload, qos).unwrap()
    }

    fn try_publish(&mut self, topic: &str, payload: &[u8], qos: QoS) -> Result<Handle, PublishError> {
        self.session.publish(&Message { topic, payload: &[payload], qos, retain: false })
    }

    /// Polls until idle; everything sent is taken by the connection.
    fn drain(&mut self) -> Vec<String> {
        let mut lines = Vec::new();
        for _ in 0..10_000 {
            let sent = match self.session.poll(self.now) {
                Output::Idle(at) => {
                    assert!(at.is_none_or(|at| at > self.now), "idle until a time that has passed");
                    if let Some(at) = at {
                        lines.push(format!("idle {}", at.since(self.now).millis()));
                    } else {
                        lines.push("idle".to_string());
                    }
                    return lines;
                }
                Output::Connect => {
                    self.begun.clear();
                    lines.push("connect".to_string());
                    0
                }
                Output::Close => {
                    lines.push("close".to_string());
                    0
                }
                Output::Send(bytes) => {
                    self.begun.extend_from_slice(bytes);
                    lines.push(format!("> {}", packets(&mut self.begun)));
                    bytes.len()
                }
                Output::Event(event) => {
                    lines.push(line(&event));
                    0
                }
            };
            self.session.sent(sent);
        }
        panic!("never idle: {lines:?}");
    }

    /// As `drain`, without the last line, which says how long it is idle.
    fn said(&mut self) -> Vec<String> {
        let mut lines = self.drain();
        lines.pop();
        lines
    }

    #[track_caller]
    fn says(&mut self, expected: &[&str]) {
        assert_eq!(self.said(), expected);
    }
}

fn line(event: &Event<'_>) -> String {
    match event {
        Event::Connected { session_present } => format!("Connected({session_present})"),
        Event::Disconnected { reason, was_connected, retry_at } => {
            let connected = if *was_connected { "" } else { ", never connected" };
            let retry = if retry_at.is_some() { "" } else { ", no retry" };
            format!("Disconnected({reason}{connected}{retry})")
        }
        Event::Message(m) => {
            let dup = if m.dup { " dup" } else { "" };
            let retain = if m.retain { " retain" } else { "" };
            let payload = String::from_utf8_lossy(m.payload);
            format!("Message(q{}{dup}{retain} {}={payload})", m.qos.bits(), m.topic)
        }
        Event::MessageTooLarge { topic, bytes } => format!("MessageTooLarge({topic}, {bytes})"),
        Event::Acked(handle) => format!("Acked({})", handle.number()),
        Event::Subscribed { request, granted } => {
            let granted: Vec<_> = granted.iter().map(|g| g.map_or(128, QoS::bits)).collect();
            format!("Subscribed({}, {granted:?})", request.number())
        }
        Event::Unsubscribed { request } => format!("Unsubscribed({})", request.number()),
        Event::SubscriptionRefused { filter } => format!("SubscriptionRefused({filter})"),
    }
}

/// Takes the whole packets out of `bytes`.
fn packets(bytes: &mut Vec<u8>) -> String {
    let mut shown = Vec::new();
    while let Some(len) = frame_len(bytes, bytes.len()).ok().flatten() {
        shown.push(packet(decode(&bytes[..len], Side::Client).unwrap()));
        bytes.drain(..len);
    }
    shown.join(" | ")
}

fn packet(packet: Packet<'_>) -> String {
    let name = packet.packet_type();
    match packet {
        Packet::Connect(connect) => {
            let clean = if connect.clean_session { " clean" } else { "" };
            format!("{name}{clean} {} k{}", connect.client_id, connect.keep_alive)
        }
        Packet::Publish(p) => {
            let number = p.delivery.id().map_or(String::new(), |id| format!("#{id}"));
            let dup = if p.delivery.dup() { " dup" } else { "" };
            let payload = String::from_utf8_lossy(p.payload);
            format!("{name}{number} q{}{dup} {}={payload}", p.delivery.qos().bits(), p.topic)
        }
        Packet::PubAck(id) | Packet::PubRec(id) | Packet::PubRel(id) | Packet::PubComp(id) => {
            format!("{name}#{id}")
        }
        Packet::Subscribe(s) => {
            let filters: Vec<_> = s.filters.iter().map(|(f, qos)| format!("{f} q{}", qos.bits())).collect();
            format!("{name}#{} {}", s.id, filters.join(", "))
        }
        Packet::Unsubscribe(u) => {
            format!("{name}#{} {}", u.id, u.filters.iter().collect::<Vec<_>>().join(", "))
        }
        _ => name.to_string(),
    }
}
