//! `info`, `crash`, `modules`, `settings`: what a board knows of itself.

use std::path::Path;

use mqrepl::literal::Literal;
use mqrepl::snippets::quote;
use mqrepl::status::Status;

use super::transfer;
use crate::args::{CrashAction, ModuleAction, SettingsAction};
use crate::exit::{Exit, Fault};
use crate::local::Reader;
use crate::output::Printer;
use crate::perform::{Operator, fresh_id};
use crate::settings::Settings;

/// Says what the board is: its status, and its memory.
pub(super) async fn info(settings: &Settings, printer: &mut Printer) -> Result<(), Fault> {
    let id = fresh_id();
    let mut operator = Operator::connect(settings, printer, &[id]).await?;
    // Also a proof that it answers.
    let answer = operator.eval(id, "import gc\nprint(gc.mem_free(), gc.mem_alloc())".into()).await?;
    let status = operator.link.status().cloned();
    operator.leave().await;
    let text = String::from_utf8_lossy(&answer);
    let last = text.lines().rfind(|line| !line.trim().is_empty()).unwrap_or("");
    let mut numbers = last.split_whitespace().map(|word| word.parse::<u64>().ok());
    let (free, used) = (numbers.next().flatten(), numbers.next().flatten());
    if settings.json {
        let status = status.as_ref().map(Status::to_json).and_then(|json| serde_json::from_slice(&json).ok());
        let status: serde_json::Value = status.unwrap_or_default();
        let all = serde_json::json!({ "status": status, "heap_free": free, "heap_used": used });
        return printer.line(&all.to_string());
    }
    let number = |n: Option<u64>| n.map_or_else(|| "unknown".to_owned(), |n| n.to_string());
    let mut lines = vec![("board", settings.prefix.as_str().trim_end_matches('/').to_owned())];
    match status {
        Some(status) => lines.extend([
            ("protocol", status.protocol.to_string()),
            ("software", status.software),
            ("boot mode", status.boot_mode),
            ("boot reason", status.boot_reason),
            ("reset cause", status.reset_cause),
            ("slot", status.slot),
            ("boot id", status.boot_id),
        ]),
        None => lines.push(("protocol", "1 (it publishes no status)".into())),
    }
    lines.extend([("heap free", number(free)), ("heap used", number(used))]);
    for (name, value) in lines.iter().filter(|(_, value)| !value.is_empty()) {
        printer.line(&format!("{name:<12} {value}"))?;
    }
    Ok(())
}

/// Lists, shows or clears the board's crash records.
pub(super) async fn crash(
    action: CrashAction,
    settings: &Settings,
    printer: &mut Printer,
) -> Result<(), Fault> {
    if action == CrashAction::Clear {
        return order("import board\nboard.clear_crashes()".into(), settings, printer).await;
    }
    let records = ask("board.crashes()", settings, printer).await?;
    if settings.json {
        return printer.line(&as_json(&records).to_string());
    }
    for record in items(&records) {
        let text = |key: &str| record.get(key).and_then(Literal::as_str).unwrap_or("").trim_end();
        let number = |key: &str| record.get(key).and_then(Literal::as_int).unwrap_or(0);
        let first = text("text").lines().next().unwrap_or("");
        let head = format!(
            "{:>4}  {:<10} boot {}, after {} s, {}",
            number("number"),
            text("kind"),
            number("boot"),
            number("uptime"),
            text("software")
        );
        if action == CrashAction::List {
            printer.log_line(&format!("{head}: {first}"))?;
        } else {
            printer.text(format!("{head}\n{}\n{}\n", text("text"), text("log")).as_bytes())?;
        }
    }
    Ok(())
}

/// Lists, starts, stops or restarts the board's modules.
pub(super) async fn modules(
    action: ModuleAction,
    settings: &Settings,
    printer: &mut Printer,
) -> Result<(), Fault> {
    let call = |function: &str, name: &str| format!("import board\nboard.{function}({})", quote(name));
    match action {
        ModuleAction::Start { name } => order(call("start_module", &name), settings, printer).await,
        ModuleAction::Stop { name } => order(call("stop_module", &name), settings, printer).await,
        ModuleAction::Restart { name } => order(call("restart_module", &name), settings, printer).await,
        ModuleAction::List => {
            let modules = ask("board.modules()", settings, printer).await?;
            if settings.json {
                return printer.line(&as_json(&modules).to_string());
            }
            for module in items(&modules) {
                let text = |key: &str| module.get(key).and_then(Literal::as_str).unwrap_or("");
                let failures = module.get("failures").and_then(Literal::as_int).unwrap_or(0);
                printer.line(&format!("{:<16} {:<10} {failures} failures", text("name"), text("state")))?;
            }
            Ok(())
        }
    }
}

/// Shows the board's settings, stages new ones, or forgets staged ones.
pub(super) async fn settings(
    action: SettingsAction,
    settings: &Settings,
    printer: &mut Printer,
) -> Result<(), Fault> {
    match action {
        SettingsAction::Show => match ask("board.settings()", settings, printer).await? {
            Literal::Str(text) => printer.text(text.as_bytes()),
            other => Err(unreadable(&format!("{other:?}"))),
        },
        SettingsAction::Revert => {
            order("import board\nboard.discard_settings()".into(), settings, printer).await
        }
        SettingsAction::Stage { file } => stage(&file, settings, printer).await,
    }
}

/// Sends the settings as a file, because one eval may not hold them, has the board check and stage them, and removes
/// the file again.
async fn stage(file: &Path, settings: &Settings, printer: &mut Printer) -> Result<(), Fault> {
    let reader = Reader::open(file)?;
    let (id, barrier) = (fresh_id(), fresh_id());
    let mut operator = Operator::connect(settings, printer, &[id, barrier]).await?;
    let remote = format!("/.staged-{id}");
    transfer::send(&mut operator, (id, barrier), reader, &remote).await?;
    let path = quote(&remote);
    let source = format!(
        "import board,uos\ntry:\n with open({path}) as f:\n  board.stage_settings(f.read())\nfinally:\n uos.remove({path})"
    );
    let staged = operator.eval_again(source).await;
    staged.map_err(|fault| in_one_line(fault, "did not accept the settings"))?;
    operator.leave().await;
    printer.say("The board tries them at its next reset into normal mode: `mqboard reset`.");
    Ok(())
}

/// Evaluates an expression of the module `board`.
async fn ask(expression: &str, settings: &Settings, printer: &mut Printer) -> Result<Literal, Fault> {
    let source = format!("import board\nprint(repr({expression}))");
    let answer = super::ask(source, settings, printer).await;
    let answer = answer.map_err(|fault| in_one_line(fault, "does not say that"))?;
    let text = String::from_utf8_lossy(&answer);
    // Log lines may stand before it.
    let last = text.lines().rfind(|line| !line.trim().is_empty()).unwrap_or("");
    Literal::parse(last).ok_or_else(|| unreadable(last))
}

/// Has the board do something that has no answer.
async fn order(source: String, settings: &Settings, printer: &mut Printer) -> Result<(), Fault> {
    let answer = super::ask(source, settings, printer).await;
    answer.map(|_| ()).map_err(|fault| in_one_line(fault, "did not do that"))
}

/// The board's error in one line: its traceback is through this program's own source.
fn in_one_line(fault: Fault, what: &str) -> Fault {
    let Some(text) = fault.board.as_deref().filter(|_| fault.exit == Exit::Board) else { return fault };
    let last = text.lines().rfind(|line| !line.trim().is_empty()).unwrap_or("an error without a text").trim();
    let fault = Fault::new(Exit::Board, format_args!("the board {what}: {last}"));
    if last.contains("ImportError") || last.contains("AttributeError") {
        return fault.advice("A board of the original cannot do that.");
    }
    fault
}

fn unreadable(text: &str) -> Fault {
    let start: String = text.chars().take(60).collect();
    Fault::new(Exit::Protocol, format_args!("the board's answer cannot be read: {start:?}"))
}

fn items(list: &Literal) -> &[Literal] {
    match list {
        Literal::List(items) => items,
        _ => &[],
    }
}

fn as_json(value: &Literal) -> serde_json::Value {
    match value {
        Literal::Bool(b) => (*b).into(),
        Literal::Dict(entries) => entries
            .iter()
            .map(|(key, value)| (key.as_str().unwrap_or("").to_owned(), as_json(value)))
            .collect::<serde_json::Map<_, _>>()
            .into(),
        Literal::Int(n) => (*n).into(),
        Literal::List(items) => items.iter().map(as_json).collect(),
        Literal::None => serde_json::Value::Null,
        Literal::Str(text) => text.as_str().into(),
    }
}
