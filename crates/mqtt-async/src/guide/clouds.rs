//! AWS IoT Core, Azure Event Grid and other services with limits.
//!
//! A cloud service closes the connection when a limit is exceeded, often without saying why. A
//! [`Profile`](crate::session::Profile) holds its limits as data; what exceeds one is refused before it is sent, and the error names the limit.
//! What can be kept by waiting (messages in flight, messages per second, time between connections) is kept by waiting.
//!
//! ```
//! use mqtt_async::session::{self, Config, Limit, Profile};
//! use mqtt_async::transport::{ClientIdentity, Endpoint, Roots, TlsOptions};
//! use mqtt_async::{Client, Publish, PublishError};
//!
//! # fn main() -> Result<(), Box<dyn core::error::Error>> {
//! let mut config = Config::new("board-17");
//! config.profile = Profile::AWS_IOT_CORE;
//! let endpoint = Endpoint::tcp("abc-ats.iot.eu-west-1.amazonaws.com", 443).with_tls(TlsOptions {
//!     alpn: vec![b"x-amzn-mqtt-ca".to_vec()],
//!     identity: Some(ClientIdentity { certificate: "board-17.pem".into(), key: "board-17.key".into() }),
//!     roots: Roots::System,
//!     server_name: None,
//! });
//! let (client, runner) = Client::new(endpoint, config.clone())?;
//!
//! let refused = client.try_enqueue(Publish::new("a/b/c/d/e/f/g/h/too/deep", "x")).unwrap_err();
//! assert_eq!(refused, PublishError::Session(session::PublishError::Profile(Limit::TopicSlashes)));
//! assert_eq!(refused.to_string(), "the broker limits this: slashes in a topic");
//!
//! // What the configuration itself says is checked as well.
//! config.client_id = "x".repeat(129);
//! let refused = Client::new("mqtt://localhost".parse()?, config).unwrap_err();
//! assert_eq!(refused, session::ConfigError::Profile(Limit::ClientIdBytes));
//! # drop(runner);
//! # Ok(())
//! # }
//! ```
//!
//! There are profiles for [AWS IoT Core](crate::session::Profile::AWS_IOT_CORE),
//! [Azure Event Grid](crate::session::Profile::AZURE_EVENT_GRID),
//! [EMQX Serverless](crate::session::Profile::EMQX_SERVERLESS), [HiveMQ](crate::session::Profile::HIVEMQ) and
//! [mosquitto](crate::session::Profile::MOSQUITTO). The figures are those of 2025 and 2026: look yours up, and change the fields
//! that differ. Azure Event Grid wants the client's name in the certificate, and does not keep the order of messages.
