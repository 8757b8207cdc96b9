//! Characters of texts: how many there are, and where each begins.
//!
//! A text is UTF-8, so finding character `i` means counting unless all are ASCII. What was counted last in a few long texts
//! is kept: going over one by index, in slices or match by match costs in proportion to the way, not to the text each time.

use core::cell::Cell;

use super::{Heap, Kind, Ref, Value};

/// Shorter texts are counted anew.
const LONG: usize = 64;
/// How many texts are remembered, each in the place that its handle gives.
const PLACES: usize = 4;

/// What is known of one text.
#[derive(Clone, Copy, Debug, Default)]
struct Place {
    /// Its handle; 0: none.
    text: u32,
    /// Its characters.
    count: usize,
    /// A character and the byte where it begins.
    char: usize,
    byte: usize,
}

/// The texts that were looked at last.
#[derive(Debug, Default)]
pub(super) struct Places([Cell<Place>; PLACES]);

impl Places {
    /// Objects are about to go away: their handles may come back for others.
    pub(super) fn forget(&self) {
        for place in &self.0 {
            place.set(Place::default());
        }
    }
}

/// Whether a byte begins a character.
const fn begins(byte: u8) -> bool {
    byte & 0xc0 != 0x80
}

fn count(text: &[u8]) -> usize {
    if text.is_ascii() { text.len() } else { text.iter().filter(|byte| begins(**byte)).count() }
}

/// The byte where character `n` begins; the end when there are no more.
fn nth(text: &[u8], n: usize) -> usize {
    text.iter().enumerate().filter(|(_, byte)| begins(**byte)).nth(n).map_or(text.len(), |(at, _)| at)
}

/// The byte where the `n`th character from the end begins.
fn nth_back(text: &[u8], n: usize) -> usize {
    match n.checked_sub(1) {
        None => text.len(),
        Some(n) => {
            text.iter().enumerate().rev().filter(|(_, byte)| begins(**byte)).nth(n).map_or(0, |(at, _)| at)
        }
    }
}

impl Heap {
    /// How many characters a `str` has.
    pub(crate) fn char_count(&self, value: Value) -> Option<usize> {
        let text = self.str_bytes(value)?;
        if text.len() < LONG {
            return Some(count(text));
        }
        Some(self.place(value, text).map_or(0, |(_, place)| place.count))
    }

    /// The byte where character `i` of a `str` begins; beyond the last one, its end.
    pub(crate) fn byte_of_char(&self, value: Value, i: usize) -> usize {
        let text = self.str_bytes(value).unwrap_or(&[]);
        if text.len() < LONG {
            return nth(text, i);
        }
        let Some((cell, place)) = self.place(value, text) else { return 0 };
        if i >= place.count {
            return text.len();
        }
        if place.count == text.len() {
            return i;
        }
        let (before, after) = text.split_at_checked(place.byte).unwrap_or((text, &[]));
        let byte = if i >= place.char {
            place.byte + nth(after, i - place.char)
        } else if i < place.char / 2 {
            nth(before, i)
        } else {
            nth_back(before, place.char - i)
        };
        self.worked(byte.abs_diff(place.byte).min(byte));
        cell.set(Place { char: i, byte, ..place });
        byte
    }

    /// How many characters of a `str` begin before a byte.
    pub(crate) fn char_of_byte(&self, value: Value, byte: usize) -> usize {
        let text = self.str_bytes(value).unwrap_or(&[]);
        let byte = byte.min(text.len());
        let between = |from: usize, to: usize| text.get(from..to).map_or(0, count);
        if text.len() < LONG {
            return between(0, byte);
        }
        let Some((cell, place)) = self.place(value, text) else { return 0 };
        if place.count == text.len() {
            return byte;
        }
        let char = if byte >= place.byte {
            place.char + between(place.byte, byte)
        } else if byte < place.byte / 2 {
            between(0, byte)
        } else {
            place.char.saturating_sub(between(byte, place.byte))
        };
        self.worked(byte.abs_diff(place.byte).min(byte));
        cell.set(Place { char, byte, ..place });
        char
    }

    /// What is known of a long text, counted if nothing was.
    fn place(&self, value: Value, text: &[u8]) -> Option<(&Cell<Place>, Place)> {
        let r = value.as_ref()?;
        let cell = self.places.0.get(r.0 as usize % PLACES)?;
        let mut place = cell.get();
        if place.text != r.0 {
            self.worked(text.len());
            place = Place { text: r.0, count: count(text), char: 0, byte: 0 };
            cell.set(place);
        }
        Some((cell, place))
    }

    /// A text was made from a known one by appending `more`.
    pub(super) fn note_appended(&self, from: Value, to: Ref, more: &[u8]) {
        let known = |r: Ref| self.places.0.get(r.0 as usize % PLACES).map(|cell| (cell, cell.get()));
        let Some((_, place)) = from
            .as_ref()
            .and_then(known)
            .filter(|(_, place)| place.text != 0 && from.as_ref() == Some(Ref(place.text)))
        else {
            return;
        };
        if let Some((cell, _)) = known(to) {
            cell.set(Place { text: to.0, count: place.count + count(more), ..place });
        }
    }

    /// Forgets a text that is freed at once.
    pub(super) fn forget_text(&self, kind: Kind) {
        if matches!(kind, Kind::Str | Kind::Text) {
            self.places.forget();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::string::String;

    #[test]
    fn every_character_is_found_in_any_order() {
        // The remembered place must serve steps forward, steps back and jumps alike.
        let mut heap = Heap::new(1 << 16, 0);
        let text: String = (0..200).map(|i| ['a', 'é', '€', '😀'][i * 7 % 4]).collect();
        let value = heap.new_str(&text).unwrap();
        let starts: alloc::vec::Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
        assert_eq!(heap.char_count(value), Some(200));
        let mut at = 0;
        for step in [1, 3, 199, 198, 7, 100, 101, 57, 143, 1] {
            for _ in 0..50 {
                at = (at + step) % 200;
                assert_eq!(heap.byte_of_char(value, at), starts[at]);
                let other = (at * 13) % 200;
                assert_eq!(heap.char_of_byte(value, starts[other]), other);
            }
        }
        assert_eq!(heap.byte_of_char(value, 200), text.len());
        assert_eq!(heap.char_of_byte(value, text.len()), 200);
    }

    #[test]
    fn what_is_known_of_a_text_holds_for_one_that_is_appended_to_it() {
        let mut heap = Heap::new(1 << 16, 0);
        let mut value = heap.new_str(&"aé".repeat(100)).unwrap();
        let more = heap.new_str("€b").unwrap();
        for count in (202..300).step_by(2) {
            assert_eq!(heap.char_count(value), Some(count - 2));
            value = heap.concat(Kind::Str, value, more).unwrap();
            assert_eq!(heap.char_count(value), Some(count));
            assert_eq!(heap.byte_of_char(value, count - 1), heap.any_bytes(value).len() - 1);
        }
    }

    #[test]
    fn a_freed_text_is_forgotten() {
        // Its handle comes back for another text, whose characters lie elsewhere.
        let mut heap = Heap::new(1 << 16, 0);
        let first = heap.new_str(&"é".repeat(100)).unwrap();
        assert_eq!(heap.byte_of_char(first, 50), 100);
        heap.free(first);
        let second = heap.new_str(&"a€".repeat(50)).unwrap();
        assert_eq!(first, second);
        assert_eq!(heap.byte_of_char(second, 50), 100);
        assert_eq!(heap.byte_of_char(second, 51), 101);
        assert_eq!(heap.byte_of_char(second, 52), 104);
    }
}
