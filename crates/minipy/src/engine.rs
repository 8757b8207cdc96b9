//! The embedder's handle on the interpreter: spawn runs, give them fuel, stop them.

mod callbacks;
mod outcome;

pub(crate) use callbacks::CALLBACK_FUEL;

use alloc::collections::VecDeque;
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

pub use crate::config::Config;

use outcome::{finish, syntax_error};

use crate::builtins::internal::heap_from_host;
use crate::bytecode::{Code, CompileMode};
use crate::heap::{Heap, Names, Oom, Table, Value};
use crate::host::{Host, HostModule, HostValue};
use crate::types::id;
use crate::vm::callbacks::Callbacks;
use crate::vm::handles::Handles;
use crate::vm::load::{self, Failed, plain_function};
use crate::vm::run::Stop;
use crate::vm::{Cx, Finalising, Frame, NATIVE, Shared, Thread, WINDOW, frames};

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
    /// As [`Repl`](Self::Repl) for somebody who types: the value of an expression is `_` afterwards, unless it is None.
    Prompt,
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
    /// The code is not such that it may run; see [`bytecode::verify`](crate::bytecode::verify).
    Refused,
}

impl fmt::Display for SpawnError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::SourceTooLong => "source too long",
            Self::TooManyRuns => "too many runs",
            Self::OutOfMemory => "out of memory",
            Self::Refused => "code refused",
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
    heap: Heap,
    shared: Shared,
    runs: Vec<Thread>,
    /// Which run is next.
    turn: usize,
    /// The last slice was a callback's: now the others have a turn.
    after_callback: bool,
    last_id: u32,
    /// Units that all runs have used so far.
    fuel_used: u64,
    /// Ended runs that the embedder has not been told of.
    ended: VecDeque<(RunId, Outcome)>,
}

impl Engine {
    /// A new engine. Sizes outside their ranges are brought into them.
    pub fn new(config: Config, modules: &'static [HostModule]) -> Self {
        let config = config.checked();
        let mut heap = Heap::new(config.heap_bytes, config.reserve_bytes);
        // The least heap has room for what follows.
        let shared = start(config, modules, &mut heap);
        Self {
            config,
            modules,
            heap,
            shared,
            runs: Vec::new(),
            turn: 0,
            after_callback: false,
            last_id: 0,
            fuel_used: 0,
            ended: VecDeque::new(),
        }
    }

    /// Starts a run of `source` in `__main__`. `file` is what tracebacks show. Nothing runs before [`step`](Self::step).
    pub fn spawn(&mut self, source: &str, file: &str, mode: Mode) -> Result<RunId, SpawnError> {
        if source.len() > self.config.max_source {
            return Err(SpawnError::SourceTooLong);
        }
        if self.is_full() {
            return Err(SpawnError::TooManyRuns);
        }
        self.last_id = self.last_id.wrapping_add(1);
        let run = RunId(self.last_id);
        self.begin(run, mode, file, |engine| match mode {
            Mode::Exec => engine.load(source, file, CompileMode::Exec).map(|code| (code, false)),
            Mode::Repl | Mode::Prompt => match engine.load(source.trim(), file, CompileMode::Eval) {
                Err(Failed::Source(_)) => {
                    engine.load(source, file, CompileMode::Exec).map(|code| (code, false))
                }
                loaded => loaded.map(|code| (code, true)),
            },
        })
    }

    /// Starts a run of compiled code in `__main__`. It is verified first, wherever it comes from.
    pub fn spawn_code(&mut self, code: &Code) -> Result<RunId, SpawnError> {
        if self.is_full() {
            return Err(SpawnError::TooManyRuns);
        }
        crate::compile::verify::verify(code).map_err(|_| SpawnError::Refused)?;
        self.last_id = self.last_id.wrapping_add(1);
        self.begin(RunId(self.last_id), Mode::Exec, "", |engine| {
            let code = load::load(&mut engine.heap, code.clone()).map_err(|Oom| Failed::Heap)?;
            Ok((code, false))
        })
    }

    /// Starts a run of what `load` loads, and whether that is an expression. Where the heap has to be collected first, it is loaded anew.
    fn begin(
        &mut self,
        run: RunId,
        mode: Mode,
        file: &str,
        load: impl Fn(&mut Self) -> Result<(Value, bool), Failed>,
    ) -> Result<RunId, SpawnError> {
        let function = |engine: &mut Self| {
            let (code, is_eval) = load(engine)?;
            let function = plain_function(&mut engine.heap, code, engine.shared.globals);
            function.map(|function| (function, is_eval)).map_err(|Oom| Failed::Heap)
        };
        self.heap.privileged = mode == Mode::Repl;
        let mut loaded = function(self);
        if matches!(loaded, Err(Failed::Heap)) {
            self.collect();
            loaded = function(self);
            if matches!(loaded, Err(Failed::Heap)) && self.heap.finalisers_wait() {
                self.heap.forgo_finalisers();
                self.collect();
                loaded = function(self);
            }
            self.heap.allow_fresh();
        }
        self.heap.privileged = false;
        let thread = match loaded {
            Ok((function, is_eval)) => self.thread(run, mode, function, is_eval),
            Err(Failed::Heap) => None,
            Err(Failed::Source(error)) => {
                self.ended.push_back((run, Outcome::Exception(syntax_error(&error, file))));
                return Ok(run);
            }
        };
        self.runs.push(thread.ok_or(SpawnError::OutOfMemory)?);
        Ok(run)
    }

    fn load(&mut self, source: &str, file: &str, mode: CompileMode) -> Result<Value, Failed> {
        load::load_source(&mut self.heap, source, file, mode, self.config.compile_bytes)
    }

    /// A run that begins with a call of `function`.
    fn thread(&self, id: RunId, mode: Mode, function: Value, is_eval: bool) -> Option<Thread> {
        let mut run = Self::empty_thread(id, mode, self.config.max_frames)?;
        run.is_eval = is_eval;
        // An expression's value goes through a frame that makes it its `repr`. Slot 0 is that frame's result.
        let base = 1 + usize::from(is_eval);
        if is_eval {
            run.frames.push(Frame { pc: 0, base: 1, code: frames::EVAL | NATIVE });
        }
        let number = function.as_ref().map(|f| self.heap.get(f, crate::heap::function::CODE).as_count())?;
        let code = self.heap.codes.get(number).cloned().flatten()?;
        if let Some(slot) = run.stack.get_mut(base - 1) {
            *slot = function;
        }
        run.frames.push(Frame { pc: 0, base: base as u32, code: number as u32 });
        run.sp = base + usize::from(code.n_locals);
        Some(run)
    }

    /// A run without a frame.
    fn empty_thread(id: RunId, mode: Mode, max_frames: usize) -> Option<Thread> {
        let mut stack = Vec::new();
        let mut frame_stack = Vec::new();
        let slots = 3 * WINDOW;
        stack.try_reserve_exact(slots).ok()?;
        frame_stack.try_reserve_exact(max_frames + 1).ok()?;
        stack.resize(slots, Value::NIL);
        Some(Thread {
            id,
            mode,
            stack,
            sp: 0,
            frames: frame_stack,
            callback_fuel: None,
            is_finaliser: false,
            finalising: Finalising::Nothing,
            wait: None,
            wakes: false,
            interrupt: false,
            abort: false,
            is_eval: false,
            failed: false,
            is_home: false,
            handled: Value::NONE,
            stop_value: Value::NONE,
            exit: None,
        })
    }

    /// Runs the next run for at most about `fuel` instructions (natives charge for their loops).
    pub fn step(&mut self, fuel: u32, host: &mut dyn Host) -> Step {
        if let Some((run, outcome)) = self.ended.pop_front() {
            return Step::Done(run, outcome);
        }
        // After a soft reset, or a collection between two steps.
        self.shared.handles.close_lost(host);
        let now = host.ticks_us() / 1000;
        self.begin_callbacks(now, host);
        let Some(index) = self.next_run(now) else {
            if self.is_finalising() {
                return Step::Busy;
            }
            let first = self.runs.iter().filter_map(|run| run.wait).chain(self.shared.callbacks.due()).min();
            return first.map_or(Step::Idle, Step::WaitUntil);
        };
        let mut run = self.runs.swap_remove(index);
        // Keep the order of the others, so that turns stay fair.
        let before = self.fuel_used;
        let outcome = self.slice(&mut run, fuel, host);
        self.end_finaliser_waits(&run, self.fuel_used - before);
        if core::mem::take(&mut self.shared.wake) {
            self.wake();
        }
        let over = Self::callback_is_over(&mut run, fuel);
        match outcome {
            outcome if run.callback_fuel.is_some() && (over || outcome.is_some()) => {
                Self::end_callback(&run, &outcome.unwrap_or(Outcome::Aborted), host);
                Step::Busy
            }
            Some(outcome) => Step::Done(run.id, outcome),
            None => {
                self.runs.push(run);
                let last = self.runs.len() - 1;
                self.runs.swap(index, last);
                Step::Busy
            }
        }
    }

    /// The run whose turn it is, of those that can go on. A callback goes before the others, but not twice.
    fn next_run(&mut self, now: u64) -> Option<usize> {
        let n = self.runs.len();
        let finalising = self.is_finalising();
        let is_ready = |run: &Thread| {
            run.wait.is_none_or(|until| until <= now) && !(finalising && Self::waits_for_finalisers(run))
                || run.interrupt
                || run.abort
        };
        let ready = |i: usize| self.runs.get(i).is_some_and(is_ready);
        let callback = self.runs.iter().position(|run| run.callback_fuel.is_some() && is_ready(run));
        if let (Some(index), false) = (callback, self.after_callback) {
            self.after_callback = true;
            return Some(index);
        }
        self.after_callback = false;
        let index = (0..n).map(|i| (self.turn + i) % n).find(|i| ready(*i))?;
        self.turn = index + 1;
        Some(index)
    }

    /// What a run works in.
    fn context<'a>(&'a mut self, run: &'a mut Thread, host: &'a mut dyn Host, fuel: u32) -> Cx<'a> {
        Cx {
            h: &mut self.heap,
            s: &mut self.shared,
            th: run,
            host,
            others: &self.runs,
            fuel: i64::from(fuel.max(1)),
            start: 0,
            start_sp: 0,
            nodes: 0,
            memo: None,
        }
    }

    /// One slice of one run; `Some` when it has ended.
    fn slice(&mut self, run: &mut Thread, fuel: u32, host: &mut dyn Host) -> Option<Outcome> {
        if run.abort {
            return Some(Outcome::Aborted);
        }
        run.wait = None;
        self.end_finaliser_wait(run);
        self.heap.privileged = run.mode == Mode::Repl;
        let mut cx = self.context(run, host, fuel);
        let mut stop = None;
        if core::mem::take(&mut cx.th.interrupt) {
            let exception = cx.fresh_interrupt();
            if !cx.unwind(exception) {
                stop = Some(Stop::Raised(exception));
            }
        }
        let stop = stop.unwrap_or_else(|| cx.run());
        let outcome = finish(&mut cx, stop);
        let used = i64::from(fuel.max(1)) - cx.fuel;
        self.fuel_used = self.fuel_used.saturating_add(used.max(0).unsigned_abs());
        self.heap.privileged = false;
        outcome
    }

    /// Bytes that the engine holds outside its heap, about: the loaded code (which counts as heap, too, so this is bounded by its size)
    /// and the stacks of the runs.
    pub fn outside_bytes(&self) -> usize {
        let code = self.heap.codes.iter().flatten().map(|code| code.bytes());
        let stacks = self.runs.iter().map(|run| {
            run.stack.capacity() * size_of::<Value>() + run.frames.capacity() * size_of::<Frame>()
        });
        code.chain(stacks).sum()
    }

    /// The asyncio tasks that the run makes from now on, and those that they make, end when the run ends, also when another
    /// run's loop has been running them. Otherwise they go on as long as any loop does.
    pub fn make_home(&mut self, run: RunId) {
        if let Some(thread) = self.runs.iter_mut().find(|thread| thread.id == run) {
            thread.is_home = true;
        }
    }

    /// Raises KeyboardInterrupt in the run at its next instruction. False when there is no such run.
    pub fn interrupt(&mut self, run: RunId) -> bool {
        match self.runs.iter_mut().find(|thread| thread.id == run) {
            Some(thread) => {
                thread.interrupt = true;
                true
            }
            None => false,
        }
    }

    /// Ends the run; no `except` or `finally` sees it. Its [`Step::Done`] with [`Outcome::Aborted`] still comes. False
    /// when there is no such run.
    pub fn abort(&mut self, run: RunId) -> bool {
        match self.runs.iter_mut().find(|thread| thread.id == run) {
            Some(thread) => {
                thread.abort = true;
                true
            }
            None => false,
        }
    }

    /// The host has news (a message, a byte on a socket): sleeping event loops look before their time.
    pub fn wake(&mut self) {
        self.shared.woken = self.shared.woken.wrapping_add(1) & 0xff_ffff;
        for thread in self.runs.iter_mut().filter(|thread| thread.wakes) {
            thread.wait = None;
        }
    }

    /// Sets a global of `__main__` (`safemode`, settings). False when the heap is full.
    pub fn set_global(&mut self, name: &str, value: &HostValue) -> bool {
        let mut done = self.try_set_global(name, value);
        if done.is_err() {
            self.collect();
            done = self.try_set_global(name, value);
            self.heap.allow_fresh();
        }
        done.is_ok()
    }

    fn try_set_global(&mut self, name: &str, value: &HostValue) -> Result<(), Oom> {
        let name = self.heap.intern(name)?;
        let value = heap_from_host(&mut self.heap, value, 16)?;
        let hash = self.heap.text_hash(name);
        match self.shared.globals.as_ref() {
            Some(globals) => self.heap.table_insert(Table::dict(globals), name, hash, value),
            None => Err(Oom),
        }
    }

    /// A soft reset: every run is dropped without a word, the heap and `__main__` start afresh.
    pub fn reset(&mut self) {
        self.runs.clear();
        self.ended.clear();
        self.heap = Heap::new(self.config.heap_bytes, self.config.reserve_bytes);
        let handles = core::mem::take(&mut self.shared.handles);
        self.shared = start(self.config, self.modules, &mut self.heap);
        self.shared.handles = handles.into_lost();
    }

    fn collect(&mut self) {
        let mut marker = self.heap.marker();
        self.shared.mark(&mut marker);
        for thread in &self.runs {
            thread.mark(&mut marker);
        }
        marker.finish(&mut self.shared.handles);
        self.shared.clear_cache();
    }

    /// Tests: the allocation after `n` others fails once.
    #[cfg(test)]
    pub(crate) const fn fail_in(&mut self, n: u64) {
        self.heap.fail_in = Some(n);
    }

    /// Tests: whether the failure asked for has not happened.
    #[cfg(test)]
    pub(crate) const fn failure_pending(&self) -> bool {
        self.heap.fail_in.is_some()
    }

    /// Free bytes of the heap, as `gc.mem_free()`.
    pub fn mem_free(&self) -> usize {
        self.heap.free_bytes()
    }

    /// Used bytes of the heap, as `gc.mem_alloc()`.
    pub fn mem_alloc(&self) -> usize {
        self.heap.used_bytes()
    }

    /// The units of fuel that all runs have used so far.
    pub const fn fuel_used(&self) -> u64 {
        self.fuel_used
    }

    /// The most bytes that were ever used, and how often the heap was collected.
    pub fn mem_peak(&self) -> (usize, u32) {
        (self.heap.peak_bytes(), self.heap.collections)
    }
}

/// The shared state of an engine that has run nothing yet.
fn start(config: Config, modules: &'static [HostModule], heap: &mut Heap) -> Shared {
    // Without these an engine cannot work; the least heap holds them many times over.
    let mut dict = || heap.new_dict().unwrap_or(Value::NONE);
    let (globals, loaded) = (dict(), dict());
    let mut shared = Shared {
        config,
        host_modules: modules,
        globals,
        builtins: Value::NIL,
        modules: loaded,
        path: Value::NONE,
        argv: Value::NONE,
        memory_error: Value::NONE,
        recursion_error: Value::NONE,
        interrupt_error: Value::NONE,
        cwd: String::from("/"),
        cache: Vec::new(),
        guess: [0; 256],
        callbacks: Callbacks::default(),
        handles: Handles::default(),
        random: 0,
        wake: false,
        woken: 0,
    };
    shared.clear_cache();
    let _ = furnish(&mut shared, heap);
    shared
}

fn furnish(shared: &mut Shared, heap: &mut Heap) -> Result<(), Oom> {
    let exception = |class: u8, message: &str, heap: &mut Heap| {
        let text = heap.new_str(message)?;
        let args = if message.is_empty() { heap.new_tuple(&[])? } else { heap.new_tuple(&[text])? };
        heap.new_exception(Value::type_id(class), args)
    };
    shared.memory_error = exception(id::MEMORY_ERROR, "memory allocation failed", heap)?;
    shared.recursion_error = exception(id::RECURSION_ERROR, "maximum recursion depth exceeded", heap)?;
    shared.interrupt_error = exception(id::KEYBOARD_INTERRUPT, "", heap)?;
    let (root, lib) = (heap.new_str("/")?, heap.new_str("/lib")?);
    shared.path = heap.new_list(&[root, lib])?;
    let empty = heap.new_str("")?;
    shared.argv = heap.new_list(&[empty])?;
    let main = heap.alloc(crate::heap::Kind::Module, crate::heap::module::SIZE)?;
    heap.set(main, crate::heap::module::NAME, Names::MAIN);
    heap.set(main, crate::heap::module::GLOBALS, shared.globals);
    for (dict, key, value) in
        [(shared.globals, Names::NAME, Names::MAIN), (shared.modules, Names::MAIN, main.value())]
    {
        if let Some(r) = dict.as_ref() {
            let hash = heap.text_hash(key);
            heap.table_insert(Table::dict(r), key, hash, value)?;
        }
    }
    Ok(())
}
