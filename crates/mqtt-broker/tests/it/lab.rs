//! A broker, clients that are bare packets, and a clock that only the test moves.

use std::collections::{BTreeMap, BTreeSet};

use monotime::{Duration, Instant};
use mqtt_broker::{Broker, Config, ConnId, Output};
use mqtt_core::wire::{
    ConnAck, Connect, Credentials, Delivery, Filters, Granted, Packet, PacketId, Publish, QoS, Side, SubAck,
    Subscribe, SubscribeFilters, Unsubscribe, Will, decode, frame_len,
};

pub(crate) const QOS0: QoS = QoS::AtMostOnce;
pub(crate) const QOS1: QoS = QoS::AtLeastOnce;
pub(crate) const QOS2: QoS = QoS::ExactlyOnce;

pub(crate) struct Lab {
    pub(crate) broker: Broker,
    now: Instant,
    received: BTreeMap<ConnId, Vec<u8>>,
    closed: BTreeSet<ConnId>,
    /// Bytes of these connections are not taken.
    stuck: BTreeSet<ConnId>,
    /// How many `Send`s there were.
    pub(crate) sends: usize,
}

pub(crate) type Connecting = Connect<'static>;

pub(crate) const fn clean(client_id: &'static str) -> Connecting {
    Connect { client_id, clean_session: true, keep_alive: 0, will: None, credentials: None }
}

pub(crate) const fn lasting(client_id: &'static str) -> Connecting {
    Connect { clean_session: false, ..clean(client_id) }
}

pub(crate) const fn will(connect: Connecting, topic: &'static str, retain: bool) -> Connecting {
    Connect { will: Some(Will { topic, payload: b"gone", qos: QOS1, retain }), ..connect }
}

pub(crate) fn login(
    connect: Connecting,
    username: &'static str,
    password: Option<&'static str>,
) -> Connecting {
    Connect { credentials: Some(Credentials { username, password: password.map(str::as_bytes) }), ..connect }
}

pub(crate) fn id(number: u16) -> PacketId {
    PacketId::new(number).unwrap()
}

/// A PUBLISH of quality 0 for `number` 0, else of quality 1.
pub(crate) fn message<'a>(topic: &'a str, payload: &'a str, number: u16) -> Packet<'a> {
    let delivery = match PacketId::new(number) {
        None => Delivery::AtMostOnce,
        Some(id) => Delivery::AtLeastOnce { id, dup: false },
    };
    Packet::Publish(Publish { topic, payload: payload.as_bytes(), retain: false, delivery })
}

pub(crate) fn again(packet: Packet<'_>) -> Packet<'_> {
    let Packet::Publish(mut publish) = packet else { panic!("not a PUBLISH: {packet:?}") };
    publish.delivery = match publish.delivery {
        Delivery::AtLeastOnce { id, .. } => Delivery::AtLeastOnce { id, dup: true },
        Delivery::ExactlyOnce { id, .. } => Delivery::ExactlyOnce { id, dup: true },
        Delivery::AtMostOnce => panic!("quality 0 is never repeated"),
    };
    Packet::Publish(publish)
}

pub(crate) fn exactly_once(packet: Packet<'_>) -> Packet<'_> {
    let Packet::Publish(mut publish) = packet else { panic!("not a PUBLISH: {packet:?}") };
    publish.delivery = Delivery::first(QOS2, publish.delivery.id().unwrap());
    Packet::Publish(publish)
}

pub(crate) fn retained(packet: Packet<'_>) -> Packet<'_> {
    let Packet::Publish(publish) = packet else { panic!("not a PUBLISH: {packet:?}") };
    Packet::Publish(Publish { retain: true, ..publish })
}

pub(crate) fn accepted(session_present: bool) -> Packet<'static> {
    Packet::ConnAck(ConnAck::Accepted { session_present })
}

pub(crate) fn granted(number: u16, answers: &[Option<QoS>]) -> Packet<'_> {
    Packet::SubAck(SubAck { id: id(number), granted: Granted::new(answers) })
}

pub(crate) fn bytes_of(packet: &Packet<'_>) -> Vec<u8> {
    let mut bytes = vec![0; packet.encoded_len()];
    packet.encode(&mut bytes).unwrap();
    bytes
}

impl Lab {
    pub(crate) fn new() -> Self {
        Self::with(Config::default())
    }

    pub(crate) fn with(config: Config) -> Self {
        Self {
            broker: Broker::new(config),
            now: Instant::from_secs(1000),
            received: BTreeMap::new(),
            closed: BTreeSet::new(),
            stuck: BTreeSet::new(),
            sends: 0,
        }
    }

    pub(crate) fn open(&mut self) -> ConnId {
        let conn = self.broker.open(self.now);
        self.settle();
        conn
    }

    /// A connection whose CONNECT was accepted, with or without a session.
    #[track_caller]
    pub(crate) fn connect(&mut self, connect: Connecting, session_present: bool) -> ConnId {
        let conn = self.open();
        self.send(conn, &Packet::Connect(connect));
        self.expect(conn, &[accepted(session_present)]);
        conn
    }

    pub(crate) fn bytes(&mut self, conn: ConnId, bytes: &[u8]) {
        self.broker.receive(self.now, conn, bytes);
        self.settle();
    }

    pub(crate) fn send(&mut self, conn: ConnId, packet: &Packet<'_>) {
        self.bytes(conn, &bytes_of(packet));
    }

    #[track_caller]
    pub(crate) fn subscribe(&mut self, conn: ConnId, filters: &[(&str, QoS)]) {
        let filters = SubscribeFilters::new(filters);
        self.send(conn, &Packet::Subscribe(Subscribe { id: id(999), filters }));
        let answers: Vec<_> = filters.iter().map(|(_, qos)| Some(qos)).collect();
        self.expect_first(conn, &granted(999, &answers));
    }

    pub(crate) fn unsubscribe(&mut self, conn: ConnId, filter: &str) {
        let filters = [filter];
        let filters = Filters::new(&filters);
        self.send(conn, &Packet::Unsubscribe(Unsubscribe { id: id(998), filters }));
        self.expect_first(conn, &Packet::UnsubAck(id(998)));
    }

    /// The network breaks.
    pub(crate) fn lose(&mut self, conn: ConnId) {
        self.broker.closed(conn);
        self.settle();
    }

    pub(crate) fn pass(&mut self, span: Duration) {
        self.now += span;
        self.settle();
    }

    /// The client does not read from now on.
    pub(crate) fn stick(&mut self, conn: ConnId) {
        self.stuck.insert(conn);
    }

    pub(crate) fn unstick(&mut self, conn: ConnId) {
        self.stuck.remove(&conn);
        self.broker.sent(conn, 0);
        self.settle();
    }

    /// Polls until there is nothing to do.
    pub(crate) fn settle(&mut self) -> Option<Instant> {
        for _ in 0..100_000 {
            match self.broker.poll(self.now) {
                Output::Send(conn, _) if self.stuck.contains(&conn) => {}
                Output::Send(conn, bytes) => {
                    assert!(!bytes.is_empty(), "nothing to send");
                    assert!(!self.closed.contains(&conn), "sends on a closed connection");
                    self.sends += 1;
                    self.received.entry(conn).or_default().extend_from_slice(bytes);
                    let count = bytes.len();
                    self.broker.sent(conn, count);
                }
                Output::Close(conn) => assert!(self.closed.insert(conn), "closed twice"),
                Output::Idle(deadline) => {
                    assert!(deadline.is_none_or(|at| at > self.now), "a deadline in the past: a busy loop");
                    return deadline;
                }
            }
        }
        panic!("the broker does not come to rest");
    }

    /// The connection got exactly these packets since the last look.
    #[track_caller]
    pub(crate) fn expect(&mut self, conn: ConnId, packets: &[Packet<'_>]) {
        let bytes = self.received.remove(&conn).unwrap_or_default();
        assert_eq!(packets_of(&bytes), packets);
    }

    #[track_caller]
    fn expect_first(&mut self, conn: ConnId, packet: &Packet<'_>) {
        let bytes = self.received.get_mut(&conn).unwrap();
        let length = frame_len(bytes, usize::MAX).unwrap().unwrap();
        let first: Vec<u8> = bytes.drain(..length).collect();
        assert_eq!(&decode(&first, Side::Server).unwrap(), packet);
    }

    #[track_caller]
    pub(crate) fn expect_nothing(&mut self, conn: ConnId) {
        self.expect(conn, &[]);
        assert!(!self.closed.contains(&conn), "closed");
    }

    /// The broker closed the connection, after exactly these packets.
    #[track_caller]
    pub(crate) fn expect_close(&mut self, conn: ConnId, packets: &[Packet<'_>]) {
        self.expect(conn, packets);
        assert!(self.closed.contains(&conn), "not closed");
    }

    pub(crate) fn is_closed(&self, conn: ConnId) -> bool {
        self.closed.contains(&conn)
    }

    pub(crate) fn take(&mut self, conn: ConnId) -> Vec<u8> {
        self.received.remove(&conn).unwrap_or_default()
    }
}

pub(crate) fn packets_of(mut bytes: &[u8]) -> Vec<Packet<'_>> {
    let mut packets = Vec::new();
    while let Some(length) = frame_len(bytes, usize::MAX).unwrap() {
        let (frame, rest) = bytes.split_at(length);
        packets.push(decode(frame, Side::Server).unwrap());
        bytes = rest;
    }
    assert!(bytes.is_empty(), "half a packet is left");
    packets
}
