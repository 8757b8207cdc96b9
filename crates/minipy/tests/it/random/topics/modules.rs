//! The modules that are part of every program's day.
//!
//! A value that a format of struct has no room for is an OverflowError here, and struct.error in CPython, a float beyond
//! 32 bits an infinity: none is packed.

use crate::random::grammar::Topic;

pub(in crate::random) const STRUCT: Topic = Topic {
    name: "struct",
    rules: &[
        ("bytes", 2, "struct.pack('$[< > !]$[i I h q Q]', $int & 0x7fff)"),
        ("bytes", 1, "struct.pack('<$[b B h H]', $small)"),
        ("bytes", 1, "struct.pack('>$[Bh 2h iq Hi BB]', $small, abs($index))"),
        ("bytes", 1, "struct.pack('<d', $float)"),
        ("bytes", 1, "struct.pack('<f', $small / 4)"),
        ("bytes", 1, "struct.pack('<3s2sB', $bytes, b'ab', $small)"),
        ("any", 2, "struct.unpack('<$[i I f hh bBh]', ($bytes + b'qrst')[:4])"),
        ("any", 2, "struct.unpack('<q', struct.pack('<q', ($int) % 2**63))"),
        ("any", 1, "struct.unpack('>d', struct.pack('>d', $float))"),
        ("any", 1, "struct.unpack_from('<H', $bytes + bytes(7), $small)"),
        ("any", 1, "struct.calcsize('<$[ihb q3sB 2h4x dB]')"),
        (
            "stmt",
            1,
            "$new:array = bytearray(12)\nstruct.pack_into('<hh', $1, $small, $index, $small)\nshow($1)",
        ),
    ],
};

pub(in crate::random) const JSON: Topic = Topic {
    name: "json",
    rules: &[
        ("str", 2, "json.dumps($plain)"),
        ("any", 3, "json.loads(json.dumps($plain))"),
        ("any", 1, "json.loads($str)"),
        ("any", 1, "json.loads('{\"a\": [1, 2.5, null, true], \"b\": {\"c\": \"\\\\u00e9\\\\n\"}}')"),
        ("any", 1, "json.loads(' [$[1 -0 1e5 1.50 tru \"x]')"),
        ("truth", 1, "(json.loads(json.dumps($plain)) == $plain)"),
        ("plain", 2, "None"),
        ("plain", 2, "$int"),
        ("plain", 1, "$truth"),
        ("plain", 2, "$ascii"),
        ("plain", 2, "[$plain, $plain]"),
        ("plain", 1, "($plain, $int)"),
        ("plain", 2, "{$ascii: $plain, $ascii: $plain}"),
        ("plain", 1, "$list"),
        ("ascii", 1, "''"),
        ("ascii", 1, "'q\"u\\\\n\\n'"),
        ("ascii", 1, "'x/y'"),
    ],
};

pub(in crate::random) const COLLECTIONS: Topic = Topic {
    name: "collections",
    rules: &[
        ("any", 1, "Point($any, $any)[:]"),
        ("any", 1, "Point(y=$any, x=$any).x"),
        ("any", 1, "Point($any)"),
        ("truth", 1, "(Point($int, $int) == ($int, $int))"),
        ("stmt", 2, "print(Point($int, $str))"),
        ("stmt", 1, "$set:int, $set:any = Point($int, $any)"),
        ("queue", 3, "deque($iter, $small)"),
        ("queue", 1, "deque((), 3)"),
        ("any", 1, "list($queue)"),
        ("any", 1, "len($queue)"),
        ("any", 1, "$queue.$[pop popleft]()"),
        ("any", 1, "$queue[$index]"),
        (
            "stmt",
            3,
            "$new:queue = $queue\nfor $new:any in $iter:\n    $1.$[append appendleft]($2)\n$1.extend($list)\nshow(list($1), len($1))",
        ),
        ("any", 1, "list(OrderedDict([($key, $any), ($key, $any)]).items())"),
        ("truth", 1, "(OrderedDict([(1, $any), (2, $any)]) == {1: $any, 2: $any})"),
        (
            "stmt",
            1,
            "$new:dict = OrderedDict()\n$1[$key] = $any\n$1[$key] = $any\nshow(list($1.items()), $1.popitem(), len($1))",
        ),
    ],
};

pub(in crate::random) const MATHS: Topic = Topic {
    name: "mathematics",
    rules: &[
        ("int", 2, "math.$[floor ceil trunc]($float)"),
        ("int", 1, "math.gcd($int, $int)"),
        ("int", 1, "math.isqrt(abs($int))"),
        ("int", 1, "math.factorial($small)"),
        ("float", 2, "math.$[sqrt fabs]($num)"),
        ("float", 1, "math.copysign($float, $num)"),
        ("float", 1, "math.fmod($float, $num)"),
        ("float", 1, "math.ldexp($float, $small)"),
        ("any", 1, "math.frexp($float)"),
        ("any", 1, "math.modf($float)"),
        ("truth", 1, "math.$[isnan isinf isfinite]($num)"),
    ],
};
