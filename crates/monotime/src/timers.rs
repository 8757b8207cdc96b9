//! All deadlines of one state machine in one table; the next one is the minimum.

use crate::Instant;

/// Names the timers of a state machine; implemented by a fieldless enum, one variant per timer.
///
/// `index` numbers the variants from 0; `ALL` lists them in that order, so that the table's size is derived once.
pub trait TimerKind: Copy + 'static {
    /// Every timer, in the order of `index`.
    const ALL: &'static [Self];
    /// This timer's position in `ALL`.
    fn index(self) -> usize;
}

/// A table of at most `N` deadlines, one per variant of `K`.
///
/// ```
/// use monotime::{Instant, TimerKind, Timers};
///
/// #[derive(Clone, Copy, Debug, PartialEq)]
/// enum Kind { Ping, Response }
/// impl TimerKind for Kind {
///     const ALL: &'static [Self] = &[Kind::Ping, Kind::Response];
///     fn index(self) -> usize { self as usize }
/// }
///
/// let mut timers = Timers::<Kind, { Kind::ALL.len() }>::new();
/// timers.set(Kind::Ping, Instant::from_secs(30));
/// timers.set(Kind::Response, Instant::from_secs(10));
/// assert_eq!(timers.next(), Some(Instant::from_secs(10)));
/// assert_eq!(timers.expired(Instant::from_secs(12)), Some(Kind::Response));
/// assert_eq!(timers.expired(Instant::from_secs(12)), None);
/// ```
#[derive(Clone, Debug)]
pub struct Timers<K, const N: usize> {
    deadlines: [Option<Instant>; N],
    /// No deadline is before this: most looks at the table end here. It may be too early, never too late.
    floor: Instant,
    kind: core::marker::PhantomData<K>,
}

impl<K: TimerKind, const N: usize> Timers<K, N> {
    const FITS: () = assert!(N == K::ALL.len(), "the table has one place per timer");

    /// No timer is set.
    pub const fn new() -> Self {
        let () = Self::FITS;
        Self { deadlines: [None; N], floor: NEVER, kind: core::marker::PhantomData }
    }

    /// Sets `kind` to expire at `at`, whatever it was before.
    pub fn set(&mut self, kind: K, at: Instant) {
        if let Some(slot) = self.deadlines.get_mut(kind.index()) {
            *slot = Some(at);
            self.floor = self.floor.min(at);
        }
    }

    /// Stops `kind`.
    pub fn cancel(&mut self, kind: K) {
        if let Some(slot) = self.deadlines.get_mut(kind.index()) {
            *slot = None;
        }
    }

    /// Stops all timers.
    pub fn clear(&mut self) {
        self.deadlines = [None; N];
        self.floor = NEVER;
    }

    /// When `kind` expires, if it is set.
    pub fn get(&self, kind: K) -> Option<Instant> {
        self.deadlines.get(kind.index()).copied().flatten()
    }

    /// The earliest deadline.
    pub fn next(&self) -> Option<Instant> {
        self.deadlines.iter().flatten().min().copied()
    }

    /// Takes one timer whose deadline is at or before `now`, the earliest first.
    pub fn expired(&mut self, now: Instant) -> Option<K> {
        if now < self.floor {
            return None;
        }
        let earliest = K::ALL.iter().filter_map(|&k| self.get(k).map(|at| (at, k))).min_by_key(|(at, _)| *at);
        self.floor = earliest.map_or(NEVER, |(at, _)| at);
        let (at, kind) = earliest?;
        if at > now {
            return None;
        }
        self.cancel(kind);
        Some(kind)
    }
}

/// The end of time.
const NEVER: Instant = Instant::from_micros(u64::MAX);

impl<K: TimerKind, const N: usize> Default for Timers<K, N> {
    fn default() -> Self {
        Self::new()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Clone, Copy, Debug, PartialEq)]
    enum Kind {
        A,
        B,
    }

    impl TimerKind for Kind {
        const ALL: &'static [Self] = &[Self::A, Self::B];
        fn index(self) -> usize {
            self as usize
        }
    }

    fn at(secs: u64) -> Instant {
        Instant::from_secs(secs)
    }

    #[test]
    fn timers_expire_once_and_the_earliest_first() {
        let mut timers = Timers::<Kind, 2>::new();
        timers.set(Kind::A, at(2));
        timers.set(Kind::B, at(1));
        assert_eq!(timers.expired(at(0)), None);
        assert_eq!([(); 3].map(|()| timers.expired(at(5))), [Some(Kind::B), Some(Kind::A), None]);
    }

    #[test]
    fn a_timer_moved_or_stopped_does_not_hide_another() {
        let mut timers = Timers::<Kind, 2>::new();
        timers.set(Kind::A, at(1));
        timers.set(Kind::A, at(9));
        timers.set(Kind::B, at(5));
        assert_eq!(timers.expired(at(4)), None);
        assert_eq!(timers.expired(at(5)), Some(Kind::B));
        timers.set(Kind::B, at(3));
        timers.cancel(Kind::B);
        assert_eq!(timers.expired(at(8)), None);
        assert_eq!(timers.expired(at(9)), Some(Kind::A));
        timers.set(Kind::B, Instant::from_micros(u64::MAX));
        assert_eq!(timers.next(), Some(Instant::from_micros(u64::MAX)));
    }
}
