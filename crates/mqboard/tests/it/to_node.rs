//! Our board, a real process, against both command lines: ours, and the original's replayed frame by frame.

use core::time::Duration;
use std::fs;

use crate::broker::Broker;
use crate::cli::{Ended, run};
use crate::node::{NAME, Node};
use crate::original::{Original, Outcome};

const SOON: Duration = Duration::from_secs(10);
const SIZES: [usize; 8] = [0, 1, 1399, 1400, 1401, 2799, 2800, 2801];

struct Setup {
    node: Node,
    broker: Broker,
}

fn setups(test: &str) -> impl Iterator<Item = Setup> {
    Broker::both(test).into_iter().map(|broker| Setup { node: Node::start(&broker), broker })
}

impl Setup {
    fn run(&self, arguments: &[&str]) -> Ended {
        run(self.node.directory(), &[&["-s", &self.broker.url(), "-p", NAME, "-T", "20"], arguments].concat())
    }

    fn original(&self, id: &str) -> Original {
        Original::connect(self.broker.port(), NAME, id)
    }

    fn local(&self, name: &str, content: &[u8]) {
        fs::write(self.node.directory().join(name), content).unwrap();
    }

    fn on_board(&self, name: &str) -> Vec<u8> {
        fs::read(self.node.flash().join(name)).unwrap()
    }
}

fn content(size: usize) -> Vec<u8> {
    (0..size).map(|n| (n * 31 + n / 253) as u8).collect()
}

#[test]
fn files_round_trip_in_every_size() {
    for setup in setups("files_round_trip_in_every_size") {
        for size in SIZES.into_iter().chain([100_000, 5_000_000]) {
            let (content, name) = (content(size), setup.broker.name());
            setup.local("in", &content);
            assert_eq!(setup.run(&["put", "in", "f"]).ok(), "OK\n", "{size} {name}");
            assert!(setup.on_board("f") == content, "put {size} {name}");
            assert_eq!(setup.run(&["get", "f", "out"]).ok(), "", "{size} {name}");
            assert!(fs::read(setup.node.directory().join("out")).unwrap() == content, "get {size} {name}");
        }
        let left: Vec<_> =
            fs::read_dir(setup.node.flash()).unwrap().map(|e| e.unwrap().file_name()).collect();
        assert!(left.iter().all(|name| !name.to_string_lossy().contains("part")), "{left:?}");
        setup.run(&["get", "none"]).fails(1, SOON, &["could not get 'none'"]);
        fs::create_dir(setup.node.flash().join("dir")).unwrap();
        setup.run(&["get", "dir"]).fails(1, SOON, &["could not get 'dir'"]);
        setup.run(&["put", "in", "dir"]).fails(1, SOON, &["could not put 'dir'"]);
        setup.run(&["put", "in", "no/such/dir"]).fails(1, SOON, &["could not put 'no/such/dir'"]);
    }
}

#[test]
fn the_original_moves_files_of_up_to_twenty_frames() {
    for setup in setups("the_original_moves_files_of_up_to_twenty_frames") {
        for size in SIZES.into_iter().chain([14_000, 28_000]) {
            let (content, name) = (content(size), setup.broker.name());
            // Its ids are always new; the board would take an old one for a repetition.
            let id = |what: &str| format!("{what}{size}");
            let put = setup.original(&id("put")).ask("put", &format!("/f{size}"), &content);
            assert_eq!(put, Outcome::Ok(b"OK".to_vec()), "put {size} {name}");
            assert!(setup.on_board(&format!("f{size}")) == content, "put {size} {name}");
            let got = setup.original(&id("get")).ask("get", &format!("/f{size}"), b"");
            assert!(got == Outcome::Ok(content), "get {size} {name}");
        }
        let Outcome::Err(text) = setup.original("missing1").ask("get", "none", b"") else {
            panic!("no error")
        };
        assert!(text.contains("OSError"), "{text}");
    }
}
