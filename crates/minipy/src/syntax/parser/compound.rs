//! Compound statements and blocks.

use alloc::boxed::Box;
use alloc::vec::Vec;

use super::super::ast::{
    Arg, ArgKind, Class, CompKind, Expr, ExprKind, For, Handler, Stmt, StmtKind, Try, While,
};
use super::super::error::{CompileError, Result};
use super::super::token::Tok;
use super::Parser;
use super::target::check_target;

impl Parser<'_> {
    /// One statement, or one line of simple ones.
    pub(super) fn statement(&mut self, body: &mut Vec<Stmt>) -> Result<()> {
        let line = self.line();
        let kind = match self.tok() {
            // An empty line at a prompt.
            Tok::Newline => {
                self.advance()?;
                return Ok(());
            }
            Tok::If => self.if_statement()?,
            Tok::While => self.while_statement()?,
            Tok::For => self.for_statement(false)?,
            Tok::Try => self.try_statement()?,
            Tok::With => self.with_statement(false)?,
            Tok::Def => {
                let function = self.function(false)?;
                StmtKind::Def { decorators: Vec::new(), function }
            }
            Tok::Class => StmtKind::Class { decorators: Vec::new(), class: self.class()? },
            Tok::At => self.decorated()?,
            Tok::Async => self.async_statement()?,
            _ => return self.simple_line(body),
        };
        self.push(body, Stmt { line, kind })
    }

    /// `:` and either an indented block or simple statements on the same line.
    pub(super) fn block(&mut self) -> Result<Vec<Stmt>> {
        self.expect(Tok::Colon)?;
        let mut body = Vec::new();
        if self.tok() != Tok::Newline {
            self.simple_line(&mut body)?;
            return Ok(body);
        }
        self.advance()?;
        if self.tok() != Tok::Indent {
            return Err(CompileError::indentation(self.line(), "expected an indented block"));
        }
        self.advance()?;
        self.nested(|parser| {
            while !parser.accept(Tok::Dedent)? {
                if parser.tok() == Tok::End {
                    break;
                }
                parser.statement(&mut body)?;
            }
            Ok(())
        })?;
        Ok(body)
    }

    fn if_statement(&mut self) -> Result<StmtKind> {
        let mut arms = Vec::new();
        while matches!(self.tok(), Tok::If | Tok::Elif) {
            if self.tok() == Tok::If && !arms.is_empty() {
                break;
            }
            self.advance()?;
            let test = self.named_expression()?;
            let body = self.block()?;
            self.push(&mut arms, (test, body))?;
        }
        Ok(StmtKind::If(arms, self.orelse()?))
    }

    fn orelse(&mut self) -> Result<Vec<Stmt>> {
        if self.accept(Tok::Else)? { self.block() } else { Ok(Vec::new()) }
    }

    fn while_statement(&mut self) -> Result<StmtKind> {
        self.advance()?;
        let test = self.named_expression()?;
        let body = self.block()?;
        let orelse = self.orelse()?;
        self.charge_box::<While>()?;
        Ok(StmtKind::While(Box::new(While { test, body, orelse })))
    }

    fn for_statement(&mut self, is_async: bool) -> Result<StmtKind> {
        self.advance()?;
        let target = self.target_list(Tok::In)?;
        self.expect(Tok::In)?;
        let iter = self.star_expressions()?;
        let body = self.block()?;
        let orelse = self.orelse()?;
        self.charge_box::<For>()?;
        Ok(StmtKind::For(Box::new(For { is_async, target, iter, body, orelse })))
    }

    fn try_statement(&mut self) -> Result<StmtKind> {
        self.advance()?;
        let body = self.block()?;
        let mut handlers: Vec<Handler> = Vec::new();
        while self.tok() == Tok::Except {
            if handlers.last().is_some_and(|last| last.class.is_none()) {
                return Err(self.error("default 'except' must be last"));
            }
            let handler = self.handler()?;
            self.push(&mut handlers, handler)?;
        }
        let orelse = if handlers.is_empty() { Vec::new() } else { self.orelse()? };
        let finally = if self.accept(Tok::Finally)? { self.block()? } else { Vec::new() };
        if handlers.is_empty() && finally.is_empty() {
            return Err(self.invalid());
        }
        self.charge_box::<Try>()?;
        Ok(StmtKind::Try(Box::new(Try { body, handlers, orelse, finally })))
    }

    fn handler(&mut self) -> Result<Handler> {
        let line = self.line();
        self.advance()?;
        let mut class = None;
        let mut name = None;
        if self.tok() != Tok::Colon {
            class = Some(self.expression()?);
            if self.accept(Tok::As)? {
                name = Some(self.name()?);
            }
        }
        Ok(Handler { line, class, name, body: self.block()? })
    }

    fn with_statement(&mut self, is_async: bool) -> Result<StmtKind> {
        self.advance()?;
        let mut items = Vec::new();
        loop {
            let context = self.expression()?;
            let target = if self.accept(Tok::As)? { Some(self.with_target()?) } else { None };
            self.push(&mut items, (context, target))?;
            if !self.accept(Tok::Comma)? {
                break;
            }
        }
        Ok(StmtKind::With { is_async, items, body: self.block()? })
    }

    fn with_target(&mut self) -> Result<Expr> {
        let target = self.target_operand()?;
        check_target(&target)?;
        Ok(target)
    }

    fn class(&mut self) -> Result<Box<Class>> {
        self.advance()?;
        let name = self.name()?;
        let args = if self.accept(Tok::LParen)? { self.arguments()? } else { Vec::new() };
        let generator = |arg: &Arg| {
            arg.kind == ArgKind::Positional
                && matches!(&arg.value.kind, ExprKind::Comp(comp) if comp.kind == CompKind::Generator)
        };
        if args.iter().any(generator) {
            return Err(self.invalid());
        }
        let scope = self.scope();
        let body = self.block()?;
        self.charge_box::<Class>()?;
        Ok(Box::new(Class { scope, name, args, body }))
    }

    fn decorated(&mut self) -> Result<StmtKind> {
        let mut decorators = Vec::new();
        while self.accept(Tok::At)? {
            let decorator = self.named_expression()?;
            self.expect(Tok::Newline)?;
            self.push(&mut decorators, decorator)?;
        }
        match self.tok() {
            Tok::Def => Ok(StmtKind::Def { decorators, function: self.function(false)? }),
            Tok::Class => Ok(StmtKind::Class { decorators, class: self.class()? }),
            Tok::Async => {
                self.advance()?;
                Ok(StmtKind::Def { decorators, function: self.function(true)? })
            }
            _ => Err(self.invalid()),
        }
    }

    fn async_statement(&mut self) -> Result<StmtKind> {
        self.advance()?;
        match self.tok() {
            Tok::Def => Ok(StmtKind::Def { decorators: Vec::new(), function: self.function(true)? }),
            Tok::With => self.with_statement(true),
            Tok::For => self.for_statement(true),
            _ => Err(self.invalid()),
        }
    }
}
