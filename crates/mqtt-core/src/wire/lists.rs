//! The lists inside SUBSCRIBE, SUBACK and UNSUBSCRIBE: read from a frame, or given by the caller as a slice.
//!
//! Either way no list is allocated: a decoded one is walked over its (already checked) bytes.

use super::QoS;
use super::text;

/// The return code of SUBACK that means "refused".
pub(super) const REFUSED: u8 = 0x80;

/// Where the items are: in a frame, or in the caller's slice.
#[derive(Clone, Copy)]
enum Source<'a, T> {
    /// Bytes that `decode` has checked.
    Frame(&'a [u8]),
    Slice(&'a [T]),
}

/// The filters of a SUBSCRIBE, each with the quality of service asked for.
///
/// ```
/// use mqtt_core::wire::{QoS, SubscribeFilters};
/// let filters = SubscribeFilters::new(&[("a/+", QoS::AtLeastOnce), ("b", QoS::AtMostOnce)]);
/// assert_eq!(filters.iter().next(), Some(("a/+", QoS::AtLeastOnce)));
/// ```
#[derive(Clone, Copy)]
pub struct SubscribeFilters<'a>(Source<'a, (&'a str, QoS)>);

impl<'a> SubscribeFilters<'a> {
    /// Filters to send. They are checked when the packet is encoded.
    pub const fn new(filters: &'a [(&'a str, QoS)]) -> Self {
        Self(Source::Slice(filters))
    }

    pub(super) const fn from_checked(bytes: &'a [u8]) -> Self {
        Self(Source::Frame(bytes))
    }

    /// The filters in order.
    pub fn iter(&self) -> impl Iterator<Item = (&'a str, QoS)> + use<'a> {
        let (mut bytes, slice) = match self.0 {
            Source::Frame(bytes) => (bytes, [].as_slice()),
            Source::Slice(slice) => ([].as_slice(), slice),
        };
        let framed = core::iter::from_fn(move || {
            let (filter, rest) = text::split(bytes)?;
            let (&qos, rest) = rest.split_first()?;
            bytes = rest;
            Some((core::str::from_utf8(filter).ok()?, QoS::from_bits(qos)?))
        });
        framed.chain(slice.iter().copied())
    }
}

/// The filters of an UNSUBSCRIBE.
#[derive(Clone, Copy)]
pub struct Filters<'a>(Source<'a, &'a str>);

impl<'a> Filters<'a> {
    /// Filters to send. They are checked when the packet is encoded.
    pub const fn new(filters: &'a [&'a str]) -> Self {
        Self(Source::Slice(filters))
    }

    pub(super) const fn from_checked(bytes: &'a [u8]) -> Self {
        Self(Source::Frame(bytes))
    }

    /// The filters in order.
    pub fn iter(&self) -> impl Iterator<Item = &'a str> + use<'a> {
        let (mut bytes, slice) = match self.0 {
            Source::Frame(bytes) => (bytes, [].as_slice()),
            Source::Slice(slice) => ([].as_slice(), slice),
        };
        let framed = core::iter::from_fn(move || {
            let (filter, rest) = text::split(bytes)?;
            bytes = rest;
            core::str::from_utf8(filter).ok()
        });
        framed.chain(slice.iter().copied())
    }
}

/// The answers of a SUBACK: per filter the quality granted, or `None` for "refused".
// [MQTT-3.9.3-2]: other codes cannot be expressed.
#[derive(Clone, Copy)]
pub struct Granted<'a>(Source<'a, Option<QoS>>);

impl<'a> Granted<'a> {
    /// Answers to send, in the order of the filters that they answer.
    pub const fn new(answers: &'a [Option<QoS>]) -> Self {
        Self(Source::Slice(answers))
    }

    pub(crate) const fn from_checked(bytes: &'a [u8]) -> Self {
        Self(Source::Frame(bytes))
    }

    /// The answers in order.
    pub fn iter(&self) -> impl Iterator<Item = Option<QoS>> + use<'a> {
        let (bytes, slice) = match self.0 {
            Source::Frame(bytes) => (bytes, [].as_slice()),
            Source::Slice(slice) => ([].as_slice(), slice),
        };
        bytes.iter().map(|&code| QoS::from_bits(code)).chain(slice.iter().copied())
    }

    /// How many answers there are.
    pub const fn len(&self) -> usize {
        match self.0 {
            Source::Frame(bytes) => bytes.len(),
            Source::Slice(slice) => slice.len(),
        }
    }

    /// Whether there is none.
    pub const fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

/// Two lists are equal when their items are, wherever these lie.
macro_rules! by_items {
    ($($list:ident),*) => {$(
        impl PartialEq for $list<'_> {
            fn eq(&self, other: &Self) -> bool {
                self.iter().eq(other.iter())
            }
        }
        impl Eq for $list<'_> {}
        impl core::fmt::Debug for $list<'_> {
            fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                f.debug_list().entries(self.iter()).finish()
            }
        }
    )*};
}
by_items!(SubscribeFilters, Filters, Granted);
