//! Tracebacks, as MicroPython prints them: which lines are named, and the text around them.

use minipy::{Config, Engine, Mode, Outcome};

use super::script_host::{TestHost, run_in};

const HEAD: &str = "Traceback (most recent call last):\n";

/// What a program printed, and after it its traceback.
fn shown(source: &str) -> String {
    let mut engine = Engine::new(Config::default(), &[]);
    let mut host = TestHost::default();
    let outcome = run_in(&mut engine, &mut host, source, "x.py", Mode::Exec);
    let output = String::from_utf8_lossy(&host.output).into_owned();
    match outcome {
        Some(Outcome::Exception(text)) => output + &text,
        Some(Outcome::Finished) => output,
        other => format!("{output}{other:?}"),
    }
}

/// Source, the lines of the traceback (`@` stands for `  File "x.py", line `) and its last line.
const UNCAUGHT: &[(&str, &str)] = &[
    (
        "def f():\n  def g():\n    raise ValueError('x')\n  g()\nf()",
        "@5, in <module>\n@4, in f\n@3, in g\nValueError: x\n",
    ),
    (
        "class A:\n  def __init__(self):\n    self.m()\n  def m(self):\n    return 1 / 0\nA()",
        "@6, in <module>\n@3, in __init__\n@5, in m\nZeroDivisionError: divide by zero\n",
    ),
    (
        "def f(i):\n  raise KeyError(i)\n[f(i) for i in (1,)]",
        "@3, in <module>\n@3, in <listcomp>\n@2, in f\nKeyError: 1\n",
    ),
    ("list(1 // i for i in (0,))", "@1, in <module>\n@1, in <genexpr>\nZeroDivisionError: divide by zero\n"),
    ("(lambda: {}[1])()", "@1, in <module>\n@1, in <lambda>\nKeyError: 1\n"),
    (
        "def g():\n  yield 1\n  [][1]\ndef h():\n  yield from g()\nlist(h())",
        "@6, in <module>\n@5, in h\n@3, in g\nIndexError: list index out of range\n",
    ),
    ("def k(x):\n  raise ValueError(x)\n[1].sort(key=k)", "@3, in <module>\n@2, in k\nValueError: 1\n"),
    ("class A:\n  x = 1\n  y = z", "@1, in <module>\n@3, in A\nNameError: name 'z' isn't defined\n"),
    (
        "\nexec('\\n1 / 0')",
        "@2, in <module>\n  File \"<string>\", line 2, in <module>\nZeroDivisionError: divide by zero\n",
    ),
    ("exec('x =')", "@1, in <module>\n  File \"<string>\", line 1\nSyntaxError: invalid syntax\n"),
    ("x = 1\ny = 3 +\n", "@2\nSyntaxError: invalid syntax\n"),
    ("if 1:\n  x\n    y", "@3\nIndentationError: unexpected indent\n"),
    (
        "open('m.py', 'w').write('def f():\\n  1 / 0\\nf()\\n')\nimport m",
        "@2, in <module>\n  File \"/m.py\", line 3, in <module>\n  File \"/m.py\", line 2, in f\n\
         ZeroDivisionError: divide by zero\n",
    ),
    (
        "open('n.py', 'w').write('x = 1\\n  y = 2\\n')\nimport n",
        "@2, in <module>\n  File \"/n.py\", line 2\nIndentationError: unexpected indent\n",
    ),
    // The cause is not shown.
    (
        "try:\n  1 / 0\nexcept ZeroDivisionError as e:\n  raise ValueError('v') from e",
        "@4, in <module>\nValueError: v\n",
    ),
    // `raise` alone adds no line, nor does `finally`; `raise e` does.
    (
        "def f():\n  raise ValueError\ntry:\n  f()\nexcept ValueError as e:\n  raise",
        "@4, in <module>\n@2, in f\nValueError: \n",
    ),
    (
        "def f():\n  raise ValueError\ntry:\n  f()\nexcept ValueError as e:\n  raise e",
        "@6, in <module>\n@4, in <module>\n@2, in f\nValueError: \n",
    ),
    (
        "def f():\n  try:\n    1 / 0\n  finally:\n    x = 1\nf()",
        "@6, in <module>\n@3, in f\nZeroDivisionError: divide by zero\n",
    ),
    ("raise ValueError(1, 'b')", "@1, in <module>\nValueError: (1, 'b')\n"),
    ("class E(OSError): pass\nraise E(2)", "@2, in <module>\nE: [Errno 2] ENOENT\n"),
    // A width that no text can have is the number's fault, not its type's.
    ("'%*d' % (10**9, 1)", "@1, in <module>\nOverflowError: integer too large\n"),
    ("'%.*f' % ('1', 1)", "@1, in <module>\nTypeError: * wants int\n"),
    // The text of the exception could not be made: it is shown all the same, with its arguments.
    ("class E(Exception):\n  def __str__(self): return 1 / 0\nraise E('why')", "@3, in <module>\nE: why\n"),
    ("class E(Exception):\n  def __str__(self): return 5\nraise E(1, 2)", "@3, in <module>\nE: (1, 2)\n"),
    // Each pair of a dict has its line.
    ("d = {\n 'a': 1,\n 'b': undefined,\n}", "@3, in <module>\nNameError: name 'undefined' isn't defined\n"),
    (
        "def f():\n  return {1: 2, **{3: 4},\n   5: [][0]}\nf()",
        "@4, in <module>\n@3, in f\nIndexError: list index out of range\n",
    ),
    // A function is named where it is called wrongly.
    (
        "def f(a): pass\nf()",
        "@2, in <module>\nTypeError: f() takes 1 positional arguments but 0 were given\n",
    ),
    (
        "(lambda a: a)(1, 2)",
        "@1, in <module>\nTypeError: <lambda>() takes 1 positional arguments but 2 were given\n",
    ),
    (
        "def f(a, b, c=1): pass\nf()",
        "@2, in <module>\nTypeError: f() missing 2 required positional arguments\n",
    ),
    ("def f(*, a): pass\nf()", "@2, in <module>\nTypeError: f() missing required keyword argument 'a'\n"),
    ("1 + 'a'", "@1, in <module>\nTypeError: unsupported types for __add__: 'int', 'str'\n"),
    ("x = []\nx -= {}", "@2, in <module>\nTypeError: unsupported types for __isub__: 'list', 'dict'\n"),
    ("-'a'", "@1, in <module>\nTypeError: unsupported type for __neg__: 'str'\n"),
    ("'a'[1]", "@1, in <module>\nIndexError: string index out of range\n"),
];

#[test]
fn an_uncaught_exception_names_file_line_and_function_outermost_first() {
    for (source, expected) in UNCAUGHT {
        let expected = expected.replace('@', "  File \"x.py\", line ");
        assert_eq!(shown(source), format!("{HEAD}{expected}"), "{source}");
    }
}

#[test]
fn print_exception_writes_the_same_text_also_into_a_file() {
    let text = format!("{HEAD}  File \"x.py\", line 3, in <module>\nZeroDivisionError: divide by zero\n");
    let start = "import sys, io\ntry:\n  1 / 0\nexcept Exception as e:\n";
    assert_eq!(shown(&format!("{start}  sys.print_exception(e)")), text);
    let into_file = "  s = io.StringIO()\n  sys.print_exception(e, s)\n  print('-', s.getvalue(), end='')";
    assert_eq!(shown(&format!("{start}{into_file}")), format!("- {text}"));
    // Never raised: it has no place.
    assert_eq!(shown("import sys\nsys.print_exception(ValueError('v'))"), "ValueError: v\n");
}

/// The report of a task that nobody awaits: MicroPython's three parts. Objects are shown with their addresses.
#[test]
fn a_task_that_nobody_awaits_is_reported_with_its_traceback() {
    let source = "import asyncio\nasync def t():\n  raise ValueError('lost')\nasync def main():\n  \
                  asyncio.create_task(t())\n  await asyncio.sleep(0)\n  await asyncio.sleep(0)\n  print('on')\nasyncio.run(main())";
    let text = shown(source);
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(lines[0], "Task exception wasn't retrieved", "{text}");
    assert!(
        lines[1].starts_with("future: <Task object at ")
            && lines[1].contains("> coro= <generator object 't'"),
        "{text}"
    );
    assert_eq!(format!("{}\n", lines[2]), HEAD);
    assert_eq!(
        lines[lines.len() - 3..],
        ["  File \"x.py\", line 3, in t", "ValueError: lost", "on"],
        "{text}"
    );
}
