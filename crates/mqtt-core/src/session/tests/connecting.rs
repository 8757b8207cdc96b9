//! Dialling, CONNACK, keep-alive, time limits, back-off, leaving.

use super::*;

#[test]
fn the_first_poll_asks_for_a_connection_and_connect_is_the_first_packet() {
    // [MQTT-3.1.0-1]
    let mut bench = Bench::new(config());
    bench.publish("t", b"early", QoS::AtLeastOnce);
    assert_eq!(bench.drain(), ["connect", "idle 20000"]);
    bench.session.opened(bench.now);
    bench.says(&["> CONNECT me k60"]);
    bench.broker(&[ACCEPTED]);
    bench.says(&["Connected(false)", "> PUBLISH#1 q1 t=early"]);
}

#[test]
fn the_clean_start_dance_wipes_once_and_then_keeps_the_session() {
    // [MQTT-3.1.2-6] [MQTT-3.1.3-2] [MQTT-3.14.4-1] [MQTT-3.14.4-2]
    let mut bench = Bench::new(Config { clean: Clean::Once, ..config() });
    bench.publish("t", b"x", QoS::AtLeastOnce);
    bench.says(&["connect"]);
    bench.session.opened(bench.now);
    bench.says(&["> CONNECT clean me k60"]);
    bench.broker(&[ACCEPTED]);
    bench.says(&["> DISCONNECT", "close", "connect"]);
    bench.session.opened(bench.now);
    bench.says(&["> CONNECT me k60"]);
    bench.broker(&[ACCEPTED]);
    bench.says(&["Connected(false)", "> PUBLISH#1 q1 t=x"]);
    bench.cut();
    bench.says(&["connect"]);
    bench.session.opened(bench.now);
    bench.says(&["> CONNECT me k60"]);
}

#[test]
fn a_profile_spaces_connections_out_also_in_the_dance() {
    let profile = Profile::AWS_IOT_CORE;
    let mut bench = Bench::new(Config { clean: Clean::Once, profile, ..config() });
    bench.says(&["connect"]);
    bench.session.opened(bench.now);
    bench.says(&["> CONNECT clean me k60"]);
    bench.broker(&[ACCEPTED]);
    assert_eq!(bench.drain(), ["> DISCONNECT", "close", "idle 1000"]);
    bench.pass(1_000);
    bench.says(&["connect"]);
}

#[test]
fn a_session_after_a_clean_start_is_misbehaviour() {
    // [MQTT-3.2.2-1]
    let mut bench = Bench::new(Config { clean: Clean::Always, ..config() });
    bench.says(&["connect"]);
    bench.session.opened(bench.now);
    bench.says(&["> CONNECT clean me k60"]);
    bench.broker(&[RESUMED]);
    bench.says(&[
        "close",
        "Disconnected(the broker broke the protocol: an old session after a clean start [MQTT-3.2.2-1], never connected)",
    ]);
}

#[test]
fn a_refusal_is_named_and_tried_again_after_a_growing_pause() {
    let mut bench = Bench::new(config());
    let mut pauses = Vec::new();
    for _ in 0..9 {
        assert_eq!(bench.said(), ["connect"]);
        bench.session.opened(bench.now);
        bench.said();
        bench.broker(&[Packet::ConnAck(ConnAck::Refused(ConnectRefusal::Credentials))]);
        bench.says(&[
            "close",
            "Disconnected(the broker refused the connection: wrong user name or password, never connected)",
        ]);
        let at = bench.session.deadline().unwrap();
        pauses.push(at.since(bench.now).millis());
        bench.now = at;
    }
    assert!((1_000..=2_000).contains(&pauses[0]), "{pauses:?}");
    assert!(pauses[..6].windows(2).all(|two| two[0] <= two[1]), "{pauses:?}");
    assert!((30_000..=60_000).contains(&pauses[8]), "{pauses:?}");
}

#[test]
fn only_a_connection_that_lived_makes_the_next_pause_short_again() {
    let mut bench = Bench::open(config());
    let mut cut_after = |millis| {
        bench.pass(millis);
        let cut = bench.now;
        bench.cut();
        let pause = bench.now.since(cut).millis();
        bench.reopen(true);
        pause
    };
    let (first, second, third) = (cut_after(0), cut_after(0), cut_after(0));
    assert!(first < 2_000 && second >= 2_000 && third >= 4_000, "{first} {second} {third}");
    assert!(cut_after(10_000) < 2_000);
}

#[test]
fn two_boards_do_not_come_back_in_step() {
    let pause = |seed| {
        let mut bench = Bench::open(Config { seed, ..config() });
        let cut = bench.now;
        bench.cut();
        bench.now.since(cut)
    };
    assert_ne!(pause(1), pause(2));
    assert_eq!(pause(1), pause(1));
}

#[test]
fn dialling_and_the_handshake_share_one_time_limit() {
    let mut bench = Bench::new(config());
    bench.says(&["connect"]);
    bench.pass(15_000);
    bench.session.opened(bench.now);
    assert_eq!(bench.drain(), ["> CONNECT me k60", "idle 5000"]);
    bench.pass(5_000);
    bench.says(&["close", "Disconnected(the broker did not accept the connection in time, never connected)"]);
    // A driver that still reports the old attempt does not disturb the pause.
    bench.session.opened(bench.now);
    bench.session.closed(bench.now, Closed::NotOpened);
    bench.says(&[]);
}

#[test]
fn a_packet_before_connack_is_misbehaviour() {
    // [MQTT-3.2.0-1]
    let mut bench = Bench::new(config());
    bench.says(&["connect"]);
    bench.session.opened(bench.now);
    bench.said();
    bench.broker(&[Packet::PingResp]);
    bench.says(&[
        "close",
        "Disconnected(the broker broke the protocol: PINGRESP before CONNACK [MQTT-3.2.0-1], never connected)",
    ]);
}

#[test]
fn a_second_connack_is_misbehaviour() {
    let mut bench = Bench::open(config());
    bench.broker(&[ACCEPTED]);
    bench.says(&["close", "Disconnected(the broker broke the protocol: a second CONNACK)"]);
}

#[test]
fn an_idle_client_pings_within_its_keep_alive() {
    // [MQTT-3.1.2-23]
    let mut bench = Bench::open(Config { keep_alive: Duration::from_secs(2), ..config() });
    assert_eq!(bench.drain(), ["idle 1500"]);
    for _ in 0..10 {
        bench.pass(1_500);
        bench.says(&["> PINGREQ"]);
        bench.broker(&[Packet::PingResp]);
        assert_eq!(bench.drain(), ["idle 1500"]);
    }
}

#[test]
fn keep_alive_zero_never_pings() {
    let mut bench = Bench::open(Config { keep_alive: Duration::ZERO, ..config() });
    assert_eq!(bench.drain(), ["idle"]);
}

#[test]
fn a_client_that_only_sends_pings_too() {
    // Otherwise a half-open link goes unnoticed as long as its buffers take bytes.
    let mut bench = Bench::open(Config { keep_alive: Duration::from_secs(4), ..config() });
    let mut said = Vec::new();
    for _ in 0..4 {
        bench.pass(1_000);
        bench.publish("t", b"", QoS::AtMostOnce);
        said.extend(bench.said());
    }
    assert_eq!(said.iter().filter(|line| line.contains("PINGREQ")).count(), 1, "{said:?}");
}

#[test]
fn a_ping_without_an_answer_ends_the_connection() {
    let mut bench = Bench::open(config());
    bench.pass(45_000);
    bench.says(&["> PINGREQ"]);
    bench.pass(19_999);
    bench.says(&[]);
    bench.pass(1);
    bench.says(&["close", "Disconnected(the broker did not answer a PINGREQ in time)"]);
}

#[test]
fn a_new_connection_owes_nothing_to_the_old_ones_ping() {
    let mut bench = Bench::open(config());
    bench.pass(45_000);
    bench.says(&["> PINGREQ"]);
    bench.pass(10_000);
    bench.cut();
    bench.pass(30_000);
    assert_eq!(bench.reopen(true), ["idle 45000"]);
    // The same for one that was due but could not leave.
    bench.pass(45_000);
    assert!(matches!(bench.session.poll(bench.now), Output::Send(_)));
    bench.cut();
    assert_eq!(bench.reopen(true), ["idle 45000"]);
}

#[test]
fn a_long_response_time_does_not_stretch_the_keep_alive() {
    // [MQTT-3.1.2-23]
    let keep_alive = Duration::from_secs(4);
    let mut bench = Bench::open(Config { keep_alive, ..config() });
    for _ in 0..6 {
        bench.pass(3_000);
        bench.says(&["> PINGREQ"]);
    }
    bench.pass(3_000);
    bench.says(&["> PINGREQ"]);
    bench.pass(2_000);
    assert_eq!(bench.said()[0], "close");
}

#[test]
fn a_malformed_packet_ends_the_connection_and_is_named() {
    // [MQTT-4.8.0-1] [MQTT-2.2.2-2] [MQTT-3.3.1-4]
    for (bytes, named) in [
        ([0x36, 0], "PUBLISH: QoS 3 [MQTT-3.3.1-4]"),
        ([0xD1, 0], "the flag bits of the first byte are not this packet type's [MQTT-2.2.2-2]"),
        ([0xF0, 0], "packet types 0 and 15 are reserved"),
    ] {
        let mut bench = Bench::open(config());
        assert_eq!(bench.session.receive(bench.now, &bytes), 2);
        bench.says(&["close", &format!("Disconnected(the broker sent a malformed packet: {named})")]);
    }
}

#[test]
fn leaving_ends_with_disconnect_and_nothing_after_it() {
    // [MQTT-3.14.4-1] [MQTT-3.14.4-2]
    let mut bench = Bench::open(config());
    bench.publish("t", b"1", QoS::AtLeastOnce);
    bench.says(&["> PUBLISH#1 q1 t=1"]);
    bench.session.disconnect(bench.now);
    bench.publish("t", b"2", QoS::AtLeastOnce);
    assert_eq!(
        bench.drain(),
        ["> DISCONNECT", "close", "Disconnected(the application asked for it, no retry)", "idle"]
    );
    // What was unacknowledged is still there.
    bench.session.connect(bench.now);
    assert_eq!(bench.reopen(true)[0], "> PUBLISH#1 q1 dup t=1 | PUBLISH#2 q1 t=2");
}

#[test]
fn leaving_in_the_middle_of_a_message_ends_the_message_first() {
    // [MQTT-3.14.4-2]
    let mut bench = Bench::open(config());
    bench.publish("t", &[b'x'; 1500], QoS::AtLeastOnce);
    let Output::Send(bytes) = bench.session.poll(bench.now) else { panic!() };
    assert_eq!(bytes.len(), 1024);
    bench.session.sent(1024);
    bench.session.disconnect(bench.now);
    let Output::Send(bytes) = bench.session.poll(bench.now) else { panic!() };
    assert_eq!((bytes.len(), &bytes[bytes.len() - 2..]), (1508 - 1024 + 2, [0xE0, 0].as_slice()));
}

#[test]
fn leaving_a_link_that_takes_no_bytes_has_a_time_limit() {
    let mut bench = Bench::open(config());
    bench.session.disconnect(bench.now);
    assert!(matches!(bench.session.poll(bench.now), Output::Send(_)));
    bench.pass(20_000);
    bench.says(&["close", "Disconnected(the application asked for it, no retry)"]);
}

#[test]
fn leaving_before_the_end_of_a_connection_was_told_tells_it_all_the_same() {
    let mut bench = Bench::open(config());
    bench.pass(45_000);
    bench.says(&["> PINGREQ"]);
    bench.pass(20_000);
    // The time limit ends the connection; nobody has polled yet.
    bench.session.timeout(bench.now);
    bench.session.disconnect(bench.now);
    bench.says(&["close", "Disconnected(the application asked for it, no retry)"]);
}

#[test]
fn no_response_time_at_all_ends_connections_but_does_no_harm() {
    let mut bench = Bench::open(Config { response_time: Duration::ZERO, ..config() });
    bench.publish("t", b"a", QoS::AtLeastOnce);
    bench.says(&["close", "Disconnected(the broker did not answer a PUBLISH in time)"]);
}

#[test]
fn leaving_while_dialling_gives_the_attempt_up() {
    let mut bench = Bench::new(config());
    bench.says(&["connect"]);
    bench.session.disconnect(bench.now);
    bench.says(&["close", "Disconnected(the application asked for it, never connected, no retry)"]);
    bench.session.connect(bench.now);
    bench.says(&["connect"]);
}

#[test]
fn bytes_that_nobody_waits_for_are_swallowed() {
    let mut bench = Bench::new(config());
    assert_eq!(bench.session.receive(bench.now, &[0xFF; 9999]), 9999);
    bench.says(&["connect"]);
}

#[test]
fn a_configuration_that_cannot_work_is_refused_at_once() {
    let refused = |config| Session::new(config).unwrap_err();
    assert_eq!(
        refused(Config { client_id: "".into(), ..config() }),
        ConfigError::Connect(crate::wire::EncodeError::Invalid(crate::wire::Rule::ClientIdEmpty))
    );
    assert!(Session::new(Config { client_id: "".into(), clean: Clean::Always, ..config() }).is_ok());
    let aws = Config { profile: Profile::AWS_IOT_CORE, ..config() };
    let long = Config { client_id: "x".repeat(129), ..aws.clone() };
    assert_eq!(refused(long), ConfigError::Profile(Limit::ClientIdBytes));
    let slow = Config { keep_alive: Duration::from_secs(1201), ..aws.clone() };
    assert_eq!(refused(slow), ConfigError::Profile(Limit::KeepAlive));
    let will = LastWill { topic: "t".into(), payload: vec![], qos: QoS::ExactlyOnce, retain: false };
    assert_eq!(refused(Config { will: Some(will), ..aws }), ConfigError::Profile(Limit::QoS));
    let wordy = LastWill { topic: "t".into(), payload: vec![0; 2000], qos: QoS::AtMostOnce, retain: false };
    assert_eq!(
        refused(Config { will: Some(wordy), ..config() }),
        ConfigError::BufferTooSmall { needed: 2022 }
    );
}

#[test]
fn a_password_never_shows_in_the_debug_output() {
    let login = Some(Login { username: "u".into(), password: Some(b"s3cret".to_vec()) });
    let mut bench = Bench::new(Config { login, ..config() });
    bench.says(&["connect"]);
    bench.session.opened(bench.now);
    // The packet with the password is in the send buffer now.
    assert!(matches!(bench.session.poll(bench.now), Output::Send(_)));
    let shown = format!("{:?}", bench.session);
    assert!(!shown.contains("s3cret") && !shown.contains("115, 51"), "{shown}");
}
