//! The engine through its public API.

mod basics;
mod host;
mod hostile;
mod random;
mod script_host;
mod scripts;
