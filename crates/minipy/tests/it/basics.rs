//! The prompt: expressions, statements, output, tracebacks.

use minipy::{Config, Engine};

use crate::host::{TestHost, prompt};

/// Answers of one engine to one prompt after the other.
fn session(lines: &[(&str, &str)]) {
    let mut engine = Engine::new(Config::default(), &[]);
    let mut host = TestHost::default();
    for (source, expected) in lines {
        assert_eq!(prompt(&mut engine, &mut host, source), *expected, "{source}");
    }
}

#[test]
fn an_expression_answers_its_repr_and_a_statement_what_it_printed() {
    session(&[
        ("45+876", "921"),
        ("None", "None"),
        ("x = 'a'", ""),
        ("x * 3", "'aaa'"),
        ("def f(n):\n  return n if n < 2 else f(n-1) + f(n-2)", ""),
        ("f(20)", "6765"),
        ("for i in range(3): print(i, end=' ')", "0 1 2 "),
        ("print('x')", "x\nNone"),
    ]);
}

#[test]
fn tracebacks_name_file_line_and_function() {
    session(&[
        ("def f(a):\n  return 1 / a\n", ""),
        (
            "f(0)",
            "Traceback (most recent call last):\n  File \"<stdin>\", line 1, in <module>\n  \
             File \"<stdin>\", line 2, in f\nZeroDivisionError: divide by zero\n",
        ),
        (
            "1 +",
            "Traceback (most recent call last):\n  File \"<stdin>\", line 1\nSyntaxError: invalid syntax\n",
        ),
    ]);
}

#[test]
fn appended_strings_share_memory_but_not_contents() {
    // Long strings grow in place when nothing else was appended to them: what was made before must not change.
    session(&[
        ("s = 'x' * 200", ""),
        ("t = s + 'a'; u = t + 'b'; v = t + 'c'; w = t + t; y = u + 'é' + u", ""),
        ("[len(z) for z in (s, t, u, v, w, y)]", "[200, 201, 202, 202, 402, 405]"),
        ("s[-1], t[-1], u[-2:], v[-2:], w[200:203], y[201:205]", "('x', 'a', 'ab', 'ac', 'axx', 'béxx')"),
        (
            "t == s + 'a', u != v, hash(t) == hash(s + 'a'), {t: 1}[s + 'a'], t in u, u.startswith(t)",
            "(True, True, True, 1, True, True)",
        ),
        (
            "a = ''\nfor i in range(300): a += str(i)\nprint(len(a), a == ''.join(map(str, range(300))), isinstance(a, str), type(a))",
            "790 True True <class 'str'>\n",
        ),
    ]);
}

#[test]
fn input_reads_what_a_user_types_and_fails_clearly_without_one() {
    // What is read is gone: nothing of it may be lost, and a board without a user must not hand out empty lines.
    let mut engine = Engine::new(Config::default(), &[]);
    let mut host = TestHost { typed: Some("Ann\r\n7\n\nlast".into()), ..TestHost::default() };
    let source = "import sys\na = input('name? ')\nb = input()\nprint(repr(a), int(b), repr(sys.stdin.readline(2)), \
                  repr(sys.stdin.read(2)), repr(sys.stdin.read()))\ntry: input(1)\nexcept EOFError: print(' end')\n";
    assert_eq!(prompt(&mut engine, &mut host, source), "name? 'Ann' 7 '\\n' 'la' 'st'\n1 end\n");
    host.typed = None;
    let source = "print(repr(sys.stdin.read()))\ntry: input()\nexcept RuntimeError as e: print(e)\n";
    assert_eq!(prompt(&mut engine, &mut host, source), "''\ninput(): there is nothing to read from\n");
    // A line that the heap cannot hold is a MemoryError, and the next one is read again.
    host.typed = Some("x".repeat(2_000_000) + "\nok");
    let source = "try: input()\nexcept MemoryError: print('too long')\n";
    assert_eq!(prompt(&mut engine, &mut host, source), "too long\n");
}
