//! Crash records in action: noticed at boot or when a module fails, published when there is a connection.

use alloc::format;
use alloc::string::{String, ToString};

use monotime::Instant;
use mqtt_core::session::{Handle, Message, Session};
use mqtt_core::wire::QoS;

use super::{Desk, Published};
use crate::boot::Reason;
use crate::crash::{Crash, CrashKind};
use crate::flight::Flight;
use crate::log::Level;
use crate::ports::{Platform, ResetCause};

impl Desk {
    /// Looks at how the last boot ended: `last` is what it noted.
    pub(super) fn look_back(&mut self, now: Instant, platform: &mut dyn Platform, last: Flight) {
        let kind = match (self.boot.cause, self.boot.reason) {
            (ResetCause::Watchdog, _) => CrashKind::Watchdog,
            (ResetCause::Panic, _) => CrashKind::Panic,
            (_, Reason::WentBack) => CrashKind::WentBack,
            (_, Reason::BadBoots | Reason::SettingsUnusable) => CrashKind::Boot,
            _ => return,
        };
        let mut text = String::new();
        match self.boot.reason {
            Reason::WentBack => text.push_str("what was on trial did not prove itself\n"),
            Reason::BadBoots | Reason::SettingsUnusable => {
                text.push_str(self.boot.reason.text());
                text.push_str(": safe mode\n");
            }
            _ => {}
        }
        if let Some(command) = &last.command {
            text.push_str(&format!("while command {command} ran\n"));
            let answer = format!("the board was reset ({}) while this command ran", self.boot.cause.name());
            let topic = self.server.prefix().err(command);
            // The first message of this boot: there is room.
            let _ = self.outbox.push(topic, answer.into_bytes());
        }
        let by = || format!("reset by {}", self.boot.cause.name());
        let words = platform.last_words().or_else(|| Some(last.words).filter(|words| !words.is_empty()));
        text.push_str(&words.unwrap_or_else(by));
        // After a trial it may have been another than this one.
        let software = match last.software {
            noted if !noted.is_empty() || self.boot.reason == Reason::WentBack => noted,
            _ => platform.identity().software.to_string(),
        };
        self.record_crash(
            now,
            platform,
            Crash {
                number: 0,
                kind,
                boot: self.boot.count().saturating_sub(1),
                uptime: last.uptime_secs,
                software,
                slot: last.slot.map_or_else(String::new, |slot| slot.name().to_string()),
                text,
                log: last.log,
                published: false,
            },
        );
    }

    /// A module of the application has failed, or a task of one.
    pub(super) fn record_failure(
        &mut self,
        now: Instant,
        platform: &mut dyn Platform,
        name: &str,
        why: &str,
    ) {
        let kind = if why.trim_end().lines().last().is_some_and(|line| line.starts_with("MemoryError")) {
            CrashKind::Memory
        } else {
            CrashKind::Exception
        };
        let crash = Crash {
            number: 0,
            kind,
            boot: self.boot.count(),
            uptime: now.since(self.started).secs(),
            software: platform.identity().software.to_string(),
            slot: self.boot.slot.map_or_else(String::new, |slot| slot.name().to_string()),
            text: format!("module {name}\n{why}"),
            log: Flight::read(platform.retained()).log,
            published: false,
        };
        self.record_crash(now, platform, crash);
    }

    fn record_crash(&mut self, now: Instant, platform: &mut dyn Platform, crash: Crash) {
        match self.crashes.write(platform.records(), crash) {
            Ok(number) => self.say(now, platform, Level::Error, "crash", &format!("record {number} written")),
            Err(error) => self.say(now, platform, Level::Error, "crash", &format!("no record: {error}")),
        }
    }

    /// Publishes the oldest record that is not published; the next one waits for its acknowledgement.
    pub(super) fn publish_crash(
        &mut self,
        now: Instant,
        platform: &mut dyn Platform,
        session: &mut Session,
    ) -> Published {
        if self.crash_sent.is_some() {
            return Published::Nothing;
        }
        let Some(number) = self.crashes.any_unpublished() else { return Published::Nothing };
        let payload = self.crashes.to_publish(platform.records()).and_then(|c| serde_json::to_vec(&c).ok());
        let Some(payload) = payload else {
            self.crash_published(now, platform, number);
            return Published::One;
        };
        let topic = format!("{}crash", self.topics.prefix);
        let message = Message { topic: &topic, payload: &[&payload], qos: QoS::AtLeastOnce, retain: false };
        match session.publish(&message) {
            Ok(handle) => {
                self.crash_sent = Some((handle, number));
                Published::One
            }
            Err(_) => Published::Nothing,
        }
    }

    /// The broker has acknowledged a message.
    pub(super) fn acknowledged(&mut self, now: Instant, platform: &mut dyn Platform, handle: Handle) {
        if let Some((_, number)) = self.crash_sent.take_if(|(sent, _)| *sent == handle) {
            self.crash_published(now, platform, number);
        }
    }

    fn crash_published(&mut self, now: Instant, platform: &mut dyn Platform, number: u32) {
        if let Err(error) = self.crashes.published(platform.records(), number) {
            let text = format!("record {number} will be published again: {error}");
            self.say(now, platform, Level::Warning, "crash", &text);
        }
    }
}
