//! The loop: fetch, decode, execute, one unit of fuel for each instruction.
//!
//! Everything that is frequent is here; everything else is a function elsewhere, called by `slow!` with the machine's
//! state written back. The frame's window of the stack is an array of 256 values indexed by `u8`, so no
//! access to locals or operands can panic or needs a check.

use alloc::rc::Rc;

use super::load::LoadedCode;
use super::quick::*;
use super::{CODE_MASK, Cx, FOR, Fault, Frame, INIT, NATIVE, WINDOW};
use crate::bytecode::Op;
use crate::heap::{Table, Value};

/// Why the loop returned.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Stop {
    /// The run's result.
    Done(Value),
    /// An exception that nothing caught.
    Raised(Value),
    /// The fuel is used up, or the run sleeps.
    Fuel,
}

impl Cx<'_> {
    /// The code of this number, kept in `last` for the next time.
    #[inline(always)]
    fn code_of<'l>(&self, number: u32, last: &'l mut Option<Rc<LoadedCode>>) -> Option<&'l LoadedCode> {
        let code = self.h.codes.get((number & CODE_MASK) as usize)?.as_ref()?;
        if !last.as_ref().is_some_and(|last| Rc::ptr_eq(last, code)) {
            *last = Some(Rc::clone(code));
        }
        last.as_deref()
    }

    /// Runs the thread until its fuel is used up or it ends.
    #[expect(clippy::too_many_lines, reason = "one loop over the instruction set; slow paths are elsewhere")]
    pub(crate) fn run(&mut self) -> Stop {
        // Fuel set aside while one instruction is tried again after a collection.
        let mut stash: Option<i64> = None;
        // The code of the frame that ran last: mostly it runs next, too.
        let mut last: Option<Rc<LoadedCode>> = None;
        'outer: loop {
            let Some(&Frame { pc, base, code: number }) = self.th.frames.last() else {
                return Stop::Done(self.slot(0));
            };
            let base = base as usize;
            if number & NATIVE != 0 {
                if self.fuel <= 0 && stash.is_none() {
                    return Stop::Fuel;
                }
                self.fuel -= 1;
                self.start_sp = self.th.sp;
                let outcome = self.step_native();
                match self.settle(outcome, &mut stash) {
                    Some(stop) => return stop,
                    None => continue 'outer,
                }
            }
            let Some(code) = self.code_of(number, &mut last) else { return Stop::Done(Value::NONE) };
            let bytes: &[u8] = &code.bytecode;
            let entry_sp = self.th.sp.wrapping_sub(base) as u8;
            // The window, and below it the slot of what runs.
            let window = self.th.stack.get_mut(base.wrapping_sub(1)..).and_then(<[_]>::first_chunk_mut);
            let Some([callee, f @ ..]): Option<&mut [Value; WINDOW + 1]> = window else {
                return Stop::Done(Value::NONE);
            };
            let mut pc = pc;
            let mut start;
            let mut sp = entry_sp;
            let mut fuel = self.fuel;

            macro_rules! save {
                () => {{
                    self.fuel = fuel;
                    self.start = start as usize;
                    self.th.sp = base + usize::from(sp);
                    self.start_sp = self.th.sp;
                    if let Some(frame) = self.th.frames.last_mut() {
                        frame.pc = pc;
                    }
                }};
            }
            macro_rules! skip {
                ($n:expr) => {
                    pc = pc.wrapping_add($n)
                };
            }
            macro_rules! at {
                ($i:expr) => {
                    f[usize::from($i as u8)]
                };
            }
            macro_rules! push {
                ($v:expr) => {{
                    let value = $v;
                    at!(sp) = value;
                    sp = sp.wrapping_add(1);
                }};
            }

            #[expect(
                clippy::indexing_slicing,
                reason = "an array of 256 indexed by u8: the check is the type"
            )]
            let outcome: Result<(), Fault> = 'inner: {
                macro_rules! slow {
                    ($n:expr, $call:expr) => {{
                        skip!($n);
                        save!();
                        break 'inner $call;
                    }};
                }
                macro_rules! binary {
                    ($op:expr, $a:ident, $b:ident, $fast:expr) => {{
                        let ($a, $b) = (at!(sp.wrapping_sub(2)), at!(sp.wrapping_sub(1)));
                        match $fast {
                            Some(value) => {
                                sp = sp.wrapping_sub(1);
                                at!(sp.wrapping_sub(1)) = value;
                                skip!(1);
                            }
                            None => slow!(1, self.op_binary($op)),
                        }
                    }};
                }
                macro_rules! compare {
                    ($w:ident, $op:expr, $rel:tt) => {{
                        let (a, b) = (at!(sp.wrapping_sub(2)), at!(sp.wrapping_sub(1)));
                        let result = if a.0 & b.0 & 1 == 1 {
                            (a.0 as i32) $rel (b.0 as i32)
                        } else if let Some((x, y)) = floats(self.h, a, b) {
                            x $rel y
                        } else {
                            slow!(1, self.op_compare($op))
                        };
                        sp = sp.wrapping_sub(1);
                        // A comparison mostly feeds a jump.
                        if $w[1] == JUMP_IF_FALSE {
                            sp = sp.wrapping_sub(1);
                            pc = if result { pc.wrapping_add(4) } else { jump($w[2], $w[3]) };
                        } else {
                            skip!(1);
                            at!(sp.wrapping_sub(1)) = Value::bool(result);
                        }
                    }};
                }

                loop {
                    start = pc;
                    fuel -= 1;
                    if fuel < 0 {
                        match stash.take() {
                            Some(kept) => {
                                fuel = kept - 1;
                                self.h.allow_fresh();
                            }
                            None => {
                                fuel += 1;
                                save!();
                                return Stop::Fuel;
                            }
                        }
                    }
                    let Some((op, w)) = fetch(bytes, pc) else { slow!(0, Err(self.bad_code())) };
                    match op {
                        Op::Nop => skip!(1),
                        Op::LoadConst => {
                            let (i, n) = index(w);
                            push!(code.constant(i));
                            skip!(n);
                        }
                        Op::LoadInt => {
                            push!(small(w[1]));
                            skip!(2);
                        }
                        Op::LoadNone | Op::LoadTrue | Op::LoadFalse | Op::LoadEllipsis => {
                            push!(singleton(op));
                            skip!(1);
                        }
                        Op::Pop => {
                            sp = sp.wrapping_sub(1);
                            skip!(1);
                        }
                        Op::Dup => {
                            push!(at!(sp.wrapping_sub(1)));
                            skip!(1);
                        }
                        Op::Dup2 => {
                            let (a, b) = (at!(sp.wrapping_sub(2)), at!(sp.wrapping_sub(1)));
                            push!(a);
                            push!(b);
                            skip!(1);
                        }
                        Op::Rot2 => {
                            f.swap(usize::from(sp.wrapping_sub(1)), usize::from(sp.wrapping_sub(2)));
                            skip!(1);
                        }
                        Op::Rot3 | Op::Rot4 => {
                            let first = usize::from(sp.wrapping_sub(if op == Op::Rot3 { 3 } else { 4 }));
                            if let Some(part) = f.get_mut(first..usize::from(sp)) {
                                part.rotate_right(1);
                            }
                            skip!(1);
                        }
                        Op::Shrink => {
                            let top = at!(sp.wrapping_sub(1));
                            sp = sp.wrapping_sub(w[1]);
                            at!(sp.wrapping_sub(1)) = top;
                            skip!(2);
                        }
                        Op::LoadFast => {
                            let value = at!(w[1]);
                            if value.is_nil() {
                                slow!(2, Err(self.unbound_local()))
                            }
                            push!(value);
                            skip!(2);
                        }
                        Op::StoreFast => {
                            sp = sp.wrapping_sub(1);
                            at!(w[1]) = at!(sp);
                            skip!(2);
                        }
                        Op::LoadFastFast => {
                            let (a, b) = (at!(w[1]), at!(w[2]));
                            if a.is_nil() || b.is_nil() {
                                slow!(3, Err(self.unbound_local()))
                            }
                            push!(a);
                            push!(b);
                            skip!(3);
                        }
                        Op::LoadFastInt => {
                            let value = at!(w[1]);
                            if value.is_nil() {
                                slow!(3, Err(self.unbound_local()))
                            }
                            push!(value);
                            push!(small(w[2]));
                            skip!(3);
                        }
                        Op::LoadDeref => {
                            let cell = at!(w[1]);
                            let value = cell.as_ref().map_or(Value::NIL, |r| self.h.get(r, 1));
                            if value.is_nil() {
                                slow!(2, Err(self.unbound_cell(code.is_free(w[1]))))
                            }
                            push!(value);
                            skip!(2);
                        }
                        Op::StoreDeref => {
                            let cell = at!(w[1]);
                            sp = sp.wrapping_sub(1);
                            if let Some(r) = cell.as_ref() {
                                self.h.set(r, 1, at!(sp));
                            }
                            skip!(2);
                        }
                        Op::LoadGlobal => {
                            let (i, n) = index(w);
                            let name = code.name(i);
                            let globals = globals_of(self.h, *callee);
                            let guess = self.s.guess.get(guess_slot(name)).copied().unwrap_or(0);
                            match self.h.table_guess(Table::dict(globals), usize::from(guess), name) {
                                Some(value) => push!(value),
                                None => match global(self.h, self.s, globals, name) {
                                    Some(value) => push!(value),
                                    None => slow!(n, Err(self.name_error(name))),
                                },
                            }
                            skip!(n);
                        }
                        Op::StoreGlobal => {
                            let (i, n) = index(w);
                            let name = code.name(i);
                            let globals = Table::dict(globals_of(self.h, *callee));
                            let guess = self.s.guess.get(guess_slot(name)).copied().unwrap_or(0);
                            if !self.h.table_guess_set(globals, guess.into(), name, at!(sp.wrapping_sub(1))) {
                                slow!(n, self.op_store_global(name))
                            }
                            sp = sp.wrapping_sub(1);
                            skip!(n);
                        }
                        Op::LoadAttr => {
                            let (i, n) = index(w);
                            let name = code.name(i);
                            match own_attribute(self.h, at!(sp.wrapping_sub(1)), name) {
                                Some(value) => at!(sp.wrapping_sub(1)) = value,
                                None => slow!(n, self.op_load_attr(name)),
                            }
                            skip!(n);
                        }
                        Op::LoadMethod => {
                            let (i, n) = index(w);
                            let name = code.name(i);
                            let object = at!(sp.wrapping_sub(1));
                            match method_quick(self.h, self.s, object, name) {
                                Some(method) => {
                                    at!(sp.wrapping_sub(1)) = method;
                                    push!(object);
                                }
                                None => slow!(n, self.op_load_method(name)),
                            }
                            skip!(n);
                        }
                        Op::StoreAttr => {
                            let (i, n) = index(w);
                            let name = code.name(i);
                            let (value, object) = (at!(sp.wrapping_sub(2)), at!(sp.wrapping_sub(1)));
                            if !store_quick(self.h, object, name, value) {
                                slow!(n, self.op_store_attr(name))
                            }
                            sp = sp.wrapping_sub(2);
                            skip!(n);
                        }
                        Op::XLoadAttrFast => {
                            // LoadFast l LoadAttr n
                            let name = code.short_name(w[4]);
                            match name.and_then(|name| own_attribute(self.h, at!(w[2]), name)) {
                                Some(value) => {
                                    push!(value);
                                    skip!(5);
                                }
                                None => skip!(1),
                            }
                        }
                        Op::XLoadMethodFast => {
                            // LoadFast l LoadMethod n
                            let object = at!(w[2]);
                            let name = code.short_name(w[4]);
                            match name.and_then(|name| method_quick(self.h, self.s, object, name)) {
                                Some(method) => {
                                    push!(method);
                                    push!(object);
                                    skip!(5);
                                }
                                None => skip!(1),
                            }
                        }
                        Op::XStoreAttrFast => {
                            // LoadFast l StoreAttr n
                            if let Some(name) = code.short_name(w[4])
                                && store_quick(self.h, at!(w[2]), name, at!(sp.wrapping_sub(1)))
                            {
                                sp = sp.wrapping_sub(1);
                                skip!(5);
                            } else {
                                skip!(1);
                            }
                        }
                        Op::XLoadSubscrFast => {
                            // LoadFast a LoadFast b LoadSubscr
                            match item_quick(self.h, at!(w[2]), at!(w[4])) {
                                Some(value) => {
                                    fuel -= self.h.take_work();
                                    push!(value);
                                    skip!(6);
                                }
                                None => skip!(1),
                            }
                        }
                        Op::LoadSubscr => {
                            let (object, key) = (at!(sp.wrapping_sub(2)), at!(sp.wrapping_sub(1)));
                            match item_quick(self.h, object, key) {
                                Some(value) => {
                                    fuel -= self.h.take_work();
                                    sp = sp.wrapping_sub(1);
                                    at!(sp.wrapping_sub(1)) = value;
                                    skip!(1);
                                }
                                None => slow!(1, self.op_load_item()),
                            }
                        }
                        Op::StoreSubscr => {
                            let (object, key) = (at!(sp.wrapping_sub(2)), at!(sp.wrapping_sub(1)));
                            if !store_item_quick(self.h, object, key, at!(sp.wrapping_sub(3))) {
                                slow!(1, self.op_store_item())
                            }
                            fuel -= self.h.take_work();
                            sp = sp.wrapping_sub(3);
                            skip!(1);
                        }
                        Op::Add | Op::IAdd => binary!(op, a, b, add_quick(self.h, a, b)),
                        Op::Sub | Op::ISub => binary!(op, a, b, sub_quick(self.h, a, b)),
                        Op::Mul | Op::IMul => binary!(op, a, b, mul_quick(self.h, a, b)),
                        Op::TrueDiv | Op::ITrueDiv => binary!(op, a, b, div_quick(self.h, a, b)),
                        Op::FloorDiv | Op::IFloorDiv => binary!(op, a, b, floordiv_ints(a, b)),
                        Op::Mod | Op::IMod => binary!(op, a, b, mod_ints(a, b)),
                        Op::RShift => binary!(op, a, b, rshift_ints(a, b)),
                        Op::And => binary!(op, a, b, and_ints(a, b)),
                        Op::Or => binary!(op, a, b, or_ints(a, b)),
                        Op::Xor => binary!(op, a, b, xor_ints(a, b)),
                        Op::MatMul
                        | Op::IMatMul
                        | Op::Power
                        | Op::IPower
                        | Op::ILShift
                        | Op::IAnd
                        | Op::IOr
                        | Op::IXor
                        | Op::IRShift
                        | Op::LShift => slow!(1, self.op_binary(op)),
                        Op::Neg => match neg_quick(self.h, at!(sp.wrapping_sub(1))) {
                            Some(value) => {
                                at!(sp.wrapping_sub(1)) = value;
                                skip!(1);
                            }
                            None => slow!(1, self.op_unary(op)),
                        },
                        Op::Lt => compare!(w, op, <),
                        Op::Le => compare!(w, op, <=),
                        Op::Gt => compare!(w, op, >),
                        Op::Ge => compare!(w, op, >=),
                        Op::Eq => compare!(w, op, ==),
                        Op::Ne => compare!(w, op, !=),
                        Op::Is | Op::IsNot => {
                            let same = at!(sp.wrapping_sub(2)) == at!(sp.wrapping_sub(1));
                            sp = sp.wrapping_sub(1);
                            at!(sp.wrapping_sub(1)) = Value::bool(same == (op == Op::Is));
                            skip!(1);
                        }
                        Op::Not => match truth(at!(sp.wrapping_sub(1))) {
                            Some(truth) => {
                                at!(sp.wrapping_sub(1)) = Value::bool(!truth);
                                skip!(1);
                            }
                            None => slow!(1, self.op_not()),
                        },
                        Op::Jump => pc = jump(w[1], w[2]),
                        Op::PopJumpIfFalse | Op::PopJumpIfTrue => match truth(at!(sp.wrapping_sub(1))) {
                            Some(truth) => {
                                sp = sp.wrapping_sub(1);
                                let jumps = truth == (op == Op::PopJumpIfTrue);
                                pc = if jumps { jump(w[1], w[2]) } else { pc.wrapping_add(3) };
                            }
                            None => {
                                slow!(3, self.op_jump_if(op == Op::PopJumpIfTrue, jump(w[1], w[2]) as usize))
                            }
                        },
                        Op::ForIter => {
                            let iterator = at!(sp.wrapping_sub(1));
                            match next_quick(self.h, iterator) {
                                Quick::Item(value) => {
                                    push!(value);
                                    skip!(3);
                                }
                                Quick::End => {
                                    sp = sp.wrapping_sub(1);
                                    pc = jump(w[1], w[2]);
                                }
                                Quick::Ask => {
                                    skip!(3);
                                    save!();
                                    if self.enter_generator(iterator, base + usize::from(sp), FOR) {
                                        continue 'outer;
                                    }
                                    break 'inner self.op_for_iter(jump(w[1], w[2]) as usize);
                                }
                            }
                        }
                        Op::XForIterStore => {
                            // ForIter j j StoreFast l
                            let iterator = at!(sp.wrapping_sub(1));
                            match next_quick(self.h, iterator) {
                                Quick::Item(value) => {
                                    at!(w[5]) = value;
                                    skip!(6);
                                }
                                Quick::End => {
                                    sp = sp.wrapping_sub(1);
                                    pc = jump(w[2], w[3]);
                                }
                                Quick::Ask => {
                                    skip!(4);
                                    save!();
                                    if self.enter_generator(iterator, base + usize::from(sp), FOR) {
                                        continue 'outer;
                                    }
                                    break 'inner self.op_for_iter(jump(w[2], w[3]) as usize);
                                }
                            }
                        }
                        Op::XCompareFastIntJump | Op::XCompareFastFastJump => {
                            // LoadFast a (LoadInt i | LoadFast b) compare PopJumpIfFalse t t
                            let a = at!(w[2]);
                            let b = if op == Op::XCompareFastIntJump { small(w[4]) } else { at!(w[4]) };
                            match compare_ints(w[5], a, b) {
                                Some(true) => skip!(9),
                                Some(false) => pc = jump(w[7], w[8]),
                                None => skip!(1),
                            }
                        }
                        Op::XAddFastInt => {
                            // LoadFast a LoadInt i (Add|Sub)
                            match add_or_sub(w[5] == Op::Add as u8, at!(w[2]), small(w[4])) {
                                Some(value) => {
                                    push!(value);
                                    skip!(6);
                                }
                                None => skip!(1),
                            }
                        }
                        Op::XArithFastFast => {
                            // LoadFast a LoadFast b (Add|Sub|Mul)
                            match arith_quick(self.h, w[5], at!(w[2]), at!(w[4])) {
                                Some(value) => {
                                    push!(value);
                                    skip!(6);
                                }
                                None => skip!(1),
                            }
                        }
                        Op::XIncFast => {
                            // LoadFast a LoadInt i (IAdd|ISub) StoreFast a
                            match add_or_sub(w[5] == Op::IAdd as u8, at!(w[2]), small(w[4])) {
                                Some(value) => {
                                    at!(w[2]) = value;
                                    skip!(8);
                                }
                                None => skip!(1),
                            }
                        }
                        Op::XAddToFast => {
                            // LoadFast a LoadFast b IAdd StoreFast a
                            match add_quick(self.h, at!(w[2]), at!(w[4])) {
                                Some(value) => {
                                    at!(w[2]) = value;
                                    skip!(8);
                                }
                                None => skip!(1),
                            }
                        }
                        Op::Call | Op::CallMethod => {
                            let mut n = w[1];
                            let mut callee_at = sp.wrapping_sub(n).wrapping_sub(1);
                            if op == Op::CallMethod {
                                if at!(callee_at).is_nil() {
                                    callee_at = callee_at.wrapping_sub(1);
                                    slow!(
                                        2,
                                        self.op_call_gap(base + usize::from(callee_at), usize::from(n), 0)
                                    )
                                }
                                n = n.wrapping_add(1);
                                callee_at = callee_at.wrapping_sub(1);
                            }
                            let callee = at!(callee_at);
                            let (c, top) = (base + usize::from(callee_at), base + usize::from(sp));
                            if self.enter_function(callee, n, c + 1, top, pc.wrapping_add(2)) {
                                self.fuel = fuel;
                                continue 'outer;
                            }
                            slow!(2, self.op_call(c, usize::from(n), 0))
                        }
                        Op::ReturnValue | Op::ReturnFast => {
                            let value =
                                if op == Op::ReturnValue { at!(sp.wrapping_sub(1)) } else { at!(w[1]) };
                            if value.is_nil() {
                                slow!(2, Err(self.unbound_local()))
                            }
                            if number & INIT != 0 {
                                slow!(2, self.op_return_init(value))
                            }
                            *callee = value;
                            self.fuel = fuel;
                            self.th.frames.pop();
                            self.th.sp = base;
                            continue 'outer;
                        }
                        Op::ReturnGenerator => slow!(1, self.op_return_generator()),
                        Op::YieldValue => {
                            skip!(1);
                            save!();
                            let (g, value) = (*callee, at!(sp.wrapping_sub(1)));
                            if self.leave_generator(g, value, base, self.th.sp - 1, pc) {
                                continue 'outer;
                            }
                            break 'inner self.op_yield();
                        }
                        Op::DeleteFast | Op::MakeCell | Op::DeleteDeref => {
                            slow!(2, self.op_local(op, base + usize::from(w[1])))
                        }
                        _ => {
                            let ([a, b], n) = operands(op, w);
                            slow!(n, self.op_slow(op, a, b, code))
                        }
                    }
                }
            };
            let plain = outcome == Ok(()) && stash.is_none() && self.th.goes_on();
            if !plain && let Some(stop) = self.settle(outcome, &mut stash) {
                return stop;
            }
        }
    }
}
