//! `sum`, `min`, `max`, `any`, `all`: a frame that goes through any iterable, keeping one value.

use crate::bytecode::Op;
use crate::heap::{Kind, Names, Value};
use crate::types::id;
use crate::vm::compare::NoOrder;
use crate::vm::frames;
use crate::vm::iter::Step;
use crate::vm::quick::add_quick;
use crate::vm::{Args, Cx, Fault, Res};

const SUM: u32 = 0;
const MIN: u32 = 1;
const MAX: u32 = 2;
const ANY: u32 = 3;
const ALL: u32 = 4;
const CONTAINS: u32 = 5;

// Slots of the frame.
const ITERATOR: usize = 0;
const BEST: usize = 1;
const KEY: usize = 2;
const DEFAULT: usize = 3;
const BEST_KEY: usize = 4;
const ITEM: usize = 5;
const SLOTS: usize = 6;

// What is on top of the slots: the low bits of the state; the kind of fold is above.
const NOTHING: u32 = 0;
const HAVE_ITERATOR: u32 = 1;
const HAVE_ITEM: u32 = 2;
const HAVE_KEY: u32 = 3;
const HAVE_RESULT: u32 = 4;

/// Items that one step takes from a native iterator.
const CHUNK: usize = 64;

pub(crate) fn sum(cx: &mut Cx<'_>, args: Args) -> Res {
    cx.only_keywords(args, &["start"])?;
    let start = cx.arg_or_kw(args, 1, "start").unwrap_or(Value::int(0));
    if cx.h.is_str(start) {
        return Err(cx.type_error(format_args!("sum() can't sum strings [use ''.join(seq) instead]")));
    }
    let iterable = cx.arg(args, 0);
    cx.begin_fold(args, SUM, iterable, start, Value::NONE, Value::NIL)
}

pub(crate) fn any(cx: &mut Cx<'_>, args: Args) -> Res {
    let iterable = cx.arg(args, 0);
    cx.begin_fold(args, ANY, iterable, Value::FALSE, Value::NONE, Value::NIL)
}

pub(crate) fn all(cx: &mut Cx<'_>, args: Args) -> Res {
    let iterable = cx.arg(args, 0);
    cx.begin_fold(args, ALL, iterable, Value::TRUE, Value::NONE, Value::NIL)
}

/// `item in iterable`, of the arguments iterable and item.
pub(crate) fn contains(cx: &mut Cx<'_>, args: Args) -> Res {
    let (iterable, item) = (cx.arg(args, 0), cx.arg(args, 1));
    cx.begin_fold(args, CONTAINS, iterable, Value::FALSE, item, Value::NIL)
}

pub(crate) fn min(cx: &mut Cx<'_>, args: Args) -> Res {
    extreme(cx, args, MIN)
}

pub(crate) fn max(cx: &mut Cx<'_>, args: Args) -> Res {
    extreme(cx, args, MAX)
}

fn extreme(cx: &mut Cx<'_>, args: Args, kind: u32) -> Res {
    cx.only_keywords(args, &["key", "default"])?;
    let key = cx.kwarg(args, "key").unwrap_or(Value::NONE);
    let default = cx.kwarg(args, "default").unwrap_or(Value::NIL);
    let iterable = if args.n == 1 {
        cx.arg(args, 0)
    } else {
        let items = cx.arg_vec(args)?;
        cx.h.new_tuple(&items)?
    };
    cx.begin_fold(args, kind, iterable, Value::NIL, key, default)
}

impl Cx<'_> {
    fn begin_fold(
        &mut self,
        args: Args,
        kind: u32,
        iterable: Value,
        start: Value,
        key: Value,
        default: Value,
    ) -> Res {
        let iterator = self.iter_or_ask(iterable)?;
        let top = self.th.sp;
        self.room(top + SLOTS + 4)?;
        // The outer frame's result is the call's; the fold works above the arguments, so that nothing is lost when
        // memory runs out at its beginning.
        self.push_native(frames::RESULT, 0, args.at)?;
        if let Err(fault) = self.push_native(frames::FOLD, kind << 4, top + 1) {
            self.th.frames.pop();
            return Err(fault);
        }
        self.push(Value::NIL);
        for value in [iterator.unwrap_or(iterable), start, key, default, Value::NIL, Value::NIL] {
            self.push(value);
        }
        if iterator.is_none()
            && let Some(f) = self.special(iterable, Names::ITER)
        {
            let outcome = self.native_call(kind << 4 | HAVE_ITERATOR, f, &[iterable]);
            if let Err(fault) = outcome {
                if fault == Fault::Oom {
                    self.th.frames.pop();
                    self.th.frames.pop();
                    self.th.sp = top;
                }
                return Err(fault);
            }
        }
        Err(Fault::Frame)
    }

    pub(crate) fn step_fold(&mut self, base: usize, state: u32) -> Result<(), Fault> {
        let kind = state >> 4;
        let top = base + SLOTS;
        match state & 15 {
            HAVE_ITERATOR => {
                let iterator = self.peek(0);
                self.set_slot(base + ITERATOR, iterator);
                self.th.sp = top;
                self.set_state(kind << 4);
                return Ok(());
            }
            HAVE_ITEM => {
                let item = self.peek(0);
                if item.is_nil() {
                    return self.end_fold(base, kind);
                }
                self.set_slot(base + ITEM, item);
                let depth = self.th.frames.len();
                self.fold_item(base, kind, item)?;
                // A generator is asked for the next one at once: that takes no memory, so nothing is done twice.
                let iterator = self.slot(base + ITERATOR);
                if self.is_between_items(depth, top, kind)
                    && self.h.kind_of(iterator) == Some(Kind::Generator)
                {
                    self.fuel -= 1;
                    return self.native_next(kind << 4 | HAVE_ITEM, iterator);
                }
                return Ok(());
            }
            HAVE_KEY => {
                let key = self.peek(0);
                return self.fold_key(base, kind, key);
            }
            HAVE_RESULT => {
                let result = self.peek(0);
                return self.fold_result(base, kind, result);
            }
            _ => {}
        }
        let iterator = self.slot(base + ITERATOR);
        for _ in 0..CHUNK {
            // An item already taken, whose folding ran out of memory, comes first.
            let pending = self.slot(base + ITEM);
            let item = if pending.is_nil() {
                match self.step_iterator(iterator)? {
                    Step::Item(item) => item,
                    Step::End => return self.end_fold(base, kind),
                    Step::Python => return self.native_next(kind << 4 | HAVE_ITEM, iterator),
                }
            } else {
                pending
            };
            self.set_slot(base + ITEM, item);
            self.fuel -= 1;
            let depth = self.th.frames.len();
            self.fold_item(base, kind, item)?;
            // One item can be much to compare or to add.
            if !self.is_between_items(depth, top, kind) || self.fuel < 0 {
                return Ok(());
            }
        }
        Ok(())
    }

    /// Whether folding an item has left nothing to wait for.
    fn is_between_items(&self, depth: usize, top: usize, kind: u32) -> bool {
        self.th.frames.len() == depth
            && self.th.sp == top
            && self.th.frames.last().is_some_and(|frame| frame.pc == kind << 4)
    }

    /// The item is done with: the next one.
    fn next_item(&mut self, base: usize, kind: u32) {
        self.set_slot(base + ITEM, Value::NIL);
        self.th.sp = base + SLOTS;
        self.set_state(kind << 4 | NOTHING);
    }

    fn fold_item(&mut self, base: usize, kind: u32, item: Value) -> Result<(), Fault> {
        self.th.sp = base + SLOTS;
        match kind {
            SUM => {
                let sum = self.slot(base + BEST);
                let quick = add_quick(self.h, sum, item);
                let sum_now = if quick.is_some() { quick } else { self.binary_native(Op::Add, sum, item)? };
                if let Some(sum) = sum_now {
                    self.set_slot(base + BEST, sum);
                    self.next_item(base, kind);
                    return Ok(());
                }
                self.native_call(kind << 4 | HAVE_RESULT, Value::native(super::ADD), &[sum, item])
            }
            CONTAINS => {
                let wanted = self.slot(base + KEY);
                self.begin_comparing();
                match self.same_item(item, wanted) {
                    Ok(same) => self.fold_truth(base, kind, same),
                    Err(NoOrder::Fault(fault)) => Err(fault),
                    Err(_) => {
                        let equal = Value::native(super::EQUAL);
                        self.native_call(kind << 4 | HAVE_RESULT, equal, &[item, wanted])
                    }
                }
            }
            ANY | ALL => match self.truth(item) {
                Some(truth) => self.fold_truth(base, kind, truth),
                None => self.native_call(kind << 4 | HAVE_RESULT, Value::type_id(id::BOOL), &[item]),
            },
            _ => {
                let key = self.slot(base + KEY);
                if key.is_none() {
                    return self.fold_key(base, kind, item);
                }
                self.native_call(kind << 4 | HAVE_KEY, key, &[item])
            }
        }
    }

    fn fold_truth(&mut self, base: usize, kind: u32, truth: bool) -> Result<(), Fault> {
        if truth == (kind != ALL) {
            self.native_return(Value::bool(kind != ALL));
        } else {
            self.next_item(base, kind);
        }
        Ok(())
    }

    /// `min` and `max`: the item's key is known.
    fn fold_key(&mut self, base: usize, kind: u32, key: Value) -> Result<(), Fault> {
        let best = self.slot(base + BEST_KEY);
        if best.is_nil() {
            self.take_best(base, kind, key);
            return Ok(());
        }
        let op = if kind == MIN { Op::Lt } else { Op::Gt };
        match self.compare(op, key, best) {
            Ok(true) => self.take_best(base, kind, key),
            Ok(false) => self.next_item(base, kind),
            Err(NoOrder::Fault(fault)) => return Err(fault),
            Err(_) => {
                let native = if kind == MIN { super::LESS } else { super::GREATER };
                self.th.sp = base + SLOTS;
                // The key stays below the call, for when it wins.
                self.push(key);
                let outcome = self.native_call(kind << 4 | HAVE_RESULT, Value::native(native), &[key, best]);
                if outcome.is_err() {
                    self.th.sp = base + SLOTS;
                }
                return outcome;
            }
        }
        Ok(())
    }

    fn take_best(&mut self, base: usize, kind: u32, key: Value) {
        let item = self.slot(base + ITEM);
        self.set_slot(base + BEST, item);
        self.set_slot(base + BEST_KEY, key);
        self.next_item(base, kind);
    }

    fn fold_result(&mut self, base: usize, kind: u32, result: Value) -> Result<(), Fault> {
        match kind {
            SUM => {
                self.set_slot(base + BEST, result);
                self.next_item(base, kind);
                Ok(())
            }
            ANY | ALL | CONTAINS => match self.truth(result) {
                Some(truth) => self.fold_truth(base, kind, truth),
                None => self.native_call(kind << 4 | HAVE_RESULT, Value::type_id(id::BOOL), &[result]),
            },
            _ => {
                if self.truth(result) == Some(true) {
                    let key = self.slot(base + SLOTS);
                    self.take_best(base, kind, key);
                } else {
                    self.next_item(base, kind);
                }
                Ok(())
            }
        }
    }

    fn end_fold(&mut self, base: usize, kind: u32) -> Result<(), Fault> {
        let best = self.slot(base + BEST);
        let value = if best.is_nil() { self.slot(base + DEFAULT) } else { best };
        if value.is_nil() {
            let name = if kind == MIN { "min" } else { "max" };
            return Err(self.err(id::VALUE_ERROR, format_args!("{name}() arg is an empty sequence")));
        }
        self.native_return(value);
        Ok(())
    }
}
