//! A message in, messages out.

use alloc::vec::Vec;

use mqtt_core::wire::{Delivery, Packet, Publish, QoS};

use crate::broker::{Broker, ConnId, Violation};
use crate::connection::Connection;
use crate::message::Message;

impl Broker {
    /// A client published: pass it on, then take the responsibility for it.
    pub(crate) fn publish(&mut self, conn: ConnId, publish: &Publish<'_>) -> Result<(), Violation> {
        self.stats.published += 1;
        let Publish { topic, payload, retain, delivery } = *publish;
        match delivery {
            Delivery::AtMostOnce => self.route(topic, payload, QoS::AtMostOnce, retain),
            // [MQTT-4.3.2-2]
            Delivery::AtLeastOnce { id, .. } => {
                self.route(topic, payload, QoS::AtLeastOnce, retain);
                self.acknowledge(conn, &Packet::PubAck(id))?;
            }
            // [MQTT-4.3.3-2]: method B of figure 4.3; the id alone is kept until PUBREL.
            Delivery::ExactlyOnce { id, .. } => {
                let limit = self.config.limits.received;
                let client = self.connections.get(&conn).and_then(Connection::client).ok_or(Violation)?;
                let session = self.sessions.get_mut(&client.id).ok_or(Violation)?;
                if !session.received.contains(&id) {
                    if session.received.len() >= limit {
                        return Err(Violation);
                    }
                    session.received.insert(id);
                    self.route(topic, payload, QoS::ExactlyOnce, retain);
                }
                self.acknowledge(conn, &Packet::PubRec(id))?;
            }
        }
        Ok(())
    }

    /// Passes a message to every session that wants it, once to each.
    pub(crate) fn route(&mut self, topic: &str, payload: &[u8], qos: QoS, retain: bool) {
        // [MQTT-3.3.1-12]
        if retain && !self.retained.keep(&self.config.limits, topic, payload, qos) {
            self.stats.not_retained += 1;
        }
        let mut served: Vec<ConnId> = Vec::new();
        for session in self.sessions.values_mut() {
            // [MQTT-3.1.2-5] [MQTT-4.5.0-1]
            let Some(granted) = session.wants(topic) else { continue };
            // [MQTT-3.3.1-9]
            let message = Message::new(topic, payload, qos.min(granted), false);
            if !session.enqueue(&self.config.limits, message) {
                self.stats.dropped += 1;
            }
            served.extend(session.conn);
        }
        for conn in served {
            self.pump(conn);
        }
    }
}
