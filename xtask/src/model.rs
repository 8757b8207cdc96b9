//! A model of the repository that the checks read: paths, contents, packages, and the resolved dependencies.

use core::fmt;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};

use crate::metadata;

/// Everything that a check may look at. Paths are relative to the root, with `/` between the parts.
#[derive(Clone, Debug, Default)]
pub struct Repo {
    /// The text files and what stands in them.
    pub files: BTreeMap<String, String>,
    /// Every path, also of folders and of files that are not text.
    pub paths: BTreeSet<String>,
    /// The packages of this workspace.
    pub packages: Vec<Package>,
    /// Every package of others that a build on any target may use.
    pub third_party: Vec<ThirdParty>,
}

/// A package of this workspace.
#[derive(Clone, Debug)]
pub struct Package {
    /// Its name.
    pub name: String,
    /// The path of its `Cargo.toml`.
    pub manifest: String,
    /// What it depends on, of ours and of others.
    pub dependencies: Vec<Dependency>,
}

impl Package {
    /// The folder that the package lives in.
    pub fn folder(&self) -> &str {
        self.manifest.strip_suffix("Cargo.toml").unwrap_or(&self.manifest)
    }
}

/// One line of a dependency table.
#[derive(Clone, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub struct Dependency {
    /// The name of the package depended on.
    pub name: String,
    /// Whether only its tests, examples and benches use it.
    pub dev: bool,
}

/// A package of others in the resolved graph.
#[derive(Clone, Debug)]
pub struct ThirdParty {
    /// Its name.
    pub name: String,
    /// Its version, as resolved.
    pub version: String,
    /// The licence expression that it states.
    pub licence: Option<String>,
}

/// One place that breaks a rule.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Finding {
    /// The file.
    pub path: String,
    /// The line, from 1.
    pub line: usize,
    /// What is wrong.
    pub what: String,
    /// What to do about it.
    pub remedy: String,
}

impl Finding {
    /// A finding at `path:line`.
    pub fn new(path: &str, line: usize, what: impl Into<String>, remedy: impl Into<String>) -> Self {
        Self { path: path.into(), line, what: what.into(), remedy: remedy.into() }
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}; {}", self.path, self.line, self.what, self.remedy)
    }
}

impl Repo {
    /// The root of the repository that this program was built from.
    pub fn root() -> PathBuf {
        let own = Path::new(env!("CARGO_MANIFEST_DIR"));
        own.parent().unwrap_or(own).to_path_buf()
    }

    /// Reads the repository at `root`, asking `cargo metadata` for its packages.
    ///
    /// # Errors
    /// When a file cannot be read, or cargo does not like a manifest or the lock file.
    pub fn read(root: &Path) -> Result<Self> {
        let mut repo = Self::default();
        repo.read_folder(root, "")?;
        metadata::read(root, &mut repo)?;
        Ok(repo)
    }

    /// The Rust files, with their contents.
    pub fn rust_files(&self) -> impl Iterator<Item = (&str, &str)> {
        self.files_ending(".rs")
    }

    /// The text files whose names end so, with their contents.
    pub fn files_ending<'a>(&'a self, end: &'a str) -> impl Iterator<Item = (&'a str, &'a str)> {
        self.files
            .iter()
            .filter(move |(path, _)| path.ends_with(end))
            .map(|(path, text)| (path.as_str(), text.as_str()))
    }

    fn read_folder(&mut self, folder: &Path, prefix: &str) -> Result<()> {
        let entries = fs::read_dir(folder).with_context(|| format!("cannot list {}", folder.display()))?;
        for entry in entries {
            let entry = entry?;
            let name = entry.file_name().to_string_lossy().into_owned();
            let path = format!("{prefix}{name}");
            let kind = entry.file_type()?;
            if kind.is_dir() && !is_left_out(&name) {
                self.read_folder(&entry.path(), &format!("{path}/"))?;
                self.paths.insert(path);
            } else if kind.is_file() && name != ".git" {
                let bytes = fs::read(entry.path()).with_context(|| format!("cannot read {path}"))?;
                if let Ok(text) = String::from_utf8(bytes) {
                    self.files.insert(path.clone(), text);
                }
                self.paths.insert(path);
            }
        }
        Ok(())
    }
}

/// Whether a file holds tests: they may be longer, and may use what the code under test may not.
pub fn is_test_file(path: &str) -> bool {
    path.split('/').any(|part| part == "tests") || path.ends_with("tests.rs")
}

/// What builds and version control leave behind is not the repository.
fn is_left_out(folder: &str) -> bool {
    matches!(folder, ".git" | "target" | "node_modules" | "__pycache__")
}
