//! The computer's files as the engine's file system.

use std::collections::BTreeMap;
use std::fs::{self, File, OpenOptions};
use std::io::{ErrorKind, Read, Seek, Write};
use std::time::UNIX_EPOCH;

use minipy::{DirEntry, Errno, FileId, FileKind, FileSystem, OpenMode, SeekFrom, Space, Stat};

/// Open files at a time.
const OPEN_MAX: usize = 256;

/// The whole file system, as this process may use it.
#[derive(Debug, Default)]
pub(crate) struct Files {
    open: BTreeMap<u32, File>,
    next: u32,
}

impl Files {
    fn file(&mut self, id: FileId) -> Result<&mut File, Errno> {
        self.open.get_mut(&id.0).ok_or(Errno::BadFile)
    }
}

fn errno(error: &std::io::Error) -> Errno {
    if let Some(number) = error.raw_os_error()
        && let Some(known) = Errno::ALL.iter().find(|known| i32::from(known.number()) == number)
    {
        return *known;
    }
    match error.kind() {
        ErrorKind::NotFound => Errno::NotFound,
        ErrorKind::PermissionDenied => Errno::Access,
        ErrorKind::AlreadyExists => Errno::Exists,
        ErrorKind::InvalidInput => Errno::Invalid,
        _ => Errno::Io,
    }
}

fn kind(metadata: &fs::Metadata) -> FileKind {
    if metadata.is_dir() { FileKind::Directory } else { FileKind::File }
}

fn size(metadata: &fs::Metadata) -> u64 {
    if metadata.is_dir() { 0 } else { metadata.len() }
}

impl FileSystem for Files {
    fn open(&mut self, path: &str, mode: OpenMode) -> Result<FileId, Errno> {
        if self.open.len() >= OPEN_MAX {
            return Err(Errno::TooManyFiles);
        }
        let file = OpenOptions::new()
            .read(mode.read)
            .write(mode.write && !mode.append)
            .append(mode.append)
            .create(mode.create && !mode.exclusive)
            .create_new(mode.exclusive)
            .truncate(mode.truncate && !mode.append)
            .open(path)
            .map_err(|error| errno(&error))?;
        if file.metadata().is_ok_and(|metadata| metadata.is_dir()) {
            return Err(Errno::IsDirectory);
        }
        let id = self.next;
        self.next += 1;
        self.open.insert(id, file);
        Ok(FileId(id))
    }

    fn read(&mut self, file: FileId, buffer: &mut [u8]) -> Result<usize, Errno> {
        self.file(file)?.read(buffer).map_err(|error| errno(&error))
    }

    fn write(&mut self, file: FileId, data: &[u8]) -> Result<usize, Errno> {
        self.file(file)?.write(data).map_err(|error| errno(&error))
    }

    fn seek(&mut self, file: FileId, to: SeekFrom) -> Result<u64, Errno> {
        let to = match to {
            SeekFrom::Current(offset) => std::io::SeekFrom::Current(offset),
            SeekFrom::End(offset) => std::io::SeekFrom::End(offset),
            SeekFrom::Start(offset) => std::io::SeekFrom::Start(offset),
        };
        self.file(file)?.seek(to).map_err(|error| errno(&error))
    }

    fn flush(&mut self, file: FileId) -> Result<(), Errno> {
        self.file(file)?.flush().map_err(|error| errno(&error))
    }

    fn close(&mut self, file: FileId) {
        self.open.remove(&file.0);
    }

    fn list(&mut self, path: &str) -> Result<Vec<DirEntry>, Errno> {
        let mut entries = Vec::new();
        for entry in fs::read_dir(path).map_err(|error| errno(&error))? {
            let entry = entry.map_err(|error| errno(&error))?;
            // A name that is not UTF-8 cannot be a Python str here; a file that has just gone is not listed.
            let (Ok(name), Ok(metadata)) = (entry.file_name().into_string(), fs::metadata(entry.path()))
            else {
                continue;
            };
            entries.push(DirEntry { name, kind: kind(&metadata), size: size(&metadata) });
        }
        entries.sort_by(|a, b| a.name.cmp(&b.name));
        Ok(entries)
    }

    fn stat(&mut self, path: &str) -> Result<Stat, Errno> {
        let metadata = fs::metadata(path).map_err(|error| errno(&error))?;
        let modified = metadata.modified().ok().and_then(|time| time.duration_since(UNIX_EPOCH).ok());
        Ok(Stat {
            kind: kind(&metadata),
            size: size(&metadata),
            modified: modified.map_or(0, |since| since.as_secs()),
        })
    }

    fn make_dir(&mut self, path: &str) -> Result<(), Errno> {
        fs::create_dir(path).map_err(|error| errno(&error))
    }

    fn remove_dir(&mut self, path: &str) -> Result<(), Errno> {
        fs::remove_dir(path).map_err(|error| errno(&error))
    }

    fn remove(&mut self, path: &str) -> Result<(), Errno> {
        fs::remove_file(path).map_err(|error| errno(&error))
    }

    fn rename(&mut self, from: &str, to: &str) -> Result<(), Errno> {
        fs::rename(from, to).map_err(|error| errno(&error))
    }

    fn space(&mut self) -> Result<Space, Errno> {
        let space = rustix::fs::statvfs(".").map_err(|error| errno(&error.into()))?;
        let block_size = u32::try_from(space.f_frsize).map_err(|_| Errno::NotSupported)?;
        Ok(Space { block_size, blocks: space.f_blocks, free_blocks: space.f_bavail })
    }
}
