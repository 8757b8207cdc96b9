//! The computer as the engine's host: output, clock, entropy, files.

use std::fs::File;
use std::io::{ErrorKind, Read, Write};
use std::time::{Instant, SystemTime, UNIX_EPOCH};

use minipy::{
    FileSystem, Host, HostError, HostValue, Pins, ResetKind, RunId, Sockets, Stream, Typed, VirtualPins,
};
use minipy_net::{News, StdSockets};

use crate::files::Files;
use crate::interrupts::{Interrupts, Line, Lines};

/// Everything a script can reach.
#[derive(Debug)]
pub(crate) struct Computer {
    files: Files,
    sockets: StdSockets,
    news: Option<News>,
    board: Board,
    start: Instant,
    /// Nobody reads standard output any more.
    output_closed: bool,
    /// Ctrl-C, and what is typed: the prompt and scripts read from the same place.
    pub(crate) interrupts: Interrupts,
    pub(crate) lines: Lines,
    /// The user insisted on an end while a script waited for what is typed.
    stops: bool,
}

/// `machine`: a computer has no reset that a script may pull; its pins are in memory.
#[derive(Debug, Default)]
struct Board {
    pins: VirtualPins,
}

impl Computer {
    pub(crate) fn new(interrupts: Interrupts) -> Self {
        let sockets = StdSockets::default();
        Self {
            files: Files::default(),
            news: sockets.news(),
            sockets,
            board: Board::default(),
            start: Instant::now(),
            output_closed: false,
            interrupts,
            lines: Lines::default(),
            stops: false,
        }
    }

    /// Whether the user has insisted on an end since the last look.
    pub(crate) const fn take_stop(&mut self) -> bool {
        core::mem::replace(&mut self.stops, false)
    }

    /// Whether nobody reads standard output any more: the program has no purpose then.
    pub(crate) const fn output_closed(&self) -> bool {
        self.output_closed
    }

    /// What tells that something has happened to a script's socket.
    pub(crate) const fn news(&self) -> Option<&News> {
        self.news.as_ref()
    }

    /// Milliseconds of the script's clock.
    pub(crate) fn ticks_ms(&self) -> u64 {
        u64::try_from(self.start.elapsed().as_millis()).unwrap_or(u64::MAX)
    }
}

impl Host for Computer {
    fn write(&mut self, _run: RunId, stream: Stream, data: &[u8]) {
        match stream {
            Stream::Out => {
                let written = std::io::stdout().write_all(data);
                self.output_closed |= written.is_err_and(|error| error.kind() == ErrorKind::BrokenPipe);
            }
            Stream::Err => {
                let _ = std::io::stdout().flush();
                let _ = std::io::stderr().write_all(data);
            }
        }
    }

    fn read_line(&mut self, _run: RunId, max: usize) -> Typed {
        // What was asked stands before the answer; a closed pipe is no reason to fail.
        let _ = std::io::stdout().flush();
        match self.lines.next(&mut self.interrupts) {
            Line::Text(line) => {
                let mut bytes = line.into_bytes();
                let rest = bytes.split_off(max.min(bytes.len()));
                self.lines.give_back(rest);
                Typed::Line(bytes)
            }
            Line::Interrupted => {
                self.stops |= self.interrupts.insist();
                Typed::Interrupted
            }
            Line::End => Typed::End,
        }
    }

    fn ticks_us(&mut self) -> u64 {
        u64::try_from(self.start.elapsed().as_micros()).unwrap_or(u64::MAX)
    }

    fn unix_time(&mut self) -> f64 {
        SystemTime::now().duration_since(UNIX_EPOCH).map_or(0.0, |since| since.as_secs_f64())
    }

    fn entropy(&mut self, buffer: &mut [u8]) {
        let read = File::open("/dev/urandom").and_then(|mut file| file.read_exact(buffer));
        if read.is_err() {
            // No such device: the clock's low bits are the best that is left.
            let nanos = self.start.elapsed().as_nanos().to_le_bytes();
            for (byte, nano) in buffer.iter_mut().zip(nanos.iter().cycle()) {
                *byte = *nano;
            }
        }
    }

    fn files(&mut self) -> &mut dyn FileSystem {
        &mut self.files
    }

    fn sockets(&mut self) -> Option<&mut dyn Sockets> {
        Some(&mut self.sockets)
    }

    fn machine(&mut self) -> &mut dyn minipy::Machine {
        &mut self.board
    }

    fn call(
        &mut self,
        _run: RunId,
        module: &'static str,
        function: &'static str,
        _args: &[HostValue],
    ) -> Result<HostValue, HostError> {
        Err(HostError::Runtime(format!("{module}.{function}: this program gives no modules")))
    }
}

impl minipy::Machine for Board {
    fn reset(&mut self, _kind: ResetKind) {}

    fn unique_id(&self) -> Vec<u8> {
        b"minipy".to_vec()
    }

    fn reset_cause(&self) -> u8 {
        1
    }

    fn platform(&self) -> &'static str {
        "linux"
    }

    fn pins(&mut self) -> Option<&mut dyn Pins> {
        Some(&mut self.pins)
    }
}
