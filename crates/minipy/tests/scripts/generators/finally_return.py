def g():
    try:
        yield 1
        return "r"
    finally:
        print("cleanup")
for x in g():
    print(x)
def loop():
    for i in range(3):
        try:
            if i == 1:
                continue
            yield i
        finally:
            print("f", i)
print(list(loop()))
def brk():
    while True:
        try:
            yield "x"
            break
        finally:
            yield "in finally"
print(list(brk()))
