//! Sessions broken on purpose: what they send is changed on its way to the network and to the checker.

use mqtt_core::wire::{Delivery, Packet, Publish, Side, decode, frame_len};

/// A fault that the checker must find.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Canary {
    /// Re-sent messages do not say so.
    NoDup,
    /// Every seventh message is taken for sent, but is not.
    Lost,
    /// Every seventh message is sent twice.
    Repeated,
    /// Every seventh message is sent after the next one.
    Reordered,
    /// A re-sent message has another packet identifier.
    NewId,
}

impl Canary {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::NoDup, Self::Lost, Self::Repeated, Self::Reordered, Self::NewId];
}

/// Stands between a session and its connection.
#[derive(Debug)]
pub(super) struct Mangler {
    canary: Canary,
    count: u64,
    /// What the session has sent of a packet so far.
    begun: Vec<u8>,
    /// Changed packets that the connection has not taken.
    ready: Vec<u8>,
    /// A packet that is kept back for the one after it.
    kept: Vec<u8>,
}

impl Mangler {
    pub(super) fn new(canary: Canary) -> Self {
        Self { canary, count: 0, begun: Vec::new(), ready: Vec::new(), kept: Vec::new() }
    }

    /// A new connection.
    pub(super) fn reset(&mut self) {
        self.begun.clear();
        self.ready.clear();
        self.kept.clear();
    }

    /// Takes all that the session sends; gives what is to be sent now.
    pub(super) fn pass(&mut self, bytes: &[u8]) -> &mut Vec<u8> {
        self.begun.extend_from_slice(bytes);
        while let Ok(Some(length)) = frame_len(&self.begun, usize::MAX) {
            if length > self.begun.len() {
                break;
            }
            let frame: Vec<u8> = self.begun.drain(..length).collect();
            self.frame(frame);
        }
        &mut self.ready
    }

    fn frame(&mut self, mut frame: Vec<u8>) {
        if let Ok(Packet::Publish(publish)) = decode(&frame, Side::Client)
            && publish.delivery.id().is_some()
        {
            self.count += 1;
            let seventh = self.count.is_multiple_of(7);
            match self.canary {
                Canary::Lost if seventh => return,
                Canary::Repeated if seventh => self.ready.extend_from_slice(&frame),
                Canary::Reordered if seventh => {
                    self.kept = frame;
                    return;
                }
                Canary::NoDup => frame[0] &= !8,
                Canary::NewId if publish.delivery.dup() => frame = with_new_id(publish),
                _ => {}
            }
        }
        self.ready.extend_from_slice(&frame);
        self.ready.append(&mut self.kept);
    }
}

fn with_new_id(mut publish: Publish<'_>) -> Vec<u8> {
    publish.delivery = match publish.delivery {
        Delivery::AtLeastOnce { id, dup } => Delivery::AtLeastOnce { id: id.following(), dup },
        Delivery::ExactlyOnce { id, dup } => Delivery::ExactlyOnce { id: id.following(), dup },
        Delivery::AtMostOnce => Delivery::AtMostOnce,
    };
    let packet = Packet::Publish(publish);
    let mut bytes = vec![0; packet.encoded_len()];
    let length = packet.encode(&mut bytes).unwrap_or_default();
    bytes.truncate(length);
    bytes
}
