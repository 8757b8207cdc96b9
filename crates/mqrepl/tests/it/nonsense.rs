//! Whatever comes, neither side panics, nothing grows without bound, and commands get their answers.

use std::collections::BTreeMap;

use mqrepl::monotime::{Duration, Instant};
use mqrepl::operator::{Operation, Output as OperationOutput};
use mqrepl::server::{Message, Output, Request, Server};
use mqrepl::status::Status;
use mqrepl::topic::{Id, Prefix, Reply};

use crate::random::Random;

const COMMANDS: &[&str] = &["eval", "get", "put", "ota", "interrupt", "credit", "nope", ""];
const IDS: &[&str] = &["a", "b", "c", "d", "0F00D", "", "an id that is much too long to be one"];
const NAMES: &[&str] = &["", "f", "/lib/x", "a", "b", "0F00D", "//"];

const HEADERS: &[&[u8]] = &[
    b"\x80\x00",
    b"\x00\x00",
    b"\x00\x01",
    b"\x00\x02",
    b"\x80\x01",
    b"\x80\x02",
    b"\xff\xff",
    b"\x7f\xff",
    b"\x7f\xfe",
    b"\x80",
    b"",
];
const DATA: &[&[u8]] = &[b"", b"window 4", b"window 0", b"window 99999", b"force", b"3", b"1+1", b"\xff\xfe"];

fn payload(random: &mut Random) -> Vec<u8> {
    let mut payload = [*random.pick(HEADERS), *random.pick(DATA)].concat();
    if random.one_in(4) {
        payload.extend(random.bytes(3_000));
    }
    payload
}

/// A board that does what it is asked, at once or never, right or wrong.
#[test]
fn a_server_survives_everything() {
    for seed in 0..300 {
        let mut random = Random::new(seed);
        let mut server = Server::new(Prefix::new("t/mqb").unwrap());
        let mut now = Instant::ZERO;
        let mut open: Vec<Id> = Vec::new();
        for step in 0..400 {
            let (command, id, name) = (*random.pick(COMMANDS), *random.pick(IDS), *random.pick(NAMES));
            let topic = format!("t/mqb/cmd/{command}/{id}/{name}");
            let payload = payload(&mut random);
            let message = Message {
                topic: &topic,
                payload: &payload,
                retain: random.one_in(20),
                dup: random.one_in(5),
            };
            match server.handle(now, &message) {
                Some(Request::Eval { id, .. } | Request::Interrupt { id, .. }) if random.one_in(2) => {
                    server.ok(id)
                }
                Some(Request::Eval { id, .. } | Request::Interrupt { id, .. }) => open.push(id),
                Some(Request::Get { id, .. }) if random.one_in(4) => server.fail(id, "no"),
                Some(Request::Get { id, .. }) => server.opened(now, id),
                Some(Request::Ota { id, .. } | Request::Put { id, .. }) if random.one_in(10) => {
                    server.fail(id, "full")
                }
                Some(Request::Ota { id, .. } | Request::Put { id, .. }) => server.stored(id),
                None => {}
            }
            if random.one_in(3) && !open.is_empty() {
                let id = open.swap_remove(random.below(open.len()));
                server.answer(id, vec![b'x'; *random.pick(&[0, 1, 600, 60_000])]);
            }
            if random.one_in(50) {
                now += Duration::from_secs(*random.pick(&[1, 30, 61]));
            }
            // The client has room for a few messages only, or for none.
            for _ in 0..random.below(6) {
                let done = match server.poll(now) {
                    Output::Publish { topic, header, data } => {
                        assert!(topic.starts_with("t/mqb/reply/"), "seed {seed} step {step}: {topic}");
                        assert!(header.len() + data.len() <= 49_500, "seed {seed} step {step}: too long");
                        None
                    }
                    Output::Read { id, buffer } => {
                        Some((id, *random.pick(&[0, 1, buffer.len(), usize::MAX])))
                    }
                    Output::Abandon { .. } => continue,
                    Output::Idle(_) => break,
                };
                match done {
                    None => server.published(now),
                    Some((id, length)) => server.read_done(now, id, length),
                }
            }
        }
        // In the end, when all programs have ended and time has passed, nothing is left to do.
        for id in open {
            server.ok(id);
        }
        now += Duration::from_secs(3_600);
        let mut steps = 0;
        loop {
            match server.poll(now) {
                Output::Idle(deadline) => {
                    assert_eq!(deadline, None, "seed {seed}");
                    break;
                }
                Output::Publish { .. } => server.published(now),
                Output::Read { id, .. } => server.read_done(now, id, 0),
                Output::Abandon { .. } => {}
            }
            steps += 1;
            assert!(steps < 1_000, "seed {seed}: never idle");
        }
    }
}

/// Commands with an id of their own get exactly one end each, whatever the board does with them.
#[test]
fn every_command_with_an_id_of_its_own_ends_exactly_once() {
    for seed in 0..100 {
        let mut random = Random::new(seed);
        let mut server = Server::new(Prefix::new("t/mqb").unwrap());
        let mut now = Instant::ZERO;
        let mut ends: BTreeMap<String, usize> = BTreeMap::new();
        let mut open: Vec<Id> = Vec::new();
        for n in 0..200 {
            let (command, name) = (*random.pick(&COMMANDS[..5]), *random.pick(NAMES));
            let topic = format!("t/mqb/cmd/{command}/id{n}/{name}");
            ends.insert(format!("id{n}"), 0);
            let message = Message { topic: &topic, payload: b"\x80\x00data", retain: false, dup: false };
            match server.handle(now, &message) {
                Some(Request::Eval { id, .. } | Request::Interrupt { id, .. }) => open.push(id),
                Some(Request::Get { id, .. }) => server.opened(now, id),
                Some(Request::Ota { id, .. } | Request::Put { id, .. }) => server.stored(id),
                None => {}
            }
            while open.len() > random.below(9) {
                server.ok(open.remove(0));
            }
            now += Duration::from_secs(1);
            loop {
                let mut chunk = None;
                match server.poll(now) {
                    Output::Publish { topic, header, data } => {
                        let (reply, id) = Prefix::new("t/mqb").unwrap().parse_reply(topic).unwrap();
                        let end =
                            reply == Reply::Err || (header[0] & 0x80 != 0 && !data.starts_with(b"SEQ "));
                        *ends.get_mut(id).unwrap() += usize::from(end);
                    }
                    Output::Read { id, .. } => chunk = Some((id, random.below(2_801))),
                    Output::Abandon { .. } => continue,
                    Output::Idle(_) => break,
                }
                match chunk {
                    Some((id, length)) => server.read_done(now, id, length),
                    None => server.published(now),
                }
            }
        }
        open.drain(..).for_each(|id| server.ok(id));
        while let Output::Publish { topic, .. } = server.poll(now) {
            let id = topic.rsplit('/').next().unwrap().to_owned();
            *ends.get_mut(&id).unwrap() += 1;
            server.published(now);
        }
        assert_eq!(server.refusals_dropped(), 0);
        let wrong: Vec<_> = ends.iter().filter(|(_, count)| **count != 1).collect();
        assert!(wrong.is_empty(), "seed {seed}: {wrong:?}");
    }
}

#[test]
fn an_operation_survives_everything_and_ends() {
    let prefix = Prefix::new("t/mqb").unwrap();
    for seed in 0..500 {
        let mut random = Random::new(seed);
        let mut now = Instant::ZERO;
        let timeout = Duration::from_secs(60);
        let (id, other) = (Id::new("me").unwrap(), Id::new("you").unwrap());
        let mut operation = match seed % 5 {
            0 => Operation::eval(&prefix, id, b"1".to_vec(), timeout, now),
            1 => Operation::get(&prefix, id, "f", timeout, now),
            2 => Operation::ota(&prefix, id, "00", timeout, now),
            3 => Operation::interrupt(&prefix, id, other, false, timeout, now),
            _ => Operation::put(&prefix, id, other, "f", timeout, now),
        };
        let mut ended = 0;
        for _ in 0..500 {
            match random.below(8) {
                0 => {
                    let payload = payload(&mut random);
                    operation.handle(now, Reply::Out, &payload);
                }
                1 if random.one_in(10) => {
                    operation.handle(now, Reply::Err, b"Traceback");
                }
                2 => {
                    let ack = format!("\u{7f}\u{7f}SEQ {}", random.below(40));
                    operation.handle(now, Reply::Out, ack.as_bytes());
                }
                3 => operation.acknowledged(now),
                4 => operation.handle_other(now),
                5 if random.one_in(10) => {
                    let status = Status { online: random.one_in(2), protocol: 2, ..Status::default() };
                    operation.status(now, &status);
                }
                6 if random.one_in(20) => now += Duration::from_secs(10),
                _ => {}
            }
            for _ in 0..random.below(30) {
                let mut read = None;
                match operation.poll(now) {
                    OperationOutput::Done(_) => ended += 1,
                    OperationOutput::Idle(_) => break,
                    OperationOutput::Publish { .. } => {}
                    OperationOutput::Read { buffer } => read = Some(random.below(buffer.len() + 1)),
                }
                match read {
                    Some(length) => operation.read_done(length, random.one_in(40)),
                    None if ended == 0 => operation.published(now),
                    None => {}
                }
            }
        }
        now += Duration::from_secs(3_600);
        while let OperationOutput::Publish { .. } | OperationOutput::Read { .. } | OperationOutput::Done(_) =
            operation.poll(now)
        {
            ended += 1;
        }
        assert_eq!(ended, 1, "seed {seed}");
    }
}
