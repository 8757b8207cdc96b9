//! `_zlib`: what the frozen `zlib` and `deflate` need.

use super::inflate::{Bad, Wrapper, adler32, decompress};
use crate::heap::Value;
use crate::types::id;
use crate::vm::{Args, Cx, Def, Fault, Res, def};

pub(crate) const FUNCTIONS: &[Def] = &[
    def("adler32", 1, 2, |cx, a| {
        let data = cx.buffer_arg(a, 0)?;
        let start = if a.n > 1 { cx.i64_arg(a, 1)? as u32 } else { 1 };
        cx.charge(data.len() / 8);
        Ok(cx.h.new_int(i64::from(adler32(&data, start)))?)
    }),
    def("inflate", 2, 2, inflate),
];

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
