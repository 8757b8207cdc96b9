# A hundred thousand insertions into a dict, and as many look-ups.
def main():
    d = {}
    for i in range(100000):
        d[i * 7] = i
    total = 0
    for i in range(100000):
        total += d[i * 7] & 15
    print(total, len(d))


main()
