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
             File \"<stdin>\", line 2, in f\nZeroDivisionError: division by zero\n",
        ),
        (
            "1 +",
            "Traceback (most recent call last):\n  File \"<stdin>\", line 1\nSyntaxError: invalid syntax\n",
        ),
    ]);
}
