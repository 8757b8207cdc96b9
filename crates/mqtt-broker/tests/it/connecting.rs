//! CONNECT, keep-alive, take-over, and what ends a connection.

use monotime::{Duration, Instant};
use mqtt_broker::{Config, Users};
use mqtt_core::wire::{ConnAck, ConnectRefusal, Packet, Subscribe, SubscribeFilters};

use crate::lab::{
    Lab, QOS1, accepted, again, bytes_of, clean, granted, id, lasting, login, message, retained, will,
};

#[test]
fn packets_that_follow_connect_at_once_are_dealt_with() {
    // [MQTT-3.1.4-4] [MQTT-3.2.0-1] [MQTT-3.2.2-1] [MQTT-3.8.4-1] [MQTT-3.8.4-2] [MQTT-3.8.4-5]
    // The original's command line sends SUBSCRIBE without waiting for CONNACK [MQTT-3.1.4-5].
    let mut lab = Lab::new();
    let conn = lab.open();
    let mut bytes = bytes_of(&Packet::Connect(clean("a")));
    let filters = [("t/#", QOS1)];
    let subscribe = Subscribe { id: id(1), filters: SubscribeFilters::new(&filters) };
    bytes.extend(bytes_of(&Packet::Subscribe(subscribe)));
    bytes.extend(bytes_of(&message("t/x", "1", 7)));
    lab.bytes(conn, &bytes);
    let echo = message("t/x", "1", 1);
    lab.expect(conn, &[accepted(false), granted(1, &[Some(QOS1)]), echo, Packet::PubAck(id(7))]);
    assert_eq!(lab.sends, 1, "all of it leaves in one write");
}

#[test]
fn bytes_may_come_one_by_one() {
    // [MQTT-3.12.4-1]
    let mut lab = Lab::new();
    let conn = lab.open();
    for byte in bytes_of(&Packet::Connect(clean("a"))) {
        lab.bytes(conn, &[byte]);
    }
    for byte in bytes_of(&message("t", "payload", 1)) {
        lab.bytes(conn, &[byte]);
    }
    lab.bytes(conn, &[0xC0]);
    lab.bytes(conn, &[0]);
    lab.expect(conn, &[accepted(false), Packet::PubAck(id(1)), Packet::PingResp]);
}

#[test]
fn only_users_in_the_table_get_in() {
    // [MQTT-3.2.2-5]
    let mut lab = Lab::with(Config { users: Some(Users::new().with("ann", "secret")), ..Config::default() });
    lab.connect(login(clean("a"), "ann", Some("secret")), false);
    let refused = Packet::ConnAck(ConnAck::Refused(ConnectRefusal::Credentials));
    for wrong in [
        clean("b"),
        login(clean("b"), "ann", Some("Secret")),
        login(clean("b"), "ann", None),
        login(clean("b"), "bob", Some("secret")),
    ] {
        let conn = lab.open();
        lab.send(conn, &Packet::Connect(wrong));
        lab.expect_close(conn, &[refused]);
    }
    assert_eq!(lab.broker.stats().sessions, 1, "a refused client leaves no session");
}

#[test]
fn an_empty_client_id_gets_a_session_of_its_own() {
    // [MQTT-3.1.3-6]
    let mut lab = Lab::new();
    let first = lab.connect(clean(""), false);
    let second = lab.connect(clean(""), false);
    lab.expect_nothing(first);
    lab.expect_nothing(second);
    // [MQTT-3.1.3-8]
    let conn = lab.open();
    let mut bytes = bytes_of(&Packet::Connect(clean("")));
    bytes[9] &= !2;
    lab.bytes(conn, &bytes);
    lab.expect_close(conn, &[Packet::ConnAck(ConnAck::Refused(ConnectRefusal::Identifier))]);
}

#[test]
fn another_protocol_level_is_answered_before_the_close() {
    // [MQTT-3.1.2-2]
    let mut lab = Lab::new();
    let conn = lab.open();
    let mut bytes = bytes_of(&Packet::Connect(clean("a")));
    bytes[8] = 5;
    lab.bytes(conn, &bytes);
    lab.expect_close(conn, &[Packet::ConnAck(ConnAck::Refused(ConnectRefusal::ProtocolVersion))]);
}

#[test]
fn silence_of_one_and_a_half_keep_alives_ends_a_connection() {
    // [MQTT-3.1.2-24]
    let mut lab = Lab::new();
    let watcher = lab.connect(clean("watcher"), false);
    lab.subscribe(watcher, &[("will", QOS1)]);
    let conn =
        lab.connect(will(mqtt_core::wire::Connect { keep_alive: 10, ..clean("a") }, "will", false), false);
    lab.pass(Duration::from_millis(14_999));
    lab.send(conn, &Packet::PingReq);
    lab.expect(conn, &[Packet::PingResp]);
    lab.pass(Duration::from_millis(14_999));
    lab.expect_nothing(conn);
    assert_eq!(lab.settle(), Some(Instant::from_millis(1_000_000 + 14_999 + 15_000)));
    lab.pass(Duration::from_millis(1));
    lab.expect_close(conn, &[]);
    lab.expect(watcher, &[message("will", "gone", 1)]);
}

#[test]
fn keep_alive_0_allows_silence_for_ever() {
    let mut lab = Lab::new();
    let conn = lab.connect(clean("a"), false);
    assert_eq!(lab.settle(), None);
    lab.pass(Duration::from_secs(1_000_000));
    lab.expect_nothing(conn);
}

#[test]
fn a_connection_without_connect_is_not_kept() {
    let mut lab = Lab::new();
    let conn = lab.open();
    lab.pass(Duration::from_millis(9_999));
    assert!(!lab.is_closed(conn));
    lab.pass(Duration::from_millis(1));
    lab.expect_close(conn, &[]);
}

#[test]
fn the_same_client_id_takes_over() {
    // [MQTT-3.1.4-2]
    let mut lab = Lab::new();
    let watcher = lab.connect(clean("watcher"), false);
    lab.subscribe(watcher, &[("will", QOS1)]);
    let old = lab.connect(will(lasting("a"), "will", false), false);
    lab.subscribe(old, &[("t", QOS1)]);
    lab.send(watcher, &message("t", "1", 5));
    lab.expect(old, &[message("t", "1", 1)]);
    lab.expect(watcher, &[Packet::PubAck(id(5))]);

    let new = lab.open();
    lab.send(new, &Packet::Connect(lasting("a")));
    lab.expect_close(old, &[]);
    lab.expect(new, &[accepted(true), again(message("t", "1", 1))]);
    lab.expect(watcher, &[message("will", "gone", 1)]);
    // The news that the old one is closed comes late and changes nothing.
    lab.lose(old);
    lab.send(new, &Packet::PingReq);
    lab.expect(new, &[Packet::PingResp]);
}

#[test]
fn a_will_is_published_unless_the_client_says_goodbye() {
    // [MQTT-3.1.2-8] [MQTT-3.1.2-10] [MQTT-3.1.2-17] [MQTT-3.14.4-3]
    let mut lab = Lab::new();
    let watcher = lab.connect(clean("watcher"), false);
    lab.subscribe(watcher, &[("will/+", QOS1)]);
    let polite = lab.connect(will(clean("a"), "will/a", true), false);
    lab.send(polite, &Packet::Disconnect);
    lab.expect_close(polite, &[]);
    lab.expect_nothing(watcher);
    let broken = lab.connect(will(clean("b"), "will/b", true), false);
    lab.lose(broken);
    lab.expect(watcher, &[message("will/b", "gone", 1)]);

    let late = lab.connect(clean("late"), false);
    lab.subscribe(late, &[("will/+", QOS1)]);
    lab.expect(late, &[retained(message("will/b", "gone", 1))]);
}

#[test]
fn what_breaks_the_protocol_is_cut_off() {
    let mut lab = Lab::new();
    // [MQTT-3.1.0-1]: something else first.
    let conn = lab.open();
    lab.send(conn, &Packet::PingReq);
    lab.expect_close(conn, &[]);
    // [MQTT-3.1.0-2]: CONNECT again.
    let conn = lab.connect(clean("a"), false);
    lab.send(conn, &Packet::Connect(clean("a")));
    lab.expect_close(conn, &[]);
    // [MQTT-4.8.0-1]: what only a server may send, what nobody may send, and what is too large.
    for bad in [&[0xD0, 0][..], &[0xF0, 0], &[0x30, 0xFF, 0xFF, 0xFF, 0x7F]] {
        let conn = lab.connect(clean("a"), false);
        lab.bytes(conn, bad);
        lab.expect_close(conn, &[]);
    }
    assert_eq!(lab.broker.stats().connections, 0);
    assert_eq!(lab.broker.stats().sessions, 0);
}

#[test]
fn nothing_is_read_after_a_refused_connect() {
    // [MQTT-3.1.4-5]
    let mut lab = Lab::with(Config { users: Some(Users::new()), ..Config::default() });
    let conn = lab.open();
    let mut bytes = bytes_of(&Packet::Connect(clean("a")));
    bytes.extend(bytes_of(&retained(message("t", "1", 1))));
    lab.bytes(conn, &bytes);
    lab.expect_close(conn, &[Packet::ConnAck(ConnAck::Refused(ConnectRefusal::Credentials))]);
    assert_eq!(lab.broker.stats().retained, 0);
}
