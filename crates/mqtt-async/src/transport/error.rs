//! Why a stream could not be opened, or broke.

use core::fmt;
use core::time::Duration;
use std::io;
use std::path::PathBuf;

use super::tls;

/// The step of [`connect`](super::connect) that was under way.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub enum Phase {
    /// Opening the connection.
    Connect,
    /// Looking the host's name up.
    Lookup,
    /// The TLS handshake.
    Tls,
}

/// Why a stream could not be opened, or broke. `Display` is one line that names the cause.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub enum TransportError {
    /// The file with the certificate authorities cannot be used.
    CaFile {
        /// The file.
        path: PathBuf,
        /// Why.
        reason: String,
    },
    /// The client certificate's file cannot be used.
    ClientCertificate {
        /// The file.
        path: PathBuf,
        /// Why.
        reason: String,
    },
    /// The server did not accept the client certificate, or wants one and got none.
    ClientCertificateRefused {
        /// What the server said.
        reason: String,
    },
    /// The client key's file cannot be used, or does not belong to the certificate.
    ClientKey {
        /// The file.
        path: PathBuf,
        /// Why.
        reason: String,
    },
    /// The server's address could not be reached.
    Connect {
        /// The server.
        address: String,
        /// Why.
        reason: String,
    },
    /// An open stream broke.
    Lost {
        /// Why.
        reason: String,
    },
    /// The server answered, but not with TLS.
    NotTls {
        /// The server.
        host: String,
        /// The port.
        port: u16,
    },
    /// Nothing listens there.
    Refused {
        /// The server.
        address: String,
    },
    /// A name that no certificate can be checked against.
    ServerName {
        /// The name.
        name: String,
    },
    /// This system has no certificate authorities that could be read.
    SystemRoots {
        /// Why.
        reason: String,
    },
    /// The time limit passed.
    TimedOut {
        /// What was under way.
        phase: Phase,
        /// The limit.
        after: Duration,
    },
    /// The TLS handshake failed for another reason.
    Tls {
        /// Why.
        reason: String,
    },
    /// The name has no address, or could not be looked up.
    UnknownHost {
        /// The name.
        host: String,
        /// What the system said.
        reason: String,
    },
    /// The server's certificate is not to be trusted.
    Untrusted {
        /// The server.
        host: String,
        /// Why.
        reason: String,
    },
}

impl TransportError {
    /// Names the cause of an error on an open stream: also what a server says about a client certificate, which
    /// with TLS 1.3 comes only after the handshake.
    pub fn from_stream(error: &io::Error) -> Self {
        tls::explain_alert(error).unwrap_or_else(|| Self::Lost { reason: reason(error) })
    }

    pub(crate) fn from_connect(address: String, error: &io::Error) -> Self {
        if error.kind() == io::ErrorKind::ConnectionRefused {
            Self::Refused { address }
        } else {
            Self::Connect { address, reason: reason(error) }
        }
    }
}

impl fmt::Display for TransportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::CaFile { path, reason } => write!(f, "CA file {}: {reason}", path.display()),
            Self::ClientCertificate { path, reason } => {
                write!(f, "client certificate {}: {reason}", path.display())
            }
            Self::ClientCertificateRefused { reason } => {
                write!(f, "the server did not accept the client certificate: {reason}")
            }
            Self::ClientKey { path, reason } => write!(f, "client key {}: {reason}", path.display()),
            Self::Connect { address, reason } => write!(f, "cannot connect to {address}: {reason}"),
            Self::Lost { reason } => write!(f, "connection lost: {reason}"),
            Self::NotTls { host, port } => {
                write!(f, "{host}:{port} does not speak TLS (is it a port for plain MQTT?)")
            }
            Self::Refused { address } => write!(f, "connection refused by {address}: nothing listens there"),
            Self::ServerName { name } => write!(f, "`{name}` is neither a host name nor an IP address"),
            Self::SystemRoots { reason } => {
                write!(f, "no certificate authorities found on this system: {reason}")
            }
            Self::TimedOut { phase, after } => {
                let doing = match phase {
                    Phase::Connect => "connecting",
                    Phase::Lookup => "looking up the host name",
                    Phase::Tls => "waiting for the TLS handshake",
                };
                write!(f, "timed out after {:.1} s while {doing}", after.as_secs_f64())
            }
            Self::Tls { reason } => write!(f, "TLS failed: {reason}"),
            Self::UnknownHost { host, reason } => write!(f, "unknown host `{host}`: {reason}"),
            Self::Untrusted { host, reason } => {
                write!(f, "the certificate of {host} is not trusted: {reason}")
            }
        }
    }
}

impl core::error::Error for TransportError {}

/// The system's words on one line, without its error number.
pub(super) fn reason(error: &io::Error) -> String {
    let text = error.to_string();
    let text = text.split(" (os error").next().unwrap_or_default().replace('\n', " ");
    let mut chars = text.chars();
    // "Connection reset by peer" in the middle of a sentence; "EOF" stays as it is.
    match (chars.next(), chars.clone().next()) {
        (Some(first), Some(second)) if second.is_lowercase() => first.to_lowercase().chain(chars).collect(),
        _ => text,
    }
}
