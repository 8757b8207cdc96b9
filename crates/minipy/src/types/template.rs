//! Formatting: `format()`, f-strings, `str.format` and `%`.

use alloc::string::String;
use core::fmt::Write;

use crate::heap::{Kind, Names, Value, native};
use crate::text::percent::{self, Count};
use crate::text::spec::{Spec, SpecError};
use crate::text::template::{self, Piece, Step};
use crate::text::{Limited, spec};
use crate::types::id;
use crate::vm::format::Mode;
use crate::vm::frames::{Redo, how};
use crate::vm::{Args, Cx, Fault, Res};

/// The answers that Python has given for one native call, in the order of asking. They stand, with the value that was
/// there, in a memo in a stack slot of the call, which is made again after each.
#[derive(Clone, Copy)]
pub(crate) struct Answers {
    redo: Redo,
    at: usize,
    used: usize,
}

impl Answers {
    pub(crate) const fn new(redo: Redo, at: usize) -> Self {
        Self { redo, at, used: 0 }
    }
}

impl Cx<'_> {
    /// The value that stood in the slot before there were answers.
    pub(crate) fn asked_value(&self, answers: &Answers) -> Value {
        let value = self.slot(answers.at);
        self.h.as_native_object(value, id::MEMO).map_or(value, |r| self.h.get(r, native::A))
    }

    /// The arguments of `%`; a subclass's dict is one.
    fn percent_given(&self, answers: &Answers) -> Value {
        let value = self.asked_value(answers);
        self.h.wrapped(value).filter(|inner| self.h.as_kind(*inner, Kind::Dict).is_some()).unwrap_or(value)
    }

    /// The next answer: what `f` gave, or else it is called now.
    pub(crate) fn answer(&mut self, answers: &mut Answers, f: Value, values: &[Value]) -> Res {
        let value = self.slot(answers.at);
        let list = match self.h.as_native_object(value, id::MEMO) {
            Some(memo) => self.h.get(memo, native::B),
            None => {
                let list = self.h.new_list(&[])?;
                let memo = self.h.new_native(id::MEMO, &[value, list])?;
                self.set_slot(answers.at, memo);
                list
            }
        };
        match list.as_ref().and_then(|list| self.h.list_get(list, answers.used)) {
            Some(given) => {
                answers.used += 1;
                Ok(given)
            }
            None => Err(self.ask(answers.redo, answers.at, how::COLLECT, f, values)),
        }
    }

    fn answered_text(&mut self, answers: &mut Answers, f: Value, values: &[Value]) -> Result<String, Fault> {
        let given = self.answer(answers, f, values)?;
        match self.h.str_text(given) {
            Some(text) => Ok(String::from(text)),
            None => {
                let name = self.type_name(given);
                Err(self.type_error(format_args!("__str__ returned non-string (type {name})")))
            }
        }
    }

    /// The text of any value.
    fn value_text(&mut self, answers: &mut Answers, value: Value, mode: Mode) -> Result<String, Fault> {
        let mut text = self.text_buffer();
        if self.write_native_text(&mut text, value, mode)? {
            self.charge(text.as_str().len() / 32);
            return Ok(String::from(text.as_str()));
        }
        let f = match mode {
            Mode::Str => Value::native(crate::builtins::STR),
            Mode::Repr => Value::native(crate::builtins::REPR),
            Mode::Ascii => crate::builtins::function("ascii").unwrap_or(Value::native(crate::builtins::REPR)),
        };
        self.answered_text(answers, f, &[value])
    }

    fn spec_fault(&mut self, error: SpecError, value: Value) -> Fault {
        match error {
            SpecError::Full => Fault::Oom,
            SpecError::Invalid(message) => self.value_error(message),
            SpecError::Overflow(message) => self.err(id::OVERFLOW_ERROR, format_args!("{message}")),
            SpecError::Code(code) => {
                let name = self.type_name(value);
                self.err(
                    id::VALUE_ERROR,
                    format_args!("Unknown format code '{code}' for object of type '{name}'"),
                )
            }
        }
    }

    /// Formats the value in a stack slot; see [`write_slot`](Self::write_slot) for `redo`.
    pub(crate) fn format_slot(
        &mut self,
        out: &mut Limited,
        redo: Redo,
        at: usize,
        conversion: Option<Mode>,
        spec: &str,
    ) -> Result<(), Fault> {
        let value = self.slot(at);
        if let Some(r) = self.h.as_native_object(value, id::TEXT) {
            let (inner, done) = (self.h.get(r, native::A), self.h.get(r, native::B));
            let text = String::from(self.h.str_text(inner).unwrap_or(""));
            if done == Value::TRUE {
                return out.write_str(&text).map_err(|_| Fault::Oom);
            }
            return self.format_text(out, &text, spec, inner);
        }
        if conversion.is_none()
            && let Some(f) = self.special(value, Names::FORMAT)
        {
            let spec = self.h.new_str(spec)?;
            return Err(self.ask(redo, at, how::FORMATTED, f, &[value, spec]));
        }
        if spec.is_empty() {
            return self.write_slot(out, redo, at, conversion.unwrap_or(Mode::Str));
        }
        let Some(mode) = conversion else { return self.format_native(out, value, spec) };
        let text = self.text_of_slot(redo, at, mode)?;
        let text = String::from(self.h.str_text(text).unwrap_or(""));
        self.format_text(out, &text, spec, value)
    }

    fn format_text(&mut self, out: &mut Limited, text: &str, spec: &str, value: Value) -> Result<(), Fault> {
        let done = Spec::parse(spec).and_then(|spec| spec.write_str(out, text));
        done.map_err(|error| self.spec_fault(error, value))
    }

    /// Formats numbers and strings; nothing else has a format of its own.
    fn format_native(&mut self, out: &mut Limited, value: Value, spec: &str) -> Result<(), Fault> {
        let inner = self.h.wrapped(value).unwrap_or(value);
        let has_format = self.h.is_str(inner) || self.h.is_integer(inner) || self.h.as_float(inner).is_some();
        let parsed = match Spec::parse(spec) {
            _ if !has_format => {
                let name = self.type_name(value);
                let message = format_args!("unsupported format string passed to {name}.__format__");
                return Err(self.type_error(message));
            }
            Ok(parsed) => parsed,
            Err(error) => return Err(self.spec_fault(error, value)),
        };
        self.apply_spec(out, inner, &parsed).map(|_| ())
    }

    /// Writes a number or a string. False: the value is none.
    fn apply_spec(&mut self, out: &mut Limited, value: Value, spec: &Spec) -> Result<bool, Fault> {
        // Its characters are counted.
        let length = self.h.str_bytes(value).map_or(0, <[u8]>::len);
        self.charge(length / 32);
        let done = if let Some(text) = self.h.str_text(value) {
            spec.write_str(out, text)
        } else if self.h.is_integer(value) {
            match (spec.radix(), self.h.as_i64(value)) {
                (_, Some(i)) if spec.radix().is_some() || spec.code == Some('c') => spec.write_i64(out, i),
                (Some(radix), None) => {
                    let Some(big) = self.h.to_big(value) else { return Ok(false) };
                    let limbs = self.h.limbs(value);
                    self.charge(if radix.is_power_of_two() { limbs } else { limbs * limbs / 256 });
                    let digits = big.magnitude().to_str_radix(radix);
                    spec.write_digits(out, num_traits::Signed::is_negative(&big), &digits)
                }
                (None, None) if spec.code == Some('c') => Err(SpecError::Overflow("%c arg not in range")),
                _ => spec.write_f64(out, self.h.number_as_f64(value).unwrap_or(0.0)),
            }
        } else if let Some(f) = self.h.as_float(value) {
            spec.write_f64(out, f)
        } else {
            return Ok(false);
        };
        done.map_err(|error| self.spec_fault(error, value))?;
        Ok(true)
    }

    /// `FormatValue`: `value [spec]` on top.
    pub(crate) fn op_format_value(&mut self, flags: usize) -> Result<(), Fault> {
        let has_spec = flags & 4 != 0;
        let spec =
            if has_spec { String::from(self.h.str_text(self.peek(0)).unwrap_or("")) } else { String::new() };
        let n = if has_spec { 2 } else { 1 };
        let at = self.th.sp - n;
        let conversion = conversion_mode(match flags & 3 {
            1 => Some('s'),
            2 => Some('r'),
            3 => Some('a'),
            _ => None,
        });
        let value = self.slot(at);
        if conversion.is_none() && spec.is_empty() && self.h.is_str(value) {
            self.th.sp = at + 1;
            return Ok(());
        }
        let mut out = self.text_buffer();
        self.format_slot(&mut out, Redo::Op, at, conversion, &spec)?;
        self.charge(out.as_str().len() / 8);
        let text = self.h.new_str(out.as_str())?;
        self.replace(n, text);
        Ok(())
    }

    /// `str.format`
    pub(crate) fn str_format(&mut self, args: Args) -> Res {
        let mut answers = Answers::new(Redo::Call(args), args.at);
        let this = self.asked_value(&answers);
        let Some(template) = self.h.str_text(self.h.wrapped(this).unwrap_or(this)).map(String::from) else {
            let name = self.type_name(this);
            return Err(self.type_error(format_args!("'str' object expected, not '{name}'")));
        };
        let mut out = self.text_buffer();
        let mut next = Some(0);
        self.fill_template(&mut out, args, &template, (&mut next, &mut answers), 2)?;
        self.charge(template.len() / 8 + out.as_str().len() / 8);
        Ok(self.h.new_str(out.as_str())?)
    }

    fn fill_template(
        &mut self,
        out: &mut Limited,
        args: Args,
        template: &str,
        (next, answers): (&mut Option<usize>, &mut Answers),
        depth: usize,
    ) -> Result<(), Fault> {
        let Some(depth) = depth.checked_sub(1) else {
            return Err(self.value_error("Max string recursion exceeded"));
        };
        let mut rest = template;
        let begun = self.fuel;
        loop {
            // A field's text can be long, and cut to nothing.
            self.not_overdone(begun)?;
            let piece = match template::next(&mut rest) {
                Ok(None) => return Ok(()),
                Ok(Some(piece)) => piece,
                Err(error) => return Err(self.spec_fault(error, Value::NONE)),
            };
            match piece {
                Piece::Text(text) => out.write_str(text).map_err(|_| Fault::Oom)?,
                Piece::Field { name, conversion, spec } => {
                    let (first, steps) = template::first(name);
                    let at = self.field_slot(args, first, next)?;
                    let spec = if spec.contains(['{', '}']) {
                        let mut inner = Limited::new(4096);
                        self.fill_template(&mut inner, args, spec, (next, answers), depth)?;
                        String::from(inner.as_str())
                    } else {
                        String::from(spec)
                    };
                    let value = self.field_value(at, steps)?;
                    self.fill_field(out, answers, value, conversion, &spec)?;
                    self.charge(1 + steps.len() / 4);
                }
            }
        }
    }

    /// The stack slot of the argument that a field's first part names.
    fn field_slot(&mut self, args: Args, first: &str, next: &mut Option<usize>) -> Result<usize, Fault> {
        if first.is_empty() {
            let Some(i) = *next else {
                return Err(self.value_error(
                    "cannot switch from manual field specification to automatic field numbering",
                ));
            };
            *next = Some(i + 1);
            self.positional(args, i)
        } else if first.bytes().all(|c| c.is_ascii_digit()) {
            if next.is_some_and(|n| n > 0) {
                return Err(self.value_error(
                    "cannot switch from automatic field numbering to manual field specification",
                ));
            }
            *next = None;
            self.positional(args, first.parse().unwrap_or(usize::MAX))
        } else {
            let found = (0..args.kw)
                .map(|i| args.at + args.n + 2 * i)
                .find(|at| self.h.str_bytes(self.slot(*at)) == Some(first.as_bytes()));
            match found {
                Some(at) => Ok(at + 1),
                None => {
                    let key = self.h.new_str(first)?;
                    Err(self.err_value(id::KEY_ERROR, key))
                }
            }
        }
    }

    /// What the steps `.name` and `[key]` lead to from the argument in slot `at`.
    fn field_value(&mut self, at: usize, steps: &str) -> Res {
        let mut rest = steps;
        let mut value = self.slot(at);
        loop {
            match template::step(&mut rest) {
                Ok(None) => return Ok(value),
                Ok(Some(Step::Attribute(name))) => value = self.plain_attr(value, name)?,
                Ok(Some(Step::Item(key))) => {
                    let key = match key.parse::<i32>() {
                        Ok(i) if !key.starts_with(['-', '+']) => Value::int(i & Value::INT_MAX),
                        _ => self.h.new_str(key)?,
                    };
                    value = match self.h.as_kind(value, Kind::Dict) {
                        Some(_) => match self.dict_get(value, key) {
                            Some(found) => found,
                            None => return Err(self.err_value(id::KEY_ERROR, key)),
                        },
                        None => self.load_item(value, key)?,
                    };
                }
                Err(error) => return Err(self.spec_fault(error, Value::NONE)),
            }
        }
    }

    fn fill_field(
        &mut self,
        out: &mut Limited,
        answers: &mut Answers,
        value: Value,
        conversion: Option<char>,
        spec: &str,
    ) -> Result<(), Fault> {
        if conversion.is_some_and(|c| !matches!(c, 's' | 'r' | 'a')) {
            return Err(self.value_error("unknown conversion specifier"));
        }
        let conversion = conversion_mode(conversion);
        if conversion.is_none() {
            if let Some(f) = self.special(value, Names::FORMAT) {
                let spec = self.h.new_str(spec)?;
                let text = self.answered_text(answers, f, &[value, spec])?;
                return out.write_str(&text).map_err(|_| Fault::Oom);
            }
            if !spec.is_empty() {
                return self.format_native(out, value, spec);
            }
        }
        let text = self.value_text(answers, value, conversion.unwrap_or(Mode::Str))?;
        if spec.is_empty() {
            return out.write_str(&text).map_err(|_| Fault::Oom);
        }
        self.format_text(out, &text, spec, value)
    }

    fn positional(&mut self, args: Args, i: usize) -> Result<usize, Fault> {
        // Argument 0 is the template.
        if i.saturating_add(1) < args.n {
            return Ok(args.at + 1 + i);
        }
        Err(self.err(
            id::INDEX_ERROR,
            format_args!("Replacement index {i} out of range for positional args tuple"),
        ))
    }

    /// `template % arguments`; the arguments are in the stack slot `at`.
    pub(crate) fn percent(&mut self, template: Value, at: usize) -> Res {
        let given = self.slot(at);
        if let Some(inner) =
            self.h.wrapped(given).filter(|v| matches!(self.h.kind_of(*v), Some(Kind::Tuple | Kind::Dict)))
        {
            self.set_slot(at, inner);
        }
        let is_str = self.h.is_str(template);
        // Bytes are formatted as text of one character a byte.
        let text = match self.h.str_text(template) {
            Some(text) => String::from(text),
            None => one_a_byte(self.h.any_bytes(template)),
        };
        let mut out = self.text_buffer();
        let mut next = 0;
        let mut answers = Answers::new(Redo::Op, at);
        let mut rest = text.as_str();
        let begun = self.fuel;
        loop {
            // A field's text can be long, and cut to nothing.
            self.not_overdone(begun)?;
            self.charge(1);
            match percent::next(&mut rest) {
                Ok(None) => break,
                Ok(Some(percent::Piece::Text(text))) => out.write_str(text).map_err(|_| Fault::Oom)?,
                Ok(Some(percent::Piece::Field(field))) => {
                    self.percent_field(&mut out, field, &mut answers, (&mut next, !is_str))?;
                }
                Err(error) => return Err(self.spec_fault(error, Value::NONE)),
            }
        }
        let given = self.percent_given(&answers);
        let all = self.h.as_kind(given, Kind::Tuple).map_or(1, |t| self.h.tuple_len(t));
        let mapping = self.h.as_kind(given, Kind::Dict).is_some();
        if next < all && !mapping {
            return Err(self.type_error(format_args!("format string didn't convert all arguments")));
        }
        self.charge(out.as_str().len() / 16);
        if is_str {
            Ok(self.h.new_str(out.as_str())?)
        } else {
            let data: alloc::vec::Vec<u8> = out.as_str().chars().map(|c| c as u8).collect();
            Ok(self.h.new_bytes(&data)?)
        }
    }

    /// The next argument of `%`.
    fn percent_arg(&mut self, answers: &Answers, next: &mut usize) -> Res {
        let given = self.asked_value(answers);
        let i = *next;
        *next += 1;
        let value = match self.h.as_kind(given, Kind::Tuple) {
            Some(tuple) => self.h.tuple_get(tuple, i),
            None if i == 0 => Some(given),
            None => None,
        };
        match value {
            Some(value) => Ok(value),
            None => Err(self.type_error(format_args!("format string needs more arguments"))),
        }
    }

    fn percent_count(
        &mut self,
        count: Count,
        answers: &Answers,
        next: &mut usize,
    ) -> Result<Option<i64>, Fault> {
        Ok(match count {
            Count::None => None,
            Count::Fixed(n) => Some(n as i64),
            Count::Star => {
                let value = self.percent_arg(answers, next)?;
                match self.h.as_i64(value) {
                    Some(n) if n.unsigned_abs() <= spec::NUMBER_MAX as u64 => Some(n),
                    _ if self.h.is_integer(value) => {
                        return Err(self.err(id::OVERFLOW_ERROR, format_args!("integer too large")));
                    }
                    _ => return Err(self.type_error(format_args!("* wants int"))),
                }
            }
        })
    }

    /// What an object says that its number is: `%d` asks for an int, `%x` for what serves as one, `%f` for a float.
    fn percent_number(&mut self, code: char, value: Value, answers: &mut Answers) -> Res {
        let (names, t) = match code {
            'd' | 'i' | 'u' => (&[Names::INT, Names::INDEX][..], id::INT),
            'x' | 'X' | 'o' | 'b' | 'c' => (&[Names::INDEX][..], id::INT),
            'e' | 'E' | 'f' | 'F' | 'g' | 'G' => (&[Names::FLOAT, Names::INDEX][..], id::FLOAT),
            _ => return Ok(value),
        };
        let asked = names.iter().find_map(|name| self.special(value, *name));
        match asked {
            Some(f) if names.len() == 1 => self.answer(answers, f, &[value]),
            Some(_) => self.answer(answers, Value::type_id(t), &[value]),
            None => Ok(value),
        }
    }

    fn percent_field(
        &mut self,
        out: &mut Limited,
        field: percent::Field<'_>,
        answers: &mut Answers,
        (next, raw): (&mut usize, bool),
    ) -> Result<(), Fault> {
        let width = self.percent_count(field.width, answers, next)?;
        let precision = self.percent_count(field.precision, answers, next)?;
        let spec = field.spec(width, precision);
        let value = match field.key {
            Some(key) => {
                let key = self.h.new_str(key)?;
                let given = self.percent_given(answers);
                // From here on the mapping is no positional argument.
                *next = usize::MAX / 2;
                match self.dict_get(given, key) {
                    Some(value) => value,
                    None if self.h.as_kind(given, Kind::Dict).is_some() => {
                        return Err(self.err_value(id::KEY_ERROR, key));
                    }
                    None => return Err(self.type_error(format_args!("format requires a dict"))),
                }
            }
            None => self.percent_arg(answers, next)?,
        };
        let value = match (field.code, self.h.wrapped(value)) {
            ('s' | 'r' | 'a', _) | (_, None) => value,
            (_, Some(inner)) => inner,
        };
        let value = self.percent_number(field.code, value, answers)?;
        match field.code {
            's' | 'r' | 'a' => {
                let mode = conversion_mode(Some(field.code)).unwrap_or(Mode::Str);
                let text = match self.h.bytes_like(value) {
                    Some(bytes) if raw && mode == Mode::Str => one_a_byte(bytes),
                    _ if raw => one_a_byte(self.value_text(answers, value, mode)?.as_bytes()),
                    _ => self.value_text(answers, value, mode)?,
                };
                spec.write_str(out, &text).map_err(|error| self.spec_fault(error, value))
            }
            'c' => {
                let limit = if raw { 256 } else { 0x11_0000 };
                let number = self.h.is_integer(value).then(|| self.h.as_i64(value).unwrap_or(-1));
                let text = match (number, self.h.str_text(value), self.h.bytes_like(value)) {
                    (Some(i), ..) => {
                        match u32::try_from(i).ok().filter(|i| *i < limit).and_then(char::from_u32) {
                            Some(c) => String::from(c),
                            None => {
                                return Err(
                                    self.spec_fault(SpecError::Overflow("%c arg not in range"), value)
                                );
                            }
                        }
                    }
                    (_, Some(text), _) if !raw && text.chars().count() == 1 => String::from(text),
                    (.., Some([byte])) if raw => String::from(char::from(*byte)),
                    _ => return Err(self.type_error(format_args!("%c requires int or char"))),
                };
                spec.write_str(out, &text).map_err(|error| self.spec_fault(error, value))
            }
            'd' | 'i' | 'u' if self.h.as_float(value).is_some() => {
                let f = self.h.as_float(value).unwrap_or(0.0);
                let whole = crate::builtins::construct::float_to_int(self, f)?;
                self.apply_spec(out, whole, &spec).map(|_| ())
            }
            'd' | 'i' | 'u' | 'x' | 'X' | 'o' | 'b' if !self.h.is_integer(value) => {
                let (code, name) = (field.code, self.type_name(value));
                Err(self.type_error(format_args!("%{code} format: a number is required, not {name}")))
            }
            'e' | 'E' | 'f' | 'F' | 'g' | 'G' => match self.h.number_as_f64(value) {
                Some(f) => spec.write_f64(out, f).map_err(|error| self.spec_fault(error, value)),
                None => {
                    let name = self.type_name(value);
                    Err(self.type_error(format_args!("must be real number, not {name}")))
                }
            },
            'd' | 'i' | 'u' | 'x' | 'X' | 'o' | 'b' => self.apply_spec(out, value, &spec).map(|_| ()),
            code => Err(self.err(
                id::VALUE_ERROR,
                format_args!("unsupported format character '{code}' (0x{:x})", code as u32),
            )),
        }
    }
}

/// Bytes as text of one character each.
fn one_a_byte(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| char::from(*byte)).collect()
}

fn conversion_mode(c: Option<char>) -> Option<Mode> {
    match c {
        Some('s') => Some(Mode::Str),
        Some('r') => Some(Mode::Repr),
        Some('a') => Some(Mode::Ascii),
        _ => None,
    }
}
