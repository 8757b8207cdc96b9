//! Sees the board come and go by its retained status.

use core::net::SocketAddr;

use mqrepl::status::Status;
use mqrepl::topic::Prefix;
use mqtt_async::session::Config;
use mqtt_async::transport::Endpoint;
use mqtt_async::{Client, QoS, Subscription};

use super::End;
use super::world::NAME;

/// An operator's connection that listens to the board's status.
pub(super) struct Watch {
    statuses: Subscription,
    boot_id: String,
    _client: Client,
}

impl Watch {
    /// Connects and listens.
    pub(super) async fn begin(broker: SocketAddr) -> Result<Self, End> {
        let failed = |error: &dyn core::fmt::Display| End::Failed(format!("cannot watch the board: {error}"));
        let prefix = Prefix::new(&format!("{NAME}/mqb")).map_err(|e| failed(&e))?;
        let endpoint = Endpoint::tcp(broker.ip().to_string(), broker.port());
        let (client, runner) = Client::new(endpoint, Config::new("mqboard-demo")).map_err(|e| failed(&e))?;
        tokio::spawn(runner.run());
        let statuses = client.subscribe(&prefix.status(), QoS::AtLeastOnce).await.map_err(|e| failed(&e))?;
        Ok(Self { statuses, boot_id: String::new(), _client: client })
    }

    /// Waits until the board is online in a boot that was not seen before.
    pub(super) async fn next_boot(&mut self) -> Result<Status, End> {
        while let Some(message) = self.statuses.recv().await {
            if let Some(status) = Status::from_json(message.payload())
                && status.online
                && status.boot_id != self.boot_id
            {
                self.boot_id.clone_from(&status.boot_id);
                return Ok(status);
            }
        }
        Err(End::Failed("the connection to the broker has ended".into()))
    }
}
