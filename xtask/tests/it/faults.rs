//! Plants one fault at a time in a small repository that keeps every rule.

use xtask::model::{Dependency, Package, ThirdParty};
use xtask::{CHECKS, Finding, Repo};

const PURE_HEAD: &str = "\
//! A crate.

#![no_std]
#![forbid(unsafe_code)]
#![deny(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::todo,
    clippy::unimplemented,
    clippy::unreachable,
    clippy::unwrap_used
)]
";

const MANIFEST: &str = "[package]\nname = \"x\"\n\n[lints]\nworkspace = true\n\n[dependencies]\n";

/// A repository of three crates in which there is nothing to find.
fn sound() -> Repo {
    let mut repo = Repo::default();
    let root = "[workspace.dependencies]\nmonotime = { path = \"crates/monotime\" }\n\
                libm = \"0.2\" # square roots without std\n";
    put(&mut repo, "Cargo.toml", root);
    put(&mut repo, "Cargo.lock", "[[package]]\nname = \"libm\"\nversion = \"0.2.8\"\n");
    put(&mut repo, "README.md", "# Sound\n\nSee [the plan](docs/plan.md#what-comes-first).\n");
    put(&mut repo, "ARCHITECTURE.md", "It begins in `crates/mqboard/src/lib.rs`.\n");
    put(&mut repo, "docs/plan.md", "# Plan\n\n## What comes first?\n");
    package(&mut repo, "monotime", &["libm"]);
    package(&mut repo, "mqtt-core", &["monotime"]);
    package(&mut repo, "mqboard", &[]);
    put(&mut repo, "crates/mqboard/src/lib.rs", "//! A program, as plan.md says.\n");
    repo.third_party.push(ThirdParty {
        name: "libm".into(),
        version: "0.2.8".into(),
        licence: Some("MIT".into()),
    });
    repo
}

fn put(repo: &mut Repo, path: &str, text: &str) {
    repo.paths.insert(path.into());
    repo.files.insert(path.into(), text.into());
}

fn append(repo: &mut Repo, path: &str, text: &str) {
    repo.files.get_mut(path).unwrap().push_str(text);
}

fn package(repo: &mut Repo, name: &str, uses: &[&str]) {
    let manifest = format!("crates/{name}/Cargo.toml");
    let lines: String = uses.iter().map(|used| format!("{used}.workspace = true\n")).collect();
    put(repo, &manifest, &format!("{MANIFEST}{lines}"));
    put(repo, &format!("crates/{name}/src/lib.rs"), PURE_HEAD);
    let dependencies = uses.iter().map(|used| Dependency { name: (*used).into(), dev: false }).collect();
    append(repo, "ARCHITECTURE.md", &format!("`{name}`\n"));
    repo.packages.push(Package { name: name.into(), manifest, dependencies });
}

fn depend(repo: &mut Repo, package: &str, on: &str, dev: bool) {
    let package = repo.packages.iter_mut().find(|p| p.name == package).unwrap();
    package.dependencies.push(Dependency { name: on.into(), dev });
    let manifest = package.manifest.clone();
    let table = if dev { "\n[dev-dependencies]\n" } else { "" };
    append(repo, &manifest, &format!("{table}{on}.workspace = true\n"));
}

/// What all checks find, with the names of the checks.
fn findings(repo: &Repo) -> Vec<(&'static str, Finding)> {
    CHECKS.iter().flat_map(|check| (check.run)(repo).into_iter().map(|f| (check.name, f))).collect()
}

/// Exactly one check finds something, once, there, and says this.
#[track_caller]
fn assert_found(repo: &Repo, check: &str, place: &str, says: &str) {
    let found = findings(repo);
    let [(name, finding)] = found.as_slice() else { panic!("not one finding: {found:#?}") };
    assert_eq!(*name, check);
    let text = finding.to_string();
    assert!(text.starts_with(&format!("{place}: ")), "{text}");
    assert!(text.contains(says), "{text}");
    assert!(!finding.remedy.is_empty());
}

#[track_caller]
fn assert_sound(repo: &Repo) {
    assert_eq!(findings(repo), []);
}

#[test]
fn a_sound_repository_has_no_findings() {
    assert_sound(&sound());
}

#[test]
fn names_of_checks_differ() {
    for (index, check) in CHECKS.iter().enumerate() {
        assert!(CHECKS[index + 1..].iter().all(|other| other.name != check.name), "{}", check.name);
    }
}

mod layers {
    use super::*;

    const NAME: &str = "crates use only what their layer may use";

    #[test]
    fn an_arrow_outward_is_found() {
        let mut repo = sound();
        package(&mut repo, "minipy", &["monotime"]);
        assert_found(&repo, NAME, "crates/minipy/Cargo.toml:8", "`minipy` may not use `monotime`");
    }

    #[test]
    fn so_is_one_of_the_tests_alone() {
        let mut repo = sound();
        depend(&mut repo, "mqtt-core", "mqboard", true);
        assert_found(&repo, NAME, "crates/mqtt-core/Cargo.toml:11", "`mqtt-core` may not use `mqboard`");
    }

    #[test]
    fn tests_of_a_program_may_use_a_broker_but_a_driver_may_not() {
        let with = |dev| {
            let mut repo = sound();
            package(&mut repo, "mqtt-broker", &["mqtt-core"]);
            package(&mut repo, "mqtt-async", &["mqtt-core"]);
            depend(&mut repo, "mqtt-async", "mqtt-broker", dev);
            repo
        };
        assert_sound(&with(true));
        let place = "crates/mqtt-async/Cargo.toml:9";
        assert_found(&with(false), NAME, place, "`mqtt-async` may not use `mqtt-broker`");
    }

    #[test]
    fn a_crate_without_a_row_is_found() {
        let mut repo = sound();
        package(&mut repo, "helpers", &[]);
        assert_found(&repo, NAME, "crates/helpers/Cargo.toml:1", "`helpers` is in no layer");
    }

    #[test]
    fn a_cycle_through_tests_is_found_on_both_sides() {
        let mut repo = sound();
        depend(&mut repo, "monotime", "mqtt-core", true);
        let found: Vec<_> = findings(&repo).into_iter().map(|(name, f)| (name, f.path)).collect();
        assert!(
            found.contains(&("the layers have no cycle", "crates/monotime/Cargo.toml".into())),
            "{found:?}"
        );
        assert!(
            found.contains(&("the layers have no cycle", "crates/mqtt-core/Cargo.toml".into())),
            "{found:?}"
        );
    }

    #[test]
    fn a_second_client_in_the_boards_port_is_found() {
        let mut repo = sound();
        package(&mut repo, "mqnode", &[]);
        let path = "crates/mqnode/src/lib.rs";
        put(&mut repo, path, "//! The port.\n\nuse mqtt_async::transport::Endpoint;\n");
        assert_sound(&repo);
        append(&mut repo, path, "use mqtt_async::Client;\n");
        let name = "the board's port takes only the transport of the client";
        assert_found(&repo, name, "crates/mqnode/src/lib.rs:4", "`mqtt-async`");
    }
}

mod manifests {
    use super::*;

    #[test]
    fn a_crate_without_lints_is_found() {
        for lints in ["", "[lints]\nworkspace = false\n", "# [lints]\n# workspace = true\n"] {
            let mut repo = sound();
            put(&mut repo, "crates/mqboard/Cargo.toml", &format!("[package]\nname = \"mqboard\"\n{lints}"));
            assert_found(
                &repo,
                "every manifest switches the lints on",
                "crates/mqboard/Cargo.toml:1",
                "lints",
            );
        }
    }

    #[test]
    fn a_dependency_without_a_reason_is_found() {
        for line in ["rand = \"0.9\"\n", "rand = \"0.9\" # needed\n"] {
            let mut repo = sound();
            depend(&mut repo, "mqboard", "rand", false);
            append(&mut repo, "Cargo.toml", line);
            assert_found(&repo, "every dependency has its reason", "Cargo.toml:4", "`rand`");
        }
    }

    #[test]
    fn a_version_in_a_crate_is_found() {
        let mut repo = sound();
        append(
            &mut repo,
            "crates/mqboard/Cargo.toml",
            "libm = { version = \"0.2\", default-features = false }\n",
        );
        let name = "every crate takes dependencies from the workspace";
        assert_found(&repo, name, "crates/mqboard/Cargo.toml:8", "`libm`");
    }

    #[test]
    fn features_may_be_added_to_what_the_workspace_lists() {
        let mut repo = sound();
        let lines = "libm = { workspace = true, features = [\"arch\"] }\n[features]\ndefault = []\n";
        append(&mut repo, "crates/mqboard/Cargo.toml", lines);
        assert_sound(&repo);
    }

    #[test]
    fn a_dependency_that_nobody_uses_is_found() {
        let mut repo = sound();
        append(&mut repo, "Cargo.toml", "rand = \"0.9\" # entropy for client identifiers\n");
        assert_found(&repo, "every listed dependency is used", "Cargo.toml:4", "`rand`");
    }
}

mod licences {
    use super::*;

    fn with(licence: Option<&str>) -> Repo {
        let mut repo = sound();
        repo.third_party[0].licence = licence.map(str::to_owned);
        repo
    }

    #[test]
    fn what_cannot_be_had_permissively_is_found() {
        let bad =
            ["GPL-3.0", "MIT AND GPL-2.0-only", "LGPL-2.1 OR MPL-2.0", "LicenseRef-ours", "free for all"];
        for licence in bad {
            let name = "every dependency has a permissive licence";
            assert_found(&with(Some(licence)), name, "Cargo.lock:2", licence);
        }
        assert_found(&with(None), "every dependency has a permissive licence", "Cargo.lock:2", "no licence");
    }

    #[test]
    fn permissive_expressions_pass() {
        for licence in [
            "MIT OR Apache-2.0",
            "MIT/Apache-2.0",
            "Apache-2.0 WITH LLVM-exception OR GPL-3.0",
            "(MIT OR Apache-2.0) AND Unicode-3.0",
            "Apache-2.0 AND ISC",
        ] {
            assert_sound(&with(Some(licence)));
        }
    }
}

mod sources {
    use super::*;

    const PATH: &str = "crates/mqboard/src/lib.rs";

    #[test]
    fn a_file_that_does_not_say_what_it_is_is_found() {
        for text in ["", "\n//! Late.\n", "// Not documentation.\n", "//! \n", "use x;\n"] {
            let mut repo = sound();
            put(&mut repo, PATH, text);
            let place = "crates/mqboard/src/lib.rs:1";
            assert_found(&repo, "every source file says what it is", place, "what it is");
        }
    }

    #[test]
    fn a_long_file_is_found_and_tests_may_be_longer() {
        let lines = |n: usize| format!("//! Long.\n{}", "\n".repeat(n - 1));
        let mut repo = sound();
        put(&mut repo, PATH, &lines(600));
        put(&mut repo, "crates/mqboard/src/view_tests.rs", &lines(1500));
        put(&mut repo, "crates/mqboard/tests/it/main.rs", &lines(1500));
        assert_sound(&repo);
        put(&mut repo, PATH, &lines(601));
        let name = "no source file is too long";
        assert_found(&repo, name, "crates/mqboard/src/lib.rs:601", "601 lines");
        put(&mut repo, PATH, &lines(1));
        put(&mut repo, "crates/mqboard/tests/it/main.rs", &lines(1501));
        assert_found(&repo, name, "crates/mqboard/tests/it/main.rs:1501", "1501 lines");
    }

    #[test]
    fn unfinished_and_switched_off_code_is_found() {
        for line in [
            "    dbg!(x);",
            "#[ignore]",
            "#[ignore = \"slow\"]",
            "#[allow(dead_code)]",
            "#![allow(dead_code)]",
            "    todo!()",
            "    unimplemented!(\"later\")",
            "// TODO: later",
            "/* FIXME */",
            "/// XXX",
        ] {
            let mut repo = sound();
            append(&mut repo, PATH, &format!("{line}\n"));
            let name = "nothing is left unfinished or switched off";
            assert_found(&repo, name, "crates/mqboard/src/lib.rs:2", "");
        }
    }

    #[test]
    fn a_skipped_test_that_nobody_hears_is_found() {
        let mut repo = sound();
        append(&mut repo, PATH, concat!("    std::eprint", "ln!(\"skipped: a: b not found\");\n"));
        assert_found(&repo, "skipped tests are heard", "crates/mqboard/src/lib.rs:2", "skipped");
    }

    #[test]
    fn the_same_words_as_text_or_parts_of_words_are_not() {
        let mut repo = sound();
        append(
            &mut repo,
            PATH,
            "let a = \"todo! #[allow(x)] TODO\"; // METODOS, no dbg! here\nmy_todo!();\n",
        );
        assert_sound(&repo);
    }
}

mod pure {
    use super::*;

    const PATH: &str = "crates/mqtt-core/src/lib.rs";

    #[test]
    fn a_missing_attribute_is_found() {
        for attribute in [
            "#![no_std]\n",
            "#![forbid(unsafe_code)]\n",
            "    clippy::indexing_slicing,\n",
            "    clippy::panic,\n",
            "    clippy::expect_used,\n",
        ] {
            let mut repo = sound();
            let text = repo.files[PATH].replace(attribute, "");
            put(&mut repo, PATH, &text);
            let says = attribute.trim().trim_end_matches(',');
            assert_found(
                &repo,
                "the pure ring states that it is pure",
                "crates/mqtt-core/src/lib.rs:1",
                says,
            );
        }
    }

    #[test]
    fn an_attribute_in_a_comment_does_not_count() {
        let mut repo = sound();
        let text = repo.files[PATH].replace("#![no_std]", "// #![no_std]");
        put(&mut repo, PATH, &text);
        let place = "crates/mqtt-core/src/lib.rs:1";
        assert_found(&repo, "the pure ring states that it is pure", place, "#![no_std]");
    }

    #[test]
    fn impure_code_is_found() {
        for line in [
            "fn f() { std::fs::remove_file(\"x\"); }",
            "use hashbrown::HashMap;",
            "fn now() -> u64 { Instant::now() }",
            "use alloc::sync::Arc;",
            "use core::sync::atomic::AtomicU8;",
            "extern crate std;",
        ] {
            let mut repo = sound();
            put(&mut repo, "crates/mqtt-core/src/wire.rs", &format!("//! A module.\n{line}\n"));
            assert_found(&repo, "the pure ring is pure", "crates/mqtt-core/src/wire.rs:2", "contains");
        }
    }

    #[test]
    fn tests_comments_and_strings_may_name_std() {
        let mut repo = sound();
        append(&mut repo, PATH, "// no std:: here, no HashMap\nconst A: &str = \"std::\";\n");
        append(&mut repo, PATH, "#[cfg(test)]\nmod tests {\n    use std::vec;\n}\n");
        put(&mut repo, "crates/mqtt-core/src/wire_tests.rs", "//! Tests.\nuse std::vec;\n");
        put(&mut repo, "crates/mqtt-core/tests/it/main.rs", "//! Tests.\nuse std::vec;\n");
        assert_sound(&repo);
        append(&mut repo, PATH, "use std::vec;\n");
        let line = repo.files[PATH].lines().count();
        assert_found(&repo, "the pure ring is pure", &format!("{PATH}:{line}"), "`std::`");
    }

    #[test]
    fn programs_may_use_std() {
        let mut repo = sound();
        append(&mut repo, "crates/mqboard/src/lib.rs", "use std::collections::HashMap;\n");
        assert_sound(&repo);
    }
}

mod documents {
    use super::*;

    const NAME: &str = "links in documents lead somewhere";

    #[test]
    fn a_dead_link_is_found() {
        for (text, says) in [
            ("[a](docs/lost.md)\n", "`docs/lost.md` leads to no file"),
            ("[a](../outside.md)\n", "leads to no file"),
            ("[a](docs/plan.md#what-comes-last)\n", "leads to no heading of docs/plan.md"),
            ("[a](#below)\n", "leads to no heading of README.md"),
            ("[a]: docs/lost.md\n", "leads to no file"),
        ] {
            let mut repo = sound();
            append(&mut repo, "README.md", text);
            assert_found(&repo, NAME, "README.md:4", says);
        }
    }

    #[test]
    fn links_that_lead_somewhere_and_links_in_code_are_not() {
        let mut repo = sound();
        append(&mut repo, "README.md", "[a](https://example.org/x.md) [b](#sound) [c](docs/plan.md)\n");
        append(&mut repo, "README.md", "`[d](lost.md)`\n```\n[e](lost.md)\n```\n");
        append(&mut repo, "docs/plan.md", "[back](../README.md) [crate](../crates/mqboard/src/lib.rs)\n");
        assert_sound(&repo);
    }

    #[test]
    fn a_comment_that_names_a_lost_document_is_found() {
        let mut repo = sound();
        append(&mut repo, "crates/mqboard/src/lib.rs", "/// See docs/lost.md.\n");
        let place = "crates/mqboard/src/lib.rs:2";
        assert_found(&repo, "documents that are named exist", place, "`lost.md`");
    }

    #[test]
    fn a_path_that_moved_is_found() {
        let mut repo = sound();
        append(
            &mut repo,
            "README.md",
            "It is in `crates/mqboard/src/main.rs`, not in `crates/mqboard/src/lib.rs`.\n",
        );
        let place = "README.md:4";
        assert_found(&repo, "paths in documents are there", place, "`crates/mqboard/src/main.rs`");
    }

    #[test]
    fn a_test_that_the_page_of_faults_names_and_that_is_gone_is_found() {
        let mut repo = sound();
        let row = |name: &str| format!("| a fault | what happens: `not_a_test` | mqboard: `{name}` |\n");
        append(&mut repo, "crates/mqboard/src/lib.rs", "#[test]\nfn it_is_there() {}\n");
        put(&mut repo, "docs/faults.md", &format!("# Faults\n\n{}", row("it_is_there")));
        assert_sound(&repo);
        append(&mut repo, "docs/faults.md", &row("it_was_there"));
        let name = "tests that guard against faults are there";
        assert_found(&repo, name, "docs/faults.md:4", "`it_was_there`");
    }

    #[test]
    fn a_crate_that_is_not_described_is_found() {
        let mut repo = sound();
        package(&mut repo, "mqtt-broker", &[]);
        let text = repo.files["ARCHITECTURE.md"].replace("`mqtt-broker`", "a broker");
        put(&mut repo, "ARCHITECTURE.md", &text);
        assert_found(&repo, "every crate is described", "ARCHITECTURE.md:1", "`mqtt-broker`");
    }
}

mod words {
    use super::*;

    #[test]
    fn the_workplace_is_found_in_any_file() {
        for text in [
            concat!("cd /wo", "rk/main"),
            concat!("see DESIGN", ".md, section 2"),
            concat!("as issue ", "#4 says"),
            concat!("Issue ", "12 says"),
        ] {
            let mut repo = sound();
            put(&mut repo, ".ci/run", &format!("#!/bin/sh\n# {text}\n"));
            let name = "nothing mentions the place where it was made";
            assert_found(&repo, name, ".ci/run:2", "mentions");
        }
    }

    #[test]
    fn other_paths_and_the_word_issue_are_not() {
        let mut repo = sound();
        put(
            &mut repo,
            ".ci/run",
            "# /home/net-work/x and a/framework/y; open an issue and say what you did\n",
        );
        assert_sound(&repo);
    }
}
