//! `mqboard demo`: a broker, a board and an operator on one machine, from nothing.
//!
//! The broker runs in this process, the board in two others that are this same program ([`as_node`]), and the operator
//! is this program once more: every step of the tour starts it with the arguments that the step shows, so that the
//! tour proves exactly what a reader would get. The demo itself only starts, compares and cleans up.

mod show;
mod tour;
mod view;
mod watch;
mod world;

use std::ffi::OsString;
use std::io;
use std::process::ExitCode;

use tokio::signal::unix::{SignalKind, signal};

use show::Show;
use tour::Tour;
use world::World;

/// How the demo is run.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Options {
    /// End after the tour.
    pub(crate) once: bool,
    /// Use colours.
    pub(crate) color: bool,
}

/// Runs this process as the demo's board, when `arguments` (the process's own, its name first) say so.
///
/// Call it first of all: that process's standard input and output are not for anybody else.
pub(crate) fn as_node(arguments: &[OsString]) -> Option<ExitCode> {
    world::as_node(arguments)
}

/// Runs the demo. Ends with 0 when every step's answer was the expected one, and after Ctrl-C once the tour is over.
pub(crate) fn run(options: Options) -> ExitCode {
    let mut show = Show::new(options.color);
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    let result = match runtime {
        Ok(runtime) => runtime.block_on(demo(options, &mut show)),
        Err(error) => Err(End::Failed(error.to_string())),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(End::Interrupted) => ExitCode::from(130),
        Err(End::Failed(why)) => {
            show.failure(&why);
            ExitCode::FAILURE
        }
    }
}

/// Why the demo ended before its end.
#[derive(Debug)]
enum End {
    /// By Ctrl-C or a signal that asks for the end.
    Interrupted,
    /// A step's answer was not the expected one, or something could not be started.
    Failed(String),
}

impl From<io::Error> for End {
    fn from(error: io::Error) -> Self {
        Self::Failed(error.to_string())
    }
}

async fn demo(options: Options, show: &mut Show) -> Result<(), End> {
    let mut stop = Stop::new()?;
    let mut world = World::start().await?;
    let result = tokio::select! {
        result = walk(&mut world, options, show) => result,
        () = stop.wait() => Err(End::Interrupted),
    };
    let console = world.console();
    // Whatever happened: nothing is left behind.
    world.stop().await?;
    match result {
        // After the tour, Ctrl-C is how the demo is meant to end.
        Err(End::Interrupted) if show.is_over() => Ok(()),
        Err(End::Failed(why)) => {
            show.console(&console);
            Err(End::Failed(why))
        }
        result => result,
    }
}

async fn walk(world: &mut World, options: Options, show: &mut Show) -> Result<(), End> {
    let tour = Tour::new(world, show)?;
    tokio::select! {
        result = tour.walk() => result?,
        why = world.board_gone() => return Err(End::Failed(why)),
    }
    show.over();
    if options.once {
        return Ok(());
    }
    show.invitation(world.address(), world::NAME);
    Err(End::Failed(world.board_gone().await))
}

/// The signals that ask for the end.
struct Stop {
    signals: [tokio::signal::unix::Signal; 3],
}

impl Stop {
    fn new() -> io::Result<Self> {
        let signals = [
            signal(SignalKind::interrupt())?,
            signal(SignalKind::terminate())?,
            signal(SignalKind::hangup())?,
        ];
        Ok(Self { signals })
    }

    async fn wait(&mut self) {
        let [interrupt, terminate, hangup] = &mut self.signals;
        tokio::select! {
            _ = interrupt.recv() => {}
            _ = terminate.recv() => {}
            _ = hangup.recv() => {}
        }
    }
}
