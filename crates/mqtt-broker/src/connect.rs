//! Clients come and go.

use alloc::borrow::ToOwned;
use alloc::format;
use alloc::string::String;
use core::mem;

use monotime::{Duration, Instant};
use mqtt_core::wire::{ConnAck, Connect, ConnectRefusal, Packet};

use crate::broker::{Broker, ConnId, Violation};
use crate::connection::{Client, Stage};
use crate::fault::Connects;
use crate::message::Message;
use crate::session::Session;

impl Broker {
    /// The first packet of a connection.
    pub(crate) fn connect(
        &mut self,
        now: Instant,
        conn: ConnId,
        connect: &Connect<'_>,
    ) -> Result<(), Violation> {
        let faults = self.faults.of(connect.client_id);
        match faults.connects {
            Connects::Accept => {}
            Connects::Close => return Err(Violation),
            Connects::Refuse(why) => return self.refuse(now, conn, why),
        }
        if !self.admits(connect) {
            return self.refuse(now, conn, ConnectRefusal::Credentials);
        }
        let id = self.client_id(connect.client_id);
        // [MQTT-3.1.4-2]: the old connection goes first, with its will.
        if let Some(old) = self.sessions.get(&id).and_then(|session| session.conn) {
            self.drop_connection(old, false);
        }
        // [MQTT-3.1.2-4] [MQTT-3.1.2-6]
        if connect.clean_session {
            self.sessions.remove(&id);
        }
        let session_present = self.sessions.contains_key(&id);
        if !session_present && self.sessions.len() >= self.config.limits.sessions {
            return self.refuse(now, conn, ConnectRefusal::Unavailable);
        }
        let session = self.sessions.entry(id.clone()).or_insert_with(|| Session::new(connect.clean_session));
        session.attach(conn);

        let silence = (connect.keep_alive > 0).then(|| {
            // [MQTT-3.1.2-24]
            let span = Duration::from_secs(connect.keep_alive.into()).scaled(3, 2);
            (span, now + span)
        });
        let client = Client { id, silence, will: connect.will.map(Message::from) };
        if let Some(connection) = self.connections.get_mut(&conn) {
            connection.stage = if faults.silent { Stage::Silent(client) } else { Stage::Open(client) };
        }
        // [MQTT-3.1.4-4] [MQTT-3.2.0-1] [MQTT-3.2.2-1] [MQTT-3.2.2-2] [MQTT-3.2.2-3]
        self.send(conn, &Packet::ConnAck(ConnAck::Accepted { session_present }))?;
        self.pump(conn);
        Ok(())
    }

    fn admits(&self, connect: &Connect<'_>) -> bool {
        let Some(users) = &self.config.users else { return true };
        connect.credentials.is_some_and(|given| users.admit(given.username, given.password))
    }

    /// The client's own id, or one made up for a client that gave none. [MQTT-3.1.3-6]
    fn client_id(&mut self, given: &str) -> String {
        if !given.is_empty() {
            return given.to_owned();
        }
        loop {
            self.made_up += 1;
            let id = format!("auto-{}", self.made_up);
            if !self.sessions.contains_key(&id) {
                return id;
            }
        }
    }

    /// Ends a connection. Unless the client said goodbye, its will is published.
    // [MQTT-3.1.2-8] [MQTT-3.1.2-10] [MQTT-3.1.2-17] [MQTT-3.14.4-3]
    pub(crate) fn drop_connection(&mut self, conn: ConnId, goodbye: bool) {
        let Some(connection) = self.connections.get_mut(&conn) else { return };
        let stage = mem::replace(&mut connection.stage, Stage::Cut);
        connection.outgoing.clear();
        connection.held.clear();
        connection.incoming.clear();
        if let Stage::Open(client) | Stage::Silent(client) = stage {
            if let Some(session) = self.sessions.get_mut(&client.id) {
                session.detach();
                // [MQTT-3.1.2-6]
                if session.clean {
                    self.sessions.remove(&client.id);
                }
            }
            if let Some(will) = client.will.filter(|_| !goodbye) {
                self.route(&will.topic, &will.payload, will.qos, will.retain);
            }
        }
        self.attend(conn);
    }
}
