//! A session against a small broker of its own, through a network that delays, splits, cuts and goes silent; everything
//! from one seed, in virtual time, watched by a checker.
//!
//! The broker here is a model, written apart from the session and from the project's broker: it keeps only what the
//! checker needs. Messages carry their number as payload.

use core::cell::Cell;
use std::collections::{BTreeMap, BTreeSet, VecDeque};

use monotime::{Duration, Instant};
use mqtt_core::session::{
    AckHandle, Acknowledge, Clean, Closed, Config, Event, Limits, Message, Output, Session,
};
use mqtt_core::wire::{
    ConnAck, Delivery, Granted, Packet, PacketId, Publish, QoS, Side, SubAck, decode, frame_len, topic,
};

use crate::random::{Random, for_seeds};

const WORLDS: u64 = 4_000;
const WINDOW: usize = 8;
const FILTERS: [&str; 2] = ["in/+", "other/#"];

#[test]
fn nothing_is_lost_repeated_or_reordered() {
    let (worlds, resent, forgot) = (Cell::new(0), Cell::new(0), Cell::new(0));
    for_seeds("nothing_is_lost", WORLDS, |random| {
        let fate = World::new(random, Canary::None).run();
        worlds.set(worlds.get() + 1);
        resent.set(resent.get() + fate.resent);
        forgot.set(forgot.get() + usize::from(fate.forgot));
    });
    // Worlds without misfortune would prove nothing.
    if worlds.get() > 100 {
        assert!(resent.get() > 10 * worlds.get(), "{} in {} worlds", resent.get(), worlds.get());
        assert!(forgot.get() > worlds.get() / 4, "{} in {} worlds", forgot.get(), worlds.get());
    }
}

/// What a world went through.
struct Fate {
    /// Messages sent again.
    resent: usize,
    /// Whether the broker forgot the session.
    forgot: bool,
}

/// A checker that finds nothing is worth nothing: each of these faults must be found in few worlds.
#[test]
fn the_checker_finds_planted_faults() {
    for canary in [Canary::NoDup, Canary::OtherId, Canary::AckWithoutTaking, Canary::DeliverTwice] {
        let caught = (0..50).any(|seed| {
            let world = || World::new(&mut Random(seed), canary).run();
            std::panic::catch_unwind(core::panic::AssertUnwindSafe(world)).is_err()
        });
        assert!(caught, "{canary:?} was not found");
    }
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Canary {
    None,
    /// The client's DUP flags are lost.
    NoDup,
    /// The client sends again with another packet identifier.
    OtherId,
    /// The broker acknowledges a message without keeping it.
    AckWithoutTaking,
    /// The broker repeats a QoS 2 message under another identifier.
    DeliverTwice,
}

/// A session of the model broker.
#[derive(Default)]
struct Stored {
    filters: BTreeSet<String>,
    /// QoS 2 identifiers received and not released.
    received: BTreeSet<u16>,
    /// Messages to the client, by identifier: number, quality, PUBREC seen.
    going: Vec<(u16, u32, QoS, bool)>,
    next_id: u16,
}

/// The model broker: one client, one session.
#[derive(Default)]
struct Broker {
    stored: Option<Stored>,
    persistent: bool,
    /// What the client sent and is not a whole packet yet; none without a connection.
    input: Option<Vec<u8>>,
    accepted: bool,
    /// Numbers of QoS 1 and 2 messages in the order in which they were taken over.
    taken: Vec<(u32, QoS)>,
    forgot: bool,
}

impl Broker {
    fn closed(&mut self) {
        self.input = None;
        self.accepted = false;
        if !self.persistent {
            self.stored = None;
        }
    }

    fn forget(&mut self) {
        self.stored = None;
        self.forgot = true;
    }

    /// Sends a message to the client if it subscribed; whether it did.
    fn deliver(&mut self, number: u32, qos: QoS, out: &mut Vec<u8>) -> bool {
        let Some(stored) = &mut self.stored else { return false };
        if !stored.filters.iter().any(|filter| topic::matches(filter, "in/x")) {
            return false;
        }
        stored.next_id = stored.next_id % 0xFFFF + 1;
        let id = stored.next_id;
        if qos != QoS::AtMostOnce {
            stored.going.push((id, number, qos, false));
        }
        if self.accepted {
            put(out, publish(number, Delivery::first(qos, PacketId::new(id).unwrap())));
        }
        true
    }

    /// Takes bytes from the client, appends the answers; false if the client must be cut off.
    fn take(&mut self, bytes: &[u8], random: &mut Random, canary: Canary, out: &mut Vec<u8>) -> bool {
        let Some(input) = &mut self.input else { return true };
        input.extend_from_slice(bytes);
        let mut input = core::mem::take(input);
        let mut at = 0;
        while let Some(len) = frame_len(&input[at..], usize::MAX).expect("a client sends good packets") {
            let Some(frame) = input.get(at..at + len) else { break };
            let packet = decode(frame, Side::Client).expect("a client sends good packets");
            at += len;
            if !self.packet(packet, random, canary, out) {
                return false;
            }
        }
        input.drain(..at);
        self.input = Some(input);
        true
    }

    fn packet(&mut self, packet: Packet<'_>, random: &mut Random, canary: Canary, out: &mut Vec<u8>) -> bool {
        if let Packet::Connect(connect) = packet {
            assert!(!self.accepted, "a second CONNECT");
            if connect.clean_session {
                self.stored = None;
            }
            self.persistent = !connect.clean_session;
            put(out, Packet::ConnAck(ConnAck::Accepted { session_present: self.stored.is_some() }));
            self.accepted = true;
            for &(id, number, qos, released) in &self.stored.get_or_insert_default().going {
                let id = PacketId::new(id).unwrap();
                put(
                    out,
                    match qos {
                        _ if released => Packet::PubRel(id),
                        QoS::ExactlyOnce => publish(number, Delivery::ExactlyOnce { id, dup: true }),
                        _ => publish(number, Delivery::AtLeastOnce { id, dup: true }),
                    },
                );
            }
            return true;
        }
        assert!(self.accepted, "the first packet is CONNECT");
        let stored = self.stored.get_or_insert_default();
        match packet {
            Packet::Publish(message) => {
                let number = u32::from_be_bytes(message.payload[..4].try_into().unwrap());
                let careless = canary == Canary::AckWithoutTaking && random.one_in(20);
                match message.delivery {
                    Delivery::AtMostOnce => {}
                    Delivery::AtLeastOnce { id, .. } => {
                        // Now and then a broker loses an acknowledgement.
                        if !careless {
                            self.taken.push((number, QoS::AtLeastOnce));
                        }
                        if !random.one_in(150) {
                            put(out, Packet::PubAck(id));
                        }
                    }
                    Delivery::ExactlyOnce { id, .. } => {
                        if stored.received.insert(id.get()) && !careless {
                            self.taken.push((number, QoS::ExactlyOnce));
                        }
                        put(out, Packet::PubRec(id));
                    }
                }
            }
            Packet::PubRel(id) => {
                stored.received.remove(&id.get());
                put(out, Packet::PubComp(id));
            }
            Packet::PubAck(id) | Packet::PubComp(id) => stored.going.retain(|going| going.0 != id.get()),
            Packet::PubRec(id) => {
                for going in stored.going.iter_mut().filter(|going| going.0 == id.get()) {
                    going.3 = true;
                }
                put(out, Packet::PubRel(id));
            }
            Packet::Subscribe(subscribe) => {
                let granted: Vec<_> = subscribe
                    .filters
                    .iter()
                    .map(|(filter, qos)| {
                        stored.filters.insert(filter.to_string());
                        Some(qos)
                    })
                    .collect();
                put(out, Packet::SubAck(SubAck { id: subscribe.id, granted: Granted::new(&granted) }));
            }
            Packet::PingReq => put(out, Packet::PingResp),
            Packet::Disconnect => return false,
            other => panic!("a client does not send {other:?} here"),
        }
        true
    }
}

fn publish(number: u32, delivery: Delivery) -> Packet<'static> {
    // Leaked: a test's memory, and the packet needs no owner.
    let payload: &'static [u8] = Box::leak(Box::new(number.to_be_bytes()));
    Packet::Publish(Publish { topic: "in/x", payload, retain: false, delivery })
}

fn put(out: &mut Vec<u8>, packet: Packet<'_>) {
    let start = out.len();
    out.resize(start + packet.encoded_len(), 0);
    packet.encode(&mut out[start..]).unwrap();
}

/// What the client may send, remembered from everything that it sent.
#[derive(Default)]
struct Checker {
    /// What was sent on this connection and is not a whole packet yet.
    begun: Vec<u8>,
    /// Messages sent completely, with their identifiers.
    sent: BTreeMap<u32, PacketId>,
    acked: BTreeSet<u32>,
    /// The last message sent on this connection.
    last: Option<u32>,
    /// Messages sent on this connection and not acknowledged.
    in_flight: usize,
    /// Identifiers of messages from the broker that are to be acknowledged, in order: of QoS 1 and of QoS 2.
    owed: [VecDeque<PacketId>; 2],
    resent: usize,
}

impl Checker {
    fn connected(&mut self) {
        self.begun.clear();
        self.last = None;
        self.in_flight = 0;
        self.owed = Default::default();
    }

    /// The network took these bytes from the client.
    fn sent(&mut self, bytes: &[u8]) {
        self.begun.extend_from_slice(bytes);
        let bytes = core::mem::take(&mut self.begun);
        let mut at = 0;
        while let Some(len) = frame_len(&bytes[at..], usize::MAX).unwrap() {
            let Some(frame) = bytes.get(at..at + len) else { break };
            at += len;
            match decode(frame, Side::Client).unwrap() {
                Packet::Publish(message) => self.message(&message),
                Packet::PubAck(id) => assert_eq!(self.owed[0].pop_front(), Some(id), "PUBACK out of order"),
                Packet::PubRec(id) => assert_eq!(self.owed[1].pop_front(), Some(id), "PUBREC out of order"),
                _ => {}
            }
        }
        self.begun = bytes[at..].to_vec();
    }

    /// The broker sent these whole packets.
    fn came(&mut self, mut bytes: &[u8]) {
        while let Ok(Some(len)) = frame_len(bytes, bytes.len()) {
            let (frame, rest) = bytes.split_at(len);
            bytes = rest;
            if let Packet::Publish(message) = decode(frame, Side::Server).unwrap() {
                match message.delivery {
                    Delivery::AtMostOnce => {}
                    Delivery::AtLeastOnce { id, .. } => self.owed[0].push_back(id),
                    Delivery::ExactlyOnce { id, .. } => self.owed[1].push_back(id),
                }
            }
        }
    }

    fn message(&mut self, message: &Publish<'_>) {
        let number = u32::from_be_bytes(message.payload[..4].try_into().unwrap());
        let Some(id) = message.delivery.id() else { return };
        assert!(self.last.is_none_or(|last| last < number), "{number} after {:?}", self.last);
        assert!(!self.acked.contains(&number), "{number} was acknowledged and is sent again");
        self.last = Some(number);
        self.in_flight += 1;
        assert!(self.in_flight <= WINDOW, "more in flight than allowed");
        if let Some(&before) = self.sent.get(&number) {
            assert_eq!(before, id, "{number} has another identifier");
            assert!(message.delivery.dup(), "{number} was sent before");
            self.resent += 1;
        }
        let others = self.sent.iter().filter(|(other, _)| !self.acked.contains(other) && **other != number);
        assert!(others.clone().all(|(_, other)| *other != id), "the identifier of {number} is in use");
        self.sent.insert(number, id);
    }
}

struct World<'a> {
    random: &'a mut Random,
    canary: Canary,
    now: Instant,
    faults: bool,
    session: Session,
    broker: Broker,
    checker: Checker,
    /// Bytes under way, with the time of their arrival; none without a connection.
    link: Option<Link>,
    /// Arrived at the client, but it had no room.
    offered: Vec<u8>,
    published: BTreeMap<u64, (u32, QoS)>,
    next_number: u32,
    next_delivery: u32,
    /// Messages that the broker has for the client.
    delivered: BTreeMap<u32, QoS>,
    /// How often the application saw each.
    seen: BTreeMap<u32, usize>,
    /// Acknowledged by hand, later.
    to_acknowledge: Vec<AckHandle>,
}

#[derive(Default)]
struct Link {
    to_broker: VecDeque<(Instant, Vec<u8>)>,
    to_client: VecDeque<(Instant, Vec<u8>)>,
    silent: bool,
    /// The broker hung up: the client learns of it after what is under way.
    ended: bool,
}

impl<'a> World<'a> {
    fn new(random: &'a mut Random, canary: Canary) -> Self {
        let mut config = Config::new("world");
        config.clean = random.pick(&[Clean::Once, Clean::Never]);
        config.acknowledge = random.pick(&[Acknowledge::Taken, Acknowledge::Manual]);
        config.keep_alive = Duration::from_secs(4);
        config.response_time = Duration::from_secs(3);
        config.connect_timeout = Duration::from_secs(3);
        config.reconnect_min = Duration::from_millis(100);
        config.reconnect_max = Duration::from_secs(2);
        config.seed = random.next();
        config.limits = Limits {
            receive_buffer: random.pick(&[64, 100, 1000]),
            send_buffer: random.pick(&[64, 100, 1000]),
            outbound_bytes: random.pick(&[100, 777, 3000]),
            outbound_messages: 20,
            in_flight_messages: WINDOW as u16,
            messages_per_second: random.pick(&[None, Some(20)]),
            inbound_unacknowledged: random.pick(&[2, 16]),
            inbound_qos2: 64,
            ..Limits::SMALL
        };
        let mut session = Session::new(config).unwrap();
        session.subscribe(&FILTERS.map(|filter| (filter, QoS::ExactlyOnce))).unwrap();
        Self {
            random,
            canary,
            now: Instant::from_secs(1),
            faults: true,
            session,
            broker: Broker::default(),
            checker: Checker::default(),
            link: None,
            offered: Vec::new(),
            published: BTreeMap::new(),
            next_number: 0,
            next_delivery: 1_000_000,
            delivered: BTreeMap::new(),
            seen: BTreeMap::new(),
            to_acknowledge: Vec::new(),
        }
    }

    fn run(mut self) -> Fate {
        for _ in 0..600 {
            self.tick(true);
        }
        // The network heals: everything comes to its end.
        self.faults = false;
        for _ in 0..20_000 {
            if self.at_rest() {
                break;
            }
            self.tick(false);
        }
        assert!(self.at_rest(), "never at rest: {}", self.describe());
        self.verdict();
        Fate { resent: self.checker.resent, forgot: self.broker.forgot }
    }

    fn describe(&self) -> String {
        let stored = self.broker.stored.as_ref().map(|stored| (&stored.filters, &stored.going));
        let (open, left) = (self.session.is_open(), self.session.unacknowledged());
        format!("open {open}, unacknowledged {left}, the broker has {stored:?}")
    }

    fn at_rest(&self) -> bool {
        let nothing_going = self.broker.stored.as_ref().is_some_and(|stored| {
            stored.going.is_empty() && FILTERS.iter().all(|&filter| stored.filters.contains(filter))
        });
        self.session.is_open() && self.session.unacknowledged() == 0 && nothing_going
    }

    fn verdict(&self) {
        let mut times = BTreeMap::<u32, usize>::new();
        let mut last = None;
        for &(number, _) in &self.broker.taken {
            let count = times.entry(number).or_default();
            *count += 1;
            if *count == 1 {
                assert!(last.is_none_or(|last| last < number), "{number} came after {last:?}");
                last = Some(number);
            }
        }
        for &(number, qos) in self.published.values() {
            let count = times.get(&number).copied().unwrap_or(0);
            assert!(count > 0, "{number} is lost");
            if qos == QoS::ExactlyOnce && !self.broker.forgot {
                assert_eq!(count, 1, "{number} was taken over {count} times");
            }
        }
        for (&number, &qos) in &self.delivered {
            let count = self.seen.get(&number).copied().unwrap_or(0);
            if !self.broker.forgot {
                assert!(count > 0, "{number} never reached the application");
                let by_hand = self.session.config().acknowledge == Acknowledge::Manual;
                if qos == QoS::ExactlyOnce && !by_hand {
                    assert_eq!(count, 1, "{number} reached the application {count} times");
                }
            }
        }
    }

    fn tick(&mut self, busy: bool) {
        let pause = self.random.pick(&[0, 1, 5, 20, 100]);
        self.now += Duration::from_millis(pause);
        if self.faults {
            self.misfortune();
        }
        if busy {
            self.application();
        }
        self.carry();
        self.drive();
    }

    fn misfortune(&mut self) {
        if self.random.one_in(60) && self.link.is_some() {
            self.hang_up();
            self.session.closed(self.now, Closed::Broken);
        }
        if self.random.one_in(200)
            && let Some(link) = &mut self.link
        {
            link.silent = true;
        }
        if self.random.one_in(100) && self.broker.input.is_none() {
            self.broker.forget();
        }
    }

    fn application(&mut self) {
        let qos = self.random.pick(&[QoS::AtMostOnce, QoS::AtLeastOnce, QoS::ExactlyOnce]);
        if self.random.one_in(2) {
            let number = self.next_number.to_be_bytes();
            let filler = vec![b'x'; self.random.below(60)];
            let message = Message { topic: "out", payload: &[&number, &filler], qos, retain: false };
            if let Ok(handle) = self.session.publish(&message) {
                if qos != QoS::AtMostOnce {
                    self.published.insert(handle.number(), (self.next_number, qos));
                }
                self.next_number += 1;
            }
        }
        if self.random.one_in(4) {
            let number = self.next_delivery;
            self.next_delivery += 1;
            let mut out = Vec::new();
            if self.broker.deliver(number, qos, &mut out) {
                if qos != QoS::AtMostOnce {
                    self.delivered.insert(number, qos);
                }
                if self.canary == Canary::DeliverTwice {
                    self.broker.deliver(number, qos, &mut out);
                }
                self.send_to_client(out);
            }
        }
        if self.random.one_in(3) && !self.to_acknowledge.is_empty() {
            let at = self.random.below(self.to_acknowledge.len());
            let handle = self.to_acknowledge.swap_remove(at);
            self.session.acknowledge(handle);
        }
    }

    /// Delivers what has arrived by now.
    fn carry(&mut self) {
        while let Some(link) = &mut self.link
            && let Some((at, bytes)) = link.to_broker.pop_front()
        {
            if at > self.now {
                link.to_broker.push_front((at, bytes));
                break;
            }
            let mut out = Vec::new();
            let stays = self.broker.take(&bytes, self.random, self.canary, &mut out);
            self.send_to_client(out);
            if !stays {
                self.broker.closed();
                if let Some(link) = &mut self.link {
                    link.ended = true;
                }
            }
        }
        while let Some(link) = &mut self.link
            && let Some((at, bytes)) = link.to_client.pop_front()
        {
            if at > self.now {
                link.to_client.push_front((at, bytes));
                return;
            }
            self.offered.extend_from_slice(&bytes);
        }
        if self.link.as_ref().is_some_and(|link| link.ended && !link.silent) {
            self.hang_up();
            self.session.closed(self.now, Closed::ByPeer);
        }
    }

    fn drive(&mut self) {
        if !self.faults {
            // The application is not slow for ever.
            for handle in self.to_acknowledge.drain(..) {
                self.session.acknowledge(handle);
            }
        }
        loop {
            let taken = self.session.receive(self.now, &self.offered);
            self.offered.drain(..taken);
            let mut progress = taken > 0;
            loop {
                match self.session.poll(self.now) {
                    Output::Connect => {
                        if self.faults && self.random.one_in(4) {
                            self.session.closed(self.now, Closed::NotOpened);
                        } else {
                            self.broker.closed();
                            self.broker.input = Some(Vec::new());
                            self.checker.connected();
                            self.link = Some(Link::default());
                            self.offered.clear();
                            self.session.opened(self.now);
                        }
                    }
                    Output::Send(bytes) => {
                        let most = if self.faults { self.random.below(bytes.len() + 1) } else { bytes.len() };
                        let bytes = bytes[..most].to_vec();
                        self.session.sent(bytes.len());
                        if bytes.is_empty() {
                            return;
                        }
                        self.send_to_broker(bytes);
                    }
                    Output::Close => self.hang_up(),
                    Output::Event(event) => {
                        progress = true;
                        match event {
                            Event::Acked(handle) => {
                                let (number, _) = self.published[&handle.number()];
                                assert!(self.checker.acked.insert(number), "acknowledged twice");
                                self.checker.in_flight = self.checker.in_flight.saturating_sub(1);
                            }
                            Event::Message(received) => {
                                let number = u32::from_be_bytes(received.payload.try_into().unwrap());
                                *self.seen.entry(number).or_default() += 1;
                                self.to_acknowledge.extend(received.ack);
                            }
                            _ => {}
                        }
                    }
                    Output::Idle(at) => {
                        assert!(at.is_none_or(|at| at > self.now));
                        break;
                    }
                }
            }
            if !progress || self.offered.is_empty() {
                return;
            }
        }
    }

    fn send_to_broker(&mut self, mut bytes: Vec<u8>) {
        damage(&mut bytes, &self.checker, self.canary);
        self.checker.sent(&bytes);
        let delay = Duration::from_millis(self.random.below(80) as u64);
        let Some(link) = &mut self.link else { return };
        let at = link.to_broker.back().map_or(self.now, |last| last.0).max(self.now + delay);
        if !link.silent {
            link.to_broker.push_back((at, bytes));
        }
    }

    fn send_to_client(&mut self, bytes: Vec<u8>) {
        self.checker.came(&bytes);
        let mut rest = bytes.as_slice();
        while !rest.is_empty() {
            let Some(link) = &mut self.link else { return };
            let (piece, after) = rest.split_at(1 + self.random.below(rest.len()));
            rest = after;
            let delay = Duration::from_millis(self.random.below(80) as u64);
            let at = link.to_client.back().map_or(self.now, |last| last.0).max(self.now + delay);
            if !link.silent {
                link.to_client.push_back((at, piece.to_vec()));
            }
        }
    }

    fn hang_up(&mut self) {
        self.link = None;
        self.offered.clear();
        self.broker.closed();
        self.to_acknowledge.clear();
    }
}

/// Plants the client's faults in what it sends.
fn damage(bytes: &mut [u8], checker: &Checker, canary: Canary) {
    if !checker.begun.is_empty() {
        return;
    }
    match canary {
        Canary::NoDup if matches!(bytes.first(), Some(0x3A | 0x3C)) => bytes[0] &= !8,
        Canary::OtherId if matches!(bytes.first(), Some(0x3A | 0x3C)) && bytes.len() > 8 => bytes[8] ^= 0x40,
        _ => {}
    }
}
