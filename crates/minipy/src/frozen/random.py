from _minipy import random_bits as _bits, random_seed as seed


def getrandbits(n):
    if n < 0 or n > 1024:
        raise ValueError("bits")
    value = 0
    while n > 0:
        take = min(n, 30)
        value = value << take | _bits(take)
        n -= take
    return value


def randrange(start, stop=None, step=1):
    if stop is None:
        start, stop = 0, start
    # Integers only.
    start, stop, step = start | 0, stop | 0, step | 0
    if step == 0:
        raise ValueError("step cannot be zero")
    count = (stop - start + (step - 1 if step > 0 else step + 1)) // step
    if count <= 0:
        raise ValueError("empty range")
    return start + step * _below(count)


def _below(n):
    bits = 0
    while 1 << bits < n:
        bits += 1
    while True:
        value = getrandbits(bits) if bits else 0
        if value < n:
            return value


def randint(a, b):
    return randrange(a, (b | 0) + 1)


def choice(sequence):
    if not sequence:
        raise IndexError("empty sequence")
    return sequence[_below(len(sequence))]


def random():
    return (_bits(27) * 67108864 + _bits(26)) / 9007199254740992.0


def uniform(a, b):
    return a + (b - a) * random()


def shuffle(items):
    for i in range(len(items) - 1, 0, -1):
        j = _below(i + 1)
        items[i], items[j] = items[j], items[i]
