//! The desk: where messages become work and results become messages.
//!
//! Everything of the device but the MQTT session meets here: the management protocol, transfers, Python, the log, the watchdog's policy,
//! the boot record. The session's events come in by [`Desk::event`]; what is to be published goes out by [`Desk::publish`], a message at a
//! time and only while the session has room, so that nothing piles up anywhere.

mod confirm;
mod crashes;
mod outbox;
mod requests;
mod resets;
mod runs;
mod status;
mod sysinfo;
mod updates;

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use monotime::Instant;
use mqrepl::server::{Limits, Server};
use mqrepl::topic::{Id, Prefix};
use mqtt_core::session::{Event, Handle, Message, Session};
use mqtt_core::wire::QoS;

use crate::app_mqtt::AppMqtt;
use crate::boot::Boot;
use crate::crash::Crashes;
use crate::flight::Flight;
use crate::guard::Guard;
use crate::log::{Level, Log};
use crate::modules::Modules;
use crate::ports::Platform;
use crate::python::{Effect, Python};
use crate::settings::{Settings, SettingsError, Topics};
use crate::sntp::Sntp;
use crate::transfers::Transfers;
use crate::update::Update;
use outbox::Outbox;
use resets::Pending;
use status::Shown;
use sysinfo::Sysinfo;

pub(crate) use runs::Work;

pub(crate) struct Desk {
    pub(crate) settings: Settings,
    pub(crate) topics: Topics,
    boot: Boot,
    /// Differs from boot to boot, so that an operator sees a restart.
    boot_id: u32,
    log: Log,
    server: Server,
    transfers: Transfers,
    python: Python,
    guard: Guard,
    outbox: Outbox,
    effects: Vec<Effect>,
    pending: Pending,
    link: LinkState,
    /// When the protocol wants to be polled.
    server_deadline: Option<Instant>,
    /// Whether the status was ever published: the first subscription of this boot was confirmed.
    was_online: bool,
    /// Whether it is a log line's turn to be published.
    lines_turn: bool,
    modules: Modules,
    shown: Shown,
    sysinfo: Sysinfo,
    sntp: Sntp,
    app: AppMqtt,
    /// The firmware that is being written, and the command that brings it.
    updating: Option<(Id, Update)>,
    crashes: Crashes,
    /// The crash record that was published and is not acknowledged.
    crash_sent: Option<(Handle, u32)>,
    started: Instant,
}

/// What is known about the connection.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum LinkState {
    Down,
    /// Accepted by the broker, but it has not confirmed the first subscription of this boot.
    Accepted,
    /// Commands come in.
    Up,
}

/// How one call of [`Desk::publish`] went.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Published {
    /// One message was handed over.
    One,
    /// There is nothing to publish, or no room for it.
    Nothing,
}

impl Desk {
    pub(crate) fn new(
        now: Instant,
        boot: Boot,
        settings: Settings,
        platform: &mut dyn Platform,
    ) -> Result<Self, SettingsError> {
        settings.check()?;
        let topics = settings.topics(platform.identity().unique_id);
        let prefix = Prefix::new(&topics.prefix).map_err(|error| SettingsError {
            key: "mqrepl.prefix",
            problem: format!("{}: {error}", topics.prefix),
        })?;
        let mut entropy = [0; 4];
        platform.entropy(&mut entropy);
        let (hold, offline) = (boot.hold(), boot.offline_resets());
        // Before the first line of this boot takes the place of the last one's.
        let last = Flight::of_boot(platform.retained(), boot.count().saturating_sub(1));
        let software = String::from(platform.identity().software);
        Flight::start(platform.retained(), boot.count(), &software, boot.slot);
        platform.watchdog().arm(settings.watchdog.timeout.duration());
        let mut desk = Self {
            boot,
            boot_id: u32::from_le_bytes(entropy),
            log: Log::new(&settings.logging),
            server: Server::with_limits(prefix, server_limits(&settings)),
            transfers: Transfers::default(),
            python: Python::new(&settings),
            guard: Guard::new(now, &settings.watchdog, hold, offline),
            outbox: Outbox::default(),
            effects: Vec::new(),
            pending: Pending::None,
            link: LinkState::Down,
            server_deadline: None,
            was_online: false,
            lines_turn: false,
            modules: Modules::default(),
            shown: Shown::default(),
            app: AppMqtt::new(settings.python.messages as usize),
            updating: None,
            sysinfo: Sysinfo::new(now, &settings, &topics.base),
            sntp: Sntp::new(now, &settings)?,
            crashes: Crashes::open(platform.records()),
            crash_sent: None,
            started: now,
            settings,
            topics,
        };
        desk.start(now, platform, last);
        Ok(desk)
    }

    fn start(&mut self, now: Instant, platform: &mut dyn Platform, last: Flight) {
        let text = self.boot.describe();
        self.say(now, platform, self.boot.level(), "boot", &text);
        if let Some(error) = self.boot.unsaved {
            self.say(now, platform, Level::Error, "boot", &format!("boots are not counted: {error}"));
        }
        match Transfers::clean(platform.files()) {
            Ok(0) => {}
            Ok(n) => {
                self.say(now, platform, Level::Warning, "files", &format!("removed {n} unfinished uploads"))
            }
            Err(error) => {
                self.say(now, platform, Level::Error, "files", &format!("unfinished uploads stay: {error}"));
            }
        }
        self.look_back(now, platform, last);
        self.start_python(now, platform);
    }

    /// Logs one line.
    fn say(&mut self, now: Instant, platform: &mut dyn Platform, level: Level, name: &str, text: &str) {
        self.log.line(now, platform, level, name, text);
        // A board that never reaches its broker feeds nothing; what it says shows how long it ran.
        Flight::note_uptime(platform.retained(), now.since(self.started).secs());
    }

    /// The platform could not open a connection, or lost it: its words for the log.
    pub(crate) fn transport_failed(&mut self, now: Instant, platform: &mut dyn Platform, reason: &str) {
        self.say(now, platform, Level::Warning, "mqtt", reason);
    }

    /// Takes an event of the session.
    pub(crate) fn event(&mut self, now: Instant, platform: &mut dyn Platform, event: Event<'_>) {
        match event {
            Event::Connected { session_present } => {
                let text = if session_present { "connected, session kept" } else { "connected" };
                self.say(now, platform, Level::Info, "mqtt", text);
                // The first time, commands come in only when the broker has confirmed the subscription. Later the
                // session restores it ahead of everything that is published here.
                self.link = LinkState::Accepted;
                self.sysinfo.connections = self.sysinfo.connections.saturating_add(1);
                if self.was_online {
                    self.online(now, platform);
                }
            }
            Event::Subscribed { request, granted } => {
                let all = granted.iter().all(|code| code.is_some());
                if self.app.subscribed(request, all) {
                    return;
                }
                if all {
                    let text = format!("subscribed to {}", self.server.prefix().commands());
                    self.say(now, platform, Level::Info, "mqrepl", &text);
                    self.online(now, platform);
                } else {
                    let text = format!("the broker refuses {}", self.server.prefix().commands());
                    self.say(now, platform, Level::Error, "mqrepl", &text);
                }
            }
            Event::Disconnected { reason, .. } => {
                self.link = LinkState::Down;
                self.guard.disconnected(now);
                self.say(now, platform, Level::Warning, "mqtt", &format!("no connection: {reason}"));
            }
            Event::SubscriptionRefused { filter } => {
                self.say(now, platform, Level::Error, "mqtt", &format!("the broker refuses {filter}"));
            }
            Event::Message(message) => self.message(now, platform, &message),
            Event::MessageTooLarge { topic, bytes } => self.too_large(now, platform, topic, bytes),
            Event::Acked(handle) => {
                self.app.acknowledged(handle);
                self.acknowledged(now, platform, handle);
            }
            Event::Unsubscribed { .. } => {}
        }
    }

    /// Commands come in: tell everybody.
    fn online(&mut self, now: Instant, platform: &dyn Platform) {
        self.link = LinkState::Up;
        self.was_online = true;
        self.log.connected();
        self.guard.connected(now);
        self.publish_status(platform);
    }

    /// Hands one message to the session, if there is one and it has room.
    ///
    /// The board's own messages come first; then answers and log lines take turns, so that neither a long file nor a talkative
    /// application holds up the other. Log lines stay in their ring while there is no connection, because there they are dropped by
    /// severity when they become too many.
    pub(crate) fn publish(
        &mut self,
        now: Instant,
        platform: &mut dyn Platform,
        session: &mut Session,
    ) -> Published {
        if self.link != LinkState::Up {
            return Published::Nothing;
        }
        self.publish_sysinfo(now, platform, session);
        if let Some(message) = self.outbox.front() {
            let message = Message {
                topic: &message.topic,
                payload: &[&message.payload],
                qos: QoS::AtLeastOnce,
                retain: message.retain,
            };
            if session.publish(&message).is_err() {
                return Published::Nothing;
            }
            self.outbox.pop();
            return Published::One;
        }
        self.lines_turn = !self.lines_turn;
        if self.lines_turn && self.publish_line(session) == Published::One {
            return Published::One;
        }
        if self.serve(now, platform, session) == Published::One
            || self.publish_line(session) == Published::One
        {
            return Published::One;
        }
        if self.publish_crash(now, platform, session) == Published::One || self.app.hand_over(session) {
            return Published::One;
        }
        Published::Nothing
    }

    fn publish_line(&mut self, session: &mut Session) -> Published {
        let Some(line) = self.log.front() else { return Published::Nothing };
        let message = Message {
            topic: &self.topics.log,
            payload: &[line.as_bytes()],
            qos: QoS::AtLeastOnce,
            retain: false,
        };
        if session.publish(&message).is_err() {
            return Published::Nothing;
        }
        self.log.pop();
        Published::One
    }
}

fn server_limits(settings: &Settings) -> Limits {
    Limits {
        transfers: settings.mqrepl.transfers as usize,
        remembered_answer_bytes: settings.mqrepl.remembered as usize,
    }
}
