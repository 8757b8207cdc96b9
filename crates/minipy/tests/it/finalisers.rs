//! `__del__`: when it is called, how often, and what one that means harm can do.

use minipy::{Config, Engine, Mode, Outcome, Step};

use super::host::{TestHost, drive, prompt};

const SMALL: Config = Config { heap_bytes: 128 * 1024, reserve_bytes: 16 * 1024, ..super::hostile::CONFIG };

/// Goes on until nothing is left to do; the fuel given.
fn settle(engine: &mut Engine, host: &mut TestHost) -> u64 {
    let mut fuel = 0;
    loop {
        match engine.step(10_000, host) {
            Step::Idle => return fuel,
            Step::WaitUntil(ms) => host.now_us = host.now_us.max(ms * 1000),
            Step::Busy | Step::Done(..) => {}
        }
        fuel += 10_000;
        assert!(fuel < 2_000_000_000, "goes on for ever");
    }
}

/// A collection that nobody asked for is enough; what `__del__` prints belongs to no run.
#[test]
fn it_is_called_after_any_collection_and_outside_the_run() {
    let mut engine = Engine::new(SMALL, &[]);
    let mut host = TestHost::default();
    let source = "class A:\n  def __del__(self): print('gone')\na = A()\na = None\nfor i in range(20000): [i]\nprint('end')\n";
    let run = engine.spawn(source, "main.py", Mode::Exec).unwrap();
    assert_eq!(drive(&mut engine, &mut host, run, 1000), Outcome::Finished);
    assert_eq!(host.output.remove(&run.0).unwrap(), "end\n");
    assert_eq!(host.output.into_values().collect::<String>(), "gone\n");
}

/// An exception ends nothing but its `__del__`.
#[test]
fn an_exception_is_shown_and_the_others_are_called() {
    let mut engine = Engine::new(Config::default(), &[]);
    let mut host = TestHost::default();
    let source = "import gc\nn = 0\nclass A:\n  def __del__(self):\n    global n\n    n += 1\n    raise ValueError('mine')\nx = [A(), A()]\nx = None\ngc.collect()\nn";
    let run = engine.spawn(source, "main.py", Mode::Exec).unwrap();
    assert_eq!(drive(&mut engine, &mut host, run, 1000), Outcome::Finished);
    assert_eq!(host.output.remove(&run.0).unwrap_or_default(), "");
    let text: String = core::mem::take(&mut host.output).into_values().collect();
    assert_eq!(text.matches("Traceback").count(), 2);
    assert_eq!(text.matches("ValueError: mine\n").count(), 2, "{text}");
    assert_eq!(prompt(&mut engine, &mut host, "n"), "2");
}

/// Nothing is called for a heap that is thrown away.
#[test]
fn a_reset_calls_none() {
    let mut engine = Engine::new(Config::default(), &[]);
    let mut host = TestHost::default();
    assert_eq!(prompt(&mut engine, &mut host, "class A:\n  def __del__(self): print('gone')\na = A()"), "");
    engine.reset();
    assert_eq!(prompt(&mut engine, &mut host, "import gc\ngc.collect()"), "");
    settle(&mut engine, &mut host);
    assert_eq!(host.output.into_values().collect::<String>(), "");
}

/// The run that fills the heap with dead objects waits until they are finalised: none goes without its call, and memory never runs out.
#[test]
fn each_of_very_many_is_called_once_within_a_small_heap() {
    let mut engine = Engine::new(SMALL, &[]);
    let mut host = TestHost::default();
    let source = "n = 0\nclass A:\n  def __init__(self): self.done = False\n  def __del__(self):\n    global n\n    assert not self.done\n    self.done = True\n    n += 1\nfor i in range(50000): A()\nimport gc\ngc.collect()\nprint(n)\n";
    let run = engine.spawn(source, "main.py", Mode::Exec).unwrap();
    assert_eq!(drive(&mut engine, &mut host, run, 10_000), Outcome::Finished);
    assert_eq!(host.output.remove(&run.0).unwrap(), "50000\n");
    assert_eq!(host.output.into_values().collect::<String>(), "");
    assert!(engine.mem_peak().0 <= SMALL.heap_bytes);
}

/// An endless `__del__` is stopped; the prompt answers meanwhile, a run that waits goes on after a stated fuel.
#[test]
fn an_endless_one_is_stopped_and_costs_nobody_the_prompt() {
    let mut engine = Engine::new(Config::default(), &[]);
    let mut host = TestHost::default();
    let source = "class A:\n  def __del__(self):\n    while True:\n      try:\n        while True: pass\n      except BaseException: pass\na = [A(), A()]\na = None";
    assert_eq!(prompt(&mut engine, &mut host, source), "");
    let before = engine.fuel_used();
    assert_eq!(prompt(&mut engine, &mut host, "import gc\ngc.collect()\nprint('on')"), "on\n");
    let waited = engine.fuel_used() - before;
    assert!((9_000_000..11_000_000).contains(&waited), "{waited}");
    let before = engine.fuel_used();
    assert_eq!(prompt(&mut engine, &mut host, "sum(range(100))"), "4950");
    assert!(engine.fuel_used() - before < 20_000);
    settle(&mut engine, &mut host);
    let text: String = host.output.into_values().collect();
    assert_eq!(text, "callback stopped: it took too long\n".repeat(2));
}

/// Whoever waits can be interrupted.
#[test]
fn an_interrupt_ends_the_wait() {
    let mut engine = Engine::new(Config::default(), &[]);
    let mut host = TestHost::default();
    let source = "import gc\nclass A:\n  def __del__(self):\n    while True: pass\nA()\ngc.collect()\n";
    let run = engine.spawn(source, "main.py", Mode::Exec).unwrap();
    for _ in 0..100 {
        assert_eq!(engine.step(1000, &mut host), Step::Busy);
    }
    assert!(engine.interrupt(run));
    let before = engine.fuel_used();
    let outcome = drive(&mut engine, &mut host, run, 1000);
    assert!(
        matches!(&outcome, Outcome::Exception(text) if text.contains("KeyboardInterrupt")),
        "{outcome:?}"
    );
    assert!(engine.fuel_used() - before < 10_000);
}

/// One that sleeps holds up neither a run nor a timer.
#[test]
fn one_that_sleeps_holds_up_nobody() {
    let mut engine = Engine::new(Config::default(), &[]);
    let mut host = TestHost::default();
    let source = "import gc, machine, time\nn = []\nclass A:\n  def __del__(self):\n    time.sleep(1000)\n    n.append('woke')\nA()\ngc.collect()\nmachine.Timer(-1, mode=0, period=5, callback=lambda t: n.append('timer'))\ntime.sleep_ms(20)\nprint(n)\n";
    let run = engine.spawn(source, "main.py", Mode::Exec).unwrap();
    assert_eq!(drive(&mut engine, &mut host, run, 1000), Outcome::Finished);
    assert_eq!(host.output.remove(&run.0).unwrap(), "['timer']\n");
    assert!(host.now_us < 100_000_000);
    settle(&mut engine, &mut host);
    assert_eq!(prompt(&mut engine, &mut host, "n"), "['timer', 'woke']");
}

/// Dead objects fill all memory, and each `__del__` is endless: what needs memory gets it.
#[test]
fn memory_is_not_lost_to_those_that_wait() {
    for mode in [Mode::Exec, Mode::Repl] {
        let mut engine = Engine::new(SMALL, &[]);
        let mut host = TestHost::default();
        let source = "class A:\n  def __del__(self):\n    while True: pass\nfor i in range(10000): A()\nprint('end')\n";
        let run = engine.spawn(source, "main.py", mode).unwrap();
        let mut steps = 0;
        // The prompt's steps, too, may be those in which the run ends.
        while !host.output.contains_key(&run.0) {
            if let Step::Done(_, outcome) = engine.step(10_000, &mut host) {
                assert_eq!(outcome, Outcome::Finished);
            }
            steps += 1;
            assert!(steps < 20_000, "goes on for ever");
            if steps % 500 == 0 {
                assert_eq!(prompt(&mut engine, &mut host, "len([0] * 500)"), "500");
            }
        }
        assert_eq!(host.output.remove(&run.0).unwrap(), "end\n");
    }
}
