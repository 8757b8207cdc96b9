//! What a session says: outputs, events, and the reasons for them.

use core::fmt;

use monotime::Instant;

use crate::wire::{ConnectRefusal, Granted, Malformed, PacketType, QoS};

/// What the driver has to do next. See the loop in [`crate::session`].
#[derive(Debug)]
#[must_use]
pub enum Output<'a> {
    /// Open a connection to the broker (look its name up again), then call [`opened`](super::Session::opened), or
    /// [`closed`](super::Session::closed) if that failed. Give up when [`Output::Close`] comes first.
    Connect,
    /// Write these bytes, as many as the connection takes, and report them with [`sent`](super::Session::sent).
    ///
    /// They are everything that is ready to leave, and come after everything else that there was to do. Polling again
    /// without reporting them gives them again.
    Send(&'a [u8]),
    /// Drop the connection, or the attempt to open one. Do not call [`closed`](super::Session::closed) for it.
    Close,
    /// Something happened that the application may want to know.
    Event(Event<'a>),
    /// Nothing to do until the next input, or until this time.
    Idle(Option<Instant>),
}

/// Something the application may want to know.
#[derive(Debug, PartialEq)]
pub enum Event<'a> {
    /// The broker accepted the connection.
    Connected {
        /// It kept the session of an earlier connection. If not, subscriptions are being restored, and everything
        /// unacknowledged is sent again.
        session_present: bool,
    },
    /// A connection ended, or an attempt to make one failed.
    Disconnected {
        /// Why.
        reason: Reason,
        /// Whether [`Event::Connected`] had been reported for it.
        was_connected: bool,
        /// When the next attempt comes; none after [`disconnect`](super::Session::disconnect).
        retry_at: Option<Instant>,
    },
    /// A message came. It is acknowledged by the next poll, so that it comes again after a crash in between;
    /// or, with [`Acknowledge::Manual`](super::Acknowledge::Manual), by the application.
    Message(Received<'a>),
    /// A message was larger than [`Limits::receive_buffer`](super::Limits::receive_buffer). It is acknowledged and dropped:
    /// otherwise the broker would send it again at every connection, and nothing else would get through.
    MessageTooLarge {
        /// Its topic.
        topic: &'a str,
        /// The length of its packet, in bytes.
        bytes: usize,
    },
    /// The broker has taken over this message (QoS 1: PUBACK, QoS 2: PUBCOMP). There is none for QoS 0.
    Acked(Handle),
    /// The broker answered a subscribe request.
    Subscribed {
        /// Which one.
        request: Request,
        /// Per filter the quality granted, or none for "refused", in the order of the filters.
        granted: Granted<'a>,
    },
    /// The broker answered an unsubscribe request.
    Unsubscribed {
        /// Which one.
        request: Request,
    },
    /// A subscription that the broker had granted before was refused when it had to be restored. It is gone.
    SubscriptionRefused {
        /// Its filter.
        filter: &'a str,
    },
}

/// A message from the broker, borrowed from the receive buffer.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Received<'a> {
    /// The topic that it was published to.
    pub topic: &'a str,
    /// Any bytes.
    pub payload: &'a [u8],
    /// How it is delivered.
    pub qos: QoS,
    /// It is the topic's retained message, sent because of a new subscription.
    pub retain: bool,
    /// The broker may have sent it before. QoS 2 duplicates have been sorted out already.
    pub dup: bool,
    /// For [`Session::acknowledge`](super::Session::acknowledge); only with manual acknowledgement and above QoS 0.
    pub ack: Option<AckHandle>,
}

/// One published message, to be recognised in [`Event::Acked`]. Handles count up by one per message.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct Handle(pub(super) u64);

impl Handle {
    /// The message's number in this session, from 0.
    pub const fn number(self) -> u64 {
        self.0
    }
}

/// One subscribe or unsubscribe request, to be recognised in its answer. Requests count up by one.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct Request(pub(super) u64);

impl Request {
    /// The request's number in this session, from 0.
    pub const fn number(self) -> u64 {
        self.0
    }
}

/// One received message that the application acknowledges itself. Worthless after its connection has ended: the broker
/// then sends the message again.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub struct AckHandle {
    pub(super) connection: u32,
    pub(super) number: u32,
}

/// How the driver lost a connection; see [`closed`](super::Session::closed).
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum Closed {
    /// It could not be opened.
    NotOpened,
    /// The broker closed it in good order.
    ByPeer,
    /// It broke.
    Broken,
}

/// Why a connection ended.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Reason {
    /// The driver could not open it.
    NotOpened,
    /// It was not open and accepted within [`Config::connect_timeout`](super::Config::connect_timeout).
    ConnectTimeout,
    /// The broker refused it.
    Refused(ConnectRefusal),
    /// The broker closed it. Before CONNACK this often means: refused without saying so.
    ClosedByPeer,
    /// It broke.
    Broken,
    /// The broker did not answer a packet of this type within [`Config::response_time`](super::Config::response_time).
    NoResponse(PacketType),
    /// The broker sent a packet that breaks a rule of form.
    Malformed(Malformed),
    /// The broker sent a packet that is in order but has no business here.
    Misbehaved(Misbehaviour),
    /// More QoS 2 messages are under way to us than [`Limits::inbound_qos2`](super::Limits::inbound_qos2).
    TooManyInbound,
    /// The application asked for it.
    Requested,
}

impl Reason {
    /// Whose fault it is.
    pub const fn fault(self) -> Fault {
        match self {
            Self::NotOpened | Self::ConnectTimeout | Self::Broken | Self::NoResponse(_) => Fault::Link,
            Self::Refused(_) | Self::ClosedByPeer => Fault::Refusal,
            Self::Malformed(_) | Self::Misbehaved(_) => Fault::Broker,
            Self::TooManyInbound => Fault::Limit,
            Self::Requested => Fault::Nobody,
        }
    }
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotOpened => f.write_str("the connection could not be opened"),
            Self::ConnectTimeout => f.write_str("the broker did not accept the connection in time"),
            Self::Refused(refusal) => write!(f, "the broker refused the connection: {refusal}"),
            Self::ClosedByPeer => f.write_str("the broker closed the connection"),
            Self::Broken => f.write_str("the connection broke"),
            Self::NoResponse(packet) => write!(f, "the broker did not answer a {packet} in time"),
            Self::Malformed(malformed) => write!(f, "the broker sent a malformed packet: {}", malformed.rule),
            Self::Misbehaved(misbehaviour) => write!(f, "the broker broke the protocol: {misbehaviour}"),
            Self::TooManyInbound => f.write_str("more QoS 2 messages came at once than there is room for"),
            Self::Requested => f.write_str("the application asked for it"),
        }
    }
}

/// Who or what is to blame for the end of a connection.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum Fault {
    /// The network, or a broker that is down.
    Link,
    /// The broker does not want this client, or not now.
    Refusal,
    /// The broker broke the protocol.
    Broker,
    /// A limit of this session.
    Limit,
    /// It was asked for.
    Nobody,
}

/// How a broker broke the protocol with a packet that is in order by itself.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum Misbehaviour {
    /// Something other than CONNACK came first [MQTT-3.2.0-1].
    BeforeConnAck(PacketType),
    /// A second CONNACK.
    SecondConnAck,
    /// Session present, although a clean session was asked for [MQTT-3.2.2-1].
    SessionAfterClean,
    /// An acknowledgement of the wrong kind for this packet identifier [MQTT-4.3.2-1] [MQTT-4.3.3-1].
    WrongAck(PacketType),
    /// A SUBACK or UNSUBACK that answers no request [MQTT-2.3.1-7] [MQTT-3.8.4-2].
    UnknownRequest(PacketType),
    /// A SUBACK whose number of return codes is not that of the filters [MQTT-3.8.4-5].
    SubAckCount,
}

impl fmt::Display for Misbehaviour {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::BeforeConnAck(packet) => write!(f, "{packet} before CONNACK [MQTT-3.2.0-1]"),
            Self::SecondConnAck => f.write_str("a second CONNACK"),
            Self::SessionAfterClean => f.write_str("an old session after a clean start [MQTT-3.2.2-1]"),
            Self::WrongAck(packet) => write!(f, "{packet} does not answer what was published [MQTT-4.3.2-1]"),
            Self::UnknownRequest(packet) => write!(f, "{packet} answers no request [MQTT-2.3.1-7]"),
            Self::SubAckCount => f.write_str("SUBACK with too few or too many return codes [MQTT-3.8.4-5]"),
        }
    }
}
