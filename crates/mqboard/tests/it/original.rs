//! The original's command line, replayed frame by frame: a paho client that connects with a clean session and a
//! keep-alive of 60 s, subscribes without waiting for the CONNACK, sends chunks of 1,400 bytes at QoS 1, and closes the
//! TCP stream without a word.

use core::time::Duration;
use std::io::{Read as _, Write as _};
use std::net::TcpStream;

/// One run of the original's command line: one connection, one id.
pub(crate) struct Original {
    stream: TcpStream,
    prefix: String,
    id: String,
    next_packet: u16,
    /// Received and not yet looked at.
    pending: Vec<u8>,
}

/// How a run ended, as the original's receiver sees it.
#[derive(Debug, Eq, PartialEq)]
pub(crate) enum Outcome {
    /// The data of all frames, put together.
    Ok(Vec<u8>),
    /// What came on the error topic.
    Err(String),
}

impl Original {
    /// Connects as the original does: CONNECT and SUBSCRIBE leave together, before any CONNACK.
    pub(crate) fn connect(port: u16, prefix: &str, id: &str) -> Self {
        let mut stream = TcpStream::connect(("127.0.0.1", port)).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(20))).unwrap();
        let client_id = format!("mqboard-{id}");
        let mut connect = b"\x00\x04MQTT\x04\x02\x00\x3c".to_vec();
        string(&mut connect, &client_id);
        let mut subscribe = 1_u16.to_be_bytes().to_vec();
        for stream in ["out", "err"] {
            string(&mut subscribe, &format!("{prefix}/mqb/reply/{stream}/{id}"));
            subscribe.push(1);
        }
        stream.write_all(&[packet(0x10, &connect), packet(0x82, &subscribe)].concat()).unwrap();
        let mut original =
            Self { stream, prefix: prefix.into(), id: id.into(), next_packet: 2, pending: Vec::new() };
        assert_eq!(original.read(), (0x20, vec![0, 0]), "CONNACK");
        assert_eq!(original.read(), (0x90, vec![0, 1, 1, 1]), "SUBACK, both granted at QoS 1");
        original
    }

    /// Subscribes to one more topic, as the original's `view` does.
    pub(crate) fn subscribe(&mut self, topic: &str) {
        let mut subscribe = 8_999_u16.to_be_bytes().to_vec();
        string(&mut subscribe, topic);
        subscribe.push(1);
        self.stream.write_all(&packet(0x82, &subscribe)).unwrap();
        assert_eq!(self.read(), (0x90, vec![0x23, 0x27, 1]), "SUBACK");
    }

    /// The next message: its topic and its payload. It is acknowledged.
    pub(crate) fn message(&mut self) -> (String, Vec<u8>) {
        loop {
            let (kind, body) = self.read();
            if kind == 0x40 {
                continue;
            }
            assert_eq!(kind & 0xf0, 0x30, "a PUBLISH");
            assert_eq!(kind & 0x07, 0x02, "QoS 1, not retained");
            let length = usize::from(u16::from_be_bytes([body[0], body[1]]));
            let topic = core::str::from_utf8(&body[2..2 + length]).unwrap().to_owned();
            let (number, payload) = (&body[2 + length..4 + length], &body[4 + length..]);
            self.stream.write_all(&packet(0x40, number)).unwrap();
            return (topic, payload.to_vec());
        }
    }

    /// Sends a command in frames of 1,400 bytes; an empty one is one frame, `80 00`. At most 20 are in flight.
    pub(crate) fn send(&mut self, command: &str, name: &str, data: &[u8]) {
        let mut topic = format!("{}/mqb/cmd/{command}/{}", self.prefix, self.id);
        if !name.is_empty() {
            topic = format!("{topic}/{name}");
        }
        let chunks: Vec<&[u8]> = if data.is_empty() { vec![&[]] } else { data.chunks(1400).collect() };
        for (seq, chunk) in chunks.iter().enumerate() {
            let last = if seq + 1 == chunks.len() { 0x80 } else { 0 };
            let mut publish = Vec::new();
            string(&mut publish, &topic);
            publish.extend(self.next_packet.to_be_bytes());
            self.next_packet += 1;
            publish.extend([last | (seq >> 8) as u8, seq as u8]);
            publish.extend_from_slice(chunk);
            self.stream.write_all(&packet(0x32, &publish)).unwrap();
        }
    }

    /// Receives as the original does: repeated frames are dropped, a gap is an error, `SEQ n` is an acknowledgement.
    pub(crate) fn receive(&mut self) -> Outcome {
        let (mut expected, mut data, mut ack) = (0_u16, Vec::new(), -1_i32);
        loop {
            let (topic, payload) = self.message();
            if topic == format!("{}/mqb/reply/err/{}", self.prefix, self.id) {
                return Outcome::Err(String::from_utf8(payload).unwrap());
            }
            assert_eq!(topic, format!("{}/mqb/reply/out/{}", self.prefix, self.id));
            let header = u16::from_be_bytes([payload[0], payload[1]]);
            let (seq, last, chunk) = (header & 0x7fff, header & 0x8000 != 0, &payload[2..]);
            if chunk.len() < 10
                && let Some(number) = chunk.strip_prefix(b"SEQ ")
            {
                let number: i32 = core::str::from_utf8(number).unwrap().parse().unwrap();
                assert!(
                    number > ack,
                    "a repeated acknowledgement would end the original's command as a success"
                );
                ack = number;
                continue;
            }
            if seq != 0x7fff {
                if seq < expected {
                    continue;
                }
                assert_eq!(seq, expected, "Missing message(s)");
                expected += 1;
            }
            data.extend_from_slice(chunk);
            if last {
                return Outcome::Ok(data);
            }
        }
    }

    /// Sends a command and receives its answer; the data of all frames as text.
    #[track_caller]
    pub(crate) fn ask(mut self, command: &str, name: &str, data: &[u8]) -> Outcome {
        self.send(command, name, data);
        let outcome = self.receive();
        self.leave();
        outcome
    }

    /// Two UNSUBSCRIBEs, and the TCP stream is closed without a DISCONNECT.
    pub(crate) fn leave(mut self) {
        for (number, stream) in [(9_001_u16, "out"), (9_002, "err")] {
            let mut body = number.to_be_bytes().to_vec();
            string(&mut body, &format!("{}/mqb/reply/{stream}/{}", self.prefix, self.id));
            self.stream.write_all(&packet(0xa2, &body)).unwrap();
        }
    }

    /// The next packet: its first byte and its body.
    fn read(&mut self) -> (u8, Vec<u8>) {
        loop {
            if let Some((length, header)) = remaining_length(&self.pending)
                && self.pending.len() >= header + length
            {
                let body = self.pending[header..header + length].to_vec();
                let first = self.pending[0];
                self.pending.drain(..header + length);
                return (first, body);
            }
            let mut buffer = [0; 16 * 1024];
            let count = self.stream.read(&mut buffer).unwrap();
            assert!(count > 0, "the broker closed the connection");
            self.pending.extend_from_slice(&buffer[..count]);
        }
    }
}

fn string(body: &mut Vec<u8>, text: &str) {
    body.extend((text.len() as u16).to_be_bytes());
    body.extend_from_slice(text.as_bytes());
}

fn packet(first: u8, body: &[u8]) -> Vec<u8> {
    let mut packet = vec![first];
    let mut length = body.len();
    loop {
        let digit = (length % 128) as u8;
        length /= 128;
        packet.push(if length > 0 { digit | 0x80 } else { digit });
        if length == 0 {
            break;
        }
    }
    packet.extend_from_slice(body);
    packet
}

/// The remaining length of the packet, and where its body begins.
fn remaining_length(bytes: &[u8]) -> Option<(usize, usize)> {
    let mut length = 0;
    for (at, digit) in bytes.iter().skip(1).take(4).enumerate() {
        length |= usize::from(digit & 0x7f) << (7 * at);
        if digit & 0x80 == 0 {
            return Some((length, at + 2));
        }
    }
    None
}
