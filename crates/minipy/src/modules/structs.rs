//! `struct`: values to bytes and back. Without `<`, `>`, `!` or `=` the layout is that of a 32-bit microcontroller, on every
//! target: `long` has 4 bytes, items are aligned to their size.

use alloc::vec::Vec;

use num_bigint::BigInt;
use num_traits::ToPrimitive;

use crate::heap::{Names, Value};
use crate::types::id;
use crate::vm::frames::{Redo, how};
use crate::vm::{Args, Cx, Def, Fault, Res, def};

pub(crate) const FUNCTIONS: &[Def] = &[
    def("calcsize", 1, 1, calcsize),
    def("pack", 1, 255, pack),
    def("pack_into", 3, 255, pack_into),
    def("unpack", 2, 2, unpack),
    def("unpack_from", 2, 3, unpack_from),
];

/// The most items and bytes of one format: more fits no heap.
const COUNT_MAX: usize = 1 << 24;

/// One item of a format.
#[derive(Clone, Copy)]
struct Item {
    code: u8,
    /// Repetitions; for `s`, its length.
    count: usize,
    /// Bytes of one.
    size: usize,
    /// Where the first one is.
    offset: usize,
}

struct Layout {
    items: Vec<Item>,
    size: usize,
    big_endian: bool,
}

fn layout(cx: &mut Cx<'_>, args: Args) -> Result<Layout, Fault> {
    let format = cx.buffer_arg(args, 0)?;
    let mut rest = format.as_slice();
    let (mut native, mut big_endian) = (true, false);
    if let Some((first, tail)) = rest.split_first()
        && matches!(first, b'@' | b'=' | b'<' | b'>' | b'!')
    {
        native = *first == b'@';
        big_endian = matches!(first, b'>' | b'!');
        rest = tail;
    }
    let mut items = Vec::new();
    let mut size = 0_usize;
    let mut count: Option<usize> = None;
    for &code in rest {
        if code.is_ascii_digit() {
            let digit = usize::from(code - b'0');
            count = Some(count.unwrap_or(0).saturating_mul(10).saturating_add(digit).min(COUNT_MAX));
            continue;
        }
        if code.is_ascii_whitespace() {
            continue;
        }
        let Some(width) = width(code) else { return Err(cx.value_error("bad typecode")) };
        let repeat = count.take().unwrap_or(1);
        if native && width > 1 {
            size = size.next_multiple_of(width);
        }
        items.push(Item { code, count: repeat, size: width, offset: size });
        size = size.saturating_add(repeat.saturating_mul(width));
        if size > COUNT_MAX {
            return Err(Fault::Oom);
        }
    }
    if count.is_some() {
        return Err(cx.value_error("repeat count given without format specifier"));
    }
    Ok(Layout { items, size, big_endian })
}

pub(crate) const fn width(code: u8) -> Option<usize> {
    Some(match code {
        b'x' | b'c' | b'b' | b'B' | b'?' | b's' => 1,
        b'h' | b'H' | b'e' => 2,
        b'i' | b'I' | b'l' | b'L' | b'f' | b'P' | b'n' | b'N' => 4,
        b'q' | b'Q' | b'd' => 8,
        _ => return None,
    })
}

fn calcsize(cx: &mut Cx<'_>, args: Args) -> Res {
    let layout = layout(cx, args)?;
    Ok(Value::count(layout.size))
}

fn pack(cx: &mut Cx<'_>, args: Args) -> Res {
    let layout = layout(cx, args)?;
    let bytes = packed(cx, args, &layout, 1)?;
    Ok(cx.h.new_bytes(&bytes)?)
}

fn pack_into(cx: &mut Cx<'_>, args: Args) -> Res {
    let layout = layout(cx, args)?;
    let bytes = packed(cx, args, &layout, 3)?;
    let start = cx.i64_arg(args, 2)?;
    let buffer = cx.arg(args, 1);
    let buffer = cx.h.wrapped(buffer).unwrap_or(buffer);
    let Some(target) = cx.h.writable(buffer) else {
        return Err(cx.type_error(format_args!("a buffer that can be written is required")));
    };
    let len = target.len();
    let start = usize::try_from(if start < 0 { start + len as i64 } else { start }).unwrap_or(usize::MAX);
    match target.get_mut(start..start.saturating_add(bytes.len())) {
        Some(room) => {
            room.copy_from_slice(&bytes);
            Ok(Value::NONE)
        }
        None => Err(cx.value_error("buffer too small")),
    }
}

/// The packed arguments from `first` on.
fn packed(cx: &mut Cx<'_>, args: Args, layout: &Layout, first: usize) -> Result<Vec<u8>, Fault> {
    cx.h.check_room(layout.size)?;
    let mut out = Vec::new();
    out.try_reserve_exact(layout.size).map_err(|_| Fault::Oom)?;
    out.resize(layout.size, 0);
    let mut next = first;
    for item in &layout.items {
        let repeat = match item.code {
            b'x' => continue,
            b's' => 1,
            _ => item.count,
        };
        for index in 0..repeat {
            let Some(value) = cx.opt(args, next) else { return Err(wrong_count(cx)) };
            // Asked before anything is written: the call may have to begin again.
            ask_number(cx, args, next, item.code)?;
            next += 1;
            let at = item.offset + index * item.size;
            let len = if item.code == b's' { item.count } else { item.size };
            let bytes = encode(cx, item.code, value)?;
            if let Some(room) = out.get_mut(at..at + len) {
                fill(room, &bytes, item.code == b's' || item.code == b'c', layout.big_endian);
            }
        }
    }
    if next < args.n {
        return Err(wrong_count(cx));
    }
    cx.charge(layout.size / 16);
    Ok(out)
}

/// Asks an argument that is no number for the one that it stands for: `__float__`, `__index__`.
fn ask_number(cx: &mut Cx<'_>, args: Args, i: usize, code: u8) -> Result<(), Fault> {
    if cx.arg(args, i).as_int().is_some() {
        return Ok(());
    }
    let (name, how) = match code {
        b's' | b'c' | b'?' => return Ok(()),
        b'f' | b'd' | b'e' => (Names::FLOAT, how::FLOAT),
        _ => (Names::INDEX, how::INT),
    };
    let value = cx.arg(args, i);
    match cx.special(value, name) {
        Some(f) => Err(cx.ask(Redo::Call(args), args.at + i, how, f, &[value])),
        None => Ok(()),
    }
}

#[cold]
fn wrong_count(cx: &mut Cx<'_>) -> Fault {
    cx.value_error("wrong number of items for pack")
}

/// Copies little-endian bytes, or text.
fn fill(room: &mut [u8], bytes: &[u8], is_text: bool, big_endian: bool) {
    for (slot, byte) in room.iter_mut().zip(bytes) {
        *slot = *byte;
    }
    if big_endian && !is_text {
        room.reverse();
    }
}

/// A value's bytes, little-endian.
pub(crate) fn encode(cx: &mut Cx<'_>, code: u8, value: Value) -> Result<Vec<u8>, Fault> {
    match code {
        b's' | b'c' => {
            // As in MicroPython, a str serves as its bytes.
            let inner = cx.h.wrapped(value).unwrap_or(value);
            let Some(bytes) = cx.h.bytes_like(inner).or_else(|| cx.h.str_bytes(inner)) else {
                return Err(cx.type_error(format_args!("a bytes object is required")));
            };
            if code == b'c' && bytes.len() != 1 {
                return Err(cx.value_error("char format requires a bytes object of length 1"));
            }
            Ok(bytes.to_vec())
        }
        b'?' => Ok(alloc::vec![u8::from(cx.truth(value).unwrap_or(true))]),
        b'f' | b'd' | b'e' => {
            let Some(number) = cx.h.number_as_f64(value) else {
                return Err(cx.type_error(format_args!("required argument is not a float")));
            };
            Ok(match code {
                b'd' => number.to_le_bytes().to_vec(),
                b'f' => (number as f32).to_le_bytes().to_vec(),
                _ => half(number).to_le_bytes().to_vec(),
            })
        }
        _ => {
            let Some(big) = cx.h.to_big(value) else {
                return Err(cx.type_error(format_args!("required argument is not an integer")));
            };
            let bits = 8 * width(code).unwrap_or(1);
            let wide = big.to_i128().unwrap_or(i128::MAX);
            let (low, high) = if code.is_ascii_lowercase() {
                (-(1_i128 << (bits - 1)), (1_i128 << (bits - 1)) - 1)
            } else {
                (0, (1_i128 << bits) - 1)
            };
            if !(low..=high).contains(&wide) {
                return Err(cx.err(id::OVERFLOW_ERROR, format_args!("argument out of range")));
            }
            Ok(wide.to_le_bytes().to_vec())
        }
    }
}

fn unpack(cx: &mut Cx<'_>, args: Args) -> Res {
    let layout = layout(cx, args)?;
    let data = cx.buffer_arg(args, 1)?;
    if data.len() != layout.size {
        return Err(cx.value_error("buffer size does not match the format"));
    }
    unpacked(cx, &layout, &data)
}

fn unpack_from(cx: &mut Cx<'_>, args: Args) -> Res {
    let layout = layout(cx, args)?;
    let data = cx.buffer_arg(args, 1)?;
    let start = if args.n > 2 { cx.i64_arg(args, 2)? } else { 0 };
    let start = if start < 0 { start + data.len() as i64 } else { start };
    let start = usize::try_from(start).unwrap_or(usize::MAX);
    match data.get(start..start.saturating_add(layout.size)) {
        Some(part) => unpacked(cx, &layout, part),
        None => Err(cx.value_error("buffer too small")),
    }
}

fn unpacked(cx: &mut Cx<'_>, layout: &Layout, data: &[u8]) -> Res {
    let mut values = Vec::new();
    for item in &layout.items {
        let repeat = match item.code {
            b'x' => continue,
            b's' => 1,
            _ => item.count,
        };
        values.try_reserve(repeat).map_err(|_| Fault::Oom)?;
        for index in 0..repeat {
            let at = item.offset + index * item.size;
            let len = if item.code == b's' { item.count } else { item.size };
            let part = data.get(at..at + len).unwrap_or_default();
            values.push(decode(cx, item.code, part, layout.big_endian)?);
        }
    }
    cx.charge(layout.size / 16);
    Ok(cx.h.new_tuple(&values)?)
}

pub(crate) fn decode(cx: &mut Cx<'_>, code: u8, part: &[u8], big_endian: bool) -> Res {
    if matches!(code, b's' | b'c') {
        return Ok(cx.h.new_bytes(part)?);
    }
    let mut raw = [0_u8; 8];
    for (slot, byte) in raw.iter_mut().zip(part) {
        *slot = *byte;
    }
    if big_endian && let Some(used) = raw.get_mut(..part.len()) {
        used.reverse();
    }
    let word = u64::from_le_bytes(raw);
    Ok(match code {
        b'?' => Value::bool(word != 0),
        b'd' => cx.h.new_float(f64::from_bits(word))?,
        b'f' => cx.h.new_float(f64::from(f32::from_bits(word as u32)))?,
        b'e' => cx.h.new_float(from_half(word as u16))?,
        b'Q' => cx.h.new_big(&BigInt::from(word))?,
        _ => {
            let bits = 8 * part.len() as u32;
            let value = if code.is_ascii_lowercase() {
                // The sign bit moves to the top and back.
                let shift = 64_u32.saturating_sub(bits);
                (word as i64).wrapping_shl(shift).wrapping_shr(shift)
            } else {
                word as i64
            };
            cx.h.new_int(value)?
        }
    })
}

/// The nearest 16-bit float's bits.
fn half(number: f64) -> u16 {
    let bits = (number as f32).to_bits();
    let sign = ((bits >> 16) & 0x8000) as u16;
    let exponent = ((bits >> 23) & 0xff) as i32 - 127;
    let fraction = bits & 0x7f_ffff;
    if exponent > 15 {
        let nan = u16::from(exponent == 128 && fraction != 0) << 9;
        return sign | 0x7c00 | nan;
    }
    if exponent < -24 {
        return sign;
    }
    let (whole, drop) = if exponent < -14 {
        (fraction | 0x80_0000, (13 - 14 - exponent) as u32)
    } else {
        (((exponent + 15) as u32) << 23 | fraction, 13)
    };
    let kept = whole >> drop;
    let rest = whole & ((1 << drop) - 1);
    let middle = 1 << (drop - 1);
    // To the nearest, ties to even.
    sign + (kept + u32::from(rest > middle || (rest == middle && kept & 1 == 1))) as u16
}

fn from_half(bits: u16) -> f64 {
    let sign = if bits & 0x8000 == 0 { 1.0 } else { -1.0 };
    let exponent = i32::from((bits >> 10) & 31);
    let fraction = f64::from(bits & 0x3ff);
    sign * match exponent {
        0 => libm::ldexp(fraction, -24),
        31 if fraction == 0.0 => f64::INFINITY,
        31 => f64::NAN,
        _ => libm::ldexp(fraction + 1024.0, exponent - 25),
    }
}
