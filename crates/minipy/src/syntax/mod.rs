//! Source text to syntax tree: lexer, parser, and the limits that make hostile text harmless.
//!
//! The grammar is that of Python 3.4 with the later additions that MicroPython has: f-strings, `:=`,
//! `async`/`await`, positional-only parameters, annotations, unpacking in displays and calls. Every text is
//! either a tree or a [`error::CompileError`] with a line; nesting is limited by a depth and size by a
//! budget, so no text can exhaust the stack or the memory of the caller.

pub(crate) mod ast;
pub(crate) mod error;
mod lexer;
mod literal;
pub(crate) mod names;
mod parser;
mod token;

pub(crate) use parser::Statements;
