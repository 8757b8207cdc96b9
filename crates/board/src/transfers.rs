//! Files that are being sent or received: each upload is written beside its target and takes its place at the end.
//!
//! Parts of unfinished uploads are kept in one directory, [`PARTS`], under numbers, so that no name from the network becomes part of a
//! temporary name, and so that what a loss of power left behind is found at the next boot by listing one directory. The directory
//! is there only while an upload is.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use mqrepl::topic::Id;

use crate::limits::{PATH_MAX, TRANSFERS_MAX};
use crate::ports::{FileId, Files, FsError, OpenMode};

/// Where unfinished uploads are.
pub(crate) const PARTS: &str = "/.parts";

/// The transfers in progress.
#[derive(Debug, Default)]
pub(crate) struct Transfers {
    uploads: Vec<Upload>,
    downloads: Vec<Download>,
}

#[derive(Debug)]
struct Upload {
    id: Id,
    /// The number of its part file.
    number: usize,
    target: String,
    file: FileId,
}

#[derive(Debug)]
struct Download {
    id: Id,
    file: FileId,
}

impl Transfers {
    /// Removes what the last boot left unfinished, and gives the number of files removed.
    pub(crate) fn clean(files: &mut dyn Files) -> Result<usize, FsError> {
        let mut removed = 0;
        loop {
            let entries = match files.list(PARTS, "", 16) {
                Ok(entries) => entries,
                Err(FsError::NotFound) => return Ok(removed),
                Err(error) => return Err(error),
            };
            if entries.is_empty() {
                files.remove_dir(PARTS)?;
                return Ok(removed);
            }
            for entry in entries {
                files.remove(&format!("{PARTS}/{}", entry.name))?;
                removed += 1;
            }
        }
    }

    /// Starts an upload to `target`, an absolute path.
    pub(crate) fn begin_put(&mut self, files: &mut dyn Files, id: Id, target: &str) -> Result<(), FsError> {
        self.abandon(files, id);
        if self.uploads.len() >= TRANSFERS_MAX {
            return Err(FsError::TooManyOpen);
        }
        // Said now and not after five megabytes.
        if files.stat(target).is_ok_and(|s| s.is_dir) {
            return Err(FsError::IsDirectory);
        }
        match files.stat(parent(target)) {
            Ok(stat) if stat.is_dir => {}
            Ok(_) => return Err(FsError::NotDirectory),
            Err(error) => return Err(error),
        }
        let number = (0..).find(|n| self.uploads.iter().all(|u| u.number != *n)).unwrap_or(0);
        match files.make_dir(PARTS) {
            Ok(()) | Err(FsError::Exists) => {}
            Err(error) => return Err(error),
        }
        let file = files.open(&part(number), OpenMode::Create)?;
        self.uploads.push(Upload { id, number, target: target.into(), file });
        Ok(())
    }

    /// Adds `data` to an upload. After an error the upload is gone.
    pub(crate) fn put(&mut self, files: &mut dyn Files, id: Id, data: &[u8]) -> Result<(), FsError> {
        let upload = self.uploads.iter().find(|u| u.id == id).ok_or(FsError::BadHandle)?;
        let written = files.write(upload.file, data);
        if written.is_err() {
            self.abandon(files, id);
        }
        written
    }

    /// Puts a complete upload in its place. It is over afterwards, whatever comes out.
    pub(crate) fn finish_put(&mut self, files: &mut dyn Files, id: Id) -> Result<(), FsError> {
        let at = self.uploads.iter().position(|u| u.id == id).ok_or(FsError::BadHandle)?;
        let upload = self.uploads.swap_remove(at);
        let part = part(upload.number);
        let synced = files.sync(upload.file);
        let closed = files.close(upload.file);
        let placed = synced.and(closed).and_then(|()| files.rename(&part, &upload.target));
        if placed.is_err() {
            let _ = files.remove(&part);
        }
        self.tidy(files);
        placed
    }

    /// Opens the file of a download.
    pub(crate) fn begin_get(&mut self, files: &mut dyn Files, id: Id, path: &str) -> Result<(), FsError> {
        self.abandon(files, id);
        if self.downloads.len() >= TRANSFERS_MAX {
            return Err(FsError::TooManyOpen);
        }
        if files.stat(path)?.is_dir {
            return Err(FsError::IsDirectory);
        }
        let file = files.open(path, OpenMode::Read)?;
        self.downloads.push(Download { id, file });
        Ok(())
    }

    /// Fills `buffer` from a download; fewer bytes than it holds mean that the file has ended and is closed.
    pub(crate) fn read(
        &mut self,
        files: &mut dyn Files,
        id: Id,
        buffer: &mut [u8],
    ) -> Result<usize, FsError> {
        let file = self.downloads.iter().find(|d| d.id == id).ok_or(FsError::BadHandle)?.file;
        let mut filled = 0;
        loop {
            let rest = buffer.get_mut(filled..).unwrap_or_default();
            if rest.is_empty() {
                return Ok(filled);
            }
            match files.read(file, rest) {
                Ok(0) => break,
                Ok(n) => filled += n.min(rest.len()),
                Err(error) => {
                    self.abandon(files, id);
                    return Err(error);
                }
            }
        }
        self.abandon(files, id);
        Ok(filled)
    }

    /// Ends a transfer without its effect, if there is one with this id.
    pub(crate) fn abandon(&mut self, files: &mut dyn Files, id: Id) {
        if let Some(at) = self.uploads.iter().position(|u| u.id == id) {
            let upload = self.uploads.swap_remove(at);
            let _ = files.close(upload.file);
            let _ = files.remove(&part(upload.number));
            self.tidy(files);
        }
        if let Some(at) = self.downloads.iter().position(|d| d.id == id) {
            let _ = files.close(self.downloads.swap_remove(at).file);
        }
    }

    fn tidy(&self, files: &mut dyn Files) {
        if self.uploads.is_empty() {
            // Cosmetic: an empty directory that stays does no harm, and the next boot tries again.
            let _ = files.remove_dir(PARTS);
        }
    }
}

fn part(number: usize) -> String {
    format!("{PARTS}/{number}")
}

fn parent(path: &str) -> &str {
    match path.rsplit_once('/') {
        Some(("", _)) | None => "/",
        Some((parent, _)) => parent,
    }
}

/// The absolute, normalised form of `name`, seen from the directory `cwd`. `..` above the root stays at the root.
pub(crate) fn resolve(cwd: &str, name: &str) -> Result<String, FsError> {
    if name.is_empty() || name.contains('\0') {
        return Err(FsError::Invalid);
    }
    let base = if name.starts_with('/') { "" } else { cwd };
    let mut parts: Vec<&str> = Vec::new();
    for part in base.split('/').chain(name.split('/')) {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop();
            }
            part => parts.push(part),
        }
    }
    let mut path = String::new();
    for part in parts {
        path.push('/');
        path.push_str(part);
    }
    if path.is_empty() {
        path.push('/');
    }
    if path.len() > PATH_MAX { Err(FsError::Invalid) } else { Ok(path) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_resolved_and_never_leave_the_root() {
        for (cwd, name, path) in [
            ("/", "a", "/a"),
            ("/lib", "a/b", "/lib/a/b"),
            ("/lib", "/a//b/", "/a/b"),
            ("/lib", "../../../x", "/x"),
            ("/lib", "./.", "/lib"),
            ("/", "..", "/"),
        ] {
            assert_eq!(resolve(cwd, name).as_deref(), Ok(path));
        }
        assert_eq!(resolve("/", ""), Err(FsError::Invalid));
        assert_eq!(resolve("/", "a\0"), Err(FsError::Invalid));
        assert_eq!(resolve("/", &"x".repeat(PATH_MAX)), Err(FsError::Invalid));
        assert_eq!((parent("/a"), parent("/a/b")), ("/", "/a"));
    }
}
