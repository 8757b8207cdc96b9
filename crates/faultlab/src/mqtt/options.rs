//! What a world is like, drawn from its seed.

use board::Duration;
use mqtt_core::session::{Acknowledge, Clean};
use mqtt_core::wire::QoS;

use crate::Rng;

/// How a world behaves. Many are off in any one world, so that rare combinations occur.
#[derive(Clone, Debug)]
pub struct Options {
    /// Who acknowledges what the client receives.
    pub acknowledge: Acknowledge,
    /// The bytes that fit into one direction of a connection.
    pub capacity: usize,
    /// The client's clean policy.
    pub clean: Clean,
    /// Time between two faults, on average; none for a world without.
    pub fault_interval: Option<Duration>,
    /// How long faults go on.
    pub fault_time: Duration,
    /// Which faults there are.
    pub faults: Vec<Fault>,
    /// The client's window.
    pub in_flight: u16,
    /// The client's keep-alive.
    pub keep_alive: Duration,
    /// One-way delays of the network, from and to.
    pub delay: (Duration, Duration),
    /// Messages in each direction.
    pub messages: (u32, u32),
    /// The largest payload.
    pub payload: usize,
    /// The qualities of service of the messages.
    pub qualities: Vec<QoS>,
    /// The client's response time.
    pub response_time: Duration,
    /// Whether bytes arrive in other pieces than they were sent.
    pub splits: bool,
}

/// Something that goes wrong.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Fault {
    /// The application disconnects and connects again later.
    Away,
    /// The connection breaks at some byte.
    Cut,
    /// The broker forgets the client's session.
    Forget,
    /// The broker holds back acknowledgements for a while.
    HoldAcks,
    /// For a while, connections are refused or never come about.
    NoConnections,
    /// The connection goes silent; nobody is told.
    Silence,
}

impl Fault {
    const ALL: [Self; 6] =
        [Self::Away, Self::Cut, Self::Forget, Self::HoldAcks, Self::NoConnections, Self::Silence];
}

impl Options {
    /// The options of the world with this seed.
    pub fn from_seed(seed: u64) -> Self {
        let mut random = Rng::new(seed ^ 0x6F70_7469_6F6E_7321);
        let random = &mut random;
        let faults: Vec<Fault> = Fault::ALL.into_iter().filter(|_| random.chance(40)).collect();
        let slow = random.choose(&[1, 20, 300, 2000]);
        // Without a keep-alive, nobody can find a link that died while nothing was under way.
        let keep_alive =
            random.choose(if faults.contains(&Fault::Silence) { &[5, 30] } else { &[0, 5, 30][..] });
        let interval = Duration::from_millis(random.choose(&[300, 2_000, 10_000]));
        Self {
            acknowledge: random.choose(&[Acknowledge::Taken, Acknowledge::Taken, Acknowledge::Manual]),
            // A link so slow that no answer comes within the response time would prove nothing.
            capacity: random.choose(if slow <= 20 { &[64, 1_000, 20_000] } else { &[20_000][..] }),
            clean: random.choose(&[Clean::Always, Clean::Once, Clean::Never, Clean::Never]),
            fault_interval: Some(interval).filter(|_| !faults.is_empty()),
            fault_time: Duration::from_secs(random.within(10..=120)),
            faults,
            in_flight: random.choose(&[1, 3, 20]),
            keep_alive: Duration::from_secs(keep_alive),
            delay: (Duration::ZERO, Duration::from_millis(slow)),
            messages: (random.within(0..=60) as u32, random.within(0..=40) as u32),
            payload: random.choose(&[4, 40, 700]),
            qualities: random
                .choose(&[
                    &[QoS::AtLeastOnce][..],
                    &[QoS::ExactlyOnce],
                    &[QoS::AtMostOnce, QoS::AtLeastOnce, QoS::ExactlyOnce],
                ])
                .to_vec(),
            response_time: Duration::from_secs(random.choose(&[5, 10, 30])),
            splits: random.chance(50),
        }
    }

    /// Whether the broker may lose what it had for the client.
    pub(super) fn broker_forgets(&self) -> bool {
        self.clean == Clean::Always || self.faults.contains(&Fault::Forget)
    }
}
