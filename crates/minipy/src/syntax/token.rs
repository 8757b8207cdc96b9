//! Tokens: what the lexer hands to the parser.
//!
//! A token owns nothing; names and literals are read from the source text by their span.

/// The flags of a string literal, from its prefix and its quotes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct StrFlags {
    /// `b''`: the value is bytes.
    pub bytes: bool,
    /// `r''`: backslashes stand for themselves.
    pub raw: bool,
    /// `f''`: fields in braces.
    pub format: bool,
    /// Length of the opening quote, 1 or 3.
    pub quote: u8,
}

macro_rules! tokens {
    (keywords { $($kw:ident = $kw_text:literal,)* } operators { $($op:ident = $op_text:literal,)* }) => {
        /// What a token is.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub(crate) enum Tok {
            /// End of the source.
            End,
            /// End of a logical line.
            Newline,
            /// A block begins.
            Indent,
            /// A block ends.
            Dedent,
            /// An identifier that is no keyword.
            Name,
            /// An integer literal of any base.
            Int,
            /// A floating point literal.
            Float,
            /// An imaginary literal, `2j`.
            Imag,
            /// A string or bytes literal with its prefix and quotes.
            Str(StrFlags),
            $(#[doc = $kw_text] $kw,)*
            $(#[doc = $op_text] $op,)*
        }

        /// The keyword that `text` is, if it is one.
        pub(crate) fn keyword(text: &str) -> Option<Tok> {
            Some(match text {
                $($kw_text => Tok::$kw,)*
                _ => return None,
            })
        }

        /// The longest operator at the start of `rest`, with its length in bytes.
        pub(crate) fn operator(rest: &[u8]) -> Option<(Tok, usize)> {
            // Three bytes at most; the longest match wins.
            for len in [3_usize, 2, 1] {
                let Some(head) = rest.get(..len) else { continue };
                let tok = match core::str::from_utf8(head) {
                    $(Ok($op_text) => Tok::$op,)*
                    _ => continue,
                };
                return Some((tok, len));
            }
            None
        }
    };
}

tokens! {
    keywords {
        And = "and", As = "as", Assert = "assert", Async = "async", Await = "await", Break = "break",
        Class = "class", Continue = "continue", Def = "def", Del = "del", Elif = "elif", Else = "else",
        Except = "except", False = "False", Finally = "finally", For = "for", From = "from",
        Global = "global", If = "if", Import = "import", In = "in", Is = "is", Lambda = "lambda",
        None = "None", Nonlocal = "nonlocal", Not = "not", Or = "or", Pass = "pass", Raise = "raise",
        Return = "return", True = "True", Try = "try", While = "while", With = "with", Yield = "yield",
    }
    operators {
        LParen = "(", RParen = ")", LBracket = "[", RBracket = "]", LBrace = "{", RBrace = "}",
        Comma = ",", Colon = ":", Semicolon = ";", Dot = ".", Ellipsis = "...", Arrow = "->",
        Assign = "=", ColonAssign = ":=", Exclamation = "!",
        Plus = "+", Minus = "-", Star = "*", StarStar = "**", Slash = "/", SlashSlash = "//",
        Percent = "%", At = "@", Amp = "&", Pipe = "|", Caret = "^", Tilde = "~", LShift = "<<", RShift = ">>",
        Less = "<", Greater = ">", LessEq = "<=", GreaterEq = ">=", EqEq = "==", NotEq = "!=",
        PlusEq = "+=", MinusEq = "-=", StarEq = "*=", StarStarEq = "**=", SlashEq = "/=",
        SlashSlashEq = "//=", PercentEq = "%=", AtEq = "@=", AmpEq = "&=", PipeEq = "|=", CaretEq = "^=",
        LShiftEq = "<<=", RShiftEq = ">>=",
    }
}

/// One token.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Token {
    /// What it is.
    pub tok: Tok,
    /// The line it begins on, from 1.
    pub line: u32,
    /// Byte offset of its first byte in the source.
    pub start: usize,
    /// Byte offset after its last byte.
    pub end: usize,
}
