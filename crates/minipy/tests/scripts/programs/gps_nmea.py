# NMEA sentences: checksums, coordinates, empty fields, a tracker that sums distance, damaged lines.
import math
LINES = """$GPGGA,092750.000,5321.6802,N,00630.3372,W,1,8,1.03,61.7,M,55.2,M,,*76
$GPRMC,092750.000,A,5321.6802,N,00630.3372,W,0.02,31.66,280511,,,A*43
$GPGGA,092751.000,5321.6902,N,00630.3371,W,1,8,1.03,61.7,M,55.3,M,,*xx
$GPGGA,092752.000,5321.7002,N,00630.3272,W,1,8,1.03,61.7,M,55.3,M,,
garbage
$GPRMC,092753.000,V,,,,,,,280511,,,N*40
$GPGSV,3,1,11,10,63,137,17*47
$GPGGA,,,,,,0,,,,M,,M,,*66"""
def checksum(body):
    c = 0
    for ch in body:
        c ^= ord(ch)
    return c
def split(line):
    if not line.startswith("$"):
        raise ValueError("no $")
    body, star, given = line[1:].partition("*")
    if star:
        try:
            if int(given, 16) != checksum(body):
                raise ValueError("checksum %02X" % checksum(body))
        except ValueError as e:
            raise ValueError(str(e) if str(e).startswith("checksum") else "no checksum " + given)
    return body.split(",")
def coordinate(text, hemisphere):
    if not text:
        return None
    dot = text.index(".")
    value = int(text[:dot - 2]) + float(text[dot - 2:]) / 60
    return -value if hemisphere in "SW" else value
class Tracker:
    def __init__(self):
        self.fixes, self.errors, self.other, self.distance = [], [], {}, 0.0
    def feed(self, line):
        try:
            f = split(line)
            handler = getattr(self, "on_" + f[0][2:].lower(), None)
            if handler is None:
                self.other[f[0]] = self.other.get(f[0], 0) + 1
            else:
                handler(*f[1:])
        except (ValueError, TypeError) as e:
            self.errors.append((line[:6], str(e) if isinstance(e, ValueError) else "fields"))
    def on_gga(self, time, lat, ns, lon, ew, quality, sats, *rest):
        if quality == "0":
            return
        self.fix(time[:6], coordinate(lat, ns), coordinate(lon, ew))
    def on_rmc(self, time, status, lat, ns, lon, ew, speed, course, date, *rest):
        if status == "A":
            self.fix(time[:6], coordinate(lat, ns), coordinate(lon, ew))
    def fix(self, time, lat, lon):
        if self.fixes:
            _, a, b = self.fixes[-1]
            dx = math.radians(lon - b) * math.cos(math.radians((lat + a) / 2))
            self.distance += 6371000 * math.sqrt(dx * dx + math.radians(lat - a) ** 2)
        self.fixes.append((time, lat, lon))
t = Tracker()
for line in LINES.split("\n"):
    t.feed(line)
for f in t.fixes:
    print("%s %.6f %.6f" % f)
print("%.1f" % t.distance, t.other)
print(t.errors)
print("%02X" % checksum("GPGLL,5300.97914,N,00259.98174,E,125926,A"), coordinate("0000.6000", "S"), coordinate("17959.9999", "E") > 179.99, coordinate("", "N"))
