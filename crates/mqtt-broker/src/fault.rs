//! Misbehaviour on request.

use alloc::collections::BTreeMap;
use alloc::string::String;

use mqtt_core::wire::ConnectRefusal;

/// What happens to a CONNECT.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum Connects {
    /// It is dealt with as it should be.
    #[default]
    Accept,
    /// The connection is closed without an answer.
    Close,
    /// It is refused for this reason.
    Refuse(ConnectRefusal),
}

/// What happens to acknowledgements to a client: PUBACK, PUBREC, PUBCOMP, SUBACK and UNSUBACK.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum Acks {
    /// They are never sent.
    Drop,
    /// They are kept back, up to [`crate::Limits::outgoing_bytes`], until this is `Send` again.
    Hold,
    /// They are sent at once.
    #[default]
    Send,
}

/// How a broker misbehaves towards one client or all. The default is not at all.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Faults {
    /// What happens to acknowledgements.
    pub acks: Acks,
    /// What happens to a CONNECT.
    pub connects: Connects,
    /// Open connections take no notice of anything, send nothing and are not closed, as after a cable was cut. They
    /// stay so when this is taken back; later connections work.
    pub silent: bool,
}

/// The faults in force.
#[derive(Debug, Default)]
pub(crate) struct FaultTable {
    everyone: Faults,
    /// Instead of `everyone`, for these client ids.
    some: BTreeMap<String, Faults>,
}

impl FaultTable {
    pub(crate) fn set(&mut self, client: Option<&str>, faults: Faults) {
        match client {
            None => self.everyone = faults,
            Some(id) if faults == Faults::default() => {
                self.some.remove(id);
            }
            Some(id) => {
                self.some.insert(id.into(), faults);
            }
        }
    }

    pub(crate) fn of(&self, client: &str) -> Faults {
        self.some.get(client).copied().unwrap_or(self.everyone)
    }
}
