//! Reading bytecode back: one instruction at a position.

use crate::bytecode::{Op, Operand};

/// An instruction as it stands in the bytecode.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Instruction {
    pub op: Op,
    /// Bytes it takes, operands included.
    pub len: usize,
    /// Its first and second operand; 0 where it has none.
    pub operands: (u32, u32),
}

impl Instruction {
    /// The jump target, if it has one.
    pub(crate) fn target(&self) -> Option<u32> {
        match self.op.operands() {
            [Operand::Jump] => Some(self.operands.0),
            [_, Operand::Jump] => Some(self.operands.1),
            _ => None,
        }
    }
}

/// Reads the instruction at `pc`. None: there is none, it is cut off, or an index is too long.
pub(crate) fn decode(bytes: &[u8], pc: usize) -> Option<Instruction> {
    let op = Op::from_byte(*bytes.get(pc)?)?;
    let mut at = pc + 1;
    let mut values = [0_u32; 2];
    for (operand, value) in op.operands().iter().zip(&mut values) {
        match operand {
            Operand::Byte | Operand::Local | Operand::Int8 => {
                *value = u32::from(*bytes.get(at)?);
                at += 1;
            }
            Operand::Jump => {
                *value = u32::from(u16::from_le_bytes([*bytes.get(at)?, *bytes.get(at + 1)?]));
                at += 2;
            }
            Operand::Name | Operand::Const => {
                let mut shift = 0;
                loop {
                    let byte = *bytes.get(at)?;
                    at += 1;
                    *value |= u32::from(byte & 0x7f) << shift;
                    if byte & 0x80 == 0 {
                        break;
                    }
                    shift += 7;
                    if shift > 14 {
                        return None;
                    }
                }
                if *value > 0xffff {
                    return None;
                }
            }
        }
    }
    Some(Instruction { op, len: at - pc, operands: (values[0], values[1]) })
}
