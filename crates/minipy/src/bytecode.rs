//! The contract between the compiler and the virtual machine: instructions, constants, code objects.
//!
//! The compiler (`compile`) produces a [`Code`]; the verifier checks it; the VM (`vm`) loads and runs it.
//!
//! # The machine a code object runs on
//!
//! A frame is a window of the value stack: slot 0 is local 0. The locals come first (`n_locals` of them), the
//! operand stack follows. `n_locals + max_stack` is at most [`MAX_FRAME`]. The slot *below* the window
//! (`base - 1`) holds the function that runs; a return writes its result there.
//!
//! Locals, in this order: positional parameters (positional-only ones first), keyword-only parameters, `*args`,
//! `**kwargs`, then the function's other variables, hidden variables of the compiler (module and class bodies may
//! have those too), and last the `n_free` slots that hold the cells of free variables: the VM copies the closure
//! there at the call. A variable that inner functions use is a *cell variable*: [`Op::MakeCell`] at the function's
//! start replaces the slot's value by a cell; from then on it is read by [`Op::LoadDeref`]. Loading the cell itself,
//! to build a closure, is a plain [`Op::LoadFast`] of its slot. An unset local holds NIL, which no instruction pushes
//! except as the "no self" mark of [`Op::LoadMethod`].
//!
//! The body of a class, and `exec` with its own locals, has [`CodeFlags::NAMESPACE`]: local 0 is a dict in which
//! [`Op::LoadName`], [`Op::StoreName`] and [`Op::DeleteName`] work. Module bodies use the global instructions.
//!
//! # Notation
//!
//! An instruction is one byte, then its operands:
//!
//! | operand | encoding |
//! |---|---|
//! | `Local` | one byte: a local's slot |
//! | `Byte` | one byte: a count, flags, a depth |
//! | `Int8` | one byte, two's complement |
//! | `Name` | LEB128 (low 7 bits first, at most 3 bytes, at most 65535): index in [`Code::names`] |
//! | `Const` | LEB128 likewise: index in [`Code::consts`] |
//! | `Jump` | two bytes, low byte first: absolute position in [`Code::bytecode`], an instruction's start |
//!
//! Stack effects are written *before → after*, top of stack to the right; `..` stands for what is below.
//!
//! # Exceptions
//!
//! [`Code::handlers`] lists protected ranges, inner ones first. When an instruction at `pc` raises, the first entry
//! with `start <= pc < end` is taken: the operand stack is cut to `depth` values, the exception is pushed, and
//! execution goes on at `target`.
//!
//! `finally` bodies are compiled once. They are entered with two values on the stack, `value token`: `None 0` when
//! the body ended normally, `exception 1` from the handler, `result 2` for a `return` on its way out, and `None k`
//! with the compiler's own `k >= 3` for `break` and `continue`. After the body, one [`Op::TokenIf`] for each way out that
//! occurs leads to code that continues it (perhaps into the next `finally`), then [`Op::EndFinally`] raises the
//! exception again or falls through.
//!
//! `with M as V: BODY`, where the handler covers the body with `depth` counting `exit`:
//!
//! ```text
//!     M  BeforeWith 0  Call 0  (store V or Pop)       .. exit
//!     BODY
//!     LoadNone LoadNone LoadNone Call 3 Pop           ..          (also before a return, break or continue;
//!     Jump done                                                    Shrink brings a result below)
//! handler:                                            .. exit exc
//!     WithExcept  Call 3                              .. exit exc result
//!     PopJumpIfTrue swallowed
//!     Reraise
//! swallowed:                                          .. exit exc
//!     Pop Pop
//! done:
//! ```
//!
//! The asynchronous form has `BeforeWith 1` and `GetAwaitable LoadNone YieldFrom` after each call.
//! `await X` is `X GetAwaitable LoadNone YieldFrom`; `yield from X` is `X GetYieldFromIter LoadNone YieldFrom`.
//!
//! # Superinstructions
//!
//! Two kinds. *Complete* ones ([`Op::LoadFastFast`], [`Op::LoadFastInt`], [`Op::ReturnFast`]) replace a sequence.
//! *Prefixes* (names starting with `X`) stand before an unchanged plain sequence, whose operands they read: when
//! the values allow it they do the whole work and skip the sequence, else they do nothing. So a jump
//! into the sequence is harmless, and the slow path needs no second form. A prefix has no operands and no effect of
//! its own; the verifier only checks that the sequence follows.

mod code;

use alloc::string::String;

pub use code::{Code, CodeFlags, Const, Handler, InHeap, Line};

/// Compiles a source text. `memory` bounds the bytes that this takes meanwhile; 64 for each of the source's are enough.
///
/// # Errors
///
/// What is wrong with the source.
pub fn compile(source: &str, file: &str, mode: CompileMode, memory: usize) -> Result<Code, CompileError> {
    crate::compile::compile(source, file, mode, memory)
}

/// Checks that the VM can run a code object, and all code in it, without looking.
///
/// # Errors
///
/// The position of the first thing that is wrong, and what it is.
pub fn verify(code: &Code) -> Result<(), (usize, &'static str)> {
    crate::compile::verify::verify(code).map_err(|refused| (refused.pc, refused.reason))
}

/// The most values in one frame, locals and operands together: their number has to fit a byte. The compiler refuses a larger function as a
/// `SyntaxError`.
pub const MAX_FRAME: usize = 255;

/// The most bytes of bytecode in one code object: jumps are 16 bits.
pub const MAX_BYTECODE: usize = 65_535;

/// What an operand of an instruction is; the encoding stands in the [module](self) documentation.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Operand {
    /// A count, flags or a depth, one byte.
    Byte,
    /// Index in [`Code::consts`].
    Const,
    /// A signed byte.
    Int8,
    /// Absolute jump target.
    Jump,
    /// A local slot.
    Local,
    /// Index in [`Code::names`].
    Name,
}

macro_rules! ops {
    (|$a:ident, $b:ident| $($(#[$doc:meta])* $name:ident = $code:literal [$($operand:ident)*] $pops:expr => $pushes:expr;)*) => {
        /// An instruction. See the [module](self) for the notation.
        #[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
        #[repr(u8)]
        pub enum Op { $($(#[$doc])* $name = $code,)* }

        impl Op {
            /// Every instruction, in the order of its byte.
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];

            /// The instruction that `byte` stands for, if any.
            #[inline(always)]
            pub const fn from_byte(byte: u8) -> Option<Self> {
                match byte { $($code => Some(Self::$name),)* _ => None }
            }

            /// Its operands, in order.
            pub const fn operands(self) -> &'static [Operand] {
                match self { $(Self::$name => &[$(Operand::$operand),*],)* }
            }

            /// How many values it takes from the stack and then pushes when it falls through, given its first and
            /// second operand (0 when it has none).
            pub const fn effect(self, $a: u32, $b: u32) -> (u32, u32) {
                let _ = ($a, $b);
                match self { $(Self::$name => ($pops, $pushes),)* }
            }
        }
    };
}

ops! { |a, b|
    // --- Constants and stack ---
    /// Does nothing. `.. → ..`
    Nop = 0 [] 0 => 0;
    /// `.. → .. constant`
    LoadConst = 1 [Const] 0 => 1;
    /// `.. → .. int`
    LoadInt = 2 [Int8] 0 => 1;
    /// `.. → .. None`
    LoadNone = 3 [] 0 => 1;
    /// `.. → .. True`
    LoadTrue = 4 [] 0 => 1;
    /// `.. → .. False`
    LoadFalse = 5 [] 0 => 1;
    /// `.. → .. ...`
    LoadEllipsis = 6 [] 0 => 1;
    /// `.. a → ..`
    Pop = 7 [] 1 => 0;
    /// `.. a → .. a a`
    Dup = 8 [] 1 => 2;
    /// `.. a b → .. a b a b`
    Dup2 = 9 [] 2 => 4;
    /// `.. a b → .. b a`
    Rot2 = 10 [] 2 => 2;
    /// `.. a b c → .. c a b`
    Rot3 = 11 [] 3 => 3;
    /// `.. a b c d → .. d a b c`
    Rot4 = 12 [] 4 => 4;
    /// Drops the `Byte` values below the top. `.. x1 … xn a → .. a`
    Shrink = 13 [Byte] a + 1 => 1;

    // --- Variables ---
    /// `.. → .. value`; NameError when unset. Also loads a cell itself.
    LoadFast = 14 [Local] 0 => 1;
    /// `.. value → ..`
    StoreFast = 15 [Local] 1 => 0;
    /// Unsets; NameError when unset. `.. → ..`
    DeleteFast = 16 [Local] 0 => 0;
    /// Puts the local's value (or "unset") into a new cell, and the cell into the local. `.. → ..`
    MakeCell = 17 [Local] 0 => 0;
    /// The value in the cell in the local; NameError when unset. `.. → .. value`
    LoadDeref = 18 [Local] 0 => 1;
    /// `.. value → ..`
    StoreDeref = 19 [Local] 1 => 0;
    /// `.. → ..`
    DeleteDeref = 20 [Local] 0 => 0;
    /// Module globals, then builtins. `.. → .. value`
    LoadGlobal = 21 [Name] 0 => 1;
    /// `.. value → ..`
    StoreGlobal = 22 [Name] 1 => 0;
    /// `.. → ..`
    DeleteGlobal = 23 [Name] 0 => 0;
    /// The dict in local 0, then globals, then builtins. `.. → .. value`
    LoadName = 24 [Name] 0 => 1;
    /// Into the dict in local 0. `.. value → ..`
    StoreName = 25 [Name] 1 => 0;
    /// From the dict in local 0. `.. → ..`
    DeleteName = 26 [Name] 0 => 0;
    /// A builtin, whatever the globals say (`AssertionError`, `StopAsyncIteration`). `.. → .. value`
    LoadBuiltin = 27 [Name] 0 => 1;

    // --- Attributes and items ---
    /// `.. object → .. value`
    LoadAttr = 28 [Name] 1 => 1;
    /// `.. value object → ..`
    StoreAttr = 29 [Name] 2 => 0;
    /// `.. object → ..`
    DeleteAttr = 30 [Name] 1 => 0;
    /// For a call: `.. object → .. function self`, or `.. callable NIL` when it is no method. Only before
    /// [`Op::CallMethod`] or [`Op::CallMethodKw`].
    LoadMethod = 31 [Name] 1 => 2;
    /// `.. object key → .. value`
    LoadSubscr = 32 [] 2 => 1;
    /// `.. value object key → ..`
    StoreSubscr = 33 [] 3 => 0;
    /// `.. object key → ..`
    DeleteSubscr = 34 [] 2 => 0;

    // --- Operators: `.. a b → .. result` ---
    /// `a + b`
    Add = 35 [] 2 => 1;
    /// `a - b`
    Sub = 36 [] 2 => 1;
    /// `a * b`
    Mul = 37 [] 2 => 1;
    /// `a @ b`
    MatMul = 38 [] 2 => 1;
    /// `a / b`
    TrueDiv = 39 [] 2 => 1;
    /// `a // b`
    FloorDiv = 40 [] 2 => 1;
    /// `a % b`
    Mod = 41 [] 2 => 1;
    /// `a ** b`
    Power = 42 [] 2 => 1;
    /// `a << b`
    LShift = 43 [] 2 => 1;
    /// `a >> b`
    RShift = 44 [] 2 => 1;
    /// `a & b`
    And = 45 [] 2 => 1;
    /// `a | b`
    Or = 46 [] 2 => 1;
    /// `a ^ b`
    Xor = 47 [] 2 => 1;
    /// `a += b` (the result is then stored)
    IAdd = 48 [] 2 => 1;
    /// `a -= b`
    ISub = 49 [] 2 => 1;
    /// `a *= b`
    IMul = 50 [] 2 => 1;
    /// `a @= b`
    IMatMul = 51 [] 2 => 1;
    /// `a /= b`
    ITrueDiv = 52 [] 2 => 1;
    /// `a //= b`
    IFloorDiv = 53 [] 2 => 1;
    /// `a %= b`
    IMod = 54 [] 2 => 1;
    /// `a **= b`
    IPower = 55 [] 2 => 1;
    /// `a <<= b`
    ILShift = 56 [] 2 => 1;
    /// `a >>= b`
    IRShift = 57 [] 2 => 1;
    /// `a &= b`
    IAnd = 58 [] 2 => 1;
    /// `a |= b`
    IOr = 59 [] 2 => 1;
    /// `a ^= b`
    IXor = 60 [] 2 => 1;
    /// `a < b`
    Lt = 61 [] 2 => 1;
    /// `a <= b`
    Le = 62 [] 2 => 1;
    /// `a == b`
    Eq = 63 [] 2 => 1;
    /// `a != b`
    Ne = 64 [] 2 => 1;
    /// `a > b`
    Gt = 65 [] 2 => 1;
    /// `a >= b`
    Ge = 66 [] 2 => 1;
    /// `a is b`
    Is = 67 [] 2 => 1;
    /// `a is not b`
    IsNot = 68 [] 2 => 1;
    /// `a in b`
    In = 69 [] 2 => 1;
    /// `a not in b`
    NotIn = 70 [] 2 => 1;
    /// `.. a → .. -a`
    Neg = 71 [] 1 => 1;
    /// `.. a → .. +a`
    Pos = 72 [] 1 => 1;
    /// `.. a → .. ~a`
    Invert = 73 [] 1 => 1;
    /// `.. a → .. not a`
    Not = 74 [] 1 => 1;

    // --- Jumps ---
    /// `.. → ..`
    Jump = 75 [Jump] 0 => 0;
    /// `.. condition → ..`
    PopJumpIfFalse = 76 [Jump] 1 => 0;
    /// `.. condition → ..`. `a or b` is `a Dup PopJumpIfTrue end Pop b end:`.
    PopJumpIfTrue = 77 [Jump] 1 => 0;
    /// `.. iterable → .. iterator`
    GetIter = 78 [] 1 => 1;
    /// `.. iterator → .. iterator item`; when exhausted `.. iterator → ..` and jumps.
    ForIter = 79 [Jump] 1 => 2;

    // --- Building ---
    /// `Byte` values. `.. x1 … xn → .. tuple`
    BuildTuple = 80 [Byte] a => 1;
    /// `.. x1 … xn → .. list`
    BuildList = 81 [Byte] a => 1;
    /// `.. x1 … xn → .. set`
    BuildSet = 82 [Byte] a => 1;
    /// `Byte` pairs. `.. k1 v1 … kn vn → .. dict`
    BuildMap = 83 [Byte] 2 * a => 1;
    /// `Byte` is 2 or 3. `.. start stop [step] → .. slice`
    BuildSlice = 84 [Byte] a => 1;
    /// `Byte` strings. `.. s1 … sn → .. str`
    BuildString = 85 [Byte] a => 1;
    /// An f-string's field. `Byte`: bits 0-1: 0 none, 1 `!s`, 2 `!r`, 3 `!a`; bit 2: a specification is on the stack.
    /// `.. value [spec] → .. str`
    FormatValue = 86 [Byte] if a & 4 == 0 { 1 } else { 2 } => 1;
    /// The list is `Byte` values below the item (1 = right below). `.. list … item → .. list …`
    ListAppend = 87 [Byte] 1 => 0;
    /// `.. set … item → .. set …`
    SetAdd = 88 [Byte] 1 => 0;
    /// The dict is `Byte` values below the key (1 = right below it). `.. dict … key value → .. dict …`
    MapAdd = 89 [Byte] 2 => 0;
    /// `.. list … iterable → .. list …`, `Byte` as in [`Op::ListAppend`].
    ListExtend = 90 [Byte] 1 => 0;
    /// `.. set … iterable → .. set …`
    SetUpdate = 91 [Byte] 1 => 0;
    /// `{**m}`. `.. dict … mapping → .. dict …`
    DictUpdate = 92 [Byte] 1 => 0;
    /// `f(**m)`: TypeError when a key is there already or is no string. `.. dict … mapping → .. dict …`
    DictMerge = 93 [Byte] 1 => 0;
    /// `.. list → .. tuple`
    ListToTuple = 94 [] 1 => 1;
    /// `Byte` items, the first one on top. `.. iterable → .. xn … x1`
    UnpackSequence = 95 [Byte] 1 => a;
    /// `a, *b, c = iterable`: first `Byte` items before, second after the list; the first item on top.
    /// `.. iterable → .. after… list before…`
    UnpackEx = 96 [Byte Byte] 1 => a + b + 1;

    // --- Functions and classes ---
    /// The code constant and flags: 1 = tuple of positional defaults, 2 = dict of keyword-only defaults, 4 = tuple of
    /// cells; those present are on the stack in this order. `.. [defaults] [kwdefaults] [closure] → .. function`
    MakeFunction = 97 [Const Byte] (b & 1) + ((b >> 1) & 1) + ((b >> 2) & 1) => 1;
    /// `Byte` arguments. `.. callee a1 … an → .. result`
    Call = 98 [Byte] a + 1 => 1;
    /// Positional arguments, then pairs. `.. callee a1 … an k1 v1 … km vm → .. result`
    CallKw = 99 [Byte Byte] a + 2 * b + 1 => 1;
    /// After [`Op::LoadMethod`]. `.. function self-or-NIL a1 … an → .. result`
    CallMethod = 100 [Byte] a + 2 => 1;
    /// `.. function self-or-NIL a1 … an k1 v1 … km vm → .. result`
    CallMethodKw = 101 [Byte Byte] a + 2 * b + 2 => 1;
    /// `f(*args, **kwargs)`: `args` a list or tuple; `Byte` 1: a dict follows. `.. callee args [kwargs] → .. result`
    CallEx = 102 [Byte] a + 2 => 1;
    /// In plain functions, module and class bodies. `value → (caller) result`
    ReturnValue = 103 [] 1 => 0;
    /// `return` in generators and coroutines. `value → (ends)`
    ReturnGenerator = 104 [] 1 => 0;
    /// `.. value → .. sent`
    YieldValue = 105 [] 1 => 1;
    /// `.. iterable → .. iterator`: a generator stays as it is.
    GetYieldFromIter = 106 [] 1 => 1;
    /// `.. awaitable → .. iterator`
    GetAwaitable = 107 [] 1 => 1;
    /// Delegates until the iterator is exhausted. `.. iterator to-send → .. result`
    YieldFrom = 108 [] 2 => 1;
    /// `Byte` bases. The body is a function whose code has [`CodeFlags::NAMESPACE`]; what it returns is the cell of
    /// `__class__` or `None`. `.. body name b1 … bn → .. class`
    BuildClass = 109 [Byte] a + 2 => 1;

    // --- Imports ---
    /// The dotted name and the level (0 absolute). `names` is `None` (the result is the top package) or a tuple of
    /// strings (the result is the module itself). `.. names → .. module`
    ImportName = 110 [Name Byte] 1 => 1;
    /// `.. module → .. module value`; ImportError when missing.
    ImportFrom = 111 [Name] 1 => 2;
    /// All public names into the globals (or the dict in local 0). `.. module → ..`
    ImportStar = 112 [] 1 => 0;

    // --- Exceptions ---
    /// `Byte` is 0 (`raise` without an active exception: RuntimeError), 1 `.. exception →`, or 2
    /// `.. exception cause →`. Never falls through.
    Raise = 113 [Byte] a => 0;
    /// Goes on raising, with its traceback as it is. `.. exception →`. Never falls through.
    Reraise = 114 [] 1 => 0;
    /// `.. exception types → .. exception bool`
    MatchException = 115 [] 2 => 2;
    /// When the token on top equals `Byte`: `.. value token → .. value` and jumps; else falls through with
    /// both. See the [module](self).
    TokenIf = 116 [Byte Jump] 2 => 2;
    /// Token 1: raises the value again. Else `.. value token → ..`
    EndFinally = 117 [] 2 => 0;
    /// `Byte` 0 `with`, 1 `async with`. `.. manager → .. exit enter`, both bound methods.
    BeforeWith = 118 [Byte] 1 => 2;
    /// `.. exit exception → .. exit exception exit type exception None`
    WithExcept = 119 [] 2 => 6;

    // --- Superinstructions: complete ---
    /// `.. → .. a b`
    LoadFastFast = 120 [Local Local] 0 => 2;
    /// `.. → .. a int`
    LoadFastInt = 121 [Local Int8] 0 => 2;
    /// [`Op::LoadFast`] and [`Op::ReturnValue`]. `→ (caller) result`
    ReturnFast = 122 [Local] 0 => 0;

    // --- Superinstructions: prefixes of an unchanged sequence ---
    /// Before `LoadFast LoadInt (Lt|Le|Eq|Ne|Gt|Ge) PopJumpIfFalse`.
    XCompareFastIntJump = 123 [] 0 => 0;
    /// Before `LoadFast LoadFast (Lt|Le|Eq|Ne|Gt|Ge) PopJumpIfFalse`.
    XCompareFastFastJump = 124 [] 0 => 0;
    /// Before `LoadFast LoadInt (Add|Sub)`.
    XAddFastInt = 125 [] 0 => 0;
    /// Before `LoadFast LoadFast (Add|Sub|Mul)`.
    XArithFastFast = 126 [] 0 => 0;
    /// Before `LoadFast LoadInt (IAdd|ISub) StoreFast` of the same local.
    XIncFast = 127 [] 0 => 0;
    /// Before `LoadFast LoadFast IAdd StoreFast`, the first and the last local being the same.
    XAddToFast = 128 [] 0 => 0;
    /// Before `ForIter StoreFast`.
    XForIterStore = 129 [] 0 => 0;
    /// Before `LoadFast LoadAttr`.
    XLoadAttrFast = 130 [] 0 => 0;
    /// Before `LoadFast LoadMethod`.
    XLoadMethodFast = 131 [] 0 => 0;
    /// Before `LoadFast StoreAttr`: `self.name = top`.
    XStoreAttrFast = 132 [] 0 => 0;
    /// Before `LoadFast LoadFast LoadSubscr`.
    XLoadSubscrFast = 133 [] 0 => 0;

    // --- Exceptions, continued ---
    /// An `except` ends: `sys.exc_info()` forgets its exception. `.. → ..`
    EndHandler = 134 [] 0 => 0;
}

impl Op {
    /// The effect when it jumps, where that differs from falling through.
    pub const fn jump_effect(self) -> Option<(u32, u32)> {
        match self {
            Self::ForIter => Some((1, 0)),
            Self::TokenIf => Some((2, 1)),
            _ => None,
        }
    }

    /// Whether execution never reaches the next instruction.
    pub const fn ends_block(self) -> bool {
        matches!(
            self,
            Self::Jump
                | Self::Raise
                | Self::Reraise
                | Self::ReturnFast
                | Self::ReturnGenerator
                | Self::ReturnValue
        )
    }
}

/// What a source text is compiled as.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum CompileMode {
    /// One expression, whose value the code returns.
    Eval,
    /// Statements; returns `None`.
    Exec,
    /// Statements whose names live in the dict in local 0 (`exec` with its own locals): [`CodeFlags::NAMESPACE`].
    ExecNamespace,
}

/// Why a source text was not compiled.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct CompileError {
    /// `SyntaxError` or `IndentationError`, or the text is too large or nested too deeply for the limits.
    pub kind: CompileErrorKind,
    /// The message, without the exception's name.
    pub message: String,
    /// Line, from 1.
    pub line: u32,
}

/// What kind of exception a [`CompileError`] becomes.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum CompileErrorKind {
    /// `IndentationError`
    Indentation,
    /// `MemoryError`: the text needs more memory to compile than the limit allows.
    Memory,
    /// `SyntaxError`
    Syntax,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_and_instructions_match() {
        for (index, op) in Op::ALL.iter().enumerate() {
            assert_eq!(*op as usize, index);
            assert_eq!(Op::from_byte(index as u8), Some(*op));
        }
        assert_eq!(Op::from_byte(Op::ALL.len() as u8), None);
    }
}
