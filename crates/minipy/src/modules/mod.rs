//! The built-in modules. Native ones are groups of functions; the others are frozen Python.

pub(crate) mod array;
pub(crate) mod binascii;
pub(crate) mod cmath;
pub(crate) mod engine;
mod exp;
pub(crate) mod hashlib;
mod inflate;
pub(crate) mod json;
pub(crate) mod machine;
pub(crate) mod math;
pub(crate) mod md5;
pub(crate) mod os;
mod pack;
pub(crate) mod random;
pub(crate) mod regexp;
mod socket;
pub(crate) mod structs;
pub(crate) mod sys;
pub(crate) mod time;
mod tls;
mod unpack;
mod zlib;

use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

use crate::builtins::FIRST_MODULE_GROUP;
use crate::heap::{Ref, Value, native};
use crate::host::Errno;
use crate::types::{complex, id, memoryview};
use crate::vm::attr::Attr;
use crate::vm::{Cx, Def, Fault, NativeFn, Res, def};

/// A native module.
struct Module {
    /// Its names, the one it calls itself first.
    names: &'static [&'static str],
    functions: &'static [Def],
    /// Names of its constants; what they are is computed when they are looked up.
    constants: &'static [&'static str],
    constant: fn(&mut Cx<'_>, &str) -> Result<Option<Value>, Fault>,
}

fn no_constant(_: &mut Cx<'_>, _: &str) -> Result<Option<Value>, Fault> {
    Ok(None)
}

const MODULES: &[Module] = &[
    Module { names: &["os", "uos"], functions: os::FUNCTIONS, constants: &["sep"], constant: os::constant },
    Module {
        names: &["sys", "usys"],
        functions: sys::FUNCTIONS,
        constants: sys::CONSTANTS,
        constant: sys::constant,
    },
    Module { names: &["time", "utime"], functions: time::FUNCTIONS, constants: &[], constant: no_constant },
    Module { names: &["gc", "ugc"], functions: sys::GC, constants: &[], constant: no_constant },
    Module {
        names: &["machine", "umachine"],
        functions: machine::FUNCTIONS,
        constants: machine::CONSTANTS,
        constant: machine::constant,
    },
    Module {
        names: &["hashlib", "uhashlib"],
        functions: hashlib::FUNCTIONS,
        constants: &[],
        constant: no_constant,
    },
    Module {
        names: &["binascii", "ubinascii"],
        functions: binascii::FUNCTIONS,
        constants: &[],
        constant: no_constant,
    },
    Module { names: &["errno", "uerrno"], functions: &[], constants: &ERRNO_NAMES, constant: errno_constant },
    Module { names: &["micropython"], functions: sys::MICROPYTHON, constants: &[], constant: no_constant },
    Module { names: &["builtins"], functions: BUILTINS, constants: &[], constant: builtin_constant },
    Module { names: &["_json"], functions: json::FUNCTIONS, constants: &[], constant: no_constant },
    Module { names: &["_re"], functions: regexp::FUNCTIONS, constants: &[], constant: no_constant },
    Module {
        names: &["math", "umath"],
        functions: math::FUNCTIONS,
        constants: math::CONSTANTS,
        constant: math::constant,
    },
    Module {
        names: &["struct", "ustruct"],
        functions: structs::FUNCTIONS,
        constants: &[],
        constant: no_constant,
    },
    Module { names: &["array", "uarray"], functions: &[], constants: &["array"], constant: array_constant },
    Module {
        names: &["cmath"],
        functions: cmath::FUNCTIONS,
        constants: cmath::CONSTANTS,
        constant: cmath::constant,
    },
    Module { names: &["_socket"], functions: socket::FUNCTIONS, constants: &[], constant: no_constant },
    Module { names: &["_tls"], functions: tls::FUNCTIONS, constants: &[], constant: no_constant },
    Module { names: &["_zlib"], functions: zlib::FUNCTIONS, constants: &[], constant: no_constant },
    Module { names: &["_minipy"], functions: engine::FUNCTIONS, constants: &[], constant: no_constant },
];

const BUILTINS: &[Def] = &[def("__build_class__", 0, 0, |_, _| Ok(Value::NONE))];

fn builtin_constant(cx: &mut Cx<'_>, name: &str) -> Result<Option<Value>, Fault> {
    let name = cx.h.intern(name)?;
    Ok(cx.builtin(name))
}

fn array_constant(_: &mut Cx<'_>, name: &str) -> Result<Option<Value>, Fault> {
    Ok((name == "array").then(|| Value::type_id(id::ARRAY)))
}

/// `errorcode`, and the name of every number.
#[expect(clippy::indexing_slicing, reason = "the compiler evaluates it, and would stop there")]
const ERRNO_NAMES: [&str; Errno::ALL.len() + 1] = {
    let mut names = ["errorcode"; Errno::ALL.len() + 1];
    let mut at = 0;
    while at < Errno::ALL.len() {
        names[at] = Errno::ALL[at].name();
        at += 1;
    }
    names
};

fn errno_constant(cx: &mut Cx<'_>, name: &str) -> Result<Option<Value>, Fault> {
    if name == "errorcode" {
        let dict = cx.h.new_dict()?;
        for errno in Errno::ALL {
            let name = cx.h.new_str(errno.name())?;
            cx.dict_set(dict, Value::int(i32::from(errno.number())), name)?;
        }
        return Ok(Some(dict));
    }
    Ok(Errno::ALL.iter().find(|e| e.name() == name).map(|e| Value::int(i32::from(e.number()))))
}

fn module(group: u8) -> Option<&'static Module> {
    MODULES.get(usize::from(group.checked_sub(FIRST_MODULE_GROUP)?))
}

/// The functions of a module's group.
pub(crate) fn functions(group: u8) -> &'static [Def] {
    module(group).map_or(&[], |module| module.functions)
}

/// The group and first name of a native module.
pub(crate) fn native_module(name: &str) -> Option<(u8, &'static str)> {
    let index = MODULES.iter().position(|module| module.names.contains(&name))?;
    let first = MODULES.get(index)?.names.first()?;
    Some((FIRST_MODULE_GROUP + index as u8, first))
}

/// The built-in modules, each by the name that it calls itself.
pub fn module_names() -> impl Iterator<Item = &'static str> {
    let native = MODULES.iter().filter_map(|module| module.names.first().copied());
    native.chain(crate::frozen::names()).filter(|name| !name.starts_with('_'))
}

/// The first name and source of a frozen module.
pub(crate) fn frozen(name: &str) -> Option<(&'static str, &'static str)> {
    crate::frozen::find(name)
}

/// A constant of a native module.
pub(crate) fn constant(cx: &mut Cx<'_>, group: u8, name: Value) -> Result<Option<Value>, Fault> {
    let Some(module) = module(group) else { return Ok(None) };
    let name = String::from(cx.h.str_text(name).unwrap_or(""));
    (module.constant)(cx, &name)
}

/// Names of a native module's constants.
pub(crate) fn constant_names(group: u8) -> impl Iterator<Item = &'static str> {
    let module = module(group);
    let builtins = module.filter(|module| module.names == ["builtins"]).map(|_| crate::builtins::names());
    module.map_or(&[][..], |module| module.constants).iter().copied().chain(builtins.into_iter().flatten())
}

/// Constructors of types that modules define.
pub(crate) fn constructor(t: u8) -> Option<NativeFn> {
    match t {
        id::ARRAY => Some(array::new),
        _ => machine::constructor(t),
    }
}

/// Methods of types that modules define.
pub(crate) fn methods(t: u8) -> &'static [Def] {
    match t {
        id::ARRAY => array::METHODS,
        id::HASH => hashlib::METHODS,
        _ => machine::methods(t),
    }
}

/// A constant of a built-in type, such as `Pin.OUT`.
pub(crate) fn type_constant(t: u8, name: &[u8]) -> Option<Value> {
    machine::type_constant(t, name)
}

/// Attributes of objects of modules' types.
pub(crate) fn object_attr(cx: &mut Cx<'_>, t: u8, r: Ref, name: Value) -> Result<Option<Attr>, Fault> {
    match t {
        id::ARRAY | id::MEMORYVIEW => Ok(memoryview::attr(cx, t, r, name)?.map(Attr::Value)),
        id::NAMED_TUPLE => Ok(field(cx, r, name).map(Attr::Value)),
        // It takes bytes as well as text.
        id::STDIO if cx.h.any_bytes(name) == b"buffer" => Ok(Some(Attr::Value(r.value()))),
        _ => Ok(None),
    }
}

/// The field of a tuple whose fields have names: names and values are tuples.
fn field(cx: &Cx<'_>, r: Ref, name: Value) -> Option<Value> {
    let (names, values) = (cx.h.get(r, native::A), cx.h.get(r, native::B));
    let wanted = cx.h.any_bytes(name);
    let at = (0..cx.h.seq_len(names)?)
        .find(|at| cx.h.seq_get(names, *at).is_some_and(|known| cx.h.any_bytes(known) == wanted))?;
    cx.h.seq_get(values, at)
}

/// `(name='x', version=(1, 2))`: such a tuple holds texts, small integers and tuples of them.
fn show_fields(cx: &Cx<'_>, out: &mut dyn fmt::Write, r: Ref) -> fmt::Result {
    let (names, values) = (cx.h.get(r, native::A), cx.h.get(r, native::B));
    for at in 0..cx.h.seq_len(names).unwrap_or(0) {
        let part = |of| cx.h.seq_get(of, at).unwrap_or(Value::NONE);
        let name = cx.h.str_text(part(names)).unwrap_or("");
        write!(out, "{}{name}=", if at == 0 { "(" } else { ", " })?;
        show_plain(cx, out, part(values))?;
    }
    out.write_str(")")
}

fn show_plain(cx: &Cx<'_>, out: &mut dyn fmt::Write, value: Value) -> fmt::Result {
    if let Some(text) = cx.h.str_text(value) {
        return crate::text::repr::write_str_repr(out, text, false);
    }
    match cx.h.seq_len(value) {
        Some(n) => {
            for at in 0..n {
                out.write_str(if at == 0 { "(" } else { ", " })?;
                let part = cx.h.seq_get(value, at).unwrap_or(Value::NONE);
                match cx.h.str_text(part) {
                    Some(text) => crate::text::repr::write_str_repr(out, text, false)?,
                    None => write!(out, "{}", part.as_int().unwrap_or(0))?,
                }
            }
            out.write_str(")")
        }
        None => write!(out, "{}", value.as_int().unwrap_or(0)),
    }
}

/// Lengths of such objects.
pub(crate) fn object_len(cx: &Cx<'_>, t: u8, r: Ref) -> Option<usize> {
    match t {
        id::ARRAY | id::MEMORYVIEW => Some(array::len(cx, r)),
        id::NAMED_TUPLE => cx.h.seq_len(cx.h.get(r, native::B)),
        _ => None,
    }
}

/// Their items, as a list.
pub(crate) fn object_items(cx: &mut Cx<'_>, t: u8, r: Ref) -> Result<Option<Value>, Fault> {
    match t {
        id::ARRAY | id::MEMORYVIEW => array::items(cx, r).map(Some),
        id::NAMED_TUPLE => {
            let values = cx.h.sequence_vec(cx.h.get(r, native::B))?;
            Ok(Some(cx.h.new_list(&values)?))
        }
        _ => Ok(None),
    }
}

/// Shows one; false when it has no text of its own.
pub(crate) fn show_object(cx: &Cx<'_>, out: &mut dyn fmt::Write, t: u8, r: Ref) -> Result<bool, fmt::Error> {
    match t {
        id::ARRAY => array::show(cx, out, r)?,
        id::NAMED_TUPLE => show_fields(cx, out, r)?,
        id::COMPLEX => complex::show(out, cx.h.complex_parts(r.value()).unwrap_or_default())?,
        _ => match machine::shown(cx, t, r) {
            Some(text) => out.write_str(&text)?,
            None => return Ok(false),
        },
    }
    Ok(true)
}

/// An item of one.
pub(crate) fn object_item(cx: &mut Cx<'_>, t: u8, r: Ref, key: Value) -> Result<Option<Value>, Fault> {
    match t {
        id::ARRAY => array::load(cx, r, key).map(Some),
        id::MEMORYVIEW => memoryview::load(cx, r, key).map(Some),
        id::NAMED_TUPLE => cx.load_item(cx.h.get(r, native::B), key).map(Some),
        _ => Ok(None),
    }
}

/// Stores an item in one.
pub(crate) fn object_store(cx: &mut Cx<'_>, t: u8, r: Ref, key: Value, value: Value) -> Result<bool, Fault> {
    match t {
        id::ARRAY => array::store(cx, r, key, value)?,
        id::MEMORYVIEW => memoryview::store(cx, r, key, value)?,
        _ => return Ok(false),
    }
    Ok(true)
}

/// A line of a stream object.
pub(crate) fn stream_line(cx: &mut Cx<'_>, object: Value, _max: usize) -> Res {
    Err(cx.not_iterable(object))
}

/// A tuple of small integers and such, for the modules.
fn tuple_of(cx: &mut Cx<'_>, items: &[i64]) -> Res {
    let mut values = Vec::new();
    for item in items {
        values.push(cx.h.new_int(*item)?);
    }
    Ok(cx.h.new_tuple(&values)?)
}
