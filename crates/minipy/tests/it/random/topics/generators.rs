//! Generators, and what is done to them.
//!
//! As in MicroPython, a generator that is dropped does not run its `finally`: for CPython `keep` keeps all of them.
//! And `yield from` passes what is thrown to generators only: nothing else that is delegated to has a
//! method `throw`.

use crate::random::grammar::Topic;

pub(in crate::random) const GENERATORS: Topic = Topic {
    name: "generators",
    rules: &[
        (
            "top",
            3,
            "@keep\ndef $def:gfn($param:int, *rest):\n    tick()\n    $locals\n    yield $>int\n    $gen\n    $gen\n    return $>any",
        ),
        (
            "top",
            2,
            "@keep\ndef $def:gfn($param:int, *rest):\n    tick()\n    for $param:int in range(3):\n        yield $>int\n        $gen\n    return $>any",
        ),
        (
            "top",
            2,
            "@keep\ndef $def:gfn($param:int, *rest):\n    tick()\n    try:\n        $gen\n        yield $>int\n        $gen\n    finally:\n        $gen\n    return $>any",
        ),
        (
            "top",
            1,
            "@keep\ndef $def:gfn($param:int, *rest):\n    try:\n        yield $>int\n        yield $>any\n    except $excs as e:\n        show(sort(e))\n        yield $>int\n    $gen",
        ),
        (
            "stmt",
            1,
            "@keep\ndef $def:gfn($param:int, *rest):\n    tick()\n    $locals\n    $gen\n    yield $>int\n    $gen",
        ),
        ("genstmt", 4, "yield $int"),
        ("genstmt", 2, "yield $any"),
        ("genstmt", 3, "$set:int = num((yield $int))"),
        ("genstmt", 1, "$set:any = yield"),
        ("genstmt", 1, "show((yield $int), (yield $int))"),
        ("genstmt", 1, "$set:int = $int + num((yield)) - num((yield $int))"),
        ("genstmt", 1, "for $new:int in $list[:3]:\n    yield $int\n    $loop"),
        ("genstmt", 2, "try:\n    yield $int\n    $block\nfinally:\n    $block"),
        ("genstmt", 2, "try:\n    yield $int\n    $block\nexcept $excs as e:\n    yield sort(e)\n    $block"),
        ("genstmt", 1, "try:\n    yield $int\nexcept GeneratorExit:\n    show('closing')\n    raise"),
        ("genstmt", 1, "with $manager:\n    yield $int\n    $block"),
        ("genstmt", 1, "return $any"),
        (
            "top",
            1,
            "def inner():\n    yield 1\n    try:\n        yield next(again)\n    except ValueError as e:\n        show(sort(e))\n    yield $~int\nagain = inner()\nshow(list(again))",
        ),
        ("stmt", 1, "show([$int for q in $^gener if $truth])"),
        ("genstmt", 1, "if $truth:\n    yield $int\nelse:\n    $block"),
        ("stmt", 2, "show(list($gener))"),
        ("stmt", 1, "$new:gener = $gener\nshow(next($1), next($1))"),
        ("stmt", 2, "for $new:any in $gener:\n    show($1)\n    $loop"),
        ("stmt", 1, "$set:int, *$set:list = [num(q) for q in $^gener]"),
        ("iter", 2, "$gener"),
        ("list", 1, "[num(q) for q in $^gener]"),
        ("any", 1, "list(zip($gener, $list))"),
    ],
};

pub(in crate::random) const DELEGATION: Topic = Topic {
    name: "yield from",
    rules: &[
        (
            "top",
            2,
            "@keep\ndef $def:gfn($param:int, *rest):\n    tick()\n    $locals\n    got = yield from $>gener\n    show('from', got)\n    $gen\n    return $>any",
        ),
        (
            "top",
            1,
            "@keep\ndef $def:gfn($param:int, *rest):\n    try:\n        got = yield from $>gener\n    except $excs as e:\n        show(sort(e))\n        got = 5\n    finally:\n        show('after')\n    return got",
        ),
        ("genstmt", 3, "yield from $gener"),
        ("genstmt", 2, "yield from $iter"),
        ("genstmt", 2, "show((yield from $gener))"),
        ("genstmt", 1, "try:\n    yield from $gener\nfinally:\n    $block"),
    ],
};

pub(in crate::random) const DRIVEN: Topic = Topic {
    name: "driven generators",
    rules: &[
        ("script", 4, "[None, $step, $step, $step]"),
        ("script", 2, "[$step, $step]"),
        ("script", 2, "[None, $step, $step, $step, $step, 'close', None]"),
        ("script", 2, "[None, None, $exc, $exc($int), None]"),
        ("step", 2, "$int"),
        ("step", 1, "$exc"),
        ("step", 1, "GeneratorExit"),
        ("stmt", 5, "drive($gfn($int), $script)"),
        ("stmt", 1, "$new:gener = $gfn($int)\ndrive($1, $script)\ndrive($1, $script)"),
        ("stmt", 1, "$new:gener = $gfn($int)\nnext($1)\n$1.close()\nshow(next($1, 'end'))"),
    ],
};
