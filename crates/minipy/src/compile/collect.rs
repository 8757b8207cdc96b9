//! The first walk over the tree: opens the scopes, notes which names each of them reads and binds, and
//! refuses what stands in the wrong kind of scope.

use crate::syntax::ast::{
    Arg, Body, Class, Comp, CompKind, Expr, ExprKind, FPart, For, Function, Handler, ImportNames, Name,
    Param, ScopeId, Stmt, StmtKind, TrailerKind, Try,
};
use crate::syntax::error::{Budget, CompileError, Result};

use super::scope::{Flags, MODULE, ScopeKind, Scopes};

/// Names with a meaning to the compiler.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Special {
    /// `__class__`
    pub class: Name,
    /// `super`
    pub super_: Name,
}

/// Fills `scopes` from statements of a source text of the given kind.
pub(crate) fn collect(
    body: &[Stmt],
    kind: ScopeKind,
    is_expression: bool,
    special: Special,
    scopes: &mut Scopes,
    budget: &mut Budget,
) -> Result<()> {
    let mut walk =
        Collect { scopes, budget, special, scope: MODULE, kind, line: 1, comp_iter: 0, is_expression };
    walk.block(body)
}

struct Collect<'a> {
    scopes: &'a mut Scopes,
    budget: &'a mut Budget,
    special: Special,
    scope: ScopeId,
    kind: ScopeKind,
    line: u32,
    /// Inside the iterable of a comprehension, where `:=` must not stand.
    comp_iter: u32,
    /// The text is one expression: the `return` around it is the parser's.
    is_expression: bool,
}

impl Collect<'_> {
    const fn error(&self, message: &'static str) -> CompileError {
        CompileError::syntax(self.line, message)
    }

    fn note(&mut self, name: Name, flags: Flags) -> Result<Flags> {
        self.scopes.note(self.scope, name, flags, self.budget, self.line)
    }

    fn read(&mut self, name: Name) -> Result<()> {
        self.note(name, Flags::USED)?;
        let function = matches!(self.kind, ScopeKind::Function | ScopeKind::Comprehension);
        if name == self.special.super_ && function {
            self.note(self.special.class, Flags::USED)?;
        }
        Ok(())
    }

    fn bind(&mut self, name: Name) -> Result<()> {
        self.note(name, Flags::BOUND)?;
        Ok(())
    }

    /// Runs `walk` in a new scope.
    fn inside(
        &mut self,
        id: ScopeId,
        kind: ScopeKind,
        walk: impl FnOnce(&mut Self) -> Result<()>,
    ) -> Result<()> {
        self.scopes.open(id, kind, Some(self.scope));
        let outer = (self.scope, self.kind, self.comp_iter);
        (self.scope, self.kind) = (id, kind);
        if kind != ScopeKind::Comprehension {
            self.comp_iter = 0;
        }
        walk(self)?;
        (self.scope, self.kind, self.comp_iter) = outer;
        Ok(())
    }

    fn block(&mut self, body: &[Stmt]) -> Result<()> {
        body.iter().try_for_each(|stmt| self.stmt(stmt))
    }

    fn stmt(&mut self, stmt: &Stmt) -> Result<()> {
        self.line = stmt.line;
        match &stmt.kind {
            StmtKind::Expr(value) => self.expr(value),
            StmtKind::Assign(targets, value) => {
                self.expr(value)?;
                targets.iter().try_for_each(|target| self.target(target))
            }
            StmtKind::AugAssign(stmt) => {
                let (target, _, value) = &**stmt;
                self.expr(target)?;
                self.target(target)?;
                self.expr(value)
            }
            StmtKind::AnnAssign(target, value) => {
                if let Some(value) = value {
                    self.expr(value)?;
                }
                self.target(target)
            }
            StmtKind::Del(targets) => targets.iter().try_for_each(|target| self.target(target)),
            StmtKind::Pass | StmtKind::Break | StmtKind::Continue => Ok(()),
            StmtKind::Return(value) => {
                if self.kind != ScopeKind::Function && !self.is_expression {
                    return Err(self.error("'return' outside function"));
                }
                self.optional(value.as_ref())
            }
            StmtKind::Raise(value, cause) => {
                self.optional(value.as_ref())?;
                self.optional(cause.as_deref())
            }
            StmtKind::Global(names) => self.declare(names, Flags::GLOBAL, "identifier redefined as global"),
            StmtKind::Nonlocal(names) => {
                if matches!(self.kind, ScopeKind::Module | ScopeKind::Namespace) {
                    return Err(self.error("can't declare nonlocal in outer code"));
                }
                self.declare(names, Flags::NONLOCAL, "identifier redefined as nonlocal")
            }
            StmtKind::Assert(test, message) => {
                self.expr(test)?;
                self.optional(message.as_deref())
            }
            StmtKind::Import(modules) => {
                for (path, bound) in modules {
                    if let Some(&name) = bound.as_ref().or_else(|| path.first()) {
                        self.bind(name)?;
                    }
                }
                Ok(())
            }
            StmtKind::ImportFrom { names, .. } => self.import_names(names),
            _ => self.compound(stmt),
        }
    }

    fn compound(&mut self, stmt: &Stmt) -> Result<()> {
        match &stmt.kind {
            StmtKind::If(arms, orelse) => {
                for (test, body) in arms {
                    self.expr(test)?;
                    self.block(body)?;
                }
                self.block(orelse)
            }
            StmtKind::While(stmt) => {
                self.expr(&stmt.test)?;
                self.block(&stmt.body)?;
                self.block(&stmt.orelse)
            }
            StmtKind::For(stmt) => {
                let For { is_async, target, iter, body, orelse } = &**stmt;
                if *is_async {
                    self.asynchronous("'async for' outside async function")?;
                }
                self.expr(iter)?;
                self.target(target)?;
                self.block(body)?;
                self.block(orelse)
            }
            StmtKind::Try(stmt) => {
                let Try { body, handlers, orelse, finally } = &**stmt;
                self.block(body)?;
                handlers.iter().try_for_each(|handler| self.handler(handler))?;
                self.block(orelse)?;
                self.block(finally)
            }
            StmtKind::With { is_async, items, body } => {
                if *is_async {
                    self.asynchronous("'async with' outside async function")?;
                }
                for (context, target) in items {
                    self.expr(context)?;
                    if let Some(target) = target {
                        self.target(target)?;
                    }
                }
                self.block(body)
            }
            StmtKind::Def { decorators, function } => {
                decorators.iter().try_for_each(|decorator| self.expr(decorator))?;
                self.bind(function.name)?;
                self.function(function)
            }
            StmtKind::Class { decorators, class } => {
                decorators.iter().try_for_each(|decorator| self.expr(decorator))?;
                self.bind(class.name)?;
                self.class(class)
            }
            _ => Ok(()),
        }
    }

    fn handler(&mut self, handler: &Handler) -> Result<()> {
        self.line = handler.line;
        self.optional(handler.class.as_ref())?;
        if let Some(name) = handler.name {
            self.bind(name)?;
        }
        self.block(&handler.body)
    }

    fn declare(&mut self, names: &[Name], flags: Flags, message: &'static str) -> Result<()> {
        for &name in names {
            let before = self.note(name, flags)?;
            if flags == Flags::NONLOCAL {
                self.scopes.note_nonlocal(self.scope, name, self.budget, self.line)?;
            }
            let other = if flags == Flags::GLOBAL { Flags::NONLOCAL } else { Flags::GLOBAL };
            if before.any(Flags::USED.with(Flags::BOUND).with(Flags::PARAM).with(other)) {
                return Err(self.error(message));
            }
        }
        Ok(())
    }

    fn import_names(&mut self, names: &ImportNames) -> Result<()> {
        match names {
            ImportNames::Star if matches!(self.kind, ScopeKind::Module | ScopeKind::Namespace) => Ok(()),
            ImportNames::Star => Err(self.error("import * not at module level")),
            ImportNames::List(names) => {
                for &(name, bound) in names {
                    self.bind(bound.unwrap_or(name))?;
                }
                Ok(())
            }
        }
    }

    fn function(&mut self, function: &Function) -> Result<()> {
        let params = &function.params;
        for param in params.positional.iter().chain(&params.keyword_only) {
            self.optional(param.default.as_ref())?;
        }
        self.inside(function.scope, ScopeKind::Function, |walk| {
            if let Some(scope) = walk.scopes.get_mut(function.scope) {
                scope.is_coroutine = function.is_async;
            }
            let named = params.positional.iter().chain(&params.keyword_only).map(|param: &Param| param.name);
            for name in named.chain(params.star).chain(params.double_star) {
                walk.note(name, Flags::PARAM)?;
            }
            match &function.body {
                Body::Block(body) => walk.block(body),
                Body::Expr(value) => walk.expr(value),
            }
        })
    }

    fn class(&mut self, class: &Class) -> Result<()> {
        self.args(&class.args)?;
        self.inside(class.scope, ScopeKind::Class, |walk| walk.block(&class.body))
    }

    fn args(&mut self, args: &[Arg]) -> Result<()> {
        args.iter().try_for_each(|arg| self.expr(&arg.value))
    }

    fn optional(&mut self, value: Option<&Expr>) -> Result<()> {
        value.map_or(Ok(()), |value| self.expr(value))
    }

    fn exprs(&mut self, values: &[Expr]) -> Result<()> {
        values.iter().try_for_each(|value| self.expr(value))
    }

    fn expr(&mut self, value: &Expr) -> Result<()> {
        self.line = value.line;
        match &value.kind {
            ExprKind::None
            | ExprKind::True
            | ExprKind::False
            | ExprKind::Ellipsis
            | ExprKind::Int(_)
            | ExprKind::BigInt(_)
            | ExprKind::Float(_)
            | ExprKind::Imag(_)
            | ExprKind::Str(_)
            | ExprKind::Bytes(_) => Ok(()),
            ExprKind::FString(parts) => self.parts(parts),
            ExprKind::Name(name) => self.read(*name),
            ExprKind::Tuple(items)
            | ExprKind::List(items)
            | ExprKind::Set(items)
            | ExprKind::And(items)
            | ExprKind::Or(items) => self.exprs(items),
            ExprKind::Dict(items) => {
                for (key, value) in items {
                    self.optional(key.as_ref())?;
                    self.expr(value)?;
                }
                Ok(())
            }
            ExprKind::Comp(comp) => self.comprehension(comp),
            ExprKind::Unary(_, inner) | ExprKind::Starred(inner) => self.expr(inner),
            ExprKind::Binary(first, rest) => {
                self.expr(first)?;
                rest.iter().try_for_each(|(_, right)| self.expr(right))
            }
            ExprKind::Power(pair) => {
                self.expr(&pair.0)?;
                self.expr(&pair.1)
            }
            ExprKind::Compare(first, rest) => {
                self.expr(first)?;
                rest.iter().try_for_each(|(_, right)| self.expr(right))
            }
            ExprKind::Cond(parts) => self.exprs(&**parts),
            ExprKind::Lambda(function) => self.function(function),
            ExprKind::Postfix(base, trailers) => {
                self.expr(base)?;
                for trailer in trailers {
                    match &trailer.kind {
                        TrailerKind::Attr(_) => {}
                        TrailerKind::Index(index) => self.expr(index)?,
                        TrailerKind::Call(args) => self.args(args)?,
                    }
                }
                Ok(())
            }
            ExprKind::Named(name, inner) => {
                self.expr(inner)?;
                self.walrus(*name)
            }
            ExprKind::Await(inner) => {
                self.asynchronous("'await' outside async function")?;
                self.expr(inner)
            }
            ExprKind::Yield(inner) => {
                self.generator()?;
                self.optional(inner.as_deref())
            }
            ExprKind::YieldFrom(inner) => {
                self.generator()?;
                if self.scopes.get(self.scope).is_some_and(|scope| scope.is_coroutine) {
                    return Err(self.error("'yield from' inside async function"));
                }
                self.expr(inner)
            }
            ExprKind::Slice(bounds) => bounds.iter().try_for_each(|bound| self.optional(bound.as_ref())),
        }
    }

    fn parts(&mut self, parts: &[FPart]) -> Result<()> {
        for part in parts {
            if let FPart::Field { value, spec, .. } = part {
                self.expr(value)?;
                self.parts(spec)?;
            }
        }
        Ok(())
    }

    fn target(&mut self, target: &Expr) -> Result<()> {
        match &target.kind {
            ExprKind::Name(name) => self.bind(*name),
            ExprKind::Tuple(items) | ExprKind::List(items) => {
                items.iter().try_for_each(|item| self.target(item))
            }
            ExprKind::Starred(inner) => self.target(inner),
            _ => self.expr(target),
        }
    }

    fn generator(&mut self) -> Result<()> {
        match self.kind {
            ScopeKind::Function => {}
            ScopeKind::Comprehension => return Err(self.error("'yield' inside comprehension")),
            ScopeKind::Module | ScopeKind::Namespace | ScopeKind::Class => {
                return Err(self.error("'yield' outside function"));
            }
        }
        if let Some(scope) = self.scopes.get_mut(self.scope) {
            scope.is_generator = true;
        }
        Ok(())
    }

    /// `await` and its kin: the innermost function must be a coroutine; comprehensions become ones.
    fn asynchronous(&mut self, message: &'static str) -> Result<()> {
        let mut at = Some(self.scope);
        while let Some(id) = at {
            let Some(scope) = self.scopes.get(id) else { break };
            match scope.kind {
                ScopeKind::Function if scope.is_coroutine => break,
                ScopeKind::Comprehension => at = scope.parent,
                _ => return Err(self.error(message)),
            }
        }
        let mut at = Some(self.scope);
        while let Some(scope) = at.and_then(|id| self.scopes.get_mut(id)) {
            if scope.kind != ScopeKind::Comprehension {
                break;
            }
            scope.is_coroutine = true;
            at = scope.parent;
        }
        Ok(())
    }

    fn comprehension(&mut self, comp: &Comp) -> Result<()> {
        // The first iterable belongs to the scope outside.
        if let Some(first) = comp.clauses.first() {
            self.iterable(&first.iter)?;
        }
        self.inside(comp.scope, ScopeKind::Comprehension, |walk| {
            if let Some(scope) = walk.scopes.get_mut(comp.scope) {
                scope.is_generator = comp.kind == CompKind::Generator;
            }
            for (index, clause) in comp.clauses.iter().enumerate() {
                if clause.is_async {
                    walk.asynchronous("asynchronous comprehension outside async function")?;
                }
                if index > 0 {
                    walk.iterable(&clause.iter)?;
                }
                walk.target(&clause.target)?;
                walk.exprs(&clause.tests)?;
            }
            walk.expr(&comp.element)?;
            walk.optional(comp.value.as_ref())
        })
    }

    fn iterable(&mut self, iter: &Expr) -> Result<()> {
        self.comp_iter += 1;
        self.expr(iter)?;
        self.comp_iter -= 1;
        Ok(())
    }

    /// `name := …` binds in the function around all comprehensions.
    fn walrus(&mut self, name: Name) -> Result<()> {
        if self.comp_iter > 0 {
            return Err(self.error("':=' not allowed in the iterable of a comprehension"));
        }
        let mut id = self.scope;
        while let Some(scope) = self.scopes.get(id) {
            if scope.kind != ScopeKind::Comprehension {
                break;
            }
            if scope.flags(name).any(Flags::BOUND) {
                return Err(self.error("':=' can't rebind the variable of a comprehension"));
            }
            let Some(parent) = scope.parent else { break };
            self.scopes.note(id, name, Flags::USED, self.budget, self.line)?;
            id = parent;
        }
        if id != self.scope && self.scopes.get(id).is_some_and(|scope| scope.kind == ScopeKind::Class) {
            return Err(self.error("':=' not allowed in a comprehension of a class body"));
        }
        self.scopes.note(id, name, Flags::BOUND, self.budget, self.line)?;
        Ok(())
    }
}
