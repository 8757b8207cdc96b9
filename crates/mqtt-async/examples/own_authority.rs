//! TLS with an authority of one's own and a client certificate:
//! `… --example own_authority -- mqtts://broker.example ca.pem client.pem client.key`.

#![expect(clippy::print_stdout, reason = "an example shows what it does")]

use mqtt_async::Client;
use mqtt_async::session::{Clean, Config};
use mqtt_async::transport::{ClientIdentity, Endpoint, Roots};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn core::error::Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [url, authority, certificate, key] = arguments.as_slice() else {
        return Err("usage: own_authority URL CA CERTIFICATE KEY".into());
    };
    let mut endpoint: Endpoint = url.parse()?;
    let tls = endpoint.tls_mut().ok_or("the URL must begin with mqtts://")?;
    tls.roots = Roots::File(authority.into());
    tls.identity = Some(ClientIdentity { certificate: certificate.into(), key: key.into() });

    let mut config = Config::new("own-authority");
    config.clean = Clean::Always;
    let (client, runner) = Client::new(endpoint, config)?;
    let running = tokio::spawn(runner.run());
    // A certificate that is not trusted, a file that is missing, a refusal: each is named in one line.
    client.connected().await?;
    println!("connected");
    client.disconnect().await;
    Ok(running.await?)
}
