//! Displays, comprehensions and f-strings.

use crate::bytecode::{Const, Op};
use crate::syntax::ast::{Comp, CompFor, CompKind, Conversion, Expr, ExprKind, FPart};
use crate::syntax::error::Result;

use super::Compiler;
use super::expr::{CHUNK, plain_prefix};

impl Compiler<'_> {
    pub(super) fn tuple(&mut self, items: &[Expr]) -> Result<()> {
        let (plain, rest) = plain_prefix(items);
        if rest.is_empty() {
            self.exprs(plain)?;
            return self.op(Op::BuildTuple, &[plain.len() as u8]);
        }
        self.list(items)?;
        self.op(Op::ListToTuple, &[])
    }

    pub(super) fn list(&mut self, items: &[Expr]) -> Result<()> {
        self.items(items, [Op::BuildList, Op::ListAppend, Op::ListExtend])
    }

    pub(super) fn set(&mut self, items: &[Expr]) -> Result<()> {
        self.items(items, [Op::BuildSet, Op::SetAdd, Op::SetUpdate])
    }

    fn items(&mut self, items: &[Expr], [build, add, extend]: [Op; 3]) -> Result<()> {
        let (plain, rest) = plain_prefix(items);
        self.exprs(plain)?;
        self.op(build, &[plain.len() as u8])?;
        for item in rest {
            match &item.kind {
                ExprKind::Starred(inner) => {
                    self.expr(inner)?;
                    self.op(extend, &[1])?;
                }
                _ => {
                    self.expr(item)?;
                    self.op(add, &[1])?;
                }
            }
        }
        Ok(())
    }

    pub(super) fn dict(&mut self, items: &[(Option<Expr>, Expr)]) -> Result<()> {
        let plain = items.iter().take(CHUNK / 2).take_while(|item| item.0.is_some()).count();
        // Each pair has a line of its own, as settings are often written.
        for (key, value) in items.iter().take(plain) {
            if let Some(key) = key {
                self.set_line(key.line);
                self.expr(key)?;
            }
            self.expr(value)?;
        }
        self.op(Op::BuildMap, &[plain as u8])?;
        for (key, value) in items.iter().skip(plain) {
            match key {
                Some(key) => {
                    self.set_line(key.line);
                    self.expr(key)?;
                    self.expr(value)?;
                    self.op(Op::MapAdd, &[1])?;
                }
                None => {
                    self.expr(value)?;
                    self.op(Op::DictUpdate, &[1])?;
                }
            }
        }
        Ok(())
    }

    pub(super) fn format_string(&mut self, parts: &[FPart]) -> Result<()> {
        if let [FPart::Field { value, conversion, spec }] = parts {
            return self.format_field(value, *conversion, spec);
        }
        let mut pending = 0_u8;
        for part in parts {
            match part {
                FPart::Text(text) => self.constant(Const::Str(text.as_ref().into()))?,
                FPart::Field { value, conversion, spec } => self.format_field(value, *conversion, spec)?,
            }
            pending += 1;
            if usize::from(pending) >= CHUNK {
                self.op(Op::BuildString, &[pending])?;
                pending = 1;
            }
        }
        if pending == 1 {
            return Ok(());
        }
        self.op(Op::BuildString, &[pending])
    }

    fn format_field(&mut self, value: &Expr, conversion: Conversion, spec: &[FPart]) -> Result<()> {
        self.expr(value)?;
        let mut flags = match conversion {
            Conversion::None => 0,
            Conversion::Str => 1,
            Conversion::Repr => 2,
            Conversion::Ascii => 3,
        };
        if !spec.is_empty() {
            flags |= 4;
            self.format_string(spec)?;
        }
        self.op(Op::FormatValue, &[flags])
    }

    /// A comprehension: a function of its own, called at once with the first iterator.
    pub(super) fn comprehension(&mut self, comp: &Comp, line: u32) -> Result<()> {
        let name = match comp.kind {
            CompKind::List => "<listcomp>",
            CompKind::Set => "<setcomp>",
            CompKind::Dict => "<dictcomp>",
            CompKind::Generator => "<genexpr>",
        };
        let before = self.mark();
        let unit = self.open_unit(comp.scope, name.into(), line, None)?;
        let code = self.in_unit(unit, |compiler| compiler.comprehension_body(comp))?;
        self.make_function(code, comp.scope, 0, before)?;
        let Some(first) = comp.clauses.first() else { return Ok(()) };
        self.expr(&first.iter)?;
        self.set_line(line);
        if first.is_async {
            self.op_text(Op::LoadMethod, "__aiter__")?;
            self.op(Op::CallMethod, &[0])?;
        } else {
            self.op(Op::GetIter, &[])?;
        }
        self.op(Op::Call, &[1])?;
        let is_coroutine = self.scopes.get(comp.scope).is_some_and(|scope| scope.is_coroutine);
        if is_coroutine && comp.kind != CompKind::Generator {
            self.await_top()?;
        }
        Ok(())
    }

    fn comprehension_body(&mut self, comp: &Comp) -> Result<()> {
        match comp.kind {
            CompKind::List => self.op(Op::BuildList, &[0])?,
            CompKind::Set => self.op(Op::BuildSet, &[0])?,
            CompKind::Dict => self.op(Op::BuildMap, &[0])?,
            CompKind::Generator => {}
        }
        self.op(Op::LoadFast, &[0])?;
        self.clauses(comp, &comp.clauses, 1)?;
        let is_generator = self.unit.is_generator;
        if comp.kind == CompKind::Generator {
            self.op(Op::LoadNone, &[])?;
        }
        self.op(if is_generator { Op::ReturnGenerator } else { Op::ReturnValue }, &[])
    }

    /// The loops of a comprehension; the iterator of the first clause is on the stack. `nested` counts the loops
    /// that are open, this one included.
    fn clauses(&mut self, comp: &Comp, clauses: &[CompFor], nested: u8) -> Result<()> {
        let Some((clause, rest)) = clauses.split_first() else { return Ok(()) };
        let (next, end) = (self.label(), self.label());
        self.bind(next)?;
        let depth = self.unit.emit.depth();
        let mut ranges = None;
        if clause.is_async {
            ranges = Some(self.async_next()?);
        } else {
            self.jump(Op::ForIter, end)?;
        }
        self.assign(&clause.target)?;
        for test in &clause.tests {
            self.jump_unless(test, next)?;
        }
        match rest.first() {
            None => self.element(comp, nested)?,
            Some(inner) => {
                // One value on the stack for each loop: this also bounds the recursion.
                if nested > 100 {
                    return Err(super::emit::too_deep(inner.target.line));
                }
                self.expr(&inner.iter)?;
                if inner.is_async {
                    self.op_text(Op::LoadMethod, "__aiter__")?;
                    self.op(Op::CallMethod, &[0])?;
                } else {
                    self.op(Op::GetIter, &[])?;
                }
                self.clauses(comp, rest, nested + 1)?;
            }
        }
        self.jump(Op::Jump, next)?;
        match ranges {
            Some(ranges) => self.async_exhausted(&ranges, depth),
            None => self.bind(end),
        }
    }

    fn element(&mut self, comp: &Comp, nested: u8) -> Result<()> {
        self.set_line(comp.element.line);
        self.expr(&comp.element)?;
        if let Some(value) = &comp.value {
            self.expr(value)?;
        }
        match comp.kind {
            CompKind::List => self.op(Op::ListAppend, &[nested + 1]),
            CompKind::Set => self.op(Op::SetAdd, &[nested + 1]),
            CompKind::Dict => self.op(Op::MapAdd, &[nested + 1]),
            CompKind::Generator => {
                self.op(Op::YieldValue, &[])?;
                self.op(Op::Pop, &[])
            }
        }
    }
}
