//! The emitter: instructions, labels, tables of one code object.
//!
//! It knows the depth of the operand stack at every instruction. Code that cannot be reached is not written:
//! after an instruction that never falls through everything is dropped until a label that is jumped to.

use alloc::collections::BTreeMap;
use alloc::vec::Vec;

use crate::bytecode::{Const, Handler, Line, MAX_BYTECODE, Op};
use crate::syntax::ast::Name;
use crate::syntax::error::{Budget, CompileError, Result};
use crate::syntax::names::Names;

/// A position that jumps go to; made by [`Emitter::label`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Label(usize);

#[derive(Debug)]
struct LabelState {
    /// Where it is, once bound.
    at: Option<u16>,
    /// Operands waiting for the position.
    patches: Vec<usize>,
    /// Operands on the stack at the jumps.
    depth: Option<u32>,
}

/// The code of one function, class body, comprehension or module, as it grows.
#[derive(Debug)]
pub(super) struct Emitter {
    pub bytes: Vec<u8>,
    pub handlers: Vec<Handler>,
    pub lines: Vec<Line>,
    pub consts: Vec<Const>,
    pub names: Vec<Name>,
    name_index: BTreeMap<Name, u32>,
    labels: Vec<LabelState>,
    /// Operands on the stack.
    depth: u32,
    max_depth: u32,
    reachable: bool,
    line: u32,
}

impl Emitter {
    pub(super) const fn new(line: u32) -> Self {
        Self {
            bytes: Vec::new(),
            handlers: Vec::new(),
            lines: Vec::new(),
            consts: Vec::new(),
            names: Vec::new(),
            name_index: BTreeMap::new(),
            labels: Vec::new(),
            depth: 0,
            max_depth: 0,
            reachable: true,
            line,
        }
    }

    /// Gives back what the tables have beyond their contents.
    pub(super) fn shrink(&mut self) {
        self.handlers.shrink_to_fit();
        self.lines.shrink_to_fit();
        self.consts.shrink_to_fit();
    }

    /// The next instructions belong to `line`.
    pub(super) const fn set_line(&mut self, line: u32) {
        self.line = line;
    }

    pub(super) const fn line(&self) -> u32 {
        self.line
    }

    pub(super) const fn depth(&self) -> u32 {
        self.depth
    }

    pub(super) const fn max_depth(&self) -> u32 {
        self.max_depth
    }

    pub(super) const fn is_reachable(&self) -> bool {
        self.reachable
    }

    /// The position of the next instruction.
    pub(super) fn position(&self) -> Result<u16> {
        u16::try_from(self.bytes.len())
            .ok()
            .filter(|&at| usize::from(at) < MAX_BYTECODE)
            .ok_or_else(|| CompileError::syntax(self.line, "code too large"))
    }

    fn put(&mut self, bytes: &[u8], budget: &mut Budget) -> Result<()> {
        budget.charge(2 * bytes.len(), self.line)?;
        self.bytes.extend_from_slice(bytes);
        Ok(())
    }

    /// Writes an instruction whose operands are bytes.
    pub(super) fn op(&mut self, op: Op, operands: &[u8], budget: &mut Budget) -> Result<()> {
        let operand = |index: usize| operands.get(index).copied().map_or(0, u32::from);
        self.instruction(op, operands, (operand(0), operand(1)), budget)
    }

    /// Writes an instruction whose first operand is an index of any size.
    pub(super) fn op_index(&mut self, op: Op, index: u32, rest: &[u8], budget: &mut Budget) -> Result<()> {
        if index > 0xffff {
            return Err(CompileError::syntax(self.line, "too many names or constants"));
        }
        let mut bytes = [0_u8; 5];
        let mut len = 0;
        let mut left = index;
        let mut put = |byte: u8| {
            if let Some(slot) = bytes.get_mut(len) {
                *slot = byte;
                len += 1;
            }
        };
        while left >= 0x80 {
            put(left as u8 | 0x80);
            left >>= 7;
        }
        put(left as u8);
        rest.iter().for_each(|&byte| put(byte));
        let second = rest.first().copied().map_or(0, u32::from);
        let operands = bytes.get(..len).unwrap_or_default();
        self.instruction(op, operands, (index, second), budget)
    }

    fn instruction(
        &mut self,
        op: Op,
        operands: &[u8],
        effect: (u32, u32),
        budget: &mut Budget,
    ) -> Result<()> {
        if !self.reachable {
            return Ok(());
        }
        let at = self.position()?;
        if self.lines.last().is_none_or(|last| last.line != self.line) {
            budget.charge_element::<Line>(self.line)?;
            self.lines.push(Line { pc: at, line: self.line });
        }
        self.put(&[op as u8], budget)?;
        self.put(operands, budget)?;
        let (pops, pushes) = op.effect(effect.0, effect.1);
        self.set_depth(self.depth.saturating_sub(pops).saturating_add(pushes));
        if op.ends_block() {
            self.reachable = false;
        }
        Ok(())
    }

    fn set_depth(&mut self, depth: u32) {
        self.depth = depth;
        self.max_depth = self.max_depth.max(depth);
    }

    /// A new label, not bound yet.
    pub(super) fn label(&mut self) -> Label {
        self.labels.push(LabelState { at: None, patches: Vec::new(), depth: None });
        Label(self.labels.len() - 1)
    }

    /// Writes a jump to `label`; `rest` are operand bytes before the target.
    pub(super) fn jump(&mut self, op: Op, rest: &[u8], label: Label, budget: &mut Budget) -> Result<()> {
        if !self.reachable {
            return Ok(());
        }
        let before = self.depth;
        let mut operands = [0_u8; 3];
        for (slot, &byte) in operands.iter_mut().zip(rest) {
            *slot = byte;
        }
        let operands = operands.get(..rest.len() + 2).unwrap_or_default();
        self.instruction(op, operands, (rest.first().copied().map_or(0, u32::from), 0), budget)?;
        let (pops, pushes) = match op.jump_effect() {
            Some(effect) => effect,
            None => op.effect(0, 0),
        };
        budget.charge_element::<usize>(self.line)?;
        let patch = self.bytes.len().saturating_sub(2);
        let depth = before.saturating_sub(pops).saturating_add(pushes);
        let Some(state) = self.labels.get_mut(label.0) else { return Ok(()) };
        state.depth = Some(depth);
        match state.at {
            Some(at) => self.patch(patch, at),
            None => state.patches.push(patch),
        }
        Ok(())
    }

    fn patch(&mut self, at: usize, target: u16) {
        if let Some(bytes) = self.bytes.get_mut(at..at + 2) {
            bytes.copy_from_slice(&target.to_le_bytes());
        }
    }

    /// Binds `label` here. If something jumps to it, code can be reached again.
    pub(super) fn bind(&mut self, label: Label) -> Result<()> {
        let at = self.position()?;
        let Some(state) = self.labels.get_mut(label.0) else { return Ok(()) };
        state.at = Some(at);
        let patches = core::mem::take(&mut state.patches);
        if let Some(depth) = state.depth {
            self.reachable = true;
            self.set_depth(depth);
        }
        for patch in patches {
            self.patch(patch, at);
        }
        Ok(())
    }

    /// Begins an exception handler here for the protected `ranges`, which keep `depth` operands.
    /// Nothing is written when they are empty.
    pub(super) fn handler(&mut self, ranges: &[(u16, u16)], depth: u32, budget: &mut Budget) -> Result<()> {
        let target = self.position()?;
        self.reachable = false;
        for &(start, end) in ranges.iter().filter(|range| range.0 < range.1) {
            budget.charge_element::<Handler>(self.line)?;
            let depth = u8::try_from(depth).map_err(|_| too_deep(self.line))?;
            self.handlers.push(Handler { start, end, target, depth });
            self.reachable = true;
        }
        self.set_depth(depth + 1);
        Ok(())
    }

    /// The index of a name in the table of this code.
    pub(super) fn name(&mut self, name: Name, names: &Names, budget: &mut Budget) -> Result<u32> {
        if let Some(&index) = self.name_index.get(&name) {
            return Ok(index);
        }
        // It becomes a text of its own in the finished code.
        let text = size_of::<&str>() + 2 * size_of::<usize>() + names.get(name).len();
        budget.charge(text + 4 * size_of::<u64>(), self.line)?;
        let index = u32::try_from(self.names.len()).unwrap_or(u32::MAX);
        self.names.push(name);
        self.name_index.insert(name, index);
        Ok(index)
    }

    /// The index of a constant; equal ones near each other share an entry.
    pub(super) fn constant(&mut self, value: Const, budget: &mut Budget) -> Result<u32> {
        // Looking back without a limit would make a table of n constants cost n² steps.
        const LOOK_BACK: usize = 32;
        let first = self.consts.len().saturating_sub(LOOK_BACK);
        for (index, other) in self.consts.iter().enumerate().skip(first) {
            if same_constant(other, &value) {
                return Ok(u32::try_from(index).unwrap_or(u32::MAX));
            }
        }
        budget.charge_element::<Const>(self.line)?;
        budget.charge(heap_size(&value), self.line)?;
        self.consts.push(value);
        Ok(u32::try_from(self.consts.len() - 1).unwrap_or(u32::MAX))
    }
}

/// The error for a frame that needs more slots than there are.
pub(super) const fn too_deep(line: u32) -> CompileError {
    CompileError::syntax(line, "too many local variables or too deep an expression")
}

/// Equal in type and bits: `1`, `1.0` and `True` differ, and so do `0.0` and `-0.0`.
fn same_constant(a: &Const, b: &Const) -> bool {
    match (a, b) {
        (Const::Int(a), Const::Int(b)) => a == b,
        (Const::Str(a), Const::Str(b)) => a == b,
        (Const::Bytes(a), Const::Bytes(b)) => a == b,
        (Const::Float(a), Const::Float(b)) => a.to_bits() == b.to_bits(),
        _ => false,
    }
}

fn heap_size(value: &Const) -> usize {
    match value {
        Const::BigInt(text) | Const::Str(text) => text.len(),
        Const::Bytes(bytes) => bytes.len(),
        Const::Tuple(items) => items.iter().map(|item| size_of::<Const>() + heap_size(item)).sum(),
        // A code object was charged while it was made.
        Const::Code(_)
        | Const::InHeap(_)
        | Const::Imaginary(_)
        | Const::Ellipsis
        | Const::False
        | Const::Float(_)
        | Const::Int(_)
        | Const::None
        | Const::True => 0,
    }
}
