//! The application's side: asyncio, its part of the MQTT connection, and several modules at once.

use board::Duration;
use board::memory::Memory;
use board::settings::{Settings, Value};

use crate::world::{World, settings};

/// The original's `blinky`, more or less: a period that is set over MQTT, and a state that is published.
const BLINKY: &[u8] = b"
import asyncio, board, logging
log = logging.getLogger(__name__)

class Blinker:
    def __init__(self, mqtt, topic, period):
        self.mqtt = mqtt
        self.topic = topic
        self.period = period
        mqtt.on_msg(self.on_msg)

    async def hook_it_up(self):
        log.info('hooking it up')
        await self.mqtt.client.subscribe(self.topic + '/period', qos=1)

    def on_msg(self, topic, msg, retained, qos, dup):
        if topic == (self.topic + '/period').encode():
            self.period = int(msg)
            log.info('period is now %d', self.period)

    async def blinker(self):
        on = False
        while True:
            on = not on
            board.act_led(on)
            await self.mqtt.client.publish(self.topic + '/state', str(on), qos=1)
            await asyncio.sleep_ms(self.period)

def start(mqtt, config):
    b = Blinker(mqtt, config['topic'], config.get('period', 1000))
    asyncio.get_event_loop().create_task(b.blinker())
    mqtt.on_init(b.hook_it_up())
";

fn with_modules(names: &[&str]) -> Settings {
    let mut settings = settings();
    settings.board.modules = names.iter().map(|n| (*n).to_string()).collect();
    let topic = |t: &str| [("topic".to_string(), Value::Str(t.into()))].into();
    settings.app.insert("blinky".into(), topic("u/blink"));
    settings.app.insert("second".into(), topic("u/second"));
    settings
}

fn count(world: &World, topic: &str) -> usize {
    world.sent.iter().filter(|m| m.topic == topic).count()
}

#[test]
fn the_originals_example_blinks_and_takes_its_period_over_mqtt() {
    let mut memory = Memory::default();
    memory.flash.place("/blinky.py", BLINKY);
    let mut world = World::boot(memory, with_modules(&["blinky"]));
    world.run_until_online();
    world.run_for(Duration::from_secs(10));
    let blinks = count(&world, "u/blink/state");
    assert!((10..=14).contains(&blinks), "{blinks}\n{}", world.console());
    world.send_raw("u/blink/period", b"100", false, false);
    world.run_for(Duration::from_secs(1));
    assert!(world.log().iter().any(|l| l.ends_with("blinky: period is now 100")), "{}", world.console());
    let before = count(&world, "u/blink/state");
    world.run_for(Duration::from_secs(10));
    let blinks = count(&world, "u/blink/state") - before;
    assert!((80..=105).contains(&blinks), "{blinks}");
    assert_eq!(world.ask("[m['state'] for m in board.modules() if m['name'] == 'blinky']"), "['running']");
}

#[test]
fn two_modules_share_the_loop_and_one_that_dies_leaves_the_other_alone() {
    let mut memory = Memory::default();
    memory.flash.place("/blinky.py", BLINKY);
    memory.flash.place("/second.py", BLINKY);
    let mut world = World::boot(memory, with_modules(&["blinky", "second"]));
    world.run_until_online();
    world.run_for(Duration::from_secs(5));
    assert!(count(&world, "u/blink/state") > 3 && count(&world, "u/second/state") > 3, "{}", world.console());
    for stopped in ["blinky", "second"] {
        assert_eq!(world.ask(&format!("board.restart_module('{stopped}')")), "None");
        world.run_for(Duration::from_secs(2));
        let before = (count(&world, "u/blink/state"), count(&world, "u/second/state"));
        world.run_for(Duration::from_secs(5));
        let after = (count(&world, "u/blink/state"), count(&world, "u/second/state"));
        assert!(
            after.0 > before.0 + 2 && after.1 > before.1 + 2,
            "{stopped}: {before:?} {after:?}\n{}",
            world.console()
        );
    }
}

#[test]
fn a_module_that_dies_is_started_again_after_a_pause() {
    let mut memory = Memory::default();
    memory
        .flash
        .place("/blinky.py", b"import time\nprint('here')\ntime.sleep(1)\nraise ValueError('on purpose')\n");
    let mut world = World::boot(memory, with_modules(&["blinky"]));
    world.run_until_online();
    world.run_for(Duration::from_secs(30));
    let starts = world.log().iter().filter(|l| l.contains("blinky: here")).count();
    // At 0, after 5 s, and after 10 s more.
    assert_eq!(starts, 3, "{}", world.console());
    assert_eq!(world.ask("len(board.crashes())"), "3");
}

/// The state of a module in the last status message.
fn shown(world: &World, name: &str) -> (String, u32) {
    let status = world.status();
    let module = status.modules.iter().find(|m| m.name == name).expect("it is in the status");
    (module.state.clone(), module.failures)
}

// The modules share one event loop, which runs in one of them.
#[test]
fn a_module_that_is_stopped_is_silent_and_the_others_go_on() {
    for (stopped, other) in [("blinky", "second"), ("second", "blinky")] {
        let mut memory = Memory::default();
        memory.flash.place("/blinky.py", BLINKY);
        memory.flash.place("/second.py", BLINKY);
        let mut world = World::boot(memory, with_modules(&["blinky", "second"]));
        world.run_until_online();
        world.run_for(Duration::from_secs(3));
        assert_eq!(shown(&world, stopped), ("running".into(), 0));
        assert_eq!(world.ask(&format!("board.stop_module('{stopped}')")), "None");
        world.run_for(Duration::from_secs(2));
        let topic = |name: &str| format!("u/{}/state", if name == "blinky" { "blink" } else { name });
        let before = (count(&world, &topic(stopped)), count(&world, &topic(other)));
        world.run_for(Duration::from_secs(6));
        let after = (count(&world, &topic(stopped)), count(&world, &topic(other)));
        assert_eq!(after.0, before.0, "{stopped} goes on\n{}", world.console());
        assert!(after.1 >= before.1 + 4, "{other}: {before:?} {after:?}\n{}", world.console());
        assert_eq!(shown(&world, stopped), ("stopped".into(), 0));
        // And it takes no messages any more, until it is started again; then each once.
        let heard = |world: &World| world.log().iter().filter(|l| l.contains("period is now")).count();
        let period = topic(stopped).replace("state", "period");
        world.send_raw(&period, b"900", false, false);
        world.run_for(Duration::from_secs(1));
        assert_eq!(heard(&world), 0);
        for round in 1..=2 {
            world.ask(&format!("board.restart_module('{stopped}')"));
            world.run_for(Duration::from_secs(2));
            world.send_raw(&period, b"900", false, false);
            world.run_for(Duration::from_secs(1));
            assert_eq!(heard(&world), round, "{}", world.console());
        }
    }
}

#[test]
fn a_task_that_dies_is_recorded_and_shown_and_the_boot_waits_for_better_times() {
    let mut memory = Memory::default();
    let source = b"
import asyncio
async def die():
    await asyncio.sleep(3)
    raise ValueError('in a task')
async def live(mqtt):
    while True:
        await mqtt.client.publish('u/alive', 'x')
        await asyncio.sleep(1)
def start(mqtt, config):
    asyncio.create_task(live(mqtt))
    asyncio.create_task(die())
";
    memory.flash.place("/blinky.py", source);
    let mut world = World::boot(memory, with_modules(&["blinky"]));
    world.run_until_online();
    world.run_for(Duration::from_secs(5));
    assert_eq!(shown(&world, "blinky"), ("running".into(), 1));
    let record = world.ask("[(c['kind'], c['text'], c['log']) for c in board.crashes()]");
    assert!(record.contains("exception") && record.contains("ValueError: in a task"), "{record}");
    assert!(record.contains("start blinky"), "the last log lines: {record}");
    assert!(world.ask("board.modules()").contains("'error': 'ValueError: in a task'"));
    let before = count(&world, "u/alive");
    world.run_for(Duration::from_secs(5));
    assert!(count(&world, "u/alive") >= before + 4, "the other task goes on");
    // The all-OK time is 60 s: the first ends with the failure still fresh.
    world.run_for(Duration::from_secs(55));
    assert_eq!(world.status().confirmed, Some(false), "{}", world.console());
    world.run_for(Duration::from_secs(100));
    assert_eq!(world.status().confirmed, Some(true), "{}", world.console());
}

#[test]
fn a_watched_task_is_launched_again() {
    let mut memory = Memory::default();
    let source = b"
import asyncio, watchdog
async def die():
    print('launched')
    await asyncio.sleep(1)
    raise ValueError('again')
async def once():
    raise ValueError('only once')
def start(mqtt, config):
    watchdog.create_watched_task('dying', die)
    watchdog.create_watched_task('other', once())
";
    memory.flash.place("/blinky.py", source);
    let mut world = World::boot(memory, with_modules(&["blinky"]));
    world.run_until_online();
    world.run_for(Duration::from_secs(9));
    let launched = world.log().iter().filter(|l| l.contains("launched") && !l.contains("again")).count();
    assert!((4..=7).contains(&launched), "{}", world.console());
    assert_eq!(shown(&world, "blinky"), ("running".into(), 1), "{}", world.console());
}

#[test]
fn a_handler_of_a_module_without_asyncio_stays_when_its_start_has_returned() {
    let mut memory = Memory::default();
    let source =
        b"def start(mqtt, config):\n    mqtt.on_msg(lambda topic, msg, *rest: print('heard', msg))\n";
    memory.flash.place("/blinky.py", source);
    let mut world = World::boot(memory, with_modules(&["blinky"]));
    world.run_until_online();
    world.send_raw("u/any", b"1", false, false);
    world.run_for(Duration::from_secs(1));
    assert!(world.log().iter().any(|l| l.contains("heard b'1'")), "{}", world.console());
}

// What a board logged while it started is what explains the rest: it comes first, however much the application has to say.
#[test]
fn the_log_of_the_boot_goes_out_before_the_applications_messages() {
    let mut memory = Memory::default();
    let source = b"
import logging
log = logging.getLogger('app')
async def hello(mqtt):
    for n in range(5):
        await mqtt.client.publish('u/hello', str(n), qos=1)
def start(mqtt, config):
    for n in range(60):
        log.info('line %d', n)
    mqtt.on_init(hello(mqtt))
";
    memory.flash.place("/blinky.py", source);
    let mut world = World::boot(memory, with_modules(&["blinky"]));
    world.reachable = false;
    world.run_for(Duration::from_secs(2));
    world.reachable = true;
    world.run_for(Duration::from_secs(60));
    let at = |topic: &str, text: &str| {
        world.sent.iter().position(|m| m.topic == topic && String::from_utf8_lossy(&m.payload).contains(text))
    };
    let last = at("u/log", "line 59").expect("the last line of the boot");
    let first = at("u/hello", "0").expect("the first message");
    assert!(last < first, "{last} {first}");
    assert_eq!(count(&world, "u/hello"), 5);
}
