//! The verifier: what a code object must be so that the VM can run it without looking.
//!
//! It follows every path through the bytecode with the depth of the operand stack. A code object that passes
//! has only whole instructions with operands in range, never takes more from the stack than is there, never
//! grows it beyond `max_stack`, has the same depth wherever paths meet, jumps only to instructions, and never
//! runs off its end. What it does not prove is the *kind* of a value (that a local holds a cell, say): the VM
//! checks kinds where it uses them.

use alloc::vec::Vec;

use crate::bytecode::{Code, CodeFlags, Const, MAX_BYTECODE, MAX_FRAME, Op, Operand};

use super::decode::{Instruction, decode};

/// Code in code in code: more than the parser lets through.
const NESTING_MAX: usize = 255;

/// Why a code object may not run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Refused {
    /// Position in the bytecode.
    pub pc: usize,
    /// What is wrong there.
    pub reason: &'static str,
}

type Result<T> = core::result::Result<T, Refused>;

/// Checks a code object whose inner ones were checked and loaded before it, as an engine's own compiling does.
pub(crate) fn verify_outer(code: &Code) -> Result<()> {
    let inner = |value: &Const| matches!(value, Const::Code(_));
    require(!code.consts.iter().any(inner), 0, "inner code that was not loaded")?;
    verify_one(code)
}

/// Checks a code object and all that are in it.
///
/// # Errors
///
/// The first thing that is wrong.
pub(crate) fn verify(code: &Code) -> Result<()> {
    require(code.n_free == 0, 0, "a module has free variables")?;
    let mut waiting = alloc::vec![(code, 0_usize)];
    while let Some((code, nesting)) = waiting.pop() {
        require(nesting < NESTING_MAX, 0, "code is nested too deeply")?;
        verify_one(code)?;
        for value in &code.consts {
            match value {
                Const::Code(inner) => waiting.push((inner, nesting + 1)),
                Const::InHeap(_) => return Err(Refused { pc: 0, reason: "code of an engine's own" }),
                _ => {}
            }
        }
    }
    Ok(())
}

const fn require(condition: bool, pc: usize, reason: &'static str) -> Result<()> {
    if condition { Ok(()) } else { Err(Refused { pc, reason }) }
}

fn verify_one(code: &Code) -> Result<()> {
    header(code)?;
    let mut walk = Walk { code, depths: Vec::new(), waiting: Vec::new() };
    walk.scan()?;
    walk.tables()?;
    walk.flow()
}

fn header(code: &Code) -> Result<()> {
    let locals = usize::from(code.n_locals);
    require(locals + usize::from(code.max_stack) <= MAX_FRAME, 0, "frame too large")?;
    require(code.local_names.len() == locals, 0, "names and slots of locals differ in number")?;
    let flag = |flag| usize::from(code.flags.has(flag));
    let given = usize::from(code.n_positional)
        + usize::from(code.n_keyword_only)
        + flag(CodeFlags::VAR_ARGS)
        + flag(CodeFlags::VAR_KEYWORDS)
        + flag(CodeFlags::NAMESPACE);
    require(given + usize::from(code.n_free) <= locals, 0, "more parameters than locals")?;
    require(
        code.n_positional_only <= code.n_positional,
        0,
        "more positional-only than positional parameters",
    )?;
    require(code.bytecode.len() <= MAX_BYTECODE, 0, "bytecode too long")?;
    for value in &code.consts {
        if let Const::Tuple(items) = value {
            tuple(items)?;
        }
    }
    Ok(())
}

/// A constant tuple has no code in it and nests within its limit.
fn tuple(items: &[Const]) -> Result<()> {
    let mut waiting = alloc::vec![(items, 1_usize)];
    while let Some((items, depth)) = waiting.pop() {
        require(depth <= 255, 0, "constant tuple nested too deeply")?;
        for item in items {
            match item {
                Const::Tuple(inner) => waiting.push((inner, depth + 1)),
                Const::Code(_) | Const::InHeap(_) => {
                    return Err(Refused { pc: 0, reason: "code in a constant tuple" });
                }
                _ => {}
            }
        }
    }
    Ok(())
}

/// Not the start of an instruction.
const INSIDE: u16 = u16::MAX;
/// The start of an instruction that no path has reached yet.
const UNKNOWN: u16 = u16::MAX - 1;

struct Walk<'c> {
    code: &'c Code,
    /// For each byte: [`INSIDE`], [`UNKNOWN`], or the stack's depth before that instruction.
    depths: Vec<u16>,
    waiting: Vec<usize>,
}

impl Walk<'_> {
    fn instruction(&self, pc: usize) -> Result<Instruction> {
        decode(&self.code.bytecode, pc).ok_or(Refused { pc, reason: "no instruction" })
    }

    fn is_start(&self, pc: usize) -> bool {
        self.depths.get(pc).is_some_and(|&depth| depth != INSIDE)
    }

    /// Every instruction is whole and its operands are in range, reached or not.
    fn scan(&mut self) -> Result<()> {
        let len = self.code.bytecode.len();
        require(len > 0, 0, "no bytecode")?;
        self.depths.resize(len, INSIDE);
        let mut pc = 0;
        while pc < len {
            let instruction = self.instruction(pc)?;
            if let Some(start) = self.depths.get_mut(pc) {
                *start = UNKNOWN;
            }
            self.operands(pc, instruction)?;
            pc += instruction.len;
        }
        Ok(())
    }

    fn operands(&self, pc: usize, instruction: Instruction) -> Result<()> {
        let Instruction { op, operands: (a, b), .. } = instruction;
        let code = self.code;
        for (operand, value) in op.operands().iter().zip([a, b]) {
            let value = value as usize;
            match operand {
                Operand::Local => require(value < usize::from(code.n_locals), pc, "no such local")?,
                Operand::Name => require(value < code.names.len(), pc, "no such name")?,
                Operand::Const => require(value < code.consts.len(), pc, "no such constant")?,
                Operand::Byte | Operand::Int8 | Operand::Jump => {}
            }
        }
        let generator = code.flags.has(CodeFlags::GENERATOR) || code.flags.has(CodeFlags::COROUTINE);
        let constant = code.consts.get(a as usize);
        match op {
            Op::LoadConst => {
                require(!matches!(constant, Some(Const::Code(_) | Const::InHeap(_))), pc, "loads code")
            }
            Op::MakeFunction => {
                let n_free = match constant {
                    Some(Const::Code(inner)) => inner.n_free,
                    Some(Const::InHeap(inner)) => inner.n_free,
                    _ => return Err(Refused { pc, reason: "makes a function of no code" }),
                };
                require(b <= 7, pc, "unknown flags")?;
                require((b & 4 != 0) == (n_free > 0), pc, "closure and free variables differ")
            }
            Op::LoadName | Op::StoreName | Op::DeleteName => {
                require(code.flags.has(CodeFlags::NAMESPACE), pc, "no namespace")
            }
            Op::ReturnValue | Op::ReturnFast => require(!generator, pc, "plain return in a generator"),
            Op::ReturnGenerator | Op::YieldValue | Op::YieldFrom => {
                require(generator, pc, "yields outside a generator")
            }
            Op::Raise => require(a <= 2, pc, "operand out of range"),
            Op::BuildSlice => require(a == 2 || a == 3, pc, "operand out of range"),
            Op::BeforeWith | Op::CallEx => require(a <= 1, pc, "operand out of range"),
            Op::FormatValue => require(a <= 7, pc, "operand out of range"),
            Op::EndHandler => Ok(()),
            _ if op >= Op::XCompareFastIntJump => {
                let follows = super::peephole::pattern(&code.bytecode, pc + 1);
                require(follows.is_some_and(|found| found.0 == op), pc, "prefix without its sequence")
            }
            _ => Ok(()),
        }
    }

    /// Handlers and lines point at instructions.
    fn tables(&self) -> Result<()> {
        let len = self.code.bytecode.len();
        for handler in &self.code.handlers {
            let (start, end, target) =
                (usize::from(handler.start), usize::from(handler.end), usize::from(handler.target));
            require(start < end && end <= len, start, "empty protected range")?;
            require(self.is_start(start), start, "range begins inside an instruction")?;
            require(end == len || self.is_start(end), end, "range ends inside an instruction")?;
            require(self.is_start(target), target, "handler inside an instruction")?;
            require(handler.depth < self.code.max_stack, target, "handler deeper than the stack")?;
        }
        let mut last = None;
        for line in &self.code.lines {
            require(last < Some(line.pc), usize::from(line.pc), "lines out of order")?;
            last = Some(line.pc);
        }
        Ok(())
    }

    /// Follows every path.
    fn flow(&mut self) -> Result<()> {
        self.reach(0, 0, 0)?;
        while let Some(pc) = self.waiting.pop() {
            let instruction = self.instruction(pc)?;
            let depth = self.depths.get(pc).copied().map_or(0, u32::from);
            let (a, b) = instruction.operands;
            let (pops, pushes) = instruction.op.effect(a, b);
            let left = depth.checked_sub(pops).ok_or(Refused { pc, reason: "stack underflow" })?;
            self.reaches_below(pc, instruction, left)?;
            self.handlers_at(pc, left)?;
            if let Some(target) = instruction.target() {
                let (pops, pushes) = instruction.op.jump_effect().unwrap_or((pops, pushes));
                let left = depth.checked_sub(pops).ok_or(Refused { pc, reason: "stack underflow" })?;
                self.reach(pc, target as usize, left + pushes)?;
            }
            if !instruction.op.ends_block() {
                self.reach(pc, pc + instruction.len, left + pushes)?;
            }
        }
        Ok(())
    }

    /// Instructions that use a value further down without taking it.
    fn reaches_below(&self, pc: usize, instruction: Instruction, left: u32) -> Result<()> {
        let a = instruction.operands.0;
        match instruction.op {
            Op::ListAppend
            | Op::SetAdd
            | Op::MapAdd
            | Op::ListExtend
            | Op::SetUpdate
            | Op::DictUpdate
            | Op::DictMerge => require(a >= 1 && a <= left, pc, "container below the stack"),
            _ => Ok(()),
        }
    }

    /// Whatever raises here finds the operands that its handler keeps.
    fn handlers_at(&mut self, pc: usize, left: u32) -> Result<()> {
        for index in 0..self.code.handlers.len() {
            let Some(&handler) = self.code.handlers.get(index) else { break };
            if (usize::from(handler.start)..usize::from(handler.end)).contains(&pc) {
                require(u32::from(handler.depth) <= left, pc, "handler keeps more than there is")?;
                self.reach(pc, usize::from(handler.target), u32::from(handler.depth) + 1)?;
            }
        }
        Ok(())
    }

    /// Execution goes from `pc` to `target` with `depth` operands.
    fn reach(&mut self, pc: usize, target: usize, depth: u32) -> Result<()> {
        require(depth <= u32::from(self.code.max_stack), pc, "stack overflow")?;
        let depth = depth as u16;
        let Some(known) = self.depths.get_mut(target) else {
            return Err(Refused { pc, reason: "runs off the end" });
        };
        match *known {
            INSIDE => Err(Refused { pc, reason: "jump into an instruction" }),
            UNKNOWN => {
                *known = depth;
                self.waiting.push(target);
                Ok(())
            }
            other => require(other == depth, target, "paths meet with different stacks"),
        }
    }
}
