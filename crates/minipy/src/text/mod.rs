//! Text as Python writes it: numbers, format specifications, `%` and `{}` templates, literals' `repr`.
//!
//! Pure functions over text and numbers; nothing here knows of the heap. Output goes to a [`core::fmt::Write`];
//! [`Limited`] is one that refuses what does not fit, so that `'{:1000000000}'` costs nothing.

pub(crate) mod float;
pub(crate) mod number;
pub(crate) mod percent;
pub(crate) mod repr;
pub(crate) mod spec;
pub(crate) mod template;
#[cfg(test)]
mod tests;

use alloc::string::String;
use core::fmt;

/// A string that grows to a limit and no further.
#[derive(Debug)]
pub(crate) struct Limited {
    text: String,
    limit: usize,
}

impl Limited {
    /// An empty one of at most `limit` bytes.
    pub(crate) const fn new(limit: usize) -> Self {
        Self { text: String::new(), limit }
    }

    /// What was written.
    pub(crate) fn as_str(&self) -> &str {
        &self.text
    }
}

impl fmt::Write for Limited {
    /// Fails, having written nothing of `text`, when it would pass the limit or there is no memory.
    fn write_str(&mut self, text: &str) -> fmt::Result {
        if self.text.len().saturating_add(text.len()) > self.limit {
            return Err(fmt::Error);
        }
        self.text.try_reserve(text.len()).map_err(|_| fmt::Error)?;
        self.text.push_str(text);
        Ok(())
    }
}

/// A text of at most `N` bytes on the Rust stack.
#[derive(Clone, Debug)]
pub(crate) struct Small<const N: usize> {
    bytes: [u8; N],
    len: usize,
}

impl<const N: usize> Small<N> {
    pub(crate) const fn new() -> Self {
        Self { bytes: [0; N], len: 0 }
    }

    pub(crate) fn as_str(&self) -> &str {
        self.bytes.get(..self.len).and_then(|bytes| core::str::from_utf8(bytes).ok()).unwrap_or("")
    }
}

impl<const N: usize> fmt::Write for Small<N> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        let end = self.len.saturating_add(text.len());
        let room = self.bytes.get_mut(self.len..end).ok_or(fmt::Error)?;
        room.copy_from_slice(text.as_bytes());
        self.len = end;
        Ok(())
    }
}
