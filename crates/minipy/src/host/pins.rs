//! What `machine.Pin`, `ADC` and `PWM` ask of the platform.

use super::Errno;

/// Which way a pin works.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum PinMode {
    /// The outside decides.
    Input,
    /// The pin decides.
    Output,
    /// The pin pulls down or lets go.
    OpenDrain,
}

/// What holds an input that nothing drives.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Pull {
    /// Nothing.
    None,
    /// A resistor to ground.
    Down,
    /// A resistor to the supply.
    Up,
}

/// A change of level that a script watches for.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Edges {
    /// From low to high.
    pub rising: bool,
    /// From high to low.
    pub falling: bool,
}

/// Pulses on a pin.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Pulses {
    /// Pulses in a second.
    pub hertz: u32,
    /// The part of the time that the pin is high, of 65535.
    pub duty: u16,
}

/// The pins of a machine. A script names them by number, or by a name such as `LED` that stands for a number.
///
/// What a platform cannot do answers [`Errno::NotSupported`]; a pin that is not there, [`Errno::NoDevice`].
pub trait Pins {
    /// The number of a pin with a name.
    fn named(&mut self, name: &str) -> Option<u32>;
    /// Whether there is such a pin.
    fn exists(&mut self, pin: u32) -> bool;
    /// Sets the direction and what holds it.
    fn set_up(&mut self, pin: u32, mode: PinMode, pull: Pull) -> Result<(), Errno>;
    /// The level at the pin.
    fn level(&mut self, pin: u32) -> Result<bool, Errno>;
    /// The level that the pin drives, now or when it becomes an output.
    fn drive(&mut self, pin: u32, high: bool) -> Result<(), Errno>;
    /// From now on, says these changes of the pin by [`next_edge`](Self::next_edge).
    fn watch(&mut self, pin: u32, edges: Edges) -> Result<(), Errno> {
        let _ = (pin, edges);
        Err(Errno::NotSupported)
    }
    /// A change that happened at a watched pin and was not said yet: the pin, and whether it rose. A platform that has one
    /// while all runs sleep calls [`Engine::wake`](crate::Engine::wake).
    fn next_edge(&mut self) -> Option<(u32, bool)> {
        None
    }
    /// A voltage, of 65535.
    fn analog(&mut self, pin: u32) -> Result<u16, Errno> {
        let _ = pin;
        Err(Errno::NotSupported)
    }
    /// Pulses from now on; `None` ends them.
    fn pulse(&mut self, pin: u32, pulses: Option<Pulses>) -> Result<(), Errno> {
        let _ = (pin, pulses);
        Err(Errno::NotSupported)
    }
}
