//! `machine.Timer`, `RTC` and `WDT`.

use alloc::string::String;

use super::{check_keywords, this};
use crate::heap::{Ref, Value, native};
use crate::types::id;
use crate::vm::callbacks::Timer;
use crate::vm::{Args, Cx, Def, Fault, Res, def, def_kw};

pub(crate) const TIMER: &[Def] = &[
    def("deinit", 1, 1, |cx, a| {
        let r = this(cx, a, id::TIMER)?;
        cx.s.callbacks.stop(r.value());
        Ok(Value::NONE)
    }),
    def_kw("init", 1, 1, |cx, a| {
        let r = this(cx, a, id::TIMER)?;
        start(cx, a, r)?;
        Ok(Value::NONE)
    }),
];

const KEYWORDS: &[&str] = &["mode", "period", "callback", "freq", "tick_hz", "hard"];

/// `Timer(id=-1, *, mode=PERIODIC, period, freq, callback)`: without keywords it does not run yet.
pub(super) fn new_timer(cx: &mut Cx<'_>, args: Args) -> Res {
    check_keywords(cx, args, KEYWORDS)?;
    let number = match args.n {
        0 => -1,
        1 => cx.i64_arg(args, 0)?,
        _ => return Err(cx.type_error(format_args!("Timer(id, *, mode, period, freq, callback)"))),
    };
    let number = cx.h.new_int(number)?;
    let made = cx.h.new_native(id::TIMER, &[number])?;
    if args.kw > 0
        && let Some(r) = made.as_ref()
    {
        start(cx, args, r)?;
    }
    Ok(made)
}

/// The longest period, in milliseconds: more than a year.
const PERIOD_MAX: i64 = 1 << 35;

fn start(cx: &mut Cx<'_>, args: Args, r: Ref) -> Result<(), Fault> {
    check_keywords(cx, args, KEYWORDS)?;
    let callback = cx.kwarg(args, "callback").unwrap_or(Value::NONE);
    let mode = cx.kwarg(args, "mode").unwrap_or(Value::int(1));
    let repeats = match cx.h.as_i64(mode) {
        Some(0) => false,
        Some(1) => true,
        _ => return Err(cx.value_error("mode must be Timer.ONE_SHOT or Timer.PERIODIC")),
    };
    let period = match cx.kwarg(args, "freq").filter(|value| !value.is_none()) {
        Some(freq) => match cx.h.number_as_f64(freq) {
            Some(hertz) if hertz > 0.0 => (1000.0 / hertz) as i64,
            _ => return Err(cx.value_error("freq must be a positive number")),
        },
        None => match cx.kwarg(args, "period").map(|value| cx.h.as_i64(value)) {
            Some(Some(period)) => period,
            Some(None) => return Err(cx.type_error(format_args!("period must be an integer"))),
            None => return Err(cx.type_error(format_args!("period or freq is required"))),
        },
    };
    if !(0..=PERIOD_MAX).contains(&period) {
        return Err(cx.value_error("period out of range"));
    }
    if callback.is_none() {
        cx.s.callbacks.stop(r.value());
        return Ok(());
    }
    // A period of nothing would leave no time for anything else.
    let period = period.max(1) as u64;
    let due = (cx.host.ticks_us() / 1000).saturating_add(period);
    let timer = Timer { object: r.value(), callback, due, period: repeats.then_some(period) };
    if cx.s.callbacks.start(timer) { Ok(()) } else { Err(cx.os_error(crate::host::Errno::NoMemory)) }
}

pub(super) fn shown(cx: &Cx<'_>, r: Ref) -> String {
    alloc::format!("Timer({})", cx.h.as_i64(cx.h.get(r, native::A)).unwrap_or(-1))
}

pub(crate) const RTC: &[Def] = &[
    def("datetime", 1, 2, |cx, a| {
        if a.n > 1 {
            return set_clock(cx, a);
        }
        let micros = (cx.host.unix_time() * 1e6) as i64;
        let [year, month, day, hour, minute, second, weekday, _] =
            crate::modules::time::civil(micros.div_euclid(1_000_000));
        crate::modules::tuple_of(
            cx,
            &[year, month, day, weekday, hour, minute, second, micros.rem_euclid(1_000_000)],
        )
    }),
    def("init", 1, 2, |cx, a| if a.n > 1 { set_clock(cx, a) } else { Ok(Value::NONE) }),
];

pub(super) fn new_rtc(cx: &mut Cx<'_>, _: Args) -> Res {
    Ok(cx.h.new_native(id::RTC, &[])?)
}

/// Sets the clock from `(year, month, day, weekday, hour, minute, second, subseconds)`.
fn set_clock(cx: &mut Cx<'_>, args: Args) -> Res {
    let given = cx.arg(args, 1);
    if cx.h.seq_len(given) != Some(8) {
        return Err(cx.type_error(format_args!("datetime needs a tuple of 8 numbers")));
    }
    let part = |i| cx.h.seq_get(given, i).and_then(|value| cx.h.as_i64(value)).unwrap_or(0);
    let seconds = crate::modules::time::seconds_of([0, 1, 2, 4, 5, 6].map(part));
    match cx.host.machine().set_clock(seconds) {
        Ok(()) => Ok(Value::NONE),
        Err(errno) => Err(cx.os_error(errno)),
    }
}

pub(crate) const WDT: &[Def] = &[def("feed", 1, 1, |cx, _| {
    cx.host.machine().feed_watchdog();
    Ok(Value::NONE)
})];

/// `WDT(id=0, timeout=5000)`: from now on the machine resets unless it is fed.
pub(super) fn new_watchdog(cx: &mut Cx<'_>, args: Args) -> Res {
    check_keywords(cx, args, &["id", "timeout"])?;
    let timeout = match cx.arg_or_kw(args, 1, "timeout").map(|value| cx.h.as_i64(value)) {
        None => 5000,
        Some(Some(timeout)) => timeout,
        Some(None) => return Err(cx.type_error(format_args!("timeout must be an integer"))),
    };
    let Some(timeout) = u32::try_from(timeout).ok().filter(|timeout| *timeout > 0) else {
        return Err(cx.value_error("timeout out of range"));
    };
    let made = cx.h.new_native(id::WDT, &[])?;
    match cx.host.machine().arm_watchdog(timeout) {
        Ok(()) => Ok(made),
        Err(errno) => Err(cx.os_error(errno)),
    }
}
