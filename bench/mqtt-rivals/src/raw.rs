//! The limit: a blocking socket, packets encoded beforehand, and nothing else.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::Instant;

use crate::Task;
use crate::sink::frame;

/// As many packets as the window allows leave in one write.
pub fn batched(task: Task) -> f64 {
    run(task, usize::from(task.window))
}

/// Each packet has a write of its own.
pub fn one_by_one(task: Task) -> f64 {
    run(task, 1)
}

fn run(task: Task, batch: usize) -> f64 {
    let mut stream = TcpStream::connect(("127.0.0.1", task.port)).expect("the broker listens");
    stream.set_nodelay(true).expect("a TCP socket");
    stream.write_all(b"\x10\x0f\0\x04MQTT\x04\x02\0\x3c\0\x03raw").expect("CONNECT");
    let mut answer = [0; 4];
    stream.read_exact(&mut answer).expect("CONNACK");
    assert_eq!(answer, [0x20, 2, 0, 0]);

    // One packet per packet id of the window, encoded beforehand and one after the other.
    let window = usize::from(task.window);
    let mut packets = Vec::new();
    for id in 1..=task.window {
        let body = 2 + 5 + 2 + task.payload;
        packets.push(0x32);
        if body < 128 {
            packets.push(body as u8);
        } else {
            packets.extend([(body & 0x7F) as u8 | 0x80, (body >> 7) as u8]);
        }
        packets.extend(b"\0\x05bench");
        packets.extend(id.to_be_bytes());
        packets.resize(packets.len() + task.payload, b'x');
    }
    let size = packets.len() / window;

    let start = Instant::now();
    let (mut sent, mut acknowledged, all) = (0, 0, task.messages as usize);
    let mut buffer = [0; 4096];
    let mut filled = 0;
    while acknowledged < all {
        while sent < all && sent < acknowledged + window {
            let at = sent % window;
            let count = batch.min(acknowledged + window - sent).min(all - sent).min(window - at);
            stream.write_all(&packets[at * size..(at + count) * size]).expect("PUBLISH");
            sent += count;
        }
        filled += stream.read(&mut buffer[filled..]).expect("PUBACK");
        let mut taken = 0;
        while let Some(length) = frame(&buffer[taken..filled]) {
            taken += length;
            acknowledged += 1;
        }
        buffer.copy_within(taken..filled, 0);
        filled -= taken;
    }
    start.elapsed().as_secs_f64()
}
