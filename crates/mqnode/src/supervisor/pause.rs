//! How long to wait before the next start: not at all, unless the firmware keeps ending.

use core::time::Duration;

use crate::settings::Supervisor as Times;

/// Short runs that are followed by a start without a pause: a reset by an operator must not feel slow.
const FREE_STARTS: u32 = 3;

/// The pauses of a crash loop.
pub(super) struct Pauses {
    stable: Duration,
    first: Duration,
    most: Duration,
    /// Runs shorter than `stable`, in a row.
    short_runs: u32,
}

impl Pauses {
    pub(super) fn new(times: &Times) -> Self {
        Self { stable: times.stable, first: times.pause, most: times.pause_max, short_runs: 0 }
    }

    /// The pause after a run that took `run`. Resets that were asked for count too: an application can ask in a loop.
    pub(super) fn after_run(&mut self, run: Duration) -> Duration {
        if run >= self.stable {
            self.short_runs = 0;
            return Duration::ZERO;
        }
        self.short_runs = self.short_runs.saturating_add(1);
        match self.short_runs.checked_sub(FREE_STARTS + 1) {
            None => Duration::ZERO,
            Some(doublings) => {
                let factor = 1_u32.checked_shl(doublings).unwrap_or(u32::MAX);
                self.first.saturating_mul(factor).min(self.most)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const S: Duration = Duration::from_secs(1);

    fn pauses() -> Pauses {
        Pauses { stable: 60 * S, first: S, most: 60 * S, short_runs: 0 }
    }

    #[test]
    fn a_crash_loop_slows_down_to_the_longest_pause_and_stays_there() {
        let mut pauses = pauses();
        let seen: Vec<u64> = (0..12).map(|_| pauses.after_run(S).as_secs()).collect();
        assert_eq!(seen, [0, 0, 0, 1, 2, 4, 8, 16, 32, 60, 60, 60]);
        pauses.short_runs = u32::MAX;
        assert_eq!(pauses.after_run(S), 60 * S);
    }

    #[test]
    fn a_long_run_ends_the_series() {
        let mut pauses = pauses();
        for _ in 0..8 {
            pauses.after_run(S);
        }
        assert_eq!(pauses.after_run(60 * S), Duration::ZERO);
        assert_eq!(pauses.after_run(S), Duration::ZERO);
    }
}
