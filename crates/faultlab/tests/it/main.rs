//! Whole worlds, from seeds: boards, operators, a broker, and everything that goes wrong between them.

mod field;
mod lives;
mod mqtt;
mod power;
mod transfers;
mod trials;
mod updates;
