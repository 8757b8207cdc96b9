//! `ota --wait`: what becomes of an update, as the board's status messages tell it.

use core::time::Duration;
use std::time::Instant;

use mqrepl::literal::Literal;
use mqrepl::snippets::{self, Reset};
use mqrepl::status::{Status, Trial};

use crate::exit::{Exit, Fault};
use crate::link::Happened;
use crate::perform::Operator;

/// How to wait.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) struct Wait {
    /// At most so long; `None`: as long as a trial can take.
    pub(super) limit: Option<Duration>,
    /// Whether to reset the board first.
    pub(super) reset: bool,
}

/// What a board gets beyond the time of a trial: to start twice, to connect twice, and its supervisor's pauses.
const BEYOND_TRIAL: Duration = Duration::from_secs(300);

/// Whether a board says enough to wait for; asked before anything is sent.
pub(super) fn can_wait(status: Option<&Status>) -> Result<(), Fault> {
    if status.is_some_and(|status| status.confirmed.is_some()) {
        return Ok(());
    }
    Err(Fault::new(Exit::Usage, "this board does not say what becomes of an update")
        .advice("Leave --wait away."))
}

/// An outcome.
enum End {
    /// This slot runs from now on.
    Confirmed(String),
    /// The board runs what it ran before.
    WentBack,
    /// The board came up again without having tried anything.
    NotTried,
}

/// A trial, watched from afar.
struct Watched {
    /// The boot that took the update, and the slot that it ran from.
    before: Status,
    /// What was said last, so that nothing is said twice.
    said: String,
}

/// Resets the board and waits until its update is confirmed; gives the slot that runs.
///
/// # Errors
/// The board went back, or its time is over, or the connection is lost for good.
pub(super) async fn wait(operator: &mut Operator<'_>, how: Wait) -> Result<String, Fault> {
    let before = operator.link.status().cloned().unwrap_or_default();
    let trial = Duration::from_secs(before.trial_secs.into());
    let limit = how.limit.unwrap_or(trial + BEYOND_TRIAL);
    let ends = Instant::now() + limit;
    if how.reset {
        operator.eval_again(snippets::reset(Reset::Normal)).await?;
        operator.printer.say("The board has taken the image, and restarts to try it.");
    } else {
        operator.printer.say("The board has taken the image, and tries it at its next reset.");
    }
    let mut watched = Watched { before, said: String::new() };
    loop {
        let Some(happened) = operator.next_until(ends).await? else {
            let status = operator.link.status();
            let last = status.map_or_else(|| "nothing is known of it".into(), describe);
            let text = format!("no outcome after {} s; last seen: {last}", limit.as_secs());
            return Err(Fault::new(Exit::NoAnswer, text)
                .advice("A trial that is not confirmed goes back by itself; ask `mqboard info` later."));
        };
        match happened {
            Happened::Lost(why) => operator.printer.say(&format!("mqboard: {why}; connecting again")),
            Happened::Back => operator.printer.say("mqboard: connected again"),
            Happened::Acked | Happened::Message(_) => {}
            Happened::Status => {
                let Some(status) = operator.link.status().cloned() else { continue };
                let line = describe(&status);
                if status.boot_id != watched.before.boot_id && line != watched.said {
                    operator.printer.say(&format!("The board: {line}."));
                    watched.said = line;
                }
                match watched.end(&status) {
                    None => {}
                    Some(End::Confirmed(slot)) => return Ok(slot),
                    Some(End::WentBack) => return Err(went_back(operator).await),
                    Some(End::NotTried) => {
                        return Err(Fault::new(
                            Exit::WentBack,
                            "the board has restarted without trying the image",
                        )
                        .advice("Something else was installed or reverted meanwhile; send it again."));
                    }
                }
            }
        }
    }
}

impl Watched {
    /// What a status message decides; `None`: nothing yet.
    fn end(&self, status: &Status) -> Option<End> {
        let new_boot = status.online && status.boot_id != self.before.boot_id;
        if !new_boot || matches!(status.trial, Trial::Running | Trial::Waiting) {
            return None;
        }
        if status.went_back {
            return Some(End::WentBack);
        }
        if status.slot == self.before.slot {
            return Some(End::NotTried);
        }
        // A boot that is neither on trial nor confirmed runs what was confirmed in an earlier one.
        Some(End::Confirmed(status.slot.clone()))
    }
}

/// A board in a few words.
fn describe(status: &Status) -> String {
    if !status.online {
        return "offline".into();
    }
    let mut text = match status.trial {
        Trial::Running => format!("on trial in slot {}, for at most {} s", status.slot, status.trial_secs),
        Trial::Waiting => format!("in {} mode, the trial waits", status.boot_mode),
        _ if status.went_back => format!("went back to slot {}", status.slot),
        _ if status.confirmed == Some(true) => format!("confirmed, in slot {}", status.slot),
        _ => format!("in {} mode, in slot {}", status.boot_mode, status.slot),
    };
    let failed: Vec<&str> =
        status.modules.iter().filter(|m| m.failures > 0).map(|m| m.name.as_str()).collect();
    if !failed.is_empty() {
        text.push_str(&format!("; failed: {}", failed.join(", ")));
    }
    text
}

/// Why the board went back, from its last crash record.
async fn went_back(operator: &mut Operator<'_>) -> Fault {
    let source = "import board\nprint(repr([c['text'] for c in board.crashes() if c['kind'] in ('went-back', 'panic', 'watchdog')][-1:]))";
    let answer = operator.eval_again(source.into()).await.unwrap_or_default();
    let text = String::from_utf8_lossy(&answer);
    let last = text.lines().rfind(|line| !line.trim().is_empty()).unwrap_or("");
    let reason = match Literal::parse(last) {
        Some(Literal::List(list)) => list.first().and_then(Literal::as_str).map(str::to_owned),
        _ => None,
    };
    let reason = reason.unwrap_or_else(|| "it does not say why".into());
    let reason = reason.trim().lines().collect::<Vec<_>>().join("; ");
    Fault::new(Exit::WentBack, format_args!("the board went back: {reason}"))
        .advice("`mqboard crash show` has the last log lines.")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn status(boot: &str, slot: &str, trial: Trial) -> Status {
        Status { boot_id: boot.into(), slot: slot.into(), trial, confirmed: Some(false), ..Status::online() }
    }

    fn end(after: &Status) -> Option<End> {
        Watched { before: status("1", "a", Trial::Waiting), said: String::new() }.end(after)
    }

    #[test]
    fn nothing_is_decided_before_the_board_has_restarted_or_while_it_tries() {
        assert!(end(&status("1", "a", Trial::Waiting)).is_none());
        assert!(end(&Status::default()).is_none(), "offline");
        assert!(end(&status("2", "b", Trial::Running)).is_none());
    }

    #[test]
    fn each_outcome_is_told_from_the_others() {
        assert!(matches!(end(&status("2", "b", Trial::None)), Some(End::Confirmed(slot)) if slot == "b"));
        let back = Status { went_back: true, ..status("3", "a", Trial::None) };
        assert!(matches!(end(&back), Some(End::WentBack)));
        assert!(matches!(end(&status("2", "a", Trial::None)), Some(End::NotTried)));
    }

    #[test]
    fn a_board_that_does_not_say_is_refused_before_anything_is_sent() {
        assert!(can_wait(None).is_err());
        assert!(can_wait(Some(&Status::online())).is_err());
        assert!(can_wait(Some(&status("1", "a", Trial::None))).is_ok());
    }
}
