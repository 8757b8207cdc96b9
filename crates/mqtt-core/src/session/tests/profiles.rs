//! Every limit of every profile: what is just within passes; what is beyond is refused with the limit's name before
//! anything is sent, or waits.

use super::*;

const QOS1: QoS = QoS::AtLeastOnce;

/// Room for more than any profile allows.
fn roomy(profile: Profile) -> Config {
    let limits = Limits {
        send_buffer: 2 << 20,
        outbound_bytes: 4 << 20,
        in_flight_bytes: 4 << 20,
        outbound_messages: 300,
        in_flight_messages: 300,
        subscriptions: 100,
        subscription_bytes: 1 << 16,
        requests: 100,
        request_bytes: 1 << 16,
        ..Limits::SMALL
    };
    Config { profile, limits, ..config() }
}

fn refused(config: Config) -> Option<Limit> {
    match Session::new(config) {
        Ok(_) => None,
        Err(ConfigError::Profile(limit)) => Some(limit),
        Err(other) => panic!("{other}"),
    }
}

fn not_published(bench: &mut Bench, topic: &str, payload: usize, qos: QoS, retain: bool) -> Option<Limit> {
    let message = Message { topic, payload: &[&vec![0; payload]], qos, retain };
    match bench.session.publish(&message) {
        Ok(_) => None,
        Err(PublishError::Profile(limit)) => Some(limit),
        Err(other) => panic!("{other}"),
    }
}

fn not_subscribed(bench: &mut Bench, filters: &[(&str, QoS)]) -> Option<Limit> {
    match bench.session.subscribe(filters) {
        Ok(_) => None,
        Err(SubscribeError::Profile(limit)) => Some(limit),
        Err(other) => panic!("{other}"),
    }
}

/// The texts that are as long as allowed, and one byte longer.
fn around(most: usize) -> [String; 2] {
    ["x".repeat(most), "x".repeat(most + 1)]
}

#[test]
fn what_a_connection_may_say_of_itself_is_checked_at_construction() {
    for profile in Profile::ALL {
        if let Some(most) = profile.client_id_bytes {
            let [within, beyond] = around(most).map(|client_id| Config { client_id, ..roomy(profile) });
            assert_eq!((refused(within), refused(beyond)), (None, Some(Limit::ClientIdBytes)));
        }
        if let Some(longest) = profile.keep_alive {
            let with = |keep_alive| refused(Config { keep_alive, ..roomy(profile) });
            assert_eq!((with(longest), with(Duration::ZERO)), (None, Some(Limit::KeepAlive)));
            assert_eq!(with(longest.saturating_add(Duration::from_secs(1))), Some(Limit::KeepAlive));
        }
        let will = |topic: &str, payload: usize, qos, retain| {
            let will = LastWill { topic: topic.into(), payload: vec![0; payload], qos, retain };
            refused(Config { will: Some(will), ..roomy(profile) })
        };
        assert_eq!(will("t", 0, profile.max_qos, true), None);
        if let Some(most) = profile.topic_bytes {
            assert_eq!(will(&around(most)[1], 0, QOS1, false), Some(Limit::TopicBytes));
        }
        if profile.max_qos < QoS::ExactlyOnce {
            assert_eq!(will("t", 0, QoS::ExactlyOnce, false), Some(Limit::QoS));
        }
    }
}

#[test]
fn what_is_published_and_asked_for_is_checked_before_it_is_taken() {
    for profile in Profile::ALL {
        // A new limit does not compile here until it is tested somewhere in this file.
        let Profile {
            name,
            client_id_bytes: _,
            topic_bytes,
            topic_slashes,
            payload_bytes,
            retained_bytes,
            keep_alive: _,
            filters_per_subscribe,
            subscriptions,
            in_flight_messages: _,
            in_flight_bytes,
            messages_per_second: _,
            bytes_per_second: _,
            connect_interval: _,
            max_qos,
        } = profile;
        let mut bench = Bench::open(roomy(profile));
        let bench = &mut bench;
        for (most, limit, text) in [
            (topic_bytes, Limit::TopicBytes, around as fn(usize) -> [String; 2]),
            (topic_slashes, Limit::TopicSlashes, |most| ["/".repeat(most), "/".repeat(most + 1)]),
        ] {
            let Some([within, beyond]) = most.map(text) else { continue };
            assert_eq!(not_published(bench, &within, 0, QOS1, false), None, "{name}");
            assert_eq!(not_published(bench, &beyond, 0, QOS1, false), Some(limit), "{name}");
            assert_eq!(not_subscribed(bench, &[(&beyond, QOS1)]), Some(limit), "{name}");
        }
        if let Some(most) = payload_bytes {
            // What may not be in flight at once cannot be sent at all, and is refused for that.
            if in_flight_bytes.is_none_or(|bytes| bytes > most + 100) {
                assert_eq!(not_published(bench, "t", most, QOS1, false), None, "{name}");
            }
            assert_eq!(not_published(bench, "t", most + 1, QOS1, false), Some(Limit::PayloadBytes));
        }
        if let Some(most) = retained_bytes {
            let limit =
                if payload_bytes == retained_bytes { Limit::PayloadBytes } else { Limit::RetainedBytes };
            assert_eq!(not_published(bench, "t", most + 1, QOS1, true), Some(limit), "{name}");
        }
        if max_qos < QoS::ExactlyOnce {
            assert_eq!(not_published(bench, "t", 0, QoS::ExactlyOnce, false), Some(Limit::QoS));
            assert_eq!(not_subscribed(bench, &[("t", QoS::ExactlyOnce)]), Some(Limit::QoS));
        }
        if let Some(most) = filters_per_subscribe {
            let filters = vec![("t", QOS1); most + 1];
            assert_eq!(not_subscribed(bench, &filters), Some(Limit::FiltersPerSubscribe));
        }
        let taken = (0..subscriptions.unwrap_or(90)).all(|number| {
            let filter = format!("f/{number}");
            not_subscribed(bench, &[(&filter, QOS1)]).is_none()
        });
        assert!(taken, "{name}");
        let one_more = subscriptions.map(|_| Limit::Subscriptions);
        assert_eq!(not_subscribed(bench, &[("one/more", QOS1)]), one_more, "{name}");
    }
}

#[test]
fn what_may_be_under_way_and_how_fast_is_kept_by_waiting() {
    for profile in Profile::ALL {
        let mut bench = Bench::open(roomy(profile));
        let window = profile.in_flight_messages.unwrap_or(200);
        let burst = profile.messages_per_second.map_or(200, |most| most as usize).min(window);
        for _ in 0..200 {
            bench.publish("t", b"x", QOS1);
        }
        bench.said();
        assert_eq!(bench.session.in_flight(), burst, "{}", profile.name);
        // With everything acknowledged, the rate alone decides.
        let acks: Vec<_> = (1..=burst as u16).map(|number| Packet::PubAck(id(number))).collect();
        bench.broker(&acks);
        bench.said();
        let next = if profile.messages_per_second.is_some() { 0 } else { window.min(200 - burst) };
        assert_eq!(bench.session.in_flight(), next, "{}", profile.name);

        for (most, with_time) in
            [(profile.in_flight_bytes, false), (profile.bytes_per_second.map(|most| most as usize), true)]
        {
            let Some(most) = most else { continue };
            let size = (most / 5 * 2).min(profile.payload_bytes.unwrap_or(most));
            let most = most / (size + 8);
            let mut bench = Bench::open(roomy(profile));
            for _ in 0..=most {
                bench.publish("t", &vec![0; size], QOS1);
            }
            bench.said();
            assert_eq!(bench.session.in_flight(), most, "{}", profile.name);
            bench.pass(2_000);
            bench.said();
            assert_eq!(bench.session.in_flight(), most + usize::from(with_time), "{}", profile.name);
        }
    }
}
