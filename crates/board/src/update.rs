//! Installing a firmware: checked before anything is erased, verified by reading back, and tried before it is kept.
//!
//! An update is begun with what is known about the image, written in parts of any size, and finished: then the slot is read back, its
//! hash compared, the slot sealed, and the trial noted in the boot record. Whatever goes wrong before that leaves a slot that is not
//! usable, and a board that goes on as it was.

use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

use ed25519_dalek::{Signature, VerifyingKey};
use sha2::{Digest, Sha256};

use crate::boot::SlotId;
use crate::limits::SLOT_BLOCK;
use crate::ports::{Slots, StoreError};

/// What is known about an image before it comes.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Image {
    /// Its length in bytes; `None` when only its end will tell.
    pub size: Option<u64>,
    /// Its SHA-256.
    pub sha256: [u8; 32],
    /// The Ed25519 signature of that hash (of its 32 bytes).
    pub signature: Option<[u8; 64]>,
}

/// Why an update was refused, or failed. Each says whose fault it was.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum UpdateError {
    /// This board has no slots for updates.
    NoSlots,
    /// Something is on trial: it must be confirmed or go back first.
    OnTrial,
    /// Another update is being written.
    Busy,
    /// The image is larger than a slot.
    TooLarge {
        /// What a slot holds, in bytes.
        capacity: u64,
    },
    /// The image is shorter or longer than was said.
    WrongSize,
    /// The image does not begin as images for this machine do.
    WrongMagic,
    /// This board wants signed images.
    NotSigned,
    /// The signature is not that of the key that this board trusts.
    BadSignature,
    /// The SHA-256 is not 64 hexadecimal digits.
    BadHash,
    /// What was read back from the slot is not what the hash says.
    HashMismatch,
    /// The slot could not be written or read.
    Storage(StoreError),
}

impl From<StoreError> for UpdateError {
    fn from(error: StoreError) -> Self {
        Self::Storage(error)
    }
}

impl fmt::Display for UpdateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoSlots => f.write_str("N/A: this board has no slots for updates"),
            Self::OnTrial => {
                f.write_str("something is on trial: wait until it is confirmed, or reset to go back")
            }
            Self::Busy => f.write_str("another update is being written"),
            Self::TooLarge { capacity } => write!(f, "the image is larger than a slot of {capacity} bytes"),
            Self::WrongSize => f.write_str("the image has not the size that was said"),
            Self::WrongMagic => f.write_str("this is no image for this machine"),
            Self::NotSigned => f.write_str("this board wants signed images"),
            Self::BadSignature => f.write_str("the signature is not that of the trusted key"),
            Self::BadHash => f.write_str("the SHA-256 must be 64 hexadecimal digits"),
            Self::HashMismatch => f.write_str("SHA mismatch: the image did not arrive as it was sent"),
            Self::Storage(error) => write!(f, "the slot failed: {error}"),
        }
    }
}

impl core::error::Error for UpdateError {}

/// An update that is being written.
#[derive(Debug)]
pub struct Update {
    image: Image,
    slot: SlotId,
    /// Bytes in the slot.
    written: u64,
    /// The slot has been erased: the image has begun as it should.
    erased: bool,
    /// Bytes that do not fill a block yet.
    block: Vec<u8>,
}

impl Update {
    /// Begins an update into the slot that does not run. Nothing is erased yet.
    ///
    /// # Errors
    /// The image would be too large, or is not signed as it must be.
    pub fn begin(slots: &dyn Slots, image: Image) -> Result<Self, UpdateError> {
        let capacity = slots.capacity();
        if image.size.is_some_and(|size| size > capacity) {
            return Err(UpdateError::TooLarge { capacity });
        }
        if image.size == Some(0) {
            return Err(UpdateError::WrongSize);
        }
        if let Some(key) = slots.public_key() {
            let signature = image.signature.ok_or(UpdateError::NotSigned)?;
            let key = VerifyingKey::from_bytes(&key).map_err(|_| UpdateError::BadSignature)?;
            key.verify_strict(&image.sha256, &Signature::from_bytes(&signature))
                .map_err(|_| UpdateError::BadSignature)?;
        }
        let slot = slots.running().other();
        Ok(Self { image, slot, written: 0, erased: false, block: Vec::new() })
    }

    /// Takes the next part of the image. After an error the update is over; the slot is then not usable, or untouched.
    ///
    /// # Errors
    /// The image does not begin as it must (before anything was erased), is too long, or the slot failed.
    pub fn write(&mut self, slots: &mut dyn Slots, mut data: &[u8]) -> Result<(), UpdateError> {
        let capacity = slots.capacity();
        let total = self.written + (self.block.len() + data.len()) as u64;
        if self.image.size.is_some_and(|size| total > size) {
            return Err(UpdateError::WrongSize);
        }
        if total > capacity {
            return Err(UpdateError::TooLarge { capacity });
        }
        while !data.is_empty() {
            let room = SLOT_BLOCK.saturating_sub(self.block.len());
            let (part, rest) = data.split_at(room.min(data.len()));
            self.block.extend_from_slice(part);
            data = rest;
            if self.block.len() == SLOT_BLOCK {
                self.flush(slots)?;
            }
        }
        Ok(())
    }

    /// Writes what the block holds: a whole one, or the end of the image.
    fn flush(&mut self, slots: &mut dyn Slots) -> Result<(), UpdateError> {
        if self.block.is_empty() {
            return Ok(());
        }
        if !self.erased {
            if !self.block.starts_with(slots.magic()) {
                return Err(UpdateError::WrongMagic);
            }
            slots.erase(self.slot)?;
            self.erased = true;
        }
        slots.write(self.slot, self.written, &self.block)?;
        self.written += self.block.len() as u64;
        self.block.clear();
        Ok(())
    }

    /// The whole image has come: reads it back, and seals the slot if it is the right one. Gives the slot.
    ///
    /// # Errors
    /// The image is too short, is not what its hash says, or the slot failed. The slot is not usable then.
    pub fn finish(mut self, slots: &mut dyn Slots) -> Result<SlotId, UpdateError> {
        self.flush(slots)?;
        if self.written == 0 || self.image.size.is_some_and(|size| self.written != size) {
            return Err(UpdateError::WrongSize);
        }
        let mut hash = Sha256::new();
        let mut buffer = [0; 256];
        let mut at = 0;
        while at < self.written {
            let want = usize::try_from(self.written - at).unwrap_or(buffer.len()).min(buffer.len());
            let count = slots.read(self.slot, at, buffer.get_mut(..want).unwrap_or_default())?;
            if count == 0 {
                return Err(UpdateError::HashMismatch);
            }
            hash.update(buffer.get(..count.min(want)).unwrap_or_default());
            at += count as u64;
        }
        if hash.finalize().as_slice() != self.image.sha256 {
            return Err(UpdateError::HashMismatch);
        }
        slots.seal(self.slot, self.written)?;
        Ok(self.slot)
    }
}

/// Bytes from hexadecimal digits of either case.
pub(crate) fn from_hex<const N: usize>(text: &str) -> Option<[u8; N]> {
    let digits = text.as_bytes();
    if digits.len() != N * 2 {
        return None;
    }
    let digit = |b: u8| char::from(b).to_digit(16).and_then(|d| u8::try_from(d).ok());
    let mut bytes = [0; N];
    for (byte, pair) in bytes.iter_mut().zip(digits.chunks_exact(2)) {
        let [high, low] = pair else { return None };
        *byte = digit(*high)? << 4 | digit(*low)?;
    }
    Some(bytes)
}

impl Image {
    /// What wire version 1 says about an image: its hash in hexadecimal.
    ///
    /// # Errors
    /// [`UpdateError::BadHash`].
    pub fn from_hash(sha256: &str) -> Result<Self, UpdateError> {
        let sha256 = from_hex(sha256).ok_or(UpdateError::BadHash)?;
        Ok(Self { size: None, sha256, signature: None })
    }

    /// How an image is named in an `ota` command: its hash; after a colon, its signature, both in hexadecimal; after a slash, its size
    /// in decimal. Signature and size may be missing.
    ///
    /// # Errors
    /// [`UpdateError::BadHash`], [`UpdateError::BadSignature`], [`UpdateError::WrongSize`].
    pub fn from_name(name: &str) -> Result<Self, UpdateError> {
        let (name, size) = match name.split_once('/') {
            Some((name, size)) => (name, Some(size.parse().map_err(|_| UpdateError::WrongSize)?)),
            None => (name, None),
        };
        let (hash, signature) = match name.split_once(':') {
            Some((hash, hex)) => (hash, Some(from_hex(hex).ok_or(UpdateError::BadSignature)?)),
            None => (name, None),
        };
        Ok(Self { size, signature, ..Self::from_hash(hash)? })
    }
}

/// The words for a log line.
pub(crate) fn describe(slot: SlotId) -> String {
    alloc::format!("the image in slot {} is verified and will be tried at the next reset", slot.name())
}

#[cfg(test)]
mod tests;
