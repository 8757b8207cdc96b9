//! `_zlib`: what the frozen `zlib` and `deflate` need.

use super::inflate::{Bad, Wrapper, adler32, decompress};
use super::{pack, unpack};
use crate::heap::{Kind, Value};
use crate::types::id;
use crate::vm::{Args, Cx, Def, Fault, Res, def};

pub(crate) const FUNCTIONS: &[Def] = &[
    def("adler32", 1, 2, |cx, a| {
        let data = cx.buffer_arg(a, 0)?;
        let start = super::binascii::low_bits(cx, a, 1, 1)?;
        cx.charge(data.len() / 8);
        Ok(cx.h.new_int(i64::from(adler32(&data, start)))?)
    }),
    def("inflate", 2, 2, inflate),
    def("pack", 5, 5, packed),
    def("unpack", 4, 4, unpacked),
];

/// `unpack(state, window, data, want)`: up to `want` bytes, how many of `data` were used up, and whether that was all.
fn unpacked(cx: &mut Cx<'_>, args: Args) -> Res {
    let [state, window] = [0, 1].map(|i| cx.arg(args, i));
    let data = cx.buffer_arg(args, 2)?;
    let want = usize::try_from(cx.i64_arg(args, 3)?).unwrap_or(0).min(WANT_MAX);
    let (Some(state), Some(window)) =
        (cx.h.as_kind(state, Kind::ByteArray), cx.h.as_kind(window, Kind::ByteArray))
    else {
        return Err(cx.type_error(format_args!("bytearrays expected")));
    };
    let (mut known, mut last) = (cx.h.bytearray_mut(state).to_vec(), cx.h.bytearray_mut(window).to_vec());
    cx.charge(128 + data.len() / 4 + last.len() / 128);
    match unpack::step(&mut known, &mut last, &data, want) {
        Ok(step) => {
            cx.charge(step.out.len() / 4);
            let out = cx.h.new_bytes(&step.out)?;
            let made = cx.h.new_tuple(&[out, Value::count(step.used), Value::bool(step.done)])?;
            // Only now: a call that runs out of memory begins again.
            for (target, bytes) in [(state, known), (window, last)] {
                for (slot, byte) in cx.h.bytearray_mut(target).iter_mut().zip(bytes) {
                    *slot = byte;
                }
            }
            Ok(made)
        }
        Err(Bad::Long | Bad::Short) => Err(Fault::Oom),
        Err(Bad::Data(reason)) => Err(cx.err(id::VALUE_ERROR, format_args!("{reason}"))),
    }
}

/// The most bytes of one `unpack`.
const WANT_MAX: usize = 16 * 1024;
/// The most bytes of one `pack`, with those that it may copy from.
const PACK_MAX: usize = 48 * 1024;

/// `pack(tail, history, data, window, last)`: the compressed data, and what the next piece has to know as its history.
/// `tail` are three bytes that begin as zeros.
fn packed(cx: &mut Cx<'_>, args: Args) -> Res {
    let Some(tail) = cx.h.as_kind(cx.arg(args, 0), Kind::ByteArray) else {
        return Err(cx.type_error(format_args!("bytearray expected")));
    };
    let (mut all, data) = (cx.buffer_arg(args, 1)?, cx.buffer_arg(args, 2)?);
    let window = usize::try_from(cx.i64_arg(args, 3)?).unwrap_or(0).clamp(1, 32 * 1024);
    let last = cx.truth(cx.arg(args, 4)) == Some(true);
    let history = all.len();
    if history + data.len() > PACK_MAX {
        return Err(cx.value_error("too much at once"));
    }
    all.extend_from_slice(&data);
    let known = cx.h.bytearray_mut(tail);
    let part = |at: usize| known.get(at).copied().unwrap_or(0);
    let mut now = pack::Tail { held: part(0), count: part(1) & 7, begun: part(2) != 0 };
    let Some(out) = pack::pack(&all, history, window, last, &mut now) else { return Err(Fault::Oom) };
    // What may be copied from is only looked through once.
    cx.charge(64 + data.len() + history / 8);
    let out = cx.h.new_bytes(&out)?;
    let kept = cx.h.new_bytes(all.get(all.len().saturating_sub(window)..).unwrap_or(&[]))?;
    let made = cx.h.new_tuple(&[out, kept])?;
    for (slot, byte) in cx.h.bytearray_mut(tail).iter_mut().zip([now.held, now.count, u8::from(now.begun)]) {
        *slot = byte;
    }
    Ok(made)
}

/// `inflate(data, format)`: the data, and how many bytes of the compressed it took.
fn inflate(cx: &mut Cx<'_>, args: Args) -> Res {
    let data = cx.buffer_arg(args, 0)?;
    let wrapper = match cx.i64_arg(args, 1)? {
        0 => Wrapper::Auto,
        1 => Wrapper::Raw,
        2 => Wrapper::Zlib,
        3 => Wrapper::Gzip,
        _ => return Err(cx.value_error("bad format")),
    };
    // A result that does not fit now may fit after a collection.
    let room = cx.h.free_bytes();
    let outcome = decompress(&data, wrapper, room);
    cx.charge(data.len() / 4);
    match outcome {
        Ok((out, used)) => {
            cx.charge(out.len() / 4);
            let out = cx.h.new_bytes(&out)?;
            Ok(cx.h.new_tuple(&[out, Value::count(used)])?)
        }
        Err(Bad::Long) => {
            cx.charge(room / 4);
            Err(Fault::Oom)
        }
        Err(Bad::Short) => Err(cx.err(id::VALUE_ERROR, format_args!("incomplete or truncated stream"))),
        Err(Bad::Data(reason)) => Err(cx.err(id::VALUE_ERROR, format_args!("{reason}"))),
    }
}
