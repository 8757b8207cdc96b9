//! What each command means for the board's side, and how commands are refused, repeated, ended and given up.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use monotime::Instant;

use super::memory::{Command, Ending};
use super::transfer::{Answer, State, Store, Window};
use super::{Message, Refusal, Request, Server};
use crate::frame::Header;
use crate::limits::{REFUSALS_MAX, TRANSFER_IDLE_MAX};
use crate::topic::{CommandTopic, Id, Reply, WATCHDOG_ID};

pub(super) fn command_of(name: &str) -> Command {
    match name {
        "eval" => Command::Eval,
        "get" => Command::Get,
        "interrupt" => Command::Interrupt,
        "ota" => Command::Ota,
        "put" => Command::Put,
        _ => Command::Other,
    }
}

/// The text of an error in the use of the protocol, as the original words it.
pub(super) fn protocol_error(command: &str, text: &str) -> String {
    format!("MQRepl protocol error {command}: {text}")
}

impl Server {
    /// Decides whether a command is to be carried out. If not, what there is to answer has been seen to.
    pub(super) fn may_run(
        &mut self,
        id: Id,
        command: Command,
        topic: &CommandTopic<'_>,
        header: Header,
        dup: bool,
    ) -> bool {
        if let Some(transfer) = self.transfers.find(id) {
            let continues = transfer.command == command && matches!(command, Command::Ota | Command::Put);
            let known = transfer.command;
            if !continues && id.as_str() != WATCHDOG_ID && (known != command || id.is_anonymous()) {
                self.refuse(topic.command, topic.id, "the id is in use");
            }
            // Otherwise it is a repeated frame: its command's answer is still to come.
            return continues;
        }
        if let Some((known, ending)) = self.memory.recall(id) {
            let ending = ending.clone();
            if known != command {
                self.refuse(topic.command, topic.id, "the id has been used");
            } else if header.is_last() {
                self.repeat(id, &ending);
            }
            return false;
        }
        if dup && !self.started {
            if id.as_str() != WATCHDOG_ID {
                let text = "delivered again after a restart, not run";
                self.reject(id, command, &protocol_error(topic.command, text));
            }
            return false;
        }
        self.started = true;
        true
    }

    pub(super) fn eval<'m>(&mut self, id: Id, data: &'m [u8]) -> Option<Request<'m>> {
        let Ok(source) = core::str::from_utf8(data) else {
            self.reject(id, Command::Eval, &protocol_error("eval", "the source is not UTF-8"));
            return None;
        };
        let urgent = id.as_str() == WATCHDOG_ID;
        self.start(id, Command::Eval, State::Asked, urgent).then_some(Request::Eval { id, source })
    }

    pub(super) fn get<'m>(&mut self, id: Id, path: &'m str, data: &[u8]) -> Option<Request<'m>> {
        if path.is_empty() {
            self.reject(id, Command::Get, &protocol_error("get", "no file name"));
            return None;
        }
        // Whatever else the data says is ignored, as the original does.
        let window = core::str::from_utf8(data)
            .ok()
            .and_then(|text| text.strip_prefix("window ")?.trim().parse().ok());
        let window = window.map(|frames: u16| frames.max(1));
        self.start(id, Command::Get, State::Opening { window }, false).then_some(Request::Get { id, path })
    }

    pub(super) fn interrupt<'m>(&mut self, id: Id, target: &str, data: &[u8]) -> Option<Request<'m>> {
        let found = Id::new(target).and_then(|target| self.transfers.find(target));
        match found.map(|t| (t.id, t.command, &t.state)) {
            Some((target, Command::Eval, State::Asked)) => {
                let request = Request::Interrupt { id, target, force: data == b"force" };
                self.start(id, Command::Interrupt, State::Asked, true).then_some(request)
            }
            Some((
                target,
                Command::Get | Command::Ota | Command::Put,
                State::Opening { .. } | State::Storing(_) | State::Streaming(_),
            )) => {
                self.give_up(target, "interrupted");
                if self.start(id, Command::Interrupt, State::Asked, true) {
                    self.ok(id);
                }
                None
            }
            _ => {
                let text = format!("no command '{target}' is running");
                self.reject(id, Command::Interrupt, &protocol_error("interrupt", &text));
                None
            }
        }
    }

    /// A frame of a `put` or an `ota`: in order, none twice.
    pub(super) fn put<'m>(
        &mut self,
        now: Instant,
        id: Id,
        command: Command,
        path: &'m str,
        header: Header,
        data: &'m [u8],
    ) -> Option<Request<'m>> {
        let (seq, last) = (header.seq(), header.is_last());
        let deadline = now + TRANSFER_IDLE_MAX;
        match self.transfers.find(id).map(|t| &mut t.state) {
            None if seq != 0 => {
                self.reject(id, command, &protocol_error(command.name(), "missing first message"));
                return None;
            }
            None if path.is_empty() => {
                self.reject(id, command, &protocol_error(command.name(), "no file name"));
                return None;
            }
            None => {
                let store = Store { expected: 1, complete: last, ack_due: None, deadline };
                if !self.start(id, command, State::Storing(store), false) {
                    return None;
                }
            }
            Some(State::Storing(store)) if seq > store.expected || !header.is_numbered() => {
                let text = format!("message missing: {seq} vs. {}", store.expected);
                self.give_up(id, &text);
                return None;
            }
            Some(State::Storing(store)) if seq == store.expected && !store.complete => {
                store.expected = seq.saturating_add(1);
                store.complete = last;
                store.deadline = deadline;
            }
            // A repeated frame, or one of a transfer that has failed.
            Some(_) => return None,
        }
        let first = seq == 0;
        Some(match command {
            Command::Ota => Request::Ota { id, sha256: path, first, last, data },
            _ => Request::Put { id, path, first, last, data },
        })
    }

    /// More room for a stream. It asks for nothing, so it gets no answer, and one that comes late is no fault.
    pub(super) fn credit(&mut self, now: Instant, topic: &CommandTopic<'_>, message: &Message<'_>) {
        let Some((_, data)) = Header::split(message.payload).filter(|_| !message.retain) else { return };
        let seq = core::str::from_utf8(data).ok().and_then(|text| text.trim().parse::<u16>().ok());
        let stream = Id::new(topic.id).and_then(|id| self.transfers.stream(id));
        if let (Some(seq), Some(stream)) = (seq, stream)
            && let Window::Credit { credited, deadline, .. } = &mut stream.window
            && seq < stream.next
            && credited.is_none_or(|known| seq > known)
        {
            *credited = Some(seq);
            *deadline = now + TRANSFER_IDLE_MAX;
        }
    }

    fn start(&mut self, id: Id, command: Command, state: State, urgent: bool) -> bool {
        let started = self.transfers.start(id, command, state, urgent).is_ok();
        if !started {
            self.reject(id, command, &protocol_error(command.name(), "too many commands at the same time"));
        }
        started
    }

    /// Ends a command that is in progress.
    pub(super) fn end(&mut self, id: Id, error: bool, data: Vec<u8>, abandon: bool) {
        let Some(transfer) = self.transfers.find(id) else { return };
        if matches!(transfer.state, State::Answering(_)) {
            return;
        }
        let keep = self.limits.remembered_answer_bytes;
        let ending = if error { Ending::of_error(&data, keep) } else { Ending::of_answer(&data, keep) };
        transfer.state = State::Answering(Answer { error, data, abandon });
        let command = transfer.command;
        self.memory.remember(id, command, ending);
    }

    /// Ends a transfer that the board does not know to have ended.
    pub(super) fn give_up(&mut self, id: Id, text: &str) {
        let Some(command) = self.transfers.find(id).map(|t| t.command) else { return };
        self.end(id, true, protocol_error(command.name(), text).into_bytes(), true);
    }

    /// Answers a command that is not carried out, and remembers that.
    pub(super) fn reject(&mut self, id: Id, command: Command, text: &str) {
        let ending = Ending::of_error(text.as_bytes(), self.limits.remembered_answer_bytes);
        self.memory.remember(id, command, ending);
        self.push_refusal(Reply::Err, id.as_str(), None, text.as_bytes());
    }

    /// Answers a command that cannot be remembered by its id.
    pub(super) fn refuse(&mut self, command: &str, id: &str, text: &str) {
        self.push_refusal(Reply::Err, id, None, protocol_error(command, text).as_bytes());
    }

    /// Answers a command again that has ended.
    fn repeat(&mut self, id: Id, ending: &Ending) {
        let id = id.as_str();
        match ending {
            Ending::Answer(data) => self.push_refusal(Reply::Out, id, Some(Header::SINGLE), data),
            Ending::Error(text) => self.push_refusal(Reply::Err, id, None, text),
            Ending::Long(length) => {
                let text = format!("answered before, with {length} bytes that were not kept");
                self.push_refusal(Reply::Err, id, None, text.as_bytes());
            }
            Ending::Stream(last) => self.push_refusal(Reply::Out, id, Some(Header::new(*last, true)), &[]),
        }
    }

    fn push_refusal(&mut self, reply: Reply, id: &str, header: Option<Header>, data: &[u8]) {
        if self.refusals.len() >= REFUSALS_MAX {
            self.refusals_dropped = self.refusals_dropped.saturating_add(1);
            return;
        }
        self.refusals.push_back(Refusal { reply, id: String::from(id), header, data: data.to_vec() });
    }
}
