//! Pins in memory, for platforms without real ones: a program for a board with an LED runs there too.

use super::{Edges, Errno, PinMode, Pins, Pull, Pulses};

/// Numbered pins, besides the LED.
const PINS: usize = 64;
/// The number of the pin named `LED`.
const LED: u32 = 64;

#[derive(Clone, Copy, Debug)]
struct Pin {
    mode: PinMode,
    pull: Pull,
    /// What it drives as an output.
    latch: bool,
    /// What the outside drives.
    outside: Option<bool>,
    watched: Edges,
    /// A change that was not said yet.
    edge: Option<bool>,
    pulses: Option<Pulses>,
    analog: u16,
}

impl Pin {
    const NEW: Self = Self {
        mode: PinMode::Input,
        pull: Pull::None,
        latch: false,
        outside: None,
        watched: Edges { rising: false, falling: false },
        edge: None,
        pulses: None,
        analog: 0,
    };

    fn level(&self) -> bool {
        let held = self.outside.unwrap_or(self.pull == Pull::Up);
        match self.mode {
            PinMode::Input => held,
            PinMode::Output => self.latch,
            // Let go, something else holds it: up, as an open drain without a resistor would be of no use.
            PinMode::OpenDrain => self.latch && self.outside.unwrap_or(true),
        }
    }
}

/// 64 numbered pins and one named `LED`, that exist in memory only: what a script writes it can read again. An input is low
/// unless it is pulled up or [`set_input`](Self::set_input) says otherwise.
#[derive(Clone, Debug)]
pub struct VirtualPins {
    pins: [Pin; PINS + 1],
    /// Whether any pin has a change to say.
    changed: bool,
}

impl Default for VirtualPins {
    fn default() -> Self {
        Self { pins: [Pin::NEW; PINS + 1], changed: false }
    }
}

impl VirtualPins {
    /// The outside drives a pin, or (None) lets go of it.
    pub fn set_input(&mut self, pin: u32, level: Option<bool>) {
        let _ = self.change(pin, |pin| pin.outside = level);
    }

    /// What an analog pin measures, of 65535.
    pub fn set_analog(&mut self, pin: u32, value: u16) {
        let _ = self.change(pin, |pin| pin.analog = value);
    }

    /// The pulses on a pin.
    pub fn pulses(&self, pin: u32) -> Option<Pulses> {
        self.pins.get(pin as usize)?.pulses
    }

    fn pin(&mut self, pin: u32) -> Result<&mut Pin, Errno> {
        self.pins.get_mut(pin as usize).ok_or(Errno::NoDevice)
    }

    /// Changes a pin; notes the edge that this makes.
    fn change(&mut self, pin: u32, change: impl FnOnce(&mut Pin)) -> Result<(), Errno> {
        let pin = self.pin(pin)?;
        let before = pin.level();
        change(pin);
        let now = pin.level();
        if before != now && (if now { pin.watched.rising } else { pin.watched.falling }) {
            pin.edge = Some(now);
            self.changed = true;
        }
        Ok(())
    }
}

impl Pins for VirtualPins {
    fn named(&mut self, name: &str) -> Option<u32> {
        (name == "LED").then_some(LED)
    }

    fn exists(&mut self, pin: u32) -> bool {
        (pin as usize) < PINS
    }

    fn set_up(&mut self, pin: u32, mode: PinMode, pull: Pull) -> Result<(), Errno> {
        self.change(pin, |pin| (pin.mode, pin.pull) = (mode, pull))
    }

    fn level(&mut self, pin: u32) -> Result<bool, Errno> {
        Ok(self.pin(pin)?.level())
    }

    fn drive(&mut self, pin: u32, high: bool) -> Result<(), Errno> {
        self.change(pin, |pin| pin.latch = high)
    }

    fn watch(&mut self, pin: u32, edges: Edges) -> Result<(), Errno> {
        self.pin(pin)?.watched = edges;
        Ok(())
    }

    fn next_edge(&mut self) -> Option<(u32, bool)> {
        if !self.changed {
            return None;
        }
        let found = self.pins.iter_mut().zip(0..).find_map(|(pin, i)| pin.edge.take().map(|rose| (i, rose)));
        self.changed = found.is_some();
        found
    }

    fn analog(&mut self, pin: u32) -> Result<u16, Errno> {
        Ok(self.pin(pin)?.analog)
    }

    fn pulse(&mut self, pin: u32, pulses: Option<Pulses>) -> Result<(), Errno> {
        self.pin(pin)?.pulses = pulses;
        Ok(())
    }
}
