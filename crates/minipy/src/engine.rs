//! The embedder's handle on the interpreter: spawn runs, give them fuel, stop them.

use alloc::string::String;
use core::fmt;

use crate::host::{Host, HostModule};

/// Names a run: one top-level execution (a remote command, the application), with its own output, its own interrupt
/// and its own stack. Not used again within an engine's life.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct RunId(pub u32);

/// How a source text is run.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Mode {
    /// As statements in `__main__`.
    Exec,
    /// As a prompt: an expression gives its `repr`; what is no expression runs as statements.
    Repl,
}

/// Sizes of an engine.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Config {
    /// Bytes of the heap that scripts share, code included. At least 8 KiB, at most 64 MiB.
    pub heap_bytes: usize,
    /// Of those, bytes that only runs in [`Mode::Repl`] may use, so that a remote command runs when the
    /// application has filled the heap. At most half of `heap_bytes`.
    pub reserve_bytes: usize,
    /// The most values on one run's stack.
    pub stack_slots: usize,
    /// The most nested calls in one run, generators included; beyond it RuntimeError "maximum recursion depth exceeded".
    pub max_frames: usize,
    /// The most runs at the same time.
    pub max_runs: usize,
    /// The longest source text that is compiled, in bytes.
    pub max_source: usize,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            heap_bytes: 1024 * 1024,
            reserve_bytes: 32 * 1024,
            stack_slots: 16 * 1024,
            max_frames: 400,
            max_runs: 8,
            max_source: 256 * 1024,
        }
    }
}

/// What [`Engine::step`] came to.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Step {
    /// There is more to do: give fuel again.
    Busy,
    /// No run is left.
    Idle,
    /// All runs sleep. Step again when the host's `ticks_us() / 1000` reaches this, or after [`Engine::wake`] or
    /// [`Engine::spawn`].
    WaitUntil(u64),
    /// A run has ended; its id is free. Step again at once.
    Done(RunId, Outcome),
}

/// How a run ended.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Outcome {
    /// Stopped by [`Engine::abort`].
    Aborted,
    /// An exception nothing caught: the traceback, ending with a newline.
    Exception(String),
    /// `sys.exit(code)` or a reset.
    Exit(i32),
    /// The statements are done.
    Finished,
    /// The expression's `repr`, in [`Mode::Repl`].
    Value(String),
}

/// Why a run was not started.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum SpawnError {
    /// The source is longer than [`Config::max_source`].
    SourceTooLong,
    /// [`Config::max_runs`] are there already.
    TooManyRuns,
    /// Not even the reserve has room for it.
    OutOfMemory,
}

impl fmt::Display for SpawnError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::SourceTooLong => "source too long",
            Self::TooManyRuns => "too many runs",
            Self::OutOfMemory => "out of memory",
        })
    }
}

impl core::error::Error for SpawnError {}

/// The interpreter: one heap, one `__main__`, several runs that share it fairly.
///
/// A syntax error is not a [`SpawnError`]: it comes back as [`Outcome::Exception`] with its traceback.
#[derive(Debug)]
pub struct Engine {
    config: Config,
    modules: &'static [HostModule],
}

impl Engine {
    /// A new engine. Sizes outside their ranges are brought into them.
    pub fn new(config: Config, modules: &'static [HostModule]) -> Self {
        Self { config, modules }
    }

    /// Starts a run of `source` in `__main__`. `file` is what tracebacks show. Nothing runs before [`step`](Self::step).
    pub fn spawn(&mut self, source: &str, file: &str, mode: Mode) -> Result<RunId, SpawnError> {
        let _ = (source, file, mode, self.modules);
        Err(SpawnError::OutOfMemory)
    }

    /// Runs the next run for at most about `fuel` instructions (natives charge for their loops).
    pub fn step(&mut self, fuel: u32, host: &mut dyn Host) -> Step {
        let _ = (fuel, host);
        Step::Idle
    }

    /// Raises KeyboardInterrupt in the run at its next instruction. False when there is no such run.
    pub fn interrupt(&mut self, run: RunId) -> bool {
        let _ = run;
        false
    }

    /// Ends the run; no `except` or `finally` sees it. Its [`Step::Done`] with [`Outcome::Aborted`] still comes. False
    /// when there is no such run.
    pub fn abort(&mut self, run: RunId) -> bool {
        let _ = run;
        false
    }

    /// The host has news (a message, a byte on a socket): sleeping event loops look before their time.
    pub fn wake(&mut self) {}

    /// Sets a global of `__main__` (`safemode`, settings). False when the heap is full.
    pub fn set_global(&mut self, name: &str, value: &crate::host::HostValue) -> bool {
        let _ = (name, value);
        false
    }

    /// A soft reset: every run is dropped without a word, the heap and `__main__` start afresh.
    pub fn reset(&mut self) {}

    /// Free bytes of the heap, as `gc.mem_free()`.
    pub fn mem_free(&self) -> usize {
        self.config.heap_bytes
    }

    /// Used bytes of the heap, as `gc.mem_alloc()`.
    pub fn mem_alloc(&self) -> usize {
        0
    }
}
