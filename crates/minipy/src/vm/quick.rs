//! The quick paths of the loop: free functions over the heap, so that the loop may hold its window of the stack meanwhile.

use super::Shared;
use super::load::FETCH;
use crate::bytecode::{Op, Operand};
use crate::heap::{Heap, Kind, NativeId, Ref, Table, Value, class, generator, instance, iter};
use crate::types::type_of;

/// The byte of a jump that mostly follows a comparison.
pub(super) const JUMP_IF_FALSE: u8 = Op::PopJumpIfFalse as u8;

/// An instruction's byte and what follows it: enough for every operand, and for what a superinstruction stands before.
pub(super) type Fetched = [u8; FETCH];

/// The instruction at `pc`.
#[inline(always)]
pub(super) fn fetch(bytes: &[u8], pc: u32) -> Option<(Op, &Fetched)> {
    let at = pc as usize;
    let fetched = bytes.get(at..at.wrapping_add(FETCH))?.first_chunk()?;
    Some((Op::from_byte(fetched[0])?, fetched))
}

/// An index operand that comes first, and the length of the whole instruction.
#[inline(always)]
pub(super) fn index(w: &Fetched) -> (usize, u32) {
    if w[1] < 128 { (usize::from(w[1]), 2) } else { long_index([w[1], w[2], w[3]]) }
}

#[cold]
fn long_index(bytes: [u8; 3]) -> (usize, u32) {
    let (mut value, mut len) = (0, 1);
    for (i, byte) in bytes.into_iter().enumerate() {
        value |= usize::from(byte & 127) << (7 * i);
        len += 1;
        if byte < 128 {
            break;
        }
    }
    (value, len)
}

/// The operands of an instruction, 0 for those that it has not, and its length.
#[inline(never)]
pub(super) fn operands(op: Op, w: &Fetched) -> ([usize; 2], u32) {
    let mut operands = [0; 2];
    let mut len = 1;
    for (operand, kind) in operands.iter_mut().zip(op.operands()) {
        let byte = |i| w.get(len + i).copied().unwrap_or(0);
        let size;
        (*operand, size) = match kind {
            Operand::Name | Operand::Const => match byte(0) {
                low @ 0..128 => (usize::from(low), 1),
                _ => {
                    let (index, len) = long_index([byte(0), byte(1), byte(2)]);
                    (index, len as usize - 1)
                }
            },
            Operand::Jump => (jump(byte(0), byte(1)) as usize, 2),
            Operand::Byte | Operand::Int8 | Operand::Local => (usize::from(byte(0)), 1),
        };
        len += size;
    }
    (operands, len as u32)
}

#[inline(always)]
pub(super) fn jump(low: u8, high: u8) -> u32 {
    u32::from(low) | u32::from(high) << 8
}

/// An operand that is a small integer.
#[inline(always)]
pub(super) fn small(byte: u8) -> Value {
    Value::int(i32::from(byte as i8))
}

#[inline(always)]
pub(super) fn singleton(op: Op) -> Value {
    match op {
        Op::LoadTrue => Value::TRUE,
        Op::LoadFalse => Value::FALSE,
        Op::LoadEllipsis => Value::ELLIPSIS,
        _ => Value::NONE,
    }
}

#[inline(always)]
pub(super) fn truth(value: Value) -> Option<bool> {
    match value {
        Value::TRUE => Some(true),
        Value::FALSE | Value::NONE => Some(false),
        _ => value.as_int().map(|i| i != 0),
    }
}

/// Compares small integers as the instruction of this byte does: `Lt` to `Ge`, which follow one another.
#[inline(always)]
pub(super) fn compare_ints(op: u8, a: Value, b: Value) -> Option<bool> {
    // A bit for less, one for equal, one for greater.
    const HOLDS: [u8; 6] = [0b001, 0b011, 0b010, 0b101, 0b100, 0b110];
    if a.0 & b.0 & 1 == 0 {
        return None;
    }
    let (a, b) = (a.0 as i32, b.0 as i32);
    let holds = HOLDS.get(usize::from(op.wrapping_sub(Op::Lt as u8)))?;
    let order = 1 + u8::from(a > b) - u8::from(a < b);
    Some(holds >> order & 1 == 1)
}

#[inline(always)]
pub(super) fn add_ints(a: Value, b: Value) -> Option<Value> {
    if a.0 & b.0 & 1 == 1 {
        (a.0 as i32).checked_add((b.0 - 1) as i32).map(|sum| Value(sum as u32))
    } else {
        None
    }
}

#[inline(always)]
pub(super) fn sub_ints(a: Value, b: Value) -> Option<Value> {
    if a.0 & b.0 & 1 == 1 {
        (a.0 as i32).checked_sub((b.0 - 1) as i32).map(|difference| Value(difference as u32))
    } else {
        None
    }
}

#[inline(always)]
pub(super) fn add_or_sub(adds: bool, a: Value, b: Value) -> Option<Value> {
    if adds { add_ints(a, b) } else { sub_ints(a, b) }
}

/// The slot in the caches for a name.
#[inline(always)]
pub(crate) const fn guess_slot(name: Value) -> usize {
    ((name.0 >> 2) ^ (name.0 >> 9)) as usize & 255
}

/// The slot in the attribute cache.
#[inline(always)]
pub(crate) const fn cache_slot(class: Value, name: Value) -> usize {
    ((name.0 >> 2) ^ (name.0 >> 9) ^ (class.0 >> 1) ^ (class.0 >> 7)) as usize & 255
}

/// The globals of the function or generator in a frame's callee slot.
#[inline(always)]
pub(super) fn globals_of(h: &Heap, callee: Value) -> Ref {
    let globals = match h.function_parts(callee) {
        Some((_, globals)) => globals,
        None => globals_of_generator(h, callee),
    };
    globals.as_ref().unwrap_or(Ref(0))
}

#[inline(never)]
fn globals_of_generator(h: &Heap, callee: Value) -> Value {
    let function = h.as_kind(callee, Kind::Generator).map(|g| h.get(g, generator::FUNCTION));
    function.and_then(|f| h.function_parts(f)).map_or(Value::NIL, |(_, globals)| globals)
}

/// A global or builtin, remembering its position.
#[inline(never)]
pub(super) fn global(h: &mut Heap, s: &mut Shared, globals: Ref, name: Value) -> Option<Value> {
    let hash = h.text_hash(name);
    let t = Table::dict(globals);
    if let Some(pos) = h.table_find(t, name, hash) {
        if let Some(guess) = s.guess.get_mut(guess_slot(name)) {
            *guess = pos as u8;
        }
        return h.table_entry(t, pos).map(|(_, value)| value);
    }
    crate::builtins::lookup(h, s, name)
}

/// An attribute that the instance itself has.
#[inline(always)]
pub(super) fn own_attribute(h: &mut Heap, object: Value, name: Value) -> Option<Value> {
    if let Some((_, pairs)) = h.instance_parts(object) {
        return h.pair_get(pairs, name);
    }
    let r = h.as_kind(object, Kind::Instance)?;
    h.attribute_get(Table::attributes(r), name)
}

/// A method for a call without a bound object: a function found in the class, or a built-in type's method.
#[inline(always)]
pub(super) fn method_quick(h: &mut Heap, s: &Shared, object: Value, name: Value) -> Option<Value> {
    let class = if let Some((class, pairs)) = h.instance_parts(object) {
        if h.pair_get(pairs, name).is_some() {
            return None;
        }
        class
    } else {
        match h.kind_of(object) {
            Some(Kind::Module | Kind::Class | Kind::Exception) => return None,
            Some(Kind::Instance) if own_attribute(h, object, name).is_some() => return None,
            _ => type_of(h, object),
        }
    };
    let entry = s.cache.get(cache_slot(class, name))?;
    if entry.class != class || entry.name != name {
        return None;
    }
    let value = entry.value;
    if h.as_kind(value, Kind::Function).is_some() || (class.as_ref().is_none() && is_method(value)) {
        Some(value)
    } else {
        None
    }
}

/// Stores an attribute of a plain instance. False: the slow path has to look.
#[inline(always)]
pub(super) fn store_quick(h: &mut Heap, object: Value, name: Value, value: Value) -> bool {
    let Some(r) = h.as_kind(object, Kind::Instance) else { return false };
    let Some(class) = h.get(r, instance::CLASS).as_ref() else { return false };
    if h.class_flags(class) & (class::HAS_SETATTR | class::HAS_DESCRIPTOR) != 0 {
        return false;
    }
    if let Some((_, pairs)) = h.instance_parts(object)
        && h.pair_set(pairs, name, value)
    {
        return true;
    }
    h.attribute_set(Table::attributes(r), name, value).is_ok()
}

/// The next item of the commonest iterators.
#[inline(always)]
pub(super) fn next_quick(h: &mut Heap, iterator: Value) -> Quick {
    let Some(r) = h.as_kind(iterator, Kind::Iter) else { return Quick::Ask };
    match h.get(r, iter::SORT).as_int() {
        Some(iter::RANGE) => {
            let left = h.get(r, iter::B);
            if !left.is_int() {
                return Quick::Ask;
            }
            if left == Value::int(0) {
                return Quick::End;
            }
            let (now, step) = (h.get(r, iter::NEXT), h.get(r, iter::A));
            h.set(r, iter::B, Value(left.0 - 2));
            // The iterator's maker has checked that the last item and one step more fit.
            h.set(r, iter::NEXT, Value(now.0.wrapping_add(step.0.wrapping_sub(1))));
            Quick::Item(now)
        }
        Some(iter::SEQUENCE) => {
            let i = h.get(r, iter::NEXT);
            match h.seq_get(h.get(r, iter::TARGET), i.as_count()) {
                Some(value) => {
                    h.set(r, iter::NEXT, Value(i.0 + 2));
                    Quick::Item(value)
                }
                None => {
                    h.set(r, iter::TARGET, Value::NIL);
                    Quick::End
                }
            }
        }
        _ => Quick::Ask,
    }
}

/// An item of a list, tuple or dict, without any slow path.
#[inline(always)]
pub(super) fn item_quick(h: &mut Heap, object: Value, key: Value) -> Option<Value> {
    let r = object.as_ref()?;
    match h.kind(r) {
        Kind::List => {
            let i = key.as_int()?;
            let i = if i < 0 { i + h.list_len(r) as i32 } else { i };
            h.list_get(r, usize::try_from(i).ok()?)
        }
        Kind::Tuple => {
            let i = key.as_int()?;
            let i = if i < 0 { i + h.tuple_len(r) as i32 } else { i };
            h.tuple_get(r, usize::try_from(i).ok()?)
        }
        Kind::Dict => {
            let hash = h.hash_of(key).ok()?;
            let pos = h.table_find(Table::dict(r), key, hash)?;
            h.table_entry(Table::dict(r), pos).map(|(_, value)| value)
        }
        _ => None,
    }
}

/// Stores into a list or dict. False: the slow path has to look.
#[inline(always)]
pub(super) fn store_item_quick(h: &mut Heap, object: Value, key: Value, value: Value) -> bool {
    let Some(r) = object.as_ref() else { return false };
    match h.kind(r) {
        Kind::List => {
            let Some(i) = key.as_int() else { return false };
            let n = h.list_len(r);
            let i = if i < 0 { i + n as i32 } else { i };
            match usize::try_from(i) {
                Ok(i) if i < n => {
                    h.list_set(r, i, value);
                    true
                }
                _ => false,
            }
        }
        Kind::Dict if h.table_asks(r) => false,
        Kind::Dict => match h.hash_of(key) {
            Ok(hash) => h.table_insert(Table::dict(r), key, hash, value).is_ok(),
            Err(_) => false,
        },
        _ => false,
    }
}

/// What the quick look at an iterator gave.
pub(super) enum Quick {
    Item(Value),
    End,
    Ask,
}

/// Whether a native stands for a method of a type (and not for a plain function kept in a class).
fn is_method(value: Value) -> bool {
    matches!(value.as_native(), Some(NativeId { group, .. }) if group < crate::builtins::FIRST_FUNCTION_GROUP)
}

/// Two operands as floats, when at least one of them is a float and the other that or a small int.
#[inline(always)]
pub(super) fn floats(h: &Heap, a: Value, b: Value) -> Option<(f64, f64)> {
    match (h.as_float(a), h.as_float(b)) {
        (Some(x), Some(y)) => Some((x, y)),
        (Some(x), None) => Some((x, f64::from(b.as_int()?))),
        (None, Some(y)) => Some((f64::from(a.as_int()?), y)),
        (None, None) => None,
    }
}

// Arithmetic on small ints and floats. None: other operands, a result beyond 31 bits, or no memory; the slow path sees
// which.

#[inline(always)]
pub(crate) fn add_quick(h: &mut Heap, a: Value, b: Value) -> Option<Value> {
    if a.0 & b.0 & 1 == 1 {
        return add_ints(a, b);
    }
    let (x, y) = floats(h, a, b)?;
    h.new_float(x + y).ok()
}

#[inline(always)]
pub(super) fn sub_quick(h: &mut Heap, a: Value, b: Value) -> Option<Value> {
    if a.0 & b.0 & 1 == 1 {
        return sub_ints(a, b);
    }
    let (x, y) = floats(h, a, b)?;
    h.new_float(x - y).ok()
}

#[inline(always)]
pub(super) fn mul_quick(h: &mut Heap, a: Value, b: Value) -> Option<Value> {
    if let (Some(x), Some(y)) = (a.as_int(), b.as_int()) {
        return Value::small(i64::from(x) * i64::from(y));
    }
    let (x, y) = floats(h, a, b)?;
    h.new_float(x * y).ok()
}

#[inline(always)]
pub(super) fn div_quick(h: &mut Heap, a: Value, b: Value) -> Option<Value> {
    let (x, y) = match (a.as_int(), b.as_int()) {
        (Some(x), Some(y)) => (f64::from(x), f64::from(y)),
        _ => floats(h, a, b)?,
    };
    if y == 0.0 { None } else { h.new_float(x / y).ok() }
}

#[inline(always)]
pub(super) fn neg_quick(h: &mut Heap, a: Value) -> Option<Value> {
    match a.as_int() {
        Some(x) => Value::small(-i64::from(x)),
        None => h.new_float(-h.as_float(a)?).ok(),
    }
}

/// `Add`, `Sub` or `Mul`.
#[inline(always)]
pub(super) fn arith_quick(h: &mut Heap, op: u8, a: Value, b: Value) -> Option<Value> {
    const ADD: u8 = Op::Add as u8;
    const SUB: u8 = Op::Sub as u8;
    match op {
        ADD => add_quick(h, a, b),
        SUB => sub_quick(h, a, b),
        _ => mul_quick(h, a, b),
    }
}

#[inline(always)]
pub(super) fn floordiv_ints(a: Value, b: Value) -> Option<Value> {
    match (a.as_int(), b.as_int()) {
        (Some(x), Some(y)) if y > 0 => Value::small(i64::from(x.div_euclid(y))),
        _ => None,
    }
}

#[inline(always)]
pub(super) fn mod_ints(a: Value, b: Value) -> Option<Value> {
    match (a.as_int(), b.as_int()) {
        (Some(x), Some(y)) if y > 0 => Some(Value::int(x.rem_euclid(y))),
        _ => None,
    }
}

#[inline(always)]
pub(super) fn rshift_ints(a: Value, b: Value) -> Option<Value> {
    match (a.as_int(), b.as_int()) {
        (Some(x), Some(y)) if (0..31).contains(&y) => Some(Value::int(x >> y)),
        _ => None,
    }
}

#[inline(always)]
pub(super) fn and_ints(a: Value, b: Value) -> Option<Value> {
    if a.0 & b.0 & 1 == 1 { Some(Value(a.0 & b.0)) } else { None }
}

#[inline(always)]
pub(super) fn or_ints(a: Value, b: Value) -> Option<Value> {
    if a.0 & b.0 & 1 == 1 { Some(Value(a.0 | b.0)) } else { None }
}

#[inline(always)]
pub(super) fn xor_ints(a: Value, b: Value) -> Option<Value> {
    if a.0 & b.0 & 1 == 1 { Some(Value(a.0 ^ b.0 | 1)) } else { None }
}
