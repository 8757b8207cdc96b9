//! The device itself: inputs in, outputs out.

use alloc::string::String;
use monotime::Instant;

use crate::boot::Boot;
use crate::ports::{Platform, ResetKind};
use crate::settings::{Mqtt, Settings, SettingsError};

/// What happened outside.
#[derive(Debug)]
pub enum Input<'a> {
    /// The connection asked for by [`Output::Connect`] is open, TLS included.
    Connected,
    /// Bytes came from the broker.
    Bytes(&'a [u8]),
    /// The connection took this many of the bytes of the last [`Output::Send`]. When it did not take them all, the device does
    /// not say `Send` again before [`Input::Writable`].
    Sent(usize),
    /// The connection takes bytes again.
    Writable,
    /// The connection was lost, or could not be opened.
    Closed(Closed),
    /// The deadline of the last [`Output::Idle`] has passed.
    Timeout,
}

/// Why there is no connection.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Closed {
    /// The transport's words, for the log: `connection refused`, `certificate not trusted: …`.
    pub reason: String,
}

/// What the device wants done.
#[derive(Debug)]
#[must_use]
pub enum Output<'a> {
    /// Open a connection to this broker.
    Connect(&'a Mqtt),
    /// Write these bytes, as many as go, and report the number with [`Input::Sent`].
    Send(&'a [u8]),
    /// Drop the connection.
    Close,
    /// Reset the board.
    Reset(ResetKind),
    /// There is more to do: look at the network, then poll again.
    Busy,
    /// Nothing to do until an input comes or this instant passes.
    Idle(Option<Instant>),
}

/// A whole board. See the crate's first page for how to drive it.
pub struct Device<P> {
    platform: P,
    settings: Settings,
}

impl<P: Platform> Device<P> {
    /// A device that boots as `boot` decided, with `settings`.
    ///
    /// # Errors
    /// When the settings do not pass [`Settings::check`].
    pub fn new(now: Instant, boot: Boot, settings: Settings, platform: P) -> Result<Self, SettingsError> {
        settings.check()?;
        let _ = (now, boot);
        Ok(Self { platform, settings })
    }

    /// Takes one input. Gives how many bytes of [`Input::Bytes`] were taken, 0 for every other input.
    pub fn handle(&mut self, now: Instant, input: Input<'_>) -> usize {
        let _ = (now, input);
        0
    }

    /// The next thing to do.
    pub fn poll(&mut self, now: Instant) -> Output<'_> {
        let _ = (now, &self.settings);
        Output::Idle(None)
    }

    /// The platform, for a driver that keeps its own state in there.
    pub fn platform(&mut self) -> &mut P {
        &mut self.platform
    }
}
