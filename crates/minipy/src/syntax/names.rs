//! The names of one source text, each stored once.

use alloc::rc::Rc;
use alloc::vec::Vec;

use super::ast::Name;
use super::error::{Budget, Result};

/// Names by number, and numbers by name.
#[derive(Debug, Default)]
pub(crate) struct Names {
    texts: Vec<Rc<str>>,
    /// Indices into `texts`, in the order of the texts.
    sorted: Vec<u32>,
    /// What was charged for them.
    bytes: usize,
}

impl Names {
    /// The number of `text`, which is new or was met before.
    pub(crate) fn intern(&mut self, text: &str, budget: &mut Budget, line: u32) -> Result<Name> {
        let found = self.sorted.binary_search_by(|&index| self.get(Name(index)).cmp(text));
        let place = match found {
            Ok(place) => return Ok(Name(self.sorted.get(place).copied().unwrap_or(0))),
            Err(place) => place,
        };
        let bytes = 2 * (size_of::<Rc<str>>() + size_of::<u32>() + size_of::<usize>()) + text.len();
        budget.charge(bytes, line)?;
        self.bytes = self.bytes.saturating_add(bytes);
        let index = u32::try_from(self.texts.len()).unwrap_or(u32::MAX);
        if self.texts.len() == self.texts.capacity() {
            // Half as much again: they stay while everything is compiled, so twice as much would be wasteful.
            let more = 8 + self.texts.len() / 2;
            self.texts.reserve_exact(more);
            self.sorted.reserve_exact(more);
        }
        self.texts.push(text.into());
        self.sorted.insert(place, index);
        Ok(Name(index))
    }

    /// What was charged for all of them.
    pub(crate) const fn bytes(&self) -> usize {
        self.bytes
    }

    /// The text of a name, for a table that outlives this one.
    pub(crate) fn share(&self, name: Name) -> Rc<str> {
        self.texts.get(name.0 as usize).map_or_else(|| Rc::from(""), Rc::clone)
    }

    /// The text of a name; empty for a number that was never given out.
    pub(crate) fn get(&self, name: Name) -> &str {
        self.texts.get(name.0 as usize).map_or("", |text| text)
    }
}
