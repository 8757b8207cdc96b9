//! What a script wants of TLS, in rustls' terms.

use std::sync::Arc;

use minipy::{TlsError, TlsFailure, TlsIdentity, TlsOptions, TlsVerify};
use rustls::client::danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier};
use rustls::client::{verify_server_cert_signed_by_trust_anchor, verify_server_name};
use rustls::crypto::{CryptoProvider, ring, verify_tls12_signature, verify_tls13_signature};
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, PrivateKeyDer, ServerName, UnixTime};
use rustls::server::{ParsedCertificate, WebPkiClientVerifier};
use rustls::sign::CertifiedKey;
use rustls::{
    CertificateError, ClientConfig, ClientConnection, Connection, DigitallySignedStruct, Error,
    RootCertStore, ServerConfig, ServerConnection, SignatureScheme, SupportedCipherSuite,
};

/// What is made once: the platform's authorities, which take a while to read.
#[derive(Debug, Default)]
pub(crate) struct Configs {
    platform: Option<Arc<RootCertStore>>,
}

impl Configs {
    /// A session that has not begun.
    pub(crate) fn session(&mut self, options: &TlsOptions) -> Result<Connection, TlsError> {
        let provider = Arc::new(provider(&options.ciphers));
        match options.is_server {
            true => server(options, provider),
            false => self.client(options, provider),
        }
    }

    fn client(
        &mut self,
        options: &TlsOptions,
        provider: Arc<CryptoProvider>,
    ) -> Result<Connection, TlsError> {
        let verifier = Arc::new(Verifier {
            // As in MicroPython, an optional certificate of a server is not checked.
            trusted: match options.verify {
                TlsVerify::Required => Some(self.trusted(options)?),
                TlsVerify::None | TlsVerify::Optional => None,
            },
            provider: Arc::clone(&provider),
        });
        let builder = ClientConfig::builder_with_provider(provider)
            .with_safe_default_protocol_versions()
            .map_err(|error| bad(&error))?
            .dangerous()
            .with_custom_certificate_verifier(verifier);
        let mut config = match &options.identity {
            None => builder.with_no_client_auth(),
            Some(identity) => {
                let (chain, key) = read_identity(identity)?;
                builder.with_client_auth_cert(chain, key).map_err(|_| TlsError::Key)?
            }
        };
        let name = match &options.server_name {
            Some(name) => ServerName::try_from(name.clone()).map_err(|_| {
                TlsError::Failed(TlsFailure::Config, format!("not the name of a server: {name}"))
            })?,
            None => {
                // Nothing is asked for and nothing compared, but rustls needs one.
                config.enable_sni = false;
                ServerName::try_from("none.invalid").map_err(|_| TlsError::Certificate)?
            }
        };
        let session = ClientConnection::new(Arc::new(config), name).map_err(|error| bad(&error))?;
        Ok(session.into())
    }

    fn trusted(&mut self, options: &TlsOptions) -> Result<Trusted, TlsError> {
        let (mut roots, listed) = roots(&options.authorities)?;
        if options.platform_authorities {
            let platform = self.platform.get_or_insert_with(|| {
                let mut roots = RootCertStore::empty();
                roots.add_parsable_certificates(rustls_native_certs::load_native_certs().certs);
                Arc::new(roots)
            });
            roots.roots.extend(platform.roots.iter().cloned());
        }
        Ok(Trusted { roots, listed })
    }
}

fn server(options: &TlsOptions, provider: Arc<CryptoProvider>) -> Result<Connection, TlsError> {
    let Some(identity) = &options.identity else {
        return Err(TlsError::Failed(TlsFailure::Config, "a server needs a certificate".into()));
    };
    let builder = ServerConfig::builder_with_provider(Arc::clone(&provider))
        .with_safe_default_protocol_versions()
        .map_err(|error| bad(&error))?;
    let (roots, _) = roots(&options.authorities)?;
    let builder = match options.verify {
        TlsVerify::None => builder.with_no_client_auth(),
        TlsVerify::Optional if roots.is_empty() => builder.with_no_client_auth(),
        verify => {
            let verifier = WebPkiClientVerifier::builder_with_provider(Arc::new(roots), provider);
            let verifier = match verify {
                TlsVerify::Optional => verifier.allow_unauthenticated(),
                _ => verifier,
            };
            let no_authorities = |_| {
                TlsError::Failed(
                    TlsFailure::Config,
                    "there are no authorities to check a client's certificate with".into(),
                )
            };
            builder.with_client_cert_verifier(verifier.build().map_err(no_authorities)?)
        }
    };
    let (chain, key) = read_identity(identity)?;
    let config = builder.with_single_cert(chain, key).map_err(|_| TlsError::Key)?;
    let session = ServerConnection::new(Arc::new(config)).map_err(|error| bad(&error))?;
    Ok(session.into())
}

/// Whether these are certificates of authorities.
pub(crate) fn check_authorities(data: &[u8]) -> Result<(), TlsError> {
    roots(&[data.to_vec()]).map(drop)
}

/// Whether certificate and key are some, and belong together.
pub(crate) fn check_identity(identity: &TlsIdentity) -> Result<(), TlsError> {
    let (chain, key) = read_identity(identity)?;
    CertifiedKey::from_der(chain, key, &ring::default_provider()).map(drop).map_err(|_| TlsError::Key)
}

/// The names of all cipher suites.
pub(crate) fn ciphers() -> Vec<String> {
    ring::ALL_CIPHER_SUITES.iter().map(|suite| name(*suite)).collect()
}

/// A suite's name as it is registered.
pub(crate) fn name(suite: SupportedCipherSuite) -> String {
    format!("{:?}", suite.suite()).replace("TLS13_", "TLS_")
}

fn provider(ciphers: &[String]) -> CryptoProvider {
    let mut provider = ring::default_provider();
    if !ciphers.is_empty() {
        provider.cipher_suites.retain(|suite| ciphers.contains(&name(*suite)));
    }
    provider
}

fn bad(error: &Error) -> TlsError {
    TlsError::Failed(TlsFailure::Config, error.to_string())
}

/// The certificates of a PEM, or the one of a DER.
fn certificates(data: &[u8]) -> Result<Vec<CertificateDer<'static>>, TlsError> {
    if !is_pem(data) {
        return Ok(vec![CertificateDer::from(data.to_vec())]);
    }
    let all = CertificateDer::pem_slice_iter(data).collect::<Result<Vec<_>, _>>();
    all.ok().filter(|all| !all.is_empty()).ok_or(TlsError::Certificate)
}

fn is_pem(data: &[u8]) -> bool {
    const MARK: &[u8] = b"-----BEGIN ";
    data.windows(MARK.len()).any(|part| part == MARK)
}

fn roots(authorities: &[Vec<u8>]) -> Result<(RootCertStore, Vec<CertificateDer<'static>>), TlsError> {
    let (mut roots, mut listed) = (RootCertStore::empty(), Vec::new());
    for data in authorities {
        for certificate in certificates(data)? {
            roots.add(certificate.clone()).map_err(|_| TlsError::Certificate)?;
            listed.push(certificate);
        }
    }
    Ok((roots, listed))
}

fn read_identity(
    identity: &TlsIdentity,
) -> Result<(Vec<CertificateDer<'static>>, PrivateKeyDer<'static>), TlsError> {
    let key = match is_pem(&identity.key) {
        true => PrivateKeyDer::from_pem_slice(&identity.key).map_err(|_| TlsError::Key)?,
        false => PrivateKeyDer::try_from(identity.key.clone()).map_err(|_| TlsError::Key)?,
    };
    let chain = certificates(&identity.certificate)?;
    for certificate in &chain {
        ParsedCertificate::try_from(certificate).map_err(|_| TlsError::Certificate)?;
    }
    Ok((chain, key))
}

/// Whom a client trusts.
#[derive(Debug)]
struct Trusted {
    roots: RootCertStore,
    /// Those that were named one by one.
    listed: Vec<CertificateDer<'static>>,
}

impl Trusted {
    fn check(
        &self,
        provider: &CryptoProvider,
        certificate: &CertificateDer<'_>,
        others: &[CertificateDer<'_>],
        name: &ServerName<'_>,
        now: UnixTime,
    ) -> Result<(), Error> {
        let parsed = ParsedCertificate::try_from(certificate)?;
        let algorithms = provider.signature_verification_algorithms.all;
        match verify_server_cert_signed_by_trust_anchor(&parsed, &self.roots, others, now, algorithms) {
            // A server that signed its certificate itself, and was named for that: the certificate says that it is an
            // authority's, which one of a server should not. Its dates are good: they are checked before.
            Err(Error::InvalidCertificate(CertificateError::Other(_))) if self.lists(certificate) => {}
            Err(Error::InvalidCertificate(CertificateError::Other(why)))
                if format!("{why:?}").contains("CaUsedAsEndEntity") =>
            {
                return Err(CertificateError::UnknownIssuer.into());
            }
            other => other?,
        }
        verify_server_name(&parsed, name)
    }

    fn lists(&self, certificate: &CertificateDer<'_>) -> bool {
        self.listed.iter().any(|listed| listed.as_ref() == certificate.as_ref())
    }
}

/// Checks a server's certificate, or lets any pass.
#[derive(Debug)]
struct Verifier {
    trusted: Option<Trusted>,
    provider: Arc<CryptoProvider>,
}

impl ServerCertVerifier for Verifier {
    fn verify_server_cert(
        &self,
        certificate: &CertificateDer<'_>,
        others: &[CertificateDer<'_>],
        name: &ServerName<'_>,
        _ocsp: &[u8],
        now: UnixTime,
    ) -> Result<ServerCertVerified, Error> {
        if let Some(trusted) = &self.trusted {
            trusted.check(&self.provider, certificate, others, name, now)?;
        }
        Ok(ServerCertVerified::assertion())
    }

    fn verify_tls12_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signed: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        verify_tls12_signature(message, certificate, signed, &self.provider.signature_verification_algorithms)
    }

    fn verify_tls13_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signed: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        verify_tls13_signature(message, certificate, signed, &self.provider.signature_verification_algorithms)
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        self.provider.signature_verification_algorithms.supported_schemes()
    }
}
