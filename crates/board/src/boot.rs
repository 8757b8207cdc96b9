//! How to boot: a pure function of the reset cause and the durable boot record.

use crate::ports::{Platform, ResetCause};

/// One boot: what was decided and why. Made once per boot, before anything else runs.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Boot {
    /// Normal or safe mode.
    pub mode: Mode,
    /// Why this mode.
    pub reason: Reason,
    /// Why the board booted.
    pub cause: ResetCause,
    /// Boots since the record was made, this one included.
    pub count: u32,
}

/// What runs.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum Mode {
    /// Management and the application.
    Normal,
    /// Management alone, with the frozen settings.
    Safe,
}

/// Why the mode is what it is.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum Reason {
    /// Nothing speaks against it.
    Good,
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
    pub fn begin(platform: &mut dyn Platform) -> Self {
        let cause = platform.reset_cause();
        Self { mode: Mode::Normal, reason: Reason::Good, cause, count: 1 }
    }

    /// Which settings to read.
    pub const fn settings_from(&self) -> SettingsFrom {
        match self.mode {
            Mode::Normal => SettingsFrom::Current,
            Mode::Safe => SettingsFrom::Frozen,
        }
    }
}
