# Scoring: bowling with strikes and spares, tennis as a machine, a league table with tie rules, roman dates.
def bowling(rolls):
    score, i, frames = 0, 0, []
    for frame in range(10):
        if i >= len(rolls):
            return None
        strike = rolls[i] == 10
        need = 3 if strike or sum(rolls[i:i + 2]) == 10 else 2
        if len(rolls) < i + need:
            return None
        score += sum(rolls[i:i + need])
        frames.append(score)
        i += 1 if strike else 2
    return frames
for game in ([10] * 12, [9, 0] * 10, [5, 5] * 10 + [5], [10, 7, 3, 9, 0, 10, 0, 8, 8, 2, 0, 6, 10, 10, 10, 8, 1], [0] * 20, [1] * 19, [10] * 11):
    print(bowling(game))
class Tennis:
    NAMES = ("0", "15", "30", "40")
    def __init__(self): self.points, self.games, self.log = [0, 0], [0, 0], []
    def win(self, who):
        self.points[who] += 1
        a, b = self.points
        if max(a, b) >= 4 and abs(a - b) >= 2:
            self.games[who] += 1
            self.points = [0, 0]
        self.log.append(str(self))
        return self
    def __str__(self):
        a, b = self.points
        if min(a, b) >= 3:
            return "deuce" if a == b else "advantage %d" % (a < b)
        return "%s:%s" % (self.NAMES[min(a, 3)], self.NAMES[min(b, 3)]) if a or b else "game %d-%d" % tuple(self.games)
t = Tennis()
for c in "0001" "1100" "101011":
    t.win(int(c))
print(t.log, t.games)
def table(results):
    teams = {}
    for line in results.split("\n"):
        a, ga, gb, b = line.split()
        for me, mine, theirs in ((a, int(ga), int(gb)), (b, int(gb), int(ga))):
            row = teams.setdefault(me, {"p": 0, "pts": 0, "gf": 0, "ga": 0})
            row["p"] += 1
            row["pts"] += 3 if mine > theirs else mine == theirs
            row["gf"] += mine
            row["ga"] += theirs
    return sorted(teams.items(), key=lambda kv: (-kv[1]["pts"], kv[1]["ga"] - kv[1]["gf"], -kv[1]["gf"], kv[0]))
for place, (name, r) in enumerate(table("red 2 1 blue\ngreen 0 0 red\nblue 3 0 green\nblack 1 1 blue\ngreen 4 4 black"), 1):
    print(place, "{:<6}{p:>2}{pts:>3} {gf}:{ga} {:+d}".format(name, r["gf"] - r["ga"], **r))
def roman(n):
    out = ""
    for v, s in zip((1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1), "M CM D CD C XC L XL X IX V IV I".split()):
        out += s * (n // v)
        n %= v
    return out
def unroman(s):
    vals = [dict(zip("IVXLCDM", (1, 5, 10, 50, 100, 500, 1000)))[c] for c in s]
    return sum(-a if a < b else a for a, b in zip(vals, vals[1:] + [0]))
print(roman(1994), roman(2024), all(unroman(roman(n)) == n for n in range(1, 4000, 7)))
def dice(expr, rolls):
    total, it = 0, iter(rolls)
    for part in expr.replace("-", "+-").split("+"):
        if "d" in part:
            n, _, sides = part.lstrip("-").partition("d")
            s = sum(min(next(it), int(sides)) for _ in range(int(n or 1)))
            total += -s if part.startswith("-") else s
        elif part:
            total += int(part)
    return total
print(dice("2d6+3", [4, 5]), dice("d20-d4+1", [17, 2]), dice("5", []), dice("3d8-2", [8, 8, 9]))
