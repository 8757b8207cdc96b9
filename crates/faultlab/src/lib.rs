//! Deterministic simulation: network, broker, flash, clock, boards, operators.
//!
//! A [`World`] holds the same [`board::Device`] that runs on real machines, with its flash in memory, a broker, operators that use
//! the same operations as the command line, and the network between them. Everything happens in virtual time and follows from one
//! seed: a failure is replayed by running its seed again.
//!
//! What goes wrong is said by the test: the power of a board is cut now or at a given write ([`SimBoard::memory`]), connections
//! break ([`World::break_all`]), the network goes away ([`World::network`]), or the broker misbehaves
//! ([`World::broker`], with the hooks of [`mqtt_broker`]). A board with update slots runs what the image in a slot says
//! ([`Firmware`]): a good firmware or one with a fault.
//!
//! ```
//! use faultlab::{Ask, World};
//! use board::Duration;
//!
//! let mut world = World::new(7);
//! let board = world.add_board(World::settings("u"));
//! let operator = world.add_operator("u/mqb/");
//! world.run_for(Duration::from_secs(5));
//! let put = world.ask(operator, Ask::Put { path: "/a.txt".into(), data: b"hello".to_vec() });
//! world.run_for(Duration::from_secs(5));
//! assert_eq!(world.outcome(operator, put), Some(&Ok(b"OK".to_vec())));
//! assert_eq!(world.board(board).memory().files()["/a.txt"], b"hello");
//! ```
//!
//! [`mqtt`] holds smaller worlds: the client session alone against the broker, through a network that does its worst.

mod board_side;
mod firmware;
mod link;
pub mod mqtt;
mod operator_side;
mod random;
mod world;

pub use board_side::{SimBoard, State};
pub use firmware::Firmware;
pub use operator_side::{Ask, AskId, Outcome, SimOperator};
pub use world::{BoardId, OperatorId, Rng, World};
