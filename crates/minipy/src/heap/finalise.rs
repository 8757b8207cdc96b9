//! Objects with a `__del__`: found dead by the collector, kept until the engine has called it, once.
//!
//! The last word of such an object, which no other has, links it into one of two lists: those that live, which the list does not
//! keep alive, and those that wait for their call, which are roots. The collector moves them; it never runs Python. Both
//! lists lie in the objects themselves, so the arena bounds them.

use super::{Heap, MARK, Marker, Ref, Value, class};

/// The two lists; 0 is the end of one.
#[derive(Debug, Default)]
pub(super) struct Finalisers {
    /// Has not been found dead: the newest first.
    live: u32,
    /// Waits for its call: the one that waits longest, and the last.
    waiting: u32,
    last: u32,
    /// The next collection frees the dead without a call.
    forgo: bool,
}

impl Heap {
    /// Whether an instance of this class needs the word for the lists.
    #[inline]
    pub(super) fn has_finaliser(&self, class: Value) -> bool {
        class.as_ref().is_some_and(|c| self.class_flags(c) & class::HAS_DEL != 0)
    }

    /// Has the collector see when this object, whose last word is for that, is dead.
    pub(super) fn watch(&mut self, r: Ref) {
        self.set_link(r.0, self.finalisers.live);
        self.finalisers.live = r.0;
    }

    /// Whether dead objects wait for their `__del__`.
    pub(crate) const fn finalisers_wait(&self) -> bool {
        self.finalisers.waiting != 0
    }

    /// The object that has waited longest, which now is one like any other.
    pub(crate) fn next_finaliser(&mut self) -> Option<Value> {
        let first = self.finalisers.waiting;
        if first == 0 {
            return None;
        }
        self.finalisers.waiting = self.link(first);
        Some(Ref(first).value())
    }

    /// Gives up the objects that wait, and those that the next collection finds dead: there is no memory to keep them.
    pub(crate) const fn forgo_finalisers(&mut self) {
        self.finalisers.waiting = 0;
        self.finalisers.forgo = true;
    }

    fn link(&self, at: u32) -> u32 {
        self.get(Ref(at), self.size(Ref(at)).saturating_sub(1)).as_count() as u32
    }

    fn set_link(&mut self, at: u32, to: u32) {
        let last = self.size(Ref(at)).saturating_sub(1);
        // As a number: the marker does not follow it.
        self.set(Ref(at), last, Value::count(to as usize));
    }
}

impl Marker<'_> {
    /// After all other roots: moves what is dead to those that wait, and keeps it and what it reaches.
    pub(super) fn finalise(&mut self) {
        self.keep(self.heap.finalisers.waiting);
        let forgo = core::mem::take(&mut self.heap.finalisers.forgo);
        let (mut at, mut live) = (self.heap.finalisers.live, 0);
        let (mut dead, mut dead_last) = (0, 0);
        self.heap.finalisers.live = 0;
        while at != 0 {
            let next = self.heap.link(at);
            if self.heap.word(at as usize) & MARK != 0 {
                match live {
                    0 => self.heap.finalisers.live = at,
                    before => self.heap.set_link(before, at),
                }
                self.heap.set_link(at, 0);
                live = at;
            } else if !forgo {
                // Turns the order round: the oldest is called first.
                self.heap.set_link(at, dead);
                if dead == 0 {
                    dead_last = at;
                }
                dead = at;
            }
            at = next;
            self.count += 1;
        }
        if dead == 0 {
            return;
        }
        match self.heap.finalisers.waiting {
            0 => self.heap.finalisers.waiting = dead,
            _ => self.heap.set_link(self.heap.finalisers.last, dead),
        }
        self.heap.finalisers.last = dead_last;
        // Only now, so that each of a cycle is found.
        self.keep(dead);
    }

    fn keep(&mut self, first: u32) {
        let mut at = first;
        while at != 0 {
            self.root(Ref(at).value());
            at = self.heap.link(at);
        }
    }
}
