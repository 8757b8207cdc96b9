//! The operator's side: one object per command, from its first message to its end.
//!
//! An [`Operation`] is driven like everything here: one input ([`Operation::handle`] and its kin), then
//! [`Operation::poll`] until it says `Idle` or `Done`. Several may run at once over one connection; answers find their
//! operation by the id in their topic.
//!
//! It works with boards that still run the original: they publish no status, number their answers in their own ways,
//! and acknowledge no `put`. It does not repeat the original's mistakes: only a `put` looks for `SEQ` in what comes back, a
//! repeated acknowledgement never ends a command, and time is counted from the last sign of life.
//!
//! ```
//! use monotime::{Duration, Instant};
//! use mqrepl::operator::{Operation, Output};
//! use mqrepl::topic::{Id, Prefix, Reply};
//!
//! let prefix = Prefix::new("garden/mqb")?;
//! let id = Id::from_entropy([1, 2, 3, 4, 5, 6]);
//! let now = Instant::ZERO;
//! let mut eval = Operation::eval(&prefix, id, b"1+1".to_vec(), Duration::from_secs(60), now);
//! assert!(matches!(eval.poll(now), Output::Publish { data: b"1+1", .. }));
//! eval.published(now);
//! eval.handle(now, Reply::Out, b"\xff\xff2");
//! assert_eq!(eval.poll(now), Output::Done(Ok(b"2".to_vec())));
//! # Ok::<(), mqrepl::topic::BadPrefix>(())
//! ```

mod failure;
mod put;

#[cfg(test)]
mod tests;

use alloc::string::String;
use alloc::vec::Vec;

use monotime::{Duration, Instant};

use crate::frame::Header;
use crate::limits::{
    COLLECT_BYTES_MAX, EVAL_BYTES_MAX, GET_CREDIT_EVERY, GET_WINDOW, OFFLINE_GRACE, STREAM_CHUNK_BYTES,
};
use crate::status::Status;
use crate::topic::{Id, Prefix, Reply};
pub use failure::Failure;
use put::Put;

/// What an operation wants done.
#[derive(Debug, Eq, PartialEq)]
#[must_use]
pub enum Output<'o> {
    /// It is over, and says no more. The answer is what an `eval` is worth or has printed; of other commands it is of
    /// no interest.
    Done(Result<Vec<u8>, Failure>),
    /// Nothing, until the next message, or until this time.
    Idle(Option<Instant>),
    /// Publish this at QoS 1, not retained: the payload is `header`, then `data`. Said again until
    /// [`Operation::published`].
    Publish {
        /// The topic.
        topic: &'o str,
        /// The first part of the payload.
        header: &'o [u8],
        /// The second part of the payload.
        data: &'o [u8],
    },
    /// Of a `put` or an `ota`: fill `buffer` from the local file, then [`Operation::read_done`]. Said again until then.
    Read {
        /// Where to put the file's next bytes: as many as there are.
        buffer: &'o mut [u8],
    },
}

/// One command, from its first message to its end.
#[derive(Debug)]
pub struct Operation {
    id: Id,
    /// The topic its messages go to.
    topic: String,
    kind: Kind,
    clock: Clock,
    board: Board,
    /// Until the answer's frames are all there: the number of the next.
    expected: u16,
    /// How it ended, to be told once.
    outcome: Option<Result<Vec<u8>, Failure>>,
    over: bool,
    header: [u8; 2],
}

/// What is being done.
#[derive(Debug)]
enum Kind {
    /// One message there; an answer back, which is collected.
    Ask { data: Vec<u8>, sent: bool, answer: Vec<u8> },
    /// One message there; a stream back, which is handed on.
    Get(Get),
    /// A stream there.
    Put(Put),
}

#[derive(Debug)]
struct Get {
    sent: bool,
    /// The board was asked to wait for credit: only when it was known, then, that it can.
    windowed: bool,
    credit_topic: String,
    /// The credit that is due: the number of the last frame that came.
    credit: Option<u16>,
    credited: Option<u16>,
    text: String,
}

/// How long to wait for a sign of life.
#[derive(Debug)]
struct Clock {
    timeout: Duration,
    last: Instant,
    /// The board is said to be gone since then.
    offline: Option<Instant>,
}

/// What is known of the board from its status.
#[derive(Debug, Default)]
struct Board {
    /// It speaks the extended protocol.
    extended: bool,
    boot_id: Option<String>,
}

impl Operation {
    /// Runs `source` on the board and collects its answer. Gives up `timeout` after the last sign of life.
    pub fn eval(prefix: &Prefix, id: Id, source: Vec<u8>, timeout: Duration, now: Instant) -> Self {
        let length = source.len();
        let kind = Kind::Ask { data: source, sent: false, answer: Vec::new() };
        let mut operation = Self::new(id, prefix.command("eval", id.as_str(), ""), kind, timeout, now);
        if length > EVAL_BYTES_MAX {
            operation.finish(Err(Failure::SourceTooLong { bytes: length }));
        }
        operation
    }

    /// Stops the program that the `eval` with the id `target` has started; `force` in a way that it cannot catch.
    /// Only for boards with the extended protocol.
    pub fn interrupt(
        prefix: &Prefix,
        id: Id,
        target: Id,
        force: bool,
        timeout: Duration,
        now: Instant,
    ) -> Self {
        let data = if force { b"force".to_vec() } else { Vec::new() };
        let kind = Kind::Ask { data, sent: false, answer: Vec::new() };
        Self::new(id, prefix.command("interrupt", id.as_str(), target.as_str()), kind, timeout, now)
    }

    /// Fetches the file `path`: [`Self::handle`] returns its content piece by piece.
    pub fn get(prefix: &Prefix, id: Id, path: &str, timeout: Duration, now: Instant) -> Self {
        let get = Get {
            sent: false,
            windowed: false,
            credit_topic: prefix.command("credit", id.as_str(), ""),
            credit: None,
            credited: None,
            text: String::new(),
        };
        let topic = prefix.command("get", id.as_str(), path);
        Self::new(id, topic, Kind::Get(get), timeout, now).with_path(path)
    }

    /// Stores a file as `path`: [`Output::Read`] asks for its content piece by piece. `barrier` is a second fresh id.
    pub fn put(prefix: &Prefix, id: Id, barrier: Id, path: &str, timeout: Duration, now: Instant) -> Self {
        let put = Put::file(barrier, prefix.command("eval", barrier.as_str(), ""));
        let topic = prefix.command("put", id.as_str(), path);
        Self::new(id, topic, Kind::Put(put), timeout, now).with_path(path)
    }

    /// Installs a firmware image: [`Output::Read`] asks for it piece by piece. `sha256` is the hash of all of it, in
    /// lower-case hexadecimal digits.
    pub fn ota(prefix: &Prefix, id: Id, sha256: &str, timeout: Duration, now: Instant) -> Self {
        let topic = prefix.command("ota", id.as_str(), sha256);
        Self::new(id, topic, Kind::Put(Put::image()), timeout, now)
    }

    fn new(id: Id, topic: String, kind: Kind, timeout: Duration, now: Instant) -> Self {
        Self {
            id,
            topic,
            kind,
            clock: Clock { timeout, last: now, offline: None },
            board: Board::default(),
            expected: 0,
            outcome: None,
            over: false,
            header: [0; 2],
        }
    }

    fn with_path(mut self, path: &str) -> Self {
        // Brokers may hang up on control characters in a topic, and mosquitto does.
        if path.is_empty() || path.contains(|c: char| matches!(c, '+' | '#') || c.is_control()) {
            self.finish(Err(Failure::BadPath));
        }
        self
    }

    /// The id of its command.
    pub fn id(&self) -> Id {
        self.id
    }

    /// Whether messages with this id are for it.
    pub fn listens_to(&self, id: &str) -> bool {
        id == self.id.as_str()
            || matches!(&self.kind, Kind::Put(put) if put.barrier().is_some_and(|b| id == b.as_str()))
    }

    /// Whether something of it has been published.
    pub fn has_begun(&self) -> bool {
        match &self.kind {
            Kind::Ask { sent, .. } | Kind::Get(Get { sent, .. }) => *sent,
            Kind::Put(put) => put.has_begun(),
        }
    }

    /// The board's status has come, before the operation or while it runs.
    pub fn status(&mut self, now: Instant, status: &Status) {
        self.board.extended = status.protocol >= 2;
        if let Kind::Put(put) = &mut self.kind
            && self.board.extended
        {
            put.board_is_extended();
        }
        if !status.online {
            self.clock.offline = Some(now);
            if !self.has_begun() {
                self.finish(Err(Failure::Offline));
            }
            return;
        }
        self.clock.offline = None;
        let known = self.board.boot_id.replace(status.boot_id.clone());
        if known.is_some_and(|known| known != status.boot_id) && self.has_begun() {
            self.finish(Err(Failure::Restarted));
        }
    }

    /// Takes an answer with this operation's id. Of a `get`, returns the next bytes of the file, to be kept.
    pub fn handle<'m>(&mut self, now: Instant, reply: Reply, payload: &'m [u8]) -> &'m [u8] {
        if self.over {
            return &[];
        }
        self.clock.last = now;
        if reply == Reply::Err {
            self.finish(Err(Failure::Board(payload.to_vec())));
            return &[];
        }
        let Some((header, data)) = Header::split(payload) else { return &[] };
        if let Kind::Put(put) = &mut self.kind
            && put.take_ack(data)
        {
            return &[];
        }
        if header.is_numbered() {
            if header.seq() < self.expected {
                return &[];
            }
            if header.seq() > self.expected {
                let failure = Failure::Gap { expected: self.expected, got: header.seq() };
                self.finish(Err(failure));
                return &[];
            }
            self.expected = self.expected.saturating_add(1);
        }
        match &mut self.kind {
            Kind::Ask { answer, .. } => {
                if answer.len().saturating_add(data.len()) > COLLECT_BYTES_MAX {
                    self.finish(Err(Failure::AnswerTooLong));
                    return &[];
                }
                answer.extend_from_slice(data);
                if header.is_last() {
                    let answer = core::mem::take(answer);
                    self.finish(Ok(answer));
                }
                &[]
            }
            Kind::Get(get) => {
                if header.is_last() {
                    self.finish(Ok(Vec::new()));
                } else if header.is_numbered() && get.windowed {
                    get.credit_if_due(header.seq());
                }
                data
            }
            Kind::Put(put) => {
                if header.is_last() {
                    let complete = put.is_complete();
                    self.finish(if complete {
                        Ok(data.to_vec())
                    } else {
                        Err(Failure::Early(data.to_vec()))
                    });
                }
                &[]
            }
        }
    }

    /// Takes an answer whose id is not this operation's own, but that it [listens to](Self::listens_to).
    pub fn handle_other(&mut self, now: Instant) {
        if let Kind::Put(put) = &mut self.kind {
            self.clock.last = now;
            put.barrier_passed();
        }
    }

    /// The message of [`Output::Publish`] has been handed to the MQTT client.
    pub fn published(&mut self, now: Instant) {
        match &mut self.kind {
            Kind::Ask { sent, .. } => {
                *sent = true;
                self.clock.last = now;
            }
            Kind::Get(get) if get.sent => get.credited = get.credit.take().or(get.credited),
            Kind::Get(get) => {
                get.sent = true;
                self.clock.last = now;
            }
            Kind::Put(put) => put.published(),
        }
    }

    /// The broker has acknowledged one of the published messages.
    pub fn acknowledged(&mut self, now: Instant) {
        if let Kind::Put(put) = &mut self.kind {
            // As long as frames move, the connection lives; whether the board does shows in the end.
            self.clock.last = now;
            put.acknowledged();
        }
    }

    /// `length` bytes are in the buffer of [`Output::Read`]; `last` if the file ends with them.
    pub fn read_done(&mut self, length: usize, last: bool) {
        if let Kind::Put(put) = &mut self.kind
            && let Err(failure) = put.read_done(length, last)
        {
            self.finish(Err(failure));
        }
    }

    /// Bytes that have gone out (of a `put` or an `ota`).
    pub fn bytes_sent(&self) -> u64 {
        match &self.kind {
            Kind::Put(put) => put.bytes_sent(),
            Kind::Ask { .. } | Kind::Get(_) => 0,
        }
    }

    /// What is to be done next. Call it after every input until it says [`Output::Idle`] or [`Output::Done`].
    pub fn poll(&mut self, now: Instant) -> Output<'_> {
        if !self.over && self.clock.deadline() <= now {
            let failure = if self.clock.offline.is_some() {
                Failure::Gone
            } else {
                Failure::NoAnswer { after: self.clock.timeout }
            };
            self.finish(Err(failure));
        }
        if self.over {
            return self.outcome.take().map_or(Output::Idle(None), Output::Done);
        }
        let idle = Output::Idle(Some(self.clock.deadline()));
        match &mut self.kind {
            Kind::Ask { sent: true, .. } => idle,
            Kind::Ask { data, .. } => {
                self.header = Header::new(0, true).to_bytes();
                Output::Publish { topic: &self.topic, header: &self.header, data }
            }
            Kind::Get(get) => {
                self.header = Header::new(0, true).to_bytes();
                if !get.sent {
                    get.windowed = self.board.extended;
                    get.text =
                        if get.windowed { alloc::format!("window {GET_WINDOW}") } else { String::new() };
                    return Output::Publish {
                        topic: &self.topic,
                        header: &self.header,
                        data: get.text.as_bytes(),
                    };
                }
                let Some(credit) = get.credit else { return idle };
                get.text = alloc::format!("{credit}");
                Output::Publish { topic: &get.credit_topic, header: &self.header, data: get.text.as_bytes() }
            }
            Kind::Put(put) => match put.next() {
                put::Next::Barrier => {
                    self.header = Header::new(0, true).to_bytes();
                    Output::Publish { topic: put.barrier_topic(), header: &self.header, data: b"0" }
                }
                put::Next::Frame(header) => {
                    self.header = header.to_bytes();
                    Output::Publish { topic: &self.topic, header: &self.header, data: put.chunk() }
                }
                put::Next::Read => Output::Read { buffer: put.buffer() },
                put::Next::Wait => idle,
            },
        }
    }

    fn finish(&mut self, outcome: Result<Vec<u8>, Failure>) {
        if !self.over {
            self.over = true;
            self.outcome = Some(outcome);
        }
    }
}

impl Get {
    fn credit_if_due(&mut self, seq: u16) {
        let since = seq.saturating_add(1).saturating_sub(self.credited.map_or(0, |c| c.saturating_add(1)));
        if since >= GET_CREDIT_EVERY {
            self.credit = Some(seq);
        }
    }
}

impl Clock {
    fn deadline(&self) -> Instant {
        let silent = self.last + self.timeout;
        self.offline.map_or(silent, |since| silent.min(since + OFFLINE_GRACE))
    }
}

const _: () = assert!(STREAM_CHUNK_BYTES < COLLECT_BYTES_MAX);
