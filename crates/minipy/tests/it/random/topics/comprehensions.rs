//! Comprehensions, generator expressions, and what they see.

use crate::random::grammar::Topic;

pub(in crate::random) const COMPREHENSIONS: Topic = Topic {
    name: "comprehensions",
    rules: &[
        ("list", 4, "$let:int[$int for $1 in $^list]"),
        ("list", 2, "$let:int[$int for $1 in $^list if $truth]"),
        ("list", 1, "$let:int$let:int[$int for $1 in $^list[:5] for $2 in $~list[:4] if $truth]"),
        ("list", 1, "$let:int$let:int[$int for $1 in $^list[:5] if $truth for $2 in range($1 % 4)]"),
        ("list", 1, "$let:int$let:int[$int for $1, $2 in enumerate($^list)]"),
        ("list", 1, "$let:int[(lambda: $1)() for $1 in $^list]"),
        ("list", 1, "$let:int[f() for f in [lambda: $1 + $small for $1 in $^list]]"),
        ("list", 1, "$let:int[f() for f in [lambda q=$1: q for $1 in $^list]]"),
        ("list", 1, "$let:int[sum([$int for $1 in $^list[:3]]) for _ in range($small)]"),
        ("words", 2, "$let:str[$str for $1 in $^words]"),
        ("words", 1, "$let:int[text($any) for $1 in $^list]"),
        ("set", 2, "$let:int{$int for $1 in $^list}"),
        ("set", 1, "$let:int{$int for $1 in $^list if $truth}"),
        ("dict", 2, "$let:int{$key: $any for $1 in $^list}"),
        ("dict", 1, "$let:any$let:any{$key: $2 for $1, $2 in $^dict.items() if $truth}"),
        ("any", 1, "$let:int[[$int for q in range(2)] for $1 in $^list]"),
        ("any", 1, "$let:int[x for *x, $1 in [$^tuple, $^tuple] if $truth]"),
    ],
};

pub(in crate::random) const EXPRESSIONS: Topic = Topic {
    name: "generator expressions",
    rules: &[
        ("gener", 3, "$let:int($int for $1 in $^list)"),
        ("gener", 1, "$let:int($int for $1 in $^list if $truth)"),
        ("gener", 1, "$let:int$let:int($int for $1 in $^list[:4] for $2 in $list[:4])"),
        ("gener", 1, "$let:int(q + $small for q in ($int for $1 in $^list))"),
        ("gener", 1, "$let:int($int for $1 in $^gener)"),
        ("list", 1, "list($gener)"),
        ("list", 1, "sorted($gener)"),
        ("int", 1, "$let:int sum($int for $1 in $^list)"),
        ("int", 1, "$let:int max(($int for $1 in $^list), default=$small)"),
        ("truth", 1, "$let:int any($truth for $1 in $^list)"),
        ("truth", 1, "$let:int all($truth for $1 in $^list)"),
        ("truth", 1, "($int in $gener)"),
        ("str", 1, "$let:int','.join(str($int) for $1 in $^list)"),
        ("tuple", 1, "$let:int tuple($any for $1 in $^list)"),
        ("set", 1, "$let:int set($int for $1 in $^list)"),
        ("dict", 1, "$let:int dict(($1, $any) for $1 in $^list)"),
        ("stmt", 1, "$new:gener = $gener\nshow(next($1, None), list($1), list($1))"),
        ("stmt", 1, "for $new:int in $gener:\n    $loop"),
        ("stmt", 1, "show(*$gener)"),
    ],
};
