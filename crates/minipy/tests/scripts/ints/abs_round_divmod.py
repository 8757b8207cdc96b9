print(abs(-5), abs(5), abs(-2**31), abs(-2**63), abs(-10**20), abs(-1.5), abs(True))
print(round(5), round(-5), round(2.5), round(3.5), round(-2.5), round(2.567, 2), round(0.5), round(1.5), round(1234.5, 0))
print(round(2.675, 2), round(1e16), round(-0.4))
print(divmod(7, 3), divmod(-7, 3), divmod(7.5, 2), divmod(-7.5, 2))
