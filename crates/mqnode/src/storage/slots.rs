//! The two places for a firmware: executables in `slots/`.
//!
//! A slot is two files: `a`, the executable, and `a.sealed`, which says how long it is. The seal is removed before the
//! executable is touched, and made, durably, after it was read back. Slot A is at first the program that the
//! supervisor itself runs, until an update is written there: a board needs no installation to have a firmware.

use std::fs::{self, File, OpenOptions, Permissions};
use std::io;
use std::os::unix::fs::{FileExt, OpenOptionsExt, PermissionsExt};
use std::path::{Path, PathBuf};

use board::boot::{SlotId, Usable};
use board::ports::{Slots, StoreError};

use super::{durable, from_io};
use crate::layout::Layout;

/// The largest image. The protocol's own limit is 45,875,200 bytes.
const CAPACITY: u64 = 64 * 1024 * 1024;

/// The slots of a board's directory.
pub(crate) struct DiskSlots {
    directory: PathBuf,
    running: SlotId,
    public_key: Option<[u8; 32]>,
    /// The slot that is being written.
    open: Option<(SlotId, File)>,
}

impl DiskSlots {
    /// The slots of `layout`, seen from a firmware in slot `running`.
    pub(crate) fn new(layout: &Layout, running: SlotId) -> Self {
        Self { directory: layout.slots(), running, public_key: None, open: None }
    }

    /// Takes images only when they are signed with this key; any with `None`.
    pub(crate) fn trust(&mut self, key: Option<[u8; 32]>) {
        self.public_key = key;
    }

    fn image(&self, slot: SlotId) -> PathBuf {
        self.directory.join(name(slot))
    }

    fn seal_of(&self, slot: SlotId) -> PathBuf {
        self.directory.join(format!("{}.sealed", name(slot)))
    }

    fn is_usable(&self, slot: SlotId) -> bool {
        let length = match fs::metadata(self.image(slot)) {
            Ok(metadata) => metadata.len(),
            Err(error) => return slot == SlotId::A && error.kind() == io::ErrorKind::NotFound,
        };
        fs::read_to_string(self.seal_of(slot)).is_ok_and(|text| text.trim().parse() == Ok(length))
    }

    fn file(&mut self, slot: SlotId) -> io::Result<&File> {
        let open = match self.open.take() {
            Some((of, file)) if of == slot => file,
            _ => OpenOptions::new().read(true).write(true).open(self.image(slot))?,
        };
        Ok(&self.open.insert((slot, open)).1)
    }

    fn try_erase(&mut self, slot: SlotId) -> io::Result<()> {
        durable::make_directory(&self.directory)?;
        durable::remove(&self.seal_of(slot))?;
        let image = self.image(slot);
        // A new file: the old one may still be some process's program.
        durable::remove(&image)?;
        let mut options = OpenOptions::new();
        let file = options.read(true).write(true).create_new(true).mode(0o600).open(&image)?;
        self.open = Some((slot, file));
        Ok(())
    }

    fn try_seal(&mut self, slot: SlotId, size: u64) -> io::Result<()> {
        let file = self.file(slot)?;
        file.set_permissions(Permissions::from_mode(0o700))?;
        file.sync_all()?;
        if file.metadata()?.len() != size {
            return Err(io::Error::other("the image has another size"));
        }
        // Closed before anybody starts it: a program that is open for writing cannot be.
        self.open = None;
        durable::replace(&self.seal_of(slot), size.to_string().as_bytes(), 0o600)
    }
}

impl Slots for DiskSlots {
    fn running(&self) -> SlotId {
        self.running
    }

    fn usable(&mut self) -> Usable {
        Usable { a: self.is_usable(SlotId::A), b: self.is_usable(SlotId::B) }
    }

    fn magic(&self) -> &'static [u8] {
        b"\x7fELF"
    }

    fn capacity(&self) -> u64 {
        CAPACITY
    }

    fn public_key(&self) -> Option<[u8; 32]> {
        self.public_key
    }

    fn erase(&mut self, slot: SlotId) -> Result<(), StoreError> {
        self.try_erase(slot).map_err(|e| from_io(&e))
    }

    fn write(&mut self, slot: SlotId, offset: u64, data: &[u8]) -> Result<(), StoreError> {
        self.file(slot).and_then(|file| file.write_all_at(data, offset)).map_err(|e| from_io(&e))
    }

    fn read(&mut self, slot: SlotId, offset: u64, buf: &mut [u8]) -> Result<usize, StoreError> {
        self.file(slot).and_then(|file| file.read_at(buf, offset)).map_err(|e| from_io(&e))
    }

    fn seal(&mut self, slot: SlotId, size: u64) -> Result<(), StoreError> {
        self.try_seal(slot, size).map_err(|e| from_io(&e))
    }
}

/// The program of a slot; `None` for the one that the supervisor itself runs.
pub(crate) fn program(layout: &Layout, slot: SlotId) -> Option<PathBuf> {
    let path: &Path = &layout.slots().join(name(slot));
    path.exists().then(|| path.to_owned())
}

const fn name(slot: SlotId) -> &'static str {
    match slot {
        SlotId::A => "a",
        SlotId::B => "b",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn slots(directory: &tempfile::TempDir) -> DiskSlots {
        DiskSlots::new(&Layout::new(directory.path()), SlotId::A)
    }

    const FRESH: Usable = Usable { a: true, b: false };

    #[test]
    fn a_board_without_slots_runs_its_supervisors_program() {
        let directory = tempfile::tempdir().unwrap();
        assert_eq!(slots(&directory).usable(), FRESH);
        assert_eq!(program(&Layout::new(directory.path()), SlotId::A), None);
    }

    /// Whatever is interrupted leaves a slot that is not started.
    #[test]
    fn only_a_sealed_slot_is_usable_and_erasing_breaks_the_seal() {
        let directory = tempfile::tempdir().unwrap();
        let mut first = slots(&directory);
        first.erase(SlotId::B).unwrap();
        first.write(SlotId::B, 0, b"\x7fELFab").unwrap();
        assert_eq!(first.usable(), FRESH);
        let mut buffer = [0; 16];
        assert_eq!(first.read(SlotId::B, 4, &mut buffer).unwrap(), 2);
        assert_eq!(first.seal(SlotId::B, 7), Err(StoreError::Io), "a wrong size");
        first.seal(SlotId::B, 6).unwrap();
        // A later boot sees it too.
        let mut later = slots(&directory);
        assert_eq!(later.usable(), Usable { a: true, b: true });
        fs::write(directory.path().join("slots/b"), "\x7fELF").unwrap();
        assert_eq!(later.usable(), FRESH, "a file that is not as it was sealed");
        later.erase(SlotId::B).unwrap();
        later.erase(SlotId::A).unwrap();
        assert_eq!(later.usable(), Usable { a: false, b: false });
        assert!(
            program(&Layout::new(directory.path()), SlotId::A).is_some(),
            "no way back to the supervisor's own"
        );
    }
}
