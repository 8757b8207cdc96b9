//! The watchdog's policy: what feeds it, and when a boot has proved itself.
//!
//! The watchdog is fed by a command that the board sends to itself, through the broker and its own dispatcher: whatever breaks that
//! loop, breaks the board's management, and the watchdog resets it. Each such command carries a number, so that one which the broker kept from
//! before, or which somebody else sent, feeds nothing.
//!
//! One exception: while there is no connection at all and nothing is on trial, the board feeds its watchdog itself, for the time of the
//! hold. A broker that is away is not the board's fault, and the application goes on. When the hold is over the board resets in good
//! order, in case its own network is what is broken. The hold starts at the watchdog's time and doubles with every such
//! reset, up to [`OFFLINE_HOLD_MAX`].
//!
//! A trial has its time, too: one that can be managed, but whose application fails again and again, is over after [`trial_time`].

use monotime::{Duration, Instant};

use crate::limits::{OFFLINE_HOLD_MAX, TRIAL_ALLOKS};
use crate::settings::Watchdog;

/// The policy's state.
#[derive(Debug)]
pub(crate) struct Guard {
    timeout: Duration,
    allok: Duration,
    /// How long the board may be without a connection before it resets.
    hold: Duration,
    /// When a trial is over that was not confirmed.
    trial_ends: Instant,
    connected: bool,
    /// When the loop-back is to be published, or the watchdog to be fed locally.
    next: Instant,
    /// The number of the loop-back that is under way.
    nonce: u32,
    /// The last loop-back that came back, or the start.
    proved: Instant,
    /// The first of an uninterrupted row of loop-backs.
    first: Option<Instant>,
    all_ok: bool,
}

/// What the policy wants done.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Action {
    /// Publish the loop-back with this number.
    LoopBack(u32),
    /// Feed the watchdog: there is no connection, and that is nobody's fault.
    FeedOffline,
    /// Reset in good order: there has been no connection for too long.
    ResetOffline,
    /// Go back: what is on trial has had its time, and something still keeps it from being confirmed.
    EndTrial,
}

/// What a loop-back that came back means.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Fed {
    /// Nothing: it is not the one that is under way.
    Stale,
    /// Feed the watchdog.
    Feed,
    /// Feed the watchdog; and loop-backs have come for the all-OK time.
    AllOk,
}

/// The longest that a trial takes, from its boot to its confirmation or its end.
pub(crate) fn trial_time(settings: &Watchdog) -> Duration {
    settings.allok.duration().scaled(TRIAL_ALLOKS, 1).saturating_add(settings.timeout.duration())
}

impl Guard {
    /// The policy for a boot that starts `now`; `hold` doublings lengthen safe mode's all-OK time, `offline` ones the time
    /// without a connection.
    pub(crate) fn new(now: Instant, settings: &Watchdog, hold: u8, offline: u8) -> Self {
        let timeout = settings.timeout.duration();
        let doubled = |d: Duration, times: u8| d.scaled(1_u32 << times.min(20), 1);
        Self {
            timeout,
            allok: doubled(settings.allok.duration(), hold),
            hold: doubled(timeout, offline).min(OFFLINE_HOLD_MAX.max(timeout)),
            trial_ends: now + trial_time(settings),
            connected: false,
            next: now + timeout.scaled(1, 4),
            nonce: 0,
            proved: now,
            first: None,
            all_ok: false,
        }
    }

    /// The connection is there: the loop-back is due at once.
    pub(crate) fn connected(&mut self, now: Instant) {
        self.connected = true;
        self.next = now;
    }

    /// The connection is gone.
    pub(crate) fn disconnected(&mut self, now: Instant) {
        self.connected = false;
        self.next = self.next.min(now + self.timeout.scaled(1, 4));
    }

    /// When [`poll`](Self::poll) has something to say.
    pub(crate) fn deadline(&self) -> Instant {
        self.next
    }

    /// What is due.
    pub(crate) fn poll(&mut self, now: Instant, on_trial: bool) -> Option<Action> {
        if now < self.next {
            return None;
        }
        self.next = now + self.timeout.scaled(1, 4);
        if on_trial && now >= self.trial_ends {
            return Some(Action::EndTrial);
        }
        if self.connected {
            self.nonce = self.nonce.wrapping_add(1);
            return Some(Action::LoopBack(self.nonce));
        }
        if on_trial {
            // What is on trial has to reach the broker within the watchdog's time.
            return None;
        }
        // A row of loop-backs does not go on over a time in which the board fed itself.
        self.first = None;
        if now.since(self.proved) < self.hold {
            Some(Action::FeedOffline)
        } else {
            Some(Action::ResetOffline)
        }
    }

    /// A loop-back could not be published: it is tried again soon.
    pub(crate) fn not_published(&mut self, now: Instant) {
        self.next = now + self.timeout.scaled(1, 64);
    }

    /// The loop-back with number `nonce` came back.
    pub(crate) fn fed(&mut self, now: Instant, nonce: u32) -> Fed {
        if nonce == 0 || nonce != self.nonce {
            return Fed::Stale;
        }
        self.proved = now;
        let first = *self.first.get_or_insert(now);
        if !self.all_ok && now.since(first) >= self.allok {
            self.all_ok = true;
            return Fed::AllOk;
        }
        Fed::Feed
    }

    /// All-OK was reached but cannot be used: the application is not healthy. The time starts anew.
    pub(crate) fn not_ok(&mut self) {
        self.all_ok = false;
        self.first = None;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::settings::Seconds;

    const SETTINGS: Watchdog = Watchdog { timeout: Seconds::new(40), allok: Seconds::new(25), revert: true };

    fn at(secs: u64) -> Instant {
        Instant::from_secs(secs)
    }

    #[test]
    fn loop_backs_go_out_each_quarter_and_all_ok_comes_once_after_its_time() {
        let mut guard = Guard::new(at(0), &SETTINGS, 0, 0);
        guard.connected(at(3));
        let mut fed = alloc::vec::Vec::new();
        for second in 3..60 {
            if let Some(Action::LoopBack(nonce)) = guard.poll(at(second), false) {
                fed.push((second, guard.fed(at(second), nonce)));
            }
        }
        let times: alloc::vec::Vec<u64> = fed.iter().map(|f| f.0).collect();
        assert_eq!(times, [3, 13, 23, 33, 43, 53]);
        let all_ok: alloc::vec::Vec<_> = fed.iter().filter(|f| f.1 == Fed::AllOk).collect();
        assert_eq!(all_ok, [&(33, Fed::AllOk)]);
    }

    #[test]
    fn a_loop_back_from_before_or_from_somebody_else_feeds_nothing() {
        let mut guard = Guard::new(at(0), &SETTINGS, 0, 0);
        assert_eq!(guard.fed(at(1), 0), Fed::Stale);
        guard.connected(at(1));
        assert_eq!(guard.poll(at(1), false), Some(Action::LoopBack(1)));
        assert_eq!(guard.poll(at(11), false), Some(Action::LoopBack(2)));
        assert_eq!(guard.fed(at(12), 1), Fed::Stale);
        assert_eq!(guard.fed(at(12), 2), Fed::Feed);
    }

    #[test]
    fn without_a_connection_the_board_feeds_itself_for_its_hold_and_then_resets() {
        for (offline, last_feed) in [(0, 30), (1, 70), (2, 150)] {
            let mut guard = Guard::new(at(0), &SETTINGS, 0, offline);
            let mut fed = 0;
            for second in 1.. {
                match guard.poll(at(second), false) {
                    Some(Action::FeedOffline) => fed = second,
                    Some(Action::ResetOffline) => break,
                    Some(Action::LoopBack(_) | Action::EndTrial) => panic!("no connection, and no trial"),
                    None => {}
                }
            }
            assert_eq!(fed, last_feed);
        }
        let longest = Guard::new(at(0), &SETTINGS, 0, u8::MAX);
        assert_eq!(longest.hold, OFFLINE_HOLD_MAX);
    }

    #[test]
    fn on_trial_nothing_but_the_broker_feeds_the_watchdog() {
        let mut guard = Guard::new(at(0), &SETTINGS, 0, 0);
        for second in 1..trial_time(&SETTINGS).secs() {
            assert_eq!(guard.poll(at(second), true), None);
        }
    }

    #[test]
    fn a_trial_that_is_managed_but_not_confirmed_ends() {
        let mut guard = Guard::new(at(0), &SETTINGS, 0, 0);
        guard.connected(at(0));
        let ends = trial_time(&SETTINGS);
        for second in 0.. {
            match guard.poll(at(second), true) {
                Some(Action::LoopBack(nonce)) if guard.fed(at(second), nonce) == Fed::AllOk => guard.not_ok(),
                Some(Action::EndTrial) => {
                    let late = at(second).since(Instant::ZERO + ends);
                    assert!(late <= SETTINGS.timeout.duration().scaled(1, 4), "{late}");
                    return;
                }
                _ => {}
            }
        }
    }

    #[test]
    fn a_time_without_a_connection_starts_the_all_ok_time_anew() {
        let mut guard = Guard::new(at(0), &SETTINGS, 0, 0);
        guard.connected(at(0));
        assert_eq!(guard.poll(at(0), false), Some(Action::LoopBack(1)));
        assert_eq!(guard.fed(at(0), 1), Fed::Feed);
        guard.disconnected(at(1));
        assert_eq!(guard.poll(at(11), false), Some(Action::FeedOffline));
        guard.connected(at(30));
        assert_eq!(guard.poll(at(30), false), Some(Action::LoopBack(2)));
        assert_eq!(guard.fed(at(30), 2), Fed::Feed);
        assert_eq!(guard.poll(at(56), false), Some(Action::LoopBack(3)));
        assert_eq!(guard.fed(at(56), 3), Fed::AllOk);
    }
}
