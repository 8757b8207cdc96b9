//! The boot loader: which firmware is started, and in which mode.
//!
//! It decides before anything of the firmware runs, and writes the boot record first, so that a firmware that dies at
//! its first instruction is counted too.

use std::path::PathBuf;

use board::Boot;
use board::boot::SlotId;
use board::ports::{ResetCause, Slots};

use crate::exit::Cause;
use crate::layout::Layout;
use crate::storage::{DiskRecords, DiskSlots, program};

/// What is to be started.
pub(super) struct Choice {
    /// The program; `None` for the supervisor's own.
    pub(super) program: Option<PathBuf>,
    /// The decision, for the firmware.
    pub(super) boot: Boot,
}

/// Chooses for a boot with this cause.
pub(super) fn choose(layout: &Layout, cause: Cause) -> Choice {
    let cause = match cause {
        Cause::PowerOn => ResetCause::PowerOn,
        Cause::Watchdog => ResetCause::Watchdog,
        Cause::Soft => ResetCause::Soft,
        Cause::Hard => ResetCause::Hard,
        Cause::Crash => ResetCause::Panic,
    };
    let mut records = DiskRecords::new(layout.state());
    let usable = DiskSlots::new(layout, SlotId::A).usable();
    let boot = Boot::choose(&mut records, cause, Some(usable));
    Choice { program: boot.slot.and_then(|slot| program(layout, slot)), boot }
}
