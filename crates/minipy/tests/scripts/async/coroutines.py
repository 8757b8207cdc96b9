class Await:
    def __init__(self, v):
        self.v = v
    def __await__(self):
        r = yield self.v
        return r
async def a(x):
    return x * 2
async def b():
    x = await a(5)
    y = await Await("ask")
    return x, y
c = b()
print(c.send(None))
try:
    c.send("answer")
except StopIteration as e:
    print(e.value)
class CM:
    async def __aenter__(self):
        print("aenter")
        return "cm"
    async def __aexit__(self, *a):
        print("aexit", a[0] is None)
        return True
class It:
    def __init__(self, n):
        self.n = n
    def __aiter__(self):
        return self
    async def __anext__(self):
        self.n -= 1
        if self.n < 0:
            raise StopAsyncIteration
        return self.n
async def main():
    async with CM() as x:
        print(x)
    async with CM():
        raise ValueError
    async for i in It(3):
        if i == 1:
            continue
        print("item", i)
    else:
        print("else")
    async for i in It(3):
        break
    print([i async for i in It(4) if i % 2])
    return "main done"
def run(c):
    try:
        while True:
            c.send(None)
    except StopIteration as e:
        return e.value
print(run(main()))
async def fails():
    await a(1)
    raise KeyError("k")
async def catches():
    try:
        await fails()
    except KeyError as e:
        return "caught", e.args
    finally:
        print("fin")
print(run(catches()))
