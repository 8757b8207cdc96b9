//! Bytes that are never printed.

use core::fmt;

/// A password. Neither `Debug` nor `Display` shows a byte of it, nor its length.
///
/// ```
/// use mqtt_async::transport::Secret;
/// let secret = Secret::from("hunter2");
/// assert_eq!(format!("{secret:?} {secret}"), "REDACTED REDACTED");
/// assert_eq!(secret.expose(), b"hunter2");
/// ```
#[derive(Clone, Eq, PartialEq)]
pub struct Secret(Vec<u8>);

impl Secret {
    /// The bytes themselves. Look at what becomes of them.
    pub fn expose(&self) -> &[u8] {
        &self.0
    }
}

impl From<&str> for Secret {
    fn from(text: &str) -> Self {
        Self(text.as_bytes().to_vec())
    }
}

impl From<String> for Secret {
    fn from(text: String) -> Self {
        Self(text.into_bytes())
    }
}

impl From<Vec<u8>> for Secret {
    fn from(bytes: Vec<u8>) -> Self {
        Self(bytes)
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("REDACTED")
    }
}

impl fmt::Display for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("REDACTED")
    }
}
