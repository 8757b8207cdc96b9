//! The device in explicit time, against a scripted broker.

mod boots;
mod files;
mod world;
