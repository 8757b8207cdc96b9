//! MQTT 3.1.1 packets to bytes and back: strict, over slices, without allocation.
//!
//! Three steps, each usable alone:
//! 1. [`frame_len`] says where a packet ends in a stream of bytes that may have been split anywhere.
//! 2. [`decode()`] turns one whole frame into a [`Packet`] that borrows from it.
//! 3. [`Packet::encode`] writes a packet into a caller's buffer; [`Packet::encoded_len`] says how much room it takes.
//!
//! Every statement that the standard numbers about the *form* of a packet is checked in both directions, and every
//! check names its statement: in the code as `// [MQTT-3.3.1-2]`, at run time as [`Rule::id`]. The types cannot
//! express most of what is forbidden: a [`Delivery::AtMostOnce`] has neither a packet identifier nor a DUP flag, a
//! password needs [`Credentials`], which need a user name.
//!
//! What it deliberately does not do: anything that needs a history of packets (that is [`crate::session`]'s work),
//! and MQTT 5. A remaining length that is not written in its shortest form is accepted, as 3.1.1 has no statement
//! against it; ours is always the shortest.
//!
//! Source: OASIS Standard MQTT Version 3.1.1, with the length decoder of Errata 01.
//!
//! ```
//! use mqtt_core::wire::{Delivery, Packet, Publish, Side, decode, frame_len};
//!
//! let publish = Publish { topic: "t/1", payload: b"21.5", retain: false, delivery: Delivery::AtMostOnce };
//! let mut buffer = [0; 64];
//! let length = Packet::Publish(publish).encode(&mut buffer).unwrap();
//!
//! // A receiver looks for the end of the first packet, then decodes exactly that.
//! assert_eq!(frame_len(&buffer[..1], 1024), Ok(None));
//! assert_eq!(frame_len(&buffer, 1024), Ok(Some(length)));
//! assert_eq!(decode(&buffer[..length], Side::Client), Ok(Packet::Publish(publish)));
//!
//! // QoS 0 with DUP set is refused, and the refusal names the statement.
//! let refused = decode(&[0x38, 3, 0, 1, b't'], Side::Client).unwrap_err();
//! assert_eq!(refused.rule.id(), Some("MQTT-3.3.1-2"));
//! ```

mod decode;
mod encode;
mod frame;
mod lists;
mod packet;
mod rule;
mod text;
pub mod topic;

#[cfg(test)]
mod tests;

pub use decode::decode;
pub(crate) use decode::{decode_body, publish_start};
pub use encode::EncodeError;
pub(crate) use encode::{PublishHead, put_subscribe, subscribe_len};
pub(crate) use frame::head;
pub use frame::{MAX_REMAINING, frame_len};
pub use lists::{Filters, Granted, SubscribeFilters};
pub use packet::{
    ConnAck, Connect, ConnectRefusal, Credentials, Delivery, Packet, PacketId, PacketType, Publish, QoS,
    Side, SubAck, Subscribe, Unsubscribe, Will,
};
pub use rule::{Fault, Malformed, Rule};
