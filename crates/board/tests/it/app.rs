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
