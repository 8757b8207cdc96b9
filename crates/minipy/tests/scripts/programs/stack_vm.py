# An assembler and a stack machine: labels, calls, memory, traps, a disassembler, step limits.
OPS = "halt push add sub mul div dup swap drop jmp jz call ret load store print lt not".split()
WITH_ARG = {"push", "jmp", "jz", "call", "load", "store"}
def assemble(text):
    labels, items, data = {}, [], {}
    for n, line in enumerate(text.split("\n"), 1):
        line = line.split(";")[0].strip()
        if not line:
            continue
        if line.endswith(":"):
            if line[:-1] in labels:
                raise ValueError("line %d: label %s twice" % (n, line[:-1]))
            labels[line[:-1]] = sum(2 if op in WITH_ARG else 1 for _, op, _ in items)
            continue
        op, _, arg = line.partition(" ")
        if op not in OPS:
            raise ValueError("line %d: no instruction %s" % (n, op))
        if bool(arg) != (op in WITH_ARG):
            raise ValueError("line %d: argument of %s" % (n, op))
        items.append((n, op, arg.strip()))
    code = []
    for n, op, arg in items:
        code.append(OPS.index(op))
        if op in WITH_ARG:
            if op in ("load", "store"):
                code.append(data.setdefault(arg, len(data)))
            elif arg in labels:
                code.append(labels[arg])
            else:
                try:
                    code.append(int(arg, 0))
                except ValueError:
                    raise ValueError("line %d: no label %s" % (n, arg))
    return code, data
class Trap(Exception):
    pass
class VM:
    def __init__(self, code, memory=16, limit=5000):
        self.code, self.mem, self.limit = code, [0] * memory, limit
        self.stack, self.calls, self.pc, self.out, self.steps = [], [], 0, [], 0
    def pop(self):
        if not self.stack:
            raise Trap("empty stack")
        return self.stack.pop()
    def run(self):
        try:
            while self.step():
                pass
            return "halt"
        except Trap as e:
            return "trap %s at %d" % (e, self.pc)
        except IndexError:
            return "trap outside at %d" % self.pc
    def step(self):
        self.steps += 1
        if self.steps > self.limit:
            raise Trap("limit")
        op = OPS[self.code[self.pc]]
        arg = self.code[self.pc + 1] if op in WITH_ARG else None
        nxt = self.pc + (2 if op in WITH_ARG else 1)
        if op == "halt":
            return False
        if op in ("add", "sub", "mul", "div", "lt"):
            b, a = self.pop(), self.pop()
            if op == "div" and b == 0:
                raise Trap("division")
            self.stack.append({"add": a + b, "sub": a - b, "mul": a * b, "lt": int(a < b)}[op] if op != "div" else a // b)
        elif op == "push": self.stack.append(arg)
        elif op == "dup": self.stack += [self.pop()] * 2
        elif op == "swap": self.stack += [self.pop(), self.pop()]
        elif op == "drop": self.pop()
        elif op == "not": self.stack.append(int(not self.pop()))
        elif op == "jmp": nxt = arg
        elif op == "jz": nxt = arg if self.pop() == 0 else nxt
        elif op == "call":
            self.calls.append(nxt)
            nxt = arg
        elif op == "ret":
            if not self.calls:
                raise Trap("return")
            nxt = self.calls.pop()
        elif op == "load": self.stack.append(self.mem[arg])
        elif op == "store": self.mem[arg] = self.pop()
        elif op == "print": self.out.append(self.pop())
        self.pc = nxt
        return True
def disassemble(code):
    i = 0
    while i < len(code):
        op = OPS[code[i]]
        yield "%d %s%s" % (i, op, " %d" % code[i + 1] if op in WITH_ARG else "")
        i += 2 if op in WITH_ARG else 1
FACT = """
    push 1
    store acc
    push 10
    store n
loop:
    load n
    jz done
    load acc
    load n
    mul
    store acc
    load n
    push 1
    sub
    store n     ; n -= 1
    jmp loop
done:
    load acc
    print
    push 7
    call double
    print
    halt
double:
    dup
    add
    ret
"""
code, data = assemble(FACT)
vm = VM(code)
print(vm.run(), vm.out, vm.steps, data, vm.stack)
print(list(disassemble(code))[:6], len(code))
for src in ("pop", "push", "halt 1", "jmp nowhere", "a:\na:\nhalt", "push 0x10\nprint\nhalt", "add\nhalt", "push 1\npush 0\ndiv", "l:\njmp l", "ret", "push 1", "jmp 99"):
    try:
        vm = VM(assemble(src)[0], limit=100)
        print(repr(src), vm.run(), vm.out)
    except ValueError as e:
        print(repr(src), "ValueError", e)
