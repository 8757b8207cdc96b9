//! The command line as a real process: against boards of the original, against ours, and against everything that can
//! go wrong; and the original's command line, frame by frame, against our board.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on must stop")]

mod blinky;
mod broker;
mod cli;
mod demo;
mod docs;
mod faults;
mod new_board;
mod node;
mod old_board;
mod original;
mod page;
mod recovery;
mod to_new_board;
mod to_node;
mod to_node_python;
mod to_old_board;
