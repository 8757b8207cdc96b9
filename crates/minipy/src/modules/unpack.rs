//! Decompression that stops after any number of bytes, in or out, and goes on later: what a stream needs. Between two
//! steps its state is bytes, which stand in the script's heap.

use alloc::vec::Vec;

use super::inflate::{Bad, Bits, CODES_MAX, CodeLengths, DISTANCES, LENGTHS};

/// Bytes of a state; zeros are the beginning.
pub(super) const STATE: usize = 18 + CODES_MAX;
const _: () = assert!(STATE == 336, "frozen/deflate.py makes it");

const HEADER: u8 = 0;
const STORED: u8 = 1;
const CODES: u8 = 2;
const DONE: u8 = 3;

struct State {
    phase: u8,
    /// No block follows this one.
    last: bool,
    /// Bits of the last byte read that are still to be used, and how many.
    held: u8,
    count: u8,
    /// Bytes to come of a stored block, or of a copy, and how far back that one begins.
    left: u16,
    distance: u16,
    /// Where the next byte goes in the window, and how many it has.
    at: u16,
    filled: u16,
    codes: CodeLengths,
}

impl State {
    fn read(bytes: &[u8]) -> Self {
        let byte = |at: usize| bytes.get(at).copied().unwrap_or(0);
        let word = |at: usize| u16::from_le_bytes([byte(at), byte(at + 1)]);
        let mut lengths = [0; CODES_MAX];
        for (slot, byte) in lengths.iter_mut().zip(bytes.iter().skip(18)) {
            // The longest code has 15 bits, whatever a script may have written here.
            *slot = byte & 15;
        }
        let codes =
            CodeLengths { lengths, literals: usize::from(word(14)), distances: usize::from(word(16)) };
        Self {
            phase: byte(0),
            last: byte(1) != 0,
            held: byte(2),
            count: byte(3) & 7,
            left: word(4),
            distance: word(6),
            at: word(8),
            filled: word(10),
            codes,
        }
    }

    fn write(&self, bytes: &mut [u8]) {
        let words = [
            (4, self.left),
            (6, self.distance),
            (8, self.at),
            (10, self.filled),
            (14, self.codes.literals as u16),
            (16, self.codes.distances as u16),
        ];
        let flags = [self.phase, u8::from(self.last), self.held, self.count];
        for (at, pair) in words.map(|(at, word)| (at, word.to_le_bytes())) {
            if let Some(slot) = bytes.get_mut(at..at + 2) {
                slot.copy_from_slice(&pair);
            }
        }
        for (slot, byte) in bytes.iter_mut().zip(flags) {
            *slot = byte;
        }
        for (slot, byte) in bytes.iter_mut().skip(18).zip(self.codes.lengths) {
            *slot = byte;
        }
    }
}

/// What a step came to.
pub(super) struct Step {
    pub(super) out: Vec<u8>,
    /// Bytes of the input that were used up.
    pub(super) used: usize,
    /// The compressed data is at its end.
    pub(super) done: bool,
}

/// Decompresses up to `want` bytes; fewer: it needs more input, or is done. `window` is what copies may reach back to.
pub(super) fn step(state: &mut [u8], window: &mut [u8], data: &[u8], want: usize) -> Result<Step, Bad> {
    let mut now = State::read(state);
    let mut bits = Bits { data, at: 0, held: u32::from(now.held), count: u32::from(now.count) };
    let mut codes = None;
    let mut out = Vec::new();
    out.try_reserve(want).map_err(|_| Bad::Long)?;
    loop {
        if now.phase == CODES {
            while now.left > 0 && out.len() < want {
                let back = (usize::from(now.at) + window.len()).checked_sub(usize::from(now.distance));
                let byte = back.and_then(|at| window.get(at % window.len().max(1))).copied().unwrap_or(0);
                push(&mut now, window, &mut out, byte);
                now.left -= 1;
            }
        }
        if now.phase == DONE || out.len() >= want {
            break;
        }
        // What cannot be read whole is read again when there is more.
        let before = (bits.at, bits.held, bits.count);
        let outcome = match now.phase {
            HEADER => header(&mut now, &mut bits).map(|()| codes = None),
            STORED => stored(&mut now, window, &mut bits, &mut out, want),
            _ => {
                let (literals, distances) = match &codes {
                    Some(codes) => codes,
                    None => codes.insert(now.codes.codes()?),
                };
                let symbol = literals.decode(&mut bits);
                match symbol {
                    Ok(symbol @ 0..256) => {
                        push(&mut now, window, &mut out, symbol as u8);
                        Ok(())
                    }
                    Ok(256) => {
                        end_block(&mut now, &mut bits);
                        Ok(())
                    }
                    Ok(symbol) => match copy(symbol, distances, &mut bits) {
                        Ok((_, distance)) if distance > now.filled => {
                            return Err(Bad::Data("invalid distance too far back"));
                        }
                        Ok((length, distance)) => {
                            (now.left, now.distance) = (length, distance);
                            Ok(())
                        }
                        Err(bad) => Err(bad),
                    },
                    Err(bad) => Err(bad),
                }
            }
        };
        match outcome {
            Ok(()) => {}
            Err(Bad::Short) => {
                (bits.at, bits.held, bits.count) = before;
                break;
            }
            Err(bad) => return Err(bad),
        }
    }
    (now.held, now.count) = (bits.held as u8, bits.count as u8);
    now.write(state);
    Ok(Step { out, used: bits.at, done: now.phase == DONE })
}

fn push(now: &mut State, window: &mut [u8], out: &mut Vec<u8>, byte: u8) {
    out.push(byte);
    let size = window.len();
    if let Some(slot) = window.get_mut(usize::from(now.at)) {
        *slot = byte;
    }
    now.at = if usize::from(now.at) + 1 >= size { 0 } else { now.at + 1 };
    if usize::from(now.filled) < size {
        now.filled += 1;
    }
}

fn header(now: &mut State, bits: &mut Bits<'_>) -> Result<(), Bad> {
    let last = bits.take(1)? == 1;
    match bits.take(2)? {
        0 => {
            bits.align();
            let &[a, b, c, d] = bits.bytes(4)? else { return Err(Bad::Short) };
            let length = u16::from_le_bytes([a, b]);
            if length != !u16::from_le_bytes([c, d]) {
                return Err(Bad::Data("invalid stored block lengths"));
            }
            (now.phase, now.left) = (STORED, length);
        }
        1 => (now.phase, now.codes, now.left) = (CODES, CodeLengths::fixed(), 0),
        2 => (now.phase, now.codes, now.left) = (CODES, CodeLengths::dynamic(bits)?, 0),
        _ => return Err(Bad::Data("invalid block type")),
    }
    now.last = last;
    Ok(())
}

fn stored(
    now: &mut State,
    window: &mut [u8],
    bits: &mut Bits<'_>,
    out: &mut Vec<u8>,
    want: usize,
) -> Result<(), Bad> {
    while now.left > 0 && out.len() < want {
        // Nothing is lost when it ends here: each byte is a step of its own.
        let Ok(&[byte]) = bits.bytes(1) else { return Err(Bad::Short) };
        push(now, window, out, byte);
        now.left -= 1;
        if bits.at >= bits.data.len() {
            break;
        }
    }
    if now.left == 0 {
        end_block(now, bits);
    }
    Ok(())
}

fn end_block(now: &mut State, bits: &mut Bits<'_>) {
    now.phase = HEADER;
    if now.last {
        now.phase = DONE;
        bits.align();
    }
}

/// The length and the distance of a copy.
fn copy(symbol: usize, distances: &super::inflate::Code, bits: &mut Bits<'_>) -> Result<(u16, u16), Bad> {
    let place = symbol.checked_sub(257).and_then(|at| LENGTHS.get(at));
    let (base, extra) = *place.ok_or(Bad::Data("invalid literal/length code"))?;
    let length = base + bits.take(u32::from(extra))? as u16;
    let symbol = distances.decode(bits)?;
    let (base, extra) = *DISTANCES.get(symbol).ok_or(Bad::Data("invalid distance code"))?;
    let distance = u32::from(base) + bits.take(u32::from(extra))?;
    // 32 KiB are the most that the format reaches back, and the most of a window.
    u16::try_from(distance).map(|distance| (length, distance)).map_err(|_| Bad::Data("invalid distance code"))
}
