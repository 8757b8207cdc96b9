//! Error numbers.

use core::fmt;

/// The error numbers that files and host functions report; the values are Linux's.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
#[repr(u8)]
pub enum Errno {
    /// EPERM: not allowed.
    NotPermitted = 1,
    /// ENOENT: no such file or directory.
    NotFound = 2,
    /// EIO: the medium failed.
    Io = 5,
    /// EBADF: the file is closed.
    BadFile = 9,
    /// EAGAIN: try again.
    Again = 11,
    /// ENOMEM: out of memory.
    NoMemory = 12,
    /// EACCES: permission denied.
    Access = 13,
    /// EEXIST: the file exists.
    Exists = 17,
    /// ENODEV: no such device.
    NoDevice = 19,
    /// ENOTDIR: not a directory.
    NotDirectory = 20,
    /// EISDIR: is a directory.
    IsDirectory = 21,
    /// EINVAL: invalid argument.
    Invalid = 22,
    /// EMFILE: too many open files.
    TooManyFiles = 24,
    /// ENOSPC: no space left.
    NoSpace = 28,
    /// EROFS: read-only file system.
    ReadOnly = 30,
    /// EPIPE: nobody reads any more.
    BrokenPipe = 32,
    /// ENOTEMPTY: directory not empty.
    NotEmpty = 39,
    /// EOPNOTSUPP: the platform has no such thing.
    NotSupported = 95,
    /// EADDRINUSE: somebody has this address already.
    AddressInUse = 98,
    /// EADDRNOTAVAIL: not an address of this machine.
    AddressNotAvailable = 99,
    /// ENETUNREACH: no way to that network.
    NetworkUnreachable = 101,
    /// ECONNABORTED: given up by the other side before it began.
    ConnectionAborted = 103,
    /// ECONNRESET: the other side is gone.
    ConnectionReset = 104,
    /// ENOBUFS: no room for more.
    NoBuffers = 105,
    /// EISCONN: connected already.
    IsConnected = 106,
    /// ENOTCONN: not connected.
    NotConnected = 107,
    /// ETIMEDOUT: timed out.
    TimedOut = 110,
    /// ECONNREFUSED: nobody listens there.
    ConnectionRefused = 111,
    /// EHOSTUNREACH: no way to that host.
    HostUnreachable = 113,
    /// EALREADY: under way already.
    Already = 114,
    /// EINPROGRESS: under way.
    InProgress = 115,
}

impl Errno {
    /// The number.
    pub const fn number(self) -> u8 {
        self as u8
    }

    /// The name, such as `ENOENT`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::NotPermitted => "EPERM",
            Self::NotFound => "ENOENT",
            Self::Io => "EIO",
            Self::BadFile => "EBADF",
            Self::Again => "EAGAIN",
            Self::NoMemory => "ENOMEM",
            Self::Access => "EACCES",
            Self::Exists => "EEXIST",
            Self::NoDevice => "ENODEV",
            Self::NotDirectory => "ENOTDIR",
            Self::IsDirectory => "EISDIR",
            Self::Invalid => "EINVAL",
            Self::TooManyFiles => "EMFILE",
            Self::NoSpace => "ENOSPC",
            Self::ReadOnly => "EROFS",
            Self::NotEmpty => "ENOTEMPTY",
            Self::NotSupported => "EOPNOTSUPP",
            Self::BrokenPipe => "EPIPE",
            Self::AddressInUse => "EADDRINUSE",
            Self::AddressNotAvailable => "EADDRNOTAVAIL",
            Self::NetworkUnreachable => "ENETUNREACH",
            Self::ConnectionAborted => "ECONNABORTED",
            Self::ConnectionReset => "ECONNRESET",
            Self::NoBuffers => "ENOBUFS",
            Self::IsConnected => "EISCONN",
            Self::NotConnected => "ENOTCONN",
            Self::TimedOut => "ETIMEDOUT",
            Self::ConnectionRefused => "ECONNREFUSED",
            Self::HostUnreachable => "EHOSTUNREACH",
            Self::Already => "EALREADY",
            Self::InProgress => "EINPROGRESS",
        }
    }

    /// Every error number.
    pub const ALL: &'static [Self] = &[
        Self::NotPermitted,
        Self::NotFound,
        Self::Io,
        Self::BadFile,
        Self::Again,
        Self::NoMemory,
        Self::Access,
        Self::Exists,
        Self::NoDevice,
        Self::NotDirectory,
        Self::IsDirectory,
        Self::Invalid,
        Self::TooManyFiles,
        Self::NoSpace,
        Self::ReadOnly,
        Self::BrokenPipe,
        Self::NotEmpty,
        Self::NotSupported,
        Self::AddressInUse,
        Self::AddressNotAvailable,
        Self::NetworkUnreachable,
        Self::ConnectionAborted,
        Self::ConnectionReset,
        Self::NoBuffers,
        Self::IsConnected,
        Self::NotConnected,
        Self::TimedOut,
        Self::ConnectionRefused,
        Self::HostUnreachable,
        Self::Already,
        Self::InProgress,
    ];
}

impl fmt::Display for Errno {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}
