//! `sync`: directories on the board as a specification file says.

use std::path::{Path, PathBuf};
use std::process::Command;

use mqrepl::snippets;
use mqrepl::sync::{Action, Local, Source as Wanted, Spec, Target, base_name, plan};

use super::transfer;
use crate::exit::{Exit, Fault};
use crate::local::{Reader, glob, sha1_of};
use crate::output::Printer;
use crate::perform::{Operator, fresh_id};
use crate::settings::Settings;

/// Where compiled files are kept, relative to the working directory.
const CACHE: &str = ".mpy";

/// Does what a specification says; with `dry_run`, only says it.
pub(super) async fn run(
    path: &Path,
    dry_run: bool,
    settings: &Settings,
    printer: &mut Printer,
) -> Result<(), Fault> {
    let text = std::fs::read_to_string(path).map_err(|error| Fault::file(path, "read", &error))?;
    let spec = Spec::parse(&text)
        .map_err(|error| Fault::new(Exit::File, format_args!("{}: {error}", path.display())))?;
    for (line, option) in &spec.unknown {
        printer.say(&format!("mqboard: {}: line {line}: unknown option {option} ignored", path.display()));
    }
    // All that is local first: a missing file is no reason to leave the board half done.
    let mut targets = Vec::new();
    for target in &spec.targets {
        targets.push((target.dir.as_str(), locals(target, &spec.mpy_cross, printer)?));
    }
    let id = fresh_id();
    let mut operator = Operator::connect(settings, printer, &[id]).await?;
    let mut report = Vec::new();
    for (dir, locals) in targets {
        if !settings.json {
            operator.printer.line(&format!("Target directory {dir}"))?;
        }
        let there = hashes(&mut operator, dir).await?;
        for action in plan(dir, &locals, there.as_deref()) {
            if settings.json {
                report.push(as_json(&action));
            } else {
                operator.printer.line(&action.to_string())?;
            }
            if !dry_run {
                carry_out(&mut operator, &action).await?;
            }
        }
    }
    operator.leave().await;
    if settings.json {
        printer.line(&serde_json::Value::from(report).to_string())?;
    }
    Ok(())
}

/// The hashes of the files in a directory of the board; `None` if there is no such directory.
async fn hashes(operator: &mut Operator<'_>, dir: &str) -> Result<Option<Vec<(String, String)>>, Fault> {
    match operator.eval_again(snippets::ls_sha(dir, fresh_id())).await {
        Ok(answer) => Ok(Some(snippets::parse_sha(&answer)?)),
        Err(fault) if fault.exit == Exit::Board && is_missing(fault.board.as_deref()) => Ok(None),
        Err(fault) => Err(transfer::about_file(fault, "list", dir)),
    }
}

/// Whether a traceback ends with "no such directory". Any other error is one.
fn is_missing(traceback: Option<&str>) -> bool {
    let last = traceback.and_then(|text| text.lines().rfind(|line| !line.trim().is_empty())).unwrap_or("");
    last.contains("OSError")
        && (last.contains("ENOENT") || last.contains("Errno 2]") || last.trim_end().ends_with(": 2"))
        || last.contains("FileNotFoundError")
}

async fn carry_out(operator: &mut Operator<'_>, action: &Action) -> Result<(), Fault> {
    match action {
        Action::Mkdir { dir } => {
            let answer = operator.eval_again(snippets::mkdir(dir, true, true, fresh_id())).await;
            answer.map_err(|fault| transfer::about_file(fault, "make", dir)).map(|_| ())
        }
        Action::Put { local, remote, .. } => {
            let reader = Reader::open(Path::new(local))?;
            let ids = (fresh_id(), fresh_id());
            operator.listen_to(&[ids.0, ids.1]).await?;
            transfer::send(operator, ids, reader, remote).await
        }
        Action::Same { .. } | Action::Skip { .. } => Ok(()),
    }
}

fn as_json(action: &Action) -> serde_json::Value {
    match action {
        Action::Mkdir { dir } => serde_json::json!({ "action": "mkdir", "dir": dir }),
        Action::Put { local, remote, why } => {
            serde_json::json!({ "action": "put", "local": local, "remote": remote, "why": why.to_string() })
        }
        Action::Same { name } => serde_json::json!({ "action": "ok", "name": name }),
        Action::Skip { local, remote, why } => {
            serde_json::json!({ "action": "skip", "local": local, "remote": remote, "why": why.to_string() })
        }
    }
}

/// The local files of a target, with their hashes, wildcards resolved and compiled where that is asked for.
fn locals(target: &Target, compiler: &[String], printer: &mut Printer) -> Result<Vec<Local>, Fault> {
    let mut locals: Vec<Local> = Vec::new();
    for wanted in &target.sources {
        let paths = if wanted.has_wildcards() {
            let found = glob(Path::new("."), &wanted.pattern);
            if found.is_empty() {
                printer.say(&format!("mqboard: nothing matches {}", wanted.pattern));
            }
            found
        } else {
            vec![wanted.pattern.clone()]
        };
        for path in paths {
            let name = wanted.rename.clone().unwrap_or_else(|| base_name(&path).to_owned());
            let (path, name) = compiled(path, name, wanted, compiler)?;
            let sha1 = sha1_of(Path::new(&path))?;
            locals.push(Local { path, name, sha1, options: wanted.options });
        }
    }
    Ok(locals)
}

/// The file to send for a source file: itself, or what the compiler makes of it.
fn compiled(
    path: String,
    name: String,
    wanted: &Wanted,
    compiler: &[String],
) -> Result<(String, String), Fault> {
    let Some(stem) = path.strip_suffix(".py") else { return Ok((path, name)) };
    let by_option = wanted.options.mpy && wanted.rename.is_none();
    if !by_option && !name.ends_with(".mpy") {
        return Ok((path, name));
    }
    let name = if by_option { format!("{}.mpy", base_name(stem)) } else { name };
    // Keyed by the whole path: two files with the same base name are two files.
    let output = PathBuf::from(CACHE).join(format!("{}.mpy", stem.replace(['/', '\\'], "_")));
    let shown = output.to_string_lossy().into_owned();
    if is_newer(&output, Path::new(&path)) {
        return Ok((shown, name));
    }
    std::fs::create_dir_all(CACHE).map_err(|error| Fault::file(Path::new(CACHE), "make", &error))?;
    let (program, arguments) =
        compiler.split_first().map_or(("mpy-cross", &[][..]), |(p, a)| (p.as_str(), a));
    let status = Command::new(program).args(arguments).arg("-o").arg(&output).arg(&path).status();
    match status {
        Ok(status) if status.success() => Ok((shown, name)),
        Ok(status) => {
            Err(Fault::new(Exit::File, format_args!("{program} could not compile {path}: {status}")))
        }
        Err(error) => Err(Fault::file(Path::new(program), "run", &error)
            .advice("Name the compiler in the specification: `mpy-cross: COMMAND ARGUMENTS`.")),
    }
}

fn is_newer(output: &Path, source: &Path) -> bool {
    let time = |path: &Path| path.metadata().and_then(|meta| meta.modified()).ok();
    matches!((time(output), time(source)), (Some(output), Some(source)) if output >= source)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_missing_directory_counts_as_missing() {
        for text in [
            "Traceback (most recent call last):\n  File \"<stdin>\", line 1\nOSError: [Errno 2] ENOENT",
            "OSError: [Errno 2] ENOENT: /lib\n",
            "OSError: 2",
            "FileNotFoundError: [Errno 2] No such file or directory: '/x'",
        ] {
            assert!(is_missing(Some(text)), "{text}");
        }
        for text in [
            "OSError: [Errno 22] EINVAL",
            "OSError: [Errno 20] ENOTDIR",
            "MemoryError: ",
            "",
            "NameError: ENOENT",
        ] {
            assert!(!is_missing(Some(text)), "{text}");
        }
    }
}
