//! A program as a tree, so that parts of it can be left out: lines with the lines below them, and expressions in them.

use core::fmt::Write;

/// A line, and what is indented below it.
#[derive(Clone, Debug)]
pub(super) struct Line {
    pub parts: Vec<Part>,
    /// None: not a header.
    pub body: Option<Vec<Self>>,
}

#[derive(Clone, Debug)]
pub(super) enum Part {
    Text(String),
    Expression(Expression),
    /// With commas between them; any may go.
    Many(Vec<Expression>),
}

#[derive(Clone, Debug)]
pub(super) struct Expression {
    pub kind: &'static str,
    pub parts: Vec<Part>,
}

impl Line {
    /// One that belongs to the statement before it.
    pub(super) fn is_clause(&self) -> bool {
        match self.parts.first() {
            Some(Part::Text(text)) => {
                ["else", "elif", "except", "finally"].iter().any(|word| text.starts_with(word))
            }
            _ => false,
        }
    }
}

/// The source text of `lines`.
pub(super) fn text(lines: &[Line]) -> String {
    let mut out = String::new();
    write_lines(&mut out, lines, 0);
    out
}

fn write_lines(out: &mut String, lines: &[Line], indent: usize) {
    for line in lines {
        let _ = write!(out, "{:1$}", "", indent * 4);
        write_parts(out, &line.parts);
        out.push('\n');
        match line.body.as_deref() {
            Some([]) => {
                let _ = writeln!(out, "{:1$}pass", "", indent * 4 + 4);
            }
            Some(body) => write_lines(out, body, indent + 1),
            None => {}
        }
    }
}

fn write_parts(out: &mut String, parts: &[Part]) {
    for part in parts {
        match part {
            Part::Text(text) => out.push_str(text),
            Part::Expression(expression) => write_parts(out, &expression.parts),
            Part::Many(expressions) => {
                for (index, expression) in expressions.iter().enumerate() {
                    if index > 0 {
                        out.push_str(", ");
                    }
                    write_parts(out, &expression.parts);
                }
            }
        }
    }
}

/// The parts of `lines`, in the order in which they are written.
pub(super) fn each_part(lines: &mut [Line], visit: &mut dyn FnMut(&mut Part)) {
    for line in lines {
        each_in(&mut line.parts, visit);
        each_part(line.body.as_deref_mut().unwrap_or_default(), visit);
    }
}

fn each_in(parts: &mut [Part], visit: &mut dyn FnMut(&mut Part)) {
    for part in parts {
        visit(part);
        match part {
            Part::Text(_) => {}
            Part::Expression(expression) => each_in(&mut expression.parts, visit),
            Part::Many(expressions) => {
                for expression in expressions {
                    each_in(&mut expression.parts, visit);
                }
            }
        }
    }
}
