//! Functions: parameters, calls, closures.

use crate::random::grammar::Topic;

pub(in crate::random) const FUNCTIONS: Topic = Topic {
    name: "functions",
    rules: &[
        (
            "top",
            4,
            "def $def:fn($param:int, $param:int=$~int, *$param:tuple):\n    tick()\n    $locals\n    $func\n    return $>int",
        ),
        ("top", 2, "def $def:fn($param:int=1, *rest):\n    tick()\n    $locals\n    $func\n    return $>int"),
        (
            "stmt",
            2,
            "def $def:fn($param:int=2, *rest):\n    tick()\n    $locals\n    $func\n    return $>int",
        ),
        (
            "top",
            1,
            "def $def:fn(n=1, *rest):\n    tick()\n    if not -9 < n < 9 or n <= 0:\n        return $small\n    $locals\n    $func\n    return $1(n - 1) + $>int",
        ),
        ("int", 3, "num($fn($int))"),
        ("int", 2, "num($fn($int, $int))"),
        ("any", 1, "$fn($int)"),
        ("any", 1, "$fn()"),
        ("any", 1, "$fn($int, $int, $int)"),
        ("stmt", 1, "show($fn($int, $int))"),
        ("truth", 1, "callable($any)"),
    ],
};

pub(in crate::random) const PARAMETERS: Topic = Topic {
    name: "parameters",
    rules: &[
        (
            "top",
            2,
            "def $def:full($param:int, b=$~int, /, c=$~any, *q, k=$~int, **r):\n    tick()\n    show($1, b, c, q, k, sorted(r.items()))\n    $func\n    return $>any",
        ),
        ("top", 1, "def $def:full(a, b=$~any, *, c=$~any, **k):\n    return (a, b, c, k)"),
        ("top", 1, "def $def:full(a, b=$~any, *q, c=$~any):\n    return (a, b, q, c)"),
        ("top", 1, "def $def:full(a=$~any, **k):\n    return (a, k)"),
        ("top", 1, "def $def:full(*q, **k):\n    return (q, k)"),
        ("top", 1, "def $def:full(a, b, /, *, c, k=3):\n    return (a, b, c, k)"),
        ("top", 1, "def $def:full(a, b=[], *rest):\n    b.append(a)\n    return list(b)"),
        ("full", 2, "(lambda a, b=$any, *q, c=$any, **k: (a, b, q, c, k))"),
        ("any", 3, "$full($arguments)"),
        ("stmt", 3, "show($full($arguments))"),
        ("arguments", 2, "$any"),
        ("arguments", 2, "$any, $any"),
        ("arguments", 2, "$any, b=$any"),
        ("arguments", 2, "$any, c=$any"),
        ("arguments", 1, "b=$any, a=$any"),
        ("arguments", 1, "a=$any, k=$any"),
        ("arguments", 2, "$any, $any, c=$any, k=$any"),
        ("arguments", 1, "$many:any"),
        ("arguments", 2, "*$iter"),
        ("arguments", 2, "$any, *$list, c=$any"),
        ("arguments", 1, "*$list[:2], *$iter"),
        ("arguments", 2, "$any, **{'k': $any}"),
        ("arguments", 1, "**{'a': $any, 'z': $any}"),
        ("arguments", 1, "*$tuple, **{'c': $any}, k=$any"),
        ("arguments", 1, "$any, **$dict"),
        ("arguments", 1, "*($any,), z=$any, **{'y': $any}"),
        ("arguments", 1, "*$any"),
    ],
};

pub(in crate::random) const CALLS: Topic = Topic {
    name: "calls",
    rules: &[
        ("int", 2, "num($fn(*[$int, $int]))"),
        ("int", 1, "num($fn(*$list[:3]))"),
        ("any", 1, "$fn(*$iter)"),
        ("any", 1, "$fn(**{})"),
        ("stmt", 1, "print(*$list, $int)"),
        ("stmt", 1, "print($int, *$words, sep='$[- , ;]')"),
        ("stmt", 1, "print($str, end='$[. |]\\n')"),
        ("int", 1, "max(*$list, $int, $int)"),
        ("any", 1, "$fn($any)"),
        ("any", 1, "$any($int)"),
        ("any", 1, "getattr($any, 'zz', $any)"),
        ("truth", 1, "isinstance($any, $[int str list (int,float) bool tuple])"),
        ("truth", 1, "hasattr($any, '$[append upper zz]')"),
        ("any", 1, "type($any).__name__"),
    ],
};

pub(in crate::random) const LAMBDAS: Topic = Topic {
    name: "lambdas",
    rules: &[
        ("fn", 3, "(lambda $param:int, *q: $>int)"),
        ("fn", 2, "(lambda $param:int=$~int, $param:int=$~int, *q: $>int)"),
        ("fn", 1, "(lambda *q: len(q))"),
        ("fn", 1, "(lambda $param:int, *q: (lambda: $>int)())"),
        ("fn", 1, "($fn if $truth else $fn)"),
        ("int", 1, "(lambda: $int)()"),
        ("int", 1, "(lambda $param:int: $>int)($int)"),
        ("int", 1, "(lambda p, q=$int: p + q)($int)"),
        ("any", 1, "(lambda *q: q)(*$iter)"),
        ("any", 1, "[f(1) for f in [$^fn, $^fn]]"),
        ("stmt", 1, "$new:fn = $fn\nshow($1($int))"),
        (
            "stmt",
            1,
            "fs = []\nfor $new:int in range(3):\n    fs.append(lambda *q: $1 + $~int)\nshow([f() for f in fs])",
        ),
        (
            "stmt",
            1,
            "fs = []\nfor $new:int in range(3):\n    fs.append(lambda q=$1: q * $~int)\nshow([f() for f in fs])",
        ),
    ],
};

pub(in crate::random) const DECORATORS: Topic = Topic {
    name: "decorators",
    rules: &[
        (
            "top",
            3,
            "@$[twice traced]\ndef $def:fn($param:int=1, *rest):\n    tick()\n    $locals\n    $func\n    return $>int",
        ),
        ("top", 1, "@traced\n@twice\ndef $def:fn($param:int=1, *rest):\n    return $>int"),
        (
            "top",
            1,
            "@(lambda f: lambda *a: (f(*a), $int)[0])\ndef $def:fn($param:int=1, *rest):\n    return $>int",
        ),
        ("fn", 2, "$[twice traced]($fn)"),
    ],
};

pub(in crate::random) const NONLOCAL: Topic = Topic {
    name: "nonlocal",
    rules: &[
        (
            "top",
            3,
            "def $def:fn($param:int=1, *rest):\n    def inner(p=2):\n        nonlocal $2\n        $2 += p\n        return $2\n    tick()\n    $func\n    inner()\n    return inner($>int) + $2",
        ),
        (
            "top",
            2,
            "def make(n):\n    def up(p=1, *q):\n        nonlocal n\n        n = clip(n + p)\n        return n\n    def get(*q):\n        return n\n    return up, get\n$def:fn, $def:fn = make($int)",
        ),
        (
            "funcstmt",
            3,
            "def $def:fn($param:int=1, *rest):\n    $locals\n    tick()\n    $func\n    return $>int",
        ),
        ("funcstmt", 1, "show($fn($int))"),
        (
            "funcstmt",
            1,
            "fs = [lambda *q: $int, lambda *q: $set:int]\n$set:int = $~int\nshow([f() for f in fs])",
        ),
    ],
};

pub(in crate::random) const GLOBAL: Topic = Topic {
    name: "global",
    rules: &[
        (
            "top",
            2,
            "shared = 1\ndef $def:fn($param:int=1, *rest):\n    global shared\n    shared = clip(shared + $1)\n    tick()\n    $locals\n    $func\n    return shared",
        ),
        ("top", 1, "def $def:fn(*rest):\n    global made\n    made = $~int\n    return made"),
        ("any", 1, "made"),
        ("any", 1, "shared"),
        ("truth", 1, "('made' in globals())"),
    ],
};
