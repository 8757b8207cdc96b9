//! How fast messages may leave: two token buckets, one for messages and one for bytes.

use monotime::{Duration, Instant};

/// Both buckets hold one second's worth, so that a burst of that size passes at once.
#[derive(Debug)]
pub(super) struct Rate {
    messages: Option<Bucket>,
    bytes: Option<Bucket>,
}

impl Rate {
    pub(super) fn new(messages_per_second: Option<u32>, bytes_per_second: Option<u32>) -> Self {
        Self { messages: messages_per_second.map(Bucket::new), bytes: bytes_per_second.map(Bucket::new) }
    }

    /// Takes one message of `bytes` bytes out, or says when to try again.
    pub(super) fn take(&mut self, now: Instant, bytes: usize) -> Result<(), Instant> {
        // A message larger than the bucket goes when the bucket is full.
        let bytes = u64::try_from(bytes).unwrap_or(u64::MAX);
        let mut again = Ok(());
        for (bucket, amount) in [(&mut self.messages, 1), (&mut self.bytes, bytes)] {
            if let Some(bucket) = bucket {
                bucket.refill(now);
                let wait = bucket.wait(amount);
                if !wait.is_zero() {
                    let at = now + wait;
                    again = Err(again.err().map_or(at, |other: Instant| other.max(at)));
                }
            }
        }
        again?;
        for (bucket, amount) in [(&mut self.messages, 1), (&mut self.bytes, bytes)] {
            if let Some(bucket) = bucket {
                bucket.take(amount);
            }
        }
        Ok(())
    }
}

/// Fills at `per_second`, counted in millionths so that no time is lost to rounding.
#[derive(Debug)]
struct Bucket {
    per_second: u64,
    /// Millionths of a token, at most one second's worth.
    level: u64,
    at: Instant,
}

const MILLION: u64 = 1_000_000;

impl Bucket {
    fn new(per_second: u32) -> Self {
        // Zero would mean never: one per second is the slowest.
        let per_second = u64::from(per_second.max(1));
        Self { per_second, level: per_second * MILLION, at: Instant::ZERO }
    }

    fn refill(&mut self, now: Instant) {
        let gained = now.since(self.at).micros().saturating_mul(self.per_second);
        self.level = self.level.saturating_add(gained).min(self.per_second * MILLION);
        self.at = now;
    }

    /// How long until `amount` can be taken.
    fn wait(&self, amount: u64) -> Duration {
        let wanted = amount.min(self.per_second) * MILLION;
        Duration::from_micros(wanted.saturating_sub(self.level).div_ceil(self.per_second))
    }

    fn take(&mut self, amount: u64) {
        self.level = self.level.saturating_sub(amount.min(self.per_second) * MILLION);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_burst_passes_and_then_the_rate_holds() {
        let mut rate = Rate::new(Some(10), None);
        let start = Instant::from_secs(5);
        for _ in 0..10 {
            assert_eq!(rate.take(start, 1), Ok(()));
        }
        let again = Instant::from_millis(5_100);
        assert_eq!(rate.take(start, 1), Err(again));
        assert_eq!(rate.take(again, 1), Ok(()));
        assert_eq!(rate.take(again, 1), Err(Instant::from_millis(5_200)));
    }

    #[test]
    fn the_slower_of_the_two_limits_counts_and_a_refusal_takes_nothing() {
        let mut rate = Rate::new(Some(2), Some(1000));
        let start = Instant::from_secs(1);
        assert_eq!(rate.take(start, 900), Ok(()));
        assert_eq!(rate.take(start, 400), Err(Instant::from_millis(1_300)));
        assert_eq!(rate.take(start, 100), Ok(()));
        // A message above the bucket's size waits for a full bucket, not for ever.
        assert_eq!(rate.take(start, 5_000), Err(Instant::from_secs(2)));
        assert_eq!(rate.take(Instant::from_secs(2), 5_000), Ok(()));
    }
}
