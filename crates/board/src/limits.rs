//! Every limit of the device in one place, with what happens when it is reached.

use monotime::Duration;

/// Bytes of a path. Longer ones are refused with an error.
pub const PATH_MAX: usize = 255;

/// Files that a platform must be able to hold open at once: the transfers' and Python's.
pub const FILES_OPEN_MAX: usize = TRANSFERS_MAX + PYTHON_FILES_MAX;

/// Files that Python may hold open at once. One more is `EMFILE`.
pub const PYTHON_FILES_MAX: usize = 16;

/// Uploads, and downloads, in progress at once: as many as the protocol lets through. One more is answered with an error.
pub const TRANSFERS_MAX: usize = mqrepl::limits::TRANSFERS_MAX;

/// Bytes of one durable record.
pub const RECORD_MAX: usize = 4096;

/// Durable records in use at once.
pub const RECORDS_MAX: usize = 16;

/// Crash records kept; the oldest makes room for the newest.
pub const CRASHES_MAX: u32 = 8;

/// Bytes of a crash record's text; of a longer one, the end is kept.
pub const CRASH_TEXT_MAX: usize = 1500;

/// Bytes of log lines in a crash record; the last ones are kept.
pub const CRASH_LOG_MAX: usize = 1500;

const _: () = assert!(CRASH_TEXT_MAX + CRASH_LOG_MAX + 512 <= RECORD_MAX);
const _: () = assert!(CRASHES_MAX as usize + 4 <= RECORDS_MAX);

/// Bytes of retained memory a platform must have. What is beyond the notes of [`CrashKind`](crate::crash::CrashKind)'s records holds
/// the last log lines.
pub const RETAINED_MIN: usize = 1024;

/// Commands that Python runs at once, besides the board's own, if the settings say no less. One more is answered with an error.
pub const EVALS_MAX: usize = 4;

/// The most bytes of output that one command may keep for its answer.
pub const OUTPUT_MAX: usize = 40 * 1024;

const _: () = assert!(
    OUTPUT_MAX + 256 < mqrepl::limits::ANSWER_BYTES_MAX,
    "a note on what was dropped must fit in the answer"
);

/// Bytes of a message around the text of an answer: topic, headers, a note on what was cut.
pub const ANSWER_OVERHEAD: usize = 1024;

/// The watchdog's time from boot until the settings' own time applies.
pub const WATCHDOG_AT_BOOT: Duration = Duration::from_secs(70);

/// The longest time without a connection before the board resets itself, however often it did so before.
pub const OFFLINE_HOLD_MAX: Duration = Duration::from_secs(86_400);

/// The pause between the answer to a reset request and the reset.
pub const RESET_DELAY: Duration = Duration::from_secs(1);

/// The pause before a reset that is to happen at once: enough to tell the operator.
pub const RESET_AT_ONCE: Duration = Duration::from_millis(100);

/// The pause before a failed module is started again for the first time.
pub const RESTART_MIN: Duration = Duration::from_secs(5);

/// The longest such pause; also how long a module has to run well before its failures are forgotten.
pub const RESTART_MAX: Duration = Duration::from_secs(600);

/// Modules of the application.
pub const MODULES_MAX: usize = 32;

/// Bytes of a module's name.
pub const MODULE_NAME_MAX: usize = 32;

/// The pause between a change of what the status message says and its publication, so that changes in a row make one message.
pub const STATUS_PAUSE: Duration = Duration::from_millis(500);

/// A trial that is not confirmed within this many times `watchdog.allok`, plus `watchdog.timeout`, is over.
pub const TRIAL_ALLOKS: u32 = 3;

/// No firmware of this version runs before this time, in seconds since 1970: 2026-11-01. What says so, is wrong. A platform that
/// knows when it was built raises this ([`Identity::built`](crate::ports::Identity::built)).
pub const NOT_BEFORE_SECS: i64 = 1_793_491_200;

/// No clock is set to this time or a later one: 2076-11-01.
pub const NOT_AFTER_SECS: i64 = 3_371_414_400;

/// Bytes written to an update slot at once: the erase block of common flash.
pub const SLOT_BLOCK: usize = 4096;

/// Messages and subscriptions of the application on their way to the broker. One more has to wait.
pub const APP_MESSAGES_MAX: usize = 16;

/// Messages that wait for the application. One more is dropped and counted.
pub const APP_INBOX_MAX: usize = 16;

/// Bytes of the application's messages that wait, in each direction, unless the settings say otherwise.
pub const APP_BYTES_MAX: usize = 4 * 1024;

/// Bytes of `main.py`; a longer one is a failure.
pub const MAIN_MAX: usize = 64 * 1024;

/// Python instructions between two looks at the network.
pub const SLICE_FUEL: u32 = 4_000;
