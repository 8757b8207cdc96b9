//! Methods of `str`.

use alloc::string::String;
use alloc::vec::Vec;

use memchr::memmem;

use crate::heap::{Kind, Names, Ref, Value};
use crate::vm::frames::Redo;
use crate::vm::{Args, Cx, Def, Fault, Res, def, def_kw};

pub(crate) const METHODS: &[Def] = &[
    def("capitalize", 1, 1, |cx, a| {
        mapped(cx, a, |s| {
            let mut chars = s.chars();
            chars.next().map_or_else(String::new, |c| {
                c.to_uppercase().chain(chars.flat_map(char::to_lowercase)).collect()
            })
        })
    }),
    def("center", 2, 3, |cx, a| justify(cx, a, 1)),
    def("count", 2, 4, count),
    def_kw("encode", 1, 3, |cx, a| {
        let text = cx.str_arg(a, 0)?;
        cx.check_encoding(a)?;
        Ok(cx.h.new_bytes(text.as_bytes())?)
    }),
    def("endswith", 2, 4, |cx, a| affix(cx, a, false)),
    def("find", 2, 4, |cx, a| find(cx, a, false, false)),
    def_kw("format", 1, 255, |cx, a| cx.str_format(a)),
    def("index", 2, 4, |cx, a| find(cx, a, false, true)),
    def("isalnum", 1, 1, |cx, a| all_chars(cx, a, char::is_alphanumeric)),
    def("isalpha", 1, 1, |cx, a| all_chars(cx, a, char::is_alphabetic)),
    def("isdigit", 1, 1, |cx, a| all_chars(cx, a, |c| c.is_ascii_digit())),
    def("isidentifier", 1, 1, |cx, a| {
        let text = cx.str_arg(a, 0)?;
        let mut chars = text.chars();
        let first = chars.next().is_some_and(|c| c.is_alphabetic() || c == '_');
        Ok(Value::bool(first && chars.all(|c| c.is_alphanumeric() || c == '_')))
    }),
    def("islower", 1, 1, |cx, a| cased(cx, a, char::is_lowercase, char::is_uppercase)),
    def("isspace", 1, 1, |cx, a| all_chars(cx, a, is_space)),
    def("isupper", 1, 1, |cx, a| cased(cx, a, char::is_uppercase, char::is_lowercase)),
    def("join", 2, 2, join),
    def("ljust", 2, 3, |cx, a| justify(cx, a, 0)),
    def("lower", 1, 1, |cx, a| mapped(cx, a, str::to_lowercase)),
    def("lstrip", 1, 2, |cx, a| strip(cx, a, true, false)),
    def("partition", 2, 2, |cx, a| partition(cx, a, false)),
    def("removeprefix", 2, 2, |cx, a| remove(cx, a, true)),
    def("removesuffix", 2, 2, |cx, a| remove(cx, a, false)),
    def("replace", 3, 4, replace),
    def("rfind", 2, 4, |cx, a| find(cx, a, true, false)),
    def("rindex", 2, 4, |cx, a| find(cx, a, true, true)),
    def("rjust", 2, 3, |cx, a| justify(cx, a, 2)),
    def("rpartition", 2, 2, |cx, a| partition(cx, a, true)),
    def_kw("rsplit", 1, 3, |cx, a| split(cx, a, true)),
    def("rstrip", 1, 2, |cx, a| strip(cx, a, false, true)),
    def_kw("split", 1, 3, |cx, a| split(cx, a, false)),
    def_kw("splitlines", 1, 2, splitlines),
    def("startswith", 2, 4, |cx, a| affix(cx, a, true)),
    def("strip", 1, 2, |cx, a| strip(cx, a, true, true)),
    def("swapcase", 1, 1, |cx, a| {
        mapped(cx, a, |s| {
            let mut out = String::with_capacity(s.len());
            for c in s.chars() {
                if c.is_uppercase() { out.extend(c.to_lowercase()) } else { out.extend(c.to_uppercase()) }
            }
            out
        })
    }),
    def("title", 1, 1, |cx, a| {
        mapped(cx, a, |s| {
            let mut word = false;
            let mut out = String::with_capacity(s.len());
            for c in s.chars() {
                if word {
                    out.extend(c.to_lowercase())
                } else {
                    out.extend(c.to_uppercase())
                }
                word = c.is_alphabetic();
            }
            out
        })
    }),
    def("upper", 1, 1, |cx, a| mapped(cx, a, str::to_uppercase)),
    def("zfill", 2, 2, zfill),
    def("__getitem__", 2, 2, |cx, a| cx.load_item_of(a)),
    def("__iter__", 1, 1, super::sequence::iterate),
    def("__len__", 1, 1, super::sequence::len),
];

/// White space as Python has it: the separators of ASCII, too.
fn is_space(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{1c}'..='\u{1f}')
}

fn mapped(cx: &mut Cx<'_>, args: Args, f: impl FnOnce(&str) -> String) -> Res {
    let text = cx.str_arg(args, 0)?;
    cx.charge(text.len() / 4);
    // A mapping may lengthen a text threefold.
    cx.h.check_room(text.len() * 3)?;
    let out = f(&text);
    Ok(cx.h.new_str(&out)?)
}

fn all_chars(cx: &mut Cx<'_>, args: Args, f: impl Fn(char) -> bool) -> Res {
    let text = cx.str_arg(args, 0)?;
    cx.charge(text.len() / 16);
    Ok(Value::bool(!text.is_empty() && text.chars().all(f)))
}

fn cased(cx: &mut Cx<'_>, args: Args, wanted: impl Fn(char) -> bool, other: impl Fn(char) -> bool) -> Res {
    let text = cx.str_arg(args, 0)?;
    cx.charge(text.len() / 16);
    Ok(Value::bool(text.chars().any(wanted) && !text.chars().any(other)))
}

/// The str that a method belongs to, where it is: a method that looks at a part of a long text must not copy all of it.
fn this_text(cx: &mut Cx<'_>, args: Args) -> Res {
    let this = cx.arg(args, 0);
    let inner = cx.h.wrapped(this).unwrap_or(this);
    if cx.h.is_str(inner) { Ok(inner) } else { cx.str_arg(args, 0).map(|_| inner) }
}

/// Byte positions of `text[start:end]` for character indices in arguments 2 and 3. None: it starts beyond its end.
fn window(cx: &mut Cx<'_>, args: Args, text: Value) -> Result<Option<(usize, usize)>, Fault> {
    let n = cx.h.char_count(text).unwrap_or(0) as i64;
    let mut ends = [0, n];
    for (k, end) in ends.iter_mut().enumerate() {
        if cx.opt(args, 2 + k).is_some_and(|v| !v.is_none()) {
            let given = cx.i64_arg(args, 2 + k)?;
            *end = (if given < 0 { given.saturating_add(n) } else { given }).max(0);
        }
    }
    let [start, end] = ends;
    if start > end.min(n) {
        return Ok(None);
    }
    let byte = |at: i64| cx.h.byte_of_char(text, usize::try_from(at).unwrap_or(0));
    Ok(Some((byte(start), byte(end.min(n)))))
}

fn find(cx: &mut Cx<'_>, args: Args, last: bool, must: bool) -> Res {
    let (text, part) = (this_text(cx, args)?, cx.str_arg(args, 1)?);
    let mut found = None;
    if let Some((start, end)) = window(cx, args, text)? {
        let slice = cx.h.any_bytes(text).get(start..end).unwrap_or(&[]);
        let at =
            if last { memmem::rfind(slice, part.as_bytes()) } else { memmem::find(slice, part.as_bytes()) };
        let looked = at.map_or(slice.len(), |at| if last { slice.len() - at } else { at });
        cx.charge(looked / 32);
        found = at.map(|at| cx.h.char_of_byte(text, start + at));
    }
    match found {
        Some(at) => Ok(Value::count(at)),
        None if must => Err(cx.value_error("substring not found")),
        None => Ok(Value::int(-1)),
    }
}

fn count(cx: &mut Cx<'_>, args: Args) -> Res {
    let (text, part) = (this_text(cx, args)?, cx.str_arg(args, 1)?);
    let Some((start, end)) = window(cx, args, text)? else { return Ok(Value::int(0)) };
    cx.charge((end - start.min(end)) / 32);
    let slice = cx.h.any_bytes(text).get(start..end).unwrap_or(&[]);
    let n = if part.is_empty() {
        slice.iter().filter(|byte| **byte & 0xc0 != 0x80).count() + 1
    } else {
        memmem::find_iter(slice, part.as_bytes()).count()
    };
    Ok(Value::count(n))
}

fn affix(cx: &mut Cx<'_>, args: Args, start: bool) -> Res {
    let text = this_text(cx, args)?;
    let Some((from, to)) = window(cx, args, text)? else { return Ok(Value::FALSE) };
    let given = cx.arg(args, 1);
    let parts = match cx.h.as_kind(given, Kind::Tuple) {
        Some(tuple) => cx.h.sequence_vec(tuple.value())?,
        None => alloc::vec![given],
    };
    let begun = cx.fuel;
    for part in parts {
        cx.not_overdone(begun)?;
        cx.charge(1);
        let Some(part) = cx.h.str_bytes(cx.h.wrapped(part).unwrap_or(part)) else {
            let name = cx.type_name(part);
            return Err(cx.type_error(format_args!("can't convert '{name}' object to str implicitly")));
        };
        let slice = cx.h.any_bytes(text).get(from..to).unwrap_or(&[]);
        let (hit, cost) =
            (if start { slice.starts_with(part) } else { slice.ends_with(part) }, part.len() / 32);
        cx.charge(cost);
        if hit {
            return Ok(Value::TRUE);
        }
    }
    Ok(Value::FALSE)
}

fn strip(cx: &mut Cx<'_>, args: Args, left: bool, right: bool) -> Res {
    let text = cx.str_arg(args, 0)?;
    let set = match cx.opt(args, 1).filter(|v| !v.is_none()) {
        Some(_) => Some(cx.str_arg(args, 1)?),
        None => None,
    };
    cx.charge(text.len() / 8);
    // What is to go, in order; ASCII also as bits.
    let mut others: Vec<char> = set.as_deref().unwrap_or("").chars().filter(|c| !c.is_ascii()).collect();
    others.sort_unstable();
    let bits = |set: &str| set.bytes().filter(u8::is_ascii).fold(0u128, |bits, c| bits | 1 << c);
    let ascii = set.as_deref().map(bits);
    let hit = |c: char| match ascii {
        Some(bits) if c.is_ascii() => bits >> (c as u32) & 1 == 1,
        Some(_) => others.binary_search(&c).is_ok(),
        None => is_space(c),
    };
    let mut out = text.as_str();
    if left {
        out = out.trim_start_matches(hit);
    }
    if right {
        out = out.trim_end_matches(hit);
    }
    if out.len() == text.len() {
        let this = cx.arg(args, 0);
        return Ok(cx.h.wrapped(this).unwrap_or(this));
    }
    Ok(cx.h.new_str(out)?)
}

fn partition(cx: &mut Cx<'_>, args: Args, last: bool) -> Res {
    let (text, sep) = (cx.str_arg(args, 0)?, cx.str_arg(args, 1)?);
    if sep.is_empty() {
        return Err(cx.value_error("empty separator"));
    }
    let at = if last { text.rfind(&sep) } else { text.find(&sep) };
    let parts = match at {
        Some(at) => [text.get(..at), Some(sep.as_str()), text.get(at + sep.len()..)],
        None if last => [Some(""), Some(""), Some(text.as_str())],
        None => [Some(text.as_str()), Some(""), Some("")],
    };
    let mut values = [Value::NONE; 3];
    for (value, part) in values.iter_mut().zip(parts) {
        *value = cx.h.new_str(part.unwrap_or(""))?;
    }
    Ok(cx.h.new_tuple(&values)?)
}

fn remove(cx: &mut Cx<'_>, args: Args, prefix: bool) -> Res {
    let (text, part) = (cx.str_arg(args, 0)?, cx.str_arg(args, 1)?);
    let out = if prefix { text.strip_prefix(part.as_str()) } else { text.strip_suffix(part.as_str()) };
    Ok(cx.h.new_str(out.unwrap_or(&text))?)
}

fn replace(cx: &mut Cx<'_>, args: Args) -> Res {
    let [text, old, new] = [cx.str_arg(args, 0)?, cx.str_arg(args, 1)?, cx.str_arg(args, 2)?];
    let limit = if args.n > 3 { cx.i64_arg(args, 3)? } else { -1 };
    cx.charge(text.len() / 16);
    let limit = usize::try_from(limit).unwrap_or(usize::MAX);
    let hits = if old.is_empty() { text.chars().count() + 1 } else { text.matches(old.as_str()).count() };
    let hits = hits.min(limit);
    cx.charge(hits);
    cx.h.check_room((text.len() + hits.saturating_mul(new.len())).saturating_sub(hits * old.len()))?;
    let out = if limit == usize::MAX { text.replace(&old, &new) } else { text.replacen(&old, &new, limit) };
    Ok(cx.h.new_str(&out)?)
}

fn split(cx: &mut Cx<'_>, args: Args, from_right: bool) -> Res {
    let text = cx.str_arg(args, 0)?;
    let sep = match cx.arg_or_kw(args, 1, "sep").filter(|v| !v.is_none()) {
        Some(sep) => match cx.h.str_text(cx.h.wrapped(sep).unwrap_or(sep)) {
            Some("") => return Err(cx.value_error("empty separator")),
            Some(sep) => Some(String::from(sep)),
            None => {
                let name = cx.type_name(sep);
                return Err(cx.type_error(format_args!("can't convert '{name}' object to str implicitly")));
            }
        },
        None => None,
    };
    let max = match cx.arg_or_kw(args, 2, "maxsplit") {
        Some(max) if cx.h.is_integer(max) => {
            usize::try_from(cx.h.as_i64(max).unwrap_or(-1)).unwrap_or(usize::MAX)
        }
        Some(max) => {
            let name = cx.type_name(max);
            return Err(cx.type_error(format_args!("can't convert {name} to int")));
        }
        None => usize::MAX,
    };
    cx.charge(text.len() / 8);
    let mut parts: Vec<&str> = Vec::new();
    match (&sep, from_right) {
        (Some(sep), false) => parts.extend(text.splitn(max.saturating_add(1), sep.as_str())),
        (Some(sep), true) => {
            parts.extend(text.rsplitn(max.saturating_add(1), sep.as_str()));
            parts.reverse();
        }
        (None, _) => split_space(&text, max, from_right, &mut parts),
    }
    let mut values = Vec::new();
    values.try_reserve_exact(parts.len()).map_err(|_| Fault::Oom)?;
    cx.charge(parts.len());
    for part in parts {
        values.push(cx.h.new_str(part)?);
    }
    Ok(cx.h.new_list(&values)?)
}

/// Splitting at white space, which also drops it at both ends.
fn split_space<'t>(text: &'t str, max: usize, from_right: bool, parts: &mut Vec<&'t str>) {
    // With a limit the last part keeps the white space at its far end.
    let mut rest =
        if from_right { text.trim_end_matches(is_space) } else { text.trim_start_matches(is_space) };
    while !rest.is_empty() {
        if parts.len() >= max {
            parts.push(rest);
            break;
        }
        let cut = if from_right { rest.rfind(is_space) } else { rest.find(is_space) };
        let Some(at) = cut else {
            parts.push(rest);
            break;
        };
        let (before, after) = rest.split_at_checked(at).unwrap_or((rest, ""));
        if from_right {
            parts.push(after.trim_start_matches(is_space));
            rest = before.trim_end_matches(is_space);
        } else {
            parts.push(before);
            rest = after.trim_start_matches(is_space);
        }
    }
    if from_right {
        parts.reverse();
    }
}

fn splitlines(cx: &mut Cx<'_>, args: Args) -> Res {
    let text = cx.str_arg(args, 0)?;
    let keep = cx.arg_or_kw(args, 1, "keepends").is_some_and(|v| cx.truth(v) == Some(true));
    let mut values = Vec::new();
    let mut rest = text.as_str();
    while !rest.is_empty() {
        let end = rest.find(['\n', '\r']).unwrap_or(rest.len());
        let tail = rest.get(end..).unwrap_or("");
        let newline = if tail.starts_with("\r\n") { 2 } else { usize::from(!tail.is_empty()) };
        let shown = if keep { end + newline } else { end };
        values.push(cx.h.new_str(rest.get(..shown).unwrap_or(""))?);
        rest = rest.get(end + newline..).unwrap_or("");
    }
    cx.charge(values.len() + text.len() / 16);
    Ok(cx.h.new_list(&values)?)
}

fn justify(cx: &mut Cx<'_>, args: Args, side: u8) -> Res {
    let text = cx.str_arg(args, 0)?;
    let width = usize::try_from(cx.i64_arg(args, 1)?).unwrap_or(0);
    let fill = if args.n > 2 { cx.str_arg(args, 2)? } else { String::from(" ") };
    if fill.chars().count() != 1 {
        return Err(cx.type_error(format_args!("The fill character must be exactly one character long")));
    }
    let n = text.chars().count();
    let pad = width.saturating_sub(n);
    cx.h.check_room(text.len().saturating_add(pad.saturating_mul(fill.len())))?;
    cx.charge(pad / 8);
    let left = match side {
        0 => 0,
        // As CPython splits an odd padding.
        1 => pad / 2 + (pad & width & 1),
        _ => pad,
    };
    let out = alloc::format!("{}{text}{}", fill.repeat(left), fill.repeat(pad - left));
    Ok(cx.h.new_str(&out)?)
}

fn zfill(cx: &mut Cx<'_>, args: Args) -> Res {
    let text = cx.str_arg(args, 0)?;
    let width = usize::try_from(cx.i64_arg(args, 1)?).unwrap_or(0);
    let pad = width.saturating_sub(text.chars().count());
    cx.h.check_room(text.len().saturating_add(pad))?;
    cx.charge(pad / 32);
    let (sign, digits) = match text.strip_prefix(['+', '-']) {
        Some(digits) => (text.get(..1).unwrap_or(""), digits),
        None => ("", text.as_str()),
    };
    let out = alloc::format!("{sign}{}{digits}", "0".repeat(pad));
    Ok(cx.h.new_str(&out)?)
}

fn join(cx: &mut Cx<'_>, args: Args) -> Res {
    let mut items = cx.items(Redo::Call(args), args.at + 1)?;
    for item in &mut items {
        if let Some(inner) = cx.h.wrapped(*item).filter(|inner| cx.h.is_str(*inner)) {
            *item = inner;
        }
    }
    let this = cx.arg(args, 0);
    let sep_value = cx.h.wrapped(this).unwrap_or(this);
    if !cx.h.is_str(sep_value) {
        let name = cx.type_name(this);
        return Err(cx.type_error(format_args!("'str' object expected, not '{name}'")));
    }
    let sep = cx.h.any_bytes(sep_value).len();
    let mut total = sep * items.len().saturating_sub(1);
    for (i, item) in items.iter().enumerate() {
        match cx.h.str_bytes(*item) {
            Some(text) => total += text.len(),
            None => {
                let name = cx.type_name(*item);
                return Err(
                    cx.type_error(format_args!("sequence item {i}: expected str instance, {name} found"))
                );
            }
        }
    }
    if let [one] = items.as_slice() {
        return Ok(*one);
    }
    if total == 0 {
        return Ok(Names::EMPTY);
    }
    cx.h.check_room(total)?;
    cx.charge(total / 32 + items.len() / 8);
    let mut out = Vec::new();
    out.try_reserve_exact(total).map_err(|_| Fault::Oom)?;
    for (i, item) in items.iter().enumerate() {
        if i > 0 {
            out.extend_from_slice(cx.h.any_bytes(sep_value));
        }
        out.extend_from_slice(cx.h.any_bytes(*item));
    }
    Ok(cx.h.new_str_bytes(&out)?)
}

impl Cx<'_> {
    /// One character of a str.
    pub(crate) fn str_index(&mut self, object: Value, key: Value) -> Res {
        let n = self.h.char_count(object).unwrap_or(0);
        let i = self.index(key, n, "string")?;
        let text = self.h.any_bytes(object);
        if text.len() == n {
            return Ok(Value::char(text.get(i).copied().unwrap_or(0)));
        }
        let at = self.h.byte_of_char(object, i);
        let (mut buffer, mut len) = ([0; 4], 0);
        for (slot, byte) in buffer.iter_mut().zip(self.h.any_bytes(object).iter().skip(at)) {
            if len > 0 && byte & 0xc0 != 0x80 {
                break;
            }
            *slot = *byte;
            len += 1;
        }
        Ok(self.h.new_str_bytes(buffer.get(..len).unwrap_or(&[]))?)
    }

    pub(crate) fn str_slice(&mut self, object: Value, slice: Ref) -> Res {
        let n = self.h.char_count(object).unwrap_or(0);
        let (start, step, count) = self.slice_parts(slice, n)?;
        let len = self.h.any_bytes(object).len();
        if step == 1 {
            let start = usize::try_from(start).unwrap_or(0);
            let (first, last) =
                (self.h.byte_of_char(object, start), self.h.byte_of_char(object, start + count));
            self.charge((last - first.min(last)) / 64);
            let taken = self.h.any_bytes(object).get(first..last).unwrap_or(&[]).to_vec();
            return Ok(self.h.new_str_bytes(&taken)?);
        }
        self.charge(if len == n { len / 64 } else { len / 4 } + count / 8);
        if len == n {
            let taken = crate::vm::item::take(self.h.any_bytes(object), start, step, count);
            return Ok(self.h.new_str_bytes(&taken)?);
        }
        let chars: Vec<char> = self.h.str_text(object).unwrap_or("").chars().collect();
        let taken: String = crate::vm::item::take(&chars, start, step, count).into_iter().collect();
        Ok(self.h.new_str(&taken)?)
    }
}
