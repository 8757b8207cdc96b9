//! The names of one source text, each stored once.

use alloc::rc::Rc;
use alloc::string::String;
use alloc::vec::Vec;

use super::ast::Name;
use super::error::{Budget, Result};

/// Names by number, and numbers by name. They stay while everything is compiled, so they are packed.
#[derive(Debug, Default)]
pub(crate) struct Names {
    /// All of them, one behind the other, in the order of their numbers.
    text: String,
    /// Where each ends.
    ends: Vec<u32>,
    /// Numbers, in the order of the texts.
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
        let bytes = 2 * (2 * size_of::<u32>() + text.len());
        budget.charge(bytes, line)?;
        self.bytes = self.bytes.saturating_add(bytes);
        let index = u32::try_from(self.ends.len()).unwrap_or(u32::MAX);
        self.text.push_str(text);
        self.ends.push(u32::try_from(self.text.len()).unwrap_or(u32::MAX));
        self.sorted.insert(place, index);
        Ok(Name(index))
    }

    /// What was charged for all of them.
    pub(crate) const fn bytes(&self) -> usize {
        self.bytes
    }

    /// The text of a name, for a table that outlives this one.
    pub(crate) fn share(&self, name: Name) -> Rc<str> {
        self.get(name).into()
    }

    /// The text of a name; empty for a number that was never given out.
    pub(crate) fn get(&self, name: Name) -> &str {
        let end = |index: usize| self.ends.get(index).map(|&end| end as usize);
        let index = name.0 as usize;
        let start = index.checked_sub(1).map_or(Some(0), end);
        let range = start.zip(end(index)).map(|(start, end)| start..end);
        range.and_then(|range| self.text.get(range)).unwrap_or("")
    }
}
