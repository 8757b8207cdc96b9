//! The instructions that the loop does not execute itself.

use super::frames::{Redo, how};
use super::load::LoadedCode;
use super::{Cx, Fault};
use crate::bytecode::Op;
use crate::heap::{Kind, Names, Table, Value, function, generator};
use crate::types::{id, type_of};

impl Cx<'_> {
    /// Executes one instruction with its decoded operands.
    #[inline(never)]
    pub(crate) fn op_slow(&mut self, op: Op, a: usize, b: usize, code: &LoadedCode) -> Result<(), Fault> {
        let name = code.name(a);
        match op {
            Op::DeleteGlobal => self.op_delete_name(self.frame_globals(), name),
            Op::LoadName => self.op_load_name(name),
            Op::StoreName => self.op_store_name(self.namespace(), name),
            Op::DeleteName => self.op_delete_name(self.namespace(), name),
            Op::LoadBuiltin => match self.builtin(name) {
                Some(value) => {
                    self.push(value);
                    Ok(())
                }
                None => Err(self.name_error(name)),
            },
            Op::DeleteAttr => self.op_delete_attr(name),
            Op::DeleteSubscr => self.op_delete_item(),
            Op::Pos | Op::Invert => self.op_unary(op),
            Op::In | Op::NotIn => self.op_contains(op == Op::NotIn),
            Op::GetIter => self.op_get_iter(),
            Op::BuildTuple
            | Op::BuildList
            | Op::BuildSet
            | Op::BuildMap
            | Op::BuildSlice
            | Op::BuildString => self.op_build(op, a),
            Op::FormatValue => self.op_format_value(a),
            Op::ListAppend
            | Op::SetAdd
            | Op::MapAdd
            | Op::ListExtend
            | Op::SetUpdate
            | Op::DictUpdate
            | Op::DictMerge => self.op_add_to(op, a),
            Op::ListToTuple => {
                let items = self.h.sequence_vec(self.peek(0))?;
                let tuple = self.h.new_tuple(&items)?;
                self.replace(1, tuple);
                Ok(())
            }
            Op::UnpackSequence => self.op_unpack(a, None),
            Op::UnpackEx => self.op_unpack(a, Some(b)),
            Op::MakeFunction => self.op_make_function(code.constant(a), b),
            Op::CallKw => {
                let c = self.th.sp - a - 2 * b - 1;
                self.call(c, a, b)
            }
            Op::CallMethodKw => {
                let c = self.th.sp - a - 2 * b - 2;
                if self.slot(c + 1).is_nil() { self.op_call_gap(c, a, b) } else { self.call(c, a + 1, b) }
            }
            Op::CallEx => self.op_call_ex(a),
            Op::GetYieldFromIter => match self.h.kind_of(self.peek(0)) {
                Some(Kind::Generator) => Ok(()),
                _ => self.op_get_iter(),
            },
            Op::GetAwaitable => self.op_get_awaitable(),
            Op::YieldFrom => self.op_yield_from(),
            Op::BuildClass => self.op_build_class(a),
            Op::ImportName => self.op_import_name(name, b),
            Op::ImportFrom => self.op_import_from(name),
            Op::ImportStar => self.op_import_star(),
            Op::Raise => self.op_raise(a),
            Op::EndHandler => {
                self.th.handled = Value::NONE;
                Ok(())
            }
            Op::Reraise => Err(Fault::Raise(self.peek(0))),
            Op::MatchException => self.op_match(),
            Op::TokenIf => {
                if self.peek(0) == Value::int(a as i32) {
                    self.th.sp -= 1;
                    self.set_state(b as u32);
                }
                Ok(())
            }
            Op::EndFinally => {
                if self.peek(0) == Value::int(1) {
                    return Err(Fault::Raise(self.peek(1)));
                }
                self.th.sp -= 2;
                Ok(())
            }
            Op::BeforeWith => self.op_before_with(a == 1),
            Op::WithExcept => {
                let (exit, exception) = (self.peek(1), self.peek(0));
                let class = type_of(self.h, exception);
                for value in [exit, class, exception, Value::NONE] {
                    self.push(value);
                }
                Ok(())
            }
            _ => Err(self.bad_code()),
        }
    }

    /// The globals of the Python frame on top.
    fn frame_globals(&self) -> Option<Table> {
        let base = self.th.frames.last()?.base as usize;
        let callee = self.slot(base.checked_sub(1)?).as_ref()?;
        let f = match self.h.kind(callee) {
            Kind::Generator => self.h.get(callee, generator::FUNCTION).as_ref()?,
            _ => callee,
        };
        self.h.get(f, function::GLOBALS).as_ref().map(Table::dict)
    }

    /// The globals dict of the nearest Python frame, or of `__main__`.
    pub(crate) fn current_globals(&self) -> Value {
        for frame in self.th.frames.iter().rev() {
            if frame.code & super::NATIVE != 0 {
                continue;
            }
            let callee = self.slot((frame.base as usize).saturating_sub(1));
            let Some(r) = callee.as_ref() else { continue };
            let f = match self.h.kind(r) {
                Kind::Generator => self.h.get(r, generator::FUNCTION).as_ref(),
                Kind::Function => Some(r),
                _ => None,
            };
            if let Some(f) = f {
                return self.h.get(f, function::GLOBALS);
            }
        }
        self.s.globals
    }

    /// The dict in local 0.
    fn namespace(&self) -> Option<Table> {
        let base = self.th.frames.last()?.base as usize;
        self.h.as_kind(self.slot(base), Kind::Dict).map(Table::dict)
    }

    fn op_load_name(&mut self, name: Value) -> Result<(), Fault> {
        let hash = self.h.text_hash(name);
        for t in [self.namespace(), self.frame_globals()].into_iter().flatten() {
            if let Some(pos) = self.h.table_find(t, name, hash)
                && let Some((_, value)) = self.h.table_entry(t, pos)
            {
                self.push(value);
                return Ok(());
            }
        }
        match self.builtin(name) {
            Some(value) => {
                self.push(value);
                Ok(())
            }
            None => Err(self.name_error(name)),
        }
    }

    fn op_store_name(&mut self, t: Option<Table>, name: Value) -> Result<(), Fault> {
        let value = self.peek(0);
        let Some(t) = t else { return Err(self.bad_code()) };
        let hash = self.h.text_hash(name);
        self.h.table_insert(t, name, hash, value)?;
        self.th.sp -= 1;
        Ok(())
    }

    /// `StoreGlobal` of a name that is not where it was last read.
    #[inline(never)]
    pub(crate) fn op_store_global(&mut self, name: Value) -> Result<(), Fault> {
        self.op_store_name(self.frame_globals(), name)
    }

    fn op_delete_name(&mut self, t: Option<Table>, name: Value) -> Result<(), Fault> {
        let hash = self.h.text_hash(name);
        let found = t.and_then(|t| self.h.table_find(t, name, hash).map(|pos| (t, pos)));
        match found {
            Some((t, pos)) => {
                self.h.table_remove(t, pos);
                Ok(())
            }
            None => Err(self.name_error(name)),
        }
    }

    /// `DeleteFast`, `MakeCell`, `DeleteDeref`: the local is at stack index `at`.
    #[inline(never)]
    pub(crate) fn op_local(&mut self, op: Op, at: usize) -> Result<(), Fault> {
        let value = self.slot(at);
        match op {
            Op::MakeCell => {
                let cell = self.h.new_cell(value)?;
                self.set_slot(at, cell);
            }
            Op::DeleteFast if value.is_nil() => return Err(self.unbound_local()),
            Op::DeleteFast => self.set_slot(at, Value::NIL),
            _ => match value.as_ref() {
                Some(cell) if !self.h.get(cell, 1).is_nil() => self.h.set(cell, 1, Value::NIL),
                _ => {
                    let frame = self.th.frames.last().copied();
                    let is_free = frame.is_some_and(|frame| {
                        let code = self.h.codes.get(Self::frame_code(frame)).and_then(Option::as_ref);
                        code.is_some_and(|code| code.is_free((at - frame.base as usize) as u8))
                    });
                    return Err(self.unbound_cell(is_free));
                }
            },
        }
        Ok(())
    }

    fn op_build(&mut self, op: Op, n: usize) -> Result<(), Fault> {
        let count = if op == Op::BuildMap { 2 * n } else { n };
        let at = self.th.sp - count;
        let value = match op {
            Op::BuildSet => {
                let set = self.h.new_set(Kind::Set)?;
                let Some(r) = set.as_ref() else { return Err(self.bad_code()) };
                for i in 0..n {
                    let key = self.resolve_key(Redo::Op, at + i, r)?;
                    let hash = self.h.key_hash(key);
                    self.h.table_insert(Table::set(r), key, hash, Value::NIL)?;
                }
                set
            }
            Op::BuildMap => {
                let dict = self.h.new_dict()?;
                let Some(r) = dict.as_ref() else { return Err(self.bad_code()) };
                for i in 0..n {
                    let key = self.resolve_key(Redo::Op, at + 2 * i, r)?;
                    let hash = self.h.key_hash(key);
                    let value = self.slot(at + 2 * i + 1);
                    self.h.table_insert(Table::dict(r), key, hash, value)?;
                }
                dict
            }
            Op::BuildSlice => {
                let step = if n == 3 { self.slot(at + 2) } else { Value::NONE };
                self.h.new_slice(self.slot(at), self.slot(at + 1), step)?
            }
            Op::BuildString => {
                let total: usize = (0..n).map(|i| self.h.any_bytes(self.slot(at + i)).len()).sum();
                self.h.check_room(total)?;
                let mut text = alloc::vec::Vec::new();
                text.try_reserve_exact(total).map_err(|_| Fault::Oom)?;
                for i in 0..n {
                    text.extend_from_slice(self.h.any_bytes(self.slot(at + i)));
                }
                self.h.new_str_bytes(&text)?
            }
            _ => {
                let items = self.slots_vec(at, n)?;
                if op == Op::BuildTuple { self.h.new_tuple(&items)? } else { self.h.new_list(&items)? }
            }
        };
        self.replace(count, value);
        Ok(())
    }

    /// `ListAppend` and its kin: `depth` is where the container is.
    fn op_add_to(&mut self, op: Op, depth: usize) -> Result<(), Fault> {
        let n = if op == Op::MapAdd { 2 } else { 1 };
        let container = self.peek(n - 1 + depth);
        let Some(r) = container.as_ref() else { return Err(self.bad_code()) };
        let top = self.th.sp - 1;
        match op {
            Op::ListAppend => {
                let item = self.peek(0);
                self.h.list_push(r, item)?;
            }
            Op::SetAdd => {
                let key = self.resolve_key(Redo::Op, top, r)?;
                let hash = self.h.key_hash(key);
                self.h.table_insert(Table::set(r), key, hash, Value::NIL)?;
            }
            Op::MapAdd => {
                let key = self.resolve_key(Redo::Op, top - 1, r)?;
                let hash = self.h.key_hash(key);
                let value = self.peek(0);
                self.h.table_insert(Table::dict(r), key, hash, value)?;
            }
            Op::ListExtend => {
                let items = self.items(Redo::Op, top)?;
                self.h.list_reserve(r, items.len())?;
                for item in items {
                    self.h.list_push(r, item)?;
                }
            }
            Op::SetUpdate => {
                let keys = self.keys(Redo::Op, top)?;
                if self.any_asks_of(r, &keys) {
                    if !self.h.is_table(self.slot(top)) {
                        return Err(self.fill(Redo::Op, top, Kind::Set, &keys));
                    }
                    self.align(Redo::Op, top, r)?;
                }
                self.insert_keys(r, &keys)?;
            }
            _ => {
                let source = self.peek(0);
                let from = self.h.wrapped(source).unwrap_or(source);
                let Some(d) = self.h.as_kind(from, Kind::Dict) else {
                    if self.has_keys(source)? {
                        return Err(self.ask(Redo::Op, top, how::PLAIN, Value::type_id(id::DICT), &[source]));
                    }
                    let name = self.type_name(source);
                    return Err(self.type_error(format_args!("'{name}' object is not a mapping")));
                };
                if op == Op::DictUpdate && self.out_of_line(r, from) {
                    self.set_slot(top, from);
                    self.align(Redo::Op, top, r)?;
                }
                self.charge(self.h.table_len(Table::dict(d)));
                for (key, value) in self.h.table_raw(Table::dict(d))? {
                    if op == Op::DictMerge && !self.h.is_str(key) {
                        return Err(self.type_error(format_args!("keywords must be strings")));
                    }
                    let hash = self.hash_or_raise(key)?;
                    let t = Table::dict(r);
                    if op == Op::DictMerge && self.h.table_find(t, key, hash).is_some() {
                        let shown = self.text(key);
                        return Err(self.type_error(format_args!(
                            "function got multiple values for argument '{shown}'"
                        )));
                    }
                    self.h.table_insert(t, key, hash, value)?;
                }
            }
        }
        self.th.sp -= n;
        Ok(())
    }

    fn op_make_function(&mut self, code: Value, flags: usize) -> Result<(), Fault> {
        let globals = self.current_globals();
        let f = super::load::plain_function(self.h, code, globals)?;
        let Some(r) = f.as_ref() else { return Err(self.bad_code()) };
        let n = flags.count_ones() as usize;
        let mut at = self.th.sp - n;
        for (bit, field) in [(1, function::DEFAULTS), (2, function::KEYWORD_DEFAULTS), (4, function::CLOSURE)]
        {
            if flags & bit != 0 {
                let value = self.slot(at);
                self.h.set(r, field, value);
                at += 1;
            }
        }
        self.replace(n, f);
        Ok(())
    }

    /// `callee args [kwargs]`: spreads them over the stack and calls.
    fn op_call_ex(&mut self, flags: usize) -> Result<(), Fault> {
        let c = self.th.sp - 2 - flags;
        let given = self.slot(c + 1);
        let keywords = if flags == 1 { self.slot(c + 2) } else { Value::NIL };
        let items = self.h.sequence_vec(given)?;
        let mut pairs = alloc::vec::Vec::new();
        if let Some(d) = self.h.as_kind(keywords, Kind::Dict) {
            pairs = self.h.table_vec(Table::dict(d))?;
        }
        // The window above the callee has to hold all of it, and the called function's own.
        let total = items.len() + 2 * pairs.len();
        self.room(c + 1 + total)?;
        self.th.sp = c + 1;
        for item in &items {
            self.push(*item);
        }
        for (name, value) in &pairs {
            self.push(*name);
            self.push(*value);
        }
        let outcome = self.call(c, items.len(), pairs.len());
        if outcome == Err(Fault::Oom) {
            self.set_slot(c + 1, given);
            if flags == 1 {
                self.set_slot(c + 2, keywords);
            }
        }
        outcome
    }

    /// `BeforeWith`: pushes the bound exit and enter.
    fn op_before_with(&mut self, is_async: bool) -> Result<(), Fault> {
        let manager = self.peek(0);
        let (exit, enter) =
            if is_async { (Names::AEXIT, Names::AENTER) } else { (Names::EXIT, Names::ENTER) };
        let mut found = [Value::NIL; 2];
        for (slot, name) in found.iter_mut().zip([exit, enter]) {
            *slot = match self.find_attr(manager, name)? {
                super::attr::Attr::Value(value) => value,
                super::attr::Attr::Bind(f, this) => self.h.new_method(f, this)?,
                _ => return Err(self.attribute_error(manager, name)),
            };
        }
        let [exit, enter] = found;
        self.replace(1, exit);
        self.push(enter);
        Ok(())
    }

    /// A property object's getter and the like may be called; so may partials and host functions.
    pub(crate) fn callable_native(&self, r: crate::heap::Ref) -> Option<(Value, Value)> {
        let t = self.h.get(r, crate::heap::native::TYPE).as_type()?;
        match t {
            id::HOST_FUNCTION => Some((Value::native(crate::builtins::HOST_CALL), r.value())),
            id::CLASSMETHOD if self.h.get(r, crate::heap::native::B) == Value::TRUE => {
                Some((Value::native(crate::builtins::CALL_STATIC), r.value()))
            }
            id::STATICMETHOD => Some((Value::native(crate::builtins::CALL_STATIC), r.value())),
            id::PIN | id::SIGNAL => Some((crate::modules::machine::value_method(t), r.value())),
            _ => None,
        }
    }
}
