//! Replays what the fuzzer has found so far, without the fuzzer, and changes of it drawn from a seed.

#[expect(unreachable_pub, reason = "public in the fuzzer's own crate")]
#[path = "../../../../fuzz/src/python.rs"]
mod targets;

use std::path::Path;

use super::seeded::Random;

#[test]
fn compile() {
    replay("python-compile", 4000, targets::compile);
}

#[test]
fn machine() {
    replay("python-machine", 3000, targets::machine);
}

#[test]
fn script() {
    replay("python-script", 600, targets::script);
}

#[test]
fn program() {
    replay("python-program", 1500, targets::program);
}

#[test]
fn regex() {
    replay("python-regex", 1500, targets::regex);
}

#[test]
fn json() {
    replay("python-json", 1500, targets::json);
}

/// Runs `target` on every file of its corpus, then on `count` changes of them; `MINIPY_FUZZ` multiplies the count,
/// `MINIPY_SEED` begins elsewhere. A failure prints the input.
fn replay(name: &str, count: u64, target: fn(&[u8])) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fuzz/corpus").join(name);
    let mut files: Vec<_> = folder.read_dir().unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    assert!(files.len() > 3, "{} is nearly empty", folder.display());
    let corpus: Vec<Vec<u8>> = files.iter().map(|file| std::fs::read(file).unwrap()).collect();
    let run = |bytes: &[u8], what: &dyn core::fmt::Display| {
        let outcome = std::panic::catch_unwind(|| target(bytes));
        assert!(outcome.is_ok(), "{what} fails: {:?}", String::from_utf8_lossy(bytes));
    };
    for (file, bytes) in files.iter().zip(&corpus) {
        run(bytes, &file.display());
    }
    let setting = |name: &str| std::env::var(name).ok().and_then(|text| text.parse::<u64>().ok());
    let first = setting("MINIPY_SEED").unwrap_or(1);
    for seed in first..first + count * setting("MINIPY_FUZZ").unwrap_or(1) {
        let mut random = Random::new(seed);
        random.below(2);
        let bytes = change(&corpus, &mut random, name == "python-machine");
        run(&bytes, &format_args!("MINIPY_SEED={seed}"));
    }
}

/// An input of the corpus, changed in a few places, some with pieces of another one. Changes of bytecode are put
/// before programs that are mostly left alone.
fn change(corpus: &[Vec<u8>], random: &mut Random, bytecode: bool) -> Vec<u8> {
    let mut bytes = corpus[random.below(corpus.len())].clone();
    if bytecode {
        let at = bytes.iter().position(|byte| *byte == b'\n').unwrap_or(0);
        let mut changed: Vec<u8> = Vec::new();
        for _ in 0..=random.below(3) {
            let place = random.below(256) as u8;
            let value = random.below(256) as u8;
            changed.extend(
                [random.below(6) as u8, random.below(16) as u8, place, value]
                    .map(|b| if b == b'\n' { 11 } else { b }),
            );
        }
        changed.extend(&bytes[at..]);
        bytes = changed;
        if random.below(4) > 0 {
            return bytes;
        }
    }
    for _ in 0..=random.below(6) {
        let at = random.below(bytes.len());
        let other = &corpus[random.below(corpus.len())];
        let from = random.below(other.len());
        let piece = &other[from..(from + random.below(20)).min(other.len())];
        match random.below(6) {
            0 if !bytes.is_empty() => bytes[at] = random.below(256) as u8,
            1 if !bytes.is_empty() => {
                bytes[at] = b"()[]{}:,.'\"\\*+-?|^$0123456789abdefx= \n"[random.below(38)]
            }
            2 => drop(bytes.splice(at..(at + random.below(8)).min(bytes.len()).max(at), [])),
            3 => drop(bytes.splice(at..at, piece.iter().copied())),
            4 => drop(bytes.splice(at..(at + piece.len()).min(bytes.len()).max(at), piece.iter().copied())),
            _ => {
                let again: Vec<u8> = bytes[at..(at + 12).min(bytes.len())].repeat(1 + random.below(4));
                drop(bytes.splice(at..at, again));
            }
        }
    }
    bytes
}
