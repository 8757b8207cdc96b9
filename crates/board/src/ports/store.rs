//! Durable records and retained memory.

use alloc::string::String;
use alloc::vec::Vec;

/// A small durable store of named records.
///
/// Names satisfy [`record_name_is_valid`]; a record has at most [`RECORD_MAX`](crate::limits::RECORD_MAX) bytes and the device
/// keeps at most [`RECORDS_MAX`](crate::limits::RECORDS_MAX) of them. Every operation is atomic and durable when it returns:
/// after a loss of power at any moment a record reads as its whole old or its whole new value.
pub trait Records {
    /// The record's bytes; `None` when there is none.
    fn read(&mut self, name: &str) -> Result<Option<Vec<u8>>, StoreError>;

    /// Writes or replaces a record.
    fn write(&mut self, name: &str, value: &[u8]) -> Result<(), StoreError>;

    /// Removes a record; no error when there is none.
    fn remove(&mut self, name: &str) -> Result<(), StoreError>;
}

/// Whether `name` can name a record: 1 to 24 of `a`-`z`, `0`-`9`, `-`.
///
/// ```
/// assert!(board::ports::record_name_is_valid("crash-3"));
/// assert!(!board::ports::record_name_is_valid("../boot"));
/// ```
pub fn record_name_is_valid(name: &str) -> bool {
    (1..=24).contains(&name.len())
        && name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
}

/// A few bytes that survive every reset but not a loss of power: RTC memory, a supervisor's buffer.
///
/// They hold what the board was doing at the last moment, so that the next boot can tell it. Nothing that must not be lost is
/// kept here.
pub trait Retained {
    /// The bytes as the last boot left them; all zero after power-on. The length never changes and is at least
    /// [`RETAINED_MIN`](crate::limits::RETAINED_MIN).
    fn bytes(&self) -> &[u8];

    /// Replaces the bytes from `offset` on. What lies beyond the end is ignored.
    fn write(&mut self, offset: usize, data: &[u8]);
}

/// The board's settings and credentials, as the platform keeps them: those in force, staged ones that are on trial, and a frozen copy of
/// the last ones that were confirmed, which safe mode uses.
///
/// Every operation is atomic and durable when it returns, and does nothing, without an error, when it was done before: after a loss of
/// power the device asks again.
pub trait SettingsStore {
    /// Checks new settings, in the platform's own format, and keeps them beside those in force, instead of any that were staged.
    ///
    /// # Errors
    /// The text cannot be used, or could not be kept: words for the operator that name the key.
    fn stage(&mut self, text: &str) -> Result<(), String>;

    /// The staged settings are in force from now on, and staged no more.
    fn adopt(&mut self) -> Result<(), StoreError>;

    /// Forgets what is staged.
    fn discard(&mut self) -> Result<(), StoreError>;

    /// Copies the settings in force to the frozen ones. Writes nothing when they are the same.
    fn freeze(&mut self) -> Result<(), StoreError>;

    /// The settings in force as text, without secrets.
    fn show(&mut self) -> String;
}

/// Why a record could not be read or written.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum StoreError {
    /// The store is full.
    NoSpace,
    /// The name or the size is outside the limits: the caller's fault.
    Invalid,
    /// The storage failed.
    Io,
}

impl core::fmt::Display for StoreError {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str(match self {
            Self::NoSpace => "the record store is full",
            Self::Invalid => "not a valid record",
            Self::Io => "the record store failed",
        })
    }
}

impl core::error::Error for StoreError {}
