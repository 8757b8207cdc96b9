//! The program as people call it.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on must stop")]

mod prompt;
mod tls;

use std::io::{Read, Write};
use std::process::{Command, Output, Stdio};

fn minipy(args: &[&str], stdin: &str) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_minipy"))
        .args(args)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // A program that does not read its input closes it early.
    let _ = child.stdin.take().unwrap().write_all(stdin.as_bytes());
    child.wait_with_output().unwrap()
}

#[track_caller]
fn assert_run(args: &[&str], stdin: &str, status: i32, out: &str, err: &str) {
    let output = minipy(args, stdin);
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    assert_eq!(text(&output.stdout), out, "{}", text(&output.stderr));
    assert!(text(&output.stderr).contains(err), "{}", text(&output.stderr));
    assert_eq!(output.status.code(), Some(status));
}

#[test]
fn code_and_standard_input_run() {
    assert_run(&["-c", "import sys; print(sys.argv)", "a", "-c"], "", 0, "['-c', 'a', '-c']\n", "");
    assert_run(&["-"], "print(1)\nprint(2)\n", 0, "1\n2\n", "");
    assert_run(&["-", "a"], "import sys; print(sys.argv)\n", 0, "['-', 'a']\n", "");
    assert_run(
        &["--version"],
        "",
        0,
        concat!("minipy ", env!("CARGO_PKG_VERSION"), " (MicroPython 1.24)\n"),
        "",
    );
    assert_run(&[], "x = 5\nif x:\n    print(x)\n", 0, "5\n", "");
}

#[test]
fn exit_statuses_are_those_of_the_script() {
    assert_run(&["-c", "raise SystemExit(3)"], "", 3, "", "");
    assert_run(&["-c", "print(1); 1/0"], "", 1, "1\n", "ZeroDivisionError");
    assert_run(&["-c", "a b"], "", 1, "", "SyntaxError: invalid syntax");
    assert_run(
        &["/nonexistent/script.py"],
        "",
        2,
        "",
        "can't open file '/nonexistent/script.py': [Errno 2] No such file or directory",
    );
    assert_run(&["/"], "", 1, "", "can't open file '/': [Errno 21] Is a directory");
    assert_run(&["--nonsense"], "", 1, "", "unknown option --nonsense");
    // As MicroPython: what is no number is 1, and the system keeps 8 bits of a number.
    assert_run(&["-c", "raise SystemExit"], "", 0, "", "");
    assert_run(&["-c", "import sys; sys.exit('text')"], "", 1, "", "");
    assert_run(&["-c", "import sys; sys.exit(-1)"], "", 255, "", "");
    assert_run(&["-c", "import sys; sys.exit(256)"], "", 0, "", "");
    assert_run(&["-c", "raise KeyboardInterrupt"], "", 1, "", "KeyboardInterrupt");
}

#[test]
fn a_module_runs_as_a_script() {
    let dir = tempfile::tempdir().unwrap();
    let text = "import sys\nprint(__name__, __file__, sys.argv)\n";
    std::fs::create_dir(dir.path().join("bare")).unwrap();
    std::fs::create_dir(dir.path().join("package")).unwrap();
    std::fs::write(dir.path().join("tool.py"), text).unwrap();
    std::fs::write(dir.path().join("bare/inner.py"), text).unwrap();
    std::fs::write(dir.path().join("package/__init__.py"), "print('package first')\n").unwrap();
    std::fs::write(dir.path().join("package/other.py"), "print('the other')\n").unwrap();
    std::fs::write(dir.path().join("package/__main__.py"), format!("{text}from . import other\n")).unwrap();
    let run = |module: &str| {
        Command::new(env!("CARGO_BIN_EXE_minipy")).args(["-m", module, "-x"]).current_dir(dir.path()).output()
    };
    for (module, file, before, after) in [
        ("tool", "tool.py", "", ""),
        ("bare.inner", "bare/inner.py", "", ""),
        ("package", "package/__main__.py", "package first\n", "the other\n"),
        ("package.__main__", "package/__main__.py", "package first\n", "the other\n"),
    ] {
        let output = run(module).unwrap();
        let shown = String::from_utf8_lossy(&output.stdout).into_owned();
        assert_eq!(shown, format!("{before}__main__ {file} ['{module}', '-x']\n{after}"));
        assert!(output.status.success());
    }
    for missing in ["no_such_module", "package.missing"] {
        let output = run(missing).unwrap();
        let shown = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(shown, format!("ImportError: no module named '{missing}'\n"));
        assert_eq!(output.status.code(), Some(1));
    }
}

/// `yes | head` ends, and so does this: nobody waits for what nobody reads.
#[test]
fn a_closed_pipe_ends_the_program_quietly() {
    let mut child = Command::new(env!("CARGO_BIN_EXE_minipy"))
        .args(["-c", "while True: print('more')"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut first = [0; 5];
    child.stdout.take().unwrap().read_exact(&mut first).unwrap();
    let output = child.wait_with_output().unwrap();
    assert_eq!((&first[..], &output.stderr[..], output.status.code()), (&b"more\n"[..], &b""[..], Some(141)));
}

/// What is no text says so, with the line.
#[test]
fn a_source_is_utf_8() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("latin.py");
    std::fs::write(&path, b"x = 1\ny = '\xe9'\n").unwrap();
    assert_run(
        &[path.to_str().unwrap()],
        "",
        1,
        "",
        "latin.py\", line 2\nSyntaxError: source is not UTF-8\n",
    );
}

#[test]
fn a_prompt_shows_values_and_goes_on_after_an_exception() {
    let typed = "1 + 1\nNone\n1 / 0\ndef f():\n  return 'x'\n\nf()\nimport sys; sys.exit(3)\n'not reached'\n";
    let output = minipy(&["-i", "-c", "print('first')"], typed);
    let shown = String::from_utf8_lossy(&output.stdout).replace(">>> ", "").replace("... ", "");
    let lines: Vec<&str> = shown.lines().collect();
    assert_eq!(lines.first(), Some(&"first"));
    assert_eq!(lines.get(2..), Some(&["2", "'x'"][..]), "{shown}");
    assert!(String::from_utf8_lossy(&output.stderr).contains("ZeroDivisionError"));
    assert_eq!(output.status.code(), Some(3));
}

/// Figures that a script does not change from run to run can be compared.
#[test]
fn stats_are_exact() {
    let stats = |code: &str| {
        let output = minipy(&["--stats", "-c", code], "");
        let text = String::from_utf8(output.stderr).unwrap();
        let fuel = text.trim().rsplit_once("fuel ").unwrap().1.strip_suffix(" instructions").unwrap();
        (fuel.parse::<u64>().unwrap(), text)
    };
    let (less, text) = stats("for i in range(1000): pass");
    assert_eq!(stats("for i in range(1000): pass"), (less, text));
    let (more, _) = stats("for i in range(3000): pass");
    assert!((2000..=10_000).contains(&(more - less)), "{less} {more}");
}

#[test]
fn a_script_sees_real_files_and_its_neighbours() {
    let dir = tempfile::tempdir().unwrap();
    let path = |name: &str| dir.path().join(name);
    std::fs::write(path("helper.py"), "def double(x):\n    return x * 2\n").unwrap();
    let script = format!(
        "import os, helper\nos.chdir({:?})\nwith open('out.txt', 'w') as f:\n    f.write('written')\n\
         print(helper.double(21), sorted(os.listdir('.')))\n",
        dir.path()
    );
    std::fs::write(path("main.py"), script).unwrap();
    let main = path("main.py");
    assert_run(&[main.to_str().unwrap()], "", 0, "42 ['helper.py', 'main.py', 'out.txt']\n", "");
    // The directory is named as it is, wherever the script goes.
    let code = "import sys, os\nos.chdir('/')\nprint(sys.path[0], __file__)\n";
    std::fs::write(path("where.py"), code).unwrap();
    let real = std::fs::canonicalize(dir.path()).unwrap();
    let output = Command::new(env!("CARGO_BIN_EXE_minipy"))
        .arg("./where.py")
        .current_dir(dir.path())
        .output()
        .unwrap();
    assert_eq!(String::from_utf8_lossy(&output.stdout), format!("{} ./where.py\n", real.display()));
    assert_eq!(std::fs::read_to_string(path("out.txt")).unwrap(), "written");
}

#[test]
fn limits_of_heap_and_fuel_are_kept() {
    let endless = "while True:\n    try:\n        while True: pass\n    except BaseException: pass\n";
    assert_run(&["-X", "fuel=1m", "-c", endless], "", 1, "", "no fuel left");
    assert_run(&["-X", "fuel=150", "--stats", "-c", endless], "", 1, "", "no fuel left");
    let filling = "x = []\ntry:\n    while True: x.append('a' * 1000 + str(len(x)))\n\
         except MemoryError:\n    n = len(x)\n    x = None\n    print(10 < n < 70)\n";
    assert_run(&["-X", "heapsize=64k", "--stats", "-c", filling], "", 0, "True\n", "heap 65536 bytes");
}

/// TCP and UDP over the loopback interface, blocking, with time limits, polled and in asyncio.
#[test]
fn scripts_have_sockets() {
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/scripts/sockets.py");
    let expected = include_str!("../scripts/sockets.expected");
    assert_run(&[script], "", 0, expected, "");
}

/// Every way to read and to write a stream, servers that end and that are cancelled, and streams over what is no socket. The expected
/// output is MicroPython's.
#[test]
fn scripts_have_streams() {
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/scripts/streams.py");
    let expected = include_str!("../scripts/streams.expected");
    assert_run(&[script], "", 0, expected, "");
}

/// What a script may look at of the network.
#[test]
fn the_network_may_be_looked_at() {
    let code = "import network\nw = network.WLAN(network.STA_IF)\nprint(w.isconnected() == (w.ifconfig()[0] != '0.0.0.0'), w.active(), network.WLAN(network.AP_IF).active())";
    assert_run(&["-c", code], "", 0, "True True False\n", "");
}

/// What `machine` drives on a computer exists in memory.
#[test]
fn scripts_have_pins() {
    let code = "from machine import Pin\nled = Pin('LED', Pin.OUT)\nled.on()\nled.toggle()\nled(1)\nprint(led, led.value(), Pin(5, Pin.IN, Pin.PULL_UP)())";
    assert_run(&["-c", code], "", 0, "Pin('LED') 1 1\n", "");
}

#[test]
fn a_script_reads_standard_input() {
    // Questions stand before their answers, also at the prompt, which reads from the same place.
    let code = "n = input('name? ')\nimport sys\nprint(repr(n), sys.stdin.read().split())";
    assert_run(&["-c", code], "Ann\n1\n2", 0, "name? 'Ann' ['1', '2']\n", "");
    let out = minipy(&["-i"], "x = input('? ')\ntyped\nx\n");
    assert!(String::from_utf8_lossy(&out.stdout).contains("? >>> 'typed'"), "{out:?}");
}
