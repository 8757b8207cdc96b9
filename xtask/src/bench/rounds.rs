//! Interleaved rounds and medians.

use anyhow::Result;

/// One of the things that are measured against each other: a name, and what takes one sample.
pub struct Contestant<'a> {
    /// Its name, for error messages.
    pub name: &'a str,
    /// Takes one sample, in a unit of the caller's.
    pub sample: Box<dyn FnMut() -> Result<f64> + 'a>,
}

impl<'a> Contestant<'a> {
    /// A contestant.
    pub fn new(name: &'a str, sample: impl FnMut() -> Result<f64> + 'a) -> Self {
        Self { name, sample: Box::new(sample) }
    }
}

/// Lets every contestant take one sample per round, after `warm_up` rounds that do not count. The samples of each,
/// in the order of the contestants.
///
/// # Errors
/// The first that a contestant reports, with its name.
pub fn interleave(
    warm_up: usize,
    rounds: usize,
    contestants: &mut [Contestant<'_>],
) -> Result<Vec<Vec<f64>>> {
    let mut samples = vec![Vec::with_capacity(rounds); contestants.len()];
    for round in 0..warm_up + rounds {
        for (contestant, samples) in contestants.iter_mut().zip(&mut samples) {
            let value = (contestant.sample)().map_err(|error| error.context(contestant.name.to_owned()))?;
            if round >= warm_up {
                samples.push(value);
            }
        }
    }
    Ok(samples)
}

/// The middle of the samples; not a number when there are none.
pub fn median(samples: &[f64]) -> f64 {
    quantile(samples, 0.5)
}

/// The sample below which the share `q` (0 to 1) of them lies, interpolated; not a number when there are none.
pub fn quantile(samples: &[f64], q: f64) -> f64 {
    let mut sorted = samples.to_vec();
    sorted.sort_by(f64::total_cmp);
    let Some(last) = sorted.len().checked_sub(1) else { return f64::NAN };
    let place = q.clamp(0.0, 1.0) * last as f64;
    let (low, high) = (sorted[place.floor() as usize], sorted[place.ceil() as usize]);
    low + (high - low) * place.fract()
}

#[cfg(test)]
mod tests {
    use core::cell::RefCell;

    use super::*;

    #[test]
    fn medians_and_quantiles_of_odd_even_and_no_samples() {
        assert_eq!(median(&[3.0, 1.0, 2.0]), 2.0);
        assert_eq!(median(&[4.0, 1.0, 2.0, 3.0]), 2.5);
        assert_eq!(quantile(&[1.0, 2.0, 3.0, 4.0, 5.0], 0.9), 4.6);
        assert!(median(&[]).is_nan());
    }

    /// A, B, A, B: not A, A, B, B, which would give a change in the machine's load to one side only.
    #[test]
    fn contestants_take_turns_and_the_warm_up_does_not_count() {
        let order = RefCell::new(String::new());
        let count = RefCell::new(0.0);
        let sample = |mark: char| {
            order.borrow_mut().push(mark);
            *count.borrow_mut() += 1.0;
            Ok(*count.borrow())
        };
        let mut contestants = [Contestant::new("a", || sample('a')), Contestant::new("b", || sample('b'))];
        let samples = interleave(1, 2, &mut contestants).unwrap();
        assert_eq!(order.borrow().as_str(), "ababab");
        assert_eq!(samples, [[3.0, 5.0], [4.0, 6.0]]);
    }

    #[test]
    fn a_failing_contestant_is_named() {
        let mut contestants = [Contestant::new("echo", || anyhow::bail!("connection refused"))];
        let error = interleave(0, 1, &mut contestants).unwrap_err();
        assert_eq!(format!("{error:#}"), "echo: connection refused");
    }
}
