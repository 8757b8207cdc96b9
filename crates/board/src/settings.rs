//! The board's settings: plain structs with defaults, limits and checks whose errors name the key.
//!
//! The platform reads them from whatever it has (the Linux port from TOML) by `serde`, calls [`Settings::check`], and
//! hands them to the [`Device`](crate::Device). Unknown keys are errors, so that a typing mistake does not pass for a default.

mod kinds;
mod topics;
mod value;

pub use kinds::{Seconds, Secret};
pub use topics::Topics;
pub use value::Value;

use alloc::collections::BTreeMap;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use monotime::Duration;
use serde::Deserialize;

use crate::limits::{APP_BYTES_MAX, EVALS_MAX, MODULE_NAME_MAX, MODULES_MAX, OUTPUT_MAX, TRANSFERS_MAX};
use crate::log::Level;
use crate::sntp;

/// All settings of a board.
///
/// ```
/// let settings = board::Settings { mqtt: board::settings::Mqtt {
///     url: "mqtt://127.0.0.1:1883".into(), user: "esp32/test".into(), ..Default::default() },
///     ..Default::default() };
/// settings.check().unwrap();
/// assert_eq!(settings.topics(b"\x01").prefix, "esp32/test/mqb/");
/// ```
#[derive(Clone, Debug, Default, Deserialize, PartialEq)]
#[serde(default, deny_unknown_fields)]
pub struct Settings {
    /// What the board is.
    pub board: Board,
    /// How it reaches the broker.
    pub mqtt: Mqtt,
    /// The management protocol.
    pub mqrepl: Mqrepl,
    /// Log lines.
    pub logging: Logging,
    /// Watchdog and confirmation.
    pub watchdog: Watchdog,
    /// The Python engine.
    pub python: Python,
    /// One table per module: the dictionary its `start(mqtt, config)` gets.
    pub app: BTreeMap<String, BTreeMap<String, Value>>,
}

/// What the board is and what runs on it.
#[derive(Clone, Debug, Deserialize, PartialEq)]
#[serde(default, deny_unknown_fields)]
pub struct Board {
    /// What kind of board; free text for Python's `board.kind`.
    pub kind: String,
    /// Where it is; free text for Python's `board.location`.
    pub location: String,
    /// The base of its topics; empty: `mqtt.user`, and without that the client id.
    pub name: String,
    /// Directories added to `sys.path` in normal mode, after the root and `/lib`.
    pub syspath: Vec<String>,
    /// Python modules to start, in this order, in normal mode.
    pub modules: Vec<String>,
}

/// How the board reaches its broker.
#[derive(Clone, Debug, Deserialize, PartialEq)]
#[serde(default, deny_unknown_fields)]
pub struct Mqtt {
    /// `mqtt://host[:port]` or `mqtts://host[:port]`; the platform's transport reads it.
    pub url: String,
    /// The MQTT client id; empty: `mqb-` and the unique id in hex.
    pub client_id: String,
    /// Login name; also the base of the topics when `board.name` is empty. Empty: no login.
    pub user: String,
    /// Password for `user`.
    pub password: Secret,
    /// File with the certificates to trust instead of the system's.
    pub ca_file: String,
    /// File with this board's own certificate chain.
    pub cert_file: String,
    /// File with the key of `cert_file`.
    pub key_file: String,
    /// The name the broker's certificate must have, when it is not the host of `url`.
    pub server_name: String,
    /// The longest silence either side accepts.
    pub keep_alive: Seconds,
    /// The longest wait for an answer of the broker before the connection counts as dead.
    pub response_time: Seconds,
    /// The longest wait for a connection.
    pub connect_timeout: Seconds,
    /// Bytes of messages on their way to the broker. More is faster over slow lines, and costs that much memory.
    pub window: u32,
}

/// The management protocol.
#[derive(Clone, Debug, Deserialize, PartialEq)]
#[serde(default, deny_unknown_fields)]
pub struct Mqrepl {
    /// Topic prefix with its trailing slash; empty: `<user>/mqb/`.
    pub prefix: String,
    /// Commands of every kind at once. One more is answered with an error.
    pub transfers: u32,
    /// Bytes of an answer that are remembered, in case its command comes again. Of a longer one, only that it was given.
    pub remembered: u32,
}

/// Log lines: the buffers, the topic and the levels.
#[derive(Clone, Debug, Deserialize, PartialEq)]
#[serde(default, deny_unknown_fields)]
pub struct Logging {
    /// Where lines are published; empty: `<user>/log`.
    pub topic: String,
    /// Bytes kept until the first connection.
    pub boot_size: u32,
    /// The least severe level kept until the first connection.
    pub boot_level: Level,
    /// Bytes kept afterwards, while lines wait for the broker.
    pub loop_size: u32,
    /// The least severe level published afterwards.
    pub loop_level: Level,
    /// The least severe level shown on the local console.
    pub console_level: Level,
    /// Other levels for single loggers, by name.
    pub levels: BTreeMap<String, Level>,
}

/// Watchdog and confirmation.
#[derive(Clone, Debug, Deserialize, PartialEq)]
#[serde(default, deny_unknown_fields)]
pub struct Watchdog {
    /// The board is reset when no command of its own came back through the broker for this long.
    pub timeout: Seconds,
    /// A boot, and what is on trial with it, is good after coming back for this long.
    pub allok: Seconds,
    /// Whether safe mode ends by itself, after `allok`, with a reset into normal mode.
    pub revert: bool,
}

/// The Python engine.
#[derive(Clone, Debug, Deserialize, PartialEq)]
#[serde(default, deny_unknown_fields)]
pub struct Python {
    /// Bytes for all Python objects.
    pub heap: u32,
    /// Bytes of these that only remote commands may use.
    pub reserve: u32,
    /// Bytes that compiling one source may take, besides, for a while; a source may have a quarter of this.
    pub compile: u32,
    /// Bytes of output that one command keeps for its answer. What comes after is dropped, and the answer says how much.
    pub output: u32,
    /// Commands that Python runs at once, besides the board's own. One more is answered with an error.
    pub commands: u32,
    /// Bytes of the application's messages that wait, in each direction.
    pub messages: u32,
}

impl Default for Board {
    fn default() -> Self {
        Self {
            kind: "generic".into(),
            location: String::new(),
            name: String::new(),
            syspath: Vec::new(),
            modules: Vec::new(),
        }
    }
}

impl Default for Mqtt {
    fn default() -> Self {
        Self {
            url: String::new(),
            client_id: String::new(),
            user: String::new(),
            password: Secret::default(),
            ca_file: String::new(),
            cert_file: String::new(),
            key_file: String::new(),
            server_name: String::new(),
            keep_alive: Seconds::new(60),
            response_time: Seconds::new(10),
            connect_timeout: Seconds::new(15),
            window: 64 * 1024,
        }
    }
}

impl Default for Mqrepl {
    fn default() -> Self {
        Self {
            prefix: String::new(),
            transfers: TRANSFERS_MAX as u32,
            remembered: mqrepl::limits::REMEMBERED_ANSWER_BYTES as u32,
        }
    }
}

impl Default for Logging {
    fn default() -> Self {
        Self {
            topic: String::new(),
            boot_size: 10 * 1024,
            boot_level: Level::Debug,
            loop_size: 4 * 1024,
            loop_level: Level::Info,
            console_level: Level::Info,
            levels: BTreeMap::new(),
        }
    }
}

impl Default for Watchdog {
    fn default() -> Self {
        Self { timeout: Seconds::new(300), allok: Seconds::new(300), revert: true }
    }
}

impl Default for Python {
    fn default() -> Self {
        Self {
            heap: 1024 * 1024,
            reserve: 32 * 1024,
            compile: 16 * 1024 * 1024,
            output: OUTPUT_MAX as u32,
            commands: EVALS_MAX as u32,
            messages: APP_BYTES_MAX as u32,
        }
    }
}

/// A setting that cannot be used.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct SettingsError {
    /// The key as it is written: `watchdog.timeout`.
    pub key: &'static str,
    /// What is wrong and what would be right.
    pub problem: String,
}

impl core::fmt::Display for SettingsError {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        write!(f, "{}: {}", self.key, self.problem)
    }
}

impl core::error::Error for SettingsError {}

impl Settings {
    /// The defaults for a microcontroller with some hundred kilobytes of memory: less of everything at once, so that the device
    /// without Python stays below 48 KB.
    pub fn small() -> Self {
        let mut settings = Self::default();
        settings.mqtt.window = 5 * 1024;
        settings.mqrepl.transfers = 2;
        settings.mqrepl.remembered = 32;
        settings.logging.boot_size = 2 * 1024;
        settings.logging.loop_size = 1024;
        settings.python = Python {
            heap: 96 * 1024,
            reserve: 8 * 1024,
            compile: 144 * 1024,
            output: 1024,
            commands: 2,
            messages: 1024,
        };
        settings
    }

    /// Checks every value against its limits.
    ///
    /// # Errors
    /// The first key that cannot be used.
    pub fn check(&self) -> Result<(), SettingsError> {
        let mqtt = &self.mqtt;
        if mqtt.url.is_empty() {
            return Err(wrong("mqtt.url", "missing; for example mqtt://broker.example:1883"));
        }
        if !mqtt.url.starts_with("mqtt://") && !mqtt.url.starts_with("mqtts://") {
            return Err(wrong("mqtt.url", "must begin with mqtt:// or mqtts://"));
        }
        for (key, text, max) in [
            ("mqtt.url", &mqtt.url, 255),
            ("mqtt.client_id", &mqtt.client_id, 64),
            ("mqtt.user", &mqtt.user, 64),
            ("board.name", &self.board.name, 64),
            ("mqrepl.prefix", &self.mqrepl.prefix, 96),
            ("logging.topic", &self.logging.topic, 96),
        ] {
            if text.len() > max {
                return Err(wrong(key, format!("longer than {max} bytes")));
            }
        }
        if mqtt.user.is_empty() && !mqtt.password.is_empty() {
            return Err(wrong("mqtt.password", "is set, but mqtt.user is not"));
        }
        if mqtt.cert_file.is_empty() != mqtt.key_file.is_empty() {
            return Err(wrong(
                "mqtt.cert_file",
                "a client certificate needs both mqtt.cert_file and mqtt.key_file",
            ));
        }
        topics::check(self)?;
        sntp::Config::read(self)?;
        self.check_times()?;
        self.check_sizes()
    }

    fn check_times(&self) -> Result<(), SettingsError> {
        let day = Duration::from_secs(86_400);
        let ms = Duration::from_millis;
        for (key, value, min, max) in [
            ("mqtt.keep_alive", self.mqtt.keep_alive, Duration::from_secs(1), Duration::from_secs(65_535)),
            ("mqtt.response_time", self.mqtt.response_time, ms(100), Duration::from_secs(300)),
            ("mqtt.connect_timeout", self.mqtt.connect_timeout, ms(100), Duration::from_secs(300)),
            ("watchdog.timeout", self.watchdog.timeout, ms(200), day),
            ("watchdog.allok", self.watchdog.allok, Duration::ZERO, day),
        ] {
            if !(min..=max).contains(&value.duration()) {
                return Err(wrong(key, format!("must be from {min} to {max}")));
            }
        }
        Ok(())
    }

    fn check_sizes(&self) -> Result<(), SettingsError> {
        for (key, value, min, max) in [
            ("logging.boot_size", self.logging.boot_size, 512, 1 << 20),
            ("logging.loop_size", self.logging.loop_size, 512, 1 << 20),
            ("mqtt.window", self.mqtt.window, 5 * 1024, 1 << 20),
            ("mqrepl.remembered", self.mqrepl.remembered, 0, 4 * 1024),
            ("python.output", self.python.output, 256, OUTPUT_MAX as u32),
            ("python.messages", self.python.messages, 256, 1 << 20),
            ("python.compile", self.python.compile, 64 * 1024, 256 << 20),
            ("python.heap", self.python.heap, 32 * 1024, 256 << 20),
            ("python.reserve", self.python.reserve, 0, self.python.heap / 2),
        ] {
            if !(min..=max).contains(&value) {
                return Err(wrong(key, format!("must be from {min} to {max} bytes")));
            }
        }
        for (key, value, min, max) in [
            ("mqrepl.transfers", self.mqrepl.transfers, 2, TRANSFERS_MAX),
            ("python.commands", self.python.commands, 1, EVALS_MAX),
        ] {
            if !(min..=max as u32).contains(&value) {
                return Err(wrong(key, format!("must be from {min} to {max}")));
            }
        }
        let modules = &self.board.modules;
        if modules.len() > MODULES_MAX {
            return Err(wrong("board.modules", format!("more than {MODULES_MAX} modules")));
        }
        if let Some(name) = modules.iter().find(|name| name.len() > MODULE_NAME_MAX) {
            return Err(wrong(
                "board.modules",
                format!("{name}: a name longer than {MODULE_NAME_MAX} bytes"),
            ));
        }
        Ok(())
    }
}

fn wrong(key: &'static str, problem: impl ToString) -> SettingsError {
    SettingsError { key, problem: problem.to_string() }
}

#[cfg(test)]
mod tests;
