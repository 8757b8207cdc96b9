# A line editor with a command language, undo and redo, marks and searching.
class Editor:
    def __init__(self, lines=()):
        self.lines, self.undo, self.redo, self.marks = list(lines), [], [], {}
    def apply(self, edits):
        back = []
        for at, n, new in edits:
            back.append((at, len(new), self.lines[at:at + n]))
            self.lines[at:at + n] = new
        return back[::-1]
    def change(self, *edits):
        self.undo.append(self.apply(edits))
        del self.redo[:]
    def step(self, a, b):
        if not a:
            return "nothing"
        b.append(self.apply(a.pop()))
        return "%d lines" % len(self.lines)
    def address(self, text, default=0):
        if not text:
            return default
        if text == "$":
            return len(self.lines) - 1
        if text[0] == "'":
            return self.marks[text[1:]]
        if text[0] == "/":
            return next(i for i, l in enumerate(self.lines) if text[1:] in l)
        return int(text) - 1
    def run(self, line):
        cmd, _, rest = line.partition(" ")
        try:
            return getattr(self, "do_" + cmd)(*rest.split(" ", 1)) if rest else getattr(self, "do_" + cmd)()
        except AttributeError:
            return "? " + cmd
        except (ValueError, KeyError, IndexError) as e:
            return "! " + type(e).__name__
        except StopIteration:
            return "! not found"
        except TypeError:
            return "! arguments"
    def do_a(self, at, text):
        self.change((self.address(at) + 1, 0, text.split("|")))
    def do_d(self, span):
        a, _, b = span.partition(",")
        a = self.address(a)
        self.change((a, self.address(b, a) - a + 1, []))
    def do_s(self, old, new=""):
        self.change(*[(i, 1, [l.replace(old, new)]) for i, l in enumerate(self.lines) if old in l])
        return "%d changed" % len(self.undo[-1])
    def do_m(self, name, at):
        self.marks[name] = self.address(at)
    def do_p(self, span="1,$"):
        a, _, b = span.partition(",")
        a = self.address(a)
        return " ".join("%d:%s" % (i + 1, l) for i, l in enumerate(self.lines[a:self.address(b, a) + 1], a))
    def do_u(self):
        return self.step(self.undo, self.redo)
    def do_r(self):
        return self.step(self.redo, self.undo)
e = Editor(["one", "two", "three"])
for c in ("p", "a 1 1a|1b", "p", "s o 0", "p", "u", "u", "p", "r", "p 2,3", "m x 3", "d 'x,$", "p", "r", "u", "p /th", "d /none", "d 99,100", "q", "a 1", "p 'y", "s zz y", "u", "u", "u", "u", "p 1", "r", "r"):
    print(c, "->", e.run(c))
