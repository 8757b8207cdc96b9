//! One descriptor that tells when any of many sockets can do something that it could not do before.

use core::time::Duration;
use std::io;
use std::os::fd::{AsFd, BorrowedFd, OwnedFd};

use rustix::event::epoll::{self, CreateFlags, EventData, EventFlags};
use rustix::event::{EventfdFlags, Timespec, eventfd};

/// The most events that are taken at once.
const EVENTS: usize = 64;

/// Tells when something happens to a socket of a script's; it can be read while there is something new.
///
/// Only changes count, not states: whoever was told and looked need not be told again of what nobody wants to have.
#[derive(Debug)]
pub struct News {
    epoll: OwnedFd,
}

impl News {
    pub(crate) fn new() -> io::Result<Self> {
        Ok(Self { epoll: epoll::create(CreateFlags::CLOEXEC)? })
    }

    /// Watches, until it is closed.
    pub(crate) fn watch(&self, source: impl AsFd) -> io::Result<()> {
        self.add(source, EventFlags::IN | EventFlags::OUT | EventFlags::RDHUP)
    }

    /// What threads ring when they have something to tell.
    pub(crate) fn bell(&self) -> io::Result<OwnedFd> {
        let bell = eventfd(0, EventfdFlags::NONBLOCK | EventfdFlags::CLOEXEC)?;
        self.add(&bell, EventFlags::IN)?;
        Ok(bell)
    }

    fn add(&self, source: impl AsFd, changes: EventFlags) -> io::Result<()> {
        Ok(epoll::add(&self.epoll, source, EventData::new_u64(0), changes | EventFlags::ET)?)
    }

    /// The same, for another owner.
    pub(crate) fn share(&self) -> io::Result<Self> {
        Ok(Self { epoll: self.epoll.try_clone()? })
    }

    /// Waits until there is something new for a script that waits for sockets, and says whether there is. Then
    /// [`Engine::wake`](minipy::Engine::wake) has it look. Called again until there is nothing, it has taken all.
    pub fn wait(&self, limit: Duration) -> bool {
        let limit = Timespec::try_from(limit).unwrap_or(Timespec { tv_sec: 1, tv_nsec: 0 });
        let mut events = Vec::with_capacity(EVENTS);
        let found = epoll::wait(&self.epoll, rustix::buffer::spare_capacity(&mut events), Some(&limit));
        // Interrupted: looking in vain does no harm.
        found.map_or(true, |n| n > 0)
    }
}

impl AsFd for News {
    fn as_fd(&self) -> BorrowedFd<'_> {
        self.epoll.as_fd()
    }
}

/// Rings it.
pub(crate) fn ring(bell: &OwnedFd) {
    // It cannot be full before it was rung four thousand million times.
    let _ = rustix::io::write(bell, &1_u64.to_ne_bytes());
}
