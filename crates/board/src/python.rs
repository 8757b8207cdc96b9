//! Python on the board: one engine, with a run for each command, each module and the board's own needs.
//!
//! Runs share the engine fairly, so that a command is answered while the application loops for ever. Each run has its own output: that of a
//! command goes into its answer, that of everything else into the log.

mod files;
mod host;
mod jobs;
mod modules;
mod mqtt;

pub(crate) use host::{Effect, HostParts, ModuleOrder, Order, ResetRequest};
pub(crate) use jobs::{Kind, Outcome, Refused};

use alloc::string::String;
use monotime::{Duration, Instant};

use minipy::{Config, Engine, HostValue, Mode, Step};
use mqrepl::topic::Id;

use mqrepl::limits::ANSWER_BYTES_MAX;

use crate::limits::{ANSWER_OVERHEAD, SLICE_FUEL};
use crate::settings::Settings;
use files::OpenFiles;
use host::DeviceHost;
use jobs::Jobs;

/// The engine and what belongs to its runs.
pub(crate) struct Python {
    engine: Engine,
    /// Commands of operators that may run at once.
    commands_max: usize,
    jobs: Jobs,
    files: OpenFiles,
    next: Next,
}

/// When the engine wants to be stepped.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Next {
    Now,
    At(Instant),
    Never,
}

/// What one slice came to.
#[derive(Debug)]
pub(crate) enum Slice {
    /// Nothing was to do, before this instant.
    Idle(Option<Instant>),
    /// There is more to do.
    Busy,
    /// A run has ended.
    Ended(Kind, Outcome),
}

/// The longest answer: as long as the protocol allows, and no longer than what the window to the broker holds in one message.
fn answer_max(settings: &Settings) -> usize {
    (settings.mqtt.window as usize).saturating_sub(ANSWER_OVERHEAD).min(ANSWER_BYTES_MAX)
}

impl Python {
    pub(crate) fn new(settings: &Settings) -> Self {
        let heap = settings.python.heap as usize;
        let config = Config {
            heap_bytes: heap,
            reserve_bytes: settings.python.reserve as usize,
            stack_slots: (heap / 64).clamp(1_024, 16 * 1_024),
            max_frames: (heap / 1_024).clamp(64, 400),
            max_runs: settings.python.commands as usize
                + modules::OWN_RUNS_MAX
                + settings.board.modules.len(),
            // A source is in memory while it is compiled.
            max_source: (settings.python.compile as usize / 4).min(Config::default().max_source),
            compile_bytes: settings.python.compile as usize,
        };
        Self {
            engine: Engine::new(config, modules::HOST_MODULES),
            commands_max: settings.python.commands as usize,
            jobs: Jobs::new(
                settings.python.output as usize,
                answer_max(settings),
                settings.logging.loop_size as usize,
            ),
            files: OpenFiles::default(),
            next: Next::Never,
        }
    }

    /// Bytes of the longest answer.
    pub(crate) fn answer_max(&self) -> usize {
        self.jobs.answer_max()
    }

    /// Starts the program that gives `__main__` the names which remote commands expect.
    pub(crate) fn start(&mut self, safe: bool) -> Result<(), Refused> {
        // Without room for one boolean there is no room for the program below, which then says so.
        let _ = self.engine.set_global("safemode", &HostValue::Bool(safe));
        self.spawn(Kind::Prelude, modules::PRELUDE, "boot.py", Mode::Exec)
    }

    /// Runs an operator's source.
    pub(crate) fn eval(&mut self, id: Id, source: &str) -> Result<(), Refused> {
        if self.jobs.commands() >= self.commands_max {
            return Err(Refused::TooMany);
        }
        self.spawn(Kind::Command(id), source, "<stdin>", Mode::Repl)
    }

    /// Runs the board's own loop-back, for which there is always a place.
    pub(crate) fn loop_back(&mut self, id: Id, nonce: u32, source: &str) -> Result<(), Refused> {
        if let Some(run) = self.jobs.loop_back() {
            // The one before has not ended within a quarter of the watchdog's time.
            self.engine.abort(run);
        }
        self.spawn(Kind::LoopBack { id, nonce }, source, "<watchdog>", Mode::Repl)
    }

    /// Runs a program of the board's own: a module's start, `main.py`.
    pub(crate) fn module(&mut self, name: &str, source: &str) -> Result<(), Refused> {
        let file = alloc::format!("{name}.py");
        self.spawn(Kind::Module(name.into()), source, &file, Mode::Exec)
    }

    /// Stops a module's program, if it runs.
    pub(crate) fn stop_module(&mut self, name: &str) {
        if let Some(run) = self.jobs.find_module(name) {
            self.engine.abort(run);
            self.next = Next::Now;
        }
    }

    /// Has a module's handlers of messages forgotten.
    pub(crate) fn forget_module(&mut self, name: &str) -> Result<(), Refused> {
        let source = alloc::format!("import mqtt\nmqtt._forget('{name}')\n");
        self.spawn(Kind::Delivery, &source, "mqtt.py", Mode::Exec)
    }

    /// Lets the application handle the messages that wait for it, unless it is at it already.
    pub(crate) fn deliver(&mut self) -> Result<(), Refused> {
        if self.jobs.is_delivering() {
            return Ok(());
        }
        self.spawn(Kind::Delivery, "import mqtt\nmqtt._deliver()\n", "mqtt.py", Mode::Exec)
    }

    fn spawn(&mut self, kind: Kind, source: &str, file: &str, mode: Mode) -> Result<(), Refused> {
        let run = self.engine.spawn(source, file, mode).map_err(Refused::Engine)?;
        if matches!(kind, Kind::Module(_)) {
            self.engine.make_home(run);
        }
        self.jobs.add(run, kind);
        self.next = Next::Now;
        Ok(())
    }

    /// Stops a command: by KeyboardInterrupt, or by force. False if there is none with this id.
    pub(crate) fn interrupt(&mut self, target: Id, force: bool) -> bool {
        let Some(run) = self.jobs.find_command(target) else { return false };
        self.next = Next::Now;
        if force { self.engine.abort(run) } else { self.engine.interrupt(run) }
    }

    /// The command that was begun last, of those that run.
    pub(crate) fn latest_command(&self) -> Option<Id> {
        self.jobs.latest_command()
    }

    /// Runs that wait for a socket look.
    pub(crate) fn wake(&mut self) {
        self.engine.wake();
        self.next = Next::Now;
    }

    /// Runs one slice, if something is to do.
    pub(crate) fn slice(&mut self, now: Instant, parts: HostParts<'_>) -> Slice {
        match self.next {
            Next::Never => return Slice::Idle(None),
            Next::At(at) if now < at => return Slice::Idle(Some(at)),
            Next::At(_) | Next::Now => {}
        }
        let mut host = DeviceHost { parts, jobs: &mut self.jobs, open: &mut self.files, now };
        match self.engine.step(SLICE_FUEL, &mut host) {
            Step::Busy => {
                self.next = Next::Now;
                Slice::Busy
            }
            // Whatever ran may have left something to publish: the answer to "what next" comes with the next poll.
            Step::Idle => {
                self.next = Next::Never;
                Slice::Busy
            }
            Step::WaitUntil(millis) => {
                // A millisecond that is not over yet must not make a busy loop.
                self.next = Next::At(Instant::from_millis(millis).max(now + Duration::from_micros(100)));
                Slice::Busy
            }
            Step::Done(run, outcome) => {
                self.next = Next::Now;
                match self.jobs.take(run) {
                    Some(job) => {
                        let (kind, outcome) = job.end(outcome, self.jobs.answer_max());
                        Slice::Ended(kind, outcome)
                    }
                    // A run that this object did not start does not exist; if it did, its end would be of no interest.
                    None => Slice::Busy,
                }
            }
        }
    }

    /// Free bytes of the Python heap.
    pub(crate) fn free(&self) -> usize {
        self.engine.mem_free()
    }

    /// Bytes outside the Python heap that are Python's: code, stacks.
    pub(crate) fn outside(&self) -> usize {
        self.engine.outside_bytes()
    }

    /// Complete lines that modules printed, for the log.
    pub(crate) fn take_printed(&mut self) -> Option<(String, String)> {
        self.jobs.take_line()
    }
}
