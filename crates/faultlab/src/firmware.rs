//! Firmware images of the simulation: what one does when it runs is written in it, and a damaged one is recognised.

use board::Duration;
use sha2::{Digest, Sha256};

/// What the firmware in a slot does when it runs.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Firmware {
    /// What it should.
    Good {
        /// Tells two of them apart.
        version: u8,
    },
    /// It panics before it has done anything.
    PanicsAtStart,
    /// It does nothing, and for ever.
    Hangs,
    /// It works, but never reaches a broker.
    Deaf,
    /// It works for so long, in seconds, and then panics.
    DiesAfter(u8),
    /// It is no image, or not a whole one. No board may ever start this.
    Torn,
}

/// What images for simulated boards begin with.
const MAGIC: &[u8] = b"\x7fIMG";

const HASH_BYTES: usize = 32;

impl Firmware {
    /// An image of `size` bytes with this firmware. What is said of [`Torn`](Self::Torn) is any bytes with the right beginning.
    pub fn image(self, size: usize) -> Vec<u8> {
        let (kind, number) = match self {
            Self::Good { version } => (0, version),
            Self::PanicsAtStart => (1, 0),
            Self::Hangs => (2, 0),
            Self::Deaf => (3, 0),
            Self::DiesAfter(secs) => (4, secs),
            Self::Torn => (u8::MAX, 0),
        };
        let mut image = [MAGIC, &[kind, number]].concat();
        let filler = (image.len()..size.saturating_sub(HASH_BYTES)).map(|n| (n % 251) as u8);
        image.extend(filler);
        let hash = Sha256::digest(&image);
        image.extend_from_slice(&hash);
        image
    }

    /// What this image is. The bare magic is what a board comes with: it works.
    pub(crate) fn of(image: &[u8]) -> Self {
        if image == MAGIC {
            return Self::Good { version: 0 };
        }
        let Some((content, hash)) = image.split_last_chunk::<HASH_BYTES>() else { return Self::Torn };
        if Sha256::digest(content).as_slice() != hash {
            return Self::Torn;
        }
        match content.strip_prefix(MAGIC) {
            Some([0, version, ..]) => Self::Good { version: *version },
            Some([1, ..]) => Self::PanicsAtStart,
            Some([2, ..]) => Self::Hangs,
            Some([3, ..]) => Self::Deaf,
            Some([4, secs, ..]) => Self::DiesAfter(*secs),
            _ => Self::Torn,
        }
    }

    /// How long it runs before it dies by itself.
    pub(crate) fn life(self) -> Option<Duration> {
        match self {
            Self::DiesAfter(secs) => Some(Duration::from_secs(secs.into())),
            Self::PanicsAtStart | Self::Torn => Some(Duration::ZERO),
            Self::Good { .. } | Self::Hangs | Self::Deaf => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_firmware_is_what_its_image_says_and_a_damaged_one_is_torn() {
        let all = [
            Firmware::Good { version: 7 },
            Firmware::PanicsAtStart,
            Firmware::Hangs,
            Firmware::Deaf,
            Firmware::DiesAfter(120),
        ];
        for firmware in all {
            let image = firmware.image(500);
            assert_eq!((image.len(), Firmware::of(&image)), (500, firmware));
            for length in 0..image.len() {
                assert!(
                    length == MAGIC.len() || Firmware::of(&image[..length]) == Firmware::Torn,
                    "{length}"
                );
            }
        }
    }
}
