//! Topic names, topic filters, and which name fits which filter.

use super::{Rule, text};

/// Whether `name` may be published to.
///
/// # Errors
/// The statement that it violates: it is empty, longer than 65,535 bytes, or holds `+`, `#` or U+0000.
///
/// ```
/// use mqtt_core::wire::{Rule, topic};
/// assert_eq!(topic::valid_name("a/b"), Ok(()));
/// assert_eq!(topic::valid_name("a/+"), Err(Rule::TopicWildcard));
/// ```
pub fn valid_name(name: &str) -> Result<(), Rule> {
    // Without branches, so that it vectorises: this runs for every message in either direction.
    let forbidden = name.bytes().fold(false, |found, byte| found | matches!(byte, 0 | b'+' | b'#'));
    if forbidden {
        // [MQTT-4.7.3-2]
        text::sendable(name)?;
        // [MQTT-3.3.2-2] [MQTT-4.7.1-1]
        return Err(Rule::TopicWildcard);
    }
    length(name)
}

/// Whether `filter` may be subscribed to.
///
/// # Errors
/// The statement that it violates: it is empty, longer than 65,535 bytes, holds U+0000, or a wildcard is misplaced.
///
/// ```
/// use mqtt_core::wire::{Rule, topic};
/// assert_eq!(topic::valid_filter("+/log/#"), Ok(()));
/// assert_eq!(topic::valid_filter("log#"), Err(Rule::HashPosition));
/// ```
pub fn valid_filter(filter: &str) -> Result<(), Rule> {
    length(filter)?;
    // [MQTT-4.7.3-2]
    text::sendable(filter)?;
    let mut levels = filter.split('/').peekable();
    while let Some(level) = levels.next() {
        // [MQTT-4.7.1-2]: alone in its level, and that is the last.
        if level.contains('#') && (level.len() > 1 || levels.peek().is_some()) {
            return Err(Rule::HashPosition);
        }
        // [MQTT-4.7.1-3]: alone in its level.
        if level.contains('+') && level.len() > 1 {
            return Err(Rule::PlusPosition);
        }
    }
    Ok(())
}

/// Whether the topic `name` fits `filter`; both are taken as valid, and literally: nothing is normalised.
///
/// A filter that begins with a wildcard does not fit a name that begins with `$`.
///
/// ```
/// use mqtt_core::wire::topic::matches;
/// assert!(matches("a/+/c", "a/b/c"));
/// assert!(matches("a/#", "a"));
/// assert!(!matches("#", "$SYS/uptime"));
/// assert!(matches("$SYS/#", "$SYS/uptime"));
/// ```
// [MQTT-3.3.2-3] [MQTT-4.7.3-4]
pub fn matches(filter: &str, name: &str) -> bool {
    // [MQTT-4.7.2-1]
    if name.starts_with('$') && filter.starts_with(['+', '#']) {
        return false;
    }
    let mut names = name.split('/');
    for level in filter.split('/') {
        if level == "#" {
            return true;
        }
        match names.next() {
            Some(name) if level == "+" || level == name => {}
            _ => return false,
        }
    }
    names.next().is_none()
}

// [MQTT-4.7.3-1] [MQTT-4.7.3-3]
fn length(text: &str) -> Result<(), Rule> {
    if text.is_empty() {
        return Err(Rule::EmptyTopic);
    }
    text::fits(text.len())
}
