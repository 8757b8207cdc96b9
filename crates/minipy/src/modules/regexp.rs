//! `_re`: the matcher behind the `re` module. A pattern is compiled at each call: programs are small, and so none has to be
//! kept outside the heap.

use alloc::vec::Vec;

use crate::heap::Value;
use crate::regex::{self, Search};
use crate::types::id;
use crate::vm::{Args, Cx, Def, Fault, Res, def};

pub(crate) const FUNCTIONS: &[Def] =
    &[def("find", 5, 5, find), def("groups", 2, 2, groups), def("scan", 6, 6, scan)];

/// Steps that one search may take, about 50 ms; beyond it RuntimeError.
const STEPS_MAX: usize = 4_000_000;

/// The most matches of one `scan`.
const SCAN_MAX: usize = 32;

/// From so many steps on a `scan` looks for no further match.
const SCAN_STEPS: usize = 100_000;

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

/// The text to search. It is looked at where it is: a loop over all matches must not copy all of the text for each.
#[derive(Clone, Copy)]
struct Text {
    value: Value,
    /// Positions count characters, not bytes.
    is_str: bool,
}

impl Text {
    /// Argument `i`; of the same kind as the pattern in argument 0.
    fn of(cx: &mut Cx<'_>, args: Args, i: usize) -> Result<Self, Fault> {
        let value = cx.arg(args, i);
        let value = cx.h.wrapped(value).unwrap_or(value);
        let pattern = cx.arg(args, 0);
        let is_str = cx.h.is_str(value);
        if is_str != cx.h.is_str(cx.h.wrapped(pattern).unwrap_or(pattern)) {
            return Err(cx.type_error(format_args!("can't mix str and bytes in a regex")));
        }
        if !is_str && cx.h.bytes_like(value).is_none() {
            // Its error.
            cx.buffer_arg(args, i)?;
        }
        Ok(Self { value, is_str })
    }

    /// The byte of a position; None beyond the end.
    fn byte(self, cx: &Cx<'_>, position: i64) -> Option<usize> {
        let position = usize::try_from(position).unwrap_or(0);
        let len = if self.is_str { cx.h.char_count(self.value) } else { None };
        (position <= len.unwrap_or_else(|| cx.h.any_bytes(self.value).len()))
            .then(|| if self.is_str { cx.h.byte_of_char(self.value, position) } else { position })
    }

    fn position(self, cx: &Cx<'_>, byte: usize) -> usize {
        if self.is_str { cx.h.char_of_byte(self.value, byte) } else { byte }
    }

    fn find(
        self,
        cx: &mut Cx<'_>,
        program: &regex::Program,
        start: usize,
        how: Search,
    ) -> Result<regex::Found, Fault> {
        let found = regex::find(program, cx.h.any_bytes(self.value), start, how, STEPS_MAX);
        let Ok(found) = found else {
            cx.charge(STEPS_MAX / STEPS_PER_FUEL);
            return Err(cx.err(id::RUNTIME_ERROR, format_args!("regex takes too long")));
        };
        cx.charge(found.steps / STEPS_PER_FUEL + 1);
        Ok(found)
    }

    /// A flat tuple of the starts and ends of a match and its groups, -1 where a group took no part; None for no match.
    fn spans(self, cx: &mut Cx<'_>, found: &regex::Found) -> Res {
        let mut values = Vec::new();
        for span in &found.spans {
            match span {
                Some((first, last)) => {
                    let ends = (self.position(cx, *first), self.position(cx, *last));
                    values.extend([Value::count(ends.0), Value::count(ends.1)]);
                }
                None => values.extend([Value::int(-1), Value::int(-1)]),
            }
        }
        if values.is_empty() { Ok(Value::NONE) } else { Ok(cx.h.new_tuple(&values)?) }
    }
}

/// `find(pattern, flags, text, start, how)`: None, or the spans of the match.
fn find(cx: &mut Cx<'_>, args: Args) -> Res {
    let text = Text::of(cx, args, 2)?;
    let program = program(cx, args)?;
    let start = cx.i64_arg(args, 3)?;
    let how = match cx.i64_arg(args, 4)? {
        0 => Search::Match,
        1 => Search::FullMatch,
        _ => Search::Anywhere,
    };
    let Some(start) = text.byte(cx, start) else { return Ok(Value::NONE) };
    let found = text.find(cx, &program, start, how)?;
    text.spans(cx, &found)
}

/// `scan(pattern, flags, text, start, advance, most)`: matches that follow one another, at most so many, as `(start,
/// advance, list of spans)`, the first two to go on with; the start is -1 when there are no more. `advance`: no empty
/// match at the start, where one was found last.
fn scan(cx: &mut Cx<'_>, args: Args) -> Res {
    let text = Text::of(cx, args, 2)?;
    let program = program(cx, args)?;
    let start = cx.i64_arg(args, 3)?;
    let mut advance = cx.truth(cx.arg(args, 4)) == Some(true);
    let most = usize::try_from(cx.i64_arg(args, 5)?).unwrap_or(0).min(SCAN_MAX);
    let (mut at, mut steps) = (text.byte(cx, start), 0);
    let mut matches = Vec::new();
    while let Some(start) = at
        && matches.len() < most
        && steps < SCAN_STEPS
    {
        let how = if advance { Search::Advancing } else { Search::Anywhere };
        let found = text.find(cx, &program, start, how)?;
        steps += found.steps;
        at = None;
        if let Some(Some((first, last))) = found.spans.first() {
            at = Some(*last);
            advance = first == last;
            matches.push(text.spans(cx, &found)?);
        }
    }
    let next = at.map_or(Value::int(-1), |at| Value::count(text.position(cx, at)));
    let list = cx.h.new_list(&matches)?;
    Ok(cx.h.new_tuple(&[next, Value::bool(advance), list])?)
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
