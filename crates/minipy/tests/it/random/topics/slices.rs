//! Slices that are read, stored and deleted.

use crate::random::grammar::Topic;

pub(in crate::random) const SLICES: Topic = Topic {
    name: "slices",
    rules: &[
        ("list", 2, "$list[$bound:$bound]"),
        ("list", 2, "$list[$bound:$bound:$[1 2 3 -1 -2]]"),
        ("list", 1, "$list[::$index]"),
        ("list", 1, "$list[$bound:]"),
        ("list", 1, "$list[:$bound]"),
        ("list", 1, "$list[slice($bound, $bound)]"),
        ("list", 1, "$list[:]"),
        ("str", 2, "$str[$bound:$bound]"),
        ("str", 1, "$str[$bound:$bound:$[1 2 -1 -2]]"),
        ("str", 1, "$str[::-1]"),
        ("bytes", 1, "$bytes[$bound:$bound]"),
        ("bytes", 1, "$bytes[$bound:$bound:$[2 -1 -2]]"),
        ("tuple", 1, "$tuple[$bound:$bound:$[2 -1]]"),
        ("list", 1, "list(range($small * 3)[$bound:$bound:$[1 2 -1]])"),
        ("any", 1, "range($small, $small * 4)[$bound:$bound]"),
        ("any", 1, "$list[2**70:$bound]"),
    ],
};

pub(in crate::random) const STORES: Topic = Topic {
    name: "stores to slices",
    rules: &[
        ("stmt", 3, "$var:list[$bound:$bound] = $list"),
        ("stmt", 1, "$var:list[$bound:$bound] = $iter\n$set:list = clip($var:list)"),
        ("stmt", 2, "$var:list[$bound:$bound:$[2 -1 3]] = $list"),
        ("stmt", 1, "$new:list = [0, 1, 2, 3, 4, 5]\n$1[$bound::$[2 -2]] = [$int, $int]\nshow($1)"),
        ("stmt", 2, "del $var:list[$bound:$bound]"),
        ("stmt", 1, "del $var:list[$bound:$bound:$[2 -1 -2]]"),
        ("stmt", 1, "del $var:list[$index]"),
        ("stmt", 1, "$var:list[:] = $var:list[::-1]"),
        ("stmt", 1, "$var:list[$bound:$bound] += $list[:2]"),
        ("stmt", 1, "$var:array[$bound:$bound] = $array"),
        ("stmt", 1, "$set:list = clip($var:list)"),
    ],
};
