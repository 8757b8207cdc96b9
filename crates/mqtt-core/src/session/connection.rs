//! One connection after the other: dialling, CONNECT, CONNACK, the end, and all timers.

use monotime::{Duration, Instant, TimerKind};

use super::event::{Closed, Misbehaviour, Reason};
use super::inbound::Flow;
use super::outbound::put;
use super::{Session, Step};
use crate::wire::{ConnAck, Packet, PacketType};

/// The length of PINGREQ and DISCONNECT.
const BARE_LEN: usize = 2;

/// Where the session is between two connections.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum State {
    /// The application has disconnected.
    Stopped,
    /// A pause; `Timer::Retry` ends it.
    Waiting,
    /// The driver is to open a connection.
    Due,
    /// The driver is opening one.
    Dialling,
    /// CONNECT is on its way; CONNACK is missing.
    Handshake {
        /// A clean session was asked for.
        clean: bool,
    },
    /// Accepted.
    Open {
        /// When.
        since: Instant,
    },
    /// DISCONNECT is the last packet. What comes is ignored.
    Leaving {
        /// It is in the send buffer or gone.
        written: bool,
        /// The application was told of the connection.
        connected: bool,
        /// A new connection follows: this one was only there to wipe the old session.
        again: bool,
    },
}

/// All timers of a session.
#[derive(Clone, Copy, Debug)]
pub(super) enum Timer {
    /// Ends the pause: the driver is asked to connect.
    Retry,
    /// No CONNACK in time: the connection is given up.
    Connect,
    /// Perhaps PINGREQ is due; looked at only when it expires, because moving it for every packet would cost more.
    KeepAlive,
    /// Perhaps an answer is overdue; likewise.
    Response,
    /// The rate limit lets the next message through.
    Rate,
    /// DISCONNECT could not be sent in time: the connection is dropped.
    Leave,
}

impl TimerKind for Timer {
    const ALL: &'static [Self] =
        &[Self::Retry, Self::Connect, Self::KeepAlive, Self::Response, Self::Rate, Self::Leave];

    fn index(self) -> usize {
        self as usize
    }
}

/// What is still to be said about a connection that ended.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Notice {
    /// The driver still has it.
    pub(super) close: bool,
    pub(super) lost: Option<Lost>,
}

#[derive(Clone, Copy, Debug)]
pub(super) struct Lost {
    pub(super) reason: Reason,
    pub(super) was_connected: bool,
    pub(super) retry_at: Option<Instant>,
}

impl Session {
    /// The driver has opened the connection that [`Output::Connect`](super::Output::Connect) asked for.
    ///
    /// Ignored if none was asked for, or it was given up since.
    pub fn opened(&mut self, now: Instant) {
        if self.state != State::Dialling {
            return;
        }
        let clean = self.reconnect.is_clean();
        self.state = State::Handshake { clean };
        self.keep_alive.connected(now);
        // [MQTT-3.1.0-1]. It fits: `Config::check` has seen to that.
        put(&mut self.tx, Some(self.config.connect(clean)));
    }

    /// The connection, or the attempt to open one, is over, and not because of [`Output::Close`](super::Output::Close).
    pub fn closed(&mut self, now: Instant, how: Closed) {
        let reason = match (how, self.state) {
            (_, State::Stopped | State::Waiting | State::Due) => return,
            (_, State::Leaving { .. }) => Reason::Requested,
            (Closed::NotOpened, _) => Reason::NotOpened,
            (Closed::ByPeer, _) => Reason::ClosedByPeer,
            (Closed::Broken, _) => Reason::Broken,
        };
        self.end(now, reason);
    }

    /// Leaves the broker in good order: its will is not published, and no new connection is made until
    /// [`connect`](Self::connect). What is unacknowledged stays in the session and is sent again then.
    pub fn disconnect(&mut self, now: Instant) {
        match self.state {
            State::Open { .. } => {
                self.state = State::Leaving { written: false, connected: true, again: false };
                self.timers.clear();
                self.timers.set(Timer::Leave, now + self.config.response_time);
            }
            State::Leaving { written, connected, .. } => {
                self.state = State::Leaving { written, connected, again: false };
            }
            State::Stopped => {}
            State::Waiting | State::Due | State::Dialling | State::Handshake { .. } => {
                let _ = self.lose(now, Reason::Requested);
            }
        }
    }

    /// Connects again after [`disconnect`](Self::disconnect). (A new session connects by itself.)
    pub fn connect(&mut self, now: Instant) {
        if self.state == State::Stopped {
            self.state = State::Waiting;
            self.timers.set(Timer::Retry, self.reconnect.at_once(now));
        }
    }

    /// CONNACK came.
    pub(super) fn conn_ack(&mut self, now: Instant, clean: bool, conn_ack: ConnAck) -> Flow {
        let session_present = match conn_ack {
            ConnAck::Accepted { session_present } => session_present,
            ConnAck::Refused(refusal) => return self.lose(now, Reason::Refused(refusal)),
        };
        if clean && session_present {
            return self.lose(now, Reason::Misbehaved(Misbehaviour::SessionAfterClean));
        }
        self.timers.cancel(Timer::Connect);
        if self.reconnect.accepted() {
            self.state = State::Leaving { written: false, connected: false, again: true };
            self.timers.set(Timer::Leave, now + self.config.response_time);
            return Flow::Again;
        }
        self.state = State::Open { since: now };
        if let Some(due) = self.keep_alive.due() {
            self.timers.set(Timer::KeepAlive, due);
        }
        // [MQTT-3.1.2-4] [MQTT-3.1.2-6] [MQTT-4.4.0-1]: what is unacknowledged stands at the cursor anyway.
        if !session_present {
            self.outbound.forgotten();
            self.inbound.forgotten();
        }
        // The session that is present may be the empty one of an attempt whose CONNACK was lost. Subscribing again
        // costs little; a subscription that is silently missing costs the board.
        let unanswered = core::mem::take(&mut self.unanswered);
        if !session_present || unanswered {
            self.subscriptions.forgotten();
        }
        Flow::Report(Step::Connected { session_present })
    }

    /// Gives up the connection from our side.
    pub(super) fn lose(&mut self, now: Instant, reason: Reason) -> Flow {
        // One that was not told yet stays.
        self.notice.close |= !matches!(self.state, State::Stopped | State::Waiting | State::Due);
        self.end(now, reason);
        Flow::Again
    }

    /// The only way out of a connection, or out of the attempt to make one. What belongs to the session stays.
    // [MQTT-4.1.0-1] [MQTT-4.1.0-2]
    fn end(&mut self, now: Instant, reason: Reason) {
        let (was_connected, accepted, wiped) = match self.state {
            State::Open { since } => (true, Some(since), false),
            State::Leaving { connected, again, .. } => (connected, None, again),
            State::Handshake { .. } => {
                self.unanswered = true;
                (false, None, false)
            }
            State::Stopped | State::Waiting | State::Due | State::Dialling => (false, None, false),
        };
        self.timers.clear();
        let retry_at = match reason {
            Reason::Requested if !wiped => None,
            Reason::Requested => Some(self.reconnect.at_once(now)),
            _ => Some(self.reconnect.after_failure(now, accepted)),
        };
        self.state = match retry_at {
            Some(at) => {
                self.timers.set(Timer::Retry, at);
                State::Waiting
            }
            None => State::Stopped,
        };
        if !wiped {
            // If the end of a connection was not told yet, this is told in its place.
            let was_connected = was_connected || self.notice.lost.is_some_and(|lost| lost.was_connected);
            self.notice.lost = Some(Lost { reason, was_connected, retry_at });
        }
        self.tx.clear();
        self.inbound.disconnected();
        self.outbound.disconnected();
        self.subscriptions.disconnected();
    }

    /// Does what the expired timers stand for.
    pub(super) fn fire(&mut self, now: Instant) {
        while let Some(timer) = self.timers.expired(now) {
            match timer {
                Timer::Retry => self.state = State::Due,
                Timer::Connect => {
                    let _ = self.lose(now, Reason::ConnectTimeout);
                }
                Timer::KeepAlive => self.check_silence(now),
                Timer::Response => self.check_responses(now),
                // Filling the send buffer looks at the rate by itself.
                Timer::Rate => {}
                Timer::Leave => {
                    let _ = self.lose(now, Reason::Requested);
                }
            }
        }
    }

    // [MQTT-3.1.2-23]
    fn check_silence(&mut self, now: Instant) {
        let Some(due) = self.keep_alive.due() else { return };
        let next = if due <= now {
            self.keep_alive.wanted = true;
            self.keep_alive.after(now)
        } else {
            Some(due)
        };
        if let Some(next) = next {
            self.timers.set(Timer::KeepAlive, next);
        }
    }

    fn check_responses(&mut self, now: Instant) {
        if let Some((since, packet)) = self.oldest_request() {
            let deadline = since + self.config.response_time;
            if deadline <= now {
                let _ = self.lose(now, Reason::NoResponse(packet));
            } else {
                self.timers.set(Timer::Response, deadline);
            }
        }
    }

    /// What the broker has owed an answer to for the longest time.
    fn oldest_request(&self) -> Option<(Instant, PacketType)> {
        let ping = self.keep_alive.pinged.map(|since| (since, PacketType::PingReq));
        let oldest = [ping, self.subscriptions.oldest(), self.outbound.oldest()];
        oldest.into_iter().flatten().min_by_key(|(since, _)| *since)
    }

    /// Moves everything that is ready into the send buffer.
    pub(super) fn fill(&mut self, now: Instant) {
        match self.state {
            State::Open { .. } => {
                if !self.outbound.mid_packet() {
                    if self.keep_alive.wanted && self.tx.spare(BARE_LEN).len() >= BARE_LEN {
                        put(&mut self.tx, Some(Packet::PingReq));
                        self.keep_alive.wanted = false;
                        self.keep_alive.pinged.get_or_insert(now);
                    }
                    self.subscriptions.fill(now, &mut self.tx);
                }
                match self.outbound.fill(now, &mut self.tx) {
                    Some(again) => self.timers.set(Timer::Rate, again),
                    None => self.timers.cancel(Timer::Rate),
                }
                if self.timers.get(Timer::Response).is_none() {
                    self.check_responses(now);
                }
            }
            State::Leaving { written: false, connected, again } => {
                // [MQTT-3.14.4-2]: nothing follows DISCONNECT, but a message begun is ended before it.
                self.outbound.finish_packet(&mut self.tx);
                if !self.outbound.mid_packet() && self.tx.spare(BARE_LEN).len() >= BARE_LEN {
                    put(&mut self.tx, Some(Packet::Disconnect));
                    self.state = State::Leaving { written: true, connected, again };
                }
            }
            _ => {}
        }
    }

    /// Asks the driver for a connection.
    pub(super) fn dial(&mut self, now: Instant) -> Step {
        self.state = State::Dialling;
        self.reconnect.attempted(now);
        self.timers.set(Timer::Connect, now + self.config.connect_timeout.max(Duration::from_millis(1)));
        Step::Connect
    }
}
