//! Every limit of the device in one place, with what happens when it is reached.

use monotime::Duration;

/// Bytes of a path. Longer ones are refused with an error.
pub const PATH_MAX: usize = 255;

/// Files that a platform must be able to hold open at once: the transfers', and eight for Python.
pub const FILES_OPEN_MAX: usize = TRANSFERS_MAX + 8;

/// Uploads and downloads in progress at once. One more is answered with an error.
pub const TRANSFERS_MAX: usize = 4;

/// Bytes of one durable record.
pub const RECORD_MAX: usize = 4096;

/// Durable records in use at once.
pub const RECORDS_MAX: usize = 16;

/// Bytes of retained memory a platform must have.
pub const RETAINED_MIN: usize = 64;

/// Commands that Python runs at once. One more is answered with an error.
pub const EVALS_MAX: usize = 4;

/// Bytes of output that one command keeps for its answer. What comes after is dropped, and the answer says how much.
pub const OUTPUT_MAX: usize = 64 * 1024;

/// The watchdog's time from boot until the settings' own time applies.
pub const WATCHDOG_AT_BOOT: Duration = Duration::from_secs(70);

/// The pause between the answer to a reset request and the reset.
pub const RESET_DELAY: Duration = Duration::from_secs(1);

/// Python instructions between two looks at the network.
pub const SLICE_FUEL: u32 = 4_000;
