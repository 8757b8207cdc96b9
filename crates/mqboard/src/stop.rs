//! Stopping what runs on a board: asked first, then by force, because the operator said so or has waited long enough.

use std::time::Instant;

use mqrepl::topic::{Id, Reply};
use tokio::time::timeout_at;

use crate::exit::{Exit, Fault};
use crate::link::{Happened, replies_to};
use crate::perform::{Operator, Work, fresh_id};

/// How long a program may take to obey after it was asked to stop; then it is stopped by force, and gets as long again.
pub(crate) const OBEY_MAX: core::time::Duration = core::time::Duration::from_secs(2);

/// How far the attempt to stop a command has come.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Stop {
    /// There was none.
    Running,
    /// It was asked, under this id; force is next, at this time.
    Asked(Id, Instant),
    /// It was stopped by force, under this id; at this time it is left to itself.
    Forced(Id, Instant),
}

/// What is known of a command that was to be stopped.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Left {
    /// It has ended.
    Ended,
    /// The board does not know it: it never came there, or ended long ago.
    Unknown,
    /// It may still run.
    Running,
}

impl Stop {
    pub(crate) fn deadline(&self) -> Option<Instant> {
        match self {
            Self::Running => None,
            Self::Asked(_, at) | Self::Forced(_, at) => Some(*at),
        }
    }

    /// Takes an answer that may be for the attempt. An error means that there is nothing to be stopped, and nothing to
    /// be waited for.
    pub(crate) fn take(&self, id: &str, reply: Reply) -> Result<(), Fault> {
        match self {
            Self::Asked(own, _) | Self::Forced(own, _) if own.as_str() == id && reply == Reply::Err => {
                Err(Fault::new(Exit::Interrupted, "interrupted").advice(Left::Unknown.advice()))
            }
            _ => Ok(()),
        }
    }
}

impl Left {
    pub(crate) fn advice(self) -> &'static str {
        match self {
            Self::Ended => "It was stopped there; give it more time with --timeout.",
            Self::Unknown => "It does not run on the board; try again.",
            Self::Running => {
                "It may still run there: give it more time with --timeout, or reset the board with `mqboard reset`."
            }
        }
    }
}

impl Operator<'_> {
    /// Asks the board to stop a command: the id under which it was asked.
    async fn interrupt(&mut self, target: Id, force: bool) -> Result<Id, Fault> {
        let id = fresh_id();
        self.link.listen(&[replies_to(&self.settings.prefix, id.as_str())]).await?;
        let topic = self.settings.prefix.command("interrupt", id.as_str(), target.as_str());
        self.link.publish(&topic, &[0x80, 0], if force { b"force" } else { b"" })?;
        Ok(id)
    }

    /// Stops what has not answered in time, on the board.
    pub(crate) async fn stop_silent(&mut self, target: Id) -> Result<Left, Fault> {
        for force in [false, true] {
            let own = self.interrupt(target, force).await?;
            let until = Instant::now() + OBEY_MAX;
            while let Ok(happened) = timeout_at(until.into(), self.link.next()).await {
                let Happened::Message(message) = happened? else { continue };
                match self.settings.prefix.parse_reply(message.topic()) {
                    Some((_, id)) if id == target.as_str() => return Ok(Left::Ended),
                    Some((Reply::Err, id)) if id == own.as_str() => return Ok(Left::Unknown),
                    _ => {}
                }
            }
        }
        Ok(Left::Running)
    }

    /// Ctrl-C, or the time after it is over: asks the command on the board to stop, then forces it, then goes.
    pub(crate) async fn ask_to_stop(&mut self, work: &mut Work<'_>) -> Result<(), Fault> {
        let interrupted = Fault::new(Exit::Interrupted, "interrupted");
        if !work.operation.has_begun() {
            return Err(interrupted.advice("Nothing was sent."));
        }
        if !self.is_extended() {
            let advice = "This board cannot be asked to stop: what was sent goes on there.";
            return Err(interrupted.advice(advice));
        }
        let target = work.operation.id();
        let until = Instant::now() + OBEY_MAX;
        work.stop = match work.stop {
            Stop::Running => {
                self.printer.say("mqboard: stopping it");
                Stop::Asked(self.interrupt(target, false).await?, until)
            }
            Stop::Asked(..) => {
                self.printer.say("mqboard: stopping it by force");
                Stop::Forced(self.interrupt(target, true).await?, until)
            }
            Stop::Forced(..) => {
                return Err(
                    interrupted.advice("The program on the board may still run: try `mqboard reset`.")
                );
            }
        };
        Ok(())
    }
}
