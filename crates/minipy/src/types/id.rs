//! The numbers of the built-in types.

use crate::heap::{Value, iter};

/// A built-in type's name and parent.
pub(crate) struct TypeInfo {
    pub(crate) number: u8,
    pub(crate) name: &'static str,
    pub(crate) parent: u8,
}

macro_rules! types {
    ($($konst:ident = $name:literal : $parent:ident)*) => {
        #[expect(clippy::upper_case_acronyms, reason = "one entry for each constant, with its name")]
        #[expect(non_camel_case_types, reason = "one entry for each constant, with its name")]
        #[repr(u8)]
        enum Number { $($konst),* }
        $(pub(crate) const $konst: u8 = Number::$konst as u8;)*
        /// All of them, by number.
        pub(crate) const TYPES: &[TypeInfo] = &[$(TypeInfo { number: $konst, name: $name, parent: $parent }),*];
    };
}

types! {
    OBJECT = "object": OBJECT TYPE = "type": OBJECT NONE_TYPE = "NoneType": OBJECT INT = "int": OBJECT BOOL = "bool": INT
    FLOAT = "float": OBJECT COMPLEX = "complex": OBJECT STR = "str": OBJECT BYTES = "bytes": OBJECT
    BYTEARRAY = "bytearray": BYTES LIST = "list": OBJECT TUPLE = "tuple": OBJECT DICT = "dict": OBJECT SET = "set": OBJECT
    FROZENSET = "frozenset": OBJECT RANGE = "range": OBJECT SLICE = "slice": OBJECT FUNCTION = "function": OBJECT
    BUILTIN = "builtin_function_or_method": OBJECT METHOD = "bound_method": OBJECT GENERATOR = "generator": OBJECT
    MODULE = "module": OBJECT ITERATOR = "iterator": OBJECT ELLIPSIS = "ellipsis": OBJECT
    NOT_IMPLEMENTED = "NotImplementedType": OBJECT PROPERTY = "property": OBJECT STATICMETHOD = "staticmethod": OBJECT
    CLASSMETHOD = "classmethod": OBJECT SUPER = "super": OBJECT DICT_KEYS = "dict_keys": OBJECT
    DICT_VALUES = "dict_values": OBJECT DICT_ITEMS = "dict_items": OBJECT ENUMERATE = "enumerate": OBJECT ZIP = "zip": OBJECT
    MAP = "map": OBJECT FILTER = "filter": OBJECT REVERSED = "reversed": OBJECT FILE = "TextIOWrapper": OBJECT
    FILE_BYTES = "FileIO": OBJECT HASH = "hash": OBJECT STRINGIO = "StringIO": OBJECT BYTESIO = "BytesIO": OBJECT
    MEMORYVIEW = "memoryview": OBJECT CODE = "code": OBJECT TEXT = "text": OBJECT ARRAY = "array": OBJECT
    DEQUE = "deque": OBJECT HOST_FUNCTION = "function": OBJECT PARTIAL = "partial": OBJECT
    STDIO = "TextIOWrapper": OBJECT PATTERN = "re": OBJECT MATCH = "match": OBJECT NAMED_TUPLE = "tuple": TUPLE MEMO = "?": OBJECT
    PIN = "Pin": OBJECT SIGNAL = "Signal": OBJECT ADC = "ADC": OBJECT PWM = "PWM": OBJECT TIMER = "Timer": OBJECT
    RTC = "RTC": OBJECT WDT = "WDT": OBJECT HANDLE = "handle": OBJECT
    BASE_EXCEPTION = "BaseException": OBJECT SYSTEM_EXIT = "SystemExit": BASE_EXCEPTION
    KEYBOARD_INTERRUPT = "KeyboardInterrupt": BASE_EXCEPTION GENERATOR_EXIT = "GeneratorExit": BASE_EXCEPTION
    EXCEPTION = "Exception": BASE_EXCEPTION STOP_ITERATION = "StopIteration": EXCEPTION
    STOP_ASYNC_ITERATION = "StopAsyncIteration": EXCEPTION ARITHMETIC_ERROR = "ArithmeticError": EXCEPTION
    OVERFLOW_ERROR = "OverflowError": ARITHMETIC_ERROR ZERO_DIVISION_ERROR = "ZeroDivisionError": ARITHMETIC_ERROR
    ASSERTION_ERROR = "AssertionError": EXCEPTION ATTRIBUTE_ERROR = "AttributeError": EXCEPTION
    EOF_ERROR = "EOFError": EXCEPTION IMPORT_ERROR = "ImportError": EXCEPTION LOOKUP_ERROR = "LookupError": EXCEPTION
    INDEX_ERROR = "IndexError": LOOKUP_ERROR KEY_ERROR = "KeyError": LOOKUP_ERROR MEMORY_ERROR = "MemoryError": EXCEPTION
    NAME_ERROR = "NameError": EXCEPTION OS_ERROR = "OSError": EXCEPTION RUNTIME_ERROR = "RuntimeError": EXCEPTION
    NOT_IMPLEMENTED_ERROR = "NotImplementedError": RUNTIME_ERROR SYNTAX_ERROR = "SyntaxError": EXCEPTION
    INDENTATION_ERROR = "IndentationError": SYNTAX_ERROR TYPE_ERROR = "TypeError": EXCEPTION
    VALUE_ERROR = "ValueError": EXCEPTION UNICODE_ERROR = "UnicodeError": VALUE_ERROR
    RECURSION_ERROR = "RecursionError": RUNTIME_ERROR UNBOUND_LOCAL_ERROR = "UnboundLocalError": NAME_ERROR
    MODULE_NOT_FOUND_ERROR = "ModuleNotFoundError": IMPORT_ERROR BUFFER_ERROR = "BufferError": EXCEPTION
    WARNING = "Warning": EXCEPTION CANCELLED_ERROR = "CancelledError": BASE_EXCEPTION
    TIMEOUT_ERROR = "TimeoutError": OS_ERROR CONNECTION_ERROR = "ConnectionError": OS_ERROR
}

/// The type of a [`crate::heap::Kind::Iter`] by what it iterates over.
pub(crate) fn iterator(sort: Value) -> u8 {
    match sort.as_int().unwrap_or(0) {
        iter::ENUMERATE => ENUMERATE,
        iter::ZIP => ZIP,
        iter::MAP => MAP,
        iter::FILTER => FILTER,
        iter::REVERSED => REVERSED,
        _ => ITERATOR,
    }
}

/// Whether a built-in type is an exception.
pub(crate) const fn is_exception(t: u8) -> bool {
    t >= BASE_EXCEPTION
}
