//! `time`.

use crate::heap::Value;
use crate::types::id;
use crate::vm::{Args, Cx, Def, Res, def};

/// `ticks_*` wrap around at this.
const TICKS_PERIOD: i64 = 1 << 30;

pub(crate) const FUNCTIONS: &[Def] = &[
    def("gmtime", 0, 1, localtime),
    def("localtime", 0, 1, localtime),
    def("mktime", 1, 1, mktime),
    def("sleep", 1, 1, |cx, a| {
        let seconds = cx.float_arg(a, 0)?;
        Ok(sleep(cx, seconds * 1000.0))
    }),
    def("sleep_ms", 1, 1, |cx, a| {
        let ms = cx.i64_arg(a, 0)?;
        Ok(sleep(cx, ms as f64))
    }),
    def("sleep_us", 1, 1, |cx, a| {
        let us = cx.i64_arg(a, 0)?;
        Ok(sleep(cx, us as f64 / 1000.0))
    }),
    def("ticks_add", 2, 2, |cx, a| {
        let (ticks, delta) = (cx.i64_arg(a, 0)?, cx.i64_arg(a, 1)?);
        Ok(cx.h.new_int(ticks.wrapping_add(delta).rem_euclid(TICKS_PERIOD))?)
    }),
    def("ticks_cpu", 0, 0, |cx, _| ticks(cx, 1)),
    def("ticks_diff", 2, 2, |cx, a| {
        let (end, start) = (cx.i64_arg(a, 0)?, cx.i64_arg(a, 1)?);
        let half = TICKS_PERIOD / 2;
        Ok(cx.h.new_int((end.wrapping_sub(start).wrapping_add(half)).rem_euclid(TICKS_PERIOD) - half)?)
    }),
    def("ticks_ms", 0, 0, |cx, _| ticks(cx, 1000)),
    def("ticks_us", 0, 0, |cx, _| ticks(cx, 1)),
    def("time", 0, 0, |cx, _| {
        let now = cx.host.unix_time();
        Ok(cx.h.new_float(now)?)
    }),
    def("time_ns", 0, 0, |cx, _| {
        let now = cx.host.unix_time();
        Ok(cx.h.new_int((now * 1e9) as i64)?)
    }),
    def("monotonic", 0, 0, seconds),
    def("perf_counter", 0, 0, seconds),
];

fn ticks(cx: &mut Cx<'_>, unit: u64) -> Res {
    let now = cx.host.ticks_us() / unit;
    Ok(cx.h.new_int((now % TICKS_PERIOD as u64) as i64)?)
}

fn seconds(cx: &mut Cx<'_>, _: Args) -> Res {
    let now = cx.host.ticks_us();
    Ok(cx.h.new_float(now as f64 / 1e6)?)
}

fn sleep(cx: &mut Cx<'_>, ms: f64) -> Value {
    if ms > 0.0 {
        // Rounded up: a sleep is never shorter than asked for.
        let now = cx.host.ticks_us();
        cx.th.wait = Some(now.saturating_add((ms * 1000.0) as u64).div_ceil(1000));
        cx.th.wakes = false;
    }
    Value::NONE
}

/// Days before each month in a year that is no leap year.
const DAYS: [i64; 12] = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334];

fn is_leap(year: i64) -> bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
}

/// Days from 1970-01-01 to a date.
fn days_from_civil(year: i64, month: i64, day: i64) -> i64 {
    let y = year - i64::from(month <= 2);
    let era = y.div_euclid(400);
    let of_era = y.rem_euclid(400);
    let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468
}

/// Year, month, day, hour, minute, second, weekday (Monday is 0) and day of the year.
pub(crate) fn civil(now: i64) -> [i64; 8] {
    let (days, rest) = (now.div_euclid(86_400), now.rem_euclid(86_400));
    let z = days + 719_468;
    let era = z.div_euclid(146_097);
    let of_era = z.rem_euclid(146_097);
    let year_of_era = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let mp = (5 * of_year + 2) / 153;
    let day = of_year - (153 * mp + 2) / 5 + 1;
    let month = if mp < 10 { mp + 3 } else { mp - 9 };
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    let before = DAYS.get((month - 1) as usize).copied().unwrap_or(0);
    let yearday = before + day + i64::from(month > 2 && is_leap(year));
    let weekday = (days + 3).rem_euclid(7);
    [year, month, day, rest / 3600, rest / 60 % 60, rest % 60, weekday, yearday]
}

fn localtime(cx: &mut Cx<'_>, args: Args) -> Res {
    let now = match cx.opt(args, 0).filter(|v| !v.is_none()) {
        Some(_) => cx.float_arg(args, 0)? as i64,
        None => cx.host.unix_time() as i64,
    };
    // Beyond this the calendar's arithmetic would not fit.
    let now = now.clamp(-(1 << 50), 1 << 50);
    super::tuple_of(cx, &civil(now))
}

/// Seconds since 1970 of a year, month, day, hour, minute and second; months and days beyond their ends carry over.
pub(crate) fn seconds_of([year, month, day, hour, minute, second]: [i64; 6]) -> i64 {
    let month0 = month.clamp(-1_000_000, 1_000_000) - 1;
    let year = year.clamp(-100_000, 100_000) + month0.div_euclid(12);
    let days = days_from_civil(year, month0.rem_euclid(12) + 1, 1).wrapping_add(day.wrapping_sub(1));
    days.wrapping_mul(86_400)
        .wrapping_add(hour.wrapping_mul(3600))
        .wrapping_add(minute.wrapping_mul(60))
        .wrapping_add(second)
}

fn mktime(cx: &mut Cx<'_>, args: Args) -> Res {
    let given = cx.arg(args, 0);
    let n = cx.h.seq_len(given).unwrap_or(0);
    if !(8..=9).contains(&n) {
        return Err(cx.err(id::TYPE_ERROR, format_args!("mktime needs a tuple of length 8 or 9 ({n} given)")));
    }
    let part = |i| cx.h.seq_get(given, i).and_then(|v| cx.h.as_i64(v)).unwrap_or(0);
    let seconds = seconds_of([0, 1, 2, 3, 4, 5].map(part));
    Ok(cx.h.new_int(seconds)?)
}
