//! Every limit of the protocol, in one place, with the relations between them checked at compile time.

use monotime::Duration;

/// Data bytes of one frame from the operator to the board, without its header.
pub const COMMAND_CHUNK_BYTES: usize = 1_400;

/// Data bytes of one frame of an `ota` that our operator's side sends to a board of version 1: divides the 4,096 of a flash
/// block, because the original's board loses the image's tail if its last frame crosses a block's border.
pub const IMAGE_CHUNK_BYTES: usize = 1_024;

/// Data bytes of one frame of a `get` stream, without its header.
pub const STREAM_CHUNK_BYTES: usize = 2_800;

/// The largest sequence number that counts: 15 bits, and 0x7fff is the mark of an answer that has none.
pub const SEQ_MAX: u16 = 0x7ffe;

/// The most bytes that one `put`, or one `ota` to a board of version 2, can carry: every sequence number used once.
pub const PUT_BYTES_MAX: u64 = (SEQ_MAX as u64 + 1) * COMMAND_CHUNK_BYTES as u64;

/// Bytes of a command's id. The original's ids have 8; longer ones than this are answered with an error.
pub const ID_BYTES_MAX: usize = 32;

/// Commands a board works on at the same time. One more is answered with an error.
pub const TRANSFERS_MAX: usize = 8;

/// Places kept free, beyond [`TRANSFERS_MAX`], for interrupts and for the watchdog's loop-back.
pub const TRANSFERS_RESERVED: usize = 2;

/// Finished commands that a board remembers, so that a repeated one is answered again and not executed again.
/// The oldest is forgotten first.
pub const REMEMBERED_IDS: usize = 32;

/// Bytes of an answer that are remembered. Of a longer one, the board only remembers that it was given.
pub const REMEMBERED_ANSWER_BYTES: usize = 512;

/// Refusals and repeated answers waiting to be published. When the queue is full, the newest is dropped and counted.
pub const REFUSALS_MAX: usize = 16;

/// Bytes of one answer to `eval`. A longer one is cut and given as an error that says so.
pub const ANSWER_BYTES_MAX: usize = 48 * 1024;

/// A `put` that brings no frame, or a `get` that is given no credit, for this long is given up.
pub const TRANSFER_IDLE_MAX: Duration = Duration::from_secs(60);

/// While a `put` runs, the board acknowledges every frame whose number is a multiple of this (and above 0).
pub const PUT_ACK_EVERY: u16 = 8;

/// Frames of a `put` that the operator sends beyond the last acknowledged one, if the board acknowledges.
pub const PUT_WINDOW: u16 = 16;

/// Frames of a `get` that the operator lets the board send beyond the last one credited.
pub const GET_WINDOW: u16 = 16;

/// While a `get` runs, the operator gives credit again after this many frames.
pub const GET_CREDIT_EVERY: u16 = 8;

/// Frames that the operator has on their way to the broker at once, without its acknowledgement: below the 20 of a
/// default mosquitto. Until a board is known to acknowledge, and with one that does not, it is [`IN_FLIGHT_CAREFUL`].
pub const IN_FLIGHT_MAX: usize = 16;

/// As [`IN_FLIGHT_MAX`], for boards that do not acknowledge.
pub const IN_FLIGHT_CAREFUL: usize = 10;

/// To a board that acknowledges nothing, a `put` asks for a sign of life (an `eval` of its own) after every so many
/// frames, and is never more than twice as many ahead. A broker such as mosquitto drops what is over 1,000 messages
/// without a word, so acknowledgements of the broker are not enough. The first 103,600 bytes need no such sign.
pub const BARRIER_EVERY: u16 = 74;

/// Bytes of an answer that the operator's side collects. A longer one ends the command with a failure.
pub const COLLECT_BYTES_MAX: usize = 16 * 1024 * 1024;

/// Bytes of source that one `eval` carries to a board, always in one frame: a board takes packets of 4 KiB.
pub const EVAL_BYTES_MAX: usize = 3 * 1024;

/// How long the operator's side goes on waiting when the board is said to have gone.
pub const OFFLINE_GRACE: Duration = Duration::from_secs(5);

const _: () = assert!(PUT_WINDOW > PUT_ACK_EVERY, "the window must be open when an acknowledgement is due");
const _: () = assert!(GET_WINDOW > GET_CREDIT_EVERY, "the window must be open when credit is due");
const _: () = assert!(STREAM_CHUNK_BYTES >= COMMAND_CHUNK_BYTES);
const _: () = assert!(IN_FLIGHT_CAREFUL <= IN_FLIGHT_MAX && IN_FLIGHT_MAX <= PUT_WINDOW as usize);
const _: () = assert!(EVAL_BYTES_MAX >= COMMAND_CHUNK_BYTES);
const _: () = assert!(4_096 % IMAGE_CHUNK_BYTES == 0 && IMAGE_CHUNK_BYTES <= COMMAND_CHUNK_BYTES);
