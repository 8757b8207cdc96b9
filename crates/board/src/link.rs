//! The MQTT session that a board needs: its configuration, its last will, its one subscription.

use mqrepl::status::Status;
use mqrepl::topic::Prefix;
use mqtt_core::session::{Clean, Config, LastWill, Limits, Login, Session};
use mqtt_core::wire::QoS;

use crate::ports::Platform;
use crate::settings::{Settings, SettingsError, Topics};

/// Room for the largest command, and for the topic and headers that it comes with.
const RECEIVE_BUFFER: usize = 4 * 1024;

const _: () = assert!(mqrepl::limits::EVAL_BYTES_MAX + 512 <= RECEIVE_BUFFER);

/// The session's buffers for a window of this many bytes.
///
/// A message that is larger than the receive buffer is refused by the session and answered by the desk.
fn limits(window: u32) -> Limits {
    let bytes = window as usize;
    // A frame of a file takes 2.8 KB, a log line some hundred bytes.
    let messages = u16::try_from(bytes / 512).unwrap_or(u16::MAX).clamp(16, 256);
    Limits {
        receive_buffer: RECEIVE_BUFFER,
        send_buffer: (bytes / 4).clamp(1024, 16 * 1024),
        outbound_bytes: bytes,
        outbound_messages: messages,
        in_flight_messages: messages.min(20),
        in_flight_bytes: bytes,
        subscriptions: 16,
        subscription_bytes: 1024,
        requests: 4,
        request_bytes: 512,
        ..Limits::SMALL
    }
}

/// A session that connects at the first poll and subscribes to the board's commands.
pub(crate) fn session(
    settings: &Settings,
    topics: &Topics,
    platform: &mut dyn Platform,
) -> Result<Session, SettingsError> {
    let refused = |problem: &dyn core::fmt::Display| SettingsError {
        key: "mqtt",
        problem: alloc::format!("{problem}"),
    };
    let prefix = Prefix::new(&topics.prefix).map_err(|error| refused(&error))?;
    let mqtt = &settings.mqtt;
    let mut seed = [0; 8];
    platform.entropy(&mut seed);
    let mut config = Config::new(topics.client_id.as_str());
    if !mqtt.user.is_empty() {
        let password = (!mqtt.password.is_empty()).then(|| mqtt.password.expose().as_bytes().to_vec());
        config.login = Some(Login { username: mqtt.user.clone(), password });
    }
    config.will = Some(LastWill {
        topic: prefix.status(),
        payload: Status::will(),
        qos: QoS::AtLeastOnce,
        retain: true,
    });
    config.keep_alive = mqtt.keep_alive.duration();
    config.response_time = mqtt.response_time.duration();
    config.connect_timeout = mqtt.connect_timeout.duration();
    // What was sent to an earlier boot of this board is dropped; what is sent while it is away from then on is kept.
    config.clean = Clean::Once;
    config.limits = limits(mqtt.window);
    config.seed = u64::from_le_bytes(seed);
    let mut session = Session::new(config).map_err(|error| refused(&error))?;
    session.subscribe(&[(prefix.commands().as_str(), QoS::AtLeastOnce)]).map_err(|error| refused(&error))?;
    Ok(session)
}
