# An integer that no character has is an OverflowError, however large it is.
for value in (0x10ffff, 0x110000, True, -1, 2**31, 2**64, 10**20, -10**20):
    for make in (lambda v: '{:c}'.format(v), lambda v: f'{v:c}', lambda v: '%c' % v, lambda v: format(v, 'c')):
        try:
            print(value, len(make(value)))
        except OverflowError:
            print(value, 'OverflowError')
