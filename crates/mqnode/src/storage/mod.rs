//! What supervisor and firmware both keep in a board's directory.

pub(crate) mod durable;
mod records;
mod slots;

pub(crate) use records::{DiskRecords, from_io};
pub(crate) use slots::{DiskSlots, program};
