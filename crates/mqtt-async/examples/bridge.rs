//! Passes messages from one broker to another: `… --example bridge -- mqtt://one mqtt://other FILTER`.

use mqtt_async::session::{Clean, Config};
use mqtt_async::{Client, Publish, QoS};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn core::error::Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [from, to, filter] = arguments.as_slice() else {
        return Err("usage: bridge FROM TO FILTER".into());
    };
    let start = |url: &str| -> Result<Client, Box<dyn core::error::Error>> {
        let mut config = Config::new("bridge");
        // What comes while the bridge is down waits at the broker.
        config.clean = Clean::Never;
        let (client, runner) = Client::new(url.parse()?, config)?;
        tokio::spawn(runner.run());
        Ok(client)
    };
    let (source, sink) = (start(from)?, start(to)?);
    let mut messages = source.subscribe(filter, QoS::AtLeastOnce).await?;
    while let Some(message) = messages.recv().await {
        // The source's window bounds what waits; a slow sink slows the source down.
        let copy = Publish::new(message.topic(), message.payload()).retain(message.retain());
        sink.publish(copy.qos(message.qos())).await?;
    }
    Ok(())
}
