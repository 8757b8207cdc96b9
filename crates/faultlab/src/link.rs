//! One simulated connection: bytes in both directions, late, in pieces, and never more under way than a window.

use std::collections::VecDeque;

use board::{Duration, Instant};
use mqtt_broker::ConnId;

/// Bytes under way in one direction before the sender has to wait.
const WINDOW: usize = 16 * 1024;

/// One direction.
#[derive(Debug, Default)]
struct Pipe {
    pieces: VecDeque<(Instant, Vec<u8>)>,
    bytes: usize,
    /// A sender was turned away and waits for room.
    waited_for: bool,
}

impl Pipe {
    fn put(&mut self, arrives: Instant, bytes: &[u8]) -> usize {
        let count = bytes.len().min(WINDOW - self.bytes);
        self.waited_for |= count < bytes.len();
        if count > 0 {
            self.bytes += count;
            // Order is kept, whatever the latency does.
            let arrives = self.pieces.back().map_or(arrives, |(last, _)| arrives.max(*last));
            self.pieces.push_back((arrives, bytes[..count].to_vec()));
        }
        count
    }

    fn take(&mut self, now: Instant) -> Option<Vec<u8>> {
        let (arrives, _) = self.pieces.front()?;
        if *arrives > now {
            return None;
        }
        let (_, piece) = self.pieces.pop_front()?;
        self.bytes -= piece.len();
        Some(piece)
    }

    /// Bytes that the receiver did not take come first the next time.
    fn give_back(&mut self, now: Instant, rest: Vec<u8>) {
        self.bytes += rest.len();
        self.pieces.push_front((now, rest));
    }

    fn next(&self) -> Option<Instant> {
        self.pieces.front().map(|(arrives, _)| *arrives)
    }

    fn has_room_again(&mut self) -> bool {
        self.waited_for && self.bytes < WINDOW / 2 && core::mem::take(&mut self.waited_for)
    }
}

/// A connection from a client to the broker.
#[derive(Debug)]
pub(crate) struct Link {
    pub(crate) conn: ConnId,
    /// When the client learns that it is open; `None` once it has.
    pub(crate) opens: Option<Instant>,
    pub(crate) latency: Duration,
    up: Pipe,
    down: Pipe,
    /// The broker has closed it: the client learns it when everything has arrived.
    pub(crate) closing: bool,
}

impl Link {
    pub(crate) fn new(now: Instant, conn: ConnId, latency: Duration) -> Self {
        let opens = Some(now + latency.scaled(2, 1));
        Self { conn, opens, latency, up: Pipe::default(), down: Pipe::default(), closing: false }
    }

    pub(crate) fn send_up(&mut self, now: Instant, bytes: &[u8]) -> usize {
        self.up.put(now + self.latency, bytes)
    }

    pub(crate) fn send_down(&mut self, now: Instant, bytes: &[u8]) -> usize {
        self.down.put(now + self.latency, bytes)
    }

    pub(crate) fn arrived_up(&mut self, now: Instant) -> Option<Vec<u8>> {
        self.up.take(now)
    }

    pub(crate) fn arrived_down(&mut self, now: Instant) -> Option<Vec<u8>> {
        self.down.take(now)
    }

    pub(crate) fn give_back_down(&mut self, now: Instant, rest: Vec<u8>) {
        self.down.give_back(now, rest);
    }

    pub(crate) fn client_may_write_again(&mut self) -> bool {
        self.up.has_room_again()
    }

    pub(crate) fn is_drained(&self) -> bool {
        self.down.pieces.is_empty()
    }

    /// When something arrives next.
    pub(crate) fn next(&self) -> Option<Instant> {
        [self.opens, self.up.next(), self.down.next()].into_iter().flatten().min()
    }
}
