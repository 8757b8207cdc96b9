//! Hosts' parts for embedders that have nothing of the kind.

use alloc::vec::Vec;

use super::{
    DirEntry, Errno, FileId, FileKind, FileSystem, Machine, OpenMode, ResetKind, SeekFrom, Space, Stat,
};

/// No files: an empty directory that stays so. Scripts import what the engine and the embedder give.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct NoFiles;

/// What a path that is not the root is.
fn absent<T>(path: &str) -> Result<T, Errno> {
    Err(if path == "/" { Errno::ReadOnly } else { Errno::NotFound })
}

impl FileSystem for NoFiles {
    fn open(&mut self, path: &str, mode: OpenMode) -> Result<FileId, Errno> {
        match path {
            "/" => Err(Errno::IsDirectory),
            _ if mode.create => Err(Errno::ReadOnly),
            _ => Err(Errno::NotFound),
        }
    }

    fn read(&mut self, _file: FileId, _buffer: &mut [u8]) -> Result<usize, Errno> {
        Err(Errno::BadFile)
    }

    fn write(&mut self, _file: FileId, _data: &[u8]) -> Result<usize, Errno> {
        Err(Errno::BadFile)
    }

    fn seek(&mut self, _file: FileId, _to: SeekFrom) -> Result<u64, Errno> {
        Err(Errno::BadFile)
    }

    fn flush(&mut self, _file: FileId) -> Result<(), Errno> {
        Err(Errno::BadFile)
    }

    fn close(&mut self, _file: FileId) {}

    fn list(&mut self, path: &str) -> Result<Vec<DirEntry>, Errno> {
        if path == "/" { Ok(Vec::new()) } else { Err(Errno::NotFound) }
    }

    fn stat(&mut self, path: &str) -> Result<Stat, Errno> {
        match path {
            "/" => Ok(Stat { kind: FileKind::Directory, size: 0, modified: 0 }),
            _ => Err(Errno::NotFound),
        }
    }

    fn make_dir(&mut self, path: &str) -> Result<(), Errno> {
        Err(if path == "/" { Errno::Exists } else { Errno::ReadOnly })
    }

    fn remove_dir(&mut self, path: &str) -> Result<(), Errno> {
        absent(path)
    }

    fn remove(&mut self, path: &str) -> Result<(), Errno> {
        absent(path)
    }

    fn rename(&mut self, from: &str, _to: &str) -> Result<(), Errno> {
        absent(from)
    }

    fn space(&mut self) -> Result<Space, Errno> {
        Ok(Space { block_size: 512, blocks: 0, free_blocks: 0 })
    }
}

/// No machine of the script's own: a reset ends the run that asks for it, and there are no pins.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct NoMachine;

impl Machine for NoMachine {
    fn reset(&mut self, _kind: ResetKind) {}

    fn unique_id(&self) -> Vec<u8> {
        Vec::new()
    }

    fn reset_cause(&self) -> u8 {
        1
    }

    fn platform(&self) -> &'static str {
        "minipy"
    }
}
