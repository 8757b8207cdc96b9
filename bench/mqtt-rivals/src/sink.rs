//! A broker that only acknowledges: it shows what the client itself costs.

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};

/// Listens on a free port; each connection has a thread.
pub fn start() -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
    let port = listener.local_addr().expect("it is bound").port();
    std::thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            std::thread::spawn(move || serve(stream));
        }
    });
    port
}

fn serve(mut stream: TcpStream) {
    stream.set_nodelay(true).expect("a TCP socket");
    let mut buffer = vec![0; 256 * 1024];
    let mut filled = 0;
    let mut answers = Vec::new();
    while let Ok(count @ 1..) = stream.read(&mut buffer[filled..]) {
        filled += count;
        let mut taken = 0;
        while let Some(length) = frame(&buffer[taken..filled]) {
            answer(&buffer[taken..taken + length], &mut answers);
            taken += length;
        }
        buffer.copy_within(taken..filled, 0);
        filled -= taken;
        if stream.write_all(&answers).is_err() {
            return;
        }
        answers.clear();
    }
}

/// The length of a packet that is there completely.
pub fn frame(bytes: &[u8]) -> Option<usize> {
    let mut length = 0;
    for (position, &byte) in bytes.iter().enumerate().skip(1).take(4) {
        length |= usize::from(byte & 0x7F) << (7 * (position - 1));
        if byte & 0x80 == 0 {
            let all = position + 1 + length;
            return (all <= bytes.len()).then_some(all);
        }
    }
    None
}

fn answer(packet: &[u8], answers: &mut Vec<u8>) {
    match packet[0] {
        // The level follows the name: MQTT 5 wants a length of properties.
        0x10 if packet[8] == 5 => answers.extend_from_slice(&[0x20, 3, 0, 0, 0]),
        0x10 => answers.extend_from_slice(&[0x20, 2, 0, 0]),
        0xC0 => answers.extend_from_slice(&[0xD0, 0]),
        first if first & 0xF6 == 0x32 => {
            // PUBLISH of QoS 1: the packet id follows the topic.
            let body = packet.iter().skip(1).position(|byte| byte & 0x80 == 0).map_or(0, |at| at + 2);
            let topic = usize::from(u16::from_be_bytes([packet[body], packet[body + 1]]));
            let id = &packet[body + 2 + topic..][..2];
            answers.extend_from_slice(&[0x40, 2, id[0], id[1]]);
        }
        _ => {}
    }
}
