//! Writes one program by the grammar's rules.

use super::grammar::{Grammar, Rule};
use super::template::{Block, Item, Row, Sight, Template};
use super::topics::TOPICS;
use super::tree::{Expression, Line, Part};
use crate::seeded::Random;

/// Statements of one program, after which those with blocks are no longer chosen.
const STATEMENTS_MAX: usize = 90;
/// What may be the value of a variable from the start.
const KINDS: &[&str] =
    &["int", "int", "float", "str", "bytes", "list", "words", "tuple", "dict", "set", "array", "any"];

#[derive(Clone)]
struct Variable {
    name: String,
    kind: &'static str,
    /// How many functions are around it.
    level: usize,
    assignable: bool,
    /// A function's `global`.
    global: bool,
}

/// What is allowed where a statement stands.
#[derive(Clone, Copy, Default)]
struct Place {
    in_loop: bool,
    in_function: bool,
    in_generator: bool,
    in_coroutine: bool,
}

pub(super) struct Writer<'a> {
    grammar: &'a Grammar,
    random: Random,
    /// By topic; 0: switched off.
    weights: Vec<usize>,
    variables: Vec<Variable>,
    level: usize,
    place: Place,
    /// The iterable of a comprehension may have no assignment expression.
    no_walrus: bool,
    names: usize,
    statements: usize,
    depth_max: usize,
}

/// What a rule has made so far.
struct Frame {
    names: Vec<String>,
    /// Visible from the next line on.
    pending: Vec<Variable>,
    /// Visible after the rule.
    definitions: Vec<Variable>,
    /// How many variables there were.
    mark: usize,
    depth: usize,
    walrus: bool,
}

/// The program of a seed.
pub(super) fn program(grammar: &Grammar, seed: u64) -> Vec<Line> {
    let mut random = Random::new(seed);
    for _ in 0..8 {
        random.below(2);
    }
    // Swarm: each program does without many topics, so that the others meet each other more often.
    let share = 2 + random.below(6);
    let weights = TOPICS
        .iter()
        .enumerate()
        .map(|(index, _)| match random.below(8) < share {
            _ if index == 0 => 2,
            true => 1 + random.below(4),
            false => 0,
        })
        .collect();
    let mut writer = Writer {
        grammar,
        depth_max: 2 + random.below(3),
        random,
        weights,
        variables: Vec::new(),
        level: 0,
        place: Place::default(),
        no_walrus: false,
        names: 0,
        statements: 0,
    };
    writer.program()
}

impl Writer<'_> {
    fn program(&mut self) -> Vec<Line> {
        let mut lines = Vec::new();
        for kind in KINDS {
            lines.push(self.first_assignment(kind, 0, 0));
        }
        let text = |text: &str| vec![Part::Text(text.into())];
        for _ in 0..6 + self.random.below(9) {
            let kind = if self.random.below(3) == 0 { "top" } else { "stmt" };
            let body = self.statement(kind, 3);
            lines.push(Line { parts: text("try:"), body: Some(body) });
            let body = vec![Line { parts: text("print('!', sort(e))"), body: None }];
            lines.push(Line { parts: text("except Exception as e:"), body: Some(body) });
        }
        for kind in KINDS.iter().skip(1) {
            let name = self.variable(kind, false, false).map_or_else(|| "0".into(), |variable| variable.name);
            lines.push(Line { parts: text(&format!("show({name})")), body: None });
        }
        lines
    }

    fn fresh(&mut self, kind: &str) -> String {
        self.names += 1;
        format!("{}{}", &kind[..1], self.names)
    }

    fn first_assignment(&mut self, kind: &'static str, level: usize, depth: usize) -> Line {
        let name = self.fresh(kind);
        let value = match level {
            0 => self.literal(kind),
            _ => self.expression(kind, depth),
        };
        let parts = vec![Part::Text(format!("{name} = ")), Part::Expression(value)];
        self.variables.push(Variable { name, kind, level, assignable: true, global: false });
        Line { parts, body: None }
    }

    /// What cannot fail.
    fn literal(&mut self, kind: &'static str) -> Expression {
        let weights = core::mem::replace(&mut self.weights, vec![0; TOPICS.len()]);
        self.weights[0] = 1;
        let literal = self.expression(kind, 0);
        self.weights = weights;
        literal
    }

    /// One of the variables of a kind that are visible, or that can be assigned; `plain`: no attribute.
    fn variable(&mut self, kind: &str, assign: bool, plain: bool) -> Option<Variable> {
        let count = self.visible(kind, assign, plain).count();
        let index = self.random.below(count);
        self.visible(kind, assign, plain).nth(index).cloned()
    }

    fn has_variable(&self, kind: &str, assign: bool, plain: bool) -> bool {
        self.visible(kind, assign, plain).next().is_some()
    }

    fn visible(&self, kind: &str, assign: bool, plain: bool) -> impl Iterator<Item = &Variable> {
        // A comprehension's variable hides the one of the same name outside.
        let hidden =
            |one: &Variable| self.variables.iter().any(|other| other.name == one.name && !other.assignable);
        self.variables.iter().filter(move |one| {
            one.kind == kind
                && one.level <= self.level
                && !(plain && one.name.contains('.'))
                && (!assign || one.assignable && one.level == self.level && !hidden(one))
        })
    }

    fn choose<'g>(
        &mut self,
        grammar: &'g Grammar,
        kinds: &[&str],
        fits: impl Fn(&Template) -> bool,
    ) -> Option<&'g Rule> {
        let usable = |rule: &&Rule| {
            fits(&rule.template)
                && !(rule.template.walrus && self.no_walrus)
                && rule
                    .template
                    .needs
                    .iter()
                    .all(|&(kind, assign)| self.has_variable(kind, assign, rule.template.walrus))
        };
        let rules = kinds.iter().flat_map(|kind| grammar.rules(kind));
        let rules: Vec<(usize, &Rule)> = rules
            .map(|rule| (rule.weight * self.weights[rule.topic], rule))
            .filter(|(weight, rule)| *weight > 0 && usable(rule))
            .collect();
        let mut at = self.random.below(rules.iter().map(|(weight, _)| weight).sum());
        for (weight, rule) in rules {
            match at.checked_sub(weight) {
                Some(rest) => at = rest,
                None => return Some(rule),
            }
        }
        None
    }

    fn expression(&mut self, kind: &'static str, depth: usize) -> Expression {
        let grammar = self.grammar;
        let leaf = depth == 0 || self.random.below(5) == 0;
        if leaf
            && self.random.below(3) > 0
            && let Some(variable) = self.variable(kind, false, false)
        {
            return Expression { kind, parts: vec![Part::Text(variable.name)] };
        }
        let rule = self.choose(grammar, &[kind], |template| template.leaf || !leaf);
        let Some(rule) = rule else {
            let simplest = grammar.simplest(kind).unwrap_or("None");
            return Expression { kind, parts: vec![Part::Text(simplest.into())] };
        };
        let mut frame = self.frame(rule, depth);
        let mut parts = Vec::new();
        for row in &rule.template.lines {
            self.row(row, &mut frame, &mut parts);
        }
        self.variables.truncate(frame.mark);
        Expression { kind, parts }
    }

    fn frame(&self, rule: &Rule, depth: usize) -> Frame {
        let walrus = rule.template.walrus;
        let mark = self.variables.len();
        Frame { names: Vec::new(), pending: Vec::new(), definitions: Vec::new(), mark, depth, walrus }
    }

    fn block(&mut self, depth: usize, place: Place) -> Vec<Line> {
        let (before, mark) = (self.place, self.variables.len());
        self.place = place;
        let count = 1 + self.random.below(3);
        let lines = (0..count).flat_map(|_| self.statement("stmt", depth)).collect();
        self.place = before;
        self.variables.truncate(mark);
        lines
    }

    fn statement(&mut self, kind: &'static str, depth: usize) -> Vec<Line> {
        let grammar = self.grammar;
        self.statements += 1;
        let simple = depth == 0 || self.statements > STATEMENTS_MAX;
        let mut kinds = vec![kind];
        if kind == "stmt" {
            let Place { in_loop, in_function, in_generator, in_coroutine } = self.place;
            let also = [
                (in_loop, "loopstmt"),
                (in_function, "funcstmt"),
                (in_generator, "genstmt"),
                (in_coroutine, "asyncstmt"),
            ];
            kinds.extend(also.iter().filter(|(here, _)| *here).map(|(_, kind)| *kind));
        }
        let Some(rule) = self.choose(grammar, &kinds, |template| !(template.compound && simple)) else {
            return Vec::new();
        };
        let mut frame = self.frame(rule, depth.saturating_sub(1));
        let mut rows = &rule.template.lines[..];
        let lines = self.rows(&mut rows, &mut frame);
        self.variables.truncate(frame.mark);
        self.variables.append(&mut frame.definitions);
        lines
    }

    /// The lines of as many rows as have the first one's indentation or more.
    fn rows(&mut self, rows: &mut &[Row], frame: &mut Frame) -> Vec<Line> {
        let mut lines = Vec::new();
        let Some(indent) = rows.first().map(|row| row.indent) else { return lines };
        while let Some((row, rest)) = rows.split_first().filter(|(row, _)| row.indent >= indent) {
            *rows = rest;
            if let [Item::Block(block)] = &row.items[..] {
                lines.extend(self.inner_block(*block, frame));
                continue;
            }
            let mut parts = Vec::new();
            let depth = frame.depth;
            frame.depth = 1 + self.random.below(self.depth_max);
            self.row(row, frame, &mut parts);
            frame.depth = depth;
            self.variables.append(&mut frame.pending);
            let body = rows.first().filter(|next| next.indent > indent).map(|_| ());
            let body = body.map(|()| self.rows(rows, frame));
            lines.push(Line { parts, body });
        }
        lines
    }

    fn inner_block(&mut self, block: Block, frame: &Frame) -> Vec<Line> {
        let function = Place { in_function: true, ..Place::default() };
        match block {
            Block::Same => self.block(frame.depth, self.place),
            Block::Loop => self.block(frame.depth, Place { in_loop: true, ..self.place }),
            Block::Function => self.function(frame.depth, function),
            Block::Generator => self.function(frame.depth, Place { in_generator: true, ..function }),
            Block::Coroutine => self.function(frame.depth, Place { in_coroutine: true, ..function }),
            Block::Locals => self.locals(),
            Block::Members => {
                let count = 2 + self.random.below(6);
                (0..count).flat_map(|_| self.statement("member", frame.depth)).collect()
            }
        }
    }

    fn function(&mut self, depth: usize, place: Place) -> Vec<Line> {
        self.level += 1;
        let lines = self.block(depth, place);
        self.level -= 1;
        lines
    }

    /// What a function begins with: names of the functions around it, and variables of its own.
    fn locals(&mut self) -> Vec<Line> {
        let level = self.level + 1;
        let mut lines = Vec::new();
        for (word, topic) in [("nonlocal", "nonlocal"), ("global", "global")] {
            let at = TOPICS.iter().position(|one| one.name == topic);
            if at.is_none_or(|at| self.weights[at] == 0) || self.random.below(2) == 0 {
                continue;
            }
            let wanted = |one: &&Variable| {
                one.assignable
                    && !one.name.contains('.')
                    && (one.level > 0) == (word == "nonlocal")
                    && !(one.global && word == "nonlocal")
                    && one.level < level
                    && !self.variables.iter().any(|other| other.name == one.name && other.level > one.level)
            };
            let found: Vec<&Variable> = self.variables.iter().filter(wanted).collect();
            let Some(one) = found.get(self.random.below(found.len())) else { continue };
            let one = Variable { level, global: one.global || word == "global", ..(*one).clone() };
            lines.push(Line { parts: vec![Part::Text(format!("{word} {}", one.name))], body: None });
            self.variables.push(one);
        }
        self.level += 1;
        for _ in 0..self.random.below(4) {
            let kind = KINDS[self.random.below(KINDS.len())];
            let depth = self.random.below(2);
            lines.push(self.first_assignment(kind, level, depth));
        }
        self.level -= 1;
        lines
    }

    fn row(&mut self, row: &Row, frame: &mut Frame, parts: &mut Vec<Part>) {
        for item in &row.items {
            let part = self.item(item, frame);
            parts.extend(part);
        }
    }

    fn item(&mut self, item: &Item, frame: &mut Frame) -> Option<Part> {
        let part = match *item {
            Item::Text(text) => Part::Text(text.into()),
            Item::Expression(kind, sight) => Part::Expression(self.seen(kind, sight, frame)),
            Item::Many(kind) => {
                let count = self.random.below(5);
                let depth = frame.depth.saturating_sub(1);
                Part::Many((0..count).map(|_| self.expression(kind, depth)).collect())
            }
            Item::Choice(ref choices) => Part::Text(self.random.pick(choices).into()),
            Item::Let(kind) => {
                let name = self.name(kind, frame);
                let variable = Variable { name, kind, level: self.level, assignable: false, global: false };
                self.variables.push(variable);
                return None;
            }
            Item::New(kind) => {
                let name = self.name(kind, frame);
                let variable =
                    Variable { name: name.clone(), kind, level: self.level, assignable: true, global: false };
                frame.pending.push(variable);
                Part::Text(name)
            }
            Item::Param(kind) => {
                let name = self.parameter(kind, frame);
                let variable = Variable {
                    name: name.clone(),
                    kind,
                    level: self.level + 1,
                    assignable: true,
                    global: false,
                };
                self.variables.push(variable);
                Part::Text(name)
            }
            Item::Def(kind) => {
                let name = self.name(kind, frame);
                let variable = Variable {
                    name: name.clone(),
                    kind,
                    level: self.level,
                    assignable: false,
                    global: false,
                };
                frame.definitions.push(variable);
                Part::Text(name)
            }
            Item::Nth(index) => Part::Text(frame.names.get(index)?.clone()),
            Item::Set(kind) | Item::Var(kind) => {
                let assign = matches!(item, Item::Set(_));
                let one = self.variable(kind, assign, frame.walrus);
                Part::Text(one.map_or_else(|| "spare".into(), |one| one.name))
            }
            Item::Digits => Part::Text(self.digits()),
            Item::Decimal => Part::Text(self.decimal()),
            Item::Own => {
                for (name, kind) in [("self.v", "int"), ("self.w", "list")] {
                    let level = self.level + 1;
                    self.variables.push(Variable {
                        name: name.into(),
                        kind,
                        level,
                        assignable: true,
                        global: false,
                    });
                }
                Part::Text("self".into())
            }
            Item::Block(_) => return None,
        };
        Some(part)
    }

    /// Numbers near powers of two are as likely as others.
    fn digits(&mut self) -> String {
        let bits = self.random.below(100) as u32;
        let top = 1u128 << bits;
        match self.random.below(3) {
            0 => (top - self.random.below(3).min(top as usize) as u128).to_string(),
            1 => (top + self.random.below(3) as u128).to_string(),
            _ => {
                let low = (self.random.below(1 << 50) as u128) << 50 | self.random.below(1 << 50) as u128;
                (low % top.max(2)).to_string()
            }
        }
    }

    fn decimal(&mut self) -> String {
        let (whole, part) = (self.random.below(3000), self.random.below(1_000_000));
        let exponent = self.random.below(40) as i64 - 20;
        match self.random.below(6) {
            0 => format!("{}.5", whole % 10),
            1 => format!("{whole}.{}", part % 100),
            2 => format!("{}.{part}e{exponent}", whole % 10),
            3 => format!("{part}e{}", exponent * 14),
            4 => format!("0.{part:06}"),
            _ => format!("{}.{part}", self.random.below(1 << 40)),
        }
    }

    fn name(&mut self, kind: &str, frame: &mut Frame) -> String {
        let name = self.fresh(kind);
        frame.names.push(name.clone());
        name
    }

    /// A new name, or that of a variable outside, which it hides.
    fn parameter(&mut self, kind: &str, frame: &mut Frame) -> String {
        let outside = self.variable(kind, false, true).filter(|_| self.random.below(3) == 0);
        let taken = |name: &str| {
            name.contains('.') || self.variables.iter().any(|one| one.name == name && one.level > self.level)
        };
        match outside.filter(|one| one.assignable && !taken(&one.name)) {
            Some(one) => {
                frame.names.push(one.name.clone());
                one.name
            }
            None => self.name(kind, frame),
        }
    }

    fn seen(&mut self, kind: &'static str, sight: Sight, frame: &Frame) -> Expression {
        let depth = frame.depth.saturating_sub(1);
        match sight {
            Sight::Plain => self.expression(kind, depth),
            Sight::Leaf => self.expression(kind, 0),
            Sight::Outer => {
                let made = self.variables.split_off(frame.mark);
                let walrus = core::mem::replace(&mut self.no_walrus, true);
                let expression = self.expression(kind, depth);
                self.no_walrus = walrus;
                self.variables.extend(made);
                expression
            }
            Sight::Inner => {
                self.level += 1;
                let expression = self.expression(kind, depth);
                self.level -= 1;
                expression
            }
        }
    }
}
