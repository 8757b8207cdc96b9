# A hundred and fifty thousand exceptions raised and caught, half of them one call further down.
def fail(i):
    raise ValueError(i)


def main():
    caught = 0
    for i in range(75000):
        try:
            raise KeyError(i)
        except KeyError:
            caught += 1
        try:
            fail(i)
        except ValueError as e:
            caught += e.args[0] & 1
    print(caught)


main()
