//! How much memory a device takes besides the Python heap, with the settings for a microcontroller.
//!
//! An allocator counts what the device itself allocates, at rest and at its worst. The figures are those of this machine; on a 32-bit
//! one, what consists of pointers and lengths is half as large, so they are an upper bound there. The table in `docs/board.md` holds them.

use core::alloc::{GlobalAlloc, Layout};
use core::cell::Cell;
use std::alloc::System;

use board::memory::Memory;
use board::{Boot, Device, Input, Instant, Output, Settings};
use mqtt_core::wire::{
    ConnAck, Delivery, Granted, Packet, PacketId, Publish, QoS, Side, SubAck, decode, frame_len,
};

/// What a device may take without Python when nothing is going on: session, protocol, log, records.
const REST_MAX: isize = 32 * 1024;
/// What it may take without Python at any moment.
const WORST_MAX: isize = 80 * 1024;
/// Loaded code and stacks, which are outside the Python heap.
const CODE_MAX: isize = 12 * 1024;
const ASYNCIO_MAX: isize = 32 * 1024;
/// Besides these, for a while, what the compiler takes.
const COMPILING_MAX: isize = 72 * 1024;

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

/// A device with the settings for a microcontroller, whose `/main.py` is this.
fn small(main: &[u8]) -> (Settings, Memory) {
    let mut settings = Settings::small();
    settings.mqtt.url = "mqtt://broker".into();
    settings.mqtt.user = "u".into();
    settings.logging.loop_level = board::log::Level::Debug;
    let mut memory = Memory::default();
    memory.keeps_console = false;
    memory.flash.place("/file", &[7; 20_000]);
    memory.flash.place("/main.py", main);
    (settings, memory)
}

/// A device that has booted; and its peak meanwhile.
fn booted(main: &[u8]) -> (Rig, isize) {
    let (settings, mut memory) = small(main);
    let boot = Boot::begin(&mut memory);
    NOW.set(0);
    let device = counted(|| Device::new(Instant::ZERO, boot, settings, memory).expect("good settings"));
    PEAK.set(NOW.get());
    let mut rig = Rig { device, now: Instant::ZERO, out: Vec::new(), back: Vec::new(), acknowledges: true };
    rig.run(2_000);
    (rig, PEAK.get())
}

/// What is Python's at present: its heap, and what it has outside.
fn python(rig: &Rig) -> isize {
    Settings::small().python.heap as isize + rig.device.python_outside() as isize
}

/// Everything that can be made to wait, waits: every command at once, each with more output than it may keep, answers and files
/// that nobody acknowledges, a log that overflows, and requests that have to be refused.
fn overload(rig: &mut Rig) {
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
}

// The figures that a reader finds in the documentation are those that are measured here, rounded up.
#[test]
fn a_device_with_small_settings_stays_within_its_memory() {
    let (mut rig, _) = booted(b"print('x' * 200)\n");
    let outside_at_rest = rig.device.python_outside() as isize;
    let rest = NOW.get() - python(&rig);
    PEAK.set(NOW.get());
    overload(&mut rig);
    // What runs meanwhile has stacks of its own, which are left in: the figure is an upper bound.
    let worst = PEAK.get() - Settings::small().python.heap as isize - outside_at_rest;
    let (plain, plain_peak) = booted(b"");
    let before = plain.device.python_outside() as isize;
    let (asyncio, peak) = booted(b"import asyncio\n");
    let code = asyncio.device.python_outside() as isize;
    let compiling = peak - NOW.get() + code - before;
    println!("booting without an application: peak {plain_peak}");
    let table = [
        ("the device at rest, connected", rest, REST_MAX),
        ("the device at its worst: every queue full", worst, WORST_MAX),
        ("Python's code and stacks, without an application", before, CODE_MAX),
        ("the same with `asyncio` imported", code, ASYNCIO_MAX),
        ("while `asyncio` is compiled, besides", compiling, COMPILING_MAX),
    ];
    let page = include_str!("../../../../docs/board.md");
    for (what, bytes, most) in table {
        let row = format!("| {what} | {} KB |", most / 1024);
        println!("{bytes:>8} {row}");
        assert!(bytes > 0 && bytes <= most, "{what}: {bytes} of {most} bytes");
        // A limit far above what is measured says nothing.
        assert!(bytes * 5 >= most * 3, "{what}: only {bytes} of {most} bytes");
        assert!(page.contains(&row), "docs/board.md lacks this row:\n{row}");
    }
}
