//! Subscribe and unsubscribe requests, and subscriptions that the broker forgot.

use super::*;
use crate::wire::Granted;

const Q0: Option<QoS> = Some(QoS::AtMostOnce);
const Q1: Option<QoS> = Some(QoS::AtLeastOnce);

fn suback(number: u16, granted: &[Option<QoS>]) -> Packet<'_> {
    Packet::SubAck(SubAck { id: id(number), granted: Granted::new(granted) })
}

/// With "a" and "b" granted.
#[track_caller]
fn subscribed() -> Bench {
    let mut bench = Bench::open(config());
    bench.session.subscribe(&[("a", QoS::AtMostOnce), ("b", QoS::AtLeastOnce)]).unwrap();
    bench.says(&["> SUBSCRIBE#61440 a q0, b q1"]);
    bench.broker(&[suback(61_440, &[Q0, Q1])]);
    bench.says(&["Subscribed(0, [0, 1])"]);
    bench
}

#[test]
fn requests_are_pipelined_and_matched_by_identifier() {
    // [MQTT-2.3.1-7] [MQTT-3.8.4-5] [MQTT-3.9.3-1]
    let mut bench = Bench::open(config());
    bench.session.subscribe(&[("a", QoS::AtMostOnce)]).unwrap();
    bench.session.subscribe(&[("b", QoS::AtLeastOnce), ("c", QoS::AtMostOnce)]).unwrap();
    bench.session.unsubscribe(&["a"]).unwrap();
    bench.says(&["> SUBSCRIBE#61440 a q0 | SUBSCRIBE#61441 b q1, c q0 | UNSUBSCRIBE#61442 a"]);
    bench.broker(&[suback(61_441, &[Q1, None]), suback(61_440, &[Q0]), Packet::UnsubAck(id(61_442))]);
    bench.says(&["Subscribed(1, [1, 128])", "Subscribed(0, [0])", "Unsubscribed(2)"]);
    // Only "b" is there to be restored.
    bench.cut();
    assert_eq!(bench.reopen(false)[0], "> SUBSCRIBE#61443 b q1");
}

#[test]
fn subscriptions_are_restored_when_the_broker_forgot_and_only_then() {
    let mut bench = subscribed();
    bench.publish("t", b"x", QoS::AtLeastOnce);
    bench.said();
    bench.cut();
    assert_eq!(bench.reopen(true)[0], "> PUBLISH#1 q1 dup t=x");
    bench.cut();
    assert_eq!(bench.reopen(false)[0], "> SUBSCRIBE#61441 a q0, b q1 | PUBLISH#1 q1 dup t=x");
    bench.broker(&[suback(61_441, &[Q0, Q1])]);
    bench.says(&[]);
    bench.cut();
    assert_eq!(bench.reopen(true)[0], "> PUBLISH#1 q1 dup t=x", "both are active again");
}

#[test]
fn a_subscription_refused_at_its_restoration_is_reported_and_gone() {
    let mut bench = subscribed();
    bench.cut();
    assert_eq!(bench.reopen(false)[0], "> SUBSCRIBE#61441 a q0, b q1");
    bench.broker(&[suback(61_441, &[None, None])]);
    bench.says(&["SubscriptionRefused(a)", "SubscriptionRefused(b)"]);
    bench.cut();
    assert!(bench.reopen(false)[0].starts_with("idle"));
}

#[test]
fn a_restoration_that_was_cut_starts_again() {
    let mut bench = subscribed();
    bench.cut();
    bench.reopen(false);
    bench.cut();
    // The broker kept the session, but never had the restoring SUBSCRIBE.
    assert_eq!(bench.reopen(true)[0], "> SUBSCRIBE#61442 a q0, b q1");
}

#[test]
fn a_session_that_may_be_new_is_not_trusted() {
    // The broker forgot, made a new session, and its CONNACK was lost: the next one says "session present".
    let mut bench = subscribed();
    bench.cut();
    bench.says(&["connect"]);
    bench.session.opened(bench.now);
    bench.said();
    bench.session.closed(bench.now, Closed::Broken);
    bench.said();
    bench.now = bench.session.deadline().unwrap();
    assert_eq!(bench.reopen(true)[0], "> SUBSCRIBE#61441 a q0, b q1");
    bench.broker(&[suback(61_441, &[Q0, Q1])]);
    bench.says(&[]);
    bench.cut();
    assert!(bench.reopen(true)[0].starts_with("idle"), "once is enough");
}

#[test]
fn a_restoration_without_an_answer_ends_the_connection() {
    let mut bench = subscribed();
    bench.cut();
    bench.reopen(false);
    bench.pass(20_000);
    bench.says(&["close", "Disconnected(the broker did not answer a SUBSCRIBE in time)"]);
}

#[test]
fn unsubscribing_during_the_restoration_does_not_shift_its_answer() {
    let mut bench = subscribed();
    bench.cut();
    bench.reopen(false);
    bench.session.unsubscribe(&["a"]).unwrap();
    bench.says(&["> UNSUBSCRIBE#61442 a"]);
    bench.broker(&[suback(61_441, &[None, Q1]), Packet::UnsubAck(id(61_442))]);
    bench.says(&["Unsubscribed(1)"]);
    bench.cut();
    assert_eq!(bench.reopen(false)[0], "> SUBSCRIBE#61443 b q1");
}

#[test]
fn a_profile_limits_the_filters_of_one_restoring_packet() {
    let limits = Limits { subscriptions: 50, ..Limits::SMALL };
    let mut bench = Bench::open(Config { profile: Profile::AWS_IOT_CORE, limits, ..config() });
    let names: Vec<_> = (0..12).map(|n| format!("f{n}")).collect();
    for (n, four) in names.chunks(4).enumerate() {
        let filters: Vec<_> = four.iter().map(|name| (name.as_str(), QoS::AtMostOnce)).collect();
        bench.session.subscribe(&filters).unwrap();
        bench.said();
        bench.broker(&[suback(61_440 + n as u16, &[Q0; 4])]);
        bench.said();
    }
    let nine: Vec<_> = (0..9).map(|_| ("x", QoS::AtMostOnce)).collect();
    assert_eq!(bench.session.subscribe(&nine), Err(SubscribeError::Profile(Limit::FiltersPerSubscribe)));
    bench.cut();
    let line = bench.reopen(false)[0].clone();
    assert_eq!(line.matches("q0").count(), 8, "{line}");
    bench.broker(&[suback(61_443, &[Q0; 8])]);
    let line = bench.said()[0].clone();
    assert_eq!(line.matches("q0").count(), 4, "{line}");
}

#[test]
fn an_unanswered_request_is_asked_again_with_its_identifier() {
    // [MQTT-2.3.1-3]
    let mut bench = Bench::open(config());
    bench.session.subscribe(&[("a", QoS::AtMostOnce)]).unwrap();
    bench.said();
    bench.cut();
    assert_eq!(bench.reopen(false)[0], "> SUBSCRIBE#61440 a q0");
    bench.broker(&[suback(61_440, &[Q0])]);
    bench.says(&["Subscribed(0, [0])"]);
}

#[test]
fn a_request_without_an_answer_ends_the_connection() {
    let mut bench = Bench::open(config());
    bench.session.unsubscribe(&["a"]).unwrap();
    bench.said();
    bench.pass(20_000);
    bench.says(&["close", "Disconnected(the broker did not answer a UNSUBSCRIBE in time)"]);
}

#[test]
fn answers_that_do_not_fit_their_request_are_misbehaviour() {
    // [MQTT-2.3.1-7] [MQTT-3.8.4-2] [MQTT-3.8.4-5]
    for (answer, named) in [
        (suback(5, &[Q0]), "SUBACK answers no request [MQTT-2.3.1-7]"),
        (Packet::UnsubAck(id(61_440)), "UNSUBACK answers no request [MQTT-2.3.1-7]"),
        (suback(61_440, &[Q0, Q0]), "SUBACK with too few or too many return codes [MQTT-3.8.4-5]"),
    ] {
        let mut bench = Bench::open(config());
        bench.session.subscribe(&[("a", QoS::AtMostOnce)]).unwrap();
        bench.said();
        bench.broker(&[answer]);
        bench.says(&["close", &format!("Disconnected(the broker broke the protocol: {named})")]);
    }
}

#[test]
fn what_does_not_fit_is_refused_and_changes_nothing() {
    let limits = Limits { subscriptions: 2, requests: 2, request_bytes: 64, ..Limits::SMALL };
    let mut bench = Bench::open(Config { limits, ..config() });
    let q0 = QoS::AtMostOnce;
    assert_eq!(bench.session.subscribe(&[("a", q0), ("b", q0), ("c", q0)]), Err(SubscribeError::NoRoom));
    assert_eq!(bench.session.subscribe(&[(&"x".repeat(100), q0)]), Err(SubscribeError::TooLarge));
    let (empty, misplaced) = (crate::wire::Rule::SubscribeEmpty, crate::wire::Rule::HashPosition);
    assert_eq!(bench.session.subscribe(&[]), Err(SubscribeError::Invalid(empty)));
    assert_eq!(bench.session.subscribe(&[("a#", q0)]), Err(SubscribeError::Invalid(misplaced)));
    bench.session.subscribe(&[("a", q0)]).unwrap();
    bench.session.subscribe(&[("a", q0)]).unwrap();
    assert_eq!(bench.session.subscribe(&[("a", q0)]), Err(SubscribeError::Full));
    assert_eq!(bench.session.unsubscribe(&["a"]), Err(SubscribeError::Full));
    assert_eq!(bench.said().len(), 1);
}

#[test]
fn the_answer_to_an_earlier_request_for_the_same_filter_does_not_undo_the_later_one() {
    let mut bench = Bench::open(config());
    bench.session.subscribe(&[("a", QoS::AtMostOnce)]).unwrap();
    bench.session.subscribe(&[("a", QoS::AtLeastOnce)]).unwrap();
    bench.said();
    bench.broker(&[suback(61_440, &[None]), suback(61_441, &[Q1])]);
    bench.says(&["Subscribed(0, [128])", "Subscribed(1, [1])"]);
    bench.cut();
    assert_eq!(bench.reopen(false)[0], "> SUBSCRIBE#61442 a q1");
}

#[test]
fn unsubscribed_and_subscribed_again_during_the_restoration_counts_as_subscribed() {
    let mut bench = subscribed();
    bench.cut();
    bench.reopen(false);
    bench.session.unsubscribe(&["a"]).unwrap();
    bench.session.subscribe(&[("a", QoS::AtLeastOnce)]).unwrap();
    bench.says(&["> UNSUBSCRIBE#61442 a | SUBSCRIBE#61443 a q1"]);
    bench.broker(&[suback(61_441, &[Q0, Q1]), Packet::UnsubAck(id(61_442)), suback(61_443, &[Q1])]);
    bench.says(&["Unsubscribed(1)", "Subscribed(2, [1])"]);
    bench.cut();
    assert_eq!(bench.reopen(false)[0], "> SUBSCRIBE#61444 a q1, b q1");
}

#[test]
fn unsubscribed_during_a_restoration_that_is_cut_is_not_restored() {
    let mut bench = subscribed();
    bench.cut();
    bench.reopen(false);
    bench.session.unsubscribe(&["a"]).unwrap();
    bench.said();
    bench.cut();
    assert_eq!(bench.reopen(false)[0], "> SUBSCRIBE#61443 b q1 | UNSUBSCRIBE#61442 a");
    bench.broker(&[suback(61_443, &[Q1]), Packet::UnsubAck(id(61_442))]);
    bench.says(&["Unsubscribed(1)"]);
}

#[test]
fn a_filter_reported_as_refused_may_be_asked_for_again_at_once() {
    let mut bench = subscribed();
    bench.cut();
    bench.reopen(false);
    bench.broker(&[suback(61_441, &[None, None])]);
    let Output::Event(Event::SubscriptionRefused { filter: "a" }) = bench.session.poll(bench.now) else {
        panic!()
    };
    // One has been reported, the other has not yet.
    bench.session.subscribe(&[("a", QoS::AtMostOnce), ("b", QoS::AtMostOnce)]).unwrap();
    bench.says(&["> SUBSCRIBE#61442 a q0, b q0"]);
    bench.broker(&[suback(61_442, &[Q0, Q0])]);
    bench.says(&["Subscribed(1, [0, 0])"]);
    bench.cut();
    assert_eq!(bench.reopen(false)[0], "> SUBSCRIBE#61443 a q0, b q0");
}
