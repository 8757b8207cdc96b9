//! Operators: the slow paths of arithmetic and comparison, truth, containment.

use super::compare::NoOrder;
use super::division::{float_divmod, floor_big, floor_divmod};
use super::frames::{self, Redo};
use super::{Cx, Fault, Res};
use crate::bytecode::Op;
use crate::heap::{Kind, MAX_LIMBS, Names, Value};
use crate::types::id;
use num_bigint::BigInt;
use num_traits::{FromPrimitive, Signed, ToPrimitive, Zero};

/// The attempt of [`Cx::step_binary`] after a list has been extended in place.
const EXTENDED: u32 = 6;
/// Set in the count of attempts: `__eq__` was asked for the sake of `!=`.
const INVERTED: u32 = 4;

/// In-place operators share the plain ones' code.
fn plain(op: Op) -> Op {
    match op {
        Op::IAdd => Op::Add,
        Op::ISub => Op::Sub,
        Op::IMul => Op::Mul,
        Op::IMatMul => Op::MatMul,
        Op::ITrueDiv => Op::TrueDiv,
        Op::IFloorDiv => Op::FloorDiv,
        Op::IMod => Op::Mod,
        Op::IPower => Op::Power,
        Op::ILShift => Op::LShift,
        Op::IRShift => Op::RShift,
        Op::IAnd => Op::And,
        Op::IOr => Op::Or,
        Op::IXor => Op::Xor,
        _ => op,
    }
}

/// The special methods of an operator: forward, reflected, in place; and its sign.
fn operator(op: Op) -> Option<(Value, Value, Value)> {
    Some(match plain(op) {
        Op::Add => (Names::ADD, Names::RADD, Names::IADD),
        Op::Sub => (Names::SUB, Names::RSUB, Names::ISUB),
        Op::Mul => (Names::MUL, Names::RMUL, Names::IMUL),
        Op::MatMul => (Names::MATMUL, Names::RMATMUL, Names::IMATMUL),
        Op::TrueDiv => (Names::TRUEDIV, Names::RTRUEDIV, Names::ITRUEDIV),
        Op::FloorDiv => (Names::FLOORDIV, Names::RFLOORDIV, Names::IFLOORDIV),
        Op::Mod => (Names::MOD, Names::RMOD, Names::IMOD),
        Op::Power => (Names::POW, Names::RPOW, Names::IPOW),
        Op::LShift => (Names::LSHIFT, Names::RLSHIFT, Names::ILSHIFT),
        Op::RShift => (Names::RSHIFT, Names::RRSHIFT, Names::IRSHIFT),
        Op::And => (Names::AND, Names::RAND, Names::IAND),
        Op::Or => (Names::OR, Names::ROR, Names::IOR),
        Op::Xor => (Names::XOR, Names::RXOR, Names::IXOR),
        Op::Lt => (Names::LT, Names::GT, Value::NIL),
        Op::Le => (Names::LE, Names::GE, Value::NIL),
        Op::Gt => (Names::GT, Names::LT, Value::NIL),
        Op::Ge => (Names::GE, Names::LE, Value::NIL),
        Op::Eq => (Names::EQ, Names::EQ, Value::NIL),
        Op::Ne => (Names::NE, Names::NE, Value::NIL),
        _ => return None,
    })
}

impl Cx<'_> {
    /// A binary operator whose operands are on top.
    #[inline(never)]
    pub(crate) fn op_binary(&mut self, op: Op) -> Result<(), Fault> {
        let (a, b) = (self.peek(1), self.peek(0));
        match op {
            // The only operator that formats: its arguments may have to be asked for their text.
            Op::Mod | Op::IMod if self.h.is_str(a) || matches!(self.h.kind_of(a), Some(Kind::Bytes)) => {
                let text = self.percent(a, self.th.sp - 1)?;
                self.replace(2, text);
                return Ok(());
            }
            // What texts are made of.
            Op::Add | Op::IAdd if self.h.is_str(a) && self.h.is_str(b) => {
                let text = self.concat_texts(a, b)?;
                self.replace(2, text);
                return Ok(());
            }
            _ => {}
        }
        self.align_operands(Redo::Op, a, self.th.sp - 1)?;
        if let Some(value) = self.binary_native(op, a, b)? {
            self.replace(2, value);
            return Ok(());
        }
        self.binary_python(op, a, b)
    }

    pub(super) fn is_object(&self, value: Value) -> bool {
        matches!(self.h.kind_of(value), Some(Kind::Instance | Kind::Exception))
    }

    /// Tries the special methods of instances, in a frame over the operands.
    pub(super) fn binary_python(&mut self, op: Op, a: Value, b: Value) -> Result<(), Fault> {
        if !self.is_object(a) && !self.is_object(b) && !self.is_update(op, a, b) {
            return Err(self.unsupported(op, a, b));
        }
        let base = self.th.sp - 1;
        self.push_native(frames::BINARY, (op as u32) << 3, base)?;
        Ok(())
    }

    /// `dict |= pairs`, which may have to be iterated by Python.
    fn is_update(&self, op: Op, a: Value, b: Value) -> bool {
        op == Op::IOr && self.h.as_kind(a, Kind::Dict).is_some() && self.h.as_kind(b, Kind::Dict).is_none()
    }

    #[cold]
    pub(super) fn unsupported(&mut self, op: Op, a: Value, b: Value) -> Fault {
        let is_plain = plain(op) == op;
        let method = operator(op).map_or(Value::NONE, |(method, _, own)| if is_plain { method } else { own });
        let (method, x, y) = (self.text(method), self.type_name(a), self.type_name(b));
        self.type_error(format_args!("unsupported types for {method}: '{x}', '{y}'"))
    }

    /// The operands are in slots `base - 1` and `base`; the state's low bits count the attempts.
    pub(crate) fn step_binary(&mut self, base: usize, state: u32) -> Result<(), Fault> {
        let (a, b) = (self.slot(base - 1), self.slot(base));
        let Some(op) = Op::from_byte((state >> 3) as u8) else { return Err(self.bad_code()) };
        let Some((forward, reflected, in_place)) = operator(op) else { return Err(self.bad_code()) };
        let mut attempt = state & 7;
        if attempt == EXTENDED && op != Op::Ne {
            self.native_return(a);
            return Ok(());
        }
        // A dict updates itself before the other side is asked.
        let (x, y) = (self.h.wrapped(a).unwrap_or(a), self.h.wrapped(b).unwrap_or(b));
        if attempt == 0 && self.is_update(op, x, y) && self.special(a, in_place).is_none() {
            let update = self.plain_attr(x, "update")?;
            return self.native_call((op as u32) << 3 | EXTENDED, update, &[b]);
        }
        if attempt > 0 {
            let result = self.peek(0);
            if result != Value::NOT_IMPLEMENTED {
                let differs = || self.truth(result) == Some(false);
                let result = if attempt & INVERTED != 0 { Value::bool(differs()) } else { result };
                self.native_return(result);
                return Ok(());
            }
            self.th.sp = base + 1;
            attempt &= !INVERTED;
        }
        let (class_a, class_b) = (crate::types::type_of(self.h, a), crate::types::type_of(self.h, b));
        let swap = class_a != class_b && self.is_object(b) && self.is_subclass(class_b, class_a);
        while attempt < 3 {
            let (this, other, name) = match (attempt, swap) {
                (0, _) if plain(op) != op => (a, b, in_place),
                (0, _) => (a, b, Value::NIL),
                (1, false) | (2, true) => (a, b, forward),
                _ => (b, a, reflected),
            };
            attempt += 1;
            if name.is_nil() {
                continue;
            }
            if let Some(f) = self.special(this, name) {
                return self.native_call((op as u32) << 3 | attempt, f, &[this, other]);
            }
            // Without a `__ne__` of its own, an object differs when it is not equal.
            if op == Op::Ne
                && let Some(f) = self.special(this, Names::EQ)
            {
                return self.native_call((op as u32) << 3 | attempt | INVERTED, f, &[this, other]);
            }
        }
        // Instances that wrap a built-in value work as that value.
        let (x, y) = (self.h.wrapped(a).unwrap_or(a), self.h.wrapped(b).unwrap_or(b));
        match op {
            Op::Eq | Op::Ne if x == a && y == b => {
                self.native_return(Value::bool((a == b) == (op == Op::Eq)));
                Ok(())
            }
            Op::IAdd if x != a && self.h.as_kind(x, Kind::List).is_some() && self.h.seq_len(y).is_none() => {
                // What is added may have to be iterated by Python.
                let extend = self.plain_attr(x, "extend")?;
                self.native_call((op as u32) << 3 | EXTENDED, extend, &[y])
            }
            _ if x != a || y != b => {
                let result = match op {
                    Op::Lt | Op::Le | Op::Gt | Op::Ge | Op::Eq | Op::Ne => match self.compare(op, x, y) {
                        Ok(result) => Some(Value::bool(result)),
                        Err(NoOrder::Fault(fault)) => return Err(fault),
                        Err(NoOrder::Unordered | NoOrder::AskOrder(..)) => None,
                        Err(NoOrder::Ask(p, q)) => Some(Value::bool((p == q) == (op == Op::Eq))),
                    },
                    _ => self.binary_native(op, x, y)?,
                };
                match result {
                    Some(value) => {
                        let mutable = matches!(
                            self.h.kind_of(x),
                            Some(Kind::List | Kind::Dict | Kind::Set | Kind::ByteArray | Kind::Native)
                        );
                        // Changed in place, the instance stays what it was.
                        let in_place = plain(op) != op && value == x && mutable;
                        self.native_return(if in_place { a } else { value });
                        Ok(())
                    }
                    None => Err(self.unsupported(op, a, b)),
                }
            }
            _ => Err(self.unsupported(op, a, b)),
        }
    }

    /// A binary operator on built-in values; `None` when they do not have it.
    pub(crate) fn binary_native(&mut self, op: Op, a: Value, b: Value) -> Result<Option<Value>, Fault> {
        if self.h.is_integer(a) && self.h.is_integer(b) {
            return self.int_binary(plain(op), a, b).map(Some);
        }
        if let (Some(x), Some(y)) = (self.float_operand(a)?, self.float_operand(b)?) {
            return self.float_binary(plain(op), x, y);
        }
        if let Some(value) = crate::types::complex::binary(self, plain(op), a, b)? {
            return Ok(Some(value));
        }
        self.container_binary(op, a, b)
    }

    fn float_operand(&mut self, value: Value) -> Result<Option<f64>, Fault> {
        match self.h.number_as_f64(value) {
            Some(f) if f.is_infinite() && self.h.is_integer(value) => {
                Err(self.err(id::OVERFLOW_ERROR, format_args!("int too large to convert to float")))
            }
            other => Ok(other),
        }
    }

    #[cold]
    pub(crate) fn zero_division(&mut self) -> Fault {
        self.err(id::ZERO_DIVISION_ERROR, format_args!("divide by zero"))
    }

    fn float_binary(&mut self, op: Op, x: f64, y: f64) -> Result<Option<Value>, Fault> {
        let result = match op {
            Op::Add => x + y,
            Op::Sub => x - y,
            Op::Mul => x * y,
            Op::TrueDiv | Op::FloorDiv | Op::Mod if y == 0.0 => return Err(self.zero_division()),
            Op::TrueDiv => x / y,
            Op::FloorDiv => float_divmod(x, y).0,
            Op::Mod => float_divmod(x, y).1,
            Op::Power => {
                if x == 0.0 && y < 0.0 && y.is_finite() {
                    return Err(self.err(
                        id::ZERO_DIVISION_ERROR,
                        format_args!("0.0 cannot be raised to a negative power"),
                    ));
                }
                if x < 0.0 && libm::floor(y) != y && x.is_finite() && y.is_finite() {
                    return match crate::types::complex::power((x, 0.0), (y, 0.0)) {
                        Some((re, im)) => Ok(Some(self.h.new_complex(re, im)?)),
                        None => Ok(None),
                    };
                }
                let power = super::power::power(x, y);
                if power.is_infinite() && x.is_finite() && y.is_finite() {
                    return Err(
                        self.err(id::OVERFLOW_ERROR, format_args!("(34, 'Numerical result out of range')"))
                    );
                }
                power
            }
            _ => return Ok(None),
        };
        Ok(Some(self.h.new_float(result)?))
    }

    fn int_binary(&mut self, op: Op, a: Value, b: Value) -> Res {
        if let (Some(x), Some(y)) = (self.h.as_i64(a), self.h.as_i64(b)) {
            let result = match op {
                Op::Add => x.checked_add(y),
                Op::Sub => x.checked_sub(y),
                Op::Mul => x.checked_mul(y),
                Op::TrueDiv | Op::FloorDiv | Op::Mod if y == 0 => return Err(self.zero_division()),
                Op::TrueDiv if x.unsigned_abs() < 1 << 53 && y.unsigned_abs() < 1 << 53 => {
                    return Ok(self.h.new_float(x as f64 / y as f64)?);
                }
                Op::FloorDiv => floor_divmod(x, y).map(|(q, _)| q),
                Op::Mod => floor_divmod(x, y).map(|(_, r)| r),
                Op::LShift | Op::RShift if y < 0 => return Err(self.value_error("negative shift count")),
                Op::RShift => Some(x >> y.min(63)),
                Op::LShift if x == 0 => Some(0),
                Op::LShift if y < 62 && x.unsigned_abs().leading_zeros() as i64 > y + 1 => Some(x << y),
                Op::And => Some(x & y),
                Op::Or => Some(x | y),
                Op::Xor => Some(x ^ y),
                Op::Power if y >= 0 => u32::try_from(y).ok().and_then(|y| x.checked_pow(y)),
                _ => None,
            };
            if let Some(result) = result {
                let bools = matches!(op, Op::And | Op::Or | Op::Xor) && !a.is_int() && !b.is_int();
                if bools && self.h.kind_of(a).is_none() && self.h.kind_of(b).is_none() {
                    return Ok(Value::bool(result != 0));
                }
                return Ok(self.h.new_int(result)?);
            }
        }
        self.big_binary(op, a, b)
    }

    #[cold]
    fn too_large(&mut self) -> Fault {
        self.err(id::OVERFLOW_ERROR, format_args!("integer too large"))
    }

    /// Integers beyond 64 bits. Sizes are checked before anything is computed, and charged.
    #[cold]
    #[inline(never)]
    fn big_binary(&mut self, op: Op, a: Value, b: Value) -> Res {
        let (la, lb) = (self.h.limbs(a), self.h.limbs(b));
        let (Some(x), Some(y)) = (self.h.to_big(a), self.h.to_big(b)) else { return Err(self.bad_code()) };
        let squares = matches!(op, Op::Mul | Op::FloorDiv | Op::Mod | Op::TrueDiv);
        self.charge(4 + if squares { la * lb / 64 } else { (la + lb) / 8 });
        let result = match op {
            Op::Add => x + y,
            Op::Sub => x - y,
            Op::Mul if la + lb > MAX_LIMBS => return Err(self.too_large()),
            Op::Mul => x * y,
            Op::TrueDiv | Op::FloorDiv | Op::Mod if y.is_zero() => return Err(self.zero_division()),
            Op::TrueDiv => return self.big_true_div(&x, &y),
            Op::FloorDiv => floor_big(&x, &y).0,
            Op::Mod => floor_big(&x, &y).1,
            Op::LShift | Op::RShift if y.is_negative() => {
                return Err(self.value_error("negative shift count"));
            }
            Op::LShift => match y.to_usize() {
                Some(n) if n / 32 + la < MAX_LIMBS => x << n,
                _ if x.is_zero() => x,
                _ => return Err(self.too_large()),
            },
            Op::RShift => match y.to_usize() {
                Some(n) => x >> n,
                None => BigInt::from(if x.is_negative() { -1 } else { 0 }),
            },
            Op::And => x & y,
            Op::Or => x | y,
            Op::Xor => x ^ y,
            Op::Power if y.is_negative() => {
                let (Some(x), Some(y)) = (x.to_f64(), y.to_f64()) else { return Err(self.too_large()) };
                return match self.float_binary(Op::Power, x, y)? {
                    Some(value) => Ok(value),
                    None => Err(self.bad_code()),
                };
            }
            Op::Power => {
                let bits = x.bits();
                match y.to_u64() {
                    Some(n) if bits <= 1 => {
                        let same = x.is_zero() && n > 0 || x.is_negative() && n % 2 == 1;
                        if same { x } else { BigInt::from(1) }
                    }
                    // The power has more bits than this, and at most twice as many.
                    Some(n) if (bits - 1).saturating_mul(n) < 32 * MAX_LIMBS as u64 => {
                        self.charge((bits.saturating_mul(n) / 64) as usize);
                        x.pow(n as u32)
                    }
                    None if bits <= 1 => {
                        if x.is_negative() && y.bit(0) {
                            x
                        } else {
                            x.abs()
                        }
                    }
                    _ => return Err(self.too_large()),
                }
            }
            _ => return Err(self.type_error(format_args!("unsupported types for operator: 'int', 'int'"))),
        };
        if result.bits() > 32 * MAX_LIMBS as u64 {
            return Err(self.too_large());
        }
        Ok(self.h.new_big(&result)?)
    }

    /// `+`, `*` and set operators on containers.
    fn container_binary(&mut self, op: Op, a: Value, b: Value) -> Result<Option<Value>, Fault> {
        let in_place = plain(op) != op;
        if let Some(value) = crate::modules::array::binary(self, op, a, b)? {
            return Ok(Some(value));
        }
        match plain(op) {
            Op::Add => self.concat_native(a, b, in_place),
            Op::Mul => {
                let (sequence, count) = if self.h.is_integer(a) { (b, a) } else { (a, b) };
                if !self.h.is_integer(count) {
                    return Ok(None);
                }
                self.repeat(sequence, count, in_place && sequence == a)
            }
            Op::And | Op::Or | Op::Xor | Op::Sub => self.set_binary(op, a, b),
            _ => Ok(None),
        }
    }

    fn concat_texts(&mut self, a: Value, b: Value) -> Res {
        self.charge(self.h.any_bytes(b).len() / 64);
        Ok(self.h.concat(Kind::Str, a, b)?)
    }

    fn concat_native(&mut self, a: Value, b: Value, in_place: bool) -> Result<Option<Value>, Fault> {
        if self.h.is_str(a) && self.h.is_str(b) {
            return self.concat_texts(a, b).map(Some);
        }
        match (self.h.kind_of(a), self.h.kind_of(b)) {
            (Some(Kind::Bytes), Some(Kind::Bytes | Kind::ByteArray | Kind::Native))
                if self.h.bytes_like(b).is_some() =>
            {
                self.charge((self.h.any_bytes(a).len() + self.h.any_bytes(b).len()) / 64);
                Ok(Some(self.h.concat(Kind::Bytes, a, b)?))
            }
            (Some(Kind::ByteArray), Some(Kind::Bytes | Kind::ByteArray | Kind::Native))
                if self.h.bytes_like(b).is_some() =>
            {
                let more = self.h.any_bytes(b).to_vec();
                self.charge(more.len() / 64);
                if in_place && let Some(r) = a.as_ref() {
                    self.h.bytearray_extend(r, &more)?;
                    return Ok(Some(a));
                }
                let mut all = self.h.any_bytes(a).to_vec();
                self.charge(all.len() / 64);
                all.extend_from_slice(&more);
                Ok(Some(self.h.new_bytearray(&all)?))
            }
            (Some(Kind::List), _) if in_place => {
                let items = self.items(Redo::Op, self.th.sp - 1)?;
                if let Some(r) = a.as_ref() {
                    self.h.list_reserve(r, items.len())?;
                    for item in items {
                        self.h.list_push(r, item)?;
                    }
                }
                Ok(Some(a))
            }
            (Some(Kind::List), Some(Kind::List)) | (Some(Kind::Tuple), Some(Kind::Tuple)) => {
                let mut items = self.h.sequence_vec(a)?;
                let more = self.h.sequence_vec(b)?;
                self.h.check_room((items.len() + more.len()) * 4)?;
                self.charge((items.len() + more.len()) / 8);
                items.extend_from_slice(&more);
                if self.h.kind_of(a) == Some(Kind::List) {
                    Ok(Some(self.h.new_list(&items)?))
                } else {
                    Ok(Some(self.h.new_tuple(&items)?))
                }
            }
            _ => Ok(None),
        }
    }

    fn repeat(&mut self, sequence: Value, count: Value, in_place: bool) -> Result<Option<Value>, Fault> {
        let is_str = self.h.is_str(sequence);
        if !is_str
            && self.h.seq_len(sequence).is_none()
            && !matches!(self.h.kind_of(sequence), Some(Kind::Bytes | Kind::ByteArray))
        {
            return Ok(None);
        }
        let n = usize::try_from(self.word(count)?.max(0)).unwrap_or(usize::MAX);
        if is_str || matches!(self.h.kind_of(sequence), Some(Kind::Bytes | Kind::ByteArray)) {
            let unit = self.h.any_bytes(sequence).len();
            let total = unit.saturating_mul(n);
            self.h.check_room(total)?;
            self.charge(total / 64);
            let text = self.h.any_bytes(sequence).repeat(if unit == 0 { 0 } else { n });
            return Ok(Some(match self.h.kind_of(sequence) {
                _ if is_str => self.h.new_str_bytes(&text)?,
                Some(Kind::ByteArray) if in_place => {
                    if let Some(r) = sequence.as_ref() {
                        self.h.bytearray_replace(r, &text)?;
                    }
                    sequence
                }
                Some(Kind::ByteArray) => self.h.new_bytearray(&text)?,
                _ => self.h.new_bytes(&text)?,
            }));
        }
        let Some(unit) = self.h.seq_len(sequence) else { return Ok(None) };
        let total = unit.saturating_mul(n);
        self.h.check_room(total.saturating_mul(4))?;
        self.charge(total / 16);
        let items = self.h.sequence_vec(sequence)?.repeat(if unit == 0 { 0 } else { n });
        if self.h.kind_of(sequence) == Some(Kind::Tuple) {
            return Ok(Some(self.h.new_tuple(&items)?));
        }
        let list = self.h.new_list(&items)?;
        if in_place && let Some(r) = sequence.as_ref() {
            self.h.list_splice(r, 0, unit, list)?;
            return Ok(Some(sequence));
        }
        Ok(Some(list))
    }

    #[inline(never)]
    pub(crate) fn op_unary(&mut self, op: Op) -> Result<(), Fault> {
        let value = self.peek(0);
        let c = self.th.sp - 1;
        let name = match op {
            Op::Neg => Names::NEG,
            Op::Pos => Names::POS,
            _ => Names::INVERT,
        };
        if let Some(f) = self.special(value, name) {
            return self.call_attr(super::attr::Attr::Getter(f, value), c);
        }
        let value = self.h.wrapped(value).unwrap_or(value);
        let result = if let Some(i) = self.h.as_i64(value) {
            match op {
                Op::Neg => match i.checked_neg() {
                    Some(negated) => self.h.new_int(negated)?,
                    None => self.h.new_big(&-BigInt::from(i))?,
                },
                Op::Pos => self.h.new_int(i)?,
                _ => self.h.new_int(!i)?,
            }
        } else if let Some(big) = self.h.to_big(value) {
            match op {
                Op::Neg => self.h.new_big(&-big)?,
                Op::Pos => value,
                _ => self.h.new_big(&!big)?,
            }
        } else if let (Some(f), true) = (self.h.as_float(value), op != Op::Invert) {
            self.h.new_float(if op == Op::Neg { -f } else { f })?
        } else if let (Some((re, im)), true) = (self.h.complex_parts(value), op != Op::Invert) {
            if op == Op::Neg { self.h.new_complex(-re, -im)? } else { value }
        } else {
            let sign = match op {
                Op::Neg => "__neg__",
                Op::Pos => "__pos__",
                _ => "__invert__",
            };
            let name = self.type_name(value);
            return Err(self.type_error(format_args!("unsupported type for {sign}: '{name}'")));
        };
        self.set_slot(c, result);
        Ok(())
    }
}

/// A float as an integer, if it is finite.
pub(crate) fn float_to_big(f: f64) -> Option<BigInt> {
    BigInt::from_f64(libm::trunc(f))
}
