//! Functions: parameter lists, `def`, lambdas.

use alloc::boxed::Box;

use super::super::ast::{Body, Expr, ExprKind, Function, Name, Param, Params};
use super::super::error::{CompileError, Result};
use super::super::token::Tok;
use super::{Parser, expr};

impl Parser<'_> {
    /// A `def` statement; the decorators and `async` have been read.
    pub(super) fn function(&mut self, is_async: bool) -> Result<Box<Function>> {
        let line = self.line();
        self.expect(Tok::Def)?;
        let name = self.name()?;
        self.expect(Tok::LParen)?;
        let params = self.params(Tok::RParen)?;
        self.expect(Tok::RParen)?;
        if self.accept(Tok::Arrow)? {
            self.expression()?;
        }
        let scope = self.scope();
        let body = Body::Block(self.block()?);
        self.charge_box::<Function>()?;
        Ok(Box::new(Function { scope, line, name, is_async, params, body }))
    }

    /// `lambda params: expression`.
    pub(super) fn lambda(&mut self) -> Result<Expr> {
        let line = self.line();
        if self.lexer.in_bare_field() {
            return Err(self.error("f-string: a lambda needs parentheses"));
        }
        self.expect(Tok::Lambda)?;
        let params = self.params(Tok::Colon)?;
        self.expect(Tok::Colon)?;
        let scope = self.scope();
        let body = Body::Expr(self.expression()?);
        let name = self.names.intern("<lambda>", &mut self.budget, line)?;
        self.charge_box::<Function>()?;
        let function = Function { scope, line, name, is_async: false, params, body };
        Ok(expr(line, ExprKind::Lambda(Box::new(function))))
    }

    /// Parameters up to `close`. Annotations, which a `def` may have, are read and forgotten.
    fn params(&mut self, close: Tok) -> Result<Params> {
        let mut params = Params::default();
        let mut star_seen = false;
        while self.tok() != close {
            match self.tok() {
                Tok::Slash => {
                    if star_seen || params.positional_only > 0 || params.positional.is_empty() {
                        return Err(self.invalid());
                    }
                    self.advance()?;
                    params.positional_only = params.positional.len();
                }
                Tok::Star => {
                    if star_seen {
                        return Err(self.invalid());
                    }
                    star_seen = true;
                    self.advance()?;
                    if self.tok() == Tok::Name {
                        params.star = Some(self.param_name(close, &params)?);
                    } else if self.tok() != Tok::Comma || !self.named_follows()? {
                        return Err(self.error("named arguments must follow bare *"));
                    }
                }
                Tok::StarStar => {
                    self.advance()?;
                    params.double_star = Some(self.param_name(close, &params)?);
                    self.accept(Tok::Comma)?;
                    break;
                }
                _ => self.param(close, star_seen, &mut params)?,
            }
            if !self.accept(Tok::Comma)? {
                break;
            }
        }
        Ok(params)
    }

    /// After a bare `*` and at its comma: a name comes next.
    fn named_follows(&mut self) -> Result<bool> {
        Ok(self.peek()? == Tok::Name)
    }

    fn param(&mut self, close: Tok, star_seen: bool, params: &mut Params) -> Result<()> {
        let line = self.line();
        let name = self.param_name(close, params)?;
        let default = if self.accept(Tok::Assign)? { Some(self.expression()?) } else { None };
        if star_seen {
            return self.push(&mut params.keyword_only, Param { name, default });
        }
        if default.is_none() && params.positional.last().is_some_and(|last| last.default.is_some()) {
            return Err(CompileError::syntax(line, "non-default argument follows default argument"));
        }
        self.push(&mut params.positional, Param { name, default })
    }

    /// A parameter's name and annotation.
    fn param_name(&mut self, close: Tok, params: &Params) -> Result<Name> {
        let line = self.line();
        let name = self.name()?;
        let mut named = params.positional.iter().chain(&params.keyword_only);
        if named.any(|param| param.name == name) || params.star == Some(name) {
            return Err(CompileError::syntax(line, "name reused for argument"));
        }
        if close == Tok::RParen && self.accept(Tok::Colon)? {
            self.expression()?;
        }
        Ok(name)
    }
}
