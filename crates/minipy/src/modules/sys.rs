//! `sys`, `gc`, `micropython`.

use crate::heap::Value;
use crate::types::{id, type_of};
use crate::vm::{Cx, Def, Fault, def, def_kw};

pub(crate) const FUNCTIONS: &[Def] = &[
    def("exc_info", 0, 0, |cx, _| {
        let handled = cx.th.handled;
        let class = if handled.is_none() { Value::NONE } else { type_of(cx.h, handled) };
        Ok(cx.h.new_tuple(&[class, handled, Value::NONE])?)
    }),
    def("exit", 0, 1, |cx, a| {
        let code = cx.opt(a, 0);
        Err(match code {
            Some(code) => cx.err_value(id::SYSTEM_EXIT, code),
            None => cx.err_empty(id::SYSTEM_EXIT),
        })
    }),
    def("getrecursionlimit", 0, 0, |cx, _| Ok(Value::count(cx.s.config.max_frames))),
    def("getsizeof", 1, 1, |cx, a| Ok(Value::count(cx.arg(a, 0).as_ref().map_or(0, |r| cx.h.size(r) * 4)))),
    def("intern", 1, 1, |cx, a| Ok(cx.h.intern_value(cx.arg(a, 0)))),
    def_kw("print_exception", 1, 2, |cx, a| {
        let (exception, message) = cx.message_of(a, cx.arg(a, 0))?;
        let text = cx.traceback_text(exception, &message);
        match cx.opt(a, 1) {
            Some(file) => cx.print_to(a, file, &text),
            None => {
                let run = cx.th.id;
                cx.host.write(run, crate::host::Stream::Out, text.as_bytes());
                Ok(Value::NONE)
            }
        }
    }),
];

pub(crate) const CONSTANTS: &[&str] = &[
    "argv",
    "byteorder",
    "implementation",
    "maxsize",
    "modules",
    "path",
    "platform",
    "stderr",
    "stdin",
    "stdout",
    "version",
    "version_info",
];

pub(crate) fn constant(cx: &mut Cx<'_>, name: &str) -> Result<Option<Value>, Fault> {
    Ok(Some(match name {
        "argv" => cx.s.argv,
        "byteorder" => cx.h.intern("little")?,
        "implementation" => {
            // The fourth part is of versions that are no release.
            let release = cx.h.new_str("")?;
            let version = cx.h.new_tuple(&[Value::int(1), Value::int(24), Value::int(1), release])?;
            let name = cx.h.intern("micropython")?;
            let machine = cx.host.machine().platform();
            let machine = cx.h.new_str(machine)?;
            let names = [cx.h.intern("name")?, cx.h.intern("version")?, cx.h.intern("_machine")?];
            cx.new_named_tuple("implementation", &names, &[name, version, machine])?
        }
        "maxsize" => cx.h.new_int(i64::MAX)?,
        "modules" => cx.s.modules,
        "path" => cx.s.path,
        "platform" => {
            let platform = cx.host.machine().platform();
            cx.h.new_str(platform)?
        }
        "stdout" => cx.h.new_native(id::STDIO, &[Value::int(1)])?,
        "stderr" => cx.h.new_native(id::STDIO, &[Value::int(2)])?,
        "stdin" => cx.h.new_native(id::STDIO, &[Value::int(0)])?,
        "version" => cx.h.new_str(concat!("3.4.0; minipy ", env!("CARGO_PKG_VERSION")))?,
        "version_info" => super::tuple_of(cx, &[3, 4, 0])?,
        _ => return Ok(None),
    }))
}

pub(crate) const GC: &[Def] = &[
    def("collect", 0, 0, |cx, _| {
        let before = cx.h.used_bytes();
        cx.collect();
        cx.h.allow_fresh();
        cx.wait_for_finalisers(false);
        Ok(Value::count(before.saturating_sub(cx.h.used_bytes()) / 16))
    }),
    def("disable", 0, 0, |_, _| Ok(Value::NONE)),
    def("enable", 0, 0, |_, _| Ok(Value::NONE)),
    def("isenabled", 0, 0, |_, _| Ok(Value::TRUE)),
    def("mem_alloc", 0, 0, |cx, _| Ok(Value::count(cx.h.used_bytes()))),
    def("mem_free", 0, 0, |cx, _| Ok(Value::count(cx.h.free_bytes()))),
    def("threshold", 0, 1, |_, _| Ok(Value::int(-1))),
];

pub(crate) const MICROPYTHON: &[Def] = &[
    def("alloc_emergency_exception_buf", 1, 1, |_, _| Ok(Value::NONE)),
    def("const", 1, 1, |cx, a| Ok(cx.arg(a, 0))),
    def("heap_lock", 0, 0, |_, _| Ok(Value::NONE)),
    def("heap_locked", 0, 0, |_, _| Ok(Value::int(0))),
    def("heap_unlock", 0, 0, |_, _| Ok(Value::NONE)),
    def("kbd_intr", 1, 1, |_, _| Ok(Value::NONE)),
    def("mem_info", 0, 1, |cx, _| {
        let text = alloc::format!(
            "mem: total={}, current={}, peak={}\n",
            cx.s.config.heap_bytes,
            cx.h.used_bytes(),
            cx.h.peak_bytes()
        );
        let run = cx.th.id;
        cx.host.write(run, crate::host::Stream::Out, text.as_bytes());
        Ok(Value::NONE)
    }),
    def("native", 1, 1, |cx, a| Ok(cx.arg(a, 0))),
    def("opt_level", 0, 1, |_, _| Ok(Value::int(0))),
    def("qstr_info", 0, 1, |_, _| Ok(Value::NONE)),
    def("schedule", 2, 2, |cx, a| {
        let (f, value) = (cx.arg(a, 0), cx.arg(a, 1));
        if !cx.s.callbacks.schedule(f, value) {
            return Err(cx.err(id::RUNTIME_ERROR, format_args!("schedule queue full")));
        }
        // The slice ends, so that the call comes soon.
        cx.fuel = 0;
        Ok(Value::NONE)
    }),
    def("stack_use", 0, 0, |cx, _| Ok(Value::count(cx.th.sp * 4))),
    def("viper", 1, 1, |cx, a| Ok(cx.arg(a, 0))),
];
