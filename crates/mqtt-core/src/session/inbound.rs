//! Packets from the broker: out of the receive buffer one by one, messages lent to the application, acknowledgements
//! in the order of the messages.

use alloc::collections::VecDeque;
use alloc::vec::Vec;
use core::ops::Range;

use monotime::Instant;

use super::buffer::Linear;
use super::config::{Acknowledge, Config};
use super::connection::State;
use super::event::{AckHandle, Misbehaviour, Reason};
use super::outbound::{self, put};
use super::{Session, Step};
use crate::wire::{self, Delivery, Packet, PacketId, Publish, QoS, Rule, Side, publish_start};

pub(super) const MANUAL_ENTRY_BYTES: usize = size_of::<Unacknowledged>();
/// The length of PUBACK, PUBREC, PUBREL and PUBCOMP.
const ANSWER_LEN: usize = 4;

#[derive(Debug)]
pub(super) struct Inbound {
    pub(super) rx: Linear,
    /// What was lent to the application by the last poll: its length at the front of `rx`.
    lent: usize,
    /// How it is acknowledged once the application polls again.
    answer: Option<Answer>,
    /// How many bytes to throw away that follow what was lent: the rest of a message that was too large.
    skip: usize,
    /// QoS 2 messages that the application has and the broker has not released yet.
    qos2: Vec<PacketId>,
    max_qos2: usize,
    /// Manual acknowledgement: messages the application has, in the order in which they came.
    unacknowledged: VecDeque<Unacknowledged>,
    max_unacknowledged: usize,
    /// The number of the first of them.
    front: u32,
    /// Counts connections, so that a handle of an earlier one is recognised.
    connection: u32,
}

/// PUBACK or PUBREC, by the quality of service (1 or 2) of the message.
#[derive(Clone, Copy, Debug)]
struct Answer {
    id: PacketId,
    qos: QoS,
}

#[derive(Clone, Copy, Debug)]
struct Unacknowledged {
    answer: Answer,
    done: bool,
}

/// A message in the receive buffer.
#[derive(Clone, Debug)]
pub(super) struct Lent {
    pub(super) topic: Range<usize>,
    pub(super) payload: Range<usize>,
    pub(super) qos: QoS,
    pub(super) retain: bool,
    pub(super) dup: bool,
    pub(super) ack: Option<AckHandle>,
}

/// What to do after a look at the receive buffer.
pub(super) enum Flow {
    /// Report this.
    Report(Step),
    /// Look again: something changed.
    Again,
    /// Nothing complete is there, or there is no room to answer it.
    Nothing,
}

impl Inbound {
    pub(super) fn new(config: &Config) -> Self {
        let max_qos2 = usize::from(config.limits.inbound_qos2);
        let max_unacknowledged = config.manual_acks();
        Self {
            rx: Linear::new(config.limits.receive_buffer),
            lent: 0,
            answer: None,
            skip: 0,
            qos2: Vec::with_capacity(max_qos2),
            max_qos2,
            unacknowledged: VecDeque::with_capacity(max_unacknowledged),
            max_unacknowledged,
            front: 0,
            connection: 0,
        }
    }

    /// Takes bytes from the broker; says how many.
    pub(super) fn receive(&mut self, bytes: &[u8]) -> usize {
        // While the head of what is skipped is lent, its rest waits outside.
        let skipped = if self.lent == 0 { bytes.len().min(self.skip) } else { 0 };
        self.skip -= skipped;
        skipped + self.rx.take(bytes.get(skipped..).unwrap_or_default())
    }

    /// The connection is gone: the broker sends again what was not acknowledged.
    pub(super) fn disconnected(&mut self) {
        self.rx.clear();
        self.lent = 0;
        self.answer = None;
        self.skip = 0;
        self.unacknowledged.clear();
        self.front = 0;
        self.connection = self.connection.wrapping_add(1);
    }

    /// The broker has forgotten the session.
    pub(super) fn forgotten(&mut self) {
        self.qos2.clear();
    }

    /// The application is done with a message. Whether the handle still meant something.
    pub(super) fn acknowledge(&mut self, handle: AckHandle) -> bool {
        let index = handle.number.wrapping_sub(self.front);
        match self.unacknowledged.get_mut(index as usize) {
            Some(entry) if handle.connection == self.connection && !entry.done => {
                entry.done = true;
                let answer = entry.answer;
                self.passed_on(answer);
                true
            }
            _ => false,
        }
    }

    /// From now on the application has the message, whatever becomes of the connection.
    fn passed_on(&mut self, answer: Answer) {
        if answer.qos == QoS::ExactlyOnce {
            self.qos2.push(answer.id);
        }
    }

    fn next_handle(&self) -> AckHandle {
        let number = self.front.wrapping_add(self.unacknowledged.len() as u32);
        AckHandle { connection: self.connection, number }
    }

    fn consume(&mut self, len: usize) {
        self.rx.consume(len);
        let skipped = self.rx.filled().len().min(self.skip);
        self.rx.consume(skipped);
        self.skip -= skipped;
    }
}

impl Session {
    /// The application polls again: what was lent to it comes back and is acknowledged.
    // [MQTT-3.3.4-1] [MQTT-4.3.2-2] [MQTT-4.5.0-2]
    pub(super) fn settle(&mut self) {
        if self.inbound.lent > 0 {
            let lent = core::mem::take(&mut self.inbound.lent);
            self.inbound.consume(lent);
        }
        // [MQTT-3.14.4-2]: nothing follows DISCONNECT, however late the application comes back.
        if !matches!(self.state, State::Open { .. }) {
            return;
        }
        // [MQTT-4.6.0-2] [MQTT-4.6.0-3]: in the order in which the messages came.
        if self.inbound.answer.is_some() && self.can_answer() {
            let answer = self.inbound.answer.take();
            put(&mut self.tx, answer.map(Answer::packet));
        }
        while self.inbound.unacknowledged.front().is_some_and(|entry| entry.done) && self.can_answer() {
            if let Some(Unacknowledged { answer, .. }) = self.inbound.unacknowledged.pop_front() {
                self.inbound.front = self.inbound.front.wrapping_add(1);
                put(&mut self.tx, Some(answer.packet()));
            }
        }
    }

    /// Handles one packet from the receive buffer.
    pub(super) fn incoming(&mut self, now: Instant) -> Flow {
        let filled = self.inbound.rx.filled();
        let head = match wire::head(filled) {
            Ok(Some(head)) => head,
            Ok(None) => return Flow::Nothing,
            Err(rule) => return self.lose(now, Reason::Malformed(rule.into())),
        };
        let len = head.packet_len;
        let Some(frame) = filled.get(..len) else {
            return if len > self.inbound.rx.capacity() { self.too_large(now, len) } else { Flow::Nothing };
        };
        // [MQTT-2.2.2-2] [MQTT-3.3.1-4] [MQTT-1.5.3-1] [MQTT-1.5.3-2] [MQTT-4.8.0-1]
        let packet = match wire::decode_body(head, frame, Side::Server) {
            Ok(packet) => packet,
            Err(rule) => return self.lose(now, Reason::Malformed(rule.into())),
        };
        if let State::Handshake { clean } = self.state {
            // [MQTT-3.2.0-1]
            let Packet::ConnAck(conn_ack) = packet else {
                let misbehaviour = Misbehaviour::BeforeConnAck(packet.packet_type());
                return self.lose(now, Reason::Misbehaved(misbehaviour));
            };
            self.inbound.consume(len);
            return self.conn_ack(now, clean, conn_ack);
        }
        match packet {
            Packet::Publish(publish) => {
                let lent = Lent::new(&publish, len);
                let id = publish.delivery.id();
                self.message(now, len, lent, id)
            }
            Packet::SubAck(sub_ack) => {
                let codes = len - sub_ack.granted.len()..len;
                match self.subscriptions.suback(sub_ack.id, sub_ack.granted) {
                    Ok(Some(request)) => {
                        self.inbound.lent = len;
                        Flow::Report(Step::Subscribed { request, codes })
                    }
                    Ok(None) => {
                        self.inbound.consume(len);
                        Flow::Again
                    }
                    Err(misbehaviour) => self.lose(now, Reason::Misbehaved(misbehaviour)),
                }
            }
            other => {
                let flow = self.answer_to_us(now, other.without_borrows());
                if !matches!(flow, Flow::Nothing) {
                    self.inbound.consume(len);
                }
                flow
            }
        }
    }

    /// Handles a packet without texts; `Flow::Nothing` leaves it where it is.
    fn answer_to_us(&mut self, now: Instant, packet: Option<Packet<'static>>) -> Flow {
        let finished = match packet {
            Some(Packet::PubAck(id)) => self.outbound.puback(id),
            Some(Packet::PubComp(id)) => self.outbound.pubcomp(id),
            Some(Packet::PubRec(id)) => {
                if !self.can_answer() {
                    return Flow::Nothing;
                }
                // [MQTT-4.3.3-1] [MQTT-4.6.0-4]
                self.outbound.pubrec(now, id).map(|received| {
                    if received == outbound::Received::Release {
                        put(&mut self.tx, Some(Packet::PubRel(id)));
                    }
                    None
                })
            }
            Some(Packet::PubRel(id)) => {
                if !self.can_answer() {
                    return Flow::Nothing;
                }
                // [MQTT-4.3.3-2]: also for an identifier that is not known, or the broker would never end it.
                self.inbound.qos2.retain(|&known| known != id);
                put(&mut self.tx, Some(Packet::PubComp(id)));
                Ok(None)
            }
            Some(Packet::UnsubAck(id)) => match self.subscriptions.unsuback(id) {
                Ok(Some(request)) => return Flow::Report(Step::Unsubscribed(request)),
                Ok(None) => Ok(None),
                Err(misbehaviour) => Err(misbehaviour),
            },
            Some(Packet::PingResp) => {
                self.keep_alive.pinged = None;
                Ok(None)
            }
            // Only CONNACK is left: no other packet comes from a server.
            _ => Err(Misbehaviour::SecondConnAck),
        };
        match finished {
            Ok(Some(handle)) => Flow::Report(Step::Acked(handle)),
            Ok(None) => Flow::Again,
            Err(misbehaviour) => self.lose(now, Reason::Misbehaved(misbehaviour)),
        }
    }

    /// A message came. It is lent out if its acknowledgement will have a place.
    fn message(&mut self, now: Instant, len: usize, mut lent: Lent, id: Option<PacketId>) -> Flow {
        if let Some(id) = id {
            match self.accept(now, Answer { id, qos: lent.qos }, false) {
                Accept::New(ack) => lent.ack = ack,
                Accept::Known => {
                    self.inbound.consume(len);
                    return Flow::Again;
                }
                Accept::Refused(flow) => return flow,
            }
        }
        self.inbound.lent = len;
        Flow::Report(Step::Message(lent))
    }

    /// The message at the front of the receive buffer will never fit: it is reported, acknowledged and dropped.
    fn too_large(&mut self, now: Instant, len: usize) -> Flow {
        let filled = self.inbound.rx.filled();
        let full = filled.len() == self.inbound.rx.capacity();
        let Some(start) = publish_start(filled) else {
            // Another kind of packet, or a topic that alone is too large.
            return if full {
                self.lose(now, Reason::Malformed(Rule::FrameTooLarge.into()))
            } else {
                Flow::Nothing
            };
        };
        if let Some(id) = start.delivery.id() {
            match self.accept(now, Answer { id, qos: start.delivery.qos() }, true) {
                Accept::New(_) => {}
                Accept::Known => {
                    self.inbound.skip = len - start.len;
                    self.inbound.consume(start.len);
                    return Flow::Again;
                }
                Accept::Refused(flow) => return flow,
            }
        }
        self.inbound.lent = start.len;
        self.inbound.skip = len - start.len;
        Flow::Report(Step::MessageTooLarge { topic: start.topic, bytes: len })
    }

    /// Makes a place for the acknowledgement of a message; `dropped` if the application will not see it.
    fn accept(&mut self, now: Instant, answer: Answer, dropped: bool) -> Accept {
        if !self.can_answer() {
            return Accept::Refused(Flow::Nothing);
        }
        if answer.qos == QoS::ExactlyOnce {
            // [MQTT-4.3.3-2]: every copy is answered, one is passed on.
            if self.inbound.qos2.contains(&answer.id) {
                // [MQTT-4.6.0-3]: not before the messages that the application still has.
                if self.inbound.unacknowledged.is_empty() {
                    put(&mut self.tx, Some(answer.packet()));
                } else if self.inbound.unacknowledged.len() < self.inbound.max_unacknowledged {
                    self.inbound.unacknowledged.push_back(Unacknowledged { answer, done: true });
                } else {
                    return Accept::Refused(Flow::Nothing);
                }
                return Accept::Known;
            }
            let waiting = |entry: &&Unacknowledged| entry.answer.qos == answer.qos && !entry.done;
            let waiting = self.inbound.unacknowledged.iter().filter(waiting).count();
            if self.inbound.qos2.len() + waiting >= self.inbound.max_qos2 {
                // [MQTT-4.8.0-2]
                return Accept::Refused(self.lose(now, Reason::TooManyInbound));
            }
        }
        match self.config.acknowledge {
            Acknowledge::Taken => {
                self.inbound.passed_on(answer);
                self.inbound.answer = Some(answer);
                Accept::New(None)
            }
            Acknowledge::Manual => {
                if self.inbound.unacknowledged.len() >= self.inbound.max_unacknowledged {
                    return Accept::Refused(Flow::Nothing);
                }
                let handle = self.inbound.next_handle();
                self.inbound.unacknowledged.push_back(Unacknowledged { answer, done: dropped });
                if dropped {
                    self.inbound.passed_on(answer);
                }
                Accept::New(Some(handle))
            }
        }
    }

    /// Whether an acknowledgement could be appended to the output.
    fn can_answer(&mut self) -> bool {
        !self.outbound.mid_packet() && self.tx.spare(ANSWER_LEN).len() >= ANSWER_LEN
    }
}

enum Accept {
    New(Option<AckHandle>),
    Known,
    Refused(Flow),
}

impl Answer {
    // [MQTT-2.3.1-6]
    fn packet(self) -> Packet<'static> {
        if self.qos == QoS::ExactlyOnce { Packet::PubRec(self.id) } else { Packet::PubAck(self.id) }
    }
}

impl Lent {
    /// Where the parts of `publish` lie in its frame of `len` bytes.
    fn new(publish: &Publish<'_>, len: usize) -> Self {
        let payload = len - publish.payload.len();
        let id = if publish.delivery == Delivery::AtMostOnce { 0 } else { 2 };
        let topic_end = payload - id;
        Self {
            topic: topic_end - publish.topic.len()..topic_end,
            payload: payload..len,
            qos: publish.delivery.qos(),
            retain: publish.retain,
            dup: publish.delivery.dup(),
            ack: None,
        }
    }
}
