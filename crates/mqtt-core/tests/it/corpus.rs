//! Replays the fuzzer's corpus: the same functions, by path.

#![expect(unreachable_pub, reason = "public in the fuzzer's own crate")]

#[path = "../../../../fuzz/src/input.rs"]
mod input;
#[path = "../../../../fuzz/src/replay.rs"]
mod replay;
#[path = "../../../../fuzz/src/mqtt.rs"]
mod targets;

use replay::replay;

#[test]
fn decode() {
    replay("mqtt-decode", targets::decode);
}

#[test]
fn encode() {
    replay("mqtt-encode", targets::encode);
}

#[test]
fn framer() {
    replay("mqtt-framer", targets::framer);
}

#[test]
fn topic() {
    replay("mqtt-topic", targets::topic);
}

#[test]
fn session() {
    replay("mqtt-session", targets::session);
}
