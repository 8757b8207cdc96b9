//! One connection through the network.

use std::collections::VecDeque;

use board::Instant;
use mqtt_broker::ConnId;

use crate::Rng;

/// One direction of a connection: bytes on their way, in order.
#[derive(Debug, Default)]
pub(super) struct Pipe {
    pieces: VecDeque<(Instant, Vec<u8>)>,
    bytes: usize,
    /// When the reader learns that no more come.
    closes: Option<Instant>,
    /// What is sent disappears.
    silent: bool,
}

/// What comes out of a pipe.
#[derive(Debug, Eq, PartialEq)]
pub(super) enum Arrival {
    Bytes(Vec<u8>),
    End,
}

impl Pipe {
    /// How many more bytes fit in.
    pub(super) fn room(&self, capacity: usize) -> usize {
        if self.silent { usize::MAX } else { capacity.saturating_sub(self.bytes) }
    }

    pub(super) fn send(&mut self, at: Instant, bytes: &[u8]) {
        if self.silent || self.closes.is_some() || bytes.is_empty() {
            return;
        }
        // A stream: nothing overtakes.
        let at = self.pieces.back().map_or(at, |(last, _)| at.max(*last));
        self.bytes += bytes.len();
        self.pieces.push_back((at, bytes.to_vec()));
    }

    /// No more will be sent; the reader learns it after all that is on its way, and not before `at`.
    pub(super) fn close(&mut self, at: Instant) {
        if !self.silent {
            let at = self.pieces.back().map_or(at, |(last, _)| at.max(*last));
            self.closes.get_or_insert(at);
        }
    }

    /// The network loses what is on its way from some byte on.
    pub(super) fn cut(&mut self, at: Instant, random: &mut Rng) {
        let mut keep = random.within(0..=self.bytes as u64) as usize;
        for (_, piece) in &mut self.pieces {
            piece.truncate(keep);
            keep -= piece.len();
        }
        self.pieces.retain(|(_, piece)| !piece.is_empty());
        self.bytes = self.pieces.iter().map(|(_, piece)| piece.len()).sum();
        self.close(at);
    }

    pub(super) fn silence(&mut self) {
        *self = Self { silent: true, ..Self::default() };
    }

    /// When something arrives next.
    pub(super) fn next(&self) -> Option<Instant> {
        self.pieces.front().map(|(at, _)| *at).or(self.closes)
    }

    pub(super) fn arrive(&mut self, now: Instant, splits: bool, random: &mut Rng) -> Option<Arrival> {
        if self.next()? > now {
            return None;
        }
        let Some((at, mut piece)) = self.pieces.pop_front() else {
            self.silence();
            return Some(Arrival::End);
        };
        if splits {
            let rest = piece.split_off(random.within(1..=piece.len() as u64) as usize);
            if !rest.is_empty() {
                self.pieces.push_front((at, rest));
            }
        } else {
            // What has come meanwhile comes together.
            while self.pieces.front().is_some_and(|(at, _)| *at <= now) {
                piece.extend(self.pieces.pop_front().unwrap_or((at, Vec::new())).1);
            }
        }
        self.bytes -= piece.len();
        Some(Arrival::Bytes(piece))
    }
}

/// A connection, from when the client dialled.
#[derive(Debug)]
pub(super) struct Link {
    pub(super) conn: ConnId,
    /// To the broker.
    pub(super) up: Pipe,
    /// To the client.
    pub(super) down: Pipe,
    /// The broker has closed it, or knows that it is closed.
    pub(super) broker_done: bool,
    /// The broker waits until there is room in `down`.
    pub(super) broker_waits: bool,
}

impl Link {
    pub(super) fn new(conn: ConnId) -> Self {
        Self { conn, up: Pipe::default(), down: Pipe::default(), broker_done: false, broker_waits: false }
    }
}
