//! `hashlib`: md5, sha1 and sha256.
//!
//! A hash object keeps its state as bytes in the heap: the compression function's state, the count of bytes and
//! what is left of the last block. So it is bounded and collected like anything else.

use alloc::vec::Vec;

use crate::heap::{Value, native};
use crate::types::id;
use crate::vm::{Args, Cx, Def, Fault, Res, def};

pub(crate) const FUNCTIONS: &[Def] = &[
    def("md5", 0, 1, |cx, a| new(cx, a, MD5)),
    def("sha1", 0, 1, |cx, a| new(cx, a, SHA1)),
    def("sha256", 0, 1, |cx, a| new(cx, a, SHA256)),
];

pub(crate) const METHODS: &[Def] = &[
    def("digest", 1, 1, |cx, a| {
        let digest = finish(cx, a)?;
        Ok(cx.h.new_bytes(&digest)?)
    }),
    def("hexdigest", 1, 1, |cx, a| {
        let digest = finish(cx, a)?;
        let text = super::binascii::hex(&digest, &[]);
        Ok(cx.h.new_str_bytes(&text)?)
    }),
    def("update", 2, 2, |cx, a| {
        let data = cx.buffer_arg(a, 1)?;
        update(cx, a, &data)?;
        Ok(Value::NONE)
    }),
];

const SHA1: i32 = 1;
const SHA256: i32 = 2;
const MD5: i32 = 3;
/// Bytes of a block of each.
const BLOCK: usize = 64;

/// A hash object's contents.
struct State {
    kind: i32,
    words: Vec<u32>,
    length: u64,
    tail: Vec<u8>,
}

impl State {
    fn new(kind: i32) -> Self {
        let words = if kind == MD5 {
            super::md5::START.to_vec()
        } else if kind == SHA1 {
            alloc::vec![0x6745_2301, 0xefcd_ab89, 0x98ba_dcfe, 0x1032_5476, 0xc3d2_e1f0]
        } else {
            alloc::vec![
                0x6a09_e667,
                0xbb67_ae85,
                0x3c6e_f372,
                0xa54f_f53a,
                0x510e_527f,
                0x9b05_688c,
                0x1f83_d9ab,
                0x5be0_cd19,
            ]
        };
        Self { kind, words, length: 0, tail: Vec::new() }
    }

    fn blocks(&mut self, data: &[u8]) {
        let (blocks, _) = data.as_chunks::<BLOCK>();
        if self.kind == MD5 {
            blocks.iter().for_each(|block| super::md5::compress(&mut self.words, block));
        } else if self.kind == SHA1 {
            if let Ok(words) = <&mut [u32; 5]>::try_from(self.words.as_mut_slice()) {
                sha1::block_api::compress(words, blocks);
            }
        } else if let Ok(words) = <&mut [u32; 8]>::try_from(self.words.as_mut_slice()) {
            sha2::block_api::compress256(words, blocks);
        }
    }

    fn update(&mut self, data: &[u8]) {
        self.length = self.length.wrapping_add(data.len() as u64);
        let mut all = core::mem::take(&mut self.tail);
        all.extend_from_slice(data);
        let whole = all.len() / BLOCK * BLOCK;
        self.blocks(all.get(..whole).unwrap_or(&[]));
        self.tail = all.get(whole..).unwrap_or(&[]).to_vec();
    }

    fn finish(mut self) -> Vec<u8> {
        let bits = self.length.wrapping_mul(8);
        let mut end = core::mem::take(&mut self.tail);
        end.push(0x80);
        while end.len() % BLOCK != BLOCK - 8 {
            end.push(0);
        }
        // MD5 is little-endian throughout.
        if self.kind == MD5 {
            end.extend_from_slice(&bits.to_le_bytes());
            self.blocks(&end);
            return self.words.iter().flat_map(|word| word.to_le_bytes()).collect();
        }
        end.extend_from_slice(&bits.to_be_bytes());
        self.blocks(&end);
        self.words.iter().flat_map(|word| word.to_be_bytes()).collect()
    }
}

fn new(cx: &mut Cx<'_>, args: Args, kind: i32) -> Res {
    let mut state = State::new(kind);
    if args.n > 0 {
        let data = cx.buffer_arg(args, 0)?;
        cx.charge(data.len() / 16);
        state.update(&data);
    }
    let packed = pack(cx, &state)?;
    Ok(cx.h.new_native(id::HASH, &[Value::int(kind), packed])?)
}

/// State words, length and tail as one bytes object.
fn pack(cx: &mut Cx<'_>, state: &State) -> Res {
    let mut data: Vec<u8> = state.words.iter().flat_map(|word| word.to_le_bytes()).collect();
    data.extend_from_slice(&state.length.to_le_bytes());
    data.extend_from_slice(&state.tail);
    Ok(cx.h.new_bytes(&data)?)
}

fn unpack(cx: &mut Cx<'_>, args: Args) -> Result<State, Fault> {
    let Some(r) = cx.h.as_native_object(cx.arg(args, 0), id::HASH) else {
        return Err(cx.type_error(format_args!("hash object expected")));
    };
    let kind = cx.h.get(r, native::A).as_int().unwrap_or(SHA256);
    let n = match kind {
        MD5 => 4,
        SHA1 => 5,
        _ => 8,
    };
    let data = cx.h.any_bytes(cx.h.get(r, native::B));
    let (words, rest) = data.split_at_checked(4 * n).unwrap_or((&[], &[]));
    let (length, tail) = rest.split_first_chunk::<8>().unwrap_or((&[0; 8], &[]));
    let (words, _) = words.as_chunks::<4>();
    Ok(State {
        kind,
        words: words.iter().map(|word| u32::from_le_bytes(*word)).collect(),
        length: u64::from_le_bytes(*length),
        tail: tail.to_vec(),
    })
}

fn update(cx: &mut Cx<'_>, args: Args, data: &[u8]) -> Result<(), Fault> {
    let mut state = unpack(cx, args)?;
    cx.charge(data.len() / 16 + 4);
    state.update(data);
    let packed = pack(cx, &state)?;
    if let Some(r) = cx.arg(args, 0).as_ref() {
        cx.h.set(r, native::B, packed);
    }
    Ok(())
}

fn finish(cx: &mut Cx<'_>, args: Args) -> Result<Vec<u8>, Fault> {
    Ok(unpack(cx, args)?.finish())
}
