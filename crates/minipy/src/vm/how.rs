//! What a frame that stores does with the value it computed: see `STORE` in [`super::frames`].

/// Takes it as it is.
pub(crate) const PLAIN: i32 = 0;
/// It has to be a str, and stands for the text of the value it replaces.
pub(crate) const TEXT: i32 = 1;
/// It is the `__hash__` of the value it replaces.
pub(crate) const HASH: i32 = 2;
/// It has to be an int (`__index__`, `__int__`).
pub(crate) const INT: i32 = 3;
/// Its truth (`__bool__`).
pub(crate) const BOOL: i32 = 4;
/// It has to be a float.
pub(crate) const FLOAT: i32 = 5;
/// It is what `__format__` gave: text that is not formatted again.
pub(crate) const FORMATTED: i32 = 6;
/// Its truth is one more answer in the memo that it would replace.
pub(crate) const REMEMBER: i32 = 7;
/// It has to be a length (`__len__`); where truth is wanted, whether it is 0.
pub(crate) const LEN: i32 = 8;
/// It is one more answer in the memo that it would replace.
pub(crate) const COLLECT: i32 = 9;
/// It has to be a complex number (`__complex__`).
pub(crate) const COMPLEX: i32 = 10;
/// `ITEM + i`: it is the text of item `i` of the tuple it replaces.
pub(crate) const ITEM: i32 = 1000;
/// `HASHED_ITEM + i`: it is the hash of item `i` of the tuple it replaces.
pub(crate) const HASHED_ITEM: i32 = 1 << 28;
