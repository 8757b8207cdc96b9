//! Files, hashes, the machine and modules of the embedder.

use minipy::{
    Config, Engine, Errno, FileKind, FileSystem, HostModule, HostValue, OpenMode, Outcome, ResetKind,
};

use crate::host::{TestHost, drive, prompt};

const MODULES: &[HostModule] = &[
    HostModule { name: "echo", functions: &["echo", "fail", "nothing"], source: "" },
    HostModule {
        name: "wrapped",
        functions: &["echo"],
        source: "LIMIT = 5\ndef twice(x): return echo(x, x)\n",
    },
];

fn check(lines: &[(&str, &str)]) -> TestHost {
    let mut engine = Engine::new(Config::default(), MODULES);
    let mut host = TestHost::default();
    for (source, expected) in lines {
        assert_eq!(prompt(&mut engine, &mut host, source), *expected, "{source}");
    }
    host
}

#[test]
fn files_are_written_read_and_listed() {
    let host = check(&[
        ("import uos, os", ""),
        ("os.mkdir('/d')", "None"),
        ("with open('/d/a.txt', 'w') as f: print(f.write('één\\ntwo\\n'))", "8\n"),
        ("open('/d/a.txt').read()", "'één\\ntwo\\n'"),
        ("open('/d/a.txt', 'rb').read(4)", "b'\\xc3\\xa9\\xc3\\xa9'"),
        ("[line for line in open('/d/a.txt')]", "['één\\n', 'two\\n']"),
        ("f = open('/d/a.txt', 'a'); f.write('3'); f.close()", ""),
        ("os.stat('/d/a.txt')[6]", "11"),
        ("os.chdir('/d')", "None"),
        ("os.listdir(), os.getcwd()", "(['a.txt'], '/d')"),
        ("list(uos.ilistdir('/'))", "[('d', 16384, 0, 0)]"),
        (
            "f = open('a.txt', 'rb'); f.seek(2); b = bytearray(3); print(f.readinto(b), b, f.tell())",
            "3 bytearray(b'\\xc3\\xa9n') 5\n",
        ),
        (
            "os.rename('a.txt', 'b.txt'); os.remove('b.txt'); os.chdir('..'); os.rmdir('d'); print(os.listdir('/'))",
            "[]\n",
        ),
        (
            "open('/none')",
            "Traceback (most recent call last):\n  File \"<stdin>\", line 1, in <module>\nOSError: [Errno 2] ENOENT\n",
        ),
        ("f.close()\ntry: f.read()\nexcept ValueError as e: print(e)", "I/O operation on closed file\n"),
    ]);
    assert!(host.files.files.is_empty());
}

#[test]
fn the_hashes_that_the_command_line_asks_for_are_right() {
    check(&[
        ("import uhashlib, ubinascii, hashlib", ""),
        ("with open('/x', 'wb') as f: f.write(b'abc' * 1000)", ""),
        (
            "h = uhashlib.sha1()\nwith open('/x', 'rb') as f:\n  b = f.read(100)\n  while b:\n    h.update(b)\n    b = f.read(100)\n\
             print(ubinascii.hexlify(h.digest()).decode() == hashlib.sha1(b'abc' * 1000).digest().hex())",
            "True\n",
        ),
        ("ubinascii.hexlify(uhashlib.sha1(b'abc').digest())", "b'a9993e364706816aba3e25717850c26c9cd0d89d'"),
        (
            "ubinascii.hexlify(uhashlib.sha256(b'abc').digest())",
            "b'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'",
        ),
        ("ubinascii.hexlify(uhashlib.sha256(b'').digest())[:8]", "b'e3b0c442'"),
        (
            "ubinascii.b2a_base64(b'hello'), ubinascii.a2b_base64(b'aGVsbG8='), ubinascii.unhexlify('00ff')",
            "(b'aGVsbG8=\\n', b'hello', b'\\x00\\xff')",
        ),
    ]);
}

#[test]
fn a_reset_ends_the_run() {
    let mut engine = Engine::new(Config::default(), &[]);
    let mut host = TestHost::default();
    let run =
        engine.spawn("import machine\nmachine.reset()\nprint('no')", "<stdin>", minipy::Mode::Exec).unwrap();
    assert_eq!(drive(&mut engine, &mut host, run, 1000), Outcome::Exit(0));
    assert_eq!(host.board.reset, Some(ResetKind::Hard));
    assert_eq!(host.output.get(&run.0), None);
    let answer =
        prompt(&mut engine, &mut host, "machine.unique_id(), machine.reset_cause() == machine.PWRON_RESET");
    assert_eq!(answer, "(b'\\x01\\x02\\x03\\x04\\x05\\x06', True)");
}

#[test]
fn modules_of_the_embedder_are_called_with_copies() {
    let host = check(&[
        ("import echo, wrapped", ""),
        (
            "echo.echo(1, 'a', [2.5, None], {'k': b'v'}, x=True)",
            "[1, 'a', [2.5, None], {'k': b'v'}, {'x': True}]",
        ),
        ("wrapped.twice(wrapped.LIMIT)", "[5, 5]"),
        ("try: echo.fail()\nexcept OSError as e: print(e.errno)", "5\n"),
        ("try: echo.echo(2**70)\nexcept OverflowError: print('too large')", "too large\n"),
        ("from echo import nothing\nprint(nothing())", "None\n"),
    ]);
    assert_eq!(host.calls.len(), 4);
}

#[test]
fn globals_are_set_by_the_embedder_and_gone_after_a_reset() {
    let mut engine = Engine::new(Config::default(), &[]);
    let mut host = TestHost::default();
    assert!(engine.set_global("safemode", &HostValue::Bool(true)));
    assert_eq!(prompt(&mut engine, &mut host, "safemode"), "True");
    engine.reset();
    assert!(prompt(&mut engine, &mut host, "safemode").contains("NameError"));
}

#[test]
fn modules_are_imported_from_files_and_packages() {
    let mut engine = Engine::new(Config::default(), &[]);
    let mut host = TestHost::default();
    for (path, text) in [
        ("/lib/pack/__init__.py", "from .inner import value\nname = __name__"),
        ("/lib/pack/inner.py", "value = 42\nfrom . import other"),
        ("/lib/pack/other.py", "here = __file__"),
        ("/bad.py", "x = 1\n1/0\n"),
        ("/old.mpy", "M"),
    ] {
        host.files.files.insert(path.into(), Some(text.into()));
    }
    host.files.files.insert("/lib".into(), None);
    host.files.files.insert("/lib/pack".into(), None);
    for (source, expected) in [
        ("import pack\nprint(pack.value, pack.name, pack.inner.other.here)", "42 pack /lib/pack/other.py\n"),
        ("import pack.inner as i\nprint(i.value)", "42\n"),
        ("from pack import other\nprint(other.__name__)", "pack.other\n"),
        ("try: import nothing\nexcept ImportError as e: print(e)", "no module named 'nothing'\n"),
        ("try: import bad\nexcept ZeroDivisionError: print('bad')", "bad\n"),
        ("import sys\nprint('bad' in sys.modules, 'pack' in sys.modules)", "False True\n"),
        (
            "try: import old\nexcept ValueError as e: print(e)",
            "incompatible .mpy file: this engine runs .py files only\n",
        ),
    ] {
        assert_eq!(prompt(&mut engine, &mut host, source), expected, "{source}");
    }
}

/// What nobody has any more is closed: after a collection, and what went with the heap after a soft reset.
#[test]
fn files_that_no_object_has_are_closed() {
    let mut engine = Engine::new(Config::default(), MODULES);
    let mut host = TestHost::default();
    let lines = "import gc\nkept = open('/a', 'w')\nfor i in range(5): open('/a')\n";
    assert_eq!(prompt(&mut engine, &mut host, lines), "");
    assert_eq!(host.files.open_count(), 6);
    prompt(&mut engine, &mut host, "gc.collect()");
    assert_eq!(host.files.open_count(), 1);
    engine.reset();
    assert_eq!(prompt(&mut engine, &mut host, "1"), "1");
    assert_eq!(host.files.open_count(), 0);
}

/// Who has no files says so in words that scripts understand.
#[test]
fn no_files_is_an_empty_directory() {
    let mut files = minipy::NoFiles;
    let modes = |create: bool| OpenMode { read: !create, write: create, create, ..OpenMode::default() };
    assert_eq!(files.open("/a.py", modes(false)), Err(Errno::NotFound));
    assert_eq!(files.open("/a.py", modes(true)), Err(Errno::ReadOnly));
    assert_eq!(files.open("/", modes(false)), Err(Errno::IsDirectory));
    assert_eq!(files.list("/"), Ok(vec![]));
    assert_eq!(files.stat("/").map(|stat| stat.kind), Ok(FileKind::Directory));
    assert_eq!(
        (files.stat("/lib").err(), files.make_dir("/lib").err()),
        (Some(Errno::NotFound), Some(Errno::ReadOnly))
    );
    assert_eq!((files.remove("/a"), files.rename("/a", "/b")), (Err(Errno::NotFound), Err(Errno::NotFound)));
}
