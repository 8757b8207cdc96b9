//! The loop: fetch, decode, execute, one unit of fuel for each instruction.
//!
//! Everything that is frequent is here; everything else is a function elsewhere, called by `slow!` with the machine's
//! state written back. The frame's window of the stack is an array of 256 values indexed by `u8`, so no
//! access to locals or operands can panic or needs a check.

use alloc::rc::Rc;

use super::load::LoadedCode;
use super::quick::*;
use super::{CODE_MASK, Cx, Fault, Frame, INIT, NATIVE, WINDOW};
use crate::bytecode::{Op, Operand};
use crate::heap::{Kind, Table, Value, function};

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
            let mut pc = pc as usize;
            let mut sp = entry_sp;
            let mut fuel = self.fuel;
            let mut start;

            macro_rules! save {
                () => {{
                    self.fuel = fuel;
                    self.start = start;
                    self.th.sp = base + usize::from(sp);
                    self.start_sp = self.th.sp;
                    if let Some(frame) = self.th.frames.last_mut() {
                        frame.pc = pc as u32;
                    }
                }};
            }
            macro_rules! byte {
                () => {{
                    let byte = bytes.get(pc).copied().unwrap_or(0);
                    pc += 1;
                    byte
                }};
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
                    ($call:expr) => {{
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
                            }
                            None => slow!(self.op_binary($op)),
                        }
                    }};
                }
                macro_rules! compare {
                    ($op:expr, $rel:tt) => {{
                        let (a, b) = (at!(sp.wrapping_sub(2)), at!(sp.wrapping_sub(1)));
                        let result = if a.0 & b.0 & 1 == 1 {
                            (a.0 as i32) $rel (b.0 as i32)
                        } else if let Some((x, y)) = floats(self.h, a, b) {
                            x $rel y
                        } else {
                            slow!(self.op_compare($op))
                        };
                        sp = sp.wrapping_sub(1);
                        // A comparison mostly feeds a jump.
                        if bytes.get(pc) == Some(&(Op::PopJumpIfFalse as u8)) {
                            sp = sp.wrapping_sub(1);
                            pc = if result { pc + 3 } else { jump_at(bytes, pc + 1) };
                        } else {
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
                    let Some(op) = bytes.get(pc).and_then(|byte| Op::from_byte(*byte)) else {
                        slow!(Err(self.bad_code()))
                    };
                    pc += 1;
                    match op {
                        Op::Nop => {}
                        Op::LoadConst => {
                            let i = varint(bytes, &mut pc);
                            push!(code.constant(i));
                        }
                        Op::LoadInt => push!(Value::int(i32::from(byte!() as i8))),
                        Op::LoadNone => push!(Value::NONE),
                        Op::LoadTrue => push!(Value::TRUE),
                        Op::LoadFalse => push!(Value::FALSE),
                        Op::LoadEllipsis => push!(Value::ELLIPSIS),
                        Op::Pop => sp = sp.wrapping_sub(1),
                        Op::Dup => push!(at!(sp.wrapping_sub(1))),
                        Op::Dup2 => {
                            let (a, b) = (at!(sp.wrapping_sub(2)), at!(sp.wrapping_sub(1)));
                            push!(a);
                            push!(b);
                        }
                        Op::Rot2 => f.swap(usize::from(sp.wrapping_sub(1)), usize::from(sp.wrapping_sub(2))),
                        Op::Rot3 | Op::Rot4 => {
                            let n = if op == Op::Rot3 { 3 } else { 4 };
                            let first = usize::from(sp.wrapping_sub(n));
                            if let Some(part) = f.get_mut(first..usize::from(sp)) {
                                part.rotate_right(1);
                            }
                        }
                        Op::Shrink => {
                            let n = byte!();
                            let top = at!(sp.wrapping_sub(1));
                            sp = sp.wrapping_sub(n);
                            at!(sp.wrapping_sub(1)) = top;
                        }
                        Op::LoadFast => {
                            let value = at!(byte!());
                            if value.is_nil() {
                                slow!(Err(self.unbound_local()))
                            }
                            push!(value);
                        }
                        Op::StoreFast => {
                            let l = byte!();
                            sp = sp.wrapping_sub(1);
                            at!(l) = at!(sp);
                        }
                        Op::LoadFastFast => {
                            let (a, b) = (at!(byte!()), at!(byte!()));
                            if a.is_nil() || b.is_nil() {
                                slow!(Err(self.unbound_local()))
                            }
                            push!(a);
                            push!(b);
                        }
                        Op::LoadFastInt => {
                            let value = at!(byte!());
                            if value.is_nil() {
                                slow!(Err(self.unbound_local()))
                            }
                            push!(value);
                            push!(Value::int(i32::from(byte!() as i8)));
                        }
                        Op::LoadDeref => {
                            let slot = byte!();
                            let cell = at!(slot);
                            let value = cell.as_ref().map_or(Value::NIL, |r| self.h.get(r, 1));
                            if value.is_nil() {
                                slow!(Err(self.unbound_cell(code.is_free(slot))))
                            }
                            push!(value);
                        }
                        Op::StoreDeref => {
                            let cell = at!(byte!());
                            sp = sp.wrapping_sub(1);
                            if let Some(r) = cell.as_ref() {
                                self.h.set(r, 1, at!(sp));
                            }
                        }
                        Op::LoadGlobal => {
                            let name = code.name(varint(bytes, &mut pc));
                            let globals = globals_of(self.h, *callee);
                            let guess = self.s.guess.get(guess_slot(name)).copied().unwrap_or(0);
                            match self.h.table_guess(Table::dict(globals), usize::from(guess), name) {
                                Some(value) => push!(value),
                                None => match global(self.h, self.s, globals, name) {
                                    Some(value) => push!(value),
                                    None => slow!(Err(self.name_error(name))),
                                },
                            }
                        }
                        Op::StoreGlobal => {
                            let name = code.name(varint(bytes, &mut pc));
                            let hash = self.h.text_hash(name);
                            let globals = Table::dict(globals_of(self.h, *callee));
                            match self.h.table_insert(globals, name, hash, at!(sp.wrapping_sub(1))) {
                                Ok(()) => sp = sp.wrapping_sub(1),
                                Err(oom) => slow!(Err(Fault::from(oom))),
                            }
                        }
                        Op::LoadAttr => {
                            let name = code.name(varint(bytes, &mut pc));
                            match own_attribute(self.h, at!(sp.wrapping_sub(1)), name) {
                                Some(value) => at!(sp.wrapping_sub(1)) = value,
                                None => slow!(self.op_load_attr(name)),
                            }
                        }
                        Op::LoadMethod => {
                            let name = code.name(varint(bytes, &mut pc));
                            let object = at!(sp.wrapping_sub(1));
                            match method_quick(self.h, self.s, object, name) {
                                Some(method) => {
                                    at!(sp.wrapping_sub(1)) = method;
                                    push!(object);
                                }
                                None => slow!(self.op_load_method(name)),
                            }
                        }
                        Op::StoreAttr => {
                            let name = code.name(varint(bytes, &mut pc));
                            let (value, object) = (at!(sp.wrapping_sub(2)), at!(sp.wrapping_sub(1)));
                            if store_quick(self.h, object, name, value) {
                                sp = sp.wrapping_sub(2);
                            } else {
                                slow!(self.op_store_attr(name))
                            }
                        }
                        Op::XLoadAttrFast => {
                            // LoadFast l LoadAttr n
                            if let Some(&[_, l, _, n]) = bytes.get(pc..pc + 4)
                                && n < 128
                                && let Some(value) = own_attribute(self.h, at!(l), code.name(n.into()))
                            {
                                push!(value);
                                pc += 4;
                            }
                        }
                        Op::XLoadMethodFast => {
                            // LoadFast l LoadMethod n
                            if let Some(&[_, l, _, n]) = bytes.get(pc..pc + 4)
                                && n < 128
                                && let object = at!(l)
                                && let Some(method) =
                                    method_quick(self.h, self.s, object, code.name(n.into()))
                            {
                                push!(method);
                                push!(object);
                                pc += 4;
                            }
                        }
                        Op::XStoreAttrFast => {
                            // LoadFast l StoreAttr n
                            if let Some(&[_, l, _, n]) = bytes.get(pc..pc + 4)
                                && n < 128
                                && store_quick(self.h, at!(l), code.name(n.into()), at!(sp.wrapping_sub(1)))
                            {
                                sp = sp.wrapping_sub(1);
                                pc += 4;
                            }
                        }
                        Op::XLoadSubscrFast => {
                            // LoadFast a LoadFast b LoadSubscr
                            let object = at!(bytes.get(pc + 1).copied().unwrap_or(0));
                            let key = at!(bytes.get(pc + 3).copied().unwrap_or(0));
                            if let Some(value) = item_quick(self.h, object, key) {
                                fuel -= self.h.take_work();
                                push!(value);
                                pc += 5;
                            }
                        }
                        Op::LoadSubscr => {
                            let (object, key) = (at!(sp.wrapping_sub(2)), at!(sp.wrapping_sub(1)));
                            match item_quick(self.h, object, key) {
                                Some(value) => {
                                    fuel -= self.h.take_work();
                                    sp = sp.wrapping_sub(1);
                                    at!(sp.wrapping_sub(1)) = value;
                                }
                                None => slow!(self.op_load_item()),
                            }
                        }
                        Op::StoreSubscr => {
                            let (object, key) = (at!(sp.wrapping_sub(2)), at!(sp.wrapping_sub(1)));
                            if store_item_quick(self.h, object, key, at!(sp.wrapping_sub(3))) {
                                fuel -= self.h.take_work();
                                sp = sp.wrapping_sub(3);
                            } else {
                                slow!(self.op_store_item())
                            }
                        }
                        Op::Add | Op::IAdd => binary!(op, a, b, add_quick(self.h, a, b)),
                        Op::Sub | Op::ISub => binary!(op, a, b, sub_quick(self.h, a, b)),
                        Op::Mul | Op::IMul => binary!(op, a, b, mul_quick(self.h, a, b)),
                        Op::TrueDiv | Op::ITrueDiv => binary!(op, a, b, div_quick(self.h, a, b)),
                        Op::Neg => match neg_quick(self.h, at!(sp.wrapping_sub(1))) {
                            Some(value) => at!(sp.wrapping_sub(1)) = value,
                            None => slow!(self.op_unary(op)),
                        },
                        Op::MatMul
                        | Op::IMatMul
                        | Op::Power
                        | Op::IPower
                        | Op::ILShift
                        | Op::IAnd
                        | Op::IOr
                        | Op::IXor
                        | Op::IRShift
                        | Op::LShift => slow!(self.op_binary(op)),
                        Op::FloorDiv | Op::IFloorDiv => binary!(op, a, b, floordiv_ints(a, b)),
                        Op::Mod | Op::IMod => binary!(op, a, b, mod_ints(a, b)),
                        Op::RShift => binary!(
                            op,
                            a,
                            b,
                            match (a.as_int(), b.as_int()) {
                                (Some(x), Some(y)) if (0..31).contains(&y) => Some(Value::int(x >> y)),
                                _ => None,
                            }
                        ),
                        Op::And => {
                            binary!(op, a, b, if a.0 & b.0 & 1 == 1 { Some(Value(a.0 & b.0)) } else { None })
                        }
                        Op::Or => {
                            binary!(op, a, b, if a.0 & b.0 & 1 == 1 { Some(Value(a.0 | b.0)) } else { None })
                        }
                        Op::Xor => binary!(op, a, b, xor_ints(a, b)),
                        Op::Lt => compare!(op, <),
                        Op::Le => compare!(op, <=),
                        Op::Gt => compare!(op, >),
                        Op::Ge => compare!(op, >=),
                        Op::Eq => compare!(op, ==),
                        Op::Ne => compare!(op, !=),
                        Op::Is | Op::IsNot => {
                            let same = at!(sp.wrapping_sub(2)) == at!(sp.wrapping_sub(1));
                            sp = sp.wrapping_sub(1);
                            at!(sp.wrapping_sub(1)) = Value::bool(same == (op == Op::Is));
                        }
                        Op::Not => match truth(at!(sp.wrapping_sub(1))) {
                            Some(truth) => at!(sp.wrapping_sub(1)) = Value::bool(!truth),
                            None => slow!(self.op_not()),
                        },
                        Op::Jump => pc = jump_at(bytes, pc),
                        Op::PopJumpIfFalse | Op::PopJumpIfTrue => match truth(at!(sp.wrapping_sub(1))) {
                            Some(truth) => {
                                sp = sp.wrapping_sub(1);
                                pc = if truth == (op == Op::PopJumpIfTrue) {
                                    jump_at(bytes, pc)
                                } else {
                                    pc + 2
                                };
                            }
                            None => {
                                let target = jump_at(bytes, pc);
                                pc += 2;
                                slow!(self.op_jump_if(op == Op::PopJumpIfTrue, target))
                            }
                        },
                        Op::ForIter => match next_quick(self.h, at!(sp.wrapping_sub(1))) {
                            Quick::Item(value) => {
                                push!(value);
                                pc += 2;
                            }
                            Quick::End => {
                                sp = sp.wrapping_sub(1);
                                pc = jump_at(bytes, pc);
                            }
                            Quick::Ask => {
                                pc += 2;
                                slow!(self.op_for_iter(jump_at(bytes, pc - 2)))
                            }
                        },
                        Op::XForIterStore => {
                            // ForIter j j StoreFast l
                            if let Quick::Item(value) = next_quick(self.h, at!(sp.wrapping_sub(1))) {
                                at!(bytes.get(pc + 4).copied().unwrap_or(0)) = value;
                                pc += 5;
                            }
                        }
                        Op::XCompareFastIntJump | Op::XCompareFastFastJump => {
                            // LoadFast a (LoadInt i | LoadFast b) compare PopJumpIfFalse t t
                            if let Some([_, a, _, b, rel, _, low, high]) = bytes.get(pc..pc + 8) {
                                let a = at!(*a);
                                let b = if op == Op::XCompareFastIntJump {
                                    Value::int(i32::from(*b as i8))
                                } else {
                                    at!(*b)
                                };
                                if a.0 & b.0 & 1 == 1
                                    && let Some(rel) = Op::from_byte(*rel)
                                    && let Some(result) = compare_ints(rel, a.0 as i32, b.0 as i32)
                                {
                                    pc = if result {
                                        pc + 8
                                    } else {
                                        usize::from(*low) | usize::from(*high) << 8
                                    };
                                }
                            }
                        }
                        Op::XAddFastInt => {
                            // LoadFast a LoadInt i (Add|Sub)
                            if let Some([_, a, _, i, rel]) = bytes.get(pc..pc + 5) {
                                let (a, b) = (at!(*a), Value::int(i32::from(*i as i8)));
                                let sum = if *rel == Op::Add as u8 { add_ints(a, b) } else { sub_ints(a, b) };
                                if let Some(value) = sum {
                                    push!(value);
                                    pc += 5;
                                }
                            }
                        }
                        Op::XArithFastFast => {
                            // LoadFast a LoadFast b (Add|Sub|Mul)
                            if let Some(&[_, a, _, b, rel]) = bytes.get(pc..pc + 5)
                                && let Some(value) = arith_quick(self.h, rel, at!(a), at!(b))
                            {
                                push!(value);
                                pc += 5;
                            }
                        }
                        Op::XIncFast => {
                            // LoadFast a LoadInt i (IAdd|ISub) StoreFast a
                            if let Some([_, a, _, i, rel]) = bytes.get(pc..pc + 5) {
                                let (old, b) = (at!(*a), Value::int(i32::from(*i as i8)));
                                let sum =
                                    if *rel == Op::IAdd as u8 { add_ints(old, b) } else { sub_ints(old, b) };
                                if let Some(value) = sum {
                                    at!(*a) = value;
                                    pc += 7;
                                }
                            }
                        }
                        Op::XAddToFast => {
                            // LoadFast a LoadFast b IAdd StoreFast a
                            if let Some(&[_, a, _, b]) = bytes.get(pc..pc + 4)
                                && let Some(value) = add_quick(self.h, at!(a), at!(b))
                            {
                                at!(a) = value;
                                pc += 7;
                            }
                        }
                        Op::Call | Op::CallMethod => {
                            let mut n = byte!();
                            let mut callee_at = sp.wrapping_sub(n).wrapping_sub(1);
                            if op == Op::CallMethod {
                                if at!(callee_at).is_nil() {
                                    callee_at = callee_at.wrapping_sub(1);
                                    slow!(self.op_call_gap(usize::from(callee_at) + base, usize::from(n), 0))
                                }
                                n = n.wrapping_add(1);
                                callee_at = callee_at.wrapping_sub(1);
                            }
                            let callee = at!(callee_at);
                            let target = match self.h.as_kind(callee, Kind::Function) {
                                Some(r) => self.h.get(r, function::CODE).as_count(),
                                None => usize::MAX,
                            };
                            if let Some(Some(called)) = self.h.codes.get(target)
                                && called.simple == n
                            {
                                let fresh = base + usize::from(callee_at) + 1;
                                let from = base + usize::from(sp);
                                let top = fresh + usize::from(called.n_locals);
                                if self.th.frames.len() < self.s.config.max_frames
                                    && fresh + 2 * WINDOW <= self.th.stack.len()
                                {
                                    self.fuel = fuel;
                                    if let Some(frame) = self.th.frames.last_mut() {
                                        frame.pc = pc as u32;
                                    }
                                    if let Some(rest) = self.th.stack.get_mut(from..top) {
                                        rest.fill(Value::NIL);
                                    }
                                    self.th.sp = top;
                                    let code = target as u32;
                                    self.th.frames.push(Frame { pc: 0, base: fresh as u32, code });
                                    continue 'outer;
                                }
                            }
                            slow!(self.op_call(usize::from(callee_at) + base, usize::from(n), 0))
                        }
                        Op::ReturnValue | Op::ReturnFast => {
                            let value = if op == Op::ReturnValue {
                                at!(sp.wrapping_sub(1))
                            } else {
                                let value = at!(byte!());
                                if value.is_nil() {
                                    slow!(Err(self.unbound_local()))
                                }
                                value
                            };
                            if number & INIT != 0 {
                                slow!(self.op_return_init(value))
                            }
                            *callee = value;
                            self.fuel = fuel;
                            self.th.frames.pop();
                            self.th.sp = base;
                            continue 'outer;
                        }
                        Op::ReturnGenerator => slow!(self.op_return_generator()),
                        Op::YieldValue => slow!(self.op_yield()),
                        Op::DeleteFast | Op::MakeCell | Op::DeleteDeref => {
                            let l = byte!();
                            slow!(self.op_local(op, base + usize::from(l)))
                        }
                        _ => {
                            let kinds = op.operands();
                            let mut operands = [0usize; 2];
                            for (operand, kind) in operands.iter_mut().zip(kinds) {
                                *operand = match kind {
                                    Operand::Name | Operand::Const => varint(bytes, &mut pc),
                                    Operand::Jump => {
                                        pc += 2;
                                        jump_at(bytes, pc - 2)
                                    }
                                    _ => usize::from(byte!()),
                                };
                            }
                            let [a, b] = operands;
                            slow!(self.op_slow(op, a, b, code))
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
