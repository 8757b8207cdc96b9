# Three hundred thousand calls of a method that reads and writes attributes.
class Counter:
    def __init__(self):
        self.n = 0
        self.step = 1

    def bump(self, by):
        self.n += self.step + by
        return self.n


def main():
    c = Counter()
    for i in range(300000):
        c.bump(i & 3)
    print(c.n)


main()
