//! Python's runs: started at boot, sliced, and ended with an answer or a line in the log.

use alloc::format;
use alloc::string::String;

use monotime::Instant;
use mqrepl::topic::Id;

use super::Desk;
use crate::boot::Mode;
use crate::flight::Flight;
use crate::log::Level;
use crate::ports::Platform;
use crate::python::{Effect, HostParts, Kind, Outcome, Slice};

/// How the desk wants to be polled.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Work {
    /// Again, as soon as the network was looked at.
    Busy,
    /// Not before the next input or this instant.
    Until(Option<Instant>),
}

impl Desk {
    pub(super) fn start_python(&mut self, now: Instant, platform: &mut dyn Platform) {
        let safe = self.boot.mode == Mode::Safe;
        if let Err(refused) = self.python.start(safe) {
            self.say(now, platform, Level::Error, "python", &format!("{refused}"));
        }
    }

    /// Starts the application, once `__main__` is ready.
    fn start_modules(&mut self, now: Instant, platform: &mut dyn Platform) {
        if self.boot.mode == Mode::Safe {
            return;
        }
        for name in self.settings.board.modules.clone() {
            let source = format!(
                "import {name}\nif hasattr({name}, 'start'):\n    {name}.start(None, board._config('{name}'))\n"
            );
            self.start_module(now, platform, &name, &source);
        }
        if platform.files().stat("/main.py").is_ok() {
            self.start_module(now, platform, "main", "exec(open('/main.py').read())\n");
        }
    }

    fn start_module(&mut self, now: Instant, platform: &mut dyn Platform, name: &str, source: &str) {
        let plain = name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_' || b == b'.');
        let started = if plain {
            self.python.module(name, source).map_err(|refused| format!("{refused}"))
        } else {
            Err(String::from("not a module's name"))
        };
        match started {
            Ok(()) => self.say(now, platform, Level::Info, "main", &format!("start {name}")),
            Err(why) => self.module_failed(now, platform, name, &why),
        }
    }

    /// Notes which command runs, for the boot after this one.
    pub(super) fn note_command(&self, platform: &mut dyn Platform) {
        let command = self.python.latest_command();
        Flight::note_command(platform.retained(), command.as_ref().map(Id::as_str));
    }

    fn module_failed(&mut self, now: Instant, platform: &mut dyn Platform, name: &str, why: &str) {
        self.say(now, platform, Level::Error, "main", &format!("{name} failed: {why}"));
        self.record_failure(now, platform, name, why);
        self.failed_modules.push(name.into());
    }

    /// Runs one slice of Python and does what follows from it.
    pub(crate) fn work(&mut self, now: Instant, platform: &mut dyn Platform) -> Work {
        self.guard(now, platform);
        let parts = HostParts {
            platform,
            log: &mut self.log,
            settings: &self.settings,
            crashes: &mut self.crashes,
            boot: &mut self.boot,
            effects: &mut self.effects,
        };
        let work = match self.python.slice(now, parts) {
            Slice::Idle(until) => {
                let deadlines =
                    [until, Some(self.guard.deadline()), self.reset_deadline(), self.server_deadline];
                Work::Until(deadlines.into_iter().flatten().min())
            }
            Slice::Busy => Work::Busy,
            Slice::Ended(kind, outcome) => {
                self.ended(now, platform, kind, outcome);
                Work::Busy
            }
        };
        while let Some((name, line)) = self.python.take_printed() {
            self.log.keep(now, platform, Level::Info, &name, &line);
        }
        for effect in core::mem::take(&mut self.effects) {
            match effect {
                Effect::Fed(nonce) => self.fed(now, platform, nonce),
                Effect::Reset(request) => self.request_reset(now, platform, request),
                Effect::NextBoot(mode) => self.next_boot(now, platform, mode),
            }
        }
        work
    }

    fn ended(&mut self, now: Instant, platform: &mut dyn Platform, kind: Kind, outcome: Outcome) {
        if let Kind::Command(_) = kind {
            self.note_command(platform);
        }
        match (kind, outcome) {
            (Kind::Command(id) | Kind::LoopBack { id, .. }, Outcome::Answer(data)) => {
                self.server.answer(id, data)
            }
            (Kind::Command(id) | Kind::LoopBack { id, .. }, Outcome::Failed(text)) => {
                self.server.fail(id, &text)
            }
            (Kind::Module(name), Outcome::Failed(text)) => self.module_failed(now, platform, &name, &text),
            (Kind::Module(name), Outcome::Answer(_)) => {
                self.say(now, platform, Level::Debug, "main", &format!("{name} has ended"));
            }
            (Kind::Prelude, outcome) => {
                if let Outcome::Failed(text) = outcome {
                    self.say(now, platform, Level::Error, "main", &text);
                }
                self.start_modules(now, platform);
            }
        }
    }
}
