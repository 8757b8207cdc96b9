//! When to connect again, and whether with a clean session.

use monotime::{Backoff, Duration, Instant};

use super::config::{Clean, Config};

/// A connection that lived this long was a good one: the next pause is a short one again. A broker that accepts and
/// closes at once (two clients with the same identifier do that to each other) does not make us hurry.
const GOOD_AFTER: Duration = Duration::from_secs(10);

#[derive(Debug)]
pub(super) struct Reconnect {
    backoff: Backoff,
    clean: Clean,
    /// The clean connection of [`Clean::Once`] has been made.
    wiped: bool,
    /// The broker's shortest time between two connections.
    interval: Duration,
    last_attempt: Option<Instant>,
    random: u64,
}

impl Reconnect {
    pub(super) fn new(config: &Config) -> Self {
        Self {
            backoff: Backoff::new(config.reconnect_min, config.reconnect_max),
            clean: config.clean,
            wiped: false,
            interval: config.profile.connect_interval,
            last_attempt: None,
            random: config.seed,
        }
    }

    /// Whether the next connection asks for a clean session.
    pub(super) const fn is_clean(&self) -> bool {
        match self.clean {
            Clean::Always => true,
            Clean::Once => !self.wiped,
            Clean::Never => false,
        }
    }

    /// The broker accepted a connection. Says whether that one was only there to wipe the old session.
    pub(super) const fn accepted(&mut self) -> bool {
        let wiping = matches!(self.clean, Clean::Once) && !self.wiped;
        self.wiped = true;
        wiping
    }

    pub(super) const fn attempted(&mut self, now: Instant) {
        self.last_attempt = Some(now);
    }

    /// When to try again after a failure, or after a connection that lived since `accepted`.
    pub(super) fn after_failure(&mut self, now: Instant, accepted: Option<Instant>) -> Instant {
        if accepted.is_some_and(|since| now.since(since) >= GOOD_AFTER) {
            self.backoff.reset();
        }
        let entropy = self.entropy();
        let pause = self.backoff.next(entropy);
        self.not_before(now + pause)
    }

    /// When to try again after everything went as planned.
    pub(super) fn at_once(&self, now: Instant) -> Instant {
        self.not_before(now)
    }

    fn not_before(&self, at: Instant) -> Instant {
        self.last_attempt.map_or(at, |last| at.max(last + self.interval))
    }

    /// SplitMix64 (Steele, Lea, Flood 2014): enough to spread attempts, and no secret.
    fn entropy(&mut self) -> u32 {
        self.random = self.random.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.random;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((z ^ (z >> 31)) >> 32) as u32
    }
}
