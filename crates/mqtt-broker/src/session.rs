//! What the broker keeps for one client, connected or not.

use alloc::collections::{BTreeMap, BTreeSet, VecDeque};
use alloc::string::String;

use mqtt_core::wire::{Delivery, Packet, PacketId, Publish, QoS, topic};

use crate::broker::ConnId;
use crate::config::Limits;
use crate::connection::Outgoing;
use crate::message::Message;

/// One client's session.
#[derive(Debug)]
pub(crate) struct Session {
    /// The connection that serves it now.
    pub(crate) conn: Option<ConnId>,
    /// Forgotten when the connection ends.
    pub(crate) clean: bool,
    pub(crate) subscriptions: BTreeMap<String, QoS>,
    /// QoS 2 messages that came and were passed on, but are not released.
    pub(crate) received: BTreeSet<PacketId>,
    /// Sent to the client and not acknowledged, in the order in which they were first sent.
    in_flight: VecDeque<InFlight>,
    next_id: PacketId,
    /// Not sent yet.
    queue: VecDeque<Message>,
    queued_bytes: usize,
}

/// A message sent to the client and not acknowledged.
#[derive(Debug)]
struct InFlight {
    id: PacketId,
    stage: Stage,
    /// To be sent on this connection.
    due: bool,
}

/// What the client has last been told about a message in flight.
#[derive(Debug)]
enum Stage {
    /// PUBLISH; it was sent before on another connection.
    Published { message: Message, again: bool },
    /// PUBREL.
    Released,
}

impl Session {
    pub(crate) fn new(clean: bool) -> Self {
        Self {
            conn: None,
            clean,
            subscriptions: BTreeMap::new(),
            received: BTreeSet::new(),
            in_flight: VecDeque::new(),
            next_id: PacketId::FIRST,
            queue: VecDeque::new(),
            queued_bytes: 0,
        }
    }

    /// The highest quality of service at which any subscription wants `name`.
    // [MQTT-3.3.5-1]
    pub(crate) fn wants(&self, name: &str) -> Option<QoS> {
        // [MQTT-3.3.2-3] [MQTT-4.7.2-1]
        let matching = self.subscriptions.iter().filter(|(filter, _)| topic::matches(filter, name));
        matching.map(|(_, qos)| *qos).max()
    }

    /// Queues a message. Says whether it was kept: there was room, or nobody is there for a QoS 0 message.
    pub(crate) fn enqueue(&mut self, limits: &Limits, message: Message) -> bool {
        if self.conn.is_none() && message.qos == QoS::AtMostOnce {
            return true;
        }
        let bytes = self.queued_bytes.saturating_add(message.weight());
        if self.queue.len() >= limits.queued_messages || bytes > limits.queued_bytes {
            return false;
        }
        self.queued_bytes = bytes;
        self.queue.push_back(message);
        true
    }

    /// A connection serves it from now on: what was not acknowledged is to be sent again.
    // [MQTT-4.4.0-1]
    pub(crate) fn attach(&mut self, conn: ConnId) {
        self.conn = Some(conn);
        for entry in &mut self.in_flight {
            entry.due = true;
            if let Stage::Published { again, .. } = &mut entry.stage {
                *again = true;
            }
        }
    }

    /// Nobody is there any more: QoS 0 messages are not kept.
    pub(crate) fn detach(&mut self) {
        self.conn = None;
        self.queue.retain(|message| message.qos != QoS::AtMostOnce);
        self.queued_bytes = self.queue.iter().map(Message::weight).sum();
    }

    /// Moves what may be sent into the connection's buffer, as far as there is room.
    // [MQTT-4.6.0-1] [MQTT-4.6.0-5] [MQTT-4.6.0-6]
    pub(crate) fn pump(&mut self, limits: &Limits, out: &mut Outgoing) {
        for entry in self.in_flight.iter_mut().filter(|entry| entry.due) {
            if !out.push_message(&entry.packet()) {
                return;
            }
            entry.due = false;
        }
        while let Some(message) = self.queue.front() {
            if message.qos == QoS::AtMostOnce {
                if !out.push_message(&publish(message, Delivery::AtMostOnce)) {
                    return;
                }
                self.take_front();
                continue;
            }
            let Some(id) = self.free_id().filter(|_| self.in_flight.len() < limits.in_flight) else { return };
            if !out.push_message(&publish(message, Delivery::first(message.qos, id))) {
                return;
            }
            if let Some(message) = self.take_front() {
                let stage = Stage::Published { message, again: false };
                self.in_flight.push_back(InFlight { id, stage, due: false });
                self.next_id = id.following();
            }
        }
    }

    fn take_front(&mut self) -> Option<Message> {
        let message = self.queue.pop_front()?;
        self.queued_bytes = self.queued_bytes.saturating_sub(message.weight());
        Some(message)
    }

    /// The next packet id that is not in flight.
    // [MQTT-2.3.1-4]
    fn free_id(&self) -> Option<PacketId> {
        let mut id = self.next_id;
        for _ in 0..=self.in_flight.len() {
            if self.in_flight.iter().all(|entry| entry.id != id) {
                return Some(id);
            }
            id = id.following();
        }
        None
    }

    /// PUBACK. One for nothing in flight is ignored.
    pub(crate) fn pub_ack(&mut self, id: PacketId) {
        self.in_flight.retain(|entry| entry.id != id || entry.qos() != Some(QoS::AtLeastOnce));
    }

    /// PUBREC. Says whether PUBREL is the answer: always, as a client may have missed it.
    // [MQTT-4.3.3-1]
    pub(crate) fn pub_rec(&mut self, id: PacketId) {
        for entry in self.in_flight.iter_mut().filter(|entry| entry.id == id) {
            if entry.qos() != Some(QoS::AtLeastOnce) {
                entry.stage = Stage::Released;
                entry.due = false;
            }
        }
    }

    /// PUBCOMP.
    pub(crate) fn pub_comp(&mut self, id: PacketId) {
        self.in_flight.retain(|entry| entry.id != id || entry.qos().is_some());
    }

    /// Messages that the client has not acknowledged, sent or not.
    pub(crate) fn backlog(&self) -> usize {
        self.in_flight.len() + self.queue.len()
    }
}

impl InFlight {
    // [MQTT-3.3.1-1] [MQTT-4.3.3-1]
    fn packet(&self) -> Packet<'_> {
        match &self.stage {
            Stage::Published { message, again } => {
                let delivery = match message.qos {
                    QoS::ExactlyOnce => Delivery::ExactlyOnce { id: self.id, dup: *again },
                    QoS::AtLeastOnce | QoS::AtMostOnce => Delivery::AtLeastOnce { id: self.id, dup: *again },
                };
                publish(message, delivery)
            }
            Stage::Released => Packet::PubRel(self.id),
        }
    }

    /// The quality of service of a message that has not been released.
    fn qos(&self) -> Option<QoS> {
        match &self.stage {
            Stage::Published { message, .. } => Some(message.qos),
            Stage::Released => None,
        }
    }
}

fn publish(message: &Message, delivery: Delivery) -> Packet<'_> {
    Packet::Publish(Publish {
        topic: &message.topic,
        payload: &message.payload,
        retain: message.retain,
        delivery,
    })
}
