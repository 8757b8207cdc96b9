//! Notes when the firmware was built: no server of the time is believed that says an earlier one.
//!
//! `SOURCE_DATE_EPOCH`, seconds since 1970, takes the place of the clock where a build has to be reproducible.

use std::time::{SystemTime, UNIX_EPOCH};

fn main() {
    println!("cargo:rerun-if-env-changed=SOURCE_DATE_EPOCH");
    println!("cargo:rerun-if-changed=build.rs");
    println!("cargo:rerun-if-changed=src");
    let given = std::env::var("SOURCE_DATE_EPOCH").ok().and_then(|secs| secs.parse().ok());
    let secs: u64 = given.unwrap_or_else(now);
    println!("cargo:rustc-env=MQNODE_BUILT={secs}");
}

/// The clock's seconds since 1970; 0 when it is set to before.
fn now() -> u64 {
    SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs())
}
