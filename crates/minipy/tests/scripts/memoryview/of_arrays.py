from array import array

a = array("i", [1, -2, 3, 4])
m = memoryview(a)
print(len(m), m.itemsize, m.format, m.nbytes, list(m), m[1])
m[1] = 70000
print(a, list(m[1:3]))
m[1:3] = array("i", [8, 9])
print(a)
for wrong in (b"12345678", array("h", [1, 2]), array("i", [1])):
    try:
        m[1:3] = wrong
    except ValueError:
        print("ValueError")
try:
    m[0] = 1 << 40
except ValueError:
    print("ValueError")
try:
    m[0] = 1.5
except TypeError:
    print("TypeError")
print(bytes(memoryview(array("H", [258, 3]))), bytes(array("h", [-1])))
print(memoryview(array("b", [1, 2])) == array("b", [1, 2]), memoryview(array("i", [1, 2])) == memoryview(array("h", [1, 2])))
print(memoryview(array("f", [1.5]))[0], memoryview(array("d", [0.1]))[0], list(memoryview(array("q", [-(2**62)]))))
print(memoryview(bytearray(b"ab")) == memoryview(array("B", [97, 98])))
