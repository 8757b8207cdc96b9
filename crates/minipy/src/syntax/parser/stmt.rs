//! Simple statements: those that fit on one line.

use alloc::boxed::Box;
use alloc::vec::Vec;

use super::super::ast::{BinaryOp, Expr, ExprKind, ImportNames, Name, Stmt, StmtKind};
use super::super::error::Result;
use super::super::token::Tok;
use super::Parser;
use super::target::{check_delete, check_single, check_target};

impl Parser<'_> {
    /// Simple statements separated by semicolons, and the line end.
    pub(super) fn simple_line(&mut self, body: &mut Vec<Stmt>) -> Result<()> {
        loop {
            let line = self.line();
            let kind = self.simple()?;
            self.push(body, Stmt { line, kind })?;
            if !self.accept(Tok::Semicolon)? || self.tok() == Tok::Newline {
                break;
            }
        }
        self.expect(Tok::Newline)
    }

    fn simple(&mut self) -> Result<StmtKind> {
        match self.tok() {
            Tok::Pass => self.word(StmtKind::Pass),
            Tok::Break => self.word(StmtKind::Break),
            Tok::Continue => self.word(StmtKind::Continue),
            Tok::Return => {
                self.advance()?;
                let value = if self.starts_expression() { Some(self.star_expressions()?) } else { None };
                Ok(StmtKind::Return(value))
            }
            Tok::Raise => self.raise(),
            Tok::Global => {
                self.advance()?;
                Ok(StmtKind::Global(self.name_list()?))
            }
            Tok::Nonlocal => {
                self.advance()?;
                Ok(StmtKind::Nonlocal(self.name_list()?))
            }
            Tok::Del => self.delete(),
            Tok::Assert => {
                self.advance()?;
                let test = self.expression()?;
                let message = self.optional_expression(Tok::Comma)?;
                Ok(StmtKind::Assert(test, message))
            }
            Tok::Import => self.import(),
            Tok::From => self.import_from(),
            _ => self.expression_statement(),
        }
    }

    fn word(&mut self, kind: StmtKind) -> Result<StmtKind> {
        self.advance()?;
        Ok(kind)
    }

    fn raise(&mut self) -> Result<StmtKind> {
        self.advance()?;
        if !self.starts_expression() {
            return Ok(StmtKind::Raise(None, None));
        }
        let value = self.expression()?;
        let cause = self.optional_expression(Tok::From)?;
        Ok(StmtKind::Raise(Some(value), cause))
    }

    /// An expression after `tok`, if that comes next.
    fn optional_expression(&mut self, tok: Tok) -> Result<Option<Box<Expr>>> {
        if !self.accept(tok)? {
            return Ok(None);
        }
        let value = self.expression()?;
        self.charge_box::<Expr>()?;
        Ok(Some(Box::new(value)))
    }

    fn delete(&mut self) -> Result<StmtKind> {
        self.advance()?;
        let targets = self.star_expressions()?;
        check_delete(&targets)?;
        Ok(StmtKind::Del(self.listed(targets)?))
    }

    /// A tuple as the list of its items, anything else as a list of one.
    fn listed(&mut self, value: Expr) -> Result<Vec<Expr>> {
        if let ExprKind::Tuple(items) = value.kind {
            return Ok(items);
        }
        let mut items = Vec::new();
        self.push(&mut items, value)?;
        Ok(items)
    }

    fn name_list(&mut self) -> Result<Vec<Name>> {
        let mut names = Vec::new();
        loop {
            let name = self.name()?;
            self.push(&mut names, name)?;
            if !self.accept(Tok::Comma)? {
                return Ok(names);
            }
        }
    }

    /// An expression, an assignment of any kind, or an annotation.
    fn expression_statement(&mut self) -> Result<StmtKind> {
        let first = self.value()?;
        if let Some(op) = augmented(self.tok()) {
            check_single(&first, "illegal expression for augmented assignment")?;
            self.advance()?;
            let value = self.value()?;
            self.charge_box::<(Expr, BinaryOp, Expr)>()?;
            return Ok(StmtKind::AugAssign(Box::new((first, op, value))));
        }
        if self.tok() == Tok::Colon {
            check_single(&first, "illegal target for annotation")?;
            self.advance()?;
            self.expression()?;
            let value = if self.accept(Tok::Assign)? {
                let value = self.value()?;
                self.charge_box::<Expr>()?;
                Some(Box::new(value))
            } else {
                None
            };
            return Ok(StmtKind::AnnAssign(first, value));
        }
        if self.tok() != Tok::Assign {
            return Ok(StmtKind::Expr(first));
        }
        let mut targets = Vec::new();
        let mut value = first;
        while self.accept(Tok::Assign)? {
            check_target(&value)?;
            let next = self.value()?;
            self.push(&mut targets, core::mem::replace(&mut value, next))?;
        }
        Ok(StmtKind::Assign(targets, value))
    }

    /// What may stand alone or right of `=`.
    fn value(&mut self) -> Result<Expr> {
        if self.tok() == Tok::Yield { self.yield_expression() } else { self.star_expressions() }
    }

    fn import(&mut self) -> Result<StmtKind> {
        self.advance()?;
        let mut modules = Vec::new();
        loop {
            let path = self.dotted()?;
            let bound = self.as_name()?;
            self.push(&mut modules, (path, bound))?;
            if !self.accept(Tok::Comma)? {
                return Ok(StmtKind::Import(modules));
            }
        }
    }

    fn dotted(&mut self) -> Result<Vec<Name>> {
        let mut path = Vec::new();
        loop {
            let name = self.name()?;
            self.push(&mut path, name)?;
            if !self.accept(Tok::Dot)? {
                return Ok(path);
            }
        }
    }

    fn as_name(&mut self) -> Result<Option<Name>> {
        if self.accept(Tok::As)? { Ok(Some(self.name()?)) } else { Ok(None) }
    }

    fn import_from(&mut self) -> Result<StmtKind> {
        self.advance()?;
        let mut level = 0_u32;
        loop {
            let dots = match self.tok() {
                Tok::Dot => 1,
                Tok::Ellipsis => 3,
                _ => break,
            };
            self.advance()?;
            level = level.saturating_add(dots);
        }
        let module = if level > 0 && self.tok() == Tok::Import { Vec::new() } else { self.dotted()? };
        self.expect(Tok::Import)?;
        if self.accept(Tok::Star)? {
            return Ok(StmtKind::ImportFrom { level, module, names: ImportNames::Star });
        }
        let parenthesis = self.accept(Tok::LParen)?;
        let mut names = Vec::new();
        loop {
            let name = self.name()?;
            let bound = self.as_name()?;
            self.push(&mut names, (name, bound))?;
            if !self.accept(Tok::Comma)? || (parenthesis && self.tok() == Tok::RParen) {
                break;
            }
        }
        if parenthesis {
            self.expect(Tok::RParen)?;
        }
        Ok(StmtKind::ImportFrom { level, module, names: ImportNames::List(names) })
    }
}

const fn augmented(tok: Tok) -> Option<BinaryOp> {
    Some(match tok {
        Tok::PlusEq => BinaryOp::Add,
        Tok::MinusEq => BinaryOp::Sub,
        Tok::StarEq => BinaryOp::Mul,
        Tok::AtEq => BinaryOp::MatMul,
        Tok::SlashEq => BinaryOp::Div,
        Tok::SlashSlashEq => BinaryOp::FloorDiv,
        Tok::PercentEq => BinaryOp::Mod,
        Tok::StarStarEq => BinaryOp::Pow,
        Tok::AmpEq => BinaryOp::And,
        Tok::PipeEq => BinaryOp::Or,
        Tok::CaretEq => BinaryOp::Xor,
        Tok::LShiftEq => BinaryOp::LShift,
        Tok::RShiftEq => BinaryOp::RShift,
        _ => return None,
    })
}
