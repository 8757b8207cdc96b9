//! `async def`, driven by hand.
//!
//! A coroutine is a generator by type: no program calls `next` with one, or uses one again that has ended.

use crate::random::grammar::Topic;

pub(in crate::random) const COROUTINES: Topic = Topic {
    name: "coroutines",
    rules: &[
        (
            "top",
            3,
            "@keep\nasync def $def:afn($param:int, *rest):\n    tick()\n    $locals\n    $async\n    return $>any",
        ),
        (
            "top",
            1,
            "@keep\nasync def $def:afn($param:int, *rest):\n    try:\n        $async\n        await $>coro\n    finally:\n        $async\n    return $>int",
        ),
        ("coro", 3, "$afn($int)"),
        ("coro", 2, "Pause($any)"),
        ("asyncstmt", 3, "await $coro"),
        ("asyncstmt", 3, "$set:any = await $coro"),
        ("asyncstmt", 1, "$set:int = num(await $coro) + num(await $coro)"),
        ("asyncstmt", 1, "show(await $coro)"),
        ("asyncstmt", 1, "for $new:int in $list[:3]:\n    await $coro\n    $loop"),
        ("asyncstmt", 1, "try:\n    await $coro\n    $block\nfinally:\n    $block"),
        ("asyncstmt", 1, "try:\n    await $coro\n    $block\nexcept $excs as e:\n    show(sort(e))"),
        ("asyncstmt", 2, "async for $new:int in Ticks($small):\n    show($1)\n    $loop"),
        ("asyncstmt", 2, "async with Room($any) as $new:any:\n    $block"),
        ("stmt", 4, "steps($var:afn($int), $list)"),
        ("stmt", 2, "throw($var:afn($int), $small, $exc)"),
        (
            "top",
            3,
            "class Ticks:\n    def __init__(self, n):\n        self.n = n\n    def __aiter__(self):\n        return self\n    async def __anext__(self):\n        self.n -= 1\n        if self.n < 0:\n            raise StopAsyncIteration\n        await Pause(self.n)\n        return self.n",
        ),
        (
            "top",
            3,
            "class Room:\n    def __init__(self, v):\n        self.v = v\n    async def __aenter__(self):\n        await Pause('in')\n        return self.v\n    async def __aexit__(self, kind, value, trace):\n        await Pause('out')\n        show(kind and sort(value))\n        return $[True False None]",
        ),
    ],
};
