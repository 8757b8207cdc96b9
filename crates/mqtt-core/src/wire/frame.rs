//! The fixed header: where a packet begins and ends.

use super::{Malformed, PacketType, Rule};

/// The largest remaining length that four bytes can express: 256 MB less one byte.
pub const MAX_REMAINING: usize = 268_435_455;

/// The length of the packet at the head of `bytes`, header included; `None` when more bytes are needed to tell.
///
/// The result may exceed `bytes.len()`: then the packet has not come completely. `max` is the largest packet that the
/// caller has room for, header included.
///
/// # Errors
/// The first byte or the length field is wrong whatever may follow, or the packet is larger than `max`.
///
/// ```
/// use mqtt_core::wire::{Rule, frame_len};
/// assert_eq!(frame_len(&[0xD0], 100), Ok(None));
/// assert_eq!(frame_len(&[0x30, 20, 0, 1], 100), Ok(Some(22)));
/// assert_eq!(frame_len(&[0x30, 99], 100).unwrap_err().rule, Rule::FrameTooLarge);
/// ```
pub fn frame_len(bytes: &[u8], max: usize) -> Result<Option<usize>, Malformed> {
    match head(bytes)? {
        Some(head) if head.packet_len > max => Err(Rule::FrameTooLarge.into()),
        head => Ok(head.map(|head| head.packet_len)),
    }
}

/// A fixed header.
#[derive(Clone, Copy)]
pub(crate) struct Head {
    /// The first byte, which has been checked.
    pub(super) first: u8,
    pub(super) packet_type: PacketType,
    /// The length of the fixed header.
    pub(super) len: usize,
    /// The length of the packet, fixed header included.
    pub(crate) packet_len: usize,
}

/// The fixed header at the front of `bytes`; none if it is not there completely.
pub(crate) fn head(bytes: &[u8]) -> Result<Option<Head>, Rule> {
    let Some((&first, rest)) = bytes.split_first() else { return Ok(None) };
    let packet_type = first_byte(first)?;
    Ok(remaining_length(rest)?.map(|(remaining, taken)| {
        // At most 5 + 268,435,455: fits 32 bits.
        let len = 1 + taken;
        Head { first, packet_type, len, packet_len: len + remaining }
    }))
}

/// Checks a packet's first byte: type and flags.
fn first_byte(first: u8) -> Result<PacketType, Rule> {
    let packet_type = PacketType::from_bits(first >> 4).ok_or(Rule::PacketType)?;
    let flags = first & 0x0F;
    let broken = match packet_type {
        PacketType::Publish => {
            return match flags >> 1 & 3 {
                // [MQTT-3.3.1-4]
                3 => Err(Rule::PublishQos),
                // [MQTT-3.3.1-2]
                0 if flags & 8 != 0 => Err(Rule::DupQos0),
                _ => Ok(packet_type),
            };
        }
        // [MQTT-3.6.1-1]
        PacketType::PubRel => Rule::PubRelFlags,
        // [MQTT-3.8.1-1]
        PacketType::Subscribe => Rule::SubscribeFlags,
        // [MQTT-3.10.1-1]
        PacketType::Unsubscribe => Rule::UnsubscribeFlags,
        // [MQTT-3.14.1-1]
        PacketType::Disconnect => Rule::DisconnectFlags,
        // [MQTT-2.2.2-2]
        _ => Rule::FlagBits,
    };
    if flags == fixed_flags(packet_type) { Ok(packet_type) } else { Err(broken) }
}

/// The flag bits of every type but PUBLISH (table 2.2).
// [MQTT-2.2.2-1]
pub(super) const fn fixed_flags(packet_type: PacketType) -> u8 {
    match packet_type {
        PacketType::PubRel | PacketType::Subscribe | PacketType::Unsubscribe => 2,
        _ => 0,
    }
}

/// The remaining length and the number of bytes that say it; `None` when they have not all come.
fn remaining_length(bytes: &[u8]) -> Result<Option<(usize, usize)>, Rule> {
    let mut value = 0;
    for (position, &byte) in bytes.iter().take(4).enumerate() {
        value |= usize::from(byte & 0x7F) << (7 * position);
        if byte & 0x80 == 0 {
            return Ok(Some((value, position + 1)));
        }
    }
    if bytes.len() < 4 { Ok(None) } else { Err(Rule::LengthField) }
}
