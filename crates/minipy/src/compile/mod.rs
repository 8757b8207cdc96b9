//! Syntax tree to bytecode.
//!
//! Two walks: [`collect`] finds the names of every scope and [`scope`] where they live; then the code generator
//! (the other modules) writes one [`Code`] per scope through an [`emit::Emitter`]. [`peephole`] puts in the
//! superinstructions. [`verify`] checks a finished code object, whoever made it, before it may run.
//!
//! Memory is bounded by the caller's budget, which the parser has already drawn on; recursion by the depth
//! of the tree.

mod call;
mod collect;
mod control;
pub(crate) mod decode;
mod display;
mod emit;
mod expr;
mod fold;
mod function;
mod peephole;
mod scope;
mod stmt;
#[cfg(test)]
mod tests;
mod unit;
pub(crate) mod verify;

use alloc::boxed::Box;
use alloc::rc::Rc;
use alloc::string::String;

use crate::bytecode::{Code, CompileError, CompileErrorKind, CompileMode, Op};
use crate::syntax::error::{Budget, DEPTH_MAX, ErrorKind, Limits};
use crate::syntax::names::Names;
use crate::syntax::{Parsed, parse, parse_expression};

use collect::Special;
use scope::{MODULE, ScopeKind, Scopes};
use unit::Unit;

/// Compiles a source text.
///
/// `file` is what tracebacks show. `bytes` bounds what the syntax tree, the scopes and the code take together;
/// a source text needs about 60 times its length.
///
/// # Errors
///
/// The text is no Python, nests deeper than 200, has a function that needs more than 256 slots or
/// 64 KB of code (all `Syntax`), or needs more than `bytes` (`Memory`).
pub(crate) fn compile(
    source: &str,
    file: &str,
    mode: CompileMode,
    bytes: usize,
) -> Result<Code, CompileError> {
    compile_limited(source, file, mode, Limits { depth: DEPTH_MAX, bytes }).map_err(|error| CompileError {
        kind: match error.kind {
            ErrorKind::Syntax => CompileErrorKind::Syntax,
            ErrorKind::Indentation => CompileErrorKind::Indentation,
            ErrorKind::Memory => CompileErrorKind::Memory,
        },
        message: error.message.into(),
        line: error.line,
    })
}

fn compile_limited(
    source: &str,
    file: &str,
    mode: CompileMode,
    limits: Limits,
) -> crate::syntax::error::Result<Code> {
    let is_expression = mode == CompileMode::Eval;
    let parsed = if is_expression { parse_expression(source, limits)? } else { parse(source, limits)? };
    let Parsed { module, mut names, mut budget } = parsed;
    let kind = match mode {
        CompileMode::Eval | CompileMode::Exec => ScopeKind::Module,
        CompileMode::ExecNamespace => ScopeKind::Namespace,
    };
    let special = Special {
        class: names.intern("__class__", &mut budget, 1)?,
        super_: names.intern("super", &mut budget, 1)?,
    };
    let mut scopes = Scopes::new(module.scopes, &mut budget)?;
    collect::collect(&module.body, kind, is_expression, special, &mut scopes, &mut budget)?;
    scopes.resolve(special.class, &mut budget)?;
    let mut compiler = Compiler {
        names,
        scopes,
        special,
        budget,
        file: file.into(),
        unit: Box::new(Unit::empty(MODULE, String::new(), 1)),
    };
    let unit = compiler.open_unit(MODULE, "<module>", 1, None)?;
    compiler.in_unit(unit, |compiler| {
        compiler.block(&module.body)?;
        compiler.op(Op::LoadNone, &[])?;
        compiler.op(Op::ReturnValue, &[])
    })
}

/// The code generator.
#[derive(Debug)]
struct Compiler {
    names: Names,
    scopes: Scopes,
    special: Special,
    budget: Budget,
    file: Rc<str>,
    /// The code object that is being written.
    unit: Box<Unit>,
}
