//! Update slots in memory. They share the flash's power: an operation that the power fails at has no effect.

use alloc::vec::Vec;

use super::Flash;
use crate::boot::{SlotId, Usable};
use crate::ports::{Slots, StoreError};

/// The content of two slots.
#[derive(Clone, Debug)]
pub(super) struct Images {
    images: [Vec<u8>; 2],
    sealed: [bool; 2],
    pub(super) running: SlotId,
    pub(super) key: Option<[u8; 32]>,
}

/// Bytes of a slot.
const CAPACITY: u64 = 64 * 1024;

/// What images begin with.
const MAGIC: &[u8] = b"\x7fIMG";

impl Images {
    /// Slot A runs and is sealed; slot B is empty.
    pub(super) fn new() -> Self {
        Self { images: [MAGIC.to_vec(), Vec::new()], sealed: [true, false], running: SlotId::A, key: None }
    }

    pub(super) fn usable(&self) -> Usable {
        let [a, b] = self.sealed;
        Usable { a, b }
    }

    fn image(&mut self, slot: SlotId) -> (&mut Vec<u8>, &mut bool) {
        let [image_a, image_b] = &mut self.images;
        let [sealed_a, sealed_b] = &mut self.sealed;
        match slot {
            SlotId::A => (image_a, sealed_a),
            SlotId::B => (image_b, sealed_b),
        }
    }
}

impl Flash {
    /// What a slot holds.
    pub fn image(&self, slot: SlotId) -> &[u8] {
        let Some(slots) = &self.slots else { return &[] };
        let [a, b] = &slots.images;
        match slot {
            SlotId::A => a,
            SlotId::B => b,
        }
    }

    fn slot(&mut self, slot: SlotId) -> Result<(&mut Vec<u8>, &mut bool), StoreError> {
        self.operate().map_err(|_| StoreError::Io)?;
        Ok(self.slots.as_mut().ok_or(StoreError::Invalid)?.image(slot))
    }
}

impl Slots for Flash {
    fn running(&self) -> SlotId {
        self.slots.as_ref().map_or(SlotId::A, |s| s.running)
    }

    fn usable(&mut self) -> Usable {
        self.slots.as_ref().map_or(Usable { a: false, b: false }, Images::usable)
    }

    fn magic(&self) -> &'static [u8] {
        MAGIC
    }

    fn capacity(&self) -> u64 {
        CAPACITY
    }

    fn public_key(&self) -> Option<[u8; 32]> {
        self.slots.as_ref()?.key
    }

    fn erase(&mut self, slot: SlotId) -> Result<(), StoreError> {
        let (image, sealed) = self.slot(slot)?;
        *sealed = false;
        image.clear();
        Ok(())
    }

    fn write(&mut self, slot: SlotId, offset: u64, data: &[u8]) -> Result<(), StoreError> {
        let (image, sealed) = self.slot(slot)?;
        // Stricter than hardware: nothing is written twice, and nothing with a gap.
        if *sealed || image.len() as u64 != offset {
            return Err(StoreError::Invalid);
        }
        image.extend_from_slice(data);
        Ok(())
    }

    fn read(&mut self, slot: SlotId, offset: u64, buf: &mut [u8]) -> Result<usize, StoreError> {
        let image = self.image(slot);
        let rest = usize::try_from(offset).ok().and_then(|at| image.get(at..)).unwrap_or_default();
        let count = rest.len().min(buf.len());
        for (to, from) in buf.iter_mut().zip(rest) {
            *to = *from;
        }
        Ok(count)
    }

    fn seal(&mut self, slot: SlotId, size: u64) -> Result<(), StoreError> {
        let (image, sealed) = self.slot(slot)?;
        if image.len() as u64 != size {
            return Err(StoreError::Invalid);
        }
        *sealed = true;
        Ok(())
    }
}
