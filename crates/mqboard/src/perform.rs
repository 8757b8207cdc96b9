//! Runs operations over the connection: one at a time, with files, patience, progress and Ctrl-C.

use std::time::Instant;

use mqrepl::operator::{Failure, Operation, Output};
use mqrepl::snippets::Unreadable;
use mqrepl::topic::{Id, Prefix, Reply};
use tokio::time::sleep_until;

use crate::exit::{Exit, Fault};
use crate::interrupts::Interrupts;
use crate::link::{Happened, Link, replies_to};
use crate::local::{Sink, Source};
use crate::output::Printer;
use crate::settings::Settings;
use crate::stop::{OBEY_MAX, Stop};

/// An operator at work: the connection, and what is known of the board.
pub(crate) struct Operator<'a> {
    pub(crate) settings: &'a Settings,
    pub(crate) printer: &'a mut Printer,
    pub(crate) link: Link,
    interrupts: Interrupts,
}

/// What an operation reads or writes on this machine, and how it is called on the progress line.
pub(crate) struct Io<'i> {
    pub(crate) source: Source,
    pub(crate) sink: &'i mut Sink,
    pub(crate) name: &'i str,
}

/// How an operation ended that could be carried out.
type Outcome = Result<Vec<u8>, Failure>;

impl<'a> Operator<'a> {
    /// Connects, and listens to the answers of a command with the id `id` (and to `second`, if there is one).
    pub(crate) async fn connect(
        settings: &'a Settings,
        printer: &'a mut Printer,
        ids: &[Id],
    ) -> Result<Self, Fault> {
        let begun = Instant::now();
        let filters: Vec<String> =
            core::iter::once(settings.prefix.status()).chain(replies(&settings.prefix, ids)).collect();
        let mut interrupts = Interrupts::listen()?;
        let link = interrupts.during(Link::connect(settings, &filters)).await?;
        printer.detail(|| {
            let status = link.status().map_or_else(|| "no status".to_owned(), |s| format!("{s:?}"));
            format!("connected to {} in {} ms; {status}", settings.endpoint, begun.elapsed().as_millis())
        });
        Ok(Self { settings, printer, link, interrupts })
    }

    /// The time, as operations count it.
    pub(crate) fn now(&self) -> mqrepl::monotime::Instant {
        self.link.now()
    }

    /// Whether the board can be interrupted, as far as is known.
    pub(crate) fn is_extended(&self) -> bool {
        self.link.status().is_some_and(|status| status.protocol >= 2)
    }

    /// Runs source on the board and returns its answer.
    pub(crate) async fn eval(&mut self, id: Id, source: String) -> Result<Vec<u8>, Fault> {
        let Settings { prefix, timeout, .. } = self.settings;
        let operation = Operation::eval(prefix, id, source.into_bytes(), (*timeout).into(), self.link.now());
        self.run(operation, Io { source: Source::None, sink: &mut Sink::None, name: "" }).await
    }

    /// Runs source under a fresh id, after another command.
    pub(crate) async fn eval_again(&mut self, source: String) -> Result<Vec<u8>, Fault> {
        let id = fresh_id();
        self.listen_to(&[id]).await?;
        self.eval(id, source).await
    }

    /// Listens to the answers of other commands than before.
    pub(crate) async fn listen_to(&mut self, ids: &[Id]) -> Result<(), Fault> {
        // All but the status, which came first.
        self.link.forget(1);
        let filters: Vec<String> = replies(&self.settings.prefix, ids).collect();
        self.interrupts.during(self.link.listen(&filters)).await
    }

    /// The next thing to happen on the connection; `None` at the end of the time.
    pub(crate) async fn next_until(&mut self, ends: Instant) -> Result<Option<Happened>, Fault> {
        let next = tokio::time::timeout_at(ends.into(), self.link.next());
        self.interrupts.during(async { next.await.ok().transpose() }).await
    }

    /// Ends the connection in good order.
    pub(crate) async fn leave(self) {
        self.link.leave().await;
    }

    /// Runs an operation to its end.
    pub(crate) async fn run(&mut self, operation: Operation, io: Io<'_>) -> Result<Vec<u8>, Fault> {
        let (id, begun) = (operation.id(), Instant::now());
        self.printer.detail(|| format!("id {id}"));
        let mut work = Work { operation, io, begun, bytes: 0, stop: Stop::Running };
        let outcome = self.drive(&mut work).await?;
        self.printer.clear();
        let (bytes, secs) = (work.bytes, begun.elapsed().as_secs_f64());
        self.printer.detail(|| {
            let kilobytes = bytes as f64 / 1024.0;
            format!("{kilobytes:.3}kB in {secs:.3}s -> {:.3}kB/s", kilobytes / secs.max(1e-6))
        });
        match outcome {
            Ok(answer) => Ok(answer),
            Err(failure @ Failure::NoAnswer { .. }) if self.is_extended() && self.link.lost().is_none() => {
                let left = self.stop_silent(id).await?;
                Err(self.explain(failure).advice(left.advice()))
            }
            Err(failure) => {
                let mut fault = self.explain(failure);
                if work.stop.deadline().is_some() {
                    fault.exit = Exit::Interrupted;
                }
                Err(fault)
            }
        }
    }

    async fn drive(&mut self, work: &mut Work<'_>) -> Result<Outcome, Fault> {
        if let Some(status) = self.link.status() {
            work.operation.status(self.link.now(), status);
        }
        loop {
            let deadline = match self.feed(work)? {
                Fed::Over(outcome) => return Ok(outcome),
                Fed::Waits(deadline) => deadline,
            };
            let deadline = work.stop.deadline().map_or(deadline, |at| deadline.min(at));
            tokio::select! {
                biased;
                happened = self.link.next() => self.take(work, happened?)?,
                () = self.interrupts.next() => self.ask_to_stop(work).await?,
                () = sleep_until(deadline.into()) => {
                    if work.stop.deadline().is_some_and(|at| at <= Instant::now()) {
                        self.ask_to_stop(work).await?;
                    }
                }
            }
        }
    }

    /// Gives the operation what it asks for, until it waits for something.
    fn feed(&mut self, work: &mut Work<'_>) -> Result<Fed, Fault> {
        loop {
            let now = self.link.now();
            match work.operation.poll(now) {
                Output::Done(outcome) => return Ok(Fed::Over(outcome)),
                Output::Idle(deadline) => return Ok(Fed::Waits(self.link.instant(deadline))),
                Output::Publish { topic, header, data } => {
                    if !self.link.publish(topic, header, data)? {
                        // The window is full; an acknowledgement opens it.
                        return Ok(Fed::Waits(Instant::now() + OBEY_MAX));
                    }
                    work.operation.published(now);
                    let sent = work.operation.bytes_sent();
                    if sent > work.bytes {
                        work.bytes = sent;
                        self.printer.progress(work.io.name, sent, work.io.length(), work.begun);
                    }
                }
                Output::Read { buffer } => {
                    let (length, last) = match &mut work.io.source {
                        Source::Reader(reader) => reader.fill(buffer)?,
                        Source::None => (0, true),
                    };
                    work.operation.read_done(length, last);
                }
            }
        }
    }

    fn take(&mut self, work: &mut Work<'_>, happened: Happened) -> Result<(), Fault> {
        let now = self.link.now();
        match happened {
            Happened::Acked => work.operation.acknowledged(now),
            Happened::Status => {
                if let Some(status) = self.link.status() {
                    work.operation.status(now, status);
                }
            }
            Happened::Message(message) => {
                let Some((reply, id)) = self.settings.prefix.parse_reply(message.topic()) else {
                    return Ok(());
                };
                if id != work.operation.id().as_str() {
                    if work.operation.listens_to(id) {
                        work.operation.handle_other(now);
                    }
                    return work.stop.take(id, reply);
                }
                let data = work.operation.handle(now, reply, message.payload());
                if reply == Reply::Out && !data.is_empty() {
                    work.bytes += data.len() as u64;
                    match work.io.sink {
                        Sink::File(file) => file.write(data)?,
                        Sink::Stdout => self.printer.data(data)?,
                        Sink::None => {}
                    }
                    self.printer.progress(work.io.name, work.bytes, None, work.begun);
                }
            }
            Happened::Lost(why) => self.printer.say(&format!("mqboard: {why}; connecting again")),
            Happened::Back => self.printer.say("mqboard: connected again"),
        }
        Ok(())
    }

    /// Says what a failure means for a person at a terminal.
    fn explain(&self, failure: Failure) -> Fault {
        let known = self.link.status().is_some();
        let prefix = self.settings.prefix.as_str().trim_end_matches('/');
        if let (Some(why), false) = (self.link.lost(), matches!(failure, Failure::Board(_))) {
            return Fault::new(
                Exit::Connect,
                format_args!("lost the connection to {}: {why}", self.settings.endpoint),
            )
            .advice("Is the broker still running there? What was sent may have been carried out.");
        }
        match &failure {
            Failure::Board(_) => Fault::new(Exit::Board, "").board(failure.board_text().unwrap_or_default()),
            Failure::NoAnswer { .. } if known => Fault::new(Exit::NoAnswer, failure).advice(
                "It is online but busy: give it more time with --timeout, or reset it with `mqboard reset`.",
            ),
            Failure::NoAnswer { .. } => Fault::new(
                Exit::NoAnswer,
                format_args!("{failure}, and no status: nobody seems to be behind {prefix}"),
            )
            .advice("Check the prefix (-p) and that the board uses this broker."),
            Failure::Offline => Fault::new(
                Exit::NoAnswer,
                format_args!("the board behind {prefix} is offline, its last status says"),
            )
            .advice("Nothing was sent; try again when it is back."),
            Failure::Gone | Failure::Restarted => {
                Fault::new(Exit::NoAnswer, failure).advice("Its answer is lost; see `mqboard view` for why.")
            }
            Failure::SourceTooLong { .. } => {
                Fault::new(Exit::Usage, &failure).advice("Put it into a file on the board, and import that.")
            }
            Failure::BadPath => Fault::new(Exit::Usage, failure).advice("Give it another name."),
            Failure::FileTooLong { .. } => Fault::new(Exit::File, failure).advice("Send it in parts."),
            Failure::AnswerTooLong | Failure::Early(_) | Failure::Gap { .. } => {
                Fault::new(Exit::Protocol, failure).advice("Try again.")
            }
            _ => Fault::new(Exit::Protocol, failure),
        }
    }
}

/// One operation under way.
pub(crate) struct Work<'i> {
    pub(crate) operation: Operation,
    io: Io<'i>,
    begun: Instant,
    bytes: u64,
    pub(crate) stop: Stop,
}

enum Fed {
    Over(Outcome),
    Waits(Instant),
}

impl Io<'_> {
    fn length(&self) -> Option<u64> {
        match &self.source {
            Source::Reader(reader) => reader.length,
            Source::None => None,
        }
    }
}

impl From<Unreadable> for Fault {
    fn from(unreadable: Unreadable) -> Self {
        Self::new(Exit::Protocol, unreadable).advice("Is there a MicroPython with `uos` behind this prefix?")
    }
}

/// The filters for the answers to these ids.
fn replies(prefix: &Prefix, ids: &[Id]) -> impl Iterator<Item = String> {
    ids.iter().map(|id| replies_to(prefix, id.as_str()))
}

/// An id that nobody else has.
pub(crate) fn fresh_id() -> Id {
    let number = entropy().to_be_bytes();
    let mut six = [0; 6];
    six.copy_from_slice(number.get(..6).unwrap_or(&[0; 6]));
    Id::from_entropy(six)
}

/// A number that differs from call to call and from process to process. Not for secrets.
pub(crate) fn entropy() -> u64 {
    use core::hash::{BuildHasher as _, Hasher as _};
    // The standard library seeds each hasher's keys from the system's randomness.
    let mut hasher = std::hash::RandomState::new().build_hasher();
    hasher.write_u32(std::process::id());
    hasher.finish()
}
