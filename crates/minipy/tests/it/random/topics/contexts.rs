//! Context managers.

use crate::random::grammar::Topic;

pub(in crate::random) const WITH: Topic = Topic {
    name: "with",
    rules: &[
        ("manager", 2, "Manager($str)"),
        ("manager", 2, "Manager($small, $exc)"),
        ("stmt", 3, "with $manager as $new:any:\n    $block"),
        ("stmt", 2, "with $manager:\n    $block"),
        ("stmt", 1, "with $manager as $new:any, $manager:\n    $block"),
        ("stmt", 1, "with $manager:\n    with $manager as $new:any:\n        $block"),
        ("stmt", 1, "for $new:int in $list[:3]:\n    with $manager:\n        $loop"),
        (
            "top",
            2,
            "class $def:ecls(Base):\n    def __enter__($self):\n        show('in', self.v)\n        return $>any\n    def __exit__(self, kind, value, trace):\n        show('out', kind and sort(value))\n        return $[True False None 0 1]\n    $members",
        ),
        ("stmt", 2, "with $ecls($int) as $new:any:\n    $block"),
        ("stmt", 1, "with $manager:\n    raise $exc($int)"),
        ("funcstmt", 1, "with $manager:\n    return $int"),
        ("loopstmt", 1, "with $manager:\n    $[break continue]"),
    ],
};
