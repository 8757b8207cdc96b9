for args in ((2**63,), (0, 2**64), (-2**63 - 1, 0), (0, 10, 2**63)):
    try:
        print(list(range(*args))[:3])
    except OverflowError:
        print('OverflowError')
print(list(range(2**63 - 3, 2**63 - 1)), list(range(-2**63, -2**63 + 2)))
