//! The computer's sockets through the engine's port.

use core::net::{IpAddr, Ipv4Addr, SocketAddr};
use core::time::Duration;
use std::io::Write;
use std::time::Instant;

use minipy::{Errno, SocketKind, Sockets};
use minipy_net::{SOCKETS_MAX, StdSockets};

/// Asks until the answer is another one than "not yet".
fn wait<T>(mut ask: impl FnMut() -> Result<T, Errno>) -> Result<T, Errno> {
    let start = Instant::now();
    loop {
        match ask() {
            Err(Errno::Again) if start.elapsed() < Duration::from_secs(30) => std::thread::yield_now(),
            other => return other,
        }
    }
}

const ANY: SocketAddr = SocketAddr::new(IpAddr::V4(Ipv4Addr::LOCALHOST), 0);

/// The port's rule is that no call waits: what is not there yet is EAGAIN.
#[test]
fn a_connection_carries_bytes_and_its_end() {
    let mut sockets = StdSockets::default();
    let listener = sockets.open(SocketKind::Stream).unwrap();
    sockets.bind(listener, ANY).unwrap();
    sockets.listen(listener).unwrap();
    assert_eq!(sockets.accept(listener), Err(Errno::Again));
    let address = sockets.local(listener).unwrap();
    let client = sockets.open(SocketKind::Stream).unwrap();
    assert_eq!(sockets.connect(client, address), Err(Errno::Again));
    wait(|| sockets.connect(client, address)).unwrap();
    assert_eq!(sockets.connect(client, address), Err(Errno::IsConnected));
    let server = wait(|| sockets.accept(listener)).unwrap();
    let mut buffer = [0; 16];
    assert_eq!(sockets.receive(server, &mut buffer), Err(Errno::Again));
    assert!(!sockets.ready(server).unwrap().readable);
    assert_eq!(sockets.send(client, b"bytes", None), Ok(5));
    assert_eq!(wait(|| sockets.receive(server, &mut buffer)), Ok(5));
    sockets.close(client);
    assert_eq!(wait(|| sockets.receive(server, &mut buffer)), Ok(0));
    assert!(sockets.ready(server).unwrap().closed);
    assert_eq!(sockets.receive(client, &mut buffer), Err(Errno::BadFile));
}

/// A script that opens sockets for ever must find an end.
#[test]
fn sockets_are_bounded() {
    let mut sockets = StdSockets::default();
    let opened: Vec<_> = (0..SOCKETS_MAX).map(|_| sockets.open(SocketKind::Stream).unwrap()).collect();
    assert_eq!(sockets.open(SocketKind::Stream), Err(Errno::TooManyFiles));
    sockets.close(opened[0]);
    assert!(sockets.open(SocketKind::Datagram).is_ok());
}

/// Names are looked up beside the engine; what leads nowhere is said.
#[test]
fn names_are_looked_up_without_waiting() {
    let mut sockets = StdSockets::default();
    assert_eq!(sockets.resolve("127.0.0.1", 80), Ok(vec![SocketAddr::new(ANY.ip(), 80)]));
    assert_eq!(sockets.resolve("localhost", 80), Ok(vec![SocketAddr::new(ANY.ip(), 80)]));
    // Too long for a name: no server has to be asked for that.
    let name = "x".repeat(300);
    assert_eq!(sockets.resolve(&name, 80), Err(Errno::Again));
    assert_eq!(wait(|| sockets.resolve(&name, 80)), Err(Errno::HostUnreachable));
}

/// Scripts that wait are told when to look: at once, and not while nothing happens.
#[test]
fn what_happens_to_a_socket_ends_the_wait() {
    let mut sockets = StdSockets::default();
    assert!(sockets.wakes());
    let news = sockets.news().unwrap();
    let (short, long) = (Duration::from_millis(20), Duration::from_secs(30));
    assert!(!news.wait(short));
    let listener = sockets.open(SocketKind::Stream).unwrap();
    sockets.bind(listener, ANY).unwrap();
    let address = sockets.local(listener).unwrap();
    let start = Instant::now();
    let mut other = std::net::TcpStream::connect(address).unwrap();
    assert!(news.wait(long));
    let server = wait(|| sockets.accept(listener)).unwrap();
    // That it can be written to is news, too; then there is none.
    assert!(news.wait(long));
    assert!(!news.wait(short));
    other.write_all(b"news").unwrap();
    assert!(news.wait(long));
    assert_eq!(sockets.receive(server, &mut [0; 16]), Ok(4));
    assert!(!news.wait(short));
    drop(other);
    assert!(news.wait(long));
    // The end of a look-up as well, whatever it is.
    let name = "x".repeat(300);
    assert_eq!(sockets.resolve(&name, 80), Err(Errno::Again));
    assert!(news.wait(long));
    assert_eq!(sockets.resolve(&name, 80), Err(Errno::HostUnreachable));
    assert!(start.elapsed() < long);
}

/// A connection that nobody asks about any more is still made, and used at once.
#[test]
fn sending_waits_for_the_connection() {
    let mut sockets = StdSockets::default();
    let listener = std::net::TcpListener::bind(ANY).unwrap();
    let client = sockets.open(SocketKind::Stream).unwrap();
    assert_eq!(sockets.connect(client, listener.local_addr().unwrap()), Err(Errno::Again));
    assert_eq!(wait(|| sockets.send(client, b"x", None)), Ok(1));
    assert!(sockets.ready(client).unwrap().writable);
    // Nobody listens there: the reason comes with the first use.
    let address = listener.local_addr().unwrap();
    drop(listener);
    let late = sockets.open(SocketKind::Stream).unwrap();
    assert_eq!(wait(|| sockets.connect(late, address)), Err(Errno::ConnectionRefused));
    assert_eq!(sockets.send(late, b"x", None), Err(Errno::ConnectionRefused));
    assert!(sockets.ready(late).unwrap().closed);
}
