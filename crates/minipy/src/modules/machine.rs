//! `machine`: reset and identity. Peripherals are the platform's, through host modules.

use crate::heap::Value;
use crate::host::ResetKind;
use crate::vm::{Cx, Def, Fault, def};

pub(crate) const FUNCTIONS: &[Def] = &[
    def("disable_irq", 0, 0, |_, _| Ok(Value::FALSE)),
    def("enable_irq", 0, 1, |_, _| Ok(Value::NONE)),
    def("freq", 0, 1, |cx, _| {
        let hertz = cx.host.machine().frequency();
        Ok(cx.h.new_int(i64::from(hertz))?)
    }),
    def("idle", 0, 0, |_, _| Ok(Value::NONE)),
    def("reset", 0, 0, |cx, _| {
        cx.host.machine().reset(ResetKind::Hard);
        cx.th.exit = Some(0);
        Ok(Value::NONE)
    }),
    def("reset_cause", 0, 0, |cx, _| Ok(Value::int(i32::from(cx.host.machine().reset_cause())))),
    def("soft_reset", 0, 0, |cx, _| {
        cx.host.machine().reset(ResetKind::Soft);
        cx.th.exit = Some(0);
        Ok(Value::NONE)
    }),
    def("unique_id", 0, 0, |cx, _| {
        let id = cx.host.machine().unique_id();
        Ok(cx.h.new_bytes(&id)?)
    }),
];

pub(crate) const CONSTANTS: &[&str] =
    &["DEEPSLEEP_RESET", "HARD_RESET", "PWRON_RESET", "SOFT_RESET", "WDT_RESET"];

pub(crate) fn constant(_: &mut Cx<'_>, name: &str) -> Result<Option<Value>, Fault> {
    Ok(match name {
        "PWRON_RESET" => Some(Value::int(1)),
        "HARD_RESET" => Some(Value::int(2)),
        "WDT_RESET" => Some(Value::int(3)),
        "DEEPSLEEP_RESET" => Some(Value::int(4)),
        "SOFT_RESET" => Some(Value::int(5)),
        _ => None,
    })
}
