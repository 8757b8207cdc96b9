//! TLS by rustls: whom to trust, who we are, and what went wrong in plain words.

use alloc::sync::Arc;
use std::io;
use std::path::{Path, PathBuf};

use rustls::pki_types::pem::{self, PemObject};
use rustls::pki_types::{CertificateDer, PrivateKeyDer, ServerName};
use rustls::{AlertDescription, CertificateError, ClientConfig, RootCertStore};
use tokio::net::TcpStream;
use tokio_rustls::TlsConnector;
use tokio_rustls::client::TlsStream;

use super::TransportError;
use super::error::reason;

/// Whose signature makes a server's certificate good.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub enum Roots {
    /// The authorities in this PEM file, and no others.
    File(PathBuf),
    /// The system's authorities (or those in `SSL_CERT_FILE`), read when a connection is opened.
    #[default]
    System,
}

/// A client certificate and its key.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct ClientIdentity {
    /// PEM file: the certificate, then those that lead to its authority.
    pub certificate: PathBuf,
    /// PEM file: the private key (PKCS #8, PKCS #1 or SEC 1), not encrypted.
    pub key: PathBuf,
}

/// How TLS is done. All files are read anew for each connection, so that renewed ones come into use.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct TlsOptions {
    /// Application protocols to offer, the preferred one first (AWS IoT Core on port 443: `x-amzn-mqtt-ca`).
    pub alpn: Vec<Vec<u8>>,
    /// Who we are, for servers that want a client certificate.
    pub identity: Option<ClientIdentity>,
    /// Whom to trust.
    pub roots: Roots,
    /// The name the server's certificate must be for, when it is not the host that is connected to.
    pub server_name: Option<String>,
}

/// All that a handshake needs.
pub(super) struct Prepared {
    config: Arc<ClientConfig>,
    name: ServerName<'static>,
}

impl Prepared {
    pub(super) async fn handshake(self, tcp: TcpStream) -> io::Result<TlsStream<TcpStream>> {
        TlsConnector::from(self.config).connect(self.name, tcp).await
    }
}

/// Reads the files, on a thread that may block.
pub(super) async fn prepare(options: TlsOptions, host: &str) -> Result<Prepared, TransportError> {
    let name = options.server_name.clone().unwrap_or_else(|| host.to_owned());
    let name = ServerName::try_from(name.clone()).map_err(|_| TransportError::ServerName { name })?;
    let config = tokio::task::spawn_blocking(move || client_config(&options)).await;
    let config = config.unwrap_or_else(|e| Err(TransportError::Tls { reason: e.to_string() }))?;
    Ok(Prepared { config: Arc::new(config), name })
}

fn client_config(options: &TlsOptions) -> Result<ClientConfig, TransportError> {
    let roots = match &options.roots {
        Roots::File(path) => file_roots(path)?,
        Roots::System => system_roots()?,
    };
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let builder = ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .map_err(|e| TransportError::Tls { reason: e.to_string() })?
        .with_root_certificates(roots);
    let mut config = match &options.identity {
        None => builder.with_no_client_auth(),
        Some(identity) => {
            let (chain, key) = read_identity(identity)?;
            let unusable = |e: rustls::Error| TransportError::ClientKey {
                path: identity.key.clone(),
                reason: key_reason(&e),
            };
            builder.with_client_auth_cert(chain, key).map_err(unusable)?
        }
    };
    config.alpn_protocols.clone_from(&options.alpn);
    Ok(config)
}

fn file_roots(path: &Path) -> Result<RootCertStore, TransportError> {
    let bad = |reason: String| TransportError::CaFile { path: path.to_owned(), reason };
    let mut roots = RootCertStore::empty();
    for certificate in read_certificates(path).map_err(bad)? {
        roots.add(certificate).map_err(|e| bad(format!("not a usable certificate ({e})")))?;
    }
    Ok(roots)
}

fn system_roots() -> Result<RootCertStore, TransportError> {
    let loaded = rustls_native_certs::load_native_certs();
    let mut roots = RootCertStore::empty();
    let (added, _) = roots.add_parsable_certificates(loaded.certs);
    if added == 0 {
        let reason = loaded.errors.first().map_or_else(|| "none installed".to_owned(), ToString::to_string);
        return Err(TransportError::SystemRoots { reason });
    }
    Ok(roots)
}

fn read_identity(
    identity: &ClientIdentity,
) -> Result<(Vec<CertificateDer<'static>>, PrivateKeyDer<'static>), TransportError> {
    let chain = read_certificates(&identity.certificate)
        .map_err(|reason| TransportError::ClientCertificate { path: identity.certificate.clone(), reason })?;
    let key = PrivateKeyDer::from_pem_file(&identity.key).map_err(|e| TransportError::ClientKey {
        path: identity.key.clone(),
        reason: match e {
            pem::Error::NoItemsFound => "holds no unencrypted PEM private key".to_owned(),
            other => pem_reason(&other),
        },
    })?;
    Ok((chain, key))
}

/// The certificates of a PEM file, at least one.
fn read_certificates(path: &Path) -> Result<Vec<CertificateDer<'static>>, String> {
    let certificates = CertificateDer::pem_file_iter(path).map_err(|e| pem_reason(&e))?;
    let certificates = certificates.collect::<Result<Vec<_>, _>>().map_err(|e| pem_reason(&e))?;
    if certificates.is_empty() { Err("holds no PEM certificate".to_owned()) } else { Ok(certificates) }
}

fn pem_reason(error: &pem::Error) -> String {
    match error {
        pem::Error::Io(e) => reason(e),
        other => format!("not a proper PEM file ({other})"),
    }
}

fn key_reason(error: &rustls::Error) -> String {
    match error {
        rustls::Error::InconsistentKeys(_) => "does not belong to the client certificate".to_owned(),
        other => format!("not a usable private key ({other})"),
    }
}

/// Why a handshake failed.
pub(super) fn explain(error: &io::Error, host: &str, port: u16) -> TransportError {
    if let Some(refused) = explain_alert(error) {
        return refused;
    }
    match inner(error) {
        Some(rustls::Error::InvalidCertificate(why)) => {
            TransportError::Untrusted { host: host.to_owned(), reason: distrust(why) }
        }
        Some(rustls::Error::InvalidMessage(_)) => TransportError::NotTls { host: host.to_owned(), port },
        Some(other) => TransportError::Tls { reason: other.to_string() },
        // A plain broker takes the handshake for a broken packet and hangs up.
        None if matches!(error.kind(), io::ErrorKind::UnexpectedEof | io::ErrorKind::ConnectionReset) => {
            TransportError::NotTls { host: host.to_owned(), port }
        }
        None => TransportError::Tls { reason: reason(error) },
    }
}

/// What a server's alert says about our certificate; `None` when the error is something else.
pub(super) fn explain_alert(error: &io::Error) -> Option<TransportError> {
    let Some(rustls::Error::AlertReceived(alert)) = inner(error) else { return None };
    let reason = match alert {
        AlertDescription::CertificateRequired => "it wants one and none was given",
        AlertDescription::BadCertificate => "the certificate is not acceptable",
        AlertDescription::UnsupportedCertificate => "a certificate of this kind is not supported",
        AlertDescription::CertificateRevoked => "the certificate is revoked",
        AlertDescription::CertificateExpired => "the certificate is expired",
        AlertDescription::CertificateUnknown => "the certificate is not known",
        AlertDescription::UnknownCA => "its authority is not known to the server",
        AlertDescription::AccessDenied => "access is denied",
        other => return Some(TransportError::Tls { reason: format!("the server ended it with {other:?}") }),
    };
    Some(TransportError::ClientCertificateRefused { reason: reason.to_owned() })
}

fn inner(error: &io::Error) -> Option<&rustls::Error> {
    error.get_ref()?.downcast_ref()
}

fn distrust(error: &CertificateError) -> String {
    match error {
        CertificateError::Expired | CertificateError::ExpiredContext { .. } => {
            format!("it is expired, or this machine's clock is wrong ({error})")
        }
        CertificateError::NotValidYet | CertificateError::NotValidYetContext { .. } => {
            format!("it is not valid yet, or this machine's clock is wrong ({error})")
        }
        CertificateError::NotValidForName | CertificateError::NotValidForNameContext { .. } => {
            format!("it is for another name ({error})")
        }
        CertificateError::Revoked => "it is revoked".to_owned(),
        // The second: an authority of the same name with another key.
        CertificateError::UnknownIssuer | CertificateError::BadSignature => {
            "it is signed by an authority that is not trusted here; name the authority's CA file".to_owned()
        }
        other => other.to_string(),
    }
}
