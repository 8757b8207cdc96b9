//! A broker that sends anything at any time, a driver that does everything in the wrong order: no panic, no endless
//! loop, nothing beyond the limits, and a session that works again with a decent broker.

use monotime::{Duration, Instant};
use mqtt_core::session::{
    AckHandle, Acknowledge, Clean, Closed, Config, Event, Limits, Message, Output, Session,
};
use mqtt_core::wire::QoS;

use crate::random::{Random, for_seeds};

#[test]
fn no_broker_and_no_driver_can_break_a_session() {
    for_seeds("no_broker_and_no_driver", 3_000, |random| {
        let mut config = Config::new("victim");
        config.clean = random.pick(&[Clean::Always, Clean::Once, Clean::Never]);
        config.acknowledge = random.pick(&[Acknowledge::Taken, Acknowledge::Manual]);
        config.limits =
            Limits { receive_buffer: 100, send_buffer: 64, inbound_qos2: 3, requests: 2, ..Limits::SMALL };
        let mut session = Session::new(config).unwrap();
        let mut now = Instant::ZERO;
        let mut handles = Vec::new();
        for _ in 0..200 {
            operate(random, &mut session, &mut now, &mut handles);
        }
        serve(&mut session, now);
    });
}

fn operate(random: &mut Random, session: &mut Session, now: &mut Instant, handles: &mut Vec<AckHandle>) {
    let qos = random.pick(&[QoS::AtMostOnce, QoS::AtLeastOnce, QoS::ExactlyOnce]);
    match random.below(12) {
        0 => {
            let payload = random.bytes(300);
            let payload = &payload[..random.below(300)];
            let topic = random.pick(&["t", "", "a/+", "long/topic/with/levels"]);
            let _ = session.publish(&Message { topic, payload: &[payload], qos, retain: random.one_in(2) });
        }
        1 => {
            let _ = session.subscribe(&[(random.pick(&["a", "b/#", "#b", "c/+/d"]), qos)]);
        }
        2 => {
            let _ = session.unsubscribe(&[random.pick(&["a", "b/#", "nobody"])]);
        }
        3 => session.opened(*now),
        4 if random.one_in(3) => {
            session.closed(*now, random.pick(&[Closed::Broken, Closed::ByPeer, Closed::NotOpened]));
        }
        5 if random.one_in(5) => session.disconnect(*now),
        6 => session.connect(*now),
        7 => {
            if let Some(handle) = handles.pop() {
                session.acknowledge(handle);
            }
        }
        8 => *now += Duration::from_millis(random.below(30_000) as u64),
        _ => {
            let bytes = utterance(random);
            session.receive(*now, &bytes);
        }
    }
    for _ in 0..random.below(20) {
        match session.poll(*now) {
            Output::Send(bytes) => {
                let n = random.below(bytes.len() + 1);
                session.sent(n);
            }
            Output::Connect => session.opened(*now),
            Output::Event(Event::Message(received)) => handles.extend(received.ack),
            Output::Idle(at) => {
                assert!(at.is_none_or(|at| at > *now), "idle until a time that has passed");
                break;
            }
            Output::Close | Output::Event(_) => {}
        }
    }
}

/// Something that a broker may say, in order, damaged, or made up.
fn utterance(random: &mut Random) -> Vec<u8> {
    // Identifiers that are in use come up often.
    let [high, low] = random.pick(&[1u16, 2, 3, 0xF000, 0xF001, 0xFFFF, 0]).to_be_bytes();
    let mut bytes = match random.below(13) {
        0..=3 => vec![0x20, 2, 0, 0],
        4 => vec![0x20, 2, random.pick(&[0, 1, 2]), random.pick(&[0, 1, 5, 6])],
        5 => vec![0x30, 5, 0, 1, b't', b'h', b'i'],
        6 => vec![random.pick(&[0x32, 0x34, 0x3A, 0x3C]), 7, 0, 1, b't', high, low, b'h', b'i'],
        7 => vec![random.pick(&[0x40, 0x50, 0x62, 0x70, 0xB0]), 2, high, low],
        8 => vec![0x90, 3, high, low, random.pick(&[0, 1, 2, 0x80, 3])],
        9 => vec![0xD0, 0],
        // Larger than the receive buffer.
        10 => [&[0x32, 0xAC, 0x02, 0, 1, b't', high, low], [b'x'; 297].as_slice()].concat(),
        11 => vec![0x30, 0xFF, 0xFF, 0xFF, random.pick(&[0x7F, 0xFF])],
        _ => {
            let len = random.below(10);
            random.bytes(len)
        }
    };
    if random.one_in(10) && !bytes.is_empty() {
        let at = random.below(bytes.len());
        bytes[at] = random.next() as u8;
    }
    bytes
}

/// A decent broker and a decent driver: the session comes back and delivers.
fn serve(session: &mut Session, mut now: Instant) {
    now += Duration::from_secs(1_000);
    session.connect(now);
    session.closed(now, Closed::Broken);
    session.connect(now);
    let mut published = false;
    let mut sent = Vec::new();
    for _ in 0..5_000 {
        match session.poll(now) {
            Output::Connect => {
                sent.clear();
                session.opened(now);
            }
            Output::Send(bytes) => {
                sent.extend_from_slice(bytes);
                let n = bytes.len();
                session.sent(n);
                answer(session, now, &mut sent);
            }
            Output::Idle(Some(at)) => {
                if published && session.unacknowledged() == 0 {
                    return;
                }
                now = at;
                if session.is_open() && !published {
                    let message =
                        Message { topic: "last", payload: &[b"words"], qos: QoS::ExactlyOnce, retain: false };
                    published = session.publish(&message).is_ok();
                }
            }
            Output::Idle(None) => session.connect(now),
            Output::Close | Output::Event(_) => {}
        }
    }
    panic!("the session did not recover");
}

fn answer(session: &mut Session, now: Instant, sent: &mut Vec<u8>) {
    use mqtt_core::wire::{ConnAck, Delivery, Granted, Packet, QoS, Side, SubAck, decode, frame_len};
    while let Ok(Some(len)) = frame_len(sent, sent.len()) {
        let frame: Vec<u8> = sent.drain(..len).collect();
        let granted = [Some(QoS::AtMostOnce); 8];
        let reply = match decode(&frame, Side::Client).unwrap() {
            Packet::Connect(_) => Packet::ConnAck(ConnAck::Accepted { session_present: false }),
            Packet::Publish(publish) => match publish.delivery {
                Delivery::AtMostOnce => continue,
                Delivery::AtLeastOnce { id, .. } => Packet::PubAck(id),
                Delivery::ExactlyOnce { id, .. } => Packet::PubRec(id),
            },
            Packet::PubRel(id) => Packet::PubComp(id),
            Packet::Subscribe(subscribe) => {
                let count = subscribe.filters.iter().count();
                Packet::SubAck(SubAck { id: subscribe.id, granted: Granted::new(&granted[..count]) })
            }
            Packet::Unsubscribe(unsubscribe) => Packet::UnsubAck(unsubscribe.id),
            Packet::PingReq => Packet::PingResp,
            _ => continue,
        };
        let mut bytes = [0; 64];
        let n = reply.encode(&mut bytes).unwrap();
        session.receive(now, &bytes[..n]);
    }
}
