//! Operations against scripted boards, and against the real board's side.

use alloc::collections::VecDeque;
use alloc::string::{String, ToString};
use alloc::vec;

use super::*;
use crate::limits::{BARRIER_EVERY, COMMAND_CHUNK_BYTES, IN_FLIGHT_CAREFUL, PUT_WINDOW};
use crate::server::{Message, Output as ServerOutput, Request, Server};

const TIMEOUT: Duration = Duration::from_secs(60);
const START: Instant = Instant::from_secs(1_000);

fn prefix() -> Prefix {
    Prefix::new("t/mqb").unwrap()
}

fn id(text: &str) -> Id {
    Id::new(text).unwrap()
}

fn eval(source: &str) -> Operation {
    Operation::eval(&prefix(), id("me"), source.as_bytes().to_vec(), TIMEOUT, START)
}

fn get() -> Operation {
    Operation::get(&prefix(), id("me"), "f", TIMEOUT, START)
}

fn put() -> Operation {
    Operation::put(&prefix(), id("me"), id("bar"), "f", TIMEOUT, START)
}

/// All that it publishes until it waits: topic and payload. A `put` reads zeroes from an endless file.
fn published(operation: &mut Operation) -> Vec<(String, Vec<u8>)> {
    let mut all = Vec::new();
    loop {
        match operation.poll(START) {
            Output::Publish { topic, header, data } => all.push((topic.to_string(), [header, data].concat())),
            Output::Read { .. } => {
                operation.read_done(COMMAND_CHUNK_BYTES, false);
                continue;
            }
            Output::Idle(_) | Output::Done(_) => return all,
        }
        operation.published(START);
    }
}

#[track_caller]
fn fails(operation: &mut Operation, now: Instant) -> Failure {
    match operation.poll(now) {
        Output::Done(Err(failure)) => failure,
        other => panic!("not failed, but {other:?}"),
    }
}

#[test]
fn an_error_without_a_header_ends_the_command_with_its_text() {
    let mut op = eval("x");
    assert_eq!(published(&mut op), [("t/mqb/cmd/eval/me".into(), b"\x80\x00x".to_vec())]);
    op.handle(START, Reply::Err, b"Traceback...\r\n");
    assert_eq!(fails(&mut op, START).board_text().unwrap(), "Traceback...");
}

#[test]
fn an_answer_in_numbered_parts_is_put_together() {
    let mut op = eval("x");
    let _ = published(&mut op);
    for part in [&b"\x00\x00ab"[..], b"\x00\x00ab", b"\x00\x01c", b"\x80\x02"] {
        op.handle(START, Reply::Out, part);
    }
    assert_eq!(op.poll(START), Output::Done(Ok(b"abc".to_vec())));
    assert_eq!(op.poll(START), Output::Idle(None));
}

#[test]
fn a_missing_part_is_a_failure() {
    let mut op = get();
    let _ = published(&mut op);
    assert_eq!(op.handle(START, Reply::Out, b"\x00\x00ab"), b"ab");
    assert_eq!(op.handle(START, Reply::Out, b"\x00\x02ab"), b"");
    assert_eq!(fails(&mut op, START), Failure::Gap { expected: 1, got: 2 });
}

// The original takes any short content that begins like an acknowledgement for one, and loses it.
#[test]
fn content_that_looks_like_an_acknowledgement_is_content() {
    let mut op = get();
    let _ = published(&mut op);
    assert_eq!(op.handle(START, Reply::Out, b"\x00\x00SEQ 7"), b"SEQ 7");
    op.handle(START, Reply::Out, b"\x80\x01");
    assert_eq!(op.poll(START), Output::Done(Ok(vec![])));
    let mut op = eval("x");
    let _ = published(&mut op);
    op.handle(START, Reply::Out, b"\xff\xffSEQ 7");
    assert_eq!(op.poll(START), Output::Done(Ok(b"SEQ 7".to_vec())));
}

#[test]
fn patience_is_counted_from_the_last_sign_of_life() {
    let mut op = get();
    let _ = published(&mut op);
    assert_eq!(op.poll(START), Output::Idle(Some(START + TIMEOUT)));
    let later = START + Duration::from_secs(50);
    op.handle(later, Reply::Out, b"\x00\x00ab");
    assert_eq!(op.poll(START + TIMEOUT), Output::Idle(Some(later + TIMEOUT)));
    assert_eq!(fails(&mut op, later + TIMEOUT), Failure::NoAnswer { after: TIMEOUT });
}

#[test]
fn a_board_that_is_offline_is_not_asked() {
    let mut op = eval("x");
    op.status(START, &Status::from_json(&Status::will()).unwrap());
    assert_eq!(fails(&mut op, START), Failure::Offline);
    assert_eq!(published(&mut op), []);
}

#[test]
fn a_board_that_goes_has_a_little_time_to_come_back() {
    let (gone, back) = (Status::from_json(&Status::will()).unwrap(), Status::online());
    let mut op = eval("x");
    let _ = published(&mut op);
    op.status(START, &gone);
    assert_eq!(op.poll(START), Output::Idle(Some(START + OFFLINE_GRACE)));
    op.status(START, &back);
    assert_eq!(op.poll(START), Output::Idle(Some(START + TIMEOUT)));
    op.status(START, &gone);
    assert_eq!(fails(&mut op, START + OFFLINE_GRACE), Failure::Gone);
}

#[test]
fn a_restart_in_mid_command_is_seen_at_once() {
    let boot = |n: &str| Status { boot_id: n.into(), ..Status::online() };
    let mut op = eval("x");
    op.status(START, &boot("1"));
    let _ = published(&mut op);
    op.status(START, &boot("1"));
    assert!(matches!(op.poll(START), Output::Idle(_)));
    op.status(START, &boot("2"));
    assert_eq!(fails(&mut op, START), Failure::Restarted);
}

#[test]
fn paths_that_no_topic_can_hold_are_refused() {
    for path in ["", "a#", "a+b", "a\0", "a\tb"] {
        let mut op = Operation::get(&prefix(), id("me"), path, TIMEOUT, START);
        assert_eq!(fails(&mut op, START), Failure::BadPath, "{path:?}");
    }
}

#[test]
fn a_program_that_is_too_long_is_refused() {
    let source = vec![b' '; EVAL_BYTES_MAX + 1];
    let mut op = Operation::eval(&prefix(), id("me"), source, TIMEOUT, START);
    assert!(matches!(fails(&mut op, START), Failure::SourceTooLong { .. }));
}

#[test]
fn to_an_unknown_board_few_frames_are_in_flight_and_the_broker_moves_them() {
    let mut op = put();
    assert_eq!(published(&mut op).len(), IN_FLIGHT_CAREFUL);
    op.acknowledged(START);
    op.acknowledged(START);
    assert_eq!(published(&mut op).len(), 2);
}

#[test]
fn a_board_that_acknowledges_opens_the_window_with_each_new_acknowledgement() {
    let mut op = put();
    op.status(START, &Status::online());
    assert_eq!(published(&mut op).len(), usize::from(PUT_WINDOW));
    for _ in 0..PUT_WINDOW {
        op.acknowledged(START);
    }
    assert_eq!(published(&mut op), [], "the broker's acknowledgements are not the board's");
    op.handle(START, Reply::Out, b"\xff\xffSEQ 8");
    assert_eq!(published(&mut op).len(), 9);
    // The original ends the command here, as a success.
    for repeated in [&b"\xff\xffSEQ 8"[..], b"\xff\xffSEQ 0", b"\xff\xffSEQ 999"] {
        op.handle(START, Reply::Out, repeated);
        assert_eq!(published(&mut op), []);
    }
    assert!(matches!(op.poll(START), Output::Idle(_)));
}

// The original's board acknowledges an `ota`, from frame 0 on, without saying so in a status.
#[test]
fn an_image_is_always_sent_by_the_boards_acknowledgements() {
    let mut op = Operation::ota(&prefix(), id("me"), "00ff", TIMEOUT, START);
    let sent = published(&mut op);
    assert_eq!(sent.len(), usize::from(PUT_WINDOW));
    assert!(
        sent.iter().all(|(topic, payload)| topic == "t/mqb/cmd/ota/me/00ff" && payload.len() == 2 + 1024)
    );
    for _ in 0..PUT_WINDOW {
        op.acknowledged(START);
    }
    op.handle(START, Reply::Out, b"\xff\xffSEQ 0");
    assert_eq!(published(&mut op).len(), 1);
    op.handle(START, Reply::Out, b"\xff\xffSEQ 8");
    op.handle(START, Reply::Out, b"\xff\xffSEQ 8");
    assert_eq!(published(&mut op).len(), 8);
}

// A program built for debugging has 40 MB: more than the original's frames can number.
#[test]
fn an_image_goes_to_a_board_of_version_2_in_large_frames_and_a_limit_is_the_one_that_counts() {
    for (extended, chunk) in [(true, 1_400), (false, 1_024_usize)] {
        let mut op = Operation::ota(&prefix(), id("me"), "00ff", TIMEOUT, START);
        if extended {
            op.status(START, &Status::online());
        }
        let mut frames = 0_u16;
        loop {
            match op.poll(START) {
                Output::Read { buffer } => {
                    let length = buffer.len();
                    op.read_done(length, false);
                }
                Output::Publish { data, .. } => {
                    assert_eq!(data.len(), chunk);
                    op.published(START);
                    op.acknowledged(START);
                    let ack = [&b"\xff\xffSEQ "[..], alloc::format!("{frames}").as_bytes()].concat();
                    op.handle(START, Reply::Out, &ack);
                    frames += 1;
                }
                Output::Done(outcome) => {
                    let most = 32_767 * chunk as u64;
                    assert_eq!(outcome, Err(Failure::FileTooLong { most }));
                    break;
                }
                other => panic!("{other:?}"),
            }
        }
        assert_eq!(frames, 32_767);
    }
}

#[test]
fn with_a_board_that_does_not_acknowledge_barriers_do() {
    let mut op = put();
    let mut frames = 0;
    let mut barriers = 0;
    for _ in 0..1_000 {
        for (topic, payload) in published(&mut op) {
            match topic.as_str() {
                "t/mqb/cmd/put/me/f" => frames += 1,
                "t/mqb/cmd/eval/bar" => {
                    assert_eq!(payload, b"\x80\x000");
                    barriers += 1;
                }
                other => panic!("{other}"),
            }
            op.acknowledged(START);
        }
    }
    assert_eq!((frames, barriers), (2 * BARRIER_EVERY, 2), "the broker's queue is never the limit");
    assert!(op.listens_to("bar") && op.listens_to("me") && !op.listens_to("else"));
    op.handle_other(START);
    let more = published(&mut op);
    assert_eq!(more.len(), IN_FLIGHT_CAREFUL);
}

/// An operation and a server with a loss-free network in between, both run until nothing moves.
struct World {
    server: Server,
    file: Vec<u8>,
    read: usize,
    status: bool,
    up: VecDeque<(String, Vec<u8>)>,
}

impl World {
    fn new(file: &[u8], status: bool) -> Self {
        Self { server: Server::new(prefix()), file: file.to_vec(), read: 0, status, up: VecDeque::new() }
    }

    /// Runs the operation to its end; what it wrote and how it ended.
    fn run(&mut self, mut op: Operation, local: &[u8]) -> (Vec<u8>, Result<Vec<u8>, Failure>) {
        let (mut got, mut at) = (Vec::new(), 0);
        if self.status {
            op.status(START, &Status::online());
        }
        loop {
            match op.poll(START) {
                Output::Done(outcome) => return (got, outcome),
                Output::Publish { topic, header, data } => {
                    self.up.push_back((topic.to_string(), [header, data].concat()));
                    op.published(START);
                    continue;
                }
                Output::Read { buffer } => {
                    let length = buffer.len().min(local.len() - at);
                    buffer[..length].copy_from_slice(&local[at..at + length]);
                    at += length;
                    op.read_done(length, at == local.len());
                    continue;
                }
                Output::Idle(_) => {}
            }
            if let Some((topic, payload)) = self.up.pop_front() {
                op.acknowledged(START);
                self.serve(&topic, &payload);
            }
            match self.server.poll(START) {
                ServerOutput::Publish { topic, header, data } => {
                    let payload = [header, data].concat();
                    let (reply, name) = prefix().parse_reply(topic).map(|(r, n)| (r, n.to_string())).unwrap();
                    self.server.published(START);
                    if name == op.id().as_str() {
                        got.extend_from_slice(op.handle(START, reply, &payload));
                    } else {
                        op.handle_other(START);
                    }
                }
                ServerOutput::Read { id, buffer } => {
                    let rest = &self.file[self.read..];
                    let length = rest.len().min(buffer.len());
                    buffer[..length].copy_from_slice(&rest[..length]);
                    self.read += length;
                    self.server.read_done(START, id, length);
                }
                ServerOutput::Abandon { .. } => panic!("abandoned"),
                ServerOutput::Idle(_) => {}
            }
        }
    }

    fn serve(&mut self, topic: &str, payload: &[u8]) {
        match self.server.handle(START, &Message { topic, payload, retain: false, dup: false }) {
            Some(Request::Get { id, .. }) => self.server.opened(START, id),
            Some(Request::Ota { id, first, data, .. } | Request::Put { id, first, data, .. }) => {
                if first {
                    self.file.clear();
                }
                self.file.extend_from_slice(data);
                self.server.stored(id);
            }
            Some(Request::Eval { id, .. }) => self.server.ok(id),
            Some(Request::Interrupt { .. }) | None => {}
        }
    }
}

fn content(size: usize) -> Vec<u8> {
    (0..size).map(|n| (n * 7 + n / 251) as u8).collect()
}

#[test]
fn both_sides_agree_on_every_size() {
    for size in [0, 1, 1399, 1400, 1401, 2799, 2800, 2801, 102_400, 1_000_000] {
        let file = content(size);
        for status in [true, false] {
            let mut world = World::new(b"old", status);
            assert_eq!(world.run(put(), &file), (vec![], Ok(b"OK".to_vec())), "put {size} {status}");
            assert!(world.file == file, "put {size} {status}");
            let (got, outcome) = World::new(&file, status).run(get(), &[]);
            assert_eq!(outcome, Ok(vec![]), "get {size} {status}");
            assert!(got == file, "get {size} {status}");
        }
    }
}

#[test]
fn the_last_frame_is_not_empty_unless_the_file_is() {
    for (size, frames) in [(0, 1), (1, 1), (1400, 1), (1401, 2), (2800, 2)] {
        let mut op = put();
        let mut sent = Vec::new();
        let mut left = size;
        loop {
            match op.poll(START) {
                Output::Read { buffer } => {
                    let length = buffer.len().min(left);
                    left -= length;
                    op.read_done(length, left == 0);
                }
                Output::Publish { header, data, .. } => {
                    sent.push([header, data].concat());
                    op.published(START);
                }
                Output::Idle(_) | Output::Done(_) => break,
            }
        }
        assert_eq!(sent.len(), frames, "{size} bytes");
        assert_eq!(sent.last().unwrap()[..2], [0x80, frames as u8 - 1]);
    }
}
