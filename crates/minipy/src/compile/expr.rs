//! Expressions: operators, tests and jumps on them, attributes and subscripts.

use crate::bytecode::Op;
use crate::syntax::ast::{BinaryOp, CompareOp, Expr, ExprKind, Trailer, TrailerKind, UnaryOp};
use crate::syntax::error::{CompileError, Result};

use super::control::known_truth;
use super::{Compiler, fold};

impl Compiler<'_> {
    /// Pushes the value of an expression.
    pub(super) fn expr(&mut self, value: &Expr) -> Result<()> {
        if let Some(constant) = fold::constant(value) {
            return self.constant(constant);
        }
        match &value.kind {
            ExprKind::Name(name) => self.load(*name),
            ExprKind::FString(parts) => self.format_string(parts),
            ExprKind::Tuple(items) => self.tuple(items),
            ExprKind::List(items) => self.list(items),
            ExprKind::Set(items) => self.set(items),
            ExprKind::Dict(items) => self.dict(items),
            ExprKind::Comp(comp) => self.comprehension(comp, value.line),
            ExprKind::Unary(op, inner) => {
                self.expr(inner)?;
                self.op(unary_op(*op), &[])
            }
            ExprKind::Binary(first, rest) => {
                self.expr(first)?;
                for (op, right) in rest {
                    self.expr(right)?;
                    self.op(binary_op(*op), &[])?;
                }
                Ok(())
            }
            ExprKind::Power(pair) => {
                self.expr(&pair.0)?;
                self.expr(&pair.1)?;
                self.op(Op::Power, &[])
            }
            ExprKind::And(terms) => self.terms(terms, Op::PopJumpIfFalse),
            ExprKind::Or(terms) => self.terms(terms, Op::PopJumpIfTrue),
            ExprKind::Compare(first, rest) => self.comparison(first, rest),
            ExprKind::Cond(parts) => {
                let [test, body, other] = &**parts;
                let (otherwise, end) = (self.label(), self.label());
                self.jump_unless(test, otherwise)?;
                self.expr(body)?;
                self.jump(Op::Jump, end)?;
                self.bind(otherwise)?;
                self.expr(other)?;
                self.bind(end)
            }
            ExprKind::Lambda(function) => self.function(function),
            ExprKind::Postfix(base, trailers) => self.postfix(base, trailers),
            ExprKind::Named(name, inner) => {
                self.expr(inner)?;
                self.op(Op::Dup, &[])?;
                self.store(*name)
            }
            ExprKind::Await(inner) => {
                self.expr(inner)?;
                self.await_top()
            }
            ExprKind::Yield(inner) => {
                match inner {
                    Some(inner) => self.expr(inner)?,
                    None => self.op(Op::LoadNone, &[])?,
                }
                self.op(Op::YieldValue, &[])
            }
            ExprKind::YieldFrom(inner) => {
                self.expr(inner)?;
                self.op(Op::GetYieldFromIter, &[])?;
                self.op(Op::LoadNone, &[])?;
                self.op(Op::YieldFrom, &[])
            }
            ExprKind::Slice(bounds) => {
                let [start, stop, step] = &**bounds;
                self.bound(start.as_ref())?;
                self.bound(stop.as_ref())?;
                if step.is_some() {
                    self.bound(step.as_ref())?;
                }
                self.op(Op::BuildSlice, &[2 + u8::from(step.is_some())])
            }
            ExprKind::Starred(_) => {
                Err(CompileError::syntax(value.line, "can't use starred expression here"))
            }
            // The constants.
            _ => Ok(()),
        }
    }

    fn bound(&mut self, bound: Option<&Expr>) -> Result<()> {
        match bound {
            Some(bound) => self.expr(bound),
            None => self.op(Op::LoadNone, &[]),
        }
    }

    /// `a and b`, `a or b`: the first value that decides.
    fn terms(&mut self, terms: &[Expr], decided: Op) -> Result<()> {
        let end = self.label();
        for (index, term) in terms.iter().enumerate() {
            if index > 0 {
                self.op(Op::Dup, &[])?;
                self.jump(decided, end)?;
                self.op(Op::Pop, &[])?;
            }
            self.expr(term)?;
        }
        self.bind(end)
    }

    fn comparison(&mut self, first: &Expr, rest: &[(CompareOp, Expr)]) -> Result<()> {
        self.expr(first)?;
        let Some(((last_op, last), before)) = rest.split_last() else { return Ok(()) };
        if before.is_empty() {
            self.expr(last)?;
            return self.op(compare_op(*last_op), &[]);
        }
        let (failed, end) = (self.label(), self.label());
        for (op, right) in before {
            self.expr(right)?;
            self.op(Op::Dup, &[])?;
            self.op(Op::Rot3, &[])?;
            self.op(compare_op(*op), &[])?;
            self.op(Op::Dup, &[])?;
            self.jump(Op::PopJumpIfFalse, failed)?;
            self.op(Op::Pop, &[])?;
        }
        self.expr(last)?;
        self.op(compare_op(*last_op), &[])?;
        self.jump(Op::Jump, end)?;
        self.bind(failed)?;
        self.op(Op::Shrink, &[1])?;
        self.bind(end)
    }

    /// Jumps when a test is false.
    pub(super) fn jump_unless(&mut self, test: &Expr, label: super::emit::Label) -> Result<()> {
        self.branch(test, label, false)
    }

    /// Jumps when a test is true.
    pub(super) fn jump_if(&mut self, test: &Expr, label: super::emit::Label) -> Result<()> {
        self.branch(test, label, true)
    }

    /// Jumps when the truth of a test is `when`.
    fn branch(&mut self, test: &Expr, label: super::emit::Label, when: bool) -> Result<()> {
        if let Some(truth) = known_truth(test) {
            return if truth == when { self.jump(Op::Jump, label) } else { Ok(()) };
        }
        match &test.kind {
            ExprKind::Unary(UnaryOp::Not, inner) => self.branch(inner, label, !when),
            ExprKind::And(terms) => self.branch_terms(terms, label, when, false),
            ExprKind::Or(terms) => self.branch_terms(terms, label, when, true),
            _ => {
                self.expr(test)?;
                self.jump(if when { Op::PopJumpIfTrue } else { Op::PopJumpIfFalse }, label)
            }
        }
    }

    /// `decisive` is the truth of a term that decides the whole: false for `and`, true for `or`.
    fn branch_terms(
        &mut self,
        terms: &[Expr],
        label: super::emit::Label,
        when: bool,
        decisive: bool,
    ) -> Result<()> {
        if when == decisive {
            return terms.iter().try_for_each(|term| self.branch(term, label, when));
        }
        let skip = self.label();
        let Some((last, before)) = terms.split_last() else { return Ok(()) };
        for term in before {
            self.branch(term, skip, decisive)?;
        }
        self.branch(last, label, when)?;
        self.bind(skip)
    }

    /// A base and its trailers.
    pub(super) fn postfix(&mut self, base: &Expr, trailers: &[Trailer]) -> Result<()> {
        let mut rest = trailers;
        if self.super_call(base, rest)? {
            rest = rest.get(1..).unwrap_or_default();
        } else {
            self.expr(base)?;
        }
        while let Some((trailer, after)) = rest.split_first() {
            rest = after;
            self.set_line(trailer.line);
            match &trailer.kind {
                TrailerKind::Attr(name) => {
                    if let Some((Trailer { kind: TrailerKind::Call(args), line }, after)) =
                        after.split_first()
                        && self.method_call(*name, args, *line)?
                    {
                        rest = after;
                        continue;
                    }
                    self.op_name(Op::LoadAttr, *name)?;
                }
                TrailerKind::Index(index) => {
                    self.expr(index)?;
                    self.set_line(trailer.line);
                    self.op(Op::LoadSubscr, &[])?;
                }
                TrailerKind::Call(args) => self.call(args, trailer.line)?,
            }
        }
        Ok(())
    }

    /// Tuple, list or set items, a few at a time.
    pub(super) fn exprs(&mut self, items: &[Expr]) -> Result<()> {
        items.iter().try_for_each(|item| self.expr(item))
    }
}

/// Items on the stack at a time, when a display or a call has more.
pub(super) const CHUNK: usize = 32;

/// The longest prefix of `items` that is at most a chunk and has no star.
pub(super) fn plain_prefix(items: &[Expr]) -> (&[Expr], &[Expr]) {
    let plain =
        items.iter().take(CHUNK).take_while(|item| !matches!(item.kind, ExprKind::Starred(_))).count();
    items.split_at_checked(plain).unwrap_or((items, &[]))
}

const fn unary_op(op: UnaryOp) -> Op {
    match op {
        UnaryOp::Not => Op::Not,
        UnaryOp::Negate => Op::Neg,
        UnaryOp::Plus => Op::Pos,
        UnaryOp::Invert => Op::Invert,
    }
}

const fn binary_op(op: BinaryOp) -> Op {
    match op {
        BinaryOp::Add => Op::Add,
        BinaryOp::Sub => Op::Sub,
        BinaryOp::Mul => Op::Mul,
        BinaryOp::MatMul => Op::MatMul,
        BinaryOp::Div => Op::TrueDiv,
        BinaryOp::FloorDiv => Op::FloorDiv,
        BinaryOp::Mod => Op::Mod,
        BinaryOp::Pow => Op::Power,
        BinaryOp::And => Op::And,
        BinaryOp::Or => Op::Or,
        BinaryOp::Xor => Op::Xor,
        BinaryOp::LShift => Op::LShift,
        BinaryOp::RShift => Op::RShift,
    }
}

const fn compare_op(op: CompareOp) -> Op {
    match op {
        CompareOp::Less => Op::Lt,
        CompareOp::LessEq => Op::Le,
        CompareOp::Eq => Op::Eq,
        CompareOp::NotEq => Op::Ne,
        CompareOp::Greater => Op::Gt,
        CompareOp::GreaterEq => Op::Ge,
        CompareOp::In => Op::In,
        CompareOp::NotIn => Op::NotIn,
        CompareOp::Is => Op::Is,
        CompareOp::IsNot => Op::IsNot,
    }
}
