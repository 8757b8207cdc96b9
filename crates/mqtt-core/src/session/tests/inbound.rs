//! Messages from the broker: lending, acknowledging, duplicates, back-pressure.

use super::*;

#[test]
fn a_message_is_acknowledged_only_after_the_application_came_back() {
    // [MQTT-3.3.4-1] [MQTT-4.3.2-2] [MQTT-4.5.0-2]
    let mut bench = Bench::open(config());
    bench.broker(&[message("t", b"a", QoS::AtLeastOnce, 9)]);
    let Output::Event(Event::Message(received)) = bench.session.poll(bench.now) else { panic!() };
    assert_eq!((received.topic, received.payload), ("t", b"a".as_slice()));
    // The program dies here: the broker has no PUBACK. It comes only now:
    bench.says(&["> PUBACK#9"]);
}

#[test]
fn a_connection_lost_while_a_message_is_handled_brings_it_again() {
    let mut bench = Bench::open(config());
    bench.broker(&[message("t", b"a", QoS::AtLeastOnce, 9)]);
    assert!(matches!(bench.session.poll(bench.now), Output::Event(_)));
    bench.cut();
    bench.reopen(true);
    let again = Delivery::AtLeastOnce { id: id(9), dup: true };
    bench.broker(&[Packet::Publish(Publish { topic: "t", payload: b"a", retain: false, delivery: again })]);
    bench.says(&["Message(q1 dup t=a)", "> PUBACK#9"]);
}

#[test]
fn acknowledgements_are_coalesced_and_in_order() {
    // [MQTT-4.6.0-2] [MQTT-4.6.0-3] [MQTT-2.3.1-6]
    let mut bench = Bench::open(config());
    bench.broker(&[
        message("t", b"a", QoS::AtLeastOnce, 1),
        message("t", b"b", QoS::ExactlyOnce, 255),
        message("t", b"c", QoS::AtMostOnce, 1),
        message("t", b"d", QoS::AtLeastOnce, 65_535),
    ]);
    bench.says(&[
        "Message(q1 t=a)",
        "Message(q2 t=b)",
        "Message(q0 t=c)",
        "Message(q1 t=d)",
        "> PUBACK#1 | PUBREC#255 | PUBACK#65535",
    ]);
}

#[test]
fn bytes_may_come_in_any_pieces() {
    let mut bench = Bench::open(config());
    let mut bytes = [0; 64];
    let n = message("t", b"hello", QoS::AtLeastOnce, 1).encode(&mut bytes).unwrap();
    let m = Packet::PingResp.encode(&mut bytes[n..]).unwrap();
    let mut said = Vec::new();
    for byte in &bytes[..n + m] {
        assert_eq!(bench.session.receive(bench.now, core::slice::from_ref(byte)), 1);
        said.extend(bench.said());
    }
    assert_eq!(said, ["Message(q1 t=hello)", "> PUBACK#1"]);
}

#[test]
fn the_same_identifier_may_come_again_with_another_message() {
    // [MQTT-4.3.2-2]
    let mut bench = Bench::open(config());
    for _ in 0..2 {
        bench.broker(&[message("t", b"a", QoS::AtLeastOnce, 5)]);
        bench.says(&["Message(q1 t=a)", "> PUBACK#5"]);
    }
}

#[test]
fn a_qos_2_message_is_passed_on_once_however_often_it_comes() {
    // [MQTT-4.3.3-2]
    let mut bench = Bench::open(config());
    bench.broker(&[message("t", b"a", QoS::ExactlyOnce, 5)]);
    bench.says(&["Message(q2 t=a)", "> PUBREC#5"]);
    bench.broker(&[message("t", b"a", QoS::ExactlyOnce, 5)]);
    bench.says(&["> PUBREC#5"]);
    bench.cut();
    bench.reopen(true);
    bench.broker(&[message("t", b"a", QoS::ExactlyOnce, 5)]);
    bench.says(&["> PUBREC#5"]);
    bench.broker(&[Packet::PubRel(id(5)), Packet::PubRel(id(5))]);
    bench.says(&["> PUBCOMP#5 | PUBCOMP#5"]);
    bench.broker(&[message("t", b"new", QoS::ExactlyOnce, 5)]);
    bench.says(&["Message(q2 t=new)", "> PUBREC#5"]);
}

#[test]
fn a_qos_2_message_that_the_application_had_is_not_passed_on_again_after_a_cut() {
    // [MQTT-4.3.3-2]
    let mut bench = Bench::open(config());
    bench.broker(&[message("t", b"a", QoS::ExactlyOnce, 5)]);
    assert!(matches!(bench.session.poll(bench.now), Output::Event(_)));
    bench.cut();
    bench.reopen(true);
    bench.broker(&[message("t", b"a", QoS::ExactlyOnce, 5)]);
    bench.says(&["> PUBREC#5"]);
}

#[test]
fn a_broker_that_forgot_starts_qos_2_anew() {
    // [MQTT-3.1.2-6]
    let mut bench = Bench::open(config());
    bench.broker(&[message("t", b"a", QoS::ExactlyOnce, 5)]);
    bench.said();
    bench.cut();
    bench.reopen(false);
    bench.broker(&[message("t", b"other", QoS::ExactlyOnce, 5)]);
    bench.says(&["Message(q2 t=other)", "> PUBREC#5"]);
}

#[test]
fn too_many_qos_2_messages_end_the_connection() {
    // [MQTT-4.8.0-2]
    let limits = Limits { inbound_qos2: 2, ..Limits::SMALL };
    let mut bench = Bench::open(Config { limits, ..config() });
    for number in 1..=3 {
        bench.broker(&[message("t", b"a", QoS::ExactlyOnce, number)]);
    }
    let said = bench.said();
    assert_eq!(said.last().unwrap(), "Disconnected(more QoS 2 messages came at once than there is room for)");
}

#[test]
fn a_full_receive_buffer_takes_fewer_bytes() {
    let mut bench = Bench::open(config());
    let mut one = [0; 1100];
    let n = message("t", &[b'x'; 1000], QoS::AtMostOnce, 1).encode(&mut one).unwrap();
    let bytes = one[..n].repeat(4);
    let taken = bench.session.receive(bench.now, &bytes);
    assert_eq!(taken, Limits::SMALL.receive_buffer);
    assert_eq!(bench.session.receive(bench.now, &bytes[taken..]), 0);
    assert_eq!(bench.said().len(), 3);
    assert_eq!(bench.session.receive(bench.now, &bytes[taken..]), bytes.len() - taken);
    assert_eq!(bench.said().len(), 1);
}

#[test]
fn a_connection_that_takes_no_bytes_stops_the_intake_of_what_needs_an_answer() {
    let limits = Limits { send_buffer: 64, ..Limits::SMALL };
    let mut bench = Bench::open(Config { limits, ..config() });
    let packets: Vec<_> = (1..=30).map(|number| message("t", b"a", QoS::AtLeastOnce, number)).collect();
    bench.broker(&packets);
    let mut messages = 0;
    loop {
        match bench.session.poll(bench.now) {
            Output::Event(Event::Message(_)) => messages += 1,
            Output::Send(bytes) => {
                assert_eq!(bytes.len(), 64);
                break;
            }
            other => panic!("{other:?}"),
        }
    }
    assert_eq!(messages, 16, "as many as there is room for PUBACKs");
    assert_eq!(bench.said().iter().filter(|line| line.starts_with("Message")).count(), 14);
}

#[test]
fn a_message_too_large_is_reported_acknowledged_and_skipped() {
    for piece in [1, 7, 100, 1000, 10_000] {
        let mut bench = Bench::open(config());
        let mut bytes = vec![0; 10_000];
        let n = message("big", &[b'x'; 5000], QoS::AtLeastOnce, 3).encode(&mut bytes).unwrap();
        let m = message("t", b"next", QoS::AtLeastOnce, 4).encode(&mut bytes[n..]).unwrap();
        let mut said = Vec::new();
        for mut chunk in bytes[..n + m].chunks(piece) {
            while !chunk.is_empty() {
                let taken = bench.session.receive(bench.now, chunk);
                chunk = &chunk[taken..];
                said.extend(bench.said());
            }
        }
        assert_eq!(
            said.join(" "),
            "MessageTooLarge(big, 5010) > PUBACK#3 Message(q1 t=next) > PUBACK#4",
            "{piece}"
        );
    }
}

/// Its first half fills the receive buffer.
fn too_large() -> Vec<u8> {
    let mut bytes = vec![0; 7000];
    let n = message("big", &[b'x'; 6000], QoS::AtLeastOnce, 3).encode(&mut bytes).unwrap();
    bytes.truncate(n);
    bytes
}

#[test]
fn the_rest_of_a_message_too_large_may_come_while_it_is_handled() {
    let mut bench = Bench::open(config());
    let mut bytes = too_large();
    let mut next = [0; 20];
    let n = message("t", b"next", QoS::AtMostOnce, 1).encode(&mut next).unwrap();
    bytes.extend_from_slice(&next[..n]);
    let mut rest = &bytes[bench.session.receive(bench.now, &bytes)..];
    assert!(matches!(bench.session.poll(bench.now), Output::Event(Event::MessageTooLarge { .. })));
    let mut said = Vec::new();
    while !rest.is_empty() {
        rest = &rest[bench.session.receive(bench.now, rest)..];
        said.extend(bench.said());
    }
    assert_eq!(said, ["> PUBACK#3", "Message(q0 t=next)"]);
}

#[test]
fn a_cut_ends_the_skipping_too() {
    let mut bench = Bench::open(config());
    let bytes = too_large();
    bench.session.receive(bench.now, &bytes);
    assert_eq!(bench.said().len(), 2);
    bench.cut();
    bench.reopen(true);
}

#[test]
fn another_packet_too_large_ends_the_connection() {
    let mut bench = Bench::open(config());
    assert_eq!(bench.session.receive(bench.now, &[0x90, 0xFF, 0x7F, 0, 1]), 5);
    bench.says(&[]);
    assert_eq!(bench.session.receive(bench.now, &[0; 4000]), 3067);
    let said = bench.said();
    assert!(said[1].contains("larger than the receiver's limit"), "{said:?}");
}

#[test]
fn by_hand_messages_are_acknowledged_in_any_order_and_pubacks_leave_in_theirs() {
    // [MQTT-4.6.0-2]
    let mut bench = Bench::open(Config { acknowledge: Acknowledge::Manual, ..config() });
    bench.broker(&[1, 2, 3].map(|number| message("t", b"a", QoS::AtLeastOnce, number)));
    let mut handles = Vec::new();
    while let Output::Event(Event::Message(received)) = bench.session.poll(bench.now) {
        handles.push(received.ack.unwrap());
    }
    bench.says(&[]);
    assert!(bench.session.acknowledge(handles[1]));
    assert!(!bench.session.acknowledge(handles[1]), "once is enough");
    bench.says(&[]);
    assert!(bench.session.acknowledge(handles[0]));
    bench.says(&["> PUBACK#1 | PUBACK#2"]);
    bench.cut();
    bench.reopen(true);
    // The first of the new connection, and none of its business.
    bench.broker(&[message("t", b"a", QoS::AtLeastOnce, 3)]);
    bench.says(&["Message(q1 t=a)"]);
    assert!(!bench.session.acknowledge(handles[0]), "its connection is gone");
    bench.says(&[]);
}

#[test]
fn by_hand_the_intake_stops_at_the_limit() {
    let limits = Limits { inbound_unacknowledged: 2, ..Limits::SMALL };
    let acknowledge = Acknowledge::Manual;
    let mut bench = Bench::open(Config { acknowledge, limits, ..config() });
    bench.broker(&[1, 2, 3].map(|number| message("t", b"a", QoS::AtLeastOnce, number)));
    let mut handles = Vec::new();
    while let Output::Event(Event::Message(received)) = bench.session.poll(bench.now) {
        handles.push(received.ack.unwrap());
    }
    assert_eq!(handles.len(), 2);
    bench.session.acknowledge(handles[0]);
    bench.says(&["Message(q1 t=a)", "> PUBACK#1"]);
}

#[test]
fn by_hand_a_qos_2_message_not_acknowledged_comes_again_and_an_acknowledged_one_does_not() {
    // [MQTT-4.3.3-2]
    let mut bench = Bench::open(Config { acknowledge: Acknowledge::Manual, ..config() });
    for again in [false, true] {
        bench.broker(&[message("t", b"a", QoS::ExactlyOnce, 5)]);
        let Output::Event(Event::Message(received)) = bench.session.poll(bench.now) else { panic!() };
        let handle = received.ack.unwrap();
        if again {
            bench.session.acknowledge(handle);
            bench.says(&["> PUBREC#5"]);
        }
        bench.cut();
        bench.reopen(true);
    }
    bench.broker(&[message("t", b"a", QoS::ExactlyOnce, 5)]);
    bench.says(&["> PUBREC#5"]);
}

#[test]
fn by_hand_a_qos_2_message_acknowledged_behind_its_elders_does_not_come_again_after_a_cut() {
    // Its PUBREC has to wait for theirs; the application has it all the same.
    let mut bench = Bench::open(Config { acknowledge: Acknowledge::Manual, ..config() });
    bench.broker(&[message("t", b"elder", QoS::AtLeastOnce, 1), message("t", b"2", QoS::ExactlyOnce, 2)]);
    let mut handles = Vec::new();
    while let Output::Event(Event::Message(received)) = bench.session.poll(bench.now) {
        handles.extend(received.ack);
    }
    assert!(bench.session.acknowledge(handles[1]));
    bench.cut();
    bench.reopen(true);
    let again = Delivery::ExactlyOnce { id: id(2), dup: true };
    bench.broker(&[Packet::Publish(Publish { topic: "t", payload: b"2", retain: false, delivery: again })]);
    assert_eq!(bench.drain()[0], "> PUBREC#2");
}

#[test]
fn by_hand_pubrecs_leave_in_order_also_for_duplicates() {
    // [MQTT-4.6.0-3]
    let mut bench = Bench::open(Config { acknowledge: Acknowledge::Manual, ..config() });
    let both = [5, 6].map(|number| message("t", b"a", QoS::ExactlyOnce, number));
    bench.broker(&both);
    let mut handles = Vec::new();
    while let Output::Event(Event::Message(received)) = bench.session.poll(bench.now) {
        handles.push(received.ack.unwrap());
    }
    bench.session.acknowledge(handles[1]);
    bench.cut();
    bench.reopen(true);
    bench.broker(&both);
    let Output::Event(Event::Message(received)) = bench.session.poll(bench.now) else { panic!() };
    let handle = received.ack.unwrap();
    bench.says(&[]);
    bench.session.acknowledge(handle);
    bench.says(&["> PUBREC#5 | PUBREC#6"]);
}

#[test]
fn by_hand_an_acknowledgement_after_disconnect_is_not_sent() {
    // [MQTT-3.14.4-2]
    let mut bench = Bench::open(Config { acknowledge: Acknowledge::Manual, ..config() });
    bench.broker(&[message("t", b"a", QoS::AtLeastOnce, 1)]);
    let Output::Event(Event::Message(received)) = bench.session.poll(bench.now) else { panic!() };
    let handle = received.ack.unwrap();
    bench.session.disconnect(bench.now);
    let Output::Send(bytes) = bench.session.poll(bench.now) else { panic!() };
    assert_eq!(bytes, [0xE0, 0]);
    assert!(bench.session.acknowledge(handle));
    let Output::Send(bytes) = bench.session.poll(bench.now) else { panic!() };
    assert_eq!(bytes, [0xE0, 0]);
}
