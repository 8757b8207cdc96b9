# Lists as stacks, queues, rings and gaps; what each leaves behind.
stack = []
for token in "3 4 + 2 * 7 / 1 -".split():
    if token.isdigit():
        stack.append(int(token))
    else:
        b, a = stack.pop(), stack.pop()
        stack.append({"+": a + b, "-": a - b, "*": a * b, "/": a // b}[token])
print(stack)
def balanced(s):
    open_, pairs = [], {")": "(", "]": "[", "}": "{"}
    for c in s:
        if c in "([{":
            open_.append(c)
        elif c in pairs and (not open_ or open_.pop() != pairs[c]):
            return False
    return not open_
print([balanced(s) for s in ("", "()", "([{}])", "(]", "((", "))", "a(b)c[d]", "([)]")])
queue, order = [1], []
while queue:
    n = queue.pop(0)
    order.append(n)
    queue += [m for m in (2 * n, 2 * n + 1) if m < 12]
print(order)
ring = list("abcde")
for k in (1, -2, 7, 0):
    k %= len(ring)
    ring = ring[k:] + ring[:k]
    print("".join(ring), end=" ")
print()
def josephus(n, k):
    people, out, i = list(range(1, n + 1)), [], 0
    while people:
        i = (i + k - 1) % len(people)
        out.append(people.pop(i))
    return out
print(josephus(7, 3), josephus(1, 5), josephus(0, 2))
undo, redo, text = [], [], ""
for act in ("a", "b", "U", "c", "U", "U", "R", "d", "R"):
    if act == "U":
        if undo:
            redo.append(text)
            text = undo.pop()
    elif act == "R":
        if redo:
            undo.append(text)
            text = redo.pop()
    else:
        undo.append(text)
        redo.clear()
        text += act
print(text, undo, redo)
window, sums = [], []
for x in [4, 8, 15, 16, 23, 42]:
    window.append(x)
    if len(window) > 3:
        del window[0]
    sums.append(sum(window))
print(sums, window)
q = []
for n, p in enumerate([5, 1, 3, 1, 4]):
    i = 0
    while i < len(q) and q[i][0] <= p:
        i += 1
    q.insert(i, (p, n))
print(q, [q.pop(0)[1] for _ in range(len(q))], q)
