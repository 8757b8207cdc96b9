//! Many messages at speed, and their acknowledgements.
//!
//! | call | waits for | gives |
//! |---|---|---|
//! | [`publish`](crate::client::Client::publish) | the broker's acknowledgement | nothing more to do |
//! | [`enqueue`](crate::client::Client::enqueue) | room, if there is none | an [`Ack`](crate::Ack), to be awaited now, later or never |
//! | [`try_enqueue`](crate::client::Client::try_enqueue) | nothing | the same, or an error that says "full" |
//! | [`flushed`](crate::client::Client::flushed) | all acknowledgements | |
//!
//! One `publish` after the other costs a round trip each. A stream of `enqueue` keeps the window full, and what is ready
//! leaves in one write; memory stays at what [`Limits`](crate::session::Limits) says, because `enqueue` waits.
//!
//! ```
//! use mqtt_async::{Client, Publish, QoS};
//! # use mqtt_async::session::Config;
//! # use mqtt_broker_tokio::{Server, ServerConfig};
//!
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> Result<(), Box<dyn core::error::Error>> {
//! # let server = Server::bind("127.0.0.1:0", ServerConfig::default()).await?;
//! # let (client, runner) = Client::new(format!("mqtt://{}", server.local_addr()).parse()?, Config::new("sender"))?;
//! # tokio::spawn(server.run());
//! # tokio::spawn(runner.run());
//! # client.connected().await?;
//! // A log that is worth its window, and not a round trip per line.
//! for line in ["boot", "sensor found", "ready"] {
//!     client.enqueue(Publish::new("log", line)).await?;
//! }
//!
//! // One message whose fate matters by itself.
//! let ack = client.enqueue(Publish::new("door", "open").retain(true)).await?;
//! ack.await?;
//!
//! // A value that is stale soon: no acknowledgement, and refused while there is no connection.
//! client.publish(Publish::new("temperature", "21.5").qos(QoS::AtMostOnce)).await?;
//!
//! // Before anything is deleted that was sent.
//! client.flushed().await;
//! # Ok(())
//! # }
//! ```
//!
//! # What is promised
//!
//! * Messages of one task leave in the order of its calls, and arrive in that order.
//! * What was taken with QoS 1 or 2 is sent again after a break, until it is acknowledged, with its packet identifier
//!   and DUP: see [`reconnecting`](super::reconnecting). Nothing is sent twice on one connection.
//! * Messages of QoS 1 and 2 are taken while there is no connection, as long as there is room.
//! * All this is memory: what a restart of the program must survive has to be kept by the program until acknowledged.
//!
//! # How much is under way
//!
//! `Limits::in_flight_messages` and `in_flight_bytes` bound what is sent and not acknowledged, `outbound_messages` and
//! `outbound_bytes` what waits altogether, `messages_per_second` and `bytes_per_second` the speed.
//! mosquitto keeps 20 messages in flight *to* a client and drops silently what exceeds its queue of 1000: a fast sender and a slow
//! receiver lose messages there, whatever the client does.
