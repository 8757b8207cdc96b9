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
use crate::limits::CRASH_LOG_MAX;
use crate::log::Level;
use crate::ports::{Platform, ResetCause};

impl Desk {
    /// Looks at how the last boot ended, and begins to note what this one does.
    pub(super) fn look_back(&mut self, now: Instant, platform: &mut dyn Platform) {
        let last = Flight::read(platform.retained());
        Flight::start(platform.retained());
        let kind = match self.boot.cause {
            ResetCause::Watchdog => CrashKind::Watchdog,
            ResetCause::Panic => CrashKind::Panic,
            _ if self.boot.reason == Reason::WentBack => CrashKind::WentBack,
            _ => return,
        };
        let words = platform.last_words().unwrap_or_else(|| format!("reset by {}", self.boot.cause.name()));
        let mut text = String::new();
        if self.boot.reason == Reason::WentBack {
            text.push_str("what was on trial did not prove itself\n");
        }
        if let Some(command) = &last.command {
            text.push_str(&format!("while command {command} ran\n"));
            let answer = format!("the board was reset ({}) while this command ran", self.boot.cause.name());
            let topic = self.server.prefix().err(command);
            // The first message of this boot: there is room.
            let _ = self.outbox.push(topic, answer.into_bytes());
        }
        text.push_str(&words);
        let boot = self.boot.count().saturating_sub(1);
        self.record_crash(now, platform, kind, boot, last.uptime_secs, text, String::new());
    }

    /// A module of the application has failed.
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
        let (boot, uptime, log) =
            (self.boot.count(), now.since(self.started).secs(), self.log.tail(CRASH_LOG_MAX));
        self.record_crash(now, platform, kind, boot, uptime, format!("module {name}\n{why}"), log);
    }

    #[expect(clippy::too_many_arguments, reason = "the parts of a record, from two callers")]
    fn record_crash(
        &mut self,
        now: Instant,
        platform: &mut dyn Platform,
        kind: CrashKind,
        boot: u32,
        uptime: u64,
        text: String,
        log: String,
    ) {
        let software = platform.identity().software.to_string();
        let crash = Crash { number: 0, kind, boot, uptime, software, text, log, published: false };
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
