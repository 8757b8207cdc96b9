//! The order in which things are evaluated: values that print when they are made.

use crate::random::grammar::Topic;

pub(in crate::random) const ORDER: Topic = Topic {
    name: "order of evaluation",
    rules: &[
        ("int", 5, "seen($small, $int)"),
        ("str", 3, "seen($letter, $str)"),
        ("list", 3, "seen('l', $list)"),
        ("dict", 2, "seen('d', $dict)"),
        ("any", 3, "seen($small, $any)"),
        ("key", 2, "seen('k', $key)"),
        ("truth", 3, "seen($small, $truth)"),
        ("fn", 1, "seen('f', $fn)"),
        ("exc", 1, "seen('e', $exc)"),
        ("obj", 1, "seen('o', $obj)"),
        ("cls", 1, "seen('c', $cls)"),
        ("excs", 1, "seen('x', $excs)"),
        ("stmt", 3, "seen('t', $list)[seen('i', $small)] = seen('v', $int)"),
        ("stmt", 2, "seen('t', $list)[seen('i', $small)] += seen('v', $int)"),
        ("stmt", 2, "seen('t', $list)[seen('a', $bound):seen('b', $bound)] = seen('v', $list)"),
        (
            "stmt",
            2,
            "seen(1, $list)[seen('i', 0)], seen(2, $dict)[seen('k', $key)] = seen('v', $int), seen('w', $any)",
        ),
        ("stmt", 2, "show({seen('k', $key): seen('v', $any), seen('q', $key): seen('w', $any)})"),
        ("stmt", 2, "show(seen(1, $int) < seen(2, $int) < seen(3, $int))"),
        ("stmt", 1, "show(seen(1, $fn)(seen(2, $int), *seen(3, $list)))"),
        ("stmt", 1, "show(seen(1, $full)(seen(2, $any), k=seen(3, $any), c=seen(4, $any)))"),
        ("stmt", 1, "del seen(1, $list)[seen(2, $index)]"),
        ("stmt", 1, "seen('o', $obj).v = seen('v', $int)"),
        ("stmt", 1, "seen('o', $obj).v += seen('v', $int)"),
        ("stmt", 1, "raise seen(1, $exc) from seen(2, $exc($small))"),
        ("stmt", 1, "assert seen(1, $truth), seen(2, $any)"),
        ("stmt", 1, "for seen(1, [0, 0])[seen(2, $small)] in seen(3, $list[:3]):\n    $loop"),
        ("stmt", 1, "with seen('m', $manager) as seen('t', [0, 0])[seen('i', $small)]:\n    $block"),
        (
            "top",
            2,
            "@seen('deco', twice)\ndef $def:fn($param:int=seen('default', $small), *rest):\n    return $>int",
        ),
        (
            "top",
            1,
            "class $def:cls(seen('base', Base)):\n    k0 = seen('body', $int)\n    def m0(self, p=seen('default', $small)):\n        return p",
        ),
    ],
};
