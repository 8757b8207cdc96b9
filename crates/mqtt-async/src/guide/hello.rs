//! Connect, publish, receive, leave.
//!
//! [`Client::new`](crate::Client::new) gives two things: a handle, and a future that does the work. Nothing happens until
//! that future runs. Spawn it, or await it beside your own work with `tokio::join!` or `tokio::select!`.
//!
//! ```
//! use mqtt_async::session::{Clean, Config};
//! use mqtt_async::{Client, Publish, QoS};
//! # use mqtt_broker_tokio::{Server, ServerConfig};
//!
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> Result<(), Box<dyn core::error::Error>> {
//! # let server = Server::bind("127.0.0.1:0", ServerConfig::default()).await?;
//! # let url = format!("mqtt://{}", server.local_addr());
//! # tokio::spawn(server.run());
//! let mut config = Config::new("greeter");
//! // This program keeps nothing from one run to the next.
//! config.clean = Clean::Always;
//! let (client, runner) = Client::new(url.parse()?, config)?;
//! let running = tokio::spawn(runner.run());
//!
//! // Without this, a wrong address would be tried for ever. The error is one line that names the cause.
//! client.connected().await?;
//!
//! let mut greetings = client.subscribe("greetings/#", QoS::AtLeastOnce).await?;
//! client.publish(Publish::new("greetings/all", "hello")).await?;
//! let message = greetings.recv().await.ok_or("the client has ended")?;
//! assert_eq!((message.topic(), message.payload()), ("greetings/all", &b"hello"[..]));
//!
//! // Everything published is acknowledged first, and no will is sent.
//! client.disconnect().await;
//! running.await?;
//! # Ok(())
//! # }
//! ```
//!
//! # Where to
//!
//! | URL | stream |
//! |---|---|
//! | `mqtt://host`, `mqtt://user:password@host:1884`, `mqtt://[::1]` | TCP, port 1883 unless given |
//! | `mqtts://host` | TLS, port 8883 unless given: see [`tls`](super::tls) |
//! | `unix:///run/broker.sock` | a Unix socket |
//!
//! `%` in user name or password begins two hexadecimal digits. A login in [`Config`](crate::session::Config) wins over the URL's.
//!
//! # What to set
//!
//! * `client_id`: the name of the session at the broker. Two connections with one name throw each other out.
//! * [`clean`](crate::session::Clean): whether the broker keeps subscriptions and messages while this client is away.
//!   The default begins with a clean slate and keeps everything from then on.
//! * [`limits`](crate::session::Limits): all memory. The default takes some 700 KB, `Limits::SMALL` 9 KB.
//! * [`profile`](crate::session::Profile): what the broker allows: see [`clouds`](super::clouds).
//!
//! It works on current-thread and multi-thread runtimes alike; handles can be cloned and used in any task.
