//! What the driver allocates per message: nothing for one that is published, one block for one that is received.

#[path = "../../../mqtt-core/tests/it/counting.rs"]
mod counting;

use mqtt_async::{Client, Publish, QoS, Subscription};
use tokio::runtime::Runtime;

use crate::world::{connected, embedded, url};

const MESSAGES: u32 = 2_000;

/// Queues, timers and the runtime's own tables grow now and then.
const FEW: usize = MESSAGES as usize / 20;

fn runtime() -> Runtime {
    tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap()
}

/// A broker on a thread of its own, so that its allocations do not count here.
fn broker_elsewhere() -> String {
    let (tell, told) = std::sync::mpsc::channel();
    std::thread::spawn(move || {
        runtime().block_on(async {
            tell.send(url(&embedded().await)).unwrap();
            core::future::pending::<()>().await;
        });
    });
    told.recv().unwrap()
}

async fn stream(client: &Client) {
    for _ in 0..MESSAGES {
        client.enqueue(Publish::new("t", &[7; 200])).await.unwrap();
    }
    client.flushed().await;
}

async fn take(inbox: &mut Subscription) {
    for _ in 0..MESSAGES {
        assert_eq!(inbox.recv().await.unwrap().payload().len(), 200);
    }
}

#[test]
fn publishing_allocates_nothing_and_receiving_one_block_per_message() {
    let url = broker_elsewhere();
    let here = runtime();
    let client = here.block_on(connected(&url, "here"));
    here.block_on(stream(&client));
    let (publishing, _, ()) = counting::allocations(|| here.block_on(stream(&client)));
    assert!(publishing <= FEW, "{publishing} for {MESSAGES} messages");

    let mut inbox = here.block_on(client.subscribe("t", QoS::AtLeastOnce)).unwrap();
    let elsewhere = std::thread::spawn(move || {
        let there = runtime();
        let sender = there.block_on(connected(&url, "there"));
        for _ in 0..2 {
            there.block_on(stream(&sender));
        }
    });
    here.block_on(take(&mut inbox));
    let (receiving, _, ()) = counting::allocations(|| here.block_on(take(&mut inbox)));
    elsewhere.join().unwrap();
    // Some came before the count began.
    let one_each = MESSAGES as usize;
    assert!((one_each - FEW..=one_each + FEW).contains(&receiving), "{receiving} for {MESSAGES} messages");
}
