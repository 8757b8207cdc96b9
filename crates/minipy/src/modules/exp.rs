//! `e ** x` to the nearest float but for rare cases, as the C libraries of computers have it: `exp(1) == e`.

/// Powers of two with exponents of sixteenths, each with what it lacks to the number that is meant.
#[expect(clippy::approx_constant, reason = "as computed, to the last bit")]
const SIXTEENTHS: [(f64, f64); 16] = [
    (1.0, 0.0),
    (1.0442737824274138, 8.551889705537965e-17),
    (1.0905077326652577, -3.046782079812471e-17),
    (1.1387886347566916, 8.912812676025408e-17),
    (1.189207115002721, 3.982015231465646e-17),
    (1.241857812073484, 4.658027591836937e-17),
    (1.2968395546510096, 2.5382502794888315e-17),
    (1.3542555469368927, 7.70094837980299e-17),
    (1.4142135623730951, -9.667293313452913e-17),
    (1.4768261459394993, -3.483994556892796e-17),
    (1.5422108254079407, 7.949834809697621e-17),
    (1.6104903319492543, 2.4707192569797888e-17),
    (1.681792830507429, 8.199010020581497e-17),
    (1.7562521603732995, 2.960140695448873e-17),
    (1.8340080864093424, 3.283107224245627e-17),
    (1.9152065613971474, -1.0619946056195963e-16),
];
/// A sixteenth of the logarithm of 2: as many bits as make products with small integers exact, and the rest.
const STEP: f64 = 0.04332169877307024;
const STEP_REST: f64 = 1.1926343307941173e-11;

pub(crate) fn exp(x: f64) -> f64 {
    // Beyond these it overflows, is subnormal, or is 1.
    if !(1e-5..708.0).contains(&libm::fabs(x)) {
        return libm::exp(x);
    }
    let steps = libm::rint(x / STEP);
    // e ** x = 2 ** (steps / 16) * e ** rest, with rest = high + low.
    let (high, low) = {
        let high = x - steps * STEP;
        let less = steps * STEP_REST;
        let rest = high - less;
        (rest, (high - rest) - less)
    };
    // The terms from the second on, divided by `high`.
    let terms =
        [5040.0, 720.0, 120.0, 24.0, 6.0, 2.0].iter().fold(0.0, |sum, product| high * (sum + 1.0 / product));
    let series = high * terms;
    let growth = high + (low + series);
    let steps = steps as i32;
    let (power, lacks) = SIXTEENTHS.get(steps.rem_euclid(16) as usize).copied().unwrap_or((1.0, 0.0));
    libm::scalbn(power + (lacks + power * growth), steps.div_euclid(16))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_constant_is_its_own_exponential() {
        for (x, known) in [
            (1.0, core::f64::consts::E),
            (-1.0, 0.367_879_441_171_442_33),
            (0.99, 2.691_234_472_349_262),
            (10.0, 22_026.465_794_806_718),
            (0.5, 1.648_721_270_700_128_2),
            (-0.5, 0.606_530_659_712_633_4),
            (-700.0, 9.859_676_543_759_77e-305),
            (0.0, 1.0),
        ] {
            assert_eq!(exp(x), known, "{x}");
        }
    }
}
