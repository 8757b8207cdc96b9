//! Saying "online", and letting the broker say "offline".
//!
//! A *will* is a message that the broker publishes when a client vanishes without [`disconnect`](crate::client::Client::disconnect): its
//! process died, its link broke, or it was silent for one and a half keep-alives. With a retained "online" on the same
//! topic, whoever asks later is told as well.
//!
//! ```
//! use mqtt_async::session::{Config, LastWill};
//! use mqtt_async::{Client, Event, Publish, QoS};
//! # use mqtt_broker_tokio::{Server, ServerConfig};
//!
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> Result<(), Box<dyn core::error::Error>> {
//! # let server = Server::bind("127.0.0.1:0", ServerConfig::default()).await?;
//! # let url = format!("mqtt://{}", server.local_addr());
//! # tokio::spawn(server.run());
//! # let (watcher, runner) = Client::new(url.parse()?, Config::new("watcher"))?;
//! # tokio::spawn(runner.run());
//! # let mut seen = watcher.subscribe("lamp/status", QoS::AtLeastOnce).await?;
//! let mut config = Config::new("lamp");
//! config.will = Some(LastWill {
//!     topic: "lamp/status".into(),
//!     payload: b"offline".to_vec(),
//!     qos: QoS::AtLeastOnce,
//!     retain: true,
//! });
//! // How soon a dead link is noticed, by either side.
//! config.keep_alive = mqtt_async::session::Duration::from_secs(30);
//! let (client, runner) = Client::new(url.parse()?, config)?;
//! let mut events = client.events();
//! let running = tokio::spawn(runner.run());
//!
//! let presence = tokio::spawn(async move {
//!     while let Some(event) = events.recv().await {
//!         // At every connection: the broker has said "offline" when the last one broke.
//!         if let Event::Connected { .. } = event {
//!             client.publish(Publish::new("lamp/status", "online").retain(true)).await?;
//!         }
//!     }
//!     Ok::<(), mqtt_async::PublishError>(())
//! });
//! # assert_eq!(seen.recv().await.unwrap().payload(), b"online");
//! // The process dies.
//! running.abort();
//! # presence.await??;
//! # assert_eq!(seen.recv().await.unwrap().payload(), b"offline");
//! # Ok(())
//! # }
//! ```
//!
//! `disconnect` tells the broker to forget the will: publish "offline" yourself before, if that is what watchers expect.
