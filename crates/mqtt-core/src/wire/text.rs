//! Length-prefixed fields: two bytes of length, then text or bytes.

use super::Rule;

/// Splits one length-prefixed field off `bytes`; none if it does not fit.
pub(super) fn split(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    let (length, rest) = bytes.split_first_chunk::<2>()?;
    rest.split_at_checked(usize::from(u16::from_be_bytes(*length)))
}

/// Text out of a field. `broken` is the statement that ill-formed UTF-8 violates here.
///
/// A leading EF BB BF is the character U+FEFF like any other and stays where it is.
// [MQTT-1.5.3-1] [MQTT-1.5.3-2] [MQTT-1.5.3-3]
pub(super) fn checked(field: &[u8], broken: Rule) -> Result<&str, Rule> {
    // Surrogates are no UTF-8 for `from_utf8`, either.
    let text = core::str::from_utf8(field).map_err(|_| broken)?;
    no_nul(text)?;
    Ok(text)
}

/// Whether a text can be sent: no U+0000, at most 65,535 bytes.
pub(super) fn sendable(text: &str) -> Result<(), Rule> {
    no_nul(text)?;
    fits(text.len())
}

/// Whether a field of `length` bytes can be sent.
pub(super) const fn fits(length: usize) -> Result<(), Rule> {
    if length <= u16::MAX as usize { Ok(()) } else { Err(Rule::FieldTooLong) }
}

fn no_nul(text: &str) -> Result<(), Rule> {
    if text.as_bytes().contains(&0) { Err(Rule::NulCharacter) } else { Ok(()) }
}
