//! Methods of `int` and `float`.

use num_bigint::{BigInt, Sign};

use crate::heap::Value;
use crate::types::id;
use crate::vm::{Args, Cx, Def, Res, def, def_kw};

pub(crate) const INT: &[Def] = &[
    def("bit_length", 1, 1, |cx, a| {
        let value = cx.int_arg(a, 0)?;
        Ok(Value::count(cx.h.to_big(value).map_or(0, |big| big.bits()) as usize))
    }),
    def_kw("from_bytes", 2, 3, from_bytes),
    def_kw("to_bytes", 1, 3, to_bytes),
];

pub(crate) const FLOAT: &[Def] = &[def("is_integer", 1, 1, |cx, a| {
    let f = cx.float_arg(a, 0)?;
    Ok(Value::bool(f.is_finite() && libm::floor(f) == f))
})];

fn is_big_endian(cx: &mut Cx<'_>, args: Args) -> Result<bool, crate::vm::Fault> {
    match cx.arg_or_kw(args, 2, "byteorder") {
        None => Ok(true),
        Some(order) => match cx.h.any_bytes(order) {
            b"big" => Ok(true),
            b"little" => Ok(false),
            _ if !cx.h.is_str(order) => Err(cx.type_error(format_args!("byteorder must be a str"))),
            _ => Err(cx.value_error("byteorder must be either 'little' or 'big'")),
        },
    }
}

fn from_bytes(cx: &mut Cx<'_>, args: Args) -> Res {
    let data = cx.buffer_arg(args, 1)?;
    let big_endian = is_big_endian(cx, args)?;
    let signed = cx.kwarg(args, "signed").is_some_and(|v| cx.truth(v) == Some(true));
    if data.len() > crate::heap::MAX_LIMBS * 4 {
        return Err(cx.err(id::OVERFLOW_ERROR, format_args!("integer too large")));
    }
    let big = match (big_endian, signed) {
        (true, true) => BigInt::from_signed_bytes_be(&data),
        (false, true) => BigInt::from_signed_bytes_le(&data),
        (true, false) => BigInt::from_bytes_be(Sign::Plus, &data),
        (false, false) => BigInt::from_bytes_le(Sign::Plus, &data),
    };
    Ok(cx.h.new_big(&big)?)
}

fn to_bytes(cx: &mut Cx<'_>, args: Args) -> Res {
    let value = cx.int_arg(args, 0)?;
    let n = match cx.arg_or_kw(args, 1, "length") {
        Some(n) if cx.h.is_integer(n) => match usize::try_from(cx.h.as_i64(n).unwrap_or(i64::MAX)) {
            Ok(n) => n,
            Err(_) => return Err(cx.value_error("length argument must be non-negative")),
        },
        Some(n) => {
            let name = cx.type_name(n);
            return Err(cx.type_error(format_args!("can't convert {name} to int")));
        }
        None => 1,
    };
    let big_endian = is_big_endian(cx, args)?;
    let Some(big) = cx.h.to_big(value) else { return Err(cx.bad_code()) };
    cx.h.check_room(n)?;
    let negative = big.sign() == Sign::Minus;
    // As in MicroPython, a negative number is signed where nothing is said.
    let signed = cx.kwarg(args, "signed").map_or(negative, |v| cx.truth(v) == Some(true));
    if negative && !signed {
        return Err(cx.err(id::OVERFLOW_ERROR, format_args!("can't convert negative int to unsigned")));
    }
    let mut data = if signed { big.to_signed_bytes_le() } else { big.to_bytes_le().1 };
    if big.sign() == Sign::NoSign {
        data.clear();
    }
    if data.len() > n {
        return Err(cx.err(id::OVERFLOW_ERROR, format_args!("int too big to convert")));
    }
    data.resize(n, if negative { 255 } else { 0 });
    if big_endian {
        data.reverse();
    }
    Ok(cx.h.new_bytes(&data)?)
}
