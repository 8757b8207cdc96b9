//! What packets say: plain values that can hold only what the standard allows, as far as types can express it.

use core::fmt;
use core::num::NonZeroU16;

use super::lists::{Filters, Granted, SubscribeFilters};

/// A quality of service: how hard sender and receiver work for one message.
#[derive(Clone, Copy, Debug, Default, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub enum QoS {
    /// 0: sent once, not acknowledged; lost when the connection is.
    #[default]
    AtMostOnce,
    /// 1: sent until acknowledged; may arrive more than once.
    AtLeastOnce,
    /// 2: four packets; arrives exactly once.
    ExactlyOnce,
}

impl QoS {
    /// The number on the wire, 0 to 2.
    pub const fn bits(self) -> u8 {
        match self {
            Self::AtMostOnce => 0,
            Self::AtLeastOnce => 1,
            Self::ExactlyOnce => 2,
        }
    }

    /// The quality of service with this number; none above 2.
    pub const fn from_bits(bits: u8) -> Option<Self> {
        match bits {
            0 => Some(Self::AtMostOnce),
            1 => Some(Self::AtLeastOnce),
            2 => Some(Self::ExactlyOnce),
            _ => None,
        }
    }
}

/// A packet identifier, 1 to 65,535. It ties a request to its answer within one direction of one session.
// [MQTT-2.3.1-1]: zero cannot be expressed.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct PacketId(pub NonZeroU16);

impl PacketId {
    /// The first identifier, 1.
    pub const FIRST: Self = Self(NonZeroU16::MIN);

    /// The identifier with this number; none for 0.
    pub const fn new(number: u16) -> Option<Self> {
        match NonZeroU16::new(number) {
            Some(n) => Some(Self(n)),
            None => None,
        }
    }

    /// The number on the wire.
    pub const fn get(self) -> u16 {
        self.0.get()
    }

    /// The identifier after this one; 1 follows 65,535.
    #[must_use]
    pub const fn following(self) -> Self {
        match self.0.checked_add(1) {
            Some(n) => Self(n),
            None => Self::FIRST,
        }
    }
}

impl fmt::Display for PacketId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// One end of a connection.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum Side {
    /// The end that opened the connection and sends CONNECT.
    Client,
    /// The broker.
    Server,
}

/// The fourteen kinds of packet, in the order of their numbers on the wire (1 to 14).
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
#[expect(missing_docs, reason = "the names are the standard's own, and all there is to say")]
pub enum PacketType {
    Connect = 1,
    ConnAck,
    Publish,
    PubAck,
    PubRec,
    PubRel,
    PubComp,
    Subscribe,
    SubAck,
    Unsubscribe,
    UnsubAck,
    PingReq,
    PingResp,
    Disconnect,
}

impl PacketType {
    /// All types, in order.
    pub const ALL: [Self; 14] = [
        Self::Connect,
        Self::ConnAck,
        Self::Publish,
        Self::PubAck,
        Self::PubRec,
        Self::PubRel,
        Self::PubComp,
        Self::Subscribe,
        Self::SubAck,
        Self::Unsubscribe,
        Self::UnsubAck,
        Self::PingReq,
        Self::PingResp,
        Self::Disconnect,
    ];

    /// The number in the upper half of a packet's first byte.
    pub const fn bits(self) -> u8 {
        self as u8
    }

    /// The type with this number; none for 0 and 15.
    pub fn from_bits(bits: u8) -> Option<Self> {
        Self::ALL.get(usize::from(bits).checked_sub(1)?).copied()
    }

    /// Whether `side` may send packets of this type (table 2.1 of the standard).
    pub const fn may_come_from(self, side: Side) -> bool {
        match self {
            Self::Publish | Self::PubAck | Self::PubRec | Self::PubRel | Self::PubComp => true,
            Self::Connect | Self::Subscribe | Self::Unsubscribe | Self::PingReq | Self::Disconnect => {
                matches!(side, Side::Client)
            }
            Self::ConnAck | Self::SubAck | Self::UnsubAck | Self::PingResp => matches!(side, Side::Server),
        }
    }
}

impl fmt::Display for PacketType {
    /// The name as the standard writes it: `PUBACK`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Connect => "CONNECT",
            Self::ConnAck => "CONNACK",
            Self::Publish => "PUBLISH",
            Self::PubAck => "PUBACK",
            Self::PubRec => "PUBREC",
            Self::PubRel => "PUBREL",
            Self::PubComp => "PUBCOMP",
            Self::Subscribe => "SUBSCRIBE",
            Self::SubAck => "SUBACK",
            Self::Unsubscribe => "UNSUBSCRIBE",
            Self::UnsubAck => "UNSUBACK",
            Self::PingReq => "PINGREQ",
            Self::PingResp => "PINGRESP",
            Self::Disconnect => "DISCONNECT",
        })
    }
}

/// One packet, borrowing its texts and payloads.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Packet<'a> {
    /// A client introduces itself.
    Connect(Connect<'a>),
    /// The server accepts or refuses it.
    ConnAck(ConnAck),
    /// A message, in either direction.
    Publish(Publish<'a>),
    /// A QoS 1 message has been taken over.
    PubAck(PacketId),
    /// A QoS 2 message has been received; step 2 of 4.
    PubRec(PacketId),
    /// A QoS 2 message may be forgotten by its receiver; step 3 of 4.
    PubRel(PacketId),
    /// A QoS 2 exchange is over; step 4 of 4.
    PubComp(PacketId),
    /// A client asks for messages.
    Subscribe(Subscribe<'a>),
    /// The server's answer, filter by filter.
    SubAck(SubAck<'a>),
    /// A client asks for fewer messages.
    Unsubscribe(Unsubscribe<'a>),
    /// The server's answer.
    UnsubAck(PacketId),
    /// A client shows that it lives and asks whether the server does.
    PingReq,
    /// The server does.
    PingResp,
    /// A client leaves without its will being published.
    Disconnect,
}

impl Packet<'_> {
    /// The same packet without a borrow; none for packets that hold texts or lists.
    pub(crate) const fn without_borrows(&self) -> Option<Packet<'static>> {
        Some(match *self {
            Packet::ConnAck(conn_ack) => Packet::ConnAck(conn_ack),
            Packet::PubAck(id) => Packet::PubAck(id),
            Packet::PubRec(id) => Packet::PubRec(id),
            Packet::PubRel(id) => Packet::PubRel(id),
            Packet::PubComp(id) => Packet::PubComp(id),
            Packet::UnsubAck(id) => Packet::UnsubAck(id),
            Packet::PingReq => Packet::PingReq,
            Packet::PingResp => Packet::PingResp,
            Packet::Disconnect => Packet::Disconnect,
            Packet::Connect(_)
            | Packet::Publish(_)
            | Packet::Subscribe(_)
            | Packet::SubAck(_)
            | Packet::Unsubscribe(_) => return None,
        })
    }

    /// Which kind of packet this is.
    pub const fn packet_type(&self) -> PacketType {
        match self {
            Packet::Connect(_) => PacketType::Connect,
            Packet::ConnAck(_) => PacketType::ConnAck,
            Packet::Publish(_) => PacketType::Publish,
            Packet::PubAck(_) => PacketType::PubAck,
            Packet::PubRec(_) => PacketType::PubRec,
            Packet::PubRel(_) => PacketType::PubRel,
            Packet::PubComp(_) => PacketType::PubComp,
            Packet::Subscribe(_) => PacketType::Subscribe,
            Packet::SubAck(_) => PacketType::SubAck,
            Packet::Unsubscribe(_) => PacketType::Unsubscribe,
            Packet::UnsubAck(_) => PacketType::UnsubAck,
            Packet::PingReq => PacketType::PingReq,
            Packet::PingResp => PacketType::PingResp,
            Packet::Disconnect => PacketType::Disconnect,
        }
    }
}

/// CONNECT.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Connect<'a> {
    /// Names the session. May be empty only with `clean_session`.
    pub client_id: &'a str,
    /// Forget the old session, and the new one at its end.
    pub clean_session: bool,
    /// Seconds after which the client has sent something; 0 switches the check off.
    pub keep_alive: u16,
    /// What the server publishes when this connection breaks.
    pub will: Option<Will<'a>>,
    /// Who is asking.
    pub credentials: Option<Credentials<'a>>,
}

/// The message that a server publishes for a client that vanished.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Will<'a> {
    /// Where to; a topic name.
    pub topic: &'a str,
    /// At most 65,535 bytes.
    pub payload: &'a [u8],
    /// How it is published.
    pub qos: QoS,
    /// Whether it becomes the topic's retained message.
    pub retain: bool,
}

/// A user name, perhaps with a password. `Debug` shows neither the password nor its length.
// [MQTT-3.1.2-22]: a password without a user name cannot be expressed.
#[derive(Clone, Copy, Eq, PartialEq)]
pub struct Credentials<'a> {
    /// The user name; may be empty.
    pub username: &'a str,
    /// The password, any bytes, at most 65,535.
    pub password: Option<&'a [u8]>,
}

impl fmt::Debug for Credentials<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let password = if self.password.is_some() { "(not shown)" } else { "(none)" };
        f.debug_struct("Credentials").field("username", &self.username).field("password", &password).finish()
    }
}

/// CONNACK.
// [MQTT-3.2.2-4]: session-present together with a refusal cannot be expressed.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum ConnAck {
    /// The connection is open.
    Accepted {
        /// The server kept the session of an earlier connection.
        session_present: bool,
    },
    /// The server closes the connection after this.
    Refused(ConnectRefusal),
}

/// Why a server refused a connection, with its numbers on the wire (1 to 5).
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum ConnectRefusal {
    /// 1: it does not speak MQTT 3.1.1.
    ProtocolVersion = 1,
    /// 2: it does not want this client identifier.
    Identifier,
    /// 3: it cannot serve now.
    Unavailable,
    /// 4: user name or password are wrong.
    Credentials,
    /// 5: this client may not connect.
    NotAuthorized,
}

impl ConnectRefusal {
    /// The return code on the wire.
    pub const fn bits(self) -> u8 {
        self as u8
    }

    /// The refusal with this return code; none for 0 (accepted) and above 5 (reserved).
    pub const fn from_bits(bits: u8) -> Option<Self> {
        Some(match bits {
            1 => Self::ProtocolVersion,
            2 => Self::Identifier,
            3 => Self::Unavailable,
            4 => Self::Credentials,
            5 => Self::NotAuthorized,
            _ => return None,
        })
    }
}

impl fmt::Display for ConnectRefusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::ProtocolVersion => "the broker does not speak MQTT 3.1.1",
            Self::Identifier => "the broker does not accept this client id",
            Self::Unavailable => "the broker is not available now",
            Self::Credentials => "wrong user name or password",
            Self::NotAuthorized => "not authorized",
        })
    }
}

/// How one PUBLISH is delivered, with what that needs.
// [MQTT-2.3.1-5], [MQTT-3.3.1-2], [MQTT-4.3.1-1]: QoS 0 has neither a packet identifier nor a DUP flag.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Delivery {
    /// QoS 0.
    AtMostOnce,
    /// QoS 1.
    AtLeastOnce {
        /// Echoed by PUBACK.
        id: PacketId,
        /// Perhaps sent before.
        dup: bool,
    },
    /// QoS 2.
    ExactlyOnce {
        /// Echoed by PUBREC, PUBREL and PUBCOMP.
        id: PacketId,
        /// Perhaps sent before.
        dup: bool,
    },
}

impl Delivery {
    /// A first delivery of the given quality; `id` is ignored for QoS 0.
    pub const fn first(qos: QoS, id: PacketId) -> Self {
        match qos {
            QoS::AtMostOnce => Self::AtMostOnce,
            QoS::AtLeastOnce => Self::AtLeastOnce { id, dup: false },
            QoS::ExactlyOnce => Self::ExactlyOnce { id, dup: false },
        }
    }

    /// Its quality of service.
    pub const fn qos(self) -> QoS {
        match self {
            Self::AtMostOnce => QoS::AtMostOnce,
            Self::AtLeastOnce { .. } => QoS::AtLeastOnce,
            Self::ExactlyOnce { .. } => QoS::ExactlyOnce,
        }
    }

    /// Its packet identifier; QoS 0 has none.
    pub const fn id(self) -> Option<PacketId> {
        match self {
            Self::AtMostOnce => None,
            Self::AtLeastOnce { id, .. } | Self::ExactlyOnce { id, .. } => Some(id),
        }
    }

    /// Whether the DUP flag is set.
    pub const fn dup(self) -> bool {
        match self {
            Self::AtMostOnce => false,
            Self::AtLeastOnce { dup, .. } | Self::ExactlyOnce { dup, .. } => dup,
        }
    }
}

/// PUBLISH.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Publish<'a> {
    /// A topic name: not empty, no wildcards.
    pub topic: &'a str,
    /// Any bytes.
    pub payload: &'a [u8],
    /// To a server: keep it for later subscribers. To a client: it was kept.
    pub retain: bool,
    /// Quality of service, packet identifier and DUP.
    pub delivery: Delivery,
}

/// SUBSCRIBE.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Subscribe<'a> {
    /// Echoed by SUBACK.
    pub id: PacketId,
    /// One or more filters with the quality asked for.
    pub filters: SubscribeFilters<'a>,
}

/// SUBACK.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct SubAck<'a> {
    /// The SUBSCRIBE that it answers.
    pub id: PacketId,
    /// One answer per filter, in the filters' order.
    pub granted: Granted<'a>,
}

/// UNSUBSCRIBE.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Unsubscribe<'a> {
    /// Echoed by UNSUBACK.
    pub id: PacketId,
    /// One or more filters.
    pub filters: Filters<'a>,
}
