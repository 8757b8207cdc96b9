//! A board, a broker and a client on embassy, all in this program: the client has the board work out a sum.

use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::vec::Vec;
use core::cell::RefCell;
use core::convert::Infallible;
use core::future::poll_fn;
use core::pin::pin;
use core::task::{Context, Poll, Waker};

use board::memory::Memory;
use board::{Boot, Device, Input, Settings};
use embedded_io_async::{ErrorType, Read, Write};
use mqrepl::topic::Prefix;
use mqtt_async::embassy::{Client, Connector};
use mqtt_async::session::{Clean, Config, Limits};
use mqtt_async::{Publish, QoS};
use mqtt_broker::{Broker, ConnId};

use crate::clock;

/// Rounds of polling before the proof counts as hung: a minute of its time.
const ROUNDS: u32 = 60_000;

/// Whether a client on embassy gets the right answer from a board, by way of a broker.
pub(crate) fn a_client_asks_a_board() -> bool {
    let Some(world) = World::new() else { return false };
    let world = RefCell::new(world);
    let mut config = Config::new("operator");
    config.clean = Clean::Always;
    config.limits = Limits::SMALL;
    config.seed = 1;
    let Ok((client, runner)) = Client::new(Network(&world), config) else { return false };
    let (mut running, mut asking) = (pin!(runner.run()), pin!(ask(&client)));
    let mut cx = Context::from_waker(Waker::noop());
    for _ in 0..ROUNDS {
        clock::pass();
        world.borrow_mut().turn();
        if running.as_mut().poll(&mut cx).is_ready() {
            return false;
        }
        if let Poll::Ready(answer) = asking.as_mut().poll(&mut cx) {
            return answer.as_deref() == Some(b"\xff\xff921");
        }
    }
    false
}

/// The reply to one command.
async fn ask(client: &Client) -> Option<Vec<u8>> {
    let prefix = Prefix::new("proof/mqb").ok()?;
    let mut status = client.subscribe(&prefix.status(), QoS::AtLeastOnce).await.ok()?;
    let mut replies = client.subscribe(&prefix.out("k1"), QoS::AtLeastOnce).await.ok()?;
    // Retained: the board is there.
    status.recv().await?;
    let command = prefix.command("eval", "k1", "");
    client.publish(Publish::new(&command, b"\x80\x0045+876")).await.ok()?;
    Some(replies.recv().await?.payload().into())
}

/// The board and the broker, and the bytes between the broker and everybody.
struct World {
    broker: Broker,
    board: Device<Memory>,
    /// The board's connection.
    line: Option<ConnId>,
    /// Bytes from the broker that nobody has taken yet.
    inboxes: BTreeMap<ConnId, Vec<u8>>,
}

impl World {
    fn new() -> Option<Self> {
        let mut memory = Memory::default();
        let mut settings = Settings::small();
        settings.mqtt.url = "mqtt://broker".into();
        settings.board.name = "proof".into();
        let boot = Boot::begin(&mut memory);
        let board = Device::new(clock::now(), boot, settings, memory).ok()?;
        let broker = Broker::new(mqtt_broker::Config::default());
        Some(Self { broker, board, line: None, inboxes: BTreeMap::new() })
    }

    fn turn(&mut self) {
        let now = clock::now();
        self.board.platform().now = now;
        if let Some(inbox) = self.line.and_then(|line| self.inboxes.get_mut(&line)) {
            let taken = self.board.handle(now, Input::Bytes(inbox));
            inbox.drain(..taken);
        }
        loop {
            match self.board.poll(now) {
                board::Output::Connect(_) => {
                    self.line = Some(self.broker.open(now));
                    self.board.handle(now, Input::Connected);
                }
                board::Output::Send(bytes) => {
                    if let Some(line) = self.line {
                        self.broker.receive(now, line, bytes);
                    }
                    let count = bytes.len();
                    self.board.handle(now, Input::Sent(count));
                }
                board::Output::Close => {
                    if let Some(line) = self.line.take() {
                        self.broker.closed(line);
                    }
                }
                board::Output::Busy | board::Output::Idle(_) | board::Output::Reset(_) => break,
            }
        }
        loop {
            match self.broker.poll(now) {
                mqtt_broker::Output::Send(to, bytes) => {
                    self.inboxes.entry(to).or_default().extend_from_slice(bytes);
                    let count = bytes.len();
                    self.broker.sent(to, count);
                }
                mqtt_broker::Output::Close(_) => {}
                mqtt_broker::Output::Idle(_) => return,
            }
        }
    }
}

/// The client's way to the broker.
struct Network<'a>(&'a RefCell<World>);

/// One direction of the client's connection.
struct Half<'a> {
    world: &'a RefCell<World>,
    line: ConnId,
}

impl Connector for Network<'_> {
    type Error = String;
    type Reader<'a>
        = Half<'a>
    where
        Self: 'a;
    type Writer<'a>
        = Half<'a>
    where
        Self: 'a;

    async fn connect(&mut self) -> Result<(Half<'_>, Half<'_>), String> {
        let (world, line) = (self.0, self.0.borrow_mut().broker.open(clock::now()));
        Ok((Half { world, line }, Half { world, line }))
    }
}

impl ErrorType for Half<'_> {
    type Error = Infallible;
}

impl Read for Half<'_> {
    async fn read(&mut self, buffer: &mut [u8]) -> Result<usize, Infallible> {
        poll_fn(|_| {
            let world = &mut *self.world.borrow_mut();
            let inbox = world.inboxes.entry(self.line).or_default();
            let count = inbox.len().min(buffer.len());
            if count == 0 {
                return Poll::Pending;
            }
            for (to, from) in buffer.iter_mut().zip(inbox.drain(..count)) {
                *to = from;
            }
            Poll::Ready(Ok(count))
        })
        .await
    }
}

impl Write for Half<'_> {
    async fn write(&mut self, bytes: &[u8]) -> Result<usize, Infallible> {
        self.world.borrow_mut().broker.receive(clock::now(), self.line, bytes);
        Ok(bytes.len())
    }

    async fn flush(&mut self) -> Result<(), Infallible> {
        Ok(())
    }
}
