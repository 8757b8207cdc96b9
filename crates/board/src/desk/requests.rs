//! Commands: from a message to a job, from a job's result to an answer.

use alloc::format;
use alloc::string::String;

use monotime::Instant;
use mqrepl::server::{Message, Output, Request};
use mqrepl::topic::{Id, WATCHDOG_ID};
use mqtt_core::session::{self, PublishError, Session};
use mqtt_core::wire::QoS;

use super::updates::Part;
use super::{Desk, Published};
use crate::app_mqtt::Incoming;
use crate::log::Level;
use crate::ports::{FsError, Platform};
use crate::transfers::resolve;

/// The watchdog's command, as wire version 1 has it. Its number follows, as a comment.
const LOOP_BACK: &str = "watchdog.feed()";

/// Where relative names begin.
const ROOT: &str = "/";

impl Desk {
    /// A message came from the broker.
    pub(super) fn message(
        &mut self,
        now: Instant,
        platform: &mut dyn Platform,
        message: &session::Received<'_>,
    ) {
        if self.server.prefix().parse_command(message.topic).is_none() {
            let &session::Received { topic, payload, retain, qos, dup, .. } = message;
            let (topic, payload) = (topic.into(), payload.into());
            self.app.deliver(Incoming { topic, payload, retain, qos, dup });
            return;
        }
        let command = Message {
            topic: message.topic,
            payload: message.payload,
            retain: message.retain,
            dup: message.dup,
        };
        if let Some(request) = self.server.handle(now, &command) {
            self.request(now, platform, request);
        }
    }

    fn request(&mut self, now: Instant, platform: &mut dyn Platform, request: Request<'_>) {
        match request {
            Request::Eval { id, source } => {
                self.eval(id, source);
                self.note_command(platform);
            }
            Request::Interrupt { id, target, force } => {
                if self.python.interrupt(target, force) {
                    self.server.ok(id);
                } else {
                    self.server.fail(id, &format!("no command {target} is running"));
                }
            }
            Request::Get { id, path } => {
                let opened = resolve(ROOT, path)
                    .and_then(|path| self.transfers.begin_get(platform.files(), id, &path));
                match opened {
                    Ok(()) => self.server.opened(now, id),
                    Err(error) => self.server.fail(id, &file_error("get", path, error)),
                }
            }
            Request::Ota { id, sha256: name, first, last, data } => {
                self.ota(now, platform, id, &Part { name, first, last, data });
            }
            Request::Put { id, path, first, last, data } => {
                let stored = self.put(platform, id, path, first, last, data);
                match stored {
                    Ok(()) => self.server.stored(id),
                    Err(error) => {
                        let text = file_error("put", path, error);
                        self.server.fail(id, &text);
                        self.say(now, platform, Level::Warning, "mqrepl", &text);
                    }
                }
            }
        }
    }

    fn eval(&mut self, id: Id, source: &str) {
        let started = match loop_back_number(id, source) {
            Some(nonce) => self.python.loop_back(id, nonce, source),
            None => self.python.eval(id, source),
        };
        if let Err(refused) = started {
            self.server.fail(id, &format!("{refused}"));
        }
    }

    fn put(
        &mut self,
        platform: &mut dyn Platform,
        id: Id,
        path: &str,
        first: bool,
        last: bool,
        data: &[u8],
    ) -> Result<(), FsError> {
        let files = platform.files();
        if first {
            self.transfers.begin_put(files, id, &resolve(ROOT, path)?)?;
        }
        self.transfers.put(files, id, data)?;
        if last { self.transfers.finish_put(files, id) } else { Ok(()) }
    }

    /// A command was larger than the session's receive buffer: nobody has seen it, so it is answered here.
    pub(super) fn too_large(&mut self, now: Instant, platform: &mut dyn Platform, topic: &str, bytes: usize) {
        let prefix = self.server.prefix();
        let Some(command) = prefix.parse_command(topic) else { return };
        let text =
            format!("MQRepl protocol error {}: message of {bytes} bytes is too large", command.command);
        let topic = prefix.err(command.id);
        // Only lost when eight others wait; the operator's time limit then ends the command.
        let _ = self.outbox.push(topic, text.clone().into_bytes());
        self.say(now, platform, Level::Warning, "mqrepl", &text);
    }

    /// Lets the protocol publish one message, and reads files for it.
    pub(super) fn serve(
        &mut self,
        now: Instant,
        platform: &mut dyn Platform,
        session: &mut Session,
    ) -> Published {
        // A read is followed by the message that it was for; more than a few rounds without one do not happen.
        for _ in 0..16 {
            match self.server.poll(now) {
                Output::Publish { topic, header, data } => {
                    let message = session::Message {
                        topic,
                        payload: &[header, data],
                        qos: QoS::AtLeastOnce,
                        retain: false,
                    };
                    match session.publish(&message) {
                        Ok(_) => {}
                        Err(PublishError::Full) => return Published::Nothing,
                        Err(error) => {
                            // What can never be sent must not hold up everything else.
                            let text = format!("an answer of {} bytes is lost: {error:?}", data.len());
                            self.log.line(now, platform, Level::Error, "mqrepl", &text);
                        }
                    }
                    self.server.published(now);
                    return Published::One;
                }
                Output::Read { id, buffer } => match self.transfers.read(platform.files(), id, buffer) {
                    Ok(length) => self.server.read_done(now, id, length),
                    Err(error) => self.server.fail(id, &format!("get: {error}")),
                },
                Output::Abandon { id } => {
                    self.updating.take_if(|(of, _)| *of == id);
                    self.transfers.abandon(platform.files(), id);
                }
                Output::Idle(deadline) => {
                    self.server_deadline = deadline;
                    return Published::Nothing;
                }
            }
        }
        Published::Nothing
    }

    /// Publishes the loop-back with this number. False when there is no room.
    pub(super) fn loop_back(&mut self, nonce: u32) -> bool {
        let topic = self.server.prefix().watchdog();
        let mut payload = alloc::vec![0x80, 0];
        payload.extend_from_slice(format!("{LOOP_BACK} # {nonce}").as_bytes());
        self.outbox.push(topic, payload).is_ok()
    }
}

/// The number of the loop-back that this command is; `None` for any other command.
fn loop_back_number(id: Id, source: &str) -> Option<u32> {
    if id.as_str() != WATCHDOG_ID {
        return None;
    }
    // One without a number is somebody else's: it runs like any other, and feeds nothing.
    Some(source.strip_prefix(LOOP_BACK)?.strip_prefix(" # ").and_then(|n| n.parse().ok()).unwrap_or(0))
}

fn file_error(command: &str, path: &str, error: FsError) -> String {
    format!("{command} {path}: OSError: [Errno {}] {}: {error}", error.errno(), error.name())
}
