//! Resets: asked for by Python or by the policy, answered first, done a moment later.

use alloc::format;

use monotime::{Duration, Instant};

use super::Desk;
use crate::boot::{Intent, Mode};
use crate::flight::Flight;
use crate::limits::{RESET_AT_ONCE, RESET_DELAY};
use crate::log::Level;
use crate::ports::{Platform, ResetKind};
use crate::python::ResetRequest;

/// Whether a reset is under way.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Pending {
    None,
    /// At this time, or earlier when everything has been said.
    At(Instant, ResetKind),
    /// The device is finished.
    Now(ResetKind),
}

impl Desk {
    /// Python asked for a reset.
    pub(super) fn request_reset(&mut self, now: Instant, platform: &mut dyn Platform, request: ResetRequest) {
        let (intent, kind, delay, text) = match request {
            ResetRequest::Normal => (Intent::Normal, ResetKind::Hard, RESET_DELAY, "reset into normal mode"),
            ResetRequest::Safe => (Intent::Safe, ResetKind::Hard, RESET_DELAY, "reset into SAFE MODE"),
            ResetRequest::Soft => (Intent::Normal, ResetKind::Soft, RESET_DELAY, "soft reset"),
            // Not what an operator's reset command does, so it counts like any reset that the board did not expect.
            ResetRequest::Machine => (Intent::None, ResetKind::Hard, RESET_AT_ONCE, "machine.reset()"),
            ResetRequest::MachineSoft => {
                (Intent::None, ResetKind::Soft, RESET_AT_ONCE, "machine.soft_reset()")
            }
        };
        self.schedule_reset(now, platform, intent, kind, delay, text);
    }

    /// Sets what the next boot is told, and resets after `delay`. A reset that is under way already stays as it is.
    pub(super) fn schedule_reset(
        &mut self,
        now: Instant,
        platform: &mut dyn Platform,
        intent: Intent,
        kind: ResetKind,
        delay: Duration,
        text: &str,
    ) {
        if self.pending != Pending::None {
            return;
        }
        self.say(now, platform, Level::Critical, "watchdog", text);
        Flight::note_words(platform.retained(), text);
        let offline = intent == Intent::Offline;
        let written = self.boot.update(platform.records(), |record| {
            record.intent = intent;
            if offline {
                record.offline = record.offline.saturating_add(1);
            }
        });
        if let Err(error) = written {
            self.say(now, platform, Level::Error, "watchdog", &format!("the next boot is not told: {error}"));
        }
        self.pending = Pending::At(now + delay, kind);
    }

    /// Says what the next boot is, without a reset.
    pub(super) fn next_boot(&mut self, now: Instant, platform: &mut dyn Platform, mode: Mode) {
        let (intent, text) = match mode {
            Mode::Normal => (Intent::Normal, "Next reset: normal boot"),
            Mode::Safe => (Intent::Safe, "Next reset: SAFE MODE"),
        };
        match self.boot.update(platform.records(), |record| record.intent = intent) {
            Ok(()) => self.say(now, platform, Level::Warning, "watchdog", text),
            Err(error) => {
                self.say(
                    now,
                    platform,
                    Level::Error,
                    "watchdog",
                    &format!("the next boot is not told: {error}"),
                );
            }
        }
    }

    /// The reset that is due.
    pub(crate) fn reset_due(&mut self, now: Instant) -> Option<ResetKind> {
        match self.pending {
            Pending::At(at, kind) if now >= at => {
                self.pending = Pending::Now(kind);
                Some(kind)
            }
            Pending::Now(kind) => Some(kind),
            Pending::At(..) | Pending::None => None,
        }
    }

    pub(super) fn reset_deadline(&self) -> Option<Instant> {
        match self.pending {
            Pending::At(at, _) => Some(at),
            Pending::None | Pending::Now(_) => None,
        }
    }
}
