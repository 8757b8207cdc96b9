# A string that grows by appending, twenty thousand times; ten such strings.
def grow():
    s = ''
    for _ in range(20000):
        s = s + 'ab'
    return len(s)


def main():
    total = 0
    for _ in range(10):
        total += grow()
    print(total)


main()
