//! Work over long texts takes fuel in proportion to their length.

use minipy::{Config, Engine, Mode, Outcome, Step};

use crate::script_host::TestHost;

/// The fuel that a script takes.
fn fuel(source: &str) -> u64 {
    let mut engine = Engine::new(Config { heap_bytes: 16 << 20, ..Config::default() }, &[]);
    let mut host = TestHost::default();
    let run = engine.spawn(source, "<stdin>", Mode::Exec).unwrap();
    loop {
        match engine.step(100_000, &mut host) {
            Step::Done(id, outcome) if id == run => {
                let output = String::from_utf8_lossy(&host.output);
                assert_eq!(outcome, Outcome::Finished, "{source}\n{output}");
                return engine.fuel_used();
            }
            Step::Busy => assert!(engine.fuel_used() < 60_000_000, "{source}"),
            other => panic!("{source}: {other:?}"),
        }
    }
}

/// What is done, for `N` bytes of text or so.
const WORK: &[(&str, &str)] = &[
    ("re", "re.sub('[0-9]', '#', 'ab1 ' * (N // 4))"),
    ("re", "re.sub('[0-9]', '#', 'aé1 ' * (N // 5))"),
    ("re", r"re.sub('([a-z])([0-9])', r'\2\1', 'ab1 ' * (N // 4))"),
    ("re", "re.sub('[0-9]', lambda m: m.group(0) * 2, 'aé1 ' * (N // 5))"),
    ("re", "re.sub(b'[0-9]', b'#', b'ab1 ' * (N // 4))"),
    ("re", "re.sub('x*', '-', 'ab1 ' * (N // 4))"),
    ("re", "re.sub('zz', '#', 'ab1 ' * (N // 4))"),
    ("re", "re.compile(' ').split('aé1 ' * (N // 5))"),
    ("re", "re.findall('[0-9]', 'aé1 ' * (N // 5))"),
    ("re", "[m.span() for m in re.finditer('[0-9]', 'aé1 ' * (N // 5))]"),
    ("re", "re.search('(a|b)*z', 'ab' * (N // 2))"),
    ("json", "json.loads('[' + ','.join(['123'] * (N // 4)) + ']')"),
    ("json", r#"json.loads('"' + 'é\\n' * (N // 4) + '"')"#),
    ("json", "json.loads(json.dumps({str(i): [i] for i in range(N // 16)}))"),
    ("json", "json.dumps([1.5] * (N // 5))"),
    ("json", r#"json.dumps('a"\n' * (N // 3))"#),
    ("struct", "struct.unpack('B' * N, struct.pack(str(N) + 's', bytes(N)))"),
    ("struct", "struct.unpack('<%dH' % (N // 2), bytes(N))"),
    ("binascii", "binascii.unhexlify(binascii.hexlify(bytes(N)))"),
    ("binascii", "binascii.a2b_base64(binascii.b2a_base64(bytes(N)))"),
    ("binascii", "binascii.crc32(bytes(N))"),
    ("hashlib", "hashlib.sha256(bytes(N)).digest()"),
    ("zlib", "zlib.decompress(zlib.compress(b'abc1' * (N // 4), 10))"),
    ("zlib", "zlib.decompress(zlib.compress(bytes([i * i >> 3 & 255 for i in range(N // 4)]), 9))"),
    ("io", "''.join(['ab'] * (N // 2))"),
    ("io", "'ab'.join('x' for i in range(N // 4))"),
    ("io", "('a' * N).replace('a', 'bc')"),
    ("io", "('aé' * (N // 3)).replace('é', '')"),
    ("io", "('ab ' * (N // 3)).split()"),
    ("io", "('ab ' * (N // 3)).split('b')"),
    ("io", "('ab ' * (N // 3)).rsplit()"),
    ("io", "('ab\\n' * (N // 3)).splitlines()"),
    ("io", "('aé' * (N // 3)).find('ab' * 50)"),
    ("io", "s = 'aé' * (N // 3)\nfor i in range(len(s)): s[i]"),
    ("io", "s = 'aé' * (N // 3)\nfor i in range(len(s) - 1, -1, -1): s[i : i + 3]"),
    ("io", "s = 'aé' * (N // 3)\ni = 0\nwhile i >= 0: i = s.find('a', i + 1)"),
    ("io", "s = 'a1' * (N // 2)\ni = 0\nwhile s.startswith('a1', i): i += 2"),
    ("io", "b = b'a1' * (N // 2)\ni = 0\nwhile b.startswith(b'a1', i): i = b.find(b'1', i) + 1"),
    ("io", "s = ''\nwhile len(s) < N // 4: s += 'é'"),
    ("io", "b = bytearray()\nwhile len(b) < N // 4: b += b'x'"),
    ("io", "f = io.StringIO()\nfor i in range(N // 4): f.write('aé1\\n')\nf.getvalue()"),
    ("io", "f = io.StringIO('aé1\\n' * (N // 5))\nwhile f.read(3): pass"),
    ("io", "f = io.StringIO('aé1\\n' * (N // 5))\nfor line in f: pass"),
    ("io", "f = io.BytesIO()\nfor i in range(N // 4): f.write(b'abc\\n')\nf.getvalue()"),
    ("io", "f = io.BytesIO(bytes(N))\nfor i in range(N // 4): f.write(b'abc\\n')\nf.getvalue()"),
    ("io", "f = io.BytesIO(b'abc\\n' * (N // 4))\nfor line in f: pass"),
    (
        "collections",
        "d = collections.deque((), N)\nfor i in range(N // 8): d.appendleft(i)\nwhile d: d.pop()",
    ),
    ("collections", "d = collections.OrderedDict()\nfor i in range(N // 8): d[i] = i\nwhile d: d.popitem()"),
];

#[test]
fn twice_the_text_takes_twice_the_fuel() {
    // A loop over a long text must not look at all of it in each round: on a board such a script seems to hang.
    let mut failures = Vec::new();
    for (module, work) in WORK {
        let [half, whole] = [25_000, 50_000].map(|n| fuel(&format!("import {module}\nN = {n}\n{work}")));
        if whole * 10 > half * 22 {
            failures.push(format!("{half} {whole}: {work}"));
        }
    }
    assert!(failures.is_empty(), "fuel at N and at 2 N:\n{}", failures.join("\n"));
}
