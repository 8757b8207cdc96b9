# A text adventure: rooms, items, a parser with synonyms, conditions for doors, a script played to its end.
ROOMS = {
    "hall": {"text": "A hall.", "exits": {"north": "attic", "east": "lab"}, "items": ["lamp"]},
    "attic": {"text": "A dark attic.", "exits": {"south": "hall"}, "items": ["key"], "dark": True},
    "lab": {"text": "A lab with a safe.", "exits": {"west": "hall"}, "items": ["safe"]},
}
SYNONYMS = {"get": "take", "grab": "take", "n": "go north", "s": "go south", "e": "go east", "w": "go west", "i": "inventory", "l": "look", "x": "look"}
class Game:
    def __init__(self):
        self.rooms = {k: dict(v, items=list(v["items"]), exits=dict(v["exits"])) for k, v in ROOMS.items()}
        self.at, self.bag, self.flags, self.turns, self.over = "hall", [], set(), 0, False
    @property
    def room(self): return self.rooms[self.at]
    def command(self, line):
        words = [w for w in line.lower().split() if w not in ("the", "a", "with", "to")]
        if words:
            words = SYNONYMS.get(words[0], words[0]).split() + words[1:]
        if not words:
            return "Say something."
        f = getattr(self, "do_" + words[0], None)
        if f is None:
            return "I do not know how to %s." % words[0]
        self.turns += 1
        try:
            return f(*words[1:])
        except TypeError:
            return "%s what?" % words[0].capitalize()
    def dark(self): return self.room.get("dark") and not ("lit" in self.flags and "lamp" in self.bag)
    def do_look(self):
        if self.dark():
            return "It is dark."
        items = self.room["items"]
        return self.room["text"] + (" Here: " + ", ".join(items) + "." if items else "")
    def do_go(self, way):
        if way not in self.room["exits"]:
            return "No way " + way + "."
        self.at = self.room["exits"][way]
        return self.do_look()
    def do_take(self, item):
        if self.dark():
            return "You find nothing in the dark."
        if item not in self.room["items"]:
            return "No %s here." % item
        if item == "safe":
            return "Too heavy."
        self.room["items"].remove(item)
        self.bag.append(item)
        return "Taken."
    def do_drop(self, item):
        self.bag.remove(item) if item in self.bag else None
        self.room["items"].append(item)
        return "Dropped."
    def do_light(self, item):
        if item != "lamp" or item not in self.bag:
            return "You cannot."
        self.flags.add("lit")
        return "The lamp burns. " + self.do_look()
    def do_open(self, item, tool=None):
        if item not in self.room["items"]:
            return "No %s here." % item
        if tool not in self.bag or tool != "key":
            return "It is locked."
        self.over = True
        return "Gold! You won in %d turns." % self.turns
    def do_inventory(self): return ", ".join(self.bag) or "Nothing."
g = Game()
for line in ("look", "dance", "", "n", "take key", "s", "grab the lamp", "i", "light lamp", "go north", "get key", "take key", "go", "go up", "s", "e", "open safe", "open the safe with key"):
    print(">", line, "|", g.command(line), "|", g.at)
print(g.over, g.turns, sorted(g.flags), ROOMS["attic"]["items"])
h = Game()
print([h.command(c) for c in ("e", "take safe", "drop hat", "light lamp", "open door key")], h.rooms["lab"]["items"])
