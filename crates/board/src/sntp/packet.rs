//! NTP's datagram: the request, and what a reply has to be like before anything in it is believed.
//!
//! RFC 5905, as a client of one server: 48 bytes, no extensions, no authentication. The request says nothing about this board: its
//! transmit timestamp is a random number, which a true reply repeats.

use core::fmt;

/// Bytes of a request, and the least of a reply.
pub(crate) const PACKET_BYTES: usize = 48;

/// No leap second announced, version 4, mode 3: client.
const CLIENT: u8 = 0b00_100_011;
const SERVER_MODE: u8 = 4;
const UNSYNCHRONISED: u8 = 3;
const STRATUM_MAX: u8 = 15;

/// From 1900 to 1970.
const UNIX_EPOCH_SECS: i64 = 2_208_988_800;
/// Seconds of an era. The second one begins on 2036-02-07.
const ERA_SECS: i64 = 1 << 32;

/// A server whose own error, to the source of its time, may be this large is of no use: RFC 5905's limit for a selectable server.
const ROOT_DISTANCE_MAX_MICROS: i64 = 1_500_000;

/// What a good reply says.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) struct Reply {
    /// The server's time when it sent the reply, in microseconds since 1970.
    pub(crate) unix_micros: i64,
    /// How long the request was with the server, in microseconds.
    pub(crate) held_micros: i64,
    /// How far the server is from a clock.
    pub(crate) stratum: u8,
}

/// Why a datagram is not believed.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Reject {
    /// It is no reply of a time server, or not to the last request: somebody else's, or late. The true one may still come.
    NotOurs,
    /// The server does not want to be asked: the four letters in which it says so.
    KissOfDeath([u8; 4]),
    /// The server does not know the time itself.
    Unsynchronised,
    /// What it says contradicts itself.
    Nonsense,
}

impl fmt::Display for Reject {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotOurs => f.write_str("not a reply to the last request"),
            Self::KissOfDeath(code) => {
                f.write_str("the server does not want to be asked: ")?;
                code.iter().try_for_each(|&b| {
                    fmt::Write::write_char(f, if b.is_ascii_uppercase() { b.into() } else { '?' })
                })
            }
            Self::Unsynchronised => f.write_str("the server does not know the time itself"),
            Self::Nonsense => f.write_str("the reply contradicts itself"),
        }
    }
}

/// The request that carries `nonce`.
pub(crate) fn request(nonce: u64) -> [u8; PACKET_BYTES] {
    let mut packet = [0; PACKET_BYTES];
    let (head, transmit) = packet.split_at_mut(PACKET_BYTES - 8);
    if let Some(first) = head.first_mut() {
        *first = CLIENT;
    }
    transmit.copy_from_slice(&nonce.to_be_bytes());
    packet
}

/// Reads the reply to the request that carried `nonce`.
pub(crate) fn reply(datagram: &[u8], nonce: u64) -> Result<Reply, Reject> {
    let word = |at: usize| Some(u32::from_be_bytes(*datagram.get(at..)?.first_chunk()?));
    let stamp = |at: usize| Some(u64::from_be_bytes(*datagram.get(at..)?.first_chunk()?));
    let (Some(&[flags, stratum, ..]), Some(reference), Some(origin), Some(received), Some(sent)) =
        (datagram.first_chunk::<4>(), word(12), stamp(24), stamp(32), stamp(40))
    else {
        return Err(Reject::NotOurs);
    };
    let (leap, version, mode) = (flags >> 6, (flags >> 3) & 7, flags & 7);
    // Whoever has not seen the request cannot know the number: nothing else in the datagram is looked at before.
    if mode != SERVER_MODE || !(3..=4).contains(&version) || origin != nonce {
        return Err(Reject::NotOurs);
    }
    if stratum == 0 {
        return Err(Reject::KissOfDeath(reference.to_be_bytes()));
    }
    if leap == UNSYNCHRONISED || stratum > STRATUM_MAX {
        return Err(Reject::Unsynchronised);
    }
    // Delay and dispersion are seconds with 16 bits of fraction.
    let short = |at: usize| (i64::from(word(at).unwrap_or(u32::MAX)) * 1_000_000) >> 16;
    if short(4) / 2 + short(8) > ROOT_DISTANCE_MAX_MICROS {
        return Err(Reject::Unsynchronised);
    }
    if sent == 0 || received == 0 {
        return Err(Reject::Nonsense);
    }
    let (received, sent) = (unix_micros(received), unix_micros(sent));
    // More than some seconds between the two is no time server at work.
    if !(0..=5_000_000).contains(&(sent - received)) {
        return Err(Reject::Nonsense);
    }
    Ok(Reply { unix_micros: sent, held_micros: sent - received, stratum })
}

/// A timestamp as Unix time. RFC 4330's rule for the era: with the first bit set it is the first one (1968 to 2036), otherwise the
/// second (2036 to 2104).
fn unix_micros(stamp: u64) -> i64 {
    let (secs, fraction) = ((stamp >> 32) as i64, (stamp & 0xffff_ffff) as i64);
    let era = if stamp >> 63 == 1 { 0 } else { ERA_SECS };
    (secs + era - UNIX_EPOCH_SECS) * 1_000_000 + ((fraction * 1_000_000) >> 32)
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    /// A good reply to `nonce`, from a server whose clock shows `micros` when it comes and 100 µs more when it goes.
    pub(crate) fn good(nonce: u64, micros: i64) -> [u8; PACKET_BYTES] {
        let mut packet = [0; PACKET_BYTES];
        packet[0] = 0b00_100_100;
        packet[1] = 2;
        packet[8..12].copy_from_slice(&0x100_u32.to_be_bytes());
        packet[24..32].copy_from_slice(&nonce.to_be_bytes());
        packet[32..40].copy_from_slice(&stamp(micros).to_be_bytes());
        packet[40..48].copy_from_slice(&stamp(micros + 100).to_be_bytes());
        packet
    }

    fn stamp(micros: i64) -> u64 {
        let secs = (micros.div_euclid(1_000_000) + UNIX_EPOCH_SECS) as u64 & 0xffff_ffff;
        // Rounded up, so that it is read as the same microsecond.
        let fraction = (micros.rem_euclid(1_000_000) as u64 * (1 << 32)).div_ceil(1_000_000);
        (secs << 32) | fraction
    }

    const NOW: i64 = 1_795_000_000_123_456;

    #[test]
    fn a_good_reply_is_read_also_in_the_next_era() {
        for micros in [NOW, 2_085_978_495_999_990, 2_085_978_496_000_001, 4_000_000_000_000_001] {
            let reply = reply(&good(7, micros), 7).unwrap();
            assert!((reply.unix_micros - micros - 100).abs() <= 1, "{micros}: {reply:?}");
            assert!((reply.held_micros - 100).abs() <= 1);
        }
    }

    #[test]
    fn what_does_not_answer_the_request_is_not_looked_at() {
        assert_eq!(reply(&good(7, NOW), 8), Err(Reject::NotOurs));
        for mode in [0, 1, 2, 3, 5, 6, 7] {
            let mut packet = good(7, NOW);
            packet[0] = 0b00_100_000 | mode;
            packet[1] = 0;
            assert_eq!(reply(&packet, 7), Err(Reject::NotOurs), "mode {mode}");
        }
        for length in 0..PACKET_BYTES {
            assert_eq!(reply(&good(7, NOW)[..length], 7), Err(Reject::NotOurs), "{length} bytes");
        }
        assert!(reply(&[&good(7, NOW)[..], &[0; 20]].concat(), 7).is_ok(), "extensions are skipped");
    }

    #[test]
    fn a_server_that_does_not_know_the_time_is_not_believed() {
        let with = |at: usize, bytes: &[u8]| {
            let mut packet = good(7, NOW);
            packet[at..at + bytes.len()].copy_from_slice(bytes);
            reply(&packet, 7)
        };
        assert_eq!(with(0, &[0b11_100_100]), Err(Reject::Unsynchronised));
        assert_eq!(with(1, &[16]), Err(Reject::Unsynchronised));
        assert_eq!(with(4, &[0, 4, 0, 0]), Err(Reject::Unsynchronised), "root delay");
        assert_eq!(with(8, &[0, 2, 0, 0]), Err(Reject::Unsynchronised), "root dispersion");
        assert_eq!(with(4, &[255; 8]), Err(Reject::Unsynchronised));
        assert_eq!(with(40, &[0; 8]), Err(Reject::Nonsense));
        assert_eq!(with(32, &[0; 8]), Err(Reject::Nonsense));
        assert_eq!(
            with(32, &stamp(NOW + 1_000_000).to_be_bytes()),
            Err(Reject::Nonsense),
            "sent before it came"
        );
        assert_eq!(
            with(32, &stamp(NOW - 60_000_000).to_be_bytes()),
            Err(Reject::Nonsense),
            "held for a minute"
        );
        let mut kiss = good(7, NOW);
        kiss[1] = 0;
        kiss[12..16].copy_from_slice(b"RATE");
        assert_eq!(reply(&kiss, 7), Err(Reject::KissOfDeath(*b"RATE")));
        assert!(alloc::format!("{}", Reject::KissOfDeath(*b"A\x1b\nZ")).ends_with("A??Z"));
    }

    #[test]
    fn a_request_says_nothing_but_its_number() {
        let packet = request(0x0102_0304_0506_0708);
        assert_eq!((packet[0], &packet[40..]), (0x23, &[1, 2, 3, 4, 5, 6, 7, 8][..]));
        assert!(packet[1..40].iter().all(|b| *b == 0));
    }
}
