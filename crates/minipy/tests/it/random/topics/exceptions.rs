//! Exceptions: raised, caught, and passed through `finally`.
//!
//! As in MicroPython, an OSError of one argument has it as `errno`: here they have two.

use crate::random::grammar::Topic;

pub(in crate::random) const TRY: Topic = Topic {
    name: "try",
    rules: &[
        ("stmt", 3, "try:\n    $block\nexcept $excs as e:\n    show(sort(e))\n    $block"),
        ("stmt", 2, "try:\n    $block\nexcept $excs:\n    $block\nexcept $excs:\n    $block"),
        ("stmt", 2, "try:\n    $block\nexcept $excs as e:\n    show(sort(e))\nelse:\n    $block"),
        ("stmt", 1, "try:\n    $block\nexcept Exception:\n    $block"),
        ("stmt", 1, "try:\n    $block\nexcept $exc as e:\n    show(isinstance(e, $excs))\n    $block"),
        ("excs", 1, "LookupError"),
        ("excs", 1, "ZeroDivisionError"),
        ("excs", 1, "($exc, $exc)"),
        ("stmt", 1, "show($int // 0)"),
        ("stmt", 1, "try:\n    raise $exc($small)\nexcept $excs as e:\n    show(e.args)\n    $block"),
        (
            "stmt",
            1,
            "try:\n    try:\n        $block\n    except $excs as e:\n        show(sort(e))\n        raise\nexcept Exception as e:\n    show(sort(e))",
        ),
        (
            "stmt",
            1,
            "try:\n    $block\nexcept Exception as e:\n    pass\ntry:\n    show(sort(e))\nexcept NameError:\n    show('gone')",
        ),
    ],
};

pub(in crate::random) const FINALLY: Topic = Topic {
    name: "finally",
    rules: &[
        ("stmt", 3, "try:\n    $block\nfinally:\n    $block"),
        (
            "stmt",
            2,
            "try:\n    $block\nexcept $excs as e:\n    show(sort(e))\n    $block\nfinally:\n    $block",
        ),
        ("stmt", 1, "try:\n    $block\nexcept $excs:\n    $block\nelse:\n    $block\nfinally:\n    $block"),
        ("stmt", 1, "try:\n    try:\n        $block\n    finally:\n        $block\nfinally:\n    $block"),
        ("stmt", 1, "for $new:int in $list[:4]:\n    try:\n        $loop\n    finally:\n        $loop"),
        ("loopstmt", 2, "try:\n    $block\n    $[break continue]\nfinally:\n    $block"),
        ("loopstmt", 1, "try:\n    $block\nfinally:\n    $[break continue]"),
        ("funcstmt", 2, "try:\n    return $int\nfinally:\n    $block"),
        ("funcstmt", 1, "try:\n    $block\nfinally:\n    return $int"),
        (
            "funcstmt",
            1,
            "try:\n    $block\n    return $int\nexcept $excs:\n    return $int\nfinally:\n    show($int)",
        ),
    ],
};

pub(in crate::random) const RAISE: Topic = Topic {
    name: "raise",
    rules: &[
        ("top", 2, "class $def:exc($exc):\n    pass"),
        (
            "top",
            1,
            "class $def:exc($exc):\n    def __init__(self, *a):\n        super().__init__(*a)\n        self.v = len(a)\n    def __str__(self):\n        return 'v%d' % self.v",
        ),
        ("stmt", 2, "raise $exc"),
        ("stmt", 2, "raise $exc($any)"),
        ("stmt", 1, "if $truth: raise $exc($int)"),
        ("stmt", 1, "assert $truth, $any"),
        ("stmt", 1, "raise $any"),
        ("exc", 1, "IndexError"),
        ("exc", 1, "ZeroDivisionError"),
        ("exc", 1, "RuntimeError"),
        ("exc", 1, "OSError"),
        ("exc", 1, "AttributeError"),
        ("exc", 1, "NotImplementedError"),
        (
            "stmt",
            1,
            "try:\n    raise $exc($small) from $exc($small)\nexcept Exception as e:\n    show(e.args, e.__cause__)",
        ),
        ("stmt", 1, "try:\n    $block\nexcept Exception as e:\n    raise $exc from e"),
        ("stmt", 1, "try:\n    raise $exc($~letter)\nexcept Exception as e:\n    show(str(e), e)"),
        (
            "stmt",
            1,
            "try:\n    raise $exc($small, $~letter)\nexcept Exception as e:\n    show(e.args[0], len(e.args))",
        ),
        ("any", 1, "$exc($any).args"),
        ("any", 1, "StopIteration($any).value"),
        ("any", 1, "OSError($small, $str).errno"),
        ("any", 1, "OSError($small, $str).args"),
        (
            "stmt",
            1,
            "try:\n    raise StopIteration($small)\nexcept StopIteration as e:\n    show(e.value, e.args)",
        ),
        (
            "stmt",
            1,
            "try:\n    raise SystemExit($small)\nexcept BaseException as e:\n    show(sort(e), e.args)",
        ),
        (
            "stmt",
            1,
            "try:\n    raise KeyboardInterrupt\nexcept Exception:\n    show('no')\nexcept BaseException as e:\n    show(sort(e))",
        ),
        ("any", 1, "issubclass($exc, $exc)"),
    ],
};
