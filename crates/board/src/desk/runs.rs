//! Python's runs: started at boot, sliced, and ended with an answer or a line in the log.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use monotime::Instant;
use mqrepl::topic::Id;

use super::{Desk, LinkState};
use crate::boot::Mode;
use crate::flight::Flight;
use crate::limits::MAIN_MAX;
use crate::log::Level;
use crate::ports::Platform;
use crate::ports::{Files, FsError, OpenMode};
use crate::python::{Effect, HostParts, Kind, ModuleOrder, Order, Outcome, Slice};

/// Parts of the firmware that the original has as modules; they are always there.
const NATIVE: [&str; 3] = ["logging", "mqrepl", "watchdog"];

/// Parts of the firmware that run when the settings name them.
const NATIVE_OPTIONAL: [&str; 5] = ["logging", "mqrepl", "watchdog", "sysinfo", "sntp"];

/// The program that runs after the modules, if it is there.
const MAIN: &str = "/main.py";

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

    /// Says what the application consists of, once `__main__` is ready.
    fn prepare_modules(&mut self, now: Instant, platform: &mut dyn Platform) {
        for native in NATIVE {
            self.modules.add_native(native);
        }
        if self.boot.mode == Mode::Safe {
            return;
        }
        for name in &self.settings.board.modules {
            if NATIVE_OPTIONAL.contains(&name.as_str()) {
                self.modules.add_native(name);
            } else {
                self.modules.add(now, name);
            }
        }
        if platform.files().stat(MAIN).is_ok() {
            self.modules.add(now, "main");
        }
    }

    /// Starts the modules that are due.
    fn start_modules(&mut self, now: Instant, platform: &mut dyn Platform) {
        while let Some(name) = self.modules.start_next(now) {
            match self.start_module(platform, &name) {
                Ok(()) => self.say(now, platform, Level::Info, "main", &format!("start {name}")),
                Err(why) => self.module_failed(now, platform, &name, &why),
            }
        }
    }

    fn start_module(&mut self, platform: &mut dyn Platform, name: &str) -> Result<(), String> {
        let plain =
            !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_' || b == b'.');
        if !plain {
            return Err("not a module's name".into());
        }
        let source = if name == "main" {
            read_text(platform.files(), MAIN, MAIN_MAX).map_err(|error| format!("{MAIN}: {error}"))?
        } else {
            format!("import board\nboard._start('{name}')\n")
        };
        self.python.module(name, &source).map_err(|refused| format!("{refused}"))
    }

    /// Notes which command runs, for the boot after this one.
    pub(super) fn note_command(&self, platform: &mut dyn Platform) {
        let command = self.python.latest_command();
        Flight::note_command(platform.retained(), command.as_ref().map(Id::as_str));
    }

    fn module_failed(&mut self, now: Instant, platform: &mut dyn Platform, name: &str, why: &str) {
        let Some(failure) = self.modules.failed(now, name, why) else {
            self.say(now, platform, Level::Info, "main", &format!("{name} was stopped"));
            return;
        };
        let text = format!("{name} failed, started again in {} s: {why}", failure.pause.secs());
        self.say(now, platform, Level::Error, "main", &text);
        if failure.record {
            self.record_failure(now, platform, name, why);
        }
    }

    /// Lets `sntp` ask, listen, and move the clock.
    fn ask_for_time(&mut self, now: Instant, platform: &mut dyn Platform) {
        let Some(said) = self.sntp.poll(now, platform) else { return };
        self.modules.note_native("sntp", if said.level == Level::Info { "" } else { &said.text });
        self.say(now, platform, said.level, "sntp", &said.text);
    }

    fn task_failed(&mut self, now: Instant, platform: &mut dyn Platform, name: &str, why: &str) {
        let record = self.modules.task_failed(now, name, why);
        self.say(now, platform, Level::Error, "main", &format!("a task of {name} failed: {why}"));
        if record {
            self.record_failure(now, platform, name, why);
        }
    }

    /// Gives the application the messages that wait for it.
    fn deliver(&mut self, now: Instant, platform: &mut dyn Platform) {
        let dropped = self.app.take_dropped();
        if dropped > 0 {
            self.say(
                now,
                platform,
                Level::Warning,
                "mqtt",
                &format!("{dropped} messages for the application dropped"),
            );
        }
        if self.app.has_messages()
            && let Err(refused) = self.python.deliver()
        {
            // Tried again at the next poll; until then they wait.
            self.say(now, platform, Level::Debug, "mqtt", &format!("{refused}"));
        }
    }

    /// An operator has something done with a module.
    fn order(&mut self, now: Instant, platform: &mut dyn Platform, order: &ModuleOrder) {
        let ModuleOrder { name, what } = order;
        // Whether it can be was checked when Python asked.
        match what {
            Order::Start => {
                let _ = self.modules.start(now, name);
            }
            Order::Stop | Order::Restart => {
                let restart = *what == Order::Restart;
                if self.modules.stop(now, name, restart) == Ok(true) {
                    self.python.stop_module(name);
                }
                // One that starts again does this itself.
                if !restart && let Err(refused) = self.python.forget_module(name) {
                    self.say(now, platform, Level::Warning, "main", &format!("{name}: {refused}"));
                }
            }
        }
    }

    /// Does what is due at this time. What is to be published because of it, is published in the same poll.
    pub(crate) fn tick(&mut self, now: Instant, platform: &mut dyn Platform) {
        self.guard(now, platform);
        self.ask_for_time(now, platform);
        self.start_modules(now, platform);
        self.deliver(now, platform);
        self.refresh_status(now, platform);
    }

    /// Runs that wait for a socket look.
    pub(crate) fn wake_python(&mut self) {
        self.python.wake();
    }

    /// Runs one slice of Python and does what follows from it. Only when nothing ran, there is nothing new to publish.
    pub(crate) fn work(&mut self, now: Instant, platform: &mut dyn Platform) -> Work {
        let parts = HostParts {
            platform,
            log: &mut self.log,
            settings: &self.settings,
            crashes: &mut self.crashes,
            boot: &mut self.boot,
            modules: &self.modules,
            app: &mut self.app,
            connected: self.link == LinkState::Up,
            effects: &mut self.effects,
        };
        let mut work = match self.python.slice(now, parts) {
            Slice::Idle(until) => {
                let own = [
                    Some(self.guard.deadline()),
                    self.reset_deadline(),
                    self.modules.deadline(),
                    self.sysinfo_due(),
                    self.sntp.deadline(),
                    self.status_deadline(),
                ];
                let deadlines = [until, self.server_deadline].into_iter().chain(own);
                Work::Until(deadlines.flatten().min())
            }
            Slice::Busy => Work::Busy,
            Slice::Ended(kind, outcome) => {
                self.ended(now, platform, kind, outcome);
                Work::Busy
            }
        };
        while let Some((name, line)) = self.python.take_printed() {
            self.log.keep(now, platform, Level::Info, &name, &line);
            // What the slice left has to leave the board, or sets other deadlines: not a moment to rest.
            work = Work::Busy;
        }
        for effect in core::mem::take(&mut self.effects) {
            match effect {
                Effect::Fed(nonce) => self.fed(now, platform, nonce),
                Effect::Reset(request) => self.request_reset(now, platform, request),
                Effect::Started(name) => self.modules.started(&name),
                Effect::TaskFailed(name, why) => self.task_failed(now, platform, &name, &why),
                Effect::Module(order) => self.order(now, platform, &order),
                Effect::NextBoot(mode) => self.next_boot(now, platform, mode),
            }
            work = Work::Busy;
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
                self.modules.ended(now, &name);
                self.say(now, platform, Level::Debug, "main", &format!("{name} has ended"));
            }
            (Kind::Delivery, Outcome::Failed(text)) => self.say(now, platform, Level::Error, "mqtt", &text),
            (Kind::Delivery, Outcome::Answer(_)) => {}
            (Kind::Prelude, outcome) => {
                if let Outcome::Failed(text) = outcome {
                    self.say(now, platform, Level::Error, "main", &text);
                }
                self.prepare_modules(now, platform);
            }
        }
    }
}

/// A whole file as text.
fn read_text(files: &mut dyn Files, path: &str, max: usize) -> Result<String, FsError> {
    let file = files.open(path, OpenMode::Read)?;
    let mut text = Vec::new();
    let mut buffer = [0; 512];
    let read = loop {
        match files.read(file, &mut buffer) {
            Ok(0) => break Ok(()),
            Ok(count) => text.extend_from_slice(buffer.get(..count).unwrap_or(&buffer)),
            Err(error) => break Err(error),
        }
        if text.len() > max {
            break Err(FsError::NoSpace);
        }
    };
    let closed = files.close(file);
    read.and(closed)?;
    String::from_utf8(text).map_err(|_| FsError::Invalid)
}
