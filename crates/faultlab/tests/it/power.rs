//! The power is cut at every write of an operation; afterwards the board boots, holds the old or the new, and can be reached.

use board::Duration;
use board::ports::ResetCause;
use faultlab::{Ask, BoardId, OperatorId, World};

const OLD: &[u8] = b"the old content";

/// A board that is connected, with a file, and its operator.
fn ready(seed: u64) -> (World, BoardId, OperatorId) {
    let mut world = World::new(seed);
    let board = world.add_board(World::settings("u"));
    let operator = world.add_operator("u/mqb");
    world.board(board).memory().flash.place("/x", OLD);
    world.run_for(Duration::from_secs(5));
    assert!(world.operator(operator).status.as_ref().is_some_and(|s| s.online));
    (world, board, operator)
}

/// Cuts the power at each operation of an upload, until one goes through. Gives the number of cuts, or the first cut after which
/// the file was neither old nor new.
fn cut_upload_everywhere(lying: bool) -> Result<u64, u64> {
    let new: Vec<u8> = (0..9_000_u32).map(|n| (n % 251) as u8).collect();
    for cut in 0.. {
        let (mut world, board, operator) = ready(cut);
        let flash = &mut world.board(board).memory().flash;
        flash.lie_about_sync(lying);
        flash.cut_at(flash.operations() + cut);
        let put = world.ask(operator, Ask::Put { path: "/x".into(), data: new.clone() });
        world.run_for(Duration::from_secs(20));
        let was_cut = world.board(board).resets.contains(&ResetCause::PowerOn);
        if !was_cut {
            world.reset(board, ResetCause::PowerOn);
        }
        world.run_for(Duration::from_secs(20));
        let done = world.outcome(operator, put).is_some_and(Result::is_ok);
        let files = world.board(board).memory().files();
        let kept = files.get("/x").map_or(&[][..], Vec::as_slice);
        if !(kept == new || kept == OLD && !done) {
            return Err(cut);
        }
        assert_eq!(files.len(), 1, "no part is left after cut {cut}: {:?}", files.keys());
        assert_eq!(
            world.answer(operator, Ask::Get("/x".into())).as_deref(),
            Ok(kept),
            "reachable after cut {cut}"
        );
        if !was_cut {
            return Ok(cut);
        }
    }
    Err(0)
}

#[test]
fn an_upload_is_old_or_new_wherever_the_power_is_cut() {
    let cuts = cut_upload_everywhere(false).expect("old or new");
    println!("{cuts} cut points");
    assert!(cuts >= 10, "{cuts}");
}

#[test]
fn the_canary_is_found() {
    // A flash that says "synced" before it has is what the order of writes protects from nothing.
    assert!(cut_upload_everywhere(true).is_err(), "a lying flash must lose a file");
}
