//! What is called without a run's asking for it now: timers, changes of pins, `micropython.schedule`.
//!
//! All of it is bounded, and stands outside the heap; what it names is kept alive by [`Callbacks::mark`].

use crate::heap::{Marker, Value};
use crate::vm::{Cx, Fault};

/// The most calls that wait; as deep as MicroPython's own queue is by default.
const QUEUE_MAX: usize = 8;
/// The most timers that run.
const TIMERS_MAX: usize = 16;
/// The most pins with a handler.
const HANDLERS_MAX: usize = 16;

/// A running timer.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Timer {
    /// The `Timer` object, which its callback gets.
    pub(crate) object: Value,
    pub(crate) callback: Value,
    /// Milliseconds of the host's clock.
    pub(crate) due: u64,
    /// Milliseconds until it is due again; None: it is due once.
    pub(crate) period: Option<u64>,
}

#[derive(Clone, Copy, Debug)]
struct Handler {
    number: u32,
    pin: Value,
    callback: Value,
}

/// See the [module](self).
#[derive(Debug, Default)]
pub(crate) struct Callbacks {
    /// Functions and their arguments, the oldest first.
    queue: [Option<(Value, Value)>; QUEUE_MAX],
    timers: [Option<Timer>; TIMERS_MAX],
    handlers: [Option<Handler>; HANDLERS_MAX],
}

impl Callbacks {
    /// Has a function called soon. False: too many wait already.
    pub(crate) fn schedule(&mut self, f: Value, argument: Value) -> bool {
        match self.queue.iter_mut().find(|place| place.is_none()) {
            Some(place) => {
                *place = Some((f, argument));
                true
            }
            None => false,
        }
    }

    /// The call that waits longest.
    pub(crate) fn next(&mut self) -> Option<(Value, Value)> {
        let first = self.queue.first_mut()?.take();
        self.queue.rotate_left(1);
        first
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.queue.iter().all(Option::is_none)
    }

    /// Whether something may still come of its own accord; then, when it is due.
    pub(crate) fn due(&self) -> Option<u64> {
        let timer = self.timers.iter().flatten().map(|timer| timer.due).min();
        // A pin's change has no time: the host wakes the engine.
        timer.or_else(|| self.handlers.iter().flatten().next().map(|_| u64::MAX))
    }

    /// Starts a timer, or starts it anew. False: too many run.
    pub(crate) fn start(&mut self, timer: Timer) -> bool {
        self.stop(timer.object);
        match self.timers.iter_mut().find(|place| place.is_none()) {
            Some(place) => {
                *place = Some(timer);
                true
            }
            None => false,
        }
    }

    /// Stops a timer, also what is due of it already.
    pub(crate) fn stop(&mut self, object: Value) {
        while let Some(at) = self.queue.iter().position(|call| call.is_some_and(|call| call.1 == object)) {
            if let Some(rest) = self.queue.get_mut(at..) {
                rest.rotate_left(1);
            }
            if let Some(last) = self.queue.last_mut() {
                *last = None;
            }
        }
        for place in &mut self.timers {
            if place.is_some_and(|timer| timer.object == object) {
                *place = None;
            }
        }
    }

    /// Moves the callbacks of timers that are due into the queue. A callback that still waits there is not added again: a
    /// period shorter than its work skips.
    pub(crate) fn gather_timers(&mut self, now: u64) {
        for i in 0..TIMERS_MAX {
            let Some(Some(timer)) = self.timers.get(i).copied() else { continue };
            if timer.due > now {
                continue;
            }
            let call = (timer.callback, timer.object);
            if !self.queue.contains(&Some(call)) && !self.schedule(call.0, call.1) {
                // No place: later.
                continue;
            }
            if let Some(place) = self.timers.get_mut(i) {
                *place = timer.period.map(|period| {
                    let next = timer.due.saturating_add(period);
                    Timer { due: if next > now { next } else { now.saturating_add(period) }, ..timer }
                });
            }
        }
    }

    /// Moves the handler of a pin that changed into the queue; when that is full, the change is lost.
    pub(crate) fn changed(&mut self, number: u32) {
        if let Some(handler) =
            self.handlers.iter().flatten().find(|handler| handler.number == number).copied()
        {
            self.schedule(handler.callback, handler.pin);
        }
    }

    pub(crate) fn watches(&self) -> bool {
        self.handlers.iter().any(Option::is_some)
    }

    /// Keeps what the calls to come need.
    pub(crate) fn mark(&self, marker: &mut Marker<'_>) {
        for (f, argument) in self.queue.iter().flatten() {
            marker.roots(&[*f, *argument]);
        }
        for timer in self.timers.iter().flatten() {
            marker.roots(&[timer.object, timer.callback]);
        }
        for handler in self.handlers.iter().flatten() {
            marker.roots(&[handler.pin, handler.callback]);
        }
    }
}

impl Cx<'_> {
    /// Sets the handler of a pin; None removes it.
    pub(crate) fn set_irq(&mut self, number: u32, pin: Value, callback: Value) -> Result<(), Fault> {
        let handlers = &mut self.s.callbacks.handlers;
        for place in handlers.iter_mut() {
            if place.is_some_and(|handler| handler.number == number) {
                *place = None;
            }
        }
        if callback.is_none() {
            return Ok(());
        }
        match handlers.iter_mut().find(|place| place.is_none()) {
            Some(place) => {
                *place = Some(Handler { number, pin, callback });
                Ok(())
            }
            None => Err(self.os_error(crate::host::Errno::NoMemory)),
        }
    }
}
