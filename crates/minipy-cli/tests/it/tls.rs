//! TLS for scripts, against servers made of the library that the client uses, and of scripts.

use core::net::SocketAddr;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::sync::Arc;
use std::thread;

use rcgen::{BasicConstraints, CertificateParams, CertifiedIssuer, DnType, IsCa, KeyPair};
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use rustls::server::WebPkiClientVerifier;
use rustls::{RootCertStore, ServerConfig, ServerConnection, StreamOwned};

use super::assert_run;

/// Certificates in a directory: an authority's, those of a server and a client, an expired one, one signed by itself, and
/// another authority's.
fn certificates(directory: &Path) {
    let authority = |name: &str| {
        let mut params = CertificateParams::default();
        params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        params.distinguished_name.push(DnType::CommonName, name);
        CertifiedIssuer::self_signed(params, KeyPair::generate().unwrap()).unwrap()
    };
    let write = |name: &str, content: &[u8]| std::fs::write(directory.join(name), content).unwrap();
    let (ours, other) = (authority("ours"), authority("other"));
    write("ca.pem", ours.pem().as_bytes());
    write("ca.der", ours.der());
    write("other.pem", other.pem().as_bytes());
    for (name, host) in [("server", "localhost"), ("client", "board7"), ("expired", "localhost")] {
        let mut params = CertificateParams::new(vec![host.to_owned(), "127.0.0.1".to_owned()]).unwrap();
        if name == "expired" {
            params.not_after = rcgen::date_time_ymd(2020, 1, 1);
        }
        let key = KeyPair::generate().unwrap();
        let certificate = params.signed_by(&key, &ours).unwrap();
        write(&format!("{name}.pem"), certificate.pem().as_bytes());
        write(&format!("{name}.key"), key.serialize_pem().as_bytes());
        write(&format!("{name}.der"), certificate.der());
        write(&format!("{name}.key.der"), &key.serialize_der());
    }
    let mut params = CertificateParams::new(vec!["localhost".to_owned()]).unwrap();
    params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    let key = KeyPair::generate().unwrap();
    write("self.pem", params.self_signed(&key).unwrap().pem().as_bytes());
    write("self.key", key.serialize_pem().as_bytes());
}

/// A server's side, with the certificate of this name; `mutual`: for clients with one of the authority.
fn config(directory: &Path, name: &str, mutual: bool) -> Arc<ServerConfig> {
    let pem = |name: &str| CertificateDer::from_pem_file(directory.join(name)).unwrap();
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let builder = ServerConfig::builder_with_provider(Arc::clone(&provider))
        .with_safe_default_protocol_versions()
        .unwrap();
    let builder = if mutual {
        let mut roots = RootCertStore::empty();
        roots.add(pem("ca.pem")).unwrap();
        let verifier = WebPkiClientVerifier::builder_with_provider(Arc::new(roots), provider).build();
        builder.with_client_cert_verifier(verifier.unwrap())
    } else {
        builder.with_no_client_auth()
    };
    let key = PrivateKeyDer::from_pem_file(directory.join(format!("{name}.key"))).unwrap();
    let config = builder.with_single_cert(vec![pem(&format!("{name}.pem"))], key).unwrap();
    Arc::new(config)
}

/// Gives each connection to `serve`, in threads that end with the test.
fn listen(serve: impl Fn(TcpStream) + Clone + Send + 'static) -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    thread::spawn(move || {
        for stream in listener.incoming() {
            let serve = serve.clone();
            thread::spawn(move || serve(stream.unwrap()));
        }
    });
    address
}

/// Answers each line with the line; `bye` ends it.
fn echo(config: Arc<ServerConfig>) -> impl Fn(TcpStream) + Clone + Send + 'static {
    move |stream| {
        let session = ServerConnection::new(Arc::clone(&config)).unwrap();
        let mut stream = BufReader::new(StreamOwned::new(session, stream));
        let mut line = Vec::new();
        // A client that does not trust the server ends it with an error, which is its business.
        while stream.read_until(b'\n', &mut line).is_ok_and(|n| n > 0) && line != b"bye\n" {
            if stream.get_mut().write_all(&line).is_err() {
                return;
            }
            line.clear();
        }
        stream.get_mut().conn.send_close_notify();
        let _ = stream.get_mut().flush();
    }
}

#[track_caller]
fn run(script: &str, arguments: &[&str], expected: &str) {
    let path = format!("{}/tests/scripts/{script}", env!("CARGO_MANIFEST_DIR"));
    let mut all = vec![path.as_str()];
    all.extend(arguments);
    assert_run(&all, "", 0, expected, "");
}

/// What is asked of a client: it talks to a server that proves who it is, and to no other.
#[test]
fn a_client_knows_whom_it_talks_to() {
    let directory = tempfile::tempdir().unwrap();
    certificates(directory.path());
    let server = |name: &str, mutual| listen(echo(config(directory.path(), name, mutual)));
    let plain = listen(|mut stream| {
        let _ = stream.write_all(b"220 no TLS here\r\n");
        let _ = stream.read(&mut [0; 1024]);
    });
    let closing = listen(|mut stream| drop(stream.read(&mut [0; 1024])));
    let addresses = [
        server("server", false),
        server("expired", false),
        server("self", false),
        server("server", true),
        plain,
        closing,
    ];
    let ports: Vec<String> = addresses.iter().map(|address| address.port().to_string()).collect();
    let mut arguments = vec![directory.path().to_str().unwrap()];
    arguments.extend(ports.iter().map(String::as_str));
    run("tls_client.py", &arguments, include_str!("../scripts/tls_client.expected"));
}

/// A script may be the server, too, and both at once; nobody waits for the other.
#[test]
fn a_script_is_a_server() {
    let directory = tempfile::tempdir().unwrap();
    certificates(directory.path());
    let arguments = [directory.path().to_str().unwrap()];
    run("tls_server.py", &arguments, include_str!("../scripts/tls_server.expected"));
}

/// `ssl=True` is what most scripts write: it has to be as good as naming the authorities.
#[test]
fn the_computers_authorities_are_trusted_when_asked_for() {
    let directory = tempfile::tempdir().unwrap();
    certificates(directory.path());
    let port = listen(echo(config(directory.path(), "server", false))).port();
    let code = format!(
        "import asyncio\nasync def main():\n r, w = await asyncio.open_connection('localhost', {port}, ssl=True)\n \
         w.write(b'x\\n')\n await w.drain()\n print(await r.readline())\nasyncio.run(main())\n"
    );
    for (authority, status) in [("ca.pem", 0), ("other.pem", 1)] {
        let output = std::process::Command::new(env!("CARGO_BIN_EXE_minipy"))
            .args(["-c", &code])
            .env("SSL_CERT_FILE", directory.path().join(authority))
            .output()
            .unwrap();
        let error = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(status), "{error}");
        assert_eq!(error.contains("not signed by a trusted authority"), status == 1, "{error}");
    }
}
