# A hundred thousand integers in a scrambled order, sorted.
def main():
    x = 12345
    numbers = []
    for _ in range(100000):
        x = (x * 1021 + 7) % 999983
        numbers.append(x)
    numbers.sort()
    print(numbers[0], numbers[50000], numbers[-1])


main()
