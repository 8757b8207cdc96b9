//! Log lines: levels, the format of wire version 1, and the ring that holds lines until they are published.
//!
//! A line is formatted when it is logged, shown on the console, and kept in the ring until the broker took it. Logging never
//! fails, never waits, and never logs by itself: a ring that is full drops lines by severity and says so, once, in the next line that is
//! published.

mod level;
mod line;
mod ring;

pub use level::Level;
pub use line::{LINE_MAX, Stamp, format_line};

use alloc::collections::BTreeMap;
use alloc::string::String;

use monotime::Instant;

use crate::flight::Flight;
use crate::ports::Platform;
use crate::settings::Logging;
use ring::Ring;

/// The device's log.
#[derive(Debug)]
pub(crate) struct Log {
    ring: Ring,
    stage: Stage,
    loop_size: usize,
    loop_level: Level,
    boot_level: Level,
    console_level: Level,
    levels: BTreeMap<String, Level>,
}

/// Until the first connection everything is kept; afterwards only what is worth publishing.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Stage {
    Boot,
    Loop,
}

/// Loggers whose level can be set. One more is ignored: it keeps the common level.
const LOGGERS_MAX: usize = 64;

impl Log {
    pub(crate) fn new(settings: &Logging) -> Self {
        Self {
            ring: Ring::new(settings.boot_size as usize),
            stage: Stage::Boot,
            loop_size: settings.loop_size as usize,
            loop_level: settings.loop_level,
            boot_level: settings.boot_level,
            console_level: settings.console_level,
            levels: settings.levels.clone(),
        }
    }

    /// The least severe level that logger `name` keeps at present.
    pub(crate) fn level(&self, name: &str) -> Level {
        let common = match self.stage {
            Stage::Boot => self.boot_level,
            Stage::Loop => self.loop_level,
        };
        self.levels.get(name).copied().unwrap_or(common)
    }

    /// Gives logger `name` a level of its own.
    pub(crate) fn set_level(&mut self, name: &str, level: Level) {
        if self.levels.len() < LOGGERS_MAX || self.levels.contains_key(name) {
            self.levels.insert(name.into(), level);
        }
    }

    /// Sets the common level, now and after the first connection.
    pub(crate) fn set_common_level(&mut self, level: Level) {
        (self.boot_level, self.loop_level) = (level, level);
    }

    /// Logs one line.
    pub(crate) fn line(
        &mut self,
        now: Instant,
        platform: &mut dyn Platform,
        level: Level,
        name: &str,
        text: &str,
    ) {
        let kept = level >= self.level(name);
        let shown = level >= self.console_level;
        if !kept && !shown {
            return;
        }
        let mut line = format_line(level, Stamp::new(now, platform.clock().unix_micros()), name, text);
        if shown {
            line.push('\n');
            platform.console(line.as_bytes());
            line.pop();
        }
        if kept {
            self.store(platform, level, line);
        }
    }

    /// Keeps one line that the console has shown already.
    pub(crate) fn keep(
        &mut self,
        now: Instant,
        platform: &mut dyn Platform,
        level: Level,
        name: &str,
        text: &str,
    ) {
        if level >= self.level(name) {
            let stamp = Stamp::new(now, platform.clock().unix_micros());
            self.store(platform, level, format_line(level, stamp, name, text));
        }
    }

    /// Keeps a line until it is published, and where the next boot finds it.
    fn store(&mut self, platform: &mut dyn Platform, level: Level, line: String) {
        Flight::note_line(platform.retained(), &line);
        self.ring.push(level, line);
    }

    /// The first connection is there: from now on less is kept. What has been kept so far stays until it is published.
    pub(crate) fn connected(&mut self) {
        if self.stage == Stage::Boot {
            self.stage = Stage::Loop;
            self.ring.set_limit(self.loop_size);
        }
    }

    /// The next line to publish.
    pub(crate) fn front(&mut self) -> Option<&str> {
        self.ring.front()
    }

    /// The line of [`front`](Self::front) was handed over.
    pub(crate) fn pop(&mut self) {
        self.ring.pop();
    }
}
