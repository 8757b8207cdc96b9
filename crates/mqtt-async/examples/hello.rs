//! Publishes a greeting and receives it: `cargo run -p mqtt-async --example hello -- mqtt://localhost`.

#![expect(clippy::print_stdout, reason = "an example shows what it does")]

use mqtt_async::session::{Clean, Config};
use mqtt_async::{Client, Publish, QoS};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn core::error::Error>> {
    let url = std::env::args().nth(1).ok_or("usage: hello URL")?;
    let mut config = Config::new("hello");
    // Nothing of an earlier run matters, and a short program has no time for a second connection.
    config.clean = Clean::Always;
    let (client, runner) = Client::new(url.parse()?, config)?;
    let running = tokio::spawn(runner.run());
    // Without this, a wrong address would be tried for ever.
    client.connected().await?;

    let mut greetings = client.subscribe("example/hello", QoS::AtLeastOnce).await?;
    client.publish(Publish::new("example/hello", "Hello, broker!")).await?;
    let message = greetings.recv().await.ok_or("the client has ended")?;
    println!("{}: {}", message.topic(), String::from_utf8_lossy(message.payload()));

    client.disconnect().await;
    Ok(running.await?)
}
