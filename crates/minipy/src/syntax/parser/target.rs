//! Targets: which expressions may be assigned to, deleted, or bound by `for` and `with`.

use alloc::vec::Vec;

use super::super::ast::{Expr, ExprKind, Trailer, TrailerKind};
use super::super::error::{CompileError, Result};
use super::super::token::Tok;
use super::{Parser, expr};

impl Parser<'_> {
    /// The targets of a `for`, up to `close`.
    pub(super) fn target_list(&mut self, close: Tok) -> Result<Expr> {
        let line = self.line();
        let first = self.target_item()?;
        if self.tok() != Tok::Comma {
            check_target(&first)?;
            return Ok(first);
        }
        let mut items = Vec::new();
        self.push(&mut items, first)?;
        while self.accept(Tok::Comma)? {
            if self.tok() == close {
                break;
            }
            let item = self.target_item()?;
            self.push(&mut items, item)?;
        }
        let target = expr(line, ExprKind::Tuple(items));
        check_target(&target)?;
        Ok(target)
    }

    fn target_item(&mut self) -> Result<Expr> {
        if self.tok() == Tok::Star { self.star_expression() } else { self.target_operand() }
    }
}

/// Refuses what cannot be assigned to.
pub(super) fn check_target(target: &Expr) -> Result<()> {
    match &target.kind {
        ExprKind::Name(_) => Ok(()),
        ExprKind::Postfix(_, trailers) if is_place(trailers) => Ok(()),
        ExprKind::Tuple(items) | ExprKind::List(items) => {
            let mut starred = false;
            for item in items {
                let inner = match &item.kind {
                    ExprKind::Starred(inner) => {
                        if core::mem::replace(&mut starred, true) {
                            return Err(CompileError::syntax(item.line, "multiple *x in assignment"));
                        }
                        inner
                    }
                    _ => item,
                };
                check_target(inner)?;
            }
            Ok(())
        }
        ExprKind::Starred(_) => {
            Err(CompileError::syntax(target.line, "starred assignment target must be in a list or tuple"))
        }
        _ => Err(CompileError::syntax(target.line, "can't assign to expression")),
    }
}

/// Refuses what is not one name, attribute or subscript.
pub(super) fn check_single(target: &Expr, message: &'static str) -> Result<()> {
    match &target.kind {
        ExprKind::Name(_) => Ok(()),
        ExprKind::Postfix(_, trailers) if is_place(trailers) => Ok(()),
        _ => Err(CompileError::syntax(target.line, message)),
    }
}

/// Refuses what cannot be deleted.
pub(super) fn check_delete(target: &Expr) -> Result<()> {
    match &target.kind {
        ExprKind::Tuple(items) | ExprKind::List(items) => items.iter().try_for_each(check_delete),
        _ => check_single(target, "can't delete expression"),
    }
}

/// The last trailer is an attribute or a subscript.
fn is_place(trailers: &[Trailer]) -> bool {
    trailers.last().is_some_and(|last| !matches!(last.kind, TrailerKind::Call(_)))
}
