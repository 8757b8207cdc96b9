//! What the standard library does only waiting, in threads: looking up names.

use core::net::SocketAddr;
use std::io;
use std::net::ToSocketAddrs;
use std::os::fd::OwnedFd;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, TryRecvError, sync_channel};

use minipy::Errno;

use crate::news;

/// The most threads at a time, those included whose result nobody wants any more.
const THREADS_MAX: usize = 8;
/// Look-ups whose result was not fetched; the oldest is forgotten for a new one.
const LOOKUPS_MAX: usize = 8;

/// Work in a thread, and its result.
#[derive(Debug)]
struct Job<T> {
    receiver: Receiver<io::Result<T>>,
}

impl<T> Job<T> {
    /// The result, once.
    fn result(&self) -> Result<io::Result<T>, Errno> {
        match self.receiver.try_recv() {
            Ok(result) => Ok(result),
            Err(TryRecvError::Empty) => Err(Errno::Again),
            Err(TryRecvError::Disconnected) => Ok(Err(io::ErrorKind::Other.into())),
        }
    }
}

/// The threads.
#[derive(Debug, Default)]
pub(crate) struct Background {
    /// Every thread holds one.
    running: Arc<()>,
    lookups: Vec<(String, u16, Job<Vec<SocketAddr>>)>,
    /// Rung by a thread that is done.
    bell: Option<Arc<OwnedFd>>,
}

impl Background {
    pub(crate) fn new(bell: Option<OwnedFd>) -> Self {
        Self { bell: bell.map(Arc::new), ..Self::default() }
    }

    fn start<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> io::Result<T> + Send + 'static,
    ) -> Result<Job<T>, Errno> {
        if Arc::strong_count(&self.running) > THREADS_MAX {
            return Err(Errno::NoBuffers);
        }
        let (sender, receiver) = sync_channel(1);
        let token = Arc::clone(&self.running);
        let bell = self.bell.clone();
        let spawned = std::thread::Builder::new().name("minipy-net".into()).spawn(move || {
            // Nobody may want the result any more.
            let _ = sender.send(work());
            drop(token);
            if let Some(bell) = bell {
                news::ring(&bell);
            }
        });
        match spawned {
            Ok(_) => Ok(Job { receiver }),
            Err(_) => Err(Errno::NoMemory),
        }
    }

    /// Begins to look up a name, or says what came of it.
    pub(crate) fn resolve(&mut self, host: &str, port: u16) -> Result<Vec<SocketAddr>, Errno> {
        let known = self.lookups.iter().position(|(name, at, _)| name == host && *at == port);
        if let Some(index) = known {
            let Some((_, _, job)) = self.lookups.get(index) else { return Err(Errno::Again) };
            let result = job.result()?;
            self.lookups.remove(index);
            // Whatever went wrong, the name leads nowhere.
            return result.map_err(|_| Errno::HostUnreachable);
        }
        let name = host.to_string();
        let job = self.start(move || (name.as_str(), port).to_socket_addrs().map(Iterator::collect))?;
        if self.lookups.len() >= LOOKUPS_MAX {
            self.lookups.remove(0);
        }
        self.lookups.push((host.to_string(), port, job));
        Err(Errno::Again)
    }
}
