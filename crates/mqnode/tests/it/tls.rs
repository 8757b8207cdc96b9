//! A board over TLS, with an own authority, a client certificate and a login.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::Stdio;

use mqtt_async::transport::{ClientIdentity, Endpoint, Roots, Secret};
use mqtt_broker_tokio::mqtt_broker::Users;
use mqtt_broker_tokio::{ServerConfig, Tls};
use rcgen::{BasicConstraints, CertificateParams, CertifiedIssuer, IsCa, KeyPair};

use crate::broker::Broker;
use crate::node::{Node, block_on, directory, mqnode};
use crate::operator::Operator;

/// An authority, and certificates of it.
struct Authority(CertifiedIssuer<'static, KeyPair>);

impl Authority {
    fn new() -> Self {
        let mut params = CertificateParams::default();
        params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        Self(CertifiedIssuer::self_signed(params, KeyPair::generate().unwrap()).unwrap())
    }

    /// A certificate and its key, for this name.
    fn issue(&self, name: &str) -> (String, String) {
        let key = KeyPair::generate().unwrap();
        let certificate =
            CertificateParams::new(vec![name.into()]).unwrap().signed_by(&key, &self.0).unwrap();
        (certificate.pem(), key.serialize_pem())
    }

    fn broker(&self) -> Broker {
        let (certificate, key) = self.issue("localhost");
        let tls = Tls {
            certificate: certificate.into(),
            client_authorities: Some(self.0.pem().into()),
            key: key.into(),
        };
        let mut config = ServerConfig { tls: Some(tls), ..ServerConfig::default() };
        config.broker.users = Some(Users::new().with("someone", "hunter2"));
        Broker::own_with(config)
    }
}

/// A board's directory with settings for `broker`, and files for it.
fn board(broker: &Broker, authority: &Authority, ca: &str) -> tempfile::TempDir {
    let url = broker.url().replace("mqtt://127.0.0.1", "mqtts://localhost");
    let directory = directory(&url, "");
    let (certificate, key) = authority.issue("board");
    let at = |name: &str| directory.path().join(name);
    fs::write(at("ca.pem"), ca).unwrap();
    fs::write(at("board.pem"), certificate).unwrap();
    fs::write(at("board.key"), key).unwrap();
    let text = fs::read_to_string(at("settings.toml")).unwrap();
    let files = "[mqtt]\nca_file = \"ca.pem\"\ncert_file = \"board.pem\"\nkey_file = \"board.key\"\n";
    fs::write(at("settings.toml"), text.replace("[mqtt]\n", files)).unwrap();
    fs::write(at("secrets.toml"), "user = \"someone\"\npassword = \"hunter2\"\n").unwrap();
    fs::set_permissions(at("secrets.toml"), fs::Permissions::from_mode(0o600)).unwrap();
    directory
}

fn operators_endpoint(broker: &Broker, directory: &Path) -> Endpoint {
    let url = broker.url().replace("mqtt://127.0.0.1", "mqtts://localhost");
    let mut endpoint: Endpoint = url.parse().unwrap();
    let tls = endpoint.tls_mut().unwrap();
    tls.roots = Roots::File(directory.join("ca.pem"));
    tls.identity =
        Some(ClientIdentity { certificate: directory.join("board.pem"), key: directory.join("board.key") });
    endpoint.with_login("someone", Some(Secret::from("hunter2".to_owned())))
}

#[test]
fn a_board_with_an_own_authority_and_a_client_certificate_is_managed() {
    let authority = Authority::new();
    let broker = authority.broker();
    let directory = board(&broker, &authority, &authority.0.pem());
    let mut node = Node::start(directory.path());
    node.firmware("power-on");
    block_on(async {
        let mut operator = Operator::connect_to(operators_endpoint(&broker, directory.path())).await;
        operator.status(true).await;
        let data = vec![7; 20_000];
        assert_eq!(operator.put("data", &data).await.unwrap(), "OK");
        assert_eq!(fs::read(directory.path().join("flash/data")).unwrap(), data);
    });
}

/// The one line on the console must name the cause: nothing else can be seen of a board that does not connect.
#[test]
fn a_broker_that_is_not_trusted_is_named_and_no_secret_is_told() {
    let (authority, other) = (Authority::new(), Authority::new());
    let broker = authority.broker();
    let directory = board(&broker, &authority, &other.0.pem());
    let mut node = Node::spawn(mqnode().arg("run").arg(directory.path()).stdin(Stdio::null()));
    node.firmware("power-on");
    let line = node.line("certificate");
    assert!(line.contains("trust"), "{line}");
    assert!(!node.said().contains("hunter2"));
}
