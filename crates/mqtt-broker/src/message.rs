//! A message on its way through the broker.

use alloc::string::String;
use alloc::vec::Vec;

use mqtt_core::wire::{QoS, Will};

/// A message that outlives the packet it came in.
#[derive(Clone, Debug)]
pub(crate) struct Message {
    pub(crate) payload: Vec<u8>,
    pub(crate) qos: QoS,
    pub(crate) retain: bool,
    pub(crate) topic: String,
}

impl Message {
    pub(crate) fn new(topic: &str, payload: &[u8], qos: QoS, retain: bool) -> Self {
        Self { payload: payload.to_vec(), qos, retain, topic: topic.into() }
    }

    /// What it counts for against limits in bytes.
    pub(crate) fn weight(&self) -> usize {
        self.topic.len() + self.payload.len()
    }
}

impl From<Will<'_>> for Message {
    fn from(will: Will<'_>) -> Self {
        Self::new(will.topic, will.payload, will.qos, will.retain)
    }
}
