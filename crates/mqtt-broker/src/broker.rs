//! The broker: bytes in, bytes out.

use alloc::collections::{BTreeMap, VecDeque};
use alloc::string::String;
use core::fmt;
use core::mem;

use monotime::Instant;
use mqtt_core::wire::{ConnAck, ConnectRefusal, Malformed, Packet, Rule, Side, decode, frame_len};

use crate::config::Config;
use crate::connection::{Connection, Stage, append};
use crate::fault::{Acks, FaultTable, Faults};
use crate::retained::Retained;
use crate::session::Session;

/// Names a connection. Never used twice by one broker; calls that name a connection that is gone do nothing.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct ConnId(u64);

impl fmt::Display for ConnId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// What the driver has to do.
#[derive(Debug)]
#[must_use]
pub enum Output<'a> {
    /// Send these bytes, then say with [`Broker::sent`] how many were taken. Until then the broker says nothing more
    /// about this connection, unless it is to be closed.
    Send(ConnId, &'a [u8]),
    /// Close the connection; the broker has forgotten it.
    Close(ConnId),
    /// Nothing, until there is an input or the deadline has come.
    Idle(Option<Instant>),
}

/// Counts, for tests and curious people.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Stats {
    /// Open connections, refused ones included until they are closed.
    pub connections: usize,
    /// Messages that a full queue did not take, since the start.
    pub dropped: u64,
    /// Messages that were not retained for want of room, since the start.
    pub not_retained: u64,
    /// PUBLISH packets that came in, repeated ones included, since the start.
    pub published: u64,
    /// Retained messages.
    pub retained: usize,
    /// Sessions, connected or not.
    pub sessions: usize,
}

/// A broker. The crate's page has the contract and an example.
#[derive(Debug)]
pub struct Broker {
    pub(crate) config: Config,
    pub(crate) connections: BTreeMap<ConnId, Connection>,
    pub(crate) faults: FaultTable,
    /// For client ids that the broker makes up.
    pub(crate) made_up: u64,
    next_conn: u64,
    /// Connections that want the driver's attention, each at most once.
    ready: VecDeque<ConnId>,
    pub(crate) retained: Retained,
    pub(crate) sessions: BTreeMap<String, Session>,
    pub(crate) stats: Stats,
}

/// Why a connection is ended at once.
#[derive(Debug)]
pub(crate) struct Violation;

impl Broker {
    /// A broker without sessions.
    pub fn new(config: Config) -> Self {
        Self {
            config,
            connections: BTreeMap::new(),
            faults: FaultTable::default(),
            made_up: 0,
            next_conn: 0,
            ready: VecDeque::new(),
            retained: Retained::default(),
            sessions: BTreeMap::new(),
            stats: Stats::default(),
        }
    }

    /// A client has opened a connection.
    pub fn open(&mut self, now: Instant) -> ConnId {
        let id = ConnId(self.next_conn);
        self.next_conn += 1;
        let limits = &self.config.limits;
        let mut connection = Connection::new(now + limits.connect_time, limits);
        if self.connections.len() >= limits.connections {
            connection.stage = Stage::Cut;
        }
        self.connections.insert(id, connection);
        self.attend(id);
        id
    }

    /// Bytes came from a client, split anywhere. All are taken.
    pub fn receive(&mut self, now: Instant, conn: ConnId, bytes: &[u8]) {
        let Some(connection) = self.connections.get_mut(&conn) else { return };
        connection.heard(now);
        // Only the end of a packet that was split is copied.
        if connection.incoming.is_empty() {
            let taken = self.take_packets(now, conn, bytes);
            if let Some(connection) = self.connections.get_mut(&conn) {
                connection.incoming.extend_from_slice(bytes.get(taken..).unwrap_or_default());
            }
        } else {
            let mut incoming = mem::take(&mut connection.incoming);
            incoming.extend_from_slice(bytes);
            let taken = self.take_packets(now, conn, &incoming);
            incoming.drain(..taken.min(incoming.len()));
            if let Some(connection) = self.connections.get_mut(&conn) {
                connection.incoming = incoming;
            }
        }
        self.attend(conn);
    }

    /// Deals with all complete packets and says how many bytes are done with.
    fn take_packets(&mut self, now: Instant, conn: ConnId, bytes: &[u8]) -> usize {
        let mut taken = 0;
        loop {
            let rest = bytes.get(taken..).unwrap_or_default();
            match self.connections.get(&conn).map(|connection| &connection.stage) {
                Some(Stage::Waiting { .. } | Stage::Open(_)) => {}
                // Nobody listens: not to what follows a refused CONNECT either [MQTT-3.1.4-5].
                _ => return bytes.len(),
            }
            let frame = match frame_len(rest, self.config.limits.packet_bytes) {
                Ok(Some(length)) if length <= rest.len() => rest.get(..length).unwrap_or_default(),
                Ok(_) => return taken,
                Err(_) => {
                    self.drop_connection(conn, false);
                    return bytes.len();
                }
            };
            taken += frame.len();
            let handled = match decode(frame, Side::Client) {
                Ok(packet) => self.handle(now, conn, &packet),
                Err(malformed) => self.malformed(now, conn, malformed),
            };
            // [MQTT-4.8.0-1]
            if let Err(Violation) = handled {
                self.drop_connection(conn, false);
                return bytes.len();
            }
        }
    }

    fn handle(&mut self, now: Instant, conn: ConnId, packet: &Packet<'_>) -> Result<(), Violation> {
        let waiting = matches!(self.stage(conn), Some(Stage::Waiting { .. }));
        match packet {
            Packet::Connect(connect) if waiting => return self.connect(now, conn, connect),
            // [MQTT-3.1.0-2]
            Packet::Connect(_) => return Err(Violation),
            // [MQTT-3.1.0-1]
            _ if waiting => return Err(Violation),
            Packet::Publish(publish) => self.publish(conn, publish)?,
            Packet::PubAck(id) => self.with_session(conn, |session| session.pub_ack(*id)),
            Packet::PubRec(id) => {
                self.with_session(conn, |session| session.pub_rec(*id));
                self.send(conn, &Packet::PubRel(*id))?;
            }
            Packet::PubRel(id) => {
                self.with_session(conn, |session| session.received.remove(id));
                self.acknowledge(conn, &Packet::PubComp(*id))?;
            }
            Packet::PubComp(id) => self.with_session(conn, |session| session.pub_comp(*id)),
            Packet::Subscribe(subscribe) => self.subscribe(conn, subscribe)?,
            Packet::Unsubscribe(unsubscribe) => self.unsubscribe(conn, unsubscribe)?,
            // [MQTT-3.12.4-1]
            Packet::PingReq => self.send(conn, &Packet::PingResp)?,
            Packet::Disconnect => self.drop_connection(conn, true),
            // `decode` lets none of these through.
            Packet::ConnAck(_) | Packet::SubAck(_) | Packet::UnsubAck(_) | Packet::PingResp => {
                return Err(Violation);
            }
        }
        self.pump(conn);
        Ok(())
    }

    /// A malformed packet ends the connection; two faults of a CONNECT are answered first.
    fn malformed(&mut self, now: Instant, conn: ConnId, malformed: Malformed) -> Result<(), Violation> {
        let refusal = match malformed.rule {
            // [MQTT-3.1.2-2]
            Rule::ProtocolLevel => ConnectRefusal::ProtocolVersion,
            // [MQTT-3.1.3-8]
            Rule::ClientIdEmpty => ConnectRefusal::Identifier,
            _ => return Err(Violation),
        };
        if !matches!(self.stage(conn), Some(Stage::Waiting { .. })) {
            return Err(Violation);
        }
        self.refuse(now, conn, refusal)
    }

    /// Answers a CONNECT with a refusal and closes. [MQTT-3.2.2-5]
    pub(crate) fn refuse(
        &mut self,
        now: Instant,
        conn: ConnId,
        why: ConnectRefusal,
    ) -> Result<(), Violation> {
        self.send(conn, &Packet::ConnAck(ConnAck::Refused(why)))?;
        let deadline = now + self.config.limits.connect_time;
        if let Some(connection) = self.connections.get_mut(&conn) {
            connection.stage = Stage::Closing { deadline };
        }
        Ok(())
    }

    /// The connection is gone, whoever closed it.
    pub fn closed(&mut self, conn: ConnId) {
        self.drop_connection(conn, false);
        self.connections.remove(&conn);
    }

    /// The driver sent `count` of the bytes that it was last given for this connection; 0 asks for them again.
    pub fn sent(&mut self, conn: ConnId, count: usize) {
        if let Some(connection) = self.connections.get_mut(&conn) {
            connection.lent = false;
            connection.outgoing.sent(count);
            self.pump(conn);
        }
    }

    /// What is to be done next. Deadlines that have come are dealt with first.
    pub fn poll(&mut self, now: Instant) -> Output<'_> {
        self.expire(now);
        let (conn, is_over) = loop {
            let Some(conn) = self.ready.pop_front() else {
                let deadlines = self.connections.values().filter_map(Connection::deadline);
                return Output::Idle(deadlines.min());
            };
            let Some(connection) = self.connections.get_mut(&conn) else { continue };
            connection.listed = false;
            if connection.wants_attention() {
                connection.lent = true;
                break (conn, connection.is_over());
            }
        };
        if is_over {
            self.connections.remove(&conn);
            return Output::Close(conn);
        }
        let unsent = self.connections.get(&conn).map(|connection| connection.outgoing.unsent());
        Output::Send(conn, unsent.unwrap_or_default())
    }

    /// Ends connections whose time is over.
    fn expire(&mut self, now: Instant) {
        loop {
            let late = |connection: &Connection| connection.deadline().is_some_and(|at| at <= now);
            let Some((&conn, _)) = self.connections.iter().find(|(_, connection)| late(connection)) else {
                return;
            };
            self.drop_connection(conn, false);
        }
    }

    /// Makes the broker misbehave towards one client, or towards all that have no faults of their own.
    pub fn set_faults(&mut self, client: Option<&str>, faults: Faults) {
        self.faults.set(client, faults);
        for connection in self.connections.values_mut() {
            let Stage::Open(who) = &connection.stage else { continue };
            let faults = self.faults.of(&who.id);
            // Held bytes are at most what may wait; if they do not fit now, they wait for the next call.
            if faults.acks == Acks::Send && connection.outgoing.push_bytes(&connection.held) {
                connection.held.clear();
            }
            if faults.silent {
                let stage = mem::replace(&mut connection.stage, Stage::Cut);
                connection.stage = match stage {
                    Stage::Open(client) => Stage::Silent(client),
                    other => other,
                };
            }
        }
        self.attend_all();
    }

    /// Forgets a client's session: its subscriptions, what waits for it, what it has not acknowledged. Its connection,
    /// if it has one, is cut. Says whether there was a session.
    pub fn forget_session(&mut self, client: &str) -> bool {
        if let Some(conn) = self.sessions.get(client).and_then(|session| session.conn) {
            self.drop_connection(conn, false);
            // A clean session is gone with its connection.
            self.sessions.remove(client);
            return true;
        }
        self.sessions.remove(client).is_some()
    }

    /// Cuts a client's connection as a broken network would; its will is published. Says whether it had one.
    pub fn cut(&mut self, client: &str) -> bool {
        let conn = self.sessions.get(client).and_then(|session| session.conn);
        conn.inspect(|&conn| self.drop_connection(conn, false)).is_some()
    }

    /// Cuts all connections.
    pub fn cut_all(&mut self) {
        let all: VecDeque<ConnId> = self.connections.keys().copied().collect();
        for conn in all {
            self.drop_connection(conn, false);
        }
    }

    /// How many messages wait for a client or are not acknowledged by it; none if it has no session.
    pub fn backlog(&self, client: &str) -> Option<usize> {
        self.sessions.get(client).map(Session::backlog)
    }

    /// The counts.
    pub fn stats(&self) -> Stats {
        Stats {
            connections: self.connections.len(),
            retained: self.retained.len(),
            sessions: self.sessions.len(),
            ..self.stats
        }
    }

    fn stage(&self, conn: ConnId) -> Option<&Stage> {
        self.connections.get(&conn).map(|connection| &connection.stage)
    }

    /// Appends an answer to what is to be sent. Without room, the client does not read: an error.
    pub(crate) fn send(&mut self, conn: ConnId, packet: &Packet<'_>) -> Result<(), Violation> {
        let connection = self.connections.get_mut(&conn).ok_or(Violation)?;
        if connection.outgoing.push_answer(packet) { Ok(()) } else { Err(Violation) }
    }

    /// Sends an acknowledgement, unless a fault holds it back or drops it.
    pub(crate) fn acknowledge(&mut self, conn: ConnId, packet: &Packet<'_>) -> Result<(), Violation> {
        let connection = self.connections.get_mut(&conn).ok_or(Violation)?;
        let acks = connection.client().map_or(Acks::Send, |client| self.faults.of(&client.id).acks);
        match acks {
            Acks::Send => self.send(conn, packet),
            Acks::Drop => Ok(()),
            Acks::Hold => {
                if connection.held.len() + packet.encoded_len() <= self.config.limits.outgoing_bytes {
                    append(&mut connection.held, packet);
                }
                Ok(())
            }
        }
    }

    pub(crate) fn with_session<R>(&mut self, conn: ConnId, change: impl FnOnce(&mut Session) -> R) {
        let client = self.connections.get(&conn).and_then(Connection::client);
        if let Some(session) = client.and_then(|client| self.sessions.get_mut(&client.id)) {
            change(session);
        }
    }

    /// Moves what waits for the connection's client into its buffer.
    pub(crate) fn pump(&mut self, conn: ConnId) {
        let Some(connection) = self.connections.get_mut(&conn) else { return };
        if let Stage::Open(client) = &connection.stage
            && let Some(session) = self.sessions.get_mut(&client.id)
        {
            session.pump(&self.config.limits, &mut connection.outgoing);
        }
        self.attend(conn);
    }

    /// Puts the connection on the list if it wants the driver's attention.
    pub(crate) fn attend(&mut self, conn: ConnId) {
        if let Some(connection) = self.connections.get_mut(&conn)
            && !connection.listed
            && connection.wants_attention()
        {
            connection.listed = true;
            self.ready.push_back(conn);
        }
    }

    fn attend_all(&mut self) {
        let all: VecDeque<ConnId> = self.connections.keys().copied().collect();
        for conn in all {
            self.attend(conn);
        }
    }
}
