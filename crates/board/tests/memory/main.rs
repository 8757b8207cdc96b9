//! How much memory a device takes besides the Python heap, with the settings for a microcontroller.
//!
//! An allocator counts what the device itself allocates, at rest and at its worst. The figures are those of this machine; on a 32-bit
//! one, what consists of pointers and lengths is half as large, so they are an upper bound there.

use core::alloc::{GlobalAlloc, Layout};
use core::cell::Cell;
use std::alloc::System;

use board::memory::Memory;
use board::{Boot, Device, Input, Instant, Output, Settings};
use mqtt_core::wire::{
    ConnAck, Delivery, Granted, Packet, PacketId, Publish, QoS, Side, SubAck, decode, frame_len,
};

/// Bytes that a device may take when nothing is going on: session, protocol, log, records, the engine's tables.
const REST_MAX: isize = 48 * 1024;
/// Bytes that a device may take at any moment. Above rest this is mostly the compiler at work, and answers that wait.
const WORST_MAX: isize = 96 * 1024;

thread_local! {
    /// Whether what is allocated now is the device's.
    static COUNTING: Cell<bool> = const { Cell::new(false) };
    static NOW: Cell<isize> = const { Cell::new(0) };
    static PEAK: Cell<isize> = const { Cell::new(0) };
}

struct Counter;

fn count(bytes: isize) {
    // `try_with`: the allocator is also called while a thread ends.
    let _ = COUNTING.try_with(|counting| {
        if counting.get() {
            NOW.set(NOW.get() + bytes);
            PEAK.set(PEAK.get().max(NOW.get()));
        }
    });
}

#[expect(
    unsafe_code,
    reason = "an allocator is unsafe by its trait; this one hands everything to the system's"
)]
// SAFETY: every call is passed on unchanged.
unsafe impl GlobalAlloc for Counter {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        count(layout.size() as isize);
        // SAFETY: the caller's promises are passed on.
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        count(-(layout.size() as isize));
        // SAFETY: the caller's promises are passed on.
        unsafe { System.dealloc(pointer, layout) }
    }
}

#[global_allocator]
static COUNTER: Counter = Counter;

/// Counts what is allocated by `work`.
fn counted<T>(work: impl FnOnce() -> T) -> T {
    COUNTING.set(true);
    let result = work();
    COUNTING.set(false);
    result
}

/// A device, and just enough of a broker.
struct Rig {
    device: Device<Memory>,
    now: Instant,
    out: Vec<u8>,
    back: Vec<u8>,
    acknowledges: bool,
}

impl Rig {
    /// Polls until the device is idle, or for `polls` times.
    fn run(&mut self, polls: usize) {
        for _ in 0..polls {
            self.now += board::Duration::from_micros(100);
            self.device.platform().now = self.now;
            // Nothing that is allocated here is counted: bytes are copied after the device has been left.
            COUNTING.set(true);
            let output = self.device.poll(self.now);
            COUNTING.set(false);
            match output {
                Output::Send(bytes) => {
                    let count = bytes.len();
                    self.out.extend_from_slice(bytes);
                    counted(|| self.device.handle(self.now, Input::Sent(count)));
                    self.answer();
                }
                Output::Connect(_) => {
                    counted(|| self.device.handle(self.now, Input::Connected));
                }
                Output::Idle(_) if self.back.is_empty() => return,
                _ => {}
            }
            let taken = counted(|| self.device.handle(self.now, Input::Bytes(&self.back)));
            self.back.drain(..taken);
        }
    }

    fn answer(&mut self) {
        while let Ok(Some(length)) = frame_len(&self.out, 1 << 20) {
            if length > self.out.len() {
                return;
            }
            let frame: Vec<u8> = self.out.drain(..length).collect();
            match decode(&frame, Side::Client).expect("good packets") {
                Packet::Connect(_) => {
                    self.queue(Packet::ConnAck(ConnAck::Accepted { session_present: false }))
                }
                Packet::Subscribe(s) => {
                    self.queue(Packet::SubAck(SubAck {
                        id: s.id,
                        granted: Granted::new(&[Some(QoS::AtLeastOnce)]),
                    }));
                }
                Packet::Publish(p) if self.acknowledges => {
                    self.queue(Packet::PubAck(p.delivery.id().expect("QoS 1")))
                }
                _ => {}
            }
        }
    }

    fn queue(&mut self, packet: Packet<'_>) {
        let mut bytes = vec![0; packet.encoded_len()];
        packet.encode(&mut bytes).expect("a good packet");
        self.back.extend_from_slice(&bytes);
    }

    fn command(&mut self, number: u16, rest: &str, payload: &[u8]) {
        let topic = format!("u/mqb/cmd/{rest}");
        let id = PacketId::new(number).expect("not 0");
        let delivery = Delivery::AtLeastOnce { id, dup: false };
        self.queue(Packet::Publish(Publish { topic: &topic, payload, retain: false, delivery }));
    }
}

#[test]
fn a_device_with_small_settings_stays_within_its_memory() {
    let mut settings = Settings::small();
    settings.mqtt.url = "mqtt://broker".into();
    settings.mqtt.user = "u".into();
    settings.logging.loop_level = board::log::Level::Debug;
    let heap = settings.python.heap as isize;
    let mut memory = Memory::default();
    memory.keeps_console = false;
    memory.flash.place("/file", &[7; 20_000]);
    memory.flash.place("/main.py", b"print('x' * 200)\n");

    let boot = Boot::begin(&mut memory);
    let window = settings.mqtt.window;
    let device = counted(|| Device::new(Instant::ZERO, boot, settings, memory).expect("good settings"));
    let made = NOW.get();
    let mut rig = Rig { device, now: Instant::ZERO, out: Vec::new(), back: Vec::new(), acknowledges: true };
    rig.run(2_000);
    let rest = NOW.get();
    let boot_peak = PEAK.get();
    PEAK.set(rest);

    // The worst: every command at once, each with more output than it may keep, answers and files that nobody acknowledges, a
    // log that overflows, and requests that have to be refused.
    rig.acknowledges = false;
    for n in 1..=6_u16 {
        rig.command(n, &format!("eval/e{n}"), b"\x80\0for i in range(2000): print(i); log.warning('%d', i)");
    }
    for n in 7..=12_u16 {
        rig.command(n, &format!("get/g{n}//file"), b"\x80\0");
    }
    for n in 13..=60_u16 {
        rig.command(n, &format!("nothing/n{n}"), b"\x80\0");
    }
    rig.run(20_000);
    let worst = PEAK.get();

    println!("mqtt.window {window}, Python heap {heap} (not counted below)");
    println!("| state | bytes |\n|---|---|");
    for (name, bytes) in
        [("made", made), ("while booting", boot_peak), ("at rest, connected", rest), ("at its worst", worst)]
    {
        println!("| {name} | {} |", bytes - heap);
    }
    assert!(made - heap > 0, "the Python heap is counted, and taken off here");
    assert!(rest - heap <= REST_MAX, "{rest}");
    assert!(worst.max(boot_peak) - heap <= WORST_MAX, "{worst} {boot_peak}");
}
