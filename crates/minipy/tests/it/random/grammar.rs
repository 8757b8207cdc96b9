//! The rules by kind, and the topics that they belong to.

use std::collections::BTreeMap;

use super::template::Template;
use super::topics::TOPICS;

/// A subject of the language: rules that are switched on and off together.
pub(super) struct Topic {
    pub name: &'static str,
    /// Kind of what the rule makes, weight, text.
    pub rules: &'static [(&'static str, usize, &'static str)],
}

pub(super) struct Rule {
    /// Its place in [`TOPICS`]; the first one is never switched off.
    pub topic: usize,
    pub weight: usize,
    pub template: Template,
    text: &'static str,
}

pub(super) struct Grammar {
    rules: BTreeMap<&'static str, Vec<Rule>>,
}

impl Grammar {
    pub(super) fn new() -> Self {
        let mut rules: BTreeMap<_, Vec<Rule>> = BTreeMap::new();
        for (topic, subject) in TOPICS.iter().enumerate() {
            for &(kind, weight, text) in subject.rules {
                let template = Template::parse(text);
                rules.entry(kind).or_default().push(Rule { topic, weight, template, text });
            }
        }
        Self { rules }
    }

    pub(super) fn rules(&self, kind: &str) -> &[Rule] {
        self.rules.get(kind).map_or(&[], |rules| &rules[..])
    }

    /// The shortest literal of a kind.
    pub(super) fn simplest(&self, kind: &str) -> Option<&'static str> {
        let literals = self.rules(kind).iter().filter(|rule| rule.topic == 0 && !rule.text.contains('$'));
        literals.map(|rule| rule.text).min_by_key(|text| text.len())
    }
}

/// A kind that is written wrongly would be found by one program in a thousand.
#[test]
fn the_grammar_is_whole() {
    let grammar = Grammar::new();
    for (kind, rules) in &grammar.rules {
        for rule in rules {
            for named in rule.template.kinds() {
                assert!(
                    grammar.simplest(named).is_some(),
                    "no literal of kind {named} in the first topic: {kind}: {}",
                    rule.text
                );
            }
        }
    }
}
