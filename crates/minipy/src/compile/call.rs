//! Calls.

use crate::bytecode::{Const, Op};
use crate::syntax::ast::{Arg, ArgKind, Expr, ExprKind, Name, Trailer, TrailerKind};
use crate::syntax::error::Result;

use super::Compiler;
use super::expr::CHUNK;
use super::scope::{Place, ScopeKind};

impl Compiler<'_> {
    /// `super()` in a method: passes the class and the first parameter. False: it is no such call.
    pub(super) fn super_call(&mut self, base: &Expr, trailers: &[Trailer]) -> Result<bool> {
        let ExprKind::Name(name) = base.kind else { return Ok(false) };
        let Some(Trailer { kind: TrailerKind::Call(args), .. }) = trailers.first() else { return Ok(false) };
        let Some(scope) = self.scopes.get(self.unit.scope) else { return Ok(false) };
        let Some(first) = self.unit.first_param else { return Ok(false) };
        if name != self.special.super_
            || !args.is_empty()
            || scope.kind != ScopeKind::Function
            || scope.place(name) != Place::Global
            || scope.place(self.special.class) != Place::Free
        {
            return Ok(false);
        }
        self.load(name)?;
        self.load(self.special.class)?;
        self.load(first)?;
        self.op(Op::Call, &[2])?;
        Ok(true)
    }

    /// `callee → result`
    pub(super) fn call(&mut self, args: &[Arg], line: u32) -> Result<()> {
        let Some((positional, keywords)) = counts(args) else { return self.call_unpacked(args, line) };
        self.arguments(args)?;
        self.set_line(line);
        match keywords {
            0 => self.op(Op::Call, &[positional]),
            _ => self.op(Op::CallKw, &[positional, keywords]),
        }
    }

    /// `object → result`, for `.name(args)`. False: the arguments need unpacking.
    pub(super) fn method_call(&mut self, name: Name, args: &[Arg], line: u32) -> Result<bool> {
        let Some((positional, keywords)) = counts(args) else { return Ok(false) };
        self.op_name(Op::LoadMethod, name)?;
        self.arguments(args)?;
        self.set_line(line);
        match keywords {
            0 => self.op(Op::CallMethod, &[positional])?,
            _ => self.op(Op::CallMethodKw, &[positional, keywords])?,
        }
        Ok(true)
    }

    fn arguments(&mut self, args: &[Arg]) -> Result<()> {
        for arg in args {
            if let ArgKind::Keyword(name) = arg.kind {
                self.keyword_name(name)?;
            }
            self.expr(&arg.value)?;
        }
        Ok(())
    }

    fn keyword_name(&mut self, name: Name) -> Result<()> {
        let text = self.names.get(name).into();
        self.constant(Const::Str(text))
    }

    /// A call with `*` or `**`, or with more arguments than are good for the stack.
    fn call_unpacked(&mut self, args: &[Arg], line: u32) -> Result<()> {
        self.op(Op::BuildList, &[0])?;
        self.call_list(args, line)
    }

    /// `callee list → result`: adds the arguments to those in the list.
    pub(super) fn call_list(&mut self, args: &[Arg], line: u32) -> Result<()> {
        let is_keyword = |arg: &&Arg| matches!(arg.kind, ArgKind::Keyword(_) | ArgKind::DoubleStar);
        for arg in args.iter().filter(|arg| !is_keyword(arg)) {
            self.expr(&arg.value)?;
            let op = if arg.kind == ArgKind::Star { Op::ListExtend } else { Op::ListAppend };
            self.op(op, &[1])?;
        }
        let has_keywords = args.iter().any(|arg| is_keyword(&arg));
        if has_keywords {
            self.op(Op::BuildMap, &[0])?;
            for arg in args {
                match arg.kind {
                    ArgKind::Keyword(name) => {
                        // Merged, not added, so that a name given twice is an error.
                        self.keyword_name(name)?;
                        self.expr(&arg.value)?;
                        self.op(Op::BuildMap, &[1])?;
                        self.op(Op::DictMerge, &[1])?;
                    }
                    ArgKind::DoubleStar => {
                        self.expr(&arg.value)?;
                        self.op(Op::DictMerge, &[1])?;
                    }
                    ArgKind::Positional | ArgKind::Star => {}
                }
            }
        }
        self.set_line(line);
        self.op(Op::CallEx, &[u8::from(has_keywords)])
    }
}

/// Positional and keyword arguments, when they can stand on the stack one by one.
fn counts(args: &[Arg]) -> Option<(u8, u8)> {
    if args.len() > CHUNK {
        return None;
    }
    let (mut positional, mut keywords) = (0, 0);
    for arg in args {
        match arg.kind {
            ArgKind::Positional => positional += 1,
            ArgKind::Keyword(_) => keywords += 1,
            ArgKind::Star | ArgKind::DoubleStar => return None,
        }
    }
    Some((positional, keywords))
}
