//! A value: one 32-bit word on every target.
//!
//! | low bits | meaning |
//! |---|---|
//! | `1` | integer of 31 bits |
//! | `00` | handle: word offset in the arena, shifted by 2 |
//! | `10` | immediate: 6 bits of kind, 24 bits of payload |

/// A Python value; see the [module](self).
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[repr(transparent)]
pub(crate) struct Value(pub(crate) u32);

/// An object's place in the arena: the index of its header word.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) struct Ref(pub(crate) u32);

const IMM: u32 = 0b10;
const KIND_SPECIAL: u32 = 0;
const KIND_NAME: u32 = 1;
const KIND_CHAR: u32 = 2;
const KIND_NATIVE: u32 = 3;
const KIND_TYPE: u32 = 4;

const fn imm(kind: u32, payload: u32) -> Value {
    Value(payload << 8 | kind << 2 | IMM)
}

impl Value {
    /// "Nothing here": an unset local, the end of an iteration, no self. Never visible to a script.
    pub(crate) const NIL: Self = imm(KIND_SPECIAL, 0);
    pub(crate) const NONE: Self = imm(KIND_SPECIAL, 1);
    pub(crate) const FALSE: Self = imm(KIND_SPECIAL, 2);
    pub(crate) const TRUE: Self = imm(KIND_SPECIAL, 3);
    pub(crate) const ELLIPSIS: Self = imm(KIND_SPECIAL, 4);
    pub(crate) const NOT_IMPLEMENTED: Self = imm(KIND_SPECIAL, 5);

    pub(crate) const INT_MAX: i32 = (1 << 30) - 1;
    pub(crate) const INT_MIN: i32 = -(1 << 30);

    /// An integer that is known to fit into 31 bits (the top bit is lost otherwise).
    #[inline(always)]
    pub(crate) const fn int(i: i32) -> Self {
        Self((i as u32) << 1 | 1)
    }

    /// A count or position, all of which are far below 2^30 (an arena has at most 2^24 words).
    #[inline(always)]
    pub(crate) const fn count(n: usize) -> Self {
        Self((n as u32) << 1 | 1)
    }

    #[inline(always)]
    pub(crate) const fn small(i: i64) -> Option<Self> {
        if i >= Self::INT_MIN as i64 && i <= Self::INT_MAX as i64 { Some(Self::int(i as i32)) } else { None }
    }

    #[inline(always)]
    pub(crate) const fn is_int(self) -> bool {
        self.0 & 1 == 1
    }

    #[inline(always)]
    pub(crate) const fn as_int(self) -> Option<i32> {
        if self.0 & 1 == 1 { Some(self.0 as i32 >> 1) } else { None }
    }

    /// The integer in a field that always holds a count.
    #[inline(always)]
    pub(crate) const fn as_count(self) -> usize {
        (self.0 >> 1) as usize
    }

    #[inline(always)]
    pub(crate) const fn bool(b: bool) -> Self {
        if b { Self::TRUE } else { Self::FALSE }
    }

    #[inline(always)]
    pub(crate) const fn handle(r: Ref) -> Self {
        Self(r.0 << 2)
    }

    #[inline(always)]
    pub(crate) const fn as_ref(self) -> Option<Ref> {
        if self.0 & 3 == 0 { Some(Ref(self.0 >> 2)) } else { None }
    }

    #[inline(always)]
    pub(crate) const fn is_nil(self) -> bool {
        self.0 == Self::NIL.0
    }

    #[inline(always)]
    pub(crate) const fn is_none(self) -> bool {
        self.0 == Self::NONE.0
    }

    pub(crate) const fn name(id: u32) -> Self {
        imm(KIND_NAME, id)
    }

    pub(crate) const fn char(c: u8) -> Self {
        imm(KIND_CHAR, c as u32)
    }

    pub(crate) const fn native(id: NativeId) -> Self {
        imm(KIND_NATIVE, (id.group as u32) << 12 | id.index as u32)
    }

    pub(crate) const fn type_id(id: u8) -> Self {
        imm(KIND_TYPE, id as u32)
    }

    const fn imm_payload(self, kind: u32) -> Option<u32> {
        if self.0 & 0xff == kind << 2 | IMM { Some(self.0 >> 8) } else { None }
    }

    #[inline]
    pub(crate) const fn as_name(self) -> Option<u32> {
        self.imm_payload(KIND_NAME)
    }

    #[inline]
    pub(crate) const fn as_char(self) -> Option<u8> {
        match self.imm_payload(KIND_CHAR) {
            Some(c) => Some(c as u8),
            None => None,
        }
    }

    #[inline]
    pub(crate) const fn as_native(self) -> Option<NativeId> {
        match self.imm_payload(KIND_NATIVE) {
            Some(p) => Some(NativeId { group: (p >> 12) as u8, index: (p & 0xfff) as u16 }),
            None => None,
        }
    }

    #[inline]
    pub(crate) const fn as_type(self) -> Option<u8> {
        match self.imm_payload(KIND_TYPE) {
            Some(p) => Some(p as u8),
            None => None,
        }
    }
}

/// A native function: a group (a type's methods, a module's functions) and an index in it.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) struct NativeId {
    pub(crate) group: u8,
    pub(crate) index: u16,
}

impl Ref {
    #[inline(always)]
    pub(crate) const fn value(self) -> Value {
        Value::handle(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn integers_keep_their_value() {
        for i in [0, 1, -1, Value::INT_MAX, Value::INT_MIN] {
            assert_eq!(Value::int(i).as_int(), Some(i));
        }
        assert_eq!(Value::small(i64::from(Value::INT_MAX) + 1), None);
        assert_eq!(Value::small(i64::from(Value::INT_MIN) - 1), None);
    }

    #[test]
    fn immediates_do_not_mix() {
        let id = NativeId { group: 200, index: 4000 };
        assert_eq!(Value::native(id).as_native(), Some(id));
        assert_eq!(Value::native(id).as_name(), None);
        assert_eq!(Value::name(7).as_name(), Some(7));
        assert_eq!(Value::NONE.as_char(), None);
        assert_eq!(Value::NONE.as_ref(), None);
        assert_eq!(Value::int(4).as_ref(), None);
    }
}
