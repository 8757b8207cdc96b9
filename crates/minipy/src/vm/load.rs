//! Loading: a compiled [`Code`] becomes constants in the heap and a [`LoadedCode`].

use alloc::boxed::Box;
use alloc::rc::Rc;
use alloc::vec::Vec;

use num_bigint::BigInt;

use crate::bytecode::{
    Code, CodeFlags, CompileError, CompileErrorKind, CompileMode, Const, Handler, InHeap, Op,
};
use crate::compile::{self, verify::verify_outer};
use crate::heap::{Heap, INTERN_MAX, Kind, Oom, Value, function};
use crate::syntax::error as syntax;

/// So many bytes are read at every instruction: the longest superinstruction with what it stands before.
pub(crate) const FETCH: usize = 9;

/// Code as the VM runs it.
#[derive(Debug)]
pub(crate) struct LoadedCode {
    /// Padded, so that the last instruction can be fetched like all others.
    pub(crate) bytecode: Box<[u8]>,
    /// Constants, then names, then the names of parameters, then the code's own name and file.
    values: Box<[Value]>,
    names_at: usize,
    params_at: usize,
    own_at: usize,
    pub(crate) flags: CodeFlags,
    pub(crate) n_positional: u8,
    pub(crate) n_positional_only: u8,
    pub(crate) n_keyword_only: u8,
    pub(crate) n_locals: u8,
    pub(crate) n_free: u8,
    pub(crate) max_stack: u8,
    /// The number of arguments with which a call needs no binding, or 255.
    pub(crate) simple: u8,
    pub(crate) handlers: Box<[Handler]>,
    lines: Box<[(u16, u16)]>,
    first_line: u32,
}

impl LoadedCode {
    /// Whether a local slot holds the cell of a free variable.
    pub(crate) const fn is_free(&self, slot: u8) -> bool {
        slot >= self.n_locals.saturating_sub(self.n_free)
    }

    /// All values it keeps alive.
    pub(crate) fn values(&self) -> &[Value] {
        &self.values
    }

    /// What it takes.
    pub(crate) fn bytes(&self) -> usize {
        self.bytecode.len()
            + size_of_val(&*self.values)
            + size_of_val(&*self.handlers)
            + size_of_val(&*self.lines)
            + size_of::<Self>()
    }

    #[inline(always)]
    pub(crate) fn constant(&self, i: usize) -> Value {
        self.values.get(i).copied().unwrap_or(Value::NONE)
    }

    #[inline(always)]
    pub(crate) fn name(&self, i: usize) -> Value {
        self.values.get(self.names_at + i).copied().unwrap_or(Value::NONE)
    }

    /// The name of an index of one byte.
    #[inline(always)]
    pub(crate) fn short_name(&self, i: u8) -> Option<Value> {
        if i < 128 { self.values.get(self.names_at + usize::from(i)).copied() } else { None }
    }

    /// The name of a parameter, `*args` and `**kwargs` included.
    pub(crate) fn param(&self, i: usize) -> Value {
        let at = self.params_at + i;
        if at < self.own_at { self.values.get(at).copied().unwrap_or(Value::NONE) } else { Value::NONE }
    }

    pub(crate) fn own_name(&self) -> Value {
        self.values.get(self.own_at).copied().unwrap_or(Value::NONE)
    }

    pub(crate) fn file(&self) -> Value {
        self.values.get(self.own_at + 1).copied().unwrap_or(Value::NONE)
    }

    /// The line of the instruction that contains byte `pc`.
    pub(crate) fn line_at(&self, pc: usize) -> u32 {
        let after = self.lines.partition_point(|(start, _)| usize::from(*start) <= pc);
        let entry = after.checked_sub(1).and_then(|i| self.lines.get(i));
        entry.map_or(self.first_line, |(_, line)| u32::from(*line))
    }

    pub(crate) fn handler_at(&self, pc: usize) -> Option<Handler> {
        self.handlers.iter().find(|h| usize::from(h.start) <= pc && pc < usize::from(h.end)).copied()
    }
}

/// Puts code into the heap; the value is its `Code` object.
///
/// What has been loaded is gone from `code`, so that the two do not add up; after [`Oom`] the rest is of no use either.
pub(crate) fn load(heap: &mut Heap, code: Code) -> Result<Value, Oom> {
    let params = usize::from(code.n_positional)
        + usize::from(code.n_keyword_only)
        + usize::from(code.flags.has(CodeFlags::VAR_ARGS))
        + usize::from(code.flags.has(CodeFlags::VAR_KEYWORDS));
    let mut values = Vec::new();
    let total = code.consts.len() + code.names.len() + params + 2;
    values.try_reserve_exact(total).map_err(|_| Oom)?;
    for constant in code.consts {
        values.push(load_const(heap, constant)?);
    }
    let names_at = values.len();
    for name in &code.names {
        values.push(heap.intern(name)?);
    }
    let params_at = values.len();
    for name in code.local_names.iter().take(params) {
        values.push(heap.intern(name)?);
    }
    values.resize(params_at + params, Value::NONE);
    let own_at = values.len();
    values.push(heap.intern(&code.name)?);
    values.push(heap.intern(&code.file)?);

    let bytes =
        code.bytecode.len() + FETCH - 1 + total * 4 + code.handlers.len() * 8 + code.lines.len() * 4 + 96;
    let object = heap.alloc(Kind::Code, bytes / 4)?;
    let odd = CodeFlags::GENERATOR.0
        | CodeFlags::COROUTINE.0
        | CodeFlags::VAR_ARGS.0
        | CodeFlags::VAR_KEYWORDS.0
        | CodeFlags::NAMESPACE.0;
    let simple = code.flags.0 & odd == 0 && code.n_keyword_only == 0 && code.n_free == 0;
    let loaded = LoadedCode {
        bytecode: padded(code.bytecode),
        values: values.into_boxed_slice(),
        names_at,
        params_at,
        own_at,
        flags: code.flags,
        n_positional: code.n_positional,
        n_positional_only: code.n_positional_only,
        n_keyword_only: code.n_keyword_only,
        n_locals: code.n_locals,
        n_free: code.n_free,
        max_stack: code.max_stack,
        simple: if simple && code.n_positional < 255 { code.n_positional } else { 255 },
        handlers: code.handlers.into_boxed_slice(),
        lines: code.lines.iter().map(|l| (l.pc, l.line.min(0xffff) as u16)).collect(),
        first_line: code.first_line,
    };
    let taken = heap.codes_taken;
    let index = match heap.codes.iter().skip(taken).position(Option::is_none) {
        Some(free) => taken + free,
        None => {
            heap.codes.try_reserve(1).map_err(|_| Oom)?;
            heap.codes.push(None);
            heap.codes.len() - 1
        }
    };
    heap.codes_taken = index + 1;
    // The object's first field names the code; the rest is what it weighs.
    heap.set(object, 1, Value::count(index));
    if let Some(slot) = heap.codes.get_mut(index) {
        *slot = Some(Rc::new(loaded));
    }
    Ok(object.value())
}

fn load_const(heap: &mut Heap, constant: Const) -> Result<Value, Oom> {
    match constant {
        Const::BigInt(digits) => match digits.parse::<BigInt>() {
            Ok(big) => heap.new_big(&big),
            Err(_) => Ok(Value::int(0)),
        },
        Const::Bytes(bytes) => heap.new_bytes(&bytes),
        Const::Code(code) => load(heap, *code),
        Const::InHeap(inner) => Ok(inner.code),
        Const::Ellipsis => Ok(Value::ELLIPSIS),
        Const::False => Ok(Value::FALSE),
        Const::Float(f) => heap.new_float(f),
        Const::Imaginary(f) => heap.new_complex(0.0, f),
        Const::Int(i) => heap.new_int(i),
        Const::None => Ok(Value::NONE),
        Const::Str(text) if text.len() <= INTERN_MAX => heap.intern(&text),
        Const::Str(text) => heap.new_str(&text),
        Const::True => Ok(Value::TRUE),
        Const::Tuple(items) => {
            let mut values = Vec::new();
            values.try_reserve_exact(items.len()).map_err(|_| Oom)?;
            for item in items {
                values.push(load_const(heap, item)?);
            }
            heap.new_tuple(&values)
        }
    }
}

/// Why a source text was not loaded.
#[derive(Debug)]
pub(crate) enum Failed {
    /// The text, or what it needs, is refused.
    Source(CompileError),
    /// The heap has no room.
    Heap,
}

/// Compiles a source text and loads it, function by function: what is compiled is never there as a whole beside what is loaded.
/// `limit` bounds what compiling takes outside the heap.
///
/// Nothing of this is rooted before all of it is there: no collection may happen meanwhile, and none does.
pub(crate) fn load_source(
    heap: &mut Heap,
    source: &str,
    file: &str,
    mode: CompileMode,
    limit: usize,
) -> Result<Value, Failed> {
    let mut full = false;
    let code = compile::compile_into(source, file, mode, limit, &mut |code| {
        let (line, n_free) = (code.first_line, code.n_free);
        verify_outer(&code).map_err(|refused| syntax::CompileError::syntax(line, refused.reason))?;
        let loaded = load(heap, code);
        full = loaded.is_err();
        let code = loaded.map_err(|Oom| syntax::CompileError::memory(line))?;
        Ok(Const::InHeap(InHeap { code, n_free }))
    });
    if full {
        return Err(Failed::Heap);
    }
    let code = code.map_err(Failed::Source)?;
    verify_outer(&code).map_err(|refused| {
        let line = code.line_at(refused.pc);
        Failed::Source(CompileError { kind: CompileErrorKind::Syntax, message: refused.reason.into(), line })
    })?;
    load(heap, code).map_err(|Oom| Failed::Heap)
}

/// A function without defaults or closure.
pub(crate) fn plain_function(heap: &mut Heap, code: Value, globals: Value) -> Result<Value, Oom> {
    let r = heap.alloc(Kind::Function, function::SIZE)?;
    let index = code.as_ref().map_or(Value::int(0), |code| heap.get(code, 1));
    heap.set(r, function::CODE, index);
    heap.set(r, function::CODE_OBJECT, code);
    heap.set(r, function::GLOBALS, globals);
    Ok(r.value())
}

fn padded(mut bytecode: Vec<u8>) -> Box<[u8]> {
    bytecode.reserve_exact(FETCH - 1);
    bytecode.resize(bytecode.len() + FETCH - 1, Op::Nop as u8);
    bytecode.into_boxed_slice()
}
