//! What happens when the connection breaks, and how to see it.
//!
//! There is nothing to call: the runner connects again, looking the broker's name up anew, after pauses that double from
//! `reconnect_min` (1 s) to `reconnect_max` (60 s) with jitter. Futures that wait for an acknowledgement or a message go on
//! waiting meanwhile.
//!
//! ```
//! use mqtt_async::{Client, Event, Publish, QoS};
//! # use mqtt_async::session::Config;
//! # use mqtt_broker_tokio::{Server, ServerConfig};
//!
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> Result<(), Box<dyn core::error::Error>> {
//! # let server = Server::bind("127.0.0.1:0", ServerConfig::default()).await?;
//! # let broker = server.handle();
//! # let mut config = Config::new("board7");
//! # config.reconnect_min = mqtt_async::session::Duration::from_millis(10);
//! # let (client, runner) = Client::new(format!("mqtt://{}", server.local_addr()).parse()?, config)?;
//! # tokio::spawn(server.run());
//! # tokio::spawn(runner.run());
//! # client.connected().await?;
//! let mut inbox = client.subscribe("in", QoS::AtLeastOnce).await?;
//! let mut events = client.events();
//!
//! // The broker loses its memory, and with it the connection, the subscription and the session.
//! # broker.with(|broker| broker.forget_session("board7")).await;
//! match events.recv().await {
//!     Some(Event::Disconnected { failure, retry_in: Some(pause), .. }) => {
//!         println!("{failure}; next attempt in {pause:?}");
//!     }
//!     other => panic!("{other:?}"),
//! }
//! assert_eq!(events.recv().await, Some(Event::Connected { session_present: false }));
//!
//! // The subscription has been restored.
//! client.publish(Publish::new("in", "still here")).await?;
//! assert_eq!(inbox.recv().await.ok_or("the client has ended")?.payload(), b"still here");
//! # Ok(())
//! # }
//! ```
//!
//! # What is sent again
//!
//! | | the broker kept the session | the broker forgot it |
//! |---|---|---|
//! | QoS 1 and 2, not acknowledged | again, same identifier, DUP, in order | the same |
//! | acknowledged | never | never |
//! | QoS 0, not sent yet | dropped | dropped |
//! | subscriptions | nothing | asked for again, before any message |
//! | received, not taken | comes again, with `dup` | stays queued here: it will not come again |
//!
//! "Exactly once" cannot survive a broker that forgets: a QoS 2 message may then arrive twice, rather than not at all.
//!
//! # How a dead link is found
//!
//! A ping is sent when nothing was sent, or nothing came, for three quarters of `keep_alive` (60 s); every request must be
//! answered within `response_time` (20 s). A connection must be accepted within `connect_timeout` (20 s).
//!
//! # When to give up
//!
//! The client never does. [`connected`](crate::client::Client::connected) returns the first failure, and
//! [`state`](crate::client::Client::state) tells the last one; drop the runner to end everything.
