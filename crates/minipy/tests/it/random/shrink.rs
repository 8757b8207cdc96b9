//! Makes a program that fails smaller: first its statements, then its expressions.

use super::grammar::Grammar;
use super::tree::{Expression, Line, Part, each_part, text};

/// How often a smaller program is tried.
const TRIES_MAX: usize = 4000;

struct Shrinker<'a> {
    program: Vec<Line>,
    fails: &'a mut dyn FnMut(&[Line]) -> bool,
    tries: usize,
}

/// A smaller program for which `fails` is still true.
pub(super) fn shrink(
    grammar: &Grammar,
    program: Vec<Line>,
    fails: &mut dyn FnMut(&[Line]) -> bool,
) -> Vec<Line> {
    let mut shrinker = Shrinker { program, fails, tries: 0 };
    loop {
        let mut smaller = shrinker.statements(&mut Vec::new());
        smaller |= shrinker.expressions(grammar);
        if !smaller || shrinker.tries > TRIES_MAX {
            return shrinker.program;
        }
    }
}

impl Shrinker<'_> {
    /// Takes a candidate that is shorter, which makes an end certain, and still fails.
    fn try_program(&mut self, candidate: Vec<Line>) -> bool {
        if text(&candidate).len() >= text(&self.program).len() {
            return false;
        }
        self.tries += 1;
        let fails = self.tries <= TRIES_MAX && (self.fails)(&candidate);
        if fails {
            self.program = candidate;
        }
        fails
    }

    /// The lines below the line that `path` leads to.
    fn body<'l>(program: &'l mut Vec<Line>, path: &[usize]) -> &'l mut Vec<Line> {
        let mut body = program;
        for &index in path {
            body = body[index].body.as_mut().unwrap();
        }
        body
    }

    /// Changes the lines below `path`; says whether it did.
    fn attempt(&mut self, path: &[usize], change: impl FnOnce(&mut Vec<Line>)) -> bool {
        let mut candidate = self.program.clone();
        change(Self::body(&mut candidate, path));
        self.try_program(candidate)
    }

    fn statements(&mut self, path: &mut Vec<usize>) -> bool {
        let mut smaller = false;
        let mut size = Self::body(&mut self.program, path).len();
        while size > 0 {
            let mut end = Self::body(&mut self.program, path).len();
            while end > 0 {
                let start = end.saturating_sub(size);
                smaller |= self.attempt(path, |body| drop(body.drain(start..end)));
                end = start;
            }
            size /= 2;
        }
        let mut index = Self::body(&mut self.program, path).len();
        while index > 0 {
            index -= 1;
            if Self::body(&mut self.program, path)[index].body.is_none() {
                continue;
            }
            if self.unwrap(path, index) {
                smaller = true;
                // The lines that took its place are looked at, too.
                index = Self::body(&mut self.program, path).len();
                continue;
            }
            path.push(index);
            smaller |= self.statements(path);
            path.pop();
        }
        smaller
    }

    /// Puts what is below a line in its place, without the clauses that belong to it, or with what is below them.
    fn unwrap(&mut self, path: &[usize], index: usize) -> bool {
        let body = Self::body(&mut self.program, path);
        let clauses = body[index + 1..].iter().take_while(|line| line.is_clause()).count();
        let bodies = |body: &[Line], count: usize| {
            body[index..=index + count]
                .iter()
                .flat_map(|line| line.body.clone().unwrap_or_default())
                .collect::<Vec<_>>()
        };
        self.attempt(path, |body| drop(body.splice(index..=index + clauses, bodies(body, 0))))
            || clauses > 0
                && self
                    .attempt(path, |body| drop(body.splice(index..=index + clauses, bodies(body, clauses))))
    }

    fn expressions(&mut self, grammar: &Grammar) -> bool {
        let mut smaller = false;
        let mut index = 0;
        while let Some(part) = self.part(index) {
            let candidates = match &part {
                Part::Text(_) => Vec::new(),
                Part::Many(expressions) => (0..expressions.len())
                    .map(|gone| {
                        let mut fewer = expressions.clone();
                        fewer.remove(gone);
                        Part::Many(fewer)
                    })
                    .collect(),
                Part::Expression(expression) => simpler(grammar, expression),
            };
            match candidates.into_iter().any(|candidate| self.replace(index, candidate)) {
                true => smaller = true,
                false => index += 1,
            }
            if self.tries > TRIES_MAX {
                break;
            }
        }
        smaller
    }

    fn part(&mut self, number: usize) -> Option<Part> {
        let mut found = None;
        let mut at = 0;
        each_part(&mut self.program, &mut |part| {
            if at == number {
                found = Some(part.clone());
            }
            at += 1;
        });
        found
    }

    fn replace(&mut self, number: usize, by: Part) -> bool {
        let mut candidate = self.program.clone();
        let mut at = 0;
        let mut by = Some(by);
        each_part(&mut candidate, &mut |part| {
            if at == number
                && let Some(by) = by.take()
            {
                *part = by;
            }
            at += 1;
        });
        self.try_program(candidate)
    }
}

/// What may stand for an expression: the simplest of its kind, or a part of it.
fn simpler(grammar: &Grammar, expression: &Expression) -> Vec<Part> {
    let mut found = Vec::new();
    if let Some(simplest) = grammar.simplest(expression.kind) {
        let parts = vec![Part::Text(simplest.into())];
        found.push(Part::Expression(Expression { kind: expression.kind, parts }));
    }
    inner(&expression.parts, &mut found);
    // Another kind of value fails in its own way.
    let open = ["any", "num", "iter", "key", "plain"].contains(&expression.kind);
    found.retain(|part| matches!(part, Part::Expression(part) if open || part.kind == expression.kind));
    found.sort_by_key(|part| match part {
        Part::Expression(part) => size(&part.parts),
        Part::Text(_) | Part::Many(_) => 0,
    });
    found
}

fn size(parts: &[Part]) -> usize {
    let one = |part: &Part| match part {
        Part::Text(_) => 1,
        Part::Expression(expression) => size(&expression.parts),
        Part::Many(expressions) => 1 + expressions.iter().map(|one| size(&one.parts)).sum::<usize>(),
    };
    parts.iter().map(one).sum()
}

fn inner(parts: &[Part], found: &mut Vec<Part>) {
    for part in parts {
        match part {
            Part::Text(_) => {}
            Part::Expression(expression) => {
                found.push(Part::Expression(expression.clone()));
                inner(&expression.parts, found);
            }
            Part::Many(expressions) => {
                for expression in expressions {
                    found.push(Part::Expression(expression.clone()));
                    inner(&expression.parts, found);
                }
            }
        }
    }
}

/// A report with a hundred lines in it is read by nobody. Stands for an engine in which `//` is wrong below `finally`.
#[test]
fn a_planted_fault_is_made_small() {
    let grammar = Grammar::new();
    let mut sizes = Vec::new();
    for seed in 1..400 {
        let program = super::writer::program(&grammar, seed);
        let mut fails = |lines: &[Line]| {
            let text = text(lines);
            text.split_once("finally:").is_some_and(|(_, after)| after.contains(" // "))
        };
        if fails(&program) {
            let small = shrink(&grammar, program, &mut fails);
            assert!(fails(&small), "seed {seed}: it fails no more");
            sizes.push((text(&small).lines().count(), seed));
        }
    }
    assert!(sizes.len() > 5, "the generator makes too few such programs: {sizes:?}");
    assert!(sizes.iter().all(|(lines, _)| *lines <= 4), "lines, seed: {sizes:?}");
}
