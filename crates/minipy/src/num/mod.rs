//! Numbers as text, by format specifications: no heap, no values of Python's.

pub(crate) mod float_text;
pub(crate) mod percent;
pub(crate) mod spec;

/// Why an operation was refused. Nothing has changed.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Refused {
    /// The result does not fit into memory, or not into the limit that the caller gave.
    Memory,
    /// `OverflowError` with this message.
    Overflow(&'static str),
    /// `ValueError` with this message.
    Value(&'static str),
}
