# An interpreter with dicts for its code, labels, environment and closures.
def assemble(text):
    code, labels = [], {}
    for line in text.split(";"):
        words = line.split()
        if words and words[0].endswith(":"):
            labels[words.pop(0)[:-1]] = len(code)
        if words:
            code.append(tuple(words))
    return code, labels
def run(text, limit=2000, **env):
    code, labels = assemble(text)
    stack, calls, out, pc = [], [], [], 0
    binary = {"add": lambda a, b: a + b, "sub": lambda a, b: a - b, "mul": lambda a, b: a * b, "div": lambda a, b: a // b, "mod": lambda a, b: a % b, "lt": lambda a, b: int(a < b), "eq": lambda a, b: int(a == b)}
    while pc < len(code):
        limit -= 1
        if not limit:
            raise RuntimeError("too long")
        op, *args = code[pc]
        pc += 1
        if op == "push":
            stack.append(int(args[0]))
        elif op == "load":
            stack.append(env[args[0]])
        elif op == "store":
            env[args[0]] = stack.pop()
        elif op == "dup":
            stack.append(stack[-1])
        elif op in binary:
            b, a = stack.pop(), stack.pop()
            stack.append(binary[op](a, b))
        elif op == "jump" or op == "jz" and not stack.pop():
            pc = labels[args[0]]
        elif op == "call":
            calls.append(pc)
            pc = labels[args[0]]
        elif op == "ret":
            if not calls:
                break
            pc = calls.pop()
        elif op == "print":
            out.append(stack.pop())
        elif op != "jz":
            raise KeyError(op)
    return out, stack, env
print(run("push 2; push 3; add; dup; print; push 4; mul; print"))
print(run("loop: load n; jz end; load r; load n; mul; store r; load n; push 1; sub; store n; jump loop; end: load r; print", n=20, r=1))
print(run("start: load a; load b; jz2: dup; jz done; store t; load t; mod; load t; store a; store b; jump start; done: load a; print", a=48, b=18)[0])
print(run("push 5; call square; print; push 7; call square; print; jump end; square: dup; mul; ret; end: push 0")[:2])
for bad in ("add", "push x", "load q", "jump nowhere", "boom", "l: jump l", "push 1; push 0; div"):
    try:
        print(run(bad))
    except Exception as e:
        print(bad, type(e).__name__)
env = {}
def ev(x, env):
    if isinstance(x, str):
        while x not in env:
            env = env[None]
        return env[x]
    if not isinstance(x, (list, tuple)):
        return x
    op, *args = x
    if op == "let":
        env[args[0]] = ev(args[1], env)
        return env[args[0]]
    if op == "if":
        return ev(args[1] if ev(args[0], env) else args[2], env)
    if op == "fn":
        return lambda *a: ev(args[1], {**dict(zip(args[0], a)), None: env})
    if op == "do":
        return [ev(a, env) for a in args][-1]
    return ev(op, env)(*[ev(a, env) for a in args])
top = {"+": lambda *a: sum(a), "*": lambda a, b: a * b, "-": lambda a, b: a - b, "<": lambda a, b: a < b, "list": lambda *a: list(a), "map": lambda f, l: [f(x) for x in l]}
print(ev(["+", 1, ["*", 2, 3], 4], top), ev(["do", ["let", "sq", ["fn", ["x"], ["*", "x", "x"]]], ["map", "sq", ["list", 1, 2, 3]]], top))
print(ev(["do", ["let", "fact", ["fn", ["n"], ["if", ["<", "n", 2], 1, ["*", "n", ["fact", ["-", "n", 1]]]]]], ["fact", 20]], top))
print(ev(["do", ["let", "adder", ["fn", ["a"], ["fn", ["b"], ["+", "a", "b"]]]], ["let", "add5", ["adder", 5]], ["list", ["add5", 1], [["adder", 10], 2]]], top), sorted(k for k in top if k.isalpha()))
try:
    ev(["nope", 1], top)
except KeyError as e:
    print("KeyError", e)
