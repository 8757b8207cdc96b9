//! The supervisor: boot ROM, watchdog hardware and retained memory of a board that is a process.
//!
//! It starts the firmware as a child process, tells it why it starts and what its retained memory holds, kills it when
//! the watchdog is not fed, and starts it again when it ends, whatever the reason. It holds nothing else: no network,
//! no settings but its own, no Python.
//!
//! Invariants:
//! - one supervisor per directory ([`lock`]);
//! - the watchdog runs from the moment the firmware is started, armed with `supervisor.boot_watchdog` seconds;
//! - the firmware never outlives the supervisor: it ends at the end of its input, and the kernel kills it when it does
//!   not;
//! - retained memory and the count of starts live here only, so they are lost when the supervisor ends; but after a crash they
//!   are on disk until the firmware has recorded it ([`ending`]).

mod ending;
mod hardware;
mod loader;
mod lock;
mod notify;
mod owner;
mod pause;
mod process;
mod watchdog;

use core::future::pending;
use std::io;
use std::os::fd::AsFd;

use anyhow::Context;
use tokio::io::AsyncReadExt;
use tokio::net::unix::pipe::Receiver;
use tokio::signal::unix::{Signal, SignalKind, signal};
use tokio::time::{sleep, sleep_until, timeout};

use crate::console;
use crate::control::{self, RETAINED_BYTES, ToSupervisor};
use crate::exit::{self, Cause};
use crate::layout::Layout;
use crate::settings::{Settings, Supervisor as Times};
use crate::storage::durable;
use ending::Ending;
use hardware::{FEED_EVERY, HardwareWatchdog};
use loader::Choice;
pub(crate) use lock::InUse;
use lock::Lock;
use notify::Notifier;
use pause::Pauses;
use process::Firmware;
pub(crate) use process::Launcher;
use watchdog::Watchdog;

/// Runs the board of `layout` until it is told to stop.
///
/// # Errors
/// The directory is in use ([`InUse`]), the settings are wrong, or the firmware cannot be started at all.
pub(crate) fn run(layout: &Layout, launcher: Launcher, stop_on_eof: bool) -> anyhow::Result<()> {
    let settings = Settings::load(layout)?;
    let _lock = Lock::take(layout)?;
    for directory in [layout.flash(), layout.state()] {
        durable::make_directory(&directory).with_context(|| directory.display().to_string())?;
    }
    let mut hardware =
        settings.supervisor.watchdog_device.as_deref().map(HardwareWatchdog::open).transpose()?;
    let notifier = Notifier::from_environment();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let result = runtime.block_on(async {
        let mut stop = StopSignals::new(stop_on_eof)?;
        tokio::select! {
            result = Supervisor::new(layout, launcher, settings.supervisor, &notifier).run(&mut stop) => result,
            never = tell_that_it_turns(&notifier, hardware.as_mut()) => never,
        }
    });
    // Only an end that was asked for: after an error the machine's watchdog shall do its work.
    if let (Ok(()), Some(hardware)) = (&result, hardware) {
        hardware.disarm();
    }
    result
}

/// Feeds what watches over the supervisor itself.
async fn tell_that_it_turns(
    notifier: &Notifier,
    mut hardware: Option<&mut HardwareWatchdog>,
) -> anyhow::Result<()> {
    let every = notifier.alive_every().unwrap_or(FEED_EVERY).min(FEED_EVERY);
    let mut interval = tokio::time::interval(every);
    loop {
        interval.tick().await;
        if let Some(hardware) = &mut hardware {
            hardware.feed();
        }
        if notifier.alive_every().is_some() {
            notifier.alive();
        }
    }
}

struct Supervisor<'a> {
    layout: &'a Layout,
    notifier: &'a Notifier,
    launcher: Launcher,
    times: Times,
    pauses: Pauses,
    /// Why the next start happens, how the last run ended, and what survives between the two.
    cause: Cause,
    detail: String,
    retained: Vec<u8>,
}

/// How one run of the firmware ended.
enum End {
    /// By itself, or by the watchdog.
    Firmware { cause: Cause, detail: String },
    /// The supervisor was told to stop.
    Stopped,
}

impl<'a> Supervisor<'a> {
    fn new(layout: &'a Layout, launcher: Launcher, times: Times, notifier: &'a Notifier) -> Self {
        let nothing = Ending { cause: Cause::PowerOn, detail: String::new(), retained: Vec::new() };
        let Ending { cause, detail, retained } = Ending::recall(layout).unwrap_or(nothing);
        Self { layout, notifier, launcher, pauses: Pauses::new(&times), times, cause, detail, retained }
    }

    async fn run(mut self, stop: &mut StopSignals) -> anyhow::Result<()> {
        loop {
            let started = tokio::time::Instant::now();
            let end = self.run_once(stop).await?;
            let End::Firmware { cause, detail } = end else {
                say("stopped");
                return Ok(());
            };
            let ending = Ending { cause, detail: detail.clone(), retained: self.retained.clone() };
            if let Err(error) = ending.keep(self.layout) {
                say(&format!("how the board ended cannot be kept: {error}"));
            }
            let pause = self.pauses.after_run(started.elapsed());
            let pausing = if pause.is_zero() { String::new() } else { format!("; next start in {pause:?}") };
            self.report(&format!("{cause}: the board {detail}{pausing}"));
            self.detail = if matches!(cause, Cause::Soft | Cause::Hard) { String::new() } else { detail };
            self.cause = cause;
            tokio::select! {
                () = sleep(pause) => {}
                () = stop.wait() => {
                    say("stopped");
                    return Ok(());
                }
            }
        }
    }

    /// Starts the firmware and serves it until it is gone.
    async fn run_once(&mut self, stop: &mut StopSignals) -> anyhow::Result<End> {
        let Choice { program, boot } = loader::choose(self.layout, self.cause);
        let boot = control::Boot {
            decision: boot.to_bytes().to_vec(),
            retained: self.retained.clone(),
            detail: self.detail.clone(),
        };
        let mut firmware = match self.launcher.start(program.as_deref(), &boot).await {
            Ok(firmware) => firmware,
            // Verified, and yet no program of this machine: one more way for an update to fail.
            Err(error) if program.is_some() => {
                self.retained.clear();
                let detail = format!("could not be started: {error}");
                return Ok(End::Firmware { cause: Cause::Crash, detail });
            }
            Err(error) => return Err(error).context("cannot start the board's process"),
        };
        // The firmware has it. What it writes is its own: should it end before that, nothing of an earlier run is taken for this one's.
        self.retained.clear();
        say(&format!("board started ({}), process {}", self.cause, firmware.id()));
        let mut watchdog = Watchdog::armed(self.times.boot_watchdog);
        let mut panic = None;
        loop {
            tokio::select! {
                message = firmware.message() => match message {
                    Some(message) => self.serve(message, &mut watchdog, &mut panic),
                    // No more messages: it has ended, or closed its output, which a watchdog will not forgive.
                    None => return self.reap(firmware, &watchdog, panic).await,
                },
                () = sleep_until(watchdog.deadline()) => {
                    // After a stop of this process, or of the machine, feeds may wait that came in time.
                    tokio::task::yield_now().await;
                    while let Some(message) = firmware.message_at_hand() {
                        self.serve(message, &mut watchdog, &mut panic);
                    }
                    if !watchdog.expired() {
                        continue;
                    }
                    firmware.kill();
                    let detail = format!("did not feed the watchdog for {:?}", watchdog.timeout());
                    firmware.wait().await?;
                    return Ok(End::Firmware { cause: Cause::Watchdog, detail });
                }
                () = stop.wait() => {
                    self.notifier.stopping();
                    firmware.ask_to_stop().await;
                    if timeout(self.times.stop, firmware.drain_and_wait()).await.is_err() {
                        firmware.kill();
                        firmware.wait().await?;
                    }
                    return Ok(End::Stopped);
                }
            }
        }
    }

    /// For the log and the service manager.
    fn report(&self, text: &str) {
        say(text);
        self.notifier.status(text);
    }

    fn serve(&mut self, message: ToSupervisor, watchdog: &mut Watchdog, panic: &mut Option<String>) {
        match message {
            ToSupervisor::Arm(millis) => watchdog.arm(millis),
            ToSupervisor::Feed => watchdog.feed(),
            ToSupervisor::Retain { offset, bytes } => {
                self.retained.resize(RETAINED_BYTES, 0);
                let room = self.retained.iter_mut().skip(offset.into());
                room.zip(bytes).for_each(|(to, from)| *to = from);
            }
            ToSupervisor::Ready => {
                if let Err(error) = Ending::forget(self.layout) {
                    say(&format!("how the board ended is told again at the next start: {error}"));
                }
                self.report("board running");
                self.notifier.ready();
            }
            ToSupervisor::Panic(text) => *panic = Some(text),
        }
    }

    /// The firmware's output has ended; so should the firmware, or the watchdog ends it.
    async fn reap(
        &self,
        mut firmware: Firmware,
        watchdog: &Watchdog,
        panic: Option<String>,
    ) -> anyhow::Result<End> {
        let status = tokio::select! {
            status = firmware.wait() => status?,
            () = sleep_until(watchdog.deadline()) => {
                firmware.kill();
                firmware.wait().await?
            }
        };
        let mut detail = exit::describe(status);
        if let Some(panic) = panic {
            detail.push_str(": ");
            detail.push_str(&panic);
        }
        Ok(End::Firmware { cause: Cause::of(status), detail })
    }
}

/// What ends the supervisor: SIGTERM, SIGINT, and the end of its input where that was asked for.
struct StopSignals {
    terminate: Signal,
    interrupt: Signal,
    input: Option<Receiver>,
}

impl StopSignals {
    fn new(stop_on_eof: bool) -> io::Result<Self> {
        Ok(Self {
            terminate: signal(SignalKind::terminate())?,
            interrupt: signal(SignalKind::interrupt())?,
            input: stop_on_eof
                .then(|| Receiver::from_owned_fd(io::stdin().as_fd().try_clone_to_owned()?))
                .transpose()?,
        })
    }

    async fn wait(&mut self) {
        tokio::select! {
            _ = self.terminate.recv() => {}
            _ = self.interrupt.recv() => {}
            () = end_of(self.input.as_mut()) => {}
        }
    }
}

async fn end_of(input: Option<&mut Receiver>) {
    let Some(input) = input else {
        return pending().await;
    };
    let mut sink = [0; 64];
    while matches!(input.read(&mut sink).await, Ok(1..)) {}
}

fn say(text: &str) {
    console::write(format!("mqnode: {text}\n").as_bytes());
}
