//! Methods of `bytes` and `bytearray`.

use alloc::vec::Vec;

use memchr::memmem;

use crate::heap::{Kind, Value};
use crate::vm::frames::Redo;
use crate::vm::{Args, Cx, Def, Fault, Res, def, def_kw};

pub(crate) const BYTES: &[Def] = &[
    def("center", 2, 3, center),
    def("count", 2, 4, count),
    def_kw("decode", 1, 3, |cx, a| {
        let data = cx.buffer_arg(a, 0)?;
        cx.check_encoding(a)?;
        let errors = cx.arg_or_kw(a, 2, "errors");
        cx.decode(&data, errors)
    }),
    def("endswith", 2, 4, |cx, a| affix(cx, a, false)),
    def("find", 2, 4, |cx, a| find(cx, a, false, false)),
    def("fromhex", 2, 2, |cx, a| {
        let text = cx.str_arg(a, 1)?;
        let mut data = Vec::new();
        for word in text.split_ascii_whitespace() {
            data.extend(crate::modules::binascii::unhex(cx, word.as_bytes())?);
        }
        Ok(cx.h.new_bytes(&data)?)
    }),
    def("hex", 1, 2, |cx, a| {
        let data = cx.buffer_arg(a, 0)?;
        cx.charge(data.len() / 4);
        let sep = crate::modules::binascii::separator(cx, a)?;
        let text = crate::modules::binascii::hex(&data, &sep);
        Ok(cx.h.new_str_bytes(&text)?)
    }),
    def("index", 2, 4, |cx, a| find(cx, a, false, true)),
    def("isalpha", 1, 1, |cx, a| all(cx, a, |b| b.is_ascii_alphabetic())),
    def("isdigit", 1, 1, |cx, a| all(cx, a, |b| b.is_ascii_digit())),
    def("islower", 1, 1, |cx, a| cased(cx, a, u8::is_ascii_lowercase, u8::is_ascii_uppercase)),
    def("isspace", 1, 1, |cx, a| all(cx, a, is_space)),
    def("isupper", 1, 1, |cx, a| cased(cx, a, u8::is_ascii_uppercase, u8::is_ascii_lowercase)),
    def("join", 2, 2, join),
    def("lower", 1, 1, |cx, a| mapped(cx, a, |data| data.to_ascii_lowercase())),
    def("lstrip", 1, 2, |cx, a| strip(cx, a, true, false)),
    def("partition", 2, 2, |cx, a| partition(cx, a, false)),
    def("replace", 3, 4, replace),
    def("rfind", 2, 4, |cx, a| find(cx, a, true, false)),
    def("rindex", 2, 4, |cx, a| find(cx, a, true, true)),
    def("rpartition", 2, 2, |cx, a| partition(cx, a, true)),
    def("rsplit", 1, 3, |cx, a| split(cx, a, true)),
    def("rstrip", 1, 2, |cx, a| strip(cx, a, false, true)),
    def("split", 1, 3, |cx, a| split(cx, a, false)),
    def_kw("splitlines", 1, 2, splitlines),
    def("startswith", 2, 4, |cx, a| affix(cx, a, true)),
    def("strip", 1, 2, |cx, a| strip(cx, a, true, true)),
    def("upper", 1, 1, |cx, a| mapped(cx, a, |data| data.to_ascii_uppercase())),
];

pub(crate) const BYTEARRAY: &[Def] = &[
    def("append", 2, 2, |cx, a| {
        let r = cx.this_kind(a, Kind::ByteArray, "bytearray")?;
        let byte = cx.byte_value(cx.arg(a, 1))?;
        cx.h.bytearray_extend(r, &[byte])?;
        Ok(Value::NONE)
    }),
    def("clear", 1, 1, |cx, a| {
        let r = cx.this_kind(a, Kind::ByteArray, "bytearray")?;
        cx.h.bytearray_replace(r, &[])?;
        Ok(Value::NONE)
    }),
    def("extend", 2, 2, |cx, a| {
        let r = cx.this_kind(a, Kind::ByteArray, "bytearray")?;
        let given = cx.arg(a, 1);
        let mut more = cx.h.any_bytes(given).to_vec();
        if cx.h.bytes_like(given).is_none() {
            more.clear();
            for item in cx.items(Redo::Call(a), a.at + 1)? {
                more.push(cx.byte_value(item)?);
            }
        }
        cx.charge(more.len() / 64);
        cx.h.bytearray_extend(r, &more)?;
        Ok(Value::NONE)
    }),
];

/// The bytes looked for: a bytes-like object or one byte.
fn needle(cx: &mut Cx<'_>, args: Args) -> Result<Vec<u8>, Fault> {
    let value = cx.arg(args, 1);
    if cx.h.is_integer(value) { Ok(alloc::vec![cx.byte_value(value)?]) } else { part(cx, args, 1) }
}

/// A bytes-like argument. A str is none here: what is looked for has to be of the same kind.
fn part(cx: &mut Cx<'_>, args: Args, i: usize) -> Result<Vec<u8>, Fault> {
    let value = cx.arg(args, i);
    if cx.h.is_str(cx.h.wrapped(value).unwrap_or(value)) {
        return Err(cx.type_error(format_args!("a bytes-like object is required, not 'str'")));
    }
    cx.buffer_arg(args, i)
}

/// White space as Python has it, with the vertical tab.
const fn is_space(byte: &u8) -> bool {
    matches!(*byte, b' ' | b'\t'..=b'\r')
}

fn trim_start(data: &[u8]) -> &[u8] {
    data.iter().position(|byte| !is_space(byte)).and_then(|at| data.get(at..)).unwrap_or(&[])
}

/// Start positions of hits that do not overlap.
fn hits(data: &[u8], part: &[u8]) -> Vec<usize> {
    if part.is_empty() { (0..=data.len()).collect() } else { memmem::find_iter(data, part).collect() }
}

/// The bytes that a method belongs to, where they are: a method that looks at a part of them must not copy all.
fn this_bytes(cx: &mut Cx<'_>, args: Args) -> Res {
    let this = cx.this_inner(args);
    if cx.h.bytes_like(this).is_some() { Ok(this) } else { cx.buffer_arg(args, 0).map(|_| this) }
}

/// The start and end that arguments 2 and 3 select. None: it starts beyond its end.
fn window(cx: &mut Cx<'_>, args: Args, this: Value) -> Result<Option<(usize, usize)>, Fault> {
    let len = cx.h.any_bytes(this).len();
    let n = len as i64;
    let mut ends = [0, n];
    for (k, end) in ends.iter_mut().enumerate() {
        if cx.opt(args, 2 + k).is_some_and(|v| !v.is_none()) {
            let given = cx.i64_arg(args, 2 + k)?;
            *end = (if given < 0 { given.saturating_add(n) } else { given }).max(0);
        }
    }
    let [start, end] = ends.map(|end| usize::try_from(end).unwrap_or(usize::MAX));
    Ok((start <= end.min(len)).then(|| (start, end.min(len))))
}

fn count(cx: &mut Cx<'_>, args: Args) -> Res {
    let (this, part) = (this_bytes(cx, args)?, needle(cx, args)?);
    let Some((start, end)) = window(cx, args, this)? else { return Ok(Value::int(0)) };
    cx.charge((end - start) / 16);
    let slice = cx.h.any_bytes(this).get(start..end).unwrap_or(&[]);
    Ok(Value::count(if part.is_empty() { slice.len() + 1 } else { memmem::find_iter(slice, &part).count() }))
}

fn find(cx: &mut Cx<'_>, args: Args, last: bool, must: bool) -> Res {
    let (this, part) = (this_bytes(cx, args)?, needle(cx, args)?);
    let mut found = None;
    if let Some((start, end)) = window(cx, args, this)? {
        let slice = cx.h.any_bytes(this).get(start..end).unwrap_or(&[]);
        let at = if last { memmem::rfind(slice, &part) } else { memmem::find(slice, &part) };
        let looked = at.map_or(slice.len(), |at| if last { slice.len() - at } else { at });
        cx.charge(looked / 16);
        found = at.map(|at| start + at);
    }
    match found {
        Some(at) => Ok(Value::count(at)),
        None if must => Err(cx.value_error("subsection not found")),
        None => Ok(Value::int(-1)),
    }
}

fn affix(cx: &mut Cx<'_>, args: Args, start: bool) -> Res {
    let this = this_bytes(cx, args)?;
    let Some((from, to)) = window(cx, args, this)? else { return Ok(Value::FALSE) };
    let given = cx.arg(args, 1);
    let parts = match cx.h.as_kind(given, Kind::Tuple) {
        Some(tuple) => cx.h.sequence_vec(tuple.value())?,
        None => alloc::vec![given],
    };
    let begun = cx.fuel;
    for part in parts {
        cx.not_overdone(begun)?;
        cx.charge(1);
        let Some(part) = cx.h.bytes_like(part) else {
            let name = cx.type_name(part);
            return Err(cx.type_error(format_args!("a bytes-like object is required, not '{name}'")));
        };
        let slice = cx.h.any_bytes(this).get(from..to).unwrap_or(&[]);
        let (hit, cost) =
            (if start { slice.starts_with(part) } else { slice.ends_with(part) }, part.len() / 16);
        cx.charge(cost);
        if hit {
            return Ok(Value::TRUE);
        }
    }
    Ok(Value::FALSE)
}

fn cased(cx: &mut Cx<'_>, args: Args, wanted: impl Fn(&u8) -> bool, other: impl Fn(&u8) -> bool) -> Res {
    let data = cx.buffer_arg(args, 0)?;
    Ok(Value::bool(data.iter().any(wanted) && !data.iter().any(other)))
}

fn all(cx: &mut Cx<'_>, args: Args, f: impl Fn(&u8) -> bool) -> Res {
    let data = cx.buffer_arg(args, 0)?;
    cx.charge(data.len() / 16);
    Ok(Value::bool(!data.is_empty() && data.iter().all(f)))
}

/// Bytes of the same type as the first argument.
fn like_this(cx: &mut Cx<'_>, args: Args, data: &[u8]) -> Res {
    let this = cx.this_inner(args);
    Ok(if cx.h.kind_of(this) == Some(Kind::ByteArray) {
        cx.h.new_bytearray(data)?
    } else {
        cx.h.new_bytes(data)?
    })
}

/// The first argument itself, when it is bytes, which never change; else a copy.
fn unchanged(cx: &mut Cx<'_>, args: Args, data: &[u8]) -> Res {
    let this = cx.this_inner(args);
    if cx.h.kind_of(this) == Some(Kind::Bytes) { Ok(this) } else { like_this(cx, args, data) }
}

fn mapped(cx: &mut Cx<'_>, args: Args, f: impl Fn(&[u8]) -> Vec<u8>) -> Res {
    let data = cx.buffer_arg(args, 0)?;
    cx.charge(data.len() / 32);
    like_this(cx, args, &f(&data))
}

fn strip(cx: &mut Cx<'_>, args: Args, left: bool, right: bool) -> Res {
    let data = cx.buffer_arg(args, 0)?;
    let set = match cx.opt(args, 1).filter(|v| !v.is_none()) {
        Some(_) => part(cx, args, 1)?,
        None => b" \t\n\r\x0b\x0c".to_vec(),
    };
    cx.charge((data.len() + set.len()) / 8);
    let mut doomed = [false; 256];
    for byte in set {
        if let Some(slot) = doomed.get_mut(usize::from(byte)) {
            *slot = true;
        }
    }
    let is_doomed = |byte: &u8| doomed.get(usize::from(*byte)).copied().unwrap_or(false);
    let mut out = data.as_slice();
    while let (true, Some((first, rest))) = (left, out.split_first()) {
        if !is_doomed(first) {
            break;
        }
        out = rest;
    }
    while let (true, Some((last, rest))) = (right, out.split_last()) {
        if !is_doomed(last) {
            break;
        }
        out = rest;
    }
    if out.len() == data.len() { unchanged(cx, args, out) } else { like_this(cx, args, out) }
}

fn join(cx: &mut Cx<'_>, args: Args) -> Res {
    let items = cx.items(Redo::Call(args), args.at + 1)?;
    let sep = cx.buffer_arg(args, 0)?;
    let mut out = Vec::new();
    for (i, item) in items.iter().enumerate() {
        if i > 0 {
            out.extend_from_slice(&sep);
        }
        match cx.h.bytes_like(*item) {
            Some(data) => out.extend_from_slice(data),
            None => {
                let name = cx.type_name(*item);
                return Err(cx.type_error(format_args!(
                    "sequence item {i}: expected a bytes-like object, {name} found"
                )));
            }
        }
        cx.h.check_room(out.len())?;
    }
    cx.charge(out.len() / 32);
    like_this(cx, args, &out)
}

fn center(cx: &mut Cx<'_>, args: Args) -> Res {
    let data = cx.buffer_arg(args, 0)?;
    let width = usize::try_from(cx.i64_arg(args, 1)?).unwrap_or(0);
    let fill = if args.n > 2 { part(cx, args, 2)? } else { alloc::vec![b' '] };
    let &[fill] = fill.as_slice() else {
        return Err(cx.type_error(format_args!("The fill must be one byte")));
    };
    let pad = width.saturating_sub(data.len());
    if pad == 0 {
        return unchanged(cx, args, &data);
    }
    cx.h.check_room(data.len().saturating_add(pad))?;
    cx.charge(pad / 8);
    // As CPython splits an odd padding.
    let left = pad / 2 + (pad & width & 1);
    let mut out = alloc::vec![fill; left];
    out.extend_from_slice(&data);
    out.resize(data.len() + pad, fill);
    like_this(cx, args, &out)
}

fn splitlines(cx: &mut Cx<'_>, args: Args) -> Res {
    let data = cx.buffer_arg(args, 0)?;
    let keep = cx.arg_or_kw(args, 1, "keepends").is_some_and(|v| cx.truth(v) == Some(true));
    let mut values = Vec::new();
    let mut rest = data.as_slice();
    while !rest.is_empty() {
        let end = rest.iter().position(|byte| matches!(byte, b'\n' | b'\r')).unwrap_or(rest.len());
        let (line, tail) = rest.split_at_checked(end).unwrap_or((rest, &[]));
        let newline = if tail.starts_with(b"\r\n") { 2 } else { usize::from(!tail.is_empty()) };
        let line = if keep { rest.get(..end + newline).unwrap_or(line) } else { line };
        values.push(like_this(cx, args, line)?);
        rest = tail.get(newline..).unwrap_or(&[]);
    }
    Ok(cx.h.new_list(&values)?)
}

fn partition(cx: &mut Cx<'_>, args: Args, last: bool) -> Res {
    let (data, sep) = (cx.buffer_arg(args, 0)?, part(cx, args, 1)?);
    if sep.is_empty() {
        return Err(cx.value_error("empty separator"));
    }
    cx.charge(data.len() / 16);
    let found = if last { memmem::rfind(&data, &sep) } else { memmem::find(&data, &sep) };
    let parts: [&[u8]; 3] = match found {
        Some(at) => [data.get(..at).unwrap_or(&[]), &sep, data.get(at + sep.len()..).unwrap_or(&[])],
        None if last => [&[], &[], &data],
        None => [&data, &[], &[]],
    };
    let mut values = [Value::NONE; 3];
    for (value, part) in values.iter_mut().zip(parts) {
        *value = like_this(cx, args, part)?;
    }
    Ok(cx.h.new_tuple(&values)?)
}

fn replace(cx: &mut Cx<'_>, args: Args) -> Res {
    let [data, old, new] = [cx.buffer_arg(args, 0)?, part(cx, args, 1)?, part(cx, args, 2)?];
    let limit =
        if args.n > 3 { usize::try_from(cx.i64_arg(args, 3)?).unwrap_or(usize::MAX) } else { usize::MAX };
    cx.charge(data.len() / 8);
    let found = hits(&data, &old);
    cx.charge(found.len() / 4);
    cx.h.check_room(data.len() + found.len().saturating_mul(new.len()))?;
    let mut out = Vec::new();
    let mut at = 0;
    for hit in found.into_iter().take(limit) {
        out.extend_from_slice(data.get(at..hit).unwrap_or(&[]));
        out.extend_from_slice(&new);
        at = hit + old.len();
    }
    out.extend_from_slice(data.get(at..).unwrap_or(&[]));
    like_this(cx, args, &out)
}

fn split(cx: &mut Cx<'_>, args: Args, from_right: bool) -> Res {
    let mut data = cx.buffer_arg(args, 0)?;
    let max =
        if args.n > 2 { usize::try_from(cx.i64_arg(args, 2)?).unwrap_or(usize::MAX) } else { usize::MAX };
    cx.charge(data.len() / 8);
    // From the right is from the left with everything turned round.
    if from_right {
        data.reverse();
    }
    let mut parts: Vec<&[u8]> = Vec::new();
    if cx.opt(args, 1).is_some_and(|v| !v.is_none()) {
        let mut sep = part(cx, args, 1)?;
        if sep.is_empty() {
            return Err(cx.value_error("empty separator"));
        }
        if from_right {
            sep.reverse();
        }
        let mut at = 0;
        for hit in hits(&data, &sep).into_iter().take(max) {
            parts.push(data.get(at..hit).unwrap_or(&[]));
            at = hit + sep.len();
        }
        parts.push(data.get(at..).unwrap_or(&[]));
    } else {
        let mut rest = trim_start(&data);
        while !rest.is_empty() {
            let end = rest.iter().position(is_space).filter(|_| parts.len() < max);
            let (part, tail) = rest.split_at_checked(end.unwrap_or(rest.len())).unwrap_or((rest, &[]));
            parts.push(part);
            rest = trim_start(tail);
        }
    }
    let mut values = Vec::new();
    cx.charge(parts.len());
    for part in parts {
        let mut part = part.to_vec();
        if from_right {
            part.reverse();
        }
        values.push(like_this(cx, args, &part)?);
    }
    if from_right {
        values.reverse();
    }
    Ok(cx.h.new_list(&values)?)
}
