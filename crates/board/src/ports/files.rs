//! The file system port: handles, directories, and replacement in one step.

use alloc::string::String;

/// The board's file system.
///
/// Paths are absolute (`/lib/x.py`), normalised by the device before they come here (no `.`, no `..`, no doubled or trailing
/// slash, `/` alone is the root) and at most [`PATH_MAX`](crate::limits::PATH_MAX) bytes of UTF-8 without NUL. A platform that
/// maps them onto another file system must not follow links out of it.
///
/// A whole-file replacement is: open a temporary file with [`OpenMode::Create`], write, [`sync`](Self::sync),
/// [`close`](Self::close), [`rename`](Self::rename) over the target. When the power goes at any moment, the target afterwards
/// holds its whole old or its whole new content.
pub trait Files {
    /// Opens a file. At least [`FILES_OPEN_MAX`](crate::limits::FILES_OPEN_MAX) files can be open at once; then
    /// [`FsError::TooManyOpen`].
    fn open(&mut self, path: &str, mode: OpenMode) -> Result<FileId, FsError>;

    /// Reads at the file's position into `buf`; 0 at the end of the file. May give fewer bytes than asked for.
    fn read(&mut self, file: FileId, buf: &mut [u8]) -> Result<usize, FsError>;

    /// Writes all of `data` at the file's position (at the end with [`OpenMode::Append`]).
    fn write(&mut self, file: FileId, data: &[u8]) -> Result<(), FsError>;

    /// Moves the file's position and gives the new one, in bytes from the start.
    fn seek(&mut self, file: FileId, to: SeekFrom) -> Result<u64, FsError>;

    /// Returns when what was written survives a loss of power.
    fn sync(&mut self, file: FileId) -> Result<(), FsError>;

    /// Closes the file; the handle is invalid afterwards, also after an error.
    fn close(&mut self, file: FileId) -> Result<(), FsError>;

    /// What is at `path`.
    fn stat(&mut self, path: &str) -> Result<Stat, FsError>;

    /// The entries of a directory, sorted by name, without `.` and `..`.
    ///
    /// Gives up to `max` entries that sort after `after` (all when empty), so that a directory of any size is read in
    /// bounded memory.
    fn list(&mut self, path: &str, after: &str, max: usize) -> Result<alloc::vec::Vec<Entry>, FsError>;

    /// Makes a directory; its parent must exist.
    fn make_dir(&mut self, path: &str) -> Result<(), FsError>;

    /// Removes an empty directory.
    fn remove_dir(&mut self, path: &str) -> Result<(), FsError>;

    /// Removes a file.
    fn remove(&mut self, path: &str) -> Result<(), FsError>;

    /// Renames `from` to `to`, replacing a file that is there in one step, and returns when the change survives a loss of
    /// power. Replacing a directory is [`FsError::IsDirectory`].
    fn rename(&mut self, from: &str, to: &str) -> Result<(), FsError>;

    /// Size and free space of the whole file system.
    fn space(&mut self) -> Result<Space, FsError>;
}

/// An open file. Numbers are the platform's; a closed number may come again.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct FileId(pub u32);

/// How a file is opened.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum OpenMode {
    /// Must exist; reading only (`rb`).
    Read,
    /// Must exist; reading and writing (`r+b`).
    ReadWrite,
    /// Made or emptied; reading and writing (`wb`, `w+b`).
    Create,
    /// Made if missing; reading, and writing at the end (`ab`, `a+b`).
    Append,
}

/// Where [`Files::seek`] counts from.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum SeekFrom {
    /// Bytes from the start.
    Start(u64),
    /// Bytes from the present position.
    Current(i64),
    /// Bytes from the end.
    End(i64),
}

/// What is at a path.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Stat {
    /// Whether it is a directory.
    pub is_dir: bool,
    /// Bytes; 0 for a directory.
    pub size: u64,
    /// Last change in seconds since 1970; 0 where unknown.
    pub modified: i64,
}

/// One entry of a directory.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Entry {
    /// The name alone, without a slash.
    pub name: String,
    /// What it is.
    pub stat: Stat,
}

/// The size of a file system in bytes.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Space {
    /// All of it.
    pub total: u64,
    /// What can still be written.
    pub free: u64,
}

/// Why a file operation failed; each has the number that Python's `OSError` carries.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum FsError {
    /// There is no such file or directory.
    NotFound,
    /// It is there already.
    Exists,
    /// A directory where a file was expected.
    IsDirectory,
    /// A file where a directory was expected.
    NotDirectory,
    /// The directory is not empty.
    NotEmpty,
    /// The file system is full.
    NoSpace,
    /// Too many open files.
    TooManyOpen,
    /// The handle is not open, or not for this.
    BadHandle,
    /// The name or the argument cannot be.
    Invalid,
    /// The platform forbids it.
    Denied,
    /// The storage failed.
    Io,
}

impl FsError {
    /// The `errno` of MicroPython and Linux.
    pub const fn errno(self) -> i32 {
        match self {
            Self::NotFound => 2,
            Self::Io => 5,
            Self::BadHandle => 9,
            Self::Denied => 13,
            Self::Exists => 17,
            Self::NotDirectory => 20,
            Self::IsDirectory => 21,
            Self::Invalid => 22,
            Self::TooManyOpen => 24,
            Self::NoSpace => 28,
            Self::NotEmpty => 39,
        }
    }

    /// The name Python's tracebacks show: `ENOENT`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::NotFound => "ENOENT",
            Self::Io => "EIO",
            Self::BadHandle => "EBADF",
            Self::Denied => "EACCES",
            Self::Exists => "EEXIST",
            Self::NotDirectory => "ENOTDIR",
            Self::IsDirectory => "EISDIR",
            Self::Invalid => "EINVAL",
            Self::TooManyOpen => "EMFILE",
            Self::NoSpace => "ENOSPC",
            Self::NotEmpty => "ENOTEMPTY",
        }
    }
}

impl core::fmt::Display for FsError {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        let text = match self {
            Self::NotFound => "no such file or directory",
            Self::Io => "the storage failed",
            Self::BadHandle => "the file is not open for this",
            Self::Denied => "permission denied",
            Self::Exists => "it exists already",
            Self::NotDirectory => "not a directory",
            Self::IsDirectory => "is a directory",
            Self::Invalid => "not a valid name",
            Self::TooManyOpen => "too many open files",
            Self::NoSpace => "no space left on the board",
            Self::NotEmpty => "the directory is not empty",
        };
        f.write_str(text)
    }
}

impl core::error::Error for FsError {}
