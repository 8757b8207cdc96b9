# A count that no memory could hold is an OverflowError, also a negative one.
def error(f):
    try:
        return f()
    except (OverflowError, MemoryError, TypeError) as e:
        return type(e).__name__


for big in (2**63, 2**96, -2**63 - 1, -2**96):
    for one in ('a', b'a', [1], (1,), bytearray(b'a')):
        print(type(one).__name__, error(lambda: one * big), error(lambda: big * one))
    print(error(lambda: bytes(big)), error(lambda: bytearray(big)))
    print(error(lambda: {} * big), error(lambda: None * big))
l = [1, 2]
try:
    l *= 2**70
except OverflowError:
    print(l)
print('a' * -2**63, [1] * -2**63)
