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
const REST_MAX: isize = 24 * 1024;
/// What it may hold without Python at any time. This is the figure that a microcontroller has to plan for.
const WORST_MAX: isize = 48 * 1024;
/// What one call may take besides, until it is over.
const MOMENT_MAX: isize = 12 * 1024;
/// Loaded code and stacks, which are outside the Python heap.
const CODE_MAX: isize = 12 * 1024;
const ASYNCIO_MAX: isize = 32 * 1024;
/// Besides these, for a while, what the compiler takes.
const COMPILING_MAX: isize = 40 * 1024;

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
    /// The most that the device had after any call, without Python's heap, code and stacks.
    worst: isize,
    /// The most that a call took besides, until it was over: compiling a source, building a text.
    moment: isize,
}

impl Rig {
    /// Polls until the device is idle, or for `polls` times.
    fn run(&mut self, mut polls: usize) {
        while polls > 0 {
            polls -= 1;
            self.now += board::Duration::from_micros(100);
            self.device.platform().now = self.now;
            let python = python(self);
            let whole_peak = PEAK.replace(NOW.get());
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
                Output::Idle(_) if self.back.is_empty() => polls = 0,
                _ => {}
            }
            let taken = counted(|| self.device.handle(self.now, Input::Bytes(&self.back)));
            self.back.drain(..taken);
            let after = self::python(self);
            let settled = NOW.get() - after;
            self.worst = self.worst.max(settled);
            self.moment = self.moment.max(PEAK.get() - python.min(after) - settled);
            PEAK.set(PEAK.get().max(whole_peak));
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
    let mut rig = Rig {
        device,
        now: Instant::ZERO,
        out: Vec::new(),
        back: Vec::new(),
        acknowledges: true,
        worst: 0,
        moment: 0,
    };
    rig.run(2_000);
    (rig, PEAK.get())
}

/// What is Python's at present: its heap, and what it has outside.
fn python(rig: &Rig) -> isize {
    Settings::small().python.heap as isize + rig.device.python_outside() as isize
}

/// An application that publishes and prints as fast as it can, and never takes a second message.
const GREEDY: &[u8] = b"
import asyncio, mqtt

def on_msg(topic, msg, retained, qos, dup):
    while True:
        pass

async def flood():
    while True:
        print('y' * 250)
        await mqtt.client.publish('u/app', 'x' * 200, qos=1)

async def main():
    mqtt.on_msg(on_msg)
    for n in range(4):
        asyncio.create_task(flood())
    while True:
        print('z' * 250)
        await asyncio.sleep(0)

asyncio.run(main())
";

/// Everything that can be made to wait, waits: every command at once, each with more output than it may keep, answers and files
/// that nobody acknowledges, remembered answers as long as may be, a log that overflows, the application's messages in both
/// directions, and requests that have to be refused.
fn overload(rig: &mut Rig) {
    let kept = Settings::small().mqrepl.remembered as usize;
    for n in 100..=140_u16 {
        rig.command(
            n,
            &format!("eval/m{n}"),
            &[b"\x80\0", format!("'x' * {}", kept - 2).as_bytes()].concat(),
        );
        rig.run(100);
    }
    rig.acknowledges = false;
    for n in 200..=220_u16 {
        let delivery = Delivery::AtLeastOnce { id: PacketId::new(n).expect("not 0"), dup: false };
        rig.queue(Packet::Publish(Publish {
            topic: "u/app/in",
            payload: &[7; 100],
            retain: false,
            delivery,
        }));
    }
    rig.run(1_000);
    for n in 1..=6_u16 {
        rig.command(n, &format!("eval/e{n}"), b"\x80\0print('p' * 1000) or 'x' * 2900");
    }
    for n in 7..=12_u16 {
        rig.command(n, &format!("get/g{n}//file"), b"\x80\0");
    }
    for n in 13..=60_u16 {
        // Its answer is as long as one that is remembered.
        rig.command(n, &format!("{}/n{n}", "n".repeat(kept.saturating_sub(24))), b"\x80\0");
    }
    rig.run(5_000);
}

// The figures that a reader finds in the documentation are those that are measured here, rounded up.
#[test]
fn a_device_with_small_settings_stays_within_its_memory() {
    let (mut rig, _) = booted(b"print('x' * 200)\n");
    let rest = NOW.get() - python(&rig);
    (rig, _) = booted(GREEDY);
    (rig.worst, rig.moment) = (0, 0);
    overload(&mut rig);
    let (plain, plain_peak) = booted(b"");
    let before = plain.device.python_outside() as isize;
    let (asyncio, peak) = booted(b"import asyncio\n");
    let code = asyncio.device.python_outside() as isize;
    let compiling = peak - NOW.get() + code - before;
    println!("booting without an application: peak {plain_peak}");
    let table = [
        ("the device at rest, connected", rest, REST_MAX),
        ("the device at its worst: every queue full", rig.worst, WORST_MAX),
        ("while a command is compiled and answered, besides", rig.moment, MOMENT_MAX),
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
