//! How to boot: a pure function of the reset cause, the durable boot record and the update slots.
//!
//! [`decide`] is the whole policy, in one place, without any effect. [`Boot::begin`] reads the record, decides, and writes the
//! new record back before anything else runs, so that a firmware that dies at its first instruction is counted too.
//!
//! The rules, in the order in which they are looked at:
//!
//! 1. Whatever is on trial (an update, new settings) is started once. If that boot ends in any way before it was confirmed, also by
//!    an operator's reset or a loss of power, the board goes back. So nothing unproved is booted twice.
//! 2. Boots that end without being confirmed are counted, durably: a watchdog or a crash counts [`WEIGHT_CRASH`], a loss of power or
//!    a reset that no operator asked for [`WEIGHT_POWER`]. At [`SCORE_SAFE`] the board boots into safe mode. A confirmed boot, and
//!    only that, clears the count.
//! 3. Safe mode that is confirmed hands back to normal mode. If normal mode fails again, one crash is enough for safe mode, which then
//!    holds twice as long, and so on up to [`HOLD_MAX`] doublings. Safe mode that never reaches the broker gives normal mode a chance
//!    after [`SAFE_TRIES`] boots (twice as many at each further hold): perhaps its frozen settings are the ones that are wrong.
//! 4. A broker that cannot be reached is nobody's bad boot: [`Intent::Offline`] counts nothing.
//!
//! Nothing here erases anything.

mod begin;
mod handover;
mod record;

pub use begin::{Boot, SettingsFrom};
pub use handover::HANDOVER_BYTES;
pub use record::{Intent, Progress, RECORD_BYTES, RECORD_NAME, Record, Trial};

use crate::ports::ResetCause;

/// Bad boots weigh this much when the firmware died or hung.
pub const WEIGHT_CRASH: u8 = 2;
/// Bad boots weigh this much when the power went, or somebody reset the board without a word.
pub const WEIGHT_POWER: u8 = 1;
/// From this weight on the board boots into safe mode: three crashes, or six interrupted starts.
pub const SCORE_SAFE: u8 = 6;
/// Boots in safe mode that do not reach the broker, before normal mode is tried.
pub const SAFE_TRIES: u8 = 3;
/// How often the hold of safe mode is doubled.
pub const HOLD_MAX: u8 = 6;

const _: () = assert!(SCORE_SAFE > 2 * WEIGHT_CRASH, "a single crash, or two, is no reason for safe mode");

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
    /// Normal: nothing speaks against it.
    Good,
    /// Normal: an update or new settings are on trial.
    Trial,
    /// Normal: what was on trial did not prove itself; this is what was there before.
    WentBack,
    /// Normal: an operator asked for it.
    NormalRequested,
    /// Normal: safe mode was confirmed and hands back.
    SafeModeOver,
    /// Normal: safe mode did not reach the broker either.
    SafeModeUnreachable,
    /// Safe: an operator asked for it.
    SafeRequested,
    /// Safe: too many boots ended badly.
    BadBoots,
    /// Safe: the last safe mode ended before it was confirmed.
    SafeModeAgain,
    /// Safe: the settings in force cannot be read.
    SettingsUnusable,
}

/// One of the two places for a firmware.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum SlotId {
    /// The first.
    A,
    /// The second.
    B,
}

/// Which slots hold an image that was verified by reading it back.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub struct Usable {
    /// Slot A does.
    pub a: bool,
    /// Slot B does.
    pub b: bool,
}

/// What [`decide`] decides.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Decision {
    /// Normal or safe mode.
    pub mode: Mode,
    /// Why.
    pub reason: Reason,
    /// The slot to run; `None` on a platform without slots.
    pub slot: Option<SlotId>,
    /// Whether the settings on trial are used.
    pub trial_settings: bool,
    /// The record to write back before anything else runs.
    pub record: Record,
}

/// The boot decision. `usable` is `None` on a platform without update slots.
///
/// ```
/// use board::boot::{Mode, Reason, Record, decide};
/// use board::ports::ResetCause;
///
/// let mut record = Record::default();
/// for _ in 0..3 {
///     let boot = decide(ResetCause::Panic, record, None);
///     assert_eq!(boot.mode, Mode::Normal);
///     record = boot.record;
/// }
/// // The third crash in a row was one too many.
/// let boot = decide(ResetCause::Panic, record, None);
/// assert_eq!((boot.mode, boot.reason), (Mode::Safe, Reason::BadBoots));
/// ```
#[must_use]
pub fn decide(cause: ResetCause, last: Record, usable: Option<Usable>) -> Decision {
    let mut record = last;
    record.boots = record.boots.saturating_add(1);
    record.intent = Intent::None;
    record.progress = Progress::Running;
    record.offline = if last.intent == Intent::Offline { last.offline } else { 0 };

    let went_back = settle_trial(&last, &mut record);
    if !went_back && last.mode == Mode::Normal {
        record.score = last.score.saturating_add(weight(cause, &last)).min(SCORE_SAFE);
    }
    let (mode, reason) = mode_after(&last, &mut record, went_back);
    record.mode = mode;

    let mut trial_settings = false;
    let mut slot = record.slot;
    if reason == Reason::Trial
        && let Trial::Started { slot: tried, settings } = record.trial
    {
        trial_settings = settings;
        slot = tried.filter(|&tried| is_usable(usable, tried)).unwrap_or(slot);
    }
    let slot = usable.map(|_| if is_usable(usable, slot) { slot } else { fallback(usable, slot) });
    Decision { mode, reason, slot, trial_settings, record }
}

/// What the end of the last boot says against it.
fn weight(cause: ResetCause, last: &Record) -> u8 {
    let crashed = matches!(cause, ResetCause::Watchdog | ResetCause::Panic);
    match (last.intent, last.progress) {
        (Intent::Normal | Intent::Safe | Intent::Offline, _) | (Intent::None, Progress::Never) => 0,
        (Intent::None, _) if crashed => WEIGHT_CRASH,
        (Intent::None, Progress::Confirmed) => 0,
        (Intent::None, Progress::Running) => WEIGHT_POWER,
    }
}

/// A trial that was started is over: it was confirmed (then it is no trial any more) or it goes back.
fn settle_trial(last: &Record, record: &mut Record) -> bool {
    let failed = matches!(last.trial, Trial::Started { .. });
    if failed {
        record.trial = Trial::None;
    }
    failed
}

fn mode_after(last: &Record, record: &mut Record, went_back: bool) -> (Mode, Reason) {
    if last.intent == Intent::Safe {
        return (Mode::Safe, Reason::SafeRequested);
    }
    if last.intent == Intent::Normal {
        record.score = 0;
        record.safe_tries = 0;
        return normal(record, if went_back { Reason::WentBack } else { Reason::NormalRequested });
    }
    if last.mode == Mode::Safe {
        return after_safe(last, record);
    }
    if record.score >= SCORE_SAFE {
        record.safe_tries = 0;
        return (Mode::Safe, Reason::BadBoots);
    }
    normal(record, if went_back { Reason::WentBack } else { Reason::Good })
}

fn after_safe(last: &Record, record: &mut Record) -> (Mode, Reason) {
    let reason = if last.progress == Progress::Confirmed {
        Reason::SafeModeOver
    } else {
        record.safe_tries = last.safe_tries.saturating_add(1);
        if record.safe_tries < SAFE_TRIES << last.hold.min(HOLD_MAX) {
            return (Mode::Safe, Reason::SafeModeAgain);
        }
        Reason::SafeModeUnreachable
    };
    // Normal mode gets one chance: the next crash brings safe mode back, for longer.
    record.safe_tries = 0;
    record.score = SCORE_SAFE - WEIGHT_CRASH;
    record.hold = last.hold.saturating_add(1).min(HOLD_MAX);
    normal(record, reason)
}

/// Normal mode, with what waits to be tried.
fn normal(record: &mut Record, reason: Reason) -> (Mode, Reason) {
    if let Trial::Waiting { slot, settings } = record.trial {
        record.trial = Trial::Started { slot, settings };
        return (Mode::Normal, Reason::Trial);
    }
    (Mode::Normal, reason)
}

fn is_usable(usable: Option<Usable>, slot: SlotId) -> bool {
    usable.is_some_and(|u| match slot {
        SlotId::A => u.a,
        SlotId::B => u.b,
    })
}

/// The other slot if that can run; else the asked one, for want of anything better.
fn fallback(usable: Option<Usable>, slot: SlotId) -> SlotId {
    let other = slot.other();
    if is_usable(usable, other) { other } else { slot }
}

impl SlotId {
    /// The one that is not this.
    pub const fn other(self) -> Self {
        match self {
            Self::A => Self::B,
            Self::B => Self::A,
        }
    }

    /// `a` or `b`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::A => "a",
            Self::B => "b",
        }
    }
}

impl Mode {
    /// `normal` or `safe`, as in the status message.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Normal => "normal",
            Self::Safe => "safe",
        }
    }
}

impl Reason {
    /// Every reason, for tables and tests.
    pub const ALL: [Self; 10] = [
        Self::Good,
        Self::Trial,
        Self::WentBack,
        Self::NormalRequested,
        Self::SafeModeOver,
        Self::SafeModeUnreachable,
        Self::SafeRequested,
        Self::BadBoots,
        Self::SafeModeAgain,
        Self::SettingsUnusable,
    ];

    /// The words of the boot's log line.
    pub const fn text(self) -> &'static str {
        match self {
            Self::Good => "nothing against it",
            Self::Trial => "on trial",
            Self::WentBack => "went back after a trial",
            Self::NormalRequested => "requested",
            Self::SafeModeOver => "safe mode is over",
            Self::SafeModeUnreachable => "safe mode did not reach the broker",
            Self::SafeRequested => "requested",
            Self::BadBoots => "too many bad boots",
            Self::SafeModeAgain => "safe mode was interrupted",
            Self::SettingsUnusable => "settings cannot be used",
        }
    }
}

#[cfg(test)]
mod tests;
