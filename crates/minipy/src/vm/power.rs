//! Powers of floats.

/// `x ** y`. Whole exponents of usual size are computed with twice the digits of a float, so that the result is the
/// nearest float: `10.0 ** -6` is `1e-06`, where a power function may be one unit off.
pub(crate) fn power(x: f64, y: f64) -> f64 {
    if x == 0.0 && y == f64::NEG_INFINITY {
        return f64::INFINITY;
    }
    let n = y as i32;
    if f64::from(n) == y && n.unsigned_abs() <= 1024 {
        if n == 2 {
            return x * x;
        }
        if let Some(exact) = whole_power(x, n) {
            return exact;
        }
    }
    libm::pow(x, y)
}

/// A float and what it lacks to the number that is meant.
#[derive(Clone, Copy)]
struct Double {
    high: f64,
    low: f64,
}

/// Within these bounds no product loses its low part.
fn is_safe(x: f64) -> bool {
    let x = libm::fabs(x);
    (1e-250..1e250).contains(&x)
}

fn whole_power(x: f64, n: i32) -> Option<f64> {
    let mut base = Double { high: x, low: 0.0 };
    let mut result = Double { high: 1.0, low: 0.0 };
    let mut rest = n.unsigned_abs();
    while rest > 0 {
        if !is_safe(base.high) {
            return None;
        }
        if rest & 1 == 1 {
            result = result.times(base);
            if !is_safe(result.high) {
                return None;
            }
        }
        rest >>= 1;
        if rest > 0 {
            base = base.times(base);
        }
    }
    Some(if n < 0 { result.inverse() } else { result.high })
}

impl Double {
    fn times(self, other: Self) -> Self {
        let (product, error) = exact_product(self.high, other.high);
        let low = error + (self.high * other.low + self.low * other.high);
        let high = product + low;
        Self { high, low: low - (high - product) }
    }

    /// The float nearest to one divided by this number.
    fn inverse(self) -> f64 {
        let first = 1.0 / self.high;
        let (product, error) = exact_product(first, self.high);
        let rest = (1.0 - product) - error - first * self.low;
        first + first * rest
    }
}

/// A product of floats and its rounding error.
fn exact_product(a: f64, b: f64) -> (f64, f64) {
    let product = a * b;
    let ((a1, a2), (b1, b2)) = (halves(a), halves(b));
    (product, ((a1 * b1 - product) + a1 * b2 + a2 * b1) + a2 * b2)
}

/// A float as the sum of two of 26 bits each, whose products are exact.
fn halves(a: f64) -> (f64, f64) {
    let scaled = a * 134_217_729.0;
    let upper = scaled - (scaled - a);
    (upper, a - upper)
}

#[cfg(test)]
mod tests {
    use super::power;

    // Powers of ten are written in every program; each has to be the float that its literal is.
    #[test]
    fn powers_of_ten_are_the_floats_of_their_literals() {
        for n in -240..=240 {
            let literal: f64 = alloc::format!("1e{n}").parse().unwrap();
            assert_eq!(power(10.0, f64::from(n)), literal, "10.0 ** {n}");
        }
    }

    // Special values are the library's business still.
    #[test]
    fn limits_and_special_values() {
        assert_eq!(power(2.0, 1023.0), 8.98846567431158e307);
        assert_eq!(power(2.0, -1074.0), 5e-324);
        assert_eq!(power(-2.0, 3.0), -8.0);
        assert_eq!(power(0.0, 0.0), 1.0);
        assert_eq!(power(f64::NAN, 0.0), 1.0);
        assert_eq!(power(f64::INFINITY, -1.0), 0.0);
        assert!(power(f64::NAN, 2.0).is_nan());
    }
}
