//! Which errors there are, whose fault they are, what to do.
//!
//! Errors are small types that can be matched; their `Display` is one line for a person.
//!
//! | error | from | means |
//! |---|---|---|
//! | [`EndpointError`](crate::transport::EndpointError) | parsing a URL | the URL is no good; it never repeats a password |
//! | [`ConfigError`](crate::session::ConfigError) | `Client::new` | the configuration cannot work, whatever the broker says |
//! | [`Failure`](crate::Failure) | `connected`, [`Event::Disconnected`](crate::Event::Disconnected), [`State::Waiting`](crate::State::Waiting) | why a connection ended or could not be made |
//! | [`PublishError`](crate::PublishError) | publishing | the message was *not* taken; or, from `publish`, the client ended before the acknowledgement |
//! | [`SubscribeError`](crate::SubscribeError) | subscribing | no subscription: refused, malformed, no room |
//! | [`Ended`](crate::Ended) | an `Ack`, `unsubscribe` | the runner has ended, or was dropped |
//!
//! A broken connection is no error of a call: calls wait for the next connection.
//!
//! ```
//! use mqtt_async::session::{self, Config, Fault};
//! use mqtt_async::transport::TransportError;
//! use mqtt_async::{Client, Publish, PublishError};
//!
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> Result<(), Box<dyn core::error::Error>> {
//! // Nothing listens on port 1 of this machine.
//! let (client, runner) = Client::new("mqtt://127.0.0.1:1".parse()?, Config::new("a"))?;
//! tokio::spawn(runner.run());
//! let failure = client.connected().await.unwrap_err();
//! assert_eq!(failure.to_string(), "connection refused by 127.0.0.1:1: nothing listens there");
//!
//! // Whose fault it is says whether trying on makes sense; what the transport met with says more.
//! match failure.reason.fault() {
//!     Fault::Link => println!("the network, or a broker that is down: wait"),
//!     Fault::Refusal => println!("the broker does not want us: look at login and client id"),
//!     Fault::Broker => println!("the broker broke the protocol"),
//!     Fault::Limit => println!("a limit of our configuration"),
//!     Fault::Nobody => println!("we left"),
//! }
//! assert!(matches!(failure.transport, Some(TransportError::Refused { .. })));
//!
//! // The caller's mistakes are errors at once, connected or not.
//! let wildcard = client.try_enqueue(Publish::new("a/+", "x")).unwrap_err();
//! assert!(matches!(wildcard, PublishError::Session(session::PublishError::Invalid(_))));
//! println!("{wildcard}");
//! # Ok(())
//! # }
//! ```
//!
//! When a peer breaks the standard, the reason holds the number of the normative statement that it broke: that is a bug
//! report for the broker.
