//! Mark and sweep, between instructions only.
//!
//! The mark stack is a fixed array; when it overflows, objects stay grey and the part of the heap where they lie is scanned
//! for them.

use crate::vm::handles::Handles;

use super::{GREY, Heap, Kind, MARK, Ref, SIZE_SHIFT, SMALL, Value};

const MARK_STACK: usize = 256;

const NO_GREY: (usize, usize) = (usize::MAX, 0);

/// Marks from roots; then [`Marker::finish`] sweeps.
pub(crate) struct Marker<'a> {
    pub(super) heap: &'a mut Heap,
    stack: [u32; MARK_STACK],
    depth: usize,
    /// The first and the last grey object, which found no room on the stack; the other way round when there is none.
    grey: (usize, usize),
    /// Objects marked.
    pub(super) count: u32,
}

impl<'a> Marker<'a> {
    pub(crate) fn new(heap: &'a mut Heap) -> Self {
        Self { heap, stack: [0; MARK_STACK], depth: 0, grey: NO_GREY, count: 0 }
    }

    pub(crate) fn roots(&mut self, values: &[Value]) {
        for value in values {
            self.root(*value);
        }
    }

    pub(crate) fn root(&mut self, value: Value) {
        self.visit(value);
        self.drain();
    }

    fn visit(&mut self, value: Value) {
        let Some(r) = value.as_ref() else { return };
        let at = r.0 as usize;
        let header = self.heap.word(at);
        if r.0 == 0 || header & MARK != 0 {
            return;
        }
        let kind = Kind::of(header);
        if kind == Kind::Free {
            return;
        }
        self.count += 1;
        if kind <= Kind::Big {
            self.heap.set_word(at, header | MARK);
            return;
        }
        match self.stack.get_mut(self.depth) {
            Some(slot) => {
                *slot = r.0;
                self.depth += 1;
                self.heap.set_word(at, header | MARK);
            }
            None => {
                self.grey = (self.grey.0.min(at), self.grey.1.max(at));
                self.heap.set_word(at, header | MARK | GREY);
            }
        }
    }

    fn drain(&mut self) {
        self.empty_stack();
        while self.grey.0 <= self.grey.1 {
            let (first, last) = core::mem::replace(&mut self.grey, NO_GREY);
            self.scan_grey(first, last);
        }
    }

    fn empty_stack(&mut self) {
        while self.depth > 0 {
            self.depth -= 1;
            let at = self.stack.get(self.depth).copied().unwrap_or(0);
            self.children(Ref(at));
        }
    }

    /// Goes through the objects between two for those that found no room on the stack.
    fn scan_grey(&mut self, first: usize, last: usize) {
        let (gap, reserve) = (self.heap.main.bump, self.heap.reserve.start);
        let mut at = first;
        while at <= last {
            if (gap..reserve).contains(&at) {
                at = reserve;
                continue;
            }
            let header = self.heap.word(at);
            if header & GREY != 0 {
                self.heap.set_word(at, header & !GREY);
                self.children(Ref(at as u32));
                // Empty the stack before going on, so that few objects have to stay grey.
                self.empty_stack();
            }
            at += ((header >> SIZE_SHIFT) as usize).max(1);
        }
    }

    fn children(&mut self, r: Ref) {
        let size = self.heap.size(r);
        if self.heap.kind(r) == Kind::Code {
            let index = self.heap.get(r, 1).as_count();
            if let Some(code) = self.heap.codes.get(index).cloned().flatten() {
                for value in code.values() {
                    self.visit(*value);
                }
            }
            return;
        }
        for i in 1..size {
            let value = self.heap.get(r, i);
            if value.0 & 3 == 0 {
                self.visit(value);
            }
        }
    }

    /// Whether the object has been found to live.
    pub(crate) fn is_marked(&self, r: Ref) -> bool {
        self.heap.word(r.0 as usize) & MARK != 0
    }

    /// Sees to what has a `__del__` and to what is open at the host, and sweeps. Returns how many objects live, for the fuel.
    pub(crate) fn finish(mut self, handles: &mut Handles) -> u32 {
        self.finalise();
        handles.sort_out(&self);
        let count = self.count;
        self.heap.sweep();
        count
    }
}

impl Heap {
    fn sweep(&mut self) {
        self.collections = self.collections.wrapping_add(1);
        self.note_peak();
        self.places.forget();
        let mut interned = core::mem::take(&mut self.interned);
        interned.retain(|r| self.word(r.0 as usize) & MARK != 0, |r| self.stored_hash(r));
        self.interned = interned;
        for reserve in [false, true] {
            self.sweep_zone(reserve);
        }
    }

    fn sweep_zone(&mut self, reserve: bool) {
        let zone = self.zone_mut(reserve);
        zone.small = [0; SMALL];
        zone.large = 0;
        let (mut at, end) = (zone.start, zone.bump);
        let mut used = 0;
        let mut free_start = 0;
        while at < end {
            let header = self.word(at);
            let size = ((header >> SIZE_SHIFT) as usize).max(1);
            if header & MARK != 0 {
                if free_start != 0 {
                    self.give_back(free_start, at - free_start);
                    free_start = 0;
                }
                self.set_word(at, header & !(MARK | GREY));
                used += size;
            } else {
                if Kind::of(header) == Kind::Code {
                    let index = self.get(Ref(at as u32), 1).as_count();
                    if let Some(code) = self.codes.get_mut(index) {
                        *code = None;
                        self.codes_taken = self.codes_taken.min(index);
                    }
                }
                if free_start == 0 {
                    free_start = at;
                }
            }
            at += size;
        }
        let zone = self.zone_mut(reserve);
        if free_start != 0 {
            zone.bump = free_start;
        }
        zone.limit = zone.end;
        zone.free = (zone.bump - zone.start).saturating_sub(used);
    }

    /// Whether a string is the one interned copy of its text.
    pub(super) fn is_interned(&self, r: Ref) -> bool {
        self.has_flag(r)
    }
}
