# An assignment expression in parentheses may be a key, the first one too.
print({(n := 1): n, (m := 2): m + n}, n, m)
print({(k := 'a' + 'b'): 5}[k])
print({(q := x + 1): q * 2 for x in range(3)})
print({(w := 3)}, {w := 4, 5} == {4, 5}, w)
for text in ('{n := 1: 2}', '{1: n := 2}', '{*n: 1}', '{1: 2, n := 3: 4}'):
    try:
        compile(text, 't', 'eval')
        print('compiled', text)
    except SyntaxError:
        print('SyntaxError', text)
