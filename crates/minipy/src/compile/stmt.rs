//! Statements.

use alloc::string::String;
use alloc::vec::Vec;

use crate::bytecode::{Const, Op};
use crate::syntax::ast::{
    BinaryOp, Expr, ExprKind, For, ImportNames, Name, Stmt, StmtKind, Trailer, TrailerKind,
};
use crate::syntax::error::{CompileError, Result};

use super::control::Exit;
use super::{Compiler, fold};

impl Compiler<'_> {
    pub(super) fn block(&mut self, body: &[Stmt]) -> Result<()> {
        body.iter().try_for_each(|stmt| self.stmt(stmt))
    }

    fn stmt(&mut self, stmt: &Stmt) -> Result<()> {
        self.set_line(stmt.line);
        match &stmt.kind {
            StmtKind::Expr(value) => {
                // A docstring, or another constant, has no effect.
                if fold::constant(value).is_some() {
                    return Ok(());
                }
                self.expr(value)?;
                self.op(Op::Pop, &[])
            }
            StmtKind::Assign(targets, value) => self.assignment(targets, value),
            StmtKind::AugAssign(stmt) => self.augmented(&stmt.0, stmt.1, &stmt.2),
            StmtKind::AnnAssign(target, value) => match value {
                Some(value) => {
                    self.expr(value)?;
                    self.assign(target)
                }
                None => Ok(()),
            },
            StmtKind::Del(targets) => targets.iter().try_for_each(|target| self.unassign(target)),
            StmtKind::Pass | StmtKind::Global(_) | StmtKind::Nonlocal(_) => Ok(()),
            StmtKind::Break => self.leave_loop(Exit::Break, "'break' outside loop"),
            StmtKind::Continue => self.leave_loop(Exit::Continue, "'continue' outside loop"),
            StmtKind::Return(value) => {
                match value {
                    Some(value) => self.expr(value)?,
                    None => self.op(Op::LoadNone, &[])?,
                }
                self.leave(Exit::Return)
            }
            StmtKind::Raise(value, cause) => {
                let Some(value) = value else { return self.raise_again() };
                self.expr(value)?;
                if let Some(cause) = cause {
                    self.expr(cause)?;
                }
                self.op(Op::Raise, &[1 + u8::from(cause.is_some())])
            }
            StmtKind::Assert(test, message) => self.assertion(test, message.as_deref()),
            StmtKind::Import(modules) => {
                modules.iter().try_for_each(|(path, bound)| self.import(path, *bound))
            }
            StmtKind::ImportFrom { level, module, names } => self.import_from(*level, module, names),
            _ => self.compound(stmt),
        }
    }

    fn compound(&mut self, stmt: &Stmt) -> Result<()> {
        match &stmt.kind {
            StmtKind::If(arms, orelse) => self.if_statement(arms, orelse),
            StmtKind::While(stmt) => self.while_loop(&stmt.test, &stmt.body, &stmt.orelse),
            StmtKind::For(stmt) => {
                let For { is_async, target, iter, body, orelse } = &**stmt;
                if *is_async {
                    self.async_for(target, iter, body, orelse)
                } else {
                    self.for_loop(target, iter, body, orelse)
                }
            }
            StmtKind::Try(stmt) => {
                self.try_statement(&stmt.body, &stmt.handlers, &stmt.orelse, &stmt.finally)
            }
            StmtKind::With { is_async, items, body } => self.with_statement(*is_async, items, body),
            StmtKind::Def { decorators, function } => {
                let mut kept = Vec::new();
                for decorator in decorators {
                    if !self.chooses_code(decorator)? {
                        kept.push(decorator);
                    }
                }
                self.decorated(&kept, |compiler| compiler.function(function))?;
                self.store(function.name)
            }
            StmtKind::Class { decorators, class } => {
                let decorators: Vec<&Expr> = decorators.iter().collect();
                self.decorated(&decorators, |compiler| compiler.class(class))?;
                self.store(class.name)
            }
            _ => Ok(()),
        }
    }

    /// Whether the decorator is one of MicroPython's that say what code to make: they are no objects and need no import. There
    /// is bytecode only.
    fn chooses_code(&self, decorator: &Expr) -> Result<bool> {
        let ExprKind::Postfix(base, trailers) = &decorator.kind else { return Ok(false) };
        let (ExprKind::Name(base), [Trailer { kind: TrailerKind::Attr(name), .. }]) =
            (&base.kind, &trailers[..])
        else {
            return Ok(false);
        };
        if self.names.get(*base) != "micropython" {
            return Ok(false);
        }
        match self.names.get(*name) {
            "bytecode" | "native" | "viper" => Ok(true),
            _ => Err(CompileError::syntax(decorator.line, "invalid micropython decorator")),
        }
    }

    fn decorated(&mut self, decorators: &[&Expr], make: impl FnOnce(&mut Self) -> Result<()>) -> Result<()> {
        decorators.iter().try_for_each(|decorator| self.expr(decorator))?;
        make(self)?;
        for decorator in decorators.iter().rev() {
            self.set_line(decorator.line);
            self.op(Op::Call, &[1])?;
        }
        Ok(())
    }

    fn leave_loop(&mut self, exit: Exit, message: &'static str) -> Result<()> {
        if !self.in_loop() {
            return Err(CompileError::syntax(self.unit.emit.line(), message));
        }
        self.leave(exit)
    }

    fn if_statement(&mut self, arms: &[(Expr, Vec<Stmt>)], orelse: &[Stmt]) -> Result<()> {
        let end = self.label();
        for (index, (test, body)) in arms.iter().enumerate() {
            let next = self.label();
            self.set_line(test.line);
            self.jump_unless(test, next)?;
            self.block(body)?;
            if index + 1 < arms.len() || !orelse.is_empty() {
                self.jump(Op::Jump, end)?;
            }
            self.bind(next)?;
        }
        self.block(orelse)?;
        self.bind(end)
    }

    fn assertion(&mut self, test: &Expr, message: Option<&Expr>) -> Result<()> {
        let end = self.label();
        self.jump_if(test, end)?;
        self.op_text(Op::LoadBuiltin, "AssertionError")?;
        if let Some(message) = message {
            self.expr(message)?;
            self.op(Op::Call, &[1])?;
        }
        self.op(Op::Raise, &[1])?;
        self.bind(end)
    }

    /// `a.b.c` as one name.
    fn dotted(&mut self, path: &[Name]) -> Result<Name> {
        let mut text = String::new();
        for (index, &part) in path.iter().enumerate() {
            if index > 0 {
                text.push('.');
            }
            text.push_str(self.names.get(part));
        }
        let line = self.unit.emit.line();
        self.budget.charge(text.len(), line)?;
        self.names.intern(&text, &mut self.budget, line)
    }

    fn import_name(&mut self, path: &[Name], level: u32) -> Result<()> {
        let line = self.unit.emit.line();
        let level = u8::try_from(level).map_err(|_| CompileError::syntax(line, "invalid syntax"))?;
        let name = self.dotted(path)?;
        let index = self.unit.emit.name(name, &self.names, &mut self.budget)?;
        self.unit.emit.op_index(Op::ImportName, index, &[level], &mut self.budget)
    }

    fn import(&mut self, path: &[Name], bound: Option<Name>) -> Result<()> {
        match bound {
            // The module itself.
            Some(name) => {
                self.constant(Const::Tuple(Vec::new()))?;
                self.import_name(path, 0)?;
                self.store(name)
            }
            // The package at the top.
            None => {
                self.op(Op::LoadNone, &[])?;
                self.import_name(path, 0)?;
                path.first().map_or(Ok(()), |&top| self.store(top))
            }
        }
    }

    fn import_from(&mut self, level: u32, module: &[Name], names: &ImportNames) -> Result<()> {
        let list = match names {
            ImportNames::Star => {
                self.constant(Const::Tuple(alloc::vec![Const::Str("*".into())]))?;
                self.import_name(module, level)?;
                return self.op(Op::ImportStar, &[]);
            }
            ImportNames::List(list) => list,
        };
        let wanted = list.iter().map(|&(name, _)| Const::Str(self.names.get(name).into())).collect();
        self.constant(Const::Tuple(wanted))?;
        self.import_name(module, level)?;
        for &(name, bound) in list {
            self.op_name(Op::ImportFrom, name)?;
            self.store(bound.unwrap_or(name))?;
        }
        self.op(Op::Pop, &[])
    }

    fn assignment(&mut self, targets: &[Expr], value: &Expr) -> Result<()> {
        if let [target] = targets
            && self.swap(target, value)?
        {
            return Ok(());
        }
        self.expr(value)?;
        for (index, target) in targets.iter().enumerate() {
            if index + 1 < targets.len() {
                self.op(Op::Dup, &[])?;
            }
            self.assign(target)?;
        }
        Ok(())
    }

    /// `a, b = c, d` without making a tuple. False when it is not of this form.
    fn swap(&mut self, target: &Expr, value: &Expr) -> Result<bool> {
        let (ExprKind::Tuple(targets), ExprKind::Tuple(values)) = (&target.kind, &value.kind) else {
            return Ok(false);
        };
        let starred = |items: &[Expr]| items.iter().any(|item| matches!(item.kind, ExprKind::Starred(_)));
        if targets.len() != values.len()
            || !(2..=3).contains(&values.len())
            || starred(targets)
            || starred(values)
        {
            return Ok(false);
        }
        for value in values {
            self.expr(value)?;
        }
        if values.len() == 3 {
            self.op(Op::Rot3, &[])?;
        }
        self.op(Op::Rot2, &[])?;
        for target in targets {
            self.assign(target)?;
        }
        Ok(true)
    }

    /// Pops into a target.
    pub(super) fn assign(&mut self, target: &Expr) -> Result<()> {
        match &target.kind {
            ExprKind::Name(name) => self.store(*name),
            ExprKind::Starred(inner) => self.assign(inner),
            ExprKind::Tuple(items) | ExprKind::List(items) => self.unpack(items, target.line),
            ExprKind::Postfix(base, trailers) => {
                let Some((last, before)) = trailers.split_last() else { return Ok(()) };
                self.postfix(base, before)?;
                match &last.kind {
                    TrailerKind::Attr(name) => self.op_name(Op::StoreAttr, *name),
                    TrailerKind::Index(index) => {
                        self.expr(index)?;
                        self.op(Op::StoreSubscr, &[])
                    }
                    TrailerKind::Call(_) => {
                        Err(CompileError::syntax(last.line, "can't assign to expression"))
                    }
                }
            }
            _ => Err(CompileError::syntax(target.line, "can't assign to expression")),
        }
    }

    fn unpack(&mut self, items: &[Expr], line: u32) -> Result<()> {
        let count = |n: usize| {
            u8::try_from(n).map_err(|_| CompileError::syntax(line, "too many targets to unpack to"))
        };
        let star = items.iter().position(|item| matches!(item.kind, ExprKind::Starred(_)));
        match star {
            None => self.op(Op::UnpackSequence, &[count(items.len())?])?,
            Some(at) => {
                let after = items.len().saturating_sub(at + 1);
                self.op(Op::UnpackEx, &[count(at)?, count(after)?])?;
            }
        }
        items.iter().try_for_each(|item| self.assign(item))
    }

    fn unassign(&mut self, target: &Expr) -> Result<()> {
        match &target.kind {
            ExprKind::Name(name) => self.delete(*name),
            ExprKind::Tuple(items) | ExprKind::List(items) => {
                items.iter().try_for_each(|item| self.unassign(item))
            }
            ExprKind::Postfix(base, trailers) => {
                let Some((last, before)) = trailers.split_last() else { return Ok(()) };
                self.postfix(base, before)?;
                match &last.kind {
                    TrailerKind::Attr(name) => self.op_name(Op::DeleteAttr, *name),
                    TrailerKind::Index(index) => {
                        self.expr(index)?;
                        self.op(Op::DeleteSubscr, &[])
                    }
                    TrailerKind::Call(_) => Err(CompileError::syntax(last.line, "can't delete expression")),
                }
            }
            _ => Err(CompileError::syntax(target.line, "can't delete expression")),
        }
    }

    fn augmented(&mut self, target: &Expr, op: BinaryOp, value: &Expr) -> Result<()> {
        let op = in_place(op);
        match &target.kind {
            ExprKind::Name(name) => {
                self.load(*name)?;
                self.expr(value)?;
                self.op(op, &[])?;
                self.store(*name)
            }
            ExprKind::Postfix(base, trailers) => {
                let Some((last, before)) = trailers.split_last() else { return Ok(()) };
                self.postfix(base, before)?;
                match &last.kind {
                    TrailerKind::Attr(name) => {
                        self.op(Op::Dup, &[])?;
                        self.op_name(Op::LoadAttr, *name)?;
                        self.expr(value)?;
                        self.op(op, &[])?;
                        self.op(Op::Rot2, &[])?;
                        self.op_name(Op::StoreAttr, *name)
                    }
                    TrailerKind::Index(index) => {
                        self.expr(index)?;
                        self.op(Op::Dup2, &[])?;
                        self.op(Op::LoadSubscr, &[])?;
                        self.expr(value)?;
                        self.op(op, &[])?;
                        self.op(Op::Rot3, &[])?;
                        self.op(Op::StoreSubscr, &[])
                    }
                    TrailerKind::Call(_) => Ok(()),
                }
            }
            _ => Ok(()),
        }
    }
}

const fn in_place(op: BinaryOp) -> Op {
    match op {
        BinaryOp::Add => Op::IAdd,
        BinaryOp::Sub => Op::ISub,
        BinaryOp::Mul => Op::IMul,
        BinaryOp::MatMul => Op::IMatMul,
        BinaryOp::Div => Op::ITrueDiv,
        BinaryOp::FloorDiv => Op::IFloorDiv,
        BinaryOp::Mod => Op::IMod,
        BinaryOp::Pow => Op::IPower,
        BinaryOp::And => Op::IAnd,
        BinaryOp::Or => Op::IOr,
        BinaryOp::Xor => Op::IXor,
        BinaryOp::LShift => Op::ILShift,
        BinaryOp::RShift => Op::IRShift,
    }
}
