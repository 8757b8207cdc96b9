//! The virtual machine: threads, frames, and the context that every slow path and native function works in.
//!
//! A run is a [`Thread`]: a value stack and frames. A Python call never recurses the Rust stack: a native function that
//! needs Python (an iterator, a sort key, `__eq__`) pushes a *native frame* ([`frames`]) and returns [`Fault::Frame`].
//!
//! An instruction or native that runs out of memory has changed nothing and returns [`Fault::Oom`]; the loop collects and
//! executes it again. So Rust locals may hold values without being roots. The same trick serves natives that
//! need a result of Python first: a native frame computes it, puts it in the place of the argument, and the call is made
//! again.

pub(crate) mod attr;
pub(crate) mod bind;
pub(crate) mod call;
pub(crate) mod callbacks;
pub(crate) mod class;
pub(crate) mod compare;
pub(crate) mod division;
mod enter;
pub(crate) mod fill;
pub(crate) mod format;
pub(crate) mod frames;
pub(crate) mod generator;
pub(crate) mod handles;
pub(crate) mod how;
pub(crate) mod import;
pub(crate) mod item;
pub(crate) mod iter;
pub(crate) mod load;
pub(crate) mod ops;
pub(crate) mod power;
pub(crate) mod quick;
pub(crate) mod raise;
pub(crate) mod run;
pub(crate) mod search;
pub(crate) mod slow;
pub(crate) mod throw;
pub(crate) mod truth;

use alloc::string::String;
use alloc::vec::Vec;
use core::fmt::{self, Write};

use crate::engine::{Config, Mode, RunId};
use crate::heap::{Heap, Marker, Oom, Value};
use crate::host::{Host, HostModule};
use crate::types::id;

/// Free slots that every frame finds above its base: the window of the loop.
pub(crate) const WINDOW: usize = crate::bytecode::MAX_FRAME + 1;
/// Set in [`Frame::code`] for native frames.
pub(crate) const NATIVE: u32 = 1 << 31;
/// The caller's `ForIter` waits: StopIteration is its end.
pub(crate) const FOR: u32 = 1 << 30;
/// An `__init__`: the result has to be None, and the instance below is the call's value.
pub(crate) const INIT: u32 = 1 << 29;
pub(crate) const CODE_MASK: u32 = INIT - 1;

/// A call in progress. Its callee stands in the stack slot below `base`; its result goes there.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Frame {
    /// The next instruction; for native frames their state.
    pub(crate) pc: u32,
    pub(crate) base: u32,
    /// Number of the code, with the flags above.
    pub(crate) code: u32,
}

/// What a run has to do with the `__del__` of dead objects.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Finalising {
    Nothing,
    /// It goes on when none is to be called any more, or they have used so much fuel.
    Waits {
        fuel: u64,
        for_memory: bool,
    },
    /// It has waited for memory, and does the instruction again that ran out of it.
    Again,
}

/// One run.
#[derive(Debug)]
pub(crate) struct Thread {
    pub(crate) id: RunId,
    pub(crate) mode: Mode,
    pub(crate) stack: Vec<Value>,
    pub(crate) sp: usize,
    pub(crate) frames: Vec<Frame>,
    /// Not before this time, in milliseconds of the host's clock.
    pub(crate) wait: Option<u64>,
    /// Whether the wait also ends when the host has news.
    pub(crate) wakes: bool,
    /// It is a callback's: how much fuel that may still use.
    pub(crate) callback_fuel: Option<u64>,
    /// It is a `__del__`'s.
    pub(crate) is_finaliser: bool,
    pub(crate) finalising: Finalising,
    pub(crate) interrupt: bool,
    pub(crate) abort: bool,
    /// The exception whose handler was entered last and has not ended, for `sys.exc_info`.
    pub(crate) handled: Value,
    /// What the generator that was just exhausted returned.
    pub(crate) stop_value: Value,
    /// Set when the run ends without an exception: its exit code.
    pub(crate) exit: Option<i32>,
    /// Whether its result is an expression's value.
    pub(crate) is_eval: bool,
    /// An uncaught exception is in slot 0, and its text is being made.
    pub(crate) failed: bool,
    /// Whether asyncio tasks that it makes end with it.
    pub(crate) is_home: bool,
}

impl Thread {
    /// Whether nothing has been asked for that concerns the run as a whole, and the next instruction can follow at once.
    #[inline(always)]
    pub(crate) fn goes_on(&self) -> bool {
        self.wait.is_none() && self.exit.is_none() && self.finalising == Finalising::Nothing
    }

    /// Marks what the run keeps alive.
    pub(crate) fn mark(&self, marker: &mut Marker<'_>) {
        marker.roots(self.stack.get(..self.sp).unwrap_or(&[]));
        marker.root(self.stop_value);
        marker.root(self.handled);
    }
}

/// Why an instruction did not simply finish.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Fault {
    /// A frame was pushed; its result will be the call's.
    Frame,
    /// No memory; nothing has changed.
    Oom,
    /// An exception.
    Raise(Value),
}

impl From<Oom> for Fault {
    fn from(_: Oom) -> Self {
        Self::Oom
    }
}

/// The units of fuel that any native operation may take before it gives up, or goes on in steps between which it can be
/// stopped.
const OPERATION_MIN: i64 = 1 << 20;

/// What natives give back.
pub(crate) type Res = Result<Value, Fault>;

/// Where a call's arguments are on the stack: positional ones, then name-value pairs.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Args {
    /// Stack index of the first; the callee is right below.
    pub(crate) at: usize,
    pub(crate) n: usize,
    pub(crate) kw: usize,
}

/// A native function. It must not change anything before its last fallible step.
pub(crate) type NativeFn = fn(&mut Cx<'_>, Args) -> Res;

/// A native function's name, arity and code.
#[derive(Clone, Copy)]
pub(crate) struct Def {
    pub(crate) name: &'static str,
    /// Fewest and most positional arguments (self included); 255 is "any number".
    pub(crate) min: u8,
    pub(crate) max: u8,
    /// Whether it takes keywords.
    pub(crate) kw: bool,
    pub(crate) run: NativeFn,
}

/// A definition without keywords.
pub(crate) const fn def(name: &'static str, min: u8, max: u8, run: NativeFn) -> Def {
    Def { name, min, max, kw: false, run }
}

/// A definition with keywords.
pub(crate) const fn def_kw(name: &'static str, min: u8, max: u8, run: NativeFn) -> Def {
    Def { name, min, max, kw: true, run }
}

#[derive(Clone, Copy, Debug)]
pub(crate) struct CacheEntry {
    pub(crate) class: Value,
    pub(crate) name: Value,
    pub(crate) value: Value,
}

const CACHE: usize = 256;

/// What all runs share besides the heap.
#[derive(Debug)]
pub(crate) struct Shared {
    pub(crate) config: Config,
    pub(crate) host_modules: &'static [HostModule],
    /// The globals of `__main__`.
    pub(crate) globals: Value,
    /// What scripts have set in the module `builtins`: NIL, or its dict.
    pub(crate) builtins: Value,
    /// `sys.modules`.
    pub(crate) modules: Value,
    /// `sys.path` and `sys.argv`.
    pub(crate) path: Value,
    pub(crate) argv: Value,
    /// Made at the start, for when there is no memory to make one.
    pub(crate) memory_error: Value,
    pub(crate) recursion_error: Value,
    pub(crate) interrupt_error: Value,
    /// Working directory, absolute.
    pub(crate) cwd: String,
    /// Attributes of classes and types, found before.
    pub(crate) cache: Vec<CacheEntry>,
    /// Guessed positions of names in their tables, by the low bits of the name.
    pub(crate) guess: [u8; CACHE],
    /// What is to be called when it is due.
    pub(crate) callbacks: callbacks::Callbacks,
    /// What scripts hold open at the host.
    pub(crate) handles: handles::Handles,
    /// State of `random`.
    pub(crate) random: u64,
    /// A run asked for the others that sleep in `_minipy.wait` to look again.
    pub(crate) wake: bool,
    /// How often runs were woken, modulo 2^24.
    pub(crate) woken: u32,
}

impl Shared {
    pub(crate) fn clear_cache(&mut self) {
        let empty = CacheEntry { class: Value::NIL, name: Value::NIL, value: Value::NIL };
        self.cache.clear();
        self.cache.resize(CACHE, empty);
    }

    /// Marks what all runs keep alive.
    pub(crate) fn mark(&self, marker: &mut Marker<'_>) {
        marker.roots(&[
            self.globals,
            self.builtins,
            self.modules,
            self.path,
            self.argv,
            self.memory_error,
            self.recursion_error,
            self.interrupt_error,
        ]);
        self.callbacks.mark(marker);
    }
}

/// Everything a slow path works on: the heap, what runs share, the running thread and the host.
pub(crate) struct Cx<'a> {
    pub(crate) h: &'a mut Heap,
    pub(crate) s: &'a mut Shared,
    pub(crate) th: &'a mut Thread,
    pub(crate) host: &'a mut dyn Host,
    /// Stacks of the other runs, for the collector.
    pub(crate) others: &'a [Thread],
    pub(crate) fuel: i64,
    /// Position of the current instruction in its code.
    pub(crate) start: usize,
    /// The stack's height when it began: restored to try again.
    pub(crate) start_sp: usize,
    /// Values that one comparison may still look at.
    pub(crate) nodes: usize,
    /// Results of comparisons that Python made, and the next one to use.
    pub(crate) memo: Option<(crate::heap::Ref, usize)>,
}

impl Cx<'_> {
    /// Charges for work that a native did.
    #[inline]
    pub(crate) fn charge(&mut self, units: usize) {
        self.fuel -= units as i64;
    }

    /// Whether an operation that found `begun` units has done as much as one may before it can be stopped.
    pub(crate) fn is_overdone(&mut self, begun: i64) -> bool {
        self.fuel -= self.h.take_work();
        // Enough for a look at all of the heap.
        let most = OPERATION_MIN.max(2 * self.h.nodes_max() as i64);
        begun.saturating_sub(self.fuel) > most
    }

    /// Refuses to go on with such an operation. Parts that are shared many times make small values large: work that the
    /// heap's size does not bound.
    pub(crate) fn not_overdone(&mut self, begun: i64) -> Result<(), Fault> {
        if self.is_overdone(begun) {
            return Err(self.err(id::RUNTIME_ERROR, format_args!("operation takes too long")));
        }
        Ok(())
    }

    #[inline]
    pub(crate) fn slot(&self, at: usize) -> Value {
        self.th.stack.get(at).copied().unwrap_or(Value::NIL)
    }

    #[inline]
    pub(crate) fn set_slot(&mut self, at: usize, value: Value) {
        if let Some(slot) = self.th.stack.get_mut(at) {
            *slot = value;
        }
    }

    /// The value `depth` below the top (0 is the top).
    #[inline]
    pub(crate) fn peek(&self, depth: usize) -> Value {
        self.slot(self.th.sp.wrapping_sub(1 + depth))
    }

    /// Pushes; the window guarantees room for an instruction's own pushes.
    #[inline]
    pub(crate) fn push(&mut self, value: Value) {
        let sp = self.th.sp;
        self.set_slot(sp, value);
        self.th.sp = sp + 1;
    }

    #[inline]
    pub(crate) fn pop(&mut self) -> Value {
        self.th.sp = self.th.sp.saturating_sub(1);
        self.slot(self.th.sp)
    }

    /// Drops `n` operands and pushes the result.
    #[inline]
    pub(crate) fn replace(&mut self, n: usize, value: Value) {
        self.th.sp = self.th.sp.saturating_sub(n);
        self.push(value);
    }

    /// Positional argument `i`, NIL when it was not given.
    #[inline]
    pub(crate) fn arg(&self, args: Args, i: usize) -> Value {
        if i < args.n { self.slot(args.at + i) } else { Value::NIL }
    }

    /// Positional argument `i`, if given.
    #[inline]
    pub(crate) fn opt(&self, args: Args, i: usize) -> Option<Value> {
        if i < args.n { Some(self.slot(args.at + i)) } else { None }
    }

    /// The keyword argument of this name, if given.
    pub(crate) fn kwarg(&self, args: Args, name: &str) -> Option<Value> {
        self.kwarg_slot(args, name).map(|at| self.slot(at))
    }

    /// Where the keyword argument of this name is, if given.
    pub(crate) fn kwarg_slot(&self, args: Args, name: &str) -> Option<usize> {
        (0..args.kw).find_map(|i| {
            let at = args.at + args.n + 2 * i;
            (self.h.str_bytes(self.slot(at)) == Some(name.as_bytes())).then_some(at + 1)
        })
    }

    /// Positional argument `i`, or the keyword argument of this name.
    pub(crate) fn arg_or_kw(&self, args: Args, i: usize, name: &str) -> Option<Value> {
        self.opt(args, i).or_else(|| self.kwarg(args, name))
    }

    /// Copies of the positional arguments.
    pub(crate) fn arg_vec(&self, args: Args) -> Result<Vec<Value>, Fault> {
        self.slots_vec(args.at, args.n)
    }

    /// Copies of stack slots.
    pub(crate) fn slots_vec(&self, at: usize, n: usize) -> Result<Vec<Value>, Fault> {
        let mut values = Vec::new();
        values.try_reserve_exact(n).map_err(|_| Fault::Oom)?;
        values.extend_from_slice(self.th.stack.get(at..at + n).unwrap_or(&[]));
        Ok(values)
    }

    /// A tuple of stack slots.
    pub(crate) fn tuple_of_slots(&mut self, at: usize, n: usize) -> Res {
        Ok(self.h.new_tuple(self.th.stack.get(at..at + n).unwrap_or(&[]))?)
    }

    /// An exception of a built-in class with this message.
    #[cold]
    pub(crate) fn err(&mut self, class: u8, message: fmt::Arguments<'_>) -> Fault {
        let mut text = Message::default();
        // A longer message is cut: that is all a failing write can mean here.
        let _ = text.write_fmt(message);
        match self.h.new_str_bytes(text.as_bytes()) {
            Ok(message) => self.err_value(class, message),
            Err(Oom) => Fault::Oom,
        }
    }

    /// An exception of a built-in class with this argument.
    #[cold]
    pub(crate) fn err_value(&mut self, class: u8, argument: Value) -> Fault {
        let made =
            self.h.new_tuple(&[argument]).and_then(|args| self.h.new_exception(Value::type_id(class), args));
        match made {
            Ok(exception) => Fault::Raise(exception),
            Err(Oom) => Fault::Oom,
        }
    }

    /// An exception of a built-in class without arguments.
    #[cold]
    pub(crate) fn err_empty(&mut self, class: u8) -> Fault {
        let made = self.h.new_tuple(&[]).and_then(|args| self.h.new_exception(Value::type_id(class), args));
        match made {
            Ok(exception) => Fault::Raise(exception),
            Err(Oom) => Fault::Oom,
        }
    }

    #[cold]
    pub(crate) fn type_error(&mut self, message: fmt::Arguments<'_>) -> Fault {
        self.err(id::TYPE_ERROR, message)
    }

    #[cold]
    pub(crate) fn value_error(&mut self, message: &str) -> Fault {
        self.err(id::VALUE_ERROR, format_args!("{message}"))
    }

    /// A collection. Returns how many objects live.
    #[cold]
    #[inline(never)]
    pub(crate) fn collect(&mut self) -> u32 {
        let mut marker = self.h.marker();
        self.s.mark(&mut marker);
        for thread in core::iter::once(&*self.th).chain(self.others) {
            thread.mark(&mut marker);
        }
        let count = marker.finish(&mut self.s.handles);
        self.s.handles.close_lost(self.host);
        self.s.clear_cache();
        self.charge(count as usize / 4 + 16);
        count
    }

    /// Has the run wait while each `__del__` of what was found dead is called. False when there is none, or the run itself
    /// is a callback's, which others may wait for.
    pub(crate) const fn wait_for_finalisers(&mut self, for_memory: bool) -> bool {
        let waits = self.h.finalisers_wait() && self.th.callback_fuel.is_none();
        if waits {
            self.th.finalising = Finalising::Waits { fuel: crate::engine::CALLBACK_FUEL, for_memory };
        }
        waits
    }
}

/// Longest message that the engine itself makes for an exception.
const MESSAGE_MAX: usize = 240;

/// A message on the Rust stack; what does not fit is left out.
struct Message {
    bytes: [u8; MESSAGE_MAX],
    len: usize,
}

impl Default for Message {
    fn default() -> Self {
        Self { bytes: [0; MESSAGE_MAX], len: 0 }
    }
}

impl Message {
    fn as_bytes(&self) -> &[u8] {
        self.bytes.get(..self.len).unwrap_or(&[])
    }
}

impl Write for Message {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        let mut keep = text.len().min(MESSAGE_MAX - self.len);
        while !text.is_char_boundary(keep) {
            keep -= 1;
        }
        if let (Some(room), Some(part)) =
            (self.bytes.get_mut(self.len..self.len + keep), text.as_bytes().get(..keep))
        {
            room.copy_from_slice(part);
            self.len += keep;
        }
        if keep == text.len() { Ok(()) } else { Err(fmt::Error) }
    }
}
