//! Growing pauses between attempts, with jitter.

use crate::Duration;

/// Exponential back-off: each pause is twice the one before, up to a limit, and drawn at random from its upper half.
///
/// The jitter keeps ten thousand boards from coming back in the same second after their broker restarted.
///
/// ```
/// use monotime::{Backoff, Duration};
/// let mut backoff = Backoff::new(Duration::from_secs(1), Duration::from_secs(60));
/// let first = backoff.next(0x8000_0000);
/// assert!(first >= Duration::from_secs(1) && first <= Duration::from_secs(2));
/// backoff.reset();
/// ```
#[derive(Clone, Debug)]
pub struct Backoff {
    min: Duration,
    max: Duration,
    ceiling: Duration,
}

impl Backoff {
    /// Pauses from `min` (never less) to `max` (never more; raised to `min` if it is smaller).
    pub fn new(min: Duration, max: Duration) -> Self {
        let max = max.max(min);
        Self { min, max, ceiling: min.scaled(2, 1).min(max) }
    }

    /// The next pause. `entropy` is any random number; all its bits count.
    pub fn next(&mut self, entropy: u32) -> Duration {
        let floor = self.ceiling.scaled(1, 2).max(self.min);
        let span = self.ceiling.micros().saturating_sub(floor.micros());
        let jitter = ((u128::from(span) * u128::from(entropy)) >> 32) as u64;
        self.ceiling = self.ceiling.scaled(2, 1).min(self.max);
        floor.saturating_add(Duration::from_micros(jitter))
    }

    /// The next pause is a first one again: call this when an attempt has succeeded.
    pub fn reset(&mut self) {
        self.ceiling = self.min.scaled(2, 1).min(self.max);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pauses_grow_stay_within_limits_and_start_again() {
        let (min, max) = (Duration::from_millis(500), Duration::from_secs(8));
        for entropy in [0, 1, 0x7fff_ffff, u32::MAX] {
            let mut backoff = Backoff::new(min, max);
            let pauses: [Duration; 8] = core::array::from_fn(|_| backoff.next(entropy));
            assert!(pauses.iter().all(|p| (min..=max).contains(p)), "{pauses:?}");
            assert!(pauses.windows(2).all(|w| w[0] <= w[1]), "{pauses:?}");
            assert!(pauses[7] >= Duration::from_secs(4), "{pauses:?}");
            backoff.reset();
            assert!(backoff.next(entropy) <= Duration::from_secs(1));
        }
    }

    #[test]
    fn a_limit_below_the_minimum_is_raised_to_it() {
        let mut backoff = Backoff::new(Duration::from_secs(2), Duration::from_secs(1));
        assert_eq!(backoff.next(u32::MAX), Duration::from_secs(2));
    }
}
