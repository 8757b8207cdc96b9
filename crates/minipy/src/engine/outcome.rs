//! How runs end: values, tracebacks, exit codes.

use alloc::string::String;

use crate::builtins::STR;
use crate::bytecode::CompileError;
use crate::heap::Value;
use crate::types::id;
use crate::vm::Cx;
use crate::vm::format::Mode as TextMode;
use crate::vm::run::Stop;

use super::Outcome;

/// What the end of a slice means; `None` when the run goes on.
pub(super) fn finish(cx: &mut Cx<'_>, stop: Stop) -> Option<Outcome> {
    if let Some(code) = cx.th.exit {
        return Some(Outcome::Exit(code));
    }
    match stop {
        Stop::Fuel => None,
        Stop::Done(_) if cx.th.failed => {
            let (exception, message) = (cx.slot(0), cx.slot(1));
            let message = String::from(cx.h.str_text(message).unwrap_or(""));
            Some(Outcome::Exception(cx.traceback_text(exception, &message)))
        }
        Stop::Done(value) if cx.th.is_eval => {
            Some(Outcome::Value(String::from(cx.h.str_text(value).unwrap_or(""))))
        }
        Stop::Done(_) => Some(Outcome::Finished),
        Stop::Raised(_) if cx.th.failed => {
            // Its class could not make its text: its arguments, which MicroPython shows anyway.
            let (exception, mut out) = (cx.slot(0), cx.text_buffer());
            let made = exception.as_ref().map(|r| cx.write_exception_text(&mut out, r, TextMode::Str));
            let text = if made.is_some_and(|made| made.is_ok()) { out.as_str() } else { "" };
            Some(Outcome::Exception(cx.traceback_text(exception, text)))
        }
        Stop::Raised(exception) => raised(cx, exception),
    }
}

/// An exception that nothing caught.
fn raised(cx: &mut Cx<'_>, exception: Value) -> Option<Outcome> {
    if cx.exception_is(exception, id::SYSTEM_EXIT) {
        let code = cx.h.seq_get(cx.exception_args(exception), 0).unwrap_or(Value::NONE);
        return Some(Outcome::Exit(match cx.h.as_i64(code) {
            Some(code) => code as i32,
            None => i32::from(!code.is_none()),
        }));
    }
    let mut out = cx.text_buffer();
    match cx.write_native_text(&mut out, exception, TextMode::Str) {
        Ok(false) if !cx.th.failed => {
            // Its class has a `__str__`: the run goes on for that.
            cx.th.failed = true;
            cx.th.sp = 0;
            cx.push(exception);
            cx.push(Value::native(STR));
            cx.push(exception);
            match cx.call(1, 1, 0) {
                Ok(()) | Err(crate::vm::Fault::Frame) => None,
                Err(_) => Some(Outcome::Exception(cx.traceback_text(exception, ""))),
            }
        }
        _ => Some(Outcome::Exception(cx.traceback_text(exception, out.as_str()))),
    }
}

/// A compile error as MicroPython shows it.
pub(super) fn syntax_error(error: &CompileError, file: &str) -> String {
    use crate::bytecode::CompileErrorKind;
    let class = match error.kind {
        CompileErrorKind::Indentation => "IndentationError",
        CompileErrorKind::Memory => "MemoryError",
        CompileErrorKind::Syntax => "SyntaxError",
    };
    alloc::format!(
        "Traceback (most recent call last):\n  File \"{file}\", line {}\n{class}: {}\n",
        error.line,
        error.message
    )
}
