//! One connection's bytes, and what it is in the middle of.

use alloc::string::String;
use alloc::vec::Vec;

use monotime::{Duration, Instant};
use mqtt_core::wire::Packet;

use crate::config::Limits;
use crate::message::Message;

/// One open connection.
#[derive(Debug)]
pub(crate) struct Connection {
    /// Acknowledgements that a fault keeps back.
    pub(crate) held: Vec<u8>,
    /// The beginning of a packet whose rest has not come.
    pub(crate) incoming: Vec<u8>,
    /// Waits in the broker's list of connections with something to do.
    pub(crate) listed: bool,
    /// Bytes were handed out and `sent` has not been called since.
    pub(crate) lent: bool,
    pub(crate) outgoing: Outgoing,
    pub(crate) stage: Stage,
}

/// Where a connection is in its life.
#[derive(Debug)]
pub(crate) enum Stage {
    /// No CONNECT yet.
    Waiting { deadline: Instant },
    /// A client is served.
    Open(Client),
    /// What waits is sent, then it is closed.
    Closing { deadline: Instant },
    /// A fault made it deaf and dumb; the client is still taken to be there.
    Silent(Client),
    /// To be closed without another byte.
    Cut,
}

/// The client at the other end.
#[derive(Debug)]
pub(crate) struct Client {
    pub(crate) id: String,
    /// One and a half times the keep-alive, and the time by which something must come; none for keep-alive 0.
    pub(crate) silence: Option<(Duration, Instant)>,
    pub(crate) will: Option<Message>,
}

impl Connection {
    pub(crate) fn new(deadline: Instant, limits: &Limits) -> Self {
        Self {
            held: Vec::new(),
            incoming: Vec::new(),
            listed: false,
            lent: false,
            outgoing: Outgoing::new(limits),
            stage: Stage::Waiting { deadline },
        }
    }

    /// When something is to be done about it although nothing came.
    // [MQTT-3.1.2-24]
    pub(crate) fn deadline(&self) -> Option<Instant> {
        match &self.stage {
            Stage::Waiting { deadline } | Stage::Closing { deadline } => Some(*deadline),
            Stage::Open(client) => client.silence.map(|(_, deadline)| deadline),
            Stage::Silent(_) | Stage::Cut => None,
        }
    }

    /// The client that is served, or was until a fault silenced it.
    pub(crate) fn client(&self) -> Option<&Client> {
        match &self.stage {
            Stage::Open(client) | Stage::Silent(client) => Some(client),
            Stage::Waiting { .. } | Stage::Closing { .. } | Stage::Cut => None,
        }
    }

    /// Something came: the time of silence begins anew.
    pub(crate) fn heard(&mut self, now: Instant) {
        if let Stage::Open(Client { silence: Some((span, deadline)), .. }) = &mut self.stage {
            *deadline = now + *span;
        }
    }

    /// Whether the driver has something to do for it now.
    pub(crate) fn wants_attention(&self) -> bool {
        match self.stage {
            Stage::Cut => true,
            Stage::Closing { .. } => !self.lent,
            Stage::Waiting { .. } | Stage::Open(_) => !self.lent && !self.outgoing.unsent().is_empty(),
            Stage::Silent(_) => false,
        }
    }

    /// Whether it is to be closed now.
    pub(crate) fn is_over(&self) -> bool {
        match self.stage {
            Stage::Cut => true,
            Stage::Closing { .. } => self.outgoing.unsent().is_empty(),
            Stage::Waiting { .. } | Stage::Open(_) | Stage::Silent(_) => false,
        }
    }
}

/// Bytes on their way out, bounded.
#[derive(Debug)]
pub(crate) struct Outgoing {
    bytes: Vec<u8>,
    /// Beyond this, messages wait elsewhere.
    limit: usize,
    /// Beyond this, there is no room for answers either.
    limit_answers: usize,
    /// How many of `bytes` are sent.
    taken: usize,
}

impl Outgoing {
    fn new(limits: &Limits) -> Self {
        let limit = limits.outgoing_bytes;
        Self { bytes: Vec::new(), limit, limit_answers: limit.saturating_add(limits.packet_bytes), taken: 0 }
    }

    /// Appends a message (or PUBREL) if there is room, or if nothing else waits.
    pub(crate) fn push_message(&mut self, packet: &Packet<'_>) -> bool {
        let limit = if self.unsent().is_empty() { usize::MAX } else { self.limit };
        self.push(packet, limit)
    }

    /// Appends an answer to the client if there is room, which a large message must not take away.
    pub(crate) fn push_answer(&mut self, packet: &Packet<'_>) -> bool {
        self.push(packet, self.limit_answers)
    }

    fn push(&mut self, packet: &Packet<'_>, limit: usize) -> bool {
        let length = packet.encoded_len();
        if self.unsent().len().saturating_add(length) > limit {
            return false;
        }
        // What is sent makes room before the buffer grows.
        if self.taken > 0 && self.bytes.len().saturating_add(length) > self.bytes.capacity() {
            self.bytes.drain(..self.taken);
            self.taken = 0;
        }
        append(&mut self.bytes, packet);
        true
    }

    /// Appends answers if there is room.
    pub(crate) fn push_bytes(&mut self, bytes: &[u8]) -> bool {
        let fits = self.unsent().len().saturating_add(bytes.len()) <= self.limit_answers;
        if fits {
            self.bytes.extend_from_slice(bytes);
        }
        fits
    }

    pub(crate) fn unsent(&self) -> &[u8] {
        self.bytes.get(self.taken..).unwrap_or_default()
    }

    pub(crate) fn sent(&mut self, count: usize) {
        self.taken = self.taken.saturating_add(count).min(self.bytes.len());
        if self.taken == self.bytes.len() {
            self.clear();
        }
    }

    pub(crate) fn clear(&mut self) {
        self.bytes.clear();
        self.taken = 0;
        // A burst must not hold its memory for ever.
        if self.bytes.capacity() > BUFFER_KEPT {
            self.bytes = Vec::new();
        }
    }
}

/// An empty buffer larger than this is given back.
const BUFFER_KEPT: usize = 64 * 1024;

/// Encodes the packet at the end of `bytes`. A packet that cannot be encoded adds nothing; the broker makes none.
pub(crate) fn append(bytes: &mut Vec<u8>, packet: &Packet<'_>) {
    let start = bytes.len();
    bytes.resize(start.saturating_add(packet.encoded_len()), 0);
    let written = bytes.get_mut(start..).map_or(0, |room| packet.encode(room).unwrap_or(0));
    bytes.truncate(start + written);
}
