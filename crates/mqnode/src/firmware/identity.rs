//! The board's unique id: made once, kept in `state/`.

use std::fs;
use std::io;

use anyhow::Context;
use rustix::rand::{GetRandomFlags, getrandom};

use crate::layout::Layout;
use crate::storage::durable;

/// As long as a MAC address, which is what a microcontroller would give.
const ID_BYTES: usize = 6;

/// Reads the id, or makes a random one. The machine's own id would not do: it may run many boards.
pub(super) fn load(layout: &Layout) -> anyhow::Result<Vec<u8>> {
    // A dot, which no record's name may contain.
    let path = layout.state().join("unique.id");
    match fs::read_to_string(&path) {
        Ok(text) => parse(text.trim()).with_context(|| format!("{}: not hexadecimal", path.display())),
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            let id = entropy::<ID_BYTES>();
            let text: String = id.iter().map(|byte| format!("{byte:02x}")).collect();
            durable::replace(&path, format!("{text}\n").as_bytes(), 0o600)
                .with_context(|| path.display().to_string())?;
            Ok(id.to_vec())
        }
        Err(error) => Err(error).with_context(|| path.display().to_string()),
    }
}

fn parse(text: &str) -> Option<Vec<u8>> {
    let byte = |at: usize| u8::from_str_radix(text.get(at..at + 2)?, 16).ok();
    if !text.is_ascii() || !text.len().is_multiple_of(2) || !(2..=64).contains(&text.len()) {
        return None;
    }
    (0..text.len()).step_by(2).map(byte).collect()
}

/// Random bytes from the kernel.
fn entropy<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    fill_random(&mut bytes);
    bytes
}

/// Fills `out` from the kernel's generator.
pub(super) fn fill_random(out: &mut [u8]) {
    let mut rest = out;
    while !rest.is_empty() {
        // Fails only before the kernel's generator is seeded or when interrupted; both pass.
        if let Ok(filled) = getrandom(&mut *rest, GetRandomFlags::empty()) {
            rest = rest.split_at_mut(filled).1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_id_is_made_once() {
        let directory = tempfile::tempdir().unwrap();
        let layout = Layout::new(directory.path());
        fs::create_dir(layout.state()).unwrap();
        let first = load(&layout).unwrap();
        assert_eq!(first.len(), ID_BYTES);
        assert_eq!(load(&layout).unwrap(), first);
        fs::write(layout.state().join("unique.id"), "0x").unwrap();
        assert!(load(&layout).is_err());
    }
}
