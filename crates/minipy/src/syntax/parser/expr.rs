//! Expressions: operators by precedence, conditionals, lambdas, yields.

use alloc::boxed::Box;
use alloc::vec::Vec;

use super::super::ast::{BinaryOp, CompareOp, Expr, ExprKind, UnaryOp};
use super::super::error::{CompileError, Result};
use super::super::token::Tok;
use super::{Parser, expr};

/// Precedences, weakest first. A binary operator's right operand is parsed one level up.
mod prec {
    pub(super) const OR: u8 = 1;
    pub(super) const AND: u8 = 2;
    pub(super) const NOT: u8 = 3;
    pub(super) const COMPARE: u8 = 4;
    pub(super) const BIT_OR: u8 = 5;
    pub(super) const BIT_XOR: u8 = 6;
    pub(super) const BIT_AND: u8 = 7;
    pub(super) const SHIFT: u8 = 8;
    pub(super) const SUM: u8 = 9;
    pub(super) const PRODUCT: u8 = 10;
    pub(super) const UNARY: u8 = 11;
    pub(super) const POWER: u8 = 12;
}

impl Parser<'_> {
    /// `expr, *expr, …`: a tuple when there is a comma. What may stand right of `=` and in `return`.
    pub(super) fn star_expressions(&mut self) -> Result<Expr> {
        let line = self.line();
        let first = self.star_expression()?;
        if self.tok() != Tok::Comma {
            if matches!(first.kind, ExprKind::Starred(_)) {
                return Err(CompileError::syntax(line, "can't use starred expression here"));
            }
            return Ok(first);
        }
        let mut items = Vec::new();
        self.push(&mut items, first)?;
        while self.accept(Tok::Comma)? {
            if !self.starts_expression() {
                break;
            }
            let item = self.star_expression()?;
            self.push(&mut items, item)?;
        }
        Ok(expr(line, ExprKind::Tuple(items)))
    }

    /// `*expr` or an expression.
    pub(super) fn star_expression(&mut self) -> Result<Expr> {
        let line = self.line();
        if !self.accept(Tok::Star)? {
            return self.expression();
        }
        let inner = self.binary(prec::BIT_OR)?;
        self.charge_box::<Expr>()?;
        Ok(expr(line, ExprKind::Starred(Box::new(inner))))
    }

    /// `name := value`, or an expression.
    pub(super) fn named_expression(&mut self) -> Result<Expr> {
        if self.tok() != Tok::Name || self.peek()? != Tok::ColonAssign {
            return self.expression();
        }
        let line = self.line();
        let name = self.name()?;
        self.advance()?;
        let value = self.expression()?;
        self.charge_box::<Expr>()?;
        Ok(expr(line, ExprKind::Named(name, Box::new(value))))
    }

    /// The current token can begin an expression.
    pub(super) const fn starts_expression(&self) -> bool {
        matches!(
            self.token.tok,
            Tok::Name
                | Tok::Int
                | Tok::Float
                | Tok::Imag
                | Tok::Str(_)
                | Tok::None
                | Tok::True
                | Tok::False
                | Tok::Ellipsis
                | Tok::LParen
                | Tok::LBracket
                | Tok::LBrace
                | Tok::Minus
                | Tok::Plus
                | Tok::Tilde
                | Tok::Star
                | Tok::Not
                | Tok::Lambda
                | Tok::Await
        )
    }

    /// A conditional expression, a lambda, or what is above them.
    pub(super) fn expression(&mut self) -> Result<Expr> {
        if self.tok() == Tok::Lambda {
            return self.nested(Self::lambda);
        }
        let line = self.line();
        let body = self.binary(prec::OR)?;
        if !self.accept(Tok::If)? {
            return Ok(body);
        }
        let test = self.binary(prec::OR)?;
        self.expect(Tok::Else)?;
        let other = self.nested(Self::expression)?;
        self.charge_box::<[Expr; 3]>()?;
        Ok(expr(line, ExprKind::Cond(Box::new([test, body, other]))))
    }

    /// An expression without conditionals and lambdas: the iterable of a comprehension.
    pub(super) fn disjunction(&mut self) -> Result<Expr> {
        self.binary(prec::OR)
    }

    /// Target of a `for`: nothing weaker than `|`, so that `in` is left alone.
    pub(super) fn target_operand(&mut self) -> Result<Expr> {
        self.binary(prec::BIT_OR)
    }

    /// `yield`, `yield from x`, `yield x, y`.
    pub(super) fn yield_expression(&mut self) -> Result<Expr> {
        let line = self.line();
        self.expect(Tok::Yield)?;
        let kind = if self.accept(Tok::From)? {
            let value = self.expression()?;
            self.charge_box::<Expr>()?;
            ExprKind::YieldFrom(Box::new(value))
        } else if self.starts_expression() {
            let value = self.star_expressions()?;
            self.charge_box::<Expr>()?;
            ExprKind::Yield(Some(Box::new(value)))
        } else {
            ExprKind::Yield(None)
        };
        Ok(expr(line, kind))
    }

    /// Operators of precedence `min` and above.
    fn binary(&mut self, min: u8) -> Result<Expr> {
        self.nested(|parser| {
            let line = parser.line();
            let mut left = parser.prefix(min)?;
            while let Some(level) = parser.infix_level() {
                if level < min {
                    break;
                }
                let kind = match level {
                    prec::OR => ExprKind::Or(parser.terms(left, Tok::Or, prec::AND)?),
                    prec::AND => ExprKind::And(parser.terms(left, Tok::And, prec::NOT)?),
                    prec::COMPARE => parser.comparison(left)?,
                    prec::POWER => {
                        parser.advance()?;
                        let exponent = parser.binary(prec::UNARY)?;
                        parser.charge_box::<(Expr, Expr)>()?;
                        ExprKind::Power(Box::new((left, exponent)))
                    }
                    _ => parser.chain(left, level)?,
                };
                left = expr(line, kind);
            }
            Ok(left)
        })
    }

    fn prefix(&mut self, min: u8) -> Result<Expr> {
        let line = self.line();
        let (op, level) = match self.tok() {
            Tok::Not if min <= prec::NOT => (UnaryOp::Not, prec::NOT),
            Tok::Minus => (UnaryOp::Negate, prec::UNARY),
            Tok::Plus => (UnaryOp::Plus, prec::UNARY),
            Tok::Tilde => (UnaryOp::Invert, prec::UNARY),
            Tok::Await => {
                self.advance()?;
                let value = self.primary()?;
                self.charge_box::<Expr>()?;
                return Ok(expr(line, ExprKind::Await(Box::new(value))));
            }
            _ => return self.primary(),
        };
        self.advance()?;
        let operand = self.binary(level)?;
        self.charge_box::<Expr>()?;
        Ok(expr(line, ExprKind::Unary(op, Box::new(operand))))
    }

    const fn infix_level(&self) -> Option<u8> {
        Some(match self.token.tok {
            Tok::Or => prec::OR,
            Tok::And => prec::AND,
            Tok::Less
            | Tok::LessEq
            | Tok::EqEq
            | Tok::NotEq
            | Tok::Greater
            | Tok::GreaterEq
            | Tok::In
            | Tok::Is
            | Tok::Not => prec::COMPARE,
            Tok::Pipe => prec::BIT_OR,
            Tok::Caret => prec::BIT_XOR,
            Tok::Amp => prec::BIT_AND,
            Tok::LShift | Tok::RShift => prec::SHIFT,
            Tok::Plus | Tok::Minus => prec::SUM,
            Tok::Star | Tok::Slash | Tok::SlashSlash | Tok::Percent | Tok::At => prec::PRODUCT,
            Tok::StarStar => prec::POWER,
            _ => return None,
        })
    }

    /// `a or b or c`; `left` has been read.
    fn terms(&mut self, left: Expr, tok: Tok, level: u8) -> Result<Vec<Expr>> {
        let mut terms = Vec::new();
        self.push(&mut terms, left)?;
        while self.accept(tok)? {
            let term = self.binary(level)?;
            self.push(&mut terms, term)?;
        }
        Ok(terms)
    }

    /// `a + b - c`; `left` has been read.
    fn chain(&mut self, left: Expr, level: u8) -> Result<ExprKind> {
        let mut rest = Vec::new();
        while self.infix_level() == Some(level) {
            let token = self.advance()?;
            let Some(op) = binary_op(token.tok) else { break };
            let right = self.binary(level + 1)?;
            self.push(&mut rest, (op, right))?;
        }
        self.charge_box::<Expr>()?;
        Ok(ExprKind::Binary(Box::new(left), rest.into_boxed_slice()))
    }

    /// `a < b <= c`; `left` has been read.
    fn comparison(&mut self, left: Expr) -> Result<ExprKind> {
        let mut rest = Vec::new();
        while self.infix_level() == Some(prec::COMPARE) {
            let op = self.compare_op()?;
            let right = self.binary(prec::BIT_OR)?;
            self.push(&mut rest, (op, right))?;
        }
        self.charge_box::<Expr>()?;
        Ok(ExprKind::Compare(Box::new(left), rest.into_boxed_slice()))
    }

    fn compare_op(&mut self) -> Result<CompareOp> {
        let token = self.advance()?;
        Ok(match token.tok {
            Tok::Less => CompareOp::Less,
            Tok::LessEq => CompareOp::LessEq,
            Tok::EqEq => CompareOp::Eq,
            Tok::NotEq => CompareOp::NotEq,
            Tok::Greater => CompareOp::Greater,
            Tok::GreaterEq => CompareOp::GreaterEq,
            Tok::In => CompareOp::In,
            Tok::Is if self.accept(Tok::Not)? => CompareOp::IsNot,
            Tok::Is => CompareOp::Is,
            _ => {
                self.expect(Tok::In)?;
                CompareOp::NotIn
            }
        })
    }
}

const fn binary_op(tok: Tok) -> Option<BinaryOp> {
    Some(match tok {
        Tok::Plus => BinaryOp::Add,
        Tok::Minus => BinaryOp::Sub,
        Tok::Star => BinaryOp::Mul,
        Tok::At => BinaryOp::MatMul,
        Tok::Slash => BinaryOp::Div,
        Tok::SlashSlash => BinaryOp::FloorDiv,
        Tok::Percent => BinaryOp::Mod,
        Tok::Amp => BinaryOp::And,
        Tok::Pipe => BinaryOp::Or,
        Tok::Caret => BinaryOp::Xor,
        Tok::LShift => BinaryOp::LShift,
        Tok::RShift => BinaryOp::RShift,
        _ => return None,
    })
}
