//! What a packet can do wrong, by the statement of the standard that it violates.

use core::fmt;

/// A frame was refused.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Malformed {
    /// The statement that was violated.
    pub rule: Rule,
}

impl Malformed {
    /// Whose fault it is.
    pub const fn fault(self) -> Fault {
        match self.rule {
            Rule::FrameTooLarge => Fault::Receiver,
            _ => Fault::Sender,
        }
    }
}

impl From<Rule> for Malformed {
    fn from(rule: Rule) -> Self {
        Self { rule }
    }
}

impl fmt::Display for Malformed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} (fault of the {})", self.rule, self.fault())
    }
}

impl core::error::Error for Malformed {}

/// Who is to blame for a frame that was refused.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Fault {
    /// Its sender broke the protocol.
    Sender,
    /// The frame may be in order, but its receiver has no room for it.
    Receiver,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Sender => "sender",
            Self::Receiver => "receiver",
        })
    }
}

/// Declares the rules as one table: variant, statement id (none where the standard has not numbered it), sentence.
macro_rules! rules {
    ($($(#[$doc:meta])* $name:ident, $id:expr, $text:literal;)*) => {
        /// A rule about the form of packets. [`Rule::id`] is the standard's name for it.
        #[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
        #[non_exhaustive]
        pub enum Rule {
            $(#[doc = $text] $(#[$doc])* $name,)*
        }

        impl Rule {
            /// All rules, in the standard's order.
            pub const ALL: &'static [Self] = &[$(Self::$name),*];

            /// The statement's id, as `MQTT-3.3.1-2`; none for rules that the standard states without numbering them.
            pub const fn id(self) -> Option<&'static str> {
                match self { $(Self::$name => $id),* }
            }

            const fn text(self) -> &'static str {
                match self { $(Self::$name => $text),* }
            }
        }
    };
}

rules! {
    Utf8, Some("MQTT-1.5.3-1"), "text is not valid UTF-8";
    NulCharacter, Some("MQTT-1.5.3-2"), "text holds U+0000";
    FlagBits, Some("MQTT-2.2.2-2"), "the flag bits of the first byte are not this packet type's";
    PacketIdZero, Some("MQTT-2.3.1-1"), "the packet identifier is zero";
    ProtocolName, Some("MQTT-3.1.2-1"), "the protocol name is not MQTT";
    ProtocolLevel, Some("MQTT-3.1.2-2"), "the protocol level is not 4 (MQTT 3.1.1)";
    ConnectReservedFlag, Some("MQTT-3.1.2-3"), "CONNECT: the reserved flag is set";
    WillMissing, Some("MQTT-3.1.2-9"), "CONNECT: the will flag is set, but will topic or message is missing";
    WillQosWithoutWill, Some("MQTT-3.1.2-13"), "CONNECT: a will QoS without a will";
    WillQos, Some("MQTT-3.1.2-14"), "CONNECT: the will QoS is 3";
    WillRetainWithoutWill, Some("MQTT-3.1.2-15"), "CONNECT: will retain without a will";
    UnannouncedUserName, Some("MQTT-3.1.2-18"), "CONNECT: more fields than the flags announce, and no user name flag";
    UserNameMissing, Some("MQTT-3.1.2-19"), "CONNECT: the user name flag is set, but there is no user name";
    UnannouncedPassword, Some("MQTT-3.1.2-20"), "CONNECT: more fields than the flags announce, and no password flag";
    PasswordMissing, Some("MQTT-3.1.2-21"), "CONNECT: the password flag is set, but there is no password";
    PasswordWithoutUserName, Some("MQTT-3.1.2-22"), "CONNECT: a password without a user name";
    ClientIdMissing, Some("MQTT-3.1.3-3"), "CONNECT: there is no client identifier";
    ClientIdUtf8, Some("MQTT-3.1.3-4"), "CONNECT: the client identifier is not valid UTF-8";
    /// A server answers it with CONNACK code 2.
    ClientIdEmpty, Some("MQTT-3.1.3-7"), "CONNECT: an empty client identifier without a clean session";
    WillTopicUtf8, Some("MQTT-3.1.3-10"), "CONNECT: the will topic is not valid UTF-8";
    UserNameUtf8, Some("MQTT-3.1.3-11"), "CONNECT: the user name is not valid UTF-8";
    /// Section 3.2.2.1.
    ConnAckFlags, None, "CONNACK: reserved flags are set";
    /// Section 3.2.2.3.
    ConnAckCode, None, "CONNACK: the return code is reserved";
    SessionPresentRefused, Some("MQTT-3.2.2-4"), "CONNACK: session present together with a refusal";
    DupQos0, Some("MQTT-3.3.1-2"), "PUBLISH: QoS 0 with DUP set";
    PublishQos, Some("MQTT-3.3.1-4"), "PUBLISH: QoS 3";
    TopicUtf8, Some("MQTT-3.3.2-1"), "PUBLISH: the topic is missing or not valid UTF-8";
    TopicWildcard, Some("MQTT-3.3.2-2"), "a topic name holds a wildcard";
    PubRelFlags, Some("MQTT-3.6.1-1"), "PUBREL: the flag bits are not 2";
    SubscribeFlags, Some("MQTT-3.8.1-1"), "SUBSCRIBE: the flag bits are not 2";
    SubscribeUtf8, Some("MQTT-3.8.3-1"), "SUBSCRIBE: a topic filter is not valid UTF-8";
    SubscribeEmpty, Some("MQTT-3.8.3-3"), "SUBSCRIBE: no topic filter";
    SubscribeQos, Some("MQTT-3.8.3-4"), "SUBSCRIBE: the requested QoS is not 0, 1 or 2";
    SubAckCode, Some("MQTT-3.9.3-2"), "SUBACK: a return code is not 0, 1, 2 or 0x80";
    UnsubscribeFlags, Some("MQTT-3.10.1-1"), "UNSUBSCRIBE: the flag bits are not 2";
    UnsubscribeUtf8, Some("MQTT-3.10.3-1"), "UNSUBSCRIBE: a topic filter is not valid UTF-8";
    UnsubscribeEmpty, Some("MQTT-3.10.3-2"), "UNSUBSCRIBE: no topic filter";
    DisconnectFlags, Some("MQTT-3.14.1-1"), "DISCONNECT: the reserved bits are set";
    HashPosition, Some("MQTT-4.7.1-2"), "a topic filter holds '#' elsewhere than alone in the last level";
    PlusPosition, Some("MQTT-4.7.1-3"), "a topic filter holds '+' not alone in its level";
    EmptyTopic, Some("MQTT-4.7.3-1"), "a topic name or filter is empty";
    FieldTooLong, Some("MQTT-4.7.3-3"), "a text or binary field is longer than 65,535 bytes";
    /// Section 2.2.1. The rules from here on fall under [MQTT-4.8.0-1].
    PacketType, None, "packet types 0 and 15 are reserved";
    /// Table 2.1.
    Direction, None, "packets of this type do not come from this side";
    /// Section 2.2.3.
    LengthField, None, "the remaining length has more than four bytes";
    Truncated, None, "the packet ends before its last field";
    TrailingBytes, None, "the packet goes on after its last field";
    /// The only one that is not the sender's fault.
    FrameTooLarge, None, "the packet is larger than the receiver's limit";
}

impl fmt::Display for Rule {
    /// `PUBLISH: QoS 3 [MQTT-3.3.1-4]`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.text())?;
        match self.id() {
            Some(id) => write!(f, " [{id}]"),
            None => Ok(()),
        }
    }
}

impl core::error::Error for Rule {}
