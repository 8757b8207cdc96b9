//! `_json`: text to values and back. Both directions go without recursion.

use alloc::string::String;
use alloc::vec::Vec;
use core::fmt::Write;

use crate::builtins::construct::parse_int;
use crate::heap::{Kind, Table, Value};
use crate::text::{self, Limited};
use crate::types::id;
use crate::vm::{Args, Cx, Def, Fault, Res, def, def_kw};

pub(crate) const FUNCTIONS: &[Def] = &[def("loads", 1, 1, loads), def_kw("dumps", 1, 1, dumps)];

/// Containers inside containers.
const DEPTH_MAX: usize = 500;

fn loads(cx: &mut Cx<'_>, args: Args) -> Res {
    let bytes = cx.buffer_arg(args, 0)?;
    let Ok(text) = core::str::from_utf8(&bytes) else { return Err(cx.err_empty(id::UNICODE_ERROR)) };
    cx.charge(text.len() / 8);
    Parser { text, at: 0, open: Vec::new() }.parse(cx)
}

/// A container that is being filled; a dict with the key that waits for its value.
struct Open {
    container: Value,
    key: Option<Value>,
}

struct Parser<'t> {
    text: &'t str,
    at: usize,
    open: Vec<Open>,
}

impl Parser<'_> {
    fn parse(&mut self, cx: &mut Cx<'_>) -> Res {
        loop {
            // A value, or the end of a container that has just begun.
            let mut value = match self.next() {
                Some(b'{') => {
                    let dict = cx.h.new_dict()?;
                    if self.peek() != Some(b'}') {
                        self.enter(cx, dict)?;
                        continue;
                    }
                    self.next();
                    dict
                }
                Some(b'[') => {
                    let list = cx.h.new_list(&[])?;
                    if self.peek() != Some(b']') {
                        self.enter(cx, list)?;
                        continue;
                    }
                    self.next();
                    list
                }
                Some(byte) => self.scalar(cx, byte)?,
                None => return Err(self.error(cx)),
            };
            // The value may end containers, each of which is then a value itself.
            loop {
                let Some(open) = self.open.pop() else {
                    return if self.peek().is_none() { Ok(value) } else { Err(self.error(cx)) };
                };
                let closing = match open.key {
                    Some(key) => {
                        cx.dict_set(open.container, key, value)?;
                        b'}'
                    }
                    None => {
                        if let Some(list) = cx.h.as_kind(open.container, Kind::List) {
                            cx.h.list_push(list, value)?;
                        }
                        b']'
                    }
                };
                match self.next() {
                    Some(b',') => {
                        if open.key.is_some() {
                            self.enter(cx, open.container)?;
                        } else {
                            self.open.push(Open { container: open.container, key: None });
                        }
                        break;
                    }
                    Some(byte) if byte == closing => value = open.container,
                    _ => return Err(self.error(cx)),
                }
            }
        }
    }

    /// Goes on inside a container: a dict's next key is read here.
    fn enter(&mut self, cx: &mut Cx<'_>, container: Value) -> Result<(), Fault> {
        if self.open.len() >= DEPTH_MAX {
            return Err(cx.recursion());
        }
        let mut key = None;
        if cx.h.as_kind(container, Kind::Dict).is_some() {
            if self.next() != Some(b'"') {
                return Err(self.error(cx));
            }
            key = Some(self.string(cx)?);
            if self.next() != Some(b':') {
                return Err(self.error(cx));
            }
        }
        self.open.push(Open { container, key });
        Ok(())
    }

    #[cold]
    fn error(&self, cx: &mut Cx<'_>) -> Fault {
        cx.value_error("syntax error in JSON")
    }

    fn byte(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    /// The next byte that is no white space, without passing it.
    fn peek(&mut self) -> Option<u8> {
        while matches!(self.byte(), Some(b' ' | b'\t' | b'\n' | b'\r')) {
            self.at += 1;
        }
        self.byte()
    }

    fn next(&mut self) -> Option<u8> {
        let byte = self.peek()?;
        self.at += 1;
        Some(byte)
    }

    fn scalar(&mut self, cx: &mut Cx<'_>, first: u8) -> Res {
        if first == b'"' {
            return self.string(cx);
        }
        let start = self.at - 1;
        while matches!(self.byte(), Some(byte) if byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'.'))
        {
            self.at += 1;
        }
        let word = self.text.get(start..self.at).unwrap_or_default();
        match word {
            "null" => return Ok(Value::NONE),
            "true" => return Ok(Value::TRUE),
            "false" => return Ok(Value::FALSE),
            "NaN" => return Ok(cx.h.new_float(f64::NAN)?),
            "Infinity" => return Ok(cx.h.new_float(f64::INFINITY)?),
            "-Infinity" => return Ok(cx.h.new_float(f64::NEG_INFINITY)?),
            _ => {}
        }
        let digits = word.strip_prefix('-').unwrap_or(word);
        let leading_zero = digits.len() > 1 && digits.starts_with('0') && !digits.starts_with("0.");
        let scientific_zero = digits.starts_with("0e") || digits.starts_with("0E");
        if !digits.starts_with(|c: char| c.is_ascii_digit()) || (leading_zero && !scientific_zero) {
            return Err(self.error(cx));
        }
        if digits.bytes().all(|byte| byte.is_ascii_digit()) {
            return parse_int(cx, word, 10);
        }
        // What Rust accepts and JSON does not: `1.`, and words such as `1inf`.
        let strict = !digits.ends_with('.') && !digits.contains(".e") && !digits.contains(".E");
        match text::number::float(word).filter(|_| strict && !digits.contains(['_', 'n', 'N'])) {
            Some(value) => Ok(cx.h.new_float(value)?),
            None => Err(self.error(cx)),
        }
    }

    /// A string after its opening quote.
    fn string(&mut self, cx: &mut Cx<'_>) -> Res {
        let mut out = String::new();
        loop {
            let rest = self.text.get(self.at..).unwrap_or_default();
            let end = rest.find(['"', '\\']).unwrap_or(rest.len());
            let plain = rest.get(..end).unwrap_or_default();
            if plain.bytes().any(|byte| byte < 0x20) {
                return Err(self.error(cx));
            }
            out.try_reserve(plain.len() + 4).map_err(|_| Fault::Oom)?;
            out.push_str(plain);
            self.at += end + 1;
            if rest.as_bytes().get(end) == Some(&b'"') {
                return Ok(cx.h.new_str(&out)?);
            }
            let Some(c) = self.escape() else { return Err(self.error(cx)) };
            out.push(c);
        }
    }

    /// The character of an escape after its backslash.
    fn escape(&mut self) -> Option<char> {
        let byte = self.byte()?;
        self.at += 1;
        Some(match byte {
            b'"' | b'\\' | b'/' => byte as char,
            b'b' => '\u{8}',
            b'f' => '\u{c}',
            b'n' => '\n',
            b'r' => '\r',
            b't' => '\t',
            b'u' => {
                let first = self.four_digits()?;
                if (0xd800..0xdc00).contains(&first) && self.text.get(self.at..self.at + 2) == Some("\\u") {
                    self.at += 2;
                    let second = self.four_digits()?.checked_sub(0xdc00).filter(|low| *low < 0x400)?;
                    return char::from_u32(0x1_0000 + ((first - 0xd800) << 10) + second);
                }
                char::from_u32(first).unwrap_or(char::REPLACEMENT_CHARACTER)
            }
            _ => return None,
        })
    }

    fn four_digits(&mut self) -> Option<u32> {
        let digits = self.text.get(self.at..self.at + 4)?;
        self.at += 4;
        if !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return None;
        }
        u32::from_str_radix(digits, 16).ok()
    }
}

/// A container that is being written.
enum Pending {
    /// A list or tuple, and the next item.
    Items(Value, usize),
    /// A dict's pairs, and the next one.
    Pairs(Vec<(Value, Value)>, usize),
}

/// What stands between items, and between a key and its value.
fn separators(cx: &mut Cx<'_>, args: Args) -> Result<(String, String), Fault> {
    let Some(given) = cx.kwarg(args, "separators").filter(|value| !value.is_none()) else {
        return Ok((", ".into(), ": ".into()));
    };
    match cx.h.seq_len(given) {
        Some(2) => {}
        Some(_) => return Err(cx.value_error("separators must be a pair")),
        None => return Err(cx.type_error(format_args!("separators must be a tuple or list"))),
    }
    let [first, second] =
        [0, 1].map(|at| cx.h.seq_get(given, at).and_then(|part| cx.h.str_text(part)).map(String::from));
    match (first, second) {
        (Some(comma), Some(colon)) => Ok((comma, colon)),
        _ => Err(cx.type_error(format_args!("separators must be str"))),
    }
}

fn dumps(cx: &mut Cx<'_>, args: Args) -> Res {
    cx.only_keywords(args, &["separators"])?;
    let (comma, colon) = separators(cx, args)?;
    let mut out = cx.text_buffer();
    let mut open = Vec::new();
    write(cx, &mut out, cx.arg(args, 0), &mut open)?;
    while let Some(pending) = open.last_mut() {
        let value = match pending {
            Pending::Items(container, next) => {
                let (container, at) = (*container, *next);
                *next += 1;
                match cx.h.seq_get(container, at) {
                    Some(value) => {
                        put(&mut out, if at > 0 { &comma } else { "" })?;
                        value
                    }
                    None => {
                        open.pop();
                        put(&mut out, "]")?;
                        continue;
                    }
                }
            }
            Pending::Pairs(pairs, next) => {
                let (pair, at) = (pairs.get(*next).copied(), *next);
                *next += 1;
                match pair {
                    Some((key, value)) => {
                        put(&mut out, if at > 0 { &comma } else { "" })?;
                        write_key(cx, &mut out, key)?;
                        put(&mut out, &colon)?;
                        value
                    }
                    None => {
                        open.pop();
                        put(&mut out, "}")?;
                        continue;
                    }
                }
            }
        };
        write(cx, &mut out, value, &mut open)?;
    }
    cx.charge(out.as_str().len() / 8);
    Ok(cx.h.new_str(out.as_str())?)
}

fn put(out: &mut Limited, text: &str) -> Result<(), Fault> {
    out.write_str(text).map_err(|_| Fault::Oom)
}

/// Writes a value, or the start of a container that is then left in `open`.
fn write(cx: &mut Cx<'_>, out: &mut Limited, value: Value, open: &mut Vec<Pending>) -> Result<(), Fault> {
    let value = cx.h.wrapped(value).unwrap_or(value);
    if open.len() >= DEPTH_MAX {
        return Err(cx.recursion());
    }
    match value {
        Value::NONE => return put(out, "null"),
        Value::TRUE => return put(out, "true"),
        Value::FALSE => return put(out, "false"),
        _ => {}
    }
    if cx.h.is_str(value) {
        return write_string(out, cx.h.str_text(value).unwrap_or(""));
    }
    if let Some(f) = cx.h.as_float(value) {
        return if f.is_nan() {
            put(out, "NaN")
        } else if f.is_infinite() {
            put(out, if f > 0.0 { "Infinity" } else { "-Infinity" })
        } else {
            text::float::write_repr(out, f).map_err(|_| Fault::Oom)
        };
    }
    if cx.h.is_integer(value) {
        cx.write_native_text(out, value, crate::vm::format::Mode::Repr)?;
        return Ok(());
    }
    if cx.h.seq_len(value).is_some() {
        put(out, "[")?;
        open.push(Pending::Items(value, 0));
        return Ok(());
    }
    if let Some(dict) = cx.h.as_kind(value, Kind::Dict) {
        put(out, "{")?;
        open.push(Pending::Pairs(cx.h.table_vec(Table::dict(dict))?, 0));
        return Ok(());
    }
    let name = cx.type_name(value);
    Err(cx.type_error(format_args!("object of type {name} is not JSON serializable")))
}

/// A key is a string; numbers and the like become one.
fn write_key(cx: &mut Cx<'_>, out: &mut Limited, key: Value) -> Result<(), Fault> {
    let key = cx.h.unwrap_key(key);
    let key = cx.h.wrapped(key).unwrap_or(key);
    if cx.h.is_str(key) {
        return write_string(out, cx.h.str_text(key).unwrap_or(""));
    }
    let number = cx.h.is_integer(key) || cx.h.as_float(key).is_some();
    if !number && key != Value::NONE {
        let name = cx.type_name(key);
        return Err(cx.type_error(format_args!("keys must be str, int, float, bool or None, not {name}")));
    }
    put(out, "\"")?;
    write(cx, out, key, &mut Vec::new())?;
    put(out, "\"")
}

fn write_string(out: &mut Limited, text: &str) -> Result<(), Fault> {
    put(out, "\"")?;
    let mut rest = text;
    while let Some(at) = rest.find(|c| matches!(c, '"' | '\\') || c < ' ') {
        let (plain, tail) = rest.split_at_checked(at).unwrap_or((rest, ""));
        put(out, plain)?;
        let mut chars = tail.chars();
        match chars.next() {
            Some('"') => put(out, "\\\"")?,
            Some('\\') => put(out, "\\\\")?,
            Some('\n') => put(out, "\\n")?,
            Some('\r') => put(out, "\\r")?,
            Some('\t') => put(out, "\\t")?,
            Some('\u{8}') => put(out, "\\b")?,
            Some('\u{c}') => put(out, "\\f")?,
            Some(c) => write!(out, "\\u{:04x}", c as u32).map_err(|_| Fault::Oom)?,
            None => break,
        }
        rest = chars.as_str();
    }
    put(out, rest)?;
    put(out, "\"")
}
