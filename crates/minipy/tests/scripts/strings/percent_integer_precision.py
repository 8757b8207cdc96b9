# The precision of % of an integer is its fewest digits.
for value in (0, 7, -7, 12345, 2**70):
    for code in 'dixXo':
        print('%.4{0}|%8.4{0}|%-8.3{0}|%+.3{0}|%.0{0}|%#.6{0}'.format(code) % ((value,) * 6))
print('%.*d|%*.*d' % (5, 42, 8, 3, 7))
print('%08.3d|%06d' % (7, 7))
print('%.3d' % 2.9)
