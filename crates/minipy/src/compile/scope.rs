//! Scopes: which names a function, class or comprehension has, and where each of them lives.

use alloc::vec::Vec;

use crate::syntax::ast::{Name, ScopeId};
use crate::syntax::error::{Budget, CompileError, Result};

/// What opened a scope.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ScopeKind {
    /// The source text itself; its names are globals.
    Module,
    /// The source text itself, with a dict of its own for its names.
    Namespace,
    Function,
    Class,
    Comprehension,
}

/// What is known of a name in a scope, as a set of bits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Flags(u8);

impl Flags {
    /// It is read.
    pub(crate) const USED: Self = Self(1);
    /// It is assigned, deleted, imported or defined.
    pub(crate) const BOUND: Self = Self(2);
    /// It is a parameter.
    pub(crate) const PARAM: Self = Self(4);
    /// `global` names it.
    pub(crate) const GLOBAL: Self = Self(8);
    /// `nonlocal` names it.
    pub(crate) const NONLOCAL: Self = Self(16);
    /// It is a local that inner functions use.
    pub(crate) const CELL: Self = Self(32);
    /// It is a local of an outer function.
    pub(crate) const FREE: Self = Self(64);

    /// Whether any bit of `other` is set.
    pub(crate) const fn any(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// Both sets.
    pub(crate) const fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// A variable of the scope's own.
    const fn is_own(self) -> bool {
        self.any(Self::BOUND.with(Self::PARAM))
            && !self.any(Self::GLOBAL.with(Self::NONLOCAL).with(Self::FREE))
    }
}

/// A scope.
#[derive(Debug)]
pub(crate) struct Scope {
    pub kind: ScopeKind,
    pub parent: Option<ScopeId>,
    /// In the order of their names' numbers.
    symbols: Vec<(Name, Flags)>,
    /// Names whose cells this scope gets from outside, in the order of the closure.
    pub frees: Vec<Name>,
    /// It has a `yield`.
    pub is_generator: bool,
    /// It is an `async def`, or a comprehension with `await` in it.
    pub is_coroutine: bool,
    /// A class whose methods use `__class__` or `super()`.
    pub has_class_cell: bool,
}

/// Where a name lives, seen from a scope.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    /// A slot of the frame.
    Local,
    /// A cell in a slot of the frame.
    Cell,
    /// A cell from outside.
    Free,
    /// The module's globals, then the builtins.
    Global,
    /// The dict of the class body.
    Namespace,
}

impl Scope {
    const fn new(kind: ScopeKind, parent: Option<ScopeId>) -> Self {
        Self {
            kind,
            parent,
            symbols: Vec::new(),
            frees: Vec::new(),
            is_generator: false,
            is_coroutine: false,
            has_class_cell: false,
        }
    }

    /// Its variables are slots, and inner functions can see them.
    pub(crate) const fn has_slots(&self) -> bool {
        matches!(self.kind, ScopeKind::Function | ScopeKind::Comprehension)
    }

    /// Local 0 is the dict of its names.
    pub(crate) const fn is_namespace(&self) -> bool {
        matches!(self.kind, ScopeKind::Class | ScopeKind::Namespace)
    }

    /// What is known of `name`.
    pub(crate) fn flags(&self, name: Name) -> Flags {
        match self.symbols.binary_search_by_key(&name, |symbol| symbol.0) {
            Ok(place) => self.symbols.get(place).map_or_else(Flags::default, |symbol| symbol.1),
            Err(_) => Flags::default(),
        }
    }

    /// Where `name` lives.
    pub(crate) fn place(&self, name: Name) -> Place {
        let flags = self.flags(name);
        if flags.any(Flags::FREE) {
            Place::Free
        } else if flags.any(Flags::GLOBAL) {
            Place::Global
        } else if self.is_namespace() {
            Place::Namespace
        } else if self.has_slots() && flags.is_own() {
            if flags.any(Flags::CELL) { Place::Cell } else { Place::Local }
        } else {
            Place::Global
        }
    }

    /// Its local variables that are no parameters.
    pub(crate) fn locals(&self) -> impl Iterator<Item = (Name, Flags)> {
        let slots = self.has_slots();
        let keep = move |flags: Flags| slots && flags.is_own() && !flags.any(Flags::PARAM);
        self.symbols.iter().copied().filter(move |symbol| keep(symbol.1))
    }
}

/// All scopes of a source text.
#[derive(Debug)]
pub(crate) struct Scopes {
    scopes: Vec<Option<Scope>>,
    /// In the order they were opened: outer ones before inner ones.
    order: Vec<ScopeId>,
    /// What `nonlocal` statements named, and on which line.
    nonlocals: Vec<(ScopeId, Name, u32)>,
}

/// The scope of the source text.
pub(crate) const MODULE: ScopeId = ScopeId(0);

impl Scopes {
    /// The scope of the source text alone.
    pub(crate) fn new(kind: ScopeKind) -> Self {
        let mut scopes = Self { scopes: Vec::from([None]), order: Vec::new(), nonlocals: Vec::new() };
        scopes.open(MODULE, kind, None);
        scopes
    }

    /// Forgets all but the scope of the source text, and makes room for others numbered below `count`.
    pub(crate) fn begin(&mut self, count: u32, budget: &mut Budget) -> Result<()> {
        let count = (count as usize).max(1);
        let each = size_of::<Option<Scope>>() + 2 * size_of::<ScopeId>();
        budget.charge(count.saturating_mul(each), 1)?;
        self.scopes.truncate(1);
        self.scopes.reserve_exact(count - 1);
        self.scopes.resize_with(count, || None);
        self.order.truncate(1);
        self.nonlocals.clear();
        Ok(())
    }

    /// Opens the scope `id`.
    pub(crate) fn open(&mut self, id: ScopeId, kind: ScopeKind, parent: Option<ScopeId>) {
        if let Some(slot) = self.scopes.get_mut(id.0 as usize) {
            *slot = Some(Scope::new(kind, parent));
            self.order.push(id);
        }
    }

    /// The scope `id`, if it was opened.
    pub(crate) fn get(&self, id: ScopeId) -> Option<&Scope> {
        self.scopes.get(id.0 as usize)?.as_ref()
    }

    /// The scope `id`, if it was opened.
    pub(crate) fn get_mut(&mut self, id: ScopeId) -> Option<&mut Scope> {
        self.scopes.get_mut(id.0 as usize)?.as_mut()
    }

    /// Adds to what is known of `name` in `id`; returns what was known before.
    pub(crate) fn note(
        &mut self,
        id: ScopeId,
        name: Name,
        flags: Flags,
        budget: &mut Budget,
        line: u32,
    ) -> Result<Flags> {
        let Some(scope) = self.get_mut(id) else { return Ok(Flags::default()) };
        match scope.symbols.binary_search_by_key(&name, |symbol| symbol.0) {
            Ok(place) => {
                let Some(symbol) = scope.symbols.get_mut(place) else { return Ok(Flags::default()) };
                let before = symbol.1;
                symbol.1 = before.with(flags);
                Ok(before)
            }
            Err(place) => {
                budget.charge_element::<(Name, Flags)>(line)?;
                scope.symbols.insert(place, (name, flags));
                Ok(Flags::default())
            }
        }
    }

    /// Remembers a `nonlocal` declaration, whose variable must be found.
    pub(crate) fn note_nonlocal(
        &mut self,
        id: ScopeId,
        name: Name,
        budget: &mut Budget,
        line: u32,
    ) -> Result<()> {
        budget.charge_element::<(ScopeId, Name, u32)>(line)?;
        self.nonlocals.push((id, name, line));
        Ok(())
    }

    /// Finds where the names that a scope does not bind come from. `class_name` is `__class__`.
    pub(crate) fn resolve(&mut self, class_name: Name, budget: &mut Budget) -> Result<()> {
        for index in 0..self.order.len() {
            let Some(&id) = self.order.get(index) else { break };
            // Nothing is outside the module, whose symbols are those of all statements so far.
            if self.get(id).is_none_or(|scope| scope.parent.is_none()) {
                continue;
            }
            let mut at = 0;
            // Resolving adds no symbol to a scope before its own turn has come, except cells it has already.
            while let Some(&(name, flags)) = self.get(id).and_then(|scope| scope.symbols.get(at)) {
                at += 1;
                if !flags.is_own() && !flags.any(Flags::GLOBAL.with(Flags::FREE)) {
                    self.find_outside(id, name, name == class_name, budget)?;
                }
            }
        }
        for &(id, name, line) in &self.nonlocals {
            if !self.get(id).is_some_and(|scope| scope.flags(name).any(Flags::FREE)) {
                return Err(CompileError::syntax(line, "no binding for nonlocal found"));
            }
        }
        Ok(())
    }

    /// Looks for a function outside `id` that has `name`, and leads its cell inward. If there is none, the name
    /// is global.
    fn find_outside(&mut self, id: ScopeId, name: Name, is_class: bool, budget: &mut Budget) -> Result<()> {
        let mut passed = Vec::new();
        let mut at = id;
        loop {
            passed.push(at);
            let Some(parent) = self.get(at).and_then(|scope| scope.parent) else { return Ok(()) };
            at = parent;
            let Some(scope) = self.get_mut(at) else { return Ok(()) };
            if scope.kind == ScopeKind::Class && is_class {
                scope.has_class_cell = true;
                break;
            }
            if scope.frees.contains(&name) {
                break;
            }
            let flags = scope.flags(name);
            if scope.has_slots() && flags.any(Flags::GLOBAL) {
                return Ok(());
            }
            if scope.has_slots() && flags.is_own() {
                self.note(at, name, Flags::CELL, budget, 1)?;
                break;
            }
        }
        for inner in passed {
            // A class that binds the name itself only hands the cell on.
            let hands_on = inner != id
                && self
                    .get(inner)
                    .is_some_and(|scope| scope.is_namespace() && scope.flags(name).any(Flags::BOUND));
            if !hands_on {
                self.note(inner, name, Flags::FREE, budget, 1)?;
            }
            budget.charge_element::<Name>(1)?;
            if let Some(scope) = self.get_mut(inner)
                && !scope.frees.contains(&name)
            {
                scope.frees.push(name);
            }
        }
        Ok(())
    }
}
