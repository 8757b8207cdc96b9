//! The other end: a client of bare packets with a perfect link to the broker.

use board::Instant;
use mqtt_broker::{Broker, ConnId};
use mqtt_core::wire::{
    Connect, Delivery, Packet, PacketId, Publish, QoS, Side, Subscribe, SubscribeFilters, decode, frame_len,
};

/// Publishes to the client, receives from it, acknowledges everything at once.
#[derive(Debug)]
pub(super) struct Peer {
    pub(super) conn: ConnId,
    received: Vec<u8>,
    next_id: PacketId,
}

/// What the peer got.
#[derive(Debug)]
pub(super) struct Arrived {
    pub(super) payload: Vec<u8>,
    pub(super) qos: QoS,
}

impl Peer {
    pub(super) fn new(now: Instant, broker: &mut Broker) -> Self {
        let conn = broker.open(now);
        let peer = Self { conn, received: Vec::new(), next_id: PacketId::FIRST };
        let connect =
            Connect { client_id: "peer", clean_session: true, keep_alive: 0, will: None, credentials: None };
        peer.send(now, broker, &Packet::Connect(connect));
        let filters = [("up/#", QoS::ExactlyOnce)];
        let filters = SubscribeFilters::new(&filters);
        peer.send(now, broker, &Packet::Subscribe(Subscribe { id: PacketId::FIRST, filters }));
        peer
    }

    fn send(&self, now: Instant, broker: &mut Broker, packet: &Packet<'_>) {
        let mut bytes = vec![0; packet.encoded_len()];
        let length = packet.encode(&mut bytes).unwrap_or_default();
        broker.receive(now, self.conn, &bytes[..length]);
    }

    pub(super) fn publish(
        &mut self,
        now: Instant,
        broker: &mut Broker,
        topic: &str,
        payload: &[u8],
        qos: QoS,
    ) {
        self.next_id = self.next_id.following();
        let delivery = Delivery::first(qos, self.next_id);
        self.send(now, broker, &Packet::Publish(Publish { topic, payload, retain: false, delivery }));
        if qos == QoS::ExactlyOnce {
            // Its PUBREC is sure to come.
            self.send(now, broker, &Packet::PubRel(self.next_id));
        }
    }

    pub(super) fn receive(&mut self, bytes: &[u8]) {
        self.received.extend_from_slice(bytes);
    }

    /// Takes what came, and answers it.
    pub(super) fn take(&mut self, now: Instant, broker: &mut Broker) -> Vec<Arrived> {
        let bytes = core::mem::take(&mut self.received);
        let mut rest = bytes.as_slice();
        let mut arrived = Vec::new();
        while let Ok(Some(length)) = frame_len(rest, usize::MAX) {
            let Some((frame, after)) = rest.split_at_checked(length) else { break };
            rest = after;
            match decode(frame, Side::Server) {
                Ok(Packet::Publish(publish)) => {
                    match publish.delivery {
                        Delivery::AtMostOnce => {}
                        Delivery::AtLeastOnce { id, .. } => self.send(now, broker, &Packet::PubAck(id)),
                        Delivery::ExactlyOnce { id, .. } => self.send(now, broker, &Packet::PubRec(id)),
                    }
                    let qos = publish.delivery.qos();
                    arrived.push(Arrived { payload: publish.payload.to_vec(), qos });
                }
                Ok(Packet::PubRel(id)) => self.send(now, broker, &Packet::PubComp(id)),
                _ => {}
            }
        }
        self.received = rest.to_vec();
        arrived
    }
}
