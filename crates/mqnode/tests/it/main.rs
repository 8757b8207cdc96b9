//! Tests of the program as real processes, over real sockets.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod command_line;
mod node;
mod service;
mod supervision;
