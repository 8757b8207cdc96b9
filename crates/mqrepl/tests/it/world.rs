//! Both sides over a network that delivers at least once: it repeats messages, and after a break sends again what was
//! not acknowledged. Files arrive whole, and every program runs once.

use std::collections::{BTreeMap, VecDeque};

use mqrepl::monotime::{Duration, Instant};
use mqrepl::operator::{Failure, Operation, Output as OperationOutput};
use mqrepl::server::{Message, Output, Request, Server};
use mqrepl::status::Status;
use mqrepl::topic::{Id, Prefix};

use crate::random::Random;

type Sent = (String, Vec<u8>);

/// One direction at QoS 1: in order, with repetitions from some message on.
#[derive(Default)]
struct Wire {
    queue: VecDeque<(Sent, bool)>,
    /// Delivered and perhaps sent again.
    recent: VecDeque<Sent>,
}

impl Wire {
    /// The next message, and whether it is marked as a repetition.
    fn deliver(&mut self, random: &mut Random) -> Option<(Sent, bool)> {
        if random.one_in(40) {
            // The connection broke: the last few are delivered again, in their order, before all that follows.
            let again = random.below(self.recent.len() + 1);
            for message in self.recent.iter().rev().take(again).cloned() {
                self.queue.push_front((message, true));
            }
            self.recent.clear();
        }
        let (message, dup) = self.queue.pop_front()?;
        self.recent.push_back(message.clone());
        if self.recent.len() > 20 {
            self.recent.pop_front();
        }
        Some((message, dup))
    }
}

/// The board's side with one file, and what it was asked to run.
struct Board {
    server: Server,
    file: Vec<u8>,
    stored: Vec<u8>,
    reads: BTreeMap<Id, usize>,
    runs: usize,
}

impl Board {
    fn new(prefix: &Prefix, file: &[u8]) -> Self {
        let mut server = Server::new(prefix.clone());
        // It has seen a command before, so that DUP says nothing about a crash.
        let topic = prefix.watchdog();
        server.handle(NOW, &Message { topic: &topic, payload: b"\x80\x00x", retain: false, dup: false });
        server.ok(Id::new("0F00D").unwrap());
        Self { server, file: file.to_vec(), stored: Vec::new(), reads: BTreeMap::new(), runs: 0 }
    }

    fn take(&mut self, topic: &str, payload: &[u8], dup: bool) {
        match self.server.handle(NOW, &Message { topic, payload, retain: false, dup }) {
            Some(Request::Eval { id, source }) => {
                self.runs += usize::from(source == "run");
                self.server.ok(id);
            }
            Some(Request::Get { id, .. }) => {
                self.reads.insert(id, 0);
                self.server.opened(NOW, id);
            }
            Some(Request::Put { id, data, .. }) => {
                self.stored.extend_from_slice(data);
                self.server.stored(id);
            }
            Some(Request::Interrupt { .. } | Request::Ota { .. }) | None => {}
        }
    }

    /// Says one thing, if there is anything to say.
    fn say(&mut self) -> Option<Sent> {
        match self.server.poll(NOW) {
            Output::Publish { topic, header, data } => {
                let sent = (topic.into(), [header, data].concat());
                self.server.published(NOW);
                Some(sent)
            }
            Output::Read { id, buffer } => {
                let at = self.reads.get_mut(&id).unwrap();
                let length = buffer.len().min(self.file.len() - *at);
                buffer[..length].copy_from_slice(&self.file[*at..*at + length]);
                *at += length;
                self.server.read_done(NOW, id, length);
                None
            }
            Output::Abandon { .. } => panic!("abandoned"),
            Output::Idle(_) => None,
        }
    }
}

/// One operation and the local file that it reads or writes.
struct Operator {
    operation: Operation,
    file: Vec<u8>,
    at: usize,
    got: Vec<u8>,
    outcome: Option<Result<Vec<u8>, Failure>>,
}

impl Operator {
    /// Does one thing; what it says, if it says anything.
    fn say(&mut self) -> Option<Sent> {
        match self.operation.poll(NOW) {
            OperationOutput::Done(outcome) => self.outcome = Some(outcome),
            OperationOutput::Publish { topic, header, data } => {
                let sent = (topic.into(), [header, data].concat());
                self.operation.published(NOW);
                return Some(sent);
            }
            OperationOutput::Read { buffer } => {
                let length = buffer.len().min(self.file.len() - self.at);
                buffer[..length].copy_from_slice(&self.file[self.at..self.at + length]);
                self.at += length;
                self.operation.read_done(length, self.at == self.file.len());
            }
            OperationOutput::Idle(_) => {}
        }
        None
    }

    fn take(&mut self, prefix: &Prefix, (topic, payload): &Sent) {
        let (reply, name) = prefix.parse_reply(topic).unwrap();
        if name == "me" {
            self.got.extend_from_slice(self.operation.handle(NOW, reply, payload));
        } else if self.operation.listens_to(name) {
            self.operation.handle_other(NOW);
        }
    }
}

const NOW: Instant = Instant::ZERO;

#[test]
fn files_arrive_whole_and_programs_run_once_although_messages_are_repeated() {
    for seed in 0..200 {
        let mut random = Random::new(seed);
        let prefix = Prefix::new("t/mqb").unwrap();
        let size = *random.pick(&[0, 1, 1399, 1400, 1401, 2800, 2801, 60_000, 300_000]);
        let file: Vec<u8> = (0..size).map(|n| (n * 31 + n / 251) as u8).collect();
        let mut board = Board::new(&prefix, &file);
        let (mut up, mut down) = (Wire::default(), Wire::default());
        let (id, barrier) = (Id::new("me").unwrap(), Id::new("bar").unwrap());
        let timeout = Duration::from_secs(60);
        let mut operation = match seed % 3 {
            0 => Operation::put(&prefix, id, barrier, "f", timeout, NOW),
            1 => Operation::get(&prefix, id, "f", timeout, NOW),
            _ => Operation::eval(&prefix, id, b"run".to_vec(), timeout, NOW),
        };
        if random.one_in(2) {
            operation.status(NOW, &Status::online());
        }
        let mut operator = Operator { operation, file: file.clone(), at: 0, got: Vec::new(), outcome: None };
        let mut left = 200_000;
        while operator.outcome.is_none() && left > 0 {
            left -= 1;
            up.queue.extend(operator.say().map(|sent| (sent, false)));
            if let Some(((topic, payload), dup)) = up.deliver(&mut random) {
                operator.operation.acknowledged(NOW);
                board.take(&topic, &payload, dup);
            }
            down.queue.extend(board.say().map(|sent| (sent, false)));
            if let Some((sent, _)) = down.deliver(&mut random) {
                operator.take(&prefix, &sent);
            }
        }
        assert!(matches!(operator.outcome, Some(Ok(_))), "seed {seed}: {:?}", operator.outcome);
        // The last acknowledgements were lost: all that is remembered comes once more, after the end.
        for (topic, payload) in &up.recent {
            board.take(topic, payload, true);
            while board.say().is_some() {}
        }
        match seed % 3 {
            0 => assert!(board.stored == file, "seed {seed}: put of {size} gave {}", board.stored.len()),
            1 => assert!(operator.got == file, "seed {seed}: get of {size} gave {}", operator.got.len()),
            _ => assert_eq!(board.runs, 1, "seed {seed}"),
        }
    }
}
