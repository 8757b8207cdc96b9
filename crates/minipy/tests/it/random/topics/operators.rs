//! Special methods of a script's own classes.

use crate::random::grammar::Topic;

pub(in crate::random) const ARITHMETIC: Topic = Topic {
    name: "arithmetic methods",
    rules: &[
        (
            "member",
            3,
            "def __$[add sub mul truediv floordiv mod pow and or xor lshift rshift matmul]__($self, o):\n    return ['op', $>any, text(o)]",
        ),
        (
            "member",
            3,
            "def __r$[add sub mul truediv floordiv mod pow and or xor lshift rshift]__($self, o):\n    return ['rop', $>int, text(o)]",
        ),
        (
            "member",
            2,
            "def __$[add radd sub rsub and ror]__($self, o):\n    if isinstance(o, int):\n        return type(self)(clip(self.v + o))\n    return NotImplemented",
        ),
        ("member", 2, "def __$[neg pos invert abs]__($self):\n    return ['un', $>int]"),
        ("member", 1, "def __$[int float round]__($self, *q):\n    return $>num"),
        ("member", 1, "def __divmod__($self, o):\n    return (1, $>int)"),
        ("any", 4, "($obj $[+ - * / // % ** & | ^ << >> @] $any)"),
        ("any", 3, "($any $[+ - * / // % & | ^ << >>] $obj)"),
        ("any", 2, "($obj $[+ - *] $obj)"),
        ("any", 2, "($[- + ~]$obj)"),
        ("any", 1, "abs($obj)"),
        ("member", 1, "def __index__($self):\n    return $small"),
        ("any", 1, "$list[$obj]"),
        ("any", 1, "($list * $obj)"),
        ("any", 1, "pow($obj, $int)"),
        ("any", 1, "round($obj)"),
        ("any", 1, "int($obj)"),
        ("any", 1, "divmod($obj, $int)"),
        ("stmt", 3, "show($obj $[+ - * & |] $int, $int $[+ - * & |] $obj)"),
        ("stmt", 1, "show(sum([$int, $int], $obj))"),
    ],
};

pub(in crate::random) const IN_PLACE: Topic = Topic {
    name: "in-place methods",
    rules: &[
        (
            "member",
            3,
            "def __i$[add sub mul floordiv mod and or xor lshift rshift]__($self, o):\n    self.v = clip($>int)\n    show('in place', o)\n    return self",
        ),
        ("member", 1, "def __i$[add sub]__($self, o):\n    return NotImplemented"),
        ("member", 1, "def __$[add sub mul and]__($self, o):\n    return type(self)(clip($>int))"),
        ("stmt", 4, "$new:any = $obj\n$1 $[+= -= *= //= &= |= ^= <<=] $any\nshow($1)"),
        ("stmt", 1, "$new:any = [$obj]\n$1[0] $[+= -=] $int\nshow($1[0])"),
        ("stmt", 1, "$var:obj.v $[+= -= *=] $~int"),
        ("stmt", 1, "$new:any = $int\n$1 $[+= -= |=] $obj\nshow($1)"),
    ],
};

pub(in crate::random) const COMPARISON: Topic = Topic {
    name: "comparison methods",
    rules: &[
        ("member", 3, "def __$[lt le gt ge]__($self, o):\n    return $>truth"),
        ("member", 2, "def __lt__($self, o):\n    return self.v < o.v"),
        ("member", 2, "def __eq__($self, o):\n    return isinstance(o, Base) and self.v == o.v"),
        ("member", 1, "def __ne__($self, o):\n    return $>any"),
        ("member", 2, "def __$[lt le gt ge eq]__($self, o):\n    return NotImplemented"),
        ("member", 2, "def __bool__($self):\n    return $>truth"),
        ("member", 1, "def __len__($self):\n    return $small"),
        ("truth", 2, "($obj $[== !=] $obj)"),
        ("any", 3, "($obj $[< <= > >= == !=] $obj)"),
        ("any", 2, "($obj $[< <= > >= == !=] $any)"),
        ("any", 1, "($any $[< >= == !=] $obj)"),
        ("any", 1, "($int < $obj <= $any)"),
        ("truth", 1, "(not $obj)"),
        ("truth", 1, "bool($obj)"),
        ("any", 1, "($obj and $any)"),
        ("any", 1, "($obj or $any)"),
        ("stmt", 2, "if $obj:\n    $block\nelse:\n    $block"),
        ("stmt", 1, "show(sorted([$obj, $obj, $obj]))"),
        ("stmt", 1, "show(min($obj, $obj), max([$obj, $obj]))"),
        ("stmt", 2, "show($obj in [$any, $obj], [$obj, $any].count($obj))"),
        ("stmt", 1, "show(($obj, $int) == ($obj, $int), [$obj] < [$obj])"),
    ],
};

pub(in crate::random) const CONTAINERS: Topic = Topic {
    name: "container methods",
    rules: &[
        ("member", 2, "def __len__($self):\n    return $>small"),
        (
            "member",
            3,
            "def __getitem__($self, i):\n    if isinstance(i, int) and i > 3:\n        raise IndexError\n    return [text(i), $>int]",
        ),
        ("member", 1, "def __getitem__($self, i):\n    return self.w[i]"),
        // Both, because CPython has another error when there is one of them.
        (
            "member",
            3,
            "def __setitem__($self, i, x):\n    show('store', text(i), x)\ndef __delitem__(self, i):\n    show('delete', text(i))",
        ),
        ("member", 2, "def __contains__($self, x):\n    return $>any"),
        ("member", 2, "def __iter__($self):\n    return iter($>list)"),
        ("member", 2, "def __iter__($self):\n    for $param:int in range(3):\n        yield $>int"),
        (
            "member",
            1,
            "def __iter__(self):\n    self.n = getattr(self, 'n', 0)\n    return self\ndef __next__(self):\n    self.n += 1\n    if self.n > 5:\n        raise StopIteration\n    return self.n",
        ),
        ("member", 1, "def __reversed__($self):\n    return iter($>list)"),
        ("any", 2, "$obj[$any]"),
        ("any", 1, "$obj[$index, $index]"),
        ("int", 1, "len($obj)"),
        ("list", 1, "[num(q) for q in $^obj]"),
        ("truth", 1, "($any in $obj)"),
        ("truth", 1, "($any not in $obj)"),
        ("any", 1, "list($obj)"),
        ("any", 1, "list(reversed($obj))"),
        ("any", 1, "next($obj)"),
        ("any", 1, "[*$obj, $any]"),
        ("any", 1, "list(zip($obj, $iter))"),
        ("iter", 1, "$obj"),
        ("stmt", 2, "for $new:any in $obj:\n    show($1)\n    $loop"),
        ("stmt", 2, "$var:obj[$any] = $any"),
        ("stmt", 1, "del $var:obj[$any]"),
        ("stmt", 1, "$var:obj[$index] += $int"),
        ("stmt", 1, "$set:any, *$set:any = $obj"),
        ("stmt", 1, "show(*$obj)"),
        ("stmt", 1, "show(sum([num(q) for q in $^obj]), max($obj))"),
    ],
};

pub(in crate::random) const HASHING: Topic = Topic {
    name: "hashing",
    rules: &[
        (
            "top",
            3,
            "class $def:hcls(Base):\n    def __eq__(self, o):\n        return isinstance(o, Base) and self.v == o.v\n    def __hash__(self):\n        return hash(self.v)",
        ),
        ("top", 1, "class $def:hcls(Base):\n    def __eq__(self, o):\n        return $~truth"),
        ("top", 1, "class $def:hcls(Base):\n    def __hash__(self):\n        return $~int"),
        (
            "stmt",
            3,
            "$new:any = {$hcls($small): 1, $hcls($small): 2}\nshow(len($1), $1.get($hcls($small)), $hcls($small) in $1)",
        ),
        ("stmt", 2, "show(len({$hcls($small), $hcls($small), $hcls($small)}))"),
        (
            "stmt",
            1,
            "$new:any = $hcls($small)\n$new:any = {$1: $any}\n$2[$1] = $any\nshow($2[$1], list($2.values()))",
        ),
        ("stmt", 1, "show($hcls($small) == $hcls($small), $hcls(1) != $hcls(1))"),
        ("stmt", 1, "show($hcls($small) in [$hcls($small), 1], [$hcls($small)].index($hcls($small)))"),
        ("any", 1, "{1: 'a', 1.0: 'b', True: 'c'}"),
        ("any", 1, "{$num: 1, $num: 2}"),
        ("any", 1, "{$list: 1}"),
        ("truth", 1, "(lambda q: hash(q) == hash(q))($key)"),
    ],
};

/// No list is extended by what fails: here it keeps none of the items, where others keep some. And what has `__next__` has
/// `__iter__`: `zip` and `map` take it without, where others refuse it.
pub(in crate::random) const FAULTY: Topic = Topic {
    name: "methods that fail",
    rules: &[
        (
            "member",
            4,
            "def __$[eq lt len bool contains getitem iter hash add radd iadd neg call str repr int float setitem getattr]__($self, *q):\n    tick()\n    if len(q) and $[True False]: raise $exc($small)\n    $func\n    raise $exc",
        ),
        (
            "member",
            2,
            "def __$[eq lt ne add mul contains getitem call]__($self, o):\n    tick()\n    $func\n    return $>any",
        ),
        ("member", 1, "def __iter__($self):\n    yield $>int\n    raise $exc"),
        (
            "member",
            1,
            "def __iter__($self):\n    return self\ndef __next__(self):\n    self.v = num(self.v) + 1\n    if num(self.v) % 3: return self.v\n    raise $[StopIteration ValueError IndexError]",
        ),
        ("stmt", 1, "show(list($obj))"),
        ("stmt", 1, "show([1, $obj, $int].index($obj), {$key: 1}.get($obj))"),
        ("stmt", 1, "show(sorted([$obj, $obj, $int]), min([$obj, $obj]))"),
        ("stmt", 1, "show(dict([($obj, 1), ($obj, 2)]) == {})"),
        ("stmt", 1, "show(list(map(lambda q: q + 1, [$obj, $int])), list(filter(None, [$obj, $int])))"),
        ("stmt", 1, "show('%s %r' % ($obj, $int), '{}'.format($obj))"),
        ("stmt", 1, "show(f'{$var:obj} {$var:obj!r:>8}')"),
        ("stmt", 1, "show(sum([$int, $obj]), any([$obj]), all([$obj, 1]))"),
        ("stmt", 1, "print($obj)"),
        ("stmt", 1, "$set:any, $set:any, $set:any = $obj"),
        ("stmt", 1, "$var:list[$bound:$bound] = $obj"),
        ("stmt", 1, "show(set($obj), tuple($obj), sorted($obj))"),
        ("stmt", 1, "show(','.join($obj))"),
        ("stmt", 1, "show(max($list, key=$fn), sorted($list, key=$fn))"),
        ("stmt", 1, "$var:dict[$obj] = 1"),
    ],
};
