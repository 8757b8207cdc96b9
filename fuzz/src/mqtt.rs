//! MQTT: every function takes any bytes, panics when something that must hold does not, and returns otherwise.

use monotime::{Duration, Instant};
use mqtt_core::session::{
    AckHandle, Acknowledge, Clean, Closed, Config, Event, Limits, Message, Output, Session,
};
use mqtt_core::wire::{
    Connect, Credentials, Delivery, Filters, Packet, PacketId, Publish, QoS, Side, Subscribe,
    SubscribeFilters, Unsubscribe, Will, decode as decode_frame, frame_len, topic as topics,
};

use super::input::Input;

/// One frame: what is accepted encodes to a frame that says the same, and is not longer.
pub fn decode(data: &[u8]) {
    for from in [Side::Client, Side::Server] {
        let Ok(packet) = decode_frame(data, from) else { continue };
        let mut again = vec![0; packet.encoded_len()];
        assert_eq!(packet.encode(&mut again), Ok(again.len()), "what was accepted can be sent");
        assert!(again.len() <= data.len(), "our length field is the shortest");
        assert_eq!(decode_frame(&again, from), Ok(packet), "and says the same");
        assert_eq!(frame_len(data, data.len()), Ok(Some(data.len())), "the framer agrees");
    }
}

/// A packet whose texts are any, and may not be allowed: what can be sent is understood as it was meant, and what must not
/// be sent is refused with nothing written.
pub fn encode(data: &[u8]) {
    let mut input = Input(data);
    let (kind, flags) = (input.byte(), input.byte());
    let qos = QoS::from_bits(flags & 3).unwrap_or_default();
    let id = PacketId::new(u16::from(flags) + 1).expect("from 1");
    let mut text = || core::str::from_utf8(input.bytes()).unwrap_or("?");
    let (first, second) = (text(), text());
    let rest = input.0;
    let (filters, names) = ([(first, qos), (second, QoS::AtMostOnce)], [first, second]);
    let count = usize::from(flags >> 2 & 3).min(2);
    let (packet, from) = match kind % 4 {
        0 => {
            let will = Will { topic: second, payload: rest, qos, retain: flags & 4 != 0 };
            let password = (flags & 8 != 0).then_some(rest);
            let connect = Connect {
                client_id: first,
                clean_session: flags & 0x10 != 0,
                keep_alive: u16::from(flags),
                will: (flags & 0x20 != 0).then_some(will),
                credentials: (flags & 0x40 != 0).then_some(Credentials { username: second, password }),
            };
            (Packet::Connect(connect), Side::Client)
        }
        1 => {
            let dup = flags & 8 != 0;
            let delivery = match qos {
                QoS::AtMostOnce => Delivery::AtMostOnce,
                QoS::AtLeastOnce => Delivery::AtLeastOnce { id, dup },
                QoS::ExactlyOnce => Delivery::ExactlyOnce { id, dup },
            };
            let publish = Publish { topic: first, payload: rest, retain: flags & 4 != 0, delivery };
            (Packet::Publish(publish), Side::Server)
        }
        2 => {
            let filters = SubscribeFilters::new(&filters[..count]);
            (Packet::Subscribe(Subscribe { id, filters }), Side::Client)
        }
        _ => {
            let filters = Filters::new(&names[..count]);
            (Packet::Unsubscribe(Unsubscribe { id, filters }), Side::Client)
        }
    };
    let mut bytes = vec![0xEE; packet.encoded_len()];
    match packet.encode(&mut bytes) {
        Ok(length) => {
            assert_eq!(length, bytes.len());
            assert_eq!(decode_frame(&bytes, from), Ok(packet), "it is understood as it was meant");
        }
        Err(_) => assert!(bytes.iter().all(|&byte| byte == 0xEE), "refused, and written in part"),
    }
}

/// A stream: the first byte says how it is split; the packets found do not depend on it.
pub fn framer(data: &[u8]) {
    let Some((&piece, stream)) = data.split_first() else { return };
    let frames = |piece: usize| {
        let (mut start, mut come, mut found) = (0, 0, Vec::new());
        loop {
            match frame_len(&stream[start..come], 1 << 16) {
                Ok(Some(len)) if start + len <= come => {
                    found.push(len);
                    start += len;
                }
                Err(malformed) => return (found, Some(malformed)),
                Ok(_) if come == stream.len() => return (found, None),
                Ok(_) => come = (come + piece).min(stream.len()),
            }
        }
    };
    let whole = frames(stream.len().max(1));
    assert_eq!(frames(usize::from(piece) + 1), whole);
    assert_eq!(frames(1), whole);
}

/// A filter and a name, separated by a line feed.
pub fn topic(data: &[u8]) {
    fn fits(filter: &[&str], name: &[&str]) -> bool {
        match (filter.split_first(), name.split_first()) {
            (Some((&"#", [])), _) => true,
            (Some((f, filter)), Some((n, name))) => (*f == "+" || f == n) && fits(filter, name),
            (None, None) => true,
            _ => false,
        }
    }
    let Ok(text) = core::str::from_utf8(data) else { return };
    let Some((filter, name)) = text.split_once('\n') else { return };
    // Never panics, valid or not.
    let matched = topics::matches(filter, name);
    if topics::valid_filter(filter).is_err() || topics::valid_name(name).is_err() {
        return;
    }
    // Long ones would only test the stack of the definition above.
    let (f, n): (Vec<_>, Vec<_>) = (filter.split('/').collect(), name.split('/').collect());
    if f.len() + n.len() < 500 {
        let hidden = name.starts_with('$') && filter.starts_with(['+', '#']);
        assert_eq!(matched, fits(&f, &n) && !hidden);
    }
}

/// Operations: each is a byte that says which, and bytes that say how. What the session sends must be packets in
/// order that a client may send, beginning with CONNECT; waiting must be for the future.
pub fn session(data: &[u8]) {
    let mut input = Input(data);
    let mut config = Config::new("fuzzed");
    let shape = input.byte();
    config.clean = [Clean::Always, Clean::Once, Clean::Never][usize::from(shape) % 3];
    config.acknowledge = if shape & 0x40 == 0 { Acknowledge::Taken } else { Acknowledge::Manual };
    config.limits = Limits { receive_buffer: 100, send_buffer: 64, inbound_qos2: 3, ..Limits::SMALL };
    let mut world = World {
        session: Session::new(config).expect("the configuration works"),
        now: Instant::ZERO,
        handles: Vec::new(),
        wire: None,
    };
    while !input.0.is_empty() {
        world.operate(&mut input);
        world.poll(input.byte() % 16);
    }
}

struct World {
    session: Session,
    now: Instant,
    handles: Vec<AckHandle>,
    /// What was sent on this connection and is no whole packet yet, and whether CONNECT was sent.
    wire: Option<(Vec<u8>, bool)>,
}

impl World {
    fn operate(&mut self, input: &mut Input<'_>) {
        let operation = input.byte();
        let qos = QoS::from_bits(operation >> 6).unwrap_or_default();
        let session = &mut self.session;
        match operation & 0x0F {
            0 => {
                let payload = input.bytes();
                let message =
                    Message { topic: "t", payload: &[payload, payload], qos, retain: operation & 0x20 != 0 };
                let _ = session.publish(&message);
            }
            1 => {
                if let Ok(filter) = core::str::from_utf8(input.bytes()) {
                    let _ = session.subscribe(&[(filter, qos), ("always", qos)]);
                }
            }
            2 => {
                let _ = session.unsubscribe(&["always"]);
            }
            3 => session.closed(self.now, Closed::Broken),
            4 => session.disconnect(self.now),
            5 => session.connect(self.now),
            6 => {
                if let Some(handle) = self.handles.pop() {
                    session.acknowledge(handle);
                }
            }
            7 => self.now += Duration::from_millis(u64::from(input.byte()) * 200),
            8 => {
                session.receive(self.now, &[0x20, 2, operation >> 7, 0]);
            }
            9 => {
                let id = input.byte();
                let first = [0x40, 0x50, 0x62, 0x70][usize::from(operation >> 6)];
                session.receive(self.now, &[first, 2, 0, id]);
            }
            10 => {
                let id = input.byte();
                session.receive(self.now, &[0x90, 4, 0xF0, id, qos.bits(), 0x80]);
            }
            _ => {
                session.receive(self.now, input.bytes());
            }
        }
    }

    fn poll(&mut self, times: u8) {
        for _ in 0..times {
            match self.session.poll(self.now) {
                Output::Connect => {
                    self.wire = Some((Vec::new(), false));
                    self.session.opened(self.now);
                }
                Output::Send(bytes) => {
                    assert!(!bytes.is_empty());
                    let n = bytes.len().div_ceil(2);
                    let (wire, connected) = self.wire.as_mut().expect("sent without a connection");
                    wire.extend_from_slice(&bytes[..n]);
                    self.session.sent(n);
                    while let Some(len) = frame_len(wire, wire.len()).ok().flatten() {
                        let packet = decode_frame(&wire[..len], Side::Client).expect("good packets");
                        let is_connect = matches!(packet, Packet::Connect(_));
                        assert_ne!(is_connect, *connected, "CONNECT comes first, and once");
                        *connected = true;
                        wire.drain(..len);
                    }
                    // What is no packet yet may become one.
                    assert!(frame_len(wire, usize::MAX).is_ok());
                }
                Output::Close => self.wire = None,
                Output::Event(Event::Message(received)) => self.handles.extend(received.ack),
                Output::Event(_) => {}
                Output::Idle(at) => {
                    assert!(at.is_none_or(|at| at > self.now), "idle until a time that has passed");
                    return;
                }
            }
        }
    }
}
