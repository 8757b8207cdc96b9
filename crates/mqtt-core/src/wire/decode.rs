//! One frame in, one packet out.

use super::frame::{self, Head};
use super::lists::REFUSED;
use super::{
    ConnAck, Connect, ConnectRefusal, Credentials, Delivery, Filters, Granted, Malformed, Packet, PacketId,
    PacketType, Publish, QoS, Rule, Side, SubAck, Subscribe, SubscribeFilters, Unsubscribe, Will, text,
    topic,
};

/// Decodes `frame`, which is exactly one packet (see [`super::frame_len`]), sent by `from`.
///
/// Never panics and never allocates, whatever the bytes.
///
/// # Errors
/// The first rule of the standard that the frame violates.
pub fn decode(frame: &[u8], from: Side) -> Result<Packet<'_>, Malformed> {
    let head = frame::head(frame)?.ok_or(Rule::Truncated)?;
    if frame.len() < head.packet_len {
        return Err(Rule::Truncated.into());
    }
    if frame.len() > head.packet_len {
        return Err(Rule::TrailingBytes.into());
    }
    decode_body(head, frame, from).map_err(Malformed::from)
}

/// Decodes a `frame` of exactly the length that its `head` says.
pub(crate) fn decode_body(head: Head, frame: &[u8], from: Side) -> Result<Packet<'_>, Rule> {
    let Head { first, packet_type, .. } = head;
    let body = frame.get(head.len..).ok_or(Rule::Truncated)?;
    if !packet_type.may_come_from(from) {
        return Err(Rule::Direction);
    }
    let mut body = Reader(body);
    let packet = match packet_type {
        PacketType::Connect => Packet::Connect(connect(&mut body)?),
        PacketType::ConnAck => Packet::ConnAck(conn_ack(&mut body)?),
        PacketType::Publish => Packet::Publish(publish(first, &mut body)?),
        PacketType::PubAck => Packet::PubAck(body.packet_id()?),
        PacketType::PubRec => Packet::PubRec(body.packet_id()?),
        PacketType::PubRel => Packet::PubRel(body.packet_id()?),
        PacketType::PubComp => Packet::PubComp(body.packet_id()?),
        PacketType::Subscribe => Packet::Subscribe(subscribe(&mut body)?),
        PacketType::SubAck => Packet::SubAck(sub_ack(&mut body)?),
        PacketType::Unsubscribe => Packet::Unsubscribe(unsubscribe(&mut body)?),
        PacketType::UnsubAck => Packet::UnsubAck(body.packet_id()?),
        PacketType::PingReq => Packet::PingReq,
        PacketType::PingResp => Packet::PingResp,
        PacketType::Disconnect => Packet::Disconnect,
    };
    if body.0.is_empty() { Ok(packet) } else { Err(Rule::TrailingBytes) }
}

const USER_NAME: u8 = 0x80;
const PASSWORD: u8 = 0x40;
const WILL_RETAIN: u8 = 0x20;
const WILL_QOS: u8 = 0x18;
const WILL: u8 = 0x04;
const CLEAN_SESSION: u8 = 0x02;
const RESERVED: u8 = 0x01;

fn connect<'a>(body: &mut Reader<'a>) -> Result<Connect<'a>, Rule> {
    let name = body.field().ok_or(Rule::Truncated)?;
    // [MQTT-1.5.3-1]
    let name = text::checked(name, Rule::Utf8)?;
    // [MQTT-3.1.2-1]
    if name != "MQTT" {
        return Err(Rule::ProtocolName);
    }
    // [MQTT-3.1.2-2]
    if body.byte()? != 4 {
        return Err(Rule::ProtocolLevel);
    }
    let flags = body.byte()?;
    connect_flags(flags)?;
    let keep_alive = body.two()?;

    // [MQTT-3.1.3-1]: the order of what follows.
    // [MQTT-3.1.3-3]
    let client_id = body.field().ok_or(Rule::ClientIdMissing)?;
    // [MQTT-3.1.3-4]
    let client_id = text::checked(client_id, Rule::ClientIdUtf8)?;
    let clean_session = flags & CLEAN_SESSION != 0;
    // [MQTT-3.1.3-7]
    if client_id.is_empty() && !clean_session {
        return Err(Rule::ClientIdEmpty);
    }
    let will = if flags & WILL == 0 {
        None
    } else {
        // [MQTT-3.1.2-9]
        let topic = body.field().ok_or(Rule::WillMissing)?;
        let payload = body.field().ok_or(Rule::WillMissing)?;
        // [MQTT-3.1.3-10]
        let topic = text::checked(topic, Rule::WillTopicUtf8)?;
        topic::valid_name(topic)?;
        // [MQTT-3.1.2-14]
        let qos = QoS::from_bits((flags & WILL_QOS) >> 3).ok_or(Rule::WillQos)?;
        Some(Will { topic, payload, qos, retain: flags & WILL_RETAIN != 0 })
    };
    let credentials = if flags & USER_NAME == 0 {
        None
    } else {
        // [MQTT-3.1.2-19]
        let username = body.field().ok_or(Rule::UserNameMissing)?;
        // [MQTT-3.1.3-11]
        let username = text::checked(username, Rule::UserNameUtf8)?;
        let password = if flags & PASSWORD == 0 {
            None
        } else {
            // [MQTT-3.1.2-21]
            Some(body.field().ok_or(Rule::PasswordMissing)?)
        };
        Some(Credentials { username, password })
    };
    if !body.0.is_empty() {
        return Err(match credentials {
            // [MQTT-3.1.2-18]
            None => Rule::UnannouncedUserName,
            // [MQTT-3.1.2-20]
            Some(Credentials { password: None, .. }) => Rule::UnannouncedPassword,
            Some(_) => Rule::TrailingBytes,
        });
    }
    Ok(Connect { client_id, clean_session, keep_alive, will, credentials })
}

fn connect_flags(flags: u8) -> Result<(), Rule> {
    // [MQTT-3.1.2-3]
    if flags & RESERVED != 0 {
        return Err(Rule::ConnectReservedFlag);
    }
    if flags & WILL == 0 {
        // [MQTT-3.1.2-11] [MQTT-3.1.2-13]
        if flags & WILL_QOS != 0 {
            return Err(Rule::WillQosWithoutWill);
        }
        // [MQTT-3.1.2-11] [MQTT-3.1.2-15]
        if flags & WILL_RETAIN != 0 {
            return Err(Rule::WillRetainWithoutWill);
        }
    }
    // [MQTT-3.1.2-22]
    if flags & PASSWORD != 0 && flags & USER_NAME == 0 {
        return Err(Rule::PasswordWithoutUserName);
    }
    Ok(())
}

fn conn_ack(body: &mut Reader<'_>) -> Result<ConnAck, Rule> {
    let (flags, code) = (body.byte()?, body.byte()?);
    if flags > 1 {
        return Err(Rule::ConnAckFlags);
    }
    let session_present = flags == 1;
    if code == 0 {
        return Ok(ConnAck::Accepted { session_present });
    }
    // [MQTT-3.2.2-4]
    if session_present {
        return Err(Rule::SessionPresentRefused);
    }
    ConnectRefusal::from_bits(code).map(ConnAck::Refused).ok_or(Rule::ConnAckCode)
}

/// The QoS bits and DUP of `first` have been checked with the fixed header.
fn publish<'a>(first: u8, body: &mut Reader<'a>) -> Result<Publish<'a>, Rule> {
    // [MQTT-3.3.2-1]
    let name = body.field().ok_or(Rule::TopicUtf8)?;
    let name = core::str::from_utf8(name).map_err(|_| Rule::TopicUtf8)?;
    topic::valid_name(name)?;
    let dup = first & 8 != 0;
    let delivery = match first >> 1 & 3 {
        // [MQTT-2.3.1-5]
        0 => Delivery::AtMostOnce,
        1 => Delivery::AtLeastOnce { id: body.packet_id()?, dup },
        _ => Delivery::ExactlyOnce { id: body.packet_id()?, dup },
    };
    Ok(Publish { topic: name, payload: body.rest(), retain: first & 1 != 0, delivery })
}

/// The head of a PUBLISH whose rest need not be there.
pub(crate) struct PublishStart {
    /// Where its topic lies.
    pub(crate) topic: core::ops::Range<usize>,
    pub(crate) delivery: Delivery,
    /// The length of everything before the payload.
    pub(crate) len: usize,
}

/// Reads the head of a PUBLISH that is too large to come in one piece; none if it is none, is malformed, or is not
/// there completely.
pub(crate) fn publish_start(bytes: &[u8]) -> Option<PublishStart> {
    let Ok(Some(head)) = frame::head(bytes) else { return None };
    if head.packet_type != PacketType::Publish {
        return None;
    }
    let mut body = Reader(bytes.get(head.len..)?);
    let Publish { topic, payload, delivery, .. } = publish(head.first, &mut body).ok()?;
    let len = bytes.len() - payload.len();
    let id = if delivery == Delivery::AtMostOnce { 0 } else { 2 };
    Some(PublishStart { topic: len - id - topic.len()..len - id, delivery, len })
}

fn subscribe<'a>(body: &mut Reader<'a>) -> Result<Subscribe<'a>, Rule> {
    let id = body.packet_id()?;
    let filters = body.0;
    // [MQTT-3.8.3-3]
    if filters.is_empty() {
        return Err(Rule::SubscribeEmpty);
    }
    while !body.0.is_empty() {
        let filter = body.field().ok_or(Rule::Truncated)?;
        // [MQTT-3.8.3-1]
        topic::valid_filter(text::checked(filter, Rule::SubscribeUtf8)?)?;
        // [MQTT-3.8.3-4]
        QoS::from_bits(body.byte()?).ok_or(Rule::SubscribeQos)?;
    }
    Ok(Subscribe { id, filters: SubscribeFilters::from_checked(filters) })
}

fn sub_ack<'a>(body: &mut Reader<'a>) -> Result<SubAck<'a>, Rule> {
    let id = body.packet_id()?;
    let codes = body.rest();
    if codes.is_empty() {
        return Err(Rule::Truncated);
    }
    // [MQTT-3.9.3-2]
    if !codes.iter().all(|&code| code <= 2 || code == REFUSED) {
        return Err(Rule::SubAckCode);
    }
    Ok(SubAck { id, granted: Granted::from_checked(codes) })
}

fn unsubscribe<'a>(body: &mut Reader<'a>) -> Result<Unsubscribe<'a>, Rule> {
    let id = body.packet_id()?;
    let filters = body.0;
    // [MQTT-3.10.3-2]
    if filters.is_empty() {
        return Err(Rule::UnsubscribeEmpty);
    }
    while !body.0.is_empty() {
        let filter = body.field().ok_or(Rule::Truncated)?;
        // [MQTT-3.10.3-1]
        topic::valid_filter(text::checked(filter, Rule::UnsubscribeUtf8)?)?;
    }
    Ok(Unsubscribe { id, filters: Filters::from_checked(filters) })
}

/// What is left of a packet's body.
struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
    fn byte(&mut self) -> Result<u8, Rule> {
        let (&byte, rest) = self.0.split_first().ok_or(Rule::Truncated)?;
        self.0 = rest;
        Ok(byte)
    }

    fn two(&mut self) -> Result<u16, Rule> {
        let (bytes, rest) = self.0.split_first_chunk::<2>().ok_or(Rule::Truncated)?;
        self.0 = rest;
        Ok(u16::from_be_bytes(*bytes))
    }

    // [MQTT-2.3.1-1]
    fn packet_id(&mut self) -> Result<PacketId, Rule> {
        PacketId::new(self.two()?).ok_or(Rule::PacketIdZero)
    }

    /// A length-prefixed field; none if it does not fit.
    fn field(&mut self) -> Option<&'a [u8]> {
        let (field, rest) = text::split(self.0)?;
        self.0 = rest;
        Some(field)
    }

    fn rest(&mut self) -> &'a [u8] {
        core::mem::take(&mut self.0)
    }
}
