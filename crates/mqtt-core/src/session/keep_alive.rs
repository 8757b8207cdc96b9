//! Whether the link still lives: when to send PINGREQ, and how long its answer may take.

use monotime::{Duration, Instant};

#[derive(Debug)]
pub(super) struct KeepAlive {
    /// The longest silence in either direction; none if it is switched off.
    silence: Option<Duration>,
    last_sent: Instant,
    last_received: Instant,
    /// PINGREQ is to be sent.
    pub(super) wanted: bool,
    /// When the PINGREQ left that is not answered yet.
    pub(super) pinged: Option<Instant>,
}

impl KeepAlive {
    pub(super) fn new(keep_alive_secs: u16) -> Self {
        // Three quarters leave time for the packet's way. [MQTT-3.1.2-23]
        let silence = Duration::from_secs(u64::from(keep_alive_secs)).scaled(3, 4);
        Self {
            silence: (keep_alive_secs > 0).then_some(silence),
            last_sent: Instant::ZERO,
            last_received: Instant::ZERO,
            wanted: false,
            pinged: None,
        }
    }

    pub(super) const fn connected(&mut self, now: Instant) {
        self.last_sent = now;
        self.last_received = now;
        self.wanted = false;
        self.pinged = None;
    }

    pub(super) const fn sent(&mut self, now: Instant) {
        self.last_sent = now;
    }

    pub(super) const fn received(&mut self, now: Instant) {
        self.last_received = now;
    }

    /// When PINGREQ is due. A link that only sends is as suspect as one that only receives.
    pub(super) fn due(&self) -> Option<Instant> {
        let since = match self.pinged {
            // The broker owes an answer, but we still owe it a packet in every interval.
            Some(_) => self.last_sent,
            None => self.last_sent.min(self.last_received),
        };
        Some(since + self.silence?)
    }

    /// When the next one is due if one leaves now.
    pub(super) fn after(&self, now: Instant) -> Option<Instant> {
        Some(now + self.silence?)
    }
}
