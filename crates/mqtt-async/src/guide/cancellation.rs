//! `select!`, time-outs, dropped futures.
//!
//! Every future of this crate can be dropped at any await point. The session is behind a lock that is held for moments and never
//! across an await, so it is always in order: a message was taken or it was not.
//!
//! | dropped | then |
//! |---|---|
//! | `publish`, `enqueue` before the session has taken the message | it is not sent |
//! | `publish` afterwards; an [`Ack`](crate::Ack) | it is sent, and sent again if need be; nobody hears of its acknowledgement |
//! | `subscribe` | the subscription is taken back |
//! | `unsubscribe` | it goes on; nobody hears of the answer |
//! | `recv` | nothing was taken: the message is there for the next one |
//! | `disconnect` while it waits for acknowledgements | it is called off |
//! | `disconnect` afterwards | it goes on |
//! | a [`Subscription`](crate::Subscription) | it is unsubscribed |
//! | the runner's future | the connection is cut, the broker publishes the will, every waiting future ends with an error |
//! | the last handle | nothing: the runner goes on |
//!
//! ```
//! use core::time::Duration;
//! use mqtt_async::{Client, Publish, QoS};
//! # use mqtt_async::session::Config;
//! # use mqtt_broker_tokio::{Server, ServerConfig};
//!
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> Result<(), Box<dyn core::error::Error>> {
//! # let server = Server::bind("127.0.0.1:0", ServerConfig::default()).await?;
//! # let (client, runner) = Client::new(format!("mqtt://{}", server.local_addr()).parse()?, Config::new("ticker"))?;
//! # tokio::spawn(server.run());
//! # let running = tokio::spawn(runner.run());
//! # client.connected().await?;
//! let mut stop = client.subscribe("ticker/stop", QoS::AtLeastOnce).await?;
//! let mut every = tokio::time::interval(Duration::from_millis(1));
//! let mut count = 0;
//! loop {
//!     tokio::select! {
//!         // Dropped whenever the other branch is ready first; no message is lost by that.
//!         message = stop.recv() => break assert!(message.is_some()),
//!         _ = every.tick() => {
//!             count += 1;
//!             client.enqueue(Publish::new("ticker", &format!("{count}"))).await?;
//!             if count == 5 {
//!                 client.enqueue(Publish::new("ticker/stop", "")).await?;
//!             }
//!         }
//!     }
//! }
//!
//! // A time-out on a publish: after it, the message may still arrive.
//! let publishing = client.publish(Publish::new("ticker", "end"));
//! tokio::time::timeout(Duration::from_secs(10), publishing).await??;
//!
//! // Dropping the runner ends everything; whoever waits is told.
//! running.abort();
//! assert!(stop.recv().await.is_none());
//! # Ok(())
//! # }
//! ```
