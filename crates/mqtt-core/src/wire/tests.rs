//! One negative test per numbered statement about a packet's form, golden bytes, and round trips.

use alloc::string::String;
use alloc::vec;
use alloc::vec::Vec;

use super::*;
use Side::{Client, Server};

fn id(number: u16) -> PacketId {
    PacketId::new(number).unwrap()
}

fn encoded(packet: Packet<'_>) -> Vec<u8> {
    let mut out = vec![0xEE; packet.encoded_len() + 3];
    let length = packet.encode(&mut out).unwrap();
    assert_eq!(length, packet.encoded_len());
    assert_eq!(&out[length..], [0xEE; 3], "wrote past its length");
    out.truncate(length);
    out
}

/// What a sender would make of `first` and `body`.
fn frame(first: u8, body: &[u8]) -> Vec<u8> {
    assert!(body.len() < 128);
    let mut frame = vec![first, body.len() as u8];
    frame.extend_from_slice(body);
    frame
}

#[track_caller]
fn refuses(from: Side, first: u8, body: &[u8], rule: Rule) {
    let malformed = decode(&frame(first, body), from).unwrap_err();
    assert_eq!(malformed, Malformed { rule });
    assert_eq!(malformed.fault(), Fault::Sender);
}

#[track_caller]
fn refuses_to_encode(packet: Packet<'_>, rule: Rule) {
    let mut out = vec![0xEE; 70_000 * 2];
    assert_eq!(packet.encode(&mut out), Err(EncodeError::Invalid(rule)));
    assert!(out.iter().all(|&byte| byte == 0xEE), "wrote before refusing");
}

/// A CONNECT's variable header, with `flags`, and then `payload`.
fn connect(flags: u8, payload: &[u8]) -> Vec<u8> {
    let mut body = b"\0\x04MQTT\x04".to_vec();
    body.extend_from_slice(&[flags, 0, 60]);
    body.extend_from_slice(payload);
    body
}

#[track_caller]
fn refuses_connect(flags: u8, payload: &[u8], rule: Rule) {
    refuses(Client, 0x10, &connect(flags, payload), rule);
}

const CLEAN: Connect<'_> =
    Connect { client_id: "c", clean_session: true, keep_alive: 60, will: None, credentials: None };

fn publish(topic: &str, delivery: Delivery) -> Packet<'_> {
    Packet::Publish(Publish { topic, payload: b"xyz", retain: false, delivery })
}

#[test]
fn text_is_utf8_without_surrogates() {
    // [MQTT-1.5.3-1]
    refuses(Client, 0x10, b"\0\x04MQT\xFF\x04\x02\0\0\0\x01c", Rule::Utf8);
    refuses_connect(2, b"\0\x03\xED\xA0\x80", Rule::ClientIdUtf8);
}

#[test]
fn text_holds_no_nul() {
    // [MQTT-1.5.3-2]
    refuses(Client, 0x30, b"\0\x03a\0b", Rule::NulCharacter);
    refuses_connect(2, b"\0\x01\0", Rule::NulCharacter);
    refuses_connect(0x82, b"\0\x01c\0\x01\0", Rule::NulCharacter);
    refuses_to_encode(Packet::Connect(Connect { client_id: "a\0", ..CLEAN }), Rule::NulCharacter);
}

#[test]
fn a_byte_order_mark_is_a_character_like_any_other() {
    // [MQTT-1.5.3-3]
    let bytes = b"\x30\x06\0\x04\xEF\xBB\xBFt";
    let Ok(Packet::Publish(publish)) = decode(bytes, Server) else { panic!() };
    assert_eq!(publish.topic, "\u{FEFF}t");
    assert_eq!(encoded(Packet::Publish(publish)), bytes);
}

#[test]
fn flag_bits_are_as_tabulated() {
    // [MQTT-2.2.2-1]
    let firsts = [
        (Packet::Connect(CLEAN), 0x10),
        (Packet::ConnAck(ConnAck::Accepted { session_present: false }), 0x20),
        (publish("t", Delivery::AtMostOnce), 0x30),
        (Packet::PubAck(id(1)), 0x40),
        (Packet::PubRec(id(1)), 0x50),
        (Packet::PubRel(id(1)), 0x62),
        (Packet::PubComp(id(1)), 0x70),
        (
            Packet::Subscribe(Subscribe {
                id: id(1),
                filters: SubscribeFilters::new(&[("t", QoS::AtMostOnce)]),
            }),
            0x82,
        ),
        (Packet::SubAck(SubAck { id: id(1), granted: Granted::new(&[None]) }), 0x90),
        (Packet::Unsubscribe(Unsubscribe { id: id(1), filters: Filters::new(&["t"]) }), 0xA2),
        (Packet::UnsubAck(id(1)), 0xB0),
        (Packet::PingReq, 0xC0),
        (Packet::PingResp, 0xD0),
        (Packet::Disconnect, 0xE0),
    ];
    for ((packet, first), packet_type) in firsts.into_iter().zip(PacketType::ALL) {
        assert_eq!(encoded(packet)[0], first, "{packet_type}");
        assert_eq!(packet.packet_type(), packet_type);
    }
}

#[test]
fn every_first_byte_but_the_tabulated_ones_is_refused_at_once() {
    // [MQTT-2.2.2-2]
    let good = [0x10, 0x20, 0x40, 0x50, 0x62, 0x70, 0x82, 0x90, 0xA2, 0xB0, 0xC0, 0xD0, 0xE0];
    let publishes = [0x30, 0x31, 0x32, 0x33, 0x34, 0x35, 0x3A, 0x3B, 0x3C, 0x3D];
    for first in 0..=255 {
        let fine = good.contains(&first) || publishes.contains(&first);
        assert_eq!(frame_len(&[first], 100).is_ok(), fine, "{first:#x}");
    }
    assert_eq!(frame_len(&[0x41], 100), Err(Rule::FlagBits.into()));
    // [MQTT-3.6.1-1]
    for first in [0x60, 0x6A] {
        refuses(Client, first, &[0, 1], Rule::PubRelFlags);
    }
    // [MQTT-3.8.1-1]
    refuses(Client, 0x80, b"\0\x01\0\x01t\0", Rule::SubscribeFlags);
    // [MQTT-3.10.1-1]
    refuses(Client, 0xA0, b"\0\x01\0\x01t", Rule::UnsubscribeFlags);
    // [MQTT-3.14.1-1]
    refuses(Client, 0xE1, &[], Rule::DisconnectFlags);
    // [MQTT-3.3.1-4]
    refuses(Client, 0x36, b"\0\x01t\0\x01", Rule::PublishQos);
    // [MQTT-3.3.1-2] [MQTT-4.3.1-1]
    refuses(Client, 0x38, b"\0\x01t", Rule::DupQos0);
}

#[test]
fn packet_identifiers_are_not_zero() {
    // [MQTT-2.3.1-1]
    refuses(Client, 0x32, b"\0\x01t\0\0", Rule::PacketIdZero);
    refuses(Client, 0x34, b"\0\x01t\0\0", Rule::PacketIdZero);
    for first in [0x40, 0x50, 0x62, 0x70] {
        refuses(Client, first, &[0, 0], Rule::PacketIdZero);
        refuses(Server, first, &[0, 0], Rule::PacketIdZero);
    }
    refuses(Client, 0x82, b"\0\0\0\x01t\0", Rule::PacketIdZero);
    refuses(Server, 0x90, &[0, 0, 0], Rule::PacketIdZero);
    refuses(Client, 0xA2, b"\0\0\0\x01t", Rule::PacketIdZero);
    refuses(Server, 0xB0, &[0, 0], Rule::PacketIdZero);
}

#[test]
fn a_qos_0_publish_has_no_packet_identifier() {
    // [MQTT-2.3.1-5] [MQTT-4.3.1-1]
    assert_eq!(encoded(publish("a/b", Delivery::AtMostOnce)), b"\x30\x08\0\x03a/bxyz");
    let Ok(Packet::Publish(publish)) = decode(b"\x30\x05\0\x01t\0\x01", Client) else { panic!() };
    assert_eq!((publish.delivery.id(), publish.payload), (None, [0, 1].as_slice()));
}

#[test]
fn other_protocols_and_versions_are_told_apart_from_garbage() {
    // [MQTT-3.1.2-1]
    refuses(Client, 0x10, b"\0\x04MQXX\x04\x02\0\0\0\x01c", Rule::ProtocolName);
    refuses(Client, 0x10, b"\0\x06MQIsdp\x03\x02\0\0\0\x01c", Rule::ProtocolName);
    // [MQTT-3.1.2-2]
    refuses(Client, 0x10, b"\0\x04MQTT\x63\x02\0\0\0\x01c", Rule::ProtocolLevel);
}

#[test]
fn connect_flags_agree_with_each_other() {
    // [MQTT-3.1.2-3]
    refuses_connect(0x03, b"\0\x01c", Rule::ConnectReservedFlag);
    // [MQTT-3.1.2-11] [MQTT-3.1.2-13]
    for flags in [0x0A, 0x12, 0x1A, 0x2A] {
        refuses_connect(flags, b"\0\x01c", Rule::WillQosWithoutWill);
    }
    // [MQTT-3.1.2-11] [MQTT-3.1.2-15]
    refuses_connect(0x22, b"\0\x01c", Rule::WillRetainWithoutWill);
    // [MQTT-3.1.2-14]
    refuses_connect(0x1E, b"\0\x01c\0\x01w\0\0", Rule::WillQos);
    // [MQTT-3.1.2-22]
    refuses_connect(0x42, b"\0\x01c\0\x01p", Rule::PasswordWithoutUserName);
}

#[test]
fn connect_fields_are_those_that_the_flags_announce() {
    // [MQTT-3.1.3-3]
    refuses_connect(2, b"", Rule::ClientIdMissing);
    // [MQTT-3.1.2-9]
    refuses_connect(6, b"\0\x01c", Rule::WillMissing);
    refuses_connect(6, b"\0\x01c\0\x01w", Rule::WillMissing);
    refuses_connect(6, b"\0\x01c\0\x01w\0\x05m", Rule::WillMissing);
    // [MQTT-3.1.2-18]
    refuses_connect(2, b"\0\x01c\0\x01u", Rule::UnannouncedUserName);
    // [MQTT-3.1.2-19]
    refuses_connect(0x82, b"\0\x01c", Rule::UserNameMissing);
    // [MQTT-3.1.2-20]
    refuses_connect(0x82, b"\0\x01c\0\x01u\0\x01p", Rule::UnannouncedPassword);
    // [MQTT-3.1.2-21]
    refuses_connect(0xC2, b"\0\x01c\0\x01u", Rule::PasswordMissing);
    refuses_connect(0xC2, b"\0\x01c\0\x01u\0\x01p!", Rule::TrailingBytes);
}

#[test]
fn connect_texts_are_utf8_and_the_binary_fields_are_free() {
    // [MQTT-3.1.3-4]
    refuses_connect(2, b"\0\x02\xC3\x28", Rule::ClientIdUtf8);
    // [MQTT-3.1.3-10]
    refuses_connect(6, b"\0\x01c\0\x02\xC3\x28\0\0", Rule::WillTopicUtf8);
    refuses_connect(6, b"\0\x01c\0\0\0\0", Rule::EmptyTopic);
    refuses_connect(6, b"\0\x01c\0\x01#\0\0", Rule::TopicWildcard);
    // [MQTT-3.1.3-11]
    refuses_connect(0x82, b"\0\x01c\0\x01\xFF", Rule::UserNameUtf8);
    let bytes = frame(0x10, &connect(0xC6, b"\0\x01c\0\x01w\0\x02\0\xFF\0\0\0\x02\0\xFE"));
    let Ok(Packet::Connect(connect)) = decode(&bytes, Client) else { panic!() };
    assert_eq!(connect.will.unwrap().payload, [0, 0xFF]);
    assert_eq!(connect.credentials.unwrap().password, Some([0, 0xFE].as_slice()));
}

#[test]
fn an_empty_client_id_needs_a_clean_session() {
    // [MQTT-3.1.3-7]
    refuses_connect(0, b"\0\0", Rule::ClientIdEmpty);
    let unnamed = Connect { client_id: "", ..CLEAN };
    refuses_to_encode(Packet::Connect(Connect { clean_session: false, ..unnamed }), Rule::ClientIdEmpty);
    assert_eq!(encoded(Packet::Connect(unnamed)), b"\x10\x0C\0\x04MQTT\x04\x02\0\x3C\0\0");
}

#[test]
fn connect_fields_stand_in_order_for_every_combination_of_flags() {
    // [MQTT-3.1.3-1] [MQTT-3.1.2-9] [MQTT-3.1.2-11] [MQTT-3.1.2-18] [MQTT-3.1.2-19] [MQTT-3.1.2-20] [MQTT-3.1.2-21]
    let will = Will { topic: "w/t", payload: b"gone", qos: QoS::AtLeastOnce, retain: true };
    let logins = [
        None,
        Some(Credentials { username: "u", password: None }),
        Some(Credentials { username: "u", password: Some(b"pw") }),
    ];
    for clean_session in [false, true] {
        for will in [None, Some(will)] {
            for credentials in logins {
                let packet = Packet::Connect(Connect { clean_session, will, credentials, ..CLEAN });
                let flags = u8::from(clean_session) << 1
                    | if will.is_some() { 0x2C } else { 0 }
                    | credentials.map_or(0, |c| if c.password.is_some() { 0xC0 } else { 0x80 });
                let mut body = connect(flags, b"\0\x01c");
                if will.is_some() {
                    body.extend_from_slice(b"\0\x03w/t\0\x04gone");
                }
                if let Some(login) = credentials {
                    body.extend_from_slice(b"\0\x01u");
                    if login.password.is_some() {
                        body.extend_from_slice(b"\0\x02pw");
                    }
                }
                let golden = frame(0x10, &body);
                assert_eq!(encoded(packet), golden);
                assert_eq!(decode(&golden, Client), Ok(packet));
            }
        }
    }
}

#[test]
fn a_password_is_never_printed() {
    let login = Credentials { username: "u", password: Some(b"s3cret") };
    let shown = alloc::format!("{:?}", Connect { credentials: Some(login), ..CLEAN });
    assert!(!shown.contains("s3cret") && !shown.contains("115"), "{shown}");
}

#[test]
fn a_refusing_connack_never_claims_a_session() {
    // [MQTT-3.2.2-4]
    for code in 1..=5 {
        refuses(Server, 0x20, &[1, code], Rule::SessionPresentRefused);
        let refusal = ConnectRefusal::from_bits(code).unwrap();
        assert_eq!(encoded(Packet::ConnAck(ConnAck::Refused(refusal))), [0x20, 2, 0, code]);
    }
    refuses(Server, 0x20, &[0xFE, 0], Rule::ConnAckFlags);
    refuses(Server, 0x20, &[0, 6], Rule::ConnAckCode);
    let present = Packet::ConnAck(ConnAck::Accepted { session_present: true });
    assert_eq!(encoded(present), [0x20, 2, 1, 0]);
}

#[test]
fn a_publish_topic_is_utf8_and_comes_first() {
    // [MQTT-3.3.2-1]
    refuses(Client, 0x30, b"\0\x02\xC3\x28", Rule::TopicUtf8);
    refuses(Client, 0x30, b"\0\x05t", Rule::TopicUtf8);
    refuses(Client, 0x30, b"", Rule::TopicUtf8);
    assert_eq!(
        encoded(publish("t", Delivery::ExactlyOnce { id: id(0x1234), dup: true })),
        b"\x3C\x08\0\x01t\x12\x34xyz"
    );
}

#[test]
fn a_publish_topic_has_no_wildcards() {
    // [MQTT-3.3.2-2] [MQTT-4.7.1-1]
    for topic in ["a/+", "a/#", "+", "#", "a+", "#b"] {
        let mut body = vec![0, topic.len() as u8];
        body.extend_from_slice(topic.as_bytes());
        refuses(Client, 0x30, &body, Rule::TopicWildcard);
        refuses(Server, 0x30, &body, Rule::TopicWildcard);
        refuses_to_encode(publish(topic, Delivery::AtMostOnce), Rule::TopicWildcard);
    }
}

#[test]
fn a_subscribe_has_filters_each_with_a_valid_qos() {
    // [MQTT-3.8.3-1]
    refuses(Client, 0x82, b"\0\x01\0\x02\xC3\x28\0", Rule::SubscribeUtf8);
    // [MQTT-3.8.3-3]
    refuses(Client, 0x82, b"\0\x01", Rule::SubscribeEmpty);
    refuses_to_encode(
        Packet::Subscribe(Subscribe { id: id(1), filters: SubscribeFilters::new(&[]) }),
        Rule::SubscribeEmpty,
    );
    // [MQTT-3.8.3-4]
    for qos in [3, 4, 0x80] {
        refuses(Client, 0x82, &[0, 1, 0, 1, b't', qos], Rule::SubscribeQos);
    }
    refuses(Client, 0x82, b"\0\x01\0\x01t", Rule::Truncated);
}

#[test]
fn suback_codes_are_qos_or_failure_in_the_filters_order() {
    // [MQTT-3.9.3-2]
    for code in (3..0x80).chain(0x81..=0xFF) {
        refuses(Server, 0x90, &[0, 1, 0, code], Rule::SubAckCode);
    }
    refuses(Server, 0x90, &[0, 1], Rule::Truncated);
    // [MQTT-3.9.3-1]
    let answers = [Some(QoS::ExactlyOnce), Some(QoS::AtMostOnce), Some(QoS::AtLeastOnce), None];
    let packet = Packet::SubAck(SubAck { id: id(7), granted: Granted::new(&answers) });
    assert_eq!(encoded(packet), [0x90, 6, 0, 7, 2, 0, 1, 0x80]);
    assert_eq!(decode(&encoded(packet), Server), Ok(packet));
}

#[test]
fn an_unsubscribe_has_utf8_filters_back_to_back() {
    // [MQTT-3.10.3-1]
    refuses(Client, 0xA2, b"\0\x01\0\x02\xC3\x28", Rule::UnsubscribeUtf8);
    refuses(Client, 0xA2, b"\0\x01\0\x01t\0", Rule::Truncated);
    // [MQTT-3.10.3-2]
    refuses(Client, 0xA2, b"\0\x01", Rule::UnsubscribeEmpty);
    refuses_to_encode(
        Packet::Unsubscribe(Unsubscribe { id: id(1), filters: Filters::new(&[]) }),
        Rule::UnsubscribeEmpty,
    );
    let packet = Packet::Unsubscribe(Unsubscribe { id: id(9), filters: Filters::new(&["a/#", "b"]) });
    assert_eq!(encoded(packet), b"\xA2\x0A\0\x09\0\x03a/#\0\x01b");
}

#[test]
fn wildcards_in_filters_stand_alone() {
    // [MQTT-4.7.1-2]
    for filter in ["a#", "a/#/b", "##", "#/", "#a"] {
        assert_eq!(topic::valid_filter(filter), Err(Rule::HashPosition), "{filter}");
    }
    // [MQTT-4.7.1-3]
    for filter in ["a+", "+a/b", "a/b+/c", "++"] {
        assert_eq!(topic::valid_filter(filter), Err(Rule::PlusPosition), "{filter}");
    }
    for filter in ["#", "+", "a/#", "+/a/+", "/+", "/", "+/#", "//", "$SYS/#"] {
        assert_eq!(topic::valid_filter(filter), Ok(()), "{filter}");
    }
    refuses(Client, 0x82, b"\0\x01\0\x02a#\0", Rule::HashPosition);
    refuses(Client, 0xA2, b"\0\x01\0\x02a+", Rule::PlusPosition);
}

#[test]
fn topics_are_one_character_or_longer() {
    // [MQTT-4.7.3-1]
    refuses(Client, 0x30, b"\0\0", Rule::EmptyTopic);
    refuses(Client, 0x82, b"\0\x01\0\0\0", Rule::EmptyTopic);
    refuses(Client, 0xA2, b"\0\x01\0\0", Rule::EmptyTopic);
    refuses_to_encode(publish("", Delivery::AtMostOnce), Rule::EmptyTopic);
}

#[test]
fn topics_hold_no_nul() {
    // [MQTT-4.7.3-2]
    refuses(Client, 0x82, b"\0\x01\0\x02a\0\0", Rule::NulCharacter);
    assert_eq!(topic::valid_name("a\0"), Err(Rule::NulCharacter));
    assert_eq!(topic::valid_name("+\0"), Err(Rule::NulCharacter));
    assert_eq!(topic::valid_filter("a\0"), Err(Rule::NulCharacter));
}

#[test]
fn topics_fit_their_length_field() {
    // [MQTT-4.7.3-3]
    let longest: String = "x".repeat(65_535);
    let packet = publish(&longest, Delivery::AtMostOnce);
    assert_eq!(decode(&encoded(packet), Client), Ok(packet));
    let longer = longest.clone() + "x";
    refuses_to_encode(publish(&longer, Delivery::AtMostOnce), Rule::FieldTooLong);
    assert_eq!(topic::valid_filter(&longest), Ok(()));
    assert_eq!(topic::valid_filter(&longer), Err(Rule::FieldTooLong));
    refuses_to_encode(Packet::Connect(Connect { client_id: &longer, ..CLEAN }), Rule::FieldTooLong);
    let password = Some(longer.as_bytes());
    let credentials = Some(Credentials { username: "u", password });
    refuses_to_encode(Packet::Connect(Connect { credentials, ..CLEAN }), Rule::FieldTooLong);
    let will = Will { topic: "t", payload: longer.as_bytes(), qos: QoS::AtMostOnce, retain: false };
    refuses_to_encode(Packet::Connect(Connect { will: Some(will), ..CLEAN }), Rule::FieldTooLong);
}

#[test]
fn filters_match_level_by_level() {
    use topic::matches;
    // [MQTT-3.3.2-3]
    for (filter, name, fits) in [
        ("a/b", "a/b", true),
        ("a/b", "a/b/c", false),
        ("a/b/c", "a/b", false),
        ("a/+", "a/b", true),
        ("a/+", "a/", true),
        ("a/+", "a", false),
        ("a/+/c", "a/b/c", true),
        ("a/+/c", "a/b/d", false),
        ("+", "a", true),
        ("+", "/a", false),
        ("/+", "/a", true),
        ("+/+", "/a", true),
        ("#", "a/b/c", true),
        ("a/#", "a", true),
        ("a/#", "a/b/c", true),
        ("a/#", "ab", false),
        ("a/+/#", "a", false),
        ("a/+/#", "a/b", true),
        ("a//b", "a//b", true),
        ("a//b", "a/b", false),
        ("A", "a", false),
    ] {
        assert_eq!(matches(filter, name), fits, "{filter} {name}");
    }
    // [MQTT-4.7.2-1]
    for (filter, fits) in [
        ("#", false),
        ("+/x", false),
        ("+/#", false),
        ("+/+", false),
        ("$a/x", true),
        ("$a/+", true),
        ("$a/#", true),
        ("$SYS/#", false),
    ] {
        assert_eq!(matches(filter, "$a/x"), fits, "{filter}");
    }
    // [MQTT-4.7.3-4]: composed and decomposed forms are different topics.
    assert!(!matches("caf\u{e9}", "cafe\u{301}"));
}

#[test]
fn packets_come_only_from_the_side_that_sends_them() {
    // [MQTT-4.8.0-1]: the session answers every refusal by closing the connection.
    refuses(Server, 0x10, &connect(2, b"\0\x01c"), Rule::Direction);
    refuses(Client, 0x20, &[0, 0], Rule::Direction);
    refuses(Client, 0xD0, &[], Rule::Direction);
    refuses(Server, 0xE0, &[], Rule::Direction);
}

#[test]
fn fixed_lengths_are_exact() {
    for first in [0x40, 0x50, 0x62, 0x70] {
        refuses(Client, first, &[0], Rule::Truncated);
        refuses(Client, first, &[], Rule::Truncated);
        refuses(Client, first, &[0, 1, 0], Rule::TrailingBytes);
    }
    refuses(Client, 0xC0, &[0], Rule::TrailingBytes);
    refuses(Server, 0x20, &[0], Rule::Truncated);
    refuses(Server, 0x20, &[0, 0, 0], Rule::TrailingBytes);
    // The frame itself must be exactly one packet.
    assert_eq!(decode(&[0xC0], Client), Err(Rule::Truncated.into()));
    assert_eq!(decode(&[0xC0, 0, 0], Client), Err(Rule::TrailingBytes.into()));
    assert_eq!(decode(&[0x40, 2, 0], Client), Err(Rule::Truncated.into()));
    assert_eq!(decode(&[], Client), Err(Rule::Truncated.into()));
}

#[test]
fn remaining_lengths_at_every_edge() {
    // Errata 01: the pseudo-code of 2014 refuses every valid length of four bytes.
    for (remaining, header) in [
        (127usize, [0x30u8, 0x7F, 0, 0, 0].as_slice()),
        (128, &[0x30, 0x80, 0x01]),
        (16_383, &[0x30, 0xFF, 0x7F]),
        (16_384, &[0x30, 0x80, 0x80, 0x01]),
        (2_097_151, &[0x30, 0xFF, 0xFF, 0x7F]),
        (2_097_152, &[0x30, 0x80, 0x80, 0x80, 0x01]),
        (MAX_REMAINING, &[0x30, 0xFF, 0xFF, 0xFF, 0x7F]),
    ] {
        let length = if remaining == 127 { 2 } else { header.len() } + remaining;
        assert_eq!(frame_len(header, usize::MAX), Ok(Some(length)));
        assert_eq!(frame_len(header, length), Ok(Some(length)));
        let refused = frame_len(header, length - 1).unwrap_err();
        assert_eq!((refused.rule, refused.fault()), (Rule::FrameTooLarge, Fault::Receiver));
        if remaining < MAX_REMAINING {
            let payload = vec![0; remaining - 3];
            let packet = Packet::Publish(Publish {
                topic: "t",
                payload: &payload,
                retain: false,
                delivery: Delivery::AtMostOnce,
            });
            let bytes = encoded(packet);
            assert_eq!(bytes.len(), length);
            assert!(header.starts_with(&bytes[..2]));
            assert_eq!(decode(&bytes, Server), Ok(packet));
        }
    }
    for cut in 0..5 {
        assert_eq!(frame_len(&[0x30, 0xFF, 0xFF, 0xFF, 0x7F][..cut], usize::MAX), Ok(None));
    }
    assert_eq!(frame_len(&[0x30, 0xFF, 0xFF, 0xFF, 0xFF], usize::MAX), Err(Rule::LengthField.into()));
    // Longer than necessary: 3.1.1 has no statement against it.
    assert_eq!(frame_len(&[0xC0, 0x80, 0x00], 10), Ok(Some(3)));
    assert_eq!(decode(&[0xC0, 0x80, 0x00], Client), Ok(Packet::PingReq));
}

#[test]
fn a_buffer_too_small_is_told_the_size_and_left_alone() {
    let packet = publish("t", Delivery::AtMostOnce);
    let mut out = [0xEE; 7];
    assert_eq!(packet.encode(&mut out), Err(EncodeError::NoRoom { needed: 8 }));
    assert_eq!(out, [0xEE; 7]);
}

#[test]
fn an_error_names_its_statement() {
    assert_eq!(alloc::format!("{}", Rule::PublishQos), "PUBLISH: QoS 3 [MQTT-3.3.1-4]");
    for rule in Rule::ALL {
        if let Some(id) = rule.id() {
            assert!(alloc::format!("{rule}").ends_with(&alloc::format!("[{id}]")));
        }
    }
}
