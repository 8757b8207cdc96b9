//! `machine`: reset, identity, pins, timers, the clock. What the platform does not have is an OSError that says so.

mod pin;
mod pulse;
mod timer;

use alloc::string::String;

use crate::heap::{NativeId, Ref, Value};
use crate::host::{Errno, Pins, ResetKind};
use crate::types::id;
use crate::vm::{Args, Cx, Def, Fault, NativeFn, Res, def, def_kw};

pub(crate) const FUNCTIONS: &[Def] = &[
    def("bootloader", 0, 1, missing),
    def("deepsleep", 0, 1, missing),
    def("disable_irq", 0, 0, |_, _| Ok(Value::FALSE)),
    def("enable_irq", 0, 1, |_, _| Ok(Value::NONE)),
    def("freq", 0, 1, |cx, a| {
        if a.n > 0 {
            return missing(cx, a);
        }
        let hertz = cx.host.machine().frequency();
        Ok(cx.h.new_int(i64::from(hertz))?)
    }),
    def("idle", 0, 0, |_, _| Ok(Value::NONE)),
    def("lightsleep", 0, 1, missing),
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
    def("time_pulse_us", 2, 3, missing),
    def("unique_id", 0, 0, |cx, _| {
        let id = cx.host.machine().unique_id();
        Ok(cx.h.new_bytes(&id)?)
    }),
    def("wake_reason", 0, 0, |_, _| Ok(Value::int(0))),
    def_kw("I2C", 0, 255, missing),
    def_kw("I2S", 0, 255, missing),
    def_kw("SPI", 0, 255, missing),
    def_kw("SoftI2C", 0, 255, missing),
    def_kw("SoftSPI", 0, 255, missing),
    def_kw("UART", 0, 255, missing),
];

pub(crate) const CONSTANTS: &[&str] = &[
    "ADC",
    "DEEPSLEEP_RESET",
    "HARD_RESET",
    "PWM",
    "PWRON_RESET",
    "Pin",
    "RTC",
    "SOFT_RESET",
    "Signal",
    "Timer",
    "WDT",
    "WDT_RESET",
];

pub(crate) fn constant(_: &mut Cx<'_>, name: &str) -> Result<Option<Value>, Fault> {
    Ok(Some(match name {
        "PWRON_RESET" => Value::int(1),
        "HARD_RESET" => Value::int(2),
        "WDT_RESET" => Value::int(3),
        "DEEPSLEEP_RESET" => Value::int(4),
        "SOFT_RESET" => Value::int(5),
        "ADC" => Value::type_id(id::ADC),
        "PWM" => Value::type_id(id::PWM),
        "Pin" => Value::type_id(id::PIN),
        "RTC" => Value::type_id(id::RTC),
        "Signal" => Value::type_id(id::SIGNAL),
        "Timer" => Value::type_id(id::TIMER),
        "WDT" => Value::type_id(id::WDT),
        _ => return Ok(None),
    }))
}

pub(crate) fn constructor(t: u8) -> Option<NativeFn> {
    Some(match t {
        id::ADC => pulse::new_adc,
        id::PIN => pin::new_pin,
        id::PWM => pulse::new_pwm,
        id::RTC => timer::new_rtc,
        id::SIGNAL => pin::new_signal,
        id::TIMER => timer::new_timer,
        id::WDT => timer::new_watchdog,
        _ => return None,
    })
}

pub(crate) fn methods(t: u8) -> &'static [Def] {
    match t {
        id::ADC => pulse::ADC,
        id::PIN => pin::PIN,
        id::PWM => pulse::PWM,
        id::RTC => timer::RTC,
        id::SIGNAL => pin::SIGNAL,
        id::TIMER => timer::TIMER,
        id::WDT => timer::WDT,
        _ => &[],
    }
}

pub(crate) fn type_constant(t: u8, name: &[u8]) -> Option<Value> {
    let number = match (t, name) {
        (id::PIN, _) => pin::constant(name)?,
        (id::TIMER, b"ONE_SHOT") => 0,
        (id::TIMER, b"PERIODIC") => 1,
        _ => return None,
    };
    Some(Value::int(number))
}

/// What calling a pin or signal calls: `value`, its first method.
pub(crate) const fn value_method(t: u8) -> Value {
    Value::native(NativeId { group: t, index: 0 })
}

pub(crate) fn shown(cx: &Cx<'_>, t: u8, r: Ref) -> Option<String> {
    match t {
        id::PIN => Some(pin::shown(cx, r)),
        id::TIMER => Some(timer::shown(cx, r)),
        _ => None,
    }
}

/// For what this platform has not.
fn missing(cx: &mut Cx<'_>, _: Args) -> Res {
    Err(cx.os_error(Errno::NotSupported))
}

/// A call of the platform's pins, its error as OSError.
fn pins<T>(cx: &mut Cx<'_>, call: impl FnOnce(&mut dyn Pins) -> Result<T, Errno>) -> Result<T, Fault> {
    let outcome = match cx.host.machine().pins() {
        Some(pins) => call(pins),
        None => Err(Errno::NotSupported),
    };
    outcome.map_err(|errno| cx.os_error(errno))
}

/// The object that a method works on.
fn this(cx: &mut Cx<'_>, args: Args, t: u8) -> Result<Ref, Fault> {
    let object = cx.this_inner(args);
    match cx.h.as_native_object(object, t) {
        Some(r) => Ok(r),
        None => {
            let (wanted, given) = (crate::types::info(t).name, cx.type_name(object));
            Err(cx.type_error(format_args!("'{wanted}' object expected, not '{given}'")))
        }
    }
}

fn truth(cx: &mut Cx<'_>, args: Args, i: usize) -> Result<bool, Fault> {
    cx.truth_at(crate::vm::frames::Redo::Call(args), args.at + i)
}

/// Refuses keywords that mean nothing.
fn check_keywords(cx: &mut Cx<'_>, args: Args, known: &[&str]) -> Result<(), Fault> {
    for i in 0..args.kw {
        let name = cx.slot(args.at + args.n + 2 * i);
        if !cx.h.str_text(name).is_some_and(|name| known.contains(&name)) {
            let name = cx.text(name);
            return Err(cx.type_error(format_args!("unexpected keyword argument '{name}'")));
        }
    }
    Ok(())
}
