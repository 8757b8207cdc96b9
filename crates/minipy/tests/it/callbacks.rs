//! Timers, `micropython.schedule` and how their callbacks share the engine with the runs.

use minipy::{Config, Engine, Mode, Outcome, Step};

use super::host::{TestHost, drive, prompt};

/// A callback's failure belongs to nobody's run: it must be seen, and must not end anything else.
#[test]
fn a_callback_that_fails_shows_its_traceback_and_ends_nothing() {
    let mut engine = Engine::new(Config::default(), &[]);
    let mut host = TestHost::default();
    let source = "import machine, time\nclass E(Exception):\n  def __str__(self): return 'text'\ndef f(t): raise E\nmachine.Timer(-1, mode=0, period=1, callback=f)\ntime.sleep_ms(5)\nprint('on')\n";
    let run = engine.spawn(source, "main.py", Mode::Exec).unwrap();
    assert_eq!(drive(&mut engine, &mut host, run, 1000), Outcome::Finished);
    assert_eq!(host.output.remove(&run.0).unwrap(), "on\n");
    let traceback: String = host.output.into_values().collect();
    assert!(traceback.starts_with("Traceback") && traceback.ends_with("E: text\n"), "{traceback}");
}

/// A timer outlives the command that started it; the engine says when it is due.
#[test]
fn a_timer_goes_on_when_no_run_is_left() {
    let mut engine = Engine::new(Config::default(), &[]);
    let mut host = TestHost::default();
    let source = "import machine\nn = 0\ndef f(t):\n  global n\n  n += 1\nt = machine.Timer(-1, period=10, callback=f)";
    assert_eq!(prompt(&mut engine, &mut host, source), "");
    for _ in 0..50 {
        match engine.step(1000, &mut host) {
            Step::WaitUntil(ms) => host.now_us = host.now_us.max(ms * 1000),
            Step::Busy => {}
            other => panic!("{other:?}"),
        }
    }
    let count: u32 = prompt(&mut engine, &mut host, "n").parse().unwrap();
    assert!(count > 10, "{count}");
    assert_eq!(prompt(&mut engine, &mut host, "t.deinit()"), "None");
    assert_eq!(engine.step(1000, &mut host), Step::Idle);
}

/// A callback that never ends takes turns with the others, and is stopped after a stated fuel.
#[test]
fn an_endless_callback_is_stopped_and_the_others_go_on_meanwhile() {
    let mut engine = Engine::new(Config::default(), &[]);
    let mut host = TestHost::default();
    let source = "import micropython\ndef f(_):\n  while True:\n    try:\n      while True: pass\n    except BaseException: pass\nmicropython.schedule(f, 0)";
    assert_eq!(prompt(&mut engine, &mut host, source), "");
    assert_eq!(prompt(&mut engine, &mut host, "sum(range(100))"), "4950");
    let mut fuel = 0_u64;
    while engine.step(10_000, &mut host) != Step::Idle {
        fuel += 10_000;
        assert!(fuel <= 11_000_000);
    }
    assert!(fuel > 5_000_000, "{fuel}");
    let text: String = host.output.into_values().collect();
    assert_eq!(text, "callback stopped: it took too long\n");
}
