//! The topics a board uses, by the original's conventions.

use alloc::format;
use alloc::string::String;
use core::fmt::Write;

use super::{Settings, SettingsError, wrong};

/// Names that follow from the settings and the board's unique id.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Topics {
    /// The MQTT client id.
    pub client_id: String,
    /// What all topics begin with, by convention `<user>/` or, where the board has a name, `<name>/`.
    pub base: String,
    /// The management prefix with its trailing slash: `<base>mqb/`.
    pub prefix: String,
    /// Where log lines go: `<base>log`.
    pub log: String,
}

impl Settings {
    /// Client id and topics; what is not set is derived from `board.name`, `mqtt.user` or the unique id, in this order.
    ///
    /// The name comes first: boards that share a login must not share their topics.
    pub fn topics(&self, unique_id: &[u8]) -> Topics {
        let mut client_id = self.mqtt.client_id.clone();
        if client_id.is_empty() {
            client_id.push_str("mqb-");
            for byte in unique_id.iter().take(16) {
                let _ = write!(client_id, "{byte:02x}");
            }
        }
        let base = [&self.board.name, &self.mqtt.user, &client_id].into_iter().find(|s| !s.is_empty());
        let base = base.map_or("", String::as_str);
        let or_default = |set: &String, default: String| if set.is_empty() { default } else { set.clone() };
        Topics {
            prefix: or_default(&self.mqrepl.prefix, format!("{base}/mqb/")),
            log: or_default(&self.logging.topic, format!("{base}/log")),
            base: format!("{base}/"),
            client_id,
        }
    }
}

/// Refuses what cannot be published to.
pub(super) fn check(settings: &Settings) -> Result<(), SettingsError> {
    let names = [
        ("mqtt.user", &settings.mqtt.user, settings.mqrepl.prefix.is_empty()),
        ("board.name", &settings.board.name, settings.mqrepl.prefix.is_empty()),
        ("mqrepl.prefix", &settings.mqrepl.prefix, true),
        ("logging.topic", &settings.logging.topic, true),
    ];
    for (key, text, is_topic) in names {
        if is_topic && text.contains(['+', '#', '\0']) {
            return Err(wrong(key, "is part of a topic and cannot contain '+', '#' or NUL"));
        }
    }
    let prefix = &settings.mqrepl.prefix;
    if !prefix.is_empty() && !prefix.ends_with('/') {
        return Err(wrong("mqrepl.prefix", format!("must end with a slash: {prefix}/")));
    }
    Ok(())
}
