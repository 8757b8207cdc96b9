print("\x41\u0042\103\n\\\t|", r"\x41", len("\0"), "a\
b", 'it\'s', "\"q\"", '''tri'ple"''', "\a\b\f\v" == "\x07\x08\x0c\x0b", "\z" == "\\z" if False else True)
print(repr("a'b"), repr('a"b'), repr("a'b\"c"), repr("\u00e9\u200b\x7f\xa0"), ascii("é"))
