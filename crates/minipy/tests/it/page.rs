//! `docs/python.md` lists what this test finds in the engine.
//!
//! `MINIPY_BLESS=1 cargo test -p minipy --test it page` writes the page anew.

use core::fmt::Write;
use std::collections::BTreeMap;
use std::path::Path;

use minipy::{Config, Engine, Mode, Outcome};

use crate::differences::DIFFERENCES;
use crate::host::{TestHost, drive, prompt};
use crate::language::FEATURES;
use crate::sizes::{COSTS, STARTS};

const PAGE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/python.md");
const BEGIN: &str = "<!-- what follows is made by crates/minipy/tests/it/page.rs -->\n";
/// What MicroPython documents: module, type or expression that gives an object; name; note.
const REFERENCE: &str = include_str!("../data/micropython-1.24.tsv");
const TYPE: &str = " (type)";

/// A module, type or object of the reference.
struct Section<'r> {
    name: &'r str,
    /// Name and note, as the reference has them.
    entries: Vec<(&'r str, &'r str)>,
    /// What `dir()` gives, `None` when there is no such module.
    found: Option<Vec<String>>,
}

fn sections(engine: &mut Engine) -> Vec<Section<'static>> {
    let mut sections: Vec<Section<'_>> = Vec::new();
    for line in REFERENCE.lines().filter(|line| !line.starts_with('#')) {
        let mut columns = line.splitn(3, '\t');
        let (Some(module), Some(name)) = (columns.next(), columns.next()) else { panic!("{line}") };
        let note = columns.next().unwrap_or_default();
        match sections.last_mut().filter(|last| last.name == module) {
            Some(last) => last.entries.push((name, note)),
            None => sections.push(Section { name: module, entries: vec![(name, note)], found: None }),
        }
    }
    let known: Vec<&str> = sections.iter().map(|section| section.name).collect();
    let more: Vec<&str> = minipy::module_names().filter(|name| !known.contains(name)).collect();
    sections.extend(more.into_iter().map(|name| Section { name, entries: vec![], found: None }));
    for section in &mut sections {
        section.found = names(engine, section.name, &section.entries);
    }
    sections
}

/// The public names of a module or type, those that `dir()` does not show but `hasattr` has included.
fn names(engine: &mut Engine, name: &str, entries: &[(&str, &str)]) -> Option<Vec<String>> {
    let asked: Vec<&str> = entries.iter().map(|(name, _)| *name).collect();
    let object = match (name.strip_suffix(TYPE), name.split_once('.')) {
        (Some(name), _) => name.to_string(),
        (None, _) if name.starts_with('(') => name.to_string(),
        (None, Some((module, rest))) => format!("__import__('{module}').{rest}"),
        (None, None) => format!("__import__('{name}')"),
    };
    let source = format!(
        "try:\n  o = {object}\nexcept (ImportError, AttributeError):\n  print('-')\nelse:\n  \
         names = [n for n in '{}'.split() if hasattr(o, n)]\n  \
         if not hasattr(o, '__file__'): names += [n for n in dir(o) if n[0] != '_' and n not in names]\n  \
         print(*names)",
        asked.join(" ")
    );
    let printed = prompt(engine, &mut TestHost::default(), &source);
    match printed.trim() {
        "-" => None,
        names => Some(names.split_whitespace().map(String::from).collect()),
    }
}

fn code_list<'n>(names: impl IntoIterator<Item = &'n str>) -> String {
    names.into_iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")
}

/// `Differs:` or `Lacks`, names with equal reasons together.
fn grouped(entries: &[(&str, &str)]) -> String {
    let mut groups: Vec<(&str, Vec<&str>)> = Vec::new();
    for (name, reason) in entries {
        match groups.iter_mut().find(|(known, _)| known == reason) {
            Some((_, names)) => names.push(name),
            None => groups.push((reason, vec![name])),
        }
    }
    let shown = groups.into_iter().map(|(reason, names)| match reason {
        "" => code_list(names),
        _ => format!("{} ({reason})", code_list(names)),
    });
    shown.collect::<Vec<_>>().join("; ")
}

fn modules(engine: &mut Engine) -> String {
    let mut text = String::from("## Modules and types\n\n");
    let mut absent = Vec::new();
    let (mut has, mut lacks) = (0, 0);
    let mut body = String::new();
    for Section { name, entries, found } in sections(engine) {
        let Some(found) = found else {
            let reason = entries.iter().find_map(|(_, note)| note.strip_prefix("lacks "));
            absent.push((name, reason.unwrap_or("")));
            lacks += entries.len();
            continue;
        };
        let is_there = |name: &str| found.iter().any(|found| found == name);
        let there: Vec<_> = entries.iter().filter(|(name, _)| is_there(name)).collect();
        let alike = there.iter().filter(|(_, note)| !note.starts_with("differs ")).map(|(name, _)| *name);
        let differing: Vec<_> =
            there.iter().filter_map(|(name, note)| Some((*name, note.strip_prefix("differs ")?))).collect();
        let missing: Vec<_> = entries
            .iter()
            .filter(|(name, _)| !is_there(name))
            .map(|(name, note)| (*name, note.strip_prefix("lacks ").unwrap_or_default()))
            .collect();
        let extra =
            found.iter().map(String::as_str).filter(|name| !entries.iter().any(|(known, _)| known == name));
        (has, lacks) = (has + there.len(), lacks + missing.len());
        let title =
            name.strip_suffix(TYPE).map_or_else(|| format!("`{name}`"), |name| format!("type `{name}`"));
        let _ = writeln!(body, "### {title}\n");
        for (word, list) in [
            ("Has", code_list(alike)),
            ("Differs:", grouped(&differing)),
            ("Lacks", grouped(&missing)),
            ("Beyond MicroPython's documentation:", code_list(extra)),
        ] {
            if !list.is_empty() {
                let _ = writeln!(body, "{word} {list}.\n");
            }
        }
    }
    let _ = writeln!(
        text,
        "Of {} names that MicroPython 1.24 documents or its builds have, {has} are there. Every module has its other name, too \
         (`utime` for `time`), where MicroPython has one.\n",
        has + lacks
    );
    let _ = writeln!(text, "Modules that are not there: {}.\n", grouped(&absent));
    text + body.trim_end() + "\n"
}

fn language() -> String {
    let mut text = String::from("## Language\n\nEach line is run by a test.\n\n");
    for (feature, _) in FEATURES {
        let _ = writeln!(text, "- {feature}");
    }
    text.push_str(
        "\n## Differences\n\nEach line is run by a test, too. What differs from MicroPython only is as in CPython, and the other way \
         round. What exists here and not in MicroPython does not run on a board with MicroPython itself.\n",
    );
    for (subject, lines) in DIFFERENCES {
        let _ = writeln!(text, "\n### {subject}\n\n| here | differs from |\n|---|---|");
        for (what, other, ..) in *lines {
            let _ = writeln!(text, "| {what} | {} |", other.name());
        }
    }
    text.push_str(
        "\nScripts whose output differs from CPython's on purpose, below `crates/minipy/tests/scripts`:\n\n",
    );
    for (script, reason) in reasons() {
        let _ = writeln!(text, "- `{script}`: {reason}");
    }
    text
}

/// The scripts that have an expected output of their own, with its first line.
fn reasons() -> BTreeMap<String, String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/scripts");
    let mut found = BTreeMap::new();
    let mut folders = vec![root.clone()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "expected") {
                let text = std::fs::read_to_string(&path).unwrap();
                let name = path.with_extension("py").strip_prefix(&root).unwrap().display().to_string();
                found.insert(name, text.lines().next().unwrap_or_default().to_string());
            }
        }
    }
    found
}

fn costs() -> String {
    let mut text = String::from(
        "## What things cost\n\nA value is 32 bits on every target, so these bytes of heap are the same on a computer and on a 32-bit board.\n\n\
         | one | bytes |\n|---|---|\n",
    );
    for (what, _, bytes) in COSTS {
        let _ = writeln!(text, "| {what} | {bytes} |");
    }
    text.push_str("\n| heap in use after | bytes, at most |\n|---|---|\n");
    for (what, _, bytes) in STARTS {
        let _ = writeln!(text, "| {what} | {bytes} |");
    }
    let frames = (Config::default().max_frames + 1) * 12;
    let _ = writeln!(
        text,
        "\nBeside the heap, a run has a stack of its own: at the start {} bytes of values, which grow to at most {} KiB, and {frames} \
         bytes for its calls. Bytecode stands outside the heap and is charged to it.",
        3 * 256 * 4,
        Config::default().stack_slots * 4 / 1024
    );
    text
}

/// The largest `n` up to `top` for which it holds, by bisection.
fn largest(top: usize, holds: impl Fn(usize) -> bool) -> usize {
    let (mut low, mut high) = (1, top);
    while low + 1 < high {
        let middle = (low + high) / 2;
        if holds(middle) { low = middle } else { high = middle }
    }
    low
}

fn runs(source: &str) -> bool {
    let mut engine = Engine::new(Config { heap_bytes: 8 << 20, ..Config::default() }, &[]);
    let Ok(run) = engine.spawn(source, "<stdin>", Mode::Exec) else { return false };
    drive(&mut engine, &mut TestHost::default(), run, 100_000) == Outcome::Finished
}

fn limits() -> String {
    let Config { heap_bytes, reserve_bytes, stack_slots, max_frames, max_runs, max_source, compile_bytes } =
        Config::default();
    let nested = largest(10_000, |n| runs(&format!("x = {}1{}", "(".repeat(n), ")".repeat(n))));
    let blocks = largest(500, |n| {
        let lines: String = (0..n).map(|depth| format!("{}if 1:\n", " ".repeat(depth))).collect();
        runs(&format!("{lines}{}pass\n", " ".repeat(n)))
    });
    let calls = largest(10_000, |n| runs(&format!("def f(n):\n  if n: f(n - 1)\nf({n})")));
    let bits = largest(10_000_000, |n| runs(&format!("x = 1 << {n}")));
    let locals = largest(10_000, |n| {
        let lines: String = (0..n).map(|i| format!("  v{i} = 0\n")).collect();
        runs(&format!("def f():\n{lines}f()\n"))
    });
    format!(
        "## Limits\n\nOf an engine as `minipy::Config` makes it by default, and found by trying:\n\n\
         | limit | value | beyond it |\n|---|---|---|\n\
         | heap | {} KiB (`heap_bytes`), of which {} KiB are for remote commands | MemoryError |\n\
         | nested calls | {max_frames} (`max_frames`): a function calls itself {calls} times from a script | RuntimeError |\n\
         | values on one run's stack | {stack_slots} (`stack_slots`) | RuntimeError |\n\
         | runs at the same time | {max_runs} (`max_runs`) | the embedder is told |\n\
         | source text | {} KiB (`max_source`) | the embedder is told |\n\
         | memory for one compilation, outside the heap | {} MiB (`compile_bytes`) | MemoryError |\n\
         | nested brackets | {nested} | SyntaxError |\n\
         | nested blocks | {blocks} | SyntaxError |\n\
         | local variables of a function | about {} | SyntaxError |\n\
         | bits of an int | {bits} | OverflowError |\n\
         | fuel | what the embedder gives: one unit an instruction, natives charge for their loops | the run waits for its next turn |\n",
        heap_bytes / 1024,
        reserve_bytes / 1024,
        max_source / 1024,
        compile_bytes / (1024 * 1024),
        locals / 10 * 10,
    )
}

#[test]
fn the_page_shows_what_the_engine_has() {
    let mut engine = Engine::new(Config { heap_bytes: 4 << 20, ..Config::default() }, &[]);
    let made = format!("{BEGIN}\n{}\n{}\n{}\n{}", language(), modules(&mut engine), costs(), limits());
    let page = std::fs::read_to_string(PAGE).expect("docs/python.md is there");
    let begin = page.find(BEGIN).expect("the page has the mark where the lists begin");
    if std::env::var_os("MINIPY_BLESS").is_some() {
        std::fs::write(PAGE, format!("{}{made}", &page[..begin])).expect("docs/python.md can be written");
        return;
    }
    assert!(
        page[begin..] == made,
        "docs/python.md is out of date: run MINIPY_BLESS=1 cargo test -p minipy --test it page"
    );
}
