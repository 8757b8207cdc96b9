//! The two bytes before the data of every message: a sequence number, and the mark of the last one.

use core::fmt;

const LAST: u16 = 0x8000;

/// The header of a frame: big-endian, bit 15 set on the last one, a sequence number from 0 in the others.
///
/// ```
/// use mqrepl::frame::Header;
/// let (header, data) = Header::split(b"\x80\x03rest").ok_or("short")?;
/// assert_eq!((header.seq(), header.is_last(), data), (3, true, &b"rest"[..]));
/// assert_eq!(Header::SINGLE.to_bytes(), [0xff, 0xff]);
/// # Ok::<(), &str>(())
/// ```
#[derive(Clone, Copy, Eq, PartialEq)]
pub struct Header(u16);

impl Header {
    /// The header of an answer that is one message: no sequence number to check, and the last.
    pub const SINGLE: Self = Self(0xffff);

    /// The header of frame `seq`; its bit 15 is ignored.
    pub const fn new(seq: u16, last: bool) -> Self {
        Self((seq & !LAST) | if last { LAST } else { 0 })
    }

    /// Takes the header off a payload; `None` if that is shorter than two bytes.
    pub fn split(payload: &[u8]) -> Option<(Self, &[u8])> {
        let (header, data) = payload.split_first_chunk::<2>()?;
        Some((Self(u16::from_be_bytes(*header)), data))
    }

    /// The sequence number: 0 to 0x7fff; the last means "none".
    pub const fn seq(self) -> u16 {
        self.0 & !LAST
    }

    /// Whether the sequence number counts: all but 0x7fff do.
    pub const fn is_numbered(self) -> bool {
        self.seq() != !LAST
    }

    /// Whether this frame ends its command or its answer.
    pub const fn is_last(self) -> bool {
        self.0 & LAST != 0
    }

    /// As it goes on the wire.
    pub const fn to_bytes(self) -> [u8; 2] {
        self.0.to_be_bytes()
    }
}

impl fmt::Debug for Header {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#{}{}", self.seq(), if self.is_last() { " last" } else { "" })
    }
}

/// Takes apart an acknowledgement of the operator's window: `SEQ <n>` in fewer than ten bytes.
pub fn parse_ack(data: &[u8]) -> Option<u16> {
    if data.len() >= 10 {
        return None;
    }
    core::str::from_utf8(data).ok()?.strip_prefix("SEQ ")?.trim().parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_bit_and_the_number_do_not_mix() {
        assert_eq!(Header::new(0, true).to_bytes(), [0x80, 0]);
        assert_eq!(Header::new(0x1234, false).to_bytes(), [0x12, 0x34]);
        assert!(!Header::SINGLE.is_numbered());
        assert!(Header::new(0x7ffe, true).is_numbered());
        assert!(Header::split(b"\x80").is_none());
    }

    #[test]
    fn acknowledgements_are_short_and_exact() {
        assert_eq!(parse_ack(b"SEQ 16"), Some(16));
        assert_eq!(parse_ack(b"SEQ 99999"), None);
        assert_eq!(parse_ack(b"SEQ x"), None);
        assert_eq!(parse_ack(b"seq 1"), None);
        assert_eq!(parse_ack(b"SEQ 000001"), None, "ten bytes are content");
    }
}
