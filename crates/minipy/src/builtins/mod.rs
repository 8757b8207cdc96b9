//! The built-in functions, and the table of all groups of natives.

pub(crate) mod construct;
pub(crate) mod fold;
pub(crate) mod functions;
pub(crate) mod internal;
pub(crate) mod objects;
pub(crate) mod sort;
mod support;

use crate::heap::{Heap, Kind, NativeId, Table, Value};
use crate::types::{self, TYPES, id};
use crate::vm::quick::cache_slot;
use crate::vm::{CacheEntry, Cx, Def, Shared};

/// Groups below are the methods of the types of those numbers; from here on they are functions.
pub(crate) const FIRST_FUNCTION_GROUP: u8 = 160;
const BUILTINS: u8 = FIRST_FUNCTION_GROUP;
const INTERNAL: u8 = FIRST_FUNCTION_GROUP + 1;
/// The first native module.
pub(crate) const FIRST_MODULE_GROUP: u8 = FIRST_FUNCTION_GROUP + 2;

const fn internal(index: u16) -> NativeId {
    NativeId { group: INTERNAL, index }
}

// Natives that the VM calls itself; their places in `internal::FUNCTIONS`.
pub(crate) const REPR: NativeId = internal(0);
pub(crate) const EQUAL: NativeId = internal(1);
pub(crate) const LESS: NativeId = internal(2);
pub(crate) const GREATER: NativeId = internal(3);
pub(crate) const LESS_EQUAL: NativeId = internal(4);
pub(crate) const GREATER_EQUAL: NativeId = internal(5);
pub(crate) const ADD: NativeId = internal(6);
pub(crate) const HOST_CALL: NativeId = internal(7);
pub(crate) const CALL_STATIC: NativeId = internal(8);
pub(crate) const STR: NativeId = internal(9);
pub(crate) const HASH: NativeId = internal(10);
pub(crate) const CONTAINS: NativeId = internal(11);

/// The built-in function of this name.
pub(crate) fn function(name: &str) -> Option<Value> {
    let index = functions::FUNCTIONS.iter().position(|def| def.name == name)?;
    Some(Value::native(NativeId { group: BUILTINS, index: index as u16 }))
}

/// The definitions of a group.
pub(crate) fn group(group: u8) -> &'static [Def] {
    match group {
        BUILTINS => functions::FUNCTIONS,
        INTERNAL => internal::FUNCTIONS,
        FIRST_MODULE_GROUP.. => crate::modules::functions(group),
        _ => types::methods(group),
    }
}

/// The built-in types that have a name in Python.
fn is_public(t: u8) -> bool {
    // The first is asyncio's own, the second never raised: who named them would catch nothing.
    let is_hidden = matches!(t, id::CANCELLED_ERROR | id::MODULE_NOT_FOUND_ERROR);
    id::is_exception(t) && !is_hidden
        || matches!(
            t,
            id::OBJECT
                | id::TYPE
                | id::INT
                | id::BOOL
                | id::FLOAT
                | id::COMPLEX
                | id::STR
                | id::BYTES
                | id::BYTEARRAY
                | id::LIST
                | id::TUPLE
                | id::DICT
                | id::SET
                | id::FROZENSET
                | id::RANGE
                | id::SLICE
                | id::PROPERTY
                | id::STATICMETHOD
                | id::CLASSMETHOD
                | id::SUPER
                | id::ENUMERATE
                | id::ZIP
                | id::MAP
                | id::FILTER
                | id::REVERSED
                | id::MEMORYVIEW
        )
}

/// The names of builtins that are neither functions nor types under their own names.
const OTHERS: [&str; 5] = ["Ellipsis", "NotImplemented", "IOError", "EnvironmentError", "__debug__"];

/// The names of all builtins, for `dir`.
pub(crate) fn names() -> impl Iterator<Item = &'static str> {
    let functions = functions::FUNCTIONS.iter().map(|def| def.name);
    let types = TYPES.iter().filter(|info| is_public(info.number)).map(|info| info.name);
    functions.chain(types).chain(OTHERS)
}

/// The builtin of this name.
pub(crate) fn lookup(h: &mut Heap, s: &mut Shared, name: Value) -> Option<Value> {
    // Builtins share the attribute cache, as if they were attributes of `...`.
    let slot = cache_slot(Value::ELLIPSIS, name);
    if let Some(entry) = s.cache.get(slot)
        && entry.class == Value::ELLIPSIS
        && entry.name == name
    {
        return Some(entry.value);
    }
    let found = overridden(h, s, name).or_else(|| search(h, name))?;
    if let Some(entry) = s.cache.get_mut(slot) {
        *entry = CacheEntry { class: Value::ELLIPSIS, name, value: found };
    }
    Some(found)
}

/// What a script has set in the module `builtins`.
fn overridden(h: &mut Heap, s: &Shared, name: Value) -> Option<Value> {
    let dict = Table::dict(h.as_kind(s.builtins, Kind::Dict)?);
    let hash = h.text_hash(name);
    let at = h.table_find(dict, name, hash)?;
    h.table_entry(dict, at).map(|(_, value)| value)
}

fn search(h: &Heap, name: Value) -> Option<Value> {
    let text = h.str_bytes(name)?;
    if let Some(index) = functions::FUNCTIONS.iter().position(|def| def.name.as_bytes() == text) {
        return Some(Value::native(NativeId { group: BUILTINS, index: index as u16 }));
    }
    if let Some(info) = TYPES.iter().find(|info| is_public(info.number) && info.name.as_bytes() == text) {
        return Some(Value::type_id(info.number));
    }
    match text {
        b"Ellipsis" => Some(Value::ELLIPSIS),
        b"NotImplemented" => Some(Value::NOT_IMPLEMENTED),
        b"IOError" | b"EnvironmentError" => Some(Value::type_id(id::OS_ERROR)),
        b"__debug__" => Some(Value::TRUE),
        _ => None,
    }
}

impl Cx<'_> {
    /// The builtin of this name.
    pub(crate) fn builtin(&mut self, name: Value) -> Option<Value> {
        lookup(self.h, self.s, name)
    }
}
