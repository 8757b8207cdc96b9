//! The MQTT session that a board needs: its configuration, its last will, its one subscription.

use mqrepl::status::Status;
use mqrepl::topic::Prefix;
use mqtt_core::session::{Clean, Config, LastWill, Limits, Login, Session};
use mqtt_core::wire::QoS;

use crate::ports::Platform;
use crate::settings::{Settings, SettingsError, Topics};

/// The session's buffers: some 36 KB. The window holds seven frames of a file, or a burst of log lines.
pub(crate) const LIMITS: Limits = Limits {
    receive_buffer: 4 * 1024,
    send_buffer: 8 * 1024,
    outbound_bytes: 22 * 1024,
    outbound_messages: 32,
    in_flight_messages: 20,
    in_flight_bytes: 22 * 1024,
    subscriptions: 16,
    subscription_bytes: 1024,
    requests: 4,
    request_bytes: 512,
    ..Limits::SMALL
};

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
    config.limits = LIMITS;
    config.seed = u64::from_le_bytes(seed);
    let mut session = Session::new(config).map_err(|error| refused(&error))?;
    session.subscribe(&[(prefix.commands().as_str(), QoS::AtLeastOnce)]).map_err(|error| refused(&error))?;
    Ok(session)
}
