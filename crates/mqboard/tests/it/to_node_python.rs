//! Python on our board, a real process: asked by our command line, and by the original's with its own sources.

use core::time::Duration;
use std::fs;
use std::io::{BufRead as _, BufReader, Read as _};
use std::process::Stdio;
use std::time::Instant;

use crate::broker::Broker;
use crate::cli::{Ended, mqboard, run};
use crate::node::{NAME, Node};
use crate::original::{Original, Outcome};

const SOON: Duration = Duration::from_secs(10);

struct Setup {
    node: Node,
    broker: Broker,
    /// The original's ids are always new.
    runs: core::cell::Cell<u32>,
}

fn setups(test: &str) -> impl Iterator<Item = Setup> {
    Broker::both(test).into_iter().map(|broker| Setup {
        node: Node::start(&broker),
        broker,
        runs: core::cell::Cell::new(0),
    })
}

impl Setup {
    fn run(&self, arguments: &[&str]) -> Ended {
        run(self.node.directory(), &[&["-s", &self.broker.url(), "-p", NAME, "-T", "20"], arguments].concat())
    }

    /// What the original's `eval` gets for this source.
    fn original(&self, source: &str) -> Outcome {
        self.runs.set(self.runs.get() + 1);
        let id = format!("orig{:04}", self.runs.get());
        Original::connect(self.broker.port(), NAME, &id).ask("eval", "", source.as_bytes())
    }

    #[track_caller]
    fn original_ok(&self, source: &str, expected: &str) {
        match self.original(source) {
            Outcome::Ok(data) => assert_eq!(String::from_utf8(data).unwrap(), expected, "{source}"),
            Outcome::Err(text) => panic!("{source}: {text}"),
        }
    }

    #[track_caller]
    fn original_fails(&self, source: &str, holds: &str) {
        match self.original(source) {
            Outcome::Ok(data) => panic!("{source}: {data:?}"),
            Outcome::Err(text) => assert!(text.contains(holds), "{source}: {text}"),
        }
    }
}

#[test]
fn the_originals_eval_gets_values_output_and_tracebacks() {
    for setup in setups("the_originals_eval_gets_values_output_and_tracebacks") {
        setup.original_ok("2+3", "5");
        setup.original_ok("None", "None");
        setup.original_ok("x = 7", "");
        setup.original_ok("x * 6", "42");
        setup.original_ok("for i in range(3):\n print(i)", "0\n1\n2\n");
        setup.original_fails("1/0", "ZeroDivisionError");
        setup.original_fails("nonsense(", "SyntaxError");
        setup.original_fails("no_such_name", "NameError");
        setup.original_ok("safemode", "False");
    }
}

// The shapes are those of the original's command line: tight tokens, one-line suites, a semicolon at a line's end.
#[test]
fn the_originals_directory_commands_work() {
    for setup in setups("the_originals_directory_commands_work") {
        let flash = setup.node.flash();
        for path in fs::read_dir(&flash).unwrap() {
            let path = path.unwrap().path();
            let _ = fs::remove_dir_all(&path).or_else(|_| fs::remove_file(&path));
        }
        let make_all = |dir: &str| {
            format!(
                "import uos; p=''\nfor d in '{dir}'.split('/'):\n  p += d;\n  try: uos.mkdir(p)\n  \
                 except OSError: pass\n  if not p.endswith('/'): p += '/'\n"
            )
        };
        setup.original_ok(&make_all("/lib/sub"), "");
        setup.original_ok(&make_all("/lib/sub"), "");
        setup.original_ok("import uos; uos.mkdir('top')", "");
        setup.original_fails("import uos; uos.mkdir('top')", "EEXIST");
        setup.original_fails("import uos; try: uos.mkdir('top')\nexcept OSError: pass", "SyntaxError");
        fs::write(flash.join("lib/a.py"), "abc").unwrap();
        fs::write(flash.join("lib/sub/b.py"), "").unwrap();

        let list = "import uos\nfor e in uos.ilistdir('/lib'):\n print('{:12} {}{}'.format(e[3]if len(e)>3 else 0,e[0],\
                    '/'if e[1]&0x4000 else ''))";
        let Outcome::Ok(listing) = setup.original(list) else { panic!("no listing") };
        let listing = String::from_utf8(listing).unwrap();
        let mut lines: Vec<&str> = listing.lines().collect();
        lines.sort_unstable();
        assert_eq!(lines, ["           0 sub/", "           3 a.py"]);

        let walk = "import uos\ndef _walk(p):\n  if p != '' and p[-1] != '/': p += '/'\n  for e in uos.ilistdir(p):\n    \
                    if e[1]&0x4000: _walk(p+e[0])\n    else: print('{:12} {}{}'.format(e[3],p,e[0]))\n_walk('/lib')\n\
                    del _walk";
        let Outcome::Ok(listing) = setup.original(walk) else { panic!("no listing") };
        let listing = String::from_utf8(listing).unwrap();
        let mut lines: Vec<&str> = listing.lines().collect();
        lines.sort_unstable();
        assert_eq!(lines, ["           0 /lib/sub/b.py", "           3 /lib/a.py"]);

        let hashes = |dir: &str| {
            format!(
                "\nimport uhashlib, ubinascii, uos\ndef _hashes(d):\n  def _one(p):\n    h = uhashlib.sha1()\n    \
                 with open(p, \"rb\") as p:\n      b = p.read(1024)\n      while b != b\"\":\n        h.update(b)\n        \
                 b = p.read(1024)\n    return str(ubinascii.hexlify(h.digest()), \"utf-8\")\n  def _dir(d):\n    \
                 if d != \"\" and d[-1] != \"/\": d += \"/\"\n    for e in uos.ilistdir(d):\n      \
                 if e[1] & 0x4000: pass # not below\n      \
                 else: print(\"'%s':'%s'\" % (e[0], _one(d + e[0])))\n  _dir(d)\n_hashes('{dir}'); del _hashes\n"
            )
        };
        setup.original_ok(&hashes("/lib"), "'a.py':'a9993e364706816aba3e25717850c26c9cd0d89d'\n");
        // What its `sync` takes for "make this directory first".
        setup.original_fails(&hashes("/none"), "OSError");

        setup.original_ok("import uos; uos.remove('/lib/a.py')", "");
        setup.original_fails("import uos; uos.remove('/lib/a.py')", "ENOENT");
        setup.original_fails("import uos; uos.rmdir('/lib/sub')", "ENOTEMPTY");
        setup.original_ok("import uos; uos.remove('/lib/sub/b.py')", "");
        setup.original_ok("import uos; uos.rmdir('/lib/sub')", "");
        assert!(!flash.join("lib/sub").exists());
    }
}

#[test]
fn the_originals_reset_is_answered_and_the_board_comes_back() {
    for setup in setups("the_originals_reset_is_answered_and_the_board_comes_back") {
        let Outcome::Ok(_) = setup.original("log.critical('Resetting')\nwatchdog.reset('n')\n") else {
            panic!("no answer: {}", setup.node.console());
        };
        let boots = |setup: &Setup| setup.node.console().matches("boot: ").count();
        let begun = Instant::now();
        while boots(&setup) < 2 {
            assert!(begun.elapsed() < Duration::from_secs(20), "{}", setup.node.console());
            setup.node.wait_until_online(&setup.broker);
        }
        setup.node.wait_until_online(&setup.broker);
        setup.original_ok("1+1", "2");
    }
}

#[test]
fn both_views_show_the_boards_log_lines() {
    for setup in setups("both_views_show_the_boards_log_lines") {
        let url = setup.broker.url();
        let arguments = ["-v", "-s", &url, "-p", NAME, "--color", "always", "view", "--count", "1"];
        let mut command = mqboard(setup.node.directory(), &arguments);
        let mut ours = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let mut line = String::new();
        BufReader::new(ours.stderr.take().unwrap()).read_line(&mut line).unwrap();
        assert_eq!(line, format!("listening to {NAME}/log\n"));
        let mut theirs = Original::connect(setup.broker.port(), NAME, "viewer01");
        theirs.subscribe(&format!("{NAME}/log"));

        setup.original_ok("log.error('too hot: %d', 90)", "None");
        let (topic, payload) = theirs.message();
        theirs.leave();
        let line = String::from_utf8(payload).unwrap();
        assert_eq!(topic, format!("{NAME}/log"));
        assert!(line.starts_with("E ") && line.ends_with("    main: too hot: 90"), "{line}");
        let output = ours.wait_with_output().unwrap();
        assert_eq!(String::from_utf8(output.stdout).unwrap(), format!("\x1b[1;31m{line}\x1b[0m\n"));
    }
}

#[test]
fn every_command_of_ours_works() {
    for setup in setups("every_command_of_ours_works") {
        let odd = "it's \"odd\" \\ grün €";
        fs::write(setup.node.directory().join("in"), "abc").unwrap();
        assert_eq!(setup.run(&["mkdir", odd]).ok(), "");
        assert_eq!(setup.run(&["put", "in", &format!("{odd}/f")]).ok(), "OK\n");
        assert_eq!(setup.run(&["ls", odd]).ok(), "           3 f\n");
        assert_eq!(setup.run(&["ls", "-r", odd]).ok(), format!("           3 {odd}/f\n"));
        assert_eq!(setup.run(&["ls", "--sha", odd]).ok(), "'f':'a9993e364706816aba3e25717850c26c9cd0d89d'\n");
        setup.run(&["mkdir", odd]).fails(1, SOON, &["EEXIST"]);
        assert_eq!(setup.run(&["mkdir", "-i", odd]).ok(), "");
        assert_eq!(setup.run(&["mkdir", "-p", "/a/b/c"]).ok(), "");
        assert_eq!(setup.run(&["mkdir", "-p", "/a/b/c"]).ok(), "");
        setup.run(&["rmdir", odd]).fails(1, SOON, &["could not remove"]);
        assert_eq!(setup.run(&["rm", &format!("{odd}/f")]).ok(), "");
        assert_eq!(setup.run(&["rmdir", odd]).ok(), "");
        setup.run(&["ls", "none"]).fails(1, SOON, &["ENOENT"]);
        setup.run(&["rm", "none"]).fails(1, SOON, &["ENOENT"]);
        let ended = setup.run(&["eval", "def f():\n  return 1/0\nf()"]);
        ended.fails_with_more(1, &["Traceback", "line 2", "ZeroDivisionError"]);

        fs::write(setup.node.directory().join("spec"), "/deep/er:\n  in->out\n").unwrap();
        let plan = "Target directory /deep/er\n  mkdir /deep/er\n  put  missing in -> /deep/er/out\n";
        assert_eq!(setup.run(&["sync", "-n", "spec"]).ok(), plan);
        assert_eq!(setup.run(&["sync", "spec"]).ok(), plan);
        assert_eq!(setup.run(&["sync", "spec"]).ok(), "Target directory /deep/er\n  ok   out\n");
    }
}

#[test]
fn the_board_tells_of_itself_and_takes_new_settings_on_trial() {
    for setup in setups("the_board_tells_of_itself_and_takes_new_settings_on_trial") {
        let info = setup.run(&["info"]).ok();
        for part in ["software     mqnode", "boot mode    normal", "heap free    "] {
            assert!(info.contains(part), "{info}");
        }
        assert!(setup.run(&["--json", "info"]).ok().contains("\"online\":true"));
        let shown = setup.run(&["settings", "show"]).ok();
        assert!(shown.contains(NAME), "{shown}");
        fs::write(setup.node.directory().join("bad.toml"), "nonsense = [").unwrap();
        setup.run(&["settings", "stage", "bad.toml"]).fails(1, SOON, &["did not accept the settings"]);
        assert_eq!(setup.run(&["settings", "revert"]).ok(), "");
        setup.run(&["modules", "stop", "none"]).fails(1, SOON, &["no such module"]);
        let left = setup.run(&["ls", "/"]).ok();
        assert!(!left.contains("staged"), "{left}");

        assert_eq!(setup.run(&["--json", "crash"]).ok(), "[]\n");
        assert_eq!(setup.run(&["crash", "clear"]).ok(), "");
    }
}

#[test]
fn an_endless_loop_costs_nobody_the_prompt_and_can_be_ended() {
    for setup in setups("an_endless_loop_costs_nobody_the_prompt_and_can_be_ended") {
        let stubborn = "while True:\n try:\n  while True: pass\n except BaseException: pass";
        for (source, word) in [("while True: pass", "KeyboardInterrupt"), (stubborn, "by force")] {
            let url = setup.broker.url();
            let arguments = ["-s", &url, "-p", NAME, "-v", "eval", source];
            let mut child =
                mqboard(setup.node.directory(), &arguments).stderr(Stdio::piped()).spawn().unwrap();
            let mut stderr = BufReader::new(child.stderr.take().unwrap());
            let mut line = String::new();
            while !line.starts_with("id ") {
                line.clear();
                assert!(stderr.read_line(&mut line).unwrap() > 0);
            }
            for n in 0..5 {
                let ended = setup.run(&["eval", &format!("{n}+1")]);
                assert!(ended.took < Duration::from_secs(1), "{ended:?}");
                assert_eq!(ended.ok(), format!("{}\n", n + 1));
            }
            let pid = child.id().to_string();
            assert!(std::process::Command::new("kill").args(["-INT", &pid]).status().unwrap().success());
            let mut text = String::new();
            stderr.read_to_string(&mut text).unwrap();
            assert_eq!(child.wait().unwrap().code(), Some(130), "{text}");
            assert!(text.contains(word), "{text}");
        }
        setup.run(&["-T", "1", "eval", "while True: pass"]).fails(6, SOON, &["for 1 s", "stopped there"]);
        assert_eq!(setup.run(&["eval", "2+2"]).ok(), "4\n");
    }
}

#[test]
fn a_reset_in_mid_command_is_noticed_and_every_mode_comes_back() {
    for setup in setups("a_reset_in_mid_command_is_noticed_and_every_mode_comes_back") {
        for mode in ["-n", "-f", "-s"] {
            let ended = setup.run(&["reset", mode]);
            assert_eq!(ended.code, 0, "{mode}: {ended:?}");
            setup.run(&["-T", "30", "eval", "while True: pass"]).fails_with_more(6, &["mqboard: "]);
            setup.node.wait_until_online(&setup.broker);
        }
        // It answers, and for a moment afterwards it is still there: only another boot is a restart.
        let boot = |setup: &Setup| {
            let info = setup.run(&["-T", "0.5", "--json", "info"]);
            serde_json::from_slice::<serde_json::Value>(&info.stdout)
                .ok()
                .map(|info| info["status"]["boot_id"].clone())
        };
        let before = boot(&setup).expect("it is online");
        assert_eq!(setup.run(&["-T", "10", "reset", "--hard"]).code, 0);
        let begun = Instant::now();
        while boot(&setup).is_none_or(|now| now == before) {
            assert!(begun.elapsed().as_secs() < 30, "it does not come back: {}", setup.node.console());
        }
        assert_eq!(setup.run(&["eval", "1+1"]).ok(), "2\n");
    }
}

#[test]
fn an_update_that_goes_back_is_waited_for_and_explained() {
    for setup in setups("an_update_that_goes_back_is_waited_for_and_explained") {
        fs::write(setup.node.directory().join("image"), b"\x7fELF, and nothing else that is right").unwrap();
        let ended = setup.run(&["ota", "--wait=60", "image"]);
        ended.fails_with_more(9, &["restarts to try it", "the board went back: ", "could not be started"]);
        let ended = setup.run(&["--json", "ota", "--wait=60", "image"]);
        assert_eq!(ended.code, 9, "{ended:?}");
        let said: serde_json::Value = serde_json::from_slice(&ended.stdout).unwrap();
        assert_eq!(said["outcome"], "went-back", "{said}");
        assert!(setup.run(&["info"]).ok().contains("trial        went back"));
        // Nobody resets it: there is no outcome in that time.
        let ended = setup.run(&["ota", "--wait=1", "--no-reset", "image"]);
        ended.fails_with_more(6, &["no outcome after 1 s"]);
        assert!(setup.run(&["info"]).ok().contains("trial        waits for the next reset"));
        fs::write(setup.node.directory().join("signature"), "no signature").unwrap();
        setup.run(&["ota", "--signature", "signature", "image"]).fails(7, SOON, &["is no Ed25519 signature"]);
    }
}

#[test]
fn a_module_is_replaced_and_it_is_said_how_that_goes() {
    let broker = Broker::embedded(mqtt_broker_tokio::ServerConfig::default());
    let node = Node::start_with(&broker, |board| {
        fs::write(board.join("flash/app.py"), "def start(mqtt, config):\n    print('one')\n").unwrap();
        let path = board.join("settings.toml");
        let settings = fs::read_to_string(&path).unwrap();
        assert!(settings.contains("#modules = []"));
        fs::write(path, settings.replace("#modules = []", "modules = [\"app\"]")).unwrap();
    });
    let file = |name: &str, text: &str| fs::write(node.directory().join(name), text).unwrap();
    let run = |arguments: &[&str]| {
        run(node.directory(), &[&["-s", &broker.url(), "-p", NAME, "-T", "20"], arguments].concat())
    };
    file("good.py", "import time\ndef start(mqtt, config):\n    while True: time.sleep(1)\n");
    file("bad.py", "raise ValueError('on purpose')\n");
    assert!(run(&["modules"]).ok().contains("app              ended\n"));
    assert_eq!(run(&["modules", "replace", "app", "good.py"]).ok(), "/app.py: app              running\n");
    run(&["modules", "replace", "app", "bad.py"]).fails(
        1,
        SOON,
        &["app has failed since: ValueError: on purpose"],
    );
    let list = run(&["modules"]).ok();
    assert!(
        list.contains("app              failed     1 failure; the last: ValueError: on purpose"),
        "{list}"
    );
    assert!(run(&["crash"]).ok().ends_with("module app: ValueError: on purpose\n"));
    assert!(run(&["info"]).ok().contains("module       app: failed, 1 failure\n"));
    run(&["modules", "replace", "none", "good.py"]).fails(1, SOON, &["no such module"]);
    run(&["modules", "replace", "watchdog", "good.py"]).fails(
        1,
        SOON,
        &["no such module of the application"],
    );
    assert_eq!(run(&["modules", "stop", "app"]).ok(), "");
    assert!(run(&["modules"]).ok().contains("app              stopped"));
}
