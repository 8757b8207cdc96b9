//! Python: every function takes any bytes, panics when something that must hold does not, and returns otherwise.

use minipy::bytecode::{self, Code, CompileMode, Const};
use minipy::{
    Config, Engine, Errno, FileSystem, Host, HostError, HostValue, Machine, Mode, NoFiles, NoMachine,
    Outcome, RunId, Step, Stream,
};

/// Fuel for one input.
const FUEL: u64 = 60_000;

/// A source text: it is refused, or compiled to code that the verifier accepts.
pub fn compile(data: &[u8]) {
    let source = String::from_utf8_lossy(data);
    for mode in [CompileMode::Exec, CompileMode::Eval, CompileMode::ExecNamespace] {
        if let Ok(code) = bytecode::compile(&source, "f", mode, 1 << 22) {
            assert_eq!(bytecode::verify(&code), Ok(()), "the compiler's own code");
        }
    }
}

/// Changes and a source text, separated by a line feed. The source's code is changed; what the verifier still accepts
/// may do what it likes, within its fuel and its heap.
pub fn machine(data: &[u8]) {
    let at = data.iter().position(|byte| *byte == b'\n').unwrap_or(data.len());
    let (changes, source) = data.split_at(at);
    let source = String::from_utf8_lossy(source);
    let Ok(mut code) = bytecode::compile(&source, "f", CompileMode::Exec, 1 << 20) else { return };
    for change in changes.chunks_exact(4) {
        if let [which, what, place, value] = *change {
            apply(&mut code, which, what, usize::from(place), value);
        }
    }
    if bytecode::verify(&code).is_err() {
        return;
    }
    let mut engine = engine();
    match engine.spawn_code(&code) {
        Ok(run) => drop(finish(&mut engine, run)),
        Err(error) => assert_eq!(error, minipy::SpawnError::OutOfMemory),
    }
    still_answers(&mut engine);
}

/// One change of a code object, or of one inside it.
fn apply(code: &mut Code, which: u8, what: u8, place: usize, value: u8) {
    if which > 0 {
        let inner = code.consts.iter_mut().filter_map(|item| match item {
            Const::Code(inner) => Some(inner),
            _ => None,
        });
        if let Some(inner) = inner.take(usize::from(which)).last() {
            return apply(inner, which / 2, what, place, value);
        }
    }
    let len = code.bytecode.len().max(1);
    // Long code is reached everywhere by one byte of place and some of `what`.
    let place = (place + 256 * usize::from(what / 16)) % len;
    match what % 16 {
        0..=5 => {
            if let Some(byte) = code.bytecode.get_mut(place) {
                *byte = value;
            }
        }
        6 => code.bytecode.insert(place, value),
        7 => drop(code.bytecode.splice(place..(place + usize::from(value % 8)).min(len - 1).max(place), [])),
        8 => code.max_stack = value,
        9 => {
            code.n_locals = value;
            code.local_names.resize(usize::from(value), "".into());
        }
        10 => code.flags = bytecode::CodeFlags(value),
        11 => code.n_free = value,
        12 => {
            if let Some(handler) = code.handlers.first_mut() {
                handler.depth = value;
                handler.target = place as u16;
            }
        }
        13 => {
            code.n_positional = value % 8;
            code.n_keyword_only = value / 8 % 4;
            code.n_positional_only = value / 64;
        }
        14 => code.consts.push(Const::Int(i64::from(value))),
        _ => code.bytecode.swap(place, usize::from(value) % len),
    }
}

/// A pattern and a text, separated by a line feed: the engine's own answers must agree with each other.
pub fn regex(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    let (pattern, text) = text.split_once('\n').unwrap_or((&text, ""));
    run_with(
        &[("p", pattern), ("t", text)],
        "import re\ntry:\n  r = re.compile(p)\nexcept (ValueError, RuntimeError): r = None\nif r:\n  try:\n    m = r.search(t)\n    \
         if m: assert m.group(0) == t[m.start():m.end()]\n    a = r.match(t)\n    \
         if a: assert m and a.start() == 0 and m.start() == 0 and a.group(0) == m.group(0), 'match and search'\n    \
         if not m: assert r.sub('-', t) == t and r.split(t) == [t]\n  except RuntimeError: pass\n",
    );
}

/// A JSON text: refused, or a value that survives being written and read again.
pub fn json(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    run_with(
        &[("t", &text)],
        "import json\ntry: v = json.loads(t)\nexcept (ValueError, RuntimeError): pass\nelse:\n  s = json.dumps(v)\n  \
         assert json.dumps(json.loads(s)) == s, s\n",
    );
}

/// A source text: whatever it says, it ends within its fuel and its heap, and the next command is answered.
pub fn script(data: &[u8]) {
    run_script(&String::from_utf8_lossy(data));
}

/// Bytes choose a program, part by part: it compiles nearly always, and gets deep.
pub fn program(data: &[u8]) {
    let mut writer = Writer { choices: data, text: String::from(PRELUDE) };
    while !writer.choices.is_empty() && writer.text.len() < PROGRAM_MAX {
        writer.statement(0, 4);
    }
    run_script(&writer.text);
}

fn run_script(source: &str) {
    let mut engine = engine();
    match engine.spawn(source, "f", Mode::Exec) {
        Ok(run) => drop(finish(&mut engine, run)),
        Err(error) => assert_eq!(error, minipy::SpawnError::OutOfMemory),
    }
    still_answers(&mut engine);
}

/// Bytes of a program beyond which no statement is begun.
const PROGRAM_MAX: usize = 6000;
const PRELUDE: &str = "a = [3, 1, 2]\nb = {1: 'x', 'y': a}\nc = 'é€' * 9\nd = lambda *x, **y: x\n";
const NAMES: &[&str] = &["a", "b", "c", "d"];
/// Expressions; `$` is another one, `#` a name.
const EXPRESSIONS: &[&str] = &[
    "#",
    "0",
    "1",
    "-1",
    "''",
    "'a'",
    "None",
    "2**64",
    "1.5",
    "b'ab'",
    "[]",
    "{}",
    "()",
    "True",
    "range(9)",
    "iter(int, 1)",
    "$ + $",
    "$ - $",
    "$ * $",
    "$ % $",
    "$ // $",
    "$ ** 2",
    "$ << 3",
    "$ | $",
    "$ & $",
    "$ ^ $",
    "-$",
    "not $",
    "$ == $",
    "$ < $",
    "$ in $",
    "$ is $",
    "$[$]",
    "$[$:$]",
    "$[::$]",
    "$ if $ else $",
    "$ and $",
    "$ or $",
    "[$, $]",
    "($, $)",
    "{$: $}",
    "{$, $}",
    "[*$]",
    "{**$}",
    "[$ for # in $]",
    "{$: $ for # in $ if $}",
    "list($ for # in $)",
    "lambda #=$: $",
    "#($)",
    "#(*$)",
    "#(**$)",
    "$.append($)",
    "$.extend($)",
    "$.pop()",
    "$.update($)",
    "$.get($)",
    "$.keys()",
    "$.items()",
    "$.join($)",
    "$.split($)",
    "$.replace($, $)",
    "$.format($, $)",
    "$.find($)",
    "$.encode()",
    "$.sort()",
    "$.insert($, $)",
    "$.index($)",
    "$.remove($)",
    "$.clear()",
    "$.copy()",
    "$.send($)",
    "$.throw($)",
    "$.close()",
    "$.__class__($)",
    "$.#",
    "len($)",
    "repr($)",
    "str($)",
    "int($)",
    "float($)",
    "list($)",
    "dict($)",
    "set($)",
    "tuple($)",
    "bytes($)",
    "bytearray($)",
    "sorted($, key=$)",
    "sum($)",
    "min($)",
    "max($, default=$)",
    "zip($, $)",
    "map($, $)",
    "filter($, $)",
    "enumerate($)",
    "reversed($)",
    "iter($)",
    "next($)",
    "hash($)",
    "type($)",
    "isinstance($, $)",
    "getattr($, 'x', $)",
    "eval($)",
    "exec('# = #')",
    "memoryview($)",
    "round($, $)",
    "divmod($, $)",
    "pow($, $, $)",
    "print($, end=$)",
    "'%s %r %d' % ($, $, $)",
    "f'{#!r:>{#}}'",
    "'{:{}}'.format($, $)",
    "super($, $)",
    "property($)",
    "slice($, $, $)",
    "__import__('json').dumps($)",
    "__import__('json').loads($)",
    "__import__('re').sub($, $, $)",
    "__import__('struct').pack($, $)",
    "__import__('array').array($, $)",
    "__import__('io').BytesIO($)",
    "__import__('collections').deque($, $)",
    "__import__('heapq').heapify($)",
    "__import__('asyncio').run($)",
    "__import__('gc').collect()",
    "__import__('_minipy')",
    "(# := $)",
    "ValueError($)",
    "object()",
    "globals()",
    "locals()",
];
/// Statements; `?` is a block of them.
const STATEMENTS: &[&str] = &[
    "# = $",
    "$",
    "# += $",
    "#[$] = $",
    "del #[$]",
    "#[$:$] = $",
    "#, *# = $",
    "#.# = $",
    "del #",
    "raise $",
    "raise $ from $",
    "assert $, $",
    "import #",
    "pass",
    "for # in $:?",
    "while $:?",
    "if $:?",
    "try:?except BaseException as #:?",
    "try:?finally:?",
    "try:?except $:?else:?finally:?",
    "with $ as #:?",
    "def #(#=$, *x, **y):?    return $",
    "def #(x=0):?    yield $",
    "async def #(x=0):?    await $",
    "class #($):?",
    "class #:?",
    "@property\ndef #(x):?",
    "class #:\n    def __eq__(x, y): return $",
    "class #:\n    def __hash__(x): return $",
    "class #:\n    def __lt__(x, y): return $",
    "class #:\n    def __getattr__(x, y): return $",
    "class #:\n    def __repr__(x): return $",
    "class #:\n    def __iter__(x): return $",
    "class #:\n    def __next__(x): return $",
    "class #:\n    def __del__(x): $",
    "class #:\n    def __len__(x): return $",
    "class #:\n    def __getitem__(x, y): return $",
    "class #:\n    def __add__(x, y): return $",
    "class #:\n    def __exit__(x, *y): return $\n    def __enter__(x): return $",
];

/// Writes what the bytes choose.
struct Writer<'a> {
    choices: &'a [u8],
    text: String,
}

impl Writer<'_> {
    /// One of these; the first when no byte is left.
    fn choose<'t>(&mut self, of: &[&'t str]) -> &'t str {
        let Some((byte, rest)) = self.choices.split_first() else { return of[0] };
        self.choices = rest;
        of[usize::from(*byte) % of.len()]
    }

    fn statement(&mut self, indent: usize, depth: usize) {
        let template = self.choose(STATEMENTS);
        self.line(indent);
        self.write(template, indent, depth);
    }

    /// A new line, which is in a block.
    fn line(&mut self, indent: usize) {
        self.text.push('\n');
        self.text.extend(core::iter::repeat_n(' ', indent));
    }

    fn write(&mut self, template: &str, indent: usize, depth: usize) {
        for c in template.chars() {
            match c {
                '$' => {
                    // At the end of its depth an expression is a name.
                    let kind = if depth > 0 { self.choose(EXPRESSIONS) } else { "#" };
                    self.write(kind, indent, depth.saturating_sub(1));
                }
                '#' => {
                    let name = self.choose(NAMES);
                    self.text.push_str(name);
                }
                '?' => {
                    if depth > 0 && self.text.len() < PROGRAM_MAX {
                        self.statement(indent + 4, depth - 1);
                        self.statement(indent + 4, depth - 1);
                    } else {
                        self.line(indent + 4);
                        self.text.push_str("pass");
                    }
                    self.line(indent);
                }
                '\n' => self.line(indent),
                other => self.text.push(other),
            }
        }
    }
}

fn engine() -> Engine {
    let config =
        Config { heap_bytes: 96 * 1024, reserve_bytes: 16 * 1024, max_frames: 60, ..Config::default() };
    Engine::new(config, &[])
}

/// Runs `source`, which must not fail except for want of memory.
fn run_with(globals: &[(&str, &str)], source: &str) {
    let mut engine = engine();
    for (name, value) in globals {
        if !engine.set_global(name, &HostValue::Str((*value).into())) {
            return;
        }
    }
    let Ok(run) = engine.spawn(source, "f", Mode::Exec) else { return };
    if let Some(Outcome::Exception(text)) = finish(&mut engine, run) {
        assert!(text.contains("MemoryError"), "{text}");
    }
    still_answers(&mut engine);
}

/// Runs to the end or to the end of the fuel; `None` when it was stopped.
fn finish(engine: &mut Engine, run: RunId) -> Option<Outcome> {
    let mut host = Nothing::default();
    let begun = engine.fuel_used();
    loop {
        let before = engine.fuel_used();
        match engine.step(5000, &mut host) {
            Step::Done(_, outcome) => return Some(outcome),
            Step::WaitUntil(ms) => host.now = host.now.max(ms.saturating_mul(1000)),
            Step::Busy => {}
            Step::Idle => return None,
        }
        host.now += 1000;
        let limit = Config { heap_bytes: 96 * 1024, ..Config::default() }.stop_within();
        assert!(engine.fuel_used() - before <= 5000 + limit, "stops in time");
        assert!(engine.mem_alloc() <= 96 * 1024, "the heap is the limit");
        if host.now > 1_000_000_000 || engine.fuel_used() - begun > FUEL {
            engine.abort(run);
        }
    }
}

/// Whatever has run, the next command is answered.
fn still_answers(engine: &mut Engine) {
    let Ok(run) = engine.spawn("45+876", "<stdin>", Mode::Repl) else { panic!("no room for a command") };
    assert_eq!(finish(engine, run), Some(Outcome::Value("921".into())));
}

/// A host that has nothing.
#[derive(Default)]
struct Nothing {
    now: u64,
    files: NoFiles,
    machine: NoMachine,
}

impl Host for Nothing {
    fn write(&mut self, _: RunId, _: Stream, _: &[u8]) {}

    fn ticks_us(&mut self) -> u64 {
        self.now
    }

    fn unix_time(&mut self) -> f64 {
        0.0
    }

    fn entropy(&mut self, buffer: &mut [u8]) {
        buffer.fill(4);
    }

    fn files(&mut self) -> &mut dyn FileSystem {
        &mut self.files
    }

    fn machine(&mut self) -> &mut dyn Machine {
        &mut self.machine
    }

    fn call(
        &mut self,
        _: RunId,
        _: &'static str,
        _: &'static str,
        _: &[HostValue],
    ) -> Result<HostValue, HostError> {
        Err(HostError::Os(Errno::NoDevice))
    }
}
