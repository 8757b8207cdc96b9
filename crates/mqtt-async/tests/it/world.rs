//! Brokers and clients for the tests.

use core::time::Duration;

use mqtt_async::session::{self, Clean, Config};
use mqtt_async::{Client, Subscription};
use mqtt_broker_tokio::{Handle, Server, ServerConfig};
use tokio::task::JoinHandle;

use crate::mosquitto::Mosquitto;

/// Nothing in these tests takes so long unless it hangs.
pub(crate) const LONG: Duration = Duration::from_secs(60);

/// The embedded broker, in the background.
pub(crate) async fn embedded() -> Handle {
    embedded_with(ServerConfig::default()).await
}

pub(crate) async fn embedded_with(config: ServerConfig) -> Handle {
    let server = Server::bind("127.0.0.1:0", config).await.unwrap();
    let handle = server.handle();
    tokio::spawn(server.run());
    handle
}

pub(crate) fn url(broker: &Handle) -> String {
    format!("mqtt://{}", broker.local_addr())
}

/// A configuration that is quick to try again.
pub(crate) fn config(client_id: &str) -> Config {
    let mut config = Config::new(client_id);
    config.clean = Clean::Never;
    config.reconnect_min = session::Duration::from_millis(1);
    config.reconnect_max = session::Duration::from_millis(20);
    config
}

/// A client whose runner runs in the background.
pub(crate) fn client(url: &str, config: Config) -> (Client, JoinHandle<()>) {
    let (client, runner) = Client::new(url.parse().unwrap(), config).unwrap();
    (client, tokio::spawn(runner.run()))
}

pub(crate) async fn connected(url: &str, client_id: &str) -> Client {
    let (client, _) = client(url, config(client_id));
    client.connected().await.unwrap();
    client
}

pub(crate) async fn within<F: Future>(what: F) -> F::Output {
    tokio::time::timeout(LONG, what).await.unwrap()
}

/// The next message as text.
pub(crate) async fn next(subscription: &mut Subscription) -> String {
    let message = within(subscription.recv()).await.unwrap();
    format!("{} {}", message.topic(), message.payload().escape_ascii())
}

/// Runs a test against the embedded broker, and against mosquitto if there is one.
pub(crate) async fn against_both<F: Future<Output = ()>>(name: &str, test: impl Fn(String) -> F) {
    let broker = embedded().await;
    within(test(url(&broker))).await;
    if let Some(mut mosquitto) = Mosquitto::start(name, "allow_anonymous true\n") {
        within(test(mosquitto.url())).await;
        assert!(mosquitto.is_running());
    }
}
