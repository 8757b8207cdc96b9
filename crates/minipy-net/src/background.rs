//! What the standard library does only waiting, in threads: connecting, looking up names.

use core::net::SocketAddr;
use core::time::Duration;
use std::io;
use std::net::{TcpStream, ToSocketAddrs};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, TryRecvError, sync_channel};

use minipy::Errno;

/// The most threads at a time, those included whose result nobody wants any more.
const THREADS_MAX: usize = 8;
/// The longest time to connect.
const CONNECT_TIMEOUT: Duration = Duration::from_secs(30);
/// Look-ups whose result was not fetched; the oldest is forgotten for a new one.
const LOOKUPS_MAX: usize = 8;

/// Work in a thread, and its result.
#[derive(Debug)]
pub(crate) struct Job<T> {
    receiver: Receiver<io::Result<T>>,
    done: Option<io::Result<T>>,
}

impl<T> Job<T> {
    /// Whether the result is there.
    pub(crate) fn is_done(&mut self) -> bool {
        if self.done.is_none() {
            self.done = match self.receiver.try_recv() {
                Ok(result) => Some(result),
                Err(TryRecvError::Empty) => None,
                Err(TryRecvError::Disconnected) => Some(Err(io::ErrorKind::Other.into())),
            };
        }
        self.done.is_some()
    }

    /// The result, once.
    pub(crate) fn result(&mut self) -> Result<io::Result<T>, Errno> {
        self.is_done();
        self.done.take().ok_or(Errno::Again)
    }
}

/// The threads.
#[derive(Debug, Default)]
pub(crate) struct Background {
    /// Every thread holds one.
    running: Arc<()>,
    lookups: Vec<(String, u16, Job<Vec<SocketAddr>>)>,
}

impl Background {
    fn start<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> io::Result<T> + Send + 'static,
    ) -> Result<Job<T>, Errno> {
        if Arc::strong_count(&self.running) > THREADS_MAX {
            return Err(Errno::NoBuffers);
        }
        let (sender, receiver) = sync_channel(1);
        let token = Arc::clone(&self.running);
        let spawned = std::thread::Builder::new().name("minipy-net".into()).spawn(move || {
            // Nobody may want the result any more.
            let _ = sender.send(work());
            drop(token);
        });
        match spawned {
            Ok(_) => Ok(Job { receiver, done: None }),
            Err(_) => Err(Errno::NoMemory),
        }
    }

    pub(crate) fn connect(&self, address: SocketAddr) -> Result<Job<TcpStream>, Errno> {
        self.start(move || TcpStream::connect_timeout(&address, CONNECT_TIMEOUT))
    }

    /// Begins to look up a name, or says what came of it.
    pub(crate) fn resolve(&mut self, host: &str, port: u16) -> Result<Vec<SocketAddr>, Errno> {
        let known = self.lookups.iter().position(|(name, at, _)| name == host && *at == port);
        if let Some(index) = known {
            let Some((_, _, job)) = self.lookups.get_mut(index) else { return Err(Errno::Again) };
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
