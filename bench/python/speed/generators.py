# Three hundred thousand values through a generator, and half as many through a generator expression.
def count(n):
    i = 0
    while i < n:
        yield i
        i += 1


def main():
    total = 0
    for x in count(300000):
        total += x & 7
    total += sum(x & 7 for x in range(150000))
    print(total)


main()
