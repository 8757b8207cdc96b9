//! The computer's sockets for minipy's scripts.
//!
//! What it promises: no call waits (connecting and looking up names, which the standard library only does waiting,
//! happen in threads of their own), and sockets and threads are bounded. It deliberately has no TLS, and no options of
//! sockets.

#![forbid(unsafe_code)]

mod background;

use core::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::collections::BTreeMap;
use std::io::{ErrorKind, Read, Write};
use std::net::{TcpListener, TcpStream, UdpSocket};

use minipy::{Errno, Readiness, SocketId, SocketKind, Sockets};

use background::{Background, Job};

/// The most sockets at a time.
pub const SOCKETS_MAX: usize = 32;

/// The sockets of scripts, over the standard library's. See the [crate](self).
#[derive(Debug, Default)]
pub struct StdSockets {
    sockets: BTreeMap<u32, State>,
    next: u32,
    background: Background,
}

#[derive(Debug)]
enum State {
    New(SocketKind),
    Connecting(Job<TcpStream>),
    Stream(TcpStream),
    /// With a connection that was looked for and not taken yet.
    Listener(TcpListener, Option<TcpStream>),
    /// With the sender of the last message.
    Datagram(UdpSocket, Option<SocketAddr>),
    /// Connecting failed.
    Failed,
}

impl StdSockets {
    fn state(&mut self, socket: SocketId) -> Result<&mut State, Errno> {
        self.sockets.get_mut(&socket.0).ok_or(Errno::BadFile)
    }

    fn add(&mut self, state: State) -> Result<SocketId, Errno> {
        if self.sockets.len() >= SOCKETS_MAX {
            return Err(Errno::TooManyFiles);
        }
        self.next = self.next.wrapping_add(1);
        self.sockets.insert(self.next, state);
        Ok(SocketId(self.next))
    }
}

/// The error number of the system's error.
fn errno(error: &std::io::Error) -> Errno {
    if let Some(number) = error.raw_os_error()
        && let Some(known) = Errno::ALL.iter().find(|known| i32::from(known.number()) == number)
    {
        return *known;
    }
    match error.kind() {
        ErrorKind::WouldBlock | ErrorKind::Interrupted => Errno::Again,
        ErrorKind::TimedOut => Errno::TimedOut,
        ErrorKind::ConnectionRefused => Errno::ConnectionRefused,
        ErrorKind::NotFound => Errno::NotFound,
        ErrorKind::InvalidInput => Errno::Invalid,
        _ => Errno::Io,
    }
}

/// A datagram socket of its own on an address.
fn datagram(address: SocketAddr) -> Result<State, Errno> {
    let socket = UdpSocket::bind(address).map_err(|error| errno(&error))?;
    socket.set_nonblocking(true).map_err(|error| errno(&error))?;
    Ok(State::Datagram(socket, None))
}

/// Takes the next connection, if there is one and none was taken before.
fn look(listener: &TcpListener, held: &mut Option<TcpStream>) -> Result<(), Errno> {
    if held.is_none() {
        let (stream, _) = listener.accept().map_err(|error| errno(&error))?;
        stream.set_nonblocking(true).map_err(|error| errno(&error))?;
        *held = Some(stream);
    }
    Ok(())
}

impl Sockets for StdSockets {
    fn resolve(&mut self, host: &str, port: u16) -> Result<Vec<SocketAddr>, Errno> {
        if let Ok(address) = host.parse::<IpAddr>() {
            return Ok(vec![SocketAddr::new(address, port)]);
        }
        if host == "localhost" {
            return Ok(vec![SocketAddr::new(IpAddr::V4(Ipv4Addr::LOCALHOST), port)]);
        }
        self.background.resolve(host, port)
    }

    fn open(&mut self, kind: SocketKind) -> Result<SocketId, Errno> {
        self.add(State::New(kind))
    }

    fn bind(&mut self, socket: SocketId, address: SocketAddr) -> Result<(), Errno> {
        let state = self.state(socket)?;
        *state = match state {
            State::New(SocketKind::Stream) => {
                let listener = TcpListener::bind(address).map_err(|error| errno(&error))?;
                listener.set_nonblocking(true).map_err(|error| errno(&error))?;
                State::Listener(listener, None)
            }
            State::New(SocketKind::Datagram) => datagram(address)?,
            _ => return Err(Errno::Invalid),
        };
        Ok(())
    }

    fn listen(&mut self, socket: SocketId) -> Result<(), Errno> {
        match self.state(socket)? {
            State::Listener(..) => Ok(()),
            _ => Err(Errno::Invalid),
        }
    }

    fn accept(&mut self, socket: SocketId) -> Result<SocketId, Errno> {
        let full = self.sockets.len() >= SOCKETS_MAX;
        let State::Listener(listener, held) = self.state(socket)? else { return Err(Errno::Invalid) };
        if full {
            return Err(Errno::TooManyFiles);
        }
        look(listener, held)?;
        let stream = held.take().ok_or(Errno::Again)?;
        self.add(State::Stream(stream))
    }

    fn connect(&mut self, socket: SocketId, address: SocketAddr) -> Result<(), Errno> {
        let state = self.sockets.get_mut(&socket.0).ok_or(Errno::BadFile)?;
        match state {
            State::New(SocketKind::Stream) => {
                *state = State::Connecting(self.background.connect(address)?);
                Err(Errno::Again)
            }
            State::Connecting(job) => {
                let outcome = job.result()?;
                let made = outcome.and_then(|stream| {
                    stream.set_nonblocking(true)?;
                    Ok(stream)
                });
                match made {
                    Ok(stream) => {
                        *state = State::Stream(stream);
                        Ok(())
                    }
                    Err(error) => {
                        *state = State::Failed;
                        Err(errno(&error))
                    }
                }
            }
            State::Stream(_) => Err(Errno::IsConnected),
            State::New(SocketKind::Datagram) => {
                let any: IpAddr =
                    if address.is_ipv4() { Ipv4Addr::UNSPECIFIED.into() } else { [0; 16].into() };
                *state = datagram(SocketAddr::new(any, 0))?;
                self.connect(socket, address)
            }
            State::Datagram(udp, _) => udp.connect(address).map_err(|error| errno(&error)),
            State::Listener(..) | State::Failed => Err(Errno::Invalid),
        }
    }

    fn send(&mut self, socket: SocketId, data: &[u8], to: Option<SocketAddr>) -> Result<usize, Errno> {
        let state = self.state(socket)?;
        if let (State::New(SocketKind::Datagram), Some(to)) = (&*state, to) {
            let any: IpAddr = if to.is_ipv4() { Ipv4Addr::UNSPECIFIED.into() } else { [0; 16].into() };
            *state = datagram(SocketAddr::new(any, 0))?;
        }
        let sent = match (state, to) {
            (State::Stream(stream), _) => stream.write(data),
            (State::Datagram(udp, _), Some(to)) => udp.send_to(data, to),
            (State::Datagram(udp, _), None) => udp.send(data),
            (State::Connecting(_), _) => return Err(Errno::Again),
            _ => return Err(Errno::NotConnected),
        };
        sent.map_err(|error| errno(&error))
    }

    fn receive(&mut self, socket: SocketId, buffer: &mut [u8]) -> Result<usize, Errno> {
        match self.state(socket)? {
            State::Stream(stream) => stream.read(buffer).map_err(|error| errno(&error)),
            State::Datagram(udp, sender) => {
                let (got, from) = udp.recv_from(buffer).map_err(|error| errno(&error))?;
                *sender = Some(from);
                Ok(got)
            }
            State::Connecting(_) => Err(Errno::Again),
            _ => Err(Errno::NotConnected),
        }
    }

    fn ready(&mut self, socket: SocketId) -> Result<Readiness, Errno> {
        let nothing = Readiness::default();
        Ok(match self.state(socket)? {
            State::Stream(stream) => match stream.peek(&mut [0]) {
                Ok(n) => Readiness { readable: true, writable: true, closed: n == 0 },
                Err(error) if errno(&error) == Errno::Again => Readiness { writable: true, ..nothing },
                Err(_) => Readiness { readable: true, writable: true, closed: true },
            },
            State::Listener(listener, held) => match look(listener, held) {
                Err(Errno::Again) => nothing,
                _ => Readiness { readable: true, ..nothing },
            },
            State::Datagram(udp, _) => {
                let readable = udp.peek(&mut [0]).is_ok();
                Readiness { readable, writable: true, ..nothing }
            }
            // What became of it, the next call of `connect` or `send` says.
            State::Connecting(job) => Readiness { writable: job.is_done(), ..nothing },
            State::New(_) | State::Failed => Readiness { closed: true, ..nothing },
        })
    }

    fn local(&mut self, socket: SocketId) -> Result<SocketAddr, Errno> {
        let address = match self.state(socket)? {
            State::Stream(stream) => stream.local_addr(),
            State::Listener(listener, _) => listener.local_addr(),
            State::Datagram(udp, _) => udp.local_addr(),
            State::New(_) | State::Connecting(_) | State::Failed => return Err(Errno::NotConnected),
        };
        address.map_err(|error| errno(&error))
    }

    fn peer(&mut self, socket: SocketId) -> Result<SocketAddr, Errno> {
        match self.state(socket)? {
            State::Stream(stream) => stream.peer_addr().map_err(|error| errno(&error)),
            State::Datagram(_, Some(sender)) => Ok(*sender),
            _ => Err(Errno::NotConnected),
        }
    }

    fn close(&mut self, socket: SocketId) {
        self.sockets.remove(&socket.0);
    }

    fn own_address(&mut self) -> Option<IpAddr> {
        // Connecting a datagram socket sends nothing; it only asks the system which way it would go.
        let socket = UdpSocket::bind((Ipv4Addr::UNSPECIFIED, 0)).ok()?;
        socket.connect((Ipv4Addr::new(192, 0, 2, 1), 9)).ok()?;
        socket.local_addr().ok().map(|address| address.ip()).filter(|address| !address.is_unspecified())
    }
}
