//! The board's files: the directory `flash/`, and nothing outside it.
//!
//! Every path is resolved beneath the directory by `cap-std`: `..`, absolute paths and symbolic links that lead out are
//! refused, whatever is done to the directory meanwhile. Only regular files are opened, so that a pipe or a device that
//! somebody put there cannot block the board.

use std::collections::BTreeMap;
use std::io::{self, Read, Seek, Write};
use std::path::Path;

use anyhow::Context;
use board::limits::FILES_OPEN_MAX;
use board::ports::{Entry, FileId, Files, FsError, OpenMode, SeekFrom, Space, Stat};
use cap_std::ambient_authority;
use cap_std::fs::{Dir, File, Metadata, OpenOptions, OpenOptionsExt};
use rustix::fs::{OFlags, fstatvfs};
use rustix::io::Errno;

/// The file system port over a directory.
pub(super) struct DiskFiles {
    root: Dir,
    open: [Option<File>; FILES_OPEN_MAX],
}

impl DiskFiles {
    /// The files beneath `directory`, which must exist.
    pub(super) fn open(directory: &Path) -> anyhow::Result<Self> {
        let root = Dir::open_ambient_dir(directory, ambient_authority())
            .with_context(|| directory.display().to_string())?;
        Ok(Self { root, open: [const { None }; FILES_OPEN_MAX] })
    }

    fn file(&mut self, file: FileId) -> Result<&mut File, FsError> {
        let slot = usize::try_from(file.0).ok().and_then(|index| self.open.get_mut(index));
        slot.and_then(Option::as_mut).ok_or(FsError::BadHandle)
    }

    /// Makes a directory's entries survive a loss of power.
    fn sync_directory(&self, path: &str) -> io::Result<()> {
        // Opened as a file: a directory handle is for looking things up only and cannot be synced.
        self.root.open(path)?.sync_all()
    }
}

impl Files for DiskFiles {
    fn open(&mut self, path: &str, mode: OpenMode) -> Result<FileId, FsError> {
        let path = beneath(path)?;
        let slot = self.open.iter().position(Option::is_none).ok_or(FsError::TooManyOpen)?;
        let mut options = OpenOptions::new();
        // Not for the file, which is a regular one or refused below, but for the opening itself.
        options.read(true).custom_flags(OFlags::NONBLOCK.bits().cast_signed());
        match mode {
            OpenMode::Read => {}
            OpenMode::ReadWrite => _ = options.write(true),
            OpenMode::Create => _ = options.write(true).create(true).truncate(true),
            OpenMode::Append => _ = options.append(true).create(true),
        }
        let file = self.root.open_with(path, &options).map_err(|e| from_io(&e))?;
        let metadata = file.metadata().map_err(|e| from_io(&e))?;
        if metadata.is_dir() {
            return Err(FsError::IsDirectory);
        }
        if !metadata.is_file() {
            return Err(FsError::Denied);
        }
        if let Some(free) = self.open.get_mut(slot) {
            *free = Some(file);
        }
        u32::try_from(slot).map(FileId).map_err(|_| FsError::TooManyOpen)
    }

    fn read(&mut self, file: FileId, buf: &mut [u8]) -> Result<usize, FsError> {
        self.file(file)?.read(buf).map_err(|e| from_io(&e))
    }

    fn write(&mut self, file: FileId, data: &[u8]) -> Result<(), FsError> {
        self.file(file)?.write_all(data).map_err(|e| from_io(&e))
    }

    fn seek(&mut self, file: FileId, to: SeekFrom) -> Result<u64, FsError> {
        let to = match to {
            SeekFrom::Start(at) => io::SeekFrom::Start(at),
            SeekFrom::Current(by) => io::SeekFrom::Current(by),
            SeekFrom::End(by) => io::SeekFrom::End(by),
        };
        self.file(file)?.seek(to).map_err(|e| from_io(&e))
    }

    fn sync(&mut self, file: FileId) -> Result<(), FsError> {
        self.file(file)?.sync_all().map_err(|e| from_io(&e))
    }

    fn close(&mut self, file: FileId) -> Result<(), FsError> {
        self.file(file)?;
        if let Some(slot) = usize::try_from(file.0).ok().and_then(|index| self.open.get_mut(index)) {
            *slot = None;
        }
        Ok(())
    }

    fn stat(&mut self, path: &str) -> Result<Stat, FsError> {
        self.root.metadata(beneath(path)?).map(|metadata| stat_of(&metadata)).map_err(|e| from_io(&e))
    }

    fn list(&mut self, path: &str, after: &str, max: usize) -> Result<Vec<Entry>, FsError> {
        let directory = self.root.open_dir(beneath(path)?).map_err(|e| from_io(&e))?;
        // The `max` first names beyond `after`, whatever order the directory has; more are never held.
        let mut first = BTreeMap::new();
        for entry in directory.entries().map_err(|e| from_io(&e))? {
            let entry = entry.map_err(|e| from_io(&e))?;
            // A name that is not UTF-8 has no spelling on the wire.
            let Ok(name) = entry.file_name().into_string() else { continue };
            if name.as_str() > after {
                first.insert(name, ());
                if first.len() > max {
                    first.pop_last();
                }
            }
        }
        let entry = |name: String| {
            // What a link leads to, if it stays inside; else the link itself. Gone meanwhile: not listed.
            let metadata = directory.metadata(&name).or_else(|_| directory.symlink_metadata(&name)).ok()?;
            Some(Entry { name, stat: stat_of(&metadata) })
        };
        Ok(first.into_keys().filter_map(entry).collect())
    }

    fn make_dir(&mut self, path: &str) -> Result<(), FsError> {
        self.root.create_dir(beneath(path)?).map_err(|e| from_io(&e))
    }

    fn remove_dir(&mut self, path: &str) -> Result<(), FsError> {
        self.root.remove_dir(beneath(path)?).map_err(|e| from_io(&e))
    }

    fn remove(&mut self, path: &str) -> Result<(), FsError> {
        self.root.remove_file(beneath(path)?).map_err(|e| from_io(&e))
    }

    fn rename(&mut self, from: &str, to: &str) -> Result<(), FsError> {
        let (from, to) = (beneath(from)?, beneath(to)?);
        // The system would let a directory replace an empty one.
        if self.root.symlink_metadata(to).is_ok_and(|metadata| metadata.is_dir()) {
            return Err(FsError::IsDirectory);
        }
        self.root.rename(from, &self.root, to).map_err(|e| from_io(&e))?;
        self.sync_directory(parent(to)).map_err(|e| from_io(&e))?;
        if parent(from) != parent(to) {
            self.sync_directory(parent(from)).map_err(|e| from_io(&e))?;
        }
        Ok(())
    }

    fn space(&mut self) -> Result<Space, FsError> {
        let figures = fstatvfs(&self.root).map_err(|e| from_io(&e.into()))?;
        let bytes = |blocks: u64| blocks.saturating_mul(figures.f_frsize);
        Ok(Space { total: bytes(figures.f_blocks), free: bytes(figures.f_bavail) })
    }
}

/// The path relative to the root.
fn beneath(path: &str) -> Result<&str, FsError> {
    let relative = path.strip_prefix('/').ok_or(FsError::Invalid)?;
    if relative.is_empty() {
        return Ok(".");
    }
    // The device normalises paths; a component that says otherwise is its fault, and goes nowhere.
    let odd = |part: &str| matches!(part, "" | "." | "..") || part.contains('\0');
    if relative.split('/').any(odd) { Err(FsError::Invalid) } else { Ok(relative) }
}

fn parent(path: &str) -> &str {
    path.rsplit_once('/').map_or(".", |(parent, _)| parent)
}

fn stat_of(metadata: &Metadata) -> Stat {
    let since_1970 = |time: cap_std::time::SystemTime| {
        let since = time.into_std().duration_since(std::time::UNIX_EPOCH).ok()?;
        i64::try_from(since.as_secs()).ok()
    };
    Stat {
        is_dir: metadata.is_dir(),
        size: if metadata.is_dir() { 0 } else { metadata.len() },
        modified: metadata.modified().ok().and_then(since_1970).unwrap_or(0),
    }
}

fn from_io(error: &io::Error) -> FsError {
    use io::ErrorKind;
    match error.kind() {
        ErrorKind::NotFound => FsError::NotFound,
        ErrorKind::AlreadyExists => FsError::Exists,
        ErrorKind::IsADirectory => FsError::IsDirectory,
        ErrorKind::NotADirectory => FsError::NotDirectory,
        ErrorKind::DirectoryNotEmpty => FsError::NotEmpty,
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded | ErrorKind::FileTooLarge => FsError::NoSpace,
        ErrorKind::InvalidInput | ErrorKind::InvalidFilename => FsError::Invalid,
        // cap-std's word for a path that leads out, too.
        ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem | ErrorKind::ResourceBusy => {
            FsError::Denied
        }
        _ => match Errno::from_io_error(error) {
            Some(Errno::MFILE | Errno::NFILE) => FsError::TooManyOpen,
            Some(Errno::BADF) => FsError::BadHandle,
            Some(Errno::LOOP | Errno::NXIO) => FsError::Denied,
            _ => FsError::Io,
        },
    }
}

#[cfg(test)]
mod tests;
