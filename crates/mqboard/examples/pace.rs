//! The measurements behind `cargo xtask bench demo`: a broker in this process, a real board, real sockets.
//!
//! `pace MQNODE MQBOARD ROUNDS` prints one JSON object of samples on standard output. MQNODE and MQBOARD are the two
//! programs. In each round, one after the other:
//!
//! * `echo`: a message to another client in a thread of its own, and its answer, both QoS 1, through the broker;
//! * `eval`: `1+1` asked and answered over a connection that is there;
//! * `process`: `mqboard eval 1+1`, from its start to its end.
//!
//! Then the board is started anew ROUNDS times: `online` is the time from the start of the board's process to its first
//! status message, which it sends when it is connected and listens.

use core::error::Error;
use core::fmt::Display;
use core::str::FromStr;
use core::time::Duration;
use std::fs;
use std::io::{BufRead as _, BufReader, Write as _};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::Instant;

use mqrepl::monotime;
use mqrepl::operator::{Operation, Output};
use mqrepl::status::Status;
use mqrepl::topic::{Id, Prefix};
use mqtt_async::session::Config;
use mqtt_async::{Client, Publish, QoS, Subscription};
use mqtt_broker_tokio::{Server, ServerConfig};

type Result<T> = core::result::Result<T, Box<dyn Error>>;

const NAME: &str = "pace";
const WARM_UP: usize = 5;
/// Nothing that is measured here takes nearly as long.
const PATIENCE: Duration = Duration::from_secs(20);

fn main() -> Result<()> {
    let mut arguments = std::env::args().skip(1);
    let (Some(mqnode), Some(mqboard), Some(rounds)) = (arguments.next(), arguments.next(), arguments.next())
    else {
        return Err("usage: pace MQNODE MQBOARD ROUNDS".into());
    };
    let rounds: usize = number(&rounds)?;
    let port = start_broker()?;
    start_echo(port)?;
    let folder = tempfile::tempdir()?;
    let directory = folder.path().join("board");
    let init = Command::new(&mqnode)
        .args(["init", &directory.to_string_lossy(), "--name", NAME])
        .args(["--broker", &format!("mqtt://127.0.0.1:{port}")])
        .stdout(Stdio::null())
        .status()?;
    if !init.success() {
        return Err("mqnode init failed".into());
    }
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let samples = runtime.block_on(measure(port, &mqnode, &mqboard, &directory, rounds))?;
    writeln!(std::io::stdout(), "{samples}")?;
    Ok(())
}

async fn measure(
    port: u16,
    mqnode: &str,
    mqboard: &str,
    directory: &Path,
    rounds: usize,
) -> Result<serde_json::Value> {
    let mut operator = Operator::connect(port).await?;
    let mut watch = Watch::connect(port).await?;
    let mut board = Board::start(mqnode, directory)?;
    watch.wait_for_online().await?;

    let (mut echo, mut eval, mut process) = (Vec::new(), Vec::new(), Vec::new());
    for round in 0..WARM_UP + rounds {
        let taken = (operator.echo().await?, operator.eval().await?, run_mqboard(mqboard, port)?);
        if round >= WARM_UP {
            echo.push(micros(taken.0));
            eval.push(micros(taken.1));
            process.push(micros(taken.2));
        }
    }
    let (resident, resident_supervisor) = (resident_kib(board.child)?, resident_kib(board.supervisor.id())?);

    let mut online = Vec::new();
    for _ in 0..rounds {
        board.stop()?;
        board = Board::start(mqnode, directory)?;
        let seen = watch.wait_for_online().await?;
        online.push(micros(seen.duration_since(board.started)));
    }
    board.stop()?;
    Ok(serde_json::json!({
        "echo_us": echo,
        "eval_us": eval,
        "process_us": process,
        "online_us": online,
        "resident_kib": resident,
        "resident_supervisor_kib": resident_supervisor,
    }))
}

/// Serves a broker in a thread of its own; says its port.
fn start_broker() -> Result<u16> {
    let (tell, told) = mpsc::channel();
    thread::spawn(move || {
        let Ok(runtime) = tokio::runtime::Builder::new_current_thread().enable_all().build() else { return };
        runtime.block_on(async {
            let Ok(server) = Server::bind("127.0.0.1:0", ServerConfig::default()).await else { return };
            if tell.send(server.local_addr().port()).is_ok() {
                server.run().await;
            }
        });
    });
    Ok(told.recv()?)
}

/// Starts a client in a thread of its own that sends back what it gets.
fn start_echo(port: u16) -> Result<()> {
    let (tell, told) = mpsc::channel();
    thread::spawn(move || {
        let Ok(runtime) = tokio::runtime::Builder::new_current_thread().enable_all().build() else { return };
        runtime.block_on(async {
            let Ok(client) = connect(port, "echo").await else { return };
            let Ok(mut asked) = client.subscribe("echo/there", QoS::AtLeastOnce).await else { return };
            if tell.send(()).is_err() {
                return;
            }
            while let Some(message) = asked.recv().await {
                // Its acknowledgement is not waited for, as a board does not wait for those of its answers.
                if client.enqueue(Publish::new("echo/back", message.payload())).await.is_err() {
                    return;
                }
            }
        });
    });
    Ok(told.recv()?)
}

async fn connect(port: u16, client_id: &str) -> Result<Client> {
    let (client, runner) = Client::new(format!("mqtt://127.0.0.1:{port}").parse()?, Config::new(client_id))?;
    tokio::spawn(runner.run());
    client.connected().await?;
    Ok(client)
}

/// An operator's connection, and what it listens to.
struct Operator {
    client: Client,
    prefix: Prefix,
    echoes: Subscription,
    replies: Subscription,
    commands: u32,
    origin: Instant,
}

impl Operator {
    async fn connect(port: u16) -> Result<Self> {
        let client = connect(port, "operator").await?;
        let prefix = Prefix::new(&format!("{NAME}/mqb"))?;
        let qos = QoS::AtLeastOnce;
        Ok(Self {
            echoes: client.subscribe("echo/back", qos).await?,
            replies: client.subscribe(&format!("{}reply/#", prefix.as_str()), qos).await?,
            client,
            prefix,
            commands: 0,
            origin: Instant::now(),
        })
    }

    async fn echo(&mut self) -> Result<Duration> {
        let start = Instant::now();
        let _acknowledged_later = self.client.enqueue(Publish::new("echo/there", b"\x80\x001+1")).await?;
        let echoed = within("the echo", self.echoes.recv()).await?;
        let taken = start.elapsed();
        echoed.map(|_| taken).ok_or_else(|| "the client has ended".into())
    }

    async fn eval(&mut self) -> Result<Duration> {
        self.commands += 1;
        let [a, b, c, d] = self.commands.to_be_bytes();
        let id = Id::from_entropy([0, 0, a, b, c, d]);
        let start = Instant::now();
        let (source, patience) = (b"1+1".to_vec(), monotime::Duration::from(PATIENCE));
        let mut operation = Operation::eval(&self.prefix, id, source, patience, self.now());
        loop {
            match operation.poll(self.now()) {
                Output::Publish { topic, header, data } => {
                    let payload = [header, data].concat();
                    let _acknowledged_later = self.client.enqueue(Publish::new(topic, &payload)).await?;
                    operation.published(self.now());
                }
                Output::Done(answer) => {
                    let taken = start.elapsed();
                    return match answer {
                        Ok(answer) if answer == b"2" => Ok(taken),
                        other => Err(format!("1+1 is 2, not {other:?}").into()),
                    };
                }
                Output::Read { .. } => return Err("an eval reads no file".into()),
                Output::Idle(_) => {
                    let message = within("the answer", self.replies.recv()).await?;
                    let message = message.ok_or("the client has ended")?;
                    if let Some((reply, to)) = self.prefix.parse_reply(message.topic())
                        && operation.listens_to(to)
                    {
                        operation.handle(self.now(), reply, message.payload());
                    }
                }
            }
        }
    }

    fn now(&self) -> monotime::Instant {
        monotime::Instant::ZERO + self.origin.elapsed().into()
    }
}

/// Sees the board come, on a connection of its own: messages that nobody takes hold back those that come after them.
struct Watch {
    statuses: Subscription,
    /// The board's last start.
    boot_id: String,
}

impl Watch {
    async fn connect(port: u16) -> Result<Self> {
        let client = connect(port, "watch").await?;
        let topic = Prefix::new(&format!("{NAME}/mqb"))?.status();
        let statuses = client.subscribe(&topic, QoS::AtLeastOnce).await?;
        Ok(Self { statuses, boot_id: String::new() })
    }

    /// Waits until the board has started anew and is online; says when that was seen.
    async fn wait_for_online(&mut self) -> Result<Instant> {
        loop {
            let message = within("the status", self.statuses.recv()).await?;
            let seen = Instant::now();
            let status = Status::from_json(message.ok_or("the client has ended")?.payload());
            if let Some(status) = status.filter(|status| status.online && status.boot_id != self.boot_id) {
                self.boot_id = status.boot_id;
                return Ok(seen);
            }
        }
    }
}

/// Waits for something that must come soon.
async fn within<T>(what: &str, event: impl Future<Output = T>) -> Result<T> {
    tokio::time::timeout(PATIENCE, event)
        .await
        .map_err(|_| format!("{what} did not come in {PATIENCE:?}").into())
}

fn run_mqboard(program: &str, port: u16) -> Result<Duration> {
    let start = Instant::now();
    let output = Command::new(program)
        .args(["-s", "127.0.0.1", "--port", &port.to_string(), "-p", NAME, "eval", "1+1"])
        .output()?;
    let taken = start.elapsed();
    if output.stdout != b"2\n" {
        return Err(format!("mqboard eval: {}", String::from_utf8_lossy(&output.stderr)).into());
    }
    Ok(taken)
}

/// A supervisor and its board.
struct Board {
    supervisor: Child,
    /// The board's process.
    child: u32,
    /// When the board's process was started.
    started: Instant,
}

impl Board {
    fn start(mqnode: &str, directory: &Path) -> Result<Self> {
        let mut supervisor = Command::new(mqnode)
            .args(["run", "--stop-on-eof", &directory.to_string_lossy()])
            .stdin(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()?;
        let mut lines = BufReader::new(supervisor.stderr.take().ok_or("no standard error")?).lines();
        // `mqnode: board started (power-on), process 1234`
        let (started, child) = loop {
            let line = lines.next().ok_or("mqnode has ended")??;
            if line.contains("board started") {
                break (Instant::now(), number(line.rsplit(' ').next().unwrap_or_default())?);
            }
        };
        // What follows must be read, or the board waits for it in the end.
        thread::spawn(move || lines.for_each(drop));
        Ok(Self { supervisor, child, started })
    }

    fn stop(mut self) -> Result<()> {
        drop(self.supervisor.stdin.take());
        self.supervisor.wait()?;
        Ok(())
    }
}

fn resident_kib(process: u32) -> Result<u64> {
    let status = fs::read_to_string(format!("/proc/{process}/status"))?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).ok_or("no VmRSS")?;
    number(line.trim().trim_end_matches(" kB"))
}

/// A number; an error says what stands in its place.
fn number<T: FromStr<Err: Display>>(text: &str) -> Result<T> {
    text.parse().map_err(|error| format!("{text:?} is no number: {error}").into())
}

fn micros(duration: Duration) -> f64 {
    duration.as_secs_f64() * 1e6
}
