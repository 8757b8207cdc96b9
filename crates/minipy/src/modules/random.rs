//! The bits behind the `random` module.

use crate::heap::Value;
use crate::vm::{Args, Cx, Res};

/// A fixed increment and two mixing steps (splitmix64): one word of state.
fn next(state: &mut u64) -> u64 {
    *state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let mut z = *state;
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

/// `random_bits(n)`: an int of `n` bits, at most 30.
pub(crate) fn bits(cx: &mut Cx<'_>, args: Args) -> Res {
    let n = cx.i64_arg(args, 0)?;
    let word = next(&mut cx.s.random);
    Ok(match n {
        1..=30 => Value::int((word >> (64 - n)) as i32),
        _ => Value::int(0),
    })
}

/// `random_seed(x)`: an int, or None for the host's entropy.
pub(crate) fn seed(cx: &mut Cx<'_>, args: Args) -> Res {
    cx.s.random = match cx.opt(args, 0).filter(|value| !value.is_none()) {
        Some(_) => cx.i64_arg(args, 0)? as u64,
        None => {
            let mut bytes = [0; 8];
            cx.host.entropy(&mut bytes);
            u64::from_le_bytes(bytes)
        }
    };
    Ok(Value::NONE)
}
