//! Replays the fuzzer's corpus: the same function, by path.

#![expect(unreachable_pub, reason = "public in the fuzzer's own crate")]

#[path = "../../../../fuzz/src/input.rs"]
mod input;
#[path = "../../../../fuzz/src/replay.rs"]
mod replay;
#[path = "../../../../fuzz/src/broker.rs"]
mod target;

#[test]
fn broker() {
    replay::replay("mqtt-broker", target::broker);
}
