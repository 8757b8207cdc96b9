//! Tests of the text functions: expected values are CPython's.

extern crate std;

use alloc::string::String;
use core::fmt::Write;

use super::spec::{Spec, SpecError};
use super::{Limited, float, number, percent, repr, template};

fn written(write: impl FnOnce(&mut String) -> core::fmt::Result) -> String {
    let mut text = String::new();
    write(&mut text).unwrap();
    text
}

#[test]
fn floats_have_cpythons_repr() {
    for (value, expected) in [
        (0.0, "0.0"),
        (-0.0, "-0.0"),
        (1.0, "1.0"),
        (0.1, "0.1"),
        (0.1 + 0.2, "0.30000000000000004"),
        (1e15, "1000000000000000.0"),
        (1e16, "1e+16"),
        (123456789012345680.0, "1.2345678901234568e+17"),
        (1e-4, "0.0001"),
        (1e-5, "1e-05"),
        (1.5e-10, "1.5e-10"),
        (1e100, "1e+100"),
        (5e-324, "5e-324"),
        (1.7976931348623157e308, "1.7976931348623157e+308"),
        (f64::INFINITY, "inf"),
        (f64::NEG_INFINITY, "-inf"),
        (f64::NAN, "nan"),
        (-f64::NAN, "nan"),
        (100.0, "100.0"),
        (123456.789, "123456.789"),
        (2.5, "2.5"),
        (1e22, "1e+22"),
    ] {
        assert_eq!(written(|out| float::write_repr(out, value)), expected);
    }
}

#[test]
fn specifications_of_floats() {
    for (value, spec, expected) in [
        (2.34567, ".2f", "2.35"),
        (2.34567, "8.2f", "    2.35"),
        (2.34567, "<8.2f", "2.35    "),
        (2.34567, "^8.2f", "  2.35  "),
        (2.34567, "+.1f", "+2.3"),
        (-2.34567, "08.2f", "-0002.35"),
        (2.34567, " .3e", " 2.346e+00"),
        (1234567.0, ",.1f", "1,234,567.0"),
        (1234567.0, "g", "1.23457e+06"),
        (100000.0, "g", "100000"),
        (0.0001, "g", "0.0001"),
        (0.00001, "g", "1e-05"),
        (100.0, "#g", "100.000"),
        (0.5, "%", "50.000000%"),
        (0.125, ".1%", "12.5%"),
        (1.0, "", "1.0"),
        (1e20, "", "1e+20"),
        (1.5, ".3", "1.5"),
        (12345.678, ".3", "1.23e+04"),
        (10.0, ".3", "10.0"),
        (100.0, ".3", "1e+02"),
        (2.5, ".0f", "2"),
        (3.5, ".0f", "4"),
        (0.0, "e", "0.000000e+00"),
        (1e300, ".2g", "1e+300"),
        (f64::INFINITY, "6.1f", "   inf"),
        (f64::NAN, "E", "NAN"),
        (1234.5, "012,.1f", "00,001,234.5"),
        (1.0, ".0e", "1e+00"),
        (0.000123, ".2g", "0.00012"),
    ] {
        let mut out = String::new();
        Spec::parse(spec).unwrap().write_f64(&mut out, value).unwrap();
        assert_eq!(out, expected, "format({value}, {spec:?})");
    }
}

#[test]
fn specifications_of_integers() {
    for (value, spec, expected) in [
        (42, "", "42"),
        (42, "5", "   42"),
        (42, "<5", "42   "),
        (42, "*^6", "**42**"),
        (-42, "05", "-0042"),
        (42, "+", "+42"),
        (255, "x", "ff"),
        (255, "#X", "0XFF"),
        (255, "#010x", "0x000000ff"),
        (5, "#b", "0b101"),
        (8, "o", "10"),
        (1234567, ",", "1,234,567"),
        (1234567, "_", "1_234_567"),
        (0xffff_ffff, "_x", "ffff_ffff"),
        (123, "010,", "00,000,123"),
        (65, "c", "A"),
        (3, ".1f", "3.0"),
        (1000, "e", "1.000000e+03"),
        (-5, "=+6d", "-    5"),
        (i64::MIN, "d", "-9223372036854775808"),
        (7, " d", " 7"),
        (1, "%", "100.000000%"),
        (12, "é>5", "ééé12"),
    ] {
        let mut out = String::new();
        Spec::parse(spec).unwrap().write_i64(&mut out, value).unwrap();
        assert_eq!(out, expected, "format({value}, {spec:?})");
    }
}

#[test]
fn specifications_of_strings() {
    for (value, spec, expected) in [
        ("ab", "5", "ab   "),
        ("ab", ">5", "   ab"),
        ("ab", "-^6", "--ab--"),
        ("abcdef", ".3", "abc"),
        ("äöü", "5.2", "äö   "),
        ("ab", "s", "ab"),
        ("ab", "05", "ab000"),
    ] {
        let mut out = String::new();
        Spec::parse(spec).unwrap().write_str(&mut out, value).unwrap();
        assert_eq!(out, expected, "format({value:?}, {spec:?})");
    }
    let mut out = String::new();
    assert_eq!(Spec::parse("d").unwrap().write_str(&mut out, "a"), Err(SpecError::Code('d')));
    assert!(Spec::parse("10.").is_err());
    assert!(Spec::parse("dd").is_err());
    assert!(Spec::parse("99999999999999999999").is_err());
}

#[test]
fn a_huge_width_is_refused_before_it_is_written() {
    let mut out = Limited::new(1000);
    assert_eq!(Spec::parse("60000000").unwrap().write_i64(&mut out, 1), Err(SpecError::Full));
    assert!(out.as_str().len() <= 1000);
}

#[test]
fn literals_have_cpythons_repr() {
    for (text, expected) in [
        ("a", "'a'"),
        ("it's", "\"it's\""),
        ("'\"", "'\\'\"'"),
        ("a\nb\t\\", "'a\\nb\\t\\\\'"),
        ("\0\x7f", "'\\x00\\x7f'"),
        ("é日", "'é日'"),
        ("\u{a0}\u{200b}\u{1f600}", "'\\xa0\\u200b\u{1f600}'"),
    ] {
        assert_eq!(written(|out| repr::write_str_repr(out, text, false)), expected);
    }
    assert_eq!(written(|out| repr::write_str_repr(out, "é\u{1f600}", true)), "'\\xe9\\U0001f600'");
    assert_eq!(written(|out| repr::write_bytes_repr(out, b"a'\x00\xff\n")), "b\"a'\\x00\\xff\\n\"");
}

#[test]
fn numbers_are_read_as_cpython_does() {
    let int = |text, base| number::int_text(text, base).and_then(|int| int.to_i64());
    for (text, base, expected) in [
        (" 42\n", 10, Some(42)),
        ("-0x1F", 0, Some(-31)),
        ("0b101", 2, Some(5)),
        ("ff", 16, Some(255)),
        ("z", 36, Some(35)),
        ("1_000", 10, Some(1000)),
        ("1__0", 10, None),
        ("_1", 10, None),
        ("1_", 10, None),
        ("", 10, None),
        ("-", 10, None),
        ("012", 0, None),
        ("000", 0, Some(0)),
        ("012", 10, Some(12)),
        ("0x", 16, None),
        ("1.0", 10, None),
        ("9223372036854775808", 10, None),
        ("-9223372036854775808", 10, Some(i64::MIN)),
    ] {
        assert_eq!(int(text, base), expected, "int({text:?}, {base})");
    }
    for (text, expected) in [
        ("1.5", Some(1.5)),
        (" -1e3 ", Some(-1000.0)),
        (".5", Some(0.5)),
        ("5.", Some(5.0)),
        ("1_0.5", Some(10.5)),
        ("inf", Some(f64::INFINITY)),
        ("-Infinity", Some(f64::NEG_INFINITY)),
        ("infx", None),
        ("", None),
        (".", None),
        ("1e", None),
        ("0x10", None),
        ("1_.5", None),
    ] {
        assert_eq!(number::float(text), expected, "float({text:?})");
    }
}

#[test]
fn percent_templates() {
    let mut rest = "a%%b%(k(x))s|%-5.2f%*d%.*x%+ i";
    let mut out = String::new();
    while let Some(piece) = percent::next(&mut rest).unwrap() {
        match piece {
            percent::Piece::Text(text) => out.push_str(text),
            percent::Piece::Field(field) => {
                write!(out, "<{:?} {} {:?} {:?}>", field.key, field.code, field.width, field.precision)
                    .unwrap();
            }
        }
    }
    assert_eq!(
        out,
        "a%b<Some(\"k(x)\") s None None>|<None f Fixed(5) Fixed(2)><None d Star None><None x None Star><None i None None>"
    );
    for bad in ["%", "%(a", "%5", "%-"] {
        let mut rest = bad;
        assert!(percent::next(&mut rest).is_err(), "{bad}");
    }
}

#[test]
fn brace_templates() {
    let mut rest = "a{{}}{}{0.x[1][k]!r:>{w}}{n:%H:%M}";
    let mut out = String::new();
    while let Some(piece) = template::next(&mut rest).unwrap() {
        match piece {
            template::Piece::Text(text) => out.push_str(text),
            template::Piece::Field { name, conversion, spec } => {
                write!(out, "<{name}|{conversion:?}|{spec}>").unwrap();
            }
        }
    }
    assert_eq!(out, "a{}<|None|><0.x[1][k]|Some('r')|>{w}><n|None|%H:%M>");
    let (first, mut rest) = template::first("0.x[1][k]");
    assert_eq!(first, "0");
    assert_eq!(template::step(&mut rest), Ok(Some(template::Step::Attribute("x"))));
    assert_eq!(template::step(&mut rest), Ok(Some(template::Step::Item("1"))));
    assert_eq!(template::step(&mut rest), Ok(Some(template::Step::Item("k"))));
    assert_eq!(template::step(&mut rest), Ok(None));
    for bad in ["{", "}", "{a", "{!}", "{a!rx}", "{a{b}}"] {
        let mut rest = bad;
        assert!(template::next(&mut rest).is_err(), "{bad}");
    }
}

#[test]
fn percent_conversions_become_specifications() {
    for (text, value, expected) in [
        ("%5d", 42, "   42"),
        ("%-5d|", 42, "42   |"),
        ("%05d", -42, "-0042"),
        ("%-05d", 42, "42   "),
        ("%+d", 42, "+42"),
        ("% i", 42, " 42"),
        ("%#x", 255, "0xff"),
        ("%X", 255, "FF"),
        ("%08.3f", 3, "0003.000"),
        ("%u", 7, "7"),
    ] {
        let mut rest = text;
        let mut out = String::new();
        while let Some(piece) = percent::next(&mut rest).unwrap() {
            match piece {
                percent::Piece::Text(text) => out.push_str(text),
                percent::Piece::Field(field) => {
                    let given = |count| match count {
                        percent::Count::Fixed(n) => Some(n as i64),
                        percent::Count::None | percent::Count::Star => None,
                    };
                    let spec = field.spec(given(field.width), given(field.precision));
                    spec.write_i64(&mut out, value).unwrap();
                }
            }
        }
        assert_eq!(out, expected, "{text:?} % {value}");
    }
    let mut rest = "%05s";
    let Some(percent::Piece::Field(field)) = percent::next(&mut rest).unwrap() else { panic!() };
    let mut out = String::new();
    field.spec(Some(-5), None).write_str(&mut out, "ab").unwrap();
    assert_eq!(out, "ab   ", "a negative width aligns left; zeros are for numbers");
}
