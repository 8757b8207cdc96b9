//! Compression to deflate data, piece by piece, with the codes that the format has fixed: one block, which is begun with the
//! first piece and ended with the last.

use alloc::vec::Vec;

use super::inflate::{DISTANCES, LENGTHS};

/// Entries of the table of places by the three bytes that begin there.
const HEADS: usize = 4096;
/// How many earlier places are compared with each.
const TRIES: usize = 16;
const MATCH_MIN: usize = 3;
const MATCH_MAX: usize = 258;

/// Bits that do not make a whole byte yet, and whether the block was begun.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Tail {
    pub(super) held: u8,
    pub(super) count: u8,
    pub(super) begun: bool,
}

struct Writer {
    out: Vec<u8>,
    held: u32,
    count: u32,
}

impl Writer {
    /// The lowest bit first.
    fn put(&mut self, value: u32, count: u32) {
        self.held |= value << self.count;
        self.count += count;
        while self.count >= 8 {
            self.out.push(self.held as u8);
            self.held >>= 8;
            self.count -= 8;
        }
    }

    /// A code, the highest bit first.
    fn code(&mut self, code: u32, count: u32) {
        self.put(code.reverse_bits() >> (32 - count), count);
    }

    /// A literal, the end of the block, or a length.
    fn symbol(&mut self, symbol: u32) {
        match symbol {
            0..=143 => self.code(0x30 + symbol, 8),
            144..=255 => self.code(0x190 + symbol - 144, 9),
            256..=279 => self.code(symbol - 256, 7),
            _ => self.code(0xc0 + symbol - 280, 8),
        }
    }

    fn copy(&mut self, length: usize, distance: usize) {
        let (symbol, base, extra) = place(&LENGTHS, length);
        self.symbol(257 + symbol);
        self.put(length as u32 - base, extra);
        let (symbol, base, extra) = place(&DISTANCES, distance);
        self.code(symbol, 5);
        self.put(distance as u32 - base, extra);
    }
}

/// The symbol for a value, the least value that it stands for, and how many bits follow.
fn place(table: &[(u16, u8)], value: usize) -> (u32, u32, u32) {
    let symbol = table.partition_point(|(base, _)| usize::from(*base) <= value).saturating_sub(1);
    let (base, extra) = table.get(symbol).copied().unwrap_or((0, 0));
    (symbol as u32, u32::from(base), u32::from(extra))
}

/// Compresses what follows `history` in `all`, which has fewer than 65,536 bytes; copies reach back `window` bytes at most.
/// None: no memory.
pub(super) fn pack(
    all: &[u8],
    history: usize,
    window: usize,
    last: bool,
    tail: &mut Tail,
) -> Option<Vec<u8>> {
    let mut writer = Writer { out: Vec::new(), held: u32::from(tail.held), count: u32::from(tail.count) };
    // A literal takes 9 bits at most.
    writer.out.try_reserve((all.len() - history.min(all.len())) * 9 / 8 + 8).ok()?;
    let mut places = Places::new(all.len())?;
    if !tail.begun {
        // The last block, fixed codes.
        writer.put(0b011, 3);
    }
    let mut at = 0;
    while at < history {
        places.insert(all, at);
        at += 1;
    }
    while let Some(byte) = all.get(at) {
        let (length, distance) = places.longest(all, at, window);
        let step = if length >= MATCH_MIN {
            writer.copy(length, distance);
            length
        } else {
            writer.symbol(u32::from(*byte));
            1
        };
        for place in at..at + step {
            places.insert(all, place);
        }
        at += step;
    }
    if last {
        writer.symbol(256);
        let rest = (8 - writer.count) % 8;
        writer.put(0, rest);
    }
    *tail = Tail { held: writer.held as u8, count: writer.count as u8, begun: true };
    Some(writer.out)
}

/// Where three bytes were seen last, and for each place where they were seen before; one more than the place, 0 for none.
struct Places {
    heads: Vec<u16>,
    before: Vec<u16>,
}

impl Places {
    fn new(len: usize) -> Option<Self> {
        let zeros = |n: usize| {
            let mut all = Vec::new();
            all.try_reserve_exact(n).ok()?;
            all.resize(n, 0_u16);
            Some(all)
        };
        Some(Self { heads: zeros(HEADS)?, before: zeros(len)? })
    }

    fn head(all: &[u8], at: usize) -> Option<usize> {
        let &[a, b, c] = all.get(at..at + MATCH_MIN)? else { return None };
        let mixed = (u32::from(a) << 16 | u32::from(b) << 8 | u32::from(c)).wrapping_mul(0x9e37_79b1);
        Some((mixed >> 20) as usize % HEADS)
    }

    fn insert(&mut self, all: &[u8], at: usize) {
        let Some(head) = Self::head(all, at).and_then(|head| self.heads.get_mut(head)) else { return };
        if let Some(before) = self.before.get_mut(at) {
            *before = *head;
        }
        *head = u16::try_from(at + 1).unwrap_or(0);
    }

    /// The longest copy of what begins at a place, and how far back it is.
    fn longest(&self, all: &[u8], at: usize, window: usize) -> (usize, usize) {
        let mut best = (0, 0);
        let Some(mut known) = Self::head(all, at).and_then(|head| self.heads.get(head)).copied() else {
            return best;
        };
        let here = all.get(at..).unwrap_or(&[]);
        for _ in 0..TRIES {
            let Some(start) = usize::from(known).checked_sub(1) else { break };
            if at - start.min(at) > window {
                break;
            }
            let there = all.get(start..).unwrap_or(&[]);
            let length = here.iter().zip(there).take(MATCH_MAX).take_while(|(a, b)| a == b).count();
            if length > best.0 {
                best = (length, at - start);
            }
            if length == MATCH_MAX {
                break;
            }
            known = self.before.get(start).copied().unwrap_or(0);
        }
        best
    }
}

#[cfg(test)]
mod tests {
    use super::super::inflate::{Wrapper, decompress};
    use super::*;

    /// Compresses in pieces of some size.
    fn packed(data: &[u8], piece: usize, window: usize) -> Vec<u8> {
        let mut tail = Tail { held: 0, count: 0, begun: false };
        let mut out = Vec::new();
        let mut at = 0;
        while at < data.len() {
            let history = at.saturating_sub(window);
            let end = (at + piece).min(data.len());
            out.extend(pack(&data[history..end], at - history, window, false, &mut tail).unwrap());
            at = end;
        }
        out.extend(pack(&[], 0, window, true, &mut tail).unwrap());
        out
    }

    #[test]
    fn what_is_packed_unpacks_to_the_same() {
        // Text, noise, long rows, and nothing, in pieces that divide copies anywhere.
        let noise: Vec<u8> = (0..5000_u32).map(|i| (i.wrapping_mul(2_654_435_761) >> 13) as u8).collect();
        let text = b"the quick brown fox jumps over the lazy dog. ".repeat(100);
        for data in [&text[..], &noise, &[7; 3000], b"", b"a", b"abcabcabcabcx", &[200; 4]] {
            for piece in [1, 7, 300, 10_000] {
                for window in [32, 256, 32_768] {
                    let out = packed(data, piece, window);
                    let (back, used) = decompress(&out, Wrapper::Raw, 1 << 20).unwrap();
                    assert_eq!((&back[..], used), (data, out.len()), "{piece} {window}");
                }
            }
        }
        assert!(packed(&text, 4096, 32_768).len() < text.len() / 20);
        assert!(packed(&noise, 4096, 256).len() < noise.len() * 9 / 8 + 8);
    }
}
