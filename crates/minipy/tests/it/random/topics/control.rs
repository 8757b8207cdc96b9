//! Conditions, loops and assignments.

use crate::random::grammar::Topic;

pub(in crate::random) const CHAINS: Topic = Topic {
    name: "chains and conditions",
    rules: &[
        ("truth", 3, "($int $[< <= == !=] $int $[< <= > >=] $int)"),
        ("truth", 1, "($num $[< ==] $num < $num != $num)"),
        ("truth", 1, "($int in $list in [$list])"),
        ("truth", 1, "($int < $int == $truth)"),
        ("truth", 2, "(not $truth)"),
        ("truth", 1, "($truth is $truth)"),
        ("truth", 1, "($any is not None)"),
        ("truth", 1, "($any $[== !=] $any)"),
        ("int", 3, "($int if $truth else $int)"),
        ("int", 1, "($int and $int)"),
        ("int", 1, "($int or $int)"),
        ("str", 1, "($str if $any else $str)"),
        ("str", 1, "($str or $str)"),
        ("list", 1, "($list if $truth else $list)"),
        ("any", 2, "($any if $truth and $any else $any)"),
        ("any", 2, "($any $[and or] $any $[and or] $any)"),
        ("any", 1, "(not $any or $any)"),
    ],
};

pub(in crate::random) const WALRUS: Topic = Topic {
    name: "assignment expressions",
    rules: &[
        ("int", 2, "($set:int := clip($int))"),
        ("truth", 1, "(($set:int := $~int + 1) > $int)"),
        ("str", 1, "($set:str := clip($str))"),
        ("list", 1, "[$set:int := $~int, $var:int * 2]"),
        ("stmt", 2, "if ($set:int := $lin) $[> < ==] $int:\n    $block"),
        ("stmt", 1, "while ($set:int := $var:int // 2) > 1 and calls < 900:\n    tick()\n    $loop"),
        ("stmt", 1, "print($set:int := $~int, ($set:int := $small))"),
    ],
};

pub(in crate::random) const LOOPS: Topic = Topic {
    name: "loops",
    rules: &[
        ("stmt", 2, "for $new:int in $list[:5]:\n    $loop\nelse:\n    $block"),
        ("stmt", 2, "for $set:int in $list[:4]:\n    $loop"),
        ("stmt", 2, "$let:int$1 = $small\nwhile $1:\n    $1 -= 1\n    $loop"),
        ("stmt", 1, "$let:int$1 = $small\nwhile $1 > 0:\n    $1 -= 1\n    $loop\nelse:\n    $block"),
        ("stmt", 1, "$let:int$1 = 0\nwhile True:\n    $1 += 1\n    if $1 > $small: break\n    $loop"),
        ("stmt", 1, "for $new:str in $words[:4]:\n    $loop"),
        ("stmt", 1, "for $new:int in range($small):\n    $loop"),
        ("stmt", 1, "for $var:list[$index] in $list[:3]:\n    $loop"),
        ("stmt", 1, "for $new:any in ($any, $any):\n    $loop"),
        ("loopstmt", 1, "if $truth:\n    $block\n    $[break continue]"),
    ],
};

pub(in crate::random) const UNPACKING: Topic = Topic {
    name: "unpacking",
    rules: &[
        ("stmt", 2, "$set:int, $set:int = $int, $int"),
        ("stmt", 1, "$set:int, $set:int = $var:int, $var:int"),
        ("stmt", 2, "$set:int, *$set:list = clip($list)"),
        ("stmt", 1, "*$set:list, $set:int = clip($list)"),
        ("stmt", 1, "$set:int, *$set:list, $set:int = clip($list)"),
        ("stmt", 1, "[$set:int, ($set:any, $set:any)] = $int, ($any, $any)"),
        ("stmt", 1, "($set:int, *_), $set:any = $list, $any"),
        ("stmt", 1, "$set:any, $set:any, *_ = $iter"),
        ("stmt", 1, "$set:int, $set:int = $list"),
        ("stmt", 1, "$set:int = $set:any = $int"),
        ("stmt", 1, "$var:list[$index], $set:int = $int, $int"),
        ("stmt", 1, "for $new:int, *$new:list in [[1], [2, 3], $list]:\n    $loop"),
        ("stmt", 1, "for $new:any, ($new:any, $new:any) in [(1, (2, 3)), ($any, $tuple)]:\n    $loop"),
        ("list", 1, "[*$iter, *$list[:2], $int]"),
        ("stmt", 1, "$var:list[$index], $var:list[$index] = $var:list[$index], $var:list[$index]"),
        ("stmt", 1, "$var:list[0:2], $set:int = $list[:3], $int"),
        ("stmt", 1, "$set:int, $set:str = {$int: 1, $str: 2}"),
        ("stmt", 1, "(*$set:list,) = $iter"),
    ],
};

pub(in crate::random) const DELETION: Topic = Topic {
    name: "deletion",
    rules: &[
        ("stmt", 1, "$new:int = $int\ndel $1\ntry:\n    show($1)\nexcept NameError as e:\n    show(sort(e))"),
        (
            "stmt",
            1,
            "$new:int = $int\nif $truth:\n    del $1\ntry:\n    show($1 + 1)\nexcept NameError as e:\n    show(sort(e))",
        ),
        ("stmt", 1, "del $var:list[$index], $var:dict[$key]"),
        ("stmt", 1, "$new:int = 1\ntry:\n    del $1, $1\nexcept NameError as e:\n    show(sort(e))"),
        ("funcstmt", 1, "del $set:any\nshow($var:any)"),
        ("funcstmt", 1, "if $truth:\n    $new:int = $int\nshow($1)"),
    ],
};
