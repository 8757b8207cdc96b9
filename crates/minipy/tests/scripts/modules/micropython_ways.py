# What MicroPython's modules take or give and CPython's do not.
import io
import json
import re
import struct
from collections import deque

# A stream of bytes takes JSON; a str packs as its bytes; long has 4 bytes.
stream = io.BytesIO()
json.dump({"a": "é"}, stream)
print(stream.getvalue())
print(struct.pack("6s", "né"), struct.calcsize("l"), struct.calcsize("P"), struct.unpack("<h", "ab"))
# A size in bytes begins an empty stream.
print(repr(io.StringIO(100).getvalue()), io.BytesIO(100).getvalue())
# No limit on splits, by -1 as by nothing; group 0 in a replacement; what is no escape stays.
print(re.compile(" ").split("a b c", -1), re.sub("(b)", r"<\0>", "abc"), re.sub("b", r"\q", "abc"))
# A deque that checks for overflow.
q = deque((), 2, 1)
q.append(1)
q.appendleft(2)
for attempt in (lambda: q.append(3), lambda: q.appendleft(3), lambda: q.extend([3]), lambda: deque([1, 2, 3], 2, 1)):
    try:
        attempt()
    except IndexError as e:
        print("IndexError", e)
print(list(q))
# Text into a buffer of bytes, as many characters as fit.
target = bytearray(4)
stream = io.StringIO("aé€b")
print(stream.readinto(target), bytes(target), stream.readinto(target), bytes(target), stream.readinto(target))
