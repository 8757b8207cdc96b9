//! Looks at everything that crosses a boundary, and objects.

use std::collections::BTreeMap;

use board::Instant;
use mqtt_core::session::AckHandle;
use mqtt_core::wire::{Delivery, Packet, PacketId, PacketType, Publish, QoS, Side, decode, frame_len};

/// What the checker knows.
#[derive(Debug)]
pub(super) struct Checker {
    /// Messages from the client, by number.
    pub(super) up: Vec<Up>,
    /// Messages to the client, by number.
    pub(super) down: Vec<Down>,
    /// The client's handles, to messages.
    handles: BTreeMap<u64, u32>,
    /// Whether QoS 2 may come twice, because the broker forgot.
    forgets: bool,
    window: u16,
    connection: Connection,
    /// The highest number that came for the first time, per direction.
    first_up: Option<u32>,
    first_down: Option<u32>,
    /// Client connections so far.
    pub(super) connections: u32,
    /// Messages sent again.
    pub(super) resent: u32,
}

/// One message of the client.
#[derive(Debug)]
pub(super) struct Up {
    pub(super) qos: QoS,
    payload: usize,
    id: Option<PacketId>,
    /// The number of connections when it was published.
    published_on: u32,
    /// How often it was sent completely, and on which connection last.
    sent: u32,
    sent_on: u32,
    pub(super) acked: bool,
    pub(super) arrived: u32,
}

/// One message to the client.
#[derive(Debug)]
pub(super) struct Down {
    pub(super) qos: QoS,
    pub(super) arrived: u32,
    /// The application has said that it has it.
    acknowledged: bool,
}

/// What the client has sent on this connection.
#[derive(Debug, Default)]
struct Connection {
    begun: Vec<u8>,
    any: bool,
    last: Option<u32>,
    left: bool,
}

/// The payload of a message: its number, then bytes that follow from it.
pub(super) fn payload(number: u32, length: usize) -> Vec<u8> {
    let mut payload = number.to_be_bytes().to_vec();
    payload.extend((payload.len()..length).map(|at| (at as u32 ^ number) as u8));
    payload
}

/// The number of a message, if it is one of ours and unharmed.
fn number(bytes: &[u8]) -> Result<u32, String> {
    let head = bytes.first_chunk().ok_or("a message without a number")?;
    let number = u32::from_be_bytes(*head);
    if payload(number, bytes.len()) == bytes {
        Ok(number)
    } else {
        Err(format!("message {number} is harmed"))
    }
}

impl Checker {
    pub(super) fn new(forgets: bool, window: u16) -> Self {
        Self {
            up: Vec::new(),
            down: Vec::new(),
            handles: BTreeMap::new(),
            forgets,
            window,
            connection: Connection::default(),
            first_up: None,
            first_down: None,
            connections: 0,
            resent: 0,
        }
    }

    /// The client's session took a message.
    pub(super) fn published(&mut self, handle: u64, qos: QoS, payload: usize) {
        let number = self.up.len() as u32;
        self.handles.insert(handle, number);
        let published_on = self.connections;
        self.up.push(Up {
            qos,
            payload,
            id: None,
            published_on,
            sent: 0,
            sent_on: 0,
            acked: false,
            arrived: 0,
        });
    }

    /// The peer published a message to the client.
    pub(super) fn published_down(&mut self, qos: QoS) {
        self.down.push(Down { qos, arrived: 0, acknowledged: false });
    }

    pub(super) fn connected(&mut self) {
        self.connections += 1;
        self.connection = Connection::default();
    }

    /// The client's connection took these bytes from the session.
    pub(super) fn sent(&mut self, bytes: &[u8]) -> Result<(), String> {
        self.connection.begun.extend_from_slice(bytes);
        loop {
            let begun = &self.connection.begun;
            let length = match frame_len(begun, usize::MAX) {
                Ok(Some(length)) if length <= begun.len() => length,
                Ok(_) => return Ok(()),
                Err(malformed) => return Err(format!("the client sends {malformed}")),
            };
            let frame: Vec<u8> = self.connection.begun.drain(..length).collect();
            let packet = decode(&frame, Side::Client).map_err(|e| format!("the client sends {e}"))?;
            let first = !core::mem::replace(&mut self.connection.any, true);
            if first != (packet.packet_type() == PacketType::Connect) {
                return Err(format!("{} is the first packet: {first}", packet.packet_type()));
            }
            if self.connection.left {
                return Err(format!("{} after DISCONNECT", packet.packet_type()));
            }
            match packet {
                Packet::Publish(publish) => self.publish(&publish)?,
                Packet::Disconnect => self.connection.left = true,
                _ => {}
            }
        }
    }

    fn publish(&mut self, publish: &Publish<'_>) -> Result<(), String> {
        let number = number(publish.payload)?;
        let connection = self.connections;
        let message = self.up.get_mut(number as usize).ok_or("a message that was never published")?;
        if message.qos != publish.delivery.qos() || message.payload != publish.payload.len() {
            return Err(format!("message {number} is not the one that was published"));
        }
        if self.connection.last.is_some_and(|last| last >= number) {
            return Err(format!("message {number} follows {:?} on one connection", self.connection.last));
        }
        self.connection.last = Some(number);
        let again = message.sent > 0;
        message.sent += 1;
        message.sent_on = connection;
        let (id, dup) = match publish.delivery {
            Delivery::AtMostOnce if again => return Err(format!("QoS 0 message {number} is sent again")),
            Delivery::AtMostOnce => return Ok(()),
            Delivery::AtLeastOnce { id, dup } | Delivery::ExactlyOnce { id, dup } => (id, dup),
        };
        if message.acked {
            return Err(format!("message {number} is sent again after its acknowledgement"));
        }
        // It may have been in a buffer of an earlier connection, and never left: then both are right.
        let buffered = message.published_on < connection;
        if again && !dup || dup && !again && !buffered {
            return Err(format!("message {number} is sent with DUP={dup}, sent before: {again}"));
        }
        if message.id.is_some_and(|old| old != id) {
            return Err(format!("message {number} changes its id from {:?} to {id}", message.id));
        }
        message.id = Some(id);
        self.resent += u32::from(again);
        let same_id = |(other, message): &(usize, &Up)| {
            *other != number as usize && message.id == Some(id) && !message.acked
        };
        if let Some((other, _)) = self.up.iter().enumerate().find(same_id) {
            return Err(format!("message {number} has the id of {other}, which is not acknowledged"));
        }
        let in_flight =
            |message: &&Up| message.qos > QoS::AtMostOnce && !message.acked && message.sent_on == connection;
        let count = self.up.iter().filter(in_flight).count();
        if count > usize::from(self.window) {
            return Err(format!("{count} messages in flight, with a window of {}", self.window));
        }
        Ok(())
    }

    /// The session says that a message is acknowledged.
    pub(super) fn acked(&mut self, handle: u64) -> Result<(), String> {
        let number =
            self.handles.remove(&handle).ok_or("an unknown message is acknowledged, or one twice")?;
        let message = &mut self.up[number as usize];
        if message.qos == QoS::AtMostOnce {
            return Err(format!("QoS 0 message {number} is acknowledged"));
        }
        if message.arrived == 0 {
            return Err(format!("message {number} is acknowledged and never arrived"));
        }
        message.acked = true;
        Ok(())
    }

    /// The peer got a message from the client.
    pub(super) fn arrived_up(&mut self, bytes: &[u8], qos: QoS) -> Result<(), String> {
        let number = number(bytes)?;
        let message = self.up.get_mut(number as usize).ok_or("a message arrived that was never published")?;
        if message.qos != qos {
            return Err(format!("message {number} arrived as {qos:?}"));
        }
        message.arrived += 1;
        let once = qos == QoS::AtMostOnce || (qos == QoS::ExactlyOnce && !self.forgets);
        if once && message.arrived > 1 {
            return Err(format!("{qos:?} message {number} arrived again"));
        }
        if qos > QoS::AtMostOnce && message.arrived == 1 {
            if self.first_up > Some(number) {
                return Err(format!("message {number} arrived after {:?}", self.first_up));
            }
            self.first_up = Some(number);
        }
        Ok(())
    }

    /// The client got a message.
    pub(super) fn arrived_down(
        &mut self,
        bytes: &[u8],
        qos: QoS,
        dup: bool,
        by_hand: bool,
    ) -> Result<u32, String> {
        let number = number(bytes)?;
        let message = self.down.get_mut(number as usize).ok_or("a message came that was never published")?;
        if message.qos != qos {
            return Err(format!("message {number} came as {qos:?}"));
        }
        message.arrived += 1;
        if message.arrived > 1 && (qos == QoS::AtMostOnce || !dup) {
            return Err(format!("{qos:?} message {number} came again, DUP={dup}"));
        }
        if message.arrived > 1 && qos == QoS::ExactlyOnce && (!by_hand || message.acknowledged) {
            return Err(format!("QoS 2 message {number} came again after the application had it"));
        }
        if qos > QoS::AtMostOnce && message.arrived == 1 {
            if self.first_down > Some(number) {
                return Err(format!("message {number} came after {:?}", self.first_down));
            }
            self.first_down = Some(number);
        }
        Ok(number)
    }

    pub(super) fn acknowledged_down(&mut self, number: u32) {
        self.down[number as usize].acknowledged = true;
    }

    /// Everything that must have arrived in the end.
    pub(super) fn finish(&self) -> Result<(), String> {
        for (number, message) in self.up.iter().enumerate() {
            if message.qos > QoS::AtMostOnce && (!message.acked || message.arrived == 0) {
                return Err(format!("message {number} from the client is lost: {message:?}"));
            }
        }
        for (number, message) in self.down.iter().enumerate() {
            if message.qos > QoS::AtMostOnce && message.arrived == 0 && !self.forgets {
                return Err(format!("message {number} to the client is lost: {message:?}"));
            }
        }
        Ok(())
    }
}

/// A message that the application will acknowledge by hand.
#[derive(Clone, Copy, Debug)]
pub(super) struct Unacknowledged {
    pub(super) at: Instant,
    pub(super) handle: AckHandle,
    pub(super) number: u32,
}
