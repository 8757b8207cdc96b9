//! What is kept for a client that is away.

use mqtt_core::wire::{Packet, PacketId};

use crate::lab::{Lab, QOS0, QOS1, accepted, again, clean, id, lasting, message};

#[test]
fn a_lasting_session_queues_messages_and_keeps_subscriptions() {
    // [MQTT-3.1.2-4] [MQTT-3.1.2-5] [MQTT-3.2.2-2]
    let mut lab = Lab::new();
    let sender = lab.connect(clean("sender"), false);
    let away = lab.connect(lasting("away"), false);
    lab.subscribe(away, &[("t", QOS1), ("quality/0", QOS0)]);
    lab.send(away, &Packet::Disconnect);
    lab.send(sender, &message("t", "1", 1));
    lab.send(sender, &message("quality/0", "2", 2));
    lab.send(sender, &message("t", "3", 0));
    lab.send(sender, &message("t", "4", 3));
    assert_eq!(lab.broker.backlog("away"), Some(2), "quality 0 is not kept for the absent");

    let back = lab.open();
    lab.send(back, &Packet::Connect(lasting("away")));
    lab.expect(back, &[accepted(true), message("t", "1", 1), message("t", "4", 2)]);
}

#[test]
fn unacknowledged_messages_come_again_with_their_ids_and_dup_and_in_order() {
    // [MQTT-3.3.1-1] [MQTT-4.6.0-1]
    // [MQTT-4.4.0-1]
    let mut lab = Lab::new();
    let sender = lab.connect(clean("sender"), false);
    let conn = lab.connect(lasting("a"), false);
    lab.subscribe(conn, &[("t", QOS1)]);
    for number in 1..=4 {
        lab.send(sender, &message("t", "x", number));
    }
    lab.send(conn, &Packet::PubAck(id(2)));
    lab.lose(conn);
    lab.send(sender, &message("t", "new", 5));
    let conn = lab.open();
    lab.send(conn, &Packet::Connect(lasting("a")));
    let x = |number| again(message("t", "x", number));
    lab.expect(conn, &[accepted(true), x(1), x(3), x(4), message("t", "new", 5)]);
    // Nothing comes again on a live connection.
    lab.pass(monotime::Duration::from_secs(100_000));
    lab.expect_nothing(conn);
}

#[test]
fn a_clean_session_starts_and_ends_with_nothing() {
    // [MQTT-3.2.2-3]
    // [MQTT-3.1.2-6]
    let mut lab = Lab::new();
    let sender = lab.connect(clean("sender"), false);
    let conn = lab.connect(lasting("a"), false);
    lab.subscribe(conn, &[("t", QOS1)]);
    lab.send(conn, &Packet::Disconnect);
    lab.send(sender, &message("t", "1", 1));

    let conn = lab.connect(clean("a"), false);
    lab.expect_nothing(conn);
    lab.send(sender, &message("t", "2", 2));
    lab.expect_nothing(conn);
    lab.subscribe(conn, &[("t", QOS1)]);
    lab.send(conn, &Packet::Disconnect);
    let conn = lab.connect(lasting("a"), false);
    lab.send(sender, &message("t", "3", 3));
    lab.expect_nothing(conn);
}

#[test]
fn packet_ids_skip_those_in_flight_when_they_start_again() {
    // [MQTT-2.3.1-4]
    let mut lab = Lab::new();
    let sender = lab.connect(clean("sender"), false);
    let conn = lab.connect(clean("a"), false);
    lab.subscribe(conn, &[("t", QOS1)]);
    lab.send(sender, &message("t", "first", 1));
    lab.expect(conn, &[message("t", "first", 1)]);
    let mut wanted = id(2);
    for _ in 0..70_000 {
        lab.send(sender, &message("t", "x", 1));
        lab.expect(conn, &[message("t", "x", wanted.get())]);
        lab.send(conn, &Packet::PubAck(wanted));
        wanted = wanted.following();
        if wanted == PacketId::FIRST {
            wanted = id(2);
        }
    }
}
