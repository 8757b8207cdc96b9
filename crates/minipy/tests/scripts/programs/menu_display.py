# A menu on a small display: nested items, scrolling, editing of values with limits, callbacks and a back stack.
class Item:
    def __init__(self, title): self.title = title
    def line(self, width): return self.title[:width]
    def select(self, ui): pass
class Action(Item):
    def __init__(self, title, f): super().__init__(title); self.f = f
    def select(self, ui): ui.message = str(self.f())
class Value(Item):
    def __init__(self, title, store, key, low, high, step=1):
        super().__init__(title)
        self.store, self.key, self.low, self.high, self.step = store, key, low, high, step
    def line(self, width):
        v = str(self.store[self.key])
        return self.title[:width - len(v) - 1].ljust(width - len(v)) + v
    def select(self, ui): ui.editing = self
    def turn(self, n): self.store[self.key] = max(self.low, min(self.high, self.store[self.key] + n * self.step))
class Toggle(Value):
    def __init__(self, title, store, key): super().__init__(title, store, key, 0, 1)
    def line(self, width): return self.title.ljust(width - 3)[:width - 3] + ("[x]" if self.store[self.key] else "[ ]")
    def select(self, ui): self.store[self.key] ^= 1
class Menu(Item):
    def __init__(self, title, *items): super().__init__(title); self.items = items
    def line(self, width): return super().line(width - 2).ljust(width - 1) + ">"
    def select(self, ui): ui.open(self)
class Ui:
    def __init__(self, root, width=14, height=3):
        self.width, self.height, self.stack, self.editing, self.message = width, height, [], None, None
        self.open(root)
    def open(self, menu): self.stack.append([menu, 0, 0])
    def turn(self, n):
        self.message = None
        if self.editing:
            self.editing.turn(n)
            return
        top = self.stack[-1]
        top[1] = max(0, min(len(top[0].items) - 1, top[1] + n))
        top[2] = min(max(top[2], top[1] - self.height + 1), top[1])
    def press(self):
        if self.editing:
            self.editing = None
        elif self.message:
            self.message = None
        else:
            menu, at, _ = self.stack[-1]
            menu.items[at].select(self)
    def back(self):
        if self.editing or self.message:
            self.editing = self.message = None
        elif len(self.stack) > 1:
            self.stack.pop()
    def draw(self):
        if self.message:
            return [self.message.center(self.width).rstrip()]
        menu, at, first = self.stack[-1]
        out = []
        for i, item in enumerate(menu.items[first:first + self.height], first):
            mark = "*" if self.editing is item else ">" if i == at else " "
            out.append((mark + item.line(self.width - 1)).rstrip())
        return out
store = {"bright": 50, "name": 0, "led": 0}
log = []
ui = Ui(Menu("main", Menu("Settings", Value("Brightness", store, "bright", 0, 100, 25), Toggle("LED", store, "led")), Action("Reset", lambda: log.append("reset") or "done"), Menu("About this device", Action("Version", lambda: 1.5), Action("Uptime", lambda: "%d s" % 5)), Action("Last", lambda: 1 // 1)))
for step in ("d", "t1", "d", "t9", "d", "t-9", "p", "d", "p", "t1", "d", "t5", "d", "t-9", "d", "p", "t1", "p", "d", "b", "b", "d", "t1", "p", "d", "p", "t1", "p", "t1", "p", "d", "b", "d"):
    if step == "d":
        print(ui.draw())
    elif step == "p":
        ui.press()
    elif step == "b":
        ui.back()
    else:
        ui.turn(int(step[1:]))
print(store, log, len(ui.stack))
