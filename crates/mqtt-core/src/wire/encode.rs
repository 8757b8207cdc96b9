//! One packet in, one frame out.

use core::fmt;

use super::frame::{MAX_REMAINING, fixed_flags};
use super::lists::REFUSED;
use super::{ConnAck, Connect, Delivery, Packet, PacketId, PacketType, Publish, QoS, Rule, text, topic};

/// A packet was not encoded, and nothing was written.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum EncodeError {
    /// The buffer is too small.
    NoRoom {
        /// What the packet takes, in bytes.
        needed: usize,
    },
    /// The packet would violate this rule: the caller's mistake.
    Invalid(Rule),
}

impl From<Rule> for EncodeError {
    fn from(rule: Rule) -> Self {
        Self::Invalid(rule)
    }
}

impl fmt::Display for EncodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoRoom { needed } => write!(f, "the packet takes {needed} bytes, more than the buffer has"),
            Self::Invalid(rule) => write!(f, "the packet would be malformed: {rule}"),
        }
    }
}

impl core::error::Error for EncodeError {}

impl Packet<'_> {
    /// The number of bytes that [`Packet::encode`] writes for a valid packet.
    pub fn encoded_len(&self) -> usize {
        framed_len(self.body_len())
    }

    /// Writes the packet to the front of `out` and says how many bytes it took.
    ///
    /// # Errors
    /// The buffer is too small, or the packet would be malformed; `out` is then unchanged.
    pub fn encode(&self, out: &mut [u8]) -> Result<usize, EncodeError> {
        self.check()?;
        let body = self.body_len();
        let needed = framed_len(body);
        let frame = out.get_mut(..needed).ok_or(EncodeError::NoRoom { needed })?;
        let mut writer = Writer(frame);
        let flags = match self {
            Packet::Publish(publish) => publish_flags(publish.delivery, publish.retain),
            other => fixed_flags(other.packet_type()),
        };
        writer.head(self.packet_type(), flags, body);
        self.put_body(&mut writer);
        Ok(needed)
    }

    /// Whether everything that the types leave open is in order.
    fn check(&self) -> Result<(), Rule> {
        match self {
            Packet::Connect(connect) => check_connect(connect)?,
            Packet::Publish(publish) => topic::valid_name(publish.topic)?,
            Packet::Subscribe(subscribe) => {
                // [MQTT-3.8.3-3]
                if subscribe.filters.iter().next().is_none() {
                    return Err(Rule::SubscribeEmpty);
                }
                subscribe.filters.iter().try_for_each(|(filter, _)| topic::valid_filter(filter))?;
            }
            Packet::Unsubscribe(unsubscribe) => {
                // [MQTT-3.10.3-2]
                if unsubscribe.filters.iter().next().is_none() {
                    return Err(Rule::UnsubscribeEmpty);
                }
                unsubscribe.filters.iter().try_for_each(topic::valid_filter)?;
            }
            Packet::SubAck(sub_ack) if sub_ack.granted.is_empty() => return Err(Rule::Truncated),
            _ => {}
        }
        if self.body_len() > MAX_REMAINING { Err(Rule::LengthField) } else { Ok(()) }
    }

    /// The remaining length.
    fn body_len(&self) -> usize {
        match self {
            Packet::Connect(connect) => connect_len(connect),
            Packet::ConnAck(_)
            | Packet::PubAck(_)
            | Packet::PubRec(_)
            | Packet::PubRel(_)
            | Packet::PubComp(_)
            | Packet::UnsubAck(_) => 2,
            Packet::Publish(Publish { topic, payload, delivery, .. }) => {
                publish_body_len(topic, delivery.qos(), payload.len())
            }
            Packet::Subscribe(subscribe) => {
                2 + subscribe.filters.iter().map(|(filter, _)| 3 + filter.len()).sum::<usize>()
            }
            Packet::SubAck(sub_ack) => 2 + sub_ack.granted.len(),
            Packet::Unsubscribe(unsubscribe) => {
                2 + unsubscribe.filters.iter().map(|filter| 2 + filter.len()).sum::<usize>()
            }
            Packet::PingReq | Packet::PingResp | Packet::Disconnect => 0,
        }
    }

    fn put_body(&self, writer: &mut Writer<'_>) {
        match self {
            Packet::Connect(connect) => put_connect(connect, writer),
            Packet::ConnAck(ConnAck::Accepted { session_present }) => {
                writer.put(&[u8::from(*session_present), 0]);
            }
            // [MQTT-3.2.2-4]
            Packet::ConnAck(ConnAck::Refused(refusal)) => writer.put(&[0, refusal.bits()]),
            Packet::Publish(publish) => {
                writer.field(publish.topic.as_bytes());
                if let Some(id) = publish.delivery.id() {
                    writer.two(id.get());
                }
                writer.put(publish.payload);
            }
            Packet::PubAck(id)
            | Packet::PubRec(id)
            | Packet::PubRel(id)
            | Packet::PubComp(id)
            | Packet::UnsubAck(id) => writer.two(id.get()),
            Packet::Subscribe(subscribe) => {
                writer.two(subscribe.id.get());
                for (filter, qos) in subscribe.filters.iter() {
                    writer.field(filter.as_bytes());
                    writer.put(&[qos.bits()]);
                }
            }
            Packet::SubAck(sub_ack) => {
                writer.two(sub_ack.id.get());
                // [MQTT-3.9.3-1] [MQTT-3.9.3-2]
                for granted in sub_ack.granted.iter() {
                    writer.put(&[granted.map_or(REFUSED, QoS::bits)]);
                }
            }
            Packet::Unsubscribe(unsubscribe) => {
                writer.two(unsubscribe.id.get());
                for filter in unsubscribe.filters.iter() {
                    writer.field(filter.as_bytes());
                }
            }
            Packet::PingReq | Packet::PingResp | Packet::Disconnect => {}
        }
    }
}

fn check_connect(connect: &Connect<'_>) -> Result<(), Rule> {
    text::sendable(connect.client_id)?;
    // [MQTT-3.1.3-7]
    if connect.client_id.is_empty() && !connect.clean_session {
        return Err(Rule::ClientIdEmpty);
    }
    if let Some(will) = &connect.will {
        topic::valid_name(will.topic)?;
        text::fits(will.payload.len())?;
    }
    if let Some(credentials) = &connect.credentials {
        text::sendable(credentials.username)?;
        text::fits(credentials.password.map_or(0, <[u8]>::len))?;
    }
    Ok(())
}

fn connect_len(connect: &Connect<'_>) -> usize {
    let will = connect.will.map_or(0, |will| 4 + will.topic.len() + will.payload.len());
    let login = connect.credentials.map_or(0, |credentials| {
        2 + credentials.username.len() + credentials.password.map_or(0, |password| 2 + password.len())
    });
    // Protocol name, level, flags, keep-alive; then the payload.
    10 + 2 + connect.client_id.len() + will + login
}

// [MQTT-3.1.3-1]
fn put_connect(connect: &Connect<'_>, writer: &mut Writer<'_>) {
    let mut flags = u8::from(connect.clean_session) << 1;
    if let Some(will) = &connect.will {
        flags |= 0x04 | will.qos.bits() << 3 | u8::from(will.retain) << 5;
    }
    if let Some(credentials) = &connect.credentials {
        flags |= 0x80 | u8::from(credentials.password.is_some()) << 6;
    }
    writer.field(b"MQTT");
    writer.put(&[4, flags]);
    writer.two(connect.keep_alive);
    writer.field(connect.client_id.as_bytes());
    if let Some(will) = &connect.will {
        writer.field(will.topic.as_bytes());
        writer.field(will.payload);
    }
    if let Some(credentials) = &connect.credentials {
        writer.field(credentials.username.as_bytes());
        if let Some(password) = credentials.password {
            writer.field(password);
        }
    }
}

/// What a PUBLISH has before the text of its topic: fixed header and the topic's length.
pub(crate) struct PublishHead {
    bytes: [u8; 7],
    used: usize,
    /// The length of the whole packet.
    pub(crate) packet_len: usize,
}

impl PublishHead {
    /// For a topic that has been checked; none if the packet cannot be expressed.
    pub(crate) fn new(topic: &str, qos: QoS, retain: bool, payload: usize) -> Option<Self> {
        let body = publish_body_len(topic, qos, payload);
        if body > MAX_REMAINING {
            return None;
        }
        // The identifier does not show in the head.
        let flags = publish_flags(Delivery::first(qos, PacketId::FIRST), retain);
        let mut head = Self { bytes: [0; 7], used: 0, packet_len: framed_len(body) };
        let mut writer = Writer(&mut head.bytes);
        writer.head(PacketType::Publish, flags, body);
        writer.two(u16::try_from(topic.len()).ok()?);
        let left = writer.0.len();
        head.used = head.bytes.len() - left;
        Some(head)
    }

    pub(crate) fn bytes(&self) -> &[u8] {
        self.bytes.get(..self.used).unwrap_or_default()
    }

    /// Writes the whole packet to `out`, which has its length.
    pub(crate) fn put(&self, topic: &str, id: Option<PacketId>, payload: &[&[u8]], out: &mut [u8]) {
        let mut writer = Writer(out);
        writer.put(self.bytes());
        writer.put(topic.as_bytes());
        if let Some(id) = id {
            writer.two(id.get());
        }
        for part in payload {
            writer.put(part);
        }
    }
}

/// The length of a SUBSCRIBE with these filters, which have been checked.
pub(crate) fn subscribe_len<'a>(filters: impl Iterator<Item = &'a str>) -> usize {
    framed_len(2 + filters.map(|filter| 3 + filter.len()).sum::<usize>())
}

/// Writes a SUBSCRIBE with filters that have been checked to the front of `out`, which has room; says its length.
pub(crate) fn put_subscribe<'a>(
    id: PacketId,
    filters: impl Iterator<Item = (&'a str, QoS)> + Clone,
    out: &mut [u8],
) -> usize {
    let body = 2 + filters.clone().map(|(filter, _)| 3 + filter.len()).sum::<usize>();
    let mut writer = Writer(out);
    writer.head(PacketType::Subscribe, fixed_flags(PacketType::Subscribe), body);
    writer.two(id.get());
    for (filter, qos) in filters {
        writer.field(filter.as_bytes());
        writer.put(&[qos.bits()]);
    }
    framed_len(body)
}

// [MQTT-2.3.1-5]
fn publish_body_len(topic: &str, qos: QoS, payload: usize) -> usize {
    let id = if qos == QoS::AtMostOnce { 0 } else { 2 };
    (2 + topic.len() + id).saturating_add(payload)
}

const fn publish_flags(delivery: Delivery, retain: bool) -> u8 {
    (delivery.dup() as u8) << 3 | delivery.qos().bits() << 1 | retain as u8
}

/// Header and body; saturates for bodies that `check` refuses.
const fn framed_len(body: usize) -> usize {
    let length = match body {
        0..=127 => 1,
        128..=16_383 => 2,
        16_384..=2_097_151 => 3,
        _ => 4,
    };
    body.saturating_add(1 + length)
}

/// What is left of the buffer. Its length has been checked; what does not fit is left out.
struct Writer<'a>(&'a mut [u8]);

impl Writer<'_> {
    fn head(&mut self, packet_type: PacketType, flags: u8, body: usize) {
        self.put(&[packet_type.bits() << 4 | flags]);
        let mut rest = body;
        loop {
            let byte = (rest & 0x7F) as u8;
            rest >>= 7;
            if rest == 0 {
                self.put(&[byte]);
                return;
            }
            self.put(&[byte | 0x80]);
        }
    }

    fn put(&mut self, bytes: &[u8]) {
        if let Some((front, back)) = core::mem::take(&mut self.0).split_at_mut_checked(bytes.len()) {
            front.copy_from_slice(bytes);
            self.0 = back;
        }
    }

    fn two(&mut self, number: u16) {
        self.put(&number.to_be_bytes());
    }

    /// A length-prefixed field of a length that has been checked.
    fn field(&mut self, bytes: &[u8]) {
        self.two(u16::try_from(bytes.len()).unwrap_or(u16::MAX));
        self.put(bytes);
    }
}
