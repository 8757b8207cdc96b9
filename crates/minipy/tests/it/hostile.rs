//! Code that means harm, or does it: each ends as stated within a bounded fuel, and the next eval answers.
//!
//! The runner and what concerns the engine as a whole; the tables of snippets are in the modules beside this one.

use core::time::Duration;

use minipy::{Config, Engine, Mode, Outcome, SpawnError, Step};

use crate::host::{TestHost, prompt};

/// Fuel of one slice.
const SLICE: u32 = 10_000;
/// The longest that one slice may take on the processor: 200 ms, and slack for builds that are little optimised and
/// machines that do much else.
const SLICE_MAX: Duration = Duration::from_millis(500);
/// The longest that compiling the longest source may take, in a build for tests.
const COMPILE_MAX: Duration = Duration::from_millis(600);
/// Fuel after which a snippet that is meant to go on for ever is stopped.
const PATIENCE: u64 = 300_000;
/// Fuel within which any other one has to end.
const FUEL_MAX: u64 = 60_000_000;

/// How a snippet has to end.
#[derive(Clone, Copy, Debug)]
pub(crate) enum End {
    /// Not by itself.
    Never,
    /// With an exception of one of these classes, separated by `|`.
    With(&'static str),
    /// With an exception of one of these classes, or well.
    Maybe(&'static str),
    /// Well.
    Well,
}

pub(crate) const CONFIG: Config = Config { heap_bytes: 512 * 1024, ..Config::DEFAULT };

/// The time that this thread has been on a processor, unless the system does not tell.
pub(crate) fn processor_time() -> Option<Duration> {
    let text = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    text.split(' ').next()?.parse().ok().map(Duration::from_nanos)
}

/// Runs the snippet and says what is wrong with how it went; then the engine has to answer.
fn complaint(config: Config, patience: u64, source: &str, end: End) -> Option<String> {
    let mut engine = Engine::new(config, &[]);
    let mut host = TestHost::default();
    let begun = processor_time();
    let run = engine.spawn(source, "<stdin>", Mode::Exec);
    let compiling = begun.and_then(|begun| processor_time().map(|now| now - begun)).unwrap_or_default();
    if compiling > COMPILE_MAX {
        return Some(format!("took {compiling:?} to compile"));
    }
    let run = match run {
        Ok(run) => run,
        Err(SpawnError::OutOfMemory) if !matches!(end, End::Never | End::Well) => return None,
        Err(error) => return Some(format!("was not started: {error}")),
    };
    let mut longest = Duration::default();
    let mut farthest = 0;
    let mut stopped = false;
    let outcome = loop {
        let (used, begun) = (engine.fuel_used(), processor_time());
        let step = engine.step(SLICE, &mut host);
        if let (Some(begun), Some(now)) = (begun, processor_time()) {
            longest = longest.max(now - begun);
        }
        if longest > SLICE_MAX {
            return Some(format!("one slice took {longest:?}"));
        }
        farthest = farthest.max((engine.fuel_used() - used).saturating_sub(u64::from(SLICE)));
        match step {
            Step::Done(id, outcome) if id == run => break outcome,
            Step::Busy => {}
            Step::WaitUntil(ms) => host.now_us = host.now_us.max(ms.saturating_mul(1000)),
            other => return Some(format!("{other:?}")),
        }
        host.now_us += 1;
        if matches!(end, End::Never) && !stopped && engine.fuel_used() > patience {
            assert!(engine.abort(run));
            stopped = true;
        }
        if engine.fuel_used() > FUEL_MAX {
            return Some("does not end".into());
        }
    };
    let class = match &outcome {
        Outcome::Exception(text) => {
            let last = text.trim_end().lines().rev().find(|line| !line.starts_with(' ')).unwrap_or("");
            last.split(':').next().unwrap_or("")
        }
        _ => "",
    };
    let fine = match end {
        End::Never => outcome == Outcome::Aborted,
        End::With(classes) => classes.split('|').any(|name| name == class) && !class.is_empty(),
        End::Maybe(classes) => outcome == Outcome::Finished || classes.split('|').any(|name| name == class),
        End::Well => outcome == Outcome::Finished,
    };
    if !fine {
        let text: String = format!("{outcome:?}").chars().take(400).collect();
        return Some(format!("ended with {text}, not {end:?}"));
    }
    if farthest > config.stop_within() {
        return Some(format!("took {farthest} units more than it was given"));
    }
    let answer = prompt(&mut engine, &mut host, "45+876");
    (answer != "921").then(|| format!("then the prompt said {answer}"))
}

/// Runs all snippets of a table and fails with what is wrong with any.
#[track_caller]
pub(crate) fn suffer<S: AsRef<str>>(table: impl IntoIterator<Item = (S, End)>) {
    suffer_in(CONFIG, PATIENCE, table);
}

/// The same with other sizes, and another fuel after which those are stopped that go on for ever.
#[track_caller]
pub(crate) fn suffer_in<S: AsRef<str>>(
    config: Config,
    patience: u64,
    table: impl IntoIterator<Item = (S, End)>,
) {
    let mut complaints = Vec::new();
    for (source, end) in table {
        let source = source.as_ref();
        let outcome = std::panic::catch_unwind(|| complaint(config, patience, source, end));
        if let Some(text) = outcome.unwrap_or_else(|_| Some("panicked".into())) {
            let (head, tail) = match source.char_indices().nth_back(250) {
                Some((at, _)) => ("... ", &source[at..]),
                None => ("", source),
            };
            complaints.push(format!("{head}{tail}\n    => {text}"));
        }
    }
    assert!(complaints.is_empty(), "{} complaints:\n{}", complaints.len(), complaints.join("\n"));
}

#[test]
fn an_interrupt_ends_what_does_not_catch_it() {
    for source in [
        "while True: pass",
        "sum(range(10**12))",
        "import time\nwhile True: time.sleep(1)",
        "[1, 2].sort(key=lambda x: sum(0 for _ in iter(int, 1)))",
        "class A:\n  def __hash__(self):\n    while True: pass\n{A(): 1}",
        "try:\n  while True: pass\nexcept Exception: pass",
    ] {
        let mut engine = Engine::new(CONFIG, &[]);
        let mut host = TestHost::default();
        let run = engine.spawn(source, "<stdin>", Mode::Exec).expect("a run");
        for _ in 0..20 {
            if let Step::WaitUntil(ms) = engine.step(SLICE, &mut host) {
                host.now_us = ms * 1000;
            }
        }
        assert!(engine.interrupt(run));
        let used = engine.fuel_used();
        match crate::host::drive(&mut engine, &mut host, run, SLICE) {
            Outcome::Exception(text) => assert!(text.contains("KeyboardInterrupt"), "{source}: {text}"),
            other => panic!("{source}: {other:?}"),
        }
        assert!(engine.fuel_used() - used <= CONFIG.stop_within(), "{source}");
        assert_eq!(prompt(&mut engine, &mut host, "45+876"), "921", "after {source:?}");
    }
}

#[test]
fn an_abort_takes_no_fuel() {
    let mut engine = Engine::new(CONFIG, &[]);
    let mut host = TestHost::default();
    let run = engine.spawn(
        "while True:\n  try:\n    while True: pass\n  except BaseException: pass",
        "a",
        Mode::Exec,
    );
    let run = run.expect("a run");
    for _ in 0..20 {
        assert_eq!(engine.step(SLICE, &mut host), Step::Busy);
        assert!(engine.interrupt(run));
    }
    let used = engine.fuel_used();
    assert!(engine.abort(run));
    assert_eq!(engine.step(SLICE, &mut host), Step::Done(run, Outcome::Aborted));
    assert_eq!(engine.fuel_used(), used);
}

#[test]
fn a_full_heap_leaves_room_for_a_remote_command() {
    // The application fills the heap and keeps it; the prompt's reserve still answers.
    let config = Config { heap_bytes: 256 * 1024, reserve_bytes: 32 * 1024, ..Config::default() };
    let mut engine = Engine::new(config, &[]);
    let mut host = TestHost::default();
    let run = engine
        .spawn(
            "keep = []\ntry:\n  while True: keep.append('x' * 50 + str(len(keep)))\nexcept MemoryError: pass\n\
             import time\nwhile True: time.sleep(1)",
            "app.py",
            Mode::Exec,
        )
        .expect("a run");
    loop {
        match engine.step(10_000, &mut host) {
            Step::WaitUntil(_) => break,
            Step::Busy => {}
            other => panic!("{other:?}"),
        }
    }
    assert_eq!(prompt(&mut engine, &mut host, "sum([i for i in range(100)])"), "4950");
    assert_eq!(prompt(&mut engine, &mut host, "len(keep) > 500"), "True");
    assert_eq!(prompt(&mut engine, &mut host, "keep.clear()"), "None");
    assert!(engine.abort(run));
}

#[test]
fn runs_share_the_machine_fairly_and_have_outputs_of_their_own() {
    let mut engine = Engine::new(Config::default(), &[]);
    let mut host = TestHost::default();
    let endless = engine.spawn("n = 0\nwhile True: n += 1", "app.py", Mode::Exec).expect("a run");
    let mut steps = 0;
    let one = engine
        .spawn("print('one')\nfor i in range(1000): pass\nprint(n > 0)", "<stdin>", Mode::Exec)
        .expect("a run");
    let two = engine.spawn("1 + 1", "<stdin>", Mode::Repl).expect("a run");
    let mut outcomes = Vec::new();
    while outcomes.len() < 2 {
        steps += 1;
        assert!(steps < 1000);
        if let Step::Done(run, outcome) = engine.step(1000, &mut host) {
            outcomes.push((run, outcome));
        }
    }
    outcomes.sort_by_key(|(run, _)| *run);
    assert_eq!(outcomes, [(one, Outcome::Finished), (two, Outcome::Value("2".into()))]);
    assert_eq!(host.output.get(&one.0).map(String::as_str), Some("one\nTrue\n"));
    assert_eq!(host.output.get(&two.0), None);
    assert!(engine.abort(endless));
    assert_eq!(engine.step(1000, &mut host), Step::Done(endless, Outcome::Aborted));
    assert_eq!(engine.step(1000, &mut host), Step::Idle);
    assert!(!engine.interrupt(endless));
}

#[test]
fn integers_at_their_boundaries_panic_nowhere() {
    // Overflow checks are on in test builds: any unchecked sum would end the test.
    let numbers = "[0, 1, -1, 2, -2, 2**30, -2**30, 2**31, -2**31, 2**62, -2**62, 2**63-1, -2**63, 2**63, 2**64, -2**64]";
    let source = format!(
        "n = {numbers}\nc = 0\nimport time\n\
         def t(f, *a):\n  global c\n  try: f(*a)\n  except (ArithmeticError, ValueError, LookupError, MemoryError, TypeError): c += 1\n\
         def r(a, b, s):\n  x = range(a, b, s)\n  x[0]; x[-1]; x[::-1]; x[1:3]; a in x; b in x; len(x); reversed(x); next(reversed(x), 0); next(iter(x), 0); hash(x); x == x[:]\n\
         for a in n:\n  for f in (abs, hash, hex, round, chr, str, float, bytes, time.sleep_ms if a <= 0 else abs, time.localtime, time.ticks_add if 0 else abs): t(f, a)\n  \
         t(lambda: 'ab'[a:]); t(lambda: [1, 2][:a:a]); t(lambda: 'x' * a if a < 9 or a > 2**40 else 0); t(lambda: [1, 2].pop(a)); t(lambda: b'abc'[a]); t(lambda: 'abc'.find('c', a)); t(lambda: [].insert(a, 1)); t(lambda: 'a'.center(a) if a < 99 or a > 2**40 else 0); t(lambda: '%*d' % (a, 1)); t(lambda: a.to_bytes(9, 'big')); t(lambda: time.mktime((a,) * 8)); t(lambda: time.ticks_diff(a, -a)); t(lambda: list(zip(range(a, a + 2), 'ab'))); t(lambda: list(enumerate('ab', a)))\n  \
         for b in n:\n    for f in (lambda: a + b, lambda: a - b, lambda: a * b, lambda: a // b, lambda: a % b, lambda: a / b, lambda: a >> b, lambda: a << b if b < 99 else 0, lambda: a & b, lambda: a ** b if b < 9 else 0, lambda: divmod(a, b), lambda: round(a, b), lambda: 'abcd'[a:b], lambda: [0, 1, 2][a:b:2], lambda: a < b, lambda: pow(a, 3, b), lambda: time.ticks_add(a, b)): t(f)\n    \
         for s in (1, -1, 3, a): t(r, a, b, s)\nprint(c > 0)"
    );
    let mut engine = Engine::new(Config::default(), &[]);
    let mut host = TestHost::default();
    assert_eq!(prompt(&mut engine, &mut host, &source), "True\n");
}
