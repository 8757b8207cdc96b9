//! QoS 1 messages through a session, for counting instructions: no clock, no output, no I/O.
//!
//! `session COUNT BYTES` publishes COUNT messages of BYTES bytes with 100 in flight, takes what is sent, and feeds the
//! PUBACKs back. `session COUNT BYTES receive` feeds that many messages in, as many bytes at a time as the tokio
//! driver reads at most, and takes the PUBACKs. Instructions per message are the difference between two runs under
//! `valgrind --tool=callgrind`, divided by the difference of their COUNTs; `cargo xtask bench mqtt` does that.

use core::hint::black_box;

use monotime::Instant;
use mqtt_core::session::{Clean, Config, Event, Limits, Message, Output, Session};
use mqtt_core::wire::{Delivery, Packet, PacketId, Publish, QoS};

const WINDOW: u16 = 100;
/// What is read from a connection at once.
const READ_BYTES: usize = 64 * 1024;

fn main() {
    let mut numbers = std::env::args().filter_map(|argument| argument.parse::<usize>().ok());
    let (count, bytes) = (numbers.next().unwrap_or(10_000), numbers.next().unwrap_or(64));

    let mut config = Config::new("bench");
    config.clean = Clean::Always;
    config.limits = Limits { in_flight_messages: WINDOW, outbound_messages: WINDOW, ..Limits::default() };
    let mut session = Session::new(config).expect("the configuration works");
    let now = Instant::from_secs(1);
    assert!(matches!(session.poll(now), Output::Connect));
    session.opened(now);
    drain(&mut session, now);
    session.receive(now, &[0x20, 2, 0, 0]);
    drain(&mut session, now);

    if std::env::args().any(|argument| argument == "receive") {
        receive(&mut session, now, count, bytes);
    } else {
        publish(&mut session, now, count, bytes);
    }
}

fn publish(session: &mut Session, now: Instant, count: usize, bytes: usize) {
    let payload = vec![0x55; bytes];
    let message =
        Message { topic: "bench/telemetry/0001", payload: &[&payload], qos: QoS::AtLeastOnce, retain: false };
    // Identifiers count up from 1; the answers to one window are made by one loop over them.
    let (mut acked, mut id) = (0, 0u16);
    let mut acks = Vec::new();
    while acked < count {
        acks.clear();
        while session.publish(black_box(&message)).is_ok() {
            id = if id == Limits::MAX_OUTBOUND_MESSAGES { 1 } else { id + 1 };
            acks.extend_from_slice(&[0x40, 2, (id >> 8) as u8, id as u8]);
        }
        drain(session, now);
        assert_eq!(session.receive(now, black_box(&acks)), acks.len());
        acked += drain(session, now);
    }
    assert_eq!(session.unacknowledged(), 0);
}

fn receive(session: &mut Session, now: Instant, count: usize, bytes: usize) {
    let payload = vec![0x55; bytes];
    let mut window = vec![0; usize::from(WINDOW) * (bytes + 32)];
    let mut used = 0;
    for id in 1..=WINDOW {
        let delivery = Delivery::AtLeastOnce { id: PacketId::new(id).expect("from 1"), dup: false };
        let publish = Publish { topic: "bench/telemetry/0001", payload: &payload, retain: false, delivery };
        used += Packet::Publish(publish).encode(&mut window[used..]).expect("room for all");
    }
    for _ in 0..count / usize::from(WINDOW) {
        for bytes in window[..used].chunks(READ_BYTES) {
            assert_eq!(session.receive(now, black_box(bytes)), bytes.len());
            drain(session, now);
        }
    }
}

/// Polls until idle; everything is sent. Says how many messages were acknowledged.
fn drain(session: &mut Session, now: Instant) -> usize {
    let mut acked = 0;
    loop {
        let sent = match session.poll(now) {
            Output::Send(bytes) => black_box(bytes).len(),
            Output::Event(Event::Acked(_)) => {
                acked += 1;
                0
            }
            Output::Event(Event::Disconnected { reason, .. }) => panic!("{reason}"),
            Output::Idle(_) => return acked,
            Output::Event(_) | Output::Connect | Output::Close => 0,
        };
        session.sent(sent);
    }
}
