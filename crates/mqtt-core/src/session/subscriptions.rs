//! Subscriptions: the requests on their way, and the filters to be restored when the broker has forgotten them.
//!
//! A request is kept as the packet that it is until it is answered; after a reconnect it is sent again with its
//! identifier. The filters that the broker has granted are remembered apart from that, one record after the other.

use alloc::collections::VecDeque;
use alloc::vec::Vec;
use core::fmt;

use monotime::Instant;

use super::buffer::Linear;
use super::config::{Config, Limits};
use super::event::{Misbehaviour, Request};
use super::outbound::LAST_ID;
use super::profile::{Limit, Profile, within};
use crate::wire::{
    EncodeError, Filters, Granted, Packet, PacketId, PacketType, QoS, Rule, Side, Subscribe,
    SubscribeFilters, Unsubscribe, decode, put_subscribe, subscribe_len, topic,
};

pub(super) const REQUEST_ENTRY_BYTES: usize = size_of::<Entry>();
/// State, quality of service, length of the filter.
const RECORD_HEAD: usize = 4;
/// The most filters that one restoring SUBSCRIBE names, if the profile says nothing.
const FILTERS_PER_RESTORE: usize = 64;

/// A subscribe or unsubscribe request was not taken.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum SubscribeError {
    /// Too many requests are waiting for their answers. Try again after one was answered.
    Full,
    /// There is no room to remember another filter: see [`Limits::subscriptions`] and [`Limits::subscription_bytes`].
    NoRoom,
    /// The packet would be larger than the send buffer or the room for requests: ask for fewer filters at once.
    TooLarge,
    /// A filter is malformed, or there is none: the caller's mistake.
    Invalid(Rule),
    /// It exceeds a limit of the broker, as far as the chosen [`Profile`] tells.
    Profile(Limit),
}

impl From<Rule> for SubscribeError {
    fn from(rule: Rule) -> Self {
        Self::Invalid(rule)
    }
}

impl From<Limit> for SubscribeError {
    fn from(limit: Limit) -> Self {
        Self::Profile(limit)
    }
}

impl fmt::Display for SubscribeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Full => f.write_str("too many requests are waiting for their answers"),
            Self::NoRoom => f.write_str("there is no room to remember another subscription"),
            Self::TooLarge => f.write_str("too many or too long filters in one request"),
            Self::Invalid(rule) => write!(f, "the request would be malformed: {rule}"),
            Self::Profile(limit) => write!(f, "the broker limits this: {limit}"),
        }
    }
}

impl core::error::Error for SubscribeError {}

/// A request that waits for its answer; its packet lies in `packets`, in the same order.
#[derive(Debug)]
struct Entry {
    id: PacketId,
    number: u64,
    len: usize,
    /// When it was sent on this connection.
    sent: Option<Instant>,
    kind: PacketType,
}

/// How a remembered filter stands with the broker.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[repr(u8)]
enum State {
    /// Asked for by a request that is not answered yet.
    Pending,
    /// Granted.
    Active,
    /// Granted once, but the broker has forgotten it.
    Lost,
    /// In the restoring SUBSCRIBE that is under way.
    Restoring,
    /// As `Restoring`, but unsubscribed since.
    Dropped,
    /// Not granted again; still to be reported.
    Refused,
    /// Lent to the application as refused.
    Reported,
}

impl State {
    const ALL: [Self; 7] = [
        Self::Pending,
        Self::Active,
        Self::Lost,
        Self::Restoring,
        Self::Dropped,
        Self::Refused,
        Self::Reported,
    ];
}

#[derive(Debug)]
pub(super) struct Subscriptions {
    records: Vec<u8>,
    count: usize,
    requests: VecDeque<Entry>,
    packets: Vec<u8>,
    next_number: u64,
    next_id: u16,
    /// The restoring SUBSCRIBE that is under way, and since when.
    restoring: Option<(PacketId, Instant)>,
    /// Whether a record is `Lost`.
    lost: bool,
    /// Whether a record is `Refused` or `Reported`.
    refused: bool,
    limits: Limits,
    profile: Profile,
}

impl Subscriptions {
    pub(super) fn new(config: &Config) -> Self {
        let limits = config.limits;
        Self {
            records: Vec::with_capacity(limits.subscription_bytes),
            count: 0,
            requests: VecDeque::with_capacity(usize::from(limits.requests)),
            packets: Vec::with_capacity(limits.request_bytes),
            next_number: 0,
            next_id: LAST_ID + 1,
            restoring: None,
            lost: false,
            refused: false,
            limits,
            profile: config.profile,
        }
    }

    pub(super) fn subscribe(&mut self, filters: &[(&str, QoS)]) -> Result<Request, SubscribeError> {
        within(filters.len(), self.profile.filters_per_subscribe, Limit::FiltersPerSubscribe)?;
        let (mut new, mut new_bytes) = (0, 0);
        for &(filter, qos) in filters {
            topic::valid_filter(filter)?;
            self.profile.check_topic(filter)?;
            self.profile.check_qos(qos)?;
            if self.find(filter).is_none() {
                new += 1;
                new_bytes += RECORD_HEAD + filter.len();
            }
        }
        within(self.count + new, self.profile.subscriptions, Limit::Subscriptions)?;
        if self.count + new > usize::from(self.limits.subscriptions)
            || self.records.len() + new_bytes > self.limits.subscription_bytes
        {
            return Err(SubscribeError::NoRoom);
        }
        let id = self.unused_id();
        let request =
            self.push(id, Packet::Subscribe(Subscribe { id, filters: SubscribeFilters::new(filters) }))?;
        for &(filter, qos) in filters {
            self.remember(filter, qos);
        }
        Ok(request)
    }

    pub(super) fn unsubscribe(&mut self, filters: &[&str]) -> Result<Request, SubscribeError> {
        within(filters.len(), self.profile.filters_per_subscribe, Limit::FiltersPerSubscribe)?;
        let id = self.unused_id();
        let request =
            self.push(id, Packet::Unsubscribe(Unsubscribe { id, filters: Filters::new(filters) }))?;
        for filter in filters {
            if let Some(at) = self.find(filter) {
                match self.state(at) {
                    Some(State::Restoring) => self.set_state(at, State::Dropped),
                    _ => self.forget(at),
                }
            }
        }
        Ok(request)
    }

    /// Moves to `tx` whatever fits, whole packets only.
    pub(super) fn fill(&mut self, now: Instant, tx: &mut Linear) {
        // First what was there before: the answers that publishers are waiting for may come through it.
        if self.lost && self.restoring.is_none() {
            self.restore(now, tx);
        }
        let mut start = 0;
        for entry in &mut self.requests {
            let packet = self.packets.get(start..start + entry.len).unwrap_or_default();
            start += entry.len;
            if entry.sent.is_none() {
                if tx.spare(entry.len).len() < entry.len {
                    return;
                }
                tx.take(packet);
                entry.sent = Some(now);
            }
        }
    }

    /// SUBACK came. Says which request it answers; none for the session's own.
    pub(super) fn suback(
        &mut self,
        id: PacketId,
        granted: Granted<'_>,
    ) -> Result<Option<Request>, Misbehaviour> {
        if let Some((restoring, _)) = self.restoring
            && restoring == id
        {
            return self.restored(granted).map(|()| None);
        }
        let (index, start) = self.request(id, PacketType::Subscribe)?;
        let Some(entry) = self.requests.get(index) else { return Ok(None) };
        let (number, end) = (entry.number, start + entry.len);
        // The packet is our own: it decodes. It moves out of the way while the records change.
        let packets = core::mem::take(&mut self.packets);
        let packet = packets.get(start..end).and_then(|frame| decode(frame, Side::Client).ok());
        let counted = if let Some(Packet::Subscribe(subscribe)) = packet {
            let asked = subscribe.filters.iter().count();
            for ((filter, qos), granted) in subscribe.filters.iter().zip(granted.iter()) {
                self.answered(filter, qos, granted.is_some());
            }
            asked == granted.len()
        } else {
            false
        };
        self.packets = packets;
        if !counted {
            return Err(Misbehaviour::SubAckCount);
        }
        self.remove_request(index, start);
        Ok(Some(Request(number)))
    }

    /// UNSUBACK came. Says which request it answers.
    pub(super) fn unsuback(&mut self, id: PacketId) -> Result<Option<Request>, Misbehaviour> {
        let (index, start) = self.request(id, PacketType::Unsubscribe)?;
        let number = self.requests.get(index).map(|entry| entry.number);
        self.remove_request(index, start);
        Ok(number.map(Request))
    }

    /// The connection is gone: what was not answered is asked again.
    // [MQTT-2.3.1-3]: with the same identifiers.
    pub(super) fn disconnected(&mut self) {
        for entry in &mut self.requests {
            entry.sent = None;
        }
        if self.restoring.take().is_some() {
            self.change_all(State::Restoring, State::Lost);
            self.lost = true;
            while let Some(at) = self.first(State::Dropped) {
                self.forget(at);
            }
        }
    }

    /// The broker has forgotten the session.
    pub(super) fn forgotten(&mut self) {
        self.change_all(State::Active, State::Lost);
        self.lost = self.first(State::Lost).is_some();
    }

    /// What has been waiting longest for its answer on this connection: since when, and for what.
    pub(super) fn oldest(&self) -> Option<(Instant, PacketType)> {
        let requests = self.requests.iter().filter_map(|entry| Some((entry.sent?, entry.kind)));
        let restoring = self.restoring.map(|(_, since)| (since, PacketType::Subscribe));
        requests.chain(restoring).min_by_key(|(since, _)| *since)
    }

    /// Where a refused filter lies that is still to be reported. Asking again means that it has been.
    pub(super) fn next_refused(&mut self) -> Option<usize> {
        if self.refused { self.report_refused() } else { None }
    }

    fn report_refused(&mut self) -> Option<usize> {
        if let Some(at) = self.first(State::Reported) {
            self.forget(at);
        }
        let at = self.first(State::Refused);
        match at {
            Some(at) => self.set_state(at, State::Reported),
            None => self.refused = false,
        }
        at
    }

    pub(super) fn filter(&self, at: usize) -> &str {
        let head = self.records.get(at + 2..at + RECORD_HEAD).and_then(|len| len.first_chunk::<2>());
        let len = head.map_or(0, |len| usize::from(u16::from_be_bytes(*len)));
        let bytes = self.records.get(at + RECORD_HEAD..at + RECORD_HEAD + len).unwrap_or_default();
        core::str::from_utf8(bytes).unwrap_or_default()
    }

    fn forget(&mut self, at: usize) {
        let end = at + RECORD_HEAD + self.filter(at).len();
        if end <= self.records.len() {
            self.records.drain(at..end);
            self.count -= 1;
        }
    }

    fn push(&mut self, id: PacketId, packet: Packet<'_>) -> Result<Request, SubscribeError> {
        let len = packet.encoded_len();
        if len > self.limits.send_buffer.min(self.limits.request_bytes) {
            return Err(SubscribeError::TooLarge);
        }
        let start = self.packets.len();
        if self.requests.len() >= usize::from(self.limits.requests) || start + len > self.limits.request_bytes
        {
            return Err(SubscribeError::Full);
        }
        // Within the capacity: no allocation.
        self.packets.resize(start + len, 0);
        if let Err(error) = packet.encode(self.packets.get_mut(start..).unwrap_or_default()) {
            self.packets.truncate(start);
            return Err(match error {
                EncodeError::Invalid(rule) => SubscribeError::Invalid(rule),
                EncodeError::NoRoom { .. } => SubscribeError::TooLarge,
            });
        }
        let number = self.next_number;
        self.next_number += 1;
        self.requests.push_back(Entry { id, number, len, sent: None, kind: packet.packet_type() });
        Ok(Request(number))
    }

    // [MQTT-2.3.1-2]
    fn unused_id(&mut self) -> PacketId {
        loop {
            let id = PacketId::new(self.next_id).unwrap_or(PacketId::FIRST);
            self.next_id = if self.next_id == u16::MAX { LAST_ID + 1 } else { self.next_id + 1 };
            // There are far more identifiers than places for requests: this ends.
            let restoring = self.restoring.is_some_and(|(restoring, _)| restoring == id);
            if !restoring && self.requests.iter().all(|entry| entry.id != id) {
                return id;
            }
        }
    }

    /// Where the request is that a packet of this type with this identifier was sent for.
    // [MQTT-2.3.1-7]
    fn request(&self, id: PacketId, kind: PacketType) -> Result<(usize, usize), Misbehaviour> {
        let mut start = 0;
        for (index, entry) in self.requests.iter().enumerate() {
            if entry.id == id && entry.kind == kind && entry.sent.is_some() {
                return Ok((index, start));
            }
            start += entry.len;
        }
        let answer = if kind == PacketType::Subscribe { PacketType::SubAck } else { PacketType::UnsubAck };
        Err(Misbehaviour::UnknownRequest(answer))
    }

    fn remove_request(&mut self, index: usize, start: usize) {
        if let Some(entry) = self.requests.remove(index) {
            let end = (start + entry.len).min(self.packets.len());
            self.packets.drain(start..end);
        }
    }

    /// Asks for as many lost filters as fit in one packet.
    fn restore(&mut self, now: Instant, tx: &mut Linear) {
        let most = self.profile.filters_per_subscribe.unwrap_or(FILTERS_PER_RESTORE);
        let room = tx.spare(tx.capacity()).len();
        let mut chosen = 0;
        for n in 1..=most.min(self.count) {
            if subscribe_len(self.lost_filters(n).map(|(filter, _)| filter)) > room {
                break;
            }
            chosen = n;
        }
        // Not even one: when the buffer has been sent, there will be room.
        if chosen == 0 {
            return;
        }
        let id = self.unused_id();
        let len = put_subscribe(id, self.lost_filters(chosen), tx.spare(0));
        tx.grow(len);
        self.restoring = Some((id, now));
        for _ in 0..chosen {
            if let Some(at) = self.first(State::Lost) {
                self.set_state(at, State::Restoring);
            }
        }
        self.lost = self.first(State::Lost).is_some();
    }

    /// The restoring SUBSCRIBE was answered.
    fn restored(&mut self, granted: Granted<'_>) -> Result<(), Misbehaviour> {
        let asked = |at: &usize| matches!(self.state(*at), Some(State::Restoring | State::Dropped));
        if self.positions().filter(asked).count() != granted.len() {
            return Err(Misbehaviour::SubAckCount);
        }
        self.restoring = None;
        let mut at = 0;
        for granted in granted.iter() {
            while !matches!(self.state(at), Some(State::Restoring | State::Dropped) | None) {
                at = self.after(at);
            }
            match (self.state(at), granted) {
                (Some(State::Dropped), _) => {
                    self.forget(at);
                    continue;
                }
                (_, Some(_)) => self.set_state(at, State::Active),
                (_, None) => {
                    self.set_state(at, State::Refused);
                    self.refused = true;
                }
            }
            at = self.after(at);
        }
        Ok(())
    }

    /// A request for this filter was answered.
    fn answered(&mut self, filter: &str, qos: QoS, granted: bool) {
        let Some(at) = self.find(filter) else { return };
        // A later request for the same filter has its own answer to come; this one's quality is then outdated.
        if self.records.get(at + 1) != Some(&qos.bits()) {
            return;
        }
        match self.state(at) {
            Some(State::Pending | State::Active) if granted => self.set_state(at, State::Active),
            Some(State::Pending | State::Active) => self.forget(at),
            _ => {}
        }
    }

    fn remember(&mut self, filter: &str, qos: QoS) {
        if let Some(at) = self.find(filter) {
            if let Some(byte) = self.records.get_mut(at + 1) {
                *byte = qos.bits();
            }
            match self.state(at) {
                Some(State::Dropped) => self.set_state(at, State::Restoring),
                Some(State::Refused | State::Reported) => self.set_state(at, State::Pending),
                _ => {}
            }
            return;
        }
        let len = u16::try_from(filter.len()).unwrap_or(u16::MAX).to_be_bytes();
        self.records.extend_from_slice(&[State::Pending as u8, qos.bits()]);
        self.records.extend_from_slice(&len);
        self.records.extend_from_slice(filter.as_bytes());
        self.count += 1;
    }

    fn find(&self, filter: &str) -> Option<usize> {
        self.positions().find(|&at| self.filter(at) == filter)
    }

    fn first(&self, state: State) -> Option<usize> {
        self.positions().find(|&at| self.state(at) == Some(state))
    }

    fn lost_filters(&self, most: usize) -> impl Iterator<Item = (&str, QoS)> + Clone {
        let lost = self.positions().filter(|&at| self.state(at) == Some(State::Lost)).take(most);
        lost.map(|at| {
            let qos = self.records.get(at + 1).and_then(|&bits| QoS::from_bits(bits));
            (self.filter(at), qos.unwrap_or_default())
        })
    }

    fn change_all(&mut self, from: State, to: State) {
        let mut at = 0;
        while at < self.records.len() {
            if self.state(at) == Some(from) {
                self.set_state(at, to);
            }
            at = self.after(at);
        }
    }

    fn state(&self, at: usize) -> Option<State> {
        State::ALL.get(usize::from(*self.records.get(at)?)).copied()
    }

    fn set_state(&mut self, at: usize, state: State) {
        if let Some(byte) = self.records.get_mut(at) {
            *byte = state as u8;
        }
    }

    fn after(&self, at: usize) -> usize {
        at + RECORD_HEAD + self.filter(at).len()
    }

    fn positions(&self) -> impl Iterator<Item = usize> + Clone {
        let mut at = 0;
        core::iter::from_fn(move || {
            let here = at;
            (here < self.records.len()).then(|| {
                at = self.after(here);
                here
            })
        })
    }
}
