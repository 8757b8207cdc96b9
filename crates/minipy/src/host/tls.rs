//! What `ssl` asks of a platform that has TLS: it is put on a connected stream, whose sending and receiving then carry what is
//! inside. Nothing here waits: what is not possible yet is [`Errno::Again`].

use alloc::string::String;
use alloc::vec::Vec;

use super::{Errno, SocketId};

/// Whether the other side has to prove who it is.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum TlsVerify {
    /// It need not (`ssl.CERT_NONE`).
    #[default]
    None,
    /// A client may (`ssl.CERT_OPTIONAL`); a server need not.
    Optional,
    /// It must (`ssl.CERT_REQUIRED`).
    Required,
}

/// A certificate and its key.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct TlsIdentity {
    /// PEM: the certificate, then those that lead to its authority. Or DER: the certificate.
    pub certificate: Vec<u8>,
    /// PEM or DER, not encrypted.
    pub key: Vec<u8>,
}

/// How TLS is done on one connection.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct TlsOptions {
    /// This side is the server.
    pub is_server: bool,
    /// The name that the server's certificate must be for, and that it is asked for.
    pub server_name: Option<String>,
    /// Whether the other side's certificate is checked.
    pub verify: TlsVerify,
    /// Whose signature makes a certificate good: each PEM (any number) or DER (one).
    pub authorities: Vec<Vec<u8>>,
    /// The platform's own authorities count, too.
    pub platform_authorities: bool,
    /// Who this side is. A server needs one.
    pub identity: Option<TlsIdentity>,
    /// Cipher suites by name; empty for all.
    pub ciphers: Vec<String>,
}

/// Why TLS did not come about, or ended.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum TlsError {
    /// The other side's certificate is not good, and why.
    Untrusted(String),
    /// What a script gave is no certificate, or none that can be used.
    Certificate,
    /// What a script gave is no key, or not the certificate's.
    Key,
    /// Something else, and what.
    Failed(TlsFailure, String),
    /// What the connection underneath said; [`Errno::Again`]: not yet.
    Os(Errno),
}

/// What kind of failure it was.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum TlsFailure {
    /// The other side said that it ends the connection because of an error.
    Alert,
    /// The other side ended the connection while TLS was being agreed on.
    Closed,
    /// The options contradict each other.
    Config,
    /// Nothing that both sides can do.
    Incompatible,
    /// The other side does not speak TLS.
    NotTls,
    /// The other side has no certificate, and should.
    NoCertificate,
    /// The other side broke the rules.
    Other,
}

/// TLS over the platform's sockets.
pub trait Tls {
    /// The cipher suites there are.
    fn ciphers(&mut self) -> Vec<String>;
    /// Whether these are certificates of authorities, PEM or DER.
    fn check_authorities(&mut self, data: &[u8]) -> Result<(), TlsError>;
    /// Whether this is a certificate with its key.
    fn check_identity(&mut self, identity: &TlsIdentity) -> Result<(), TlsError>;
    /// Puts TLS on a stream, which may still be connecting. The handshake is done by the calls that follow.
    fn start(&mut self, socket: SocketId, options: &TlsOptions) -> Result<(), TlsError>;
    /// Goes on with the handshake; done when it says so.
    fn handshake(&mut self, socket: SocketId) -> Result<(), TlsError>;
    /// Why a call on this socket failed, when an error number says too little.
    fn failure(&mut self, socket: SocketId) -> Option<TlsError>;
    /// The other side's certificate, DER.
    fn peer_certificate(&mut self, socket: SocketId) -> Option<Vec<u8>>;
    /// The cipher suite and the version of the protocol that were agreed on.
    fn agreed(&mut self, socket: SocketId) -> Option<(String, String)>;
}
