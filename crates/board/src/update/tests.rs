//! Every refusal comes before anything is erased; every size around a block boundary arrives whole.

use alloc::vec;
use alloc::vec::Vec;

use ed25519_dalek::{Signer, SigningKey};
use sha2::{Digest, Sha256};

use super::*;
use crate::memory::Memory;
use crate::ports::Platform;

fn image(size: usize) -> Vec<u8> {
    let mut image = b"\x7fIMG".to_vec();
    image.extend((4..size).map(|n| (n % 253) as u8));
    image.truncate(size);
    image
}

fn about(image: &[u8]) -> Image {
    Image { size: Some(image.len() as u64), sha256: Sha256::digest(image).into(), signature: None }
}

fn board() -> Memory {
    let mut memory = Memory::default();
    memory.flash.add_slots();
    memory
}

fn install(memory: &mut Memory, about: Image, image: &[u8], chunk: usize) -> Result<SlotId, UpdateError> {
    let slots = memory.slots().ok_or(UpdateError::NoSlots)?;
    let mut update = Update::begin(slots, about)?;
    for part in image.chunks(chunk) {
        update.write(slots, part)?;
    }
    update.finish(slots)
}

#[test]
fn images_around_every_block_boundary_arrive_whole_in_chunks_of_any_size() {
    // The original lost the tail when the last frame crossed a boundary of 4,096 bytes.
    for blocks in 1..4 {
        for offset in -3_i64..=3 {
            let size = (blocks * SLOT_BLOCK as i64 + offset) as usize;
            for chunk in [1, 7, 1_400, 4_096, 10_000] {
                let mut memory = board();
                let image = image(size);
                assert_eq!(
                    install(&mut memory, about(&image), &image, chunk),
                    Ok(SlotId::B),
                    "{size} by {chunk}"
                );
                assert!(memory.flash.image(SlotId::B) == image, "{size} by {chunk}");
                assert_eq!(memory.usable_slots(), Some(crate::boot::Usable { a: true, b: true }));
            }
        }
    }
}

#[test]
fn what_cannot_be_right_is_refused_before_anything_is_erased() {
    let good = image(9_000);
    let other = [b"\x7fELF", &good[4..]].concat();
    let large = image(70_000);
    let unsized_large = Image { size: None, ..about(&large) };
    for (about, image, error) in [
        (about(&large), &large, UpdateError::TooLarge { capacity: 64 * 1024 }),
        (Image { size: Some(0), ..about(&good) }, &good, UpdateError::WrongSize),
        (about(&other), &other, UpdateError::WrongMagic),
    ] {
        let mut memory = board();
        let before = memory.flash.operations();
        assert_eq!(install(&mut memory, about, image, 1_400), Err(error));
        assert_eq!(memory.flash.operations(), before, "{error}");
    }
    // Without a size, only writing tells; what was begun is not usable.
    let mut memory = board();
    assert_eq!(
        install(&mut memory, unsized_large, &large, 1_400),
        Err(UpdateError::TooLarge { capacity: 64 * 1024 })
    );
    assert!(!memory.usable_slots().unwrap().b);
}

// Blocks have 4,096 bytes, frames 1,400 or 1,024: the original loses the tail of some sizes.
#[test]
fn images_of_every_size_around_a_block_border_arrive_whole() {
    for border in [4_096, 8_192, 12_288] {
        for size in border - 3..=border + 3 {
            let image = image(size);
            for part in [1, 1_024, 1_400, 4_096, 5_000] {
                let mut memory = board();
                assert_eq!(
                    install(&mut memory, about(&image), &image, part),
                    Ok(SlotId::B),
                    "{size}, {part}"
                );
                assert!(memory.flash.image(SlotId::B) == image, "{size}, {part}");
            }
        }
    }
}

#[test]
fn an_image_that_is_not_what_was_said_leaves_the_slot_unusable() {
    let good = image(9_000);
    let mut damaged = good.clone();
    damaged[8_999] ^= 1;
    for (image, error) in [
        (&damaged[..], UpdateError::HashMismatch),
        (&good[..8_000], UpdateError::WrongSize),
        (&[&good[..], b"x"].concat()[..], UpdateError::WrongSize),
    ] {
        let mut memory = board();
        assert_eq!(install(&mut memory, about(&good), image, 1_400), Err(error));
        assert!(!memory.usable_slots().unwrap().b);
    }
}

#[test]
fn a_board_with_a_key_takes_only_what_was_signed_with_it() {
    let key = SigningKey::from_bytes(&[7; 32]);
    let stranger = SigningKey::from_bytes(&[8; 32]);
    let image = image(5_000);
    let about = about(&image);
    let signed = |key: &SigningKey| Some(key.sign(&about.sha256).to_bytes());
    for (signature, outcome) in [
        (None, Err(UpdateError::NotSigned)),
        (signed(&stranger), Err(UpdateError::BadSignature)),
        (Some([0; 64]), Err(UpdateError::BadSignature)),
        (signed(&key), Ok(SlotId::B)),
    ] {
        let mut memory = board();
        memory.flash.trust(key.verifying_key().to_bytes());
        let before = memory.flash.operations();
        assert_eq!(install(&mut memory, Image { signature, ..about.clone() }, &image, 1_400), outcome);
        assert_eq!(outcome.is_err(), memory.flash.operations() == before);
    }
}

#[test]
fn names_of_images_are_read_exactly() {
    let hash = "00ff".repeat(16);
    assert_eq!(Image::from_name(&hash).unwrap().sha256[..2], [0, 0xff]);
    assert_eq!(Image::from_name(&hash[1..]), Err(UpdateError::BadHash));
    assert_eq!(Image::from_name(&hash.replace('f', "g")), Err(UpdateError::BadHash));
    let signed = alloc::format!("{hash}:{}", "ab".repeat(64));
    assert_eq!(Image::from_name(&signed).unwrap().signature, Some([0xab; 64]));
    assert_eq!(Image::from_name(&alloc::format!("{hash}:")), Err(UpdateError::BadSignature));
    let image = Image::from_name(&alloc::format!("{signed}/5000")).unwrap();
    assert_eq!((image.size, image.signature), (Some(5_000), Some([0xab; 64])));
    assert_eq!(Image::from_name(&alloc::format!("{hash}/0")).unwrap().size, Some(0));
    for size in ["", "-1", "1/2", "5000x", "99999999999999999999999"] {
        assert_eq!(Image::from_name(&alloc::format!("{hash}/{size}")), Err(UpdateError::WrongSize));
    }
    assert_eq!(vec![from_hex::<1>("fF"), from_hex::<1>("é")], [Some([0xff]), None]);
}
