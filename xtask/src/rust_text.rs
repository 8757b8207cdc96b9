//! Splits Rust source into code and comments, line by line, so that a rule about code is not broken by prose.
//!
//! Not a parser: it knows comments, strings, raw strings and character literals, which is all that the checks need.

/// A file as two views with the same lines. What stands in a string literal is in neither.
#[derive(Debug)]
pub struct Split {
    /// The code: comments and the insides of literals are blanked.
    pub code: Vec<String>,
    /// The comments, with their slashes.
    pub comments: Vec<String>,
}

/// Splits `source`.
pub fn split(source: &str) -> Split {
    let mut splitter =
        Splitter { chars: source.chars().collect(), at: 0, code: String::new(), comments: String::new() };
    splitter.run();
    let lines = |text: &str| text.split('\n').map(str::to_owned).collect();
    Split { code: lines(&splitter.code), comments: lines(&splitter.comments) }
}

/// The code lines with what only tests see blanked: after `#[cfg(test)]` at the left edge, an item of one line or one
/// up to the `}` that closes it there. Formatted source is assumed.
pub fn without_test_modules(code: &[String]) -> Vec<&str> {
    let mut in_tests = false;
    let mut kept = Vec::with_capacity(code.len());
    for (index, line) in code.iter().enumerate() {
        let opens = |l: &String| l.trim_end().ends_with('{');
        if line.starts_with("#[cfg(test)]") {
            in_tests = code.get(index + 1).is_some_and(opens) || code.get(index + 2).is_some_and(opens);
        }
        let one_line = index > 0 && code[index - 1].starts_with("#[cfg(test)]") && line.ends_with(';');
        kept.push(if in_tests || one_line { "" } else { line.as_str() });
        if line.starts_with('}') {
            in_tests = false;
        }
    }
    kept
}

struct Splitter {
    chars: Vec<char>,
    at: usize,
    code: String,
    comments: String,
}

impl Splitter {
    fn run(&mut self) {
        let mut previous = ' ';
        while let Some(c) = self.peek(0) {
            let next = self.peek(1);
            let starts_word = !(previous.is_alphanumeric() || previous == '_');
            if c == '/' && next == Some('/') {
                self.line_comment();
            } else if c == '/' && next == Some('*') {
                self.block_comment();
            } else if c == '"' {
                self.take_code();
                self.string();
            } else if starts_word && matches!(c, 'r' | 'b' | 'c') && self.raw_hashes().is_some() {
                let (prefix, hashes) = self.raw_hashes().unwrap_or_default();
                self.raw_string(prefix, hashes);
            } else if c == '\'' && (next == Some('\\') || self.peek(2) == Some('\'')) {
                self.char_literal();
            } else {
                self.take_code();
            }
            previous = c;
        }
    }

    fn peek(&self, ahead: usize) -> Option<char> {
        self.chars.get(self.at + ahead).copied()
    }

    fn take_code(&mut self) {
        if let Some(c) = self.peek(0) {
            self.code.push(c);
            if c == '\n' {
                self.comments.push(c);
            }
            self.at += 1;
        }
    }

    fn take_comment(&mut self) {
        if let Some(c) = self.peek(0) {
            self.comments.push(c);
            if c == '\n' {
                self.code.push(c);
            }
            self.at += 1;
        }
    }

    /// Drops a character of a literal; lines stay counted.
    fn take_nothing(&mut self) {
        if self.peek(0) == Some('\n') {
            self.code.push('\n');
            self.comments.push('\n');
        }
        self.at += 1;
    }

    fn line_comment(&mut self) {
        while self.peek(0).is_some_and(|c| c != '\n') {
            self.take_comment();
        }
    }

    fn block_comment(&mut self) {
        let mut depth = 0_usize;
        loop {
            match (self.peek(0), self.peek(1)) {
                (Some('/'), Some('*')) => depth += 1,
                (Some('*'), Some('/')) => depth -= 1,
                (None, _) => return,
                _ => {
                    self.take_comment();
                    continue;
                }
            }
            self.take_comment();
            self.take_comment();
            if depth == 0 {
                return;
            }
        }
    }

    /// The rest of a string whose opening quote is taken.
    fn string(&mut self) {
        while let Some(c) = self.peek(0) {
            if c == '"' {
                self.take_code();
                return;
            }
            if c == '\\' {
                self.take_nothing();
            }
            self.take_nothing();
        }
    }

    /// The lengths of the prefix (`r`, `br`, `cr`) and of the hashes, when a raw string starts here.
    fn raw_hashes(&self) -> Option<(usize, usize)> {
        let prefix = match (self.peek(0)?, self.peek(1)?) {
            ('r', _) => 1,
            ('b' | 'c', 'r') => 2,
            _ => return None,
        };
        let hashes = (0..).take_while(|n| self.peek(prefix + n) == Some('#')).count();
        (self.peek(prefix + hashes) == Some('"')).then_some((prefix, hashes))
    }

    fn raw_string(&mut self, prefix: usize, hashes: usize) {
        for _ in 0..prefix + hashes + 1 {
            self.take_code();
        }
        while let Some(c) = self.peek(0) {
            if c == '"' && (1..=hashes).all(|n| self.peek(n) == Some('#')) {
                for _ in 0..=hashes {
                    self.take_code();
                }
                return;
            }
            self.take_nothing();
        }
    }

    fn char_literal(&mut self) {
        self.take_code();
        if self.peek(0) == Some('\\') {
            self.take_nothing();
        }
        self.take_nothing();
        // The rest of an escape such as '\u{7f}'.
        while self.peek(0).is_some_and(|c| c != '\'' && c != '\n') {
            self.take_nothing();
        }
        self.take_code();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every check about code leans on this: prose and literals are not code, and lines stay where they are.
    #[test]
    fn literals_and_comments_are_not_code() {
        let source = "let a = \"x // y\"; // z\nlet b = r#\"q\"r\"#; /* m\nn */ let c = '\"'; let d: &'a u8 = b'\\'';\nlet e = \"two\nlines\"; e()\n";
        let split = split(source);
        assert_eq!(split.code[0], "let a = \"\"; ");
        assert_eq!(split.comments[0], "// z");
        assert_eq!(split.code[1], "let b = r#\"\"#; ");
        assert_eq!(split.comments[1], "/* m");
        assert_eq!(split.code[2], " let c = ''; let d: &'a u8 = b'';");
        assert_eq!(split.comments[2], "n */");
        assert_eq!(split.code[3], "let e = \"");
        assert_eq!(split.code[4], "\"; e()");
        assert_eq!(split.code.len(), source.split('\n').count());
    }

    #[test]
    fn test_modules_are_cut_out_and_code_after_them_stays() {
        let code: Vec<String> = "fn a() {\n}\n#[cfg(test)]\nmod tests {\n    std::x();\n}\nfn b() {}"
            .lines()
            .map(str::to_owned)
            .collect();
        let kept = without_test_modules(&code);
        assert_eq!(kept, ["fn a() {", "}", "", "", "", "", "fn b() {}"]);
    }

    #[test]
    fn an_item_of_one_line_for_tests_cuts_nothing_else() {
        let code = "#[cfg(test)]\nextern crate std;\nuse a;\n#[cfg(test)]\nmod tests;\n\nfn b() {}";
        let code: Vec<String> = code.lines().map(str::to_owned).collect();
        let kept = without_test_modules(&code);
        assert_eq!(kept, ["#[cfg(test)]", "", "use a;", "#[cfg(test)]", "", "", "fn b() {}"]);
    }
}
