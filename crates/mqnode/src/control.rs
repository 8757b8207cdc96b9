//! The control channel between supervisor and firmware: the pins of the watchdog and the retained memory.
//!
//! Two pipes. The supervisor writes to the firmware's standard input and reads from its standard output; the firmware
//! moves both out of the way at once, so that a stray print cannot disturb them. A message is
//!
//! ```text
//! length: u16, big-endian (kind and payload)   kind: u8   payload
//! ```
//!
//! The end of the firmware's input means that the supervisor is gone: the firmware then ends too.

use std::io;

use tokio::io::{AsyncRead, AsyncReadExt};

/// The bytes of retained memory: as many as MicroPython's ESP32 port keeps in RTC memory.
pub(crate) const RETAINED_BYTES: usize = 2048;

/// The longest text that says how the firmware ended; longer is cut.
pub(crate) const DETAIL_BYTES_MAX: usize = 8192;

/// The longest decision of a boot loader; the present one has 23 bytes.
pub(crate) const DECISION_BYTES_MAX: usize = 255;

/// The version of this channel. A firmware in a slot may be older or newer than its supervisor: one that does not know
/// the version ends at once, and the board goes back to the firmware before it.
const CONTROL_VERSION: u8 = 2;

/// The largest message: a boot message with full retained memory and the longest detail.
const MESSAGE_BYTES_MAX: usize = 1 + 2 + DECISION_BYTES_MAX + 2 + RETAINED_BYTES + DETAIL_BYTES_MAX;
const _: () = assert!(MESSAGE_BYTES_MAX <= u16::MAX as usize);

/// What the supervisor tells the firmware.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) enum ToFirmware {
    /// The first message: why it starts, and what survived.
    Boot(Boot),
    /// End cleanly.
    Stop,
}

/// What the reset controller and the retained memory hold when the firmware starts.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) struct Boot {
    /// What the boot loader decided: `board::Boot` as bytes.
    pub(crate) decision: Vec<u8>,
    /// Retained memory as the last run left it; empty after power-on.
    pub(crate) retained: Vec<u8>,
    /// How the last run ended, in words; empty after power-on and after a reset that was asked for.
    pub(crate) detail: String,
}

/// What the firmware tells the supervisor.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) enum ToSupervisor {
    /// From now on, feed within this many milliseconds.
    Arm(u64),
    /// The firmware is alive.
    Feed,
    /// A part of the retained memory has changed.
    Retain {
        /// Where it begins.
        offset: u16,
        /// What is there now.
        bytes: Vec<u8>,
    },
    /// The device exists and runs.
    Ready,
    /// A panic's text; the process ends after it.
    Panic(String),
}

impl ToFirmware {
    /// The message as bytes for the pipe.
    pub(crate) fn encode(&self) -> Vec<u8> {
        match self {
            Self::Boot(boot) => {
                let retained = cut(&boot.retained, RETAINED_BYTES);
                let decision = cut(&boot.decision, DECISION_BYTES_MAX);
                let mut payload = vec![CONTROL_VERSION, u8::try_from(decision.len()).unwrap_or(0)];
                payload.extend_from_slice(decision);
                payload.extend_from_slice(&u16::try_from(retained.len()).unwrap_or(0).to_be_bytes());
                payload.extend_from_slice(retained);
                payload.extend_from_slice(cut(boot.detail.as_bytes(), DETAIL_BYTES_MAX));
                frame(b'B', &payload)
            }
            Self::Stop => frame(b'S', &[]),
        }
    }

    fn decode(kind: u8, payload: &[u8]) -> Option<Self> {
        match kind {
            b'B' => {
                let (&[CONTROL_VERSION, length], rest) = payload.split_first_chunk()? else { return None };
                let (decision, rest) = rest.split_at_checked(usize::from(length))?;
                let (length, rest) = rest.split_first_chunk::<2>()?;
                let (retained, detail) = rest.split_at_checked(usize::from(u16::from_be_bytes(*length)))?;
                Some(Self::Boot(Boot {
                    decision: decision.to_vec(),
                    retained: retained.to_vec(),
                    detail: String::from_utf8_lossy(detail).into_owned(),
                }))
            }
            b'S' if payload.is_empty() => Some(Self::Stop),
            _ => None,
        }
    }

    /// Reads the next message; `None` at the end of the pipe.
    pub(crate) async fn read(from: &mut (impl AsyncRead + Unpin)) -> io::Result<Option<Self>> {
        read(from, Self::decode).await
    }
}

impl ToSupervisor {
    /// The message as bytes for the pipe.
    pub(crate) fn encode(&self) -> Vec<u8> {
        match self {
            Self::Arm(millis) => frame(b'A', &millis.to_be_bytes()),
            Self::Feed => frame(b'F', &[]),
            Self::Retain { offset, bytes } => {
                frame(b'R', &[&offset.to_be_bytes(), cut(bytes, RETAINED_BYTES)].concat())
            }
            Self::Ready => frame(b'C', &[]),
            Self::Panic(text) => frame(b'P', cut(text.as_bytes(), DETAIL_BYTES_MAX)),
        }
    }

    fn decode(kind: u8, payload: &[u8]) -> Option<Self> {
        match kind {
            b'A' => Some(Self::Arm(u64::from_be_bytes(payload.try_into().ok()?))),
            b'F' if payload.is_empty() => Some(Self::Feed),
            b'R' => {
                let (offset, bytes) = payload.split_first_chunk()?;
                let offset = u16::from_be_bytes(*offset);
                let fits = usize::from(offset) + bytes.len() <= RETAINED_BYTES;
                fits.then(|| Self::Retain { offset, bytes: bytes.to_vec() })
            }
            b'C' if payload.is_empty() => Some(Self::Ready),
            b'P' => Some(Self::Panic(String::from_utf8_lossy(payload).into_owned())),
            _ => None,
        }
    }

    /// Reads the next message; `None` at the end of the pipe, also in the middle of a message: a killed firmware
    /// leaves one half written.
    pub(crate) async fn read(from: &mut (impl AsyncRead + Unpin)) -> io::Result<Option<Self>> {
        read(from, Self::decode).await
    }
}

fn cut(bytes: &[u8], most: usize) -> &[u8] {
    bytes.get(..most).unwrap_or(bytes)
}

fn frame(kind: u8, payload: &[u8]) -> Vec<u8> {
    let length = u16::try_from(payload.len() + 1).unwrap_or(u16::MAX);
    let mut message = Vec::with_capacity(payload.len() + 3);
    message.extend_from_slice(&length.to_be_bytes());
    message.push(kind);
    message.extend_from_slice(payload);
    message
}

async fn read<T>(
    from: &mut (impl AsyncRead + Unpin),
    decode: fn(u8, &[u8]) -> Option<T>,
) -> io::Result<Option<T>> {
    let invalid = || io::Error::new(io::ErrorKind::InvalidData, "not a control message");
    let mut length = [0; 2];
    if ended(from.read_exact(&mut length).await)? {
        return Ok(None);
    }
    let length = usize::from(u16::from_be_bytes(length));
    if !(1..=MESSAGE_BYTES_MAX).contains(&length) {
        return Err(invalid());
    }
    let mut body = vec![0; length];
    if ended(from.read_exact(&mut body).await)? {
        return Ok(None);
    }
    let (&kind, payload) = body.split_first().ok_or_else(invalid)?;
    decode(kind, payload).map(Some).ok_or_else(invalid)
}

/// Whether the pipe ended, by its end or by the other side's death.
fn ended(result: io::Result<usize>) -> io::Result<bool> {
    match result {
        Ok(_) => Ok(false),
        Err(error)
            if matches!(error.kind(), io::ErrorKind::UnexpectedEof | io::ErrorKind::ConnectionReset) =>
        {
            Ok(true)
        }
        Err(error) => Err(error),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn block_on<F: Future>(future: F) -> F::Output {
        tokio::runtime::Builder::new_current_thread().build().unwrap().block_on(future)
    }

    #[test]
    fn messages_round_trip_at_their_largest() {
        block_on(async {
            let boot = ToFirmware::Boot(Boot {
                decision: vec![9; DECISION_BYTES_MAX],
                retained: vec![0xA5; RETAINED_BYTES],
                detail: "x".repeat(DETAIL_BYTES_MAX),
            });
            let bytes = boot.encode();
            assert_eq!(ToFirmware::read(&mut bytes.as_slice()).await.unwrap(), Some(boot));
            for message in [
                ToSupervisor::Arm(70_000),
                ToSupervisor::Feed,
                ToSupervisor::Retain { offset: 0, bytes: vec![1; RETAINED_BYTES] },
                ToSupervisor::Ready,
                ToSupervisor::Panic("at the disco".into()),
            ] {
                let bytes = message.encode();
                assert_eq!(ToSupervisor::read(&mut bytes.as_slice()).await.unwrap(), Some(message));
            }
        });
    }

    #[test]
    fn a_message_cut_by_a_kill_is_the_end_not_an_error() {
        block_on(async {
            let bytes = ToSupervisor::Retain { offset: 5, bytes: vec![1; 100] }.encode();
            for length in 0..bytes.len() {
                assert_eq!(ToSupervisor::read(&mut &bytes[..length]).await.unwrap(), None, "cut at {length}");
            }
        });
    }

    #[test]
    fn foreign_bytes_are_refused() {
        block_on(async {
            for bytes in
                [&b"\0\0"[..], b"\0\x01?", b"\xff\xffA", b"\0\x02Fx", b"\0\x02R\0", b"\0\x04R\x08\0x"]
            {
                assert!(ToSupervisor::read(&mut &*bytes).await.is_err(), "{bytes:?}");
            }
            assert!(ToFirmware::read(&mut &b"\0\x02S!"[..]).await.is_err());
        });
    }
}
