//! Why source text was refused, and the limits that bound the work on it.

/// Which exception a refused source raises.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ErrorKind {
    /// `SyntaxError`.
    Syntax,
    /// `IndentationError`.
    Indentation,
    /// `MemoryError`: the source needs more than the caller's budget.
    Memory,
}

/// A refused source text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct CompileError {
    /// Which exception it becomes.
    pub kind: ErrorKind,
    /// The exception's text.
    pub message: &'static str,
    /// The line it was found on, from 1.
    pub line: u32,
}

/// What `Result` is to the syntax and compile modules.
pub(crate) type Result<T> = core::result::Result<T, CompileError>;

impl CompileError {
    /// A `SyntaxError` at `line`.
    pub(crate) const fn syntax(line: u32, message: &'static str) -> Self {
        Self { kind: ErrorKind::Syntax, message, line }
    }

    /// An `IndentationError` at `line`.
    pub(crate) const fn indentation(line: u32, message: &'static str) -> Self {
        Self { kind: ErrorKind::Indentation, message, line }
    }

    /// A `MemoryError` at `line`.
    pub(crate) const fn memory(line: u32) -> Self {
        Self { kind: ErrorKind::Memory, message: "memory allocation failed", line }
    }
}

/// Nested expressions, blocks and f-strings that are accepted unless the caller asks for fewer.
///
/// Each level takes about 1 KB of Rust stack in the parser and the code generator; 200 is also where
/// CPython stops ("too many nested parentheses").
pub(crate) const DEPTH_MAX: u16 = 200;

/// Limits for one source text.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Limits {
    /// Nesting depth, at most [`DEPTH_MAX`].
    pub depth: u16,
    /// Bytes for the syntax tree, the scopes and the code that is generated, together.
    pub bytes: usize,
}

/// What is left of [`Limits::bytes`].
#[derive(Debug, Default)]
pub(crate) struct Budget {
    left: usize,
}

impl Budget {
    /// A fresh budget.
    pub(crate) const fn new(bytes: usize) -> Self {
        Self { left: bytes }
    }

    /// What is left.
    pub(crate) const fn left(&self) -> usize {
        self.left
    }

    /// Gives back what was taken for something that is gone.
    pub(crate) const fn refund(&mut self, bytes: usize) {
        self.left = self.left.saturating_add(bytes);
    }

    /// Takes `bytes`, or refuses when there are not so many left.
    pub(crate) const fn charge(&mut self, bytes: usize, line: u32) -> Result<()> {
        match self.left.checked_sub(bytes) {
            Some(left) => {
                self.left = left;
                Ok(())
            }
            None => Err(CompileError::memory(line)),
        }
    }

    /// Takes what one more element costs a `Vec<T>`: twice its size, because vectors double.
    pub(crate) const fn charge_element<T>(&mut self, line: u32) -> Result<()> {
        self.charge(2 * size_of::<T>(), line)
    }
}
