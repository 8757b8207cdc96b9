//! What the board tells about itself: the retained status, and the line that begins each boot's log.

use alloc::format;
use alloc::string::{String, ToString};

use mqrepl::status::Status;

use super::Desk;
use crate::boot::{Boot, Mode, Reason};
use crate::log::Level;
use crate::ports::Platform;

impl Desk {
    /// The status message, as things stand.
    pub(super) fn status(&self, platform: &dyn Platform) -> Status {
        Status {
            software: platform.identity().software.into(),
            boot_mode: self.boot.mode.name().into(),
            boot_reason: self.boot.reason.text().into(),
            reset_cause: self.boot.cause.name().into(),
            slot: self.boot.slot.map_or_else(String::new, |slot| slot.name().to_string()),
            boot_id: format!("{:08x}", self.boot_id),
            ..Status::online()
        }
    }
}

impl Boot {
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
