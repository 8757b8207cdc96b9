//! Every future is dropped at every point where it can wait, and the session goes on as if nothing had been.

use alloc::boxed::Box;
use core::pin::Pin;
use core::task::{Context, Waker};

use mqtt_async::{Client, Publish, QoS};

use crate::world::{connected, embedded, next, url, within};

/// Polls a future up to `polls` times, letting the rest of the world go on in between, and drops it. Says whether it
/// was ready before.
async fn poll_times<T>(mut future: Pin<Box<dyn Future<Output = T> + '_>>, polls: usize) -> bool {
    for _ in 0..polls {
        if future.as_mut().poll(&mut Context::from_waker(Waker::noop())).is_ready() {
            return true;
        }
        tokio::task::yield_now().await;
    }
    false
}

type Call = for<'a> fn(&'a Client) -> Pin<Box<dyn Future<Output = ()> + 'a>>;

#[tokio::test]
async fn every_future_can_be_dropped_at_every_poll() {
    let calls: [(&str, Call); 6] = [
        ("publish", |client| Box::pin(async { client.publish(Publish::new("p", "1")).await.unwrap() })),
        ("publish, exactly once", |client| {
            Box::pin(async { client.publish(Publish::new("p", "2").qos(QoS::ExactlyOnce)).await.unwrap() })
        }),
        ("enqueue", |client| {
            Box::pin(async { client.enqueue(Publish::new("p", "3")).await.unwrap().await.unwrap() })
        }),
        ("subscribe", |client| {
            Box::pin(async { drop(client.subscribe("s/#", QoS::AtLeastOnce).await.unwrap()) })
        }),
        ("subscribe, receive, unsubscribe", |client| {
            Box::pin(async {
                let mut subscription = client.subscribe("r", QoS::AtLeastOnce).await.unwrap();
                client.publish(Publish::new("r", "x")).await.unwrap();
                subscription.recv().await.unwrap();
                subscription.unsubscribe().await.unwrap();
            })
        }),
        ("flushed", |client| Box::pin(client.flushed())),
    ];
    for (name, call) in calls {
        let broker = embedded().await;
        let client = connected(&url(&broker), "a").await;
        let mut check = client.subscribe("check", QoS::AtLeastOnce).await.unwrap();
        for polls in 0.. {
            let ready = within(poll_times(call(&client), polls)).await;
            // The session is in order: what is published arrives, once, and nothing is left behind.
            let text = polls.to_string();
            within(client.publish(Publish::new("check", &text))).await.unwrap();
            assert_eq!(next(&mut check).await, format!("check {text}"), "{name}, dropped after {polls}");
            within(client.flushed()).await;
            if ready {
                break;
            }
            assert!(polls < 10_000, "{name} is never ready");
        }
        // Only the checking subscription is left, at the broker as well.
        let rest = connected(&url(&broker), "b").await;
        for topic in ["s/x", "r", "check"] {
            rest.publish(Publish::new(topic, "last")).await.unwrap();
        }
        assert_eq!(next(&mut check).await, "check last", "{name}");
        within(client.publish(Publish::new("p", ""))).await.unwrap();
        assert_eq!(broker.with(|broker| broker.backlog("a")).await.flatten(), Some(0), "{name}");
    }
}

#[tokio::test]
async fn a_disconnect_called_off_leaves_the_client_at_work() {
    let broker = embedded().await;
    let client = connected(&url(&broker), "a").await;
    // Unacknowledged messages keep it in its first part.
    for _ in 0..10 {
        client.try_enqueue(Publish::new("t", "x")).unwrap();
    }
    assert!(!poll_times(Box::pin(client.disconnect()), 1).await);
    within(client.publish(Publish::new("t", "x"))).await.unwrap();
    within(client.disconnect()).await;
}

#[tokio::test]
async fn a_receiver_dropped_while_it_waits_loses_nothing() {
    let broker = embedded().await;
    let client = connected(&url(&broker), "a").await;
    let mut inbox = client.subscribe("in", QoS::AtLeastOnce).await.unwrap();
    for number in 0..20 {
        let text = number.to_string();
        // Dropped while it waits, when the message is there, or having taken it: then it is ready.
        let mut taken = false;
        for polls in 0..number {
            taken = taken || {
                let waiting: Pin<Box<dyn Future<Output = Option<mqtt_async::Message>>>> =
                    Box::pin(inbox.recv());
                poll_times(waiting, polls).await
            };
        }
        assert!(!taken, "a message came that nobody had sent");
        client.publish(Publish::new("in", &text)).await.unwrap();
        assert_eq!(next(&mut inbox).await, format!("in {text}"));
    }
}
