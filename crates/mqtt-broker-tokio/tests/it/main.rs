//! The server over real sockets, with packets written by hand.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on must stop")]

extern crate alloc;

use alloc::sync::Arc;
use core::time::Duration;
use std::io::ErrorKind;

use mqtt_broker_tokio::mqtt_broker::{Config, Faults, Limits, Users};
use mqtt_broker_tokio::{Handle, Server, ServerConfig, Tls};
use rcgen::{BasicConstraints, CertificateParams, CertifiedIssuer, IsCa, KeyPair};
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, PrivateKeyDer, ServerName};
use rustls::{ClientConfig, RootCertStore};
use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio_rustls::TlsConnector;

/// CONNECT by client `a`, clean session, keep-alive 0.
const CONNECT: &[u8] = b"\x10\x0d\0\x04MQTT\x04\x02\0\0\0\x01a";
/// CONNECT by client `k`, clean session, keep-alive 1 s.
const CONNECT_KEEP_ALIVE: &[u8] = b"\x10\x0d\0\x04MQTT\x04\x02\0\x01\0\x01k";
const ACCEPTED: &[u8] = b"\x20\x02\0\0";
const BAD_LOGIN: &[u8] = b"\x20\x02\0\x04";
/// SUBSCRIBE to `t` at QoS 0.
const SUBSCRIBE: &[u8] = b"\x82\x06\0\x01\0\x01t\0";
const GRANTED: &[u8] = b"\x90\x03\0\x01\0";
const PING: &[u8] = b"\xc0\0";
const PONG: &[u8] = b"\xd0\0";

async fn start(config: ServerConfig) -> (Handle, tokio::task::JoinHandle<()>) {
    let server = Server::bind("127.0.0.1:0", config).await.unwrap();
    (server.handle(), tokio::spawn(server.run()))
}

async fn connected(handle: &Handle, connect: &[u8]) -> TcpStream {
    let mut tcp = TcpStream::connect(handle.local_addr()).await.unwrap();
    exchange(&mut tcp, connect, ACCEPTED).await;
    tcp
}

async fn exchange(stream: &mut (impl AsyncRead + AsyncWrite + Unpin), question: &[u8], answer: &[u8]) {
    stream.write_all(question).await.unwrap();
    expect(stream, answer).await;
}

async fn expect(stream: &mut (impl AsyncRead + Unpin), answer: &[u8]) {
    let mut got = vec![0; answer.len()];
    stream.read_exact(&mut got).await.unwrap();
    assert_eq!(got, answer);
}

async fn expect_end(stream: &mut (impl AsyncRead + Unpin)) {
    match stream.read_u8().await {
        Err(e) => assert!(matches!(e.kind(), ErrorKind::UnexpectedEof | ErrorKind::ConnectionReset), "{e}"),
        Ok(byte) => panic!("still open: {byte:#x}"),
    }
}

#[tokio::test]
async fn clients_talk_to_each_other() {
    let (handle, _) = start(ServerConfig::default()).await;
    let mut a = connected(&handle, CONNECT).await;
    let mut k = connected(&handle, CONNECT_KEEP_ALIVE).await;
    exchange(&mut a, SUBSCRIBE, GRANTED).await;
    k.write_all(b"\x30\x05\0\x01thi").await.unwrap();
    expect(&mut a, b"\x30\x05\0\x01thi").await;
    assert_eq!(handle.with(|broker| broker.stats().connections).await, Some(2));
    drop(a);
    // The next answer comes after the close has been seen, or before; in the end it has been.
    while handle.with(|broker| broker.stats().connections).await != Some(1) {
        exchange(&mut k, PING, PONG).await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn shutdown_ends_everything() {
    let (handle, running) = start(ServerConfig::default()).await;
    let mut a = connected(&handle, CONNECT).await;
    handle.shutdown();
    running.await.unwrap();
    expect_end(&mut a).await;
    assert_eq!(
        TcpStream::connect(handle.local_addr()).await.unwrap_err().kind(),
        ErrorKind::ConnectionRefused
    );
    assert_eq!(handle.with(|_| ()).await, None);
}

#[tokio::test]
async fn a_refused_client_gets_the_reason_although_it_went_on_sending() {
    let config = Config { users: Some(Users::new()), ..Config::default() };
    let (handle, _) = start(ServerConfig { broker: config, tls: None }).await;
    for _ in 0..50 {
        let mut tcp = TcpStream::connect(handle.local_addr()).await.unwrap();
        tcp.write_all(CONNECT).await.unwrap();
        tcp.write_all(&SUBSCRIBE.repeat(1000)).await.unwrap();
        expect(&mut tcp, BAD_LOGIN).await;
        expect_end(&mut tcp).await;
    }
}

#[tokio::test]
async fn a_silent_client_is_cut_off_in_time() {
    let (handle, _) = start(ServerConfig::default()).await;
    let mut k = connected(&handle, CONNECT_KEEP_ALIVE).await;
    let start = std::time::Instant::now();
    expect_end(&mut k).await;
    let took = start.elapsed();
    assert!((Duration::from_millis(1400)..Duration::from_secs(10)).contains(&took), "{took:?}");
}

#[tokio::test]
async fn all_connections_can_be_cut() {
    let (handle, _) = start(ServerConfig::default()).await;
    let mut a = connected(&handle, CONNECT).await;
    handle.cut_all().await;
    expect_end(&mut a).await;
    connected(&handle, CONNECT).await;
}

#[tokio::test]
async fn a_connection_can_go_silent() {
    let (handle, _) = start(ServerConfig::default()).await;
    let mut a = connected(&handle, CONNECT).await;
    handle.with(|broker| broker.set_faults(Some("a"), Faults { silent: true, ..Faults::default() })).await;
    a.write_all(PING).await.unwrap();
    // A second client is served after the first one's bytes were read.
    let mut k = connected(&handle, CONNECT_KEEP_ALIVE).await;
    exchange(&mut k, PING, PONG).await;
    assert_eq!(a.try_read(&mut [0]).unwrap_err().kind(), ErrorKind::WouldBlock);
}

#[tokio::test]
async fn a_client_that_does_not_read_hinders_nobody_and_gets_all_when_it_does() {
    const COUNT: usize = 2000;
    let limits = Limits { outgoing_bytes: 10_000, ..Limits::default() };
    let (handle, _) = start(ServerConfig { broker: Config { limits, users: None }, tls: None }).await;
    let mut slow = connected(&handle, CONNECT).await;
    exchange(&mut slow, SUBSCRIBE, GRANTED).await;
    let mut fast = connected(&handle, CONNECT_KEEP_ALIVE).await;
    // 8 MB: more than the sockets hold.
    let mut packet = b"\x30\x83\x20\0\x01t".to_vec();
    packet.resize(3 + 0x1003, b'x');
    for _ in 0..COUNT {
        fast.write_all(&packet).await.unwrap();
    }
    exchange(&mut fast, PING, PONG).await;
    let mut got = vec![0; packet.len()];
    for _ in 0..COUNT {
        slow.read_exact(&mut got).await.unwrap();
        assert!(got == packet);
    }
    assert_eq!(handle.with(|broker| broker.stats().dropped).await, Some(0));
}

#[tokio::test]
async fn tls_with_and_without_a_client_certificate() {
    let mut params = CertificateParams::default();
    params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    let authority = CertifiedIssuer::self_signed(params, KeyPair::generate().unwrap()).unwrap();
    let issue = |name: &str| {
        let key = KeyPair::generate().unwrap();
        let params = CertificateParams::new(vec![name.to_owned()]).unwrap();
        let certificate = params.signed_by(&key, &authority).unwrap();
        (certificate.pem().into_bytes(), key.serialize_pem().into_bytes())
    };
    let (certificate, key) = issue("localhost");
    let client_authorities = Some(authority.pem().into_bytes());
    let tls = Tls { certificate, client_authorities, key };
    assert_eq!(format!("{tls:?}"), "Tls");
    let (handle, _) = start(ServerConfig { tls: Some(tls), ..ServerConfig::default() }).await;

    let mut roots = RootCertStore::empty();
    roots.add(CertificateDer::from_pem_slice(authority.pem().as_bytes()).unwrap()).unwrap();
    let builder = || {
        ClientConfig::builder_with_provider(Arc::new(rustls::crypto::ring::default_provider()))
            .with_safe_default_protocol_versions()
            .unwrap()
            .with_root_certificates(roots.clone())
    };
    let (certificate, key) = issue("client");
    let chain = vec![CertificateDer::from_pem_slice(&certificate).unwrap()];
    let key = PrivateKeyDer::from_pem_slice(&key).unwrap();
    let with = builder().with_client_auth_cert(chain, key).unwrap();
    let without = builder().with_no_client_auth();
    let open = async |config: ClientConfig| {
        let tcp = TcpStream::connect(handle.local_addr()).await.unwrap();
        let name = ServerName::try_from("localhost").unwrap();
        TlsConnector::from(Arc::new(config)).connect(name, tcp).await.unwrap()
    };
    let mut stream = open(with).await;
    exchange(&mut stream, CONNECT, ACCEPTED).await;
    exchange(&mut stream, PING, PONG).await;
    let error = open(without).await.read_u8().await.unwrap_err();
    assert!(error.to_string().contains("CertificateRequired"), "{error}");
}

#[tokio::test]
async fn keys_that_cannot_be_used_are_an_error_at_once() {
    let tls = Tls { certificate: b"nonsense".to_vec(), client_authorities: None, key: b"nonsense".to_vec() };
    assert!(
        Server::bind("127.0.0.1:0", ServerConfig { tls: Some(tls), ..ServerConfig::default() })
            .await
            .is_err()
    );
}
