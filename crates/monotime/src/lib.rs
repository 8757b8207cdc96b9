//! The only notion of time in the pure ring.
//!
//! [`Instant`] and [`Duration`] count microseconds in a `u64`, so that they cost one word pair on every target,
//! compare as integers, and can be written in a failing test's seed. An instant means nothing outside the program
//! that made it: its origin is whatever the platform chose (boot, on a board). Nobody in the pure ring reads a clock;
//! time comes in as an argument.
//!
//! [`Timers`] keeps all deadlines of a state machine in one table; [`Backoff`] spaces out attempts with jitter.
//!
//! What it deliberately does not do: calendar time, time zones, leap seconds.

#![no_std]
#![forbid(unsafe_code)]
#![deny(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::todo,
    clippy::unimplemented,
    clippy::unreachable,
    clippy::unwrap_used
)]

mod backoff;
mod timers;

pub use backoff::Backoff;
pub use timers::{TimerKind, Timers};

use core::fmt;
use core::ops::{Add, AddAssign, Sub};

/// A point in monotonic time, in microseconds since an origin that the platform chose.
///
/// Additions saturate: an instant never wraps round to the past.
#[derive(Clone, Copy, Debug, Default, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct Instant(u64);

impl Instant {
    /// The platform's origin.
    pub const ZERO: Self = Self(0);

    /// An instant `micros` microseconds after the origin.
    pub const fn from_micros(micros: u64) -> Self {
        Self(micros)
    }

    /// An instant `millis` milliseconds after the origin.
    pub const fn from_millis(millis: u64) -> Self {
        Self(millis.saturating_mul(1_000))
    }

    /// An instant `secs` seconds after the origin.
    pub const fn from_secs(secs: u64) -> Self {
        Self(secs.saturating_mul(1_000_000))
    }

    /// Microseconds since the origin.
    pub const fn micros(self) -> u64 {
        self.0
    }

    /// Whole milliseconds since the origin, rounded down.
    pub const fn millis(self) -> u64 {
        self.0 / 1_000
    }

    /// The time from `earlier` to here; zero if `earlier` is later.
    ///
    /// ```
    /// use monotime::{Duration, Instant};
    /// assert_eq!(Instant::from_secs(3).since(Instant::from_secs(1)), Duration::from_secs(2));
    /// assert_eq!(Instant::from_secs(1).since(Instant::from_secs(3)), Duration::ZERO);
    /// ```
    pub const fn since(self, earlier: Self) -> Duration {
        Duration(self.0.saturating_sub(earlier.0))
    }
}

impl Add<Duration> for Instant {
    type Output = Self;
    fn add(self, rhs: Duration) -> Self {
        Self(self.0.saturating_add(rhs.0))
    }
}

impl AddAssign<Duration> for Instant {
    fn add_assign(&mut self, rhs: Duration) {
        *self = *self + rhs;
    }
}

impl Sub<Duration> for Instant {
    type Output = Self;
    fn sub(self, rhs: Duration) -> Self {
        Self(self.0.saturating_sub(rhs.0))
    }
}

/// A span of time, in microseconds. Arithmetic saturates.
#[derive(Clone, Copy, Debug, Default, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct Duration(u64);

impl Duration {
    /// No time.
    pub const ZERO: Self = Self(0);
    /// The longest span: some 584,000 years.
    pub const MAX: Self = Self(u64::MAX);

    /// `micros` microseconds.
    pub const fn from_micros(micros: u64) -> Self {
        Self(micros)
    }

    /// `millis` milliseconds.
    pub const fn from_millis(millis: u64) -> Self {
        Self(millis.saturating_mul(1_000))
    }

    /// `secs` seconds.
    pub const fn from_secs(secs: u64) -> Self {
        Self(secs.saturating_mul(1_000_000))
    }

    /// The span in microseconds.
    pub const fn micros(self) -> u64 {
        self.0
    }

    /// The span in whole milliseconds, rounded down.
    pub const fn millis(self) -> u64 {
        self.0 / 1_000
    }

    /// The span in whole seconds, rounded down.
    pub const fn secs(self) -> u64 {
        self.0 / 1_000_000
    }

    /// `self * numerator / denominator`; `MAX` when it does not fit or `denominator` is 0.
    ///
    /// ```
    /// use monotime::Duration;
    /// assert_eq!(Duration::from_secs(60).scaled(3, 2), Duration::from_secs(90));
    /// ```
    pub const fn scaled(self, numerator: u32, denominator: u32) -> Self {
        if denominator == 0 {
            return Self::MAX;
        }
        let wide = self.0 as u128 * numerator as u128 / denominator as u128;
        if wide > u64::MAX as u128 { Self::MAX } else { Self(wide as u64) }
    }

    /// The sum; `MAX` when it does not fit.
    pub const fn saturating_add(self, rhs: Self) -> Self {
        Self(self.0.saturating_add(rhs.0))
    }

    /// Whether this is no time at all.
    pub const fn is_zero(self) -> bool {
        self.0 == 0
    }
}

impl From<Duration> for core::time::Duration {
    fn from(d: Duration) -> Self {
        Self::from_micros(d.0)
    }
}

impl From<core::time::Duration> for Duration {
    /// Rounds down to microseconds; saturates.
    fn from(d: core::time::Duration) -> Self {
        Self(u64::try_from(d.as_micros()).unwrap_or(u64::MAX))
    }
}

impl fmt::Display for Duration {
    /// Seconds with milliseconds: `1.250 s`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{:03} s", self.secs(), self.millis() % 1_000)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn additions_saturate_instead_of_wrapping_into_the_past() {
        let late = Instant::from_micros(u64::MAX);
        assert_eq!(late + Duration::from_secs(1), late);
        assert_eq!(Instant::ZERO - Duration::from_secs(1), Instant::ZERO);
        assert_eq!(Duration::MAX.saturating_add(Duration::from_micros(1)), Duration::MAX);
        assert_eq!(Duration::MAX.scaled(2, 1), Duration::MAX);
        assert_eq!(Duration::from_secs(1).scaled(1, 0), Duration::MAX);
    }

    #[test]
    fn a_duration_survives_the_way_through_core() {
        let d = Duration::from_millis(1_234);
        assert_eq!(Duration::from(core::time::Duration::from(d)), d);
    }
}
