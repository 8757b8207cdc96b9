//! The lexer: source text to tokens, one at a time.
//!
//! It keeps no token and allocates only its stack of indentations, which is bounded by
//! [`INDENTS_MAX`]. Brackets join lines; what closes what is the parser's business.

use alloc::vec::Vec;

use super::error::{CompileError, Result};
use super::token::{StrFlags, Tok, Token, keyword, operator};

/// Blocks inside blocks. CPython has the same limit.
pub(crate) const INDENTS_MAX: usize = 100;

/// Columns a tab advances to a multiple of.
const TAB: u32 = 8;

/// A position in a source text.
#[derive(Debug)]
pub(crate) struct Lexer<'s> {
    source: &'s str,
    /// Byte offset of the next unread byte.
    at: usize,
    /// Where to stop: the end of the source, or of an f-string's body.
    limit: usize,
    /// The current line, from 1.
    line: u32,
    /// Open brackets. Inside them a line end is white space.
    brackets: u32,
    /// Inside an f-string field: at bracket depth 1 `:` and `!` stand alone.
    field: bool,
    /// Nothing of the logical line has been given out yet.
    line_start: bool,
    indents: Vec<u32>,
    /// Dedents still to give out.
    dedents: u32,
}

impl<'s> Lexer<'s> {
    /// A lexer at the start of `source`.
    pub(crate) fn new(source: &'s str) -> Self {
        let at = if source.starts_with('\u{feff}') { 3 } else { 0 };
        Self {
            source,
            at,
            limit: source.len(),
            line: 1,
            brackets: 0,
            field: false,
            line_start: true,
            indents: Vec::new(),
            dedents: 0,
        }
    }

    /// A lexer inside an f-string field that begins at `at`, in a body that ends at `limit`.
    pub(crate) const fn field(source: &'s str, at: usize, limit: usize, line: u32) -> Self {
        Self {
            source,
            at,
            limit,
            line,
            brackets: 1,
            field: true,
            line_start: false,
            indents: Vec::new(),
            dedents: 0,
        }
    }

    /// The text of `source[start..end]`; empty when that is no valid span.
    pub(crate) fn text(&self, start: usize, end: usize) -> &'s str {
        self.source.get(start..end).unwrap_or_default()
    }

    /// Directly inside an f-string field, where `:` ends the expression.
    pub(crate) const fn in_bare_field(&self) -> bool {
        self.field && self.brackets == 1
    }

    /// The whole source.
    pub(crate) const fn source(&self) -> &'s str {
        self.source
    }

    fn byte(&self, ahead: usize) -> u8 {
        let at = self.at.saturating_add(ahead);
        if at >= self.limit {
            return 0;
        }
        self.source.as_bytes().get(at).copied().unwrap_or(0)
    }

    fn rest(&self) -> &'s [u8] {
        self.source.as_bytes().get(self.at..self.limit).unwrap_or_default()
    }

    const fn skip(&mut self, bytes: usize) {
        self.at = self.at.saturating_add(bytes);
    }

    const fn at_end(&self) -> bool {
        self.at >= self.limit
    }

    /// The length of the line end here: 0 when there is none.
    fn line_end(&self) -> usize {
        match (self.byte(0), self.byte(1)) {
            (b'\r', b'\n') => 2,
            (b'\r' | b'\n', _) => 1,
            _ => 0,
        }
    }

    fn skip_line_end(&mut self) {
        self.skip(self.line_end());
        self.line = self.line.saturating_add(1);
    }

    /// The next token.
    pub(crate) fn next_token(&mut self) -> Result<Token> {
        if self.dedents > 0 {
            self.dedents -= 1;
            return Ok(self.empty(Tok::Dedent));
        }
        if self.line_start
            && self.brackets == 0
            && let Some(token) = self.indentation()?
        {
            return Ok(token);
        }
        self.skip_space()?;
        if self.at_end() {
            return Ok(self.finish());
        }
        if self.line_end() > 0 {
            // Only outside brackets: inside them `skip_space` has passed over it.
            let token = Token { end: self.at + self.line_end(), ..self.empty(Tok::Newline) };
            self.skip_line_end();
            self.line_start = true;
            return Ok(token);
        }
        self.line_start = false;
        let (start, line) = (self.at, self.line);
        let tok = self.scan()?;
        Ok(Token { tok, line, start, end: self.at })
    }

    const fn empty(&self, tok: Tok) -> Token {
        Token { tok, line: self.line, start: self.at, end: self.at }
    }

    /// At the end: closes the last line, then the open blocks.
    fn finish(&mut self) -> Token {
        if !self.line_start && self.brackets == 0 {
            self.line_start = true;
            return self.empty(Tok::Newline);
        }
        if self.indents.pop().is_some() {
            return self.empty(Tok::Dedent);
        }
        self.empty(Tok::End)
    }

    /// Measures the indentation of a new logical line, after blank lines and comments.
    fn indentation(&mut self) -> Result<Option<Token>> {
        let mut column = 0_u32;
        loop {
            match self.byte(0) {
                b' ' => column = column.saturating_add(1),
                b'\t' => column = (column / TAB).saturating_add(1).saturating_mul(TAB),
                0x0c => column = 0,
                b'#' => {
                    self.skip_comment();
                    continue;
                }
                b'\\' if self.continues() => {
                    self.skip(1);
                    self.skip_line_end();
                    continue;
                }
                _ if self.line_end() > 0 => {
                    self.skip_line_end();
                    column = 0;
                    continue;
                }
                _ => break,
            }
            self.skip(1);
        }
        if self.at_end() {
            return Ok(None);
        }
        self.line_start = false;
        let current = self.indents.last().copied().unwrap_or(0);
        if column > current {
            if self.indents.len() >= INDENTS_MAX {
                return Err(CompileError::indentation(self.line, "too many levels of indentation"));
            }
            self.indents.push(column);
            return Ok(Some(self.empty(Tok::Indent)));
        }
        let mut closed = 0_u32;
        while self.indents.last().is_some_and(|&open| open > column) {
            self.indents.pop();
            closed += 1;
        }
        if self.indents.last().copied().unwrap_or(0) != column {
            return Err(CompileError::indentation(
                self.line,
                "unindent doesn't match any outer indent level",
            ));
        }
        if closed == 0 {
            return Ok(None);
        }
        self.dedents = closed - 1;
        Ok(Some(self.empty(Tok::Dedent)))
    }

    fn skip_comment(&mut self) {
        while !self.at_end() && self.line_end() == 0 {
            self.skip(1);
        }
    }

    /// A backslash that joins this line to the next.
    fn continues(&self) -> bool {
        matches!(self.byte(1), b'\r' | b'\n')
    }

    /// Passes over white space, comments, joined lines, and line ends inside brackets.
    fn skip_space(&mut self) -> Result<()> {
        loop {
            match self.byte(0) {
                b' ' | b'\t' | 0x0c => self.skip(1),
                b'#' if self.field => {
                    return Err(CompileError::syntax(self.line, "f-string: '#' is not allowed here"));
                }
                b'#' => self.skip_comment(),
                b'\\' if self.field => {
                    return Err(CompileError::syntax(self.line, "f-string: no backslash in an expression"));
                }
                b'\\' if self.continues() => {
                    self.skip(1);
                    self.skip_line_end();
                    if self.at_end() {
                        return Err(CompileError::syntax(self.line, "unexpected end of file"));
                    }
                }
                b'\r' | b'\n' if self.brackets > 0 => self.skip_line_end(),
                _ => return Ok(()),
            }
        }
    }

    /// Reads one token that is on this line.
    fn scan(&mut self) -> Result<Tok> {
        let first = self.byte(0);
        if first.is_ascii_digit() || (first == b'.' && self.byte(1).is_ascii_digit()) {
            return self.number();
        }
        if is_name_start(first) {
            return self.name_or_string();
        }
        if matches!(first, b'"' | b'\'') {
            return self.string(StrFlags::default());
        }
        let Some((mut tok, mut len)) = operator(self.rest()) else {
            return Err(CompileError::syntax(self.line, "invalid syntax"));
        };
        if self.field && self.brackets == 1 && tok == Tok::ColonAssign {
            (tok, len) = (Tok::Colon, 1);
        }
        match tok {
            Tok::LParen | Tok::LBracket | Tok::LBrace => self.brackets = self.brackets.saturating_add(1),
            Tok::RParen | Tok::RBracket | Tok::RBrace => self.brackets = self.brackets.saturating_sub(1),
            Tok::Exclamation if !(self.field && self.brackets == 1) => {
                return Err(CompileError::syntax(self.line, "invalid syntax"));
            }
            _ => {}
        }
        self.skip(len);
        Ok(tok)
    }

    fn name_or_string(&mut self) -> Result<Tok> {
        let start = self.at;
        let mut flags = StrFlags::default();
        let mut prefix = true;
        while is_name_part(self.byte(0)) {
            prefix = prefix
                && self.at - start < 2
                && match self.byte(0) | 0x20 {
                    b'b' => !core::mem::replace(&mut flags.bytes, true),
                    b'r' => !core::mem::replace(&mut flags.raw, true),
                    b'f' => !core::mem::replace(&mut flags.format, true),
                    b'u' => self.at == start && !is_name_part(self.byte(1)),
                    _ => false,
                };
            self.skip(1);
        }
        if prefix && matches!(self.byte(0), b'"' | b'\'') && !(flags.bytes && flags.format) {
            return self.string(flags);
        }
        Ok(keyword(self.text(start, self.at)).unwrap_or(Tok::Name))
    }

    /// Passes over a string literal; the opening quote is next.
    fn string(&mut self, flags: StrFlags) -> Result<Tok> {
        let line = self.line;
        let quote = self.byte(0);
        let triple = self.byte(1) == quote && self.byte(2) == quote;
        let flags = StrFlags { quote: if triple { 3 } else { 1 }, ..flags };
        self.skip(usize::from(flags.quote));
        loop {
            if self.at_end() {
                return Err(CompileError::syntax(line, "unterminated string literal"));
            }
            let byte = self.byte(0);
            if byte == quote && (!triple || (self.byte(1) == quote && self.byte(2) == quote)) {
                self.skip(usize::from(flags.quote));
                return Ok(Tok::Str(flags));
            }
            if byte == b'\\' && self.at + 1 < self.limit {
                self.skip(1);
                if self.line_end() > 0 {
                    self.skip_line_end();
                } else {
                    self.skip(1);
                }
            } else if self.line_end() > 0 {
                if !triple {
                    return Err(CompileError::syntax(line, "unterminated string literal"));
                }
                self.skip_line_end();
            } else {
                self.skip(1);
            }
        }
    }

    fn number(&mut self) -> Result<Tok> {
        let tok = match (self.byte(0), self.byte(1) | 0x20) {
            (b'0', b'x') => self.radix(u8::is_ascii_hexdigit)?,
            (b'0', b'o') => self.radix(|byte| matches!(byte, b'0'..=b'7'))?,
            (b'0', b'b') => self.radix(|byte| matches!(byte, b'0' | b'1'))?,
            _ => self.decimal()?,
        };
        if is_name_start(self.byte(0)) && !self.keyword_follows() {
            return Err(CompileError::syntax(self.line, "invalid syntax for number"));
        }
        Ok(tok)
    }

    /// `1if x else 2`: a keyword may touch a number.
    fn keyword_follows(&self) -> bool {
        let rest = self.rest();
        let len = rest.iter().take_while(|&&byte| is_name_part(byte)).count();
        matches!(rest.get(..len), Some(b"and" | b"else" | b"for" | b"if" | b"in" | b"is" | b"not" | b"or"))
    }

    fn radix(&mut self, digit: fn(&u8) -> bool) -> Result<Tok> {
        self.skip(2);
        if self.byte(0) == b'_' {
            self.skip(1);
        }
        self.digits(digit)?;
        if self.byte(0).is_ascii_digit() {
            return Err(CompileError::syntax(self.line, "invalid syntax for number"));
        }
        Ok(Tok::Int)
    }

    /// One or more digits with single underscores between them.
    fn digits(&mut self, digit: fn(&u8) -> bool) -> Result<()> {
        loop {
            if !digit(&self.byte(0)) {
                return Err(CompileError::syntax(self.line, "invalid syntax for number"));
            }
            while digit(&self.byte(0)) {
                self.skip(1);
            }
            if self.byte(0) != b'_' {
                return Ok(());
            }
            self.skip(1);
        }
    }

    fn decimal(&mut self) -> Result<Tok> {
        let start = self.at;
        let mut tok = Tok::Int;
        if self.byte(0) != b'.' {
            self.digits(u8::is_ascii_digit)?;
        }
        let whole = self.text(start, self.at);
        if self.byte(0) == b'.' {
            tok = Tok::Float;
            self.skip(1);
            if self.byte(0).is_ascii_digit() {
                self.digits(u8::is_ascii_digit)?;
            }
        }
        let sign = usize::from(matches!(self.byte(1), b'+' | b'-'));
        if self.byte(0) | 0x20 == b'e' && self.byte(1 + sign).is_ascii_digit() {
            tok = Tok::Float;
            self.skip(1 + sign);
            self.digits(u8::is_ascii_digit)?;
        }
        if self.byte(0) | 0x20 == b'j' {
            self.skip(1);
            return Ok(Tok::Imag);
        }
        // `007` was octal once; only zero may have leading zeros.
        if tok == Tok::Int
            && whole.starts_with('0')
            && whole.bytes().any(|byte| byte.is_ascii_digit() && byte != b'0')
        {
            return Err(CompileError::syntax(self.line, "invalid syntax for number"));
        }
        Ok(tok)
    }
}

const fn is_name_start(byte: u8) -> bool {
    byte.is_ascii_alphabetic() || byte == b'_' || byte >= 0x80
}

const fn is_name_part(byte: u8) -> bool {
    is_name_start(byte) || byte.is_ascii_digit()
}
