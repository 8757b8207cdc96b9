//! `get`, `put` and `ota`.

use std::path::Path;

use mqrepl::limits::PUT_BYTES_MAX;
use mqrepl::operator::Operation;
use mqrepl::sync::base_name;

use super::trial;
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

/// A firmware image to install.
#[derive(Clone, Copy, Debug)]
pub(super) struct Image<'a> {
    pub(super) path: &'a Path,
    /// A file with the signature of its hash.
    pub(super) signature: Option<&'a Path>,
}

/// Installs a firmware image, and waits for what becomes of it if that is wanted.
pub(super) async fn ota(
    Image { path: image, signature }: Image<'_>,
    wait: Option<trial::Wait>,
    settings: &Settings,
    printer: &mut Printer,
) -> Result<(), Fault> {
    let sha256 = sha256_of(image)?;
    let signature = signature.map(read_signature).transpose()?;
    let reader = Reader::open(image)?;
    if let Some(bytes) = reader.length.filter(|&length| length > PUT_BYTES_MAX) {
        let text = format!("{} has {bytes} bytes, and one ota carries {PUT_BYTES_MAX}", image.display());
        return Err(Fault::new(Exit::File, text).advice("Build it smaller: without debugging information."));
    }
    let id = fresh_id();
    let mut operator = Operator::connect(settings, printer, &[id]).await?;
    if wait.is_some() {
        trial::can_wait(operator.link.status())?;
    }
    let mut name = sha256.clone();
    if let Some(signature) = &signature {
        name.push_str(&format!(":{signature}"));
    }
    if let Some(bytes) = reader.length.filter(|_| operator.is_extended()) {
        // So that the board refuses one that is too large before it erases anything.
        name.push_str(&format!("/{bytes}"));
    }
    let operation = Operation::ota(&settings.prefix, id, &name, settings.timeout.into(), operator.now());
    let name = image.file_name().unwrap_or_default().to_string_lossy();
    let io = Io { source: Source::Reader(reader), sink: &mut Sink::None, name: &name };
    operator.run(operation, io).await?;
    let Some(wait) = wait else {
        operator.leave().await;
        if settings.json {
            printer.line(&serde_json::json!({ "sha256": sha256 }).to_string())?;
        } else {
            printer.line("OK")?;
        }
        printer.say("The board tries it at its next reset: `mqboard reset`.");
        return Ok(());
    };
    let outcome = trial::wait(&mut operator, wait).await;
    operator.leave().await;
    if settings.json {
        let known = match &outcome {
            Ok(slot) => Some(serde_json::json!({ "sha256": sha256, "outcome": "confirmed", "slot": slot })),
            Err(fault) if fault.exit == Exit::WentBack => {
                Some(serde_json::json!({ "sha256": sha256, "outcome": "went-back", "reason": fault.cause }))
            }
            Err(_) => None,
        };
        if let Some(known) = known {
            printer.line(&known.to_string())?;
        }
    } else if let Ok(slot) = &outcome {
        printer.line(&format!("confirmed in slot {slot}"))?;
    }
    outcome.map(|_| ())
}

/// A signature of 64 bytes, as they are or in hexadecimal; gives the digits.
fn read_signature(path: &Path) -> Result<String, Fault> {
    let bytes = std::fs::read(path).map_err(|error| Fault::file(path, "read", &error))?;
    if bytes.len() == 64 {
        return Ok(bytes.iter().map(|byte| format!("{byte:02x}")).collect());
    }
    let text = str::from_utf8(&bytes).unwrap_or("").trim();
    if text.len() == 128 && text.bytes().all(|b| b.is_ascii_hexdigit()) {
        return Ok(text.to_ascii_lowercase());
    }
    Err(Fault::new(Exit::File, format_args!("{} is no Ed25519 signature", path.display()))
        .advice("It has 64 bytes, or 128 hexadecimal digits, and signs the 32 bytes of the image's SHA-256."))
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
    // Our boards say themselves which command and which file it was about.
    let last = last.strip_prefix(&format!("{doing} {path}: ")).unwrap_or(last);
    Fault::new(Exit::Board, format_args!("the board could not {doing} '{path}': {last}"))
        .advice("`mqboard ls` shows what is there.")
}
