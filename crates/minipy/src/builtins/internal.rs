//! Natives that the VM calls itself and scripts cannot name.

use alloc::vec::Vec;

use crate::bytecode::Op;
use crate::heap::{Heap, Kind, Oom, Table, Value, native};
use crate::host::{HostError, HostValue};
use crate::types::{id, type_of};
use crate::vm::compare::NoOrder;
use crate::vm::format::Mode;
use crate::vm::frames::{self, Redo};
use crate::vm::{Args, Cx, Def, Fault, Res, def, def_kw};

/// Their order is that of the constants in the parent module.
pub(crate) const FUNCTIONS: &[Def] = &[
    def("repr", 1, 1, |cx, a| cx.text_of_slot(Redo::Call(a), a.at, Mode::Repr)),
    def("eq", 2, 2, |cx, a| cx.operator(a, Op::Eq)),
    def("lt", 2, 2, |cx, a| cx.operator(a, Op::Lt)),
    def("gt", 2, 2, |cx, a| cx.operator(a, Op::Gt)),
    def("le", 2, 2, |cx, a| cx.operator(a, Op::Le)),
    def("ge", 2, 2, |cx, a| cx.operator(a, Op::Ge)),
    def("add", 2, 2, |cx, a| cx.operator(a, Op::Add)),
    def_kw("host", 1, 255, |cx, a| cx.host_call(a)),
    def_kw("static", 1, 255, |cx, a| cx.call_static(a)),
    def("str", 1, 1, |cx, a| cx.text_of_slot(Redo::Call(a), a.at, Mode::Str)),
    def("hash", 1, 1, super::functions::hash),
    def("in", 2, 2, super::fold::contains),
];

/// How deep values that go to the embedder may nest.
const HOST_DEPTH: usize = 16;

impl Cx<'_> {
    /// A binary operator as a function.
    pub(crate) fn operator(&mut self, args: Args, op: Op) -> Res {
        let (a, b) = (self.arg(args, 0), self.arg(args, 1));
        let compares = matches!(op, Op::Lt | Op::Le | Op::Gt | Op::Ge | Op::Eq | Op::Ne);
        let mut search = false;
        if compares {
            self.align_operands(Redo::Call(args), a, args.at + 1)?;
            match self.compare(op, a, b) {
                Ok(result) => return Ok(Value::bool(result)),
                Err(NoOrder::Fault(fault)) => return Err(fault),
                Err(NoOrder::Unordered) => {}
                Err(NoOrder::Ask(x, y) | NoOrder::AskOrder(x, y)) => search = x != a || y != b,
            }
        } else if let Some(value) = self.binary_native(op, a, b)? {
            return Ok(value);
        }
        // A frame holds the copies of the operands, over which the operator's own frame works.
        self.room(args.at + 8)?;
        let top = self.th.sp;
        self.push_native(frames::RESULT, 0, args.at)?;
        self.th.sp = args.at + 2;
        self.push(a);
        self.push(b);
        let base = self.th.sp - 1;
        let begun = if search {
            self.begin_search(op, base)
        } else {
            self.push_native(frames::BINARY, (op as u32) << 3, base)
        };
        match begun {
            Ok(()) => Err(Fault::Frame),
            Err(Fault::Oom) => {
                self.th.frames.pop();
                self.th.sp = top;
                Err(Fault::Oom)
            }
            Err(fault) => Err(fault),
        }
    }

    /// Calls what a staticmethod object holds. One that is a special method gets the object first, and drops it, or as a
    /// classmethod takes its class.
    fn call_static(&mut self, args: Args) -> Res {
        let (inner, special) = match self.arg(args, 0).as_ref() {
            Some(r) => (self.h.get(r, native::A), self.h.get(r, native::B) == Value::TRUE && args.n > 1),
            None => (Value::NONE, false),
        };
        let mut rest = self.slots_vec(args.at + 1, args.n - 1 + 2 * args.kw)?;
        let mut n = args.n - 1;
        if special && self.h.as_native_object(self.arg(args, 0), id::CLASSMETHOD).is_some() {
            let class = type_of(self.h, self.arg(args, 1));
            if let Some(first) = rest.first_mut() {
                *first = class;
            }
        } else if special {
            rest.remove(0);
            n -= 1;
        }
        let top = self.th.sp;
        self.room(top + 2 + rest.len())?;
        self.push_native(frames::RESULT, 0, args.at)?;
        let c = self.th.sp;
        self.push(inner);
        for value in rest {
            self.push(value);
        }
        match self.call(c, n, args.kw) {
            Ok(()) | Err(Fault::Frame) => Err(Fault::Frame),
            Err(Fault::Oom) => {
                self.th.frames.pop();
                self.th.sp = top;
                Err(Fault::Oom)
            }
            Err(fault) => Err(fault),
        }
    }

    /// A function of a host module.
    fn host_call(&mut self, args: Args) -> Res {
        let Some(r) = self.h.as_native_object(self.arg(args, 0), id::HOST_FUNCTION) else {
            return Err(self.bad_code());
        };
        let module = self.s.host_modules.get(self.h.get(r, native::A).as_count()).copied();
        let function = module.and_then(|m| m.functions.get(self.h.get(r, native::B).as_count()).copied());
        let (Some(module), Some(function)) = (module, function) else { return Err(self.bad_code()) };
        let mut values = Vec::new();
        for i in 1..args.n {
            values.push(self.host_value(self.arg(args, i), HOST_DEPTH)?);
        }
        if args.kw > 0 {
            let mut pairs = Vec::new();
            for i in 0..args.kw {
                let at = args.at + args.n + 2 * i;
                let (name, value) = (self.slot(at), self.slot(at + 1));
                pairs.push((self.host_value(name, HOST_DEPTH)?, self.host_value(value, HOST_DEPTH)?));
            }
            values.push(HostValue::Dict(pairs));
        }
        let answer = self.host.call(self.th.id, module.name, function, &values);
        match answer {
            // The host's answer is not asked for twice: what does not fit is a MemoryError at once.
            Ok(value) => match self.value_from_host(&value, HOST_DEPTH) {
                Err(Fault::Oom) => {
                    self.collect_in_native(args);
                    match self.value_from_host(&value, HOST_DEPTH) {
                        Err(Fault::Oom) => Err(Fault::Raise(self.fresh_memory_error())),
                        other => other,
                    }
                }
                other => other,
            },
            Err(HostError::Os(errno)) => Err(self.os_error(errno)),
            Err(HostError::Runtime(text)) => Err(self.err(id::RUNTIME_ERROR, format_args!("{text}"))),
            Err(HostError::Type(text)) => Err(self.type_error(format_args!("{text}"))),
            Err(HostError::Value(text)) => Err(self.value_error(&text)),
        }
    }

    /// A collection where a native cannot be called again: only what is on the stack lives.
    pub(crate) fn collect_in_native(&mut self, _args: Args) {
        self.collect();
    }

    /// A copy of a value for the embedder.
    pub(crate) fn host_value(&mut self, value: Value, depth: usize) -> Result<HostValue, Fault> {
        match value {
            Value::NONE | Value::NIL => return Ok(HostValue::None),
            Value::TRUE => return Ok(HostValue::Bool(true)),
            Value::FALSE => return Ok(HostValue::Bool(false)),
            _ => {}
        }
        if let Some(i) = self.h.as_i64(value) {
            return Ok(HostValue::Int(i));
        }
        if self.h.is_integer(value) {
            return Err(self.err(id::OVERFLOW_ERROR, format_args!("integer too large for the host")));
        }
        if let Some(f) = self.h.as_float(value) {
            return Ok(HostValue::Float(f));
        }
        if let Some(text) = self.h.str_text(value) {
            return Ok(HostValue::Str(text.into()));
        }
        if let Some(bytes) = self.h.bytes_like(value) {
            return Ok(HostValue::Bytes(bytes.to_vec()));
        }
        let Some(depth) = depth.checked_sub(1) else { return Err(self.recursion()) };
        if let Some(n) = self.h.seq_len(value) {
            let mut items = Vec::new();
            for i in 0..n {
                if let Some(item) = self.h.seq_get(value, i) {
                    items.push(self.host_value(item, depth)?);
                }
            }
            return Ok(HostValue::List(items));
        }
        if let Some(d) = self.h.as_kind(value, Kind::Dict) {
            let mut pairs = Vec::new();
            for (key, item) in self.h.table_vec(Table::dict(d))? {
                pairs.push((self.host_value(key, depth)?, self.host_value(item, depth)?));
            }
            return Ok(HostValue::Dict(pairs));
        }
        let name = self.type_name(value);
        Err(self.type_error(format_args!("can't give '{name}' to the host")))
    }

    /// A value of the embedder, copied into the heap.
    pub(crate) fn value_from_host(&mut self, value: &HostValue, depth: usize) -> Res {
        Ok(heap_from_host(self.h, value, depth)?)
    }

    /// OSError with an error number.
    pub(crate) fn os_error(&mut self, errno: crate::host::Errno) -> Fault {
        self.err_value(id::OS_ERROR, Value::int(i32::from(errno.number())))
    }
}

/// A value of the embedder, copied into the heap. What nests too deeply becomes None.
pub(crate) fn heap_from_host(heap: &mut Heap, value: &HostValue, depth: usize) -> Result<Value, Oom> {
    let Some(depth) = depth.checked_sub(1) else { return Ok(Value::NONE) };
    Ok(match value {
        HostValue::Bool(b) => Value::bool(*b),
        HostValue::Bytes(bytes) => heap.new_bytes(bytes)?,
        HostValue::Float(f) => heap.new_float(*f)?,
        HostValue::Int(i) => heap.new_int(*i)?,
        HostValue::None => Value::NONE,
        HostValue::Str(text) => heap.new_str(text)?,
        HostValue::List(items) => {
            let mut values = Vec::new();
            for item in items {
                values.push(heap_from_host(heap, item, depth)?);
            }
            heap.new_list(&values)?
        }
        HostValue::Dict(pairs) => {
            let dict = heap.new_dict()?;
            for (key, item) in pairs {
                let (key, item) = (heap_from_host(heap, key, depth)?, heap_from_host(heap, item, depth)?);
                if let (Some(r), Ok(hash)) = (dict.as_ref(), heap.hash_of(key)) {
                    heap.table_insert(Table::dict(r), key, hash, item)?;
                }
            }
            dict
        }
    })
}
