//! The client over TLS, and its login, against mosquitto and the embedded broker.

use std::process::Command;

use mqtt_async::transport::{ClientIdentity, Endpoint, Roots, TlsOptions, TransportError};
use mqtt_async::{Client, Failure, Publish, QoS};
use mqtt_broker_tokio::{ServerConfig, Tls};

use crate::certs::Certs;
use crate::mosquitto::{Mosquitto, find};
use crate::world::{config, embedded_with, next, within};

/// Connects and sends a message to itself.
async fn works(endpoint: Endpoint) -> Result<(), Failure> {
    let (client, runner) = Client::new(endpoint, config("a")).unwrap();
    tokio::spawn(runner.run());
    within(client.connected()).await?;
    let mut echo = within(client.subscribe("echo", QoS::AtLeastOnce)).await.unwrap();
    within(client.publish(Publish::new("echo", &vec![b'x'; 100_000]))).await.unwrap();
    assert_eq!(next(&mut echo).await.len(), 100_005);
    Ok(())
}

fn endpoint(certs: &Certs, port: u16) -> Endpoint {
    let roots = Roots::File(certs.path("ca.pem"));
    Endpoint::tcp("localhost", port).with_tls(TlsOptions { roots, ..TlsOptions::default() })
}

fn with_certificate(certs: &Certs, port: u16) -> Endpoint {
    let mut endpoint = endpoint(certs, port);
    endpoint.tls_mut().unwrap().identity =
        Some(ClientIdentity { certificate: certs.path("client.pem"), key: certs.path("client.key") });
    endpoint
}

async fn check(certs: &Certs, port: u16) {
    works(with_certificate(certs, port)).await.unwrap();

    let none = works(endpoint(certs, port)).await.unwrap_err();
    assert!(matches!(none.transport, Some(TransportError::ClientCertificateRefused { .. })), "{none:?}");

    let others = Certs::new();
    let mut foreign = with_certificate(certs, port);
    foreign.tls_mut().unwrap().roots = Roots::File(others.path("ca.pem"));
    let untrusted = works(foreign).await.unwrap_err();
    assert!(matches!(untrusted.transport, Some(TransportError::Untrusted { .. })), "{untrusted:?}");
}

#[tokio::test]
async fn an_own_authority_and_client_certificates_with_mosquitto() {
    let certs = Certs::new();
    let name = "an_own_authority_and_client_certificates_with_mosquitto";
    let Some(mosquitto) = Mosquitto::start(name, &certs.mosquitto_lines()) else { return };
    check(&certs, mosquitto.port).await;
}

#[tokio::test]
async fn an_own_authority_and_client_certificates_with_the_embedded_broker() {
    let certs = Certs::new();
    let read = |name| std::fs::read(certs.path(name)).unwrap();
    let tls = Tls {
        certificate: read("server.pem"),
        client_authorities: Some(read("ca.pem")),
        key: read("server.key"),
    };
    let broker = embedded_with(ServerConfig { tls: Some(tls), ..ServerConfig::default() }).await;
    check(&certs, broker.local_addr().port()).await;
}

#[tokio::test]
async fn a_wrong_password_is_refused_by_mosquitto() {
    let directory = tempfile::tempdir().unwrap();
    let users = directory.path().join("users");
    let name = "a_wrong_password_is_refused_by_mosquitto";
    let lines = format!("allow_anonymous false\npassword_file {}\n", users.display());
    if let Some(tool) = find("mosquitto_passwd") {
        let made = Command::new(tool).args(["-b", "-c"]).arg(&users).args(["ann", "secret"]).status();
        assert!(made.unwrap().success());
    }
    let Some(mosquitto) = Mosquitto::start(name, &lines) else { return };
    let address = format!("127.0.0.1:{}", mosquitto.port);
    works(format!("mqtt://ann:secret@{address}").parse().unwrap()).await.unwrap();
    for login in ["ann:wrong@", "ann@", "eve:secret@", ""] {
        let refused = works(format!("mqtt://{login}{address}").parse().unwrap()).await.unwrap_err();
        assert!(refused.to_string().starts_with("the broker refused the connection: "), "{login} {refused}");
    }
}
