//! The notation of the grammar's rules.
//!
//! A rule is Python with placeholders:
//!
//! | placeholder | stands for |
//! |---|---|
//! | `$int` | an expression of this kind |
//! | `$~int` | one without parts: a variable or a literal |
//! | `$^int` | one that does not see what `$let` made in this rule: the iterable of a comprehension |
//! | `$>int` | one that sees the parameters of this rule: the body of a lambda |
//! | `$many:int` | none to four of them, with commas |
//! | `$[+ - *]` | one of these words |
//! | `$let:int` | nothing; makes a variable that the rest of the rule sees, and `$1` names |
//! | `$new:int` | a new variable, which the following lines of the rule see |
//! | `$param:int` | a new variable, which the function sees that begins here |
//! | `$def:fn` | a new name, which the statements after this one see |
//! | `$1`, `$2` | the first, second of the names that this rule made |
//! | `$set:int` | a variable that may be assigned here |
//! | `$var:int` | a variable that there is |
//! | `$block` | as a line: statements, in the place where the rule stands |
//! | `$loop`, `$func`, `$gen`, `$async` | as a line: statements of a loop, a function, a generator, a coroutine |
//! | `$locals` | as a line: declarations and first assignments of a function |
//! | `$members` | as a line: what a class has |
//! | `$digits`, `$decimal` | a random number of any size, without a sign |
//! | `$self` | the first parameter of a method, which makes its attributes known |

pub(super) struct Template {
    pub lines: Vec<Row>,
    /// Nothing in it grows.
    pub leaf: bool,
    /// It has blocks.
    pub compound: bool,
    /// It has an assignment expression.
    pub walrus: bool,
    /// Kinds of which there must be a variable, and whether it must be one to assign.
    pub needs: Vec<(&'static str, bool)>,
}

pub(super) struct Row {
    pub indent: usize,
    pub items: Vec<Item>,
}

#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Sight {
    Plain,
    Leaf,
    Outer,
    Inner,
}

#[derive(Debug)]
pub(super) enum Item {
    Text(&'static str),
    Expression(&'static str, Sight),
    Many(&'static str),
    Choice(Vec<&'static str>),
    Let(&'static str),
    New(&'static str),
    Param(&'static str),
    Def(&'static str),
    Nth(usize),
    Set(&'static str),
    Var(&'static str),
    /// A whole number of any size.
    Digits,
    /// A number with a fraction or an exponent.
    Decimal,
    /// `self`, with the attributes that every object has.
    Own,
    Block(Block),
}

#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Block {
    Same,
    Loop,
    Function,
    Generator,
    Coroutine,
    Locals,
    Members,
}

impl Template {
    pub(super) fn parse(text: &'static str) -> Self {
        let lines: Vec<Row> = text
            .lines()
            .map(|line| {
                let code = line.trim_start();
                Row { indent: (line.len() - code.len()) / 4, items: items(code) }
            })
            .collect();
        let all = || lines.iter().flat_map(|row| &row.items);
        let needs = all()
            .filter_map(|item| match item {
                Item::Set(kind) => Some((*kind, true)),
                Item::Var(kind) => Some((*kind, false)),
                _ => None,
            })
            .collect();
        Self {
            leaf: !all().any(|item| matches!(item, Item::Expression(..) | Item::Many(_) | Item::Block(_))),
            compound: all().any(|item| matches!(item, Item::Block(_))),
            walrus: text.contains(":="),
            needs,
            lines,
        }
    }

    /// The kinds that it names.
    pub(super) fn kinds(&self) -> impl Iterator<Item = &'static str> {
        self.lines.iter().flat_map(|row| &row.items).filter_map(|item| match item {
            Item::Expression(kind, _) | Item::Many(kind) => Some(*kind),
            _ => None,
        })
    }
}

fn items(mut rest: &'static str) -> Vec<Item> {
    let mut items = Vec::new();
    while let Some(at) = rest.find('$') {
        if at > 0 {
            items.push(Item::Text(&rest[..at]));
        }
        let (item, after) = placeholder(&rest[at + 1..]);
        items.push(item);
        rest = after;
    }
    if !rest.is_empty() {
        items.push(Item::Text(rest));
    }
    items
}

fn word(text: &'static str) -> (&'static str, &'static str) {
    let end = text.find(|c: char| !c.is_ascii_lowercase()).unwrap_or(text.len());
    text.split_at(end)
}

fn placeholder(text: &'static str) -> (Item, &'static str) {
    if let Some(choices) = text.strip_prefix('[') {
        let (choices, after) = choices.split_once(']').unwrap();
        return (Item::Choice(choices.split(' ').collect()), after);
    }
    if let Some(number) = text.chars().next().and_then(|c| c.to_digit(10)) {
        return (Item::Nth(number as usize - 1), &text[1..]);
    }
    let sights = [('~', Sight::Leaf), ('^', Sight::Outer), ('>', Sight::Inner)];
    for (sign, sight) in sights {
        if let Some(text) = text.strip_prefix(sign) {
            let (kind, after) = word(text);
            return (Item::Expression(kind, sight), after);
        }
    }
    let (name, after) = word(text);
    if let Some(text) = after.strip_prefix(':') {
        let (kind, after) = word(text);
        let item = match name {
            "many" => Some(Item::Many(kind)),
            "let" => Some(Item::Let(kind)),
            "new" => Some(Item::New(kind)),
            "param" => Some(Item::Param(kind)),
            "def" => Some(Item::Def(kind)),
            "set" => Some(Item::Set(kind)),
            "var" => Some(Item::Var(kind)),
            // A colon of Python's.
            _ => None,
        };
        if let Some(item) = item {
            return (item, after);
        }
    }
    let item = match name {
        "block" => Item::Block(Block::Same),
        "loop" => Item::Block(Block::Loop),
        "func" => Item::Block(Block::Function),
        "gen" => Item::Block(Block::Generator),
        "async" => Item::Block(Block::Coroutine),
        "locals" => Item::Block(Block::Locals),
        "members" => Item::Block(Block::Members),
        "self" => Item::Own,
        "digits" => Item::Digits,
        "decimal" => Item::Decimal,
        kind => Item::Expression(kind, Sight::Plain),
    };
    (item, after)
}
