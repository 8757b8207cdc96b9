//! What `socket` asks of the platform. Nothing here waits: what is not possible yet is [`Errno::Again`].

use alloc::vec::Vec;
use core::net::{IpAddr, SocketAddr};

use super::{Errno, Tls};

/// A socket, named by the platform.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub struct SocketId(pub u32);

/// What a socket carries.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum SocketKind {
    /// A stream of bytes: TCP.
    Stream,
    /// Messages: UDP.
    Datagram,
}

/// What a socket could do now.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Readiness {
    /// Something to receive or accept, or the end.
    pub readable: bool,
    /// Sending would take something.
    pub writable: bool,
    /// The connection is gone.
    pub closed: bool,
}

/// The sockets of a platform, which bounds how many there are ([`Errno::TooManyFiles`]).
pub trait Sockets {
    /// The addresses of a host. A look-up that takes time answers [`Errno::Again`] until it is done.
    fn resolve(&mut self, host: &str, port: u16) -> Result<Vec<SocketAddr>, Errno>;
    /// A new socket.
    fn open(&mut self, kind: SocketKind) -> Result<SocketId, Errno>;
    /// Takes a local address.
    fn bind(&mut self, socket: SocketId, address: SocketAddr) -> Result<(), Errno>;
    /// Lets others connect.
    fn listen(&mut self, socket: SocketId) -> Result<(), Errno>;
    /// The next connection that somebody made.
    fn accept(&mut self, socket: SocketId) -> Result<SocketId, Errno>;
    /// Connects; asked again, says whether that is done.
    fn connect(&mut self, socket: SocketId, address: SocketAddr) -> Result<(), Errno>;
    /// Sends; how much was taken. `to` is for datagrams.
    fn send(&mut self, socket: SocketId, data: &[u8], to: Option<SocketAddr>) -> Result<usize, Errno>;
    /// Receives; 0 is the end of a stream.
    fn receive(&mut self, socket: SocketId, buffer: &mut [u8]) -> Result<usize, Errno>;
    /// What the socket could do now.
    fn ready(&mut self, socket: SocketId) -> Result<Readiness, Errno>;
    /// Its own address.
    fn local(&mut self, socket: SocketId) -> Result<SocketAddr, Errno>;
    /// The other side's address; of a datagram socket, that of the last message received.
    fn peer(&mut self, socket: SocketId) -> Result<SocketAddr, Errno>;
    /// Closes. The id is not used again.
    fn close(&mut self, socket: SocketId);
    /// Whether the platform calls [`Engine::wake`](crate::Engine::wake) when a socket may do what it could not do before; else
    /// runs that wait look again and again.
    fn wakes(&self) -> bool {
        false
    }
    /// TLS over these sockets; `None` on a platform without.
    fn tls(&mut self) -> Option<&mut dyn Tls> {
        None
    }
    /// The address by which this machine reaches others; `None` while it has no network.
    fn own_address(&mut self) -> Option<IpAddr> {
        None
    }
}
