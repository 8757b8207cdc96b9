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
    kind: core::marker::PhantomData<K>,
}

impl<K: TimerKind, const N: usize> Timers<K, N> {
    const FITS: () = assert!(N == K::ALL.len(), "the table has one place per timer");

    /// No timer is set.
    pub const fn new() -> Self {
        let () = Self::FITS;
        Self { deadlines: [None; N], kind: core::marker::PhantomData }
    }

    /// Sets `kind` to expire at `at`, whatever it was before.
    pub fn set(&mut self, kind: K, at: Instant) {
        if let Some(slot) = self.deadlines.get_mut(kind.index()) {
            *slot = Some(at);
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
        let (at, kind) =
            K::ALL.iter().filter_map(|&k| self.get(k).map(|at| (at, k))).min_by_key(|(at, _)| *at)?;
        if at > now {
            return None;
        }
        self.cancel(kind);
        Some(kind)
    }
}

impl<K: TimerKind, const N: usize> Default for Timers<K, N> {
    fn default() -> Self {
        Self::new()
    }
}
