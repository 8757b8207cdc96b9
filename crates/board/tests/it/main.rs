//! The device in explicit time, against a scripted broker.

mod boot_page;
mod boots;
mod files;
mod hostile;
mod updates;
mod world;
