//! The device in explicit time, against a scripted broker.

mod app;
mod asking;
mod boot_model;
mod boot_page;
mod boots;
mod evals;
mod files;
mod hostile;
mod modules;
mod policy;
mod time;
mod updates;
mod world;
