//! The syntax tree.
//!
//! It is made of boxes and vectors, and it is shallow by construction: chains of operators, comparisons,
//! trailers (`.a`, `[i]`, `(x)`) and `elif` arms are flat lists, and everything else nests at most
//! [`super::error::DEPTH_MAX`] deep. So neither walking nor dropping it can exhaust the stack.

use alloc::boxed::Box;
use alloc::vec::Vec;

/// A name, as an index into the [`super::names::Names`] of the source text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Name(pub u32);

/// The number of a node that opens a scope: a function, lambda, class or comprehension.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct ScopeId(pub u32);

/// An expression and the line it begins on.
#[derive(Debug)]
pub(crate) struct Expr {
    pub line: u32,
    pub kind: ExprKind,
}

/// The forms of an expression. Rare ones that would make all of them larger are boxed; so are those of [`StmtKind`].
#[derive(Debug)]
pub(crate) enum ExprKind {
    None,
    True,
    False,
    Ellipsis,
    Int(i64),
    /// An integer beyond 64 bits: magnitude in 32-bit limbs, least first.
    BigInt(Box<[u32]>),
    Float(f64),
    Imag(f64),
    Str(Box<str>),
    Bytes(Box<[u8]>),
    FString(Vec<FPart>),
    Name(Name),
    Tuple(Vec<Expr>),
    List(Vec<Expr>),
    Set(Vec<Expr>),
    /// Key and value; no key: `**value`.
    Dict(Vec<(Option<Expr>, Expr)>),
    Comp(Box<Comp>),
    Unary(UnaryOp, Box<Expr>),
    /// Operators of one precedence, applied from left to right.
    Binary(Box<Expr>, Box<[(BinaryOp, Expr)]>),
    Power(Box<(Expr, Expr)>),
    And(Vec<Expr>),
    Or(Vec<Expr>),
    Compare(Box<Expr>, Box<[(CompareOp, Expr)]>),
    /// `body if test else other`, in the order test, body, other.
    Cond(Box<[Expr; 3]>),
    Lambda(Box<Function>),
    /// A base and what follows it: attributes, subscripts, calls. Never empty.
    Postfix(Box<Expr>, Box<[Trailer]>),
    Starred(Box<Expr>),
    Named(Name, Box<Expr>),
    Await(Box<Expr>),
    Yield(Option<Box<Expr>>),
    YieldFrom(Box<Expr>),
    /// Only inside a subscript.
    Slice(Box<[Option<Expr>; 3]>),
}

/// A piece of an f-string.
#[derive(Debug)]
pub(crate) enum FPart {
    Text(Box<str>),
    Field { value: Box<Expr>, conversion: Conversion, spec: Vec<Self> },
}

/// `!r` and its kin.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Conversion {
    None,
    Repr,
    Str,
    Ascii,
}

#[derive(Debug)]
pub(crate) struct Trailer {
    pub line: u32,
    pub kind: TrailerKind,
}

#[derive(Debug)]
pub(crate) enum TrailerKind {
    Attr(Name),
    Index(Expr),
    Call(Vec<Arg>),
}

/// An argument of a call or a class statement.
#[derive(Debug)]
pub(crate) struct Arg {
    pub kind: ArgKind,
    pub value: Expr,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ArgKind {
    Positional,
    Keyword(Name),
    Star,
    DoubleStar,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum UnaryOp {
    Not,
    Negate,
    Plus,
    Invert,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum BinaryOp {
    Add,
    Sub,
    Mul,
    MatMul,
    Div,
    FloorDiv,
    Mod,
    Pow,
    And,
    Or,
    Xor,
    LShift,
    RShift,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum CompareOp {
    Less,
    LessEq,
    Eq,
    NotEq,
    Greater,
    GreaterEq,
    In,
    NotIn,
    Is,
    IsNot,
}

/// What a comprehension makes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum CompKind {
    List,
    Set,
    Dict,
    Generator,
}

/// A comprehension or generator expression.
#[derive(Debug)]
pub(crate) struct Comp {
    pub scope: ScopeId,
    pub kind: CompKind,
    /// The element, or the key of a dict.
    pub element: Expr,
    /// The value of a dict.
    pub value: Option<Expr>,
    pub clauses: Vec<CompFor>,
}

#[derive(Debug)]
pub(crate) struct CompFor {
    pub is_async: bool,
    pub target: Expr,
    pub iter: Expr,
    pub tests: Vec<Expr>,
}

/// A function's parameters, in the order of the signature.
#[derive(Debug, Default)]
pub(crate) struct Params {
    /// Positional-only first, then positional.
    pub positional: Vec<Param>,
    /// How many of `positional` are positional-only.
    pub positional_only: usize,
    pub star: Option<Name>,
    pub keyword_only: Vec<Param>,
    pub double_star: Option<Name>,
}

#[derive(Debug)]
pub(crate) struct Param {
    pub name: Name,
    pub default: Option<Expr>,
}

/// A `def` or a lambda.
#[derive(Debug)]
pub(crate) struct Function {
    pub scope: ScopeId,
    pub line: u32,
    pub name: Name,
    pub is_async: bool,
    pub params: Params,
    pub body: Body,
}

#[derive(Debug)]
pub(crate) enum Body {
    Block(Vec<Stmt>),
    Expr(Expr),
}

#[derive(Debug)]
pub(crate) struct Class {
    pub scope: ScopeId,
    pub name: Name,
    pub args: Vec<Arg>,
    pub body: Vec<Stmt>,
}

/// A statement and the line it begins on.
#[derive(Debug)]
pub(crate) struct Stmt {
    pub line: u32,
    pub kind: StmtKind,
}

#[derive(Debug)]
pub(crate) enum StmtKind {
    Expr(Expr),
    /// `a = b = value`: the targets from left to right.
    Assign(Vec<Expr>, Expr),
    AugAssign(Box<(Expr, BinaryOp, Expr)>),
    /// `target: annotation = value`.
    AnnAssign(Expr, Option<Box<Expr>>),
    Del(Vec<Expr>),
    Pass,
    Break,
    Continue,
    Return(Option<Expr>),
    Raise(Option<Expr>, Option<Box<Expr>>),
    Global(Vec<Name>),
    Nonlocal(Vec<Name>),
    Assert(Expr, Option<Box<Expr>>),
    /// `import a.b as c`: the dotted name and what it is bound to.
    Import(Vec<(Vec<Name>, Option<Name>)>),
    ImportFrom {
        level: u32,
        module: Vec<Name>,
        names: ImportNames,
    },
    If(Vec<(Expr, Vec<Stmt>)>, Vec<Stmt>),
    While(Box<While>),
    For(Box<For>),
    Try(Box<Try>),
    With {
        is_async: bool,
        items: Vec<(Expr, Option<Expr>)>,
        body: Vec<Stmt>,
    },
    Def {
        decorators: Vec<Expr>,
        function: Box<Function>,
    },
    Class {
        decorators: Vec<Expr>,
        class: Box<Class>,
    },
}

#[derive(Debug)]
pub(crate) struct While {
    pub test: Expr,
    pub body: Vec<Stmt>,
    pub orelse: Vec<Stmt>,
}

#[derive(Debug)]
pub(crate) struct For {
    pub is_async: bool,
    pub target: Expr,
    pub iter: Expr,
    pub body: Vec<Stmt>,
    pub orelse: Vec<Stmt>,
}

#[derive(Debug)]
pub(crate) struct Try {
    pub body: Vec<Stmt>,
    pub handlers: Vec<Handler>,
    pub orelse: Vec<Stmt>,
    pub finally: Vec<Stmt>,
}

#[derive(Debug)]
pub(crate) enum ImportNames {
    Star,
    List(Vec<(Name, Option<Name>)>),
}

#[derive(Debug)]
pub(crate) struct Handler {
    pub line: u32,
    pub class: Option<Expr>,
    pub name: Option<Name>,
    pub body: Vec<Stmt>,
}

/// A whole source text.
#[derive(Debug)]
pub(crate) struct Module {
    pub body: Vec<Stmt>,
    /// Scopes that were numbered: every [`ScopeId`] is below.
    pub scopes: u32,
}
