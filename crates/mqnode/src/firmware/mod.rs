//! The firmware process: a [`board::Device`] with real sockets, files and time.
//!
//! Its standard input and output are the control channel; its standard error is the board's console. It ends with one of
//! the codes of [`crate::exit`], and always when the supervisor is gone.

mod connection;
mod drive;
mod files;
mod identity;
mod link;
mod panic;
mod platform;
mod settings;
mod socket_news;
mod time_source;

use std::process::ExitCode;
use std::time::Instant;

use anyhow::Context;
use board::limits::WATCHDOG_AT_BOOT;
use board::ports::{Platform, ResetKind};
use board::{Boot, Device};
use tokio::net::unix::pipe::Receiver;

use crate::console;
use crate::control::{ToFirmware, ToSupervisor};
use crate::exit;
use crate::layout::Layout;
use crate::settings::Settings;
use drive::Driver;
use platform::LinuxPlatform;
use socket_news::SocketNews;
use time_source::UdpTimeSource;

/// Runs the board of `layout` until it resets, or the supervisor stops it or is gone.
pub(crate) fn run(layout: &Layout) -> ExitCode {
    let started = Instant::now();
    let result = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .map_err(anyhow::Error::from)
        .and_then(|runtime| runtime.block_on(start(layout, started)));
    match result {
        Ok(code) => ExitCode::from(code),
        Err(error) => {
            console::write(format!("mqnode: {error:#}\n").as_bytes());
            let settings = error.is::<crate::SettingsError>();
            ExitCode::from(if settings { exit::SETTINGS } else { exit::FAILED })
        }
    }
}

async fn start(layout: &Layout, started: Instant) -> anyhow::Result<u8> {
    let (mut input, link) = link::open()?;
    panic::report_through(&link);
    let Some(ToFirmware::Boot(boot)) = ToFirmware::read(&mut input).await? else {
        anyhow::bail!("this command is for the supervisor: use `mqnode run`");
    };
    let decision = Boot::from_bytes(&boot.decision);
    let mut decision =
        decision.context("the supervisor is of another version and says what is not understood")?;
    let (time_source, wake) = UdpTimeSource::new(started);
    let mut platform = LinuxPlatform::new(layout, &boot, &decision, link.clone(), time_source)?;
    platform.watchdog().arm(WATCHDOG_AT_BOOT);
    decision.settle(&mut platform);
    let (decision, settings) = load_settings(&mut platform, decision)?;
    let news = SocketNews::new(platform.socket_news())?;
    let now = drive::instant_since(started);
    let device = Device::new(now, decision, settings.board, platform)?;
    link.send(&ToSupervisor::Ready);
    let mut driver = Driver::new(device, settings.endpoint, started, wake, news);
    tokio::select! {
        kind = driver.run() => Ok(match kind {
            ResetKind::Hard => exit::RESET_HARD,
            ResetKind::Soft => exit::RESET_SOFT,
        }),
        () = told_to_stop(input) => Ok(exit::OK),
    }
}

/// The settings that this boot uses. When the ones that it should use fail, the policy says which ones are next.
fn load_settings(platform: &mut LinuxPlatform, mut boot: Boot) -> anyhow::Result<(Boot, Settings)> {
    loop {
        match platform.load_settings(boot.settings_from()) {
            Ok(settings) => return Ok((boot, settings)),
            Err(error) => {
                boot = boot.settings_failed(platform.records()).ok_or_else(|| error.clone())?;
                console::write(format!("mqnode: {error}; using others\n").as_bytes());
            }
        }
    }
}

/// Waits until the supervisor says stop, or nothing any more.
async fn told_to_stop(mut input: Receiver) {
    while let Ok(Some(message)) = ToFirmware::read(&mut input).await {
        if message == ToFirmware::Stop {
            return;
        }
    }
}
