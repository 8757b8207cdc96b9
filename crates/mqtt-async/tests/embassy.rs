//! The embassy driver on embassy's own executor, on the host, against the embedded broker over TCP.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on must stop")]

use core::time::Duration;
use std::io::{ErrorKind, Read as _, Write as _};
use std::net::TcpStream;
use std::sync::mpsc;

use embassy_executor::{Executor, Spawner};
use embassy_futures::select::{Either, select};
use embassy_time::Timer;
use mqtt_async::embassy::{Client, Connector, Runner};
use mqtt_async::session::{Clean, Config, Limits};
use mqtt_async::{Event, Publish, QoS};
use mqtt_broker_tokio::{Handle, Server, ServerConfig};

/// Opens TCP connections on the host. It asks the socket every millisecond: enough for a test.
struct Host {
    port: u16,
    open: Option<TcpStream>,
}

struct Half<'a>(&'a TcpStream);

impl embedded_io_async::ErrorType for Half<'_> {
    type Error = embedded_io_async::ErrorKind;
}

impl embedded_io_async::Read for Half<'_> {
    async fn read(&mut self, buffer: &mut [u8]) -> Result<usize, Self::Error> {
        loop {
            match self.0.read(buffer) {
                Err(error) if error.kind() == ErrorKind::WouldBlock => Timer::after_millis(1).await,
                read => return read.map_err(|_| embedded_io_async::ErrorKind::Other),
            }
        }
    }
}

impl embedded_io_async::Write for Half<'_> {
    async fn write(&mut self, bytes: &[u8]) -> Result<usize, Self::Error> {
        loop {
            match self.0.write(bytes) {
                Err(error) if error.kind() == ErrorKind::WouldBlock => Timer::after_millis(1).await,
                written => return written.map_err(|_| embedded_io_async::ErrorKind::Other),
            }
        }
    }

    async fn flush(&mut self) -> Result<(), Self::Error> {
        Ok(())
    }
}

impl Connector for Host {
    type Error = std::io::Error;
    type Reader<'a> = Half<'a>;
    type Writer<'a> = Half<'a>;

    async fn connect(&mut self) -> Result<(Half<'_>, Half<'_>), std::io::Error> {
        let tcp = TcpStream::connect(("127.0.0.1", self.port))?;
        tcp.set_nonblocking(true)?;
        tcp.set_nodelay(true)?;
        let tcp = &*self.open.insert(tcp);
        Ok((Half(tcp), Half(tcp)))
    }
}

#[embassy_executor::task(pool_size = 4)]
async fn run(runner: Runner<Host>) {
    runner.run().await;
}

#[embassy_executor::task]
async fn scenario(spawner: Spawner, broker: Handle, done: mpsc::Sender<()>) {
    let port = broker.local_addr().port();
    let start = |client_id: &str| {
        let mut config = Config::new(client_id);
        config.clean = Clean::Never;
        config.limits = Limits::SMALL;
        config.reconnect_min = mqtt_async::session::Duration::from_millis(1);
        config.seed = 1;
        let (client, runner) = Client::new(Host { port, open: None }, config).unwrap();
        spawner.spawn(run(runner).unwrap());
        client
    };
    // A connection that cannot be opened is a failure, and the runner goes on trying until it is dropped.
    let unused = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let (client, runner) = Client::new(Host { port: unused, open: None }, Config::new("nobody")).unwrap();
    let Either::Second(Err(failure)) = select(runner.run(), client.connected()).await else {
        panic!("connected")
    };
    assert_eq!(failure.to_string(), "the connection could not be opened");

    let client = start("a");
    client.connected().await.unwrap();
    let mut events = client.events();
    let mut echo = client.subscribe("echo/#", QoS::ExactlyOnce).await.unwrap();

    // Every quality of service there and back.
    for (text, qos) in [("0", QoS::AtMostOnce), ("1", QoS::AtLeastOnce), ("2", QoS::ExactlyOnce)] {
        client.publish(Publish::new("echo/x", text).qos(qos)).await.unwrap();
        let message = echo.recv().await.unwrap();
        assert_eq!((message.topic(), message.payload(), message.qos()), ("echo/x", text.as_bytes(), qos));
    }

    // More than its buffers hold, through connections that break.
    for number in 0..500_u32 {
        client.enqueue(Publish::new("echo/n", &number.to_be_bytes())).await.unwrap();
        if number % 100 == 50 {
            broker.cut_all().await;
            while events.recv().await != Some(Event::Connected { session_present: true }) {}
        }
        if number % 10 == 9 {
            for expected in number - 9..=number {
                // A message whose acknowledgement was cut off comes again.
                let received = loop {
                    let message = echo.recv().await.unwrap();
                    let received = u32::from_be_bytes(*message.payload().first_chunk().unwrap());
                    if received >= expected {
                        break received;
                    }
                    assert!(message.dup());
                };
                assert_eq!(received, expected);
            }
        }
    }
    client.flushed().await;

    // A subscription ends, another client comes and goes.
    echo.unsubscribe().await.unwrap();
    let other = start("b");
    let mut all = other.subscribe("#", QoS::AtLeastOnce).await.unwrap();
    client.publish(Publish::new("hello", "b")).await.unwrap();
    assert_eq!(all.recv().await.unwrap().payload(), b"b");
    other.disconnect().await;
    client.disconnect().await;
    assert!(client.publish(Publish::new("hello", "nobody")).await.is_err());
    done.send(()).unwrap();
}

#[test]
fn the_client_on_embassy() {
    let (to_test, from_broker) = mpsc::channel();
    std::thread::spawn(move || {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        runtime.block_on(async {
            let server = Server::bind("127.0.0.1:0", ServerConfig::default()).await.unwrap();
            to_test.send(server.handle()).unwrap();
            server.run().await;
        });
    });
    let broker = from_broker.recv().unwrap();
    let (done, all_done) = mpsc::channel();
    let handle = broker.clone();
    std::thread::spawn(move || {
        let executor = Box::leak(Box::new(Executor::new()));
        executor.run(|spawner| spawner.spawn(scenario(spawner, handle, done).unwrap()));
    });
    all_done.recv_timeout(Duration::from_secs(60)).unwrap();
    broker.shutdown();
}
