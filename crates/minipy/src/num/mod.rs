//! Numbers as text and integers without bound, on plain slices: no heap, no values of Python's.
//!
//! Whoever calls bounds the operands and charges fuel before ([`bigint::Big`] says what an operation costs).

pub(crate) mod bigint;
pub(crate) mod float_text;
pub(crate) mod limbs;
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
    /// `ZeroDivisionError`.
    ZeroDivision,
}
