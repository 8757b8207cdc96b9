def run(src, inp=""):
    stack, jump = [], {}
    for i, c in enumerate(src):
        if c == "[":
            stack.append(i)
        elif c == "]":
            j = stack.pop()
            jump[i], jump[j] = j, i
    mem, p, i, out, inp = [0] * 100, 0, 0, [], iter(inp)
    while i < len(src):
        c = src[i]
        if c == ">": p += 1
        elif c == "<": p -= 1
        elif c == "+": mem[p] = (mem[p] + 1) % 256
        elif c == "-": mem[p] = (mem[p] - 1) % 256
        elif c == ".": out.append(chr(mem[p]))
        elif c == ",": mem[p] = ord(next(inp, "\0"))
        elif c == "[" and not mem[p] or c == "]" and mem[p]: i = jump[i]
        i += 1
    return "".join(out)
print(run("++++++++[>++++[>++>+++>+++>+<<<<-]>+>+>->>+[<]<-]>>.>---.+++++++..+++.>>.<-.<.+++.------.--------.>>+."))
print(run(",[.,]", "echo"))
