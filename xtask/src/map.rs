//! The code map: every source file with the line in which it says what it is.

use core::fmt::Write as _;

use crate::model::{self, Repo};

/// The map of all crates, or of the one that is named. Tests are left out.
pub fn map(repo: &Repo, only: Option<&str>) -> String {
    let mut text = String::new();
    for package in &repo.packages {
        if only.is_some_and(|name| name != package.name) {
            continue;
        }
        let _infallible = writeln!(text, "{}", package.name);
        let sources = format!("{}src/", package.folder());
        for (path, content) in repo.rust_files() {
            let Some(name) = path.strip_prefix(&sources) else { continue };
            if model::is_test_file(path) {
                continue;
            }
            let head = content.lines().next().unwrap_or_default().trim_start_matches("//! ");
            let lines = content.lines().count();
            let _infallible = writeln!(text, "  {name:32} {lines:4}  {head}");
        }
    }
    text
}
