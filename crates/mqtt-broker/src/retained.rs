//! The last message of each topic whose publisher asked for that.

use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::vec::Vec;

use mqtt_core::wire::{QoS, topic};

use crate::config::Limits;
use crate::message::Message;

/// All retained messages.
#[derive(Debug, Default)]
pub(crate) struct Retained {
    by_topic: BTreeMap<String, (Vec<u8>, QoS)>,
    bytes: usize,
}

impl Retained {
    /// Keeps the message, or forgets the topic's when the payload is empty. Says whether there was room.
    // [MQTT-3.3.1-5] [MQTT-3.3.1-10] [MQTT-3.3.1-11]
    pub(crate) fn keep(&mut self, limits: &Limits, name: &str, payload: &[u8], qos: QoS) -> bool {
        if let Some((old, _)) = self.by_topic.remove(name) {
            self.bytes = self.bytes.saturating_sub(name.len() + old.len());
        }
        if payload.is_empty() {
            return true;
        }
        let bytes = self.bytes.saturating_add(name.len() + payload.len());
        if self.by_topic.len() >= limits.retained || bytes > limits.retained_bytes {
            return false;
        }
        self.bytes = bytes;
        self.by_topic.insert(name.into(), (payload.to_vec(), qos));
        true
    }

    /// Those that match `filter`, at most at `granted`.
    // [MQTT-3.3.1-6] [MQTT-3.3.1-8]
    pub(crate) fn matching(&self, filter: &str, granted: QoS) -> impl Iterator<Item = Message> {
        self.by_topic
            .iter()
            .filter(move |(name, _)| topic::matches(filter, name))
            .map(move |(name, (payload, qos))| Message::new(name, payload, (*qos).min(granted), true))
    }

    pub(crate) fn len(&self) -> usize {
        self.by_topic.len()
    }
}
