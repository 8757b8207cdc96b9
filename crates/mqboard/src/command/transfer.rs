//! `get` and `put`.

use std::path::Path;

use mqrepl::operator::Operation;
use mqrepl::sync::base_name;

use crate::exit::{Exit, Fault};
use crate::local::{PartFile, Reader, Sink, Source, sha256_of};
use crate::output::Printer;
use crate::perform::{Io, Operator, fresh_id};
use crate::settings::Settings;

/// Fetches a file to a file, or to stdout.
pub(super) async fn get(
    remote: &str,
    local: Option<&Path>,
    settings: &Settings,
    printer: &mut Printer,
) -> Result<(), Fault> {
    let id = fresh_id();
    // Before anything is sent: a local path that cannot be written is no reason to trouble the board.
    let mut sink = match local {
        Some(local) if local != Path::new("-") => {
            Sink::File(PartFile::create(local, base_name(remote), id.as_str())?)
        }
        Some(_) | None => Sink::Stdout,
    };
    let mut operator = Operator::connect(settings, printer, &[id]).await?;
    let operation = Operation::get(&settings.prefix, id, remote, settings.timeout.into(), operator.now());
    let io = Io { source: Source::None, sink: &mut sink, name: remote };
    operator.run(operation, io).await.map_err(|fault| about_file(fault, "get", remote))?;
    operator.leave().await;
    if let Sink::File(part) = sink {
        let path = part.finish()?;
        printer.detail(|| format!("stored as {}", path.display()));
    }
    Ok(())
}

/// Sends a file.
pub(super) async fn put(
    local: &Path,
    remote: Option<String>,
    settings: &Settings,
    printer: &mut Printer,
) -> Result<(), Fault> {
    let reader = Reader::open(local)?;
    let name = local.file_name().unwrap_or_default().to_string_lossy();
    let remote = match remote {
        Some(dir) if dir.ends_with('/') => {
            let remote = format!("{dir}{name}");
            printer.say(&format!("remote: {remote}"));
            remote
        }
        Some(remote) => remote,
        None if local == Path::new("-") => {
            return Err(Fault::new(Exit::Usage, "stdin has no name").advice("Name the file on the board."));
        }
        None => name.into_owned(),
    };
    let (id, barrier) = (fresh_id(), fresh_id());
    let mut operator = Operator::connect(settings, printer, &[id, barrier]).await?;
    send(&mut operator, (id, barrier), reader, &remote).await?;
    operator.leave().await;
    if settings.json {
        printer.line(&serde_json::json!({ "remote": remote }).to_string())?;
    } else {
        printer.line("OK")?;
    }
    Ok(())
}

/// Installs a firmware image.
pub(super) async fn ota(image: &Path, settings: &Settings, printer: &mut Printer) -> Result<(), Fault> {
    let sha256 = sha256_of(image)?;
    let reader = Reader::open(image)?;
    let id = fresh_id();
    let mut operator = Operator::connect(settings, printer, &[id]).await?;
    let operation = Operation::ota(&settings.prefix, id, &sha256, settings.timeout.into(), operator.now());
    let name = image.file_name().unwrap_or_default().to_string_lossy();
    let io = Io { source: Source::Reader(reader), sink: &mut Sink::None, name: &name };
    operator.run(operation, io).await?;
    operator.leave().await;
    if settings.json {
        printer.line(&serde_json::json!({ "sha256": sha256 }).to_string())?;
    } else {
        printer.line("OK")?;
    }
    printer.say("The board tries it at its next reset: `mqboard reset`.");
    Ok(())
}

/// Sends one file over an open connection that listens to both ids.
pub(super) async fn send(
    operator: &mut Operator<'_>,
    (id, barrier): (mqrepl::topic::Id, mqrepl::topic::Id),
    reader: Reader,
    remote: &str,
) -> Result<(), Fault> {
    let settings = operator.settings;
    let operation =
        Operation::put(&settings.prefix, id, barrier, remote, settings.timeout.into(), operator.now());
    let io = Io { source: Source::Reader(reader), sink: &mut Sink::None, name: remote };
    operator.run(operation, io).await.map_err(|fault| about_file(fault, "put", remote))?;
    Ok(())
}

/// Puts the board's error about a file into one line: its traceback says nothing more.
pub(super) fn about_file(fault: Fault, doing: &str, path: &str) -> Fault {
    let Some(text) = fault.board.as_deref().filter(|_| fault.exit == Exit::Board) else { return fault };
    let last = text.lines().rfind(|line| !line.trim().is_empty()).unwrap_or("an error without a text").trim();
    Fault::new(Exit::Board, format_args!("the board could not {doing} '{path}': {last}"))
        .advice("`mqboard ls` shows what is there.")
}
