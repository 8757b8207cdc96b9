//! Functions and classes.

use crate::bytecode::{Code, Const, Op};
use crate::syntax::ast::{ArgKind, Body, Class, Expr, Function, Params, ScopeId};
use crate::syntax::error::Result;

use super::control::Exit;
use super::emit::too_deep;
use super::{Compiler, Mark, fold};

impl Compiler<'_> {
    /// Pushes a function.
    pub(super) fn function(&mut self, function: &Function) -> Result<()> {
        let flags = self.defaults(&function.params)?;
        let before = self.mark();
        let name = self.names.share(function.name);
        let unit = self.open_unit(function.scope, name, function.line, Some(&function.params))?;
        let code = self.in_unit(unit, |compiler| {
            match &function.body {
                Body::Block(body) => {
                    compiler.block(body)?;
                    compiler.op(Op::LoadNone, &[])?;
                }
                Body::Expr(value) => compiler.expr(value)?,
            }
            compiler.leave(Exit::Return)
        })?;
        self.make_function(code, function.scope, flags, before)
    }

    /// Pushes the defaults that there are; returns the flags for them.
    fn defaults(&mut self, params: &Params) -> Result<u8> {
        let mut flags = 0;
        let defaults = || params.positional.iter().filter_map(|param| param.default.as_ref());
        let count = defaults().count();
        if count > 0 {
            flags |= 1;
            match defaults().map(fold::constant).collect() {
                Some(values) => self.constant(Const::Tuple(values))?,
                None => {
                    for value in defaults() {
                        self.expr(value)?;
                    }
                    let count = u8::try_from(count).map_err(|_| too_deep(self.unit.emit.line()))?;
                    self.op(Op::BuildTuple, &[count])?;
                }
            }
        }
        let mut count = 0_u8;
        for param in &params.keyword_only {
            let Some(value) = &param.default else { continue };
            let name = self.names.get(param.name).into();
            self.constant(Const::Str(name))?;
            self.expr(value)?;
            count = count.checked_add(1).ok_or_else(|| too_deep(value.line))?;
        }
        if count > 0 {
            flags |= 2;
            self.op(Op::BuildMap, &[count])?;
        }
        Ok(flags)
    }

    /// Makes a function of `code`, with the closure that its scope needs. Making the code began at `before`.
    pub(super) fn make_function(
        &mut self,
        code: Code,
        scope: ScopeId,
        flags: u8,
        before: Mark,
    ) -> Result<()> {
        let taken = self.taken(before);
        let mut flags = flags;
        let frees = self.scopes.get(scope).map(|scope| scope.frees.clone()).unwrap_or_default();
        if !frees.is_empty() {
            flags |= 4;
            for &name in &frees {
                self.load_cell(name)?;
            }
            let count = u8::try_from(frees.len()).map_err(|_| too_deep(code.first_line))?;
            self.op(Op::BuildTuple, &[count])?;
        }
        if !self.unit.emit.is_reachable() {
            return Ok(());
        }
        let constant = (self.receiver)(code)?;
        if matches!(constant, Const::InHeap(_)) {
            self.budget.refund(taken);
        }
        let index = self.unit.emit.constant(constant, &mut self.budget)?;
        self.unit.emit.op_index(Op::MakeFunction, index, &[flags], &mut self.budget)
    }

    /// Pushes a class.
    pub(super) fn class(&mut self, class: &Class) -> Result<()> {
        let line = self.unit.emit.line();
        // Bases that stand one by one have an instruction; else the builtin is called, which also refuses keywords.
        let plain = class.args.iter().all(|arg| arg.kind == ArgKind::Positional);
        if !plain {
            self.op_text(Op::LoadBuiltin, "__build_class__")?;
        }
        let name = self.names.share(class.name);
        let before = self.mark();
        let unit = self.open_unit(class.scope, name.clone(), line, None)?;
        let code = self.in_unit(unit, |compiler| {
            compiler.block(&class.body)?;
            compiler.load_class_cell()?;
            compiler.op(Op::ReturnValue, &[])
        })?;
        self.make_function(code, class.scope, 0, before)?;
        self.constant(Const::Str(name.as_ref().into()))?;
        if !plain {
            self.op(Op::BuildList, &[2])?;
            return self.call_list(&class.args, line);
        }
        let bases = class.args.iter().map(|arg| &arg.value);
        bases.clone().try_for_each(|base: &Expr| self.expr(base))?;
        let count = u8::try_from(bases.count()).map_err(|_| too_deep(line))?;
        self.set_line(line);
        self.op(Op::BuildClass, &[count])
    }
}
