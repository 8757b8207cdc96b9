//! Binding arguments to parameters.

use alloc::rc::Rc;
use alloc::vec::Vec;

use super::load::LoadedCode;
use super::{Cx, Fault};
use crate::bytecode::CodeFlags;
use crate::heap::{Kind, Ref, Table, Value, function};

impl Cx<'_> {
    /// The locals of a call, free variables included; unset ones are NIL.
    pub(crate) fn bind(
        &mut self,
        f: Ref,
        code: &Rc<LoadedCode>,
        c: usize,
        n: usize,
        kw: usize,
    ) -> Result<Vec<Value>, Fault> {
        let n_pos = usize::from(code.n_positional);
        let n_kwonly = usize::from(code.n_keyword_only);
        let n_locals = usize::from(code.n_locals);
        let mut locals = Vec::new();
        locals.try_reserve_exact(n_locals).map_err(|_| Fault::Oom)?;
        locals.extend_from_slice(self.th.stack.get(c + 1..c + 1 + n.min(n_pos)).unwrap_or(&[]));
        locals.resize(n_locals, Value::NIL);

        let mut rest = n_pos + n_kwonly;
        let extra = n.saturating_sub(n_pos);
        if code.flags.has(CodeFlags::VAR_ARGS) {
            let items = self.slots_vec(c + 1 + n.min(n_pos), extra)?;
            let tuple = self.h.new_tuple(&items)?;
            put(&mut locals, rest, tuple);
            rest += 1;
        } else if extra > 0 {
            return Err(self.wrong_count(code, n));
        }
        let var_keywords = if code.flags.has(CodeFlags::VAR_KEYWORDS) {
            let dict = self.h.new_dict()?;
            put(&mut locals, rest, dict);
            dict.as_ref()
        } else {
            None
        };
        for i in 0..kw {
            let at = c + 1 + n + 2 * i;
            let (name, value) = (self.slot(at), self.slot(at + 1));
            self.bind_keyword(code, &mut locals, name, value, var_keywords)?;
        }
        self.bind_defaults(f, code, &mut locals, n)?;
        if code.n_free > 0
            && let Some(closure) = self.h.get(f, function::CLOSURE).as_ref()
        {
            let first = n_locals - usize::from(code.n_free).min(n_locals);
            for i in 0..usize::from(code.n_free) {
                put(&mut locals, first + i, self.h.get(closure, 1 + i));
            }
        }
        Ok(locals)
    }

    /// So many positional arguments are none for this function.
    #[cold]
    fn wrong_count(&mut self, code: &LoadedCode, n: usize) -> Fault {
        let (own, takes) = (self.text(code.own_name()), code.n_positional);
        self.type_error(format_args!("{own}() takes {takes} positional arguments but {n} were given"))
    }

    fn bind_keyword(
        &mut self,
        code: &LoadedCode,
        locals: &mut [Value],
        name: Value,
        value: Value,
        var_keywords: Option<Ref>,
    ) -> Result<(), Fault> {
        let named = usize::from(code.n_positional) + usize::from(code.n_keyword_only);
        let only = usize::from(code.n_positional_only);
        let found = (only..named).find(|i| {
            let param = code.param(*i);
            param == name || self.h.str_bytes(param) == self.h.str_bytes(name)
        });
        match (found, var_keywords) {
            (Some(i), _) => {
                if locals.get(i).is_some_and(|slot| !slot.is_nil()) {
                    let shown = self.text(name);
                    return Err(
                        self.type_error(format_args!("function got multiple values for argument '{shown}'"))
                    );
                }
                put(locals, i, value);
            }
            (None, Some(dict)) => {
                let hash = self.h.text_hash(name);
                self.h.table_insert(Table::dict(dict), name, hash, value)?;
            }
            (None, None) => {
                let shown = self.text(name);
                return Err(self.type_error(format_args!("unexpected keyword argument '{shown}'")));
            }
        }
        Ok(())
    }

    fn bind_defaults(
        &mut self,
        f: Ref,
        code: &LoadedCode,
        locals: &mut [Value],
        n: usize,
    ) -> Result<(), Fault> {
        let n_pos = usize::from(code.n_positional);
        let defaults = self.h.as_kind(self.h.get(f, function::DEFAULTS), Kind::Tuple);
        let n_defaults = defaults.map_or(0, |t| self.h.tuple_len(t));
        let first = n_pos - n_defaults.min(n_pos);
        for i in n.min(n_pos)..n_pos {
            if !locals.get(i).is_some_and(|slot| slot.is_nil()) {
                continue;
            }
            let default = match defaults {
                Some(t) if i >= first => self.h.tuple_get(t, i - first),
                _ => None,
            };
            match default {
                Some(value) => put(locals, i, value),
                None => {
                    let missing = (i..n_pos.min(first.max(i + 1)))
                        .filter(|i| locals.get(*i).is_some_and(|slot| slot.is_nil()))
                        .count();
                    if n_defaults == 0 && code.n_positional_only == 0 && code.n_keyword_only == 0 {
                        return Err(self.wrong_count(code, n));
                    }
                    let own = self.text(code.own_name());
                    return Err(self.type_error(format_args!(
                        "{own}() missing {missing} required positional arguments"
                    )));
                }
            }
        }
        let keyword_defaults = self.h.as_kind(self.h.get(f, function::KEYWORD_DEFAULTS), Kind::Dict);
        for i in n_pos..n_pos + usize::from(code.n_keyword_only) {
            if !locals.get(i).is_some_and(|slot| slot.is_nil()) {
                continue;
            }
            let name = code.param(i);
            let default = match keyword_defaults {
                Some(dict) => {
                    let hash = self.h.text_hash(name);
                    let t = Table::dict(dict);
                    self.h.table_find(t, name, hash).and_then(|pos| self.h.table_entry(t, pos))
                }
                None => None,
            };
            match default {
                Some((_, value)) => put(locals, i, value),
                None => {
                    let (own, shown) = (self.text(code.own_name()), self.text(name));
                    return Err(
                        self.type_error(format_args!("{own}() missing required keyword argument '{shown}'"))
                    );
                }
            }
        }
        Ok(())
    }
}

fn put(locals: &mut [Value], i: usize, value: Value) {
    if let Some(slot) = locals.get_mut(i) {
        *slot = value;
    }
}
