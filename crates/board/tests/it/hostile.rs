//! Whatever comes in on the command topic, in whatever order: no panic, no leftovers, and the next proper command is answered.

use board::Duration;
use board::ports::ResetCause;

use crate::world::{World, frame};

/// Random numbers that follow from a seed (xorshift64*).
struct Rng(u64);

impl Rng {
    fn draw(&mut self) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_f491_4f6c_dd1d)
    }

    fn one_in(&mut self, n: u64) -> bool {
        self.draw().is_multiple_of(n)
    }

    fn pick<'t, T>(&mut self, from: &'t [T]) -> &'t T {
        &from[(self.draw() % from.len() as u64) as usize]
    }
}

const COMMANDS: [&str; 9] = ["put", "put", "put", "get", "ota", "interrupt", "credit", "nothing", ""];
const IDS: [&str; 6] = ["a", "b", "c", "", "0F00D", "much-too-long-an-id-for-this-protocol-really"];
const NAMES: [&str; 9] = [
    "/x",
    "/dir/y",
    "../../etc",
    "/",
    "",
    "/.parts/0",
    "a",
    "/dir",
    "0000000000000000000000000000000000000000000000000000000000000000",
];

fn throw(world: &mut World, rng: &mut Rng) {
    let (command, id, name) = (*rng.pick(&COMMANDS), *rng.pick(&IDS), *rng.pick(&NAMES));
    let topic = format!("u/mqb/cmd/{command}/{id}/{name}");
    let length = (rng.draw() % 1500) as usize;
    let data: Vec<u8> = (0..length).map(|_| rng.draw() as u8).collect();
    let payload = match rng.draw() % 8 {
        0 => data,
        1 => Vec::new(),
        2 => b"\x80\0window 3".to_vec(),
        _ => frame((rng.draw() % 4) as u16, rng.one_in(3), &data),
    };
    world.send_raw(&topic, &payload, rng.one_in(16), rng.one_in(4));
}

#[test]
fn a_hail_of_broken_commands_leaves_a_board_that_works() {
    for seed in 1..=60 {
        println!("seed {seed}");
        let mut rng = Rng(seed);
        let mut world = World::new();
        world.device.platform().flash.add_slots();
        world.device.platform().flash.place("/dir/keep", b"kept");
        world.run_until_online();
        for _ in 0..100 {
            throw(&mut world, &mut rng);
            if rng.one_in(3) {
                world.run_for(Duration::from_millis(rng.draw() % 50));
            }
            if rng.one_in(40) {
                world.disconnect();
            }
        }
        // What was begun and never ended is given up after a minute without a frame; a board that is left alone then resets
        // nothing and keeps nothing.
        world.loops_back = true;
        world.run_for(Duration::from_secs(30));
        world.command("put/proper/new.txt", 0, true, b"content");
        world.run_for(Duration::from_secs(1));
        assert_eq!(world.answers("proper"), ["OK"], "seed {seed}");
        let mut world = world.reboot(ResetCause::PowerOn);
        world.run_until_online();
        let files = world.device.platform().files();
        assert_eq!(files["/new.txt"], b"content", "seed {seed}");
        assert!(files.keys().all(|path| !path.starts_with("/.parts")), "seed {seed}: {:?}", files.keys());
        assert!(files.contains_key("/dir/keep"), "seed {seed}");
    }
}
