//! The modules that the device gives to Python, and the program that prepares `__main__`.

use minipy::HostModule;

/// Runs of the board's own: the loop-back and the one before it, the program below, `main.py`,
/// messages for the application.
pub(super) const OWN_RUNS_MAX: usize = 5;

/// What the original's `boot.py` and `main.py` leave in the globals that remote commands see.
pub(super) const PRELUDE: &str = include_str!("lib/prelude.py");

/// The modules whose functions [`DeviceHost`](super::host) answers.
pub(super) const HOST_MODULES: &[HostModule] = &[
    HostModule {
        name: "watchdog",
        functions: &["feed", "reset", "normalboot"],
        source: include_str!("lib/watchdog.py"),
    },
    HostModule {
        name: "logging",
        functions: &["_log", "_level", "_set_level"],
        source: include_str!("lib/logging.py"),
    },
    HostModule {
        name: "mqtt",
        functions: &["connected", "_publish", "_delivered", "_subscribe", "_granted", "_next", "_listen"],
        source: include_str!("lib/mqtt.py"),
    },
    HostModule {
        name: "board",
        functions: &[
            "act_led",
            "fail_led",
            "crashes",
            "clear_crashes",
            "modules",
            "start_module",
            "stop_module",
            "restart_module",
            "settings",
            "stage_settings",
            "discard_settings",
            "_started",
            "_text",
            "_config",
        ],
        source: include_str!("lib/board.py"),
    },
];
