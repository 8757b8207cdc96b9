//! Values as text: `str`, `repr`, and the frame that asks `__str__` and `__repr__`.

use core::fmt::Write;

use super::frames::{self, Redo};
use super::{Cx, Fault, Res};
use crate::heap::{Kind, Names, Ref, Table, Value, class, exception, iter, native};
use crate::text::{self, Limited};
use crate::types::{self, id};

/// How deep nested containers are shown; deeper is a RecursionError.
const DEPTH: usize = 60;

/// How a value is turned into text.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Mode {
    Str,
    Repr,
    Ascii,
}

/// Why a value was not turned into text natively.
enum Stop {
    /// This method of this object has to be called.
    Ask(Value, Value),
    Deep,
    /// No room.
    Full,
}

impl From<core::fmt::Error> for Stop {
    fn from(_: core::fmt::Error) -> Self {
        Self::Full
    }
}

/// Texts that Python gave, in the order of asking, and how many are used.
struct Memo {
    texts: Option<Ref>,
    used: usize,
}

/// The memory that one text may take.
impl Cx<'_> {
    /// An empty text, limited by the heap.
    pub(crate) fn text_buffer(&self) -> Limited {
        Limited::new(self.h.free_bytes().max(4096))
    }

    /// Writes the value in a stack slot. When its class has to be asked, the call is made again afterwards with the
    /// slot holding the text.
    pub(crate) fn write_slot(
        &mut self,
        out: &mut Limited,
        redo: Redo,
        at: usize,
        mode: Mode,
    ) -> Result<(), Fault> {
        let value = self.slot(at);
        if let Some(r) = self.h.as_native_object(value, id::TEXT) {
            let inner = self.h.get(r, native::A);
            let text = self.h.str_text(inner).unwrap_or("");
            return out.write_str(text).map_err(|_| Fault::Oom);
        }
        let before = out.as_str().len();
        let mut memo = Memo { texts: None, used: 0 };
        match self.write_value(out, value, mode, DEPTH, &mut memo) {
            Ok(()) => {
                self.charge((out.as_str().len() - before) / 32);
                Ok(())
            }
            Err(Stop::Full) => Err(Fault::Oom),
            Err(Stop::Deep) => Err(self.recursion()),
            Err(Stop::Ask(..)) => {
                let top = self.th.sp;
                let texts = self.h.new_list(&[])?;
                self.begin_redo(frames::TEXT, redo, at)?;
                for value in [value, Value::int(mode as i32), texts] {
                    self.push(value);
                }
                let _ = top;
                Err(Fault::Frame)
            }
        }
    }

    /// Writes an exception as its built-in class does.
    pub(crate) fn write_exception_text(
        &mut self,
        out: &mut Limited,
        r: Ref,
        mode: Mode,
    ) -> Result<(), Fault> {
        match self.write_exception(out, r, mode, DEPTH, &mut Memo { texts: None, used: 0 }) {
            Ok(()) | Err(Stop::Ask(..)) => Ok(()),
            Err(Stop::Full) => Err(Fault::Oom),
            Err(Stop::Deep) => Err(self.recursion()),
        }
    }

    /// Writes a value that stands in no stack slot. False: its class has to be asked, and nothing was written that counts.
    pub(crate) fn write_native_text(
        &mut self,
        out: &mut Limited,
        value: Value,
        mode: Mode,
    ) -> Result<bool, Fault> {
        match self.write_value(out, value, mode, DEPTH, &mut Memo { texts: None, used: 0 }) {
            Ok(()) => Ok(true),
            Err(Stop::Ask(..)) => Ok(false),
            Err(Stop::Full) => Err(Fault::Oom),
            Err(Stop::Deep) => Err(self.recursion()),
        }
    }

    /// The text of the value in a stack slot as a new string.
    pub(crate) fn text_of_slot(&mut self, redo: Redo, at: usize, mode: Mode) -> Res {
        let value = self.slot(at);
        if mode == Mode::Str && self.h.is_str(value) {
            return Ok(value);
        }
        if let Some(r) = self.h.as_native_object(value, id::TEXT) {
            return Ok(self.h.get(r, native::A));
        }
        let mut out = self.text_buffer();
        self.write_slot(&mut out, redo, at, mode)?;
        Ok(self.h.new_str(out.as_str())?)
    }

    /// State 0: tries with the texts so far; 1: another text is on top. Slots after the redo's: value, mode, texts.
    pub(crate) fn step_text(&mut self, base: usize, state: u32) -> Result<(), Fault> {
        let Some(texts) = self.slot(base + 6).as_ref() else { return Err(self.bad_code()) };
        if state == 1 {
            let text = self.peek(0);
            if !self.h.is_str(text) {
                let name = self.type_name(text);
                return Err(self.type_error(format_args!("__str__ returned non-string (type {name})")));
            }
            self.h.list_push(texts, text)?;
            self.th.sp = base + 7;
            self.set_state(0);
            return Ok(());
        }
        let value = self.slot(base + 4);
        let mode = match self.slot(base + 5).as_int() {
            Some(0) => Mode::Str,
            Some(1) => Mode::Repr,
            _ => Mode::Ascii,
        };
        let mut out = self.text_buffer();
        let mut memo = Memo { texts: Some(texts), used: 0 };
        match self.write_value(&mut out, value, mode, DEPTH, &mut memo) {
            Ok(()) => {
                let text = self.h.new_str(out.as_str())?;
                let stored = self.h.new_native(id::TEXT, &[text, Value::FALSE])?;
                self.end_redo(base, stored)
            }
            Err(Stop::Full) => Err(Fault::Oom),
            Err(Stop::Deep) => Err(self.recursion()),
            Err(Stop::Ask(f, object)) => {
                self.charge(memo.used);
                self.native_call(1, f, &[object])
            }
        }
    }

    fn write_value(
        &mut self,
        out: &mut Limited,
        value: Value,
        mode: Mode,
        depth: usize,
        memo: &mut Memo,
    ) -> Result<(), Stop> {
        self.fuel -= 1;
        if let Some(i) = self.h.as_i64(value)
            && value != Value::TRUE
            && value != Value::FALSE
        {
            return Ok(write!(out, "{i}")?);
        }
        if let Some(text) = self.h.str_text(value) {
            match mode {
                Mode::Str => out.write_str(text)?,
                _ => text::repr::write_str_repr(out, text, mode == Mode::Ascii)?,
            }
            return Ok(());
        }
        let Some(r) = value.as_ref() else { return self.write_immediate(out, value) };
        let inner = if mode == Mode::Ascii { Mode::Ascii } else { Mode::Repr };
        match self.h.kind(r) {
            Kind::Float => Ok(text::float::write_repr(out, self.h.float_at(r))?),
            Kind::Big => {
                let Some(big) = self.h.to_big(value) else { return Ok(()) };
                let limbs = self.h.limbs(value);
                self.charge(limbs * limbs / 256);
                Ok(write!(out, "{big}")?)
            }
            Kind::Bytes => Ok(text::repr::write_bytes_repr(out, self.h.any_bytes(value))?),
            Kind::ByteArray => {
                out.write_str("bytearray(")?;
                text::repr::write_bytes_repr(out, self.h.any_bytes(value))?;
                Ok(out.write_str(")")?)
            }
            Kind::List | Kind::Tuple | Kind::Dict | Kind::Set | Kind::FrozenSet => {
                let Some(depth) = depth.checked_sub(1) else {
                    return Err(Stop::Deep);
                };
                self.write_container(out, value, r, inner, depth, memo)
            }
            Kind::Instance | Kind::Exception => self.write_instance(out, value, r, mode, depth, memo),
            Kind::Native => {
                let Some(depth) = depth.checked_sub(1) else { return Err(Stop::Deep) };
                self.write_native(out, value, r, inner, depth, memo)
            }
            _ => self.write_plain(out, value, r),
        }
    }

    fn write_immediate(&self, out: &mut Limited, value: Value) -> Result<(), Stop> {
        match value {
            Value::NONE => out.write_str("None")?,
            Value::TRUE => out.write_str("True")?,
            Value::FALSE => out.write_str("False")?,
            Value::ELLIPSIS => out.write_str("Ellipsis")?,
            Value::NOT_IMPLEMENTED => out.write_str("NotImplemented")?,
            _ => {
                if let Some(t) = value.as_type() {
                    write!(out, "<class '{}'>", types::info(t).name)?;
                } else if let Some(def) = value.as_native().and_then(Self::definition) {
                    write!(out, "<built-in function {}>", def.name)?;
                } else {
                    out.write_str("<?>")?;
                }
            }
        }
        Ok(())
    }

    fn write_container(
        &mut self,
        out: &mut Limited,
        value: Value,
        r: Ref,
        mode: Mode,
        depth: usize,
        memo: &mut Memo,
    ) -> Result<(), Stop> {
        if let Some(n) = self.h.seq_len(value) {
            let is_list = self.h.kind(r) == Kind::List;
            out.write_str(if is_list { "[" } else { "(" })?;
            for i in 0..n {
                if i > 0 {
                    out.write_str(", ")?;
                }
                let Some(item) = self.h.seq_get(value, i) else { break };
                if item == value {
                    out.write_str(if is_list { "[...]" } else { "(...)" })?;
                } else {
                    self.write_value(out, item, mode, depth, memo)?;
                }
            }
            return Ok(out.write_str(match (is_list, n) {
                (true, _) => "]",
                (false, 1) => ",)",
                (false, _) => ")",
            })?);
        }
        let Some(t) = Table::of(self.h, r) else { return Ok(()) };
        let kind = self.h.kind(r);
        if self.h.table_len(t) == 0 && kind != Kind::Dict {
            return Ok(out.write_str(if kind == Kind::Set { "set()" } else { "frozenset()" })?);
        }
        out.write_str(if kind == Kind::FrozenSet { "frozenset({" } else { "{" })?;
        let mut first = true;
        for pos in 0..self.h.table_used(t) {
            let Some((key, item)) = self.h.table_entry(t, pos) else { continue };
            if !first {
                out.write_str(", ")?;
            }
            first = false;
            let key = self.h.unwrap_key(key);
            self.write_value(out, key, mode, depth, memo)?;
            if kind == Kind::Dict {
                out.write_str(": ")?;
                if item == value {
                    out.write_str("{...}")?;
                } else {
                    self.write_value(out, item, mode, depth, memo)?;
                }
            }
        }
        Ok(out.write_str(if kind == Kind::FrozenSet { "})" } else { "}" })?)
    }

    fn write_instance(
        &mut self,
        out: &mut Limited,
        value: Value,
        r: Ref,
        mode: Mode,
        depth: usize,
        memo: &mut Memo,
    ) -> Result<(), Stop> {
        let names: &[Value] = if mode == Mode::Str { &[Names::STR, Names::REPR] } else { &[Names::REPR] };
        for name in names {
            // For exceptions `__repr__` says nothing about `str`.
            if *name == Names::REPR && mode == Mode::Str && self.h.kind(r) == Kind::Exception {
                break;
            }
            if let Some(f) = self.special(value, *name) {
                let text = memo.texts.and_then(|texts| self.h.list_get(texts, memo.used));
                return match text {
                    Some(text) => {
                        memo.used += 1;
                        Ok(out.write_str(self.h.str_text(text).unwrap_or(""))?)
                    }
                    None => Err(Stop::Ask(f, value)),
                };
            }
        }
        let Some(depth) = depth.checked_sub(1) else { return Err(Stop::Deep) };
        if self.h.kind(r) == Kind::Exception {
            return self.write_exception(out, r, mode, depth, memo);
        }
        if let Some(inner) = self.h.wrapped(value)
            && !inner.is_nil()
        {
            return self.write_value(out, inner, mode, depth, memo);
        }
        let name = self.type_name(value);
        Ok(write!(out, "<{name} object at {:x}>", value.0)?)
    }

    fn write_exception(
        &mut self,
        out: &mut Limited,
        r: Ref,
        mode: Mode,
        depth: usize,
        memo: &mut Memo,
    ) -> Result<(), Stop> {
        let args = self.h.get(r, exception::ARGS);
        let n = self.h.seq_len(args).unwrap_or(0);
        let class = self.h.get(r, exception::CLASS);
        let base = types::native_base(self.h, class);
        if mode == Mode::Str {
            return match n {
                0 => Ok(()),
                1 => {
                    let arg = self.h.seq_get(args, 0).unwrap_or(Value::NONE);
                    if types::is_subtype(base, id::OS_ERROR)
                        && let Some(errno) = self.h.as_i64(arg)
                        && let Some(known) =
                            crate::host::Errno::ALL.iter().find(|e| i64::from(e.number()) == errno)
                    {
                        return Ok(write!(out, "[Errno {errno}] {}", known.name())?);
                    }
                    let shown = if types::is_subtype(base, id::KEY_ERROR) { Mode::Repr } else { Mode::Str };
                    self.write_value(out, arg, shown, depth, memo)
                }
                2 if types::is_subtype(base, id::OS_ERROR) => {
                    out.write_str("[Errno ")?;
                    let (number, text) = (self.h.seq_get(args, 0), self.h.seq_get(args, 1));
                    self.write_value(out, number.unwrap_or(Value::NONE), Mode::Str, depth, memo)?;
                    out.write_str("] ")?;
                    self.write_value(out, text.unwrap_or(Value::NONE), Mode::Str, depth, memo)
                }
                _ => self.write_value(out, args, Mode::Repr, depth, memo),
            };
        }
        let name = self.class_name(class);
        out.write_str(&name)?;
        out.write_str("(")?;
        for i in 0..n {
            if i > 0 {
                out.write_str(", ")?;
            }
            let arg = self.h.seq_get(args, i).unwrap_or(Value::NONE);
            self.write_value(out, arg, Mode::Repr, depth, memo)?;
        }
        Ok(out.write_str(")")?)
    }

    fn write_plain(&mut self, out: &mut Limited, value: Value, r: Ref) -> Result<(), Stop> {
        match self.h.kind(r) {
            Kind::Function => {
                let number = self.h.get(r, crate::heap::function::CODE).as_count();
                let name = self.h.codes.get(number).cloned().flatten().map(|code| code.own_name());
                let name = name.map_or_else(|| "?".into(), |name| self.text(name));
                Ok(write!(out, "<function {name} at 0x{:x}>", value.0)?)
            }
            Kind::Class => {
                let name = self.text(self.h.get(r, class::NAME));
                Ok(write!(out, "<class '{name}'>")?)
            }
            Kind::Module => {
                let name = self.text(self.h.get(r, crate::heap::module::NAME));
                Ok(write!(out, "<module '{name}'>")?)
            }
            Kind::Generator => {
                let function = self.h.get(r, crate::heap::generator::FUNCTION);
                let number =
                    function.as_ref().map_or(0, |f| self.h.get(f, crate::heap::function::CODE).as_count());
                let name = self.h.codes.get(number).cloned().flatten().map(|code| code.own_name());
                let name = name.map_or_else(|| "?".into(), |name| self.text(name));
                Ok(write!(out, "<generator object '{name}' at {:x}>", value.0)?)
            }
            Kind::Range => {
                let (start, step, _) = self.h.range_parts(r);
                let stop = self.h.as_i64(self.h.get(r, 4)).unwrap_or(0);
                if step == 1 {
                    Ok(write!(out, "range({start}, {stop})")?)
                } else {
                    Ok(write!(out, "range({start}, {stop}, {step})")?)
                }
            }
            Kind::Slice => {
                out.write_str("slice(")?;
                for i in 1..=3 {
                    if i > 1 {
                        out.write_str(", ")?;
                    }
                    let part = self.h.get(r, i);
                    if self.h.kind_of(part).is_some_and(|kind| kind > Kind::Big) {
                        // Only numbers slice anything; what else stands here could be nested without end.
                        out.write_str("...")?;
                        continue;
                    }
                    self.write_value(out, part, Mode::Repr, 1, &mut Memo { texts: None, used: 0 })?;
                }
                Ok(out.write_str(")")?)
            }
            Kind::Method => Ok(write!(out, "<bound_method {:x}>", value.0)?),
            Kind::Iter => {
                let name = types::info(id::iterator(self.h.get(r, iter::SORT))).name;
                Ok(write!(out, "<{name} object at {:x}>", value.0)?)
            }
            _ => {
                let name = self.type_name(value);
                Ok(write!(out, "<{name}>")?)
            }
        }
    }

    fn write_native(
        &mut self,
        out: &mut Limited,
        value: Value,
        r: Ref,
        mode: Mode,
        depth: usize,
        memo: &mut Memo,
    ) -> Result<(), Stop> {
        let inner = self.h.get(r, native::A);
        match self.h.get(r, native::TYPE).as_type() {
            Some(id::TEXT) => Ok(out.write_str(self.h.str_text(inner).unwrap_or(""))?),
            Some(t @ (id::DICT_KEYS | id::DICT_VALUES | id::DICT_ITEMS)) => {
                write!(out, "{}([", types::info(t).name)?;
                let Some(d) = inner.as_ref() else { return Ok(()) };
                let table = Table::dict(d);
                let mut first = true;
                for pos in 0..self.h.table_used(table) {
                    let Some((key, item)) = self.h.table_entry(table, pos) else { continue };
                    if !first {
                        out.write_str(", ")?;
                    }
                    first = false;
                    let key = self.h.unwrap_key(key);
                    match t {
                        id::DICT_KEYS => self.write_value(out, key, mode, depth, memo)?,
                        id::DICT_VALUES => self.write_value(out, item, mode, depth, memo)?,
                        _ => {
                            out.write_str("(")?;
                            self.write_value(out, key, mode, depth, memo)?;
                            out.write_str(", ")?;
                            self.write_value(out, item, mode, depth, memo)?;
                            out.write_str(")")?;
                        }
                    }
                }
                Ok(out.write_str("])")?)
            }
            Some(id::SUPER) => {
                out.write_str("<super: ")?;
                self.write_value(out, inner, mode, depth, memo)?;
                let object = self.class_name(types::type_of(self.h, self.h.get(r, native::B)));
                Ok(write!(out, ", <{object} object>>")?)
            }
            Some(id::HOST_FUNCTION) => Ok(out.write_str("<function>")?),
            Some(t) => {
                if crate::modules::show_object(self, out, t, r)? {
                    return Ok(());
                }
                Ok(write!(out, "<{}>", types::info(t).name)?)
            }
            None => {
                let name = self.type_name(value);
                Ok(write!(out, "<{name} object at {:x}>", value.0)?)
            }
        }
    }
}
