//! `array`: items of one type in a bytearray. `long` has 4 bytes on every target, as in `struct`.

use alloc::vec::Vec;
use core::fmt::{self, Write};

use super::structs::{decode, encode, width};
use crate::bytecode::Op;
use crate::heap::{Ref, Value, view};
use crate::types::id;
use crate::vm::frames::Redo;
use crate::vm::item::take;
use crate::vm::{Args, Cx, Def, Fault, Res, def};

pub(crate) const METHODS: &[Def] = &[
    def("append", 2, 2, |cx, a| {
        let array = this(cx, a)?;
        let bytes = item_bytes(cx, cx.h.item_code(array), cx.arg(a, 1))?;
        extend(cx, array, &bytes)?;
        Ok(Value::NONE)
    }),
    def("count", 2, 2, |cx, a| {
        let found = positions(cx, a)?.len();
        Ok(Value::count(found))
    }),
    def("extend", 2, 2, |cx, a| {
        let array = this(cx, a)?;
        let bytes = bytes_of(cx, a, 1, cx.h.item_code(array))?;
        extend(cx, array, &bytes)?;
        Ok(Value::NONE)
    }),
    def("frombytes", 2, 2, |cx, a| {
        let array = this(cx, a)?;
        let bytes = cx.buffer_arg(a, 1)?;
        if !bytes.len().is_multiple_of(item_size(cx, array)) {
            return Err(cx.value_error("bytes length not a multiple of item size"));
        }
        extend(cx, array, &bytes)?;
        Ok(Value::NONE)
    }),
    def("index", 2, 2, |cx, a| match positions(cx, a)?.first() {
        Some(at) => Ok(Value::count(*at)),
        None => Err(cx.value_error("object not in sequence")),
    }),
    def("insert", 3, 3, |cx, a| {
        let array = this(cx, a)?;
        let size = item_size(cx, array);
        let bytes = item_bytes(cx, cx.h.item_code(array), cx.arg(a, 2))?;
        let mut all = cx.h.any_bytes(array.value()).to_vec();
        let n = (all.len() / size) as i64;
        let at = cx.i64_arg(a, 1)?;
        let at = (if at < 0 { at.saturating_add(n) } else { at }).clamp(0, n) as usize * size;
        all.splice(at..at, bytes);
        replace(cx, array, &all)
    }),
    def("pop", 1, 2, |cx, a| {
        let array = this(cx, a)?;
        let size = item_size(cx, array);
        let n = cx.h.any_bytes(array.value()).len() / size;
        if n == 0 {
            return Err(cx.err(id::INDEX_ERROR, format_args!("pop from empty array")));
        }
        let key = cx.opt(a, 1).unwrap_or(Value::int(-1));
        let at = cx.index(key, n, "array")?;
        let value = item(cx, array, at)?;
        let mut all = cx.h.any_bytes(array.value()).to_vec();
        all.drain(at * size..(at + 1) * size);
        replace(cx, array, &all)?;
        Ok(value)
    }),
    def("remove", 2, 2, |cx, a| {
        let array = this(cx, a)?;
        let size = item_size(cx, array);
        let Some(at) = positions(cx, a)?.first().copied() else {
            return Err(cx.value_error("object not in sequence"));
        };
        let mut all = cx.h.any_bytes(array.value()).to_vec();
        all.drain(at * size..(at + 1) * size);
        replace(cx, array, &all)
    }),
    def("tobytes", 1, 1, |cx, a| {
        let bytes = cx.buffer_arg(a, 0)?;
        Ok(cx.h.new_bytes(&bytes)?)
    }),
    def("tolist", 1, 1, |cx, a| {
        let array = this(cx, a)?;
        items(cx, array)
    }),
];

/// `array(typecode, initial=())`
pub(crate) fn new(cx: &mut Cx<'_>, args: Args) -> Res {
    if args.n == 0 || args.n > 2 || args.kw > 0 {
        return Err(cx.type_error(format_args!("array(typecode, initial)")));
    }
    let code = match cx.h.str_bytes(cx.arg(args, 0)) {
        Some([code]) if b"bBhHiIlLqQfd".contains(code) => *code,
        Some([_]) => return Err(cx.value_error("bad typecode")),
        _ => return Err(cx.type_error(format_args!("typecode must be a str of one character"))),
    };
    let mut bytes = Vec::new();
    if args.n > 1 {
        let initial = cx.arg(args, 1);
        let is_raw = cx.h.view_type(initial).is_none() && cx.h.bytes_like(initial).is_some();
        bytes = if is_raw { cx.h.any_bytes(initial).to_vec() } else { bytes_of(cx, args, 1, code)? };
        if !bytes.len().is_multiple_of(width(code).unwrap_or(1)) {
            return Err(cx.value_error("bytes length not a multiple of item size"));
        }
    }
    Ok(cx.h.new_array(code, &bytes)?)
}

/// The bytes of the items of an iterable argument.
fn bytes_of(cx: &mut Cx<'_>, args: Args, i: usize, code: u8) -> Result<Vec<u8>, Fault> {
    let given = cx.arg(args, i);
    if let Some((r, id::ARRAY)) = cx.h.view_type(given)
        && cx.h.item_code(r) == code
    {
        return Ok(cx.h.any_bytes(given).to_vec());
    }
    let items = cx.items(Redo::Call(args), args.at + i)?;
    let mut bytes = Vec::new();
    bytes.try_reserve_exact(items.len() * width(code).unwrap_or(1)).map_err(|_| Fault::Oom)?;
    for item in items {
        bytes.extend_from_slice(&item_bytes(cx, code, item)?);
    }
    Ok(bytes)
}

/// An item's bytes; what the type cannot hold is OverflowError.
pub(crate) fn item_bytes(cx: &mut Cx<'_>, code: u8, value: Value) -> Result<Vec<u8>, Fault> {
    let mut bytes = encode(cx, code, value)?;
    bytes.truncate(width(code).unwrap_or(1));
    Ok(bytes)
}

fn this(cx: &mut Cx<'_>, args: Args) -> Result<Ref, Fault> {
    let object = cx.this_inner(args);
    match cx.h.view_type(object) {
        Some((r, id::ARRAY)) => Ok(r),
        _ => {
            let given = cx.type_name(object);
            Err(cx.type_error(format_args!("'array' object expected, not '{given}'")))
        }
    }
}

fn data_of(cx: &mut Cx<'_>, array: Ref) -> Result<Ref, Fault> {
    match cx.h.get(array, view::BASE).as_ref() {
        Some(data) => Ok(data),
        None => Err(cx.bad_code()),
    }
}

fn extend(cx: &mut Cx<'_>, array: Ref, bytes: &[u8]) -> Result<(), Fault> {
    let data = data_of(cx, array)?;
    Ok(cx.h.bytearray_extend(data, bytes)?)
}

fn replace(cx: &mut Cx<'_>, array: Ref, bytes: &[u8]) -> Res {
    let data = data_of(cx, array)?;
    cx.charge(bytes.len() / 32);
    cx.h.bytearray_replace(data, bytes)?;
    Ok(Value::NONE)
}

/// Bytes of an item of an array or view.
pub(crate) fn item_size(cx: &Cx<'_>, r: Ref) -> usize {
    width(cx.h.item_code(r)).unwrap_or(1)
}

/// Items of an array or view.
pub(crate) fn len(cx: &Cx<'_>, r: Ref) -> usize {
    cx.h.any_bytes(r.value()).len() / item_size(cx, r)
}

/// Item `at` of an array or view.
pub(crate) fn item(cx: &mut Cx<'_>, r: Ref, at: usize) -> Res {
    let (code, size) = (cx.h.item_code(r), item_size(cx, r));
    let mut raw = [0; 8];
    for (to, from) in raw.iter_mut().zip(cx.h.any_bytes(r.value()).iter().skip(at * size).take(size)) {
        *to = *from;
    }
    decode(cx, code, raw.get(..size).unwrap_or(&[]), false)
}

/// All items, as a list.
pub(crate) fn items(cx: &mut Cx<'_>, r: Ref) -> Res {
    let n = len(cx, r);
    cx.h.check_room(n * 4)?;
    cx.charge(n / 4);
    let mut values = Vec::new();
    values.try_reserve_exact(n).map_err(|_| Fault::Oom)?;
    for at in 0..n {
        values.push(item(cx, r, at)?);
    }
    Ok(cx.h.new_list(&values)?)
}

/// Where the item in argument 1 stands.
fn positions(cx: &mut Cx<'_>, args: Args) -> Result<Vec<usize>, Fault> {
    let array = this(cx, args)?;
    let wanted = cx.arg(args, 1);
    let mut found = Vec::new();
    for at in 0..len(cx, array) {
        let value = item(cx, array, at)?;
        if cx.h.compare_numbers(value, wanted) == Some(Some(core::cmp::Ordering::Equal)) {
            found.push(at);
        }
    }
    cx.charge(len(cx, array));
    Ok(found)
}

/// `array[key]`, a slice as an array.
pub(crate) fn load(cx: &mut Cx<'_>, r: Ref, key: Value) -> Res {
    let n = len(cx, r);
    match cx.h.as_kind(key, crate::heap::Kind::Slice) {
        None => {
            let at = cx.index(key, n, "array")?;
            item(cx, r, at)
        }
        Some(slice) => {
            let (start, step, count) = cx.slice_parts(slice, n)?;
            let bytes = selected(cx, r, start, step, count);
            cx.charge(bytes.len() / 32);
            let code = cx.h.item_code(r);
            Ok(cx.h.new_array(code, &bytes)?)
        }
    }
}

fn selected(cx: &Cx<'_>, r: Ref, start: i64, step: i64, count: usize) -> Vec<u8> {
    let size = item_size(cx, r);
    let bytes = cx.h.any_bytes(r.value());
    if step == 1 {
        return take(bytes, start * size as i64, 1, count * size);
    }
    let part = |at: i64| usize::try_from(at).ok().and_then(|at| bytes.get(at * size..(at + 1) * size));
    (0..count).filter_map(|k| part(start + step * k as i64)).flatten().copied().collect()
}

/// `array[key] = value`; a slice takes an array of the same type.
pub(crate) fn store(cx: &mut Cx<'_>, r: Ref, key: Value, value: Value) -> Result<(), Fault> {
    let (code, size, n) = (cx.h.item_code(r), item_size(cx, r), len(cx, r));
    let Some(slice) = cx.h.as_kind(key, crate::heap::Kind::Slice) else {
        let at = cx.index(key, n, "array")?;
        let bytes = item_bytes(cx, code, value)?;
        return write(cx, r, at * size, &bytes);
    };
    let new = match cx.h.view_type(value) {
        Some((other, _)) if cx.h.item_code(other) == code => cx.h.any_bytes(value).to_vec(),
        _ => return Err(cx.type_error(format_args!("can assign only an array of the same type"))),
    };
    let (start, step, count) = cx.slice_parts(slice, n)?;
    if step == 1 {
        let first = usize::try_from(start).unwrap_or(0) * size;
        let mut all = cx.h.any_bytes(r.value()).to_vec();
        all.splice(first..first + count * size, new);
        replace(cx, r, &all)?;
        return Ok(());
    }
    if new.len() != count * size {
        return Err(cx.value_error("attempt to assign array of wrong size to extended slice"));
    }
    for (k, bytes) in new.chunks(size).enumerate() {
        let at = usize::try_from(start + step * k as i64).unwrap_or(usize::MAX);
        write(cx, r, at.saturating_mul(size), bytes)?;
    }
    Ok(())
}

/// Writes into an array's or view's bytes.
pub(crate) fn write(cx: &mut Cx<'_>, r: Ref, at: usize, bytes: &[u8]) -> Result<(), Fault> {
    match cx.h.writable(r.value()) {
        Some(all) => {
            if let Some(room) = all.get_mut(at..at.saturating_add(bytes.len())) {
                room.copy_from_slice(bytes);
            }
            Ok(())
        }
        None => Err(cx.type_error(format_args!("cannot modify read-only memory"))),
    }
}

/// `del array[key]`
pub(crate) fn delete(cx: &mut Cx<'_>, r: Ref, key: Value) -> Result<(), Fault> {
    let (size, n) = (item_size(cx, r), len(cx, r));
    let (start, step, count) = match cx.h.as_kind(key, crate::heap::Kind::Slice) {
        Some(slice) => cx.slice_parts(slice, n)?,
        None => (cx.index(key, n, "array")? as i64, 1, 1),
    };
    let doomed = |at: usize| {
        let off = at as i64 - start;
        off % step == 0 && (0..count as i64).contains(&(off / step))
    };
    let kept: Vec<u8> =
        cx.h.any_bytes(r.value())
            .chunks(size)
            .enumerate()
            .filter(|(at, _)| !doomed(*at))
            .flat_map(|(_, bytes)| bytes.iter().copied())
            .collect();
    replace(cx, r, &kept)?;
    Ok(())
}

/// `+` of two arrays of a type, `*` with an int.
pub(crate) fn binary(cx: &mut Cx<'_>, op: Op, a: Value, b: Value) -> Result<Option<Value>, Fault> {
    let (x, y) = (cx.h.view_type(a), cx.h.view_type(b));
    match (op, x, y) {
        (Op::Add | Op::IAdd, Some((x, id::ARRAY)), Some((y, id::ARRAY))) => {
            let code = cx.h.item_code(x);
            if code != cx.h.item_code(y) {
                return Ok(None);
            }
            let more = cx.h.any_bytes(b).to_vec();
            cx.charge(more.len() / 32);
            if op == Op::IAdd {
                extend(cx, x, &more)?;
                return Ok(Some(a));
            }
            let mut all = cx.h.any_bytes(a).to_vec();
            all.extend_from_slice(&more);
            Ok(Some(cx.h.new_array(code, &all)?))
        }
        (Op::Mul | Op::IMul, Some((r, id::ARRAY)), None)
        | (Op::Mul | Op::IMul, None, Some((r, id::ARRAY))) => {
            let count = if x.is_some() { b } else { a };
            let Some(n) = cx.h.as_i64(count) else { return Ok(None) };
            let n = usize::try_from(n.max(0)).unwrap_or(usize::MAX);
            let unit = cx.h.any_bytes(r.value()).len();
            cx.h.check_room(unit.saturating_mul(n))?;
            cx.charge(unit.saturating_mul(n) / 64);
            let bytes = cx.h.any_bytes(r.value()).repeat(if unit == 0 { 0 } else { n });
            if op == Op::IMul && x.is_some() {
                replace(cx, r, &bytes)?;
                return Ok(Some(a));
            }
            let code = cx.h.item_code(r);
            Ok(Some(cx.h.new_array(code, &bytes)?))
        }
        _ => Ok(None),
    }
}

/// `array('i', [1, 2])`
pub(crate) fn show(cx: &Cx<'_>, out: &mut dyn Write, r: Ref) -> fmt::Result {
    let code = cx.h.item_code(r);
    let bytes = cx.h.any_bytes(r.value());
    write!(out, "array('{}'", char::from(code))?;
    for (at, item) in bytes.chunks(item_size(cx, r)).enumerate() {
        out.write_str(if at == 0 { ", [" } else { ", " })?;
        let mut raw = [0; 8];
        for (to, from) in raw.iter_mut().zip(item) {
            *to = *from;
        }
        let word = u64::from_le_bytes(raw);
        let shift = 64 - 8 * item.len() as u32;
        match code {
            b'd' => crate::text::float::write_repr(out, f64::from_bits(word))?,
            b'f' => crate::text::float::write_repr(out, f64::from(f32::from_bits(word as u32)))?,
            _ if code.is_ascii_uppercase() => write!(out, "{word}")?,
            _ => write!(out, "{}", (word as i64).wrapping_shl(shift).wrapping_shr(shift))?,
        }
    }
    out.write_str(if bytes.is_empty() { ")" } else { "])" })
}
