//! The sizes of an engine, and what follows from them.

/// Sizes of an engine.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Config {
    /// Bytes of the heap that scripts share, code included, from [`HEAP_MIN`](Self::HEAP_MIN) to
    /// [`HEAP_MAX`](Self::HEAP_MAX).
    pub heap_bytes: usize,
    /// Of those, bytes that only runs in [`Mode::Repl`](crate::Mode::Repl) may use, so that a remote command runs when the
    /// application has filled the heap. At most half of `heap_bytes`.
    pub reserve_bytes: usize,
    /// The most values on one run's stack.
    pub stack_slots: usize,
    /// The most nested calls in one run, generators included; beyond it RuntimeError "maximum recursion depth exceeded".
    pub max_frames: usize,
    /// The most runs at the same time.
    pub max_runs: usize,
    /// The longest source text that is compiled, in bytes.
    pub max_source: usize,
    /// What one compilation may take outside the heap, for a while. A text needs about 30 times the length of its longest
    /// statement of the outermost level (a function, a class), and its code.
    pub compile_bytes: usize,
}

impl Config {
    /// The smallest heap, in bytes.
    pub const HEAP_MIN: usize = 8 * 1024;
    /// The largest heap, in bytes.
    pub const HEAP_MAX: usize = 64 * 1024 * 1024;

    /// As [`Default`] gives it: a heap of 1 MiB.
    pub const DEFAULT: Self = Self {
        heap_bytes: 1024 * 1024,
        reserve_bytes: 32 * 1024,
        stack_slots: 16 * 1024,
        max_frames: 400,
        max_runs: 8,
        max_source: 256 * 1024,
        compile_bytes: 16 * 1024 * 1024,
    };

    /// Sizes brought into their ranges.
    pub(crate) fn checked(self) -> Self {
        let heap_bytes = self.heap_bytes.clamp(Self::HEAP_MIN, Self::HEAP_MAX);
        Self {
            heap_bytes,
            reserve_bytes: self.reserve_bytes.min(heap_bytes / 2),
            stack_slots: self.stack_slots.clamp(1024, 1 << 22),
            max_frames: self.max_frames.clamp(16, 1 << 16),
            max_runs: self.max_runs.clamp(1, 1 << 10),
            max_source: self.max_source.clamp(256, 1 << 26),
            compile_bytes: self.compile_bytes.max(8 * 1024),
        }
    }

    /// How many units of fuel a run may take beyond what [`Engine::step`](crate::Engine::step) was given, wherever it is: a native charges for
    /// what it did when it has done it, and none does more at a time than a few looks at all of the heap.
    pub const fn stop_within(&self) -> u64 {
        Self::STOP_WITHIN + self.heap_bytes as u64 / 4
    }

    /// The part of [`stop_within`](Self::stop_within) that does not depend on the heap.
    pub const STOP_WITHIN: u64 = 4_000_000;
}

impl Default for Config {
    fn default() -> Self {
        Self::DEFAULT
    }
}
