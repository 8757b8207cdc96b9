//! Update slots in memory. They share the flash's power: an operation that the power fails at has no effect.
//!
//! Stricter than hardware, as the files are: what was written survives only once the slot is sealed.

use alloc::vec::Vec;

use super::Flash;
use crate::boot::{SlotId, Usable};
use crate::ports::{Slots, StoreError};

/// Two slots.
#[derive(Clone, Debug)]
pub(super) struct Images {
    a: Stored,
    b: Stored,
    pub(super) running: SlotId,
    pub(super) key: Option<[u8; 32]>,
}

/// What one slot holds.
#[derive(Clone, Debug, Default)]
struct Stored {
    image: Vec<u8>,
    /// As a loss of power would leave it.
    durable: Vec<u8>,
    sealed: bool,
}

/// Bytes of a slot.
const CAPACITY: u64 = 64 * 1024;

/// What images begin with.
const MAGIC: &[u8] = b"\x7fIMG";

impl Images {
    /// Slot A runs and is sealed; slot B is empty.
    pub(super) fn new() -> Self {
        let a = Stored { image: MAGIC.to_vec(), durable: MAGIC.to_vec(), sealed: true };
        Self { a, b: Stored::default(), running: SlotId::A, key: None }
    }

    pub(super) fn usable(&self) -> Usable {
        Usable { a: self.a.sealed, b: self.b.sealed }
    }

    /// The power is back: what was written and not sealed is gone.
    pub(super) fn power_on(&mut self) {
        for slot in [&mut self.a, &mut self.b] {
            slot.image.clone_from(&slot.durable);
        }
    }

    fn stored(&mut self, slot: SlotId) -> &mut Stored {
        match slot {
            SlotId::A => &mut self.a,
            SlotId::B => &mut self.b,
        }
    }
}

impl Flash {
    /// What a slot holds.
    pub fn image(&self, slot: SlotId) -> &[u8] {
        let Some(slots) = &self.slots else { return &[] };
        match slot {
            SlotId::A => &slots.a.image,
            SlotId::B => &slots.b.image,
        }
    }

    fn slot(&mut self, slot: SlotId) -> Result<&mut Stored, StoreError> {
        self.operate().map_err(|_| StoreError::Io)?;
        Ok(self.slots.as_mut().ok_or(StoreError::Invalid)?.stored(slot))
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
        *self.slot(slot)? = Stored::default();
        Ok(())
    }

    fn write(&mut self, slot: SlotId, offset: u64, data: &[u8]) -> Result<(), StoreError> {
        let stored = self.slot(slot)?;
        // Stricter than hardware: nothing is written twice, and nothing with a gap.
        if stored.sealed || stored.image.len() as u64 != offset {
            return Err(StoreError::Invalid);
        }
        stored.image.extend_from_slice(data);
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
        let lies = self.lies;
        let stored = self.slot(slot)?;
        if stored.image.len() as u64 != size {
            return Err(StoreError::Invalid);
        }
        if !lies {
            stored.durable.clone_from(&stored.image);
        }
        stored.sealed = true;
        Ok(())
    }
}
