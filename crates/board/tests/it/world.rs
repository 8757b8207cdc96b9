//! A device, a scripted broker that acknowledges everything, and a clock that a test moves.

use board::boot::{SettingsFrom, SlotId};
use board::memory::Memory;
use board::ports::{ResetCause, ResetKind};
use board::settings::Seconds;
use board::{Boot, Closed, Device, Duration, Input, Instant, Output, Settings};
use mqrepl::status::Status;
use mqtt_core::wire::{
    ConnAck, Delivery, Granted, Packet, PacketId, Publish, QoS, Side, SubAck, decode, frame_len, topic,
};

pub(crate) const PREFIX: &str = "u/mqb/";

/// A message that the device has published.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) struct Sent {
    pub(crate) topic: String,
    pub(crate) payload: Vec<u8>,
    pub(crate) retain: bool,
}

pub(crate) struct World {
    pub(crate) now: Instant,
    pub(crate) device: Device<Memory>,
    pub(crate) sent: Vec<Sent>,
    /// Whether connections are accepted.
    pub(crate) reachable: bool,
    /// Whether what the device publishes to its own commands comes back to it.
    pub(crate) loops_back: bool,
    pub(crate) reset: Option<ResetKind>,
    pub(crate) wills: u32,
    /// The slot that the boot loader has chosen.
    pub(crate) slot: Option<SlotId>,
    connected: bool,
    subscribed: bool,
    from_device: Vec<u8>,
    to_device: Vec<u8>,
    pub(crate) next_id: PacketId,
    pub(crate) settings: Settings,
}

pub(crate) fn settings() -> Settings {
    let mut settings = Settings::default();
    settings.mqtt.url = "mqtt://broker".into();
    settings.mqtt.user = "u".into();
    settings.watchdog.timeout = Seconds::new(40);
    settings.watchdog.allok = Seconds::new(60);
    settings
}

impl World {
    /// A new board whose broker is there; it has not been polled yet.
    pub(crate) fn new() -> Self {
        Self::boot(Memory::default(), settings())
    }

    /// Boots on what `memory` holds.
    pub(crate) fn boot(mut memory: Memory, settings: Settings) -> Self {
        let now = memory.now;
        let boot = Boot::begin(&mut memory);
        if let Some(slot) = boot.slot {
            memory.flash.set_running(slot);
        }
        assert_ne!(boot.settings_from(), SettingsFrom::Staged, "these tests stage nothing");
        let device = Device::new(now, boot, settings.clone(), memory).expect("good settings");
        Self {
            now,
            device,
            sent: Vec::new(),
            reachable: true,
            loops_back: true,
            reset: None,
            wills: 0,
            slot: boot.slot,
            connected: false,
            subscribed: false,
            from_device: Vec::new(),
            to_device: Vec::new(),
            next_id: PacketId::FIRST,
            settings,
        }
    }

    /// The board boots again.
    pub(crate) fn reboot(self, cause: ResetCause) -> Self {
        let Self { device, settings, reachable, loops_back, now, .. } = self;
        let mut memory = device.into_platform();
        memory.now = now;
        memory.reboot(cause);
        let mut world = Self::boot(memory, settings);
        (world.reachable, world.loops_back) = (reachable, loops_back);
        world
    }

    /// A board that is connected and has said so.
    pub(crate) fn online() -> Self {
        let mut world = Self::new();
        world.run_until_online();
        world
    }

    pub(crate) fn run_until_online(&mut self) {
        self.run_for(Duration::from_secs(3));
        assert!(self.subscribed, "the device has subscribed");
        let status = format!("{PREFIX}status");
        assert!(
            self.sent.iter().any(|m| m.topic == status && m.retain),
            "the device has said that it is there"
        );
    }

    /// Lets time pass until `span` from now, or until the device resets.
    pub(crate) fn run_for(&mut self, span: Duration) {
        let end = self.now + span;
        while self.reset.is_none() {
            let Some(next) = self.turn() else { continue };
            if next > end {
                break;
            }
            self.now = self.now.max(next);
            self.check_watchdog();
            self.device.platform().now = self.now;
            self.device.handle(self.now, Input::Timeout);
        }
        if self.reset.is_none() {
            self.now = self.now.max(end);
            self.check_watchdog();
            self.device.platform().now = self.now;
        }
    }

    /// Whether the watchdog has bitten.
    pub(crate) fn bitten(&mut self) -> bool {
        let now = self.now;
        self.device.platform().bites_at.is_some_and(|at| now >= at)
    }

    fn check_watchdog(&mut self) {
        assert!(
            !self.bitten() || !self.reachable || !self.loops_back,
            "the watchdog bites at {:?}",
            self.now
        );
    }

    /// One input's worth of polling. Gives the next deadline when the device is idle and nothing is under way.
    fn turn(&mut self) -> Option<Instant> {
        self.device.platform().now = self.now;
        let mut slices = 0;
        loop {
            match self.device.poll(self.now) {
                Output::Connect(_) => {
                    if self.reachable {
                        self.connected = true;
                        self.device.handle(self.now, Input::Connected);
                    } else {
                        let closed = Closed { reason: "connection refused".into() };
                        self.device.handle(self.now, Input::Closed(closed));
                    }
                }
                Output::Send(bytes) => {
                    // A connection takes what it likes: not everything at once.
                    let count = bytes.len().min(1000);
                    self.from_device.extend_from_slice(&bytes[..count]);
                    let all = count == bytes.len();
                    self.device.handle(self.now, Input::Sent(count));
                    if !all {
                        self.device.handle(self.now, Input::Writable);
                    }
                    self.serve();
                }
                Output::Close => self.hang_up(),
                Output::Reset(kind) => {
                    self.reset = Some(kind);
                    return None;
                }
                Output::Busy => {
                    slices += 1;
                    // Python takes time: 1 ms for a slice.
                    self.now += Duration::from_millis(1);
                    self.device.platform().now = self.now;
                    if self.deliver() || slices > 20 {
                        return Some(self.now);
                    }
                }
                Output::Idle(deadline) => {
                    if self.deliver() {
                        return None;
                    }
                    return Some(deadline.unwrap_or(Instant::from_micros(u64::MAX)));
                }
            }
        }
    }

    /// Gives the device a part of what waits for it.
    fn deliver(&mut self) -> bool {
        if self.to_device.is_empty() || !self.connected {
            return false;
        }
        let part = self.to_device.len().min(700);
        let taken = self.device.handle(self.now, Input::Bytes(&self.to_device[..part]));
        self.to_device.drain(..taken);
        true
    }

    fn serve(&mut self) {
        while let Ok(Some(length)) = frame_len(&self.from_device, 1 << 20) {
            if length > self.from_device.len() {
                break;
            }
            let frame: Vec<u8> = self.from_device.drain(..length).collect();
            let packet = decode(&frame, Side::Client).expect("the device sends good packets");
            self.answer(packet);
        }
    }

    fn answer(&mut self, packet: Packet<'_>) {
        match packet {
            Packet::Connect(connect) => {
                self.wills += u32::from(connect.will.is_some_and(|w| w.retain));
                self.queue(Packet::ConnAck(ConnAck::Accepted { session_present: false }));
            }
            Packet::Subscribe(subscribe) => {
                self.subscribed = true;
                let granted: Vec<Option<QoS>> = subscribe.filters.iter().map(|(_, qos)| Some(qos)).collect();
                self.queue(Packet::SubAck(SubAck { id: subscribe.id, granted: Granted::new(&granted) }));
            }
            Packet::Publish(publish) => {
                if let Some(id) = publish.delivery.id() {
                    self.queue(Packet::PubAck(id));
                }
                let Publish { topic, payload, retain, .. } = publish;
                if self.loops_back && topic::matches(&format!("{PREFIX}cmd/#"), topic) {
                    self.send_raw(topic, payload, false, false);
                }
                self.sent.push(Sent { topic: topic.into(), payload: payload.into(), retain });
            }
            Packet::PingReq => self.queue(Packet::PingResp),
            Packet::Disconnect => self.hang_up(),
            _ => {}
        }
    }

    fn hang_up(&mut self) {
        (self.connected, self.subscribed) = (false, false);
        self.from_device.clear();
        self.to_device.clear();
    }

    fn queue(&mut self, packet: Packet<'_>) {
        let mut bytes = vec![0; packet.encoded_len()];
        packet.encode(&mut bytes).expect("a good packet");
        self.to_device.extend_from_slice(&bytes);
    }

    /// Sends a message to the device, if it has subscribed on its present connection.
    pub(crate) fn send_raw(&mut self, topic: &str, payload: &[u8], retain: bool, dup: bool) {
        if !self.subscribed {
            return;
        }
        let id = self.next_id;
        self.next_id = id.following();
        let delivery = Delivery::AtLeastOnce { id, dup };
        self.queue(Packet::Publish(Publish { topic, payload, retain, delivery }));
    }

    /// Sends one frame of a command: `rest` is `eval/id` or `put/id/name`.
    pub(crate) fn command(&mut self, rest: &str, seq: u16, last: bool, data: &[u8]) {
        self.send_raw(&format!("{PREFIX}cmd/{rest}"), &frame(seq, last, data), false, false);
    }

    /// Sends an eval.
    pub(crate) fn eval(&mut self, id: &str, source: &str) {
        self.command(&format!("eval/{id}"), 0, true, source.as_bytes());
    }

    /// All answers to `id` so far, errors marked with `E:`.
    pub(crate) fn answers(&self, id: &str) -> Vec<String> {
        let out = format!("{PREFIX}reply/out/{id}");
        let err = format!("{PREFIX}reply/err/{id}");
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        self.sent
            .iter()
            .filter_map(|m| match &m.topic {
                t if *t == out => Some(text(&m.payload[2..])),
                t if *t == err => Some(String::from("E:") + &text(&m.payload)),
                _ => None,
            })
            .collect()
    }

    /// The status that a broker would keep.
    pub(crate) fn status(&self) -> Status {
        let last = self.sent.iter().rfind(|m| m.topic == format!("{PREFIX}status") && m.retain);
        Status::from_json(&last.expect("the board was online").payload).expect("good JSON")
    }

    /// The log lines published so far.
    pub(crate) fn log(&self) -> Vec<String> {
        let lines = self.sent.iter().filter(|m| m.topic == "u/log");
        lines.map(|m| String::from_utf8_lossy(&m.payload).into_owned()).collect()
    }

    /// The connection breaks; what was under way is lost.
    pub(crate) fn disconnect(&mut self) {
        self.hang_up();
        self.device.handle(self.now, Input::Closed(Closed { reason: "connection reset".into() }));
    }
}

/// A frame: header, then data.
pub(crate) fn frame(seq: u16, last: bool, data: &[u8]) -> Vec<u8> {
    let mut frame = (seq | if last { 0x8000 } else { 0 }).to_be_bytes().to_vec();
    frame.extend_from_slice(data);
    frame
}
