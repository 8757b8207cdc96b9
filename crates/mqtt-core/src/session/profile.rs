//! What brokers and cloud services limit, as data.
//!
//! The figures are the services' published ones as of 2025 and 2026. They change: look them up before relying on one.

use core::fmt;

use monotime::Duration;

use crate::wire::QoS;

/// The limits of one broker or service. `None` means: not limited, or unknown.
///
/// Everything here is checked before a packet is sent; the error names the [`Limit`].
///
/// ```
/// use mqtt_core::session::{Limit, Profile};
/// let long = "a/b/c/d/e/f/g/h/i";
/// assert_eq!(Profile::AWS_IOT_CORE.check_topic(long), Err(Limit::TopicSlashes));
/// assert_eq!(Profile::NONE.check_topic(long), Ok(()));
/// ```
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Profile {
    /// What it is called.
    pub name: &'static str,
    /// The longest client identifier, in bytes.
    pub client_id_bytes: Option<usize>,
    /// The longest topic name or filter, in bytes.
    pub topic_bytes: Option<usize>,
    /// The most slashes in a topic name or filter.
    pub topic_slashes: Option<usize>,
    /// The largest payload, in bytes.
    pub payload_bytes: Option<usize>,
    /// The largest retained payload, in bytes.
    pub retained_bytes: Option<usize>,
    /// The longest keep-alive; `None` also allows switching it off.
    pub keep_alive: Option<Duration>,
    /// The most filters in one SUBSCRIBE.
    pub filters_per_subscribe: Option<usize>,
    /// The most subscriptions of one client.
    pub subscriptions: Option<usize>,
    /// The most messages sent but not acknowledged.
    pub in_flight_messages: Option<usize>,
    /// The most bytes sent but not acknowledged.
    pub in_flight_bytes: Option<usize>,
    /// The most messages published in a second.
    pub messages_per_second: Option<u32>,
    /// The most bytes published in a second.
    pub bytes_per_second: Option<u32>,
    /// The shortest time between two connections.
    pub connect_interval: Duration,
    /// The highest quality of service.
    pub max_qos: QoS,
}

impl Profile {
    /// No limits beyond the standard's.
    pub const NONE: Self = Self {
        name: "none",
        client_id_bytes: None,
        topic_bytes: None,
        topic_slashes: None,
        payload_bytes: None,
        retained_bytes: None,
        keep_alive: None,
        filters_per_subscribe: None,
        subscriptions: None,
        in_flight_messages: None,
        in_flight_bytes: None,
        messages_per_second: None,
        bytes_per_second: None,
        connect_interval: Duration::ZERO,
        max_qos: QoS::ExactlyOnce,
    };

    /// AWS IoT Core. It also wants a client certificate, on port 8883, or on 443 with ALPN `x-amzn-mqtt-ca`.
    pub const AWS_IOT_CORE: Self = Self {
        name: "AWS IoT Core",
        client_id_bytes: Some(128),
        topic_bytes: Some(256),
        topic_slashes: Some(7),
        payload_bytes: Some(128 * 1024),
        retained_bytes: Some(128 * 1024),
        keep_alive: Some(Duration::from_secs(1200)),
        filters_per_subscribe: Some(8),
        subscriptions: Some(50),
        in_flight_messages: Some(100),
        messages_per_second: Some(100),
        bytes_per_second: Some(512 * 1024),
        connect_interval: Duration::from_secs(1),
        max_qos: QoS::AtLeastOnce,
        ..Self::NONE
    };

    /// Azure Event Grid's MQTT broker. It does not keep the order of messages.
    pub const AZURE_EVENT_GRID: Self = Self {
        name: "Azure Event Grid",
        client_id_bytes: Some(128),
        topic_bytes: Some(256),
        topic_slashes: Some(7),
        payload_bytes: Some(512 * 1024),
        retained_bytes: Some(64 * 1024),
        keep_alive: Some(Duration::from_secs(1160)),
        filters_per_subscribe: Some(10),
        subscriptions: Some(50),
        in_flight_bytes: Some(64 * 1024),
        messages_per_second: Some(100),
        connect_interval: Duration::from_secs(1),
        max_qos: QoS::AtLeastOnce,
        ..Self::NONE
    };

    /// EMQX Serverless, the most limited edition. Sessions live two hours.
    pub const EMQX_SERVERLESS: Self = Self {
        name: "EMQX Serverless",
        topic_slashes: Some(9),
        payload_bytes: Some(1024 * 1024),
        subscriptions: Some(10),
        messages_per_second: Some(10),
        ..Self::NONE
    };

    /// HiveMQ Edge and Community Edition with their default settings.
    pub const HIVEMQ: Self = Self { name: "HiveMQ", in_flight_messages: Some(10), ..Self::NONE };

    /// mosquitto 2 with its default settings: 20 messages in flight; above 1000 queued it drops silently.
    pub const MOSQUITTO: Self = Self { name: "mosquitto", in_flight_messages: Some(20), ..Self::NONE };

    /// All profiles, to look one up by name.
    pub const ALL: [Self; 6] = [
        Self::NONE,
        Self::AWS_IOT_CORE,
        Self::AZURE_EVENT_GRID,
        Self::EMQX_SERVERLESS,
        Self::HIVEMQ,
        Self::MOSQUITTO,
    ];

    /// Whether a client identifier is within the limits.
    ///
    /// # Errors
    /// The limit that it exceeds.
    pub fn check_client_id(&self, client_id: &str) -> Result<(), Limit> {
        within(client_id.len(), self.client_id_bytes, Limit::ClientIdBytes)
    }

    /// Whether a topic name or filter is within the limits.
    ///
    /// # Errors
    /// The limit that it exceeds.
    pub fn check_topic(&self, topic: &str) -> Result<(), Limit> {
        within(topic.len(), self.topic_bytes, Limit::TopicBytes)?;
        if let Some(most) = self.topic_slashes {
            let slashes = topic.bytes().filter(|&byte| byte == b'/').count();
            within(slashes, Some(most), Limit::TopicSlashes)?;
        }
        Ok(())
    }

    /// Whether a message is within the limits.
    ///
    /// # Errors
    /// The limit that it exceeds.
    pub fn check_message(&self, topic: &str, payload: usize, qos: QoS, retain: bool) -> Result<(), Limit> {
        self.check_topic(topic)?;
        within(payload, self.payload_bytes, Limit::PayloadBytes)?;
        if retain {
            within(payload, self.retained_bytes, Limit::RetainedBytes)?;
        }
        self.check_qos(qos)
    }

    /// Whether this quality of service is offered.
    ///
    /// # Errors
    /// [`Limit::QoS`].
    pub fn check_qos(&self, qos: QoS) -> Result<(), Limit> {
        if qos > self.max_qos { Err(Limit::QoS) } else { Ok(()) }
    }
}

impl Default for Profile {
    fn default() -> Self {
        Self::NONE
    }
}

pub(super) fn within(value: usize, most: Option<usize>, limit: Limit) -> Result<(), Limit> {
    match most {
        Some(most) if value > most => Err(limit),
        _ => Ok(()),
    }
}

/// Names a limit of a [`Profile`].
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
#[expect(missing_docs, reason = "each is the field of `Profile` with the same name")]
pub enum Limit {
    ClientIdBytes,
    TopicBytes,
    TopicSlashes,
    PayloadBytes,
    RetainedBytes,
    KeepAlive,
    FiltersPerSubscribe,
    Subscriptions,
    QoS,
}

impl fmt::Display for Limit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::ClientIdBytes => "length of the client id",
            Self::TopicBytes => "length of a topic",
            Self::TopicSlashes => "slashes in a topic",
            Self::PayloadBytes => "size of a payload",
            Self::RetainedBytes => "size of a retained payload",
            Self::KeepAlive => "keep-alive time",
            Self::FiltersPerSubscribe => "filters in one SUBSCRIBE",
            Self::Subscriptions => "number of subscriptions",
            Self::QoS => "quality of service",
        })
    }
}
