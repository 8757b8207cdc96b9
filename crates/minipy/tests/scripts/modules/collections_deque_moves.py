# deque as queue, stack and window: iteration order, bound, copies by list, equality of content, long runs.
from collections import deque
d = deque([1, 2, 3], 5)
d.append(4)
d.appendleft(0)
print(list(d), len(d), d[0], d[2], d[-1])
d.append(5)
d.appendleft(9)
print(list(d))
def bfs(graph, start):
    seen, q, order = {start}, deque([start], 100), []
    while q:
        v = q.popleft()
        order.append(v)
        for w in graph.get(v, ()):
            if w not in seen:
                seen.add(w)
                q.append(w)
    return order
print(bfs({1: [2, 3], 2: [4], 3: [4, 5], 5: [1]}, 1))
def josephus(n, k):
    q, out = deque(range(1, n + 1), n), []
    while q:
        for _ in range(k - 1):
            q.append(q.popleft())
        out.append(q.popleft())
    return out
print(josephus(7, 3), josephus(1, 5))
q = deque((), 4)
seen = []
for i in range(1000):
    q.append(i)
    if i % 3 == 0:
        seen.append(q.popleft())
print(len(seen), seen[:3], seen[-1], list(q))
def moving_max(xs, n):
    q, out = deque((), n), []
    for i, x in enumerate(xs):
        while q and xs[q[-1]] <= x:
            q.pop()
        q.append(i)
        if q[0] <= i - n:
            q.popleft()
        if i >= n - 1:
            out.append(xs[q[0]])
    return out
print(moving_max([1, 3, -1, -3, 5, 3, 6, 7], 3), moving_max([2, 1], 2))
def balanced(text):
    stack = deque((), len(text) + 1)
    for c in text:
        if c in "([{":
            stack.append(c)
        elif c in ")]}":
            if not stack or stack.pop() + c not in ("()", "[]", "{}"):
                return False
    return not stack
print([balanced(t) for t in ("([]{})", "(]", "((", "", "]")])
a, b = deque([1, 2], 3), deque([2, 1], 3)
print(list(a) == list(reversed(list(b))), sorted(deque([3, 1, 2], 3)), max(deque([1, 9, 2], 3)), 9 in deque([9], 1), [x for x in a], sum(a), tuple(b))
e = deque((), 2)
for op in (e.pop, e.popleft):
    try:
        op()
    except IndexError:
        print("IndexError", len(e), bool(e))
e.extend("abc")
print(list(e))
e[0], e[1] = e[1], e[0]
print(list(e))
for bad in (lambda: e[2], lambda: e[-3], lambda: e.__setitem__(5, 1) if hasattr(e, "__setitem__") else e[5], lambda: deque(5, 3)):
    try:
        bad()
        print("no error")
    except (IndexError, TypeError) as x:
        print(type(x).__name__)
