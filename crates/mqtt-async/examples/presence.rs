//! Says "online" for as long as it runs, and lets the broker say "offline": `… --example presence -- mqtt://localhost`.

#![expect(clippy::print_stdout, reason = "an example shows what it does")]

use mqtt_async::session::{Config, LastWill};
use mqtt_async::{Client, Event, Publish, QoS};

const TOPIC: &str = "example/presence";

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn core::error::Error>> {
    let url = std::env::args().nth(1).ok_or("usage: presence URL")?;
    let mut config = Config::new("presence");
    // Retained: who asks later is told as well.
    config.will = Some(LastWill {
        topic: TOPIC.into(),
        payload: b"offline".to_vec(),
        qos: QoS::AtLeastOnce,
        retain: true,
    });
    let (client, runner) = Client::new(url.parse()?, config)?;
    let mut events = client.events();
    tokio::spawn(runner.run());
    while let Some(event) = events.recv().await {
        println!("{event:?}");
        if let Event::Connected { .. } = event {
            // At every connection: the broker has said "offline" when the last one broke.
            client.publish(Publish::new(TOPIC, "online").retain(true)).await?;
        }
    }
    Ok(())
}
