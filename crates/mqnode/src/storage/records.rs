//! The board's durable records: one file each in `state/`.

use std::fs::File;
use std::io::{self, Read};
use std::path::PathBuf;

use board::limits::RECORD_MAX;
use board::ports::{Records, StoreError, record_name_is_valid};

use super::durable;

/// Records as files, each replaced in one step.
pub(crate) struct DiskRecords {
    directory: PathBuf,
}

impl DiskRecords {
    pub(crate) fn new(directory: PathBuf) -> Self {
        Self { directory }
    }

    fn path(&self, name: &str) -> Result<PathBuf, StoreError> {
        // A valid name has neither dot nor slash: it stays in the directory, and `.new` is never a record.
        if record_name_is_valid(name) { Ok(self.directory.join(name)) } else { Err(StoreError::Invalid) }
    }
}

impl Records for DiskRecords {
    fn read(&mut self, name: &str) -> Result<Option<Vec<u8>>, StoreError> {
        let file = match File::open(self.path(name)?) {
            Ok(file) => file,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(from_io(&error)),
        };
        let mut value = Vec::new();
        file.take(RECORD_MAX as u64 + 1).read_to_end(&mut value).map_err(|e| from_io(&e))?;
        // Longer than any record: not written by us.
        if value.len() > RECORD_MAX { Err(StoreError::Io) } else { Ok(Some(value)) }
    }

    fn write(&mut self, name: &str, value: &[u8]) -> Result<(), StoreError> {
        let path = self.path(name)?;
        if value.len() > RECORD_MAX {
            return Err(StoreError::Invalid);
        }
        durable::replace(&path, value, 0o600).map_err(|e| from_io(&e))
    }

    fn remove(&mut self, name: &str) -> Result<(), StoreError> {
        durable::remove(&self.path(name)?).map_err(|e| from_io(&e))
    }
}

pub(crate) fn from_io(error: &io::Error) -> StoreError {
    match error.kind() {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => StoreError::NoSpace,
        _ => StoreError::Io,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    #[test]
    fn a_record_is_replaced_removed_and_never_seen_half_written() {
        let directory = tempfile::tempdir().unwrap();
        let mut records = DiskRecords::new(directory.path().into());
        assert_eq!(records.read("boot"), Ok(None));
        records.write("boot", b"one").unwrap();
        // What a power cut before the rename leaves.
        fs::write(directory.path().join("boot.new"), b"tw").unwrap();
        assert_eq!(records.read("boot"), Ok(Some(b"one".to_vec())));
        records.write("boot", b"two").unwrap();
        assert_eq!(records.read("boot"), Ok(Some(b"two".to_vec())));
        records.remove("boot").unwrap();
        records.remove("boot").unwrap();
        assert_eq!(records.read("boot"), Ok(None));
    }

    #[test]
    fn names_cannot_leave_the_directory_and_values_have_a_limit() {
        let directory = tempfile::tempdir().unwrap();
        let mut records = DiskRecords::new(directory.path().into());
        for name in ["", "../x", "a/b", "a.new", "X"] {
            assert_eq!(records.write(name, b""), Err(StoreError::Invalid), "{name:?}");
        }
        records.write("full", &[7; RECORD_MAX]).unwrap();
        assert_eq!(records.read("full").unwrap().unwrap().len(), RECORD_MAX);
        assert_eq!(records.write("full", &[7; RECORD_MAX + 1]), Err(StoreError::Invalid));
    }
}
