//! Tests of the program as real processes, over real sockets.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]
#![expect(clippy::print_stdout, reason = "a failed test shows what happened")]

mod board;
mod broker;
mod command_line;
mod cycles;
mod node;
mod offline;
mod operator;
mod power;
mod service;
mod sntp;
mod sockets;
mod supervision;
mod tls;
mod update;
