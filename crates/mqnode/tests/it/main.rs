//! Tests of the program as real processes, over real sockets.

mod command_line;
mod node;
mod supervision;
