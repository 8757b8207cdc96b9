//! The code object that is being compiled: its scope, its slots, and access to variables.

use alloc::boxed::Box;
use alloc::collections::BTreeMap;
use alloc::rc::Rc;
use alloc::vec::Vec;

use crate::bytecode::{Code, CodeFlags, Const, MAX_FRAME, Op};
use crate::syntax::ast::{Name, Params, ScopeId};
use crate::syntax::error::{CompileError, Result};

use super::control::Block;
use super::emit::{Emitter, Label, too_deep};
use super::scope::{Place, ScopeKind};
use super::{Compiler, peephole};

/// One code object in the making.
#[derive(Debug)]
pub(super) struct Unit {
    pub scope: ScopeId,
    pub emit: Emitter,
    pub blocks: Vec<Block>,
    name: Rc<str>,
    first_line: u32,
    /// Slots by name: parameters and other local variables.
    slots: BTreeMap<Name, u8>,
    /// Names of the slots, without hidden and free ones.
    slot_names: Vec<Rc<str>>,
    /// The cell of `__class__` in a class body.
    class_cell: Option<u8>,
    /// Slots of hidden variables: in use, and at most.
    hidden: u8,
    hidden_max: u8,
    frees: Vec<Name>,
    /// Operand bytes that name free slots: these come after the hidden ones, whose number is known last.
    free_operands: Vec<usize>,
    flags: CodeFlags,
    n_positional: u8,
    n_positional_only: u8,
    n_keyword_only: u8,
    pub is_generator: bool,
    /// The first parameter, for `super()`.
    pub first_param: Option<Name>,
}

impl Unit {
    /// A unit without a scope: the place-holder while an inner unit is compiled.
    pub(super) const fn empty(scope: ScopeId, name: Rc<str>, line: u32) -> Self {
        Self {
            scope,
            emit: Emitter::new(line),
            blocks: Vec::new(),
            name,
            first_line: line,
            slots: BTreeMap::new(),
            slot_names: Vec::new(),
            class_cell: None,
            hidden: 0,
            hidden_max: 0,
            frees: Vec::new(),
            free_operands: Vec::new(),
            flags: CodeFlags(0),
            n_positional: 0,
            n_positional_only: 0,
            n_keyword_only: 0,
            is_generator: false,
            first_param: None,
        }
    }

    fn add_slot(&mut self, name: Rc<str>) -> Result<u8> {
        let slot = u8::try_from(self.slot_names.len()).map_err(|_| too_deep(self.first_line))?;
        self.slot_names.push(name);
        Ok(slot)
    }
}

impl Compiler<'_> {
    /// A unit for the scope `id`: assigns the slots and makes the cells.
    pub(super) fn open_unit(
        &mut self,
        id: ScopeId,
        name: Rc<str>,
        line: u32,
        params: Option<&Params>,
    ) -> Result<Unit> {
        self.budget.charge(size_of::<Unit>() + size_of::<Code>(), line)?;
        let mut unit = Unit::empty(id, name, line);
        let Some(scope) = self.scopes.get(id) else {
            return Err(CompileError::syntax(line, "invalid syntax"));
        };
        let count = |n: usize| u8::try_from(n).map_err(|_| too_deep(line));
        if scope.is_namespace() {
            unit.flags = unit.flags.with(CodeFlags::NAMESPACE);
            unit.add_slot(self.nameless.clone())?;
        }
        if scope.is_coroutine {
            unit.flags = unit.flags.with(CodeFlags::COROUTINE);
        } else if scope.is_generator {
            unit.flags = unit.flags.with(CodeFlags::GENERATOR);
        }
        unit.is_generator = scope.is_coroutine || scope.is_generator;
        if scope.kind == ScopeKind::Comprehension {
            unit.n_positional = 1;
            unit.add_slot(self.nameless.clone())?;
        }
        let mut cells = Vec::new();
        let mut place = |unit: &mut Unit, name: Name| -> Result<()> {
            let slot = unit.add_slot(self.names.share(name))?;
            unit.slots.insert(name, slot);
            if scope.place(name) == Place::Cell {
                cells.push(slot);
            }
            self.budget.charge(4 * size_of::<Rc<str>>(), line)
        };
        if let Some(params) = params {
            unit.n_positional = count(params.positional.len())?;
            unit.n_positional_only = count(params.positional_only)?;
            unit.n_keyword_only = count(params.keyword_only.len())?;
            unit.first_param = params.positional.first().map(|param| param.name);
            for param in params.positional.iter().chain(&params.keyword_only) {
                place(&mut unit, param.name)?;
            }
            if let Some(name) = params.star {
                unit.flags = unit.flags.with(CodeFlags::VAR_ARGS);
                place(&mut unit, name)?;
            }
            if let Some(name) = params.double_star {
                unit.flags = unit.flags.with(CodeFlags::VAR_KEYWORDS);
                place(&mut unit, name)?;
            }
        }
        for (name, _) in scope.locals() {
            place(&mut unit, name)?;
        }
        if scope.has_class_cell {
            let slot = unit.add_slot(self.names.share(self.special.class))?;
            unit.class_cell = Some(slot);
            cells.push(slot);
        }
        unit.frees = scope.frees.clone();
        for slot in cells {
            unit.emit.op(Op::MakeCell, &[slot], &mut self.budget)?;
        }
        Ok(unit)
    }

    /// Finishes a unit: the code object, with superinstructions put in.
    pub(super) fn close_unit(&mut self, unit: Unit) -> Result<Code> {
        let Unit { mut emit, hidden_max, mut slot_names, frees, .. } = unit;
        // The code of a whole text is kept until all of it is there: without the room that vectors grow into.
        emit.shrink();
        for &at in &unit.free_operands {
            if let Some(byte) = emit.bytes.get_mut(at) {
                *byte = byte.checked_add(hidden_max).ok_or_else(|| too_deep(unit.first_line))?;
            }
        }
        for _ in 0..hidden_max {
            slot_names.push(self.nameless.clone());
        }
        for &name in &frees {
            slot_names.push(self.names.share(name));
        }
        slot_names.shrink_to_fit();
        let n_locals = slot_names.len();
        if n_locals + emit.max_depth() as usize > MAX_FRAME || n_locals > usize::from(u8::MAX) {
            return Err(too_deep(unit.first_line));
        }
        let mut code = Code {
            name: unit.name,
            file: self.file.clone(),
            first_line: unit.first_line,
            flags: unit.flags,
            n_positional: unit.n_positional,
            n_positional_only: unit.n_positional_only,
            n_keyword_only: unit.n_keyword_only,
            n_locals: n_locals as u8,
            n_free: u8::try_from(frees.len()).map_err(|_| too_deep(unit.first_line))?,
            max_stack: u8::try_from(emit.max_depth()).map_err(|_| too_deep(unit.first_line))?,
            local_names: slot_names,
            names: emit.names.iter().map(|&name| self.names.share(name)).collect(),
            consts: emit.consts,
            bytecode: emit.bytes,
            handlers: emit.handlers,
            lines: emit.lines,
        };
        peephole::optimise(&mut code, &mut self.budget)?;
        Ok(code)
    }

    /// Compiles an inner code object: `body` runs with the new unit in place.
    pub(super) fn in_unit(&mut self, unit: Unit, body: impl FnOnce(&mut Self) -> Result<()>) -> Result<Code> {
        let outer = core::mem::replace(&mut self.unit, Box::new(unit));
        body(self)?;
        let inner = core::mem::replace(&mut self.unit, outer);
        self.close_unit(*inner)
    }

    /// Writes an instruction.
    pub(super) fn op(&mut self, op: Op, operands: &[u8]) -> Result<()> {
        self.unit.emit.op(op, operands, &mut self.budget)
    }

    /// Writes an instruction with a name.
    pub(super) fn op_name(&mut self, op: Op, name: Name) -> Result<()> {
        let index = self.unit.emit.name(name, &self.names, &mut self.budget)?;
        self.unit.emit.op_index(op, index, &[], &mut self.budget)
    }

    /// Writes an instruction with a name that the compiler knows.
    pub(super) fn op_text(&mut self, op: Op, text: &str) -> Result<()> {
        let name = self.names.intern(text, &mut self.budget, self.unit.emit.line())?;
        self.op_name(op, name)
    }

    /// Pushes a constant.
    pub(super) fn constant(&mut self, value: Const) -> Result<()> {
        match value {
            Const::None => return self.op(Op::LoadNone, &[]),
            Const::True => return self.op(Op::LoadTrue, &[]),
            Const::False => return self.op(Op::LoadFalse, &[]),
            Const::Ellipsis => return self.op(Op::LoadEllipsis, &[]),
            Const::Int(value) => {
                if let Ok(small) = i8::try_from(value) {
                    return self.op(Op::LoadInt, &[small as u8]);
                }
            }
            _ => {}
        }
        if !self.unit.emit.is_reachable() {
            return Ok(());
        }
        let index = self.unit.emit.constant(value, &mut self.budget)?;
        self.unit.emit.op_index(Op::LoadConst, index, &[], &mut self.budget)
    }

    pub(super) fn label(&mut self) -> Label {
        self.unit.emit.label()
    }

    pub(super) fn bind(&mut self, label: Label) -> Result<()> {
        self.unit.emit.bind(label)
    }

    pub(super) fn jump(&mut self, op: Op, label: Label) -> Result<()> {
        self.unit.emit.jump(op, &[], label, &mut self.budget)
    }

    pub(super) fn set_line(&mut self, line: u32) {
        self.unit.emit.set_line(line);
    }

    fn place(&self, name: Name) -> Place {
        self.scopes.get(self.unit.scope).map_or(Place::Global, |scope| scope.place(name))
    }

    /// An instruction on a local slot.
    fn op_slot(&mut self, op: Op, name: Name) -> Result<()> {
        let Some(&slot) = self.unit.slots.get(&name) else {
            return Err(CompileError::syntax(self.unit.emit.line(), "invalid syntax"));
        };
        self.op(op, &[slot])
    }

    /// An instruction on a free slot.
    fn op_free(&mut self, op: Op, name: Name) -> Result<()> {
        let unit = &mut self.unit;
        let place = unit.frees.iter().position(|&free| free == name).unwrap_or(0);
        let slot = u8::try_from(unit.slot_names.len() + place).map_err(|_| too_deep(unit.emit.line()))?;
        if unit.emit.is_reachable() {
            unit.free_operands.push(unit.emit.bytes.len() + 1);
        }
        self.op(op, &[slot])
    }

    /// Pushes a variable.
    pub(super) fn load(&mut self, name: Name) -> Result<()> {
        match self.place(name) {
            Place::Local => self.op_slot(Op::LoadFast, name),
            Place::Cell => self.op_slot(Op::LoadDeref, name),
            Place::Free => self.op_free(Op::LoadDeref, name),
            Place::Global => self.op_name(Op::LoadGlobal, name),
            Place::Namespace => self.op_name(Op::LoadName, name),
        }
    }

    /// Pops into a variable.
    pub(super) fn store(&mut self, name: Name) -> Result<()> {
        match self.place(name) {
            Place::Local => self.op_slot(Op::StoreFast, name),
            Place::Cell => self.op_slot(Op::StoreDeref, name),
            Place::Free => self.op_free(Op::StoreDeref, name),
            Place::Global => self.op_name(Op::StoreGlobal, name),
            Place::Namespace => self.op_name(Op::StoreName, name),
        }
    }

    /// Unsets a variable.
    pub(super) fn delete(&mut self, name: Name) -> Result<()> {
        match self.place(name) {
            Place::Local => self.op_slot(Op::DeleteFast, name),
            Place::Cell => self.op_slot(Op::DeleteDeref, name),
            Place::Free => self.op_free(Op::DeleteDeref, name),
            Place::Global => self.op_name(Op::DeleteGlobal, name),
            Place::Namespace => self.op_name(Op::DeleteName, name),
        }
    }

    /// Pushes the cell of a variable, for a closure.
    pub(super) fn load_cell(&mut self, name: Name) -> Result<()> {
        match self.unit.class_cell {
            Some(slot) if name == self.special.class => self.op(Op::LoadFast, &[slot]),
            _ if self.unit.frees.contains(&name) => self.op_free(Op::LoadFast, name),
            _ => self.op_slot(Op::LoadFast, name),
        }
    }

    /// Pushes what a class body returns: the cell of `__class__`, or None.
    pub(super) fn load_class_cell(&mut self) -> Result<()> {
        match self.unit.class_cell {
            Some(slot) => self.op(Op::LoadFast, &[slot]),
            None => self.op(Op::LoadNone, &[]),
        }
    }

    /// Takes a hidden variable; give it back with [`Self::release_hidden`], last taken first.
    pub(super) fn take_hidden(&mut self) -> Result<u8> {
        let unit = &mut self.unit;
        let slot = u8::try_from(unit.slot_names.len() + usize::from(unit.hidden))
            .map_err(|_| too_deep(unit.emit.line()))?;
        unit.hidden += 1;
        unit.hidden_max = unit.hidden_max.max(unit.hidden);
        Ok(slot)
    }

    pub(super) fn release_hidden(&mut self) {
        self.unit.hidden = self.unit.hidden.saturating_sub(1);
    }
}
