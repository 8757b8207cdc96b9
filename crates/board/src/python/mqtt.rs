//! The host's side of the module `mqtt`.

use alloc::vec::Vec;

use minipy::{HostError, HostValue};
use mqtt_core::wire::QoS;

use super::host::{HostParts, bad_call};
use crate::app_mqtt::{Subscription, Ticket};

/// Answers one call of the module's functions.
pub(super) fn call(
    parts: &mut HostParts<'_>,
    function: &str,
    args: &[HostValue],
) -> Result<HostValue, HostError> {
    match (function, args) {
        ("connected", []) => Ok(HostValue::Bool(parts.connected)),
        ("_publish", [topic, payload, HostValue::Bool(retain), HostValue::Int(qos)]) => {
            let (topic, payload) = (text(topic)?, bytes(payload)?);
            Ok(ticket(parts.app.publish(&topic, &payload, *retain, quality(*qos)?)))
        }
        ("_subscribe", [filter, HostValue::Int(qos)]) => {
            Ok(ticket(parts.app.subscribe(&text(filter)?, quality(*qos)?)))
        }
        ("_delivered", [HostValue::Int(ticket)]) => {
            Ok(HostValue::Bool(u32::try_from(*ticket).is_ok_and(|t| parts.app.is_delivered(Ticket(t)))))
        }
        ("_granted", [HostValue::Int(ticket)]) => {
            let ticket = Ticket(u32::try_from(*ticket).map_err(|_| bad_call(function))?);
            Ok(match parts.app.subscription(ticket) {
                Subscription::Waiting => HostValue::None,
                Subscription::Granted => HostValue::Bool(true),
                Subscription::Refused => HostValue::Bool(false),
            })
        }
        ("_next", []) => Ok(parts.app.take().map_or(HostValue::None, |m| {
            HostValue::List(alloc::vec![
                HostValue::Bytes(m.topic.into_bytes()),
                HostValue::Bytes(m.payload),
                HostValue::Bool(m.retain),
                HostValue::Int(m.qos.bits().into()),
                HostValue::Bool(m.dup),
            ])
        })),
        ("_listen", []) => {
            parts.app.listen();
            Ok(HostValue::None)
        }
        _ => Err(bad_call(function)),
    }
}

fn ticket(ticket: Option<Ticket>) -> HostValue {
    ticket.map_or(HostValue::None, |Ticket(number)| HostValue::Int(number.into()))
}

fn bytes(value: &HostValue) -> Result<Vec<u8>, HostError> {
    match value {
        HostValue::Bytes(bytes) => Ok(bytes.clone()),
        HostValue::Str(text) => Ok(text.clone().into_bytes()),
        _ => Err(HostError::Type("topic and message are str or bytes".into())),
    }
}

fn text(value: &HostValue) -> Result<alloc::string::String, HostError> {
    alloc::string::String::from_utf8(bytes(value)?).map_err(|_| HostError::Value("a topic is UTF-8".into()))
}

fn quality(qos: i64) -> Result<QoS, HostError> {
    let qos = u8::try_from(qos).ok().and_then(QoS::from_bits);
    qos.ok_or_else(|| HostError::Value("qos is 0, 1 or 2".into()))
}
