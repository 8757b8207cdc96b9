//! The machine's own watchdog, `/dev/watchdog`: it resets the machine when the supervisor does not turn any more.
//!
//! The kernel's interface is: any write feeds it; closing it after writing `V` disarms it, closing it otherwise does
//! not. So a killed supervisor leaves it running, and the machine is reset unless somebody starts another in time.

use core::time::Duration;
use std::fs::{File, OpenOptions};
use std::io::Write;
use std::path::Path;

use anyhow::Context;

/// Most drivers give a minute from opening to reset; this leaves room for a busy machine.
pub(super) const FEED_EVERY: Duration = Duration::from_secs(10);

/// An open, armed watchdog device.
pub(super) struct HardwareWatchdog {
    device: File,
}

impl HardwareWatchdog {
    /// Opens the device, which arms it.
    pub(super) fn open(path: &Path) -> anyhow::Result<Self> {
        let device = OpenOptions::new().write(true).open(path);
        let device = device.with_context(|| format!("supervisor.watchdog_device {}", path.display()))?;
        Ok(Self { device })
    }

    /// Feeds it. An error is not ours to mend: the device itself will act on it.
    pub(super) fn feed(&mut self) {
        let _ = self.device.write_all(b".");
    }

    /// Disarms it: the supervisor ends because it was told to.
    pub(super) fn disarm(mut self) {
        let _ = self.device.write_all(b"V");
    }
}
