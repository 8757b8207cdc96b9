//! `machine.ADC` and `machine.PWM`.

use super::pin::resolve;
use super::{check_keywords, pins, this};
use crate::heap::{Value, native};
use crate::host::Pulses;
use crate::types::id;
use crate::vm::{Args, Cx, Def, Fault, Res, def, def_kw};

pub(crate) const ADC: &[Def] = &[
    def("read_u16", 1, 1, |cx, a| {
        let value = measure(cx, a)?;
        Ok(Value::int(i32::from(value)))
    }),
    def("read_uv", 1, 1, |cx, a| {
        let value = measure(cx, a)?;
        Ok(Value::int((i64::from(value) * REFERENCE_UV / 65_535) as i32))
    }),
];

/// What 65535 means, in microvolts.
const REFERENCE_UV: i64 = 3_300_000;

pub(crate) const PWM: &[Def] = &[
    def("deinit", 1, 1, |cx, a| {
        let r = this(cx, a, id::PWM)?;
        let pin = cx.h.get(r, native::A).as_count() as u32;
        pins(cx, |pins| pins.pulse(pin, None))?;
        Ok(Value::NONE)
    }),
    def("duty_ns", 1, 2, |cx, a| {
        let pulses = pulses(cx, a)?;
        let period = 1_000_000_000 / i64::from(pulses.hertz.max(1));
        if a.n == 1 {
            return Ok(cx.h.new_int(period * i64::from(pulses.duty) / 65_535)?);
        }
        let ns = cx.i64_arg(a, 1)?;
        let duty = duty_of(cx, ns, period)?;
        apply(cx, a, Pulses { duty, ..pulses })
    }),
    def("duty_u16", 1, 2, |cx, a| {
        let pulses = pulses(cx, a)?;
        if a.n == 1 {
            return Ok(Value::int(i32::from(pulses.duty)));
        }
        let given = cx.i64_arg(a, 1)?;
        let duty = duty_of(cx, given, 65_535)?;
        apply(cx, a, Pulses { duty, ..pulses })
    }),
    def("freq", 1, 2, |cx, a| {
        let pulses = pulses(cx, a)?;
        if a.n == 1 {
            return Ok(cx.h.new_int(i64::from(pulses.hertz))?);
        }
        let given = cx.i64_arg(a, 1)?;
        let hertz = hertz_of(cx, given)?;
        apply(cx, a, Pulses { hertz, ..pulses })
    }),
    def_kw("init", 1, 1, |cx, a| {
        check_keywords(cx, a, &["freq", "duty_u16", "duty_ns"])?;
        let pulses = pulses(cx, a)?;
        let pulses = given(cx, a, pulses)?;
        apply(cx, a, pulses)
    }),
];

const HERTZ_MAX: i64 = 100_000_000;

/// `ADC(pin)`
pub(super) fn new_adc(cx: &mut Cx<'_>, args: Args) -> Res {
    check_keywords(cx, args, &["sample_ns", "atten"])?;
    if args.n != 1 {
        return Err(cx.type_error(format_args!("ADC(pin)")));
    }
    let pin = cx.arg(args, 0);
    let (number, _) = resolve(cx, pin)?;
    // A platform that measures nothing says so now.
    pins(cx, |pins| pins.analog(number))?;
    Ok(cx.h.new_native(id::ADC, &[Value::count(number as usize)])?)
}

/// `PWM(pin, *, freq, duty_u16, duty_ns)`
pub(super) fn new_pwm(cx: &mut Cx<'_>, args: Args) -> Res {
    check_keywords(cx, args, &["freq", "duty_u16", "duty_ns"])?;
    if args.n != 1 {
        return Err(cx.type_error(format_args!("PWM(pin, *, freq, duty_u16, duty_ns)")));
    }
    let pin = cx.arg(args, 0);
    let (number, _) = resolve(cx, pin)?;
    let pulses = given(cx, args, Pulses { hertz: 0, duty: 0 })?;
    let made = cx.h.new_native(id::PWM, &[Value::count(number as usize), Value::int(0), Value::int(0)])?;
    pins(cx, |pins| pins.pulse(number, Some(pulses)))?;
    keep(cx, made, pulses);
    Ok(made)
}

fn measure(cx: &mut Cx<'_>, args: Args) -> Result<u16, Fault> {
    let r = this(cx, args, id::ADC)?;
    let pin = cx.h.get(r, native::A).as_count() as u32;
    pins(cx, |pins| pins.analog(pin))
}

fn hertz_of(cx: &mut Cx<'_>, given: i64) -> Result<u32, Fault> {
    if (1..=HERTZ_MAX).contains(&given) { Ok(given as u32) } else { Err(cx.value_error("freq out of range")) }
}

/// A part of `whole`, as one of 65535.
fn duty_of(cx: &mut Cx<'_>, part: i64, whole: i64) -> Result<u16, Fault> {
    if part < 0 {
        return Err(cx.value_error("duty out of range"));
    }
    Ok((part.min(whole) * 65_535 / whole.max(1)) as u16)
}

/// What keywords change.
fn given(cx: &mut Cx<'_>, args: Args, mut pulses: Pulses) -> Result<Pulses, Fault> {
    let number = |cx: &mut Cx<'_>, name: &str| match cx.kwarg(args, name) {
        Some(value) => match cx.h.as_i64(value) {
            Some(n) => Ok(Some(n)),
            None => Err(cx.type_error(format_args!("{name} must be an integer"))),
        },
        None => Ok(None),
    };
    if let Some(n) = number(cx, "freq")? {
        pulses.hertz = hertz_of(cx, n)?;
    }
    if let Some(n) = number(cx, "duty_u16")? {
        pulses.duty = duty_of(cx, n, 65_535)?;
    }
    if let Some(n) = number(cx, "duty_ns")? {
        pulses.duty = duty_of(cx, n, 1_000_000_000 / i64::from(pulses.hertz.max(1)))?;
    }
    Ok(pulses)
}

fn pulses(cx: &mut Cx<'_>, args: Args) -> Result<Pulses, Fault> {
    let r = this(cx, args, id::PWM)?;
    let field = |i| cx.h.get(r, i).as_count();
    Ok(Pulses { hertz: field(native::B) as u32, duty: field(native::C) as u16 })
}

fn apply(cx: &mut Cx<'_>, args: Args, pulses: Pulses) -> Res {
    let r = this(cx, args, id::PWM)?;
    let pin = cx.h.get(r, native::A).as_count() as u32;
    pins(cx, |pins| pins.pulse(pin, Some(pulses)))?;
    keep(cx, r.value(), pulses);
    Ok(Value::NONE)
}

fn keep(cx: &mut Cx<'_>, object: Value, pulses: Pulses) {
    if let Some(r) = object.as_ref() {
        cx.h.set(r, native::B, Value::count(pulses.hertz as usize));
        cx.h.set(r, native::C, Value::count(usize::from(pulses.duty)));
    }
}
