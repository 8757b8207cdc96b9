//! Calls that no run makes: of timers, pins, `micropython.schedule`, and of the `__del__` of dead objects. Each is a run of its
//! own that the embedder does not see; it goes before the others, and then takes turns with them.

use super::{Engine, Mode, Outcome, RunId, finish};
use crate::heap::{Names, Value};
use crate::host::{Host, Stream};
use crate::vm::run::Stop;
use crate::vm::{Fault, Finalising, Thread};

/// Instructions that a callback may take in all; then it is stopped.
pub(crate) const CALLBACK_FUEL: u64 = 10_000_000;

impl Engine {
    /// Sees what is due, and begins the next call if none is in progress; beside it, the next `__del__`.
    pub(super) fn begin_callbacks(&mut self, now: u64, host: &mut dyn Host) {
        self.shared.callbacks.gather_timers(now);
        if self.shared.callbacks.watches()
            && let Some(pins) = host.machine().pins()
        {
            while let Some((pin, _)) = pins.next_edge() {
                self.shared.callbacks.changed(pin);
            }
        }
        if !self.shared.callbacks.is_empty()
            && !self.runs.iter().any(|run| run.callback_fuel.is_some() && !run.is_finaliser)
            && let Some(run) = self.callback_thread(false)
            && let Some((f, argument)) = self.shared.callbacks.next()
        {
            self.begin_callback(run, f, argument, host);
        }
        if self.heap.finalisers_wait()
            && !self.runs.iter().any(|run| run.is_finaliser)
            && let Some(mut run) = self.callback_thread(true)
            && let Some(object) = self.heap.next_finaliser()
            && let Some(f) = self.context(&mut run, host, 0).special(object, Names::DEL)
        {
            self.begin_callback(run, f, object, host);
        }
    }

    fn callback_thread(&mut self, is_finaliser: bool) -> Option<Thread> {
        self.last_id = self.last_id.wrapping_add(1);
        let mut run = Self::empty_thread(RunId(self.last_id), Mode::Exec, self.config.max_frames)?;
        run.callback_fuel = Some(CALLBACK_FUEL);
        run.is_finaliser = is_finaliser;
        Some(run)
    }

    fn begin_callback(&mut self, mut run: Thread, f: Value, argument: Value, host: &mut dyn Host) {
        for (slot, value) in run.stack.iter_mut().zip([f, argument]) {
            *slot = value;
        }
        run.sp = 2;
        let mut cx = self.context(&mut run, host, 0);
        let mut begun = cx.call(0, 1, 0);
        if begun == Err(Fault::Oom) {
            cx.collect();
            begun = cx.call(0, 1, 0);
        }
        let exception = match begun {
            Ok(()) | Err(Fault::Frame) => {
                self.runs.push(run);
                return;
            }
            Err(Fault::Oom) => cx.s.memory_error,
            Err(Fault::Raise(exception)) => exception,
        };
        match finish(&mut cx, Stop::Raised(exception)) {
            // Its text has to be asked for: that takes slices.
            None => self.runs.push(run),
            Some(outcome) => Self::end_callback(&run, &outcome, host),
        }
    }

    /// Whether there are runs enough; callbacks' are not counted.
    pub(super) fn is_full(&self) -> bool {
        self.runs.iter().filter(|run| run.callback_fuel.is_none()).count() >= self.config.max_runs
    }

    /// Whether a `__del__` is being called or is next. One that sleeps holds up nobody.
    pub(super) fn is_finalising(&self) -> bool {
        match self.runs.iter().find(|run| run.is_finaliser) {
            Some(run) => run.wait.is_none(),
            None => self.heap.finalisers_wait(),
        }
    }

    /// What a `__del__` has used: those that wait for it do so for a bounded fuel.
    pub(super) fn end_finaliser_waits(&mut self, run: &Thread, used: u64) {
        if run.is_finaliser {
            for other in &mut self.runs {
                if let Finalising::Waits { fuel, .. } = &mut other.finalising {
                    *fuel = fuel.saturating_sub(used.max(1));
                }
            }
        }
    }

    /// Whether the run may go on only when there is nothing to finalise any more.
    pub(super) const fn waits_for_finalisers(run: &Thread) -> bool {
        matches!(run.finalising, Finalising::Waits { fuel: 1.., .. })
    }

    /// The run goes on. When it has waited in vain for memory, that is taken from what still waits for its `__del__`: each might
    /// take as long, and give back one object.
    pub(super) const fn end_finaliser_wait(&mut self, run: &mut Thread) {
        run.finalising = match run.finalising {
            Finalising::Waits { for_memory: false, .. } => Finalising::Nothing,
            Finalising::Waits { for_memory: true, fuel } => {
                if fuel == 0 {
                    self.heap.forgo_finalisers();
                }
                Finalising::Again
            }
            other => other,
        };
    }

    /// What remains of a call that has ended: its traceback.
    pub(super) fn end_callback(run: &Thread, outcome: &Outcome, host: &mut dyn Host) {
        match outcome {
            Outcome::Exception(traceback) => host.write(run.id, Stream::Err, traceback.as_bytes()),
            Outcome::Aborted => host.write(run.id, Stream::Err, b"callback stopped: it took too long\n"),
            Outcome::Exit(_) | Outcome::Finished | Outcome::Value(_) => {}
        }
    }

    /// Takes a slice off what a callback may still use; whether it has used up all.
    pub(super) fn callback_is_over(run: &mut Thread, fuel: u32) -> bool {
        match &mut run.callback_fuel {
            Some(left) => {
                *left = left.saturating_sub(u64::from(fuel));
                *left == 0
            }
            None => false,
        }
    }
}
