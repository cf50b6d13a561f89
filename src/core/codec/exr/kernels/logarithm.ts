// Natural logarithm and its inverse in 64 bits, good to the last places; for tables that are made once, so short
// rather than fast.

const LN2: f64 = 0.6931471805599453;
/** Adding it leaves a small number's whole part in the lowest bits: 1.5 · 2^52. */
const ROUND: f64 = 6755399441055744;

/** ln(x) of a normal positive x; −∞ for zero. */
export function naturalLogarithm(x: f64): f64 {
  if (x == 0) return -Infinity;
  const bits = reinterpret<u64>(x);
  let exponent = <i32>(bits >> 52) - 1023;
  let mantissa = reinterpret<f64>((bits & 0x000fffffffffffff) | 0x3ff0000000000000);
  if (mantissa > 1.4142135623730951) {
    mantissa *= 0.5;
    exponent++;
  }
  // 2 · artanh((m − 1) / (m + 1)).
  const s = (mantissa - 1) / (mantissa + 1);
  let sum: f64 = 0;
  for (let n = 23; n >= 1; n -= 2) sum = sum * s * s + 1 / <f64>n;
  return <f64>exponent * LN2 + 2 * s * sum;
}

/** e to the x, for |x| < 700. */
export function naturalExponential(x: f64): f64 {
  // Without a conversion to integer, whose instruction not every target of these kernels has.
  const shifted = x / LN2 + ROUND;
  const exponent = <i32>reinterpret<u64>(shifted);
  const rest = x - (shifted - ROUND) * LN2;
  let sum: f64 = 1;
  for (let n = 18; n >= 1; n--) sum = 1 + (sum * rest) / <f64>n;
  return sum * reinterpret<f64>((<u64>(exponent + 1023)) << 52);
}
