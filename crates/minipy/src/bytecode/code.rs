//! Compiled code as data: what stands beside the instructions of a function, class body or module.

use alloc::boxed::Box;
use alloc::rc::Rc;
use alloc::string::String;
use alloc::vec::Vec;

/// Properties of a code object, as a set of bits.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct CodeFlags(pub u8);

impl CodeFlags {
    /// Calling it makes a generator.
    pub const GENERATOR: Self = Self(1);
    /// Calling it makes a coroutine (`async def`).
    pub const COROUTINE: Self = Self(2);
    /// Has `*args`.
    pub const VAR_ARGS: Self = Self(4);
    /// Has `**kwargs`.
    pub const VAR_KEYWORDS: Self = Self(8);
    /// Local 0 is the dict of its names (class bodies).
    pub const NAMESPACE: Self = Self(16);

    /// Whether all bits of `other` are set.
    pub const fn has(self, other: Self) -> bool {
        self.0 & other.0 == other.0
    }

    /// Both sets.
    #[must_use]
    pub const fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

/// A constant of a code object.
#[derive(Clone, Debug, PartialEq)]
pub enum Const {
    /// An integer that an `i64` does not hold: decimal digits, perhaps with a leading minus.
    BigInt(String),
    /// `b'…'`
    Bytes(Vec<u8>),
    /// The body of a function, class or comprehension.
    Code(Box<Code>),
    /// An imaginary literal, `1j`.
    Imaginary(f64),
    /// `...` inside a constant tuple.
    Ellipsis,
    /// `False`
    False,
    /// The body of a function that an engine has loaded while it still compiled the rest. Only its own compiling makes this:
    /// [`verify`](super::verify) refuses it.
    InHeap(InHeap),
    /// A float literal.
    Float(f64),
    /// An integer.
    Int(i64),
    /// `None`
    None,
    /// A string.
    Str(String),
    /// `True`
    True,
    /// A tuple of constants, at most 255 deep.
    Tuple(Vec<Self>),
}

/// A code object in the heap of the engine that compiles.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct InHeap {
    pub(crate) code: crate::heap::Value,
    pub(crate) n_free: u8,
}

/// A protected range of bytecode; see the [module](super).
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Handler {
    /// First protected byte.
    pub start: u16,
    /// One past the last protected byte.
    pub end: u16,
    /// Where execution goes on.
    pub target: u16,
    /// Operands kept on the stack, not counting locals.
    pub depth: u8,
}

/// From this position on, the instructions belong to this line.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Line {
    /// Position in the bytecode.
    pub pc: u16,
    /// Line number, from 1.
    pub line: u32,
}

/// A compiled function, class body, comprehension or module.
#[derive(Clone, Debug, PartialEq)]
pub struct Code {
    /// `<module>`, the function's or class's name, `<lambda>`, `<listcomp>` …
    pub name: Rc<str>,
    /// The file it came from, as tracebacks show it.
    pub file: Rc<str>,
    /// Line of its first statement or of its `def`.
    pub first_line: u32,
    /// What kind of code it is.
    pub flags: CodeFlags,
    /// Parameters that may be given by position, the positional-only ones included.
    pub n_positional: u8,
    /// Of those, the ones that may not be given by name.
    pub n_positional_only: u8,
    /// Keyword-only parameters.
    pub n_keyword_only: u8,
    /// Local slots, parameters, hidden and free variables included.
    pub n_locals: u8,
    /// Free variables: the last `n_free` local slots, in the order of the closure tuple.
    pub n_free: u8,
    /// The deepest operand stack.
    pub max_stack: u8,
    /// Names of the locals, one for each slot; hidden ones are empty.
    pub local_names: Vec<Rc<str>>,
    /// Names of globals and attributes.
    pub names: Vec<Rc<str>>,
    /// Constants.
    pub consts: Vec<Const>,
    /// The instructions.
    pub bytecode: Vec<u8>,
    /// Protected ranges, inner ones first.
    pub handlers: Vec<Handler>,
    /// Line table, ascending by `pc`.
    pub lines: Vec<Line>,
}

impl Code {
    /// The line of the instruction that contains byte `pc`.
    pub fn line_at(&self, pc: usize) -> u32 {
        let after = self.lines.partition_point(|entry| usize::from(entry.pc) <= pc);
        after
            .checked_sub(1)
            .and_then(|index| self.lines.get(index))
            .map_or(self.first_line, |entry| entry.line)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_found_by_position() {
        let code = Code {
            name: Rc::from(""),
            file: Rc::from("f"),
            first_line: 1,
            flags: CodeFlags::default(),
            n_positional: 0,
            n_positional_only: 0,
            n_keyword_only: 0,
            n_locals: 0,
            n_free: 0,
            max_stack: 0,
            local_names: Vec::new(),
            names: Vec::new(),
            consts: Vec::new(),
            bytecode: Vec::new(),
            handlers: Vec::new(),
            lines: alloc::vec![Line { pc: 0, line: 2 }, Line { pc: 5, line: 4 }],
        };
        assert_eq!((code.line_at(0), code.line_at(4), code.line_at(5), code.line_at(99)), (2, 2, 4, 4));
    }
}
