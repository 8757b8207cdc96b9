//! The heap: one arena of 32-bit words, made when the engine is, and never larger.
//!
//! An object is a header word (5 bits of kind, mark, grey, a flag that strings and tables use, 24 bits of size in words) and its fields. Objects do not
//! move. Blocks under 16 words have free lists by size, larger ones one list; a sweep coalesces and
//! rebuilds them. A wrong handle reads as NIL: a wrong value, never a panic.
//!
//! Objects of the *leaf* kinds hold raw bytes. In all others every field is a [`Value`], counts included, so that the
//! collector needs no layouts.
//!
//! Code objects stand outside (instructions are fetched from a slice), but each has an object in the arena of the size
//! that it takes, so that the heap's limit holds for code too.

mod big;
mod chars;
mod finalise;
mod gc;
mod keys;
mod list;
mod object;
mod table;
mod text;
mod value;
mod views;

pub(crate) use big::MAX_LIMBS;
pub(crate) use gc::Marker;
pub(crate) use object::*;
pub(crate) use table::Table;
pub(crate) use text::{INTERN_MAX, Names};
pub(crate) use value::{NativeId, Ref, Value};
pub(crate) use views::view;

use alloc::boxed::Box;
use alloc::rc::Rc;
use alloc::vec::Vec;
use core::cell::Cell;

use crate::vm::load::LoadedCode;

/// The arena is full (or the request is absurd). The instruction has changed nothing; the VM collects and tries it
/// once more.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) struct Oom;

/// What an object is.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
#[repr(u8)]
pub(crate) enum Kind {
    // Leaves: raw words.
    Free = 0,
    Str = 1,
    Bytes = 2,
    Raw = 3,
    Float = 4,
    Int = 5,
    Big = 6,
    // Values in every field.
    List = 7,
    Tuple = 8,
    Array = 9,
    Dict = 10,
    Set = 11,
    FrozenSet = 12,
    Function = 13,
    Cell = 14,
    Class = 15,
    Instance = 16,
    Exception = 17,
    Method = 18,
    Generator = 19,
    Slice = 20,
    Range = 21,
    Iter = 22,
    Module = 23,
    Code = 24,
    /// An object of a built-in type without a kind of its own: field 1 is its type.
    Native = 25,
    ByteArray = 26,
    /// A dictionary key whose class has a `__hash__` of its own, with that hash.
    HashedKey = 27,
    /// A long string made by appending: the beginning of a buffer that others share.
    Text = 28,
}

impl Kind {
    const ALL: [Self; 29] = [
        Self::Free,
        Self::Str,
        Self::Bytes,
        Self::Raw,
        Self::Float,
        Self::Int,
        Self::Big,
        Self::List,
        Self::Tuple,
        Self::Array,
        Self::Dict,
        Self::Set,
        Self::FrozenSet,
        Self::Function,
        Self::Cell,
        Self::Class,
        Self::Instance,
        Self::Exception,
        Self::Method,
        Self::Generator,
        Self::Slice,
        Self::Range,
        Self::Iter,
        Self::Module,
        Self::Code,
        Self::Native,
        Self::ByteArray,
        Self::HashedKey,
        Self::Text,
    ];

    #[inline(always)]
    fn of(header: u32) -> Self {
        Self::ALL.get((header & KIND_MASK) as usize).copied().unwrap_or(Self::Free)
    }
}

const KIND_MASK: u32 = 31;
const MARK: u32 = 1 << 5;
const GREY: u32 = 1 << 6;
const FLAG: u32 = 1 << 7;
const SIZE_SHIFT: u32 = 8;
/// Blocks of fewer words than this have a free list of their own size.
const SMALL: usize = 16;
/// The largest object, in words: the size field has 24 bits.
const MAX_WORDS: usize = (1 << 24) - 1;
/// So much fresh memory (in words), or as much as is in use, is taken before a collection is due: a large heap that is mostly
/// garbage is collected while it still fits into a processor's cache.
const FRESH_WORDS: usize = 128 * 1024;
/// How many large free blocks are looked at before fresh memory is taken.
const FIRST_FIT_LOOKS: usize = 32;

/// A part of the arena with free lists of its own: what the application fills is never the reserve.
#[derive(Debug)]
struct Zone {
    start: usize,
    end: usize,
    /// Fresh memory begins here.
    bump: usize,
    /// How far it may be taken before a collection is due.
    limit: usize,
    /// Free words below `bump`.
    free: usize,
    small: [u32; SMALL],
    large: u32,
}

impl Zone {
    const fn new(start: usize, end: usize) -> Self {
        Self { start, end, bump: start, limit: end, free: 0, small: [0; SMALL], large: 0 }
    }

    const fn used(&self) -> usize {
        (self.bump - self.start).saturating_sub(self.free)
    }
}

/// See the [module](self).
#[derive(Debug)]
pub(crate) struct Heap {
    words: Box<[u32]>,
    main: Zone,
    /// Only privileged runs take from here, and only when `main` has nothing left.
    reserve: Zone,
    /// Whether the running run may use the reserve.
    pub(crate) privileged: bool,
    interned: text::InternTable,
    places: chars::Places,
    /// Loaded code, by the number that function objects hold.
    pub(crate) codes: Vec<Option<Rc<LoadedCode>>>,
    /// No number below this is free.
    pub(crate) codes_taken: usize,
    finalisers: finalise::Finalisers,
    /// Collections so far.
    pub(crate) collections: u32,
    /// The most words that were used before the last time that some were given back.
    peak: usize,
    /// Units of fuel for long work done inside the heap (hashing, probing, comparing keys), not charged yet.
    work: Cell<u32>,
    /// Tests: allocations until one fails, as if the arena were full.
    #[cfg(test)]
    pub(crate) fail_in: Option<u64>,
}

impl Heap {
    /// An empty heap of this many bytes, of which `reserve` are for privileged runs only.
    pub(crate) fn new(bytes: usize, reserve: usize) -> Self {
        let words = bytes / 4;
        let boundary = words - (reserve / 4).min(words / 2);
        let mut heap = Self {
            words: alloc::vec![0; words].into_boxed_slice(),
            // Word 0 is never an object: handle 0 stays invalid.
            main: Zone::new(1, boundary),
            reserve: Zone::new(boundary, words),
            privileged: false,
            interned: text::InternTable::default(),
            places: chars::Places::default(),
            codes: Vec::new(),
            codes_taken: 0,
            finalisers: finalise::Finalisers::default(),
            collections: 0,
            peak: 0,
            work: Cell::new(0),
            #[cfg(test)]
            fail_in: None,
        };
        heap.allow_fresh();
        heap
    }

    /// Allows only so much fresh memory until the next collection. What ran out of memory is first done again: after a
    /// collection it may take all there is.
    pub(crate) fn allow_fresh(&mut self) {
        let zone = &mut self.main;
        zone.limit = zone.end.min(zone.bump + FRESH_WORDS.max(zone.used()));
    }

    /// Begins a collection.
    pub(crate) fn marker(&mut self) -> Marker<'_> {
        #[cfg(test)]
        if self.fail_in == Some(0) {
            self.fail_in = None;
        }
        Marker::new(self)
    }

    /// More nodes than this only a structure has that shares parts: what walks one stops there.
    pub(crate) const fn nodes_max(&self) -> usize {
        self.words.len() / 2 + 1000
    }

    pub(crate) fn used_bytes(&self) -> usize {
        (self.main.used() + self.reserve.used()) * 4
    }

    /// The most bytes that were ever used.
    pub(crate) fn peak_bytes(&self) -> usize {
        self.used_bytes().max(self.peak * 4)
    }

    /// Remembers the peak; to be called before words are given back.
    fn note_peak(&mut self) {
        self.peak = self.peak.max(self.main.used() + self.reserve.used());
    }

    /// Free bytes for the running run, however scattered.
    pub(crate) fn free_bytes(&self) -> usize {
        let reserve = if self.privileged { self.reserve.end - self.reserve.start } else { 0 };
        (self.main.end - self.main.start + reserve).saturating_sub(self.main.used() + self.reserve.used()) * 4
    }

    /// Refuses what cannot fit before anything is computed for it.
    pub(crate) fn check_room(&self, bytes: usize) -> Result<(), Oom> {
        let largest = (self.main.end - self.main.start).max(self.reserve.end - self.reserve.start);
        if bytes / 4 + 4 > MAX_WORDS.min(largest) { Err(Oom) } else { Ok(()) }
    }

    /// A new object of `n` words, header included; its fields are NIL.
    #[inline]
    pub(crate) fn alloc(&mut self, kind: Kind, n: usize) -> Result<Ref, Oom> {
        self.alloc_of(kind, n, Value::NIL.0)
    }

    /// A new object of `n` words, header included; its fields are `fill`.
    #[inline]
    fn alloc_of(&mut self, kind: Kind, n: usize, fill: u32) -> Result<Ref, Oom> {
        let n = n.max(2);
        let at = self.block(n)?;
        if let Some((header, fields)) = self.words.get_mut(at..at + n).and_then(<[u32]>::split_first_mut) {
            *header = kind as u32 | (n as u32) << SIZE_SHIFT;
            fields.fill(fill);
        }
        Ok(Ref(at as u32))
    }

    /// A new object of these fields, of which there is one at least.
    #[inline(always)]
    pub(crate) fn alloc_filled<const N: usize>(&mut self, kind: Kind, fields: [u32; N]) -> Result<Ref, Oom> {
        let at = self.block(N + 1)?;
        if let Some((header, rest)) = self.words.get_mut(at..at + N + 1).and_then(<[u32]>::split_first_mut) {
            *header = kind as u32 | (N as u32 + 1) << SIZE_SHIFT;
            rest.copy_from_slice(&fields);
        }
        Ok(Ref(at as u32))
    }

    /// A block of `n` words, at least 2: from the list of its size, or fresh memory.
    #[inline(always)]
    fn block(&mut self, n: usize) -> Result<usize, Oom> {
        #[cfg(test)]
        if self.fails_now() {
            return Err(Oom);
        }
        if let Some(list) = self.main.small.get_mut(n) {
            let head = *list as usize;
            if head != 0 {
                *list = self.words.get(head + 1).copied().unwrap_or(0);
                self.main.free = self.main.free.saturating_sub(n);
                return Ok(head);
            }
            let at = self.main.bump;
            if at + n <= self.main.limit {
                self.main.bump = at + n;
                return Ok(at);
            }
        }
        self.block_slow(n)
    }

    /// Whether this allocation is the one that a test wants to fail.
    #[cfg(test)]
    fn fails_now(&mut self) -> bool {
        match self.fail_in {
            // Until the next collection, or a smaller request that is made instead would hide that this one failed.
            Some(0) => true,
            Some(n) => {
                self.fail_in = Some(n - 1);
                false
            }
            None => false,
        }
    }

    #[cold]
    #[inline(never)]
    fn block_slow(&mut self, n: usize) -> Result<usize, Oom> {
        if n > MAX_WORDS {
            return Err(Oom);
        }
        if let Some(at) = self.take(false, n) {
            return Ok(at);
        }
        // Before the reserve is touched, there has to be a collection.
        if self.privileged && self.main.limit == self.main.end {
            return self.take(true, n).ok_or(Oom);
        }
        Err(Oom)
    }

    const fn zone(&self, reserve: bool) -> &Zone {
        if reserve { &self.reserve } else { &self.main }
    }

    const fn zone_mut(&mut self, reserve: bool) -> &mut Zone {
        if reserve { &mut self.reserve } else { &mut self.main }
    }

    /// Takes a block from a zone: of its size, a large one, fresh memory, a piece of any other.
    fn take(&mut self, reserve: bool, n: usize) -> Option<usize> {
        let found = if n < SMALL {
            self.take_small(reserve, n, n)
        } else {
            self.take_large(reserve, n, FIRST_FIT_LOOKS)
        };
        if found.is_some() {
            return found;
        }
        let zone = self.zone_mut(reserve);
        if zone.bump + n <= zone.limit {
            let at = zone.bump;
            zone.bump += n;
            return Some(at);
        }
        let found = (n + 1..SMALL).find_map(|size| self.take_small(reserve, size, n));
        found.or_else(|| self.take_large(reserve, n, usize::MAX))
    }

    /// Takes `n` words of a free block of `size` words.
    fn take_small(&mut self, reserve: bool, size: usize, n: usize) -> Option<usize> {
        let head = self.zone(reserve).small.get(size).copied().filter(|head| *head != 0)? as usize;
        self.unlink_small(reserve, size, head);
        self.cut(reserve, head, size, n);
        Some(head)
    }

    /// The first `n` words of a block that has left its list are in use; the rest goes back.
    fn cut(&mut self, reserve: bool, at: usize, size: usize, n: usize) {
        self.give_back(at + n, size - n);
        let zone = self.zone_mut(reserve);
        zone.free = zone.free.saturating_sub(n);
    }

    fn unlink_small(&mut self, reserve: bool, size: usize, head: usize) {
        let next = self.word(head + 1);
        if let Some(slot) = self.zone_mut(reserve).small.get_mut(size) {
            *slot = next;
        }
    }

    /// First fit in the list of large blocks, looking at no more than `looks`.
    fn take_large(&mut self, reserve: bool, n: usize, looks: usize) -> Option<usize> {
        let mut before = 0;
        let mut at = self.zone(reserve).large as usize;
        let mut looks = looks;
        while at != 0 && looks > 0 {
            let size = (self.word(at) >> SIZE_SHIFT) as usize;
            let next = self.word(at + 1);
            if size >= n {
                if before == 0 {
                    self.zone_mut(reserve).large = next;
                } else {
                    self.set_word(before + 1, next);
                }
                self.cut(reserve, at, size, n);
                return Some(at);
            }
            before = at;
            at = next as usize;
            looks -= 1;
        }
        None
    }

    /// Puts a free block of `n` words on its list. A single word waits for the sweep to join it to a neighbour.
    fn give_back(&mut self, at: usize, n: usize) {
        if n == 0 {
            return;
        }
        self.set_word(at, Kind::Free as u32 | (n as u32) << SIZE_SHIFT);
        let reserve = at >= self.reserve.start;
        let zone = self.zone_mut(reserve);
        let next = match zone.small.get_mut(n) {
            Some(_) if n < 2 => return,
            Some(slot) => core::mem::replace(slot, at as u32),
            None => core::mem::replace(&mut zone.large, at as u32),
        };
        self.set_word(at + 1, next);
    }

    /// Frees an object at once: for buffers that nothing else can hold.
    pub(crate) fn free(&mut self, value: Value) {
        if let Some(r) = value.as_ref()
            && self.kind(r) != Kind::Free
        {
            self.note_peak();
            self.forget_text(self.kind(r));
            let (n, at) = (self.size(r), r.0 as usize);
            let zone = self.zone_mut(at >= self.reserve.start);
            zone.free += n;
            self.give_back(at, n);
        }
    }

    #[inline(always)]
    fn word(&self, at: usize) -> u32 {
        self.words.get(at).copied().unwrap_or(0)
    }

    #[inline(always)]
    fn set_word(&mut self, at: usize, word: u32) {
        if let Some(slot) = self.words.get_mut(at) {
            *slot = word;
        }
    }

    /// Field `i` (1 is the first).
    #[inline(always)]
    pub(crate) fn get(&self, r: Ref, i: usize) -> Value {
        match self.words.get(r.0 as usize + i) {
            Some(word) => Value(*word),
            None => Value::NIL,
        }
    }

    #[inline(always)]
    pub(crate) fn set(&mut self, r: Ref, i: usize, value: Value) {
        if let Some(slot) = self.words.get_mut(r.0 as usize + i) {
            *slot = value.0;
        }
    }

    #[inline(always)]
    pub(crate) fn kind(&self, r: Ref) -> Kind {
        Kind::of(self.word(r.0 as usize))
    }

    /// The kind of a value that is a handle.
    #[inline(always)]
    pub(crate) fn kind_of(&self, value: Value) -> Option<Kind> {
        value.as_ref().map(|r| self.kind(r))
    }

    /// The object, when the value is one of this kind.
    #[inline(always)]
    pub(crate) fn as_kind(&self, value: Value, kind: Kind) -> Option<Ref> {
        match value.as_ref() {
            Some(r) if self.word(r.0 as usize) & KIND_MASK == kind as u32 => Some(r),
            _ => None,
        }
    }

    /// Words of the object, header included.
    #[inline(always)]
    pub(crate) fn size(&self, r: Ref) -> usize {
        (self.word(r.0 as usize) >> SIZE_SHIFT) as usize
    }

    /// Notes work of so many steps, of which a few are free.
    #[inline(always)]
    fn worked(&self, steps: usize) {
        if steps > 64 {
            self.work.set(self.work.get().saturating_add((steps / 16) as u32));
        }
    }

    /// The fuel for what was noted since the last time.
    #[inline(always)]
    pub(crate) fn take_work(&self) -> i64 {
        match self.work.get() {
            0 => 0,
            _ => i64::from(self.work.take()),
        }
    }

    #[inline(always)]
    fn has_flag(&self, r: Ref) -> bool {
        self.word(r.0 as usize) & FLAG != 0
    }

    fn set_flag(&mut self, r: Ref) {
        let header = self.word(r.0 as usize);
        self.set_word(r.0 as usize, header | FLAG);
    }

    /// Fields `from..from + n` as raw words.
    #[inline(always)]
    fn raw(&self, r: Ref, from: usize, n: usize) -> &[u32] {
        let at = r.0 as usize + from;
        self.words.get(at..at + n).unwrap_or(&[])
    }

    #[inline(always)]
    fn raw_mut(&mut self, r: Ref, from: usize, n: usize) -> &mut [u32] {
        let at = r.0 as usize + from;
        self.words.get_mut(at..at + n).unwrap_or(&mut [])
    }

    /// The whole arena as bytes, and where field `from` of the object starts in it.
    fn bytes_of(&self, r: Ref, from: usize, len: usize) -> &[u8] {
        let at = (r.0 as usize + from) * 4;
        bytemuck::cast_slice::<u32, u8>(&self.words).get(at..at + len).unwrap_or(&[])
    }

    fn bytes_of_mut(&mut self, r: Ref, from: usize, len: usize) -> &mut [u8] {
        let at = (r.0 as usize + from) * 4;
        bytemuck::cast_slice_mut::<u32, u8>(&mut self.words).get_mut(at..at + len).unwrap_or(&mut [])
    }

    /// Copies words between objects (or within one).
    fn copy_words(&mut self, from: Ref, from_field: usize, to: Ref, to_field: usize, n: usize) {
        let source = from.0 as usize + from_field;
        let target = to.0 as usize + to_field;
        if source + n <= self.words.len() && target + n <= self.words.len() {
            self.words.copy_within(source..source + n, target);
        }
    }

    /// Copies bytes between the byte areas of objects.
    pub(crate) fn copy_bytes(
        &mut self,
        from: ByteArea,
        start: usize,
        len: usize,
        to: ByteArea,
        target: usize,
    ) {
        let source = from.at + start;
        let target_at = to.at + target;
        let bytes = bytemuck::cast_slice_mut::<u32, u8>(&mut self.words);
        if start + len <= from.len
            && target + len <= to.len
            && source + len <= bytes.len()
            && target_at + len <= bytes.len()
        {
            bytes.copy_within(source..source + len, target_at);
        }
    }
}

/// Where the bytes of a `str`, `bytes` or `bytearray` are.
#[derive(Clone, Copy, Debug)]
pub(crate) struct ByteArea {
    at: usize,
    pub(crate) len: usize,
}

impl ByteArea {
    /// The `len` bytes from `start` on, which lie inside.
    const fn part(self, start: usize, len: usize) -> Self {
        Self { at: self.at + start, len }
    }
}
