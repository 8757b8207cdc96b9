//! The `repr` of str and bytes.

use core::fmt::{self, Write};

/// `repr(text)`; with `ascii`, `ascii(text)`.
pub(crate) fn write_str_repr(out: &mut dyn Write, text: &str, ascii: bool) -> fmt::Result {
    let quote = if text.contains('\'') && !text.contains('"') { '"' } else { '\'' };
    out.write_char(quote)?;
    // Runs that stand for themselves are written at once.
    let mut rest = text;
    while let Some(at) = rest.find(|c| c == quote || is_escaped(c, ascii)) {
        let (plain, tail) = rest.split_at_checked(at).unwrap_or((rest, ""));
        out.write_str(plain)?;
        let mut chars = tail.chars();
        let Some(c) = chars.next() else { break };
        write_escape(out, c)?;
        rest = chars.as_str();
    }
    out.write_str(rest)?;
    out.write_char(quote)
}

fn is_escaped(c: char, ascii: bool) -> bool {
    match c {
        '\\' => true,
        ' '..='~' => false,
        '\0'..='\u{a0}' | '\u{ad}' => true,
        _ => ascii || !is_printable(c),
    }
}

/// Separators, surrogates, private use and most unassigned characters are not printable.
const fn is_printable(c: char) -> bool {
    !matches!(
        c as u32,
        0x378..=0x379
            | 0x600..=0x605
            | 0x61c
            | 0x6dd
            | 0x70f
            | 0x1680
            | 0x180e
            | 0x2000..=0x200f
            | 0x2028..=0x202f
            | 0x205f..=0x206f
            | 0x3000
            | 0xe000..=0xf8ff
            | 0xfeff
            | 0xfff0..=0xfffb
            | 0xfffe..=0xffff
            | 0xe0000..=0x10_ffff
    )
}

fn write_escape(out: &mut dyn Write, c: char) -> fmt::Result {
    match c {
        '\\' | '\'' | '"' => {
            out.write_char('\\')?;
            out.write_char(c)
        }
        '\n' => out.write_str("\\n"),
        '\r' => out.write_str("\\r"),
        '\t' => out.write_str("\\t"),
        _ => match c as u32 {
            code @ 0..=0xff => write!(out, "\\x{code:02x}"),
            code @ 0x100..=0xffff => write!(out, "\\u{code:04x}"),
            code => write!(out, "\\U{code:08x}"),
        },
    }
}

/// `repr(bytes)`, with its `b`.
pub(crate) fn write_bytes_repr(out: &mut dyn Write, bytes: &[u8]) -> fmt::Result {
    let quote = if bytes.contains(&b'\'') && !bytes.contains(&b'"') { b'"' } else { b'\'' };
    out.write_char('b')?;
    out.write_char(quote as char)?;
    for &byte in bytes {
        match byte {
            b'\\' => out.write_str("\\\\")?,
            _ if byte == quote => write!(out, "\\{}", quote as char)?,
            b'\n' => out.write_str("\\n")?,
            b'\r' => out.write_str("\\r")?,
            b'\t' => out.write_str("\\t")?,
            b' '..=b'~' => out.write_char(byte as char)?,
            _ => write!(out, "\\x{byte:02x}")?,
        }
    }
    out.write_char(quote as char)
}
