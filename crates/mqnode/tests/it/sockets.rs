//! Sockets of a board's Python: who waits for one is woken.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::Instant;

use crate::broker::Broker;
use crate::node::{LONG, Node, block_on, directory};
use crate::operator::Operator;

const SERVER: &[u8] = b"\
import socket
listener = socket.socket()
listener.bind(('127.0.0.1', 0))
listener.listen(1)
port = listener.getsockname()[1]
def serve(n):
    for i in range(n):
        s, peer = listener.accept()
        s.write(s.recv(100))
        s.close()
";

/// Nothing else happens on this board: were it not told, it would look once a second, for the connection and for what comes.
#[test]
fn a_connection_is_served_when_it_comes() {
    const CONNECTIONS: u32 = 10;
    let broker = Broker::own();
    let directory = directory(&broker.url(), "");
    let _node = Node::start(directory.path());
    block_on(async {
        let mut operator = Operator::connect(&broker.url()).await;
        operator.status(true).await;
        assert_eq!(operator.put("server.py", SERVER).await.unwrap(), "OK");
        operator.eval("import server").await.unwrap();
        let port: u16 = operator.eval("server.port").await.unwrap().parse().unwrap();
        operator.eval_without_answer(&format!("server.serve({CONNECTIONS})")).await;
        let exchange = move || {
            let start = Instant::now();
            for _ in 0..CONNECTIONS {
                let mut stream = TcpStream::connect(("127.0.0.1", port)).unwrap();
                stream.set_read_timeout(Some(LONG)).unwrap();
                stream.write_all(b"here").unwrap();
                let mut answer = Vec::new();
                stream.read_to_end(&mut answer).unwrap();
                assert_eq!(answer, b"here");
            }
            start.elapsed()
        };
        let took = tokio::task::spawn_blocking(exchange).await.unwrap();
        assert!(took.as_millis() < u128::from(CONNECTIONS) * 500, "{took:?}");
    });
}
