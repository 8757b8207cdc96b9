//! The built-in types: their numbers, names, parents, constructors and methods.

pub(crate) mod bytes;
pub(crate) mod complex;
pub(crate) mod file;
pub(crate) mod id;
pub(crate) mod mapping;
pub(crate) mod memoryview;
pub(crate) mod number;
pub(crate) mod object;
pub(crate) mod sequence;
pub(crate) mod set;
pub(crate) mod string;
pub(crate) mod template;

use crate::heap::{Heap, Kind, Value, native};
use crate::vm::{Def, NativeFn};

pub(crate) use id::{TYPES, TypeInfo};

/// What is known about a type.
pub(crate) fn info(type_id: u8) -> &'static TypeInfo {
    static NONE: TypeInfo = TypeInfo { number: id::OBJECT, name: "?", parent: id::OBJECT };
    TYPES.get(usize::from(type_id)).unwrap_or(&NONE)
}

/// Whether a built-in type is another one or derives from it.
pub(crate) fn is_subtype(mut t: u8, of: u8) -> bool {
    loop {
        if t == of || of == id::OBJECT {
            return true;
        }
        // A bytearray has the methods of bytes, but is none.
        let parent = if t == id::BYTEARRAY { id::OBJECT } else { info(t).parent };
        if parent == t || t == id::OBJECT {
            return false;
        }
        t = parent;
    }
}

/// `type(value)`: a class or a type immediate.
pub(crate) fn type_of(h: &Heap, value: Value) -> Value {
    if let Some(r) = value.as_ref() {
        let t = match h.kind(r) {
            Kind::Str | Kind::Text => id::STR,
            Kind::Bytes => id::BYTES,
            Kind::Float => id::FLOAT,
            Kind::Int | Kind::Big => id::INT,
            Kind::List => id::LIST,
            Kind::Tuple => id::TUPLE,
            Kind::Dict => id::DICT,
            Kind::Set => id::SET,
            Kind::FrozenSet => id::FROZENSET,
            Kind::Function => id::FUNCTION,
            Kind::Class => id::TYPE,
            Kind::Instance | Kind::Exception => return h.get(r, 1),
            Kind::Method => id::METHOD,
            Kind::Generator => id::GENERATOR,
            Kind::Slice => id::SLICE,
            Kind::Range => id::RANGE,
            Kind::Iter => id::iterator(h.get(r, 1)),
            Kind::Module => id::MODULE,
            Kind::ByteArray => id::BYTEARRAY,
            Kind::Native => return h.get(r, native::TYPE),
            Kind::Code => id::CODE,
            Kind::Cell | Kind::Array | Kind::Raw | Kind::Free | Kind::HashedKey => id::OBJECT,
        };
        return Value::type_id(t);
    }
    Value::type_id(match value {
        Value::NONE => id::NONE_TYPE,
        Value::TRUE | Value::FALSE => id::BOOL,
        Value::ELLIPSIS => id::ELLIPSIS,
        Value::NOT_IMPLEMENTED => id::NOT_IMPLEMENTED,
        _ if value.is_int() => id::INT,
        _ if value.as_type().is_some() => id::TYPE,
        _ if value.as_native().is_some() => id::BUILTIN,
        _ if value.as_char().is_some() || value.as_name().is_some() => id::STR,
        _ => id::OBJECT,
    })
}

/// The native base of a class or type: `int` for `class I(int)`, `object` for plain classes.
pub(crate) fn native_base(h: &Heap, class: Value) -> u8 {
    if let Some(t) = class.as_type() {
        return t;
    }
    h.as_kind(class, Kind::Class)
        .and_then(|c| h.get(c, crate::heap::class::NATIVE_BASE).as_type())
        .unwrap_or(id::OBJECT)
}

/// A type's constructor: called with the arguments alone.
pub(crate) fn constructor(type_id: u8) -> Option<NativeFn> {
    crate::builtins::construct::constructor(type_id)
}

/// Whether a type's constructor looks at keyword arguments. Those of the modules see to that themselves.
pub(crate) const fn takes_keywords(type_id: u8) -> bool {
    !matches!(
        type_id,
        id::OBJECT
            | id::TYPE
            | id::BOOL
            | id::FLOAT
            | id::MEMORYVIEW
            | id::LIST
            | id::TUPLE
            | id::SET
            | id::FROZENSET
            | id::RANGE
            | id::SLICE
            | id::ZIP
            | id::MAP
            | id::FILTER
            | id::REVERSED
            | id::STATICMETHOD
            | id::CLASSMETHOD
            | id::SUPER
    )
}

/// A type's own methods.
pub(crate) fn methods(type_id: u8) -> &'static [Def] {
    match type_id {
        id::OBJECT => object::OBJECT,
        id::INT => number::INT,
        id::FLOAT => number::FLOAT,
        id::COMPLEX => complex::METHODS,
        id::MEMORYVIEW => memoryview::METHODS,
        id::STR => string::METHODS,
        id::BYTES => bytes::BYTES,
        id::BYTEARRAY => bytes::BYTEARRAY,
        id::LIST => sequence::LIST,
        id::TUPLE => sequence::TUPLE,
        id::DICT => mapping::DICT,
        id::SET => set::SET,
        id::FROZENSET => set::frozen(),
        id::GENERATOR => object::GENERATOR,
        id::SLICE => object::SLICE,
        id::ITERATOR | id::ENUMERATE | id::ZIP | id::MAP | id::FILTER | id::REVERSED => object::ITERATOR,
        id::PROPERTY => crate::builtins::objects::PROPERTY,
        id::FILE | id::FILE_BYTES => file::METHODS,
        id::STDIO => file::STDIO,
        id::BASE_EXCEPTION => object::EXCEPTION,
        _ => crate::modules::methods(type_id),
    }
}
