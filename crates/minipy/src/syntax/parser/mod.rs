//! The parser: recursive descent for statements, operator precedence for expressions.
//!
//! Two tokens of look-ahead. Every nested construct passes through [`Parser::nested`], which bounds the
//! depth; every node that is stored is charged to the budget first.

mod atom;
mod compound;
mod expr;
mod fstring;
mod function;
mod stmt;
mod target;
#[cfg(test)]
mod tests;

use alloc::vec::Vec;

use super::ast::{Expr, ExprKind, Module, Name, ScopeId, Stmt, StmtKind};
use super::error::{Budget, CompileError, DEPTH_MAX, Limits, Result};
use super::lexer::Lexer;
use super::names::Names;
use super::token::{Tok, Token};

/// A source text that is parsed a statement of its outermost level at a time, so that the tree of one can be gone before that of the
/// next is made.
pub(crate) struct Statements<'s> {
    parser: Parser<'s>,
    what: What,
}

/// What is still to be parsed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum What {
    Statements,
    Expression,
    Nothing,
}

impl<'s> Statements<'s> {
    /// A file of statements.
    pub(crate) fn new(source: &'s str, limits: Limits) -> Result<Self> {
        Ok(Self { parser: Parser::new(source, limits)?, what: What::Statements })
    }

    /// A text that is one expression; its tree is one `return` of it.
    pub(crate) fn expression(source: &'s str, limits: Limits) -> Result<Self> {
        // `eval(' 1')`: white space before an expression is no indentation.
        let parser = Parser::new(source.trim_start_matches([' ', '\t']), limits)?;
        Ok(Self { parser, what: What::Expression })
    }

    /// The next statement, or those of one line; `None` at the end. Its scopes are numbered from 1.
    pub(crate) fn next(&mut self) -> Result<Option<Module>> {
        let parser = &mut self.parser;
        parser.scopes = 1;
        let mut body = Vec::new();
        match self.what {
            What::Expression => {
                self.what = What::Nothing;
                let value = parser.star_expressions()?;
                while parser.accept(Tok::Newline)? {}
                if parser.tok() != Tok::End {
                    return Err(parser.invalid());
                }
                let line = value.line;
                parser.push(&mut body, Stmt { line, kind: StmtKind::Return(Some(value)) })?;
            }
            What::Statements if parser.tok() != Tok::End => parser.statement(&mut body)?,
            What::Nothing | What::Statements => return Ok(None),
        }
        Ok(Some(Module { body, scopes: parser.scopes }))
    }

    /// The names that were met so far.
    pub(crate) const fn names(&mut self) -> &mut Names {
        &mut self.parser.names
    }

    /// What is left of the caller's budget.
    pub(crate) const fn budget(&mut self) -> &mut Budget {
        &mut self.parser.budget
    }
}

struct Parser<'s> {
    lexer: Lexer<'s>,
    token: Token,
    ahead: Option<Token>,
    names: Names,
    budget: Budget,
    depth: u16,
    depth_max: u16,
    scopes: u32,
    /// The f-string that is being taken apart is itself in a field of one.
    field_depth: u16,
}

impl<'s> Parser<'s> {
    fn new(source: &'s str, limits: Limits) -> Result<Self> {
        let mut lexer = Lexer::new(source);
        let token = lexer.next_token()?;
        Ok(Self {
            lexer,
            token,
            ahead: None,
            names: Names::default(),
            budget: Budget::new(limits.bytes),
            depth: 0,
            depth_max: limits.depth.min(DEPTH_MAX),
            scopes: 1,
            field_depth: 0,
        })
    }

    const fn tok(&self) -> Tok {
        self.token.tok
    }

    const fn line(&self) -> u32 {
        self.token.line
    }

    /// The token after the current one.
    fn peek(&mut self) -> Result<Tok> {
        if let Some(token) = self.ahead {
            return Ok(token.tok);
        }
        let token = self.lexer.next_token()?;
        self.ahead = Some(token);
        Ok(token.tok)
    }

    /// Passes the current token and returns it.
    fn advance(&mut self) -> Result<Token> {
        let next = match self.ahead.take() {
            Some(token) => token,
            None => self.lexer.next_token()?,
        };
        Ok(core::mem::replace(&mut self.token, next))
    }

    /// Passes the current token if it is `tok`.
    fn accept(&mut self, tok: Tok) -> Result<bool> {
        if self.token.tok != tok {
            return Ok(false);
        }
        self.advance()?;
        Ok(true)
    }

    /// Passes the current token, which must be `tok`.
    fn expect(&mut self, tok: Tok) -> Result<()> {
        if self.accept(tok)? { Ok(()) } else { Err(self.invalid()) }
    }

    /// The error for a token that has no place here.
    const fn invalid(&self) -> CompileError {
        match self.token.tok {
            Tok::Indent => CompileError::indentation(self.token.line, "unexpected indent"),
            _ => self.error("invalid syntax"),
        }
    }

    const fn error(&self, message: &'static str) -> CompileError {
        CompileError::syntax(self.token.line, message)
    }

    /// Runs `parse` one level deeper.
    fn nested<T>(&mut self, parse: impl FnOnce(&mut Self) -> Result<T>) -> Result<T> {
        if self.depth >= self.depth_max {
            return Err(self.error("too deeply nested"));
        }
        self.depth += 1;
        let result = parse(self);
        self.depth -= 1;
        result
    }

    fn charge(&mut self, bytes: usize) -> Result<()> {
        self.budget.charge(bytes, self.token.line)
    }

    fn charge_box<T>(&mut self) -> Result<()> {
        self.charge(size_of::<T>())
    }

    /// Appends to a list of the tree.
    fn push<T>(&mut self, list: &mut Vec<T>, element: T) -> Result<()> {
        self.budget.charge_element::<T>(self.token.line)?;
        if list.len() == list.capacity() {
            // A vector's first growth is to four elements, and most lists of a tree have one or two.
            list.reserve_exact(list.len().max(1));
        }
        list.push(element);
        Ok(())
    }

    fn name(&mut self) -> Result<Name> {
        if self.token.tok != Tok::Name {
            return Err(self.invalid());
        }
        let token = self.advance()?;
        self.intern(token)
    }

    fn intern(&mut self, token: Token) -> Result<Name> {
        let text = self.lexer.text(token.start, token.end);
        self.names.intern(text, &mut self.budget, token.line)
    }

    const fn scope(&mut self) -> ScopeId {
        let id = ScopeId(self.scopes);
        self.scopes = self.scopes.saturating_add(1);
        id
    }
}

const fn expr(line: u32, kind: ExprKind) -> Expr {
    Expr { line, kind }
}
