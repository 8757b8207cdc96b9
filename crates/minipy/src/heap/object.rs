//! Objects with named fields: functions, classes, instances, exceptions and the rest; and equality and hash of keys.

use super::{Heap, KIND_MASK, Kind, Oom, Ref, Table, Value};

/// Fields of a function: `code` is the number of its code, `code_object` keeps that alive.
pub(crate) mod function {
    pub(crate) const CODE: usize = 1;
    pub(crate) const CODE_OBJECT: usize = 2;
    pub(crate) const GLOBALS: usize = 3;
    pub(crate) const DEFAULTS: usize = 4;
    pub(crate) const KEYWORD_DEFAULTS: usize = 5;
    pub(crate) const CLOSURE: usize = 6;
    pub(crate) const SIZE: usize = 7;
}

/// Fields of a class; its attribute table is at 2.
pub(crate) mod class {
    pub(crate) const NAME: usize = 1;
    pub(crate) const BASES: usize = 6;
    pub(crate) const MRO: usize = 7;
    pub(crate) const FLAGS: usize = 8;
    /// The built-in type that instances wrap or extend, a type immediate.
    pub(crate) const NATIVE_BASE: usize = 9;
    pub(crate) const SIZE: usize = 10;
    /// Flags: which special methods the class or a base defines.
    pub(crate) const HAS_GETATTR: u32 = 1;
    pub(crate) const HAS_SETATTR: u32 = 2;
    pub(crate) const HAS_EQ: u32 = 4;
    pub(crate) const HAS_HASH: u32 = 8;
    /// A property or other descriptor may stand in the class: stores must look.
    pub(crate) const HAS_DESCRIPTOR: u32 = 16;
    pub(crate) const HAS_DELATTR: u32 = 32;
    pub(crate) const HAS_NEW: u32 = 64;
    pub(crate) const HAS_DEL: u32 = 128;
    pub(crate) const HAS_NE: u32 = 256;
}

/// Fields of an instance; its attribute table is at 2.
pub(crate) mod instance {
    pub(crate) const CLASS: usize = 1;
    pub(crate) const SIZE: usize = 6;
    /// What an instance of a class that extends a built-in type wraps (only there: `SIZE + 1` words).
    pub(crate) const NATIVE: usize = 6;
    /// Of an instance whose class has a `__del__`: with [`NATIVE`], and a word for the collector.
    pub(crate) const WATCHED_SIZE: usize = SIZE + 2;
}

/// Fields of an exception; its attribute table is at 2, its class (a class or type immediate) at 1.
pub(crate) mod exception {
    pub(crate) const CLASS: usize = 1;
    pub(crate) const ARGS: usize = 6;
    /// A list of `file, line, name` triples, innermost first, or NIL.
    pub(crate) const TRACEBACK: usize = 7;
    pub(crate) const CAUSE: usize = 8;
    pub(crate) const CONTEXT: usize = 9;
    pub(crate) const SIZE: usize = 10;
}

/// Fields of a module; its globals are a dict.
pub(crate) mod module {
    pub(crate) const NAME: usize = 1;
    pub(crate) const GLOBALS: usize = 2;
    /// NIL, or the group number of a native module's functions.
    pub(crate) const GROUP: usize = 3;
    pub(crate) const SIZE: usize = 4;
}

/// Fields of a generator or coroutine, followed by its saved slots.
pub(crate) mod generator {
    pub(crate) const FUNCTION: usize = 1;
    pub(crate) const PC: usize = 2;
    /// How many slots are saved.
    pub(crate) const USED: usize = 3;
    pub(crate) const STATE: usize = 4;
    pub(crate) const SLOTS: usize = 5;
    pub(crate) const SUSPENDED: i32 = 0;
    pub(crate) const RUNNING: i32 = 1;
    pub(crate) const DONE: i32 = 2;
    /// Running on behalf of a `yield from` in the frame below.
    pub(crate) const DELEGATE: i32 = 3;
    /// Like [`DELEGATE`], and ending with a GeneratorExit that stands on top of the frame below.
    pub(crate) const CLOSING: i32 = 4;
}

/// Fields of iterators over built-in containers.
pub(crate) mod iter {
    pub(crate) const SORT: usize = 1;
    pub(crate) const TARGET: usize = 2;
    pub(crate) const NEXT: usize = 3;
    pub(crate) const A: usize = 4;
    pub(crate) const B: usize = 5;
    /// What is iterated over.
    pub(crate) const SEQUENCE: i32 = 0;
    pub(crate) const RANGE: i32 = 1;
    pub(crate) const TEXT: i32 = 2;
    pub(crate) const BYTES: i32 = 3;
    pub(crate) const KEYS: i32 = 4;
    pub(crate) const VALUES: i32 = 5;
    pub(crate) const ITEMS: i32 = 6;
    /// By `__getitem__` or `__len__` of anything: reversed, old protocol.
    pub(crate) const GETITEM: i32 = 7;
    pub(crate) const REVERSED: i32 = 8;
    pub(crate) const ENUMERATE: i32 = 9;
    pub(crate) const ZIP: i32 = 10;
    pub(crate) const MAP: i32 = 11;
    pub(crate) const FILTER: i32 = 12;
    /// `iter(callable, sentinel)`.
    pub(crate) const CALLABLE: i32 = 13;
    /// The lines of a file.
    pub(crate) const LINES: i32 = 14;
    /// A range whose numbers do not all fit into 31 bits.
    pub(crate) const LONG_RANGE: i32 = 15;
}

/// Fields of an object of a built-in type without a kind of its own: its type, then what the type says.
pub(crate) mod native {
    pub(crate) const TYPE: usize = 1;
    pub(crate) const A: usize = 2;
    pub(crate) const B: usize = 3;
    pub(crate) const C: usize = 4;
    pub(crate) const D: usize = 5;
}

/// Why a value has no hash that the heap alone can tell.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum NoHash {
    /// Its class defines `__hash__` or `__eq__`: Python has to be asked.
    AskPython,
    /// Nested deeper than keys are compared.
    TooDeep,
    /// Lists, dicts, sets, bytearrays.
    Unhashable,
}

/// Entries of one traceback; more are left out.
const TRACEBACK_MAX: usize = 3 * 64;
/// How deep tuples in keys are followed.
pub(super) const KEY_DEPTH: usize = 60;

impl Heap {
    #[inline]
    pub(crate) fn new_float(&mut self, f: f64) -> Result<Value, Oom> {
        let bits = f.to_bits();
        Ok(self.alloc_filled(Kind::Float, [bits as u32, (bits >> 32) as u32])?.value())
    }

    #[inline(always)]
    pub(crate) fn float_at(&self, r: Ref) -> f64 {
        f64::from_bits(u64::from(self.get(r, 1).0) | u64::from(self.get(r, 2).0) << 32)
    }

    #[inline(always)]
    pub(crate) fn as_float(&self, value: Value) -> Option<f64> {
        let at = value.as_ref()?.0 as usize;
        match self.words.get(at..at + 3) {
            Some(&[header, low, high]) if header & KIND_MASK == Kind::Float as u32 => {
                Some(f64::from_bits(u64::from(low) | u64::from(high) << 32))
            }
            _ => None,
        }
    }

    #[inline]
    pub(crate) fn new_int(&mut self, i: i64) -> Result<Value, Oom> {
        if let Some(small) = Value::small(i) {
            return Ok(small);
        }
        Ok(self.alloc_filled(Kind::Int, [i as u32, (i >> 32) as u32])?.value())
    }

    /// The integer of an `int` that fits into 64 bits; `bool` included.
    #[inline]
    pub(crate) fn as_i64(&self, value: Value) -> Option<i64> {
        if let Some(i) = value.as_int() {
            return Some(i64::from(i));
        }
        match value {
            Value::TRUE => return Some(1),
            Value::FALSE => return Some(0),
            _ => {}
        }
        let r = self.as_kind(value, Kind::Int)?;
        Some((u64::from(self.get(r, 1).0) | u64::from(self.get(r, 2).0) << 32) as i64)
    }

    pub(crate) fn new_dict(&mut self) -> Result<Value, Oom> {
        let r = self.alloc(Kind::Dict, 5)?;
        self.table_init(Table::dict(r));
        Ok(r.value())
    }

    pub(crate) fn new_set(&mut self, kind: Kind) -> Result<Value, Oom> {
        let r = self.alloc(kind, 5)?;
        self.table_init(Table::set(r));
        Ok(r.value())
    }

    /// An empty dict or set that will be in line with `owner`: their equal keys will be the same.
    pub(crate) fn new_aligned(&mut self, kind: Kind, owner: Ref) -> Result<Ref, Oom> {
        let r = self.alloc(kind, 6)?;
        self.table_init(Table::dict(r));
        self.set(r, 5, owner.value());
        Ok(r)
    }

    /// Says what a table of [`new_aligned`](Self::new_aligned) is in line with now.
    pub(crate) fn align_with(&mut self, r: Ref, owner: Ref) {
        if self.size(r) > 5 {
            self.set(r, 5, owner.value());
        }
    }

    /// What a dict or set was made to be in line with.
    pub(crate) fn aligned_with(&self, r: Ref) -> Option<Ref> {
        if self.size(r) > 5 { self.get(r, 5).as_ref() } else { None }
    }

    pub(crate) fn new_cell(&mut self, value: Value) -> Result<Value, Oom> {
        Ok(self.alloc_filled(Kind::Cell, [value.0])?.value())
    }

    pub(crate) fn new_method(&mut self, function: Value, this: Value) -> Result<Value, Oom> {
        Ok(self.alloc_filled(Kind::Method, [function.0, this.0])?.value())
    }

    pub(crate) fn new_slice(&mut self, start: Value, stop: Value, step: Value) -> Result<Value, Oom> {
        Ok(self.alloc_filled(Kind::Slice, [start.0, stop.0, step.0])?.value())
    }

    /// A range. `step` is not 0.
    pub(crate) fn new_range(&mut self, start: i64, stop: i64, step: i64) -> Result<Value, Oom> {
        let span = if step > 0 { stop.saturating_sub(start) } else { start.saturating_sub(stop) };
        let by = step.saturating_abs().max(1);
        let len = if span <= 0 { 0 } else { (span - 1) / by + 1 };
        let (start, step, len) = (self.new_int(start)?, self.new_int(step)?, self.new_int(len)?);
        let stop = self.new_int(stop)?;
        let r = self.alloc(Kind::Range, 5)?;
        self.set(r, 4, stop);
        self.set(r, 1, start);
        self.set(r, 2, step);
        self.set(r, 3, len);
        Ok(r.value())
    }

    /// A range's start, step and length.
    pub(crate) fn range_parts(&self, r: Ref) -> (i64, i64, i64) {
        let part = |i| self.as_i64(self.get(r, i)).unwrap_or(0);
        (part(1), part(2), part(3))
    }

    pub(crate) fn new_iter(&mut self, sort: i32, target: Value, a: Value, b: Value) -> Result<Value, Oom> {
        let fields = [Value::int(sort), target, Value::int(0), a, b];
        Ok(self.alloc_filled(Kind::Iter, fields.map(|field| field.0))?.value())
    }

    pub(crate) fn new_native(&mut self, type_id: u8, fields: &[Value]) -> Result<Value, Oom> {
        let r = self.alloc(Kind::Native, 2 + fields.len())?;
        self.set(r, native::TYPE, Value::type_id(type_id));
        for (i, field) in fields.iter().enumerate() {
            self.set(r, native::A + i, *field);
        }
        Ok(r.value())
    }

    /// The object, when it is a [`Kind::Native`] of this type.
    pub(crate) fn as_native_object(&self, value: Value, type_id: u8) -> Option<Ref> {
        let r = self.as_kind(value, Kind::Native)?;
        if self.get(r, native::TYPE) == Value::type_id(type_id) { Some(r) } else { None }
    }

    pub(crate) fn new_instance(&mut self, class: Value, wraps: bool) -> Result<Value, Oom> {
        let watched = self.has_finaliser(class);
        let size = if watched { instance::WATCHED_SIZE } else { instance::SIZE + usize::from(wraps) };
        let r = self.alloc(Kind::Instance, size)?;
        self.set(r, instance::CLASS, class);
        self.table_init(Table::attributes(r));
        if watched {
            self.watch(r);
        }
        Ok(r.value())
    }

    pub(crate) fn new_exception(&mut self, class: Value, args: Value) -> Result<Value, Oom> {
        let watched = self.has_finaliser(class);
        let r = self.alloc(Kind::Exception, exception::SIZE + usize::from(watched))?;
        self.set(r, exception::CLASS, class);
        self.table_init(Table::attributes(r));
        self.set(r, exception::ARGS, args);
        if watched {
            self.watch(r);
        }
        Ok(r.value())
    }

    /// Adds a file, line and name to an exception's traceback, unless it is long enough.
    pub(crate) fn add_traceback(&mut self, exception: Ref, entry: [Value; 3]) -> Result<(), Oom> {
        let Some(list) = self.as_kind(self.get(exception, exception::TRACEBACK), Kind::List) else {
            // Mostly few calls lie between a raise and its handler: room for one.
            let list = self.new_list(&entry)?;
            self.set(exception, exception::TRACEBACK, list);
            return Ok(());
        };
        if self.list_len(list) < TRACEBACK_MAX {
            self.list_reserve(list, entry.len())?;
            for value in entry {
                self.list_push(list, value)?;
            }
        }
        Ok(())
    }

    /// A function's code number and its globals.
    #[inline(always)]
    pub(crate) fn function_parts(&self, f: Value) -> Option<(usize, Value)> {
        let at = f.as_ref()?.0 as usize;
        let Some(&[header, code, _, globals]) = self.words.get(at..at + 4) else { return None };
        let is_function = header & KIND_MASK == Kind::Function as u32;
        is_function.then_some((Value(code).as_count(), Value(globals)))
    }

    /// A suspended generator's function, position, and slots.
    #[inline(always)]
    pub(crate) fn suspended(&self, g: Value) -> Option<(Value, usize, &[u32])> {
        let all = self.words.get(g.as_ref()?.0 as usize..)?;
        let (&[header, function, pc, used, state], slots) = all.split_first_chunk()?;
        if header & KIND_MASK != Kind::Generator as u32 || Value(state) != Value::int(generator::SUSPENDED) {
            return None;
        }
        Some((Value(function), Value(pc).as_count(), slots.get(..Value(used).as_count())?))
    }

    /// A generator's fields `FUNCTION`, `PC`, `USED`, `STATE`, and the slots that it holds while it is suspended.
    #[inline]
    pub(crate) fn generator_parts(&self, g: Ref) -> Option<([Value; 4], &[u32])> {
        let all = self.words.get(g.0 as usize..)?;
        let (&[_, function, pc, used, state], slots) = all.split_first_chunk()?;
        let slots = slots.get(..Value(used).as_count())?;
        Some(([Value(function), Value(pc), Value(used), Value(state)], slots))
    }

    /// Keeps a frame's slots and position in its generator, which is suspended now; the state that it was in before.
    #[inline]
    pub(crate) fn suspend_generator(&mut self, g: Value, pc: usize, slots: &[Value]) -> Option<i32> {
        let at = self.as_kind(g, Kind::Generator)?.0 as usize;
        let all = self.words.get_mut(at..at + generator::SLOTS + slots.len())?;
        let ([_, _, to_pc, used, state], words) = all.split_first_chunk_mut()?;
        let before = Value(*state).as_int();
        *to_pc = Value::count(pc).0;
        *used = Value::count(slots.len()).0;
        *state = Value::int(generator::SUSPENDED).0;
        for (word, value) in words.iter_mut().zip(slots) {
            *word = value.0;
        }
        before
    }

    /// What an instance of a class that extends a built-in type wraps.
    pub(crate) fn wrapped(&self, value: Value) -> Option<Value> {
        let r = self.as_kind(value, Kind::Instance)?;
        match self.size(r) {
            instance::SIZE => None,
            instance::WATCHED_SIZE => Some(self.get(r, instance::NATIVE)).filter(|inner| !inner.is_nil()),
            _ => Some(self.get(r, instance::NATIVE)),
        }
    }

    pub(crate) fn class_flags(&self, class: Ref) -> u32 {
        self.get(class, class::FLAGS).as_count() as u32
    }

    /// The class of an instance or exception that is made by a class statement.
    pub(crate) fn class_of_instance(&self, value: Value) -> Option<Ref> {
        let r = value.as_ref()?;
        match self.kind(r) {
            Kind::Instance | Kind::Exception => self.as_kind(self.get(r, instance::CLASS), Kind::Class),
            _ => None,
        }
    }

    /// The key that a script sees.
    #[inline]
    pub(crate) fn unwrap_key(&self, key: Value) -> Value {
        match self.as_kind(key, Kind::HashedKey) {
            Some(r) => self.get(r, 1),
            None => key,
        }
    }

    /// A key with the hash that its `__hash__` gave.
    pub(crate) fn new_hashed_key(&mut self, key: Value, hash: u32) -> Result<Value, Oom> {
        let r = self.alloc(Kind::HashedKey, 4)?;
        self.set(r, 1, key);
        self.set(r, 2, Value::int((hash >> 16) as i32));
        self.set(r, 3, Value::int((hash & 0xffff) as i32));
        Ok(r.value())
    }

    /// The hash of a value as a key.
    #[inline]
    pub(crate) fn hash_of(&mut self, value: Value) -> Result<u32, NoHash> {
        if value.is_int() {
            return Ok(mix(value.0 as i32 as i64 >> 1));
        }
        if self.is_str(value) {
            return Ok(self.text_hash(value));
        }
        let max = self.nodes_max();
        let mut nodes = max;
        let hash = self.hash_deep(value, KEY_DEPTH, &mut nodes);
        self.worked(max - nodes);
        hash
    }

    /// The hash of a key that is in a table already.
    pub(crate) fn key_hash(&mut self, key: Value) -> u32 {
        self.hash_of(key).unwrap_or_else(|_| mix(i64::from(key.0)))
    }

    fn hash_deep(&mut self, value: Value, depth: usize, nodes: &mut usize) -> Result<u32, NoHash> {
        if let Some(i) = self.as_i64(value) {
            return Ok(mix(i));
        }
        if self.is_str(value) {
            return Ok(self.text_hash(value));
        }
        let Some(r) = value.as_ref() else { return Ok(mix(i64::from(value.0))) };
        match self.kind(r) {
            Kind::Float => {
                let f = self.float_at(r);
                let i = f as i64;
                if i as f64 == f && i != i64::MAX { Ok(mix(i)) } else { Ok(mix(f.to_bits() as i64)) }
            }
            Kind::Big => Ok(self.big_hash(r)),
            Kind::Bytes => Ok(self.text_hash(value)),
            Kind::Tuple => {
                let mut hash = 0x345_6789u32;
                for i in 0..self.tuple_len(r) {
                    let item = self.get(r, 1 + i);
                    // Tuples that share parts have exponentially many paths: the rest counts as 0.
                    *nodes = nodes.saturating_sub(1);
                    let inner = match depth.checked_sub(1) {
                        Some(depth) if *nodes > 0 => self.hash_deep(item, depth, nodes)?,
                        // It would never be found again.
                        None => return Err(NoHash::TooDeep),
                        _ => 0,
                    };
                    hash = (hash ^ inner).wrapping_mul(0x9e37_79b1).rotate_left(5);
                }
                Ok(hash)
            }
            Kind::FrozenSet if self.table_asks(r) => Err(NoHash::AskPython),
            Kind::FrozenSet => match depth.checked_sub(1) {
                Some(depth) => Ok(self.frozenset_hash(r, depth, nodes)),
                None => Ok(0),
            },
            Kind::List | Kind::Dict | Kind::Set | Kind::ByteArray | Kind::Slice => Err(NoHash::Unhashable),
            Kind::Instance | Kind::Exception => {
                let flags = self.class_of_instance(value).map_or(0, |c| self.class_flags(c));
                if flags & (class::HAS_HASH | class::HAS_EQ) != 0 {
                    return Err(NoHash::AskPython);
                }
                match (self.wrapped(value), depth.checked_sub(1)) {
                    (Some(inner), Some(depth)) if !inner.is_nil() => self.hash_deep(inner, depth, nodes),
                    _ => Ok(mix(i64::from(value.0))),
                }
            }
            Kind::HashedKey => {
                Ok((self.get(r, 2).as_count() as u32) << 16 | self.get(r, 3).as_count() as u32 & 0xffff)
            }
            Kind::Range => {
                let (start, step, len) = self.range_parts(r);
                Ok(mix(start.wrapping_mul(31).wrapping_add(step).wrapping_mul(31).wrapping_add(len)))
            }
            Kind::Method => Ok(mix(i64::from(self.get(r, 1).0 ^ self.get(r, 2).0.rotate_left(7)))),
            Kind::Native if self.is_changing_view(value) => Err(NoHash::Unhashable),
            Kind::Native if self.complex_parts(value).is_some() => {
                // A complex number without an imaginary part is the number that it equals.
                let re = self.hash_deep(self.get(r, native::A), depth, nodes)?;
                let im = self.complex_parts(value).map_or(0.0, |parts| parts.1);
                Ok(if im == 0.0 { re } else { re ^ mix(im.to_bits() as i64).rotate_left(11) })
            }
            _ => Ok(mix(i64::from(value.0))),
        }
    }

    /// The hash of a frozenset, from the hashes that its keys have there.
    fn frozenset_hash(&mut self, r: Ref, depth: usize, nodes: &mut usize) -> u32 {
        let t = Table::set(r);
        let mut hash = 0x1234_5678u32;
        for pos in 0..self.table_used(t) {
            *nodes = nodes.saturating_sub(1);
            if let Some((key, _)) = self.table_entry(t, pos)
                && *nodes > 0
            {
                let inner = self.hash_deep(key, depth, nodes).unwrap_or_else(|_| mix(i64::from(key.0)));
                hash = hash.wrapping_add(inner.wrapping_mul(0x9e37_79b1));
            }
        }
        hash
    }

    /// The hash of a frozenset whose keys have been asked for theirs.
    pub(crate) fn asked_hash(&mut self, r: Ref) -> u32 {
        let mut nodes = self.nodes_max();
        self.frozenset_hash(r, KEY_DEPTH, &mut nodes)
    }
}

/// Spreads an integer's bits over a hash.
pub(crate) const fn mix(i: i64) -> u32 {
    // Folded first: multiples of a large power of two would leave the low bits of the product 0.
    let x = fold(i as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    (x >> 32) as u32
}

/// Its own inverse.
const fn fold(x: u64) -> u64 {
    x ^ x >> 32
}

/// An integer that [`mix`] makes this hash of: so a `__hash__` that returns `hash(x)` has the hash of `x`.
pub(crate) const fn unmix(hash: u32) -> i64 {
    // The inverse of mix's factor, modulo 2^64.
    fold(((hash as u64) << 32).wrapping_mul(0xf1de_83e1_9937_733d)) as i64
}

#[cfg(test)]
mod tests {
    use super::{mix, unmix};

    #[test]
    fn a_hash_given_by_python_is_the_hash_it_was_made_of() {
        for hash in [0, 1, 2, 0x7fff_ffff, 0x8000_0000, 0xdead_beef, u32::MAX] {
            assert_eq!(mix(unmix(hash)), hash);
        }
    }

    #[test]
    fn multiples_of_a_power_of_two_do_not_collide() {
        for shift in 0..50 {
            let places: std::collections::BTreeSet<u32> = (0..1024).map(|i| mix(i << shift) & 1023).collect();
            assert!(places.len() > 150, "{} places for shift {shift}", places.len());
        }
    }
}
