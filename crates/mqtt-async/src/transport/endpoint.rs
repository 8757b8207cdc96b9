//! Where a broker is, and how to get in.

use core::fmt;
use std::path::PathBuf;

use super::{Secret, TlsOptions};

/// The port of MQTT over TCP.
pub(crate) const PORT_PLAIN: u16 = 1883;
/// The port of MQTT over TLS.
pub(crate) const PORT_TLS: u16 = 8883;

/// The place a stream goes to.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Address {
    /// A host, by name or by address, and a TCP port.
    Tcp {
        /// A name, an IPv4 address, or an IPv6 address without brackets.
        host: String,
        /// The port.
        port: u16,
    },
    /// A Unix socket.
    Unix(PathBuf),
}

/// A broker's address, whether to use TLS and how, and the login if one was given.
///
/// Made from a URL (`mqtt://[user[:password]@]host[:port]`, `mqtts://…`, `unix:///path`) or from parts. `Display`
/// shows the URL without user and password; `Debug` shows no password.
///
/// ```
/// use mqtt_async::transport::{Endpoint, TlsOptions};
///
/// let from_url: Endpoint = "mqtts://10.0.0.7".parse()?;
/// let from_parts = Endpoint::tcp("10.0.0.7", 8883).with_tls(TlsOptions::default());
/// assert_eq!(from_url, from_parts);
/// # Ok::<(), mqtt_async::transport::EndpointError>(())
/// ```
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Endpoint {
    address: Address,
    tls: Option<TlsOptions>,
    username: Option<String>,
    password: Option<Secret>,
}

impl Endpoint {
    /// A plain TCP endpoint. `host` is a name or an address (an IPv6 address without brackets).
    pub fn tcp(host: impl Into<String>, port: u16) -> Self {
        Self::at(Address::Tcp { host: host.into(), port })
    }

    /// A Unix socket.
    pub fn unix(path: impl Into<PathBuf>) -> Self {
        Self::at(Address::Unix(path.into()))
    }

    fn at(address: Address) -> Self {
        Self { address, tls: None, username: None, password: None }
    }

    /// The same endpoint over TLS. A Unix socket stays plain.
    #[must_use]
    pub fn with_tls(mut self, options: TlsOptions) -> Self {
        self.tls = Some(options).filter(|_| matches!(self.address, Address::Tcp { .. }));
        self
    }

    /// The same endpoint with a user name and, if there is one, a password.
    #[must_use]
    pub fn with_login(mut self, username: impl Into<String>, password: Option<Secret>) -> Self {
        self.username = Some(username.into());
        self.password = password;
        self
    }

    /// Where it is.
    pub fn address(&self) -> &Address {
        &self.address
    }

    /// How TLS is to be done; `None` for a plain stream.
    pub fn tls(&self) -> Option<&TlsOptions> {
        self.tls.as_ref()
    }

    /// How TLS is to be done, to be changed: the options of an endpoint made from a `mqtts://` URL, for instance.
    pub fn tls_mut(&mut self) -> Option<&mut TlsOptions> {
        self.tls.as_mut()
    }

    /// The user name, if one was given.
    pub fn username(&self) -> Option<&str> {
        self.username.as_deref()
    }

    /// The password, if one was given.
    pub fn password(&self) -> Option<&Secret> {
        self.password.as_ref()
    }
}

impl fmt::Display for Endpoint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.address {
            Address::Unix(path) => write!(f, "unix://{}", path.display()),
            Address::Tcp { host, port } => {
                let scheme = if self.tls.is_some() { "mqtts" } else { "mqtt" };
                let (open, close) = if host.contains(':') { ("[", "]") } else { ("", "") };
                write!(f, "{scheme}://{open}{host}{close}:{port}")
            }
        }
    }
}
