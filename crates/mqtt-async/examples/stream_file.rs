//! Sends a file in pieces without waiting for each: `… --example stream_file -- mqtt://localhost FILE`.

#![expect(clippy::print_stdout, reason = "an example shows what it does")]

use std::fs::File;
use std::io::Read as _;

use mqtt_async::session::{Clean, Config};
use mqtt_async::{Client, Publish};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn core::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let (url, path) = arguments.next().zip(arguments.next()).ok_or("usage: stream_file URL FILE")?;
    let mut config = Config::new("stream-file");
    config.clean = Clean::Always;
    let (client, runner) = Client::new(url.parse()?, config)?;
    let running = tokio::spawn(runner.run());
    client.connected().await?;

    let mut file = File::open(path)?;
    let mut piece = [0; 4096];
    let mut last = None;
    while let length @ 1.. = file.read(&mut piece)? {
        // Waits only while there is no room: the window keeps the memory small and the link busy.
        last = Some(client.enqueue(Publish::new("example/file", &piece[..length])).await?);
    }
    // Acknowledgements may come in any order: `flushed` waits for all of them.
    client.flushed().await;
    println!("sent and acknowledged: {}", last.is_some());

    client.disconnect().await;
    Ok(running.await?)
}
