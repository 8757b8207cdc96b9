//! F-strings: a literal's body is taken apart into text and fields; a field's expression is parsed in place,
//! by a lexer over the same source.

use alloc::boxed::Box;
use alloc::string::String;
use alloc::vec::Vec;

use super::super::ast::{Conversion, Expr, FPart};
use super::super::error::{CompileError, Result};
use super::super::lexer::Lexer;
use super::super::literal;
use super::super::token::Tok;
use super::Parser;

/// Fields inside the format specification of a field, as in CPython.
const SPEC_DEPTH_MAX: u16 = 2;

/// Where a body is read.
#[derive(Clone, Copy)]
struct Body {
    end: usize,
    raw: bool,
    /// A format specification: it ends at `}`, and braces cannot be doubled.
    spec: bool,
}

/// Where the reading stands.
#[derive(Clone, Copy)]
struct At {
    at: usize,
    line: u32,
}

impl Parser<'_> {
    /// Takes apart the f-string body `start..end`. Text that no field has closed stays in `text`.
    pub(super) fn format_string(
        &mut self,
        start: usize,
        end: usize,
        raw: bool,
        line: u32,
        text: &mut String,
        parts: &mut Vec<FPart>,
    ) -> Result<()> {
        let body = Body { end, raw, spec: false };
        self.format_body(At { at: start, line }, body, text, parts)?;
        Ok(())
    }

    /// Reads text and fields up to the end of the body. Returns where it stopped.
    fn format_body(
        &mut self,
        mut at: At,
        body: Body,
        text: &mut String,
        parts: &mut Vec<FPart>,
    ) -> Result<At> {
        while at.at < body.end {
            let rest = self.lexer.text(at.at, body.end);
            let run = rest.find(['{', '}']).unwrap_or(rest.len());
            let literal = rest.get(..run).unwrap_or_default();
            literal::decode(literal, body.raw, at.line, text)?;
            at.line = at.line.saturating_add(lines(literal));
            at.at += run;
            let tail = rest.get(run..).unwrap_or_default();
            if !body.spec && (tail.starts_with("{{") || tail.starts_with("}}")) {
                text.push_str(tail.get(..1).unwrap_or_default());
                at.at += 2;
            } else if tail.starts_with('{') {
                at.at += 1;
                at = self.nested(|parser| parser.format_field(at, body, text, parts))?;
            } else if tail.starts_with('}') {
                if body.spec {
                    return Ok(at);
                }
                return Err(CompileError::syntax(at.line, "f-string: single '}' is not allowed"));
            }
        }
        Ok(at)
    }

    /// Reads one field; its `{` has been passed. Returns what follows its `}`.
    fn format_field(&mut self, at: At, body: Body, text: &mut String, parts: &mut Vec<FPart>) -> Result<At> {
        if self.field_depth >= SPEC_DEPTH_MAX && body.spec {
            return Err(CompileError::syntax(at.line, "f-string: expressions nested too deeply"));
        }
        let lexer = Lexer::field(self.lexer.source(), at.at, body.end, at.line);
        let outer = core::mem::replace(&mut self.lexer, lexer);
        let (token, ahead) = (self.token, self.ahead.take());
        let field_depth = self.field_depth;
        self.field_depth = if body.spec { field_depth + 1 } else { 1 };
        let result = self.field_tokens(at, body, text, parts);
        self.field_depth = field_depth;
        self.lexer = outer;
        self.token = token;
        self.ahead = ahead;
        result
    }

    fn field_tokens(&mut self, at: At, body: Body, text: &mut String, parts: &mut Vec<FPart>) -> Result<At> {
        self.token = self.lexer.next_token()?;
        if matches!(self.tok(), Tok::RBrace | Tok::Colon | Tok::Exclamation) {
            return Err(self.error("f-string: empty expression not allowed"));
        }
        let value =
            if self.tok() == Tok::Yield { self.yield_expression()? } else { self.star_expressions()? };
        let mut conversion = Conversion::None;
        let mut debug = false;
        if self.accept(Tok::Assign)? {
            // `{x = }` shows its own source, spaces included.
            debug = true;
            let shown = self.lexer.text(at.at, self.token.start);
            self.budget.charge(shown.len(), self.token.line)?;
            text.push_str(shown);
        }
        if self.tok() == Tok::Exclamation {
            self.advance()?;
            conversion = self.conversion()?;
            debug = false;
        }
        let mut spec = Vec::new();
        let mut after = At { at: self.token.end, line: self.token.line };
        if self.tok() == Tok::Colon {
            debug = false;
            let mut spec_text = String::new();
            let body = Body { spec: true, ..body };
            after = self.format_body(after, body, &mut spec_text, &mut spec)?;
            self.close_text(&mut spec_text, &mut spec)?;
            if self.lexer.text(after.at, after.at + 1) != "}" || after.at >= body.end {
                return Err(CompileError::syntax(after.line, "f-string: expecting '}'"));
            }
            after.at += 1;
        } else if self.tok() != Tok::RBrace {
            return Err(self.error("f-string: expecting '}'"));
        }
        if debug {
            conversion = Conversion::Repr;
        }
        self.close_text(text, parts)?;
        self.charge_box::<Expr>()?;
        self.push(parts, FPart::Field { value: Box::new(value), conversion, spec })?;
        Ok(after)
    }

    fn conversion(&mut self) -> Result<Conversion> {
        let token = self.advance()?;
        match self.lexer.text(token.start, token.end) {
            "r" => Ok(Conversion::Repr),
            "s" => Ok(Conversion::Str),
            "a" => Ok(Conversion::Ascii),
            _ => Err(CompileError::syntax(token.line, "f-string: invalid conversion character")),
        }
    }

    /// Moves collected text into the list.
    fn close_text(&mut self, text: &mut String, parts: &mut Vec<FPart>) -> Result<()> {
        if !text.is_empty() {
            let text = core::mem::take(text);
            self.charge(text.len())?;
            self.push(parts, FPart::Text(text.into_boxed_str()))?;
        }
        Ok(())
    }
}

fn lines(text: &str) -> u32 {
    let count = text.bytes().filter(|&byte| byte == b'\n').count();
    u32::try_from(count).unwrap_or(u32::MAX)
}
