//! The device as the engine sees it: output, clock, files, machine, and the functions of host-given modules.

use alloc::string::String;
use alloc::vec::Vec;

use minipy::{
    DirEntry, Errno, FileId, FileSystem, Host, HostError, HostValue, Machine, OpenMode, Pins, ResetKind,
    RunId, SeekFrom, Sockets, Space, Stat, Stream,
};
use monotime::Instant;

use super::files::{OpenFiles, PythonFiles};
use super::jobs::{Jobs, Kind};
use super::mqtt;
use crate::app_mqtt::AppMqtt;
use crate::boot::{Boot, Mode};
use crate::crash::{Crash, Crashes};
use crate::log::{Level, Log};
use crate::modules::{Health, Modules};
use crate::ports::{Led, Platform};
use crate::settings::{Settings, Value};

/// What the engine may touch while it runs.
pub(crate) struct HostParts<'a> {
    pub(crate) platform: &'a mut dyn Platform,
    pub(crate) log: &'a mut Log,
    pub(crate) settings: &'a Settings,
    pub(crate) crashes: &'a mut Crashes,
    pub(crate) boot: &'a mut Boot,
    pub(crate) modules: &'a Modules,
    pub(crate) app: &'a mut AppMqtt,
    /// Whether there is a connection.
    pub(crate) connected: bool,
    /// What Python asked for and the device does after the slice. At most one reset matters, so there is at most one.
    pub(crate) effects: &'a mut Vec<Effect>,
}

/// What Python asked the device for.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) enum Effect {
    /// The loop-back with this number was run.
    Fed(u32),
    /// A module's `start` has returned.
    Started(String),
    /// A task of a module has ended with this traceback.
    TaskFailed(String, String),
    /// Have something done with a module.
    Module(ModuleOrder),
    /// Reset the board.
    Reset(ResetRequest),
    /// Say what the next boot is, without a reset.
    NextBoot(Mode),
}

/// What an operator wants done with a module.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) struct ModuleOrder {
    pub(crate) name: String,
    pub(crate) what: Order,
}

/// What can be done with a module.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Order {
    Start,
    Stop,
    Restart,
}

/// A reset that Python asked for.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum ResetRequest {
    /// `machine.reset()`: at once.
    Machine,
    /// `machine.soft_reset()`: at once.
    MachineSoft,
    /// `watchdog.reset('n')`: into normal mode, after the answer.
    Normal,
    /// `watchdog.reset('f')`: into safe mode, after the answer.
    Safe,
    /// `watchdog.reset('s')`: a soft reset into normal mode, after the answer.
    Soft,
}

/// Effects of one slice; one more is ignored. A program that asks for a reset in a loop asks for one reset.
const EFFECTS_MAX: usize = 8;

pub(super) struct DeviceHost<'p, 'r> {
    pub(super) parts: HostParts<'p>,
    pub(super) jobs: &'r mut Jobs,
    pub(super) open: &'r mut OpenFiles,
    pub(super) now: Instant,
}

impl DeviceHost<'_, '_> {
    fn fs(&mut self) -> PythonFiles<'_> {
        PythonFiles { files: self.parts.platform.files(), open: self.open }
    }

    fn effect(&mut self, effect: Effect) {
        if self.parts.effects.len() < EFFECTS_MAX {
            self.parts.effects.push(effect);
        }
    }

    fn watchdog(&mut self, run: RunId, function: &str, args: &[HostValue]) -> Result<HostValue, HostError> {
        match (function, args) {
            ("feed", []) => {
                // An application may call it as it likes: only the board's own command proves anything.
                if let Some(&Kind::LoopBack { nonce, .. }) = self.jobs.kind(run) {
                    self.effect(Effect::Fed(nonce));
                }
                Ok(HostValue::None)
            }
            ("reset", [HostValue::Str(mode)]) => {
                let request = match mode.as_str() {
                    "n" => ResetRequest::Normal,
                    "f" => ResetRequest::Safe,
                    "s" => ResetRequest::Soft,
                    _ => return Err(HostError::Value("mode must be 'n', 'f' or 's'".into())),
                };
                self.effect(Effect::Reset(request));
                Ok(HostValue::None)
            }
            ("normalboot", [HostValue::Bool(normal)]) => {
                self.effect(Effect::NextBoot(if *normal { Mode::Normal } else { Mode::Safe }));
                Ok(HostValue::None)
            }
            _ => Err(bad_call(function)),
        }
    }

    fn logging(&mut self, function: &str, args: &[HostValue]) -> Result<HostValue, HostError> {
        match (function, args) {
            ("_log", [HostValue::Int(level), HostValue::Str(name), HostValue::Str(text)]) => {
                let HostParts { platform, log, .. } = &mut self.parts;
                log.line(self.now, *platform, level_of(*level), name, text);
                Ok(HostValue::None)
            }
            ("_level", [HostValue::Str(name)]) => {
                Ok(HostValue::Int(self.parts.log.level(name).number().into()))
            }
            ("_set_level", [HostValue::Str(name), HostValue::Int(level)]) => {
                if name == "root" {
                    self.parts.log.set_common_level(level_of(*level));
                } else {
                    self.parts.log.set_level(name, level_of(*level));
                }
                Ok(HostValue::None)
            }
            _ => Err(bad_call(function)),
        }
    }

    fn board(&mut self, function: &str, args: &[HostValue]) -> Result<HostValue, HostError> {
        match (function, args) {
            ("act_led", [on]) => self.led(Led::Activity, on),
            ("fail_led", [on]) => self.led(Led::Failure, on),
            ("_text", [HostValue::Str(key)]) => {
                let board = &self.parts.settings.board;
                Ok(HostValue::Str(match key.as_str() {
                    "kind" => board.kind.clone(),
                    "location" => board.location.clone(),
                    _ => return Err(HostError::Value("no such setting".into())),
                }))
            }
            ("_config", [HostValue::Str(name)]) => {
                let table = self.parts.settings.app.get(name);
                Ok(table.map_or(HostValue::Dict(Vec::new()), |t| dict(t.iter())))
            }
            ("modules", []) => Ok(HostValue::List(self.parts.modules.list().map(module).collect())),
            ("start_module" | "stop_module" | "restart_module", [HostValue::Str(name)]) => {
                match self.parts.modules.list().find(|m| m.name == name.as_str()) {
                    None => return Err(HostError::Value("no such module".into())),
                    Some(m) if m.state == "native" => {
                        return Err(HostError::Value("a part of the firmware cannot be stopped".into()));
                    }
                    Some(_) => {}
                }
                let what = match function {
                    "start_module" => Order::Start,
                    "stop_module" => Order::Stop,
                    _ => Order::Restart,
                };
                self.effect(Effect::Module(ModuleOrder { name: name.clone(), what }));
                Ok(HostValue::None)
            }
            ("_started", [HostValue::Str(name)]) => {
                self.effect(Effect::Started(name.clone()));
                Ok(HostValue::None)
            }
            ("settings", []) => match self.parts.platform.settings() {
                Some(store) => Ok(HostValue::Str(store.show())),
                None => Err(HostError::Os(Errno::NotSupported)),
            },
            ("stage_settings", [HostValue::Str(text)]) => {
                self.parts.boot.stage(self.parts.platform, text).map_err(HostError::Value)?;
                Ok(HostValue::None)
            }
            ("discard_settings", []) => match self.parts.boot.unstage(self.parts.platform) {
                Ok(()) => Ok(HostValue::None),
                Err(_) => Err(HostError::Os(Errno::Io)),
            },
            ("crashes", []) => {
                let list = self.parts.crashes.list(self.parts.platform.records());
                Ok(HostValue::List(list.iter().map(crash).collect()))
            }
            ("clear_crashes", []) => match self.parts.crashes.clear(self.parts.platform.records()) {
                Ok(()) => Ok(HostValue::None),
                Err(_) => Err(HostError::Os(Errno::Io)),
            },
            _ => Err(bad_call(function)),
        }
    }

    fn led(&mut self, led: Led, on: &HostValue) -> Result<HostValue, HostError> {
        let on = match on {
            HostValue::Bool(on) => *on,
            HostValue::Int(n) => *n != 0,
            HostValue::None => false,
            HostValue::Bytes(_)
            | HostValue::Dict(_)
            | HostValue::Float(_)
            | HostValue::List(_)
            | HostValue::Str(_) => return Err(HostError::Type("a light is on or off".into())),
        };
        self.parts.platform.led(led, on);
        Ok(HostValue::None)
    }
}

fn level_of(number: i64) -> Level {
    Level::from_number(i32::try_from(number.clamp(0, 100)).unwrap_or(0))
}

pub(super) fn bad_call(function: &str) -> HostError {
    let mut text = String::from("wrong arguments for ");
    text.push_str(function);
    HostError::Type(text)
}

/// A module as Python sees it.
fn module(health: Health<'_>) -> HostValue {
    let fields = [
        ("name", HostValue::from(health.name)),
        ("state", HostValue::from(health.state)),
        ("failures", HostValue::Int(health.failures.into())),
        ("error", HostValue::from(health.error)),
    ];
    HostValue::Dict(fields.into_iter().map(|(name, value)| (HostValue::from(name), value)).collect())
}

/// A crash record as Python sees it.
fn crash(record: &Crash) -> HostValue {
    let number = |n: u64| HostValue::Int(i64::try_from(n).unwrap_or(i64::MAX));
    let fields = [
        ("number", number(record.number.into())),
        ("kind", HostValue::from(record.kind.name())),
        ("boot", number(record.boot.into())),
        ("uptime", number(record.uptime)),
        ("software", HostValue::from(record.software.as_str())),
        ("slot", HostValue::from(record.slot.as_str())),
        ("text", HostValue::from(record.text.as_str())),
        ("log", HostValue::from(record.log.as_str())),
        ("published", HostValue::Bool(record.published)),
    ];
    HostValue::Dict(fields.into_iter().map(|(name, value)| (HostValue::from(name), value)).collect())
}

fn dict<'v>(entries: impl Iterator<Item = (&'v String, &'v Value)>) -> HostValue {
    HostValue::Dict(entries.map(|(k, v)| (HostValue::Str(k.clone()), value(v))).collect())
}

fn value(from: &Value) -> HostValue {
    match from {
        Value::Bool(b) => HostValue::Bool(*b),
        Value::Int(n) => HostValue::Int(*n),
        Value::Float(x) => HostValue::Float(*x),
        Value::Str(s) => HostValue::Str(s.clone()),
        Value::List(list) => HostValue::List(list.iter().map(value).collect()),
        Value::Table(table) => dict(table.iter()),
    }
}

impl Host for DeviceHost<'_, '_> {
    fn write(&mut self, run: RunId, _stream: Stream, data: &[u8]) {
        // What a command prints is its operator's, and is in its answer.
        if !matches!(self.jobs.kind(run), Some(Kind::Command(_))) {
            self.parts.platform.console(data);
        }
        self.jobs.write(run, data);
    }

    fn ticks_us(&mut self) -> u64 {
        self.now.micros()
    }

    fn unix_time(&mut self) -> f64 {
        let micros = self.parts.platform.clock().unix_micros();
        // Without a clock, time begins at boot, in 1970: old enough that nobody takes it for a date.
        let micros = micros.unwrap_or_else(|| i64::try_from(self.now.micros()).unwrap_or(i64::MAX));
        micros as f64 / 1e6
    }

    fn entropy(&mut self, buffer: &mut [u8]) {
        self.parts.platform.entropy(buffer);
    }

    fn files(&mut self) -> &mut dyn FileSystem {
        self
    }

    fn sockets(&mut self) -> Option<&mut dyn Sockets> {
        self.parts.platform.sockets()
    }

    fn machine(&mut self) -> &mut dyn Machine {
        self
    }

    fn task_failed(&mut self, run: RunId, traceback: &str) -> bool {
        let Some(Kind::Module(name)) = self.jobs.kind(run) else { return false };
        let effect = Effect::TaskFailed(name.clone(), traceback.into());
        self.effect(effect);
        true
    }

    fn call(
        &mut self,
        run: RunId,
        module: &'static str,
        function: &'static str,
        args: &[HostValue],
    ) -> Result<HostValue, HostError> {
        match module {
            "watchdog" => self.watchdog(run, function, args),
            "logging" => self.logging(function, args),
            "board" => self.board(function, args),
            "mqtt" => mqtt::call(&mut self.parts, function, args),
            _ => Err(HostError::Os(Errno::NotSupported)),
        }
    }
}

impl Machine for DeviceHost<'_, '_> {
    fn reset(&mut self, kind: ResetKind) {
        self.effect(Effect::Reset(match kind {
            ResetKind::Hard => ResetRequest::Machine,
            ResetKind::Soft => ResetRequest::MachineSoft,
        }));
    }

    fn unique_id(&self) -> Vec<u8> {
        self.parts.platform.identity().unique_id.to_vec()
    }

    fn reset_cause(&self) -> u8 {
        self.parts.platform.reset_cause().machine_code()
    }

    fn platform(&self) -> &'static str {
        self.parts.platform.identity().platform
    }

    fn pins(&mut self) -> Option<&mut dyn Pins> {
        self.parts.platform.pins()
    }

    fn set_clock(&mut self, seconds: i64) -> Result<(), Errno> {
        let clock = self.parts.platform.clock();
        let wanted = seconds.saturating_mul(1_000_000);
        clock.set_unix_micros(wanted);
        // A clock that belongs to somebody else has not followed.
        match clock.unix_micros() {
            Some(now) if now.saturating_sub(wanted).saturating_abs() < 1_000_000 => Ok(()),
            _ => Err(Errno::NotPermitted),
        }
    }
}

impl FileSystem for DeviceHost<'_, '_> {
    fn open(&mut self, path: &str, mode: OpenMode) -> Result<FileId, Errno> {
        self.fs().open(path, mode)
    }

    fn read(&mut self, file: FileId, buffer: &mut [u8]) -> Result<usize, Errno> {
        self.fs().read(file, buffer)
    }

    fn write(&mut self, file: FileId, data: &[u8]) -> Result<usize, Errno> {
        self.fs().write(file, data)
    }

    fn seek(&mut self, file: FileId, to: SeekFrom) -> Result<u64, Errno> {
        self.fs().seek(file, to)
    }

    fn flush(&mut self, file: FileId) -> Result<(), Errno> {
        self.fs().flush(file)
    }

    fn close(&mut self, file: FileId) {
        self.fs().close(file);
    }

    fn list(&mut self, path: &str) -> Result<Vec<DirEntry>, Errno> {
        self.fs().list(path)
    }

    fn stat(&mut self, path: &str) -> Result<Stat, Errno> {
        self.fs().stat(path)
    }

    fn make_dir(&mut self, path: &str) -> Result<(), Errno> {
        self.fs().make_dir(path)
    }

    fn remove_dir(&mut self, path: &str) -> Result<(), Errno> {
        self.fs().remove_dir(path)
    }

    fn remove(&mut self, path: &str) -> Result<(), Errno> {
        self.fs().remove(path)
    }

    fn rename(&mut self, from: &str, to: &str) -> Result<(), Errno> {
        self.fs().rename(from, to)
    }

    fn space(&mut self) -> Result<Space, Errno> {
        self.fs().space()
    }
}
