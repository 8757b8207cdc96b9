//! The broker: it takes any operations and any bytes, panics when something that must hold does not, and returns
//! otherwise.

use std::collections::BTreeMap;

use monotime::{Duration, Instant};
use mqtt_broker::{Acks, Broker, Config, ConnId, Connects, Faults, Limits, Output};
use mqtt_core::wire::{
    ConnAck, Connect, ConnectRefusal, Delivery, Filters, Packet, PacketId, PacketType, Publish, QoS, Side,
    Subscribe, SubscribeFilters, Unsubscribe, Will, decode, frame_len,
};

use super::input::Input;

const LIMITS: Limits = Limits {
    connect_time: Duration::from_secs(10),
    connections: 4,
    in_flight: 3,
    outgoing_bytes: 200,
    packet_bytes: 120,
    queued_bytes: 300,
    queued_messages: 5,
    received: 2,
    retained: 2,
    retained_bytes: 100,
    sessions: 3,
    subscriptions: 3,
};
const CLIENTS: [&str; 4] = ["a", "b", "c", "d"];
const FILTERS: [&str; 5] = ["t", "t/+", "#", "+/x", "$s"];
const TOPICS: [&str; 4] = ["t", "t/x", "u/x", "$s"];
/// A broker that is polled more often than this without new input is busy with itself.
const POLLS_MAX: usize = 10_000;

/// Operations: each is a byte that says which, and bytes that say how. What the broker sends must be packets that a
/// broker may send, beginning with CONNACK, within the window of each client; and it must keep its limits.
pub fn broker(data: &[u8]) {
    let mut input = Input(data);
    let config = Config { limits: LIMITS, users: None };
    let mut world = World { broker: Broker::new(config), now: Instant::from_secs(1), lines: BTreeMap::new() };
    while !input.0.is_empty() {
        world.operate(&mut input);
        world.poll(input.byte());
        world.check_limits();
    }
    // Whatever was done, it comes to rest.
    world.poll(0xFF);
}

struct World {
    broker: Broker,
    now: Instant,
    lines: BTreeMap<ConnId, Line>,
}

/// What one connection has got from the broker.
#[derive(Default)]
struct Line {
    /// What is no whole packet yet.
    begun: Vec<u8>,
    accepted: bool,
    refused: bool,
    /// Messages of QoS 1 and 2 that it has not acknowledged, by packet identifier; true once PUBREC was sent.
    going: BTreeMap<PacketId, bool>,
    /// It takes no bytes at present.
    stuck: bool,
}

impl World {
    fn operate(&mut self, input: &mut Input<'_>) {
        let operation = input.byte();
        let choice = usize::from(input.byte());
        let qos = QoS::from_bits(operation >> 6).unwrap_or_default();
        let id = PacketId::new(choice as u16 % 4 + 1).expect("from 1");
        let line = self.lines.keys().nth(choice / 16 % 4).copied();
        let client = Some(CLIENTS[choice % 4]);
        match (operation & 0x0F, line) {
            (0, _) => {
                self.lines.insert(self.broker.open(self.now), Line::default());
            }
            (1, Some(line)) => {
                self.broker.closed(line);
                self.lines.remove(&line);
            }
            (2, Some(line)) => {
                let will = Will { topic: TOPICS[choice % 4], payload: b"gone", qos, retain: choice & 4 != 0 };
                self.send(
                    line,
                    &Packet::Connect(Connect {
                        client_id: CLIENTS[choice % 4],
                        clean_session: operation & 0x20 != 0,
                        keep_alive: choice as u16 % 16,
                        will: (operation & 0x10 != 0).then_some(will),
                        credentials: None,
                    }),
                );
            }
            (3, Some(line)) => {
                let filters = [(FILTERS[choice % 5], qos), ("t/x", QoS::AtMostOnce)];
                let count = 1 + usize::from(operation & 0x10 != 0);
                let filters = SubscribeFilters::new(&filters[..count]);
                self.send(line, &Packet::Subscribe(Subscribe { id, filters }));
            }
            (4, Some(line)) => {
                let filters = [FILTERS[choice % 5]];
                self.send(line, &Packet::Unsubscribe(Unsubscribe { id, filters: Filters::new(&filters) }));
            }
            (5 | 6, Some(line)) => {
                let dup = operation & 0x10 != 0;
                let delivery = match qos {
                    QoS::AtMostOnce => Delivery::AtMostOnce,
                    QoS::AtLeastOnce => Delivery::AtLeastOnce { id, dup },
                    QoS::ExactlyOnce => Delivery::ExactlyOnce { id, dup },
                };
                let (topic, payload) = (TOPICS[choice % 4], input.bytes());
                self.send(
                    line,
                    &Packet::Publish(Publish { topic, payload, retain: operation & 0x20 != 0, delivery }),
                );
            }
            (7, Some(line)) => self.acknowledge(line, choice),
            (8, Some(line)) => self.send(line, &Packet::PubRel(id)),
            (9, Some(line)) => {
                self.send(line, &if choice & 1 == 0 { Packet::PingReq } else { Packet::Disconnect })
            }
            (10, _) => self.now += Duration::from_millis(choice as u64 * 100),
            (11, _) => {
                let acks = [Acks::Drop, Acks::Hold, Acks::Send][choice % 3];
                let refuse = Connects::Refuse(ConnectRefusal::Unavailable);
                let connects = [Connects::Accept, Connects::Close, refuse][choice / 4 % 3];
                let faults = Faults { acks, connects, silent: operation & 0x10 != 0 };
                self.broker.set_faults(client.filter(|_| operation & 0x20 != 0), faults);
            }
            (12, _) => {
                self.broker.forget_session(CLIENTS[choice % 4]);
            }
            (13, _) => {
                self.broker.cut(CLIENTS[choice % 4]);
            }
            (14, Some(line)) => {
                let stuck = &mut self.lines.get_mut(&line).expect("it is there").stuck;
                *stuck = !*stuck;
                if !*stuck {
                    self.broker.sent(line, 0);
                }
            }
            (_, Some(line)) => self.broker.receive(self.now, line, input.bytes()),
            (_, None) => {}
        }
    }

    fn send(&mut self, line: ConnId, packet: &Packet<'_>) {
        let mut bytes = vec![0; packet.encoded_len()];
        if packet.encode(&mut bytes).is_ok() {
            self.broker.receive(self.now, line, &bytes);
        }
    }

    /// Goes on with one of the messages that the client has got.
    fn acknowledge(&mut self, line: ConnId, choice: usize) {
        let going = &mut self.lines.get_mut(&line).expect("it is there").going;
        let Some((&id, &recorded)) = going.iter().nth(choice % 4) else { return };
        // The wrong kind of acknowledgement is no harm: the broker must not take it for the right one.
        let packet = match (choice & 0x80 != 0, recorded) {
            (true, false) => Packet::PubRec(id),
            (true, true) => Packet::PubComp(id),
            (false, _) => Packet::PubAck(id),
        };
        self.send(line, &packet);
    }

    fn poll(&mut self, how: u8) {
        for _ in 0..POLLS_MAX {
            match self.broker.poll(self.now) {
                Output::Send(conn, bytes) => {
                    assert!(!bytes.is_empty(), "nothing to send");
                    assert!(bytes.len() <= LIMITS.outgoing_bytes + 2 * LIMITS.packet_bytes, "too much waits");
                    let line = self.lines.get_mut(&conn).expect("sent on a connection that is gone");
                    if line.stuck {
                        // It is asked again when it takes some.
                        continue;
                    }
                    let count = if how & 1 == 0 { bytes.len().div_ceil(2) } else { bytes.len() };
                    line.takes(&bytes[..count]);
                    self.broker.sent(conn, count);
                }
                Output::Close(conn) => {
                    assert!(self.lines.remove(&conn).is_some(), "closed twice");
                }
                Output::Idle(deadline) => {
                    assert!(deadline.is_none_or(|at| at > self.now), "a deadline that has passed");
                    return;
                }
            }
        }
        panic!("the broker does not come to rest");
    }

    fn check_limits(&self) {
        let stats = self.broker.stats();
        assert!(stats.connections <= LIMITS.connections, "{stats:?}");
        assert!(stats.retained <= LIMITS.retained, "{stats:?}");
        assert!(stats.sessions <= LIMITS.sessions, "{stats:?}");
        for client in CLIENTS {
            let backlog = self.broker.backlog(client).unwrap_or_default();
            assert!(backlog <= LIMITS.queued_messages + LIMITS.in_flight, "{client}: {backlog}");
        }
    }
}

impl Line {
    fn takes(&mut self, bytes: &[u8]) {
        self.begun.extend_from_slice(bytes);
        while let Ok(Some(len)) = frame_len(&self.begun, self.begun.len()) {
            let frame: Vec<u8> = self.begun.drain(..len).collect();
            let packet = decode(&frame, Side::Server).expect("a broker's packet");
            assert!(!self.refused, "{} after a refusal", packet.packet_type());
            assert_ne!(
                packet.packet_type() == PacketType::ConnAck,
                self.accepted,
                "CONNACK comes first, and once"
            );
            match packet {
                Packet::ConnAck(ConnAck::Accepted { .. }) => self.accepted = true,
                Packet::ConnAck(ConnAck::Refused(_)) => self.refused = true,
                Packet::Publish(publish) => {
                    if let Some(id) = publish.delivery.id() {
                        // The model forgets none, as it cannot know which acknowledgement was the right kind.
                        self.going.insert(id, false);
                    }
                }
                Packet::PubRel(id) => {
                    self.going.insert(id, true);
                }
                _ => {}
            }
        }
        assert!(frame_len(&self.begun, usize::MAX).is_ok(), "what is no packet yet can become one");
    }
}
