//! `memoryview`: a part of a `bytes`, bytearray or array without a copy.

use crate::heap::{Kind, Ref, Value, view};
use crate::modules::array;
use crate::types::id;
use crate::vm::{Args, Cx, Def, Fault, Res, def};

pub(crate) const METHODS: &[Def] = &[
    def("hex", 1, 2, |cx, a| {
        let data = cx.buffer_arg(a, 0)?;
        let sep = if a.n > 1 { cx.buffer_arg(a, 1)? } else { alloc::vec::Vec::new() };
        let text = crate::modules::binascii::hex(&data, &sep);
        Ok(cx.h.new_str_bytes(&text)?)
    }),
    def("release", 1, 1, |_, _| Ok(Value::NONE)),
    def("tobytes", 1, 1, |cx, a| {
        let data = cx.buffer_arg(a, 0)?;
        Ok(cx.h.new_bytes(&data)?)
    }),
    def("tolist", 1, 1, |cx, a| match cx.h.view_type(cx.arg(a, 0)) {
        Some((r, _)) => array::items(cx, r),
        None => Err(cx.type_error(format_args!("memoryview expected"))),
    }),
    def("__enter__", 1, 1, |cx, a| Ok(cx.arg(a, 0))),
    def("__exit__", 1, 4, |_, _| Ok(Value::NONE)),
];

/// `memoryview(object)`
pub(crate) fn new(cx: &mut Cx<'_>, args: Args) -> Res {
    if args.n != 1 || args.kw > 0 {
        return Err(cx.type_error(format_args!("memoryview(object)")));
    }
    let given = cx.arg(args, 0);
    let inner = cx.h.wrapped(given).unwrap_or(given);
    if let Some((r, _)) = cx.h.view_type(inner) {
        let (base, code) = (cx.h.get(r, view::BASE), cx.h.item_code(r));
        let len = cx.h.any_bytes(inner).len();
        let start = if is_array(cx, r) { 0 } else { cx.h.get(r, view::START).as_count() };
        return Ok(cx.h.new_view(base, code, start, len)?);
    }
    match cx.h.bytes_like(inner).map(<[u8]>::len) {
        Some(len) => Ok(cx.h.new_view(inner, b'B', 0, len)?),
        None => {
            let name = cx.type_name(given);
            Err(cx.type_error(format_args!("object with buffer protocol required, not {name}")))
        }
    }
}

fn is_array(cx: &Cx<'_>, r: Ref) -> bool {
    cx.h.view_type(r.value()).is_some_and(|(_, t)| t == id::ARRAY)
}

/// `view[key]`; a slice is another view of the same bytes.
pub(crate) fn load(cx: &mut Cx<'_>, r: Ref, key: Value) -> Res {
    let n = array::len(cx, r);
    match cx.h.as_kind(key, Kind::Slice) {
        None => {
            let at = cx.index(key, n, "memoryview")?;
            array::item(cx, r, at)
        }
        Some(slice) => {
            let (start, count) = range(cx, slice, n)?;
            let size = array::item_size(cx, r);
            let (base, code) = (cx.h.get(r, view::BASE), cx.h.item_code(r));
            let first = cx.h.get(r, view::START).as_count() + start * size;
            Ok(cx.h.new_view(base, code, first, count * size)?)
        }
    }
}

/// `view[key] = value`: the size never changes.
pub(crate) fn store(cx: &mut Cx<'_>, r: Ref, key: Value, value: Value) -> Result<(), Fault> {
    let (n, code, size) = (array::len(cx, r), cx.h.item_code(r), array::item_size(cx, r));
    if cx.h.writable(r.value()).is_none() {
        return Err(cx.type_error(format_args!("cannot modify read-only memory")));
    }
    let Some(slice) = cx.h.as_kind(key, Kind::Slice) else {
        let at = cx.index(key, n, "memoryview")?;
        let bytes = match array::item_bytes(cx, code, value) {
            Err(Fault::Raise(error)) if cx.exception_is(error, id::OVERFLOW_ERROR) => {
                return Err(cx.value_error("value does not fit"));
            }
            other => other?,
        };
        return array::write(cx, r, at * size, &bytes);
    };
    let (start, count) = range(cx, slice, n)?;
    let given = cx.h.wrapped(value).unwrap_or(value);
    let given_code = cx.h.view_type(given).map_or(b'B', |(other, _)| cx.h.item_code(other));
    let Some(bytes) = cx.h.bytes_like(given).map(<[u8]>::to_vec) else {
        let name = cx.type_name(value);
        return Err(cx.type_error(format_args!("object with buffer protocol required, not {name}")));
    };
    if bytes.len() != count * size || given_code != code {
        return Err(cx.value_error("lhs and rhs should be compatible"));
    }
    cx.charge(bytes.len() / 32);
    array::write(cx, r, start * size, &bytes)
}

/// Start and count of a slice, which has to be without a step.
fn range(cx: &mut Cx<'_>, slice: Ref, n: usize) -> Result<(usize, usize), Fault> {
    let (start, step, count) = cx.slice_parts(slice, n)?;
    if step != 1 {
        return Err(cx.err(
            id::NOT_IMPLEMENTED_ERROR,
            format_args!("only slices with step=1 (aka None) are supported"),
        ));
    }
    Ok((usize::try_from(start).unwrap_or(0), count))
}

/// Attributes of memory views and arrays.
pub(crate) fn attr(cx: &mut Cx<'_>, t: u8, r: Ref, name: Value) -> Result<Option<Value>, Fault> {
    let is_view = t == id::MEMORYVIEW;
    Ok(Some(match cx.h.any_bytes(name) {
        b"itemsize" => Value::count(array::item_size(cx, r)),
        b"typecode" if !is_view => Value::char(cx.h.item_code(r)),
        b"format" if is_view => Value::char(cx.h.item_code(r)),
        b"nbytes" if is_view => Value::count(cx.h.any_bytes(r.value()).len()),
        b"readonly" if is_view => Value::bool(cx.h.writable(r.value()).is_none()),
        b"obj" if is_view => cx.h.get(r, view::BASE),
        _ => return Ok(None),
    }))
}
