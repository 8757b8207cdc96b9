//! The byte stream to a broker: TCP, TLS over TCP, or a Unix socket.
//!
//! [`connect`] looks the name up at every call, tries each address, sets TCP_NODELAY, does the TLS handshake, and
//! does all of it within one time limit. When it fails, [`TransportError`] names the cause in one line that can be
//! shown to a person.
//!
//! ```no_run
//! use core::time::Duration;
//! use mqtt_async::transport::{Endpoint, connect};
//!
//! # async fn example() -> Result<(), Box<dyn core::error::Error>> {
//! let endpoint: Endpoint = "mqtts://board7:secret@broker.example.org".parse()?;
//! assert_eq!(endpoint.to_string(), "mqtts://broker.example.org:8883");
//! let stream = connect(&endpoint, Duration::from_secs(10)).await?;
//! # drop(stream);
//! # Ok(())
//! # }
//! ```
//!
//! What it deliberately does not do: proxies, WebSockets, and any way of not checking a server's certificate.

mod endpoint;
mod error;
mod secret;
mod stream;
mod tls;
mod url;

pub use endpoint::{Address, Endpoint};
pub use error::{Phase, TransportError};
pub use secret::Secret;
pub use stream::Stream;
pub use tls::{ClientIdentity, Roots, TlsOptions};
pub use url::EndpointError;

use core::net::SocketAddr;
use core::time::Duration;
use std::io;

use tokio::net::{TcpStream, UnixStream, lookup_host};
use tokio::time::{Instant, timeout_at};

/// A name with more addresses than this: the rest is not tried.
pub const ADDRESSES_MAX: usize = 8;

/// Opens a stream to `endpoint` within `limit`, lookup and TLS handshake included.
///
/// Dropping the future abandons the attempt. (A name lookup runs on the runtime's blocking threads and goes on until
/// the system gives up; `Runtime::shutdown_background` does not wait for it.)
///
/// # Errors
/// What failed and why; [`TransportError::TimedOut`] says which step was under way.
pub async fn connect(endpoint: &Endpoint, limit: Duration) -> Result<Stream, TransportError> {
    let attempt = Attempt { limit, deadline: Instant::now() + limit };
    let (host, port) = match endpoint.address() {
        Address::Unix(path) => {
            let socket = attempt.within(Phase::Connect, UnixStream::connect(path)).await?;
            let name = || path.display().to_string();
            return socket.map(Stream::Unix).map_err(|e| TransportError::from_connect(name(), &e));
        }
        Address::Tcp { host, port } => (host.as_str(), *port),
    };
    // The files are read while nothing is open yet: a wrong path must not look like a fault of the broker.
    let tls = match endpoint.tls() {
        Some(options) => Some(tls::prepare(options.clone(), host).await?),
        None => None,
    };
    let addresses = attempt.lookup(host, port).await?;
    let tcp = attempt.open_first(host, &addresses).await?;
    match tls {
        None => Ok(Stream::Tcp(tcp)),
        Some(prepared) => {
            let stream = attempt.within(Phase::Tls, prepared.handshake(tcp)).await?;
            stream.map(|s| Stream::Tls(Box::new(s))).map_err(|e| tls::explain(&e, host, port))
        }
    }
}

/// One call of [`connect`], with its share of time.
struct Attempt {
    limit: Duration,
    deadline: Instant,
}

impl Attempt {
    async fn within<F: Future>(&self, phase: Phase, step: F) -> Result<F::Output, TransportError> {
        let late = |_| TransportError::TimedOut { phase, after: self.limit };
        timeout_at(self.deadline, step).await.map_err(late)
    }

    async fn lookup(&self, host: &str, port: u16) -> Result<Vec<SocketAddr>, TransportError> {
        let unknown = |reason: String| TransportError::UnknownHost { host: host.to_owned(), reason };
        let found = self.within(Phase::Lookup, lookup_host((host, port))).await?;
        let addresses: Vec<_> = found.map_err(|e| unknown(e.to_string()))?.take(ADDRESSES_MAX).collect();
        if addresses.is_empty() { Err(unknown("the name has no address".to_owned())) } else { Ok(addresses) }
    }

    /// The first address that answers. Each gets an equal share of what time is left.
    async fn open_first(&self, host: &str, addresses: &[SocketAddr]) -> Result<TcpStream, TransportError> {
        let mut failure = TransportError::TimedOut { phase: Phase::Connect, after: self.limit };
        for (address, left) in addresses.iter().zip((1..=addresses.len()).rev()) {
            let share = self.deadline.saturating_duration_since(Instant::now());
            let share = share / u32::try_from(left).unwrap_or(u32::MAX);
            match timeout_at(Instant::now() + share, open(*address)).await {
                Ok(Ok(tcp)) => return Ok(tcp),
                Ok(Err(e)) => failure = TransportError::from_connect(name_of(host, *address), &e),
                Err(_) => failure = TransportError::TimedOut { phase: Phase::Connect, after: self.limit },
            }
        }
        Err(failure)
    }
}

async fn open(address: SocketAddr) -> io::Result<TcpStream> {
    let tcp = TcpStream::connect(address).await?;
    // Small packets must not wait for the acknowledgement of earlier ones.
    tcp.set_nodelay(true)?;
    Ok(tcp)
}

/// What a person typed, and what it stood for.
fn name_of(host: &str, address: SocketAddr) -> String {
    if host.parse() == Ok(address.ip()) {
        address.to_string()
    } else {
        format!("{host}:{} ({})", address.port(), address.ip())
    }
}
