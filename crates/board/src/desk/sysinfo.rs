//! `sysinfo`, the original's module of that name: now and then, how the board is, as JSON.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use monotime::{Duration, Instant};
use mqtt_core::session::{Message, Session};
use mqtt_core::wire::QoS;

use super::{Desk, LinkState};
use crate::ports::Platform;
use crate::settings::{Settings, Value};

/// When and where it is published.
#[derive(Debug)]
pub(super) struct Sysinfo {
    topic: String,
    interval: Duration,
    next: Instant,
    /// Connections made in this boot.
    pub(super) connections: u32,
}

const INTERVAL_SECS: i64 = 60;

impl Sysinfo {
    /// Reads `app.sysinfo`: `interval` in seconds (1 to 86,400; 60 if it is not set) and `topic` (`<user>/sysinfo`).
    pub(super) fn new(now: Instant, settings: &Settings, base: &str) -> Self {
        let table = settings.app.get("sysinfo");
        let interval = match table.and_then(|t| t.get("interval")) {
            Some(Value::Int(secs)) => *secs,
            _ => INTERVAL_SECS,
        };
        let topic = match table.and_then(|t| t.get("topic")) {
            Some(Value::Str(topic)) if !topic.is_empty() => topic.clone(),
            _ => format!("{base}sysinfo"),
        };
        let interval = Duration::from_secs(interval.clamp(1, 86_400).unsigned_abs());
        Self { topic, interval, next: now, connections: 0 }
    }
}

impl Desk {
    /// Bytes that Python takes outside its heap.
    pub(crate) fn python_outside(&self) -> usize {
        self.python.outside()
    }

    /// When the next message is due; `None` when the module is not among the settings'.
    pub(super) fn sysinfo_deadline(&self) -> Option<Instant> {
        self.settings.board.modules.iter().any(|m| m == "sysinfo").then_some(self.sysinfo.next)
    }

    /// The deadline, as long as there is a connection to publish it on.
    pub(super) fn sysinfo_due(&self) -> Option<Instant> {
        if self.link == LinkState::Up { self.sysinfo_deadline() } else { None }
    }

    /// Publishes the message if it is due. One that there is no connection for is left out.
    pub(super) fn publish_sysinfo(&mut self, now: Instant, platform: &dyn Platform, session: &mut Session) {
        if self.sysinfo_deadline().is_none_or(|at| at > now) {
            return;
        }
        self.sysinfo.next = now + self.sysinfo.interval;
        let heap = platform.heap().unwrap_or_default();
        let text = format!(
            r#"{{"up":{},"free":{},"cont_free":{},"mqtt_conn":{},"py_free":{}}}"#,
            now.since(self.started).secs(),
            heap.free,
            heap.contiguous,
            self.sysinfo.connections,
            self.python.free(),
        );
        let payload: Vec<u8> = text.into_bytes();
        let topic = &self.sysinfo.topic;
        // QoS 0: there will be another one.
        let _ =
            session.publish(&Message { topic, payload: &[&payload], qos: QoS::AtMostOnce, retain: false });
    }
}
