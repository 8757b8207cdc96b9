//! The retained message in which a board says that it is there, and what it can do.

use alloc::string::String;
use alloc::vec::Vec;

use serde::{Deserialize, Serialize};

use crate::limits;

/// The version of the protocol that this crate speaks: 1 is the original's, 2 adds interrupts, credit and the status.
pub const PROTOCOL: u32 = 2;

/// The longest status message that is looked at, in bytes.
pub const STATUS_BYTES_MAX: usize = 4_096;

/// What a board publishes, retained, on `P status` when it has connected, and through its last will when it is gone.
///
/// Fields that a reader does not know are ignored, and those that are missing have their defaults, so that either
/// side can be the newer one.
///
/// ```
/// use mqrepl::status::Status;
/// let status = Status { software: "mqnode 0.1.0".into(), ..Status::online() };
/// let again = Status::from_json(&status.to_json()).ok_or("not JSON")?;
/// assert_eq!(again, status);
/// assert!(!Status::from_json(&Status::will()).ok_or("not JSON")?.online);
/// # Ok::<(), &str>(())
/// ```
#[derive(Clone, Debug, Default, Deserialize, Eq, PartialEq, Serialize)]
#[serde(default)]
pub struct Status {
    /// Whether the board is connected to the broker.
    pub online: bool,
    /// The version of the protocol that the board speaks; 0 in a will, which knows nothing.
    #[serde(skip_serializing_if = "is_zero")]
    pub protocol: u32,
    /// The program and its version: `mqnode 0.1.0`.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub software: String,
    /// `normal` or `safe`.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub boot_mode: String,
    /// Why in this mode, in words: `nothing against it`, `on trial`, `went back after a trial` and so on.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub boot_reason: String,
    /// Why the board started: `power-on`, `reset`, `watchdog`, `crash` and so on.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub reset_cause: String,
    /// The update slot that runs, on a board that has them.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub slot: String,
    /// Whether this boot has proved that the board can be managed; `None` on a board that does not say.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub confirmed: Option<bool>,
    /// What is on trial.
    #[serde(skip_serializing_if = "Trial::is_none")]
    pub trial: Trial,
    /// Something was on trial in the boot before this one, and did not prove itself.
    #[serde(skip_serializing_if = "is_false")]
    pub went_back: bool,
    /// The longest that a trial takes, in seconds, from its boot to its end; 0 where there is none.
    #[serde(skip_serializing_if = "is_zero")]
    pub trial_secs: u32,
    /// The application's modules.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub modules: Vec<Module>,
    /// A number that is new at every start of the board, so that an operator sees a restart.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub boot_id: String,
    /// What the board can take.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub limits: Option<Limits>,
}

/// What is on trial on a board.
#[derive(Clone, Copy, Debug, Default, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Trial {
    /// Nothing.
    #[default]
    None,
    /// Something is to be tried at the next reset.
    Waiting,
    /// This boot is the trial.
    Running,
    /// What a newer board says.
    #[serde(other)]
    Other,
}

/// A module of a board's application.
#[derive(Clone, Debug, Default, Deserialize, Eq, PartialEq, Serialize)]
#[serde(default)]
pub struct Module {
    /// Its name.
    pub name: String,
    /// How it is, in a word: `running`, `failed`, `stopped`.
    pub state: String,
    /// How often it has failed in this boot.
    pub failures: u32,
}

/// What a board can take. 0 means "not stated".
#[derive(Clone, Copy, Debug, Default, Deserialize, Eq, PartialEq, Serialize)]
#[serde(default)]
pub struct Limits {
    /// Data bytes of one frame to the board.
    pub frame_bytes: usize,
    /// Commands at the same time.
    pub transfers: usize,
    /// Bytes of one answer to `eval`.
    pub answer_bytes: usize,
}

impl Status {
    /// The status of a board that speaks this crate's protocol; the caller fills in the rest.
    pub fn online() -> Self {
        Self {
            online: true,
            protocol: PROTOCOL,
            limits: Some(Limits {
                frame_bytes: limits::COMMAND_CHUNK_BYTES,
                transfers: limits::TRANSFERS_MAX,
                answer_bytes: limits::ANSWER_BYTES_MAX,
            }),
            ..Self::default()
        }
    }

    /// The payload of the last will: the broker publishes it, retained, when the board is gone.
    pub fn will() -> Vec<u8> {
        Self::default().to_json()
    }

    /// As it is published.
    pub fn to_json(&self) -> Vec<u8> {
        // Strings, numbers and booleans always have a JSON form.
        serde_json::to_vec(self).unwrap_or_default()
    }

    /// What a payload says; `None` if it is no status message.
    pub fn from_json(payload: &[u8]) -> Option<Self> {
        if payload.len() > STATUS_BYTES_MAX {
            return None;
        }
        serde_json::from_slice(payload).ok()
    }
}

impl Trial {
    #[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks for this signature")]
    fn is_none(&self) -> bool {
        *self == Self::None
    }
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks for this signature")]
fn is_zero(n: &u32) -> bool {
    *n == 0
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks for this signature")]
fn is_false(flag: &bool) -> bool {
    !*flag
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_newer_board_may_say_more_and_an_older_one_less() {
        let newer = Status::from_json(br#"{"online":true,"protocol":3,"colour":"red"}"#).unwrap();
        assert_eq!((newer.online, newer.protocol), (true, 3));
        let newer =
            Status::from_json(br#"{"online":true,"trial":"twice","modules":[{"name":"m"}]}"#).unwrap();
        assert_eq!((newer.trial, newer.modules[0].name.as_str()), (Trial::Other, "m"));
        assert_eq!(Status::from_json(b"{}").unwrap(), Status::default());
        assert_eq!(Status::from_json(b"online"), None);
        assert_eq!(Status::from_json(&[b' '; STATUS_BYTES_MAX + 1]), None);
    }

    #[test]
    fn the_will_is_small_and_says_offline() {
        assert_eq!(Status::will(), br#"{"online":false}"#);
    }
}
