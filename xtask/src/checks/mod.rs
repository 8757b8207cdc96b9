//! The checks, one subject per file.

mod dependencies;
mod documents;
mod layers;
mod licences;
mod manifests;
mod pure;
mod sources;
mod words;

pub use layers::{LAYERS, Layer, Ring};

use crate::conformance;
use crate::model::{Finding, Repo};

/// A named rule about the repository.
#[derive(Clone, Copy, Debug)]
pub struct Check {
    /// What the rule says, as a name.
    pub name: &'static str,
    /// Finds the places that break it.
    pub run: fn(&Repo) -> Vec<Finding>,
}

/// Every check.
pub const CHECKS: &[Check] = &[
    Check { name: "crates use only what their layer may use", run: layers::layers },
    Check { name: "the layers have no cycle", run: layers::cycles },
    Check { name: "the board's port takes only the transport of the client", run: layers::transport_only },
    Check { name: "every manifest switches the lints on", run: manifests::lints },
    Check { name: "every dependency has its reason", run: dependencies::reasons },
    Check { name: "every crate takes dependencies from the workspace", run: dependencies::from_workspace },
    Check { name: "every listed dependency is used", run: dependencies::used },
    Check { name: "every dependency has a permissive licence", run: licences::licences },
    Check { name: "every source file says what it is", run: sources::heads },
    Check { name: "no source file is too long", run: sources::lengths },
    Check { name: "nothing is left unfinished or switched off", run: sources::leftovers },
    Check { name: "skipped tests are heard", run: sources::skips },
    Check { name: "the pure ring states that it is pure", run: pure::heads },
    Check { name: "the pure ring is pure", run: pure::bodies },
    Check { name: "links in documents lead somewhere", run: documents::links },
    Check { name: "documents that are named exist", run: documents::named },
    Check { name: "paths in documents are there", run: documents::paths },
    Check { name: "tests that guard against faults are there", run: documents::tests },
    Check { name: "every crate is described", run: documents::crates },
    Check { name: "statements of MQTT that are named exist", run: conformance::known },
    Check {
        name: "a statement named in code is named in a test, and the other way round",
        run: conformance::paired,
    },
    Check { name: "every statement that binds an MQTT client is kept", run: conformance::complete },
    Check { name: "the table of MQTT statements is up to date", run: conformance::up_to_date },
    Check { name: "nothing mentions the place where it was made", run: words::words },
];
