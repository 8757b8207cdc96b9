//! Syntax tree to bytecode.
//!
//! Two walks: [`collect`] finds the names of every scope and [`scope`] where they live; then the code generator
//! (the other modules) writes one [`Code`] per scope through an [`emit::Emitter`]. [`peephole`] puts in the
//! superinstructions. [`verify`] checks a finished code object, whoever made it, before it may run.
//!
//! Statements of the outermost level go through all of this one by one, so that at any time there is the tree of one of them alone.
//! The code of a function goes to its receiver as soon as it is complete: an engine loads it, and then it takes no memory here.
//! Memory is bounded by the caller's budget; recursion by the depth of the tree.

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

use crate::bytecode::{Code, CompileError, CompileErrorKind, CompileMode, Const, Op};
use crate::syntax::Statements;
use crate::syntax::ast::Name;
use crate::syntax::error::{Budget, DEPTH_MAX, ErrorKind, Limits};
use crate::syntax::names::Names;

use collect::Special;
use scope::{MODULE, ScopeKind, Scopes};
use unit::Unit;

/// Compiles a source text.
///
/// `file` is what tracebacks show. `bytes` bounds what the syntax tree, the scopes and the code take together;
/// a statement of the outermost level (a whole function or class) needs about 30 times its length, and a text some 100 bytes for each of its own names.
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
    compile_into(source, file, mode, bytes, &mut |code| Ok(Const::Code(Box::new(code))))
}

/// Compiles a source text whose inner code objects go to `receiver`, which returns the constant for each. They come inner ones first.
pub(crate) fn compile_into(
    source: &str,
    file: &str,
    mode: CompileMode,
    bytes: usize,
    receiver: &mut Receiver<'_>,
) -> Result<Code, CompileError> {
    let limits = Limits { depth: DEPTH_MAX, bytes };
    compile_limited(source, file, mode, limits, receiver).map_err(|error| CompileError {
        kind: match error.kind {
            ErrorKind::Syntax => CompileErrorKind::Syntax,
            ErrorKind::Indentation => CompileErrorKind::Indentation,
            ErrorKind::Memory => CompileErrorKind::Memory,
        },
        message: error.message.into(),
        line: error.line,
    })
}

/// Takes the code of a function and returns the constant that stands for it.
pub(crate) type Receiver<'a> = dyn FnMut(Code) -> crate::syntax::error::Result<Const> + 'a;

fn compile_limited(
    source: &str,
    file: &str,
    mode: CompileMode,
    limits: Limits,
    receiver: &mut Receiver<'_>,
) -> crate::syntax::error::Result<Code> {
    let is_expression = mode == CompileMode::Eval;
    let mut text = if is_expression {
        Statements::expression(source, limits)?
    } else {
        Statements::new(source, limits)?
    };
    let kind = match mode {
        CompileMode::Eval | CompileMode::Exec => ScopeKind::Module,
        CompileMode::ExecNamespace => ScopeKind::Namespace,
    };
    let nameless: Rc<str> = Rc::from("");
    let mut compiler = Compiler {
        names: core::mem::take(text.names()),
        scopes: Scopes::new(kind),
        special: Special { class: Name(0), super_: Name(0) },
        budget: core::mem::take(text.budget()),
        file: file.into(),
        unit: Box::new(Unit::empty(MODULE, nameless.clone(), 1)),
        nameless,
        receiver,
    };
    compiler.special = Special {
        class: compiler.names.intern("__class__", &mut compiler.budget, 1)?,
        super_: compiler.names.intern("super", &mut compiler.budget, 1)?,
    };
    let unit = compiler.open_unit(MODULE, "<module>".into(), 1, None)?;
    compiler.in_unit(unit, |compiler| {
        while compiler.piece(&mut text, kind, is_expression)? {}
        compiler.op(Op::LoadNone, &[])?;
        compiler.op(Op::ReturnValue, &[])
    })
}

impl Compiler<'_> {
    /// Compiles the next statement of the outermost level; false at the end of the text. What its tree and its scopes took is given
    /// back to the budget: a text needs as much as its largest statement and all of its code.
    fn piece(
        &mut self,
        text: &mut Statements<'_>,
        kind: ScopeKind,
        is_expression: bool,
    ) -> crate::syntax::error::Result<bool> {
        let before = self.mark();
        // The parser has both while it parses.
        core::mem::swap(text.names(), &mut self.names);
        core::mem::swap(text.budget(), &mut self.budget);
        let module = text.next();
        core::mem::swap(text.names(), &mut self.names);
        core::mem::swap(text.budget(), &mut self.budget);
        let Some(module) = module? else { return Ok(false) };
        self.scopes.begin(module.scopes, &mut self.budget)?;
        collect::collect(
            &module.body,
            kind,
            is_expression,
            self.special,
            &mut self.scopes,
            &mut self.budget,
        )?;
        self.scopes.resolve(self.special.class, &mut self.budget)?;
        let taken = self.taken(before);
        self.block(&module.body)?;
        self.budget.refund(taken);
        Ok(true)
    }

    /// Where the budget stands.
    const fn mark(&self) -> Mark {
        Mark { left: self.budget.left(), names: self.names.bytes() }
    }

    /// What was charged since, without the names, which stay.
    const fn taken(&self, mark: Mark) -> usize {
        let names = self.names.bytes().saturating_sub(mark.names);
        mark.left.saturating_sub(self.budget.left()).saturating_sub(names)
    }
}

/// What was left of the budget at some time, and what the names took.
#[derive(Clone, Copy, Debug)]
struct Mark {
    left: usize,
    names: usize,
}

/// The code generator.
struct Compiler<'r> {
    names: Names,
    scopes: Scopes,
    special: Special,
    budget: Budget,
    file: Rc<str>,
    /// The name of what has none.
    nameless: Rc<str>,
    receiver: &'r mut Receiver<'r>,
    /// The code object that is being written.
    unit: Box<Unit>,
}
