//! `machine.Pin` and `machine.Signal`.
//!
//! A pin object is a number; the platform keeps the state, so two objects of one number are one pin.

use alloc::string::String;

use super::{check_keywords, pins, this};
use crate::heap::{Ref, Value, native};
use crate::host::{Edges, Errno, PinMode, Pull};
use crate::types::id;
use crate::vm::{Args, Cx, Def, Fault, Res, def, def_kw};

/// `Pin.value` must be first: calling a pin calls it.
pub(crate) const PIN: &[Def] = &[
    def("value", 1, 2, value),
    def_kw("init", 1, 3, |cx, a| {
        check_keywords(cx, a, &["mode", "pull", "value", "drive", "alt"])?;
        let number = number(cx, a)?;
        set_up(cx, a, 1, number)?;
        Ok(Value::NONE)
    }),
    def("off", 1, 1, |cx, a| drive(cx, a, false)),
    def("on", 1, 1, |cx, a| drive(cx, a, true)),
    def("low", 1, 1, |cx, a| drive(cx, a, false)),
    def("high", 1, 1, |cx, a| drive(cx, a, true)),
    def("toggle", 1, 1, |cx, a| {
        let number = number(cx, a)?;
        pins(cx, |pins| {
            let level = pins.level(number)?;
            pins.drive(number, !level)
        })?;
        Ok(Value::NONE)
    }),
    def_kw("irq", 1, 4, irq),
];

/// `Signal.value` must be first.
pub(crate) const SIGNAL: &[Def] = &[
    def("value", 1, 2, |cx, a| {
        let (number, inverted) = signal(cx, a)?;
        if a.n > 1 {
            let on = super::truth(cx, a, 1)?;
            pins(cx, |pins| pins.drive(number, on != inverted))?;
            return Ok(Value::NONE);
        }
        let level = pins(cx, |pins| pins.level(number))?;
        Ok(Value::int(i32::from(level != inverted)))
    }),
    def("off", 1, 1, |cx, a| switch(cx, a, false)),
    def("on", 1, 1, |cx, a| switch(cx, a, true)),
];

const OUT_MODES: [(i32, PinMode); 3] = [(0, PinMode::Input), (1, PinMode::Output), (2, PinMode::OpenDrain)];
const PULLS: [(i32, Pull); 2] = [(1, Pull::Up), (2, Pull::Down)];
const RISING: i32 = 1;
const FALLING: i32 = 2;

pub(super) fn constant(name: &[u8]) -> Option<i32> {
    Some(match name {
        b"IN" => 0,
        b"OUT" => 1,
        b"OPEN_DRAIN" => 2,
        b"PULL_UP" => 1,
        b"PULL_DOWN" => 2,
        b"IRQ_RISING" => RISING,
        b"IRQ_FALLING" => FALLING,
        _ => return None,
    })
}

/// `Pin(id, mode=-1, pull=-1, *, value=None)`
pub(super) fn new_pin(cx: &mut Cx<'_>, args: Args) -> Res {
    check_keywords(cx, args, &["mode", "pull", "value", "drive", "alt"])?;
    if args.n == 0 || args.n > 3 {
        return Err(cx.type_error(format_args!("Pin(id, mode, pull, *, value)")));
    }
    let given = cx.arg(args, 0);
    let (number, name) = resolve(cx, given)?;
    let made = cx.h.new_native(id::PIN, &[Value::count(number as usize), name])?;
    set_up(cx, args, 1, number)?;
    Ok(made)
}

/// `Signal(pin, invert=False)`, or the arguments of a pin and `invert`.
pub(super) fn new_signal(cx: &mut Cx<'_>, args: Args) -> Res {
    let invert = match cx.kwarg(args, "invert") {
        Some(value) => cx.truth(value).unwrap_or(true),
        None => false,
    };
    let first = cx.opt(args, 0).map(|value| cx.h.wrapped(value).unwrap_or(value));
    let pin = match first.filter(|value| cx.h.as_native_object(*value, id::PIN).is_some()) {
        Some(pin) => pin,
        None => {
            check_keywords(cx, args, &["mode", "pull", "value", "drive", "alt", "invert"])?;
            if args.n == 0 {
                return Err(cx.type_error(format_args!("Signal(pin, invert=False)")));
            }
            let given = cx.arg(args, 0);
            let (number, name) = resolve(cx, given)?;
            let pin = cx.h.new_native(id::PIN, &[Value::count(number as usize), name])?;
            set_up(cx, args, 1, number)?;
            pin
        }
    };
    Ok(cx.h.new_native(id::SIGNAL, &[pin, Value::bool(invert)])?)
}

/// The number that a pin, an int or a name stands for; the name, or NIL.
pub(super) fn resolve(cx: &mut Cx<'_>, given: Value) -> Result<(u32, Value), Fault> {
    let given = cx.h.wrapped(given).unwrap_or(given);
    if let Some(r) = cx.h.as_native_object(given, id::PIN) {
        return Ok((cx.h.get(r, native::A).as_count() as u32, cx.h.get(r, native::B)));
    }
    if let Some(name) = cx.h.str_text(given) {
        let name = String::from(name);
        let number = pins(cx, |pins| Ok(pins.named(&name)))?;
        return match number {
            Some(number) => Ok((number, given)),
            None => Err(cx.err(id::VALUE_ERROR, format_args!("unknown named pin \"{name}\""))),
        };
    }
    let Some(number) = cx.h.as_i64(given) else {
        let name = cx.type_name(given);
        return Err(cx.type_error(format_args!("a pin is a number or a name, not {name}")));
    };
    let number = u32::try_from(number).ok().filter(|number| *number <= Value::INT_MAX as u32);
    match number {
        Some(number) if pins(cx, |pins| Ok(pins.exists(number)))? => Ok((number, Value::NIL)),
        _ => Err(cx.value_error("invalid pin")),
    }
}

/// Applies `mode, pull, *, value`, the first of them argument `at`.
fn set_up(cx: &mut Cx<'_>, args: Args, at: usize, number: u32) -> Result<(), Fault> {
    let mode = choice(cx, args, at, "mode")?;
    let pull = choice(cx, args, at + 1, "pull")?;
    let level = cx.kwarg(args, "value").filter(|value| !value.is_none());
    let level = level.map(|value| cx.truth(value).unwrap_or(true));
    let find_mode = |n: i64| OUT_MODES.iter().find(|(known, _)| i64::from(*known) == n);
    let mode = match mode.map(find_mode) {
        None => None,
        Some(Some((_, mode))) => Some(*mode),
        Some(None) => return Err(cx.value_error("invalid pin mode")),
    };
    let pull = match pull.map(|n| PULLS.iter().find(|(known, _)| i64::from(*known) == n)) {
        None => Pull::None,
        Some(Some((_, pull))) => *pull,
        Some(None) => return Err(cx.value_error("invalid pull")),
    };
    // The level first: an output never shows another one.
    if let Some(level) = level {
        pins(cx, |pins| pins.drive(number, level))?;
    }
    if let Some(mode) = mode {
        pins(cx, |pins| pins.set_up(number, mode, pull))?;
    }
    Ok(())
}

/// An int argument where None and -1 mean "as it is".
fn choice(cx: &mut Cx<'_>, args: Args, i: usize, name: &str) -> Result<Option<i64>, Fault> {
    let Some(value) = cx.arg_or_kw(args, i, name).filter(|value| !value.is_none()) else { return Ok(None) };
    match cx.h.as_i64(value) {
        Some(-1) => Ok(None),
        Some(n) => Ok(Some(n)),
        None => Err(cx.type_error(format_args!("{name} must be an integer"))),
    }
}

fn number(cx: &mut Cx<'_>, args: Args) -> Result<u32, Fault> {
    let r = this(cx, args, id::PIN)?;
    Ok(cx.h.get(r, native::A).as_count() as u32)
}

fn value(cx: &mut Cx<'_>, args: Args) -> Res {
    let number = number(cx, args)?;
    if args.n > 1 {
        let high = super::truth(cx, args, 1)?;
        pins(cx, |pins| pins.drive(number, high))?;
        return Ok(Value::NONE);
    }
    let level = pins(cx, |pins| pins.level(number))?;
    Ok(Value::int(i32::from(level)))
}

fn drive(cx: &mut Cx<'_>, args: Args, high: bool) -> Res {
    let number = number(cx, args)?;
    pins(cx, |pins| pins.drive(number, high))?;
    Ok(Value::NONE)
}

fn signal(cx: &mut Cx<'_>, args: Args) -> Result<(u32, bool), Fault> {
    let r = this(cx, args, id::SIGNAL)?;
    let inverted = cx.h.get(r, native::B) == Value::TRUE;
    match cx.h.get(r, native::A).as_ref() {
        Some(pin) => Ok((cx.h.get(pin, native::A).as_count() as u32, inverted)),
        None => Err(cx.os_error(Errno::NoDevice)),
    }
}

fn switch(cx: &mut Cx<'_>, args: Args, on: bool) -> Res {
    let (number, inverted) = signal(cx, args)?;
    pins(cx, |pins| pins.drive(number, on != inverted))?;
    Ok(Value::NONE)
}

/// `Pin.irq(handler=None, trigger=IRQ_RISING | IRQ_FALLING)`: the handler is called with the pin, between two
/// instructions, after the change.
fn irq(cx: &mut Cx<'_>, args: Args) -> Res {
    check_keywords(cx, args, &["handler", "trigger", "priority", "wake", "hard"])?;
    let number = number(cx, args)?;
    let handler = cx.arg_or_kw(args, 1, "handler").unwrap_or(Value::NONE);
    let trigger = cx.arg_or_kw(args, 2, "trigger").map_or(Some(3), |value| cx.h.as_i64(value));
    let Some(trigger @ 1..=3) = trigger else { return Err(cx.value_error("invalid trigger")) };
    let edges = if handler.is_none() {
        Edges::default()
    } else {
        Edges { rising: trigger & i64::from(RISING) != 0, falling: trigger & i64::from(FALLING) != 0 }
    };
    let pin = cx.this_inner(args);
    cx.set_irq(number, pin, handler)?;
    pins(cx, |pins| pins.watch(number, edges))?;
    Ok(Value::NONE)
}

/// `Pin(2)`, `Pin('LED')`.
pub(super) fn shown(cx: &Cx<'_>, r: Ref) -> String {
    match cx.h.str_text(cx.h.get(r, native::B)) {
        Some(name) => alloc::format!("Pin('{name}')"),
        None => alloc::format!("Pin({})", cx.h.get(r, native::A).as_count()),
    }
}
