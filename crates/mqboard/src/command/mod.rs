//! The commands: each one a function from its arguments to what it prints.

mod board;
mod files;
mod sync;
mod transfer;
mod trial;
mod view;

use core::time::Duration;

use mqrepl::operator::Operation;
use mqrepl::snippets::{self, Reset};
use mqrepl::topic::Id;

use crate::args::Command;
use crate::exit::{Exit, Fault};
use crate::local::{Sink, Source};
use crate::output::Printer;
use crate::perform::{Io, Operator, fresh_id};
use crate::settings::Settings;

/// Carries out one command.
pub(crate) async fn run(command: Command, settings: &Settings, printer: &mut Printer) -> Result<(), Fault> {
    match command {
        Command::Eval { source } => eval(source, settings, printer).await,
        Command::Get { remote, local } => transfer::get(&remote, local.as_deref(), settings, printer).await,
        Command::Put { local, remote } => transfer::put(&local, remote, settings, printer).await,
        Command::Ota { image, signature, wait, no_reset } => {
            let limit = |secs: u64| (secs > 0).then(|| Duration::from_secs(secs));
            let wait = wait.map(|secs| trial::Wait { limit: limit(secs), reset: !no_reset });
            let image = transfer::Image { path: &image, signature: signature.as_deref() };
            transfer::ota(image, wait, settings, printer).await
        }
        Command::Ls { dir, recursive, sha } => {
            let what = match (recursive, sha) {
                (true, _) => files::Listing::Recursive,
                (false, true) => files::Listing::Sha,
                (false, false) => files::Listing::Plain,
            };
            files::ls(&dir, what, settings, printer).await
        }
        Command::Mkdir { dir, ignore, path } => {
            let source = snippets::mkdir(&dir, ignore, path, fresh_id());
            change(source, "make", &dir, settings, printer).await
        }
        Command::Rm { file } => change(snippets::rm(&file), "remove", &file, settings, printer).await,
        Command::Rmdir { dir } => change(snippets::rmdir(&dir), "remove", &dir, settings, printer).await,
        Command::Reset { safemode, soft, hard, .. } => {
            let how = match (safemode, soft, hard) {
                (true, ..) => Reset::Safe,
                (_, true, _) => Reset::Soft,
                (.., true) => Reset::Hard,
                _ => Reset::Normal,
            };
            reset(how, settings, printer).await
        }
        Command::Sync { spec, dry_run } => sync::run(&spec, dry_run, settings, printer).await,
        Command::Info => board::info(settings, printer).await,
        Command::Crash { action } => board::crash(action, settings, printer).await,
        Command::Modules { action } => board::modules(action.unwrap_or_default(), settings, printer).await,
        Command::Settings { action } => board::settings(action, settings, printer).await,
        Command::View { count } => view::run(count, settings, printer).await,
        // Needs no settings, and was run before they were resolved.
        Command::Demo { .. } => Ok(()),
        Command::Interrupt { id, force } => interrupt(&id, force, settings, printer).await,
    }
}

async fn eval(source: String, settings: &Settings, printer: &mut Printer) -> Result<(), Fault> {
    let source = match source.as_str() {
        "-" => std::io::read_to_string(std::io::stdin())
            .map_err(|error| Fault::file("stdin".as_ref(), "read", &error))?,
        _ => source,
    };
    let answer = ask(source, settings, printer).await?;
    if settings.json {
        let answer = String::from_utf8_lossy(&answer);
        printer.line(&serde_json::json!({ "answer": answer }).to_string())?;
    } else {
        printer.text(&answer)?;
    }
    Ok(())
}

/// Runs source that changes something at `path` and says nothing.
async fn change(
    source: String,
    doing: &str,
    path: &str,
    settings: &Settings,
    printer: &mut Printer,
) -> Result<(), Fault> {
    let answer = ask(source, settings, printer).await;
    let answer = answer.map_err(|fault| transfer::about_file(fault, doing, path))?;
    // Log lines, at most: a board of the original captures them too.
    printer.detail(|| String::from_utf8_lossy(&answer).into_owned());
    Ok(())
}

/// Runs source on the board over a connection of its own, and returns its answer.
async fn ask(source: String, settings: &Settings, printer: &mut Printer) -> Result<Vec<u8>, Fault> {
    let id = fresh_id();
    let mut operator = Operator::connect(settings, printer, &[id]).await?;
    let answer = operator.eval(id, source).await?;
    operator.leave().await;
    Ok(answer)
}

async fn reset(how: Reset, settings: &Settings, printer: &mut Printer) -> Result<(), Fault> {
    match ask(snippets::reset(how), settings, printer).await {
        Ok(_) => {
            printer.say("The board has taken the command and restarts.");
            Ok(())
        }
        // A hard reset is the end of the program that asked for it: going away is what it was told to do.
        Err(fault)
            if how == Reset::Hard
                && fault.exit == Exit::NoAnswer
                && !fault.cause.contains("offline, its last") =>
        {
            printer.say("The board gave no answer, as is usual for a hard reset.");
            Ok(())
        }
        Err(fault) => Err(fault),
    }
}

async fn interrupt(
    target: &str,
    force: bool,
    settings: &Settings,
    printer: &mut Printer,
) -> Result<(), Fault> {
    let Some(target) = Id::new(target).filter(|id| !id.as_str().is_empty()) else {
        return Err(Fault::new(Exit::Usage, format_args!("`{target}` is not the id of a command")));
    };
    let id = fresh_id();
    let mut operator = Operator::connect(settings, printer, &[id]).await?;
    let operation =
        Operation::interrupt(&settings.prefix, id, target, force, settings.timeout.into(), operator.now());
    operator.run(operation, Io { source: Source::None, sink: &mut Sink::None, name: "" }).await?;
    operator.leave().await;
    Ok(())
}
