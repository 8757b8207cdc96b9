//! Receiving, and not being overrun.
//!
//! [`subscribe`](crate::client::Client::subscribe) waits for the broker's answer and gives a [`Subscription`](crate::Subscription): a
//! queue of the messages that match one filter. Any number may exist, overlapping ones too: each gets its copy. Dropping
//! one unsubscribes.
//!
//! ```
//! use mqtt_async::{Backlog, Client, Publish, QoS};
//! # use mqtt_async::session::Config;
//! # use mqtt_broker_tokio::{Server, ServerConfig};
//!
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> Result<(), Box<dyn core::error::Error>> {
//! # let server = Server::bind("127.0.0.1:0", ServerConfig::default()).await?;
//! # let (client, runner) = Client::new(format!("mqtt://{}", server.local_addr()).parse()?, Config::new("receiver"))?;
//! # tokio::spawn(server.run());
//! # tokio::spawn(runner.run());
//! # client.connected().await?;
//! // Work: every order counts.
//! let mut orders = client.subscribe("orders/#", QoS::AtLeastOnce).await?;
//! // State: the last one counts.
//! let mut state = client.subscribe_with("state", QoS::AtLeastOnce, Backlog::KeepNewest(1)).await?;
//!
//! for payload in ["one", "two", "three"] {
//!     client.publish(Publish::new("state", payload)).await?;
//!     client.publish(Publish::new("orders/7", payload)).await?;
//! }
//!
//! // `recv` is cancellation-safe: it can stand in `select!`.
//! for expected in ["one", "two", "three"] {
//!     let order = orders.recv().await.ok_or("the client has ended")?;
//!     assert_eq!(order.payload(), expected.as_bytes());
//! }
//! let newest = state.recv().await.ok_or("the client has ended")?;
//! assert_eq!((newest.payload(), state.dropped()), (&b"three"[..], 2));
//! # Ok(())
//! # }
//! ```
//!
//! # When the application is slow
//!
//! Say what is to happen, by subscription, with a [`Backlog`](crate::Backlog):
//!
//! | | `HoldBack` (the default) | `KeepNewest(n)` |
//! |---|---|---|
//! | QoS 1 and 2 | nothing is lost: acknowledged when taken, so that the broker stops | acknowledged when it comes; the oldest of more than `n` is dropped and counted |
//! | QoS 0 | the newest of more than `qos0` (256) is dropped and counted | the same as QoS 1 |
//! | others | wait as well: the broker's window is one for the whole client | are not concerned |
//! | a crash of the program | what was not taken comes again | what was not taken is gone |
//!
//! While the broker is held back, publishing, acknowledgements and pings go on. Read every subscription that holds back, or
//! drop it. Messages that match no subscription (any more) are acknowledged and dropped.
//!
//! A message that does not fit into `Limits::receive_buffer` is acknowledged, dropped and reported as
//! [`Event::MessageTooLarge`](crate::Event::MessageTooLarge): refusing it would bring it again for ever.
//!
//! # More than once
//!
//! With QoS 1 a message can come twice, the second time with [`dup`](crate::Message::dup). With QoS 2 it comes once, unless the
//! broker forgets its session. `retain` says that it is not news but the topic's last word.
