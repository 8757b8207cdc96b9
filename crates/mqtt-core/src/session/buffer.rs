//! Two fixed buffers: one that is filled at the end and read from the front, and a ring of bytes.
//!
//! Neither grows. A position that would lie outside is treated as "nothing there", never as a panic.

use alloc::boxed::Box;
use alloc::vec;
use core::fmt;

/// Bytes in one piece: filled at the end, consumed from the front.
pub(super) struct Linear {
    bytes: Box<[u8]>,
    start: usize,
    end: usize,
}

impl Linear {
    pub(super) fn new(capacity: usize) -> Self {
        Self { bytes: vec![0; capacity].into_boxed_slice(), start: 0, end: 0 }
    }

    pub(super) fn capacity(&self) -> usize {
        self.bytes.len()
    }

    pub(super) fn filled(&self) -> &[u8] {
        self.bytes.get(self.start..self.end).unwrap_or_default()
    }

    pub(super) const fn is_empty(&self) -> bool {
        self.start == self.end
    }

    pub(super) const fn clear(&mut self) {
        self.start = 0;
        self.end = 0;
    }

    /// Drops the first `n` bytes.
    pub(super) fn consume(&mut self, n: usize) {
        self.start = self.start.saturating_add(n).min(self.end);
        if self.start == self.end {
            self.clear();
        }
    }

    /// The free room at the end; when that is less than `wanted` but would do without the gap in front, moves the gap.
    pub(super) fn spare(&mut self, wanted: usize) -> &mut [u8] {
        if self.bytes.len() - self.end < wanted && self.start > 0 {
            self.bytes.copy_within(self.start..self.end, 0);
            self.end -= self.start;
            self.start = 0;
        }
        self.bytes.get_mut(self.end..).unwrap_or_default()
    }

    /// The first `n` bytes of the spare room have been filled.
    pub(super) fn grow(&mut self, n: usize) {
        self.end = self.end.saturating_add(n).min(self.bytes.len());
    }

    /// Takes as much of `bytes` as fits; says how much.
    pub(super) fn take(&mut self, bytes: &[u8]) -> usize {
        let spare = self.spare(bytes.len());
        let n = bytes.len().min(spare.len());
        if let (Some(to), Some(from)) = (spare.get_mut(..n), bytes.get(..n)) {
            to.copy_from_slice(from);
        }
        self.grow(n);
        n
    }
}

/// Bytes in a circle: pushed at the tail, freed from the head, readable anywhere in between.
pub(super) struct Ring {
    bytes: Box<[u8]>,
    /// Where the next byte goes; less than the capacity, or 0.
    tail: usize,
    used: usize,
}

impl Ring {
    pub(super) fn new(capacity: usize) -> Self {
        Self { bytes: vec![0; capacity].into_boxed_slice(), tail: 0, used: 0 }
    }

    pub(super) fn capacity(&self) -> usize {
        self.bytes.len()
    }

    pub(super) fn free(&self) -> usize {
        self.bytes.len() - self.used
    }

    /// Where the next pushed byte will lie.
    pub(super) const fn tail(&self) -> usize {
        self.tail
    }

    /// Appends `len` bytes, for which the caller has checked that there is room and which the caller writes; none if
    /// they would not lie in one piece.
    pub(super) fn push_piece(&mut self, len: usize) -> Option<&mut [u8]> {
        let (start, end) = (self.tail, self.tail.checked_add(len)?);
        if end > self.bytes.len() {
            return None;
        }
        self.tail = self.wrapped(end);
        self.used += len;
        self.bytes.get_mut(start..end)
    }

    /// Appends `bytes`, for which the caller has checked that there is room.
    pub(super) fn push(&mut self, bytes: &[u8]) {
        let until_end = self.bytes.len() - self.tail;
        let (first, second) = bytes.split_at(bytes.len().min(until_end));
        if let Some(to) = self.bytes.get_mut(self.tail..self.tail + first.len()) {
            to.copy_from_slice(first);
        }
        if let Some(to) = self.bytes.get_mut(..second.len()) {
            to.copy_from_slice(second);
        }
        self.tail = self.wrapped(self.tail + bytes.len());
        self.used = (self.used + bytes.len()).min(self.bytes.len());
    }

    /// Copies the bytes from `position` on into `out`.
    pub(super) fn read(&self, position: usize, out: &mut [u8]) {
        let position = self.wrapped(position);
        if let Some(from) = self.bytes.get(position..position + out.len()) {
            out.copy_from_slice(from);
            return;
        }
        let until_end = self.bytes.len() - position;
        let (first, second) = out.split_at_mut(out.len().min(until_end));
        if let Some(from) = self.bytes.get(position..position + first.len()) {
            first.copy_from_slice(from);
        }
        if let Some(from) = self.bytes.get(..second.len()) {
            second.copy_from_slice(from);
        }
    }

    /// The byte at `position`.
    pub(super) fn at(&mut self, position: usize) -> Option<&mut u8> {
        let position = self.wrapped(position);
        self.bytes.get_mut(position)
    }

    /// Gives back the `n` oldest bytes.
    pub(super) fn release(&mut self, n: usize) {
        self.used = self.used.saturating_sub(n);
    }

    /// `position` is less than twice the capacity.
    fn wrapped(&self, position: usize) -> usize {
        if position >= self.bytes.len() { position - self.bytes.len() } else { position }
    }
}

/// Without the bytes: there may be a password among them.
impl fmt::Debug for Linear {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Linear({}..{} of {} bytes)", self.start, self.end, self.bytes.len())
    }
}

/// Without the bytes.
impl fmt::Debug for Ring {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Ring({} of {} bytes, tail at {})", self.used, self.bytes.len(), self.tail)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_linear_buffer_moves_its_gap_only_when_it_must() {
        let mut buffer = Linear::new(8);
        assert_eq!(buffer.take(b"abcdef"), 6);
        buffer.consume(4);
        assert_eq!(buffer.take(b"gh"), 2);
        assert_eq!((buffer.start, buffer.filled()), (4, b"efgh".as_slice()));
        assert_eq!(buffer.take(b"ijklm"), 4);
        assert_eq!((buffer.start, buffer.filled()), (0, b"efghijkl".as_slice()));
        assert_eq!(buffer.take(b"m"), 0);
        buffer.consume(99);
        assert!(buffer.is_empty());
        assert_eq!(buffer.start, 0);
    }

    #[test]
    fn a_ring_reads_across_its_end() {
        let mut ring = Ring::new(5);
        ring.push(b"abc");
        ring.release(3);
        let start = ring.tail();
        ring.push(b"defgh");
        assert_eq!(ring.free(), 0);
        let mut out = [0; 5];
        ring.read(start, &mut out);
        assert_eq!(&out, b"defgh");
        *ring.at(start + 3).unwrap() = b'G';
        ring.read(start + 2, &mut out[..3]);
        assert_eq!(&out[..3], b"fGh");
        ring.release(5);
        assert_eq!(ring.push_piece(3), None, "it would wrap");
        assert_eq!(ring.push_piece(2).map(|piece| piece.len()), Some(2));
        assert_eq!((ring.tail(), ring.free()), (0, 3));
    }

    #[test]
    fn an_empty_ring_has_no_room_and_no_byte() {
        let mut ring = Ring::new(0);
        ring.push(b"");
        assert_eq!((ring.free(), ring.at(0)), (0, None));
    }
}
