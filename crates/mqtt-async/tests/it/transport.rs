//! Each way a stream can fail to open names its cause.

use alloc::sync::Arc;
use core::time::Duration;

use mqtt_async::transport::{
    ClientIdentity, Endpoint, Phase, Roots, Stream, TlsOptions, TransportError, connect,
};
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use rustls::server::WebPkiClientVerifier;
use rustls::{RootCertStore, ServerConfig};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, UnixListener};
use tokio_rustls::TlsAcceptor;

use crate::certs::Certs;

const LIMIT: Duration = Duration::from_secs(10);

#[tokio::test]
async fn tcp_carries_bytes_and_never_waits_to_fill_a_segment() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let endpoint = Endpoint::tcp("localhost", listener.local_addr().unwrap().port());
    let (opened, accepted) = tokio::join!(connect(&endpoint, LIMIT), listener.accept());
    let (mut ours, mut theirs) = (opened.unwrap(), accepted.unwrap().0);
    assert!(matches!(&ours, Stream::Tcp(tcp) if tcp.nodelay().unwrap()));
    exchange(&mut ours, &mut theirs).await;
}

#[tokio::test]
async fn a_unix_socket_carries_bytes() {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("broker");
    let listener = UnixListener::bind(&path).unwrap();
    let endpoint = format!("unix://{}", path.display()).parse().unwrap();
    let (opened, accepted) = tokio::join!(connect(&endpoint, LIMIT), listener.accept());
    exchange(&mut opened.unwrap(), &mut accepted.unwrap().0).await;

    drop(listener);
    let error = connect(&endpoint, LIMIT).await.unwrap_err();
    assert_eq!(error, TransportError::Refused { address: path.display().to_string() });
}

#[tokio::test]
async fn a_port_where_nothing_listens_is_a_refusal() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    drop(listener);
    let error = connect(&Endpoint::tcp("127.0.0.1", address.port()), LIMIT).await.unwrap_err();
    assert_eq!(error, TransportError::Refused { address: address.to_string() });
    assert_eq!(error.to_string(), format!("connection refused by {address}: nothing listens there"));
}

#[tokio::test]
async fn a_name_without_an_address_is_an_unknown_host() {
    // An empty label can exist nowhere, so that no name server is asked.
    let error = connect(&Endpoint::tcp("no..such..host", 1883), LIMIT).await.unwrap_err();
    assert!(
        matches!(&error, TransportError::UnknownHost { host, .. } if host == "no..such..host"),
        "{error}"
    );
}

#[tokio::test]
async fn a_silent_tls_server_is_given_up_in_time() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let certs = Certs::new();
    let endpoint = tls_endpoint(&certs, listener.local_addr().unwrap().port());
    let limit = Duration::from_millis(50);
    let error = connect(&endpoint, limit).await.unwrap_err();
    assert_eq!(error, TransportError::TimedOut { phase: Phase::Tls, after: limit });
    assert_eq!(error.to_string(), "timed out after 0.1 s while waiting for the TLS handshake");
}

#[tokio::test]
async fn an_own_authority_and_a_client_certificate_are_enough_for_tls() {
    let certs = Certs::new();
    let (port, server) = serve(&certs, "server", true).await;
    let mut endpoint = tls_endpoint(&certs, port);
    endpoint.tls_mut().unwrap().identity = Some(identity(&certs, "client.pem", "client.key"));
    let mut stream = connect(&endpoint, LIMIT).await.unwrap();
    stream.write_all(b"ping").await.unwrap();
    let mut answer = [0; 4];
    stream.read_exact(&mut answer).await.unwrap();
    assert_eq!(&answer, b"ping");
    assert!(matches!(&stream, Stream::Tls(tls) if tls.get_ref().0.nodelay().unwrap()));
    drop(stream);
    server.await.unwrap();
}

#[tokio::test]
async fn alpn_is_offered() {
    let certs = Certs::new();
    let (port, server) = serve(&certs, "server", false).await;
    let mut endpoint = tls_endpoint(&certs, port);
    endpoint.tls_mut().unwrap().alpn = vec![b"x-amzn-mqtt-ca".to_vec()];
    let Stream::Tls(tls) = connect(&endpoint, LIMIT).await.unwrap() else { panic!("not TLS") };
    assert_eq!(tls.get_ref().1.alpn_protocol(), Some(&b"x-amzn-mqtt-ca"[..]));
    drop(tls);
    server.await.unwrap();
}

#[tokio::test]
async fn an_untrusted_certificate_is_refused_with_the_reason() {
    let (certs, others) = (Certs::new(), Certs::new());

    let (port, _server) = serve(&certs, "server", false).await;
    let unknown = connect(&tls_endpoint(&others, port), LIMIT).await.unwrap_err();
    assert!(
        unknown.to_string().starts_with("the certificate of localhost is not trusted: it is signed by"),
        "{unknown}"
    );

    let (port, _server) = serve(&certs, "expired", false).await;
    let expired = connect(&tls_endpoint(&certs, port), LIMIT).await.unwrap_err();
    assert!(expired.to_string().contains("it is expired"), "{expired}");

    let (port, _server) = serve(&certs, "server", false).await;
    let mut endpoint = tls_endpoint(&certs, port);
    endpoint.tls_mut().unwrap().server_name = Some("another.example".to_owned());
    let name = connect(&endpoint, LIMIT).await.unwrap_err();
    assert!(name.to_string().contains("it is for another name"), "{name}");
}

#[tokio::test]
async fn a_server_that_wants_a_client_certificate_says_so() {
    let certs = Certs::new();
    let (port, _server) = serve(&certs, "server", true).await;
    // With TLS 1.3 the handshake is over for the client before the server has looked.
    let error = match connect(&tls_endpoint(&certs, port), LIMIT).await {
        Err(error) => error,
        Ok(mut stream) => TransportError::from_stream(&stream.read_u8().await.unwrap_err()),
    };
    assert!(matches!(&error, TransportError::ClientCertificateRefused { .. }), "{error}");
}

#[tokio::test]
async fn a_plain_server_behind_a_tls_endpoint_is_named() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    let certs = Certs::new();
    let endpoint = tls_endpoint(&certs, port);
    for answer in [&b""[..], b"\x20\x02\x00\x01 not TLS"] {
        let server = async {
            let (mut plain, _) = listener.accept().await.unwrap();
            plain.read_u8().await.unwrap();
            plain.write_all(answer).await.unwrap();
        };
        let (error, ()) = tokio::join!(connect(&endpoint, LIMIT), server);
        assert_eq!(error.unwrap_err(), TransportError::NotTls { host: "localhost".to_owned(), port });
    }
}

#[tokio::test]
async fn files_that_cannot_be_used_are_named() {
    let certs = Certs::new();
    certs.write("nonsense.pem", "not a certificate\n");
    let error_with = async |change: &dyn Fn(&mut TlsOptions)| {
        let mut endpoint = tls_endpoint(&certs, 1);
        change(endpoint.tls_mut().unwrap());
        connect(&endpoint, LIMIT).await.unwrap_err().to_string()
    };
    let path = |name| certs.path(name).display().to_string();

    let missing = error_with(&|tls| tls.roots = Roots::File(certs.path("missing.pem"))).await;
    assert_eq!(missing, format!("CA file {}: no such file or directory", path("missing.pem")));
    let nonsense = error_with(&|tls| tls.roots = Roots::File(certs.path("nonsense.pem"))).await;
    assert_eq!(nonsense, format!("CA file {}: holds no PEM certificate", path("nonsense.pem")));
    let certificate =
        error_with(&|tls| tls.identity = Some(identity(&certs, "client.key", "client.key"))).await;
    assert_eq!(certificate, format!("client certificate {}: holds no PEM certificate", path("client.key")));
    let key = error_with(&|tls| tls.identity = Some(identity(&certs, "client.pem", "client.pem"))).await;
    assert_eq!(key, format!("client key {}: holds no unencrypted PEM private key", path("client.pem")));
    let other = error_with(&|tls| tls.identity = Some(identity(&certs, "client.pem", "server.key"))).await;
    assert_eq!(
        other,
        format!("client key {}: does not belong to the client certificate", path("server.key"))
    );
}

fn tls_endpoint(certs: &Certs, port: u16) -> Endpoint {
    let roots = Roots::File(certs.path("ca.pem"));
    Endpoint::tcp("localhost", port).with_tls(TlsOptions { roots, ..TlsOptions::default() })
}

fn identity(certs: &Certs, certificate: &str, key: &str) -> ClientIdentity {
    ClientIdentity { certificate: certs.path(certificate), key: certs.path(key) }
}

/// A TLS server that takes one connection and sends back what it gets.
async fn serve(certs: &Certs, name: &str, wants_client: bool) -> (u16, tokio::task::JoinHandle<()>) {
    let chain = vec![CertificateDer::from_pem_file(certs.path(&format!("{name}.pem"))).unwrap()];
    let key = PrivateKeyDer::from_pem_file(certs.path(&format!("{name}.key"))).unwrap();
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let builder = ServerConfig::builder_with_provider(Arc::clone(&provider))
        .with_safe_default_protocol_versions()
        .unwrap();
    let builder = if wants_client {
        let mut roots = RootCertStore::empty();
        roots.add(CertificateDer::from_pem_file(certs.path("ca.pem")).unwrap()).unwrap();
        let verifier = WebPkiClientVerifier::builder_with_provider(Arc::new(roots), provider);
        builder.with_client_cert_verifier(verifier.build().unwrap())
    } else {
        builder.with_no_client_auth()
    };
    let mut config = builder.with_single_cert(chain, key).unwrap();
    config.alpn_protocols = vec![b"x-amzn-mqtt-ca".to_vec()];
    let acceptor = TlsAcceptor::from(Arc::new(config));
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    let server = tokio::spawn(async move {
        let (tcp, _) = listener.accept().await.unwrap();
        let Ok(mut tls) = acceptor.accept(tcp).await else { return };
        let mut buffer = [0; 64];
        while let Ok(n @ 1..) = tls.read(&mut buffer).await {
            tls.write_all(&buffer[..n]).await.unwrap();
        }
    });
    (port, server)
}

async fn exchange<S>(ours: &mut Stream, theirs: &mut S)
where
    S: tokio::io::AsyncRead + tokio::io::AsyncWrite + Unpin,
{
    ours.write_all(b"there").await.unwrap();
    theirs.write_all(b"back").await.unwrap();
    let (mut there, mut back) = ([0; 5], [0; 4]);
    theirs.read_exact(&mut there).await.unwrap();
    ours.read_exact(&mut back).await.unwrap();
    assert_eq!((&there, &back), (b"there", b"back"));
}
