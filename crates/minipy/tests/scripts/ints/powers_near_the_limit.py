# Powers as large as integers get: the size of the base alone does not tell the size of the power.
print(len(bin(2**200000)) - 2, len(bin(3**150000)) - 2)
print((-2) ** 100001 < 0, (2**200000 >> 199990), 4**100000 == 2**200000)
print(2**262000 > 2**261999, 1 ** 10**30, (-1) ** (10**30 + 1), 0 ** 10**30)
