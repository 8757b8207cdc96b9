//! The watchdog's policy in action: loop-backs out, feeds in, and what all-OK means.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use monotime::{Duration, Instant};

use super::Desk;
use crate::boot::{Intent, Mode};
use crate::flight::Flight;
use crate::guard::{Action, Fed};
use crate::limits::RESET_DELAY;
use crate::log::Level;
use crate::ports::{Platform, ResetKind};

impl Desk {
    /// Does what the policy wants done now.
    pub(super) fn guard(&mut self, now: Instant, platform: &mut dyn Platform) {
        let Some(action) = self.guard.poll(now, self.boot.on_trial()) else { return };
        Flight::note_uptime(platform.retained(), now.since(self.started).secs());
        match action {
            Action::LoopBack(nonce) => {
                if !self.loop_back(nonce) {
                    self.guard.not_published(now);
                }
            }
            Action::FeedOffline => platform.watchdog().feed(),
            Action::ResetOffline => self.schedule_reset(
                now,
                platform,
                Intent::Offline,
                ResetKind::Hard,
                Duration::ZERO,
                "no connection for too long: reset",
            ),
            Action::EndTrial => {
                let failed = self.failed_modules(now);
                let why = if failed.is_empty() { String::new() } else { format!("{failed} failed: ") };
                let text = format!("{why}the trial was not confirmed in its time, going back");
                self.schedule_reset(now, platform, Intent::None, ResetKind::Hard, RESET_DELAY, &text);
            }
        }
    }

    /// The board's own command came back and was run.
    pub(super) fn fed(&mut self, now: Instant, platform: &mut dyn Platform, nonce: u32) {
        match self.guard.fed(now, nonce) {
            Fed::Stale => self.say(now, platform, Level::Debug, "watchdog", "stale feed"),
            Fed::Feed => platform.watchdog().feed(),
            Fed::AllOk => {
                platform.watchdog().feed();
                self.all_ok(now, platform);
            }
        }
    }

    /// The modules that keep a boot from being confirmed.
    fn failed_modules(&self, now: Instant) -> String {
        let failed: Vec<&str> =
            self.modules.unhealthy(now, self.settings.watchdog.allok.duration()).collect();
        failed.join(", ")
    }

    fn all_ok(&mut self, now: Instant, platform: &mut dyn Platform) {
        let failed = self.failed_modules(now);
        if !failed.is_empty() {
            let text = format!("not confirmed: {failed} failed");
            self.say(now, platform, Level::Warning, "watchdog", &text);
            self.guard.not_ok();
            return;
        }
        let on_trial = self.boot.on_trial();
        if let Err(error) = self.boot.confirm(platform) {
            self.say(now, platform, Level::Error, "watchdog", &format!("not confirmed: {error}"));
            self.guard.not_ok();
            return;
        }
        let text = if on_trial { "all OK: the trial is confirmed" } else { "all OK: this boot is confirmed" };
        self.say(now, platform, Level::Info, "watchdog", text);
        if self.boot.mode == Mode::Safe && self.settings.watchdog.revert {
            let text = "Switching to NORMAL MODE via reset";
            self.schedule_reset(now, platform, Intent::None, ResetKind::Hard, RESET_DELAY, text);
        }
    }
}
