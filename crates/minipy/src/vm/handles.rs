//! What scripts hold open at the host: files and sockets. Each belongs to an object of the heap; when that is dead, or went with
//! the heap in a soft reset, the host is told to close.

use alloc::vec::Vec;

use super::Cx;
use crate::heap::{Marker, Oom, Ref};
use crate::host::{FileId, Host, SocketId};

/// Something open at the host.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Handle {
    File(FileId),
    Socket(SocketId),
}

/// What is open, and what is to be closed.
#[derive(Debug, Default)]
pub(crate) struct Handles {
    /// With the objects they belong to, which this does not keep alive.
    open: Vec<(Ref, Handle)>,
    lost: Vec<Handle>,
}

impl Handles {
    /// Makes room for one more, so that what is opened then always finds its place; and for all that may be lost at once, since
    /// the collector cannot fail.
    pub(crate) fn reserve(&mut self) -> Result<(), Oom> {
        self.open.try_reserve(1).map_err(|_| Oom)?;
        self.lost.try_reserve(self.open.len() + 1).map_err(|_| Oom)
    }

    /// The object's handle, for which [`Self::reserve`] has made room.
    pub(crate) fn add(&mut self, owner: Ref, handle: Handle) {
        self.open.push((owner, handle));
    }

    /// Closed by its owner.
    pub(crate) fn forget(&mut self, owner: Ref) {
        self.open.retain(|(r, _)| *r != owner);
    }

    /// How many files are open.
    pub(crate) fn files(&self) -> usize {
        self.open.iter().filter(|(_, handle)| matches!(handle, Handle::File(_))).count()
    }

    /// At the end of marking: what no living object has is lost.
    pub(crate) fn sort_out(&mut self, marker: &Marker<'_>) {
        let Self { open, lost } = self;
        open.retain(|(owner, handle)| {
            let lives = marker.is_marked(*owner);
            if !lives {
                lost.push(*handle);
            }
            lives
        });
    }

    /// The heap is gone, and with it every owner.
    pub(crate) fn into_lost(mut self) -> Self {
        self.lost.extend(self.open.drain(..).map(|(_, handle)| handle));
        self
    }

    /// Closes what was lost.
    pub(crate) fn close_lost(&mut self, host: &mut dyn Host) {
        for handle in self.lost.drain(..) {
            match handle {
                Handle::File(file) => host.files().close(file),
                Handle::Socket(socket) => {
                    if let Some(sockets) = host.sockets() {
                        sockets.close(socket);
                    }
                }
            }
        }
    }
}

impl Cx<'_> {
    /// A collection because there are too many open files or sockets: of those that nobody has any more it closes all. At the
    /// start of a native only, which has nothing yet that the collector would not see.
    pub(crate) fn close_unreachable(&mut self) {
        self.collect();
        self.h.allow_fresh();
    }
}
