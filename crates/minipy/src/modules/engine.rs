//! `_minipy`: what the frozen modules need of the engine itself. Its table is in [`crate::frozen`].

use alloc::string::String;

use crate::engine::RunId;
use crate::heap::Value;
use crate::host::Stream;
use crate::vm::format::Mode;
use crate::vm::frames::Redo;
use crate::vm::{Cx, Def, def};

pub(crate) const FUNCTIONS: &[Def] = &[
    def("alive", 1, 1, |cx, a| {
        let id = cx.i64_arg(a, 0)?;
        let alive = |run: u32| i64::from(run) == id;
        Ok(Value::bool(alive(cx.th.id.0) || cx.others.iter().any(|run| alive(run.id.0))))
    }),
    def("home", 0, 0, |cx, _| {
        Ok(if cx.th.is_home { Value::count(cx.th.id.0 as usize) } else { Value::NONE })
    }),
    def("print_exception", 1, 1, |cx, a| {
        let exception = cx.arg(a, 0);
        let (exception, message) = cx.message_of(a, exception)?;
        let text = cx.traceback_text(exception, &message);
        let run = cx.th.id;
        cx.host.write(run, Stream::Err, text.as_bytes());
        Ok(Value::NONE)
    }),
    def("random_bits", 1, 1, super::random::bits),
    def("random_seed", 0, 1, super::random::seed),
    def("run_id", 0, 0, |cx, _| Ok(Value::count(cx.th.id.0 as usize))),
    def("task_failed", 2, 2, |cx, a| {
        let home = cx.arg(a, 1);
        let exception = cx.arg(a, 0);
        let (exception, message) = cx.message_of(a, exception)?;
        let text = cx.traceback_text(exception, &message);
        let run = cx.h.as_i64(home).and_then(|id| u32::try_from(id).ok()).map_or(cx.th.id, RunId);
        Ok(Value::bool(cx.host.task_failed(run, &text)))
    }),
    def("ticks", 0, 0, |cx, _| {
        let now = cx.host.ticks_us() / 1000;
        Ok(cx.h.new_int(now as i64)?)
    }),
    def("wait", 1, 2, |cx, a| {
        let until = cx.i64_arg(a, 0)?;
        if a.n > 1 && cx.i64_arg(a, 1)? != i64::from(cx.s.woken) {
            return Ok(Value::NONE);
        }
        cx.th.wait = Some(u64::try_from(until).unwrap_or(u64::MAX));
        cx.th.wakes = true;
        Ok(Value::NONE)
    }),
    def("wake", 0, 0, |cx, _| {
        cx.s.wake = true;
        Ok(Value::NONE)
    }),
    def("woken", 0, 0, |cx, _| Ok(Value::count(cx.s.woken as usize))),
];

impl Cx<'_> {
    /// An exception and its text. Its class may have to be asked: then the call is made again with a pair of
    /// both in the argument's place.
    pub(crate) fn message_of(
        &mut self,
        args: crate::vm::Args,
        exception: Value,
    ) -> Result<(Value, String), crate::vm::Fault> {
        if let Some(2) = self.h.seq_len(exception) {
            let text = self.h.seq_get(exception, 1).unwrap_or(Value::NONE);
            let inner = text.as_ref().map_or(Value::NONE, |r| self.h.get(r, crate::heap::native::A));
            let text = String::from(self.h.str_text(inner).unwrap_or(""));
            return Ok((self.h.seq_get(exception, 0).unwrap_or(Value::NONE), text));
        }
        let mut out = self.text_buffer();
        if self.write_native_text(&mut out, exception, Mode::Str)? {
            return Ok((exception, String::from(out.as_str())));
        }
        let pair = self.h.new_tuple(&[exception, Value::NONE])?;
        self.set_slot(args.at, pair);
        let how = crate::vm::frames::how::ITEM + 1;
        let fault =
            self.ask(Redo::Call(args), args.at, how, Value::native(crate::builtins::STR), &[exception]);
        if fault == crate::vm::Fault::Oom {
            self.set_slot(args.at, exception);
        }
        Err(fault)
    }
}
