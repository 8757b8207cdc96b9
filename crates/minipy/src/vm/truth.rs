//! Truth: what `if`, `not` and `while` ask of a value.

use super::frames::{Redo, how};
use super::{Cx, Fault};
use crate::heap::{Kind, Names, Table, Value};

impl Cx<'_> {
    /// The truth of a value that needs no Python.
    pub(crate) fn truth(&self, value: Value) -> Option<bool> {
        match value {
            Value::TRUE => return Some(true),
            Value::FALSE | Value::NONE => return Some(false),
            _ => {}
        }
        if let Some(i) = value.as_int() {
            return Some(i != 0);
        }
        if let Some(text) = self.h.str_bytes(value) {
            return Some(!text.is_empty());
        }
        let Some(r) = value.as_ref() else { return Some(true) };
        Some(match self.h.kind(r) {
            Kind::Float => self.h.float_at(r) != 0.0,
            Kind::List | Kind::Tuple => self.h.seq_len(value) != Some(0),
            Kind::Bytes | Kind::ByteArray => !self.h.any_bytes(value).is_empty(),
            Kind::Dict | Kind::Set | Kind::FrozenSet => {
                Table::of(self.h, r).is_some_and(|t| self.h.table_len(t) > 0)
            }
            Kind::Range => self.h.range_parts(r).2 > 0,
            Kind::Instance | Kind::Exception => return None,
            Kind::Native => match self.h.complex_parts(value) {
                Some(parts) => parts != (0.0, 0.0),
                None => self.native_len(value).is_none_or(|n| n > 0),
            },
            _ => true,
        })
    }

    /// The truth of the value in a stack slot, asking `__bool__` and `__len__`.
    pub(crate) fn truth_at(&mut self, redo: Redo, at: usize) -> Result<bool, Fault> {
        let value = self.slot(at);
        if let Some(truth) = self.truth(value) {
            return Ok(truth);
        }
        for (name, how) in [(Names::BOOL, how::BOOL), (Names::LEN, how::LEN)] {
            if let Some(f) = self.special(value, name) {
                return Err(self.ask(redo, at, how, f, &[value]));
            }
        }
        Ok(self.h.wrapped(value).is_none_or(|inner| self.truth(inner).unwrap_or(true)))
    }

    #[inline(never)]
    pub(crate) fn op_not(&mut self) -> Result<(), Fault> {
        let truth = self.truth_at(Redo::Op, self.th.sp - 1)?;
        self.replace(1, Value::bool(!truth));
        Ok(())
    }

    #[inline(never)]
    pub(crate) fn op_jump_if(&mut self, wanted: bool, target: usize) -> Result<(), Fault> {
        if self.truth_at(Redo::Op, self.th.sp - 1)? == wanted {
            self.set_state(target as u32);
        }
        self.th.sp -= 1;
        Ok(())
    }
}
