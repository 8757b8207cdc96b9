//! What the board tells about itself: the retained status, and the line that begins each boot's log.

use alloc::format;
use alloc::string::{String, ToString};

use monotime::Instant;
use mqrepl::status::{Limits, Module, Status, Trial};

use super::{Desk, LinkState};
use crate::boot::{self, Boot, Mode, Reason};
use crate::guard;
use crate::limits::STATUS_PAUSE;
use crate::log::Level;
use crate::ports::Platform;

/// What the last status message was made from, and when there has to be another one.
#[derive(Debug, Default)]
pub(super) struct Shown {
    modules: u32,
    confirmed: bool,
    trial: Trial,
    due: Option<Instant>,
}

impl Desk {
    /// The status message, as things stand.
    fn status(&self, platform: &dyn Platform) -> Status {
        let trial_secs = guard::trial_time(&self.settings.watchdog).secs();
        let modules = self.modules.list().filter(|m| m.state != "native").map(|m| Module {
            name: m.name.into(),
            state: m.state.into(),
            failures: m.failures,
        });
        Status {
            software: platform.identity().software.into(),
            boot_mode: self.boot.mode.name().into(),
            reset_cause: self.boot.cause.name().into(),
            boot_reason: self.boot.reason.text().into(),
            slot: self.boot.slot.map_or_else(String::new, |slot| slot.name().to_string()),
            boot_id: format!("{:08x}", self.boot_id),
            confirmed: Some(self.boot.is_confirmed()),
            trial: self.boot.trial(),
            went_back: self.boot.reason == Reason::WentBack,
            trial_secs: u32::try_from(trial_secs).unwrap_or(u32::MAX),
            modules: modules.collect(),
            limits: Some(Limits {
                transfers: self.settings.mqrepl.transfers as usize,
                answer_bytes: self.python.answer_max(),
                frame_bytes: mqrepl::limits::COMMAND_CHUNK_BYTES,
            }),
            ..Status::online()
        }
    }

    /// Publishes the status before everything else: what waits was meant for an earlier connection, or may wait longer.
    pub(super) fn publish_status(&mut self, platform: &dyn Platform) {
        let (topic, payload) = (self.server.prefix().status(), self.status(platform).to_json());
        self.outbox.push_first(topic, payload, true);
        let (modules, confirmed, trial) =
            (self.modules.version(), self.boot.is_confirmed(), self.boot.trial());
        self.shown = Shown { modules, confirmed, trial, due: None };
    }

    /// Publishes the status anew when something in it has changed, a moment after it did.
    pub(super) fn refresh_status(&mut self, now: Instant, platform: &dyn Platform) {
        if self.link != LinkState::Up {
            // The next connection begins with it.
            self.shown.due = None;
            return;
        }
        match self.shown.due {
            Some(due) if now >= due => self.publish_status(platform),
            Some(_) => {}
            None => {
                let Shown { modules, confirmed, trial, .. } = self.shown;
                let now_shown = (self.modules.version(), self.boot.is_confirmed(), self.boot.trial());
                if (modules, confirmed, trial) != now_shown {
                    self.shown.due = Some(now + STATUS_PAUSE);
                }
            }
        }
    }

    /// When the status is to be published anew.
    pub(super) fn status_deadline(&self) -> Option<Instant> {
        self.shown.due
    }
}

impl Boot {
    /// What is on trial, as the status says it.
    fn trial(&self) -> Trial {
        match self.record.trial {
            boot::Trial::None => Trial::None,
            boot::Trial::Waiting { .. } => Trial::Waiting,
            boot::Trial::Started { .. } => Trial::Running,
        }
    }

    /// The first line of the log.
    pub(super) fn describe(&self) -> String {
        let mode = match self.mode {
            Mode::Normal => "Normal",
            Mode::Safe => "SAFE",
        };
        let (reason, cause, count) = (self.reason.text(), self.cause.name(), self.count());
        format!("{mode} mode boot ({reason}; {cause}; boot {count})")
    }

    /// How much the first line matters.
    pub(super) fn level(&self) -> Level {
        match (self.mode, self.reason) {
            (Mode::Safe, _) => Level::Critical,
            (Mode::Normal, Reason::WentBack | Reason::SafeModeUnreachable) => Level::Warning,
            (Mode::Normal, _) => Level::Info,
        }
    }
}
