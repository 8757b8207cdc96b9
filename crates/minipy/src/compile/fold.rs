//! Constants known at compile time: literals, their negatives, small integer arithmetic, tuples of constants.

use alloc::string::String;
use alloc::vec::Vec;

use crate::bytecode::Const;
use crate::syntax::ast::{BinaryOp, Expr, ExprKind, UnaryOp};

/// Constant tuples longer than this are built at run time.
const TUPLE_MAX: usize = 64;

/// Tuples in tuples that are folded.
const TUPLE_DEPTH_MAX: u8 = 4;

/// The value of `value`, if it is a constant.
pub(super) fn constant(value: &Expr) -> Option<Const> {
    fold(value, 0)
}

fn fold(value: &Expr, depth: u8) -> Option<Const> {
    Some(match &value.kind {
        ExprKind::None => Const::None,
        ExprKind::True => Const::True,
        ExprKind::False => Const::False,
        ExprKind::Ellipsis => Const::Ellipsis,
        ExprKind::Float(value) => Const::Float(*value),
        ExprKind::Imag(value) => Const::Imaginary(*value),
        ExprKind::Str(text) => Const::Str(text.as_ref().into()),
        ExprKind::Bytes(bytes) => Const::Bytes(bytes.as_ref().into()),
        ExprKind::BigInt(limbs) => Const::BigInt(decimal(limbs, false)),
        ExprKind::Unary(op, inner) => unary(*op, inner)?,
        ExprKind::Int(_) | ExprKind::Binary(..) | ExprKind::Power(_) => Const::Int(integer(value)?),
        ExprKind::Tuple(items) if items.len() <= TUPLE_MAX && depth < TUPLE_DEPTH_MAX => {
            let items: Option<Vec<Const>> = items.iter().map(|item| fold(item, depth + 1)).collect();
            Const::Tuple(items?)
        }
        _ => return None,
    })
}

fn unary(op: UnaryOp, inner: &Expr) -> Option<Const> {
    match (op, &inner.kind) {
        (UnaryOp::Negate, ExprKind::Float(value)) => Some(Const::Float(-value)),
        // The only integer of 64 bits whose literal needs more.
        (UnaryOp::Negate, ExprKind::BigInt(limbs)) if **limbs == [0, 0x8000_0000] => {
            Some(Const::Int(i64::MIN))
        }
        (UnaryOp::Negate, ExprKind::BigInt(limbs)) => Some(Const::BigInt(decimal(limbs, true))),
        (UnaryOp::Negate, ExprKind::Int(value)) => value.checked_neg().map(Const::Int),
        _ => integer_unary(op, inner).map(Const::Int),
    }
}

fn integer_unary(op: UnaryOp, inner: &Expr) -> Option<i64> {
    let value = integer(inner)?;
    match op {
        UnaryOp::Negate => value.checked_neg(),
        UnaryOp::Invert => Some(!value),
        UnaryOp::Plus => Some(value),
        UnaryOp::Not => None,
    }
}

/// The value of an integer expression without names, if it stays within 64 bits.
fn integer(value: &Expr) -> Option<i64> {
    match &value.kind {
        ExprKind::Int(value) => Some(*value),
        ExprKind::Unary(op, inner) => integer_unary(*op, inner),
        ExprKind::Binary(first, rest) => {
            let mut left = integer(first)?;
            for (op, right) in rest {
                left = binary(left, *op, integer(right)?)?;
            }
            Some(left)
        }
        ExprKind::Power(pair) => binary(integer(&pair.0)?, BinaryOp::Pow, integer(&pair.1)?),
        _ => None,
    }
}

fn binary(left: i64, op: BinaryOp, right: i64) -> Option<i64> {
    match op {
        BinaryOp::Add => left.checked_add(right),
        BinaryOp::Sub => left.checked_sub(right),
        BinaryOp::Mul => left.checked_mul(right),
        BinaryOp::And => Some(left & right),
        BinaryOp::Or => Some(left | right),
        BinaryOp::Xor => Some(left ^ right),
        BinaryOp::Pow => left.checked_pow(u32::try_from(right).ok()?),
        BinaryOp::LShift if (0..63).contains(&right) => left.checked_mul(1_i64 << right),
        BinaryOp::RShift if (0..64).contains(&right) => Some(left >> right),
        // Division keeps its errors and its rounding at run time.
        BinaryOp::LShift
        | BinaryOp::RShift
        | BinaryOp::MatMul
        | BinaryOp::Div
        | BinaryOp::FloorDiv
        | BinaryOp::Mod => None,
    }
}

/// The decimal digits of a magnitude.
fn decimal(limbs: &[u32], negative: bool) -> String {
    let mut limbs: Vec<u32> = limbs.into();
    let mut groups: Vec<u32> = Vec::new();
    while !limbs.is_empty() {
        let mut rest = 0_u64;
        for limb in limbs.iter_mut().rev() {
            let wide = (rest << 32) | u64::from(*limb);
            *limb = (wide / 1_000_000_000) as u32;
            rest = wide % 1_000_000_000;
        }
        groups.push(rest as u32);
        while limbs.last() == Some(&0) {
            limbs.pop();
        }
    }
    let mut text = String::new();
    if negative {
        text.push('-');
    }
    let mut first = true;
    for group in groups.iter().rev() {
        let digits = if first { alloc::format!("{group}") } else { alloc::format!("{group:09}") };
        text.push_str(&digits);
        first = false;
    }
    text
}
