//! The engine through its public API.

#![expect(clippy::unwrap_used, reason = "a test whose set-up fails has failed")]

mod basics;
mod callbacks;
mod corpus;
mod differences;
mod files;
mod finalisers;
mod host;
mod hostile;
mod hostile_costs;
mod hostile_imports;
mod hostile_language;
mod hostile_natives;
mod hostile_work;
mod language;
mod linear;
mod odd;
mod page;
mod random;
mod script_host;
mod scripts;
mod seeded;
mod sizes;
mod tracebacks;
