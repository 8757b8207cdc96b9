//! `docs/boot.md` holds the table that this test makes from the policy itself.
//!
//! `MQBOARD_BLESS=1 cargo test -p board` writes the page anew.

use core::fmt::Write;

use board::boot::{
    HOLD_MAX, Intent, Mode, Progress, Record, SAFE_TRIES, SCORE_SAFE, SlotId, Trial, Usable, WEIGHT_CRASH,
    WEIGHT_POWER, decide,
};
use board::ports::ResetCause;

const PAGE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/boot.md");
const BEGIN: &str = "<!-- the table begins: made by crates/board/tests/it/boot_page.rs -->\n";
const END: &str = "<!-- the table ends -->\n";

/// How the last boot ended, as the policy tells causes apart.
const CAUSES: [(&str, ResetCause); 3] = [
    ("crash or watchdog", ResetCause::Panic),
    ("power lost or restored", ResetCause::PowerOn),
    ("reset by the program", ResetCause::Hard),
];

const INTENTS: [(&str, Intent); 4] = [
    ("nothing", Intent::None),
    ("reset into normal mode", Intent::Normal),
    ("reset into safe mode", Intent::Safe),
    ("no connection for too long", Intent::Offline),
];

fn table() -> String {
    let mut text = String::from(
        "| the last boot was | it came to | it said before its end | it ended by | this boot | because | weight added |\n\
         |---|---|---|---|---|---|---|\n",
    );
    for mode in [Mode::Normal, Mode::Safe] {
        for (reached, progress) in [("running", Progress::Running), ("confirmed", Progress::Confirmed)] {
            for (said, intent) in INTENTS {
                for (ended, cause) in CAUSES {
                    let last = Record { mode, progress, intent, ..Record::default() };
                    row(&mut text, [mode.name(), reached, said, ended], cause, last);
                }
            }
        }
    }
    text
}

fn row(text: &mut String, cells: [&str; 4], cause: ResetCause, last: Record) {
    let boot = decide(cause, last, None);
    // The same end when the weight is already just below its limit.
    let heavy = decide(cause, Record { score: SCORE_SAFE - 1, ..last }, None);
    let weight = if boot.mode == Mode::Normal && last.mode == Mode::Normal { boot.record.score } else { 0 };
    let (mut mode, mut why) = (boot.mode.name().to_string(), boot.reason.text().to_string());
    // A confirmed boot has cleared the weight.
    if last.progress == Progress::Running && heavy.mode != boot.mode {
        write!(mode, "; at the limit {}", heavy.mode.name()).expect("a String takes all");
        write!(why, "; {}", heavy.reason.text()).expect("a String takes all");
    }
    writeln!(text, "| {} | {mode} | {why} | {weight} |", cells.join(" | ")).expect("a String takes all");
}

/// What becomes of something on trial in slot B.
fn trials() -> String {
    let mut text = String::from(
        "| trial | the last boot said | it ended by | this boot | slot | trial afterwards |\n|---|---|---|---|---|---|\n",
    );
    let both = Some(Usable { a: true, b: true });
    let slot = Some(SlotId::B);
    let waiting = Trial::Waiting { slot, settings: true };
    let started = Trial::Started { slot, settings: true };
    for (name, trial) in [("waits", waiting), ("was started", started)] {
        for (said, intent) in INTENTS {
            for (ended, cause) in CAUSES {
                let last = Record { progress: Progress::Running, intent, trial, ..Record::default() };
                let boot = decide(cause, last, both);
                let after = match boot.record.trial {
                    Trial::None => "over: it went back",
                    Trial::Waiting { .. } => "waits",
                    Trial::Started { .. } => "started",
                };
                let slot = boot.slot.map_or("-", SlotId::name);
                writeln!(text, "| {name} | {said} | {ended} | {} | {slot} | {after} |", boot.mode.name())
                    .expect("a String takes all");
            }
        }
    }
    text
}

fn numbers() -> String {
    format!(
        "| number | value |\n|---|---|\n\
         | weight of a boot ended by a crash or the watchdog | {WEIGHT_CRASH} |\n\
         | weight of a boot ended by a loss of power, or by a reset nobody announced, before it was confirmed | {WEIGHT_POWER} |\n\
         | weight at which the board boots into safe mode | {SCORE_SAFE} |\n\
         | boots in safe mode that do not reach the broker before normal mode is tried | {SAFE_TRIES}, doubled with each hold |\n\
         | doublings of safe mode's hold | at most {HOLD_MAX} |\n",
    )
}

#[test]
fn the_page_shows_what_the_policy_does() {
    let made = format!(
        "{BEGIN}### Numbers\n\n{}\n### Without a trial\n\n{}\n### With a trial\n\n{}\n{END}",
        numbers(),
        table(),
        trials()
    );
    let page = std::fs::read_to_string(PAGE).expect("docs/boot.md is there");
    let begin = page.find(BEGIN).expect("the page has the mark where the table begins");
    let end = page.find(END).expect("the page has the mark where the table ends") + END.len();
    if std::env::var_os("MQBOARD_BLESS").is_some() {
        let page = format!("{}{made}{}", &page[..begin], &page[end..]);
        std::fs::write(PAGE, page).expect("docs/boot.md can be written");
        return;
    }
    assert!(page[begin..end] == made, "docs/boot.md is out of date: run MQBOARD_BLESS=1 cargo test -p board");
}
