//! `sntp`, the original's module of that name: the time of day from a server on the network.
//!
//! Pure: it says when to ask, and judges what came back. The datagram itself is the platform's, by
//! [`TimeSource`](crate::ports::TimeSource). A clock that is unknown or far off is stepped; one that is a little off is slewed, so that
//! time goes on without a jump and never back. A time before the firmware was built, or before [`NOT_BEFORE_SECS`], moves nothing, whoever says it.

pub(crate) mod packet;
mod slew;

use alloc::format;
use alloc::string::{String, ToString};

use monotime::{Backoff, Duration, Instant};

use crate::limits::{NOT_AFTER_SECS, NOT_BEFORE_SECS};
use crate::log::Level;
use crate::ports::{Answer, Platform};
use crate::settings::{Settings, SettingsError, Value};
use packet::Reject;
use slew::Slew;

/// How long a server gets to answer.
const ANSWER_MAX: Duration = Duration::from_secs(5);
/// The pause after the first failure; it doubles with each further one, up to the interval.
const RETRY_MIN: Duration = Duration::from_secs(2);
/// The pause after a server has said that it does not want to be asked, or not so often.
const REFUSED_PAUSE: Duration = Duration::from_secs(3_600);
/// Datagrams looked at for one request. One more is left.
const ANSWERS_MAX: usize = 16;

/// The settings: the table `app.sntp`.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) struct Config {
    /// `host` or `host:port`.
    server: String,
    interval: Duration,
    /// More than this is stepped, less is slewed.
    step_micros: i64,
}

impl Config {
    /// Reads `server` (`pool.ntp.org`), `interval` (3600 s) and `max_step` (1 s).
    pub(crate) fn read(settings: &Settings) -> Result<Self, SettingsError> {
        let table = settings.app.get("sntp");
        let get = |key: &str| table.and_then(|t| t.get(key));
        let wrong = |key, problem: &str| SettingsError { key, problem: problem.into() };
        let server = match get("server") {
            None => "pool.ntp.org",
            Some(Value::Str(server)) if (1..=255).contains(&server.len()) => server,
            Some(_) => return Err(wrong("app.sntp.server", "must be a host, or host:port")),
        };
        let interval = match get("interval") {
            None => 3_600,
            Some(Value::Int(secs)) if (16..=604_800).contains(secs) => secs.unsigned_abs(),
            Some(_) => return Err(wrong("app.sntp.interval", "must be from 16 to 604800 seconds")),
        };
        let step = match get("max_step") {
            None => 1.0,
            Some(Value::Int(secs)) => *secs as f64,
            Some(Value::Float(secs)) => *secs,
            Some(_) => f64::NAN,
        };
        if !(0.0..=3_600.0).contains(&step) {
            return Err(wrong("app.sntp.max_step", "must be from 0 to 3600 seconds"));
        }
        let step_micros = (step * 1e6) as i64;
        Ok(Self { server: server.into(), interval: Duration::from_secs(interval), step_micros })
    }
}

/// Whether a request is under way.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum State {
    /// The settings do not name the module, or the platform cannot ask.
    Off,
    /// To ask at this time.
    Due(Instant),
    /// Asked, with this number, and waiting until then.
    Asked { nonce: u64, until: Instant, seen: usize },
}

/// The module.
#[derive(Debug)]
pub(crate) struct Sntp {
    config: Config,
    state: State,
    retry: Backoff,
    slew: Slew,
}

/// Something to be logged, and whether the module is well.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) struct Said {
    pub(crate) level: Level,
    pub(crate) text: String,
}

impl Sntp {
    /// The module as the settings have it.
    pub(crate) fn new(now: Instant, settings: &Settings) -> Result<Self, SettingsError> {
        let config = Config::read(settings)?;
        let named = settings.board.modules.iter().any(|m| m == "sntp");
        let state = if named { State::Due(now) } else { State::Off };
        let retry = Backoff::new(RETRY_MIN, config.interval);
        Ok(Self { config, state, retry, slew: Slew::default() })
    }

    /// When [`poll`](Self::poll) has something to do, if no answer comes before.
    pub(crate) fn deadline(&self) -> Option<Instant> {
        let asks = match self.state {
            State::Off => None,
            State::Due(at) | State::Asked { until: at, .. } => Some(at),
        };
        [asks, self.slew.deadline()].into_iter().flatten().min()
    }

    /// Asks, listens, and moves the clock.
    pub(crate) fn poll(&mut self, now: Instant, platform: &mut dyn Platform) -> Option<Said> {
        self.slew.poll(now, platform.clock());
        match self.state {
            State::Off => None,
            State::Due(at) if now < at => None,
            State::Due(_) => self.ask(now, platform),
            State::Asked { nonce, until, seen } => self.listen(now, platform, nonce, until, seen),
        }
    }

    fn ask(&mut self, now: Instant, platform: &mut dyn Platform) -> Option<Said> {
        let mut nonce = [0; 8];
        platform.entropy(&mut nonce);
        let nonce = u64::from_le_bytes(nonce);
        let Some(source) = platform.time_source() else {
            self.state = State::Off;
            let text = "this board has no way to ask for the time".into();
            return Some(Said { level: Level::Error, text });
        };
        source.ask(&self.config.server, &packet::request(nonce));
        self.state = State::Asked { nonce, until: now + ANSWER_MAX, seen: 0 };
        None
    }

    fn listen(
        &mut self,
        now: Instant,
        platform: &mut dyn Platform,
        nonce: u64,
        until: Instant,
        seen: usize,
    ) -> Option<Said> {
        for seen in seen..ANSWERS_MAX {
            let Some(answer) = platform.time_source()?.answer() else { break };
            self.state = State::Asked { nonce, until, seen: seen + 1 };
            let judged = match &answer {
                Ok(answer) => packet::reply(&answer.bytes, nonce).map(|reply| (answer, reply)),
                Err(words) => {
                    let words = words.clone();
                    return Some(self.failed(now, platform, &words));
                }
            };
            match judged {
                Ok((answer, reply)) => return Some(self.take(now, platform, answer, reply)),
                // The true one may still come.
                Err(Reject::NotOurs) => {}
                Err(kiss @ Reject::KissOfDeath(_)) => {
                    self.state = State::Due(now + REFUSED_PAUSE.max(self.config.interval));
                    let text = format!("{}: {kiss}", self.config.server);
                    return Some(Said { level: Level::Warning, text });
                }
                Err(reject) => return Some(self.failed(now, platform, &reject.to_string())),
            }
        }
        (now >= until).then(|| self.failed(now, platform, "no answer"))
    }

    fn failed(&mut self, now: Instant, platform: &mut dyn Platform, why: &str) -> Said {
        let mut entropy = [0; 4];
        platform.entropy(&mut entropy);
        let pause = self.retry.next(u32::from_le_bytes(entropy));
        self.state = State::Due(now + pause);
        let text = format!("{}: {why}; asked again in {} s", self.config.server, pause.secs());
        Said { level: Level::Warning, text }
    }

    /// A reply that is what it should be: is its time, too?
    fn take(
        &mut self,
        now: Instant,
        platform: &mut dyn Platform,
        answer: &Answer,
        reply: packet::Reply,
    ) -> Said {
        let micros = |d: Duration| i64::try_from(d.micros()).unwrap_or(i64::MAX);
        // The way back took half of what was not the server's, as far as anybody knows; and some time has passed since.
        let on_the_way = micros(answer.received.since(answer.sent)).saturating_sub(reply.held_micros).max(0);
        let late = micros(now.since(answer.received));
        let time = reply.unix_micros.saturating_add(on_the_way / 2).saturating_add(late);
        let not_before = platform.identity().built.max(NOT_BEFORE_SECS);
        if !(not_before..NOT_AFTER_SECS).contains(&(time / 1_000_000)) {
            let why = format!("it says {}, which cannot be", date(time));
            return self.failed(now, platform, &why);
        }
        self.retry.reset();
        self.state = State::Due(now + self.config.interval);
        let clock = platform.clock();
        let stratum = reply.stratum;
        let text = match clock.unix_micros() {
            Some(shown) if (time - shown).abs() <= self.config.step_micros => {
                self.slew.begin(now, time - shown);
                format!(
                    "the clock was off by {} ms, being corrected (stratum {stratum})",
                    (time - shown) / 1_000
                )
            }
            _ => {
                self.slew.stop();
                clock.set_unix_micros(time);
                format!("the clock was set: {} UTC (stratum {stratum})", date(time))
            }
        };
        Said { level: Level::Info, text }
    }
}

/// A time as people write it, to the second.
fn date(unix_micros: i64) -> String {
    let secs = unix_micros.div_euclid(1_000_000);
    let (days, rest) = (secs.div_euclid(86_400), secs.rem_euclid(86_400));
    // Days since 0000-03-01 of the proleptic Gregorian calendar, whose years end with the leap day.
    let z = days + 719_468;
    let (era, day_of_era) = (z.div_euclid(146_097), z.rem_euclid(146_097));
    let year_of_era = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month + 2) / 5 + 1;
    let (month, carry) = if month < 10 { (month + 3, 0) } else { (month - 9, 1) };
    let year = year_of_era + era * 400 + carry;
    let (hour, minute, second) = (rest / 3_600, rest / 60 % 60, rest % 60);
    format!("{year:04}-{month:02}-{day:02} {hour:02}:{minute:02}:{second:02}")
}

#[cfg(test)]
mod tests;
