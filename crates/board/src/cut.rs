//! Texts cut to so many bytes, never within a character.

/// The first bytes of a text, at most `max`.
pub(crate) fn start_of(text: &str, max: usize) -> &str {
    let mut to = text.len().min(max);
    while !text.is_char_boundary(to) {
        to -= 1;
    }
    text.get(..to).unwrap_or("")
}

/// The last bytes of a text, at most `max`.
pub(crate) fn end_of(text: &str, max: usize) -> &str {
    let mut from = text.len().saturating_sub(max);
    while !text.is_char_boundary(from) {
        from += 1;
    }
    text.get(from..).unwrap_or("")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_character_is_cut_in_two() {
        assert_eq!((start_of("aäb", 2), end_of("aäb", 2)), ("a", "b"));
        assert_eq!((start_of("aäb", 3), end_of("aäb", 3)), ("aä", "äb"));
        assert_eq!((start_of("ä", 9), end_of("ä", 9)), ("ä", "ä"));
        assert_eq!((start_of("ä", 0), end_of("ä", 0)), ("", ""));
    }
}
