//! The time for embassy: it stands still until somebody moves it.

use core::sync::atomic::{AtomicU64, Ordering};
use core::task::Waker;

use embassy_time_driver::Driver;

struct Clock {
    ticks: AtomicU64,
}

impl Driver for Clock {
    fn now(&self) -> u64 {
        self.ticks.load(Ordering::Relaxed)
    }

    /// Nobody sleeps here: whoever polls does so again and again.
    fn schedule_wake(&self, _at: u64, _waker: &Waker) {}
}

embassy_time_driver::time_driver_impl!(static CLOCK: Clock = Clock { ticks: AtomicU64::new(0) });

/// Lets a millisecond pass.
pub(crate) fn pass() {
    CLOCK.ticks.fetch_add(embassy_time_driver::TICK_HZ / 1000, Ordering::Relaxed);
}

/// The time as the state machines have it.
pub(crate) fn now() -> monotime::Instant {
    monotime::Instant::from_micros(embassy_time::Instant::now().as_micros())
}
