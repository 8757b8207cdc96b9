//! The topics of one board, and the ids of commands.
//!
//! With `P` the prefix including its trailing slash (by convention `<user>/mqb/`): commands come on
//! `P cmd/<command>/<id>[/<name>]`, answers go to `P reply/out/<id>`, errors to `P reply/err/<id>`, the retained
//! status is `P status`, and log lines go to `<user>/log`.

use alloc::format;
use alloc::string::String;
use core::fmt;

use crate::limits::ID_BYTES_MAX;

/// The id of the command that a board sends to itself to feed its watchdog: the one id that is used again and again.
pub const WATCHDOG_ID: &str = "0F00D";

/// The part of the topics that names the board, with its trailing slash.
///
/// ```
/// use mqrepl::topic::Prefix;
/// let prefix = Prefix::new("garden/mqb")?;
/// assert_eq!(prefix.commands(), "garden/mqb/cmd/#");
/// assert_eq!(prefix.command("get", "k3", "lib/x.py"), "garden/mqb/cmd/get/k3/lib/x.py");
/// assert_eq!(prefix.status(), "garden/mqb/status");
/// assert_eq!(prefix.log(), "garden/log");
/// # Ok::<(), mqrepl::topic::BadPrefix>(())
/// ```
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Prefix(String);

/// Why a text cannot be a prefix: it is empty, too long, or has a character that MQTT keeps for other uses.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct BadPrefix;

/// The longest prefix: leaves room for the rest of any topic, far below MQTT's 65,535.
const PREFIX_BYTES_MAX: usize = 1_024;

impl Prefix {
    /// A prefix from text such as `garden/mqb` or `garden/mqb/`.
    ///
    /// # Errors
    /// When it is empty, longer than 1,024 bytes, or holds `+`, `#` or a NUL.
    pub fn new(text: &str) -> Result<Self, BadPrefix> {
        let text = text.strip_suffix('/').unwrap_or(text);
        if text.is_empty() || text.len() > PREFIX_BYTES_MAX || text.contains(['+', '#', '\0']) {
            return Err(BadPrefix);
        }
        Ok(Self(format!("{text}/")))
    }

    /// The prefix with its trailing slash.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The filter that a board subscribes to, at QoS 1.
    pub fn commands(&self) -> String {
        format!("{}cmd/#", self.0)
    }

    /// The topic of a command; `name` may be empty, and is then left out.
    pub fn command(&self, command: &str, id: &str, name: &str) -> String {
        match name {
            "" => format!("{}cmd/{command}/{id}", self.0),
            name => format!("{}cmd/{command}/{id}/{name}", self.0),
        }
    }

    /// The topic of the command that a board sends to itself: [`WATCHDOG_ID`] with an empty name.
    pub fn watchdog(&self) -> String {
        format!("{}cmd/eval/{WATCHDOG_ID}/", self.0)
    }

    /// Where the answers to `id` go. An MQTT filter, such as `+`, will do as `id`.
    pub fn out(&self, id: &str) -> String {
        format!("{}reply/out/{id}", self.0)
    }

    /// Where the errors of `id` go. An MQTT filter, such as `+`, will do as `id`.
    pub fn err(&self, id: &str) -> String {
        format!("{}reply/err/{id}", self.0)
    }

    /// Where the retained [status](crate::status::Status) is.
    pub fn status(&self) -> String {
        format!("{}status", self.0)
    }

    /// Where the log lines are: the prefix with its last part `mqb` replaced by `log`; with another last part, the
    /// prefix itself, as the original does.
    pub fn log(&self) -> String {
        let bare = self.0.strip_suffix('/').unwrap_or(&self.0);
        match bare.strip_suffix("mqb") {
            Some(parent) if parent.is_empty() || parent.ends_with('/') => format!("{parent}log"),
            _ => String::from(bare),
        }
    }

    /// Takes a topic apart: `None` if it is not a command's topic of this board, or names no id.
    ///
    /// It is split at most twice, so a name may hold slashes, and an absolute path keeps its first one.
    pub fn parse_command<'t>(&self, topic: &'t str) -> Option<CommandTopic<'t>> {
        let rest = topic.strip_prefix(self.0.as_str())?.strip_prefix("cmd/")?;
        let mut parts = rest.splitn(3, '/');
        let command = parts.next()?;
        let id = parts.next()?;
        Some(CommandTopic { command, id, name: parts.next().unwrap_or("") })
    }

    /// Takes the topic of an answer apart: which stream, and the id.
    pub fn parse_reply<'t>(&self, topic: &'t str) -> Option<(Reply, &'t str)> {
        let rest = topic.strip_prefix(self.0.as_str())?.strip_prefix("reply/")?;
        match rest.split_once('/')? {
            ("out", id) => Some((Reply::Out, id)),
            ("err", id) => Some((Reply::Err, id)),
            _ => None,
        }
    }
}

impl fmt::Display for BadPrefix {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a prefix has 1 to 1,024 bytes and none of '+', '#' and NUL")
    }
}

impl core::error::Error for BadPrefix {}

/// The parts of a command's topic, borrowed from it.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct CommandTopic<'t> {
    /// What to do: `eval`, `get`, `put` and so on.
    pub command: &'t str,
    /// Names the transfer; may be empty.
    pub id: &'t str,
    /// What to do it with: a path; may be empty, may hold slashes.
    pub name: &'t str,
}

/// The two streams of answers.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Reply {
    /// `reply/out`: a frame with a header.
    Out,
    /// `reply/err`: plain text that ends the command.
    Err,
}

/// The id of a command: 0 to [`ID_BYTES_MAX`] bytes of text without a slash. Copied, never allocated.
#[derive(Clone, Copy, Eq, Ord, PartialEq, PartialOrd)]
pub struct Id {
    // The unused rest is zero, so that comparing the bytes compares the ids.
    bytes: [u8; ID_BYTES_MAX],
    len: u8,
}

impl Id {
    /// The id with this text; `None` if it is too long, or could not be one part of a topic.
    pub fn new(text: &str) -> Option<Self> {
        if text.contains(['/', '+', '#', '\0']) {
            return None;
        }
        let mut bytes = [0; ID_BYTES_MAX];
        bytes.get_mut(..text.len())?.copy_from_slice(text.as_bytes());
        Some(Self { bytes, len: u8::try_from(text.len()).ok()? })
    }

    /// The id that six random bytes make: eight characters, in the manner of the original.
    pub fn from_entropy(entropy: [u8; 6]) -> Self {
        const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        let number = entropy.iter().fold(0_u64, |n, &b| n << 8 | u64::from(b));
        let mut bytes = [0; ID_BYTES_MAX];
        for (place, shift) in bytes.iter_mut().zip((0..8).rev()) {
            let digit = usize::try_from(number >> (6 * shift) & 63).unwrap_or(0);
            *place = ALPHABET.get(digit).copied().unwrap_or(b'A');
        }
        Self { bytes, len: 8 }
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        let bytes = self.bytes.get(..usize::from(self.len)).unwrap_or(&[]);
        core::str::from_utf8(bytes).unwrap_or("")
    }

    /// Whether this id names no one transfer: the empty one, and the watchdog's, which is used for ever.
    pub(crate) fn is_anonymous(&self) -> bool {
        self.len == 0 || self.as_str() == WATCHDOG_ID
    }
}

impl fmt::Debug for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Id({:?})", self.as_str())
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_keep_their_slashes_and_ids_may_be_empty() {
        let prefix = Prefix::new("a/mqb/").unwrap();
        let parse = |t| prefix.parse_command(t).map(|c| (c.command, c.id, c.name));
        assert_eq!(parse("a/mqb/cmd/put/id1//lib/x.py"), Some(("put", "id1", "/lib/x.py")));
        assert_eq!(parse("a/mqb/cmd/eval/0F00D/"), Some(("eval", "0F00D", "")));
        assert_eq!(parse("a/mqb/cmd/eval/"), Some(("eval", "", "")));
        assert_eq!(parse("a/mqb/cmd/eval"), None);
        assert_eq!(parse("a/mqb/reply/out/x"), None);
        assert_eq!(parse("b/mqb/cmd/eval/x"), None);
        assert_eq!(prefix.parse_reply("a/mqb/reply/err/x"), Some((Reply::Err, "x")));
    }

    #[test]
    fn the_log_is_beside_the_prefix() {
        for (prefix, log) in
            [("u/mqb", "u/log"), ("mqb", "log"), ("u/board", "u/board"), ("u/amqb", "u/amqb")]
        {
            assert_eq!(Prefix::new(prefix).unwrap().log(), log);
        }
    }

    #[test]
    fn a_prefix_that_mqtt_would_misread_is_refused() {
        for bad in ["", "/", "a/+", "a/#", "a\0"] {
            assert_eq!(Prefix::new(bad), Err(BadPrefix), "{bad:?}");
        }
    }

    #[test]
    fn ids_hold_what_a_topic_part_can_hold() {
        assert_eq!(Id::new("mOnqRI3b").unwrap().as_str(), "mOnqRI3b");
        assert!(Id::new("").unwrap().is_anonymous());
        assert!(Id::new("a/b").is_none());
        assert!(Id::new(&"x".repeat(ID_BYTES_MAX + 1)).is_none());
        // As Python's base64.urlsafe_b64encode gives them.
        assert_eq!(Id::from_entropy([0, 1, 2, 253, 254, 255]).as_str(), "AAEC_f7_");
    }
}
