//! A clock that is corrected a little at a time.

use monotime::{Duration, Instant};

use crate::ports::WallClock;

/// How much is corrected in a second: 5 ms. The clock goes on at 0.995 to 1.005 of its speed.
const RATE: i64 = 200;
/// How often the clock is moved meanwhile.
const EVERY: Duration = Duration::from_secs(1);

/// A correction under way.
#[derive(Debug, Default)]
pub(super) struct Slew {
    work: Option<Work>,
}

#[derive(Debug)]
struct Work {
    /// What is still to be corrected, in microseconds.
    rest: i64,
    since: Instant,
}

impl Slew {
    /// Begins to correct by `offset` microseconds, instead of what was being corrected.
    pub(super) fn begin(&mut self, now: Instant, offset: i64) {
        self.work = Some(Work { rest: offset, since: now }).filter(|work| work.rest != 0);
    }

    /// Forgets what was being corrected.
    pub(super) fn stop(&mut self) {
        self.work = None;
    }

    pub(super) fn deadline(&self) -> Option<Instant> {
        self.work.as_ref().map(|work| work.since + EVERY)
    }

    /// Moves the clock by as much as the time that has passed allows.
    pub(super) fn poll(&mut self, now: Instant, clock: &mut dyn WallClock) {
        let Some(work) = self.work.as_mut().filter(|work| now >= work.since + EVERY) else { return };
        let passed = i64::try_from(now.since(work.since).micros()).unwrap_or(i64::MAX);
        let step = work.rest.clamp(-passed / RATE, passed / RATE);
        if let Some(shown) = clock.unix_micros() {
            clock.set_unix_micros(shown.saturating_add(step));
        }
        work.rest -= step;
        work.since = now;
        if work.rest == 0 {
            self.work = None;
        }
    }
}
