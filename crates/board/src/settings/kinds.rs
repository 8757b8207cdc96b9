//! Kinds of values that settings have: secrets that never print, and times in seconds.

use alloc::string::String;
use core::fmt;

use monotime::Duration;
use serde::Deserialize;
use serde::de::{Deserializer, Error, Visitor};

/// A text that never reaches a log line, an error or a status message: `Debug` and `Display` hide it.
///
/// ```
/// let secret = board::settings::Secret::new("hunter2");
/// assert_eq!(format!("{secret} {secret:?}"), "[hidden] [hidden]");
/// assert_eq!(secret.expose(), "hunter2");
/// ```
#[derive(Clone, Default, Deserialize, Eq, PartialEq)]
#[serde(transparent)]
pub struct Secret(String);

impl Secret {
    /// Hides `text`.
    pub fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// The text itself, for the one place that sends it.
    pub fn expose(&self) -> &str {
        &self.0
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("[hidden]")
    }
}

impl fmt::Display for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("[hidden]")
    }
}

/// A time in seconds, written as an integer or with a fraction: `300`, `0.25`.
#[derive(Clone, Copy, Debug, Default, Eq, Ord, PartialEq, PartialOrd)]
pub struct Seconds(Duration);

impl Seconds {
    /// Whole seconds.
    pub const fn new(secs: u64) -> Self {
        Self(Duration::from_secs(secs))
    }

    /// Milliseconds.
    pub const fn from_millis(millis: u64) -> Self {
        Self(Duration::from_millis(millis))
    }

    /// As the duration it means.
    pub const fn duration(self) -> Duration {
        self.0
    }
}

impl<'de> Deserialize<'de> for Seconds {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Number;
        impl Visitor<'_> for Number {
            type Value = Seconds;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a number of seconds, 0 or more")
            }
            fn visit_u64<E: Error>(self, secs: u64) -> Result<Seconds, E> {
                Ok(Seconds::new(secs))
            }
            fn visit_i64<E: Error>(self, secs: i64) -> Result<Seconds, E> {
                let secs = u64::try_from(secs).map_err(|_| E::custom("a time cannot be negative"))?;
                Ok(Seconds::new(secs))
            }
            fn visit_f64<E: Error>(self, secs: f64) -> Result<Seconds, E> {
                // Whatever fits is far beyond every limit; NaN is in no range.
                if (0.0..1e12).contains(&secs) {
                    Ok(Seconds(Duration::from_micros((secs * 1e6) as u64)))
                } else {
                    Err(E::custom("not a number of seconds"))
                }
            }
        }
        deserializer.deserialize_any(Number)
    }
}
