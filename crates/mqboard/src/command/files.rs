//! `ls`.

use mqrepl::snippets;

use crate::exit::Fault;
use crate::output::Printer;
use crate::perform::fresh_id;
use crate::settings::Settings;

/// What is listed.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Listing {
    /// The entries of a directory.
    Plain,
    /// The files in it and below it.
    Recursive,
    /// The files in it with their hashes.
    Sha,
}

/// Lists a directory.
pub(super) async fn ls(
    dir: &str,
    what: Listing,
    settings: &Settings,
    printer: &mut Printer,
) -> Result<(), Fault> {
    let source = match what {
        Listing::Plain => snippets::ls(dir, fresh_id()),
        Listing::Recursive => snippets::ls_recursive(dir, fresh_id()),
        Listing::Sha => snippets::ls_sha(dir, fresh_id()),
    };
    let answer = super::ask(source, settings, printer).await;
    let answer = answer.map_err(|fault| super::transfer::about_file(fault, "list", dir))?;
    let mut text = String::new();
    if what == Listing::Sha {
        let mut files = snippets::parse_sha(&answer)?;
        files.sort();
        if settings.json {
            let files = files.iter().map(|(name, sha1)| serde_json::json!({ "name": name, "sha1": sha1 }));
            text = format!("{}\n", serde_json::Value::from_iter(files));
        } else {
            text.extend(files.iter().map(|(name, sha1)| format!("'{name}':'{sha1}'\n")));
        }
    } else {
        let mut entries = snippets::parse_ls(&answer)?;
        entries.sort_by(|a, b| a.name.cmp(&b.name));
        if settings.json {
            let entries = entries.iter().map(|e| {
                let kind = if e.is_dir { "dir" } else { "file" };
                serde_json::json!({ "name": e.name, "type": kind, "size": e.size })
            });
            text = format!("{}\n", serde_json::Value::from_iter(entries));
        } else {
            text.extend(entries.iter().map(|e| {
                let slash = if e.is_dir { "/" } else { "" };
                format!("{:>12} {}{slash}\n", e.size, shown(&e.name))
            }));
        }
    }
    printer.data(text.as_bytes())?;
    Ok(())
}

/// A name as it is safe to show: a board must not be able to send commands to the operator's terminal.
fn shown(name: &str) -> String {
    name.chars().map(|c| if c.is_control() { '?' } else { c }).collect()
}
