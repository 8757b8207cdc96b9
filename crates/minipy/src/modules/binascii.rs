//! `binascii`.

use alloc::vec::Vec;

use num_bigint::BigInt;
use num_traits::ToPrimitive;

use crate::vm::{Args, Cx, Def, Fault, Res, def, def_kw};

pub(crate) const FUNCTIONS: &[Def] = &[
    def("a2b_base64", 1, 1, decode64),
    def_kw("b2a_base64", 1, 1, encode64),
    def("crc32", 1, 2, |cx, a| {
        let data = cx.buffer_arg(a, 0)?;
        let start = low_bits(cx, a, 1, 0)?;
        cx.charge(data.len() / 8);
        Ok(cx.h.new_int(i64::from(crc32(&data, start)))?)
    }),
    def("hexlify", 1, 2, |cx, a| {
        let data = cx.buffer_arg(a, 0)?;
        let sep = separator(cx, a)?;
        cx.charge(data.len() / 16);
        let text = hex(&data, &sep);
        Ok(cx.h.new_bytes(&text)?)
    }),
    def("unhexlify", 1, 1, |cx, a| {
        let digits = cx.buffer_arg(a, 0)?;
        let data = unhex(cx, &digits)?;
        Ok(cx.h.new_bytes(&data)?)
    }),
];

/// The low 32 bits of an int argument.
pub(crate) fn low_bits(cx: &mut Cx<'_>, args: Args, i: usize, default: u32) -> Result<u32, Fault> {
    if args.n <= i {
        return Ok(default);
    }
    let value = cx.int_arg(args, i)?;
    let low = cx.h.to_big(value).map(|big| big & BigInt::from(u32::MAX)).and_then(|low| low.to_u32());
    Ok(low.unwrap_or(0))
}

/// What stands between bytes, in argument 1: one character.
pub(crate) fn separator(cx: &mut Cx<'_>, args: Args) -> Result<Vec<u8>, Fault> {
    if args.n < 2 {
        return Ok(Vec::new());
    }
    let sep = cx.buffer_arg(args, 1)?;
    if sep.len() == 1 { Ok(sep) } else { Err(cx.value_error("sep must be length 1")) }
}

/// Bytes as hexadecimal digits, with `sep` between bytes.
pub(crate) fn hex(data: &[u8], sep: &[u8]) -> Vec<u8> {
    let digit = |d: u8| if d < 10 { b'0' + d } else { b'a' + d - 10 };
    let mut out = Vec::new();
    for (i, byte) in data.iter().enumerate() {
        if i > 0 {
            out.extend_from_slice(sep);
        }
        out.push(digit(byte >> 4));
        out.push(digit(byte & 15));
    }
    out
}

pub(crate) fn unhex(cx: &mut Cx<'_>, digits: &[u8]) -> Result<Vec<u8>, Fault> {
    if !digits.len().is_multiple_of(2) {
        return Err(cx.value_error("odd-length string"));
    }
    let mut data = Vec::new();
    for pair in digits.chunks_exact(2) {
        let mut byte = 0;
        for c in pair {
            match char::from(*c).to_digit(16) {
                Some(digit) => byte = byte << 4 | digit as u8,
                None => return Err(cx.value_error("non-hex digit found")),
            }
        }
        data.push(byte);
    }
    Ok(data)
}

const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

fn encode64(cx: &mut Cx<'_>, args: Args) -> Res {
    let data = cx.buffer_arg(args, 0)?;
    cx.only_keywords(args, &["newline"])?;
    let newline = cx.kwarg(args, "newline").is_none_or(|v| cx.truth(v) != Some(false));
    cx.charge(data.len() / 8);
    let mut out = Vec::new();
    for chunk in data.chunks(3) {
        let mut word = 0u32;
        for i in 0..3 {
            word = word << 8 | u32::from(chunk.get(i).copied().unwrap_or(0));
        }
        for i in 0..4 {
            if i <= chunk.len() {
                let index = (word >> (18 - 6 * i)) as usize & 63;
                out.push(ALPHABET.get(index).copied().unwrap_or(b'='));
            } else {
                out.push(b'=');
            }
        }
    }
    if newline {
        out.push(b'\n');
    }
    Ok(cx.h.new_bytes(&out)?)
}

fn decode64(cx: &mut Cx<'_>, args: Args) -> Res {
    let text = cx.buffer_arg(args, 0)?;
    cx.charge(text.len() / 8);
    let mut out = Vec::new();
    // Characters of the group of four so far, and the signs of padding right behind them.
    let (mut word, mut group, mut padding) = (0_u32, 0, 0);
    for c in &text {
        if *c == b'=' {
            padding += 1;
            if group >= 2 && group + padding >= 4 {
                // The end, whatever follows.
                group = 0;
                break;
            }
            continue;
        }
        let Some(value) = value64(*c) else { continue };
        (word, group, padding) = (word << 6 | value, (group + 1) % 4, 0);
        match group {
            1 => {}
            2 => out.push((word >> 4) as u8),
            3 => out.push((word >> 2) as u8),
            _ => out.push(word as u8),
        }
    }
    if group != 0 {
        return Err(cx.value_error("incorrect padding"));
    }
    Ok(cx.h.new_bytes(&out)?)
}

const fn value64(c: u8) -> Option<u32> {
    Some(match c {
        b'A'..=b'Z' => c - b'A',
        b'a'..=b'z' => c - b'a' + 26,
        b'0'..=b'9' => c - b'0' + 52,
        b'+' => 62,
        b'/' => 63,
        _ => return None,
    } as u32)
}

pub(crate) fn crc32(data: &[u8], start: u32) -> u32 {
    let mut crc = !start;
    for byte in data {
        crc ^= u32::from(*byte);
        for _ in 0..8 {
            crc = if crc & 1 == 1 { crc >> 1 ^ 0xedb8_8320 } else { crc >> 1 };
        }
    }
    !crc
}
