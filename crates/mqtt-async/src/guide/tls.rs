//! TLS: own authority, client certificate, ALPN, server name.
//!
//! `mqtts://host` is TLS 1.2 or 1.3 on port 8883, with the system's certificate authorities. Everything else is set on the
//! endpoint's [`TlsOptions`](crate::transport::TlsOptions):
//!
//! ```
//! use mqtt_async::Client;
//! use mqtt_async::session::Config;
//! use mqtt_async::transport::{ClientIdentity, Endpoint, Roots};
//!
//! fn client() -> Result<(Client, mqtt_async::Runner), Box<dyn core::error::Error>> {
//!     let mut endpoint: Endpoint = "mqtts://10.0.0.7:443".parse()?;
//!     let tls = endpoint.tls_mut().ok_or("the URL begins with mqtts://")?;
//!     // Only this authority is trusted, and not the system's.
//!     tls.roots = Roots::File("/etc/board/ca.pem".into());
//!     // For a broker that asks who we are.
//!     tls.identity = Some(ClientIdentity {
//!         certificate: "/etc/board/board7.pem".into(),
//!         key: "/etc/board/board7.key".into(),
//!     });
//!     // The name in the broker's certificate, when it is not the host of the URL.
//!     tls.server_name = Some("broker.example.org".into());
//!     // For a broker that shares its port with other protocols.
//!     tls.alpn = vec![b"mqtt".to_vec()];
//!     Ok(Client::new(endpoint, Config::new("board7"))?)
//! }
//! # let (client, runner) = client().unwrap();
//! # tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap().block_on(async {
//! # tokio::spawn(runner.run());
//! // Files are read at every attempt to connect; one that is missing or no good is named:
//! let failure = client.connected().await.unwrap_err();
//! assert_eq!(failure.to_string(), "CA file /etc/board/ca.pem: no such file or directory");
//! # });
//! ```
//!
//! * Files are PEM and are read anew for each connection: renewed certificates come into use by themselves.
//! * The key is not encrypted (PKCS #8, PKCS #1 or SEC 1).
//! * There is no way to skip the check of the broker's certificate. For a broker with a self-signed certificate, name
//!   that certificate as the authority.
//! * A refusal by either side is one line that says which certificate is meant and why:
//!   [`TransportError`](crate::transport::TransportError) has them all.
//! * With TLS 1.3 a broker's refusal of the client certificate arrives after the handshake. It is reported all the
//!   same, as [`ClientCertificateRefused`](crate::transport::TransportError::ClientCertificateRefused).
