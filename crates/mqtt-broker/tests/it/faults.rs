//! The hooks that make it misbehave.

use monotime::Duration;
use mqtt_broker::{Acks, Connects, Faults};
use mqtt_core::wire::{ConnAck, ConnectRefusal, Packet};

use crate::lab::{Lab, QOS1, accepted, clean, id, lasting, message};

#[test]
fn a_forgotten_session_is_gone_with_all_it_held() {
    let mut lab = Lab::new();
    let sender = lab.connect(clean("sender"), false);
    let conn = lab.connect(lasting("a"), false);
    lab.subscribe(conn, &[("t", QOS1)]);
    lab.send(sender, &message("t", "1", 1));
    assert!(lab.broker.forget_session("a"));
    lab.settle();
    assert!(lab.is_closed(conn), "a connected client is cut off");
    let conn = lab.connect(lasting("a"), false);
    lab.send(sender, &message("t", "2", 2));
    lab.expect_nothing(conn);
    lab.lose(conn);
    assert!(lab.broker.forget_session("a"));
    assert!(!lab.broker.forget_session("a"));
    lab.connect(lasting("a"), false);
}

#[test]
fn acknowledgements_can_be_held_back_or_dropped() {
    let mut lab = Lab::new();
    let conn = lab.connect(clean("a"), false);
    let other = lab.connect(clean("b"), false);
    let faults = |acks| Faults { acks, ..Faults::default() };
    lab.broker.set_faults(Some("a"), faults(Acks::Hold));
    for number in 1..=3 {
        lab.send(conn, &message("t", "x", number));
    }
    lab.send(conn, &Packet::PingReq);
    lab.expect(conn, &[Packet::PingResp]);
    lab.send(other, &message("t", "x", 9));
    lab.expect(other, &[Packet::PubAck(id(9))]);

    lab.broker.set_faults(Some("a"), Faults::default());
    lab.settle();
    lab.expect(conn, &[Packet::PubAck(id(1)), Packet::PubAck(id(2)), Packet::PubAck(id(3))]);

    lab.broker.set_faults(None, faults(Acks::Drop));
    lab.send(conn, &message("t", "x", 4));
    lab.broker.set_faults(None, Faults::default());
    lab.send(conn, &message("t", "x", 5));
    lab.expect(conn, &[Packet::PubAck(id(5))]);
}

#[test]
fn a_silent_connection_is_a_black_hole_until_it_is_closed_or_taken_over() {
    let mut lab = Lab::new();
    let conn = lab.connect(mqtt_core::wire::Connect { keep_alive: 1, ..lasting("a") }, false);
    lab.subscribe(conn, &[("t", QOS1)]);
    lab.broker.set_faults(Some("a"), Faults { silent: true, ..Faults::default() });
    lab.send(conn, &Packet::PingReq);
    lab.send(conn, &message("t", "lost", 1));
    lab.pass(Duration::from_secs(1000));
    lab.expect_nothing(conn);
    lab.broker.set_faults(Some("a"), Faults::default());
    lab.expect_nothing(conn);

    let sender = lab.connect(clean("sender"), false);
    lab.send(sender, &message("t", "kept", 1));
    let new = lab.open();
    lab.send(new, &Packet::Connect(lasting("a")));
    lab.expect(new, &[accepted(true), message("t", "kept", 1)]);
    lab.expect_close(conn, &[]);
}

#[test]
fn connects_can_be_refused_or_hung_up_on() {
    let mut lab = Lab::new();
    let refusal = ConnectRefusal::NotAuthorized;
    lab.broker.set_faults(Some("a"), Faults { connects: Connects::Refuse(refusal), ..Faults::default() });
    lab.broker.set_faults(None, Faults { connects: Connects::Close, ..Faults::default() });
    let conn = lab.open();
    lab.send(conn, &Packet::Connect(clean("a")));
    lab.expect_close(conn, &[Packet::ConnAck(ConnAck::Refused(refusal))]);
    let conn = lab.open();
    lab.send(conn, &Packet::Connect(clean("b")));
    lab.expect_close(conn, &[]);
    lab.broker.set_faults(None, Faults::default());
    lab.connect(clean("b"), false);
}

#[test]
fn a_cut_is_like_a_broken_network() {
    let mut lab = Lab::new();
    let watcher = lab.connect(clean("watcher"), false);
    lab.subscribe(watcher, &[("will", QOS1)]);
    let conn = lab.connect(crate::lab::will(lasting("a"), "will", false), false);
    assert!(lab.broker.cut("a"));
    assert!(!lab.broker.cut("a"));
    lab.settle();
    lab.expect_close(conn, &[]);
    lab.expect(watcher, &[message("will", "gone", 1)]);
    lab.broker.cut_all();
    lab.settle();
    lab.expect_close(watcher, &[]);
    lab.connect(lasting("a"), true);
}
