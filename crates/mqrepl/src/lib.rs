//! The management protocol: topics, frames, commands, transfers; both sides, no I/O.
//!
//! A board and an operator exchange MQTT messages at QoS 1. This crate says what is in them. It holds no socket and
//! no clock: messages and time come in as arguments, and messages to publish come out.
//!
//! * [`topic`], [`frame`], [`status`]: what messages look like. [`limits`]: every number, in one place.
//! * [`operator`]: the operator's side: one object per command, each with its own window and its own patience.
//! * [`server`]: the board's side. Messages in, typed [`Request`](server::Request)s out; results in, messages out.
//! * [`snippets`]: the Python source that makes any board list, make and remove files, and the reading of its answers.
//! * [`literal`]: plain data as Python writes it.
//! * [`sync`]: specification files that say which local files belong on a board, and what to do about it.
//!
//! # The board's side
//!
//! One input, then poll until `Idle`, as everywhere in this project:
//!
//! ```
//! use mqrepl::server::{Message, Output, Request, Server};
//! use mqrepl::topic::Prefix;
//! use monotime::Instant;
//!
//! let mut server = Server::new(Prefix::new("garden/mqb")?);
//! let now = Instant::ZERO;
//!
//! // A message came from the broker: does it ask for anything?
//! let message = Message { topic: "garden/mqb/cmd/eval/k3", payload: b"\x80\x001+1", retain: false, dup: false };
//! if let Some(Request::Eval { id, source }) = server.handle(now, &message) {
//!     assert_eq!(source, "1+1");
//!     server.answer(id, b"2".to_vec());   // at once, or any time later
//! }
//!
//! // What is there to publish? `poll` says the same until `published` is called: ask only when the client has room.
//! loop {
//!     match server.poll(now) {
//!         Output::Publish { topic, header, data } => {
//!             assert_eq!((topic, header, data), ("garden/mqb/reply/out/k3", &b"\xff\xff"[..], &b"2"[..]));
//!             server.published(now);
//!         }
//!         Output::Read { id, buffer } => {
//!             // Fill `buffer` from the file that `Request::Get` opened; fewer bytes than it holds mean its end.
//!             let got = buffer.len().min(0);
//!             server.read_done(now, id, got);
//!         }
//!         Output::Abandon { .. } => { /* close the file; remove what an unfinished put has written */ }
//!         Output::Idle(_deadline) => break,
//!     }
//! }
//! # Ok::<(), mqrepl::topic::BadPrefix>(())
//! ```

#![no_std]
#![forbid(unsafe_code)]
#![deny(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::todo,
    clippy::unimplemented,
    clippy::unreachable,
    clippy::unwrap_used
)]

extern crate alloc;

pub mod frame;
pub mod limits;
pub mod literal;
pub mod operator;
pub mod server;
pub mod snippets;
pub mod status;
pub mod sync;
pub mod topic;

/// The time of this crate's arguments, for programs that use no other crate of the pure ring.
pub use monotime;
