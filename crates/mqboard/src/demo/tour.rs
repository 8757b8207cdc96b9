//! The tour: what an operator types, what must come back, and how long it takes.

use core::net::SocketAddr;
use core::time::Duration;
use std::fs;

use std::path::PathBuf;
use std::process::{Output, Stdio};
use std::time::Instant;

use tokio::process::Command;
use tokio::time::timeout;

use super::End;
use super::show::Show;
use super::view::View;
use super::watch::Watch;
use super::world::{NAME, World};

/// The size of the file that goes to the board and back.
const FILE_BYTES: usize = 100 * 1024;

/// A program built for release has a fraction of this, one built for debugging more than the protocol can number.
const IMAGE_BYTES_MAX: u64 = 30_000_000;

/// How long the board may take to be there: at the start, and after a reset.
const READY_MAX: Duration = Duration::from_secs(20);

/// An operator, with a directory of its own.
pub(super) struct Tour<'a> {
    show: &'a Show,
    broker: SocketAddr,
    desk: PathBuf,
}

/// What a command line came to.
struct Answer {
    line: String,
    out: String,
    err: String,
    code: Option<i32>,
    took: Duration,
}

impl<'a> Tour<'a> {
    pub(super) fn new(world: &World, show: &'a Show) -> Result<Self, End> {
        Ok(Self { show, broker: world.address(), desk: world.desk()? })
    }

    /// Walks through everything, and stops at the first answer that is not the expected one.
    pub(super) async fn walk(&self) -> Result<(), End> {
        let mut watch = Watch::begin(self.broker).await?;
        self.arrive(&mut watch).await?;
        self.prompt().await?;
        self.files().await?;
        let mut view = self.log().await?;
        self.crash().await?;
        self.reset(&mut watch, &mut view).await?;
        self.update(&mut watch, &mut view).await?;
        self.bad_update(&mut watch, &mut view).await
    }

    async fn arrive(&self, watch: &mut Watch) -> Result<(), End> {
        self.show.step("A broker and a board have been started; the board connects.");
        self.show.remark("what an operator would type once, so that every command finds the board:");
        self.show.command(&format!("export MQBOARD_SERVER={} MQBOARD_PREFIX={NAME}", self.broker));
        self.online(watch, "power-on").await
    }

    async fn prompt(&self) -> Result<(), End> {
        self.show.step("A Python prompt on the board:");
        self.say(&["eval", "45+876"]).await?.is("921")?;
        self.say(&["eval", "def area(r): return 3 * r * r"]).await?.is("")?;
        self.say(&["eval", "[area(r) for r in range(5)]"]).await?.is("[0, 3, 12, 27, 48]")
    }

    async fn files(&self) -> Result<(), End> {
        self.show.step("Files, there and back:");
        let sent = noise(FILE_BYTES);
        fs::write(self.desk.join("data.bin"), &sent)?;
        self.say(&["put", "data.bin"]).await?.succeeds()?;
        self.say(&["get", "data.bin", "back.bin"]).await?.succeeds()?;
        let back = fs::read(self.desk.join("back.bin"))?;
        if back != sent {
            return Err(End::Failed("the file that came back is not the one that was sent".into()));
        }
        self.show.remark("compared: the same 102400 bytes");
        let list = self.say(&["ls"]).await?;
        list.contains("102400 data.bin")?;
        list.contains("app.py")
    }

    async fn log(&self) -> Result<View, End> {
        self.show.step("Log lines, as they come:");
        let arguments = ["view"];
        self.show.command(&format!("{} &", line(&arguments)));
        let color = if self.show.color() { "always" } else { "never" };
        let mut view = View::begin(self.command(&["-v", "--color", color, "view"])).await?;
        let source = r#"log.info("filling"); log.warning("the tank is at %d %%", 97); log.error("overflow")"#;
        self.say(&["eval", source]).await?.succeeds()?;
        self.seen(&mut view, "overflow").await?;
        Ok(view)
    }

    async fn crash(&self) -> Result<(), End> {
        self.show.step("An application that fails, and its traceback:");
        let source = "def level(litres, tank):\n    return litres / tank\n\n\ndef report():\n    return level(30, 0)\n";
        fs::write(self.desk.join("tank.py"), source)?;
        self.say(&["put", "tank.py"]).await?.succeeds()?;
        let answer = self.say(&["eval", "import tank; tank.report()"]).await?;
        for expected in ["Traceback", "line 6, in report", "line 2, in level", "ZeroDivisionError"] {
            answer.fails_with(expected)?;
        }
        Ok(())
    }

    async fn reset(&self, watch: &mut Watch, view: &mut View) -> Result<(), End> {
        self.show.step("A reset; the board comes back, and its log tells of it:");
        self.say(&["reset"]).await?.succeeds()?;
        self.online(watch, "reset").await?;
        self.seen(view, "subscribed").await?;
        self.say(&["eval", "45+876"]).await?.is("921")
    }

    async fn update(&self, watch: &mut Watch, view: &mut View) -> Result<(), End> {
        self.show
            .step("A firmware update: tried at the next reset, kept once the board was managed with it:");
        self.show.remark("the firmware is this very program");
        if fs::metadata("/proc/self/exe")?.len() > IMAGE_BYTES_MAX {
            self.show
                .remark("which is too large when built for debugging: see `cargo run --release -- demo`");
            return Ok(());
        }
        fs::copy("/proc/self/exe", self.desk.join("firmware"))?;
        self.say(&["ota", "firmware"]).await?.succeeds()?;
        self.say(&["reset"]).await?.succeeds()?;
        self.online(watch, "reset").await?;
        self.seen(view, "the trial is confirmed").await
    }

    async fn bad_update(&self, watch: &mut Watch, view: &mut View) -> Result<(), End> {
        self.show.step("A firmware that is broken: the board goes back by itself:");
        fs::write(self.desk.join("broken"), [&b"\x7fELF"[..], &noise(20_000)].concat())?;
        self.say(&["ota", "broken"]).await?.succeeds()?;
        self.say(&["reset"]).await?.succeeds()?;
        self.online(watch, "crash").await?;
        self.seen(view, "went back").await
    }

    /// Waits for the status of a boot that was not seen before, for this reason.
    async fn online(&self, watch: &mut Watch, cause: &str) -> Result<(), End> {
        let begun = Instant::now();
        let status = timeout(READY_MAX, watch.next_boot()).await;
        let status =
            status.map_err(|_| End::Failed(format!("the board was not online in {READY_MAX:?}")))??;
        let text = format!(
            "{NAME} is online: {}, {} mode, reset cause {}, slot {}",
            status.software, status.boot_mode, status.reset_cause, status.slot
        );
        self.show.answer(&text, begun.elapsed());
        if status.reset_cause == cause && status.boot_mode == "normal" {
            return Ok(());
        }
        Err(End::Failed(format!("expected normal mode and the reset cause {cause}: {text}")))
    }

    /// Shows what the log says, up to a line that contains `last`.
    async fn seen(&self, view: &mut View, last: &str) -> Result<(), End> {
        let begun = Instant::now();
        let lines = timeout(READY_MAX, view.until(last)).await;
        let lines = lines.map_err(|_| End::Failed(format!("the log did not say {last:?}")))??;
        self.show.answer(&lines.join("\n"), begun.elapsed());
        Ok(())
    }

    /// Shows a command line, runs it, and shows what came.
    async fn say(&self, arguments: &[&str]) -> Result<Answer, End> {
        self.show.command(&line(arguments));
        let answer = self.run(arguments).await?;
        self.show.answer(&format!("{}{}", answer.out, answer.err), answer.took);
        Ok(answer)
    }

    async fn run(&self, arguments: &[&str]) -> Result<Answer, End> {
        let begun = Instant::now();
        let Output { status, stdout, stderr } = self.command(arguments).output().await?;
        let text = |bytes: Vec<u8>| String::from_utf8_lossy(&bytes).into_owned();
        Ok(Answer {
            line: line(arguments),
            out: text(stdout),
            err: text(stderr),
            code: status.code(),
            took: begun.elapsed(),
        })
    }

    /// This program, as the reader would start it after the `export` line.
    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new("/proc/self/exe");
        for (name, _) in
            std::env::vars_os().filter(|(name, _)| name.to_string_lossy().starts_with("MQBOARD_"))
        {
            command.env_remove(name);
        }
        command.env("MQBOARD_SERVER", self.broker.to_string()).env("MQBOARD_PREFIX", NAME);
        command.args(arguments).current_dir(&self.desk).stdin(Stdio::null()).kill_on_drop(true);
        command
    }
}

impl Answer {
    fn succeeds(&self) -> Result<(), End> {
        if self.code == Some(0) { Ok(()) } else { Err(self.unexpected("success")) }
    }

    /// Exactly this on standard output, but for the end of the line, and success.
    fn is(&self, expected: &str) -> Result<(), End> {
        self.succeeds()?;
        if self.out.trim_end() == expected { Ok(()) } else { Err(self.unexpected(expected)) }
    }

    fn contains(&self, expected: &str) -> Result<(), End> {
        self.succeeds()?;
        if self.out.contains(expected) { Ok(()) } else { Err(self.unexpected(expected)) }
    }

    fn fails_with(&self, expected: &str) -> Result<(), End> {
        if self.code == Some(1) && self.err.contains(expected) {
            Ok(())
        } else {
            Err(self.unexpected(expected))
        }
    }

    fn unexpected(&self, expected: &str) -> End {
        let code = self.code.map_or_else(|| "a signal".into(), |code| format!("exit code {code}"));
        End::Failed(format!(
            "`{}` ended with {code}; expected {expected:?}, got {:?} and, as messages, {:?}",
            self.line, self.out, self.err
        ))
    }
}

/// The command line as a shell would take it.
fn line(arguments: &[&str]) -> String {
    let plain = |c: char| c.is_ascii_alphanumeric() || "-_./:=".contains(c);
    let quoted = arguments.iter().map(|argument| match argument.chars().all(plain) {
        true => (*argument).to_owned(),
        false => format!("'{}'", argument.replace('\'', "'\\''")),
    });
    format!("mqboard {}", quoted.collect::<Vec<_>>().join(" "))
}

/// Bytes without a pattern, the same ones every time.
fn noise(length: usize) -> Vec<u8> {
    let mut state = 0x2545_F491_u32;
    let mut next = || {
        state ^= state << 13;
        state ^= state >> 17;
        state ^= state << 5;
        state.to_le_bytes()[0]
    };
    (0..length).map(|_| next()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn command_lines_are_quoted_for_a_shell() {
        assert_eq!(line(&["eval", "45+876"]), "mqboard eval '45+876'");
        assert_eq!(line(&["put", "a-b.py"]), "mqboard put a-b.py");
        assert_eq!(line(&["eval", "print('x')"]), "mqboard eval 'print('\\''x'\\'')'");
    }
}
