//! The watchdog: once armed it can only be fed or armed anew.

use core::time::Duration;

use tokio::time::Instant;

/// Longer times are as good as none; this bound keeps the arithmetic far from overflow.
const TIMEOUT_MAX: Duration = Duration::from_secs(30 * 86_400);

/// The time by which the firmware must have fed.
pub(super) struct Watchdog {
    timeout: Duration,
    deadline: Instant,
}

impl Watchdog {
    pub(super) fn armed(timeout: Duration) -> Self {
        Self { timeout, deadline: Instant::now() + timeout }
    }

    /// Sets another time, from now on. At least a millisecond: zero would be a way to ask for a reset.
    pub(super) fn arm(&mut self, millis: u64) {
        *self = Self::armed(Duration::from_millis(millis.max(1)).min(TIMEOUT_MAX));
    }

    pub(super) fn feed(&mut self) {
        self.deadline = Instant::now() + self.timeout;
    }

    pub(super) fn expired(&self) -> bool {
        self.deadline <= Instant::now()
    }

    pub(super) fn deadline(&self) -> Instant {
        self.deadline
    }

    pub(super) fn timeout(&self) -> Duration {
        self.timeout
    }
}
