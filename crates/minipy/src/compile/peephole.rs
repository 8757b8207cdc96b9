//! Superinstructions: a pass over finished bytecode.
//!
//! A prefix is put before each sequence that has one; a pair of loads, or a load and a return, becomes one
//! instruction, and so does a jump to a return. Positions move, so jumps, handlers and lines are written anew.

use alloc::vec::Vec;

use crate::bytecode::{Code, Line, MAX_BYTECODE, Op};
use crate::syntax::error::{Budget, Result};

use super::decode::{Instruction, decode};

/// The prefix for the sequence that begins at `pc`, and the number of its instructions.
pub(super) fn pattern(bytes: &[u8], pc: usize) -> Option<(Op, usize)> {
    let mut at = pc;
    let mut next = || {
        let instruction = decode(bytes, at)?;
        at += instruction.len;
        Some(instruction)
    };
    let first = next()?;
    if first.op == Op::ForIter {
        return (next()?.op == Op::StoreFast).then_some((Op::XForIterStore, 2));
    }
    if first.op != Op::LoadFast {
        return None;
    }
    let second = next()?;
    match second.op {
        Op::LoadAttr => return Some((Op::XLoadAttrFast, 2)),
        Op::LoadMethod => return Some((Op::XLoadMethodFast, 2)),
        Op::StoreAttr => return Some((Op::XStoreAttrFast, 2)),
        Op::LoadFast | Op::LoadInt => {}
        _ => return None,
    }
    let is_int = second.op == Op::LoadInt;
    let third = next()?;
    let same_store = |stored: Option<Instruction>| {
        stored.is_some_and(|last| last.op == Op::StoreFast && last.operands.0 == first.operands.0)
    };
    match third.op {
        Op::Lt | Op::Le | Op::Eq | Op::Ne | Op::Gt | Op::Ge => {
            let prefix = if is_int { Op::XCompareFastIntJump } else { Op::XCompareFastFastJump };
            (next()?.op == Op::PopJumpIfFalse).then_some((prefix, 4))
        }
        Op::Add | Op::Sub if is_int => Some((Op::XAddFastInt, 3)),
        Op::Add | Op::Sub | Op::Mul if !is_int => Some((Op::XArithFastFast, 3)),
        Op::IAdd | Op::ISub if is_int => same_store(next()).then_some((Op::XIncFast, 4)),
        Op::IAdd => same_store(next()).then_some((Op::XAddToFast, 4)),
        Op::LoadSubscr if !is_int => Some((Op::XLoadSubscrFast, 3)),
        _ => None,
    }
}

/// Puts the superinstructions into `code`. Code that would become too long stays as it is.
pub(super) fn optimise(code: &mut Code, budget: &mut Budget) -> Result<()> {
    let len = code.bytecode.len();
    budget.charge(len.saturating_mul(2 + 2 + 1), code.first_line)?;
    let mut pass = Pass {
        bytes: &code.bytecode,
        out: Vec::with_capacity(len + len / 4),
        moved: alloc::vec![0; len + 1],
        fixed: fixed_positions(code),
        jumps: Vec::new(),
    };
    pass.run();
    let Pass { out, moved, jumps, .. } = pass;
    if out.len() >= MAX_BYTECODE {
        return Ok(());
    }
    let position = |at: u16| moved.get(usize::from(at)).copied().unwrap_or(0);
    let mut out = out;
    for (at, target) in jumps {
        if let Some(operand) = out.get_mut(at..at + 2) {
            operand.copy_from_slice(&position(target).to_le_bytes());
        }
    }
    for handler in &mut code.handlers {
        handler.start = position(handler.start);
        handler.end = position(handler.end);
        handler.target = position(handler.target);
    }
    for Line { pc, .. } in &mut code.lines {
        *pc = position(*pc);
    }
    out.shrink_to_fit();
    code.bytecode = out;
    Ok(())
}

/// Positions that tables or jumps refer to: no fusion may swallow them.
fn fixed_positions(code: &Code) -> Vec<bool> {
    let mut fixed = alloc::vec![false; code.bytecode.len() + 1];
    let mut fix = |at: usize| {
        if let Some(slot) = fixed.get_mut(at) {
            *slot = true;
        }
    };
    let mut pc = 0;
    while let Some(instruction) = decode(&code.bytecode, pc) {
        if let Some(target) = instruction.target() {
            fix(target as usize);
        }
        pc += instruction.len;
    }
    for handler in &code.handlers {
        fix(usize::from(handler.start));
        fix(usize::from(handler.end));
        fix(usize::from(handler.target));
    }
    code.lines.iter().for_each(|line| fix(usize::from(line.pc)));
    fixed
}

struct Pass<'c> {
    bytes: &'c [u8],
    out: Vec<u8>,
    /// The new position of each old one.
    moved: Vec<u16>,
    fixed: Vec<bool>,
    /// Operands in `out` that hold jump targets, with the old target.
    jumps: Vec<(usize, u16)>,
}

impl Pass<'_> {
    fn run(&mut self) {
        let mut pc = 0;
        while let Some(instruction) = decode(self.bytes, pc) {
            self.mark(pc);
            if let Some((prefix, count)) = pattern(self.bytes, pc) {
                self.out.push(prefix as u8);
                pc = self.copy(pc, count);
            } else if let Some(length) = self.fuse(pc, instruction) {
                pc += length;
            } else {
                pc = self.copy(pc, 1);
            }
        }
        self.mark(pc);
    }

    fn mark(&mut self, pc: usize) {
        if let Some(slot) = self.moved.get_mut(pc) {
            // Too long an output is thrown away, so a position that does not fit is never used.
            *slot = u16::try_from(self.out.len()).unwrap_or(u16::MAX);
        }
    }

    /// Copies `count` instructions unchanged; returns the position after them.
    fn copy(&mut self, mut pc: usize, count: usize) -> usize {
        for index in 0..count {
            let Some(instruction) = decode(self.bytes, pc) else { break };
            if index > 0 {
                self.mark(pc);
            }
            let end = pc + instruction.len;
            self.out.extend_from_slice(self.bytes.get(pc..end).unwrap_or_default());
            if let Some(target) = instruction.target() {
                self.jumps.push((self.out.len() - 2, target as u16));
            }
            pc = end;
        }
        pc
    }

    /// The return that an instruction is, or that it jumps to.
    fn returns(&self, instruction: Instruction) -> Option<Op> {
        let op = match instruction.op {
            Op::Jump => decode(self.bytes, instruction.target()? as usize)?.op,
            op => op,
        };
        matches!(op, Op::ReturnValue | Op::ReturnGenerator).then_some(op)
    }

    /// Writes one instruction for the two at `pc`, if there is one. Returns the bytes it replaces.
    fn fuse(&mut self, pc: usize, first: Instruction) -> Option<usize> {
        if let Some(returns) = self.returns(first) {
            self.out.push(returns as u8);
            return Some(first.len);
        }
        if first.op != Op::LoadFast {
            return None;
        }
        let after = pc + first.len;
        if *self.fixed.get(after)? || pattern(self.bytes, after).is_some() {
            return None;
        }
        let second = decode(self.bytes, after)?;
        let local = first.operands.0 as u8;
        match second.op {
            Op::LoadFast => {
                self.out.extend_from_slice(&[Op::LoadFastFast as u8, local, second.operands.0 as u8]);
            }
            Op::LoadInt => {
                self.out.extend_from_slice(&[Op::LoadFastInt as u8, local, second.operands.0 as u8]);
            }
            _ if self.returns(second) == Some(Op::ReturnValue) => {
                self.out.extend_from_slice(&[Op::ReturnFast as u8, local]);
            }
            _ => return None,
        }
        Some(first.len + second.len)
    }
}
