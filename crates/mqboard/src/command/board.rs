//! `info`, `crash`, `modules`, `settings`: what a board knows of itself.

use core::time::Duration;
use std::path::Path;
use std::time::Instant;

use mqrepl::literal::Literal;
use mqrepl::snippets::quote;
use mqrepl::status::{Status, Trial};

use super::transfer;
use crate::args::{CrashAction, ModuleAction, SettingsAction};
use crate::exit::{Exit, Fault};
use crate::local::Reader;
use crate::output::Printer;
use crate::perform::{Operator, fresh_id};
use crate::settings::Settings;

/// What the board is asked for `info`. A board of the original knows the first line only.
const FIGURES: &str = "import gc,time
print(gc.mem_free(),gc.mem_alloc(),time.ticks_ms()//1000)
try:
 import board
 print(len(board.crashes()))
except (ImportError,AttributeError):
 pass";

/// Says what the board is: its status, its memory, its modules, and whether it has crash records.
pub(super) async fn info(settings: &Settings, printer: &mut Printer) -> Result<(), Fault> {
    let id = fresh_id();
    let mut operator = Operator::connect(settings, printer, &[id]).await?;
    // Also a proof that it answers.
    let answer = operator.eval(id, FIGURES.into()).await?;
    let status = operator.link.status().cloned();
    operator.leave().await;
    let text = String::from_utf8_lossy(&answer);
    let mut figures = text.split_whitespace().map(|word| word.parse::<u64>().ok());
    let mut figure = || figures.next().flatten();
    let (free, used, uptime, crashes) = (figure(), figure(), figure(), figure());
    if settings.json {
        let status = status.as_ref().map(Status::to_json).and_then(|json| serde_json::from_slice(&json).ok());
        let status: serde_json::Value = status.unwrap_or_default();
        let all = serde_json::json!({
            "status": status, "heap_free": free, "heap_used": used, "uptime": uptime, "crash_records": crashes,
        });
        return printer.line(&all.to_string());
    }
    let number = |n: Option<u64>| n.map_or_else(|| "unknown".to_owned(), |n| n.to_string());
    let mut lines = vec![("board", settings.prefix.as_str().trim_end_matches('/').to_owned())];
    match &status {
        Some(status) => lines.extend(about(status)),
        None => lines.push(("protocol", "1 (it publishes no status)".into())),
    }
    lines.extend([
        ("uptime", uptime.map_or_else(String::new, |secs| format!("{secs} s"))),
        ("heap free", number(free)),
        ("heap used", number(used)),
    ]);
    match crashes {
        Some(0) => lines.push(("crashes", "none".into())),
        Some(n) => lines.push(("crashes", format!("{n}: see `mqboard crash`"))),
        None => {}
    }
    for (name, value) in lines.iter().filter(|(_, value)| !value.is_empty()) {
        printer.line(&format!("{name:<12} {value}"))?;
    }
    Ok(())
}

/// What a status message says, in lines.
fn about(status: &Status) -> Vec<(&'static str, String)> {
    let trial = match (status.trial, status.confirmed) {
        (Trial::Waiting, _) => "waits for the next reset".into(),
        (Trial::Running, _) => format!("running, for at most {} s", status.trial_secs),
        _ if status.went_back => "went back: see `mqboard crash`".into(),
        _ => String::new(),
    };
    let confirmed = status.confirmed.map_or("", |yes| if yes { "yes" } else { "not yet" });
    let mut lines = vec![
        ("protocol", status.protocol.to_string()),
        ("software", status.software.clone()),
        ("boot mode", status.boot_mode.clone()),
        ("boot reason", status.boot_reason.clone()),
        ("reset cause", status.reset_cause.clone()),
        ("slot", status.slot.clone()),
        ("boot id", status.boot_id.clone()),
        ("confirmed", confirmed.into()),
        ("trial", trial),
    ];
    lines.extend(status.modules.iter().map(|m| {
        let comma = if m.failures > 0 { ", " } else { "" };
        ("module", format!("{}: {}{comma}{}", m.name, m.state, failures(m.failures.into())))
    }));
    lines
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
        // Neither is known of a boot that noted nothing.
        let firmware = match (text("software"), text("slot")) {
            ("", "") => String::new(),
            (software, "") => format!(", {software}"),
            ("", slot) => format!(", slot {slot}"),
            (software, slot) => format!(", {software}, slot {slot}"),
        };
        let number = |key: &str| record.get(key).and_then(Literal::as_int).unwrap_or(0);
        // What it was about, and, of a traceback, the exception.
        let mut lines = text("text").lines();
        let (first, last) = (lines.next().unwrap_or(""), lines.next_back());
        let first = last.map_or_else(|| first.to_owned(), |last| format!("{first}: {}", last.trim()));
        let head = format!(
            "{:>4}  {:<10} boot {}, after {} s{firmware}",
            number("number"),
            text("kind"),
            number("boot"),
            number("uptime")
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
        ModuleAction::Replace { name, file } => replace(&name, &file, settings, printer).await,
        ModuleAction::List => {
            let modules = ask("board.modules()", settings, printer).await?;
            if settings.json {
                return printer.line(&as_json(&modules).to_string());
            }
            for module in items(&modules) {
                printer.line(&module_line(module))?;
            }
            Ok(())
        }
    }
}

/// A module in one line.
fn module_line(module: &Literal) -> String {
    let text = |key: &str| module.get(key).and_then(Literal::as_str).unwrap_or("");
    let (name, state, error) = (text("name"), text("state"), text("error"));
    let failures = failures(module.get("failures").and_then(Literal::as_int).unwrap_or(0));
    let between = if failures.is_empty() || error.is_empty() { "" } else { "; the last: " };
    format!("{name:<16} {state:<10} {failures}{between}{error}").trim_end().to_owned()
}

/// So many failures, in words; empty for none.
fn failures(count: i64) -> String {
    match count {
        0 => String::new(),
        1 => "1 failure".into(),
        n => format!("{n} failures"),
    }
}

/// How long a module that was replaced is watched.
const WATCH: Duration = Duration::from_secs(5);

/// Sends a module's file, beside the one that runs and renamed over it, starts the module again, and says how it goes.
async fn replace(name: &str, file: &Path, settings: &Settings, printer: &mut Printer) -> Result<(), Fault> {
    let reader = Reader::open(file)?;
    let (id, barrier, asked) = (fresh_id(), fresh_id(), fresh_id());
    let mut operator = Operator::connect(settings, printer, &[id, barrier, asked]).await?;
    let module = quote(name);
    // Where it is now; a module that was never found goes where a module is looked for first.
    let source = format!(
        "import board,sys
if {module} not in [m['name'] for m in board.modules() if m['state'] != 'native']:
 raise ValueError('no such module of the application')
print(repr(getattr(sys.modules.get({module}), '__file__', None)))"
    );
    let place = operator.eval(asked, source).await.map_err(|fault| in_one_line(fault, "did not do that"))?;
    let remote = match literal(&place)? {
        Literal::Str(path) if path.starts_with('/') => path,
        Literal::Str(path) => format!("/{path}"),
        _ => format!("/{}.py", name.replace('.', "/")),
    };
    transfer::send(&mut operator, (id, barrier), reader, &remote).await?;
    let order = format!("import board\nboard.restart_module({module})");
    operator.eval_again(order).await.map_err(|fault| in_one_line(fault, "did not do that"))?;
    let state = format!("import board\nprint(repr([m for m in board.modules() if m['name'] == {module}]))");
    let begun = Instant::now();
    loop {
        tokio::time::sleep(Duration::from_millis(500)).await;
        let answer = operator.eval_again(state.clone()).await?;
        let list = literal(&answer)?;
        let Some(now) = items(&list).first() else { return Err(unreadable("no module")) };
        let text = |key: &str| now.get(key).and_then(Literal::as_str).unwrap_or("");
        if text("state") == "failed" {
            let fault = Fault::new(Exit::Board, format_args!("{name} has failed since: {}", text("error")));
            return Err(
                fault.advice("It is tried again by itself; send another file, or see `mqboard crash show`.")
            );
        }
        if begun.elapsed() >= WATCH || text("state") == "ended" {
            operator.leave().await;
            return printer.line(&format!("{remote}: {}", module_line(now)));
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
    literal(&answer)
}

/// The value that an answer ends with; log lines may stand before it.
fn literal(answer: &[u8]) -> Result<Literal, Fault> {
    let text = String::from_utf8_lossy(answer);
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
