//! Whole lives of a board, from seeds: everything that can go wrong, in any order; afterwards it can be managed and runs normally.

use board::Duration;
use board::ports::ResetCause;
use faultlab::{Ask, BoardId, Firmware, OperatorId, Rng, World};

const MINUTE: Duration = Duration::from_secs(60);

/// The content of the file's version `n`: whole or not, it shows.
fn version(n: u64) -> Vec<u8> {
    let length = 100 + (n * 2_711) % 12_000;
    (0..length).map(|at| (n.wrapping_mul(31) + at) as u8).collect()
}

/// One thing that happens; gives the version of the file that was sent, if it was that.
fn event(world: &mut World, rng: &mut Rng, board: BoardId, operator: OperatorId, n: u64) {
    match rng.below(15) {
        0 => world.reset(board, ResetCause::PowerOn),
        1 => world.reset(board, ResetCause::Panic),
        2 => world.reset(board, ResetCause::Brownout),
        3 => world.break_all(),
        4 => world.network = !world.network,
        5 => {
            // The power fails within the next writes.
            let at = rng.below(12);
            let flash = &mut world.board(board).memory().flash;
            flash.cut_at(flash.operations() + at);
        }
        6 => {
            let settings = World::settings("u").replace("broker", "nowhere");
            world.ask(operator, Ask::Eval(format!("board.stage_settings('''{settings}''')")));
        }
        7 => {
            let mode = ["n", "f", "s"][rng.below(3) as usize];
            world.ask(operator, Ask::Eval(format!("watchdog.reset('{mode}')")));
        }
        8 => {
            world.ask(operator, Ask::Eval("x = 0\nwhile x < 100000: x += 1".into()));
        }
        9 => {
            world.ask(operator, Ask::Ota(Firmware::Good { version: n as u8 }.image(9_000)));
        }
        10 => {
            let bad = [Firmware::PanicsAtStart, Firmware::Hangs, Firmware::Deaf, Firmware::DiesAfter(30)];
            world.ask(operator, Ask::Ota(bad[rng.below(4) as usize].image(9_000)));
        }
        _ => {
            world.ask(operator, Ask::Put { path: "/file".into(), data: version(n) });
        }
    }
}

/// One life. Says what is wrong at its end; `lies` is a flash that says "synced" before it has.
fn live(seed: u64, lies: bool) -> Result<(), String> {
    let mut rng = Rng::new(seed);
    let mut world = World::new(seed);
    let board = world.add_board(World::settings("u"));
    let operator = world.add_operator("u/mqb");
    world.board(board).memory().flash.add_slots();
    world.board(board).memory().flash.lie_about_sync(lies);
    for n in 0..40 {
        event(&mut world, &mut rng, board, operator, n);
        world.run_for(Duration::from_millis(rng.below(40_000)));
    }
    // The world comes to rest: the network stays, and nothing fails any more.
    world.network = true;
    let flash = &mut world.board(board).memory().flash;
    if !flash.is_dead() {
        flash.cut_at(u64::MAX);
    }
    world.run_for(MINUTE.scaled(30, 1));
    let wrong = |ok: bool, what: &str| if ok { Ok(()) } else { Err(what.to_string()) };
    let answer = world.answer(operator, Ask::Eval("1+1".into()));
    wrong(answer == Ok(b"2".to_vec()), "it cannot be managed")?;
    world.run_for(MINUTE.scaled(180, 1));
    let resets = world.board(board).resets.len();
    let safe = world.answer(operator, Ask::Eval("safemode".into()));
    wrong(safe == Ok(b"False".to_vec()), "it does not run normally")?;
    world.run_for(MINUTE.scaled(60, 1));
    wrong(world.board(board).resets.len() == resets, "it does not come to rest")?;
    let started = &world.board(board).started;
    wrong(!started.contains(&Firmware::Torn), "a half-written firmware was started")?;
    wrong(matches!(started.last(), Some(Firmware::Good { .. })), "a bad firmware was kept")?;
    let memory = world.board(board).memory();
    wrong(
        memory.flash.current_settings() == Some(&World::settings("u")),
        "settings that were never confirmed",
    )?;
    let files = memory.files();
    let whole = files.get("/file").is_none_or(|file| (0..40).any(|n| *file == version(n)));
    wrong(whole, "a file that is neither old nor new")?;
    wrong(files.keys().all(|path| path == "/file"), "a part is left")
}

#[test]
fn after_any_life_a_board_can_be_managed_and_runs_normally() {
    for seed in 0..40 {
        println!("seed {seed}");
        assert_eq!(live(seed, false), Ok(()), "seed {seed}");
    }
}

#[test]
fn lives_on_a_flash_that_lies_are_found_out() {
    let found = (0..40).filter(|seed| live(*seed, true).is_err()).count();
    assert!(found > 0, "the canary sings in none of forty lives");
}
