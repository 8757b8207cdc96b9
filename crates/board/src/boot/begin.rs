//! The effects of a boot decision: the record is read, and written back before anything else runs.

use alloc::string::{String, ToString};

use super::{Decision, Mode, Progress, RECORD_NAME, Reason, Record, SlotId, Trial, Usable, decide};
use crate::ports::{Platform, Records, ResetCause, StoreError};

/// One boot: what was decided, and the record that says so. Made once per boot, before anything else.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Boot {
    /// Normal or safe mode.
    pub mode: Mode,
    /// Why this mode.
    pub reason: Reason,
    /// Why the board booted.
    pub cause: ResetCause,
    /// The slot to run; `None` without slots.
    pub slot: Option<SlotId>,
    pub(crate) settings: SettingsFrom,
    pub(crate) record: Record,
    /// The record could not be written: the boots of this board are not counted.
    pub(crate) unsaved: Option<StoreError>,
}

/// Which settings the platform has to read for a boot.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum SettingsFrom {
    /// The ones in force.
    Current,
    /// The staged ones, on trial.
    Staged,
    /// The copy of the last ones that a confirmed boot used; the ones in force where there is no copy.
    Frozen,
}

impl Boot {
    /// Decides and writes the record back. Call it once per boot, first of all.
    ///
    /// It also arms the watchdog, with [`WATCHDOG_AT_BOOT`](crate::limits::WATCHDOG_AT_BOOT).
    pub fn begin(platform: &mut dyn Platform) -> Self {
        platform.watchdog().arm(crate::limits::WATCHDOG_AT_BOOT);
        let (cause, usable) = (platform.reset_cause(), platform.usable_slots());
        let mut boot = Self::choose(platform.records(), cause, usable);
        boot.settle(platform);
        boot
    }

    /// Finishes what a loss of power may have interrupted: settings that were confirmed are put in force; staged ones that are not on
    /// trial are forgotten. A boot loader that used [`choose`](Self::choose) leaves this to the firmware.
    pub fn settle(&mut self, platform: &mut dyn Platform) {
        let staged = matches!(
            self.record.trial,
            Trial::Waiting { settings: true, .. } | Trial::Started { settings: true, .. }
        );
        let Some(store) = platform.settings() else { return };
        if self.record.adopt {
            let adopted = store.adopt().and_then(|()| store.freeze());
            if adopted.is_ok() {
                // When this fails, the next boot does it all again, to no effect.
                let _ = self.update(platform.records(), |record| record.adopt = false);
            }
        } else if !staged {
            // What stays is tried again at the next boot, and is in nobody's way.
            let _ = store.discard();
        }
    }

    /// The present boot is good. What was on trial is in force from now on, and safe mode gets a copy of the settings.
    pub(crate) fn confirm(&mut self, platform: &mut dyn Platform) -> Result<(), StoreError> {
        self.update(platform.records(), Record::confirm)?;
        if self.mode == Mode::Safe {
            return Ok(());
        }
        let Some(store) = platform.settings() else { return Ok(()) };
        if !self.record.adopt {
            return store.freeze();
        }
        store.adopt()?;
        store.freeze()?;
        self.update(platform.records(), |record| record.adopt = false)
    }

    /// Keeps new settings, to be tried at the next boot into normal mode.
    pub(crate) fn stage(&mut self, platform: &mut dyn Platform, text: &str) -> Result<(), String> {
        if self.on_trial() {
            return Err("something is on trial: wait until it is confirmed, or reset to go back".into());
        }
        let store = platform.settings().ok_or("the settings of this board are fixed")?;
        store.stage(text)?;
        let slot = match self.record.trial {
            Trial::Waiting { slot, .. } => slot,
            Trial::None | Trial::Started { .. } => None,
        };
        let trial = Trial::Waiting { slot, settings: true };
        self.update(platform.records(), |record| record.trial = trial).map_err(|error| error.to_string())
    }

    /// Forgets settings that wait for their trial.
    pub(crate) fn unstage(&mut self, platform: &mut dyn Platform) -> Result<(), StoreError> {
        if let Trial::Waiting { slot, settings: true } = self.record.trial {
            let trial = slot.map_or(Trial::None, |slot| Trial::Waiting { slot: Some(slot), settings: false });
            self.update(platform.records(), |record| record.trial = trial)?;
        }
        match platform.settings() {
            Some(store) if !self.on_trial() => store.discard(),
            Some(_) | None => Ok(()),
        }
    }

    /// The part of [`begin`](Self::begin) that a boot loader does, which has no platform yet. The firmware then gets the
    /// result instead of calling `begin`.
    pub fn choose(records: &mut dyn Records, cause: ResetCause, usable: Option<Usable>) -> Self {
        // A record that cannot be read is like none: the board boots, and counts from now on.
        let last = records.read(RECORD_NAME).ok().flatten();
        let last = last.and_then(|bytes| Record::from_bytes(&bytes)).unwrap_or_default();
        let Decision { mode, reason, slot, trial_settings, record } = decide(cause, last, usable);
        let unsaved = records.write(RECORD_NAME, &record.to_bytes()).err();
        let settings = match mode {
            Mode::Normal if trial_settings => SettingsFrom::Staged,
            Mode::Normal => SettingsFrom::Current,
            Mode::Safe => SettingsFrom::Frozen,
        };
        Self { mode, reason, cause, slot, settings, record, unsaved }
    }

    /// Which settings to read.
    pub const fn settings_from(&self) -> SettingsFrom {
        self.settings
    }

    /// The settings named by [`settings_from`](Self::settings_from) are missing or cannot be used: says what to do in the same
    /// boot. Staged ones go back to those in force; those in force are replaced by the frozen copy, in safe mode. `None`
    /// when the frozen ones cannot be used either: this board cannot run.
    #[must_use]
    pub fn settings_failed(self, records: &mut dyn Records) -> Option<Self> {
        let mut boot = self;
        match self.settings {
            SettingsFrom::Staged => {
                boot.settings = SettingsFrom::Current;
                boot.reason = Reason::WentBack;
                boot.record.trial = Trial::None;
            }
            SettingsFrom::Current => {
                boot.settings = SettingsFrom::Frozen;
                boot.mode = Mode::Safe;
                boot.reason = Reason::SettingsUnusable;
                boot.record.mode = Mode::Safe;
            }
            SettingsFrom::Frozen => return None,
        }
        boot.unsaved = records.write(RECORD_NAME, &boot.record.to_bytes()).err();
        Some(boot)
    }

    /// Boots since the record was made, this one included.
    pub const fn count(&self) -> u32 {
        self.record.boots
    }

    /// Whether this boot has to prove something.
    pub const fn on_trial(&self) -> bool {
        matches!(self.record.trial, Trial::Started { .. })
    }

    /// Whether this boot has been confirmed.
    pub const fn is_confirmed(&self) -> bool {
        matches!(self.record.progress, Progress::Confirmed)
    }

    /// How often safe mode's hold is doubled in this boot: not at all in normal mode.
    pub(crate) const fn hold(&self) -> u8 {
        match self.mode {
            Mode::Normal => 0,
            Mode::Safe => self.record.hold,
        }
    }

    /// Resets in a row, before this boot, because there was no connection.
    pub(crate) const fn offline_resets(&self) -> u8 {
        self.record.offline
    }

    /// Changes the record durably. On an error the boot goes on with the changed one.
    pub(crate) fn update(
        &mut self,
        records: &mut dyn Records,
        change: impl FnOnce(&mut Record),
    ) -> Result<(), StoreError> {
        change(&mut self.record);
        let written = records.write(RECORD_NAME, &self.record.to_bytes());
        self.unsaved = written.err();
        written
    }
}
