//! The world: who is in it, and how time passes.

use board::memory::Memory;
use board::ports::ResetCause;
use board::{Closed, Duration, Input, Instant};
use mqrepl::topic::Prefix;
use mqtt_broker::{Broker, Output};
use mqtt_core::session;

use crate::board_side::{SimBoard, Wish};
use crate::link::Link;
use crate::operator_side::{Ask, AskId, Outcome, SimOperator, Wanted};

/// Names a board of a world.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct BoardId(usize);

/// Names an operator of a world.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct OperatorId(usize);

/// Random numbers that follow from a seed (xorshift64*).
#[derive(Clone, Debug)]
pub struct Rng(u64);

impl Rng {
    /// The numbers of this seed.
    pub fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    /// The next number.
    pub fn draw(&mut self) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_f491_4f6c_dd1d)
    }

    /// A number below `limit`, which is not 0.
    pub fn below(&mut self, limit: u64) -> u64 {
        self.draw() % limit
    }
}

/// Boards, operators, a broker, and the network between them.
pub struct World {
    /// The present time.
    pub now: Instant,
    /// Everything random in this world.
    pub rng: Rng,
    /// The broker, with its fault hooks.
    pub broker: Broker,
    /// Whether new connections can be opened.
    pub network: bool,
    boards: Vec<SimBoard>,
    operators: Vec<SimOperator>,
    broker_deadline: Option<Instant>,
}

/// Where the one broker is. Every other address is that of nobody.
const URL: &str = "mqtt://broker";

/// Rounds of one instant: more would mean that two parts keep each other busy without end.
const ROUNDS_MAX: usize = 100_000;

impl World {
    /// An empty world.
    pub fn new(seed: u64) -> Self {
        Self {
            now: Instant::from_secs(1),
            rng: Rng::new(seed),
            broker: Broker::new(mqtt_broker::Config::default()),
            network: true,
            boards: Vec::new(),
            operators: Vec::new(),
            broker_deadline: None,
        }
    }

    /// Settings, as JSON, of a board whose topics begin with `user`.
    pub fn settings(user: &str) -> String {
        format!(
            r#"{{"mqtt":{{"url":"{URL}","user":"{user}"}},"watchdog":{{"timeout":300,"allok":60}},
                "python":{{"heap":262144}}}}"#
        )
    }

    /// A new board with these settings.
    pub fn add_board(&mut self, settings: impl AsRef<str>) -> BoardId {
        let mut memory = Memory::default();
        memory.entropy = self.rng.draw() | 1;
        // Two boards with one client id would throw each other out.
        memory.unique_id[5] = self.boards.len() as u8;
        memory.flash.set_settings(settings.as_ref());
        self.boards.push(SimBoard::new(self.now, memory));
        BoardId(self.boards.len() - 1)
    }

    /// A new operator for the board with this prefix.
    pub fn add_operator(&mut self, prefix: &str) -> OperatorId {
        let prefix = Prefix::new(prefix).expect("a good prefix");
        self.operators.push(SimOperator::new(self.operators.len(), prefix));
        OperatorId(self.operators.len() - 1)
    }

    /// A board.
    pub fn board(&mut self, id: BoardId) -> &mut SimBoard {
        &mut self.boards[id.0]
    }

    /// An operator.
    pub fn operator(&mut self, id: OperatorId) -> &mut SimOperator {
        &mut self.operators[id.0]
    }

    /// Lets an operator ask something.
    pub fn ask(&mut self, id: OperatorId, ask: Ask) -> AskId {
        let ids = [(); 2].map(|()| {
            let [a, b, c, d, e, f, _, _] = self.rng.draw().to_le_bytes();
            [a, b, c, d, e, f]
        });
        self.operators[id.0].ask(self.now, ids, ask)
    }

    /// How a question ended; `None` while it runs.
    pub fn outcome(&self, id: OperatorId, ask: AskId) -> Option<&Outcome> {
        self.operators[id.0].outcome(ask)
    }

    /// Asks, and lets time pass until there is an outcome: at most two minutes.
    pub fn answer(&mut self, id: OperatorId, ask: Ask) -> Outcome {
        let ask = self.ask(id, ask);
        let end = self.now + Duration::from_secs(120);
        while self.now < end {
            self.run_for(Duration::from_millis(50));
            if let Some(outcome) = self.outcome(id, ask) {
                return outcome.clone();
            }
        }
        panic!("no outcome within two minutes");
    }

    /// Resets a board from outside: its power is cut, its firmware crashes.
    pub fn reset(&mut self, id: BoardId, cause: ResetCause) {
        let board = &mut self.boards[id.0];
        if let Some(link) = board.link.take() {
            self.broker.closed(link.conn);
        }
        board.reset(self.now, cause);
    }

    /// An operator is gone in the middle of whatever it was doing, and does not come back.
    pub fn vanish(&mut self, id: OperatorId) {
        let operator = &mut self.operators[id.0];
        operator.is_gone = true;
        operator.deadline = None;
        if let Some(link) = operator.link.take() {
            self.broker.closed(link.conn);
        }
    }

    /// The broker is started anew and knows nothing of before: no session, no retained message.
    pub fn restart_broker(&mut self) {
        self.break_all();
        self.broker = Broker::new(mqtt_broker::Config::default());
        self.broker_deadline = None;
    }

    /// Every connection breaks.
    pub fn break_all(&mut self) {
        for board in &mut self.boards {
            if let Some(link) = board.link.take() {
                self.broker.closed(link.conn);
                board.lost(self.now, "connection reset");
            }
        }
        for operator in &mut self.operators {
            if let Some(link) = operator.link.take() {
                self.broker.closed(link.conn);
                operator.session.closed(self.now, session::Closed::Broken);
            }
        }
    }

    /// Lets time pass.
    pub fn run_for(&mut self, span: Duration) {
        let end = self.now + span;
        loop {
            self.settle();
            let next = self.next().map_or(end, |at| at.max(self.now + Duration::from_micros(1)));
            if next >= end {
                self.now = end;
                self.settle();
                return;
            }
            self.now = next;
        }
    }

    /// When something happens next.
    fn next(&mut self) -> Option<Instant> {
        let now = self.now;
        let boards = self.boards.iter_mut().flat_map(|b| [b.next(now), b.link.as_ref().and_then(Link::next)]);
        let operators =
            self.operators.iter().flat_map(|o| [o.deadline, o.link.as_ref().and_then(Link::next)]);
        boards.chain(operators).chain([self.broker_deadline]).flatten().min()
    }

    /// Everything that happens at this instant.
    fn settle(&mut self) {
        for _ in 0..ROUNDS_MAX {
            let mut moved = false;
            for at in 0..self.boards.len() {
                moved |= self.settle_board(at);
            }
            for at in 0..self.operators.len() {
                moved |= self.settle_operator(at);
            }
            moved |= self.settle_broker();
            if !moved {
                return;
            }
        }
        panic!("the world does not come to rest at {:?}", self.now);
    }

    fn settle_board(&mut self, at: usize) -> bool {
        let (now, board) = (self.now, &mut self.boards[at]);
        let conn = board.link.as_ref().map(|l| l.conn);
        board.tick(now);
        let mut moved = false;
        if let Some(link) = &mut board.link {
            if link.opens.is_some_and(|at| at <= now) {
                link.opens = None;
                board.handle(now, Input::Connected);
                moved = true;
            } else if link.client_may_write_again() {
                board.handle(now, Input::Writable);
            }
        }
        while let Some(piece) = board.link.as_mut().and_then(|l| l.arrived_down(now)) {
            let taken = board.handle(now, Input::Bytes(&piece));
            moved |= taken > 0;
            if taken < piece.len() {
                if let Some(link) = &mut board.link {
                    link.give_back_down(now, piece[taken..].to_vec());
                }
                break;
            }
        }
        if board.link.as_ref().is_some_and(|l| l.closing && l.is_drained()) {
            board.lost(now, "closed by the broker");
            moved = true;
        }
        while let Some(wish) = board.wish(now) {
            moved = true;
            match wish {
                Wish::Connect(url) if self.network && board.hears() && url == URL => {
                    board.link = Some(Link::new(now, self.broker.open(now), latency(&mut self.rng)));
                }
                Wish::Connect(_) => {
                    let closed = Closed { reason: "network unreachable".into() };
                    board.handle(now, Input::Closed(closed));
                }
                Wish::Send(bytes) => {
                    let sent = board.link.as_mut().map_or(0, |l| l.send_up(now, &bytes));
                    board.handle(now, Input::Sent(sent));
                }
                Wish::HangUp => {
                    if let Some(link) = board.link.take() {
                        self.broker.closed(link.conn);
                    }
                }
            }
        }
        // A board that was reset has dropped its connection without a word.
        if let Some(conn) = conn
            && board.link.as_ref().is_none_or(|l| l.conn != conn)
        {
            self.broker.closed(conn);
        }
        moved
    }

    fn settle_operator(&mut self, at: usize) -> bool {
        let (now, operator) = (self.now, &mut self.operators[at]);
        if operator.is_gone {
            return false;
        }
        let mut moved = false;
        if let Some(link) = &mut operator.link {
            if link.opens.is_some_and(|at| at <= now) {
                link.opens = None;
                operator.session.opened(now);
                moved = true;
            }
            while let Some(piece) = link.arrived_down(now) {
                let taken = operator.session.receive(now, &piece);
                moved |= taken > 0;
                if taken < piece.len() {
                    link.give_back_down(now, piece[taken..].to_vec());
                    break;
                }
            }
            if link.closing && link.is_drained() {
                operator.link = None;
                operator.session.closed(now, session::Closed::ByPeer);
                moved = true;
            }
        }
        loop {
            match operator.event(now) {
                Wanted::Connect if self.network => {
                    operator.link = Some(Link::new(now, self.broker.open(now), latency(&mut self.rng)));
                }
                Wanted::Connect => operator.session.closed(now, session::Closed::NotOpened),
                Wanted::Send(bytes) => {
                    let sent = operator.link.as_mut().map_or(0, |l| l.send_up(now, &bytes));
                    operator.session.sent(sent);
                    if sent == 0 {
                        operator.deadline = None;
                        return moved;
                    }
                }
                Wanted::HangUp => {
                    if let Some(link) = operator.link.take() {
                        self.broker.closed(link.conn);
                    }
                }
                Wanted::Progress => {}
                Wanted::Idle => {
                    let published = operator.work(now);
                    return moved || published;
                }
            }
            moved = true;
        }
    }

    fn settle_broker(&mut self) -> bool {
        let now = self.now;
        let mut moved = false;
        let links = self.boards.iter_mut().filter_map(|b| b.link.as_mut());
        let links = links.chain(self.operators.iter_mut().filter_map(|o| o.link.as_mut()));
        for link in links {
            while let Some(piece) = link.arrived_up(now) {
                self.broker.receive(now, link.conn, &piece);
                moved = true;
            }
        }
        loop {
            match self.broker.poll(now) {
                Output::Send(conn, bytes) => {
                    let boards = self.boards.iter_mut().filter_map(|b| b.link.as_mut());
                    let mut links = boards.chain(self.operators.iter_mut().filter_map(|o| o.link.as_mut()));
                    let sent = match links.find(|l| l.conn == conn) {
                        Some(link) => link.send_down(now, bytes),
                        None => bytes.len(),
                    };
                    self.broker.sent(conn, sent);
                    if sent == 0 {
                        // Full: the broker tries again when something has arrived.
                        self.broker_deadline = None;
                        return moved;
                    }
                }
                Output::Close(conn) => {
                    let boards = self.boards.iter_mut().filter_map(|b| b.link.as_mut());
                    let mut links = boards.chain(self.operators.iter_mut().filter_map(|o| o.link.as_mut()));
                    if let Some(link) = links.find(|l| l.conn == conn) {
                        link.closing = true;
                    }
                }
                Output::Idle(deadline) => {
                    self.broker_deadline = deadline;
                    return moved;
                }
            }
            moved = true;
        }
    }
}

/// 1 to 40 ms.
fn latency(rng: &mut Rng) -> Duration {
    Duration::from_micros(1_000 + rng.below(39_000))
}
