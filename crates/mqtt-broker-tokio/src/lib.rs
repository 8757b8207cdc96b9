//! Serves mqtt-broker on tokio listeners, for the demo and tests.
//!
//! One task owns the [`Broker`](mqtt_broker::Broker) and all its sockets: it moves bytes and keeps the time, and
//! decides nothing. It writes all that is ready for a client at once, and stops reading from nobody: what a slow
//! client does not take waits in the broker's bounded buffers. Dropping the future of [`Server::run`] closes
//! everything.
//!
//! ```
//! use mqtt_broker_tokio::{Server, ServerConfig};
//!
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> Result<(), Box<dyn core::error::Error>> {
//! let server = Server::bind("127.0.0.1:0", ServerConfig::default()).await?;
//! println!("listening on {}", server.local_addr());
//! let handle = server.handle();
//! let running = tokio::spawn(server.run());
//!
//! // Tests make it misbehave.
//! let was_there = handle.with(|broker| broker.forget_session("board7")).await;
//! assert_eq!(was_there, Some(false));
//! handle.shutdown();
//! running.await?;
//! # Ok(())
//! # }
//! ```

#![deny(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unreachable,
    clippy::unwrap_used
)]

extern crate alloc;

mod handle;
mod server;
mod socket;
mod tls;

pub use handle::Handle;
pub use mqtt_broker;
pub use server::{Server, ServerConfig};
pub use tls::Tls;
