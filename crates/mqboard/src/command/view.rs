//! `view`: the board's log lines as they come.

use crate::exit::{Exit, Fault};
use crate::link::{Happened, Link};
use crate::output::Printer;
use crate::settings::Settings;

/// Shows log lines until Ctrl-C, or until `count` have come.
pub(super) async fn run(count: Option<u64>, settings: &Settings, printer: &mut Printer) -> Result<(), Fault> {
    let topic = settings.prefix.log();
    let mut link = Link::connect(settings, core::slice::from_ref(&topic)).await?;
    printer.detail(|| format!("listening to {topic}"));
    let mut left = count.unwrap_or(u64::MAX);
    while left > 0 {
        let happened = tokio::select! {
            happened = link.next() => happened?,
            _ = tokio::signal::ctrl_c() => return Err(Fault::new(Exit::Interrupted, "")),
        };
        match happened {
            Happened::Message(message) => {
                printer.log_line(String::from_utf8_lossy(message.payload()).trim_end());
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
