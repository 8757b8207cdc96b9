//! What the demo prints.

use core::net::SocketAddr;
use core::time::Duration;
use std::io::{self, Write};

/// The demo's voice: standard output, with colours where they are wanted.
pub(super) struct Show {
    color: bool,
    over: bool,
}

impl Show {
    pub(super) fn new(color: bool) -> Self {
        Self { color, over: false }
    }

    /// Whether colours are wanted.
    pub(super) fn color(&self) -> bool {
        self.color
    }

    /// The tour is over.
    pub(super) fn over(&mut self) {
        self.over = true;
    }

    /// Whether the tour is over.
    pub(super) fn is_over(&self) -> bool {
        self.over
    }

    /// Says what comes next.
    pub(super) fn step(&self, text: &str) {
        self.print(&format!("\n{}\n", self.paint("1;36", text)));
    }

    /// Shows what an operator would type.
    pub(super) fn command(&self, line: &str) {
        self.print(&format!("{}{}\n", self.paint("2", "$ "), self.paint("1", line)));
    }

    /// Shows an answer as it came, and how long it took.
    pub(super) fn answer(&self, text: &str, took: Duration) {
        let text = text.trim_end();
        let end = if text.is_empty() { "" } else { "\n" };
        let took = format!("# {:.1} ms", took.as_secs_f64() * 1000.0);
        self.print(&format!("{text}{end}{}\n", self.paint("2", &took)));
    }

    /// Shows a remark.
    pub(super) fn remark(&self, text: &str) {
        self.print(&format!("{}\n", self.paint("2", &format!("# {text}"))));
    }

    /// Everything worked; the reader may play.
    pub(super) fn invitation(&self, broker: SocketAddr, name: &str) {
        let program =
            std::env::current_exe().map_or_else(|_| "mqboard".into(), |path| path.display().to_string());
        let base = format!("{program} -s {broker} -p {name}");
        self.step("The board stays up. Paste any of these into another terminal:");
        for command in
            ["eval '45+876'", "ls", "get app.py", "eval 'import app; app.greet(\"you\")'", "view", "reset"]
        {
            self.print(&format!("  {base} {command}\n"));
        }
        self.print(&format!("\n{}\n", self.paint("1", "Ctrl-C ends the demo and leaves nothing behind.")));
    }

    /// What the board said on its console.
    pub(super) fn console(&self, text: &str) {
        self.step("The board's console:");
        self.print(text);
    }

    /// Why the demo failed.
    pub(super) fn failure(&self, why: &str) {
        let _ = writeln!(io::stderr(), "\nmqboard demo: {why}");
    }

    fn paint(&self, code: &str, text: &str) -> String {
        if self.color { format!("\x1b[{code}m{text}\x1b[0m") } else { text.to_owned() }
    }

    /// A reader that went away (`| head`) is no reason to fail.
    fn print(&self, text: &str) {
        let mut out = io::stdout().lock();
        let _ = out.write_all(text.as_bytes());
        let _ = out.flush();
    }
}
