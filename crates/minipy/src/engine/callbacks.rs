//! Calls that no run makes: of timers, pins and `micropython.schedule`. Each is a run of its own that the embedder does not
//! see; it goes before the others, and then takes turns with them.

use super::{Engine, Mode, Outcome, RunId, finish};
use crate::host::{Host, Stream};
use crate::vm::run::Stop;
use crate::vm::{Fault, Thread};

/// Instructions that a callback may take in all; then it is stopped.
pub(super) const CALLBACK_FUEL: u64 = 10_000_000;

impl Engine {
    /// Sees what is due, and begins the next call if none is in progress.
    pub(super) fn begin_callbacks(&mut self, now: u64, host: &mut dyn Host) {
        self.shared.callbacks.gather_timers(now);
        if self.shared.callbacks.watches()
            && let Some(pins) = host.machine().pins()
        {
            while let Some((pin, _)) = pins.next_edge() {
                self.shared.callbacks.changed(pin);
            }
        }
        if self.shared.callbacks.is_empty() || self.runs.iter().any(|run| run.callback_fuel.is_some()) {
            return;
        }
        self.last_id = self.last_id.wrapping_add(1);
        let Some(mut run) = Self::empty_thread(RunId(self.last_id), Mode::Exec, self.config.max_frames)
        else {
            return;
        };
        let Some((f, argument)) = self.shared.callbacks.next() else { return };
        run.callback_fuel = Some(CALLBACK_FUEL);
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
