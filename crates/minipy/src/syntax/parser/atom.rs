//! Atoms and what follows them: names, literals, displays, comprehensions, attributes, subscripts, calls.

use alloc::boxed::Box;
use alloc::string::String;
use alloc::vec::Vec;

use super::super::ast::{Arg, ArgKind, Comp, CompFor, CompKind, Expr, ExprKind, FPart, Trailer, TrailerKind};
use super::super::error::{CompileError, Result};
use super::super::literal;
use super::super::token::{StrFlags, Tok, Token};
use super::{Parser, expr};

impl Parser<'_> {
    /// An atom with its trailers.
    pub(super) fn primary(&mut self) -> Result<Expr> {
        let line = self.line();
        let base = self.atom()?;
        let mut trailers = Vec::new();
        loop {
            let line = self.line();
            let kind = match self.tok() {
                Tok::Dot => {
                    self.advance()?;
                    TrailerKind::Attr(self.name()?)
                }
                Tok::LBracket => {
                    self.advance()?;
                    let index = self.subscript()?;
                    self.expect(Tok::RBracket)?;
                    TrailerKind::Index(index)
                }
                Tok::LParen => {
                    self.advance()?;
                    TrailerKind::Call(self.arguments()?)
                }
                _ => break,
            };
            self.push(&mut trailers, Trailer { line, kind })?;
        }
        if trailers.is_empty() {
            return Ok(base);
        }
        self.charge_box::<Expr>()?;
        Ok(expr(line, ExprKind::Postfix(Box::new(base), trailers.into_boxed_slice())))
    }

    fn atom(&mut self) -> Result<Expr> {
        let line = self.line();
        let kind = match self.tok() {
            Tok::Str(_) => return self.strings(),
            Tok::LParen => return self.parenthesis(),
            Tok::LBracket => return self.list(),
            Tok::LBrace => return self.braces(),
            Tok::Name => ExprKind::Name(self.name()?),
            Tok::Int | Tok::Float | Tok::Imag => {
                let token = self.advance()?;
                self.number(token)?
            }
            Tok::None => self.keyword(ExprKind::None)?,
            Tok::True => self.keyword(ExprKind::True)?,
            Tok::False => self.keyword(ExprKind::False)?,
            Tok::Ellipsis => self.keyword(ExprKind::Ellipsis)?,
            _ => return Err(self.invalid()),
        };
        Ok(expr(line, kind))
    }

    fn keyword(&mut self, kind: ExprKind) -> Result<ExprKind> {
        self.advance()?;
        Ok(kind)
    }

    fn number(&mut self, token: Token) -> Result<ExprKind> {
        let text = self.lexer.text(token.start, token.end);
        match token.tok {
            Tok::Int => {
                self.charge(text.len())?;
                literal::integer(text, token.line)
            }
            Tok::Float => Ok(ExprKind::Float(literal::float(text, token.line)?)),
            _ => Ok(ExprKind::Imag(literal::float(text.trim_end_matches(['j', 'J']), token.line)?)),
        }
    }

    /// One or more adjacent string literals.
    fn strings(&mut self) -> Result<Expr> {
        let line = self.line();
        let mut bytes: Option<Vec<u8>> = None;
        let mut text = String::new();
        let mut parts = Vec::new();
        let mut first = true;
        let mut formatted = false;
        while let Tok::Str(flags) = self.tok() {
            let token = self.advance()?;
            if !first && flags.bytes != bytes.is_some() {
                return Err(CompileError::syntax(token.line, "cannot mix bytes and nonbytes literals"));
            }
            first = false;
            self.charge(token.end.saturating_sub(token.start))?;
            let (start, end) = self.body_span(token, flags);
            if flags.bytes {
                let body = self.lexer.text(start, end);
                literal::decode(body, flags.raw, token.line, bytes.get_or_insert_default())?;
            } else if flags.format {
                formatted = true;
                self.format_string(start, end, flags.raw, token.line, &mut text, &mut parts)?;
            } else {
                literal::decode(self.lexer.text(start, end), flags.raw, token.line, &mut text)?;
            }
        }
        let kind = match bytes {
            Some(bytes) => ExprKind::Bytes(bytes.into_boxed_slice()),
            None if !formatted => ExprKind::Str(text.into_boxed_str()),
            None => {
                if !text.is_empty() {
                    self.push(&mut parts, FPart::Text(text.into_boxed_str()))?;
                }
                ExprKind::FString(parts)
            }
        };
        Ok(expr(line, kind))
    }

    /// The span of a string literal between its quotes.
    fn body_span(&self, token: Token, flags: StrFlags) -> (usize, usize) {
        let text = self.lexer.text(token.start, token.end);
        let quote = usize::from(flags.quote);
        let prefix = text.find(['"', '\'']).unwrap_or(0);
        (token.start + prefix + quote, token.end.saturating_sub(quote))
    }

    /// `(…)`: an expression, a tuple, a generator expression, or a yield.
    fn parenthesis(&mut self) -> Result<Expr> {
        let line = self.line();
        self.advance()?;
        if self.accept(Tok::RParen)? {
            return Ok(expr(line, ExprKind::Tuple(Vec::new())));
        }
        if self.tok() == Tok::Yield {
            let value = self.nested(Self::yield_expression)?;
            self.expect(Tok::RParen)?;
            return Ok(value);
        }
        let first = self.star_or_named()?;
        if self.at_comprehension() {
            let comp = self.comprehension(line, CompKind::Generator, first, None)?;
            self.expect(Tok::RParen)?;
            return Ok(comp);
        }
        if self.accept(Tok::RParen)? {
            if matches!(first.kind, ExprKind::Starred(_)) {
                return Err(CompileError::syntax(line, "can't use starred expression here"));
            }
            return Ok(first);
        }
        let items = self.items(first, Tok::RParen)?;
        Ok(expr(line, ExprKind::Tuple(items)))
    }

    fn list(&mut self) -> Result<Expr> {
        let line = self.line();
        self.advance()?;
        if self.accept(Tok::RBracket)? {
            return Ok(expr(line, ExprKind::List(Vec::new())));
        }
        let first = self.star_or_named()?;
        if self.at_comprehension() {
            let comp = self.comprehension(line, CompKind::List, first, None)?;
            self.expect(Tok::RBracket)?;
            return Ok(comp);
        }
        let items = self.items(first, Tok::RBracket)?;
        Ok(expr(line, ExprKind::List(items)))
    }

    /// The items after `first`, and the closing bracket.
    fn items(&mut self, first: Expr, close: Tok) -> Result<Vec<Expr>> {
        let mut items = Vec::new();
        self.push(&mut items, first)?;
        while self.accept(Tok::Comma)? {
            if self.tok() == close {
                break;
            }
            let item = self.star_or_named()?;
            self.push(&mut items, item)?;
        }
        self.expect(close)?;
        Ok(items)
    }

    /// `{…}`: a dict or a set, or a comprehension of either.
    fn braces(&mut self) -> Result<Expr> {
        let line = self.line();
        self.advance()?;
        if self.accept(Tok::RBrace)? {
            return Ok(expr(line, ExprKind::Dict(Vec::new())));
        }
        if self.tok() == Tok::StarStar {
            return self.dict(line, Vec::new());
        }
        let bare = self.tok() != Tok::LParen;
        let first = self.star_or_named()?;
        if self.tok() == Tok::Colon {
            // `(name := value)` may be a key, without the parentheses it may not.
            if bare && matches!(first.kind, ExprKind::Starred(_) | ExprKind::Named(..)) {
                return Err(self.invalid());
            }
            self.advance()?;
            let value = self.expression()?;
            if self.at_comprehension() {
                let comp = self.comprehension(line, CompKind::Dict, first, Some(value))?;
                self.expect(Tok::RBrace)?;
                return Ok(comp);
            }
            let mut items = Vec::new();
            self.push(&mut items, (Some(first), value))?;
            if self.tok() != Tok::RBrace {
                self.expect(Tok::Comma)?;
            }
            return self.dict(line, items);
        }
        if self.at_comprehension() {
            let comp = self.comprehension(line, CompKind::Set, first, None)?;
            self.expect(Tok::RBrace)?;
            return Ok(comp);
        }
        let items = self.items(first, Tok::RBrace)?;
        Ok(expr(line, ExprKind::Set(items)))
    }

    /// The rest of a dict display, and the closing brace.
    fn dict(&mut self, line: u32, mut items: Vec<(Option<Expr>, Expr)>) -> Result<Expr> {
        while self.tok() != Tok::RBrace {
            let item = if self.accept(Tok::StarStar)? {
                (None, self.target_operand()?)
            } else {
                let key = self.expression()?;
                self.expect(Tok::Colon)?;
                (Some(key), self.expression()?)
            };
            self.push(&mut items, item)?;
            if !self.accept(Tok::Comma)? {
                break;
            }
        }
        self.expect(Tok::RBrace)?;
        Ok(expr(line, ExprKind::Dict(items)))
    }

    fn star_or_named(&mut self) -> Result<Expr> {
        if self.tok() == Tok::Star { self.star_expression() } else { self.named_expression() }
    }

    const fn at_comprehension(&self) -> bool {
        matches!(self.token.tok, Tok::For | Tok::Async)
    }

    /// The clauses of a comprehension whose element has been read.
    fn comprehension(
        &mut self,
        line: u32,
        kind: CompKind,
        element: Expr,
        value: Option<Expr>,
    ) -> Result<Expr> {
        if matches!(element.kind, ExprKind::Starred(_)) {
            return Err(CompileError::syntax(line, "can't unpack in a comprehension"));
        }
        let scope = self.scope();
        let mut clauses = Vec::new();
        while self.at_comprehension() {
            let is_async = self.accept(Tok::Async)?;
            self.expect(Tok::For)?;
            let target = self.target_list(Tok::In)?;
            self.expect(Tok::In)?;
            let iter = self.disjunction()?;
            let mut tests = Vec::new();
            while self.accept(Tok::If)? {
                let test = self.disjunction()?;
                self.push(&mut tests, test)?;
            }
            self.push(&mut clauses, CompFor { is_async, target, iter, tests })?;
        }
        self.charge_box::<Comp>()?;
        Ok(expr(line, ExprKind::Comp(Box::new(Comp { scope, kind, element, value, clauses }))))
    }

    /// What is between the brackets of a subscript: an index, a slice, or a tuple of them.
    fn subscript(&mut self) -> Result<Expr> {
        let line = self.line();
        let first = self.index()?;
        if self.tok() != Tok::Comma {
            if !matches!(first.kind, ExprKind::Starred(_)) {
                return Ok(first);
            }
            let mut items = Vec::new();
            self.push(&mut items, first)?;
            return Ok(expr(line, ExprKind::Tuple(items)));
        }
        let mut items = Vec::new();
        self.push(&mut items, first)?;
        while self.accept(Tok::Comma)? {
            if self.tok() == Tok::RBracket {
                break;
            }
            let item = self.index()?;
            self.push(&mut items, item)?;
        }
        Ok(expr(line, ExprKind::Tuple(items)))
    }

    fn index(&mut self) -> Result<Expr> {
        let line = self.line();
        let start = match self.tok() {
            Tok::Colon => None,
            Tok::Star => return self.star_expression(),
            _ => Some(self.named_expression()?),
        };
        match start {
            Some(start) if self.tok() != Tok::Colon => return Ok(start),
            _ => self.expect(Tok::Colon)?,
        }
        let stop = self.bound()?;
        let step = if self.accept(Tok::Colon)? { self.bound()? } else { None };
        self.charge_box::<[Option<Expr>; 3]>()?;
        Ok(expr(line, ExprKind::Slice(Box::new([start, stop, step]))))
    }

    fn bound(&mut self) -> Result<Option<Expr>> {
        match self.tok() {
            Tok::Colon | Tok::Comma | Tok::RBracket => Ok(None),
            _ => Ok(Some(self.expression()?)),
        }
    }

    /// The arguments of a call, and the closing parenthesis.
    pub(super) fn arguments(&mut self) -> Result<Vec<Arg>> {
        let mut args: Vec<Arg> = Vec::new();
        let mut keyword_seen = false;
        let mut double_star_seen = false;
        while self.tok() != Tok::RParen {
            let arg = self.argument(args.is_empty())?;
            match arg.kind {
                ArgKind::Positional if keyword_seen || double_star_seen => {
                    return Err(self.error("positional argument follows keyword argument"));
                }
                ArgKind::Star if double_star_seen => {
                    return Err(self.error("* arg after **"));
                }
                ArgKind::Keyword(name) => {
                    if args.iter().any(|other| other.kind == ArgKind::Keyword(name)) {
                        return Err(self.error("keyword argument repeated"));
                    }
                    keyword_seen = true;
                }
                ArgKind::DoubleStar => double_star_seen = true,
                ArgKind::Positional | ArgKind::Star => {}
            }
            self.push(&mut args, arg)?;
            if !self.accept(Tok::Comma)? {
                break;
            }
        }
        self.expect(Tok::RParen)?;
        Ok(args)
    }

    fn argument(&mut self, first: bool) -> Result<Arg> {
        let line = self.line();
        let (kind, value) = match self.tok() {
            Tok::Star => {
                self.advance()?;
                (ArgKind::Star, self.expression()?)
            }
            Tok::StarStar => {
                self.advance()?;
                (ArgKind::DoubleStar, self.expression()?)
            }
            Tok::Name if self.peek()? == Tok::Assign => {
                let name = self.name()?;
                self.advance()?;
                (ArgKind::Keyword(name), self.expression()?)
            }
            _ => {
                let value = self.named_expression()?;
                if !self.at_comprehension() {
                    return Ok(Arg { kind: ArgKind::Positional, value });
                }
                let comp = self.comprehension(line, CompKind::Generator, value, None)?;
                // `f(x for x in y)` needs no parentheses of its own when it is the only argument.
                if !first || self.tok() != Tok::RParen {
                    return Err(self.error("generator expression must be parenthesized"));
                }
                (ArgKind::Positional, comp)
            }
        };
        Ok(Arg { kind, value })
    }
}
