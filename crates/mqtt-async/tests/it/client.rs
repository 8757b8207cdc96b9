//! The client against the embedded broker and mosquitto.

use core::pin::pin;
use core::task::{Context, Waker};

use mqtt_async::session::{self, Clean, LastWill, Login, Reason};
use mqtt_async::transport::TransportError;
use mqtt_async::{Backlog, Client, Event, Publish, PublishError, QoS, State, SubscribeError};
use mqtt_broker_tokio::ServerConfig;
use mqtt_broker_tokio::mqtt_broker::{Acks, Config as BrokerConfig, Faults, Limits, Users};

use crate::world::{against_both, client, config, connected, embedded, embedded_with, next, url, within};

#[tokio::test]
async fn messages_of_every_quality_come_back() {
    against_both("messages_of_every_quality_come_back", async |url| {
        let client = connected(&url, "a").await;
        let mut echo = client.subscribe("echo/#", QoS::ExactlyOnce).await.unwrap();
        assert_eq!(echo.granted(), QoS::ExactlyOnce);
        for (text, qos) in [("0", QoS::AtMostOnce), ("1", QoS::AtLeastOnce), ("2", QoS::ExactlyOnce)] {
            client.publish(Publish::new("echo/x", text).qos(qos)).await.unwrap();
            let message = echo.recv().await.unwrap();
            assert_eq!((message.topic(), message.payload()), ("echo/x", text.as_bytes()));
            assert_eq!((message.qos(), message.retain(), message.dup()), (qos, false, false));
        }
        client.disconnect().await;
        assert_eq!(client.state(), State::Ended);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn ten_thousand_messages_stream_in_order_and_none_is_lost() {
    against_both("ten_thousand_messages_stream_in_order_and_none_is_lost", async |url| {
        const COUNT: u32 = 10_000;
        let (sender, receiver) = (connected(&url, "sender").await, connected(&url, "receiver").await);
        let mut numbers = receiver.subscribe("n", QoS::AtLeastOnce).await.unwrap();
        let sending = tokio::spawn(async move {
            let mut payload = [7; 1400];
            let mut last = None;
            for number in 0..COUNT {
                payload[..4].copy_from_slice(&number.to_be_bytes());
                last = Some(sender.enqueue(Publish::new("n", &payload)).await.unwrap());
            }
            last.unwrap().await.unwrap();
            sender.flushed().await;
        });
        for number in 0..COUNT {
            let message = within(numbers.recv()).await.unwrap();
            assert_eq!(message.payload()[..4], number.to_be_bytes());
        }
        sending.await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn subscriptions_are_separate_and_end_when_dropped() {
    against_both("subscriptions_are_separate_and_end_when_dropped", async |url| {
        let client = connected(&url, "a").await;
        let mut one = client.subscribe("t/+", QoS::AtLeastOnce).await.unwrap();
        let mut two = client.subscribe("t/2", QoS::AtLeastOnce).await.unwrap();
        client.publish(Publish::new("t/1", "x")).await.unwrap();
        client.publish(Publish::new("t/2", "y")).await.unwrap();
        assert_eq!((next(&mut one).await, next(&mut one).await), ("t/1 x".into(), "t/2 y".into()));
        assert_eq!(next(&mut two).await, "t/2 y");
        two.unsubscribe().await.unwrap();
        drop(one);
        let mut all = client.subscribe("#", QoS::AtLeastOnce).await.unwrap();
        client.publish(Publish::new("t/2", "z")).await.unwrap();
        client.publish(Publish::new("end", "")).await.unwrap();
        assert_eq!((next(&mut all).await, next(&mut all).await), ("t/2 z".into(), "end ".into()));
    })
    .await;
}

#[tokio::test]
async fn retained_messages_and_wills_arrive() {
    against_both("retained_messages_and_wills_arrive", async |url| {
        let watcher = connected(&url, "watcher").await;
        let mut board = config("board");
        board.will = Some(LastWill {
            topic: "status".into(),
            payload: b"offline".to_vec(),
            qos: QoS::AtLeastOnce,
            retain: true,
        });
        let (board, running) = client(&url, board);
        board.publish(Publish::new("status", "online").retain(true)).await.unwrap();
        let mut status = watcher.subscribe("status", QoS::AtLeastOnce).await.unwrap();
        let message = status.recv().await.unwrap();
        assert_eq!((message.payload(), message.retain()), (&b"online"[..], true));
        running.abort();
        assert_eq!(next(&mut status).await, "status offline");
        watcher.publish(Publish::new("status", "").retain(true)).await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn a_message_not_taken_comes_again_in_the_next_life() {
    against_both("a_message_not_taken_comes_again_in_the_next_life", async |url| {
        let (first, running) = client(&url, config("a"));
        let mut inbox = first.subscribe("in", QoS::AtLeastOnce).await.unwrap();
        first.publish(Publish::new("in", "taken")).await.unwrap();
        first.publish(Publish::new("in", "not taken")).await.unwrap();
        assert_eq!(next(&mut inbox).await, "in taken");
        // The acknowledgement leaves before a later publish is acknowledged.
        first.publish(Publish::new("other", "")).await.unwrap();
        running.abort();
        assert!(running.await.unwrap_err().is_cancelled());

        let (second, runner) = Client::new(url.parse().unwrap(), config("a")).unwrap();
        let subscribing = second.subscribe("in", QoS::AtLeastOnce);
        let running = tokio::spawn(runner.run());
        let mut inbox = subscribing.await.unwrap();
        let message = inbox.recv().await.unwrap();
        assert_eq!((message.payload(), message.dup()), (&b"not taken"[..], true));
        second.disconnect().await;
        running.await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn everything_goes_on_after_a_cut() {
    let broker = embedded().await;
    let client = connected(&url(&broker), "a").await;
    let mut events = client.events();
    let mut inbox = client.subscribe("in", QoS::AtLeastOnce).await.unwrap();
    broker.cut_all().await;
    client.publish(Publish::new("in", "1")).await.unwrap();
    assert_eq!(next(&mut inbox).await, "in 1");
    let Some(Event::Disconnected { failure, was_connected: true, retry_in: Some(_) }) = events.recv().await
    else {
        panic!("no news of the cut");
    };
    assert_eq!(failure.reason, Reason::ClosedByPeer);
    assert_eq!(events.recv().await, Some(Event::Connected { session_present: true }));

    // Forgotten by the broker, the subscription is restored.
    broker.with(|broker| broker.forget_session("a")).await;
    assert!(matches!(events.recv().await, Some(Event::Disconnected { .. })));
    assert_eq!(events.recv().await, Some(Event::Connected { session_present: false }));
    client.publish(Publish::new("in", "2")).await.unwrap();
    assert_eq!(next(&mut inbox).await, "in 2");
}

#[tokio::test]
async fn a_client_works_over_a_unix_socket() {
    let broker = embedded().await;
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("broker");
    let listener = tokio::net::UnixListener::bind(&path).unwrap();
    let address = broker.local_addr();
    tokio::spawn(async move {
        while let Ok((mut unix, _)) = listener.accept().await {
            let mut tcp = tokio::net::TcpStream::connect(address).await.unwrap();
            tokio::spawn(async move { tokio::io::copy_bidirectional(&mut unix, &mut tcp).await });
        }
    });
    let client = connected(&format!("unix://{}", path.display()), "a").await;
    let mut inbox = client.subscribe("in", QoS::AtLeastOnce).await.unwrap();
    let mut events = client.events();
    broker.cut_all().await;
    client.publish(Publish::new("in", "through the file system")).await.unwrap();
    assert_eq!(next(&mut inbox).await, "in through the file system");
    assert!(matches!(events.recv().await, Some(Event::Disconnected { .. })));
}

#[tokio::test]
async fn the_first_failure_names_its_cause_at_once() {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    drop(listener);
    let (client, _) = client(&format!("mqtt://{address}"), config("a"));
    let failure = within(client.connected()).await.unwrap_err();
    assert_eq!(failure.transport, Some(TransportError::Refused { address: address.to_string() }));
    assert!(failure.to_string().starts_with("connection refused by 127.0.0.1:"), "{failure}");
}

#[tokio::test]
async fn a_refused_login_is_named() {
    let users = Users::new().with("ann", "secret");
    let broker = embedded_with(ServerConfig {
        broker: BrokerConfig { users: Some(users), ..BrokerConfig::default() },
        tls: None,
    })
    .await;
    let address = broker.local_addr();
    let (wrong, _) = client(&format!("mqtt://ann:wrong@{address}"), config("a"));
    let failure = within(wrong.connected()).await.unwrap_err();
    assert_eq!(failure.to_string(), "the broker refused the connection: wrong user name or password");
    let (right, _) = client(&format!("mqtt://ann:secret@{address}"), config("a"));
    within(right.connected()).await.unwrap();
    // The configuration's own login wins.
    let mut other = config("b");
    other.login = Some(Login { username: "ann".into(), password: Some(b"secret".to_vec()) });
    let (right, _) = client(&format!("mqtt://eve:wrong@{address}"), other);
    within(right.connected()).await.unwrap();
}

#[tokio::test]
async fn a_full_window_holds_publishers_back_and_room_lets_them_on() {
    let broker = embedded().await;
    let mut small = config("a");
    small.limits.outbound_messages = 3;
    let (client, _) = client(&url(&broker), small);
    within(client.connected()).await.unwrap();
    broker
        .with(|broker| broker.set_faults(Some("a"), Faults { acks: Acks::Hold, ..Faults::default() }))
        .await;
    for _ in 0..3 {
        client.enqueue(Publish::new("t", "x")).await.unwrap();
    }
    let full = client.try_enqueue(Publish::new("t", "x")).unwrap_err();
    assert_eq!(full, PublishError::Session(session::PublishError::Full));
    let mut waiting = pin!(client.enqueue(Publish::new("t", "x")));
    assert!(waiting.as_mut().poll(&mut Context::from_waker(Waker::noop())).is_pending());
    broker.with(|broker| broker.set_faults(Some("a"), Faults::default())).await;
    within(within(waiting).await.unwrap()).await.unwrap();
    within(client.flushed()).await;
}

#[tokio::test]
async fn an_application_that_takes_nothing_stops_only_its_own_messages() {
    let broker = embedded().await;
    let url = url(&broker);
    let (idle, sender) = (connected(&url, "idle").await, connected(&url, "sender").await);
    let mut flood = idle.subscribe("flood", QoS::AtLeastOnce).await.unwrap();
    for number in 0..200 {
        sender.publish(Publish::new("flood", &number.to_string())).await.unwrap();
    }
    // Its window is full, and it can still publish.
    idle.publish(Publish::new("other", "")).await.unwrap();
    assert_eq!(broker.with(|broker| broker.backlog("idle")).await.flatten(), Some(200));
    for number in 0..200 {
        assert_eq!(next(&mut flood).await, format!("flood {number}"));
    }
    idle.publish(Publish::new("other", "")).await.unwrap();
    assert_eq!(broker.with(|broker| broker.backlog("idle")).await.flatten(), Some(0));
}

#[tokio::test]
async fn quality_0_beyond_the_queue_is_dropped_and_counted() {
    let broker = embedded().await;
    let client = connected(&url(&broker), "a").await;
    let mut flood =
        client.subscribe_with("flood", QoS::AtMostOnce, Backlog::HoldBack { qos0: 5 }).await.unwrap();
    for number in 0..8 {
        client.publish(Publish::new("flood", &number.to_string()).qos(QoS::AtMostOnce)).await.unwrap();
    }
    // When this one is acknowledged, all before it have come.
    client.publish(Publish::new("other", "")).await.unwrap();
    assert_eq!(flood.dropped(), 3);
    for number in 0..5 {
        assert_eq!(next(&mut flood).await, format!("flood {number}"));
    }
}

#[tokio::test]
async fn a_subscription_that_keeps_the_newest_holds_no_other_back() {
    let broker = embedded().await;
    let url = url(&broker);
    let (idle, sender) = (connected(&url, "idle").await, connected(&url, "sender").await);
    let keep = Backlog::KeepNewest(3);
    let mut states = idle.subscribe_with("state", QoS::AtLeastOnce, keep).await.unwrap();
    let mut both = idle.subscribe_with("+", QoS::AtLeastOnce, keep).await.unwrap();
    let mut work = idle.subscribe("work", QoS::AtLeastOnce).await.unwrap();
    // More than the broker's window and the session's room together.
    for number in 0..600 {
        sender.publish(Publish::new("state", &number.to_string())).await.unwrap();
    }
    sender.publish(Publish::new("work", "now")).await.unwrap();
    assert_eq!(next(&mut work).await, "work now");
    assert_eq!((states.dropped(), both.dropped()), (597, 598));
    for number in 597..600 {
        assert_eq!(next(&mut states).await, format!("state {number}"));
    }
    assert_eq!(next(&mut both).await, "state 598");
    // A connection that breaks takes nothing away from what waits.
    let mut events = idle.events();
    broker.cut_all().await;
    while events.recv().await != Some(Event::Connected { session_present: true }) {}
    assert_eq!((next(&mut both).await, next(&mut both).await), ("state 599".into(), "work now".into()));
}

#[tokio::test]
async fn overlapping_subscriptions_acknowledge_when_the_last_has_taken() {
    let broker = embedded().await;
    let client = connected(&url(&broker), "a").await;
    let mut one = client.subscribe("t/#", QoS::AtLeastOnce).await.unwrap();
    let mut two = client.subscribe("t/+", QoS::AtLeastOnce).await.unwrap();
    let three = client.subscribe("t/x", QoS::AtLeastOnce).await.unwrap();
    client.publish(Publish::new("t/x", "1")).await.unwrap();
    let backlog = async || {
        client.publish(Publish::new("other", "")).await.unwrap();
        broker.with(|broker| broker.backlog("a")).await.flatten().unwrap()
    };
    assert_eq!(backlog().await, 1);
    next(&mut one).await;
    next(&mut two).await;
    assert_eq!(backlog().await, 1);
    drop(three);
    assert_eq!(backlog().await, 0);
}

#[tokio::test]
async fn refused_and_malformed_subscriptions_are_errors() {
    let limits = Limits { subscriptions: 1, ..Limits::default() };
    let broker =
        embedded_with(ServerConfig { broker: BrokerConfig { limits, users: None }, tls: None }).await;
    let client = connected(&url(&broker), "a").await;
    let _kept = client.subscribe("a", QoS::AtLeastOnce).await.unwrap();
    let refused = client.subscribe("b", QoS::AtLeastOnce).await.unwrap_err();
    assert_eq!(refused, SubscribeError::Refused { filter: "b".into() });
    let malformed = client.subscribe("a#", QoS::AtLeastOnce).await.unwrap_err();
    assert!(matches!(malformed, SubscribeError::Session(session::SubscribeError::Invalid(_))), "{malformed}");
}

#[tokio::test]
async fn when_the_runner_ends_everybody_is_told() {
    let broker = embedded().await;
    let (client, running) = client(&url(&broker), config("a"));
    within(client.connected()).await.unwrap();
    let mut inbox = client.subscribe("in", QoS::AtLeastOnce).await.unwrap();
    let mut events = client.events();
    broker
        .with(|broker| broker.set_faults(Some("a"), Faults { acks: Acks::Drop, ..Faults::default() }))
        .await;
    let ack = client.enqueue(Publish::new("t", "x")).await.unwrap();
    let publishing = tokio::spawn({
        let client = client.clone();
        async move { client.publish(Publish::new("t", "x")).await }
    });
    let subscribing = tokio::spawn({
        let client = client.clone();
        async move { client.subscribe("u", QoS::AtLeastOnce).await.map(drop) }
    });
    let flushing = tokio::spawn({
        let client = client.clone();
        async move { client.flushed().await }
    });
    tokio::task::yield_now().await;
    running.abort();
    assert!(within(ack).await.is_err());
    assert_eq!(within(publishing).await.unwrap(), Err(PublishError::Ended));
    assert_eq!(within(subscribing).await.unwrap(), Err(SubscribeError::Ended));
    within(flushing).await.unwrap();
    assert!(within(inbox.recv()).await.is_none());
    assert!(within(events.recv()).await.is_none());
    assert!(within(client.connected()).await.is_err());
    within(client.disconnect()).await;
    assert_eq!(client.state(), State::Ended);
}

#[tokio::test]
async fn disconnecting_sends_what_was_published_first() {
    against_both("disconnecting_sends_what_was_published_first", async |url| {
        let watcher = connected(&url, "watcher").await;
        let mut inbox = watcher.subscribe("in", QoS::AtLeastOnce).await.unwrap();
        let mut hasty = config("hasty");
        hasty.clean = Clean::Always;
        let (hasty, running) = client(&url, hasty);
        hasty.connected().await.unwrap();
        for number in 0..100 {
            let quality = if number % 2 == 0 { QoS::AtMostOnce } else { QoS::AtLeastOnce };
            hasty.enqueue(Publish::new("in", &number.to_string()).qos(quality)).await.unwrap();
        }
        hasty.disconnect().await;
        running.await.unwrap();
        // A broker may let QoS 0 overtake.
        let mut numbers = Vec::new();
        for _ in 0..100 {
            numbers.push(next(&mut inbox).await[3..].parse::<u32>().unwrap());
        }
        numbers.sort_unstable();
        assert_eq!(numbers, (0..100).collect::<Vec<_>>());
    })
    .await;
}

#[tokio::test]
async fn the_clean_dance_drops_what_an_earlier_life_left() {
    against_both("the_clean_dance_drops_what_an_earlier_life_left", async |url| {
        let (old, running) = client(&url, config("a"));
        drop(old.subscribe("in", QoS::AtLeastOnce).await.unwrap());
        let _kept = old.subscribe("in", QoS::AtLeastOnce).await.unwrap();
        running.abort();
        let sender = connected(&url, "sender").await;
        sender.publish(Publish::new("in", "old")).await.unwrap();
        let mut dance = config("a");
        dance.clean = Clean::Once;
        let (new, _) = client(&url, dance);
        let mut inbox = new.subscribe("in", QoS::AtLeastOnce).await.unwrap();
        sender.publish(Publish::new("in", "new")).await.unwrap();
        assert_eq!(next(&mut inbox).await, "in new");
    })
    .await;
}
