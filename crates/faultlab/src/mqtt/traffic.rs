//! What happens by itself in a world: the application's traffic, and the faults.

use board::{Duration, Instant};
use mqtt_broker::{Acks, Faults};
use mqtt_core::session::{Message, PublishError};
use mqtt_core::wire::QoS;

use super::checker::{Unacknowledged, payload};
use super::options::Fault;
use super::world::{CLIENT, World};
use crate::Rng;

impl World {
    /// Acknowledges by hand what it is time for.
    pub(super) fn acknowledge(&mut self) {
        let now = self.now;
        let (due, rest) = core::mem::take(&mut self.unacknowledged).into_iter().partition(|m| m.at <= now);
        self.unacknowledged = rest;
        let due: Vec<Unacknowledged> = due;
        for message in due {
            if self.session.acknowledge(message.handle) {
                self.checker.acknowledged_down(message.number);
            }
        }
    }

    /// Publishes in both directions what it is time for.
    pub(super) fn publish(&mut self, well: Instant) -> Result<(), String> {
        let (up, down) = self.options.messages;
        let pause = |random: &mut Rng| Duration::from_millis(random.choose(&[0, 1, 50, 1_000, 3_000]));
        if self.next_publish <= self.now && (self.checker.up.len() as u32) < up {
            let number = self.checker.up.len() as u32;
            let qos = self.random.choose(&self.options.qualities);
            let length = self.random.within(4..=self.options.payload as u64) as usize;
            let bytes = payload(number, length);
            // In two parts, one of them empty at times.
            let (head, tail) = bytes.split_at(self.random.within(0..=length as u64) as usize);
            let topic = self.random.choose(&["up/a", "up/b"]);
            let message = Message { topic, payload: &[head, tail], qos, retain: false };
            match self.session.publish(&message) {
                Ok(handle) => self.checker.published(handle.number(), qos, length),
                Err(PublishError::Full | PublishError::NotConnected) => {}
                Err(error) => return Err(error.to_string()),
            }
            self.next_publish = self.now + pause(&mut self.random) + Duration::from_micros(1);
        }
        let down = if self.now >= well { down + 2 } else { down };
        // The last two come when the client has been back for a while.
        let last = self.checker.down.len() as u32 >= self.options.messages.1;
        let ready = if last { self.is_quiet(well) } else { self.subscribed };
        if ready && self.next_publish_down <= self.now && (self.checker.down.len() as u32) < down {
            let number = self.checker.down.len() as u32;
            let qos = if last { QoS::AtLeastOnce } else { self.random.choose(&self.options.qualities) };
            let length = self.random.within(4..=self.options.payload as u64) as usize;
            self.checker.published_down(qos);
            self.peer.publish(self.now, &mut self.broker, "down/x", &payload(number, length), qos);
        }
        if self.next_publish_down <= self.now {
            self.next_publish_down = self.now + pause(&mut self.random) + Duration::from_millis(1);
        }
        Ok(())
    }

    /// Whether the client has had the time to notice a dead link, and to restore its subscription.
    fn is_quiet(&self, well: Instant) -> bool {
        let since = self.last_attempt.map_or(well, |last| last.max(well));
        self.session.is_open() && self.now.since(since) > Duration::from_secs(120)
    }

    /// Makes a fault happen.
    pub(super) fn fault(&mut self, fault: Fault, well: Instant) {
        self.note(|| format!("fault: {fault:?}"));
        let mine = self.mine.and_then(|mine| self.links.get_mut(mine));
        match (fault, mine) {
            (Fault::Away, _) if self.back_at.is_none() => {
                self.session.disconnect(self.now);
                self.back_at = Some(self.now + Duration::from_millis(self.random.within(1..=10_000)));
            }
            (Fault::Cut, Some(link)) => {
                let (one, other) = (self.random.choose(&[0, 3_000]), self.random.choose(&[0, 20_000]));
                link.down.cut(self.now + Duration::from_millis(one), &mut self.random);
                link.up.cut(self.now + Duration::from_millis(other), &mut self.random);
            }
            (Fault::Silence, Some(link)) => {
                link.up.silence();
                link.down.silence();
                self.silent_since.get_or_insert(self.now);
            }
            (Fault::Forget, _) => {
                self.broker.forget_session(CLIENT);
            }
            (Fault::HoldAcks, _) => {
                let acks = self.random.choose(&[Acks::Hold, Acks::Drop]);
                self.broker.set_faults(Some(CLIENT), Faults { acks, ..Faults::default() });
                let span = Duration::from_millis(self.random.within(1..=40_000));
                self.release_acks = Some((self.now + span).min(well));
            }
            (Fault::NoConnections, _) => {
                let span = Duration::from_millis(self.random.within(1..=30_000));
                self.no_connections_until = (self.now + span).min(well);
            }
            (Fault::Away | Fault::Cut | Fault::Silence, _) => {}
        }
    }
}
