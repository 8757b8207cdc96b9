//! The world: client, network, broker, peer, and the clock that only moves to the next event.

use core::fmt::Write as _;

use board::{Duration, Instant};
use mqtt_broker::{Broker, Config as BrokerConfig, Faults, Output as BrokerOutput};
use mqtt_core::session::{Acknowledge, Clean, Closed, Config, Event, Limits, Output, Reason, Session};
use mqtt_core::wire::QoS;

use super::canary::{Canary, Mangler};
use super::checker::{Checker, Unacknowledged};
use super::link::{Arrival, Link};
use super::options::Options;
use super::peer::Peer;
use crate::Rng;

/// What happened in a world that ended well.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Outcome {
    /// Connections that the client made.
    pub connections: u32,
    /// Messages in both directions.
    pub messages: u32,
    /// Messages that the client sent again.
    pub resent: u32,
}

/// One client, one broker, one peer.
#[derive(Debug)]
pub struct World {
    pub(super) options: Options,
    pub(super) random: Rng,
    pub(super) now: Instant,
    pub(super) session: Session,
    pub(super) broker: Broker,
    pub(super) broker_deadline: Option<Instant>,
    pub(super) peer: Peer,
    pub(super) checker: Checker,
    pub(super) mangler: Option<Mangler>,
    /// All connections that have not ended at both sides; the client's own is the last one with `mine`.
    pub(super) links: Vec<Link>,
    pub(super) mine: Option<usize>,
    pub(super) dialling: Option<Dial>,
    /// Bytes that came, and that the session had no room for.
    pub(super) unread: Vec<u8>,
    pub(super) unacknowledged: Vec<Unacknowledged>,
    pub(super) ever_connected: bool,
    pub(super) subscribed: bool,
    /// When the silent connection went silent.
    pub(super) silent_since: Option<Instant>,
    pub(super) next_fault: Option<Instant>,
    pub(super) next_publish: Instant,
    pub(super) next_publish_down: Instant,
    pub(super) release_acks: Option<Instant>,
    pub(super) no_connections_until: Instant,
    pub(super) back_at: Option<Instant>,
    pub(super) last_attempt: Option<Instant>,
    pub(super) may_dial_at_once: bool,
    pub(super) trace: Option<String>,
}

#[derive(Clone, Copy, Debug)]
pub(super) struct Dial {
    at: Instant,
    opens: bool,
}

/// The shortest pause between attempts, told to the client.
const RECONNECT_MIN: Duration = Duration::from_millis(500);
/// Steps after which a world is taken not to come to rest.
const STEPS_MAX: u32 = 400_000;
/// How long after the last fault everything must have arrived.
const RECOVERY: Duration = Duration::from_secs(600);
pub(super) const CLIENT: &str = "client";

impl World {
    /// The world of a seed, perhaps with a client that is broken on purpose.
    pub fn new(seed: u64, options: Options, canary: Option<Canary>) -> Self {
        let mut random = Rng::new(seed);
        let now = Instant::from_secs(1_000);
        let mut broker = Broker::new(BrokerConfig::default());
        let peer = Peer::new(now, &mut broker);
        let config = Config {
            clean: options.clean,
            keep_alive: options.keep_alive,
            response_time: options.response_time,
            connect_timeout: Duration::from_secs(10),
            reconnect_min: RECONNECT_MIN,
            reconnect_max: Duration::from_secs(8),
            acknowledge: options.acknowledge,
            limits: Limits {
                in_flight_messages: options.in_flight,
                inbound_unacknowledged: 5,
                // More than the broker ever has under way.
                inbound_qos2: 64,
                ..Limits::SMALL
            },
            seed: random.draw(),
            ..Config::new(CLIENT)
        };
        #[expect(clippy::unwrap_used, reason = "the configuration does not depend on the seed")]
        let session = Session::new(config).unwrap();
        let next_fault = options.fault_interval.map(|span| now + span);
        Self {
            checker: Checker::new(options.broker_forgets(), options.in_flight),
            mangler: canary.map(Mangler::new),
            random,
            now,
            session,
            broker,
            broker_deadline: None,
            peer,
            links: Vec::new(),
            mine: None,
            dialling: None,
            unread: Vec::new(),
            unacknowledged: Vec::new(),
            ever_connected: false,
            subscribed: false,
            silent_since: None,
            next_fault,
            next_publish: now,
            next_publish_down: now,
            release_acks: None,
            no_connections_until: now,
            back_at: None,
            last_attempt: None,
            may_dial_at_once: false,
            trace: None,
            options,
        }
    }

    /// Keeps a log of what happens, to be read after a failure.
    #[must_use]
    pub fn traced(mut self) -> Self {
        self.trace = Some(format!("{:#?}\n", self.options));
        self
    }

    /// Runs until everything has arrived.
    ///
    /// # Errors
    /// What the checker objected to, with the time; and the trace, if there is one.
    pub fn run(mut self) -> Result<Outcome, String> {
        let start = self.now;
        let result = self.live();
        let after = self.now.since(start);
        let trace = self.trace.take().unwrap_or_default();
        result.map_err(|objection| format!("{trace}after {after}: {objection}"))
    }

    fn live(&mut self) -> Result<Outcome, String> {
        // The first SUBSCRIBE waits in the session until there is a connection.
        let asked = self.session.subscribe(&[("down/#", QoS::ExactlyOnce)]);
        asked.map_err(|error| error.to_string())?;
        let well = self.now + self.options.fault_time;
        let end = well + RECOVERY;
        for _ in 0..STEPS_MAX {
            self.settle()?;
            if self.now >= well && self.is_done() {
                self.checker.finish()?;
                return Ok(Outcome {
                    connections: self.checker.connections,
                    messages: (self.checker.up.len() + self.checker.down.len()) as u32,
                    resent: self.checker.resent,
                });
            }
            let next = self.next_event(well).max(self.now);
            if next > end {
                self.checker.finish()?;
                return Err("it is not done in time".to_owned());
            }
            self.now = next;
            self.act(well)?;
        }
        Err("it does not come to rest".to_owned())
    }

    fn is_done(&self) -> bool {
        let (up, down) = self.options.messages;
        let arrived = |message: &super::checker::Down| message.arrived > 0 || message.qos == QoS::AtMostOnce;
        self.checker.up.len() as u32 >= up
            // The last two prove that the subscription is there in the end.
            && self.checker.down.len() as u32 >= down + 2
            && self.session.unacknowledged() == 0
            && self.unacknowledged.is_empty()
            && self.checker.down.iter().rev().take(2).all(arrived)
            && (self.options.broker_forgets() || self.checker.down.iter().all(arrived))
    }

    pub(super) fn note(&mut self, what: impl FnOnce() -> String) {
        let at = self.now;
        if let Some(trace) = &mut self.trace {
            let _ = writeln!(trace, "{:>12} {}", at.micros(), what());
        }
    }

    /// Polls client, broker and peer until none has anything to do.
    fn settle(&mut self) -> Result<(), String> {
        loop {
            let moved = self.client()? | self.serve()? | self.peer()?;
            if !moved {
                return Ok(());
            }
        }
    }

    fn client(&mut self) -> Result<bool, String> {
        let mut moved = false;
        if let (false, Some(_)) = (self.unread.is_empty(), self.mine) {
            let taken = self.session.receive(self.now, &self.unread);
            self.unread.drain(..taken);
            moved |= taken > 0;
        }
        loop {
            match self.session.poll(self.now) {
                Output::Idle(deadline) => {
                    if deadline.is_some_and(|at| at <= self.now) {
                        return Err("the client has a deadline in the past".to_owned());
                    }
                    return Ok(moved);
                }
                Output::Connect => self.dial()?,
                Output::Close => {
                    self.note(|| "the client closes".to_owned());
                    self.hang_up();
                }
                Output::Send(bytes) => {
                    let Some(link) = self.mine.and_then(|mine| self.links.get_mut(mine)) else {
                        return Err("the client sends without a connection".to_owned());
                    };
                    let count = match &mut self.mangler {
                        None => {
                            let count = bytes.len().min(link.up.room(self.options.capacity));
                            let bytes = &bytes[..count];
                            self.checker.sent(bytes)?;
                            link.up.send(later(self.now, &self.options, &mut self.random), bytes);
                            count
                        }
                        Some(mangler) => {
                            let changed = mangler.pass(bytes);
                            self.checker.sent(changed)?;
                            link.up.send(later(self.now, &self.options, &mut self.random), changed);
                            changed.clear();
                            bytes.len()
                        }
                    };
                    if count == 0 {
                        return Ok(moved);
                    }
                    self.session.sent(count);
                }
                Output::Event(event) => Self::event(
                    event,
                    self.now,
                    &self.options,
                    &mut Ears {
                        checker: &mut self.checker,
                        unacknowledged: &mut self.unacknowledged,
                        ever_connected: &mut self.ever_connected,
                        subscribed: &mut self.subscribed,
                        silent_since: &mut self.silent_since,
                        random: &mut self.random,
                        trace: &mut self.trace,
                    },
                )?,
            }
            moved = true;
        }
    }

    fn event(event: Event<'_>, now: Instant, options: &Options, ears: &mut Ears<'_>) -> Result<(), String> {
        if let Some(trace) = ears.trace {
            let _ = writeln!(trace, "{:>12} {event:?}", now.micros());
        }
        // What had come before still keeps it busy.
        if let (Some(since), Event::Acked(_) | Event::Message(_)) = (&mut *ears.silent_since, &event) {
            *since = now;
        }
        match event {
            Event::Acked(handle) => ears.checker.acked(handle.number())?,
            Event::Message(message) => {
                let by_hand = options.acknowledge == Acknowledge::Manual;
                let number = ears.checker.arrived_down(message.payload, message.qos, message.dup, by_hand)?;
                if let Some(handle) = message.ack {
                    let at = now + Duration::from_millis(ears.random.within(0..=3_000));
                    ears.unacknowledged.push(Unacknowledged { at, handle, number });
                }
            }
            Event::Subscribed { granted, .. } => {
                if granted.iter().any(|granted| granted.is_none()) {
                    return Err("the subscription is refused".to_owned());
                }
                *ears.subscribed = true;
            }
            Event::Disconnected { reason, was_connected, .. } => {
                if let Reason::Malformed(_) | Reason::Misbehaved(_) | Reason::TooManyInbound = reason {
                    return Err(format!("the client says: {reason}"));
                }
                // A dead link is found by keep-alive and response time.
                if let Some(since) = ears.silent_since.take()
                    && was_connected
                    && !options.keep_alive.is_zero()
                    && now.since(since)
                        > options.keep_alive.scaled(3, 4).saturating_add(options.response_time)
                {
                    return Err(format!("silence was noticed after {} only", now.since(since)));
                }
                // The handles of this connection are worth nothing any more.
                ears.unacknowledged.clear();
            }
            Event::Connected { .. } => *ears.ever_connected = true,
            Event::Unsubscribed { .. } => {}
            Event::MessageTooLarge { .. } | Event::SubscriptionRefused { .. } => {
                return Err(format!("{event:?}"));
            }
        }
        Ok(())
    }

    fn dial(&mut self) -> Result<(), String> {
        // The dance of a clean start makes its second connection at once.
        let dances = self.options.clean == Clean::Once && !self.ever_connected;
        let soon = self.last_attempt.is_some_and(|last| self.now.since(last) < RECONNECT_MIN);
        if soon && !dances && !core::mem::take(&mut self.may_dial_at_once) {
            return Err("the client tries again too soon".to_owned());
        }
        self.last_attempt = Some(self.now);
        let refused = self.now < self.no_connections_until;
        let opens = !refused || self.random.chance(10);
        let delay = Duration::from_millis(if refused && self.random.chance(30) { 30_000 } else { 1 });
        self.dialling = Some(Dial { at: self.now + delay, opens });
        self.note(|| format!("the client dials; it will succeed: {opens}"));
        Ok(())
    }

    /// The client lets go of its connection.
    fn hang_up(&mut self) {
        self.dialling = None;
        self.unread.clear();
        if let Some(link) = self.mine.take().and_then(|mine| self.links.get_mut(mine)) {
            // The broker may learn it much later, when there is a new connection already.
            let late = Duration::from_millis(self.random.choose(&[0, 10, 5_000, 60_000]));
            link.up.close(self.now + late);
            link.down.silence();
        }
    }

    fn serve(&mut self) -> Result<bool, String> {
        let mut moved = false;
        for link in &mut self.links {
            if link.broker_waits && link.down.room(self.options.capacity) > 0 {
                link.broker_waits = false;
                self.broker.sent(link.conn, 0);
            }
        }
        loop {
            match self.broker.poll(self.now) {
                BrokerOutput::Idle(deadline) => {
                    self.broker_deadline = deadline;
                    return Ok(moved);
                }
                BrokerOutput::Send(conn, bytes) if conn == self.peer.conn => {
                    self.peer.receive(bytes);
                    let count = bytes.len();
                    self.broker.sent(conn, count);
                }
                BrokerOutput::Send(conn, bytes) => {
                    let Some(link) = self.links.iter_mut().find(|link| link.conn == conn) else {
                        return Err("the broker sends on a connection that is gone".to_owned());
                    };
                    let count = bytes.len().min(link.down.room(self.options.capacity));
                    if count == 0 {
                        link.broker_waits = true;
                        continue;
                    }
                    link.down.send(later(self.now, &self.options, &mut self.random), &bytes[..count]);
                    self.broker.sent(conn, count);
                }
                BrokerOutput::Close(conn) if conn == self.peer.conn => {
                    return Err("the broker closed the peer's connection".to_owned());
                }
                BrokerOutput::Close(conn) => {
                    if let Some(link) = self.links.iter_mut().find(|link| link.conn == conn) {
                        link.down.close(later(self.now, &self.options, &mut self.random));
                        link.up.silence();
                        link.broker_done = true;
                    }
                    self.note(|| format!("the broker closes {conn}"));
                }
            }
            moved = true;
        }
    }

    fn peer(&mut self) -> Result<bool, String> {
        let arrived = self.peer.take(self.now, &mut self.broker);
        for message in &arrived {
            self.checker.arrived_up(&message.payload, message.qos)?;
        }
        Ok(!arrived.is_empty())
    }

    fn next_event(&self, well: Instant) -> Instant {
        let (up, down) = self.options.messages;
        let links = self.links.iter().flat_map(|link| [link.up.next(), link.down.next()]);
        let publish = ((self.checker.up.len() as u32) < up).then_some(self.next_publish);
        let down = if self.now >= well { down + 2 } else { down };
        let wants_down = (self.checker.down.len() as u32) < down && self.subscribed;
        let more = [
            self.session.deadline(),
            self.dialling.map(|dial| dial.at),
            self.next_fault.filter(|_| self.now < well),
            publish,
            wants_down.then_some(self.next_publish_down),
            self.release_acks,
            self.back_at,
            self.unacknowledged.iter().map(|message| message.at).min(),
            (self.now < well).then_some(well),
            self.broker_deadline,
        ];
        let next = links.chain(more).flatten().min();
        next.unwrap_or(Instant::from_micros(u64::MAX))
    }

    /// Does everything whose time has come.
    fn act(&mut self, well: Instant) -> Result<(), String> {
        self.deliver();
        if let Some(Dial { opens, .. }) = self.dialling.take_if(|dial| dial.at <= self.now) {
            if opens {
                self.links.push(Link::new(self.broker.open(self.now)));
                self.mine = Some(self.links.len() - 1);
                self.checker.connected();
                if let Some(mangler) = &mut self.mangler {
                    mangler.reset();
                }
                self.session.opened(self.now);
            } else {
                self.session.closed(self.now, Closed::NotOpened);
            }
        }
        self.acknowledge();
        self.publish(well)?;
        if self.release_acks.take_if(|at| *at <= self.now).is_some() {
            self.broker.set_faults(Some(CLIENT), Faults::default());
        }
        if self.back_at.take_if(|at| *at <= self.now).is_some() {
            self.may_dial_at_once = true;
            self.session.connect(self.now);
        }
        if self.next_fault.is_some_and(|at| at <= self.now && self.now < well) {
            let interval = self.options.fault_interval.unwrap_or(Duration::MAX);
            self.next_fault = Some(self.now + interval.scaled(self.random.within(1..=200) as u32, 100));
            let fault = self.random.choose(&self.options.faults);
            self.fault(fault, well);
        }
        Ok(())
    }

    fn deliver(&mut self) {
        let (now, splits) = (self.now, self.options.splits);
        for index in 0..self.links.len() {
            let link = &mut self.links[index];
            match link.up.arrive(now, splits, &mut self.random) {
                Some(Arrival::Bytes(bytes)) => self.broker.receive(now, link.conn, &bytes),
                Some(Arrival::End) => {
                    self.broker.closed(link.conn);
                    link.broker_done = true;
                    // The broker will not say that it closes it.
                    link.down.close(now);
                }
                None => {}
            }
            match link.down.arrive(now, splits, &mut self.random) {
                Some(Arrival::Bytes(bytes)) if self.mine == Some(index) => {
                    self.unread.extend(bytes);
                    let taken = self.session.receive(now, &self.unread);
                    self.unread.drain(..taken);
                }
                Some(Arrival::End) if self.mine == Some(index) => {
                    let how = self.random.choose(&[Closed::ByPeer, Closed::Broken]);
                    self.hang_up();
                    self.session.closed(now, how);
                }
                Some(_) | None => {}
            }
        }
        if self.mine.is_none() {
            // The broker may still be busy with connections that the client has left.
            self.links.retain(|link| !link.broker_done);
        }
    }
}

/// All that an event concerns, but the session that lends it.
struct Ears<'a> {
    checker: &'a mut Checker,
    unacknowledged: &'a mut Vec<Unacknowledged>,
    ever_connected: &'a mut bool,
    subscribed: &'a mut bool,
    silent_since: &'a mut Option<Instant>,
    random: &'a mut Rng,
    trace: &'a mut Option<String>,
}

/// When something that is sent now arrives.
fn later(now: Instant, options: &Options, random: &mut Rng) -> Instant {
    let (least, most) = options.delay;
    now + Duration::from_micros(random.within(least.micros()..=most.micros()))
}
