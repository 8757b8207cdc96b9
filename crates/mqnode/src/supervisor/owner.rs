//! Who the firmware runs as.

use std::os::unix::fs::MetadataExt;
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::Command;
use std::{fs, io};

/// When the supervisor is root, the firmware becomes the owner of `flash/`, whose files it has to write anyway; it
/// then can do nothing that this user could not. A `flash/` of root's own leaves it root.
///
/// The standard library drops root's other groups together with the user id.
pub(super) fn become_owner(command: &mut Command, flash: &Path) -> io::Result<()> {
    if rustix::process::geteuid().is_root() {
        let owner = fs::metadata(flash)?;
        if owner.uid() != 0 {
            command.gid(owner.gid()).uid(owner.uid());
        }
    }
    Ok(())
}
