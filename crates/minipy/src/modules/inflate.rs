//! Decompression of deflate, zlib and gzip data, into memory that the caller bounds.

use alloc::vec::Vec;

/// Why data was not decompressed.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Bad {
    /// It is not what it should be; the text says where.
    Data(&'static str),
    /// It ends too early.
    Short,
    /// It would be longer than allowed.
    Long,
}

/// What is around the deflate data.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Wrapper {
    /// What the first bytes say.
    Auto,
    Raw,
    Zlib,
    Gzip,
}

/// The longest code.
const CODE_MAX: usize = 15;
/// The least length of each symbol, and how many bits follow.
#[expect(clippy::indexing_slicing, reason = "computed by the compiler, which would refuse it")]
pub(super) const LENGTHS: [(u16, u8); 29] = {
    let mut table = [(0, 0); 29];
    let (mut i, mut base) = (0, 3);
    while i < 28 {
        let extra = if i < 8 { 0 } else { (i as u8 - 4) / 4 };
        table[i] = (base, extra);
        base += 1 << extra;
        i += 1;
    }
    table[28] = (258, 0);
    table
};
/// The same of distances.
#[expect(clippy::indexing_slicing, reason = "computed by the compiler, which would refuse it")]
pub(super) const DISTANCES: [(u16, u8); 30] = {
    let mut table = [(0, 0); 30];
    let (mut i, mut base) = (0, 1_u32);
    while i < 30 {
        let extra = if i < 4 { 0 } else { (i as u8 - 2) / 2 };
        table[i] = (base as u16, extra);
        base += 1 << extra;
        i += 1;
    }
    table
};
/// The order in which the lengths of the codes of lengths come.
const ORDER: [usize; 19] = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

pub(super) struct Bits<'d> {
    pub(super) data: &'d [u8],
    pub(super) at: usize,
    pub(super) held: u32,
    /// Below 8 between two takes.
    pub(super) count: u32,
}

impl Bits<'_> {
    pub(super) fn take(&mut self, n: u32) -> Result<u32, Bad> {
        while self.count < n {
            let byte = self.data.get(self.at).copied().ok_or(Bad::Short)?;
            self.at += 1;
            self.held |= u32::from(byte) << self.count;
            self.count += 8;
        }
        let value = self.held & ((1 << n) - 1);
        self.held >>= n;
        self.count -= n;
        Ok(value)
    }

    /// To the next byte; whole bytes held go back.
    pub(super) fn align(&mut self) {
        self.at -= (self.count / 8) as usize;
        (self.held, self.count) = (0, 0);
    }

    pub(super) fn bytes(&mut self, n: usize) -> Result<&[u8], Bad> {
        let part = self.data.get(self.at..self.at.saturating_add(n)).ok_or(Bad::Short)?;
        self.at += n;
        Ok(part)
    }
}

/// A canonical Huffman code: how many codes there are of each length, and the symbols in order.
pub(super) struct Code {
    counts: [u16; CODE_MAX + 1],
    symbols: [u16; 288],
}

impl Code {
    pub(super) fn new(lengths: &[u8]) -> Result<Self, Bad> {
        let mut code = Self { counts: [0; CODE_MAX + 1], symbols: [0; 288] };
        for length in lengths {
            if let Some(count) = code.counts.get_mut(usize::from(*length)) {
                *count += 1;
            }
        }
        let mut left = 1_i32;
        let mut offsets = [0_u16; CODE_MAX + 2];
        for length in 1..=CODE_MAX {
            let count = code.counts.get(length).copied().unwrap_or(0);
            left = 2 * left - i32::from(count);
            if left < 0 {
                return Err(Bad::Data("invalid code lengths set"));
            }
            let start = offsets.get(length).copied().unwrap_or(0);
            if let Some(next) = offsets.get_mut(length + 1) {
                *next = start + count;
            }
        }
        for (symbol, length) in lengths.iter().enumerate().filter(|(_, length)| **length > 0) {
            if let Some(offset) = offsets.get_mut(usize::from(*length)) {
                if let Some(slot) = code.symbols.get_mut(usize::from(*offset)) {
                    *slot = symbol as u16;
                }
                *offset += 1;
            }
        }
        Ok(code)
    }

    pub(super) fn decode(&self, bits: &mut Bits<'_>) -> Result<usize, Bad> {
        let (mut code, mut first, mut index) = (0_i32, 0_i32, 0_i32);
        for count in self.counts.iter().skip(1) {
            code |= bits.take(1)? as i32;
            let count = i32::from(*count);
            if code - count < first {
                let symbol = self.symbols.get((index + code - first) as usize).copied();
                return symbol.map(usize::from).ok_or(Bad::Data("invalid code"));
            }
            index += count;
            first = (first + count) << 1;
            code <<= 1;
        }
        Err(Bad::Data("invalid code"))
    }
}

/// The decompressed data, no more than `max` bytes, and how many bytes of `data` it took.
pub(crate) fn decompress(data: &[u8], wrapper: Wrapper, max: usize) -> Result<(Vec<u8>, usize), Bad> {
    let wrapper = match (wrapper, data) {
        (Wrapper::Auto, [0x1f, 0x8b, ..]) => Wrapper::Gzip,
        (Wrapper::Auto, [first, second, ..]) if zlib_header(*first, *second) => Wrapper::Zlib,
        (Wrapper::Auto, _) => return Err(Bad::Data("incorrect header check")),
        (other, _) => other,
    };
    let mut bits = Bits { data, at: 0, held: 0, count: 0 };
    match wrapper {
        Wrapper::Zlib => {
            let header = bits.bytes(2)?;
            match header {
                [first, second] if zlib_header(*first, *second) && second & 0x20 == 0 => {}
                _ => return Err(Bad::Data("incorrect header check")),
            }
        }
        Wrapper::Gzip => gzip_header(&mut bits)?,
        Wrapper::Auto | Wrapper::Raw => {}
    }
    let out = inflate(&mut bits, max)?;
    bits.align();
    match wrapper {
        Wrapper::Zlib => {
            if bits.bytes(4)? != adler32(&out, 1).to_be_bytes() {
                return Err(Bad::Data("incorrect data check"));
            }
        }
        Wrapper::Gzip => {
            let crc = super::binascii::crc32(&out, 0).to_le_bytes();
            if bits.bytes(4)? != crc || bits.bytes(4)? != (out.len() as u32).to_le_bytes() {
                return Err(Bad::Data("incorrect data check"));
            }
        }
        Wrapper::Auto | Wrapper::Raw => {}
    }
    Ok((out, bits.at))
}

fn zlib_header(first: u8, second: u8) -> bool {
    first & 15 == 8 && first >> 4 <= 7 && (u16::from(first) << 8 | u16::from(second)).is_multiple_of(31)
}

fn gzip_header(bits: &mut Bits<'_>) -> Result<(), Bad> {
    let &[0x1f, 0x8b, 8, flags, ..] = bits.bytes(10)? else {
        return Err(Bad::Data("incorrect header check"));
    };
    if flags & 4 != 0 {
        let length = bits.take(16)? as usize;
        bits.bytes(length)?;
    }
    // A name and a comment, each up to a zero.
    for bit in [8, 16] {
        while flags & bit != 0 && bits.bytes(1)? != [0] {}
    }
    if flags & 2 != 0 {
        bits.bytes(2)?;
    }
    Ok(())
}

fn inflate(bits: &mut Bits<'_>, max: usize) -> Result<Vec<u8>, Bad> {
    let mut out = Vec::new();
    loop {
        let last = bits.take(1)? == 1;
        match bits.take(2)? {
            0 => {
                bits.align();
                let header = bits.bytes(4)?;
                let &[a, b, c, d] = header else { return Err(Bad::Short) };
                let length = u16::from_le_bytes([a, b]);
                if length != !u16::from_le_bytes([c, d]) {
                    return Err(Bad::Data("invalid stored block lengths"));
                }
                let part = bits.bytes(usize::from(length))?;
                reserve(&mut out, part.len(), max)?;
                out.extend_from_slice(part);
            }
            1 => {
                let (literals, distances) = CodeLengths::fixed().codes()?;
                block(bits, &mut out, &literals, &distances, max)?;
            }
            2 => {
                let (literals, distances) = CodeLengths::dynamic(bits)?.codes()?;
                block(bits, &mut out, &literals, &distances, max)?;
            }
            _ => return Err(Bad::Data("invalid block type")),
        }
        if last {
            return Ok(out);
        }
    }
}

/// Room for `more` bytes, a lot at a time.
fn reserve(out: &mut Vec<u8>, more: usize, max: usize) -> Result<(), Bad> {
    if out.len() + more > max {
        return Err(Bad::Long);
    }
    out.try_reserve(more).map_err(|_| Bad::Long)
}

/// The lengths of a block's codes: for literals, and behind them for distances.
#[derive(Clone, Copy)]
pub(super) struct CodeLengths {
    pub(super) lengths: [u8; CODES_MAX],
    pub(super) literals: usize,
    pub(super) distances: usize,
}

/// The most codes of a block.
pub(super) const CODES_MAX: usize = 318;

impl CodeLengths {
    pub(super) fn fixed() -> Self {
        let mut lengths = [8_u8; CODES_MAX];
        for (symbol, length) in lengths.iter_mut().enumerate() {
            *length = match symbol {
                144..=255 => 9,
                256..=279 => 7,
                288.. => 5,
                _ => 8,
            };
        }
        Self { lengths, literals: 288, distances: 30 }
    }

    pub(super) fn codes(&self) -> Result<(Code, Code), Bad> {
        let (first, rest) = self.lengths.split_at_checked(self.literals).unwrap_or((&self.lengths, &[]));
        Ok((Code::new(first)?, Code::new(rest.get(..self.distances).unwrap_or(&[]))?))
    }

    /// What stands at the beginning of a block.
    pub(super) fn dynamic(bits: &mut Bits<'_>) -> Result<Self, Bad> {
        let (lengths, literals, distances) = dynamic(bits)?;
        Ok(Self { lengths, literals, distances })
    }
}

fn dynamic(bits: &mut Bits<'_>) -> Result<([u8; CODES_MAX], usize, usize), Bad> {
    let literals = bits.take(5)? as usize + 257;
    let distances = bits.take(5)? as usize + 1;
    let count = bits.take(4)? as usize + 4;
    if literals > 286 || distances > 30 {
        return Err(Bad::Data("too many length or distance symbols"));
    }
    let mut lengths = [0_u8; 19];
    for place in ORDER.iter().take(count) {
        if let Some(length) = lengths.get_mut(*place) {
            *length = bits.take(3)? as u8;
        }
    }
    let code = Code::new(&lengths)?;
    let mut lengths = [0_u8; CODES_MAX];
    let mut at = 0;
    while at < literals + distances {
        let symbol = code.decode(bits)?;
        let (value, repeat) = match symbol {
            0..=15 => (symbol as u8, 1),
            16 => match at.checked_sub(1).and_then(|before| lengths.get(before)) {
                Some(before) => (*before, 3 + bits.take(2)? as usize),
                None => return Err(Bad::Data("invalid bit length repeat")),
            },
            17 => (0, 3 + bits.take(3)? as usize),
            _ => (0, 11 + bits.take(7)? as usize),
        };
        if at + repeat > literals + distances {
            return Err(Bad::Data("invalid bit length repeat"));
        }
        if let Some(places) = lengths.get_mut(at..at + repeat) {
            places.fill(value);
        }
        at += repeat;
    }
    if lengths.get(256) == Some(&0) {
        return Err(Bad::Data("invalid code -- missing end-of-block"));
    }
    Ok((lengths, literals, distances))
}

fn block(
    bits: &mut Bits<'_>,
    out: &mut Vec<u8>,
    literals: &Code,
    distances: &Code,
    max: usize,
) -> Result<(), Bad> {
    loop {
        let symbol = literals.decode(bits)?;
        if symbol < 256 {
            reserve(out, 1, max)?;
            out.push(symbol as u8);
            continue;
        }
        if symbol == 256 {
            return Ok(());
        }
        let (base, extra) = *LENGTHS.get(symbol - 257).ok_or(Bad::Data("invalid literal/length code"))?;
        let length = usize::from(base) + bits.take(u32::from(extra))? as usize;
        let symbol = distances.decode(bits)?;
        let (base, extra) = *DISTANCES.get(symbol).ok_or(Bad::Data("invalid distance code"))?;
        let distance = usize::from(base) + bits.take(u32::from(extra))? as usize;
        let Some(start) = out.len().checked_sub(distance) else {
            return Err(Bad::Data("invalid distance too far back"));
        };
        reserve(out, length, max)?;
        // What is copied may be what was just written.
        for at in start..start + length {
            let byte = out.get(at).copied().unwrap_or(0);
            out.push(byte);
        }
    }
}

/// The checksum of zlib data, going on from `start`.
pub(crate) fn adler32(data: &[u8], start: u32) -> u32 {
    const MODULUS: u32 = 65_521;
    let (mut a, mut b) = (start & 0xffff, start >> 16);
    // As many as fit into 32 bits before the remainder.
    for part in data.chunks(5552) {
        for byte in part {
            a += u32::from(*byte);
            b += a;
        }
        a %= MODULUS;
        b %= MODULUS;
    }
    b << 16 | a
}
