//! The board's side: messages in, typed requests out; results in, messages out.
//!
//! How to drive it is shown at the top of the crate. What it promises, beyond the original's behaviour:
//!
//! * **Once per id.** A repeated frame is not executed again. If its command has ended, it is answered again.
//! * **Every command gets an answer**, also one that is malformed, unknown, retained, or one too many. Exceptions: a
//!   topic without an id, and the watchdog's loop-back.
//! * **A gap is an error at once**, and ends the transfer.
//! * **Transfers do not mix**: each one's state is its own, found by its id.
//! * **Nothing is unbounded**: see [`limits`](crate::limits). An idle transfer is given up.
//! * **What may have crashed the board is not run again**: until the first command without the DUP flag since the
//!   start, those with it are refused.

mod commands;
mod memory;
mod transfer;

#[cfg(test)]
mod tests;

use alloc::collections::VecDeque;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt::Write as _;

use monotime::Instant;

use crate::frame::Header;
use crate::limits::{
    ANSWER_BYTES_MAX, PUT_ACK_EVERY, REMEMBERED_ANSWER_BYTES, SEQ_MAX, STREAM_CHUNK_BYTES, TRANSFER_IDLE_MAX,
    TRANSFERS_MAX,
};
use crate::topic::{Id, Prefix, Reply};
use commands::{command_of, protocol_error};
use memory::{Command, Ending, Memory};
use transfer::{State, Stream, Transfers, Window};

/// A message from the broker.
#[derive(Clone, Copy, Debug)]
pub struct Message<'m> {
    /// Its topic.
    pub topic: &'m str,
    /// Its payload.
    pub payload: &'m [u8],
    /// It was kept by the broker from earlier.
    pub retain: bool,
    /// It may have been delivered before.
    pub dup: bool,
}

/// What an operator asks the board to do. It borrows from the message: act on it, or copy what must be kept.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Request<'m> {
    /// Run `source`. End it with [`Server::answer`] or [`Server::fail`].
    Eval {
        /// Names the command.
        id: Id,
        /// Python source.
        source: &'m str,
    },
    /// Open a file and say [`Server::opened`], or [`Server::fail`]. Its content is then asked for by [`Output::Read`].
    Get {
        /// Names the transfer.
        id: Id,
        /// Path of the file, never empty.
        path: &'m str,
    },
    /// Stop the program `target`. Say [`Server::ok`] when it has been told to stop; its own end comes separately.
    Interrupt {
        /// Names this command.
        id: Id,
        /// The [`Request::Eval`] to stop.
        target: Id,
        /// In a way that no `except` catches.
        force: bool,
    },
    /// Store a part of a new firmware, as [`Request::Put`] stores one of a file.
    Ota {
        /// Names the transfer.
        id: Id,
        /// The hash of the whole image in lower-case hexadecimal, as it was sent; never empty, the same for all parts.
        sha256: &'m str,
        /// The part begins the image.
        first: bool,
        /// The part ends the image.
        last: bool,
        /// The part's content.
        data: &'m [u8],
    },
    /// Store a part of a file: the parts come in order, none twice. Write beside the target and rename after the last.
    /// Say [`Server::stored`] after every part, or [`Server::fail`], after which no more parts come.
    Put {
        /// Names the transfer.
        id: Id,
        /// Path of the file, never empty; the same for all parts.
        path: &'m str,
        /// The part begins the file.
        first: bool,
        /// The part ends the file.
        last: bool,
        /// The part's content.
        data: &'m [u8],
    },
}

/// What the server wants done.
#[derive(Debug, Eq, PartialEq)]
#[must_use]
pub enum Output<'s> {
    /// The transfer is over before its end: close its file, and remove what an unfinished put has written.
    Abandon {
        /// The transfer.
        id: Id,
    },
    /// Nothing, until the next message, or until this time.
    Idle(Option<Instant>),
    /// Publish this at QoS 1, not retained: the payload is `header` (0 or 2 bytes), then `data`. Said again until
    /// [`Server::published`].
    Publish {
        /// The topic.
        topic: &'s str,
        /// The first part of the payload.
        header: &'s [u8],
        /// The second part of the payload.
        data: &'s [u8],
    },
    /// Fill `buffer` from the file of `id`, then [`Server::read_done`] or [`Server::fail`]. Said again until then.
    Read {
        /// The transfer.
        id: Id,
        /// Where to put the file's next bytes. All of it is to be filled, unless the file ends.
        buffer: &'s mut [u8],
    },
}

/// What one board may take, within the protocol's own [`limits`](crate::limits).
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Limits {
    /// Commands at the same time; one more is answered with an error. More than [`TRANSFERS_MAX`] count as that.
    pub transfers: usize,
    /// Bytes of an answer that are remembered. Of a longer one, only that it was given.
    pub remembered_answer_bytes: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self { transfers: TRANSFERS_MAX, remembered_answer_bytes: REMEMBERED_ANSWER_BYTES }
    }
}

/// The board's side of the protocol, for one prefix. No method blocks, and none panics on what came from outside.
#[derive(Debug)]
pub struct Server {
    prefix: Prefix,
    limits: Limits,
    transfers: Transfers,
    memory: Memory,
    /// Errors and repeated answers that belong to no transfer.
    refusals: VecDeque<Refusal>,
    refusals_dropped: u32,
    /// A command without DUP has been seen since the start.
    started: bool,
    reading: Option<Id>,
    /// The content of one `get` frame.
    buffer: Vec<u8>,
    sending: Option<Sending>,
    /// The topic of what is being sent; kept to be used again.
    topic: String,
}

#[derive(Debug)]
struct Refusal {
    reply: Reply,
    // As text, because an id that is too long to be one must be answered too.
    id: String,
    header: Option<Header>,
    data: Vec<u8>,
}

/// The one message that is being published.
#[derive(Debug)]
struct Sending {
    header: [u8; 2],
    /// An error has no header.
    header_bytes: usize,
    content: Content,
    then: Then,
}

#[derive(Debug)]
enum Content {
    /// This.
    Bytes(Vec<u8>),
    /// So many bytes of the server's buffer.
    Chunk(usize),
}

/// What follows when the message has been published.
#[derive(Clone, Copy, Debug)]
enum Then {
    Nothing,
    /// The transfer's next frame is due.
    NextFrame(Id),
    /// The transfer is over.
    Over(Id),
}

/// What `poll` found to do, before anything is borrowed for the answer.
enum Step {
    Abandon(Id),
    Idle(Option<Instant>),
    Publish,
    Read(Id),
}

impl Server {
    /// A server for the board with this prefix. It takes 2,800 bytes at once, and more as commands come.
    pub fn new(prefix: Prefix) -> Self {
        Self::with_limits(prefix, Limits::default())
    }

    /// The same, for a board with less memory, or with more.
    pub fn with_limits(prefix: Prefix, limits: Limits) -> Self {
        Self {
            prefix,
            limits,
            transfers: Transfers::new(limits.transfers),
            memory: Memory::default(),
            refusals: VecDeque::new(),
            refusals_dropped: 0,
            started: false,
            reading: None,
            buffer: alloc::vec![0; STREAM_CHUNK_BYTES],
            sending: None,
            topic: String::new(),
        }
    }

    /// The prefix that it serves.
    pub fn prefix(&self) -> &Prefix {
        &self.prefix
    }

    /// Refusals that could not be given because too many were waiting.
    pub fn refusals_dropped(&self) -> u32 {
        self.refusals_dropped
    }

    /// Takes a message. What is to be done because of it, if anything, is returned; then call [`Self::poll`].
    pub fn handle<'m>(&mut self, now: Instant, message: &Message<'m>) -> Option<Request<'m>> {
        let topic = self.prefix.parse_command(message.topic)?;
        if topic.command == "credit" {
            self.credit(now, &topic, message);
            return None;
        }
        let Some(id) = Id::new(topic.id) else {
            self.refuse(topic.command, topic.id, "the id is too long");
            return None;
        };
        let Some((header, data)) = Header::split(message.payload) else {
            self.refuse(topic.command, topic.id, "frame too short");
            return None;
        };
        if message.retain {
            self.refuse(topic.command, topic.id, "retained commands are refused");
            return None;
        }
        let command = command_of(topic.command);
        if !self.may_run(id, command, &topic, header, message.dup) {
            return None;
        }
        match command {
            Command::Ota | Command::Put => self.put(now, id, command, topic.name, header, data),
            Command::Eval | Command::Get | Command::Interrupt if header.seq() != 0 || !header.is_last() => {
                self.reject(id, command, &protocol_error(command.name(), "only single message supported"));
                None
            }
            Command::Eval => self.eval(id, data),
            Command::Get => self.get(id, topic.name, data),
            Command::Interrupt => self.interrupt(id, topic.name, data),
            Command::Other => {
                self.reject(id, command, &format!("Command '{}' not supported", topic.command));
                None
            }
        }
    }

    /// The program `id` has ended, and this is its answer. Ignored if the command is not in progress.
    pub fn answer(&mut self, id: Id, data: Vec<u8>) {
        if data.len() > ANSWER_BYTES_MAX {
            let mut text = data;
            let length = text.len();
            text.truncate(ANSWER_BYTES_MAX);
            text.extend_from_slice(format!("\n[cut: {ANSWER_BYTES_MAX} of {length} bytes]").as_bytes());
            self.end(id, true, text, false);
        } else {
            self.end(id, false, data, false);
        }
    }

    /// The command `id` has been carried out, and there is nothing else to say.
    pub fn ok(&mut self, id: Id) {
        self.answer(id, b"OK".to_vec());
    }

    /// The command `id` has failed; `text` is for the operator's eyes, a traceback for example. Cut if too long.
    pub fn fail(&mut self, id: Id, text: &str) {
        let mut text = text.as_bytes().to_vec();
        text.truncate(ANSWER_BYTES_MAX);
        self.end(id, true, text, false);
    }

    /// The file of [`Request::Get`] is open: its content will be asked for.
    pub fn opened(&mut self, now: Instant, id: Id) {
        let Some(transfer) = self.transfers.find(id) else { return };
        if let State::Opening { window } = transfer.state {
            let window = window.map_or(Window::Open, |frames| Window::Credit {
                frames,
                credited: None,
                deadline: now + TRANSFER_IDLE_MAX,
            });
            transfer.state = State::Streaming(Stream { next: 0, at_end: false, window });
        }
    }

    /// The part of [`Request::Put`] or [`Request::Ota`] is stored; after the last part, the file is in its place, or the image is
    /// verified and will be tried.
    pub fn stored(&mut self, id: Id) {
        let Some(transfer) = self.transfers.find(id) else { return };
        let State::Storing(store) = &mut transfer.state else { return };
        if store.complete {
            self.ok(id);
            return;
        }
        let stored = store.expected.saturating_sub(1);
        // The original acknowledges the first frame of an `ota`; its `put` acknowledges nothing.
        let due = stored > 0 || transfer.command == Command::Ota;
        if due && stored.is_multiple_of(PUT_ACK_EVERY) {
            store.ack_due = Some(stored);
        }
    }

    /// `length` bytes are in the buffer of [`Output::Read`]. Fewer than it holds mean that the file has ended, and
    /// can be closed.
    pub fn read_done(&mut self, now: Instant, id: Id, length: usize) {
        if self.reading != Some(id) {
            return;
        }
        self.reading = None;
        let Some(stream) = self.transfers.stream(id) else { return };
        let length = length.min(STREAM_CHUNK_BYTES);
        stream.at_end = length < STREAM_CHUNK_BYTES;
        if let Window::Credit { deadline, .. } = &mut stream.window {
            *deadline = now + TRANSFER_IDLE_MAX;
        }
        if length > 0 {
            let header = Header::new(stream.next, false);
            self.send(Reply::Out, id, Some(header), Content::Chunk(length), Then::NextFrame(id));
        }
    }

    /// The message of [`Output::Publish`] has been handed to the MQTT client, which will deliver it.
    pub fn published(&mut self, now: Instant) {
        let Some(sending) = self.sending.take() else { return };
        match sending.then {
            Then::Nothing => {}
            Then::NextFrame(id) => {
                let Some(stream) = self.transfers.stream(id) else { return };
                stream.next = stream.next.saturating_add(1);
                if let Window::Credit { deadline, .. } = &mut stream.window {
                    *deadline = now + TRANSFER_IDLE_MAX;
                }
                if stream.next > SEQ_MAX {
                    self.end(id, true, protocol_error("get", "the file is too long").into_bytes(), true);
                }
            }
            Then::Over(id) => {
                self.transfers.remove(id);
            }
        }
    }

    /// What is to be done next. Call it after every input until it says [`Output::Idle`], and stop earlier only when
    /// there is no room to publish.
    pub fn poll(&mut self, now: Instant) -> Output<'_> {
        match self.step(now) {
            Step::Abandon(id) => Output::Abandon { id },
            Step::Idle(deadline) => Output::Idle(deadline),
            Step::Read(id) => Output::Read { id, buffer: &mut self.buffer },
            Step::Publish => match &self.sending {
                Some(sending) => Output::Publish {
                    topic: &self.topic,
                    header: sending.header.get(..sending.header_bytes).unwrap_or(&[]),
                    data: match &sending.content {
                        Content::Bytes(bytes) => bytes,
                        Content::Chunk(length) => self.buffer.get(..*length).unwrap_or(&[]),
                    },
                },
                None => Output::Idle(None),
            },
        }
    }

    fn step(&mut self, now: Instant) -> Step {
        if self.sending.is_some() {
            return Step::Publish;
        }
        if let Some(id) = self.reading {
            if self.transfers.stream(id).is_some() {
                return Step::Read(id);
            }
            self.reading = None;
        }
        while let Some((deadline, id)) = self.transfers.next_deadline().filter(|(at, _)| *at <= now) {
            debug_assert!(deadline <= now);
            self.give_up(id, &format!("given up after {} s without a frame", TRANSFER_IDLE_MAX.secs()));
        }
        if let Some(Refusal { reply, id, header, data }) = self.refusals.pop_front() {
            self.set_topic(reply, &id);
            self.sending = Some(Sending::new(header, Content::Bytes(data), Then::Nothing));
            return Step::Publish;
        }
        let Some(transfer) = self.transfers.next_ready() else {
            return Step::Idle(self.transfers.next_deadline().map(|(at, _)| at));
        };
        let (id, command) = (transfer.id, transfer.command);
        match &mut transfer.state {
            State::Answering(answer) if answer.abandon => {
                answer.abandon = false;
                return Step::Abandon(id);
            }
            State::Answering(answer) => {
                let data = core::mem::take(&mut answer.data);
                let (reply, header) =
                    if answer.error { (Reply::Err, None) } else { (Reply::Out, Some(Header::SINGLE)) };
                self.send(reply, id, header, Content::Bytes(data), Then::Over(id));
            }
            State::Storing(store) => {
                let ack = format!("SEQ {}", store.ack_due.take().unwrap_or(0)).into_bytes();
                self.send(Reply::Out, id, Some(Header::SINGLE), Content::Bytes(ack), Then::Nothing);
            }
            State::Streaming(stream) if stream.at_end => {
                let last = stream.next;
                self.memory.remember(id, command, Ending::Stream(last));
                let header = Header::new(last, true);
                self.send(Reply::Out, id, Some(header), Content::Bytes(Vec::new()), Then::Over(id));
            }
            State::Asked | State::Opening { .. } | State::Streaming(_) => {
                self.reading = Some(id);
                return Step::Read(id);
            }
        }
        Step::Publish
    }

    fn send(&mut self, reply: Reply, id: Id, header: Option<Header>, content: Content, then: Then) {
        self.set_topic(reply, id.as_str());
        self.sending = Some(Sending::new(header, content, then));
    }

    fn set_topic(&mut self, reply: Reply, id: &str) {
        let stream = match reply {
            Reply::Out => "out",
            Reply::Err => "err",
        };
        self.topic.clear();
        // Writing to a String cannot fail.
        let _ = write!(self.topic, "{}reply/{stream}/{id}", self.prefix.as_str());
    }
}

impl Sending {
    fn new(header: Option<Header>, content: Content, then: Then) -> Self {
        let header_bytes = if header.is_some() { 2 } else { 0 };
        Self { header: header.map_or([0; 2], Header::to_bytes), header_bytes, content, then }
    }
}
