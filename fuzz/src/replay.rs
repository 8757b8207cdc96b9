//! Replays what the fuzzer has found so far, without the fuzzer. Included by tests of the crates that are fuzzed.

use std::path::Path;

/// Runs `target` on every file of its corpus, and on its beginnings.
pub fn replay(name: &str, target: fn(&[u8])) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fuzz/corpus").join(name);
    let mut files: Vec<_> = folder.read_dir().unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    assert!(files.len() > 3, "{} is nearly empty", folder.display());
    for file in files {
        let bytes = std::fs::read(&file).unwrap();
        // The file is named in the output if its bytes fail: the test's output is shown then.
        let run = |bytes: &[u8]| {
            let outcome = std::panic::catch_unwind(|| target(bytes));
            assert!(outcome.is_ok(), "{} fails, as {bytes:02x?}", file.display());
        };
        run(&bytes);
        for len in 0..bytes.len().min(200) {
            run(&bytes[..len]);
        }
    }
}
