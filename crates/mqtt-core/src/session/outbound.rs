//! Messages on their way to the broker: stored as packets until acknowledged, sent within the window, sent again
//! after a reconnect.
//!
//! The packets lie in a ring in the order of publishing. Packet identifiers count up with them, so the identifier of an
//! acknowledgement says the position of its message without a search, and an identifier cannot be in use twice:
//! there are more of them than places in the table. (QoS 0 messages use a number up as well, but do not carry it.)

use alloc::collections::VecDeque;
use core::fmt;

use monotime::Instant;

use super::buffer::{Linear, Ring};
use super::event::{Handle, Misbehaviour};
use super::profile::Limit;
use super::rate::Rate;
use crate::wire::{Packet, PacketId, PacketType, PublishHead, QoS, Rule, topic};

/// Identifiers from 1 to this are for messages, those above for requests.
pub(super) const LAST_ID: u16 = 0xEFFF;
pub(super) const ENTRY_BYTES: usize = size_of::<Entry>();
/// The length of PUBREL.
const PUBREL_LEN: usize = 4;
const DUP: u8 = 0x08;

/// A message to publish. The payload may be in parts, so that a header needs no copy by the caller.
///
/// ```
/// use mqtt_core::session::Message;
/// use mqtt_core::wire::QoS;
/// let (header, chunk) = ([0x00, 0x01], [7; 1400]);
/// let message = Message { topic: "b/ans", payload: &[&header, &chunk], qos: QoS::AtLeastOnce, retain: false };
/// assert_eq!(message.payload_len(), 1402);
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Message<'a> {
    /// A topic name: not empty, no wildcards.
    pub topic: &'a str,
    /// The payload's parts, sent one after the other as one.
    pub payload: &'a [&'a [u8]],
    /// How hard to work for it.
    pub qos: QoS,
    /// Whether the broker keeps it for later subscribers.
    pub retain: bool,
}

impl Message<'_> {
    /// The length of the payload in bytes.
    pub fn payload_len(&self) -> usize {
        self.payload.iter().fold(0, |sum: usize, part| sum.saturating_add(part.len()))
    }
}

/// A message was not taken.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum PublishError {
    /// There is no room now. Try again after an [`Event::Acked`](super::Event::Acked), or after the next
    /// [`Output::Send`](super::Output::Send) if only QoS 0 is used.
    Full,
    /// It is larger than the room that the session has for messages, whatever is acknowledged.
    TooLarge,
    /// QoS 0 messages are only taken while the connection is open: they would be lost anyway.
    NotConnected,
    /// The message would be malformed: the caller's mistake.
    Invalid(Rule),
    /// It exceeds a limit of the broker, as far as the chosen [`Profile`](super::Profile) tells.
    Profile(Limit),
}

impl From<Rule> for PublishError {
    fn from(rule: Rule) -> Self {
        Self::Invalid(rule)
    }
}

impl From<Limit> for PublishError {
    fn from(limit: Limit) -> Self {
        Self::Profile(limit)
    }
}

impl fmt::Display for PublishError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Full => f.write_str("there is no room for the message now"),
            Self::TooLarge => f.write_str("the message is larger than the session's room for messages"),
            Self::NotConnected => f.write_str("not connected, and QoS 0 messages do not wait"),
            Self::Invalid(rule) => write!(f, "the message would be malformed: {rule}"),
            Self::Profile(limit) => write!(f, "the broker limits this: {limit}"),
        }
    }
}

impl core::error::Error for PublishError {}

/// One message in the ring.
#[derive(Debug)]
struct Entry {
    position: usize,
    len: usize,
    qos: QoS,
    stage: Stage,
    /// When the last packet about it was handed to the driver.
    since: Instant,
}

/// How far a message is. Whether it was sent on *this* connection is said by the cursor alone.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Stage {
    /// Never sent completely.
    Queued,
    /// Sent; PUBACK or PUBREC is missing.
    Sent,
    /// QoS 2: PUBREC came; PUBCOMP is missing.
    Released,
    /// Over; waits for its elders, so that the ring is freed in order.
    Done,
}

/// Whether PUBREC is to be answered with PUBREL.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Received {
    Release,
    Ignore,
}

#[derive(Debug)]
pub(super) struct Outbound {
    ring: Ring,
    entries: VecDeque<Entry>,
    max_entries: usize,
    /// The handle of the first entry.
    front_handle: u64,
    /// The packet identifier of the first entry, less one.
    front_id: u16,
    /// The first entry that has not been handed over completely on this connection.
    cursor: usize,
    /// How many bytes of it have.
    copied: usize,
    in_flight: Window,
    max_in_flight: Window,
    rate: Rate,
}

/// What is sent and not acknowledged on this connection, and how much that may be.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Window {
    pub(super) messages: usize,
    pub(super) bytes: usize,
}

impl Outbound {
    pub(super) fn new(bytes: usize, messages: u16, max_in_flight: Window, rate: Rate) -> Self {
        let max_entries = usize::from(messages.min(LAST_ID));
        Self {
            ring: Ring::new(bytes),
            entries: VecDeque::with_capacity(max_entries),
            max_entries,
            front_handle: 0,
            front_id: 0,
            cursor: 0,
            copied: 0,
            in_flight: Window::default(),
            max_in_flight,
            rate,
        }
    }

    /// Stores a message whose limits (but not whose form) have been checked.
    pub(super) fn push(&mut self, message: &Message<'_>) -> Result<Handle, PublishError> {
        topic::valid_name(message.topic)?;
        let payload = message.payload_len();
        let head = PublishHead::new(message.topic, message.qos, message.retain, payload)
            .ok_or(PublishError::TooLarge)?;
        if head.packet_len > self.ring.capacity().min(self.max_in_flight.bytes) {
            return Err(PublishError::TooLarge);
        }
        if self.entries.len() >= self.max_entries || head.packet_len > self.ring.free() {
            return Err(PublishError::Full);
        }
        let position = self.ring.tail();
        // [MQTT-2.3.1-2] [MQTT-4.3.2-1] [MQTT-4.3.3-1]: unused, because identifiers count up with the entries.
        let id = match message.qos {
            QoS::AtMostOnce => None,
            QoS::AtLeastOnce | QoS::ExactlyOnce => PacketId::new(self.id_at(self.entries.len())),
        };
        if let Some(piece) = self.ring.push_piece(head.packet_len) {
            head.put(message.topic, id, message.payload, piece);
        } else {
            self.ring.push(head.bytes());
            self.ring.push(message.topic.as_bytes());
            if let Some(id) = id {
                self.ring.push(&id.get().to_be_bytes());
            }
            for part in message.payload {
                self.ring.push(part);
            }
        }
        let handle = Handle(self.front_handle + self.entries.len() as u64);
        self.entries.push_back(Entry {
            position,
            len: head.packet_len,
            qos: message.qos,
            stage: Stage::Queued,
            since: Instant::ZERO,
        });
        Ok(handle)
    }

    /// Moves to `tx` whatever may be sent now, in the order of publishing. Says when to try again if the rate limit stopped it.
    // [MQTT-4.6.0-1]
    pub(super) fn fill(&mut self, now: Instant, tx: &mut Linear) -> Option<Instant> {
        let mut again = None;
        while let Some(entry) = self.entries.get_mut(self.cursor) {
            match entry.stage {
                Stage::Done => {}
                Stage::Released => {
                    // [MQTT-4.3.3-1] [MQTT-4.4.0-1]: after PUBREC, PUBREL is repeated and PUBLISH is not.
                    if !self.in_flight.has_room(self.max_in_flight, entry.len)
                        || tx.spare(PUBREL_LEN).len() < PUBREL_LEN
                    {
                        break;
                    }
                    entry.since = now;
                    self.in_flight.add(entry.len);
                    let id = self.id_at(self.cursor);
                    put(tx, PacketId::new(id).map(Packet::PubRel));
                }
                Stage::Queued | Stage::Sent => {
                    if tx.spare(1).is_empty() {
                        break;
                    }
                    if self.copied == 0 {
                        if entry.qos != QoS::AtMostOnce
                            && !self.in_flight.has_room(self.max_in_flight, entry.len)
                        {
                            break;
                        }
                        if let Err(at) = self.rate.take(now, entry.len) {
                            again = Some(at);
                            break;
                        }
                        // [MQTT-3.3.1-1]
                        if entry.stage == Stage::Sent
                            && let Some(first) = self.ring.at(entry.position)
                        {
                            *first |= DUP;
                        }
                    }
                    self.copied += copy(&self.ring, entry, self.copied, tx);
                    if self.copied < entry.len {
                        break;
                    }
                    self.copied = 0;
                    if entry.qos == QoS::AtMostOnce {
                        entry.stage = Stage::Done;
                    } else {
                        entry.stage = Stage::Sent;
                        entry.since = now;
                        self.in_flight.add(entry.len);
                    }
                }
            }
            self.cursor += 1;
        }
        self.trim();
        again
    }

    /// Moves the rest of a message that was begun to `tx`, and no other.
    pub(super) fn finish_packet(&mut self, tx: &mut Linear) {
        if self.copied > 0
            && let Some(entry) = self.entries.get_mut(self.cursor)
        {
            self.copied += copy(&self.ring, entry, self.copied, tx);
            if self.copied == entry.len {
                self.copied = 0;
                if entry.qos != QoS::AtMostOnce {
                    entry.stage = Stage::Sent;
                }
            }
        }
    }

    /// Whether `tx` ends inside a message, so that no other packet may follow.
    pub(super) const fn mid_packet(&self) -> bool {
        self.copied > 0
    }

    /// PUBACK came. Says which message is over.
    // [MQTT-2.3.1-3]: the identifier is free again when its entry is.
    pub(super) fn puback(&mut self, id: PacketId) -> Result<Option<Handle>, Misbehaviour> {
        let Some(index) = self.index_of(id) else { return Ok(None) };
        match self.entries.get(index) {
            Some(Entry { qos: QoS::AtLeastOnce, stage: Stage::Sent, .. }) => Ok(Some(self.finish(index))),
            Some(Entry { qos: QoS::ExactlyOnce, stage: Stage::Sent | Stage::Released, .. }) => {
                Err(Misbehaviour::WrongAck(PacketType::PubAck))
            }
            // A repetition, or for something that is still to be sent: without meaning, and without harm.
            _ => Ok(None),
        }
    }

    /// PUBREC came.
    pub(super) fn pubrec(&mut self, now: Instant, id: PacketId) -> Result<Received, Misbehaviour> {
        // An unknown identifier is answered as well: else the broker's side of it would never end.
        let Some(index) = self.index_of(id) else { return Ok(Received::Release) };
        let sent_here = index < self.cursor;
        match self.entries.get_mut(index) {
            Some(Entry { qos: QoS::AtLeastOnce, stage: Stage::Sent, .. }) => {
                Err(Misbehaviour::WrongAck(PacketType::PubRec))
            }
            Some(entry) if matches!(entry.stage, Stage::Sent | Stage::Released) => {
                entry.stage = Stage::Released;
                entry.since = now;
                // What has not been repeated yet on this connection will be, by PUBREL.
                Ok(if sent_here { Received::Release } else { Received::Ignore })
            }
            _ => Ok(Received::Ignore),
        }
    }

    /// PUBCOMP came. Says which message is over.
    pub(super) fn pubcomp(&mut self, id: PacketId) -> Result<Option<Handle>, Misbehaviour> {
        let Some(index) = self.index_of(id) else { return Ok(None) };
        match self.entries.get(index).map(|entry| (entry.qos, entry.stage)) {
            Some((_, Stage::Released)) => Ok(Some(self.finish(index))),
            Some((_, Stage::Sent)) => Err(Misbehaviour::WrongAck(PacketType::PubComp)),
            _ => Ok(None),
        }
    }

    /// The connection is gone. QoS 0 messages go with it.
    pub(super) fn disconnected(&mut self) {
        self.cursor = 0;
        self.copied = 0;
        self.in_flight = Window::default();
        for entry in self.entries.iter_mut().filter(|entry| entry.qos == QoS::AtMostOnce) {
            entry.stage = Stage::Done;
        }
        self.trim();
    }

    /// The broker has forgotten the session: QoS 2 messages that it had received start anew.
    pub(super) fn forgotten(&mut self) {
        for entry in self.entries.iter_mut().filter(|entry| entry.stage == Stage::Released) {
            entry.stage = Stage::Sent;
        }
    }

    /// What has been waiting longest for its acknowledgement on this connection: since when, and for what.
    pub(super) fn oldest(&self) -> Option<(Instant, PacketType)> {
        let sent = self.entries.iter().take(self.cursor);
        sent.filter_map(|entry| match entry.stage {
            Stage::Sent => Some((entry.since, PacketType::Publish)),
            Stage::Released => Some((entry.since, PacketType::PubRel)),
            Stage::Queued | Stage::Done => None,
        })
        .min_by_key(|(since, _)| *since)
    }

    pub(super) const fn in_flight(&self) -> Window {
        self.in_flight
    }

    /// How many messages are stored, in flight or not.
    pub(super) fn unacknowledged(&self) -> usize {
        self.entries.iter().filter(|entry| entry.stage != Stage::Done).count()
    }

    /// The room that is left.
    pub(super) fn room(&self) -> Window {
        Window { messages: self.max_entries - self.entries.len(), bytes: self.ring.free() }
    }

    fn finish(&mut self, index: usize) -> Handle {
        if let Some(entry) = self.entries.get_mut(index) {
            entry.stage = Stage::Done;
            if index < self.cursor {
                self.in_flight.remove(entry.len);
            }
        }
        let handle = Handle(self.front_handle + index as u64);
        self.trim();
        handle
    }

    /// Frees what is over, from the front.
    fn trim(&mut self) {
        while let Some(Entry { stage: Stage::Done, len, .. }) = self.entries.front() {
            self.ring.release(*len);
            self.entries.pop_front();
            self.front_handle += 1;
            self.front_id = if self.front_id + 1 == LAST_ID { 0 } else { self.front_id + 1 };
            self.cursor = self.cursor.saturating_sub(1);
        }
    }

    /// The packet identifier of the entry at `index`.
    fn id_at(&self, index: usize) -> u16 {
        // Both are at most LAST_ID: the sum fits 32 bits, the result 16.
        let number = (u32::from(self.front_id) + index as u32) % u32::from(LAST_ID);
        number as u16 + 1
    }

    /// Which entry has this packet identifier; none if it is in use for nothing, or half-sent.
    fn index_of(&self, id: PacketId) -> Option<usize> {
        let (number, front) = (usize::from(id.get()) - 1, usize::from(self.front_id));
        // Identifiers start again after the last one.
        let index = if number >= front { number - front } else { number + usize::from(LAST_ID) - front };
        let half_sent = index == self.cursor && self.copied > 0;
        (id.get() <= LAST_ID && index < self.entries.len() && !half_sent).then_some(index)
    }
}

impl Window {
    const fn has_room(self, max: Self, bytes: usize) -> bool {
        self.messages < max.messages && self.bytes + bytes <= max.bytes
    }

    const fn add(&mut self, bytes: usize) {
        self.messages += 1;
        self.bytes += bytes;
    }

    const fn remove(&mut self, bytes: usize) {
        self.messages = self.messages.saturating_sub(1);
        self.bytes = self.bytes.saturating_sub(bytes);
    }
}

/// Appends the packet of `entry` from `offset` on to `tx`, as far as it fits; says how far.
fn copy(ring: &Ring, entry: &Entry, offset: usize, tx: &mut Linear) -> usize {
    let spare = tx.spare(1);
    let n = spare.len().min(entry.len - offset);
    if let Some(to) = spare.get_mut(..n) {
        ring.read(entry.position + offset, to);
    }
    tx.grow(n);
    n
}

/// Appends a packet to `tx`; the caller has checked that there is room.
pub(super) fn put(tx: &mut Linear, packet: Option<Packet<'_>>) {
    if let Some(packet) = packet {
        let spare = tx.spare(packet.encoded_len());
        let n = packet.encode(spare).unwrap_or(0);
        tx.grow(n);
    }
}
