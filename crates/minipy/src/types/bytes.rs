//! Methods of `bytes` and `bytearray`.

use alloc::vec::Vec;

use memchr::memmem;

use crate::heap::{Kind, Value};
use crate::vm::frames::Redo;
use crate::vm::{Args, Cx, Def, Fault, Res, def, def_kw};

pub(crate) const BYTES: &[Def] = &[
    def("count", 2, 4, |cx, a| {
        let (data, part) = (cx.buffer_arg(a, 0)?, needle(cx, a)?);
        let data = sliced(cx, a, &data)?;
        Ok(Value::count(hits(&data, &part).len()))
    }),
    def_kw("decode", 1, 3, |cx, a| {
        let data = cx.buffer_arg(a, 0)?;
        let errors = cx.arg_or_kw(a, 2, "errors");
        cx.decode(&data, errors)
    }),
    def("endswith", 2, 2, |cx, a| {
        let (data, part) = (cx.buffer_arg(a, 0)?, cx.buffer_arg(a, 1)?);
        Ok(Value::bool(data.ends_with(&part)))
    }),
    def("find", 2, 4, |cx, a| find(cx, a, false, false)),
    def("fromhex", 2, 2, |cx, a| {
        let text = cx.str_arg(a, 1)?;
        let digits: Vec<u8> = text.bytes().filter(|c| !c.is_ascii_whitespace()).collect();
        let data = crate::modules::binascii::unhex(cx, &digits)?;
        Ok(cx.h.new_bytes(&data)?)
    }),
    def("hex", 1, 2, |cx, a| {
        let data = cx.buffer_arg(a, 0)?;
        cx.charge(data.len() / 4);
        let text = crate::modules::binascii::hex(&data, &[]);
        Ok(cx.h.new_str_bytes(&text)?)
    }),
    def("index", 2, 4, |cx, a| find(cx, a, false, true)),
    def("isalpha", 1, 1, |cx, a| all(cx, a, |b| b.is_ascii_alphabetic())),
    def("isdigit", 1, 1, |cx, a| all(cx, a, |b| b.is_ascii_digit())),
    def("islower", 1, 1, |cx, a| all(cx, a, |b| !b.is_ascii_uppercase())),
    def("isspace", 1, 1, |cx, a| all(cx, a, |b| b.is_ascii_whitespace())),
    def("isupper", 1, 1, |cx, a| all(cx, a, |b| !b.is_ascii_lowercase())),
    def("join", 2, 2, join),
    def("lower", 1, 1, |cx, a| mapped(cx, a, |data| data.to_ascii_lowercase())),
    def("lstrip", 1, 2, |cx, a| strip(cx, a, true, false)),
    def("partition", 2, 2, partition),
    def("replace", 3, 4, replace),
    def("rfind", 2, 4, |cx, a| find(cx, a, true, false)),
    def("rindex", 2, 4, |cx, a| find(cx, a, true, true)),
    def("rstrip", 1, 2, |cx, a| strip(cx, a, false, true)),
    def("split", 1, 3, split),
    def("startswith", 2, 2, |cx, a| {
        let (data, part) = (cx.buffer_arg(a, 0)?, cx.buffer_arg(a, 1)?);
        Ok(Value::bool(data.starts_with(&part)))
    }),
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
    if cx.h.is_integer(value) { Ok(alloc::vec![cx.byte_value(value)?]) } else { cx.buffer_arg(args, 1) }
}

/// Start positions of hits that do not overlap.
fn hits(data: &[u8], part: &[u8]) -> Vec<usize> {
    if part.is_empty() { (0..=data.len()).collect() } else { memmem::find_iter(data, part).collect() }
}

fn bounds(cx: &mut Cx<'_>, args: Args, n: usize) -> Result<(usize, usize), Fault> {
    let n = n as i64;
    let mut ends = [0, n];
    for (k, end) in ends.iter_mut().enumerate() {
        if cx.opt(args, 2 + k).is_some_and(|v| !v.is_none()) {
            let given = cx.i64_arg(args, 2 + k)?;
            *end = (if given < 0 { given.saturating_add(n) } else { given }).clamp(0, n);
        }
    }
    let [start, end] = ends;
    Ok((start as usize, end.max(start) as usize))
}

fn sliced(cx: &mut Cx<'_>, args: Args, data: &[u8]) -> Result<Vec<u8>, Fault> {
    let (start, end) = bounds(cx, args, data.len())?;
    cx.charge(data.len() / 16);
    Ok(data.get(start..end).unwrap_or(&[]).to_vec())
}

fn find(cx: &mut Cx<'_>, args: Args, last: bool, must: bool) -> Res {
    let (data, part) = (cx.buffer_arg(args, 0)?, needle(cx, args)?);
    let (start, end) = bounds(cx, args, data.len())?;
    cx.charge(data.len() / 16);
    let slice = data.get(start..end).unwrap_or(&[]);
    match if last { memmem::rfind(slice, &part) } else { memmem::find(slice, &part) } {
        Some(at) => Ok(Value::count(start + at)),
        None if must => Err(cx.value_error("subsection not found")),
        None => Ok(Value::int(-1)),
    }
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

fn mapped(cx: &mut Cx<'_>, args: Args, f: impl Fn(&[u8]) -> Vec<u8>) -> Res {
    let data = cx.buffer_arg(args, 0)?;
    cx.charge(data.len() / 32);
    like_this(cx, args, &f(&data))
}

fn strip(cx: &mut Cx<'_>, args: Args, left: bool, right: bool) -> Res {
    let data = cx.buffer_arg(args, 0)?;
    let set = match cx.opt(args, 1).filter(|v| !v.is_none()) {
        Some(_) => cx.buffer_arg(args, 1)?,
        None => b" \t\n\r\x0b\x0c".to_vec(),
    };
    cx.charge(data.len() * set.len().clamp(1, 256) / 16);
    let mut out = data.as_slice();
    while let (true, Some((first, rest))) = (left, out.split_first()) {
        if !set.contains(first) {
            break;
        }
        out = rest;
    }
    while let (true, Some((last, rest))) = (right, out.split_last()) {
        if !set.contains(last) {
            break;
        }
        out = rest;
    }
    like_this(cx, args, out)
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

fn partition(cx: &mut Cx<'_>, args: Args) -> Res {
    let (data, sep) = (cx.buffer_arg(args, 0)?, cx.buffer_arg(args, 1)?);
    if sep.is_empty() {
        return Err(cx.value_error("empty separator"));
    }
    cx.charge(data.len() / 16);
    let parts: [&[u8]; 3] = match memmem::find(&data, &sep) {
        Some(at) => {
            [data.get(..at).unwrap_or(&[]), sep.as_slice(), data.get(at + sep.len()..).unwrap_or(&[])]
        }
        None => [data.as_slice(), &[], &[]],
    };
    let mut values = [Value::NONE; 3];
    for (value, part) in values.iter_mut().zip(parts) {
        *value = cx.h.new_bytes(part)?;
    }
    Ok(cx.h.new_tuple(&values)?)
}

fn replace(cx: &mut Cx<'_>, args: Args) -> Res {
    let [data, old, new] = [cx.buffer_arg(args, 0)?, cx.buffer_arg(args, 1)?, cx.buffer_arg(args, 2)?];
    let limit =
        if args.n > 3 { usize::try_from(cx.i64_arg(args, 3)?).unwrap_or(usize::MAX) } else { usize::MAX };
    cx.charge(data.len() / 8);
    let found = hits(&data, &old);
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

fn split(cx: &mut Cx<'_>, args: Args) -> Res {
    let data = cx.buffer_arg(args, 0)?;
    let max =
        if args.n > 2 { usize::try_from(cx.i64_arg(args, 2)?).unwrap_or(usize::MAX) } else { usize::MAX };
    let mut parts: Vec<&[u8]> = Vec::new();
    cx.charge(data.len() / 8);
    if cx.opt(args, 1).is_some_and(|v| !v.is_none()) {
        let sep = cx.buffer_arg(args, 1)?;
        if sep.is_empty() {
            return Err(cx.value_error("empty separator"));
        }
        let mut at = 0;
        for hit in hits(&data, &sep).into_iter().take(max) {
            parts.push(data.get(at..hit).unwrap_or(&[]));
            at = hit + sep.len();
        }
        parts.push(data.get(at..).unwrap_or(&[]));
    } else {
        let mut rest = data.trim_ascii();
        while !rest.is_empty() {
            let end = rest.iter().position(u8::is_ascii_whitespace).filter(|_| parts.len() < max);
            let (part, tail) = rest.split_at_checked(end.unwrap_or(rest.len())).unwrap_or((rest, &[]));
            parts.push(part);
            rest = tail.trim_ascii_start();
        }
    }
    let mut values = Vec::new();
    for part in parts {
        values.push(like_this(cx, args, part)?);
    }
    Ok(cx.h.new_list(&values)?)
}
