//! Who gets which message, how, and in which order.

use mqtt_core::wire::{Packet, Publish};

use crate::lab::{
    Lab, QOS0, QOS1, QOS2, bytes_of, clean, exactly_once, id, lasting, message, packets_of, retained,
};

#[test]
fn wildcards_choose_and_leave_dollar_topics_alone() {
    // [MQTT-3.3.2-3] [MQTT-4.5.0-1] [MQTT-4.7.2-1]
    let mut lab = Lab::new();
    let sender = lab.connect(clean("sender"), false);
    let all = lab.connect(clean("all"), false);
    lab.subscribe(all, &[("#", QOS0)]);
    let one = lab.connect(clean("one"), false);
    lab.subscribe(one, &[("a/+/c", QOS0)]);
    let system = lab.connect(clean("system"), false);
    lab.subscribe(system, &[("$x/#", QOS0)]);
    for topic in ["a/b/c", "a", "a/b/c/d", "$x/y"] {
        lab.send(sender, &message(topic, "1", 0));
    }
    lab.expect(all, &[message("a/b/c", "1", 0), message("a", "1", 0), message("a/b/c/d", "1", 0)]);
    lab.expect(one, &[message("a/b/c", "1", 0)]);
    lab.expect(system, &[message("$x/y", "1", 0)]);
}

#[test]
fn overlapping_subscriptions_deliver_once_at_the_highest_quality() {
    // [MQTT-3.3.5-1]
    let mut lab = Lab::new();
    let conn = lab.connect(clean("a"), false);
    lab.subscribe(conn, &[("t/#", QOS0), ("t/x", QOS1), ("+/x", QOS0)]);
    lab.send(conn, &message("t/x", "1", 8));
    lab.expect(conn, &[message("t/x", "1", 1), Packet::PubAck(id(8))]);
    // Never above the quality at which it was published.
    lab.send(conn, &message("t/x", "2", 0));
    lab.expect(conn, &[message("t/x", "2", 0)]);
}

#[test]
fn unsubscribed_is_silent() {
    // [MQTT-3.10.4-1] [MQTT-3.10.4-2] [MQTT-3.10.4-4] [MQTT-3.10.4-5]
    let mut lab = Lab::new();
    let conn = lab.connect(clean("a"), false);
    lab.subscribe(conn, &[("t", QOS0), ("u", QOS0)]);
    lab.unsubscribe(conn, "t");
    lab.unsubscribe(conn, "never/there");
    // Filters are compared as they are written: this one is not "v/+", although it fits.
    lab.subscribe(conn, &[("v/+", QOS0)]);
    lab.unsubscribe(conn, "v/x");
    lab.send(conn, &message("v/x", "3", 0));
    lab.expect(conn, &[message("v/x", "3", 0)]);
    lab.send(conn, &message("t", "1", 0));
    lab.send(conn, &message("u", "2", 0));
    lab.expect(conn, &[message("u", "2", 0)]);
}

#[test]
fn a_retained_message_greets_new_subscribers_until_it_is_cleared() {
    // [MQTT-3.3.1-5] [MQTT-3.3.1-6] [MQTT-3.3.1-8] [MQTT-3.3.1-11] [MQTT-3.3.1-12]
    let mut lab = Lab::new();
    let sender = lab.connect(clean("sender"), false);
    let early = lab.connect(clean("early"), false);
    lab.subscribe(early, &[("s/#", QOS1)]);
    lab.send(sender, &retained(message("s/a", "old", 1)));
    lab.send(sender, &retained(message("s/a", "new", 2)));
    lab.send(sender, &retained(message("s/b", "b", 0)));
    // [MQTT-3.3.1-9]: to those already there they are ordinary messages.
    lab.expect(early, &[message("s/a", "old", 1), message("s/a", "new", 2), message("s/b", "b", 0)]);

    let late = lab.connect(clean("late"), false);
    lab.subscribe(late, &[("s/+", QOS1)]);
    lab.expect(late, &[retained(message("s/a", "new", 1)), retained(message("s/b", "b", 0))]);
    // [MQTT-3.8.4-3]: the same subscription again brings them again.
    lab.subscribe(late, &[("s/+", QOS0)]);
    lab.expect(late, &[retained(message("s/a", "new", 0)), retained(message("s/b", "b", 0))]);

    // A message without RETAIN changes nothing about those that are kept.
    lab.send(sender, &message("s/b", "passing", 0));
    lab.expect(late, &[message("s/b", "passing", 0)]);
    lab.expect(early, &[message("s/b", "passing", 0)]);

    // [MQTT-3.3.1-10]
    lab.send(sender, &retained(message("s/a", "", 3)));
    lab.expect(late, &[message("s/a", "", 0)]);
    let later = lab.connect(clean("later"), false);
    lab.subscribe(later, &[("s/+", QOS0)]);
    lab.expect(later, &[retained(message("s/b", "b", 0))]);
}

#[test]
fn only_so_many_are_in_flight_and_the_rest_follows_in_order() {
    // [MQTT-4.3.2-2] [MQTT-4.6.0-5] [MQTT-4.6.0-6]
    let mut lab = Lab::new();
    let sender = lab.connect(clean("sender"), false);
    let receiver = lab.connect(clean("receiver"), false);
    lab.subscribe(receiver, &[("t", QOS1)]);
    let texts: Vec<String> = (1..=50).map(|n| n.to_string()).collect();
    let mut bytes = Vec::new();
    for (text, number) in texts.iter().zip(1..) {
        bytes.extend(bytes_of(&message("t", text, number)));
    }
    lab.bytes(sender, &bytes);
    let numbered = |range: core::ops::Range<usize>| -> Vec<Packet<'_>> {
        range.map(|n| message("t", &texts[n], u16::try_from(n + 1).unwrap())).collect()
    };
    lab.expect(receiver, &numbered(0..20));
    lab.send(receiver, &Packet::PubAck(id(2)));
    lab.expect(receiver, &numbered(20..21));
    lab.send(receiver, &Packet::PubAck(id(2)));
    lab.expect(receiver, &[]);
    let sends = lab.sends;
    lab.bytes(receiver, &(3..=20).flat_map(|n| bytes_of(&Packet::PubAck(id(n)))).collect::<Vec<_>>());
    lab.expect(receiver, &numbered(21..39));
    assert_eq!(lab.sends, sends + 1, "what is ready leaves in one write");
}

#[test]
fn exactly_once_passes_a_repeated_message_on_once() {
    // [MQTT-4.3.3-1] [MQTT-4.3.3-2]
    let mut lab = Lab::new();
    let sender = lab.connect(lasting("sender"), false);
    let receiver = lab.connect(lasting("receiver"), false);
    lab.subscribe(receiver, &[("t", QOS2)]);
    let publish = exactly_once(message("t", "1", 7));
    lab.send(sender, &publish);
    lab.expect(sender, &[Packet::PubRec(id(7))]);
    lab.lose(sender);
    let sender = lab.connect(lasting("sender"), true);
    lab.send(sender, &crate::lab::again(publish));
    lab.send(sender, &Packet::PubRel(id(7)));
    lab.expect(sender, &[Packet::PubRec(id(7)), Packet::PubComp(id(7))]);
    let delivered = exactly_once(message("t", "1", 1));
    lab.expect(receiver, &[delivered]);

    // The other half: PUBLISH is repeated before PUBREC, PUBREL after it.
    lab.lose(receiver);
    let receiver = lab.open();
    lab.send(receiver, &Packet::Connect(lasting("receiver")));
    lab.expect(receiver, &[crate::lab::accepted(true), crate::lab::again(delivered)]);
    lab.send(receiver, &Packet::PubRec(id(1)));
    lab.expect(receiver, &[Packet::PubRel(id(1))]);
    lab.lose(receiver);
    let receiver = lab.open();
    lab.send(receiver, &Packet::Connect(lasting("receiver")));
    lab.expect(receiver, &[crate::lab::accepted(true), Packet::PubRel(id(1))]);
    lab.send(receiver, &Packet::PubComp(id(1)));
    assert_eq!(lab.broker.backlog("receiver"), Some(0));
}

#[test]
fn a_megabyte_goes_through() {
    let mut lab = Lab::new();
    let conn = lab.connect(clean("a"), false);
    lab.subscribe(conn, &[("t", QOS1)]);
    let payload = vec![7; 1024 * 1024 - 100];
    let delivery = mqtt_core::wire::Delivery::AtLeastOnce { id: id(1), dup: false };
    let publish = Packet::Publish(Publish { topic: "t", payload: &payload, retain: false, delivery });
    for chunk in bytes_of(&publish).chunks(1460) {
        lab.bytes(conn, chunk);
    }
    let bytes = lab.take(conn);
    // Not `assert_eq`, which would print it.
    assert!(packets_of(&bytes) == [publish, Packet::PubAck(id(1))]);
}
