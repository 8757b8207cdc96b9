//! What programs are made of, by subject.

mod bytes;
mod classes;
mod comprehensions;
mod containers;
mod contexts;
mod control;
mod core;
mod coroutines;
mod exceptions;
mod formats;
mod functions;
mod generators;
mod modules;
mod numbers;
mod operators;
mod order;
mod sites;
mod slices;
mod strings;

use super::grammar::Topic;

/// The first one is always there; a program does without some of the others.
pub(super) const TOPICS: &[Topic] = &[
    core::CORE,
    numbers::INTEGERS,
    numbers::BIG,
    numbers::SHIFTS,
    numbers::FLOATS,
    numbers::TEXT,
    strings::STRINGS,
    strings::UNICODE,
    strings::SEARCH,
    formats::PERCENT,
    formats::FORMAT,
    formats::FSTRINGS,
    bytes::BYTES,
    bytes::ARRAYS,
    bytes::VIEWS,
    containers::LISTS,
    containers::TUPLES,
    containers::DICTS,
    containers::DICT_VIEWS,
    containers::SETS,
    containers::SORTING,
    containers::ITERATION,
    slices::SLICES,
    slices::STORES,
    comprehensions::COMPREHENSIONS,
    comprehensions::EXPRESSIONS,
    control::CHAINS,
    control::WALRUS,
    control::LOOPS,
    control::UNPACKING,
    control::DELETION,
    exceptions::TRY,
    exceptions::FINALLY,
    exceptions::RAISE,
    contexts::WITH,
    functions::FUNCTIONS,
    functions::PARAMETERS,
    functions::CALLS,
    functions::LAMBDAS,
    functions::DECORATORS,
    functions::NONLOCAL,
    functions::GLOBAL,
    generators::GENERATORS,
    generators::DELEGATION,
    generators::DRIVEN,
    coroutines::COROUTINES,
    classes::CLASSES,
    classes::INHERITANCE,
    classes::ATTRIBUTES,
    classes::NATIVE,
    operators::ARITHMETIC,
    operators::IN_PLACE,
    operators::COMPARISON,
    operators::CONTAINERS,
    operators::HASHING,
    order::ORDER,
    sites::SITES,
    sites::NAMES,
    sites::TABLES,
    numbers::LITERALS,
    operators::FAULTY,
    modules::STRUCT,
    modules::JSON,
    modules::COLLECTIONS,
    modules::MATHS,
];
