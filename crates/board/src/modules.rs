//! The application's modules: what each is doing, and when a failed one is started again.
//!
//! Pure: it is told what happened and says what to do. A module that fails is started again after a pause that doubles with each
//! failure, from [`RESTART_MIN`] to [`RESTART_MAX`], and is short again when it has run for [`RESTART_MAX`] without failing.

use alloc::string::String;
use alloc::vec::Vec;

use monotime::{Duration, Instant};

use crate::limits::{RESTART_MAX, RESTART_MIN};

/// Crash records written for one module in one boot; later failures are only logged, so that a module that fails for ever does not
/// push out the records of everything else.
const RECORDS_PER_MODULE: u32 = 3;

/// How long a module that starts keeps others waiting.
const START_TIME: Duration = Duration::from_secs(5);

/// All modules, in the order of the settings.
#[derive(Debug, Default)]
pub(crate) struct Modules {
    list: Vec<Module>,
}

/// One module.
#[derive(Debug)]
struct Module {
    name: String,
    state: State,
    /// Failures in a row.
    failures: u32,
    /// Failures in this boot.
    all_failures: u32,
}

/// What a module is doing.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum State {
    /// Part of the firmware: it cannot be stopped.
    Native,
    /// To be started at this time.
    Due(Instant),
    /// Running since. While its `start` has not returned, no other one is started: they might import the same module at the
    /// same time. But none waits longer than [`START_TIME`].
    Running { since: Instant, starting: bool },
    /// Its program has ended without a failure; what it left with others goes on.
    Ended,
    /// Stopped by an operator.
    Stopped,
    /// Its program is being stopped; then it is to be started again, or not.
    Stopping { restart: bool },
}

/// What a failure means.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) struct Failure {
    /// A crash record is to be written.
    pub(crate) record: bool,
    /// The pause until it is started again.
    pub(crate) pause: Duration,
}

/// Why a module cannot be told to do something.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Refusal {
    Unknown,
    Native,
}

impl Modules {
    /// Adds a module of the application, to be started at once.
    pub(crate) fn add(&mut self, now: Instant, name: &str) {
        self.push(name, State::Due(now));
    }

    /// Adds a part of the firmware, so that it is listed.
    pub(crate) fn add_native(&mut self, name: &str) {
        self.push(name, State::Native);
    }

    fn push(&mut self, name: &str, state: State) {
        if self.find(name).is_none() {
            self.list.push(Module { name: name.into(), state, failures: 0, all_failures: 0 });
        }
    }

    /// The next module that is due; it counts as running from now on.
    pub(crate) fn start_next(&mut self, now: Instant) -> Option<String> {
        if self.gate().is_some_and(|at| now < at) {
            return None;
        }
        let due = |m: &&mut Module| matches!(m.state, State::Due(at) if at <= now);
        let module = self.list.iter_mut().find(due)?;
        module.state = State::Running { since: now, starting: true };
        Some(module.name.clone())
    }

    /// When the next one is due.
    pub(crate) fn deadline(&self) -> Option<Instant> {
        let due = self.list.iter().filter_map(|m| match m.state {
            State::Due(at) => Some(at),
            State::Native
            | State::Running { .. }
            | State::Ended
            | State::Stopped
            | State::Stopping { .. } => None,
        });
        due.min().map(|at| self.gate().map_or(at, |gate| at.max(gate)))
    }

    /// When a module that is starting no longer keeps others waiting.
    fn gate(&self) -> Option<Instant> {
        let starting = self.list.iter().filter_map(|m| match m.state {
            State::Running { since, starting: true } => Some(since + START_TIME),
            _ => None,
        });
        starting.max()
    }

    /// A module's `start` has returned.
    pub(crate) fn started(&mut self, name: &str) {
        if let Some(Module { state: State::Running { starting, .. }, .. }) = self.find(name) {
            *starting = false;
        }
    }

    /// A module's program has ended without a failure.
    pub(crate) fn ended(&mut self, now: Instant, name: &str) {
        let Some(module) = self.find(name) else { return };
        module.state = match module.state {
            State::Stopping { restart: true } => State::Due(now),
            State::Stopping { restart: false } => State::Stopped,
            State::Native | State::Due(_) | State::Running { .. } | State::Ended | State::Stopped => {
                State::Ended
            }
        };
    }

    /// A module's program has failed, or was stopped by force; `None` when that was asked for.
    pub(crate) fn failed(&mut self, now: Instant, name: &str) -> Option<Failure> {
        let module = self.find(name)?;
        let since = match module.state {
            State::Stopping { .. } | State::Stopped => {
                self.ended(now, name);
                return None;
            }
            State::Running { since, .. } => since,
            State::Native | State::Due(_) | State::Ended => now,
        };
        if now.since(since) >= RESTART_MAX {
            module.failures = 0;
        }
        let pause = RESTART_MIN.scaled(1_u32 << module.failures.min(20), 1).min(RESTART_MAX);
        module.failures = module.failures.saturating_add(1);
        module.all_failures = module.all_failures.saturating_add(1);
        module.state = State::Due(now + pause);
        Some(Failure { record: module.all_failures <= RECORDS_PER_MODULE, pause })
    }

    /// An operator stops a module, to be started again or not. Its program, if it runs, is to be stopped now: then `Ok(true)`.
    pub(crate) fn stop(&mut self, now: Instant, name: &str, restart: bool) -> Result<bool, Refusal> {
        let module = self.find(name).ok_or(Refusal::Unknown)?;
        let running = matches!(module.state, State::Running { .. } | State::Stopping { .. });
        module.state = match module.state {
            State::Native => return Err(Refusal::Native),
            State::Running { .. } | State::Stopping { .. } => State::Stopping { restart },
            State::Due(_) | State::Ended | State::Stopped if restart => State::Due(now),
            State::Due(_) | State::Ended | State::Stopped => State::Stopped,
        };
        module.failures = 0;
        Ok(running)
    }

    /// An operator starts a module that does not run; does nothing if it does.
    pub(crate) fn start(&mut self, now: Instant, name: &str) -> Result<(), Refusal> {
        let module = self.find(name).ok_or(Refusal::Unknown)?;
        match module.state {
            State::Native => return Err(Refusal::Native),
            State::Running { .. } => {}
            State::Stopping { .. } => module.state = State::Stopping { restart: true },
            State::Due(_) | State::Ended | State::Stopped => module.state = State::Due(now),
        }
        Ok(())
    }

    /// Modules that have failed and have not run well since.
    pub(crate) fn unhealthy(&self) -> impl Iterator<Item = &str> {
        self.list
            .iter()
            .filter(|m| m.failures > 0 && matches!(m.state, State::Due(_)))
            .map(|m| m.name.as_str())
    }

    /// Name, state in a word, and failures of each.
    pub(crate) fn list(&self) -> impl Iterator<Item = (&str, &'static str, u32)> {
        self.list.iter().map(|m| {
            let state = match m.state {
                State::Native => "native",
                State::Due(_) if m.failures > 0 => "failed",
                State::Due(_) => "due",
                State::Running { .. } => "running",
                State::Ended => "ended",
                State::Stopped => "stopped",
                State::Stopping { .. } => "stopping",
            };
            (m.name.as_str(), state, m.all_failures)
        })
    }

    fn find(&mut self, name: &str) -> Option<&mut Module> {
        self.list.iter_mut().find(|m| m.name == name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(secs: u64) -> Instant {
        Instant::from_secs(secs)
    }

    fn state(modules: &Modules) -> &'static str {
        modules.list().next().map_or("", |(_, state, _)| state)
    }

    #[test]
    fn pauses_double_up_to_their_limit_and_are_short_again_after_a_good_time() {
        let mut modules = Modules::default();
        modules.add(at(0), "m");
        let mut now = at(0);
        let mut pauses = Vec::new();
        for _ in 0..10 {
            assert_eq!(modules.start_next(now).as_deref(), Some("m"));
            let failure = modules.failed(now, "m").unwrap();
            pauses.push(failure.pause.secs());
            assert_eq!(modules.start_next(now), None);
            now += failure.pause;
        }
        assert_eq!(pauses, [5, 10, 20, 40, 80, 160, 320, 600, 600, 600]);
        modules.start_next(now);
        assert_eq!(modules.failed(now + RESTART_MAX, "m").unwrap().pause, RESTART_MIN);
    }

    #[test]
    fn one_is_started_at_a_time_but_none_waits_for_ever() {
        let mut modules = Modules::default();
        for name in ["a", "b", "c"] {
            modules.add(at(0), name);
        }
        assert_eq!(modules.start_next(at(0)).as_deref(), Some("a"));
        assert_eq!((modules.start_next(at(1)), modules.deadline()), (None, Some(at(5))));
        modules.started("a");
        assert_eq!(modules.start_next(at(1)).as_deref(), Some("b"));
        assert_eq!(modules.start_next(at(6)).as_deref(), Some("c"));
    }

    #[test]
    fn only_the_first_failures_of_a_boot_are_recorded() {
        let mut modules = Modules::default();
        modules.add(at(0), "m");
        let recorded: Vec<bool> = (0..5)
            .map(|n| {
                modules.start_next(at(n * 1000));
                modules.failed(at(n * 1000), "m").unwrap().record
            })
            .collect();
        assert_eq!(recorded, [true, true, true, false, false]);
    }

    #[test]
    fn a_module_that_is_told_to_stop_has_not_failed() {
        let mut modules = Modules::default();
        modules.add(at(0), "m");
        modules.start_next(at(0));
        assert_eq!(modules.stop(at(1), "m", false), Ok(true));
        assert_eq!(modules.failed(at(1), "m"), None);
        assert_eq!((state(&modules), modules.deadline()), ("stopped", None));
        modules.start(at(2), "m").unwrap();
        assert_eq!(modules.start_next(at(2)).as_deref(), Some("m"));
        assert_eq!(modules.stop(at(3), "m", true), Ok(true));
        modules.ended(at(3), "m");
        assert_eq!(modules.start_next(at(3)).as_deref(), Some("m"));
        assert_eq!(modules.unhealthy().count(), 0);
    }

    #[test]
    fn what_is_not_there_or_native_is_refused() {
        let mut modules = Modules::default();
        modules.add_native("watchdog");
        assert_eq!(modules.stop(at(0), "watchdog", false), Err(Refusal::Native));
        assert_eq!(modules.start(at(0), "nothing"), Err(Refusal::Unknown));
        assert_eq!(modules.start_next(at(0)), None);
    }
}
