//! Every limit does what its documentation says.

use monotime::Duration;
use mqtt_broker::{Config, Limits};
use mqtt_core::wire::{ConnAck, ConnectRefusal, Packet, Subscribe, SubscribeFilters};

use crate::lab::{
    Lab, QOS0, QOS1, accepted, again, bytes_of, clean, exactly_once, granted, id, lasting, message,
    packets_of, retained,
};

fn lab(change: impl FnOnce(&mut Limits)) -> Lab {
    let mut limits = Limits::default();
    change(&mut limits);
    Lab::with(Config { limits, ..Config::default() })
}

#[test]
fn a_further_connection_is_closed() {
    let mut lab = lab(|limits| limits.connections = 1);
    let first = lab.connect(clean("a"), false);
    let second = lab.open();
    lab.expect_close(second, &[]);
    lab.lose(first);
    lab.connect(clean("a"), false);
}

#[test]
fn a_further_session_is_refused() {
    let mut lab = lab(|limits| limits.sessions = 1);
    let conn = lab.connect(lasting("a"), false);
    lab.send(conn, &Packet::Disconnect);
    let other = lab.open();
    lab.send(other, &Packet::Connect(clean("b")));
    lab.expect_close(other, &[Packet::ConnAck(ConnAck::Refused(ConnectRefusal::Unavailable))]);
    lab.connect(lasting("a"), true);
}

#[test]
fn a_further_subscription_is_refused_and_a_replaced_one_is_not() {
    let mut lab = lab(|limits| limits.subscriptions = 2);
    let conn = lab.connect(clean("a"), false);
    let filters = [("a", QOS0), ("b", QOS0), ("c", QOS0), ("a", QOS1)];
    let filters = SubscribeFilters::new(&filters);
    lab.send(conn, &Packet::Subscribe(Subscribe { id: id(3), filters }));
    lab.expect(conn, &[granted(3, &[Some(QOS0), Some(QOS0), None, Some(QOS1)])]);
}

#[test]
fn a_full_queue_drops_the_newest_message_and_counts_it() {
    for (messages, bytes) in [(3, 1000), (1000, 9)] {
        let mut lab = lab(|limits| (limits.queued_messages, limits.queued_bytes) = (messages, bytes));
        let conn = lab.connect(lasting("a"), false);
        lab.subscribe(conn, &[("t", QOS1)]);
        lab.lose(conn);
        let sender = lab.connect(clean("sender"), false);
        for (text, number) in ["01", "02", "03", "04", "05"].iter().zip(1..) {
            lab.send(sender, &message("t", text, number));
        }
        assert_eq!(lab.broker.stats().dropped, 2);
        let conn = lab.open();
        lab.send(conn, &Packet::Connect(lasting("a")));
        let kept = [message("t", "01", 1), message("t", "02", 2), message("t", "03", 3)];
        lab.expect(conn, &[accepted(true), kept[0], kept[1], kept[2]]);
        lab.send(sender, &message("t", "06", 6));
        lab.expect(conn, &[message("t", "06", 4)]);
    }
}

#[test]
fn retained_messages_beyond_the_limit_are_delivered_only() {
    for (messages, bytes) in [(1, 1000), (1000, 4)] {
        let mut lab = lab(|limits| (limits.retained, limits.retained_bytes) = (messages, bytes));
        let conn = lab.connect(clean("a"), false);
        lab.subscribe(conn, &[("+", QOS0)]);
        lab.send(conn, &retained(message("a", "123", 0)));
        lab.send(conn, &retained(message("b", "123", 0)));
        lab.send(conn, &retained(message("a", "456", 0)));
        lab.expect(conn, &[message("a", "123", 0), message("b", "123", 0), message("a", "456", 0)]);
        lab.subscribe(conn, &[("+", QOS0)]);
        lab.expect(conn, &[retained(message("a", "456", 0))]);
        assert_eq!(lab.broker.stats().not_retained, 1);
    }
}

#[test]
fn a_slow_reader_is_bounded_and_loses_nothing_that_its_queue_can_hold() {
    let mut lab = lab(|limits| (limits.outgoing_bytes, limits.in_flight) = (100, 1000));
    let sender = lab.connect(clean("sender"), false);
    let slow = lab.connect(clean("slow"), false);
    lab.subscribe(slow, &[("t", QOS1)]);
    lab.stick(slow);
    let texts: Vec<String> = (0..50).map(|n| format!("{n:02}")).collect();
    for (text, number) in texts.iter().zip(1..) {
        lab.send(sender, &message("t", text, number));
    }
    assert!(lab.take(slow).is_empty());
    lab.unstick(slow);
    let bytes = lab.take(slow);
    let wanted: Vec<_> = texts.iter().zip(1..).map(|(text, number)| message("t", text, number)).collect();
    assert_eq!(packets_of(&bytes), wanted);
}

#[test]
fn a_packet_larger_than_the_outgoing_buffer_goes_alone() {
    let mut lab = lab(|limits| limits.outgoing_bytes = 16);
    let conn = lab.connect(clean("a"), false);
    lab.subscribe(conn, &[("t", QOS0)]);
    let long = "x".repeat(500);
    lab.send(conn, &message("t", &long, 0));
    lab.expect(conn, &[message("t", &long, 0)]);
}

#[test]
fn a_client_that_takes_no_acknowledgements_is_cut_off() {
    let mut lab = lab(|limits| (limits.outgoing_bytes, limits.packet_bytes) = (20, 20));
    let conn = lab.connect(clean("a"), false);
    lab.stick(conn);
    for number in 1..=10 {
        lab.send(conn, &message("t", "x", number));
        assert!(!lab.is_closed(conn), "cut off after {number}");
    }
    lab.send(conn, &message("t", "x", 11));
    assert!(lab.is_closed(conn));
}

#[test]
fn a_refused_client_that_does_not_read_is_closed_in_the_end() {
    let mut lab = lab(|limits| limits.sessions = 0);
    let conn = lab.open();
    lab.stick(conn);
    lab.send(conn, &Packet::Connect(clean("a")));
    lab.pass(Duration::from_millis(9_999));
    assert!(!lab.is_closed(conn));
    lab.pass(Duration::from_millis(1));
    assert!(lab.is_closed(conn));
}

#[test]
fn messages_that_are_never_released_end_the_connection() {
    let mut lab = lab(|limits| limits.received = 2);
    let conn = lab.connect(clean("a"), false);
    for number in [1, 2, 2] {
        lab.send(conn, &exactly_once(message("t", "x", number)));
        lab.expect(conn, &[Packet::PubRec(id(number))]);
    }
    lab.send(conn, &exactly_once(message("t", "x", 3)));
    lab.expect_close(conn, &[]);
}

#[test]
fn what_does_not_fit_at_once_after_a_reconnect_follows() {
    let mut lab = lab(|limits| limits.outgoing_bytes = 30);
    let sender = lab.connect(clean("sender"), false);
    let conn = lab.connect(lasting("a"), false);
    lab.subscribe(conn, &[("t", QOS1)]);
    for number in 1..=10 {
        lab.send(sender, &message("t", "x", number));
    }
    lab.lose(conn);
    lab.take(conn);
    let conn = lab.open();
    lab.stick(conn);
    lab.send(conn, &Packet::Connect(lasting("a")));
    lab.unstick(conn);
    let bytes = lab.take(conn);
    let mut wanted = vec![accepted(true)];
    wanted.extend((1..=10).map(|number| again(message("t", "x", number))));
    assert_eq!(packets_of(&bytes), wanted);
}

#[test]
fn no_bytes_make_it_panic_or_grow() {
    // A small generator: what it makes begins with packets that are nearly right.
    let mut state = 0x1234_5678_u64;
    let mut random = move || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state
    };
    let mut lab = lab(|limits| limits.packet_bytes = 2048);
    let seeds = [
        bytes_of(&Packet::Connect(clean("a"))),
        bytes_of(&message("t/x", "payload", 3)),
        bytes_of(&exactly_once(message("t", "p", 4))),
        bytes_of(&Packet::PubRel(id(4))),
        bytes_of(&Packet::PubAck(id(1))),
        vec![0x82, 8, 0, 1, 0, 3, b't', b'/', b'#', 1],
    ];
    for _ in 0..2_000 {
        let conn = lab.open();
        lab.bytes(conn, &seeds[0]);
        for _ in 0..10 {
            let mut bytes = seeds[random() as usize % seeds.len()].clone();
            for _ in 0..random() % 3 {
                let place = random() as usize % bytes.len();
                bytes[place] = random() as u8;
            }
            lab.bytes(conn, &bytes);
        }
        lab.lose(conn);
        lab.take(conn);
    }
    assert_eq!(lab.broker.stats().connections, 0);
}
