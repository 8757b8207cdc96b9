//! `_re`: the matcher behind the `re` module. A pattern is compiled at each call: programs are small, and so none has to be
//! kept outside the heap.

use alloc::vec::Vec;

use crate::heap::Value;
use crate::regex::{self, Search};
use crate::types::id;
use crate::vm::{Args, Cx, Def, Fault, Res, def};

pub(crate) const FUNCTIONS: &[Def] = &[def("find", 5, 5, find), def("groups", 2, 2, groups)];

/// Steps that one search may take, about 50 ms; beyond it RuntimeError.
const STEPS_MAX: usize = 4_000_000;

/// Steps that cost one unit of fuel.
const STEPS_PER_FUEL: usize = 4;

fn program(cx: &mut Cx<'_>, args: Args) -> Result<regex::Program, Fault> {
    let pattern = cx.arg(args, 0);
    let is_bytes = !cx.h.is_str(pattern);
    let bytes = cx.buffer_arg(args, 0)?;
    let flags = cx.i64_arg(args, 1)? as u32;
    cx.charge(bytes.len());
    regex::compile(&bytes, is_bytes, flags).map_err(|refused| {
        let (reason, at) = (refused.reason, refused.at);
        cx.err(id::VALUE_ERROR, format_args!("error in regex: {reason} at position {at}"))
    })
}

/// `find(pattern, flags, text, start, how)`: None, or a flat tuple of the starts and ends of the match and its groups, -1
/// where a group took no part. Positions count characters of a str.
fn find(cx: &mut Cx<'_>, args: Args) -> Res {
    let text_value = cx.arg(args, 2);
    let is_str = cx.h.is_str(text_value);
    if is_str != cx.h.is_str(cx.arg(args, 0)) {
        return Err(cx.type_error(format_args!("can't mix str and bytes in a regex")));
    }
    let program = program(cx, args)?;
    let start = usize::try_from(cx.i64_arg(args, 3)?).unwrap_or(0);
    let how = match cx.i64_arg(args, 4)? {
        0 => Search::Match,
        1 => Search::FullMatch,
        _ => Search::Anywhere,
    };
    // Looked at where it is: a loop over all matches must not copy all of the text for each.
    let inner = cx.h.wrapped(text_value).unwrap_or(text_value);
    let copied;
    let text = match cx.h.str_bytes(inner).or_else(|| cx.h.bytes_like(inner)) {
        Some(text) => text,
        None => {
            copied = cx.buffer_arg(args, 2)?;
            copied.as_slice()
        }
    };
    let len = text.len();
    let characters = is_str && !text.is_ascii();
    let Some(start) = (if characters { byte_offset(text, start) } else { Some(start) }) else {
        return Ok(Value::NONE);
    };
    if start > text.len() {
        return Ok(Value::NONE);
    }
    let Ok(found) = regex::find(&program, text, start, how, STEPS_MAX) else {
        return Err(cx.err(id::RUNTIME_ERROR, format_args!("regex takes too long")));
    };
    let steps = found.steps;
    let position = |at: usize| {
        if characters { text.get(..at).map_or(0, count) } else { at }
    };
    let mut values = Vec::new();
    for span in found.spans {
        match span {
            Some((first, last)) => {
                values.extend([Value::count(position(first)), Value::count(position(last))]);
            }
            None => values.extend([Value::int(-1), Value::int(-1)]),
        }
    }
    cx.charge(steps / STEPS_PER_FUEL + len / 512 + if characters { len / 16 } else { 0 });
    if values.is_empty() { Ok(Value::NONE) } else { Ok(cx.h.new_tuple(&values)?) }
}

/// Characters in UTF-8 text.
fn count(text: &[u8]) -> usize {
    text.iter().filter(|byte| **byte & 0xc0 != 0x80).count()
}

/// Where character `n` begins.
fn byte_offset(text: &[u8], n: usize) -> Option<usize> {
    let mut starts = text.iter().enumerate().filter(|(_, byte)| **byte & 0xc0 != 0x80).map(|(at, _)| at);
    starts.nth(n).or_else(|| (count(text) == n).then_some(text.len()))
}

/// `groups(pattern, flags)`: the number of groups, and a dict of their names.
fn groups(cx: &mut Cx<'_>, args: Args) -> Res {
    let program = program(cx, args)?;
    let names = cx.h.new_dict()?;
    for (name, number) in &program.names {
        let name = cx.h.new_str(name)?;
        cx.dict_set(names, name, Value::count(*number))?;
    }
    Ok(cx.h.new_tuple(&[Value::count(program.groups), names])?)
}
