//! The board's files as Python sees them.

use alloc::vec::Vec;

use minipy::{DirEntry, Errno, FileId, FileKind, OpenMode, SeekFrom, Space, Stat};

use crate::limits::{PATH_MAX, PYTHON_FILES_MAX};
use crate::ports::{self, FsError};

/// The files that Python holds open, so that their number is bounded and none is left open by an engine that starts anew.
#[derive(Debug, Default)]
pub(super) struct OpenFiles {
    open: Vec<ports::FileId>,
}

/// Entries read from a directory at once.
const LIST_STEP: usize = 32;

/// Entries of a directory that are listed; a larger directory is an error.
const LIST_MAX: usize = 4096;

/// The port and the table, while the engine runs.
pub(super) struct PythonFiles<'a> {
    pub(super) files: &'a mut dyn ports::Files,
    pub(super) open: &'a mut OpenFiles,
}

impl PythonFiles<'_> {
    pub(super) fn open(&mut self, path: &str, mode: OpenMode) -> Result<FileId, Errno> {
        check(path)?;
        if self.open.open.len() >= PYTHON_FILES_MAX {
            return Err(Errno::TooManyFiles);
        }
        let there = match self.files.stat(path) {
            Ok(stat) if stat.is_dir => return Err(Errno::IsDirectory),
            Ok(_) if mode.exclusive => return Err(Errno::Exists),
            Ok(_) => true,
            Err(FsError::NotFound) if mode.create => false,
            Err(error) => return Err(errno(error)),
        };
        let mode = match mode {
            OpenMode { append: true, .. } => ports::OpenMode::Append,
            OpenMode { truncate: true, .. } => ports::OpenMode::Create,
            OpenMode { write: true, .. } if there => ports::OpenMode::ReadWrite,
            OpenMode { write: true, .. } => ports::OpenMode::Create,
            OpenMode { .. } => ports::OpenMode::Read,
        };
        let file = self.files.open(path, mode).map_err(errno)?;
        self.open.open.push(file);
        Ok(FileId(file.0))
    }

    pub(super) fn read(&mut self, file: FileId, buffer: &mut [u8]) -> Result<usize, Errno> {
        let file = self.find(file)?;
        self.files.read(file, buffer).map_err(errno)
    }

    pub(super) fn write(&mut self, file: FileId, data: &[u8]) -> Result<usize, Errno> {
        let file = self.find(file)?;
        self.files.write(file, data).map_err(errno)?;
        Ok(data.len())
    }

    pub(super) fn seek(&mut self, file: FileId, to: SeekFrom) -> Result<u64, Errno> {
        let file = self.find(file)?;
        let to = match to {
            SeekFrom::Start(n) => ports::SeekFrom::Start(n),
            SeekFrom::Current(n) => ports::SeekFrom::Current(n),
            SeekFrom::End(n) => ports::SeekFrom::End(n),
        };
        self.files.seek(file, to).map_err(errno)
    }

    pub(super) fn flush(&mut self, file: FileId) -> Result<(), Errno> {
        let file = self.find(file)?;
        self.files.sync(file).map_err(errno)
    }

    pub(super) fn close(&mut self, file: FileId) {
        if let Ok(file) = self.find(file) {
            self.open.open.retain(|f| *f != file);
            // Python's close has nobody to tell.
            let _ = self.files.close(file);
        }
    }

    pub(super) fn list(&mut self, path: &str) -> Result<Vec<DirEntry>, Errno> {
        check(path)?;
        let mut entries: Vec<DirEntry> = Vec::new();
        loop {
            let after = entries.last().map_or("", |e| e.name.as_str());
            let more = self.files.list(path, after, LIST_STEP).map_err(errno)?;
            let complete = more.len() < LIST_STEP;
            entries.extend(more.into_iter().map(|e| DirEntry {
                name: e.name,
                kind: kind(e.stat.is_dir),
                size: e.stat.size,
            }));
            if complete {
                return Ok(entries);
            }
            if entries.len() >= LIST_MAX {
                return Err(Errno::NoMemory);
            }
        }
    }

    pub(super) fn stat(&mut self, path: &str) -> Result<Stat, Errno> {
        check(path)?;
        let stat = self.files.stat(path).map_err(errno)?;
        Ok(Stat {
            kind: kind(stat.is_dir),
            size: stat.size,
            modified: u64::try_from(stat.modified).unwrap_or(0),
        })
    }

    pub(super) fn make_dir(&mut self, path: &str) -> Result<(), Errno> {
        check(path)?;
        self.files.make_dir(path).map_err(errno)
    }

    pub(super) fn remove_dir(&mut self, path: &str) -> Result<(), Errno> {
        check(path)?;
        self.files.remove_dir(path).map_err(errno)
    }

    pub(super) fn remove(&mut self, path: &str) -> Result<(), Errno> {
        check(path)?;
        self.files.remove(path).map_err(errno)
    }

    pub(super) fn rename(&mut self, from: &str, to: &str) -> Result<(), Errno> {
        check(from)?;
        check(to)?;
        self.files.rename(from, to).map_err(errno)
    }

    pub(super) fn space(&mut self) -> Result<Space, Errno> {
        const BLOCK: u32 = 4096;
        let space = self.files.space().map_err(errno)?;
        let blocks = |bytes: u64| bytes / u64::from(BLOCK);
        Ok(Space { block_size: BLOCK, blocks: blocks(space.total), free_blocks: blocks(space.free) })
    }

    fn find(&self, file: FileId) -> Result<ports::FileId, Errno> {
        let file = ports::FileId(file.0);
        if self.open.open.contains(&file) { Ok(file) } else { Err(Errno::BadFile) }
    }
}

fn kind(is_dir: bool) -> FileKind {
    if is_dir { FileKind::Directory } else { FileKind::File }
}

fn check(path: &str) -> Result<(), Errno> {
    if path.len() > PATH_MAX || path.contains('\0') || !path.starts_with('/') {
        return Err(Errno::Invalid);
    }
    Ok(())
}

fn errno(error: FsError) -> Errno {
    match error {
        FsError::NotFound => Errno::NotFound,
        FsError::Io => Errno::Io,
        FsError::BadHandle => Errno::BadFile,
        FsError::Denied => Errno::Access,
        FsError::Exists => Errno::Exists,
        FsError::NotDirectory => Errno::NotDirectory,
        FsError::IsDirectory => Errno::IsDirectory,
        FsError::Invalid => Errno::Invalid,
        FsError::TooManyOpen => Errno::TooManyFiles,
        FsError::NoSpace => Errno::NoSpace,
        FsError::NotEmpty => Errno::NotEmpty,
    }
}
