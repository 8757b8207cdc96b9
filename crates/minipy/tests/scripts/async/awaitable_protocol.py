# await by hand: __await__ generators, sends into coroutines, values out, errors through several levels, closing.
log = []
class Ask:
    def __init__(self, question):
        self.question = question
    def __await__(self):
        answer = yield self.question
        log.append((self.question, answer))
        return answer
async def one(q):
    return await Ask(q)
async def two():
    a = await one("first")
    b = await one("second")
    return a, b
async def main():
    try:
        pair = await two()
        third = await Ask("third")
        return pair + (third,)
    finally:
        log.append("main finally")
def drive(coro, answers):
    answers = iter(answers)
    asked = []
    try:
        q = coro.send(None)
        while True:
            asked.append(q)
            a = next(answers)
            q = coro.throw(a) if isinstance(a, Exception) else coro.send(a)
    except StopIteration as e:
        return asked, e.value
    except Exception as e:
        return asked, "raised %s %s" % (type(e).__name__, e)
print(drive(main(), [1, 2, 3]), log)
del log[:]
print(drive(main(), [1, ValueError("no answer")]), log)
del log[:]
c = main()
print(c.send(None))
c.close()
print(log)
async def handles():
    for i in range(3):
        try:
            return await Ask(i)
        except KeyError as e:
            log.append("handled %s" % e)
    return "gave up"
print(drive(handles(), [KeyError("a"), KeyError("b"), "finally"]))
print(drive(handles(), [KeyError("a"), KeyError("b"), KeyError("c")]))
class Gen:
    def __await__(self):
        x = yield from inner_gen()
        return x * 2
def inner_gen():
    a = yield "g1"
    b = yield "g2"
    return a + b
async def use_gen():
    return await Gen(), await Gen()
print(drive(use_gen(), [1, 2, 3, 4]))
async def nothing():
    return
async def loops():
    total = 0
    while (v := await Ask(total)) is not None:
        total += v
    return [await nothing(), total]
print(drive(loops(), [5, 10, None]))
async def bad(x):
    await x
for x in (5, "s", None, [1], lambda: 0, object()):
    try:
        bad(x).send(None)
        print("no error")
    except TypeError:
        print("TypeError")
fresh = nothing()
fresh.close()
try:
    fresh.send(None)
except (StopIteration, RuntimeError):
    print("closed")
print(await_name if False else "await" in "await", drive(one("q"), ["a"]))
