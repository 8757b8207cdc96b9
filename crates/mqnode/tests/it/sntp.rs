//! `sntp` over a real socket, to a server that also sends what is not to be believed.

use core::net::SocketAddr;
use core::time::Duration;
use std::net::UdpSocket;
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::{Instant, SystemTime, UNIX_EPOCH};

use crate::broker::Broker;
use crate::node::{LONG, Node, block_on, directory};
use crate::operator::Operator;

/// The server's clock is ahead of this machine's, so that nothing else can have set the board's.
const AHEAD: Duration = Duration::from_secs(400 * 86_400);

fn unix_now() -> Duration {
    SystemTime::now().duration_since(UNIX_EPOCH).unwrap()
}

/// A reply to `request` that says `time`.
fn reply(request: &[u8], time: Duration) -> Vec<u8> {
    let mut packet = vec![0; 48];
    (packet[0], packet[1]) = (0b00_100_100, 2);
    packet[24..32].copy_from_slice(&request[40..48]);
    let secs = (time.as_secs() + 2_208_988_800) & 0xffff_ffff;
    let stamp = (secs << 32) | ((u64::from(time.subsec_nanos()) << 32) / 1_000_000_000);
    packet[32..40].copy_from_slice(&stamp.to_be_bytes());
    packet[40..48].copy_from_slice(&stamp.to_be_bytes());
    packet
}

/// Serves: the first request gets nothing that can be believed, the next one a good reply among bad ones.
fn serve() -> (SocketAddr, Receiver<Vec<u8>>) {
    let socket = UdpSocket::bind("127.0.0.1:0").unwrap();
    let address = socket.local_addr().unwrap();
    let (sender, requests) = channel();
    thread::spawn(move || {
        let stranger = UdpSocket::bind("127.0.0.1:0").unwrap();
        let mut buffer = [0; 512];
        for round in 0.. {
            let Ok((length, from)) = socket.recv_from(&mut buffer) else { return };
            let request = buffer[..length].to_vec();
            let send = |bytes: &[u8]| _ = socket.send_to(bytes, from);
            send(b"garbage");
            send(&[0xff; 300]);
            // Late: the reply to some other request. And one that knows the number, but comes from another address.
            send(&reply(&[7; 48], unix_now()));
            _ = stranger.send_to(&reply(&request, Duration::from_secs(1_900_000_000)), from);
            if round == 0 {
                // From before this firmware was built.
                send(&reply(&request, Duration::from_secs(1_000_000_000)));
            } else {
                send(&reply(&request, unix_now() + AHEAD));
            }
            if sender.send(request).is_err() {
                return;
            }
        }
    });
    (address, requests)
}

#[test]
fn the_clock_is_set_by_the_one_reply_that_can_be_believed() {
    let broker = Broker::own();
    let (server, requests) = serve();
    let directory = directory(
        &broker.url(),
        &format!("[app.sntp]\nserver = \"{server}\"\n[logging]\nconsole_level = \"debug\"\n"),
    );
    let path = directory.path().join("settings.toml");
    let settings =
        std::fs::read_to_string(&path).unwrap().replace("[board]\n", "[board]\nmodules = [\"sntp\"]\n");
    std::fs::write(&path, settings).unwrap();
    let mut node = Node::start(directory.path());
    node.firmware("power-on");
    let early = node.line("which cannot be");
    assert!(early.contains("it says 2001-09-09 01:46:40"), "{early}");
    let begun = Instant::now();
    node.line("sntp: the clock was set:");
    assert!(begun.elapsed() < Duration::from_secs(10), "the first pause is a short one");
    assert_eq!(requests.iter().take(2).filter(|request| request.len() == 48).count(), 2);
    block_on(async {
        let mut operator = Operator::connect(&broker.url()).await;
        operator.status(true).await;
        let shown: f64 = operator.eval("__import__('time').time()").await.unwrap().parse().unwrap();
        let off = shown - (unix_now() + AHEAD).as_secs_f64();
        assert!(off.abs() < 2.0, "the board's clock is off by {off} s");
        let answer = operator.eval("[m for m in board.modules() if m['name'] == 'sntp']").await.unwrap();
        assert!(answer.contains("'error': ''"), "{answer}");
    });
    assert!(LONG > begun.elapsed());
}
