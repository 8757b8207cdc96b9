//! The codec on random bytes, damaged packets and random packets, with oracles.

use mqtt_core::wire::{
    ConnAck, Connect, ConnectRefusal, Credentials, Delivery, Filters, Granted, Packet, PacketId, Publish,
    QoS, Side, SubAck, Subscribe, SubscribeFilters, Unsubscribe, Will, decode, frame_len, topic,
};

use crate::random::{Random, for_seeds};

/// Decodes everything in `bytes`, and checks what must hold for any bytes.
fn digest(bytes: &[u8]) {
    for from in [Side::Client, Side::Server] {
        if let Ok(packet) = decode(bytes, from) {
            // What was accepted can be sent, and says the same again; only the length field may get shorter.
            let mut again = vec![0; packet.encoded_len()];
            assert_eq!(packet.encode(&mut again), Ok(again.len()));
            assert!(again.len() <= bytes.len());
            assert_eq!(decode(&again, from), Ok(packet));
            assert_eq!(frame_len(bytes, bytes.len()), Ok(Some(bytes.len())));
        }
    }
    if let Ok(Some(len)) = frame_len(bytes, usize::MAX) {
        assert!(len >= 2);
        // The answer does not depend on what follows.
        assert_eq!(frame_len(&bytes[..bytes.len().min(5)], usize::MAX), Ok(Some(len)));
    }
}

#[test]
fn random_bytes_never_panic_and_what_is_accepted_is_canonical() {
    for_seeds("random_bytes", 100_000, |random| {
        let len = random.below(40);
        let mut bytes = random.bytes(len);
        // Half of them get a plausible header, or hardly any would pass its checks.
        if bytes.len() >= 2 && random.one_in(2) {
            bytes[0] = random.pick(&[
                0x10, 0x20, 0x30, 0x32, 0x34, 0x3D, 0x40, 0x50, 0x62, 0x70, 0x82, 0x90, 0xA2, 0xB0, 0xC0,
                0xD0,
            ]);
            bytes[1] = (bytes.len() - 2) as u8;
        }
        digest(&bytes);
    });
}

#[test]
fn damaged_packets_never_panic() {
    for_seeds("damaged_packets", 20_000, |random| {
        let mut bytes = Vec::new();
        with_packet(random, |packet, _| {
            bytes = vec![0; packet.encoded_len()];
            packet.encode(&mut bytes).unwrap();
        });
        for _ in 0..=random.below(3) {
            match random.below(4) {
                0 if !bytes.is_empty() => {
                    let at = random.below(bytes.len());
                    bytes[at] = random.next() as u8;
                }
                1 if !bytes.is_empty() => {
                    let at = random.below(bytes.len());
                    bytes[at] ^= 1 << random.below(8);
                }
                2 => bytes.truncate(random.below(bytes.len() + 1)),
                _ => bytes.push(random.next() as u8),
            }
        }
        digest(&bytes);
    });
}

#[test]
fn every_packet_survives_the_way_to_bytes_and_back() {
    for_seeds("every_packet_survives", 20_000, |random| {
        with_packet(random, |packet, from| {
            let mut bytes = vec![0; packet.encoded_len()];
            assert_eq!(packet.encode(&mut bytes), Ok(bytes.len()));
            assert_eq!(decode(&bytes, from), Ok(packet));
            // No room but exactly enough: nothing is written.
            let mut short = vec![0xEE; bytes.len() - 1];
            assert!(packet.encode(&mut short).is_err());
            assert!(short.iter().all(|&byte| byte == 0xEE));
        });
    });
}

#[test]
fn a_stream_gives_the_same_packets_however_it_is_split() {
    for_seeds("however_it_is_split", 2_000, |random| {
        let (mut stream, mut lengths) = (Vec::new(), Vec::new());
        for _ in 0..random.below(10) {
            with_packet(random, |packet, _| {
                let start = stream.len();
                stream.resize(start + packet.encoded_len(), 0);
                packet.encode(&mut stream[start..]).unwrap();
                lengths.push(packet.encoded_len());
            });
        }
        let (mut start, mut come, mut found) = (0, 0, Vec::new());
        while come < stream.len() {
            come = (come + 1 + random.below(20)).min(stream.len());
            while let Some(len) = frame_len(&stream[start..come], 1 << 20).unwrap() {
                if start + len > come {
                    break;
                }
                found.push(len);
                start += len;
            }
        }
        assert_eq!(found, lengths);
    });
}

#[test]
fn matching_agrees_with_its_definition() {
    // The definition, word by word, without regard to speed.
    fn fits(filter: &[&str], name: &[&str]) -> bool {
        match (filter.split_first(), name.split_first()) {
            (Some((&"#", [])), _) => true,
            (Some((f, filter)), Some((n, name))) => (*f == "+" || f == n) && fits(filter, name),
            (None, None) => true,
            _ => false,
        }
    }
    for_seeds("matching_agrees", 100_000, |random| {
        let mut levels = |choices: &[&str]| {
            let count = 1 + random.below(4);
            (0..count).map(|_| random.pick(choices)).collect::<Vec<_>>().join("/")
        };
        let (filter, name) = (levels(&["a", "b", "", "+", "#", "$s"]), levels(&["a", "b", "", "$s"]));
        if topic::valid_filter(&filter).is_err() || topic::valid_name(&name).is_err() {
            return;
        }
        let (f, n): (Vec<_>, Vec<_>) = (filter.split('/').collect(), name.split('/').collect());
        let hidden = name.starts_with('$') && filter.starts_with(['+', '#']);
        assert_eq!(topic::matches(&filter, &name), fits(&f, &n) && !hidden, "{filter} {name}");
    });
}

/// Calls `check` with a random valid packet and a side that may send it.
fn with_packet(random: &mut Random, mut check: impl FnMut(Packet<'_>, Side)) {
    let names = ["t", "a/b/c", "/", "$SYS/x", "\u{FEFF}z", "gr\u{FC}n/\u{1F331}", "x/y/z/0/1/2/3"];
    let filters = ["#", "+", "a/+/b/#", "$SYS/#", "/+", "plain", "\u{FC}/+"];
    let id = PacketId::new(1 + random.below(65_535) as u16).unwrap();
    let qos = random.pick(&[QoS::AtMostOnce, QoS::AtLeastOnce, QoS::ExactlyOnce]);
    let (len, far) = (random.below(200), random.one_in(50));
    let payload = random.bytes(if far { len * 500 } else { len });
    let short = &payload[..len.min(payload.len())];
    let side = random.pick(&[Side::Client, Side::Server]);
    match random.below(12) {
        0 => {
            let will = Will { topic: random.pick(&names), payload: short, qos, retain: random.one_in(2) };
            let password = random.one_in(2).then_some(short);
            let credentials = Credentials { username: random.pick(&["", "me", "\u{FC}"]), password };
            let connect = Connect {
                client_id: random.pick(&names),
                clean_session: random.one_in(2),
                keep_alive: random.next() as u16,
                will: random.one_in(2).then_some(will),
                credentials: random.one_in(2).then_some(credentials),
            };
            check(Packet::Connect(connect), Side::Client);
        }
        1 => {
            let refusal = ConnectRefusal::from_bits(1 + random.below(5) as u8).unwrap();
            let accepted = ConnAck::Accepted { session_present: random.one_in(2) };
            let conn_ack = if random.one_in(2) { accepted } else { ConnAck::Refused(refusal) };
            check(Packet::ConnAck(conn_ack), Side::Server);
        }
        2 | 3 => {
            let dup = random.one_in(2);
            let delivery = match qos {
                QoS::AtMostOnce => Delivery::AtMostOnce,
                QoS::AtLeastOnce => Delivery::AtLeastOnce { id, dup },
                QoS::ExactlyOnce => Delivery::ExactlyOnce { id, dup },
            };
            let publish =
                Publish { topic: random.pick(&names), payload: &payload, retain: random.one_in(2), delivery };
            check(Packet::Publish(publish), side);
        }
        4 => check(Packet::PubAck(id), side),
        5 => check(random.pick(&[Packet::PubRec(id), Packet::PubComp(id)]), side),
        6 => check(Packet::PubRel(id), side),
        7 => {
            let count = 1 + random.below(5);
            let list: Vec<_> = (0..count).map(|_| (random.pick(&filters), qos)).collect();
            check(Packet::Subscribe(Subscribe { id, filters: SubscribeFilters::new(&list) }), Side::Client);
        }
        8 => {
            let count = 1 + random.below(5);
            let list: Vec<_> = (0..count).map(|_| QoS::from_bits(random.below(4) as u8)).collect();
            check(Packet::SubAck(SubAck { id, granted: Granted::new(&list) }), Side::Server);
        }
        9 => {
            let count = 1 + random.below(5);
            let list: Vec<_> = (0..count).map(|_| random.pick(&filters)).collect();
            check(Packet::Unsubscribe(Unsubscribe { id, filters: Filters::new(&list) }), Side::Client);
        }
        10 => check(Packet::UnsubAck(id), Side::Server),
        _ => match random.below(3) {
            0 => check(Packet::PingReq, Side::Client),
            1 => check(Packet::PingResp, Side::Server),
            _ => check(Packet::Disconnect, Side::Client),
        },
    }
}
