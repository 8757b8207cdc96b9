//! A TCP proxy that cuts connections at bytes drawn from a seed, and watches what the client sends.

use alloc::sync::Arc;
use std::collections::BTreeMap;
use std::sync::Mutex;

use mqtt_core::wire::{Delivery, Packet, Side, decode, frame_len};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::tcp::{OwnedReadHalf, OwnedWriteHalf};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::mpsc;

/// What the proxy has seen and done.
#[derive(Debug, Default)]
pub(crate) struct Seen {
    /// Per payload: the packet ids that it was sent with, and how often without DUP and with.
    pub(crate) messages: BTreeMap<Vec<u8>, (Vec<u16>, u32, u32)>,
    pub(crate) cuts: u32,
}

pub(crate) struct Proxy {
    pub(crate) port: u16,
    pub(crate) seen: Arc<Mutex<Seen>>,
    /// A cut connection: the proxy waits for the answer before the next one.
    pub(crate) cuts: mpsc::Receiver<tokio::sync::oneshot::Sender<()>>,
}

impl Proxy {
    /// A proxy to the broker at `port` that cuts `cuts` connections, each after some bytes of the client.
    pub(crate) async fn start(port: u16, seed: u64, cuts: u32, bytes: u64) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let own_port = listener.local_addr().unwrap().port();
        let seen = Arc::new(Mutex::new(Seen::default()));
        let (tell, told) = mpsc::channel(1);
        tokio::spawn(serve(listener, port, Arc::clone(&seen), seed, cuts, bytes, tell));
        Self { port: own_port, seen, cuts: told }
    }
}

async fn serve(
    listener: TcpListener,
    port: u16,
    seen: Arc<Mutex<Seen>>,
    mut random: u64,
    cuts: u32,
    bytes: u64,
    tell: mpsc::Sender<tokio::sync::oneshot::Sender<()>>,
) {
    loop {
        let (client, _) = listener.accept().await.unwrap();
        let broker = TcpStream::connect(("127.0.0.1", port)).await.unwrap();
        random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let left = cuts - seen.lock().unwrap().cuts;
        // Both directions have their own number of bytes to live.
        let budget = |bits: u64| if left > 0 { Some(bits % bytes) } else { None };
        let (up, down) = (budget(random >> 33), budget(random >> 17 & 0xFFFF));
        client.set_nodelay(true).unwrap();
        broker.set_nodelay(true).unwrap();
        let ((client_in, client_out), (broker_in, broker_out)) = (client.into_split(), broker.into_split());
        let watch = Some(Arc::clone(&seen));
        // The first direction to end takes the other with it.
        tokio::select! {
            () = pass(client_in, broker_out, up, watch) => {}
            () = pass(broker_in, client_out, down, None) => {}
        }
        if left > 0 {
            seen.lock().unwrap().cuts += 1;
            let (go_on, gone_on) = tokio::sync::oneshot::channel();
            if tell.send(go_on).await.is_ok() {
                let _ = gone_on.await;
            }
        }
    }
}

/// Passes bytes on until the end, or until the budget is used up.
async fn pass(
    mut from: OwnedReadHalf,
    mut to: OwnedWriteHalf,
    mut budget: Option<u64>,
    watch: Option<Arc<Mutex<Seen>>>,
) {
    let mut buffer = vec![0; 16 * 1024];
    let mut frames = Vec::new();
    while let Ok(count @ 1..) = from.read(&mut buffer).await {
        let mut bytes = &buffer[..count];
        if let Some(seen) = &watch {
            frames.extend_from_slice(bytes);
            note(&mut frames, &mut seen.lock().unwrap());
        }
        if let Some(left) = &mut budget {
            bytes = &bytes[..bytes.len().min(usize::try_from(*left).unwrap())];
            *left -= bytes.len() as u64;
        }
        if to.write_all(bytes).await.is_err() || budget == Some(0) {
            return;
        }
    }
}

/// Notes the messages among the client's frames: those that it has sent, whether they get through or not.
fn note(frames: &mut Vec<u8>, seen: &mut Seen) {
    while let Ok(Some(length)) = frame_len(frames, usize::MAX) {
        if length > frames.len() {
            return;
        }
        let frame: Vec<u8> = frames.drain(..length).collect();
        let packet = decode(&frame, Side::Client).unwrap();
        if let Packet::Publish(publish) = packet
            && let Delivery::AtLeastOnce { id, dup } | Delivery::ExactlyOnce { id, dup } = publish.delivery
        {
            let (ids, first, again) = seen.messages.entry(publish.payload.to_vec()).or_default();
            if !ids.contains(&id.get()) {
                ids.push(id.get());
            }
            *(if dup { again } else { first }) += 1;
        }
    }
}
