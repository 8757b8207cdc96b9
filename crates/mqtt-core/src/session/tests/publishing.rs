//! Messages to the broker: window, order, acknowledgements, what is sent again and how.

use super::*;

#[test]
fn messages_stream_in_one_write_and_are_acknowledged_one_by_one() {
    // [MQTT-4.3.2-1] [MQTT-2.3.1-2] [MQTT-2.3.1-6]
    let mut bench = Bench::open(config());
    for payload in [b"a", b"b", b"c"] {
        bench.publish("t", payload, QoS::AtLeastOnce);
    }
    bench.says(&["> PUBLISH#1 q1 t=a | PUBLISH#2 q1 t=b | PUBLISH#3 q1 t=c"]);
    bench.broker(&[Packet::PubAck(id(1)), Packet::PubAck(id(3)), Packet::PubAck(id(2))]);
    bench.says(&["Acked(0)", "Acked(2)", "Acked(1)"]);
    assert_eq!((bench.session.unacknowledged(), bench.session.in_flight()), (0, 0));
}

#[test]
fn after_a_reconnect_the_unacknowledged_go_again_in_order_with_id_and_dup() {
    // [MQTT-3.3.1-1] [MQTT-2.3.1-3] [MQTT-4.4.0-1] [MQTT-4.6.0-1] [MQTT-4.1.0-1] [MQTT-4.1.0-2] [MQTT-3.1.2-4]
    for session_present in [true, false] {
        let mut bench = Bench::open(config());
        for payload in [b"a", b"b", b"c", b"d"] {
            bench.publish("t", payload, QoS::AtLeastOnce);
        }
        bench.said();
        bench.broker(&[Packet::PubAck(id(2))]);
        bench.says(&["Acked(1)"]);
        bench.cut();
        bench.publish("t", b"new", QoS::AtLeastOnce);
        let lines = bench.reopen(session_present);
        assert_eq!(
            lines[0],
            "> PUBLISH#1 q1 dup t=a | PUBLISH#3 q1 dup t=c | PUBLISH#4 q1 dup t=d | PUBLISH#5 q1 t=new"
        );
        let acks = [1, 3, 4, 5].map(|number| Packet::PubAck(id(number)));
        bench.broker(&acks);
        bench.says(&["Acked(0)", "Acked(2)", "Acked(3)", "Acked(4)"]);
        bench.cut();
        assert_eq!(bench.reopen(true).len(), 1, "nothing is left to send");
    }
}

#[test]
fn nothing_is_sent_again_on_a_live_connection() {
    let mut bench = Bench::open(config());
    bench.publish("t", b"a", QoS::AtLeastOnce);
    bench.said();
    bench.pass(19_000);
    bench.says(&[]);
}

#[test]
fn a_missing_puback_is_noticed_although_others_come() {
    let mut bench = Bench::open(config());
    bench.publish("t", b"lost", QoS::AtLeastOnce);
    for number in 2..=5 {
        bench.said();
        bench.pass(4_000);
        bench.publish("t", b"x", QoS::AtLeastOnce);
        bench.said();
        bench.broker(&[Packet::PubAck(id(number))]);
    }
    bench.said();
    bench.pass(4_000);
    let said = bench.said();
    assert_eq!(said, ["close", "Disconnected(the broker did not answer a PUBLISH in time)"], "{said:?}");
}

#[test]
fn the_window_limits_what_is_in_flight_and_the_store_what_is_taken() {
    let limits = Limits { in_flight_messages: 2, outbound_messages: 3, ..Limits::SMALL };
    let mut bench = Bench::open(Config { limits, ..config() });
    for payload in [b"a", b"b", b"c"] {
        bench.publish("t", payload, QoS::AtLeastOnce);
    }
    assert_eq!(bench.try_publish("t", b"d", QoS::AtLeastOnce), Err(PublishError::Full));
    bench.says(&["> PUBLISH#1 q1 t=a | PUBLISH#2 q1 t=b"]);
    // An acknowledgement out of order opens the window, but the store is freed in order.
    bench.broker(&[Packet::PubAck(id(2))]);
    bench.says(&["Acked(1)", "> PUBLISH#3 q1 t=c"]);
    assert_eq!(bench.try_publish("t", b"d", QoS::AtLeastOnce), Err(PublishError::Full));
    bench.broker(&[Packet::PubAck(id(1))]);
    bench.says(&["Acked(0)"]);
    assert_eq!(bench.session.room().0, 2);
    bench.publish("t", b"d", QoS::AtLeastOnce);
}

#[test]
fn bytes_in_flight_are_limited_too() {
    let limits = Limits { in_flight_bytes: 250, ..Limits::SMALL };
    let mut bench = Bench::open(Config { limits, ..config() });
    for _ in 0..3 {
        bench.publish("t", &[b'x'; 100], QoS::AtLeastOnce);
    }
    assert_eq!(bench.try_publish("t", &[0; 250], QoS::AtLeastOnce), Err(PublishError::TooLarge));
    let said = bench.said();
    assert_eq!(said[0].matches("PUBLISH").count(), 2, "{said:?}");
    bench.broker(&[Packet::PubAck(id(1))]);
    let said = bench.said();
    assert!(said[1].starts_with("> PUBLISH#3"), "{said:?}");
}

#[test]
fn qos_0_is_not_acknowledged_and_not_kept() {
    // [MQTT-3.3.4-1] [MQTT-4.3.1-1]
    let mut bench = Bench::open(config());
    bench.publish("t", b"a", QoS::AtMostOnce);
    bench.publish("t", b"b", QoS::AtLeastOnce);
    bench.says(&["> PUBLISH q0 t=a | PUBLISH#2 q1 t=b"]);
    bench.publish("t", b"c", QoS::AtMostOnce);
    bench.cut();
    assert_eq!(bench.try_publish("t", b"d", QoS::AtMostOnce), Err(PublishError::NotConnected));
    assert_eq!(bench.reopen(true)[0], "> PUBLISH#2 q1 dup t=b");
}

#[test]
fn qos_2_goes_through_its_four_packets() {
    // [MQTT-4.3.3-1]
    let mut bench = Bench::open(config());
    bench.publish("t", b"a", QoS::ExactlyOnce);
    bench.says(&["> PUBLISH#1 q2 t=a"]);
    bench.broker(&[Packet::PubRec(id(1))]);
    bench.says(&["> PUBREL#1"]);
    // A repeated PUBREC is normal after a reconnect of the broker's own.
    bench.broker(&[Packet::PubRec(id(1))]);
    bench.says(&["> PUBREL#1"]);
    bench.broker(&[Packet::PubComp(id(1))]);
    bench.says(&["Acked(0)"]);
}

#[test]
fn after_pubrec_only_pubrel_is_repeated_unless_the_broker_forgot() {
    // [MQTT-4.3.3-1] [MQTT-4.4.0-1]
    let mut bench = Bench::open(config());
    bench.publish("t", b"a", QoS::ExactlyOnce);
    bench.publish("t", b"b", QoS::ExactlyOnce);
    bench.said();
    bench.broker(&[Packet::PubRec(id(1))]);
    bench.says(&["> PUBREL#1"]);
    bench.cut();
    assert_eq!(bench.reopen(true)[0], "> PUBREL#1 | PUBLISH#2 q2 dup t=b");
    bench.cut();
    assert_eq!(bench.reopen(false)[0], "> PUBLISH#1 q2 dup t=a | PUBLISH#2 q2 dup t=b");
    bench.broker(&[Packet::PubRec(id(1)), Packet::PubRec(id(2))]);
    bench.says(&["> PUBREL#1 | PUBREL#2"]);
    bench.broker(&[Packet::PubComp(id(1)), Packet::PubComp(id(2))]);
    bench.says(&["Acked(0)", "Acked(1)"]);
}

#[test]
fn pubrels_leave_in_the_order_of_the_pubrecs() {
    // [MQTT-4.6.0-4]
    let mut bench = Bench::open(config());
    for payload in [b"a", b"b", b"c"] {
        bench.publish("t", payload, QoS::ExactlyOnce);
    }
    bench.said();
    bench.broker(&[3, 1, 2].map(|number| Packet::PubRec(id(number))));
    bench.says(&["> PUBREL#3 | PUBREL#1 | PUBREL#2"]);
}

#[test]
fn a_wrong_kind_of_acknowledgement_is_misbehaviour() {
    // [MQTT-4.3.2-1] [MQTT-4.3.3-1]
    for (qos, answer) in [
        (QoS::AtLeastOnce, Packet::PubRec(id(1))),
        (QoS::AtLeastOnce, Packet::PubComp(id(1))),
        (QoS::ExactlyOnce, Packet::PubAck(id(1))),
        (QoS::ExactlyOnce, Packet::PubComp(id(1))),
    ] {
        let mut bench = Bench::open(config());
        bench.publish("t", b"a", qos);
        bench.said();
        bench.broker(&[answer]);
        let said = bench.said();
        assert!(said[1].contains("does not answer what was published"), "{said:?}");
    }
}

#[test]
fn acknowledgements_of_nothing_do_no_harm() {
    let mut bench = Bench::open(config());
    bench.broker(&[Packet::PubAck(id(1)), Packet::PubComp(id(0xEFFF)), Packet::PubAck(id(0xFFFF))]);
    bench.says(&[]);
    bench.broker(&[Packet::PubRec(id(77))]);
    bench.says(&["> PUBREL#77"]);
    bench.publish("t", b"a", QoS::AtLeastOnce);
    bench.said();
    bench.broker(&[Packet::PubAck(id(1)), Packet::PubAck(id(1)), Packet::PubAck(id(2))]);
    bench.says(&["Acked(0)"]);
}

#[test]
fn packet_identifiers_start_again_after_the_last_and_never_meet_those_of_requests() {
    // [MQTT-2.3.1-2]
    let mut bench = Bench::open(config());
    for number in 0..200_000u32 {
        bench.publish("t", b"", QoS::AtLeastOnce);
        let expected = id((number % 0xEFFF) as u16 + 1);
        let said = bench.said();
        assert_eq!(said, [format!("> PUBLISH#{expected} q1 t=")]);
        bench.broker(&[Packet::PubAck(expected)]);
        bench.says(&[&format!("Acked({number})")]);
    }
}

#[test]
fn a_message_larger_than_the_send_buffer_goes_in_pieces_and_nothing_comes_between() {
    let mut bench = Bench::open(config());
    let payload = [b'p'; 2500];
    bench.publish("t", &payload, QoS::AtLeastOnce);
    bench.session.subscribe(&[("f", QoS::AtMostOnce)]).unwrap();
    let mut wire = Vec::new();
    while let Output::Send(bytes) = bench.session.poll(bench.now) {
        let n = bytes.len().min(100);
        wire.extend_from_slice(&bytes[..n]);
        bench.session.sent(n);
    }
    let shown = packets(&mut wire);
    assert!(shown.starts_with("SUBSCRIBE#61440 f q0 | PUBLISH#1 q1 t=ppp"), "{shown}");
    assert_eq!(shown.matches('|').count(), 1);
}

#[test]
fn a_message_cut_in_the_middle_was_not_sent() {
    let mut bench = Bench::open(config());
    bench.publish("t", &[b'p'; 2500], QoS::AtLeastOnce);
    assert!(matches!(bench.session.poll(bench.now), Output::Send(_)));
    bench.session.sent(100);
    bench.cut();
    let line = bench.reopen(true).join("");
    assert!(!line.contains("dup"), "DUP is for what was sent completely");
}

#[test]
fn an_acknowledgement_in_the_middle_of_a_message_does_not_tear_it() {
    // A broker may acknowledge what it had before the cut while we are still repeating it.
    for answer in [Packet::PubAck(id(1)), Packet::PubRec(id(1))] {
        let qos = if matches!(answer, Packet::PubAck(_)) { QoS::AtLeastOnce } else { QoS::ExactlyOnce };
        let mut bench = Bench::open(config());
        bench.publish("t", &[b'p'; 1500], qos);
        bench.publish("t", b"next", QoS::AtLeastOnce);
        bench.said();
        bench.cut();
        bench.says(&["connect"]);
        bench.session.opened(bench.now);
        bench.said();
        bench.broker(&[RESUMED]);
        assert!(matches!(bench.session.poll(bench.now), Output::Event(Event::Connected { .. })));
        let Output::Send(bytes) = bench.session.poll(bench.now) else { panic!() };
        let mut wire = bytes.to_vec();
        bench.session.sent(wire.len());
        bench.broker(&[answer]);
        while let Output::Send(bytes) = bench.session.poll(bench.now) {
            wire.extend_from_slice(bytes);
            let n = bytes.len();
            bench.session.sent(n);
        }
        let shown = packets(&mut wire);
        assert!(shown.starts_with("PUBLISH#1") && shown.contains("| PUBLISH#2 q1 dup t=next"), "{shown}");
        assert!(wire.is_empty());
    }
}

#[test]
fn pubrel_has_a_response_time_of_its_own() {
    let mut bench = Bench::open(config());
    bench.publish("t", b"a", QoS::ExactlyOnce);
    bench.said();
    bench.pass(15_000);
    bench.broker(&[Packet::PubRec(id(1))]);
    bench.says(&["> PUBREL#1"]);
    bench.pass(19_999);
    bench.says(&[]);
    bench.pass(1);
    bench.says(&["close", "Disconnected(the broker did not answer a PUBREL in time)"]);
}

#[test]
fn a_payload_in_parts_arrives_as_one() {
    let mut bench = Bench::open(config());
    let payload: [&[u8]; 3] = [b"he", b"", b"llo"];
    bench
        .session
        .publish(&Message { topic: "t", payload: &payload, qos: QoS::AtMostOnce, retain: true })
        .unwrap();
    bench.says(&["> PUBLISH q0 t=hello"]);
}

#[test]
fn the_rate_limit_spreads_messages_out() {
    let limits = Limits { messages_per_second: Some(2), ..Limits::SMALL };
    let mut bench = Bench::open(Config { limits, ..config() });
    for payload in [b"a", b"b", b"c", b"d"] {
        bench.publish("t", payload, QoS::AtLeastOnce);
    }
    assert_eq!(bench.drain(), ["> PUBLISH#1 q1 t=a | PUBLISH#2 q1 t=b", "idle 500"]);
    bench.pass(500);
    assert_eq!(bench.drain(), ["> PUBLISH#3 q1 t=c", "idle 500"]);
    bench.pass(500);
    assert_eq!(bench.said(), ["> PUBLISH#4 q1 t=d"]);
}

#[test]
fn what_the_broker_would_refuse_is_not_taken() {
    let mut bench = Bench::open(Config { profile: Profile::AZURE_EVENT_GRID, ..config() });
    let mut refused = |topic: &str, len, qos, retain| {
        let payload = vec![0; len];
        let message = Message { topic, payload: &[&payload], qos, retain };
        bench.session.publish(&message).unwrap_err()
    };
    let (qos1, qos2) = (QoS::AtLeastOnce, QoS::ExactlyOnce);
    assert_eq!(refused("a/b/c/d/e/f/g/h/i", 0, qos1, false), PublishError::Profile(Limit::TopicSlashes));
    assert_eq!(refused(&"x".repeat(257), 0, qos1, false), PublishError::Profile(Limit::TopicBytes));
    assert_eq!(refused("t", 600_000, qos1, false), PublishError::Profile(Limit::PayloadBytes));
    assert_eq!(refused("t", 66_000, qos1, true), PublishError::Profile(Limit::RetainedBytes));
    assert_eq!(refused("t", 0, qos2, false), PublishError::Profile(Limit::QoS));
    assert_eq!(refused("t/+", 0, qos1, false), PublishError::Invalid(crate::wire::Rule::TopicWildcard));
    assert_eq!(bench.session.room(), (16, 3072));
}
