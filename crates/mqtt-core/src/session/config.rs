//! What a session is told once, at its beginning.

use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

use monotime::Duration;

use super::profile::{Limit, Profile};
use super::{outbound, subscriptions};
use crate::wire::{Connect, Credentials, EncodeError, Packet, QoS, Will};

/// Everything a session needs to know. [`Config::new`] gives the defaults; the fields are there to be changed.
///
/// ```
/// use monotime::Duration;
/// use mqtt_core::session::{Clean, Config, Login, Session};
///
/// let mut config = Config::new("board-17");
/// config.login = Some(Login { username: "board-17".into(), password: Some(b"s3cret".to_vec()) });
/// config.keep_alive = Duration::from_secs(30);
/// config.clean = Clean::Once;
/// let session = Session::new(config).unwrap();
/// ```
#[derive(Clone, Debug)]
pub struct Config {
    /// Names the session at the broker. Empty (the broker invents one) only with [`Clean::Always`].
    pub client_id: String,
    /// User name and password.
    pub login: Option<Login>,
    /// What the broker publishes when this client vanishes.
    pub will: Option<LastWill>,
    /// When nothing was sent or nothing came for three quarters of this time, PINGREQ is sent. Counted in whole
    /// seconds, at most 65,535; zero switches it off, and with it the discovery of an idle link that died. Default 60 s.
    pub keep_alive: Duration,
    /// How long the broker may take to answer PUBLISH, PUBREL, SUBSCRIBE, UNSUBSCRIBE or PINGREQ, counted from
    /// when the packet was handed to the driver. Then the link counts as dead. Default 20 s.
    pub response_time: Duration,
    /// How long opening a connection may take, from [`Output::Connect`](super::Output::Connect) to CONNACK. Default 20 s.
    pub connect_timeout: Duration,
    /// The shortest pause before a new attempt. Default 1 s.
    pub reconnect_min: Duration,
    /// The longest pause before a new attempt. Default 60 s.
    pub reconnect_max: Duration,
    /// Whether the broker's memory of this client is wiped. Default [`Clean::Once`].
    pub clean: Clean,
    /// Who acknowledges received messages. Default [`Acknowledge::Taken`].
    pub acknowledge: Acknowledge,
    /// The sizes of all buffers and tables.
    pub limits: Limits,
    /// The broker's own limits. Default [`Profile::NONE`].
    pub profile: Profile,
    /// Any random number, different for each client: it spreads the attempts of many clients. Default 0.
    pub seed: u64,
}

impl Config {
    /// The defaults for a client with this identifier.
    pub fn new(client_id: impl Into<String>) -> Self {
        Self {
            client_id: client_id.into(),
            login: None,
            will: None,
            keep_alive: Duration::from_secs(60),
            response_time: Duration::from_secs(20),
            connect_timeout: Duration::from_secs(20),
            reconnect_min: Duration::from_secs(1),
            reconnect_max: Duration::from_secs(60),
            clean: Clean::Once,
            acknowledge: Acknowledge::Taken,
            limits: Limits::default(),
            profile: Profile::NONE,
            seed: 0,
        }
    }

    /// How many bytes of heap [`Session::new`](super::Session::new) allocates with this configuration, and all that the
    /// session will ever use; its own size comes on top, and the texts that this configuration already holds.
    pub fn heap_bytes(&self) -> usize {
        let limits = &self.limits;
        limits.receive_buffer
            + limits.send_buffer
            + limits.outbound_bytes
            + usize::from(limits.outbound_messages) * outbound::ENTRY_BYTES
            + limits.subscription_bytes
            + limits.request_bytes
            + usize::from(limits.requests) * subscriptions::REQUEST_ENTRY_BYTES
            + usize::from(limits.inbound_qos2) * 2
            + self.manual_acks() * super::inbound::MANUAL_ENTRY_BYTES
    }

    pub(super) fn manual_acks(&self) -> usize {
        match self.acknowledge {
            Acknowledge::Taken => 0,
            Acknowledge::Manual => usize::from(self.limits.inbound_unacknowledged),
        }
    }

    /// The keep-alive as CONNECT says it.
    pub(super) fn keep_alive_secs(&self) -> u16 {
        match self.keep_alive.micros() {
            0 => 0,
            micros => u16::try_from(micros / 1_000_000).unwrap_or(u16::MAX).max(1),
        }
    }

    // [MQTT-3.1.3-2]: always the same identifier.
    pub(super) fn connect(&self, clean_session: bool) -> Packet<'_> {
        Packet::Connect(Connect {
            client_id: &self.client_id,
            clean_session,
            keep_alive: self.keep_alive_secs(),
            will: self.will.as_ref().map(|will| Will {
                topic: &will.topic,
                payload: &will.payload,
                qos: will.qos,
                retain: will.retain,
            }),
            credentials: self
                .login
                .as_ref()
                .map(|login| Credentials { username: &login.username, password: login.password.as_deref() }),
        })
    }

    /// Everything that can be checked before the first connection.
    pub(super) fn check(&self) -> Result<(), ConfigError> {
        let profile = &self.profile;
        profile.check_client_id(&self.client_id)?;
        if let Some(longest) = profile.keep_alive
            && (self.keep_alive.is_zero() || self.keep_alive > longest)
        {
            return Err(ConfigError::Profile(Limit::KeepAlive));
        }
        if let Some(will) = &self.will {
            profile.check_message(&will.topic, will.payload.len(), will.qos, will.retain)?;
        }
        if self.keep_alive.secs() > u64::from(u16::MAX) {
            return Err(ConfigError::KeepAliveTooLong);
        }
        if self.limits.send_buffer < Limits::MIN_SEND_BUFFER
            || self.limits.receive_buffer < Limits::MIN_RECEIVE_BUFFER
        {
            return Err(ConfigError::BufferTooSmall { needed: Limits::MIN_SEND_BUFFER });
        }
        if self.limits.outbound_messages > Limits::MAX_OUTBOUND_MESSAGES {
            return Err(ConfigError::WindowTooLarge);
        }
        // The encoder knows the rest of the rules.
        let connect = self.connect(self.clean == Clean::Always);
        let needed = connect.encoded_len();
        if needed > self.limits.send_buffer {
            return Err(ConfigError::BufferTooSmall { needed });
        }
        match connect.encode(&mut alloc::vec![0; needed]) {
            Ok(_) => Ok(()),
            Err(error) => Err(ConfigError::Connect(error)),
        }
    }
}

/// A user name with its password. `Debug` does not show the password.
#[derive(Clone, Eq, PartialEq)]
pub struct Login {
    /// The user name.
    pub username: String,
    /// The password.
    pub password: Option<Vec<u8>>,
}

impl fmt::Debug for Login {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let password = if self.password.is_some() { "(not shown)" } else { "(none)" };
        f.debug_struct("Login").field("username", &self.username).field("password", &password).finish()
    }
}

/// The message that the broker publishes when this client vanishes.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct LastWill {
    /// Where to.
    pub topic: String,
    /// At most 65,535 bytes.
    pub payload: Vec<u8>,
    /// How it is published.
    pub qos: QoS,
    /// Whether it becomes the topic's retained message.
    pub retain: bool,
}

/// Whether the broker's memory of this client is wiped.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum Clean {
    /// At every connection. Nothing is queued while this client is away. What was published before and not
    /// acknowledged is sent again all the same.
    Always,
    /// Once: the first connection is clean and closed at once; those that follow keep the session. So nothing
    /// that was queued for an earlier life of this client comes in, and nothing is lost later.
    Once,
    /// Never: the first connection already continues what an earlier life of this client left.
    Never,
}

/// Who acknowledges received messages.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum Acknowledge {
    /// The session, when the application polls again after a message: by then it has taken it.
    Taken,
    /// The application, by [`Session::acknowledge`](super::Session::acknowledge), in any order. PUBACKs leave in the order of
    /// the messages all the same, as the standard demands.
    Manual,
}

/// The sizes of a session's buffers and tables, which never grow. [`Config::heap_bytes`] adds them up.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Limits {
    /// The largest packet that can be received, in bytes. When it is full, [`receive`](super::Session::receive) takes fewer bytes.
    pub receive_buffer: usize,
    /// The most that leaves in one write, in bytes. Messages may be larger, other packets may not.
    pub send_buffer: usize,
    /// Room for messages waiting to be sent or acknowledged, in bytes. When it is full, publishing is refused.
    pub outbound_bytes: usize,
    /// The most messages waiting to be sent or acknowledged. When there are as many, publishing is refused.
    pub outbound_messages: u16,
    /// The most messages sent and not acknowledged. More wait.
    pub in_flight_messages: u16,
    /// The most bytes sent and not acknowledged. More wait.
    pub in_flight_bytes: usize,
    /// The most messages per second; `None` for as many as possible. More wait.
    pub messages_per_second: Option<u32>,
    /// The most bytes of messages per second; `None` for as many as possible. More wait.
    pub bytes_per_second: Option<u32>,
    /// The most subscriptions. Beyond, subscribing is refused.
    pub subscriptions: u16,
    /// Room to remember the filters of all subscriptions, in bytes: four more than its length for each.
    pub subscription_bytes: usize,
    /// The most subscribe and unsubscribe requests waiting for their answers. Beyond, they are refused.
    pub requests: u16,
    /// Room for these requests, in bytes, as they are on the wire.
    pub request_bytes: usize,
    /// With manual acknowledgement: the most messages waiting for it. Then nothing more is read from the broker.
    pub inbound_unacknowledged: u16,
    /// The most QoS 2 messages whose exchange is not over. More end the connection.
    pub inbound_qos2: u16,
}

impl Limits {
    /// The smallest send buffer, in bytes: room for the packets that have no payload of their own.
    pub const MIN_SEND_BUFFER: usize = 64;
    /// The smallest receive buffer, in bytes.
    pub const MIN_RECEIVE_BUFFER: usize = 64;
    /// The highest `outbound_messages`: the packet identifiers above are for requests.
    pub const MAX_OUTBOUND_MESSAGES: u16 = outbound::LAST_ID;

    /// For a microcontroller: some 9 KB together.
    pub const SMALL: Self = Self {
        receive_buffer: 3 * 1024,
        send_buffer: 1024,
        outbound_bytes: 3 * 1024,
        outbound_messages: 16,
        in_flight_messages: 16,
        in_flight_bytes: 3 * 1024,
        messages_per_second: None,
        bytes_per_second: None,
        subscriptions: 10,
        subscription_bytes: 512,
        requests: 4,
        request_bytes: 256,
        inbound_unacknowledged: 16,
        inbound_qos2: 16,
    };
}

impl Default for Limits {
    /// For a program on a computer: some 700 KB together.
    fn default() -> Self {
        Self {
            receive_buffer: 256 * 1024,
            send_buffer: 64 * 1024,
            outbound_bytes: 256 * 1024,
            outbound_messages: 1024,
            in_flight_messages: 100,
            in_flight_bytes: 256 * 1024,
            messages_per_second: None,
            bytes_per_second: None,
            subscriptions: 256,
            subscription_bytes: 16 * 1024,
            requests: 64,
            request_bytes: 16 * 1024,
            inbound_unacknowledged: 256,
            inbound_qos2: 256,
        }
    }
}

/// A configuration that cannot work: the caller's mistake.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum ConfigError {
    /// The CONNECT packet would be malformed.
    Connect(EncodeError),
    /// A limit of the chosen [`Profile`] is exceeded.
    Profile(Limit),
    /// The keep-alive is longer than 65,535 s.
    KeepAliveTooLong,
    /// The send or receive buffer is too small for the packets that every session needs.
    BufferTooSmall {
        /// The smallest that would do, in bytes.
        needed: usize,
    },
    /// `outbound_messages` is above [`Limits::MAX_OUTBOUND_MESSAGES`].
    WindowTooLarge,
}

impl From<Limit> for ConfigError {
    fn from(limit: Limit) -> Self {
        Self::Profile(limit)
    }
}

impl fmt::Display for ConfigError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Connect(error) => error.fmt(f),
            Self::Profile(limit) => write!(f, "the broker's profile limits this: {limit}"),
            Self::KeepAliveTooLong => f.write_str("the keep-alive is longer than 65,535 s"),
            Self::BufferTooSmall { needed } => write!(f, "a buffer is smaller than {needed} bytes"),
            Self::WindowTooLarge => {
                write!(f, "more than {} outbound messages", Limits::MAX_OUTBOUND_MESSAGES)
            }
        }
    }
}

impl core::error::Error for ConfigError {}
