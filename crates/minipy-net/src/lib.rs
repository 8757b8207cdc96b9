//! A Linux computer's sockets, and with the feature `tls` TLS over them, for minipy's scripts.
//!
//! What it promises: no call waits (looking up names, which the standard library only does waiting, happens in threads of
//! their own), and sockets and threads are bounded. [`News`] tells when scripts that wait should look again. It deliberately has no options of sockets.

#![forbid(unsafe_code)]

mod background;
mod connecting;
mod news;
#[cfg(feature = "tls")]
mod tls;
#[cfg(not(feature = "tls"))]
#[path = "no_tls.rs"]
mod tls;

use core::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::collections::BTreeMap;
use std::io::{ErrorKind, Read, Write};
use std::net::{TcpListener, TcpStream, UdpSocket};
use std::os::fd::AsFd;

use minipy::{Errno, Readiness, SocketId, SocketKind, Sockets, Tls};

use background::Background;
use connecting::Connecting;
use tls::TlsStream;

pub use news::News;

/// The most sockets at a time.
pub const SOCKETS_MAX: usize = 32;

/// The sockets of scripts, over the standard library's. See the [crate](self).
#[derive(Debug)]
pub struct StdSockets {
    sockets: BTreeMap<u32, State>,
    next: u32,
    background: Background,
    /// Absent where the system has none to give: then scripts look again and again.
    news: Option<News>,
    #[cfg(feature = "tls")]
    configs: tls::Configs,
}

#[derive(Debug)]
enum State {
    New(SocketKind),
    Connecting(Connecting),
    Stream(TcpStream),
    /// With a connection that was looked for and not taken yet.
    Listener(TcpListener, Option<TcpStream>),
    /// With the sender of the last message.
    Datagram(UdpSocket, Option<SocketAddr>),
    #[cfg_attr(not(feature = "tls"), expect(dead_code, reason = "there is no such stream"))]
    Tls(Box<TlsStream>),
    /// Connecting failed.
    Failed(Errno),
}

impl Default for StdSockets {
    fn default() -> Self {
        let news = News::new().ok();
        let bell = news.as_ref().and_then(|news| news.bell().ok());
        // Without a bell nobody would hear of a look-up's end.
        let news = news.filter(|_| bell.is_some());
        Self {
            sockets: BTreeMap::new(),
            next: 0,
            background: Background::new(bell),
            news,
            #[cfg(feature = "tls")]
            configs: tls::Configs::default(),
        }
    }
}

impl StdSockets {
    /// What tells that scripts which wait should look; `None` where the system has none to give: then they look again and
    /// again.
    pub fn news(&self) -> Option<News> {
        self.news.as_ref()?.share().ok()
    }

    /// The state, with what has become of connecting.
    fn state(&mut self, socket: SocketId) -> Result<&mut State, Errno> {
        let state = self.sockets.get_mut(&socket.0).ok_or(Errno::BadFile)?;
        if let State::Connecting(connecting) = state {
            match connecting.outcome() {
                Err(Errno::Again) => {}
                Err(errno) => *state = State::Failed(errno),
                Ok(()) => {
                    if let State::Connecting(done) = core::mem::replace(state, State::New(SocketKind::Stream))
                    {
                        *state = State::Stream(done.into_stream());
                    }
                }
            }
        }
        Ok(state)
    }

    /// Has the scripts woken by what happens here.
    fn watch(&self, source: impl AsFd) {
        if let Some(news) = &self.news {
            // Not watched, it is still looked at every now and then.
            let _ = news.watch(source);
        }
    }

    /// A datagram socket of its own on an address.
    fn datagram(&self, address: SocketAddr) -> Result<State, Errno> {
        let socket = UdpSocket::bind(address).map_err(|error| errno(&error))?;
        socket.set_nonblocking(true).map_err(|error| errno(&error))?;
        self.watch(&socket);
        Ok(State::Datagram(socket, None))
    }

    /// Gives a new datagram socket an address from which it reaches others.
    fn settle_datagram(&mut self, socket: SocketId, to: SocketAddr) -> Result<(), Errno> {
        if matches!(self.state(socket)?, State::New(SocketKind::Datagram)) {
            let any: IpAddr = if to.is_ipv4() { Ipv4Addr::UNSPECIFIED.into() } else { [0; 16].into() };
            let made = self.datagram(SocketAddr::new(any, 0))?;
            *self.state(socket)? = made;
        }
        Ok(())
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
        let made = match self.state(socket)? {
            State::New(SocketKind::Stream) => {
                let listener = TcpListener::bind(address).map_err(|error| errno(&error))?;
                listener.set_nonblocking(true).map_err(|error| errno(&error))?;
                self.watch(&listener);
                State::Listener(listener, None)
            }
            State::New(SocketKind::Datagram) => self.datagram(address)?,
            _ => return Err(Errno::Invalid),
        };
        *self.state(socket)? = made;
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
        self.watch(&stream);
        self.add(State::Stream(stream))
    }

    fn connect(&mut self, socket: SocketId, address: SocketAddr) -> Result<(), Errno> {
        // A connection that is under way is asked about by connecting again: once that is done, the answer is this call's.
        let was_connecting = matches!(self.sockets.get(&socket.0), Some(State::Connecting(_)));
        match self.state(socket)? {
            State::New(SocketKind::Stream) => {
                let connecting = Connecting::begin(address)?;
                self.watch(connecting.stream());
                *self.state(socket)? = State::Connecting(connecting);
                Err(Errno::Again)
            }
            State::New(SocketKind::Datagram) => {
                self.settle_datagram(socket, address)?;
                self.connect(socket, address)
            }
            State::Connecting(_) => Err(Errno::Again),
            State::Stream(_) if was_connecting => Ok(()),
            State::Stream(_) | State::Tls(_) => Err(Errno::IsConnected),
            State::Datagram(udp, _) => udp.connect(address).map_err(|error| errno(&error)),
            State::Failed(errno) => Err(*errno),
            State::Listener(..) => Err(Errno::Invalid),
        }
    }

    fn send(&mut self, socket: SocketId, data: &[u8], to: Option<SocketAddr>) -> Result<usize, Errno> {
        if let Some(to) = to {
            self.settle_datagram(socket, to)?;
        }
        let sent = match (self.state(socket)?, to) {
            (State::Stream(stream), _) => stream.write(data),
            (State::Tls(tls), _) => return tls.send(data),
            (State::Datagram(udp, _), Some(to)) => udp.send_to(data, to),
            (State::Datagram(udp, _), None) => udp.send(data),
            (State::Connecting(_), _) => return Err(Errno::Again),
            (State::Failed(errno), _) => return Err(*errno),
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
            State::Tls(tls) => tls.receive(buffer),
            State::Connecting(_) => Err(Errno::Again),
            State::Failed(errno) => Err(*errno),
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
            State::Tls(tls) => tls.ready(),
            State::Connecting(_) => nothing,
            // What became of it, the next call of `send` says.
            State::Failed(_) => Readiness { readable: true, writable: true, closed: true },
            State::New(_) => Readiness { closed: true, ..nothing },
        })
    }

    fn local(&mut self, socket: SocketId) -> Result<SocketAddr, Errno> {
        let address = match self.state(socket)? {
            State::Stream(stream) => stream.local_addr(),
            State::Listener(listener, _) => listener.local_addr(),
            State::Datagram(udp, _) => udp.local_addr(),
            State::Tls(tls) => tls.local_addr(),
            State::Connecting(connecting) => connecting.stream().local_addr(),
            State::New(_) | State::Failed(_) => return Err(Errno::NotConnected),
        };
        address.map_err(|error| errno(&error))
    }

    fn peer(&mut self, socket: SocketId) -> Result<SocketAddr, Errno> {
        match self.state(socket)? {
            State::Stream(stream) => stream.peer_addr().map_err(|error| errno(&error)),
            State::Tls(tls) => tls.peer_addr().map_err(|error| errno(&error)),
            State::Datagram(_, Some(sender)) => Ok(*sender),
            _ => Err(Errno::NotConnected),
        }
    }

    fn close(&mut self, socket: SocketId) {
        if let Some(State::Tls(tls)) = self.sockets.remove(&socket.0) {
            tls.close();
        }
    }

    fn wakes(&self) -> bool {
        self.news.is_some()
    }

    fn tls(&mut self) -> Option<&mut dyn Tls> {
        tls::port(self)
    }

    fn own_address(&mut self) -> Option<IpAddr> {
        // Connecting a datagram socket sends nothing; it only asks the system which way it would go.
        let socket = UdpSocket::bind((Ipv4Addr::UNSPECIFIED, 0)).ok()?;
        socket.connect((Ipv4Addr::new(192, 0, 2, 1), 9)).ok()?;
        socket.local_addr().ok().map(|address| address.ip()).filter(|address| !address.is_unspecified())
    }
}
