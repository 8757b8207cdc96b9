//! The server's side of TLS.

use alloc::sync::Arc;
use core::fmt;
use std::io;

use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use rustls::server::WebPkiClientVerifier;
use rustls::{RootCertStore, ServerConfig};

/// A certificate, its key, and whether clients need one. `Debug` shows none of it.
#[derive(Clone)]
pub struct Tls {
    /// PEM: the server's certificate, then those that lead to its authority.
    pub certificate: Vec<u8>,
    /// PEM: authorities of client certificates; with these, a client without a certificate is turned away.
    pub client_authorities: Option<Vec<u8>>,
    /// PEM: the server's private key.
    pub key: Vec<u8>,
}

impl fmt::Debug for Tls {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Tls")
    }
}

impl Tls {
    pub(crate) fn server_config(&self) -> io::Result<Arc<ServerConfig>> {
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let builder = ServerConfig::builder_with_provider(Arc::clone(&provider))
            .with_safe_default_protocol_versions()
            .map_err(io::Error::other)?;
        let builder = match &self.client_authorities {
            None => builder.with_no_client_auth(),
            Some(pem) => {
                let mut roots = RootCertStore::empty();
                for certificate in certificates(pem)? {
                    roots.add(certificate).map_err(io::Error::other)?;
                }
                let verifier = WebPkiClientVerifier::builder_with_provider(Arc::new(roots), provider);
                builder.with_client_cert_verifier(verifier.build().map_err(io::Error::other)?)
            }
        };
        let key = PrivateKeyDer::from_pem_slice(&self.key).map_err(io::Error::other)?;
        let config = builder.with_single_cert(certificates(&self.certificate)?, key);
        config.map(Arc::new).map_err(io::Error::other)
    }
}

fn certificates(pem: &[u8]) -> io::Result<Vec<CertificateDer<'static>>> {
    CertificateDer::pem_slice_iter(pem).collect::<Result<_, _>>().map_err(io::Error::other)
}
