//! `view`: the board's log lines as they come.

use crate::exit::{Exit, Fault};
use crate::interrupts::Interrupts;
use crate::link::{Happened, Link};
use crate::output::Printer;
use crate::settings::Settings;

/// Shows log lines until Ctrl-C, or until `count` have come.
pub(super) async fn run(count: Option<u64>, settings: &Settings, printer: &mut Printer) -> Result<(), Fault> {
    let topic = settings.prefix.log();
    let mut interrupts = Interrupts::listen()?;
    let mut link = interrupts.during(Link::connect(settings, core::slice::from_ref(&topic))).await?;
    printer.detail(|| format!("listening to {topic}"));
    let mut left = count.unwrap_or(u64::MAX);
    while left > 0 {
        let happened = match interrupts.during(link.next()).await {
            // It is how one ends this command: nothing to be said about.
            Err(fault) if fault.exit == Exit::Interrupted => return Err(Fault::new(Exit::Interrupted, "")),
            happened => happened?,
        };
        match happened {
            Happened::Message(message) => {
                printer.log_line(&shown(&String::from_utf8_lossy(message.payload())))?;
                left -= 1;
            }
            Happened::Lost(why) => printer.say(&format!("mqboard: {why}; connecting again")),
            Happened::Back => printer.say("mqboard: connected again"),
            Happened::Acked | Happened::Status => {}
        }
    }
    link.leave().await;
    Ok(())
}

/// A log line as it is safe to show: a board must not be able to send commands to the operator's terminal.
fn shown(line: &str) -> String {
    let harmless = |c: char| if c.is_control() && !matches!(c, '\n' | '\t') { '?' } else { c };
    line.trim_end().replace("\r\n", "\n").chars().map(harmless).collect()
}
