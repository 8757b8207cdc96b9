//! The client: a handle to use it by, and a future that does the work.
//!
//! `Client::new` gives both. The [`Client`] is cheap to clone; the runner must run, in a task of its own or
//! beside others in one:
//!
//! ```
//! use mqtt_async::session::Config;
//! use mqtt_async::{Client, Publish};
//! # use mqtt_broker_tokio::{Server, ServerConfig};
//!
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> Result<(), Box<dyn core::error::Error>> {
//! # let server = Server::bind("127.0.0.1:0", ServerConfig::default()).await?;
//! # let url = format!("mqtt://{}", server.local_addr());
//! # tokio::spawn(server.run());
//! let (client, runner) = Client::new(url.parse()?, Config::new("example"))?;
//! let running = tokio::spawn(runner.run());
//!
//! // The first failure to connect ends the wait and names its cause; the runner goes on trying.
//! client.connected().await?;
//!
//! let mut news = client.subscribe("news/#", mqtt_async::QoS::AtLeastOnce).await?;
//! client.publish(Publish::new("news/today", b"all is well")).await?;
//! let message = news.recv().await.ok_or("the client has ended")?;
//! assert_eq!((message.topic(), message.payload()), ("news/today", &b"all is well"[..]));
//!
//! client.disconnect().await;
//! running.await?;
//! # Ok(())
//! # }
//! ```
//!
//! All decisions are made by [`mqtt_core::session::Session`]: see there for what it promises. Handle and runner share
//! it behind a lock that is held for moments. So dropping any future at any time leaves the session in order: a
//! message was taken or it was not, and one that was taken is sent even if nobody waits for its acknowledgement.
//!
//! [`guide`](crate::guide) has a page per task.

mod acks;
mod event;
mod handle;
mod lock;
mod publish;
mod routes;
#[cfg(feature = "tokio")]
mod runner;
mod shared;
mod subscribe;
mod wakers;

pub use event::{Event, Events, Failure, State};
pub use handle::{Client, Ended};
#[cfg(feature = "tokio")]
pub use lock::Threaded;
pub use lock::{Local, Lock};
pub use publish::{Ack, Publish, PublishError};
#[cfg(feature = "tokio")]
pub use runner::Runner;
#[cfg(feature = "embassy")]
pub(crate) use shared::Shared;
pub use subscribe::{Backlog, Message, SubscribeError, Subscription};
