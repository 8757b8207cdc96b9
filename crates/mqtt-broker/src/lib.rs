//! A small MQTT 3.1.1 broker as a state machine with fault hooks, for demos and tests.
//!
//! # The contract
//!
//! Feed it one input ([`Broker::open`], [`Broker::receive`], [`Broker::sent`], [`Broker::closed`]), then call
//! [`Broker::poll`] until it says [`Output::Idle`], then sleep until the deadline or the next input:
//!
//! ```
//! use monotime::Instant;
//! use mqtt_broker::{Broker, Config, Output};
//! use mqtt_core::wire::{Connect, Packet};
//!
//! let mut broker = Broker::new(Config::default());
//! let now = Instant::ZERO;
//! let conn = broker.open(now);
//!
//! let mut hello = [0; 64];
//! let connect = Connect { client_id: "a", clean_session: true, keep_alive: 60, will: None, credentials: None };
//! let n = Packet::Connect(connect).encode(&mut hello).unwrap();
//! broker.receive(now, conn, &hello[..n]);
//!
//! let mut answer = Vec::new();
//! let deadline = loop {
//!     match broker.poll(now) {
//!         Output::Send(to, bytes) => {
//!             answer.extend_from_slice(bytes);
//!             let written = bytes.len();
//!             broker.sent(to, written);
//!         }
//!         Output::Close(_) => panic!("nothing was wrong"),
//!         Output::Idle(deadline) => break deadline,
//!     }
//! };
//! assert_eq!(answer, [0x20, 2, 0, 0]);
//! assert_eq!(deadline, Some(Instant::from_secs(90)), "one and a half times the keep-alive");
//! ```
//!
//! # What it does
//!
//! QoS 0, 1 and 2, retained messages, wills, persistent sessions with queued messages, wildcards, take-over of a
//! client id, keep-alive, a table of users. It tolerates what real brokers tolerate: packets that follow CONNECT
//! before CONNACK was sent, and keep-alive 0. A message that was not acknowledged is sent again with DUP and its
//! packet id when its client comes back, and never on a live connection. Topics are ordered: all messages to one
//! client leave in the order in which they came in.
//!
//! Everything is bounded by [`Limits`], which says what happens when a limit is reached. [`Faults`] make it
//! misbehave on request.
//!
//! What it deliberately does not do: MQTT 5, access control by topic, persistence over a restart, bridges, clusters,
//! `$SYS` topics. It is not for production.

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

mod broker;
mod config;
mod connect;
mod connection;
mod fault;
mod message;
mod publish;
mod retained;
mod session;
mod subscribe;

pub use broker::{Broker, ConnId, Output, Stats};
pub use config::{Config, Limits, Users};
pub use fault::{Acks, Connects, Faults};
