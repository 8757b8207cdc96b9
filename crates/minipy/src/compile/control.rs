//! Control flow: loops, `try`, `with`, and the ways out of them.
//!
//! A block is something that a `return`, `break` or `continue` must undo on its way out. [`Compiler::leave`]
//! walks the open blocks from the inside and writes what undoes them, until it meets the loop in question, the
//! function's end, or a `finally`: that one is entered with a token that says how to go on.

use alloc::vec::Vec;

use crate::bytecode::Op;
use crate::syntax::ast::{Expr, ExprKind, Handler, Name, Stmt, StmtKind};
use crate::syntax::error::Result;

use super::Compiler;
use super::emit::{Label, too_deep};

/// A way out of blocks. The numbers are the tokens of `finally` bodies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Exit {
    Return = 2,
    Break = 3,
    Continue = 4,
}

/// Pieces of bytecode, from the first byte to one past the last.
pub(super) type Ranges = Vec<(u16, u16)>;

/// The bytecode that an exception handler protects: pieces, because ways out of the block are not protected.
#[derive(Debug, Default)]
pub(super) struct Guard {
    ranges: Ranges,
    start: Option<u16>,
}

impl Guard {
    fn close(&mut self, at: u16) {
        if let Some(start) = self.start.take()
            && start < at
        {
            self.ranges.push((start, at));
        }
    }
}

/// A block that is open while its body is compiled.
#[derive(Debug)]
pub(super) enum Block {
    /// A loop; `for` has an iterator on the stack.
    Loop { is_for: bool, next: Label, end: Label },
    /// The body of a `try` with handlers.
    Try(Guard),
    /// What a `finally` protects. `exits` has a bit for each way out that was taken.
    Finally { guard: Guard, entry: Label, exits: u8 },
    /// The body of the `finally`: a value and a token are on the stack.
    FinallyBody,
    /// The body of a `with`: the exit method is on the stack.
    With { guard: Guard, is_async: bool },
    /// The body of an `except`: the name is unset at its end; `slot` keeps the exception for a bare `raise`.
    Handler { guard: Guard, name: Option<Name>, slot: Option<u8> },
}

impl Block {
    const fn guard(&mut self) -> Option<&mut Guard> {
        match self {
            Self::Loop { .. } | Self::FinallyBody => None,
            Self::Try(guard)
            | Self::Finally { guard, .. }
            | Self::With { guard, .. }
            | Self::Handler { guard, .. } => Some(guard),
        }
    }
}

/// What is left to do for one block on the way out.
enum Undo {
    Nothing,
    Target(Label),
    /// The end of a `for`, whose iterator must go first.
    Break(Label),
    Drop(u8),
    /// The body of a `finally`, which ends whatever led into it.
    Body,
    Finally(Label),
    With(bool),
    Handler(Option<Name>, Option<u8>),
}

impl Compiler<'_> {
    fn push_block(&mut self, mut block: Block) -> Result<()> {
        let line = self.unit.emit.line();
        self.budget.charge_element::<Block>(line)?;
        let at = self.unit.emit.position()?;
        if let Some(guard) = block.guard() {
            guard.start = Some(at);
        }
        self.unit.blocks.push(block);
        Ok(())
    }

    /// Closes the innermost block and returns what it protected.
    fn pop_block(&mut self) -> Result<(Option<Block>, Ranges)> {
        let at = self.unit.emit.position()?;
        let mut block = self.unit.blocks.pop();
        let mut ranges = Vec::new();
        if let Some(guard) = block.as_mut().and_then(Block::guard) {
            guard.close(at);
            ranges = core::mem::take(&mut guard.ranges);
        }
        Ok((block, ranges))
    }

    fn handler_here(&mut self, ranges: &[(u16, u16)], depth: u32) -> Result<()> {
        self.unit.emit.handler(ranges, depth, &mut self.budget)
    }

    /// A loop is open, so there may be a `break` or `continue`.
    pub(super) fn in_loop(&self) -> bool {
        self.unit.blocks.iter().any(|block| matches!(block, Block::Loop { .. }))
    }

    /// Writes a `return`, `break` or `continue`; for a return, its value is on top of the stack.
    pub(super) fn leave(&mut self, exit: Exit) -> Result<()> {
        let mut index = self.unit.blocks.len();
        let mut dropped = 0;
        let mut done = false;
        while index > 0 && !done {
            index -= 1;
            let at = self.unit.emit.position()?;
            let undo = match self.unit.blocks.get_mut(index) {
                Some(block) => undo(block, exit, at),
                None => Undo::Nothing,
            };
            done = self.undo(undo, exit, &mut dropped)?;
        }
        if !done && exit == Exit::Return {
            let op = if self.unit.is_generator { Op::ReturnGenerator } else { Op::ReturnValue };
            self.op(op, &[])?;
        }
        // What follows is inside the blocks again.
        let at = self.unit.emit.position()?;
        for block in self.unit.blocks.iter_mut().skip(index) {
            if let Some(guard) = block.guard() {
                guard.start = Some(at);
            }
        }
        Ok(())
    }

    /// Writes what undoes one block. True: the way out is complete.
    fn undo(&mut self, undo: Undo, exit: Exit, dropped: &mut u8) -> Result<bool> {
        let is_return = exit == Exit::Return;
        match undo {
            Undo::Nothing => {}
            Undo::Target(label) => {
                self.jump(Op::Jump, label)?;
                return Ok(true);
            }
            Undo::Break(label) => {
                self.op(Op::Pop, &[])?;
                self.jump(Op::Jump, label)?;
                return Ok(true);
            }
            Undo::Body if is_return => {
                self.op(Op::EndHandler, &[])?;
                *dropped = dropped.saturating_add(2);
            }
            Undo::Body => {
                self.op(Op::EndHandler, &[])?;
                self.op(Op::Pop, &[])?;
                self.op(Op::Pop, &[])?;
            }
            Undo::Drop(count) if is_return => *dropped = dropped.saturating_add(count),
            Undo::Drop(count) => {
                for _ in 0..count {
                    self.op(Op::Pop, &[])?;
                }
            }
            Undo::Finally(entry) => {
                self.shrink(dropped)?;
                if !is_return {
                    self.op(Op::LoadNone, &[])?;
                }
                self.op(Op::LoadInt, &[exit as u8])?;
                self.jump(Op::Jump, entry)?;
                return Ok(true);
            }
            Undo::With(is_async) => {
                self.shrink(dropped)?;
                if is_return {
                    self.op(Op::Rot2, &[])?;
                }
                self.call_exit(is_async)?;
            }
            Undo::Handler(name, slot) => {
                self.op(Op::EndHandler, &[])?;
                if let Some(name) = name {
                    self.unset(name)?;
                }
                if let Some(slot) = slot.filter(|_| !is_return) {
                    self.op(Op::LoadNone, &[])?;
                    self.op(Op::StoreFast, &[slot])?;
                }
            }
        }
        Ok(false)
    }

    /// Drops what lies below a return value.
    fn shrink(&mut self, dropped: &mut u8) -> Result<()> {
        match core::mem::take(dropped) {
            0 => Ok(()),
            count => self.op(Op::Shrink, &[count]),
        }
    }

    /// `exit → `: calls the exit method of a `with` that ends without an exception.
    fn call_exit(&mut self, is_async: bool) -> Result<()> {
        for _ in 0..3 {
            self.op(Op::LoadNone, &[])?;
        }
        self.op(Op::Call, &[3])?;
        if is_async {
            self.await_top()?;
        }
        self.op(Op::Pop, &[])
    }

    /// `awaitable → result`
    pub(super) fn await_top(&mut self) -> Result<()> {
        self.op(Op::GetAwaitable, &[])?;
        self.op(Op::LoadNone, &[])?;
        self.op(Op::YieldFrom, &[])
    }

    /// `name = None; del name`: works whether or not it is set.
    fn unset(&mut self, name: Name) -> Result<()> {
        self.op(Op::LoadNone, &[])?;
        self.store(name)?;
        self.delete(name)
    }

    pub(super) fn while_loop(&mut self, test: &Expr, body: &[Stmt], orelse: &[Stmt]) -> Result<()> {
        let (next, otherwise, end) = (self.label(), self.label(), self.label());
        self.bind(next)?;
        self.jump_unless(test, otherwise)?;
        self.push_block(Block::Loop { is_for: false, next, end })?;
        self.block(body)?;
        self.pop_block()?;
        self.jump(Op::Jump, next)?;
        self.bind(otherwise)?;
        self.block(orelse)?;
        self.bind(end)
    }

    pub(super) fn for_loop(
        &mut self,
        target: &Expr,
        iter: &Expr,
        body: &[Stmt],
        orelse: &[Stmt],
    ) -> Result<()> {
        let (next, otherwise, end) = (self.label(), self.label(), self.label());
        let line = self.unit.emit.line();
        self.expr(iter)?;
        self.op(Op::GetIter, &[])?;
        self.bind(next)?;
        self.set_line(line);
        self.jump(Op::ForIter, otherwise)?;
        self.assign(target)?;
        self.push_block(Block::Loop { is_for: true, next, end })?;
        self.block(body)?;
        self.pop_block()?;
        self.jump(Op::Jump, next)?;
        self.bind(otherwise)?;
        self.block(orelse)?;
        self.bind(end)
    }

    pub(super) fn async_for(
        &mut self,
        target: &Expr,
        iter: &Expr,
        body: &[Stmt],
        orelse: &[Stmt],
    ) -> Result<()> {
        let (next, end) = (self.label(), self.label());
        self.expr(iter)?;
        self.op_text(Op::LoadMethod, "__aiter__")?;
        self.op(Op::CallMethod, &[0])?;
        self.bind(next)?;
        let depth = self.unit.emit.depth();
        let ranges = self.async_next()?;
        self.assign(target)?;
        self.push_block(Block::Loop { is_for: true, next, end })?;
        self.block(body)?;
        self.pop_block()?;
        self.jump(Op::Jump, next)?;
        self.async_exhausted(&ranges, depth)?;
        self.block(orelse)?;
        self.bind(end)
    }

    /// `iterator → iterator item`: the next item of an asynchronous iterator. Returns what
    /// [`Self::async_exhausted`] must protect.
    pub(super) fn async_next(&mut self) -> Result<Ranges> {
        self.op(Op::Dup, &[])?;
        self.push_block(Block::Try(Guard::default()))?;
        self.op_text(Op::LoadMethod, "__anext__")?;
        self.op(Op::CallMethod, &[0])?;
        self.await_top()?;
        Ok(self.pop_block()?.1)
    }

    /// The handler that ends an asynchronous loop: drops the iterator at StopAsyncIteration.
    pub(super) fn async_exhausted(&mut self, ranges: &[(u16, u16)], depth: u32) -> Result<()> {
        let done = self.label();
        self.handler_here(ranges, depth)?;
        self.op_text(Op::LoadBuiltin, "StopAsyncIteration")?;
        self.op(Op::MatchException, &[])?;
        self.jump(Op::PopJumpIfTrue, done)?;
        self.op(Op::Reraise, &[])?;
        self.bind(done)?;
        self.op(Op::EndHandler, &[])?;
        self.op(Op::Pop, &[])?;
        self.op(Op::Pop, &[])
    }

    pub(super) fn try_statement(
        &mut self,
        body: &[Stmt],
        handlers: &[Handler],
        orelse: &[Stmt],
        finally: &[Stmt],
    ) -> Result<()> {
        if finally.is_empty() {
            return self.try_except(body, handlers, orelse);
        }
        let (entry, end) = (self.label(), self.label());
        let depth = self.unit.emit.depth();
        self.push_block(Block::Finally { guard: Guard::default(), entry, exits: 0 })?;
        if handlers.is_empty() {
            self.block(body)?;
        } else {
            self.try_except(body, handlers, orelse)?;
        }
        let (block, ranges) = self.pop_block()?;
        self.op(Op::LoadNone, &[])?;
        self.op(Op::LoadInt, &[0])?;
        self.jump(Op::Jump, entry)?;
        self.handler_here(&ranges, depth)?;
        self.op(Op::LoadInt, &[1])?;
        self.bind(entry)?;
        self.push_block(Block::FinallyBody)?;
        self.block(finally)?;
        self.pop_block()?;
        let exits = match block {
            Some(Block::Finally { exits, .. }) => exits,
            _ => 0,
        };
        self.end_finally(exits, end)
    }

    /// After a `finally` body: goes on with what led into it.
    fn end_finally(&mut self, exits: u8, end: Label) -> Result<()> {
        let mut ways = Vec::new();
        for exit in [Exit::Return, Exit::Break, Exit::Continue] {
            if exits & (1 << exit as u8) != 0 {
                let label = self.label();
                self.unit.emit.jump(Op::TokenIf, &[exit as u8], label, &mut self.budget)?;
                ways.push((exit, label));
            }
        }
        self.op(Op::EndFinally, &[])?;
        self.jump(Op::Jump, end)?;
        for (exit, label) in ways {
            self.bind(label)?;
            if exit != Exit::Return {
                self.op(Op::Pop, &[])?;
            }
            self.leave(exit)?;
        }
        self.bind(end)
    }

    fn try_except(&mut self, body: &[Stmt], handlers: &[Handler], orelse: &[Stmt]) -> Result<()> {
        let end = self.label();
        let depth = self.unit.emit.depth();
        self.push_block(Block::Try(Guard::default()))?;
        self.block(body)?;
        let (_, ranges) = self.pop_block()?;
        self.block(orelse)?;
        self.jump(Op::Jump, end)?;
        self.handler_here(&ranges, depth)?;
        for handler in handlers {
            self.set_line(handler.line);
            let next = self.label();
            if let Some(class) = &handler.class {
                self.expr(class)?;
                self.op(Op::MatchException, &[])?;
                self.jump(Op::PopJumpIfFalse, next)?;
            }
            self.handler_body(handler)?;
            self.jump(Op::Jump, end)?;
            self.bind(next)?;
        }
        self.op(Op::Reraise, &[])?;
        self.bind(end)
    }

    /// The body of an `except`; the exception is on the stack.
    fn handler_body(&mut self, handler: &Handler) -> Result<()> {
        let slot = if raises_again(&handler.body) { Some(self.take_hidden()?) } else { None };
        if let Some(slot) = slot {
            self.op(Op::Dup, &[])?;
            self.op(Op::StoreFast, &[slot])?;
        }
        match handler.name {
            Some(name) => self.store(name)?,
            None => self.op(Op::Pop, &[])?,
        }
        let depth = self.unit.emit.depth();
        self.push_block(Block::Handler { guard: Guard::default(), name: handler.name, slot })?;
        self.block(&handler.body)?;
        let (_, ranges) = self.pop_block()?;
        self.op(Op::EndHandler, &[])?;
        if let Some(slot) = slot {
            self.op(Op::LoadNone, &[])?;
            self.op(Op::StoreFast, &[slot])?;
            self.release_hidden();
        }
        let Some(name) = handler.name else { return Ok(()) };
        // The name is unset however the body ends.
        let end = self.label();
        self.unset(name)?;
        self.jump(Op::Jump, end)?;
        self.handler_here(&ranges, depth)?;
        self.unset(name)?;
        self.op(Op::Reraise, &[])?;
        self.bind(end)
    }

    /// A `raise` without an exception: raises the one of the innermost handler again.
    pub(super) fn raise_again(&mut self) -> Result<()> {
        let slot = self.unit.blocks.iter().rev().find_map(|block| match block {
            Block::Handler { slot, .. } => *slot,
            _ => None,
        });
        match slot {
            Some(slot) => {
                self.op(Op::LoadFast, &[slot])?;
                self.op(Op::Reraise, &[])
            }
            None => self.op(Op::Raise, &[0]),
        }
    }

    pub(super) fn with_statement(
        &mut self,
        is_async: bool,
        items: &[(Expr, Option<Expr>)],
        body: &[Stmt],
    ) -> Result<()> {
        let Some(((context, target), rest)) = items.split_first() else { return self.block(body) };
        // Each item keeps a value on the stack, so more could not run; this also bounds the recursion.
        if rest.len() > 100 {
            return Err(too_deep(context.line));
        }
        let (swallowed, done) = (self.label(), self.label());
        self.expr(context)?;
        self.op(Op::BeforeWith, &[u8::from(is_async)])?;
        self.op(Op::Call, &[0])?;
        if is_async {
            self.await_top()?;
        }
        let depth = self.unit.emit.depth().saturating_sub(1);
        self.push_block(Block::With { guard: Guard::default(), is_async })?;
        match target {
            Some(target) => self.assign(target)?,
            None => self.op(Op::Pop, &[])?,
        }
        self.with_statement(is_async, rest, body)?;
        let (_, ranges) = self.pop_block()?;
        self.call_exit(is_async)?;
        self.jump(Op::Jump, done)?;
        self.handler_here(&ranges, depth)?;
        self.op(Op::WithExcept, &[])?;
        self.op(Op::Call, &[3])?;
        if is_async {
            self.await_top()?;
        }
        self.jump(Op::PopJumpIfTrue, swallowed)?;
        self.op(Op::Reraise, &[])?;
        self.bind(swallowed)?;
        self.op(Op::EndHandler, &[])?;
        self.op(Op::Pop, &[])?;
        self.op(Op::Pop, &[])?;
        self.bind(done)
    }
}

/// What must be undone for `block` on this way out; stops protecting it at `at`.
fn undo(block: &mut Block, exit: Exit, at: u16) -> Undo {
    if let Some(guard) = block.guard() {
        guard.close(at);
    }
    match block {
        Block::Loop { is_for, next, end } => match exit {
            Exit::Return => Undo::Drop(u8::from(*is_for)),
            Exit::Break if *is_for => Undo::Break(*end),
            Exit::Break => Undo::Target(*end),
            Exit::Continue => Undo::Target(*next),
        },
        Block::Try(_) => Undo::Nothing,
        Block::Finally { entry, exits, .. } => {
            *exits |= 1 << exit as u8;
            Undo::Finally(*entry)
        }
        Block::FinallyBody => Undo::Body,
        Block::With { is_async, .. } => Undo::With(*is_async),
        Block::Handler { name, slot, .. } => Undo::Handler(*name, *slot),
    }
}

/// Whether a handler's body has a bare `raise` of its own.
fn raises_again(body: &[Stmt]) -> bool {
    body.iter().any(|stmt| match &stmt.kind {
        StmtKind::Raise(None, _) => true,
        StmtKind::If(arms, orelse) => arms.iter().any(|arm| raises_again(&arm.1)) || raises_again(orelse),
        StmtKind::While(stmt) => raises_again(&stmt.body) || raises_again(&stmt.orelse),
        StmtKind::For(stmt) => raises_again(&stmt.body) || raises_again(&stmt.orelse),
        StmtKind::With { body, .. } => raises_again(body),
        StmtKind::Try(stmt) => {
            raises_again(&stmt.body)
                || stmt.handlers.iter().any(|handler| raises_again(&handler.body))
                || raises_again(&stmt.orelse)
                || raises_again(&stmt.finally)
        }
        _ => false,
    })
}

/// A test whose value is known: `while True`, `if 0`.
pub(super) const fn known_truth(test: &Expr) -> Option<bool> {
    match &test.kind {
        ExprKind::True => Some(true),
        ExprKind::False | ExprKind::None => Some(false),
        ExprKind::Int(value) => Some(*value != 0),
        ExprKind::Str(text) => Some(!text.is_empty()),
        _ => None,
    }
}
