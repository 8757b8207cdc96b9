# A shell over files: quoting, variables, pipes, redirection, globbing, exit codes and a few commands.
import os
class ShellError(Exception):
    pass
class Shell:
    def __init__(self):
        self.vars, self.code = {"HOME": "/"}, 0
    def words(self, line):
        out, word, quote, i = [], None, None, 0
        while i < len(line):
            c = line[i]
            if quote == "'" and c != "'":
                word += c
            elif c in "'\"" and quote in (None, c):
                quote, word = (None if quote else c), word or ""
            elif c == "$" and quote != "'":
                j = i + 1
                while j < len(line) and (line[j].isalpha() or line[j] in "_?"):
                    j += 1
                word = (word or "") + str(self.code if line[i + 1:j] == "?" else self.vars.get(line[i + 1:j], ""))
                i = j - 1
            elif quote:
                word += c
            elif c == " ":
                if word is not None:
                    out.append(word)
                word = None
            elif c in "|>;":
                if word is not None:
                    out.append(word)
                if c == ">" and out and out[-1] == (">",):
                    out[-1] = (">>",)
                else:
                    out.append((c,))
                word = None
            else:
                word = (word or "") + c
            i += 1
        if quote:
            raise ShellError("open quote")
        return out + [word] if word is not None else out
    def run(self, line):
        result = ""
        try:
            commands, here = [[]], ""
            for w in self.words(line) + [(";",)]:
                if w == (";",):
                    result += self.pipeline(commands)
                    commands = [[]]
                elif w == ("|",):
                    commands.append([])
                else:
                    commands[-1].append(w)
        except ShellError as e:
            self.code = 2
            result += "sh: %s" % e
        return result
    def pipeline(self, commands):
        data = ""
        for cmd in commands:
            target = None
            for redirect in ((">",), (">>",)):
                if redirect in cmd:
                    k = cmd.index(redirect)
                    if k + 1 >= len(cmd):
                        raise ShellError("where to?")
                    target = cmd[k + 1], "w" if redirect == (">",) else "a"
                    cmd = cmd[:k] + cmd[k + 2:]
            if not cmd:
                continue
            if "=" in cmd[0] and cmd[0].split("=")[0].isalpha():
                k, _, v = cmd[0].partition("=")
                self.vars[k] = v
                self.code = 0
                continue
            f = getattr(self, "cmd_" + cmd[0], None)
            if f is None:
                self.code = 127
                data = "sh: no " + cmd[0]
                continue
            try:
                data = f(data, *self.glob(cmd[1:]))
                self.code = 0
            except OSError:
                self.code, data = 1, cmd[0] + ": no such file"
            except (TypeError, ValueError):
                self.code, data = 1, cmd[0] + ": usage"
            if target:
                with open(*target) as out:
                    out.write(data)
                data = ""
        return data
    def glob(self, args):
        for a in args:
            if "*" in a:
                pre, _, post = a.partition("*")
                found = sorted(n for n in os.listdir() if n.startswith(pre) and n.endswith(post) and len(n) >= len(a) - 1)
                yield from found or [a]
            else:
                yield a
    def cmd_echo(self, data, *a): return " ".join(a) + "\n"
    def cmd_cat(self, data, *names): return "".join(open(n).read() for n in names) if names else data
    def cmd_grep(self, data, what, *names): return "".join(l + "\n" for l in self.cmd_cat(data, *names).split("\n") if what in l and l)
    def cmd_wc(self, data, *names):
        text = self.cmd_cat(data, *names)
        return "%d %d %d\n" % (text.count("\n"), len(text.split()), len(text))
    def cmd_sort(self, data, *flags): return "".join(l + "\n" for l in sorted(data.split("\n")[:-1], reverse="-r" in flags))
    def cmd_head(self, data, n="2"): return "".join(l + "\n" for l in data.split("\n")[:int(n)])
    def cmd_ls(self, data): return " ".join(sorted(os.listdir())) + "\n"
    def cmd_rm(self, data, *names):
        for n in names:
            os.remove(n)
        return ""
sh = Shell()
for line in ("echo hello 'two  words' \"x=$HOME\"", "NAME=node; echo $NAME$NAME '$NAME' \"${\"", "echo one > a.txt; echo two >> a.txt; cat a.txt", "echo b > b.txt; cat a.txt b.txt | sort -r", "ls", "cat *.txt | grep o | wc", "cat a.txt | head 1", "cat missing; echo $?", "echo ok | cat; echo $?", "nothing | wc", "grep", "echo 'open", "echo x >", "rm a.txt; ls", "cat *.md", "echo a;echo b ; echo c|cat", "", "rm b.txt nope; echo $?; ls"):
    print(repr(line), "->", repr(sh.run(line)))
