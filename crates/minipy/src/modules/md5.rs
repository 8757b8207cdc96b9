//! The compression function of MD5 (RFC 1321), for `hashlib.md5`: old peers still ask for it.

/// The state before the first block.
pub(crate) const START: [u32; 4] = [0x6745_2301, 0xefcd_ab89, 0x98ba_dcfe, 0x1032_5476];

/// How far each step rotates, by round and by step in the round.
const ROTATIONS: [[u32; 4]; 4] = [[7, 12, 17, 22], [5, 9, 14, 20], [4, 11, 16, 23], [6, 10, 15, 21]];

/// Takes one block into the state.
pub(crate) fn compress(state: &mut [u32], block: &[u8; 64]) {
    let (words, _) = block.as_chunks::<4>();
    let word = |index: usize| words.get(index & 15).map_or(0, |bytes| u32::from_le_bytes(*bytes));
    let &mut [ref mut s0, ref mut s1, ref mut s2, ref mut s3] = state else { return };
    let (mut a, mut b, mut c, mut d) = (*s0, *s1, *s2, *s3);
    for (round, rotations) in ROTATIONS.iter().enumerate() {
        for (step, rotation) in rotations.iter().cycle().take(16).enumerate() {
            let (mixed, index) = match round {
                0 => ((b & c) | (!b & d), step),
                1 => ((d & b) | (!d & c), 5 * step + 1),
                2 => (b ^ c ^ d, 3 * step + 5),
                _ => (c ^ (b | !d), 7 * step),
            };
            // The constants are those of the sine, as the RFC defines them.
            let sine = libm::fabs(libm::sin((16 * round + step + 1) as f64));
            let sum =
                a.wrapping_add(mixed).wrapping_add((sine * 4_294_967_296.0) as u32).wrapping_add(word(index));
            (a, d, c, b) = (d, c, b, b.wrapping_add(sum.rotate_left(*rotation)));
        }
    }
    *s0 = s0.wrapping_add(a);
    *s1 = s1.wrapping_add(b);
    *s2 = s2.wrapping_add(c);
    *s3 = s3.wrapping_add(d);
}
