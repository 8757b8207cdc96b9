# A hundred thousand strings made and joined.
def main():
    parts = []
    for i in range(100000):
        parts.append(str(i) + ',')
    print(len(''.join(parts)))


main()
