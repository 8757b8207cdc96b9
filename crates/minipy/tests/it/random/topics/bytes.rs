//! Bytes that stay, bytes that change, and views of them.
//!
//! As in MicroPython, a view has no step, `bytes` has no `%`, and a str serves where a buffer is read: no program asks.
//! An index is looked at before the value that is stored there, where CPython does it the other way round.
//! The repr of a bytearray quotes as that of bytes does, where CPython has a way of its own: none is shown.

use crate::random::grammar::Topic;

pub(in crate::random) const BYTES: Topic = Topic {
    name: "bytes",
    rules: &[
        ("bytes", 2, "($bytes + $bytes)"),
        ("bytes", 1, "($bytes * $small)"),
        ("bytes", 2, "$bytes[$bound:$bound]"),
        ("bytes", 1, "bytes($small)"),
        ("bytes", 1, "bytes([$small, $int & 255])"),
        ("bytes", 1, "bytes($list)"),
        ("bytes", 1, "bytes($array)"),
        ("bytes", 1, "$bytes.replace(b'a', $bytes)"),
        ("bytes", 1, "$bytes.$[upper lower strip lstrip rstrip]()"),
        ("bytes", 1, "b'-'.join([$bytes, $bytes])"),
        ("bytes", 1, "bytes.fromhex('00ff$[10 7f ab]')"),
        ("int", 2, "$bytes[$index]"),
        ("int", 1, "len($bytes)"),
        ("int", 1, "sum($bytes)"),
        ("list", 1, "list($bytes)"),
        ("str", 1, "repr($bytes)"),
        ("str", 1, "$bytes.hex()"),
        ("truth", 1, "($bytes $[< == != >=] $bytes)"),
        ("truth", 1, "(($int & 255) in $bytes)"),
        ("truth", 1, "($bytes in $bytes)"),
        ("any", 2, "$bytes"),
        ("any", 1, "$bytes.split(b'a')"),
        ("any", 1, "$bytes.partition(b'b')"),
        ("stmt", 2, "print($bytes, $bytes)"),
        ("stmt", 1, "$set:bytes = clip($bytes)"),
        ("stmt", 1, "for $new:int in $bytes[:4]:\n    $loop"),
    ],
};

pub(in crate::random) const ARRAYS: Topic = Topic {
    name: "bytearrays",
    rules: &[
        ("array", 2, "bytearray($bytes)"),
        ("array", 1, "bytearray($small)"),
        ("array", 1, "bytearray($list)"),
        ("array", 1, "($array + $bytes)"),
        ("array", 1, "$array[$bound:$bound]"),
        ("array", 1, "($array * $small)"),
        ("int", 1, "$array[$index]"),
        ("int", 1, "len($array)"),
        ("truth", 1, "($array $[== !=] $bytes)"),
        ("truth", 1, "(($int & 255) in $array)"),
        ("any", 2, "bytes($array)"),
        ("bytes", 1, "bytes($array)"),
        ("stmt", 1, "$set:array = clip($array)"),
        ("stmt", 2, "$var:array.append($int & 255)"),
        ("stmt", 1, "$var:array.append($int)"),
        ("stmt", 1, "$var:array.extend($bytes)"),
        ("stmt", 2, "$var:array[$index] = $int & 255"),
        ("stmt", 1, "$new:array = bytearray(2)\n$1[0] = $int\nshow($1)"),
        ("stmt", 2, "$var:array[$bound:$bound] = $bytes"),
        ("stmt", 1, "$set:array += $bytes\n$set:array = clip($var:array)"),
        ("stmt", 1, "show($array, $array)"),
    ],
};

pub(in crate::random) const VIEWS: Topic = Topic {
    name: "memory views",
    rules: &[
        ("view", 2, "memoryview($bytes)"),
        ("view", 2, "memoryview($array)"),
        ("view", 2, "$view[$bound:$bound]"),
        ("bytes", 1, "bytes($view)"),
        ("list", 1, "list($view)"),
        ("int", 2, "$view[$index]"),
        ("int", 1, "len($view)"),
        ("truth", 1, "($view == $bytes)"),
        (
            "stmt",
            1,
            "$new:view = memoryview(bytearray($bytes))\n$1[$index] = $int & 255\nshow(bytes($1), $int)",
        ),
        (
            "stmt",
            1,
            "$new:array = bytearray(b'abcdef')\n$new:view = memoryview($1)[$small:]\n$2[$index] = $int & 255\n$2[0:2] = b'xy'\nshow($1, bytes($2))",
        ),
    ],
};
