//! A session allocates when it is created, exactly what its configuration says, and never again.

use monotime::{Duration, Instant};
use mqtt_core::session::{
    Acknowledge, Clean, Closed, Config, Event, LastWill, Limits, Login, Message, Output, Session,
};
use mqtt_core::wire::QoS;

use crate::counting::allocations;

fn config(limits: Limits, acknowledge: Acknowledge) -> Config {
    let mut config = Config::new("counted");
    config.clean = Clean::Once;
    config.login = Some(Login { username: "u".into(), password: Some(b"p".to_vec()) });
    let payload = b"gone".to_vec();
    config.will = Some(LastWill { topic: "w".into(), payload, qos: QoS::AtLeastOnce, retain: true });
    config.limits = limits;
    config.acknowledge = acknowledge;
    config
}

#[test]
fn a_session_takes_exactly_the_bytes_that_its_configuration_says() {
    for limits in [Limits::SMALL, Limits::default()] {
        for acknowledge in [Acknowledge::Taken, Acknowledge::Manual] {
            let config = config(limits, acknowledge);
            let said = config.heap_bytes();
            let (_, live, session) = allocations(|| Session::new(config));
            assert_eq!(live, said as isize, "{limits:?}");
            drop(session);
        }
    }
}

#[test]
fn a_small_session_is_small_with_everything_counted() {
    let bytes = config(Limits::SMALL, Acknowledge::Taken).heap_bytes() + size_of::<Session>();
    assert!(bytes < 10 * 1024, "{bytes}");
}

#[test]
fn the_document_says_how_much_it_is() {
    let document = include_str!("../../../../docs/mqtt-client.md");
    let kib = |limits| Config { limits, ..Config::new("x") }.heap_bytes() as f64 / 1024.0;
    let small = format!("| `Limits::SMALL` | {:.1} KiB |", kib(Limits::SMALL));
    let usual = format!("| `Limits::default()` | {:.0} KiB |", kib(Limits::default()));
    assert!(document.contains(&small), "{small}");
    assert!(document.contains(&usual), "{usual}");
}

#[test]
fn nothing_is_allocated_after_construction() {
    for acknowledge in [Acknowledge::Taken, Acknowledge::Manual] {
        let mut session = Session::new(config(Limits::SMALL, acknowledge)).unwrap();
        let (count, _, seen) = allocations(|| live_a_life(&mut session));
        assert_eq!(count, 0, "{acknowledge:?}");
        assert!(seen.acked > 100 && seen.messages > 100 && seen.too_large > 10, "{seen:?}");
    }
}

/// What a life was made of, to know that it was one.
#[derive(Debug, Default)]
struct Seen {
    acked: usize,
    messages: usize,
    too_large: usize,
}

/// Everything a session does: the clean-start dance, publishing until full, receiving in all qualities, subscribing,
/// losing the connection with and without the broker's memory, leaving.
fn live_a_life(session: &mut Session) -> Seen {
    let mut seen = Seen::default();
    let mut now = Instant::from_secs(1);
    for round in 0..50u16 {
        now += Duration::from_secs(120);
        while !session.is_open() {
            match session.poll(now) {
                Output::Connect => session.opened(now),
                Output::Send(bytes) => {
                    let (sent, connect) = (bytes.len(), bytes[0] == 0x10);
                    session.sent(sent);
                    if connect {
                        // Not always the same answer to a persistent session.
                        let present = if round > 1 { u8::from(round % 3 == 0) } else { 0 };
                        session.receive(now, &[0x20, 2, present, 0]);
                    }
                }
                Output::Idle(Some(at)) => now = at,
                Output::Close | Output::Event(_) | Output::Idle(None) => {}
            }
        }
        let filter = if round % 2 == 0 { "a/+" } else { "b/#" };
        let _ = session.subscribe(&[(filter, QoS::ExactlyOnce), ("c", QoS::AtMostOnce)]);
        let _ = session.unsubscribe(&["c"]);
        let payload = [b'x'; 100];
        let qos = if round % 2 == 0 { QoS::AtLeastOnce } else { QoS::ExactlyOnce };
        for qos in core::iter::once(QoS::AtMostOnce).chain(core::iter::repeat(qos)) {
            let message = Message { topic: "t/1", payload: &[&payload, b"tail"], qos, retain: false };
            if session.publish(&message).is_err() {
                break;
            }
        }
        drain(session, now, &mut seen);
        // The broker's side: messages in all qualities, acknowledgements of everything, one packet too large.
        session.receive(now, &[0x30, 4, 0, 1, b't', b'!']);
        session.receive(now, &[0x32, 5, 0, 1, b't', 0, 1]);
        session.receive(now, &[0x34, 5, 0, 1, b't', 0, 2]);
        drain(session, now, &mut seen);
        session.receive(now, &[0x62, 2, 0, 2]);
        for id in 1..=1000u16 {
            let [high, low] = id.to_be_bytes();
            let answers: &[u8] = if qos == QoS::AtLeastOnce { &[0x40] } else { &[0x50, 0x70] };
            for &first in answers {
                session.receive(now, &[first, 2, high, low]);
                drain(session, now, &mut seen);
            }
        }
        session.receive(now, &[0x32, 0xFF, 0x7F, 0, 1, b't', 0, 9]);
        drain(session, now, &mut seen);
        session.closed(now, Closed::Broken);
        drain(session, now, &mut seen);
    }
    session.disconnect(now);
    drain(session, now, &mut seen);
    seen
}

fn drain(session: &mut Session, now: Instant, seen: &mut Seen) {
    loop {
        let (sent, ack) = match session.poll(now) {
            Output::Send(bytes) => (bytes.len(), None),
            Output::Event(Event::Message(received)) => {
                seen.messages += 1;
                (0, received.ack)
            }
            Output::Event(Event::Acked(_)) => {
                seen.acked += 1;
                (0, None)
            }
            Output::Event(Event::MessageTooLarge { .. }) => {
                seen.too_large += 1;
                (0, None)
            }
            // The next round opens what is to be opened.
            Output::Idle(_) | Output::Connect => return,
            Output::Close | Output::Event(_) => (0, None),
        };
        session.sent(sent);
        if let Some(ack) = ack {
            session.acknowledge(ack);
        }
    }
}
