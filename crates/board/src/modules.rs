//! The application's modules: what each is doing, and when a failed one is started again.
//!
//! Pure: it is told what happened and says what to do. A module that fails is started again after a pause that doubles with each
//! failure, from [`RESTART_MIN`] to [`RESTART_MAX`], and is short again when it has run for [`RESTART_MAX`] without failing.
//!
//! A task of a module that ends with an exception is a failure too, but the module's other tasks go on, as in MicroPython.

use alloc::string::String;
use alloc::vec::Vec;

use monotime::{Duration, Instant};

use crate::cut::start_of;
use crate::limits::{RESTART_MAX, RESTART_MIN};

/// Crash records written for one module in one boot; later failures are only logged, so that a module that fails for ever does not
/// push out the records of everything else.
const RECORDS_PER_MODULE: u32 = 3;

/// How long a module that starts keeps others waiting.
const START_TIME: Duration = Duration::from_secs(5);

/// Bytes kept of what a module failed with last.
const ERROR_MAX: usize = 120;

/// All modules, in the order of the settings.
#[derive(Debug, Default)]
pub(crate) struct Modules {
    list: Vec<Module>,
    /// Counts what others can see of the modules, so that they see a change.
    version: u32,
}

/// One module.
#[derive(Debug)]
struct Module {
    name: String,
    state: State,
    /// Failures in a row.
    failures: u32,
    /// Failures in this boot, those of its tasks included.
    all_failures: u32,
    /// When it failed last, unless an operator has stopped or started it since.
    last_failure: Option<Instant>,
    /// The last line of what it failed with.
    error: String,
}

/// How a module is.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) struct Health<'m> {
    pub(crate) name: &'m str,
    /// In a word.
    pub(crate) state: &'static str,
    /// Failures in this boot.
    pub(crate) failures: u32,
    /// The last line of the last failure; empty if there was none.
    pub(crate) error: &'m str,
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
            let (last_failure, error) = (None, String::new());
            self.list.push(Module {
                name: name.into(),
                state,
                failures: 0,
                all_failures: 0,
                last_failure,
                error,
            });
            self.changed();
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
        let name = module.name.clone();
        self.changed();
        Some(name)
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
        self.changed();
    }

    /// A module's program has failed, or was stopped by force; `None` when that was asked for.
    pub(crate) fn failed(&mut self, now: Instant, name: &str, why: &str) -> Option<Failure> {
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
        module.note_failure(now, why);
        module.state = State::Due(now + pause);
        let record = module.all_failures <= RECORDS_PER_MODULE;
        self.changed();
        Some(Failure { record, pause })
    }

    /// A task of a module has ended with an exception. Gives whether a crash record is to be written.
    pub(crate) fn task_failed(&mut self, now: Instant, name: &str, why: &str) -> bool {
        let Some(module) = self.find(name) else { return false };
        module.note_failure(now, why);
        let record = module.all_failures <= RECORDS_PER_MODULE;
        self.changed();
        record
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
        module.forgive();
        self.changed();
        Ok(running)
    }

    /// An operator starts a module that does not run; does nothing if it does.
    pub(crate) fn start(&mut self, now: Instant, name: &str) -> Result<(), Refusal> {
        let module = self.find(name).ok_or(Refusal::Unknown)?;
        match module.state {
            State::Native => return Err(Refusal::Native),
            State::Running { .. } => {}
            State::Stopping { .. } => module.state = State::Stopping { restart: true },
            State::Due(_) | State::Ended | State::Stopped => {
                module.state = State::Due(now);
                module.forgive();
            }
        }
        self.changed();
        Ok(())
    }

    /// Modules that have failed, and either do not run or have not run for `span` since.
    pub(crate) fn unhealthy(&self, now: Instant, span: Duration) -> impl Iterator<Item = &str> {
        self.list.iter().filter_map(move |m| {
            let at = m.last_failure?;
            (matches!(m.state, State::Due(_)) || now.since(at) < span).then_some(m.name.as_str())
        })
    }

    /// How each is.
    pub(crate) fn list(&self) -> impl Iterator<Item = Health<'_>> {
        self.list.iter().map(|m| Health {
            name: &m.name,
            state: m.state_name(),
            failures: m.all_failures,
            error: &m.error,
        })
    }

    /// A number that changes with whatever [`list`](Self::list) gives.
    pub(crate) fn version(&self) -> u32 {
        self.version
    }

    /// What a part of the firmware has to say about itself; empty when it is well.
    pub(crate) fn note_native(&mut self, name: &str, error: &str) {
        if let Some(module) = self.find(name) {
            module.error = start_of(error, ERROR_MAX).into();
        }
    }

    fn changed(&mut self) {
        self.version = self.version.wrapping_add(1);
    }

    fn find(&mut self, name: &str) -> Option<&mut Module> {
        self.list.iter_mut().find(|m| m.name == name)
    }
}

impl Module {
    fn state_name(&self) -> &'static str {
        match self.state {
            State::Native => "native",
            State::Due(_) if self.failures > 0 => "failed",
            State::Due(_) => "due",
            State::Running { .. } => "running",
            State::Ended => "ended",
            State::Stopped => "stopped",
            State::Stopping { .. } => "stopping",
        }
    }

    fn note_failure(&mut self, now: Instant, why: &str) {
        self.all_failures = self.all_failures.saturating_add(1);
        self.last_failure = Some(now);
        let last = why.lines().rfind(|line| !line.trim().is_empty()).unwrap_or("").trim();
        self.error = start_of(last, ERROR_MAX).into();
    }

    /// An operator has taken the matter in hand: it begins anew.
    fn forgive(&mut self) {
        self.failures = 0;
        self.last_failure = None;
        self.error.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(secs: u64) -> Instant {
        Instant::from_secs(secs)
    }

    fn state(modules: &Modules) -> &'static str {
        modules.list().next().map_or("", |m| m.state)
    }

    #[test]
    fn pauses_double_up_to_their_limit_and_are_short_again_after_a_good_time() {
        let mut modules = Modules::default();
        modules.add(at(0), "m");
        let mut now = at(0);
        let mut pauses = Vec::new();
        for _ in 0..10 {
            assert_eq!(modules.start_next(now).as_deref(), Some("m"));
            let failure = modules.failed(now, "m", "E: x").unwrap();
            pauses.push(failure.pause.secs());
            assert_eq!(modules.start_next(now), None);
            now += failure.pause;
        }
        assert_eq!(pauses, [5, 10, 20, 40, 80, 160, 320, 600, 600, 600]);
        modules.start_next(now);
        assert_eq!(modules.failed(now + RESTART_MAX, "m", "E: x").unwrap().pause, RESTART_MIN);
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
                modules.failed(at(n * 1000), "m", "E: x").unwrap().record
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
        assert_eq!(modules.failed(at(1), "m", "E: x"), None);
        assert_eq!((state(&modules), modules.deadline()), ("stopped", None));
        modules.start(at(2), "m").unwrap();
        assert_eq!(modules.start_next(at(2)).as_deref(), Some("m"));
        assert_eq!(modules.stop(at(3), "m", true), Ok(true));
        modules.ended(at(3), "m");
        assert_eq!(modules.start_next(at(3)).as_deref(), Some("m"));
        assert_eq!(modules.unhealthy(at(3), RESTART_MAX).count(), 0);
    }

    #[test]
    fn a_module_that_keeps_failing_is_unhealthy_also_while_it_runs() {
        let span = Duration::from_secs(60);
        let mut modules = Modules::default();
        modules.add(at(0), "m");
        modules.start_next(at(0));
        assert_eq!(modules.unhealthy(at(1), span).count(), 0);
        let before = modules.version();
        modules.failed(at(10), "m", "Traceback\n  line 1\nValueError: on purpose\n").unwrap();
        assert_ne!(modules.version(), before);
        assert_eq!(modules.list().next().unwrap().error, "ValueError: on purpose");
        assert_eq!(modules.start_next(at(15)).as_deref(), Some("m"));
        assert_eq!(modules.unhealthy(at(69), span).collect::<Vec<_>>(), ["m"]);
        assert_eq!(modules.unhealthy(at(70), span).count(), 0);
        assert!(modules.task_failed(at(80), "m", "OSError: -1"));
        assert_eq!((state(&modules), modules.unhealthy(at(81), span).count()), ("running", 1));
        modules.stop(at(82), "m", false).unwrap();
        assert_eq!((modules.unhealthy(at(82), span).count(), modules.list().next().unwrap().error), (0, ""));
    }

    #[test]
    fn of_a_long_error_the_beginning_is_kept() {
        let mut modules = Modules::default();
        modules.add(at(0), "m");
        modules.start_next(at(0));
        modules.failed(at(0), "m", &"ä".repeat(500)).unwrap();
        assert_eq!(modules.list().next().unwrap().error, "ä".repeat(ERROR_MAX / 2));
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
