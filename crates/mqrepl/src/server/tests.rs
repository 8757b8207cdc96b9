//! The server's promises, each as a short conversation.

use alloc::string::{String, ToString};
use alloc::vec::Vec;

use monotime::Instant;

use super::*;
use crate::limits::{COMMAND_CHUNK_BYTES, REMEMBERED_IDS, TRANSFERS_MAX};

/// A server, the time, and a file system that holds one file.
struct Board {
    server: Server,
    now: Instant,
    file: Vec<u8>,
    at: usize,
    abandoned: Vec<String>,
}

#[derive(Debug, Eq, PartialEq)]
struct Sent {
    topic: String,
    payload: Vec<u8>,
}

impl Board {
    fn new() -> Self {
        let server = Server::new(Prefix::new("t/mqb").unwrap());
        Self { server, now: Instant::ZERO, file: Vec::new(), at: 0, abandoned: Vec::new() }
    }

    /// A message, and what the board is asked to do because of it.
    fn take<'m>(&mut self, topic: &'m str, payload: &'m [u8]) -> Option<Request<'m>> {
        self.server.handle(self.now, &Message { topic, payload, retain: false, dup: false })
    }

    #[track_caller]
    fn ignores(&mut self, topic: &str, payload: &[u8]) {
        assert_eq!(self.take(topic, payload), None);
        assert_eq!(self.sent(), []);
    }

    /// All that the server publishes until it is idle, reading the file as it asks.
    fn sent(&mut self) -> Vec<Sent> {
        let mut all = Vec::new();
        loop {
            let (id, length) = match self.server.poll(self.now) {
                Output::Abandon { id } => {
                    self.abandoned.push(id.to_string());
                    continue;
                }
                Output::Idle(_) => return all,
                Output::Publish { topic, header, data } => {
                    all.push(Sent { topic: topic.into(), payload: [header, data].concat() });
                    self.server.published(self.now);
                    continue;
                }
                Output::Read { id, buffer } => {
                    let rest = &self.file[self.at..];
                    let length = rest.len().min(buffer.len());
                    buffer[..length].copy_from_slice(&rest[..length]);
                    self.at += length;
                    (id, length)
                }
            };
            self.server.read_done(self.now, id, length);
        }
    }

    #[track_caller]
    fn answers(&mut self, id: &str, data: &[u8]) {
        assert_eq!(self.sent(), [out(id, [0xff, 0xff], data)]);
    }

    #[track_caller]
    fn fails(&mut self, id: &str, text: &str) {
        assert_eq!(self.sent(), [err(id, text)]);
    }

    /// A whole `get`, with the sizes of the data in its frames checked against the sequence numbers.
    fn get(&mut self, file: &[u8]) -> Vec<Sent> {
        (self.file, self.at) = (file.to_vec(), 0);
        let request = self.take("t/mqb/cmd/get/g1/f", b"\x80\x00");
        assert_eq!(request, Some(Request::Get { id: id("g1"), path: "f" }));
        assert_eq!(self.sent(), [], "nothing before the file is open");
        self.server.opened(self.now, id("g1"));
        self.sent()
    }
}

fn id(text: &str) -> Id {
    Id::new(text).unwrap()
}

fn out(id: &str, header: [u8; 2], data: &[u8]) -> Sent {
    Sent { topic: format!("t/mqb/reply/out/{id}"), payload: [&header, data].concat() }
}

fn err(id: &str, text: &str) -> Sent {
    Sent { topic: format!("t/mqb/reply/err/{id}"), payload: text.as_bytes().to_vec() }
}

#[test]
fn eval_is_answered_in_one_message_without_a_number() {
    let mut board = Board::new();
    let request = board.take("t/mqb/cmd/eval/e1", b"\x80\x00 2+3");
    assert_eq!(request, Some(Request::Eval { id: id("e1"), source: " 2+3" }));
    assert_eq!(board.sent(), []);
    board.server.answer(id("e1"), b"5".to_vec());
    board.answers("e1", b"5");
}

#[test]
fn an_error_has_no_header() {
    let mut board = Board::new();
    board.take("t/mqb/cmd/eval/e1", b"\x80\x00x").unwrap();
    board.server.fail(id("e1"), "Traceback");
    board.fails("e1", "Traceback");
}

#[test]
fn eval_takes_one_frame_only() {
    let mut board = Board::new();
    assert_eq!(board.take("t/mqb/cmd/eval/e1", b"\x00\x00a"), None);
    board.fails("e1", "MQRepl protocol error eval: only single message supported");
    board.ignores("t/mqb/cmd/eval/e1", b"\x00\x01b");
}

#[test]
fn a_repeated_command_is_answered_again_and_not_run_again() {
    let mut board = Board::new();
    board.take("t/mqb/cmd/eval/e1", b"\x80\x00n+=1").unwrap();
    board.ignores("t/mqb/cmd/eval/e1", b"\x80\x00n+=1");
    board.server.answer(id("e1"), b"1".to_vec());
    board.answers("e1", b"1");
    assert_eq!(board.take("t/mqb/cmd/eval/e1", b"\x80\x00n+=1"), None);
    board.answers("e1", b"1");
}

#[test]
fn the_watchdog_and_the_empty_id_are_used_again_and_again() {
    let mut board = Board::new();
    for name in ["0F00D", ""] {
        for _ in 0..3 {
            let topic = format!("t/mqb/cmd/eval/{name}/");
            board.take(&topic, b"\x80\x00watchdog.feed()").unwrap();
            board.server.answer(id(name), b"None".to_vec());
            board.answers(name, b"None");
        }
    }
}

#[test]
fn only_the_last_ids_are_remembered() {
    let mut board = Board::new();
    for n in 0..=REMEMBERED_IDS {
        let (topic, name) = (format!("t/mqb/cmd/eval/{n}"), n.to_string());
        board.take(&topic, b"\x80\x00x").unwrap();
        board.server.ok(id(&name));
        board.answers(&name, b"OK");
    }
    assert!(board.take("t/mqb/cmd/eval/0", b"\x80\x00x").is_some(), "the oldest is forgotten");
    assert!(board.take("t/mqb/cmd/eval/1", b"\x80\x00x").is_none());
}

#[test]
fn every_malformed_command_gets_an_answer() {
    let mut board = Board::new();
    for (topic, payload, name, text) in [
        ("nope/a1", &b"\x80\x00"[..], "a1", "Command 'nope' not supported"),
        ("ota/a2", b"\x00\x00image", "a2", "MQRepl protocol error ota: no file name"),
        ("eval/a3", b"\x80", "a3", "MQRepl protocol error eval: frame too short"),
        ("eval/a4", b"\x80\x00\xff", "a4", "MQRepl protocol error eval: the source is not UTF-8"),
        ("get/a5", b"\x80\x00", "a5", "MQRepl protocol error get: no file name"),
        ("put/a6", b"\x80\x00", "a6", "MQRepl protocol error put: no file name"),
        ("put/a7/f", b"\x80\x01x", "a7", "MQRepl protocol error put: missing first message"),
        ("interrupt/a8/zz", b"\x80\x00", "a8", "MQRepl protocol error interrupt: no command 'zz' is running"),
    ] {
        assert_eq!(board.take(&format!("t/mqb/cmd/{topic}"), payload), None);
        board.fails(name, text);
    }
    let long = "x".repeat(40);
    assert_eq!(board.take(&format!("t/mqb/cmd/eval/{long}"), b"\x80\x00"), None);
    board.fails(&long, "MQRepl protocol error eval: the id is too long");
    board.ignores("t/mqb/cmd/eval", b"\x80\x00");
    board.ignores("other/cmd/eval/x", b"\x80\x00");
}

#[test]
fn a_retained_command_is_refused() {
    let mut board = Board::new();
    let message = Message { topic: "t/mqb/cmd/eval/r1", payload: b"\x80\x001", retain: true, dup: false };
    assert_eq!(board.server.handle(board.now, &message), None);
    board.fails("r1", "MQRepl protocol error eval: retained commands are refused");
}

#[test]
fn what_may_have_crashed_the_board_is_not_run_after_its_start() {
    let mut board = Board::new();
    let again = |name| Message { topic: name, payload: b"\x80\x00boom()", retain: false, dup: true };
    assert_eq!(board.server.handle(board.now, &again("t/mqb/cmd/eval/d1")), None);
    board.fails("d1", "MQRepl protocol error eval: delivered again after a restart, not run");
    assert_eq!(board.server.handle(board.now, &again("t/mqb/cmd/eval/0F00D/")), None);
    assert_eq!(board.sent(), []);
    board.take("t/mqb/cmd/eval/e1", b"\x80\x001").unwrap();
    // From now on DUP says nothing about a crash.
    assert!(board.server.handle(board.now, &again("t/mqb/cmd/eval/d2")).is_some());
    assert_eq!(
        board.server.handle(board.now, &again("t/mqb/cmd/eval/d1")),
        None,
        "it was answered: stay with that"
    );
}

#[test]
fn a_get_stream_always_ends_with_an_empty_frame() {
    for (size, frames) in [(0, 1), (1, 2), (2799, 2), (2800, 2), (2801, 3), (5600, 3), (5601, 4)] {
        let file: Vec<u8> = (0..size).map(|n| n as u8).collect();
        let sent = Board::new().get(&file);
        assert_eq!(sent.len(), frames, "{size} bytes");
        let data: Vec<u8> = sent.iter().flat_map(|s| s.payload[2..].to_vec()).collect();
        assert_eq!(data, file);
        assert_eq!(*sent.last().unwrap(), out("g1", [0x80, frames as u8 - 1], b""));
        for (n, sent) in sent.iter().take(frames - 1).enumerate() {
            assert_eq!(sent.payload[..2], [0, n as u8]);
            assert!(sent.payload.len() == 2802 || n + 2 == frames);
        }
    }
}

#[test]
fn a_get_with_a_window_waits_for_credit_and_is_given_up_without() {
    let mut board = Board::new();
    board.file = alloc::vec![7; 2800 * 10];
    board.take("t/mqb/cmd/get/g1/f", b"\x80\x00window 4").unwrap();
    board.server.opened(board.now, id("g1"));
    assert_eq!(board.sent().len(), 4);
    board.ignores("t/mqb/cmd/credit/g1", b"\x80\x009");
    assert_eq!(board.take("t/mqb/cmd/credit/g1", b"\x80\x001"), None);
    assert_eq!(board.sent().len(), 2, "frames 4 and 5: four beyond frame 1");
    board.ignores("t/mqb/cmd/credit/g1", b"\x80\x001");
    let Output::Idle(Some(deadline)) = board.server.poll(board.now) else { panic!("a deadline") };
    assert_eq!(deadline, board.now + TRANSFER_IDLE_MAX);
    board.now = deadline;
    board.fails("g1", "MQRepl protocol error get: given up after 60 s without a frame");
    assert_eq!(board.abandoned, ["g1"]);
}

#[test]
fn a_failed_read_ends_the_stream_with_an_error() {
    let mut board = Board::new();
    board.take("t/mqb/cmd/get/g1/f", b"\x80\x00").unwrap();
    board.server.opened(board.now, id("g1"));
    assert!(matches!(board.server.poll(board.now), Output::Read { .. }));
    assert!(matches!(board.server.poll(board.now), Output::Read { .. }), "said again until answered");
    board.server.fail(id("g1"), "OSError: 5");
    board.fails("g1", "OSError: 5");
}

/// Hands the board one frame of a put and stores it.
#[track_caller]
fn put(board: &mut Board, name: &str, header: [u8; 2], first: bool, last: bool) {
    let (topic, payload) = (format!("t/mqb/cmd/put/{name}/f"), [&header[..], b"data"].concat());
    let request = board.take(&topic, &payload);
    assert_eq!(request, Some(Request::Put { id: id(name), path: "f", first, last, data: b"data" }));
    board.server.stored(id(name));
}

#[test]
fn a_put_is_acknowledged_on_the_way_and_ok_at_the_end() {
    let mut board = Board::new();
    for seq in 0..=16 {
        put(&mut board, "p1", [0, seq], seq == 0, false);
        match seq {
            8 => board.answers("p1", b"SEQ 8"),
            16 => board.answers("p1", b"SEQ 16"),
            _ => assert_eq!(board.sent(), []),
        }
        board.ignores("t/mqb/cmd/put/p1/f", &[0, seq, b'x']);
    }
    put(&mut board, "p1", [0x80, 17], false, true);
    board.answers("p1", b"OK");
    board.ignores("t/mqb/cmd/put/p1/f", b"\x00\x00data");
    assert_eq!(board.take("t/mqb/cmd/put/p1/f", &[0x80, 17, b'x']), None);
    board.answers("p1", b"OK");
}

#[test]
fn acknowledgements_that_could_not_go_out_are_merged() {
    let mut board = Board::new();
    for seq in 0..=24 {
        put(&mut board, "p1", [0, seq], seq == 0, false);
    }
    board.answers("p1", b"SEQ 24");
}

#[test]
fn a_gap_ends_a_put_at_once() {
    let mut board = Board::new();
    put(&mut board, "p1", [0, 0], true, false);
    assert_eq!(board.take("t/mqb/cmd/put/p1/f", b"\x00\x02x"), None);
    board.fails("p1", "MQRepl protocol error put: message missing: 2 vs. 1");
    assert_eq!(board.abandoned, ["p1"]);
    board.ignores("t/mqb/cmd/put/p1/f", b"\x00\x01x");
    board.ignores("t/mqb/cmd/put/p1/f", b"\x00\x02x");
}

#[test]
fn interleaved_puts_do_not_mix() {
    let mut board = Board::new();
    put(&mut board, "p1", [0, 0], true, false);
    put(&mut board, "p2", [0, 0], true, false);
    put(&mut board, "p1", [0x80, 1], false, true);
    put(&mut board, "p2", [0x80, 1], false, true);
    let mut sent = board.sent();
    sent.sort_by(|a, b| a.topic.cmp(&b.topic));
    assert_eq!(sent, [out("p1", [0xff; 2], b"OK"), out("p2", [0xff; 2], b"OK")]);
}

#[test]
fn an_idle_put_is_given_up() {
    let mut board = Board::new();
    put(&mut board, "p1", [0, 0], true, false);
    assert_eq!(board.server.poll(board.now), Output::Idle(Some(board.now + TRANSFER_IDLE_MAX)));
    board.now += TRANSFER_IDLE_MAX;
    board.fails("p1", "MQRepl protocol error put: given up after 60 s without a frame");
    assert_eq!(board.abandoned, ["p1"]);
    assert_eq!(board.server.poll(board.now), Output::Idle(None));
}

#[test]
fn one_command_too_many_is_refused_but_an_interrupt_still_gets_through() {
    let mut board = Board::new();
    for n in 0..TRANSFERS_MAX {
        board.take(&format!("t/mqb/cmd/eval/e{n}"), b"\x80\x00while True: pass").unwrap();
    }
    assert_eq!(board.take("t/mqb/cmd/eval/more", b"\x80\x001"), None);
    board.fails("more", "MQRepl protocol error eval: too many commands at the same time");
    assert!(board.take("t/mqb/cmd/eval/0F00D/", b"\x80\x00watchdog.feed()").is_some());
    let request = board.take("t/mqb/cmd/interrupt/i1/e3", b"\x80\x00force");
    assert_eq!(request, Some(Request::Interrupt { id: id("i1"), target: id("e3"), force: true }));
    board.server.ok(id("i1"));
    board.answers("i1", b"OK");
    board.server.fail(id("e3"), "KeyboardInterrupt");
    board.fails("e3", "KeyboardInterrupt");
    assert!(board.take("t/mqb/cmd/eval/e9", b"\x80\x001").is_some(), "its place is free");
}

#[test]
fn a_transfer_can_be_interrupted_too() {
    let mut board = Board::new();
    put(&mut board, "p1", [0, 0], true, false);
    assert_eq!(board.take("t/mqb/cmd/interrupt/i1/p1", b"\x80\x00"), None);
    let sent = board.sent();
    assert!(sent.contains(&out("i1", [0xff; 2], b"OK")) && sent.len() == 2, "{sent:?}");
    assert!(sent.contains(&err("p1", "MQRepl protocol error put: interrupted")));
    assert_eq!(board.abandoned, ["p1"]);
}

#[test]
fn an_answer_that_is_too_long_is_cut_and_says_so() {
    let mut board = Board::new();
    board.take("t/mqb/cmd/eval/e1", b"\x80\x00x").unwrap();
    board.server.answer(id("e1"), alloc::vec![b'x'; ANSWER_BYTES_MAX + 1]);
    let sent = board.sent();
    assert!(sent[0].topic.starts_with("t/mqb/reply/err/"));
    assert!(sent[0].payload.ends_with(b"[cut: 49152 of 49153 bytes]"));
    assert_eq!(board.take("t/mqb/cmd/eval/e1", b"\x80\x00x"), None);
    board.fails("e1", "answered before, with 49180 bytes that were not kept");
}

#[test]
fn refusals_are_bounded_and_the_drop_is_counted() {
    let mut board = Board::new();
    for n in 0..20 {
        assert_eq!(board.take(&format!("t/mqb/cmd/nope/n{n}"), b"\x80\x00"), None);
    }
    assert_eq!(board.sent().len(), crate::limits::REFUSALS_MAX);
    assert_eq!(board.server.refusals_dropped(), 4);
}

#[test]
fn an_id_means_one_command() {
    let mut board = Board::new();
    board.take("t/mqb/cmd/eval/x", b"\x80\x001").unwrap();
    assert_eq!(board.take("t/mqb/cmd/get/x/f", b"\x80\x00"), None);
    board.fails("x", "MQRepl protocol error get: the id is in use");
    board.server.ok(id("x"));
    board.answers("x", b"OK");
    assert_eq!(board.take("t/mqb/cmd/get/x/f", b"\x80\x00"), None);
    board.fails("x", "MQRepl protocol error get: the id has been used");
}

#[test]
fn a_put_of_the_largest_frame_is_handed_on_whole() {
    let mut board = Board::new();
    let payload = [&[0x80, 0][..], &[1; COMMAND_CHUNK_BYTES]].concat();
    let Some(Request::Put { data, .. }) = board.take("t/mqb/cmd/put/p1//lib/x.py", &payload) else {
        panic!("a put")
    };
    assert_eq!(data.len(), COMMAND_CHUNK_BYTES);
}

#[test]
fn an_image_comes_in_order_and_its_first_frame_is_acknowledged() {
    // The original's command line opens its window with `SEQ 0`.
    let mut board = Board::new();
    let mut answers = Vec::new();
    for seq in 0..18_u16 {
        let last = seq == 17;
        let payload = [&Header::new(seq, last).to_bytes()[..], b"part"].concat();
        let request = board.take("t/mqb/cmd/ota/o1/00ff", &payload);
        let (id, first) = (Id::new("o1").unwrap(), seq == 0);
        assert_eq!(request, Some(Request::Ota { id, sha256: "00ff", first, last, data: b"part" }));
        // A repeated frame is not stored again.
        assert_eq!(board.take("t/mqb/cmd/ota/o1/00ff", &payload), None);
        board.server.stored(id);
        answers.extend(board.sent());
    }
    let wanted = [&b"SEQ 0"[..], b"SEQ 8", b"SEQ 16", b"OK"].map(|text| out("o1", [0xff, 0xff], text));
    assert_eq!(answers, wanted);
}
