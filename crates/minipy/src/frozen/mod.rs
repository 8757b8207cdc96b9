//! Modules written in Python, in the engine: what is rare enough not to need Rust, and then is stoppable and bounded for
//! free.
//!
//! They may use the native module `_minipy`, which scripts have no reason to know:
//!
//! | function | meaning |
//! |---|---|
//! | `ticks()` | milliseconds of the host's clock, never wrapping |
//! | `wait(until, woken=None)` | the run sleeps until `ticks()` reaches `until`, or until [`crate::Engine::wake`] or `wake()`; -1: only until then. Not at all when `woken()` has another value by now |
//! | `wake()` | other runs that sleep in `wait` look again |
//! | `woken()` | a number that changes with each wake: read before looking, it shows that something came after |
//! | `run_id()` | the number of the run |
//! | `home()` | the number of the run if its tasks end with it (see [`crate::Engine::make_home`]), otherwise None |
//! | `alive(id)` | whether a run of this number is there |
//! | `print_exception(e)` | a traceback to standard error |
//! | `task_failed(e, home)` | whether [`crate::Host::task_failed`] has taken note of a task's exception |
//! | `random_bits(n)` | an int of `n` random bits, at most 30 |
//! | `random_seed(x)` | sets where the random bits start |

/// Modules by name, each with its source.
const MODULES: &[(&str, &str)] = &[
    ("_stream", include_str!("_stream.py")),
    ("asyncio", include_str!("asyncio.py")),
    ("collections", include_str!("collections.py")),
    ("deflate", include_str!("deflate.py")),
    ("heapq", include_str!("heapq.py")),
    ("io", include_str!("io.py")),
    ("json", include_str!("json.py")),
    ("logging", include_str!("logging.py")),
    ("network", include_str!("network.py")),
    ("platform", include_str!("platform.py")),
    ("random", include_str!("random.py")),
    ("re", include_str!("re.py")),
    ("select", include_str!("select.py")),
    ("socket", include_str!("socket.py")),
    ("ssl", include_str!("ssl.py")),
    ("zlib", include_str!("zlib.py")),
];

/// The names of all.
pub(crate) fn names() -> impl Iterator<Item = &'static str> {
    MODULES.iter().map(|(name, _)| *name)
}

/// The name and the source of a module; `uheapq` is `heapq`.
pub(crate) fn find(name: &str) -> Option<(&'static str, &'static str)> {
    let plain = name.strip_prefix('u').unwrap_or(name);
    MODULES.iter().find(|module| module.0 == plain || module.0 == name).copied()
}

#[cfg(test)]
mod tests {
    use crate::bytecode::CompileMode;
    use crate::compile::{compile, verify::verify};

    #[test]
    fn every_frozen_module_compiles() {
        for &(name, _) in super::MODULES {
            let (file, source) = super::find(&alloc::format!("u{name}")).unwrap();
            let code = compile(source, file, CompileMode::Exec, 1 << 20).unwrap();
            verify(&code).unwrap();
        }
        assert!(super::find("sys").is_none());
    }
}
