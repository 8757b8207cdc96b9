//! Strings and bytes: making, reading, interning.
//!
//! `Str`, `Bytes`: `[header][length in bytes][hash or 0][bytes …]`. A string of one ASCII character and the names that the
//! VM itself needs are immediates. A text of those kinds never has an object, and an interned text has one object,
//! so interned texts are equal exactly when their words are.

use alloc::vec::Vec;

use super::{ByteArea, Heap, Kind, Oom, Ref, Value};

const LEN: usize = 1;
const HASH: usize = 2;
const DATA: usize = 3;
/// Of a [`Kind::Text`]: the buffer, `[header][bytes in use][bytes …]`.
const BUFFER: usize = 2;
/// Of a [`Kind::Text`]: the halves of its hash, once it is known.
const HASH_HIGH: usize = 3;
const HASH_LOW: usize = 4;
/// From this length on, appending makes a [`Kind::Text`].
const APPEND_MIN: usize = 128;

/// Strings up to this length are interned when the loader or `setattr` meets them as constants.
pub(crate) const INTERN_MAX: usize = 64;

macro_rules! names {
    ($($konst:ident = $text:literal)*) => {
        #[derive(Clone, Copy)]
        #[expect(clippy::upper_case_acronyms, reason = "one entry for each constant, with its name")]
        #[expect(non_camel_case_types, reason = "one entry for each constant, with its name")]
        #[repr(u32)]
        enum Id { $($konst),* }
        const TEXTS: &[&str] = &[$($text),*];
        /// The interned strings that the VM itself uses.
        pub(crate) struct Names;
        impl Names {
            $(pub(crate) const $konst: Value = Value::name(Id::$konst as u32);)*
            /// All of them, in the order of their texts.
            const EVERY: &[Value] = &[$(Self::$konst),*];
        }
    };
}

names! {
    EMPTY = "" ADD = "__add__" AENTER = "__aenter__" AEXIT = "__aexit__" AITER = "__aiter__" ALL = "__all__" AND = "__and__"
    ANEXT = "__anext__" AWAIT = "__await__" BOOL = "__bool__" CALL = "__call__" CLASS = "__class__" CONTAINS = "__contains__"
    DEL = "__del__" DELATTR = "__delattr__" DELITEM = "__delitem__" DICT = "__dict__" ENTER = "__enter__" EQ = "__eq__"
    EXIT = "__exit__" FILE = "__file__" FLOORDIV = "__floordiv__" FORMAT = "__format__" GE = "__ge__" GET = "__get__"
    GETATTR = "__getattr__" GETITEM = "__getitem__" GT = "__gt__" HASH = "__hash__" IADD = "__iadd__" IAND = "__iand__"
    IFLOORDIV = "__ifloordiv__" ILSHIFT = "__ilshift__" IMATMUL = "__imatmul__" IMOD = "__imod__" IMUL = "__imul__"
    INDEX = "__index__" INIT = "__init__" INT = "__int__" FLOAT = "__float__" INVERT = "__invert__" IOR = "__ior__" IPOW = "__ipow__"
    IRSHIFT = "__irshift__" ISUB = "__isub__" ITER = "__iter__" ITRUEDIV = "__itruediv__" IXOR = "__ixor__"
    LE = "__le__" LEN = "__len__" LSHIFT = "__lshift__" LT = "__lt__" MAIN = "__main__" MATMUL = "__matmul__" MOD = "__mod__"
    MODULE = "__module__" MUL = "__mul__" NAME = "__name__" NE = "__ne__" NEG = "__neg__" NEW = "__new__" NEXT = "__next__"
    OR = "__or__" PATH = "__path__" POS = "__pos__" POW = "__pow__" QUALNAME = "__qualname__" RADD = "__radd__" RAND = "__rand__"
    REPR = "__repr__" REVERSED = "__reversed__" RFLOORDIV = "__rfloordiv__" RLSHIFT = "__rlshift__" RMATMUL = "__rmatmul__"
    RMOD = "__rmod__" RMUL = "__rmul__" ROR = "__ror__" RPOW = "__rpow__" RRSHIFT = "__rrshift__" RSHIFT = "__rshift__"
    RSUB = "__rsub__" RTRUEDIV = "__rtruediv__" RXOR = "__rxor__" SET = "__set__" SETATTR = "__setattr__" SETITEM = "__setitem__"
    SET_NAME = "__set_name__" SLOTS = "__slots__" STR = "__str__" SUB = "__sub__" TRUEDIV = "__truediv__" XOR = "__xor__"
    CAUSE = "__cause__" CONTEXT = "__context__" TRACEBACK = "__traceback__" ARGS = "args" VALUE = "value" ERRNO = "errno"
    DELETE = "__delete__" ABS = "__abs__" ROUND = "__round__" DOC = "__doc__" BASES = "__bases__" MODULE_MARK = "<module>"
    SUPPRESS_CONTEXT = "__suppress_context__" DIVMOD = "__divmod__" MISSING = "__missing__" PACKAGE = "__package__"
    COMPLEX = "__complex__"
}

/// The one-character strings.
#[expect(clippy::indexing_slicing, reason = "computed by the compiler, which would refuse it")]
const ASCII: [u8; 128] = {
    let mut table = [0; 128];
    let mut i = 0;
    while i < 128 {
        table[i] = i as u8;
        i += 1;
    }
    table
};

#[expect(clippy::indexing_slicing, reason = "computed by the compiler, which would refuse it")]
const NAME_HASHES: [u32; TEXTS.len()] = {
    let mut table = [0; TEXTS.len()];
    let mut i = 0;
    while i < TEXTS.len() {
        table[i] = hash_bytes(TEXTS[i].as_bytes());
        i += 1;
    }
    table
};

/// FNV-1a with a final mix, never 0.
pub(crate) const fn hash_bytes(bytes: &[u8]) -> u32 {
    let mut hash: u32 = 0x811c_9dc5;
    let mut rest = bytes;
    while let Some((byte, tail)) = rest.split_first() {
        hash = (hash ^ *byte as u32).wrapping_mul(0x0100_0193);
        rest = tail;
    }
    hash ^= hash >> 15;
    if hash == 0 { 1 } else { hash }
}

impl Heap {
    /// A new object with room for `len` bytes, zeroed.
    pub(crate) fn new_bytes_area(&mut self, kind: Kind, len: usize) -> Result<(Value, ByteArea), Oom> {
        self.check_room(len)?;
        let r = self.alloc_of(kind, DATA + len.div_ceil(4), 0)?;
        self.set(r, LEN, Value::count(len));
        Ok((r.value(), ByteArea { at: (r.0 as usize + DATA) * 4, len }))
    }

    /// A `str` with this text. The bytes must be UTF-8.
    pub(crate) fn new_str_bytes(&mut self, text: &[u8]) -> Result<Value, Oom> {
        match text {
            [] => Ok(Names::EMPTY),
            [c] if *c < 128 => Ok(Value::char(*c)),
            _ => {
                if text.starts_with(b"__")
                    && let Some(name) = well_known(text)
                {
                    return Ok(name);
                }
                let (value, _) = self.new_bytes_area(Kind::Str, text.len())?;
                if let Some(r) = value.as_ref() {
                    self.bytes_of_mut(r, DATA, text.len()).copy_from_slice(text);
                }
                Ok(value)
            }
        }
    }

    /// The digits of a small int.
    pub(crate) fn new_str_of_int(&mut self, i: i32) -> Result<Value, Oom> {
        let mut digits = [b'-'; 11];
        let mut at = digits.len();
        let mut rest = i.unsigned_abs();
        while let Some(digit) = digits.get_mut(..at).and_then(<[u8]>::last_mut) {
            *digit = b'0' + (rest % 10) as u8;
            rest /= 10;
            at -= 1;
            if rest == 0 {
                break;
            }
        }
        let start = at - usize::from(i < 0);
        self.new_str_bytes(digits.get(start..).unwrap_or(&[]))
    }

    pub(crate) fn new_str(&mut self, text: &str) -> Result<Value, Oom> {
        self.new_str_bytes(text.as_bytes())
    }

    pub(crate) fn new_bytes(&mut self, data: &[u8]) -> Result<Value, Oom> {
        let (value, _) = self.new_bytes_area(Kind::Bytes, data.len())?;
        if let Some(r) = value.as_ref() {
            self.bytes_of_mut(r, DATA, data.len()).copy_from_slice(data);
        }
        Ok(value)
    }

    pub(crate) fn new_bytearray(&mut self, data: &[u8]) -> Result<Value, Oom> {
        let raw = self.alloc(Kind::Raw, 1 + data.len().div_ceil(4))?;
        self.bytes_of_mut(raw, 1, data.len()).copy_from_slice(data);
        let r = self.alloc(Kind::ByteArray, 3)?;
        self.set(r, 1, Value::count(data.len()));
        self.set(r, 2, raw.value());
        Ok(r.value())
    }

    /// Replaces a bytearray's contents.
    pub(crate) fn bytearray_replace(&mut self, array: Ref, data: &[u8]) -> Result<(), Oom> {
        let raw = self.get(array, 2);
        let room = raw.as_ref().map_or(0, |r| (self.size(r) - 1) * 4);
        if data.len() <= room
            && let Some(raw) = raw.as_ref()
        {
            self.bytes_of_mut(raw, 1, data.len()).copy_from_slice(data);
        } else {
            self.check_room(data.len())?;
            // Some slack, so that appending is not quadratic.
            let capacity = data.len() + data.len() / 4;
            let fresh = self.alloc(Kind::Raw, 1 + capacity.div_ceil(4))?;
            self.bytes_of_mut(fresh, 1, data.len()).copy_from_slice(data);
            self.set(array, 2, fresh.value());
            self.free(raw);
        }
        self.set(array, 1, Value::count(data.len()));
        Ok(())
    }

    /// Shortens a `bytes` that nobody has seen yet.
    pub(crate) fn bytes_shorten(&mut self, bytes: Value, len: usize) {
        if let Some(r) = self.as_kind(bytes, Kind::Bytes)
            && len <= self.get(r, LEN).as_count()
        {
            self.set(r, LEN, Value::count(len));
        }
    }

    /// Appends to a bytearray, in place where it has room.
    pub(crate) fn bytearray_extend(&mut self, array: Ref, more: &[u8]) -> Result<(), Oom> {
        let len = self.get(array, 1).as_count();
        let raw = self.get(array, 2).as_ref().filter(|raw| (self.size(*raw) - 1) * 4 >= len + more.len());
        let Some(raw) = raw else {
            let mut all = self.any_bytes(array.value()).to_vec();
            all.extend_from_slice(more);
            return self.bytearray_replace(array, &all);
        };
        if let Some(room) = self.bytes_of_mut(raw, 1, len + more.len()).get_mut(len..) {
            room.copy_from_slice(more);
        }
        self.set(array, 1, Value::count(len + more.len()));
        Ok(())
    }

    /// The bytes of a `str`.
    #[inline]
    pub(crate) fn str_bytes(&self, value: Value) -> Option<&[u8]> {
        if let Some(r) = value.as_ref() {
            return match self.kind(r) {
                Kind::Str => Some(self.data(r)),
                Kind::Text => self.appended(r),
                _ => None,
            };
        }
        immediate_text(value)
    }

    /// The text of a `str`.
    pub(crate) fn str_text(&self, value: Value) -> Option<&str> {
        core::str::from_utf8(self.str_bytes(value)?).ok()
    }

    #[inline]
    pub(crate) fn is_str(&self, value: Value) -> bool {
        match value.as_ref() {
            Some(r) => matches!(self.kind(r), Kind::Str | Kind::Text),
            None => value.as_char().is_some() || value.as_name().is_some(),
        }
    }

    /// The bytes of a `bytes`, `bytearray`, `array` or `memoryview`.
    pub(crate) fn bytes_like(&self, value: Value) -> Option<&[u8]> {
        let r = value.as_ref()?;
        match self.kind(r) {
            Kind::Bytes => Some(self.data(r)),
            Kind::ByteArray => {
                let raw = self.get(r, 2).as_ref()?;
                Some(self.bytes_of(raw, 1, self.get(r, 1).as_count()))
            }
            Kind::Native => {
                let area = self.view_area(r)?;
                bytemuck::cast_slice::<u32, u8>(&self.words).get(area.at..area.at + area.len)
            }
            _ => None,
        }
    }

    /// The bytes of a bytearray, to change.
    pub(crate) fn bytearray_mut(&mut self, array: Ref) -> &mut [u8] {
        let len = self.get(array, 1).as_count();
        match self.get(array, 2).as_ref() {
            Some(raw) => self.bytes_of_mut(raw, 1, len),
            None => &mut [],
        }
    }

    pub(super) fn stored_hash(&self, r: Ref) -> u32 {
        self.get(r, HASH).0
    }

    fn data(&self, r: Ref) -> &[u8] {
        self.bytes_of(r, DATA, self.get(r, LEN).as_count())
    }

    /// Where the bytes of a `str` object or a bytes-like are. `None` for immediate strings.
    pub(crate) fn area(&self, value: Value) -> Option<ByteArea> {
        let r = value.as_ref()?;
        match self.kind(r) {
            Kind::Str | Kind::Bytes => {
                Some(ByteArea { at: (r.0 as usize + DATA) * 4, len: self.get(r, LEN).as_count() })
            }
            Kind::Text => {
                let buffer = self.get(r, BUFFER).as_ref()?;
                Some(ByteArea { at: (buffer.0 as usize + 2) * 4, len: self.get(r, LEN).as_count() })
            }
            Kind::ByteArray => {
                let raw = self.get(r, 2).as_ref()?;
                Some(ByteArea { at: (raw.0 as usize + 1) * 4, len: self.get(r, 1).as_count() })
            }
            Kind::Native => self.view_area(r),
            _ => None,
        }
    }

    /// The bytes of an area, to change.
    pub(super) fn area_mut(&mut self, area: ByteArea) -> Option<&mut [u8]> {
        bytemuck::cast_slice_mut::<u32, u8>(&mut self.words).get_mut(area.at..area.at + area.len)
    }

    /// Writes into the bytes of an object that was just made.
    pub(crate) fn fill_area(&mut self, area: ByteArea, start: usize, data: &[u8]) {
        let at = area.at + start;
        if start + data.len() <= area.len
            && let Some(target) =
                bytemuck::cast_slice_mut::<u32, u8>(&mut self.words).get_mut(at..at + data.len())
        {
            target.copy_from_slice(data);
        }
    }

    /// `a + b` of two strings or two bytes objects.
    pub(crate) fn concat(&mut self, kind: Kind, a: Value, b: Value) -> Result<Value, Oom> {
        let (la, lb) = (self.any_bytes(a).len(), self.any_bytes(b).len());
        if kind == Kind::Str {
            if la == 0 {
                return Ok(b);
            }
            if lb == 0 {
                return Ok(a);
            }
            if la + lb <= 20 {
                let mut buffer = [0; 20];
                if let Some(part) = buffer.get_mut(..la) {
                    part.copy_from_slice(self.any_bytes(a));
                }
                if let Some(part) = buffer.get_mut(la..la + lb) {
                    part.copy_from_slice(self.any_bytes(b));
                }
                return self.new_str_bytes(buffer.get(..la + lb).unwrap_or(&[]));
            }
        }
        if kind == Kind::Str && la + lb >= APPEND_MIN && la >= lb {
            return self.append(a, b, la, lb);
        }
        let (value, area) = self.new_bytes_area(kind, la + lb)?;
        for (part, start) in [(a, 0), (b, la)] {
            match self.area(part) {
                Some(from) => self.copy_bytes(from, 0, from.len, area, start),
                None => {
                    if let Some(text) = immediate_text(part) {
                        self.fill_area(area, start, text);
                    }
                }
            }
        }
        Ok(value)
    }

    /// The bytes of a [`Kind::Text`].
    fn appended(&self, r: Ref) -> Option<&[u8]> {
        let buffer = self.get(r, BUFFER).as_ref()?;
        Some(self.bytes_of(buffer, 2, self.get(r, LEN).as_count()))
    }

    /// `a + b` for a long `a`: into the rest of its buffer when nothing else was appended there, so that building a
    /// text piece by piece does not copy it each time.
    fn append(&mut self, a: Value, b: Value, la: usize, lb: usize) -> Result<Value, Oom> {
        self.check_room(la + lb)?;
        let own = self.as_kind(a, Kind::Text).and_then(|r| self.get(r, BUFFER).as_ref()).filter(|buffer| {
            self.get(*buffer, 1) == Value::count(la) && (self.size(*buffer) - 2) * 4 >= la + lb
        });
        let text = self.alloc(Kind::Text, 5)?;
        let buffer = match own {
            Some(buffer) => buffer,
            None => {
                let slack = (la + lb) / 2;
                let words = |bytes: usize| 2 + bytes.div_ceil(4);
                let buffer = match self.alloc(Kind::Raw, words(la + lb + slack)) {
                    Ok(buffer) => buffer,
                    Err(Oom) => self.alloc(Kind::Raw, words(la + lb))?,
                };
                let to = ByteArea { at: (buffer.0 as usize + 2) * 4, len: la };
                if let Some(from) = self.area(a) {
                    self.copy_bytes(from, 0, la, to, 0);
                }
                buffer
            }
        };
        let to = ByteArea { at: (buffer.0 as usize + 2) * 4, len: la + lb };
        match self.area(b) {
            Some(from) => self.copy_bytes(from, 0, lb, to, la),
            None => self.fill_area(to, la, immediate_text(b).unwrap_or(&[])),
        }
        self.set(buffer, 1, Value::count(la + lb));
        self.set(text, LEN, Value::count(la + lb));
        self.set(text, BUFFER, buffer.value());
        self.note_appended(a, text, self.any_bytes(b));
        Ok(text.value())
    }

    /// The bytes of a `str`, `bytes` or `bytearray`; empty for anything else.
    pub(crate) fn any_bytes(&self, value: Value) -> &[u8] {
        self.str_bytes(value).or_else(|| self.bytes_like(value)).unwrap_or(&[])
    }

    /// The hash of a text, kept in its object.
    #[inline]
    pub(crate) fn text_hash(&mut self, value: Value) -> u32 {
        if let Some(r) = value.as_ref() {
            if self.kind(r) == Kind::Text {
                if let (Some(high), Some(low)) =
                    (self.get(r, HASH_HIGH).as_int(), self.get(r, HASH_LOW).as_int())
                {
                    return (high as u32) << 16 | low as u32;
                }
                let text = self.appended(r).unwrap_or(&[]);
                self.worked(text.len());
                let hash = hash_bytes(text);
                self.set(r, HASH_HIGH, Value::count((hash >> 16) as usize));
                self.set(r, HASH_LOW, Value::count((hash & 0xffff) as usize));
                return hash;
            }
            let known = self.get(r, HASH).0;
            if known != 0 {
                return known;
            }
            let text = self.data(r);
            self.worked(text.len());
            let hash = hash_bytes(text);
            self.set(r, HASH, Value(hash));
            return hash;
        }
        match value.as_name() {
            Some(id) => NAME_HASHES.get(id as usize).copied().unwrap_or(1),
            None => hash_bytes(immediate_text(value).unwrap_or(&[])),
        }
    }

    /// Whether a value is an interned string: then it equals another one only when the words are equal.
    #[inline]
    pub(crate) fn interned(&self, value: Value) -> bool {
        match value.as_ref() {
            Some(r) => self.kind(r) == Kind::Str && self.is_interned(r),
            None => value.as_name().is_some() || value.as_char().is_some(),
        }
    }

    /// The interned string with this text.
    pub(crate) fn intern(&mut self, text: &str) -> Result<Value, Oom> {
        if let Some(found) = self.find_interned(text.as_bytes()) {
            return Ok(found);
        }
        let value = self.new_str(text)?;
        self.adopt(value);
        Ok(value)
    }

    /// The interned form of a string value.
    pub(crate) fn intern_value(&mut self, value: Value) -> Value {
        match value.as_ref() {
            // A text made by appending is far longer than any name: its object is its own identity.
            Some(r) if self.kind(r) == Kind::Str && !self.is_interned(r) => {
                if let Some(found) = self.lookup_interned(r) {
                    return found;
                }
                self.adopt(value);
                value
            }
            _ => value,
        }
    }

    /// The interned string with this text, if there is one.
    pub(crate) fn find_interned(&self, text: &[u8]) -> Option<Value> {
        match text {
            [] => Some(Names::EMPTY),
            [c] if *c < 128 => Some(Value::char(*c)),
            _ => well_known(text).or_else(|| {
                let hash = hash_bytes(text);
                self.interned.find(hash, |r| self.data(r) == text).map(Ref::value)
            }),
        }
    }

    fn lookup_interned(&mut self, r: Ref) -> Option<Value> {
        let hash = self.text_hash(r.value());
        let mine = self.data(r);
        self.interned.find(hash, |other| self.data(other) == mine).map(Ref::value)
    }

    fn adopt(&mut self, value: Value) {
        let hash = self.text_hash(value);
        if let Some(r) = value.as_ref() {
            let mut table = core::mem::take(&mut self.interned);
            if table.insert(hash, r, |r| self.stored_hash(r)) {
                self.set_flag(r);
            }
            self.interned = table;
        }
    }
}

fn immediate_text(value: Value) -> Option<&'static [u8]> {
    if let Some(c) = value.as_char() {
        let c = usize::from(c);
        return ASCII.get(c..=c);
    }
    TEXTS.get(value.as_name()? as usize).map(|text| text.as_bytes())
}

fn well_known(text: &[u8]) -> Option<Value> {
    let plain = matches!(text, b"args" | b"value" | b"errno" | b"<module>");
    if !plain && !text.starts_with(b"__") {
        return None;
    }
    TEXTS.iter().zip(Names::EVERY).find(|(known, _)| known.as_bytes() == text).map(|(_, name)| *name)
}

/// The interned strings, weakly: open addressing over handles. It stands outside the arena; as each string takes at least
/// four words there, it stays below half of the arena's size.
#[derive(Debug, Default)]
pub(super) struct InternTable {
    slots: Vec<u32>,
    used: usize,
}

impl InternTable {
    fn find(&self, hash: u32, same: impl Fn(Ref) -> bool) -> Option<Ref> {
        let mask = self.slots.len().checked_sub(1)?;
        let mut at = hash as usize & mask;
        loop {
            match self.slots.get(at).copied() {
                None | Some(0) => return None,
                Some(word) if same(Ref(word)) => return Some(Ref(word)),
                Some(_) => at = (at + 1) & mask,
            }
        }
    }

    /// False when the table cannot grow: the string then simply stays uninterned.
    fn insert(&mut self, hash: u32, r: Ref, hash_of: impl Fn(Ref) -> u32) -> bool {
        if (self.used + 1) * 4 > self.slots.len() * 3
            && !self.rebuild((self.slots.len() * 2).max(64), hash_of)
        {
            return false;
        }
        self.place(hash, r);
        true
    }

    fn place(&mut self, hash: u32, r: Ref) {
        let mask = self.slots.len().saturating_sub(1);
        let mut at = hash as usize & mask;
        while self.slots.get(at).copied().unwrap_or(0) != 0 {
            at = (at + 1) & mask;
        }
        if let Some(slot) = self.slots.get_mut(at) {
            *slot = r.0;
            self.used += 1;
        }
    }

    fn rebuild(&mut self, capacity: usize, hash_of: impl Fn(Ref) -> u32) -> bool {
        let mut fresh = Vec::new();
        if fresh.try_reserve_exact(capacity).is_err() {
            return false;
        }
        fresh.resize(capacity, 0);
        let old = core::mem::replace(&mut self.slots, fresh);
        self.used = 0;
        for word in old {
            if word != 0 {
                self.place(hash_of(Ref(word)), Ref(word));
            }
        }
        true
    }

    /// Drops dead strings: called by the sweep, which knows the living.
    pub(super) fn retain(&mut self, lives: impl Fn(Ref) -> bool, hash_of: impl Fn(Ref) -> u32) {
        let mut alive = core::mem::take(&mut self.slots);
        let capacity = alive.len();
        alive.retain(|word| *word != 0 && lives(Ref(*word)));
        self.used = 0;
        let mut wanted = 64;
        while wanted * 3 < alive.len() * 6 {
            wanted *= 2;
        }
        self.slots = alloc::vec![0; wanted.min(capacity)];
        for word in alive {
            self.place(hash_of(Ref(word)), Ref(word));
        }
    }
}
