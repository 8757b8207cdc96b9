//! One place in a program that sees values of many types, names that change their meaning, and tables that grow: what an
//! engine remembers of a place must not outlive its reason.
//!
//! `exec` stands outside functions only: in one it works on the global names here, as in MicroPython. And `%` meets numbers only: a
//! text without placeholders takes a list in CPython.

use crate::random::grammar::Topic;

pub(in crate::random) const SITES: Topic = Topic {
    name: "sites",
    rules: &[
        (
            "stmt",
            3,
            "for $new:any, $new:any in [($any, $any), ($int, $int), ($any, $any), ($num, $num), ($any, $any)]:\n    try:\n        show($1 $[+ - * // & | < <= == != > >= in is] $2)\n    except Exception as e:\n        show(sort(e))",
        ),
        (
            "stmt",
            2,
            "for $new:int in [$int, $int, $small, $int]:\n    $new:int = $1 $[+ - * // % & ^ << >>] $[1 2 3 100]\n    show($2, $2 $[< <= == != > >=] $[0 1 1000 1073741824], -$2)",
        ),
        (
            "stmt",
            2,
            "for $new:any in [$any, $int, $any, $int]:\n    try:\n        $1 $[+= -= *=] $~any\n        show($1)\n        if $1 $[< > ==] $[1 2 100]: show('yes')\n    except Exception as e:\n        show(sort(e))",
        ),
        (
            "top",
            2,
            "def $def:fn(p=$~any, q=$~any, *rest):\n    tick()\n    r = p $[+ - * < == & |] q\n    return r $[+ - * <] $[p q 1]\nfor $new:any in [$any, $int, $any, $int]:\n    try:\n        show($1($2, $2), $1($2))\n    except Exception as e:\n        show(sort(e))",
        ),
        (
            "stmt",
            2,
            "for $new:any in [$obj, $obj, $obj, $any, $obj]:\n    try:\n        show($1.v, $1.m0())\n        $1.v = $~any\n        show($1.v)\n    except Exception as e:\n        show(sort(e))",
        ),
        (
            "stmt",
            1,
            "for $new:any in [$list, $tuple, $str, $dict, $bytes, $list]:\n    try:\n        show($1[$index], $1[$bound:$bound], len($1))\n        $1[0] = $~int\n        show($1)\n    except Exception as e:\n        show(sort(e))",
        ),
        (
            "stmt",
            1,
            "for $new:any in [$list, $gener, $dict, $str, $any, $list]:\n    try:\n        for $new:any in $1:\n            show($2)\n    except Exception as e:\n        show(sort(e))",
        ),
        (
            "stmt",
            1,
            "for $new:any in [$fn, $cls, $any, len, $fn]:\n    try:\n        show($1($~int))\n    except Exception as e:\n        show(sort(e))",
        ),
        (
            "stmt",
            1,
            "for $new:any in [$any, $any, $any, $any]:\n    show('t' if $1 else 'f', not $1, $1 and 1, $1 or 2)",
        ),
    ],
};

pub(in crate::random) const NAMES: Topic = Topic {
    name: "names",
    rules: &[
        (
            "stmt",
            1,
            "$[len abs max sum str] = lambda *q, **k: 42\nshow(len([1]), abs(-1), max(1, 2), sum([1]), str(3))\n$block",
        ),
        (
            "stmt",
            1,
            "for $new:str in ('len', 'abs', 'max', 'sum', 'str'):\n    if $1 in globals(): del globals()[$1]",
        ),
        ("stmt", 1, "globals()['made'] = $~int\nshow(made)"),
        ("stmt", 1, "try:\n    del made\nexcept NameError as e:\n    show(sort(e))"),
        ("funcstmt", 1, "show(made)"),
        ("stmt", 2, "$var:cls.m0 = lambda self, p=$~int: [p, $~int]\nshow($obj.m0(), $obj.m0($int))"),
        ("stmt", 1, "$var:cls.k0 = property(lambda self: $~int)\nshow($obj.k0)"),
        ("stmt", 1, "del $var:cls.$[k0 m0 m1]"),
        ("stmt", 2, "$var:obj.m0 = lambda *q: ['own', q]\nshow($var:obj.m0(), $var:obj.m0($int))"),
        ("stmt", 1, "del $var:obj.m0"),
        (
            "top",
            2,
            "class $def:cls($bases):\n    $members\n$def:obj = $1($int)\nfor $new:int in range(3):\n    show($2.m0(), $2.v)\n    if $3 == 1: $1.m0 = lambda self, *q: ['new', q]\n    $2.v = $3",
        ),
        ("any", 1, "sorted([q for q in $^obj.__dict__ if q[0] != '_'])"),
        ("any", 1, "eval('$[made spare]')"),
        ("top", 1, "exec('made = $[1 2 spare]')\nshow(made)"),
        ("any", 2, "eval(repr($plain))"),
        ("truth", 1, "(eval(repr($plain)) == $plain)"),
    ],
};

pub(in crate::random) const TABLES: Topic = Topic {
    name: "large tables",
    rules: &[
        (
            "stmt",
            3,
            "$new:dict = {}\nfor q in range($[9 20 40]):\n    $1[q * $[1 3 7 -5 64] % $[11 23 37 64]] = q\n    if q % $[2 3 5] == 0: $1.pop(q - $small, None)\nshow(list($1.items()), len($1), $int in $1)",
        ),
        (
            "stmt",
            2,
            "$new:dict = {}\nfor q in range($[9 17 33]):\n    $1[$[str(q) q/2 (q,q%3) -q q<<40 'k%d'%(q%7)]] = q\n    $1[q] = text(q)\nfor q in list($1)[::$[2 3]]:\n    del $1[q]\nshow(list($1), $1.get($key), $1 == dict($1))",
        ),
        (
            "stmt",
            2,
            "$new:set = set()\nfor q in range($[9 20 40]):\n    $1.add(q * $[1 3 7 31] % $[17 29 64])\n    if q % $[2 3] == 0: $1.discard(q $[+ - ^] $small)\nshow(len($1), sorted($1), $1 $[& | - ^] $set)",
        ),
        (
            "stmt",
            1,
            "$new:list = []\nfor q in range($[20 50]):\n    $1.insert(q * 7 % (len($1) + 1), q * $[3 11] % 17)\n$1.sort(key=lambda q: q % $[2 5])\nshow($1, sorted($1, reverse=True)[:5], $1.index($1[-1]))",
        ),
        (
            "stmt",
            1,
            "$new:str = ''\nfor q in range($[5 20]):\n    $1 = $1 + $[str(q) chr(q*40+65) 'x'] if q % 2 else $1 * 1\nshow($1, $1[::-1], len($1.encode()))",
        ),
    ],
};
