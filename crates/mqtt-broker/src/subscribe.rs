//! SUBSCRIBE and UNSUBSCRIBE.

use alloc::vec::Vec;

use mqtt_core::wire::{Granted, Packet, QoS, SubAck, Subscribe, Unsubscribe};

use crate::broker::{Broker, ConnId, Violation};
use crate::connection::Connection;

impl Broker {
    /// Grants what is asked for, up to the limit; then the retained messages follow.
    pub(crate) fn subscribe(&mut self, conn: ConnId, subscribe: &Subscribe<'_>) -> Result<(), Violation> {
        let limits = &self.config.limits;
        let client = self.connections.get(&conn).and_then(Connection::client).ok_or(Violation)?;
        let session = self.sessions.get_mut(&client.id).ok_or(Violation)?;
        let mut granted: Vec<Option<QoS>> = Vec::new();
        for (filter, qos) in subscribe.filters.iter() {
            // [MQTT-3.8.4-3]: a filter that is there already is replaced.
            let room = session.subscriptions.len() < limits.subscriptions;
            let grant = (room || session.subscriptions.contains_key(filter)).then_some(qos);
            if grant.is_some() {
                session.subscriptions.insert(filter.into(), qos);
                for message in self.retained.matching(filter, qos) {
                    if !session.enqueue(limits, message) {
                        self.stats.dropped += 1;
                    }
                }
            }
            granted.push(grant);
        }
        // [MQTT-3.8.4-1] [MQTT-3.8.4-2] [MQTT-3.8.4-5]
        self.acknowledge(conn, &Packet::SubAck(SubAck { id: subscribe.id, granted: Granted::new(&granted) }))
    }

    /// Takes the filters out. [MQTT-3.10.4-1] [MQTT-3.10.4-2] [MQTT-3.10.4-4] [MQTT-3.10.4-5]
    pub(crate) fn unsubscribe(
        &mut self,
        conn: ConnId,
        unsubscribe: &Unsubscribe<'_>,
    ) -> Result<(), Violation> {
        self.with_session(conn, |session| {
            for filter in unsubscribe.filters.iter() {
                session.subscriptions.remove(filter);
            }
        });
        self.acknowledge(conn, &Packet::UnsubAck(unsubscribe.id))
    }
}
