# json.dumps with characters beyond ASCII: whether they are escaped; loads takes both forms.
import json
for text in ("\u00e9", "\u20ac", "\u2028", "\x7f", "mixed \u00fc and \n", "\U0001f600"):
    s = json.dumps(text)
    print(len(s), [hex(ord(c)) for c in s[:8]], json.loads(s) == text)
print(json.loads('"\\u00e9"') == "\u00e9", json.loads('"\u00e9"') == "\u00e9", json.loads('{"\u00fc": 1}') == {"\u00fc": 1})
