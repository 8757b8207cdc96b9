//! A microcontroller with embassy.
//!
//! The crate with `default-features = false, features = ["embassy"]` needs no standard library, no atomics and no thread; it
//! needs an allocator, whose use is bounded. [`Client::new`](crate::embassy::Client::new) allocates all buffers; later each received
//! message is allocated as it comes, and freed when the application drops it.
//!
//! The connection is anything that gives the two halves of an `embedded-io-async` stream. With embassy-net that is a
//! `TcpSocket` and its `split()`; here it is said with a trait, to show all that is asked:
//!
//! ```
//! use embassy_futures::join::join;
//! use embedded_io_async::{Read, Write};
//! use mqtt_async::embassy::{Client, Connector};
//! use mqtt_async::session::{Config, Duration, Limits};
//! use mqtt_async::{Backlog, Publish, QoS};
//!
//! /// What a network stack offers.
//! trait Socket {
//!     type Reader<'a>: Read where Self: 'a;
//!     type Writer<'a>: Write where Self: 'a;
//!     async fn connect(&mut self, host: &str, port: u16) -> Result<(), ()>;
//!     fn split(&mut self) -> (Self::Reader<'_>, Self::Writer<'_>);
//! }
//!
//! struct Network<S> { socket: S }
//!
//! impl<S: Socket> Connector for Network<S> {
//!     type Error = ();
//!     type Reader<'a> = S::Reader<'a> where Self: 'a;
//!     type Writer<'a> = S::Writer<'a> where Self: 'a;
//!
//!     // Called for every attempt: the name is looked up again, and what is left of the last connection is cut.
//!     async fn connect(&mut self) -> Result<(S::Reader<'_>, S::Writer<'_>), ()> {
//!         self.socket.connect("broker.example.org", 1883).await?;
//!         Ok(self.socket.split())
//!     }
//! }
//!
//! async fn lamp<S: Socket>(socket: S, random: u64) {
//!     let mut config = Config::new("lamp-17");
//!     config.limits = Limits::SMALL;
//!     config.keep_alive = Duration::from_secs(30);
//!     // Spreads the attempts of many boards after a power cut.
//!     config.seed = random;
//!     let Ok((client, runner)) = Client::new(Network { socket }, config) else { return };
//!     let work = async {
//!         // Only the last word counts, so what is late need not be kept.
//!         let newest = Backlog::KeepNewest(1);
//!         let Ok(mut lamp) = client.subscribe_with("lamp/set", QoS::AtLeastOnce, newest).await else { return };
//!         while let Some(message) = lamp.recv().await {
//!             let is = Publish::new("lamp/is", message.payload()).retain(true);
//!             if client.publish(is).await.is_err() {
//!                 return;
//!             }
//!         }
//!     };
//!     join(runner.run(), work).await;
//! }
//! ```
//!
//! * Handle and runner stay on one executor; the handle can be cloned and used in its tasks.
//! * `Reader` and `Writer` must lose nothing when a read or a write is dropped before it is ready: those of embassy-net do not.
//! * TLS is the connector's business.
//! * `Limits::SMALL` takes some 9 KB, and the runner another 2 KB for reading and writing.
