//! Python over the wire: answered, shared, stopped.

use board::Duration;

use crate::world::World;

#[test]
fn expressions_answer_their_repr_and_statements_their_output() {
    let mut world = World::online();
    assert_eq!(world.ask("45+876"), "921");
    assert_eq!(world.ask("None"), "None");
    assert_eq!(world.ask("x = 5"), "");
    assert_eq!(world.ask("for i in range(3): print(i)"), "0\n1\n2\n");
    assert_eq!(world.ask("x"), "5");
    assert_eq!(world.ask("print('x')"), "x\n");
    assert_eq!(world.ask("safemode"), "False");
    let traceback = world.ask("1/0");
    assert!(traceback.starts_with("E:Traceback") && traceback.contains("ZeroDivisionError"), "{traceback}");
    assert!(world.ask("import").contains("SyntaxError"));
}

#[test]
fn the_names_of_the_originals_boot_files_are_there() {
    let mut world = World::online();
    for name in ["gc", "sys", "machine", "os", "uos", "time", "logging", "board", "log", "watchdog"] {
        let answer = world.ask(name);
        assert!(!answer.starts_with("E:"), "{name}: {answer}");
    }
}

#[test]
fn a_loop_without_end_does_not_keep_a_second_command_waiting_and_can_be_stopped() {
    let mut world = World::online();
    world.eval("loop", "while True: pass");
    world.run_for(Duration::from_millis(300));
    assert_eq!(world.ask("1+1"), "2");
    assert!(world.answers("loop").is_empty());
    world.command("interrupt/stop/loop", 0, true, b"");
    world.run_for(Duration::from_millis(300));
    assert_eq!(world.answers("stop"), ["OK"]);
    assert!(world.answers("loop")[0].contains("KeyboardInterrupt"), "{:?}", world.answers("loop"));
}

#[test]
fn a_loop_that_catches_everything_is_stopped_by_force() {
    let mut world = World::online();
    world.eval("loop", "while True:\n  try:\n    while True: pass\n  except BaseException: pass\n");
    world.run_for(Duration::from_millis(100));
    world.command("interrupt/ask/loop", 0, true, b"");
    world.run_for(Duration::from_millis(300));
    assert!(world.answers("loop").is_empty(), "it catches the first attempt");
    world.command("interrupt/force/loop", 0, true, b"force");
    world.run_for(Duration::from_millis(300));
    assert_eq!(world.answers("loop"), ["E:aborted"]);
    world.command("interrupt/again/loop", 0, true, b"force");
    world.run_for(Duration::from_millis(300));
    assert!(world.answers("again")[0].starts_with("E:"), "nothing is left to stop");
}

#[test]
fn one_command_too_many_is_answered_and_the_watchdog_still_has_its_place() {
    let mut world = World::online();
    for n in 0..board::limits::EVALS_MAX {
        world.eval(&format!("loop{n}"), "while True: pass");
    }
    world.eval("more", "1");
    world.run_for(Duration::from_secs(1));
    assert!(world.answers("more")[0].contains("too many"), "{:?}", world.answers("more"));
    // More than the watchdog's time: the world asserts that it does not bite.
    world.run_for(Duration::from_secs(60));
}

// A small board has fewer places. What finds none is told so, and what was refused can be asked again.
#[test]
fn a_board_with_fewer_places_refuses_with_a_clear_error() {
    let mut small = crate::world::settings();
    (small.python.commands, small.mqrepl.transfers) = (1, 2);
    let mut world = World::boot(board::memory::Memory::default(), small);
    world.run_until_online();
    world.eval("one", "import time; time.sleep(5)");
    world.eval("two", "2");
    world.run_for(Duration::from_secs(1));
    assert!(world.answers("two")[0].contains("too many commands run at once"), "{:?}", world.answers("two"));
    // One runs; one upload more is all that is let in.
    world.command("put/up1/a", 0, false, b"x");
    world.command("put/up2/b", 0, false, b"x");
    world.run_for(Duration::from_secs(1));
    assert!(world.answers("up2")[0].starts_with("E:"), "{:?}", world.answers("up2"));
    assert_eq!(world.status().limits.map(|limits| limits.transfers), Some(2));
    world.run_for(Duration::from_secs(5));
    assert_eq!(world.ask("3"), "3");
}

#[test]
fn a_long_output_is_cut_and_says_so() {
    let mut world = World::online();
    let answer = world.ask("for i in range(10000): print('0123456789')");
    assert!(answer.ends_with("bytes of output dropped]\n"), "{}", &answer[answer.len() - 80..]);
}

#[test]
fn python_sees_the_files_of_the_board() {
    let mut world = World::online();
    assert_eq!(world.ask("f = open('/a.txt', 'w'); n = f.write('hello'); f.close()"), "");
    assert_eq!(world.device.platform().files()["/a.txt"], b"hello");
    assert_eq!(world.ask("open('/a.txt').read()"), "'hello'");
    assert_eq!(world.ask("os.listdir('/')"), "['a.txt']");
    assert!(world.ask("open('/b')").contains("ENOENT"));
}

#[test]
fn logging_reaches_the_wire_in_its_format() {
    let mut world = World::online();
    assert_eq!(world.ask("log.warning('%d of %s', 3, 'x')"), "None");
    world.run_for(Duration::from_millis(100));
    let log = world.log();
    assert!(log.iter().any(|l| l.starts_with("W ") && l.ends_with("     main: 3 of x")), "{log:#?}");
}
