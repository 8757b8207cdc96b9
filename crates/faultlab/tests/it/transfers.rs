//! Files over a network that breaks: whole, or an error; never a half.

use board::Duration;
use faultlab::{Ask, Outcome, Rng, World};

fn content(rng: &mut Rng, length: u64) -> Vec<u8> {
    (0..length).map(|_| rng.draw().to_le_bytes()[0]).collect()
}

/// Compares without printing thousands of numbers.
#[track_caller]
fn same(outcome: &Outcome, data: &[u8]) {
    match outcome {
        Ok(got) => assert!(got == data, "{} bytes instead of {}, or others", got.len(), data.len()),
        Err(failure) => panic!("{failure:?}"),
    }
}

#[test]
fn two_operators_and_two_boards_do_not_mix() {
    let mut world = World::new(1);
    let boards = ["a", "b"].map(|user| world.add_board(World::settings(user)));
    let operators = [world.add_operator("a/mqb"), world.add_operator("a/mqb"), world.add_operator("b/mqb")];
    world.run_for(Duration::from_secs(10));
    let mut rng = Rng::new(1);
    let files: Vec<Vec<u8>> = (0..3).map(|n| content(&mut rng, 20_000 + n)).collect();
    let asks: Vec<_> = operators
        .iter()
        .zip(&files)
        .enumerate()
        .map(|(n, (o, data))| world.ask(*o, Ask::Put { path: format!("/{n}.bin"), data: data.clone() }))
        .collect();
    world.run_for(Duration::from_secs(30));
    for (operator, ask) in operators.iter().zip(asks) {
        assert_eq!(world.outcome(*operator, ask), Some(&Ok(b"OK".to_vec())));
    }
    let on_a = world.board(boards[0]).memory().files();
    assert!((&on_a["/0.bin"], &on_a["/1.bin"]) == (&files[0], &files[1]));
    assert!(world.board(boards[1]).memory().files()["/2.bin"] == files[2]);
    for (n, operator) in operators.into_iter().enumerate() {
        same(&world.answer(operator, Ask::Get(format!("/{n}.bin"))), &files[n]);
    }
}

#[test]
fn a_large_file_goes_there_and_back() {
    let mut world = World::new(2);
    let board = world.add_board(World::settings("u"));
    let operator = world.add_operator("u/mqb");
    world.run_for(Duration::from_secs(10));
    let data = content(&mut Rng::new(2), 300_000);
    let put = Ask::Put { path: "/big".into(), data: data.clone() };
    assert_eq!(world.answer(operator, put), Ok(b"OK".to_vec()));
    assert!(world.board(board).memory().files()["/big"] == data);
    same(&world.answer(operator, Ask::Get("/big".into())), &data);
}

#[test]
fn connections_that_break_at_random_cost_time_but_no_byte() {
    for seed in 0..20 {
        println!("seed {seed}");
        let mut world = World::new(seed);
        let board = world.add_board(World::settings("u"));
        let operator = world.add_operator("u/mqb");
        world.run_for(Duration::from_secs(10));
        let mut rng = Rng::new(seed);
        let data = content(&mut rng, 60_000);
        let put = world.ask(operator, Ask::Put { path: "/x".into(), data: data.clone() });
        for _ in 0..6 {
            world.run_for(Duration::from_millis(rng.below(800)));
            world.break_all();
        }
        world.run_for(Duration::from_secs(130));
        let outcome = world.outcome(operator, put).cloned().expect("an end within the patience");
        let files = world.board(board).memory().files();
        match outcome {
            Ok(_) => assert!(files["/x"] == data),
            // The operator's session is clean, so an answer that came while it was away is lost; the file is not.
            Err(_) => assert!(files.get("/x").is_none_or(|x| *x == data)),
        }
        assert!(files.keys().all(|path| path == "/x"), "no part is left: {:?}", files.keys());
    }
}
