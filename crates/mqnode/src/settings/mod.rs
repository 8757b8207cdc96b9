//! The settings of a board process: `settings.toml` and, kept apart, `secrets.toml`.
//!
//! Most of it is the board's own ([`board::Settings`]); this port adds the supervisor's table, file names relative to the
//! board's directory, and the login from the second file. Unknown keys are errors. No error shows a secret.

mod example;
mod secrets;

use core::fmt::Write as _;
use core::time::Duration;
use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use board::settings::{Board, Logging, Mqrepl, Mqtt, Python, Seconds, Value, Watchdog};
use mqtt_async::transport::{ClientIdentity, Endpoint, Roots, TlsOptions};
use serde::Deserialize;

pub(crate) use example::{EXAMPLE_APPLICATION, EXAMPLE_SECRETS, example_settings};
use secrets::Secrets;

use crate::layout::Layout;

/// The largest settings file that is read.
const FILE_BYTES_MAX: u64 = 64 * 1024;

/// What is wrong with the settings, in one line that names the file. Secrets never appear in it.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct SettingsError(String);

impl SettingsError {
    /// There should be staged settings, and there are none.
    pub(crate) fn not_staged() -> Self {
        Self("the staged settings are missing".into())
    }
}

impl core::fmt::Display for SettingsError {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str(&self.0)
    }
}

impl core::error::Error for SettingsError {}

/// A board's checked settings, defaults filled in.
#[derive(Clone, Debug)]
pub struct Settings {
    /// What the device gets.
    pub(crate) board: board::Settings,
    /// Where the broker is, for the transport.
    pub(crate) endpoint: Endpoint,
    /// The Ed25519 key that updates must be signed with.
    pub(crate) public_key: Option<[u8; 32]>,
    /// How the supervisor treats the firmware.
    pub(crate) supervisor: Supervisor,
}

/// How the supervisor treats the firmware.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) struct Supervisor {
    /// The watchdog's time from the start until the firmware arms it itself.
    pub(crate) boot_watchdog: Duration,
    /// A run at least this long is not part of a crash loop.
    pub(crate) stable: Duration,
    /// The first pause in a crash loop; each further one is twice as long.
    pub(crate) pause: Duration,
    /// The longest pause.
    pub(crate) pause_max: Duration,
    /// What the firmware gets to end cleanly before it is killed.
    pub(crate) stop: Duration,
    /// The machine's own watchdog, fed while the supervisor turns.
    pub(crate) watchdog_device: Option<PathBuf>,
}

impl Settings {
    /// Reads and checks both files of `layout`.
    ///
    /// # Errors
    /// A file is missing, unreadable, too large, readable by others (the secrets), or says something that makes no
    /// sense; the message says which file and what.
    pub fn load(layout: &Layout) -> Result<Self, SettingsError> {
        Texts::read(layout)?.check(layout)
    }

    fn parse(text: &str, secrets: Secrets, root: &Path) -> Result<Self, String> {
        let file: File = toml::from_str(text).map_err(|e| explain(text, &e))?;
        if !file.mqtt.password.is_empty() {
            return Err("mqtt.password: belongs into secrets.toml, which others cannot read".into());
        }
        let mut board = board::Settings {
            board: file.board,
            mqtt: file.mqtt,
            mqrepl: file.mqrepl,
            logging: file.logging,
            watchdog: file.watchdog,
            python: file.python,
            app: file.app,
        };
        if let Some(user) = secrets.user {
            board.mqtt.user = user;
        }
        board.mqtt.password = secrets.password;
        board.check().map_err(|e| e.to_string())?;
        let endpoint = endpoint(&board.mqtt, root)?;
        let public_key = file.update.key()?;
        Ok(Self { board, endpoint, public_key, supervisor: file.supervisor.check()? })
    }
}

/// Both files as text, before they are checked.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub(crate) struct Texts {
    /// `settings.toml`.
    pub(crate) settings: String,
    /// `secrets.toml`; empty when there is none.
    pub(crate) secrets: SecretText,
}

/// The text of a file that is not to be shown.
#[derive(Clone, Default, Eq, PartialEq)]
pub(crate) struct SecretText(pub(crate) String);

impl core::fmt::Debug for SecretText {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str("[hidden]")
    }
}

impl Texts {
    /// Reads the files in force.
    pub(crate) fn read(layout: &Layout) -> Result<Self, SettingsError> {
        let path = layout.settings();
        let settings = read(&path)?.ok_or_else(|| {
            let root = layout.root().display();
            SettingsError(format!("{}: not found. `mqnode init {root}` makes an example.", path.display()))
        })?;
        Ok(Self { settings, secrets: SecretText(secrets::read_private(&layout.secrets())?) })
    }

    /// The settings that they say; errors name the files in force, whatever the texts' origin.
    pub(crate) fn check(&self, layout: &Layout) -> Result<Settings, SettingsError> {
        let named = |path: PathBuf| move |what| SettingsError(format!("{}: {what}", path.display()));
        let secrets = Secrets::parse(&self.secrets.0).map_err(named(layout.secrets()))?;
        Settings::parse(&self.settings, secrets, layout.root()).map_err(named(layout.settings()))
    }
}

/// The file as written: the board's tables and the supervisor's.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct File {
    board: Board,
    mqtt: Mqtt,
    mqrepl: Mqrepl,
    logging: Logging,
    watchdog: Watchdog,
    python: Python,
    app: BTreeMap<String, BTreeMap<String, Value>>,
    update: UpdateTable,
    supervisor: SupervisorTable,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct UpdateTable {
    public_key: String,
}

impl UpdateTable {
    fn key(&self) -> Result<Option<[u8; 32]>, String> {
        let text = &self.public_key;
        if text.is_empty() {
            return Ok(None);
        }
        let byte = |at: usize| u8::from_str_radix(text.get(at..at + 2)?, 16).ok();
        let bytes: Option<Vec<u8>> = (0..text.len()).step_by(2).map(byte).collect();
        let key = bytes.filter(|_| text.is_ascii()).and_then(|bytes| <[u8; 32]>::try_from(bytes).ok());
        key.map(Some).ok_or_else(|| "update.public_key: must be 64 hexadecimal digits".into())
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, default)]
struct SupervisorTable {
    boot_watchdog: Seconds,
    stable: Seconds,
    pause: Seconds,
    pause_max: Seconds,
    stop: Seconds,
    watchdog_device: PathBuf,
}

impl Default for SupervisorTable {
    fn default() -> Self {
        Self {
            boot_watchdog: Seconds::new(70),
            stable: Seconds::new(60),
            pause: Seconds::new(1),
            pause_max: Seconds::new(60),
            stop: Seconds::new(5),
            watchdog_device: PathBuf::new(),
        }
    }
}

impl SupervisorTable {
    fn check(self) -> Result<Supervisor, String> {
        let day = Duration::from_secs(86_400);
        let time = |key: &str, value: Seconds, least: Duration| {
            let value = Duration::from_micros(value.duration().micros());
            if (least..=day).contains(&value) {
                return Ok(value);
            }
            Err(format!(
                "supervisor.{key}: must be from {} to {} seconds",
                least.as_secs_f64(),
                day.as_secs()
            ))
        };
        let pause = time("pause", self.pause, Duration::ZERO)?;
        Ok(Supervisor {
            boot_watchdog: time("boot_watchdog", self.boot_watchdog, Duration::from_millis(200))?,
            stable: time("stable", self.stable, Duration::ZERO)?,
            pause,
            pause_max: time("pause_max", self.pause_max, pause)?,
            stop: time("stop", self.stop, Duration::ZERO)?,
            watchdog_device: Some(self.watchdog_device).filter(|path| !path.as_os_str().is_empty()),
        })
    }
}

/// The broker as the transport wants it; file names are relative to the board's directory.
fn endpoint(mqtt: &Mqtt, root: &Path) -> Result<Endpoint, String> {
    let mut endpoint: Endpoint = mqtt.url.parse().map_err(|e| format!("mqtt.url: {e}"))?;
    if endpoint.username().is_some() {
        return Err("mqtt.url: put the login into secrets.toml".into());
    }
    let Some(tls) = endpoint.tls_mut() else {
        let unused =
            [("ca_file", &mqtt.ca_file), ("cert_file", &mqtt.cert_file), ("server_name", &mqtt.server_name)];
        if let Some((key, _)) = unused.iter().find(|(_, value)| !value.is_empty()) {
            return Err(format!("mqtt.{key}: is of no use with mqtt://; write mqtts:// in mqtt.url"));
        }
        return Ok(endpoint);
    };
    let given = |text: &String| Some(text.clone()).filter(|text| !text.is_empty());
    *tls = TlsOptions {
        identity: given(&mqtt.cert_file)
            .map(|file| ClientIdentity { certificate: root.join(file), key: root.join(&mqtt.key_file) }),
        roots: given(&mqtt.ca_file).map_or(Roots::System, |file| Roots::File(root.join(file))),
        server_name: given(&mqtt.server_name),
        ..TlsOptions::default()
    };
    Ok(endpoint)
}

/// A parse error in one line, with its place. The text itself is not shown: a line may hold what must not be printed.
fn explain(text: &str, error: &toml::de::Error) -> String {
    let mut line = String::new();
    if let Some(before) = error.span().and_then(|span| text.get(..span.start)) {
        let _ = write!(line, "line {}: ", before.matches('\n').count() + 1);
    }
    line + &error.message().replace('\n', ", ")
}

/// The file's text; `None` when there is no such file.
fn read(path: &Path) -> Result<Option<String>, SettingsError> {
    let error = |what: String| SettingsError(format!("{}: {what}", path.display()));
    let length = match fs::metadata(path) {
        Ok(metadata) => metadata.len(),
        Err(e) if e.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(e) => return Err(error(e.to_string())),
    };
    if length > FILE_BYTES_MAX {
        return Err(error(format!("{length} bytes; at most {FILE_BYTES_MAX} are read")));
    }
    fs::read_to_string(path).map(Some).map_err(|e| error(e.to_string()))
}

#[cfg(test)]
mod tests;
