//! `{}` templates: what `str.format` takes, taken apart.

use super::spec::SpecError;

/// A piece of a template.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Piece<'t> {
    Text(&'t str),
    Field {
        /// `name.attribute[item]`; empty: the next positional argument.
        name: &'t str,
        /// `!r`
        conversion: Option<char>,
        /// What follows the colon; it may hold fields itself.
        spec: &'t str,
    },
}

/// A step of a field name after its first part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Step<'t> {
    Attribute(&'t str),
    /// An index when it is all digits, else a key.
    Item(&'t str),
}

const fn invalid(reason: &'static str) -> SpecError {
    SpecError::Invalid(reason)
}

/// Takes the next piece off the front of `rest`. None: it is empty.
pub(crate) fn next<'t>(rest: &mut &'t str) -> Result<Option<Piece<'t>>, SpecError> {
    if rest.is_empty() {
        return Ok(None);
    }
    let end = rest.find(['{', '}']).unwrap_or(rest.len());
    if end > 0 {
        let (text, tail) = rest.split_at_checked(end).unwrap_or((rest, ""));
        *rest = tail;
        return Ok(Some(Piece::Text(text)));
    }
    for doubled in ["{{", "}}"] {
        if let Some(tail) = rest.strip_prefix(doubled) {
            *rest = tail;
            return Ok(Some(Piece::Text(doubled.get(..1).unwrap_or_default())));
        }
    }
    let Some(body) = rest.strip_prefix('{') else {
        return Err(invalid("Single '}' encountered in format string"));
    };
    let close = matching(body).ok_or_else(|| {
        invalid(if body.is_empty() {
            "Single '{' encountered in format string"
        } else {
            "expected '}' before end of string"
        })
    })?;
    let field = body.get(..close).unwrap_or_default();
    *rest = body.get(close + 1..).unwrap_or_default();
    field_parts(field).map(Some)
}

/// Where the brace that closes a field is.
fn matching(body: &str) -> Option<usize> {
    let mut depth = 0_usize;
    // In `{a[}]}` a brace is part of the key.
    let mut in_item = false;
    let mut in_name = true;
    for (at, c) in body.char_indices() {
        match c {
            '[' if in_name => in_item = true,
            ']' if in_name => in_item = false,
            _ if in_item => {}
            ':' | '!' => in_name = false,
            '{' => depth += 1,
            '}' if depth == 0 => return Some(at),
            '}' => depth -= 1,
            _ => {}
        }
    }
    None
}

fn field_parts(field: &str) -> Result<Piece<'_>, SpecError> {
    let mut in_item = false;
    let name_end = field
        .char_indices()
        .find(|&(_, c)| {
            match c {
                '[' => in_item = true,
                ']' => in_item = false,
                _ => {}
            }
            !in_item && matches!(c, ':' | '!')
        })
        .map_or(field.len(), |(at, _)| at);
    let name = field.get(..name_end).unwrap_or_default();
    if name.contains('{') {
        return Err(invalid("unexpected '{' in field name"));
    }
    let tail = field.get(name_end..).unwrap_or_default();
    if let Some(spec) = tail.strip_prefix(':') {
        return Ok(Piece::Field { name, conversion: None, spec });
    }
    let Some(tail) = tail.strip_prefix('!') else {
        return Ok(Piece::Field { name, conversion: None, spec: "" });
    };
    let mut chars = tail.chars();
    let conversion =
        chars.next().ok_or_else(|| invalid("end of string while looking for conversion specifier"))?;
    let after = chars.as_str();
    let spec = match after.strip_prefix(':') {
        Some(spec) => spec,
        None if after.is_empty() => "",
        None => return Err(invalid("expected ':' after conversion specifier")),
    };
    Ok(Piece::Field { name, conversion: Some(conversion), spec })
}

/// The first part of a field name and what follows it.
pub(crate) fn first(name: &str) -> (&str, &str) {
    let end = name.find(['.', '[']).unwrap_or(name.len());
    name.split_at_checked(end).unwrap_or((name, ""))
}

/// Takes the next step off the rest of a field name. None: there is none.
pub(crate) fn step<'t>(rest: &mut &'t str) -> Result<Option<Step<'t>>, SpecError> {
    if rest.is_empty() {
        return Ok(None);
    }
    if let Some(tail) = rest.strip_prefix('.') {
        let (name, after) = first(tail);
        if name.is_empty() {
            return Err(invalid("Empty attribute in format string"));
        }
        *rest = after;
        return Ok(Some(Step::Attribute(name)));
    }
    let Some(tail) = rest.strip_prefix('[') else {
        return Err(invalid("Only '.' or '[' may follow ']' in format field specifier"));
    };
    let Some((key, after)) = tail.split_once(']') else {
        return Err(invalid("Missing ']' in format string"));
    };
    if key.is_empty() {
        return Err(invalid("Empty attribute in format string"));
    }
    *rest = after;
    Ok(Some(Step::Item(key)))
}
