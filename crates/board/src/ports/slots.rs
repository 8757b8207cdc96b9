//! Update slots: two places for a firmware.

use super::StoreError;
use crate::boot::{SlotId, Usable};

/// Two slots for a firmware. One of them runs; a new image goes into the other.
///
/// A slot is *usable* when it is sealed: its image was read back and was the right one. Erasing breaks the seal first of all, so a slot that
/// was interrupted in any way is not usable. Whoever boots (a boot loader, a supervisor) asks
/// [`decide`](crate::boot::decide) which slot to run, and never runs one that is not sealed.
pub trait Slots {
    /// The slot that runs.
    fn running(&self) -> SlotId;

    /// Which slots are sealed.
    fn usable(&mut self) -> Usable;

    /// The bytes that every image for this machine begins with: an ELF header, a chip's image magic. May be empty.
    fn magic(&self) -> &'static [u8];

    /// The largest image, in bytes.
    fn capacity(&self) -> u64;

    /// The Ed25519 key that images must be signed with; `None` when signatures are not asked for.
    fn public_key(&self) -> Option<[u8; 32]> {
        None
    }

    /// Breaks the slot's seal, durably, and makes it ready to be written from its beginning. Never called for the slot that runs.
    fn erase(&mut self, slot: SlotId) -> Result<(), StoreError>;

    /// Writes `data` at `offset`. Offsets grow without gaps, in steps that are multiples of
    /// [`SLOT_BLOCK`](crate::limits::SLOT_BLOCK), except for the end of the image.
    fn write(&mut self, slot: SlotId, offset: u64, data: &[u8]) -> Result<(), StoreError>;

    /// Reads bytes as they are in the slot; fewer at its end.
    fn read(&mut self, slot: SlotId, offset: u64, buf: &mut [u8]) -> Result<usize, StoreError>;

    /// Seals the slot, durably: it holds an image of this size, and can be booted.
    fn seal(&mut self, slot: SlotId, size: u64) -> Result<(), StoreError>;
}
