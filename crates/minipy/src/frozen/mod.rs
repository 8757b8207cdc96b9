//! Modules written in Python, in the engine: what is rare enough not to need Rust, and then is stoppable and bounded for
//! free.
//!
//! They may use the native module `_minipy`, which scripts have no reason to know:
//!
//! | function | meaning |
//! |---|---|
//! | `ticks()` | milliseconds of the host's clock, never wrapping |
//! | `wait(until)` | the run sleeps until `ticks()` reaches `until`, or until [`crate::Engine::wake`] or `wake()`; -1: only until then |
//! | `wake()` | other runs that sleep in `wait` look again |
//! | `run_id()` | the number of the run |
//! | `alive(id)` | whether a run of this number is there |
//! | `print_exception(e)` | a traceback to standard error |

/// The Python source of a module, with the name it goes by; `uheapq` is `heapq`.
pub(crate) fn find(name: &str) -> Option<(&'static str, &'static str)> {
    let plain = name.strip_prefix('u').unwrap_or(name);
    Some(match plain {
        "asyncio" => ("asyncio", include_str!("asyncio.py")),
        "heapq" => ("heapq", include_str!("heapq.py")),
        "logging" => ("logging", include_str!("logging.py")),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use crate::bytecode::CompileMode;
    use crate::compile::{compile, verify::verify};

    #[test]
    fn every_frozen_module_compiles() {
        for name in ["asyncio", "uasyncio", "heapq", "logging"] {
            let (file, source) = super::find(name).unwrap();
            let code = compile(source, file, CompileMode::Exec, 1 << 20).unwrap();
            verify(&code).unwrap();
        }
        assert!(super::find("sys").is_none());
    }
}
