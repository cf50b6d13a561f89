/**
 * Logarithm, exponential and power as the library computes them where it needs many at once: polynomials in floats,
 * within 5e-5 of the true value. Only ops that use them whatever the optimisation use these; shaders have their own.
 */
const f = Math.fround;

const LOG2 = [
  4.487361286440374e-2, -4.165637071209677e-1, 1.631148826119436, -3.550793018041176, 5.0917108793054744,
  -2.8003640543959657,
].map(f);
const EXP2 = [
  1.3534167928335475e-2, 5.201146058412685e-2, 2.414427569091866e-1, 6.930038344665415e-1, 1.0000025933706032,
].map(f);

const value = new Float32Array(1);
const bits = new Uint32Array(value.buffer);

function polynomial(coefficients: readonly number[], x: number): number {
  let sum = 0;
  for (const coefficient of coefficients) sum = f(f(sum * x) + coefficient);
  return sum;
}

/** Of a number that is not negative; infinity gives 128. */
export function quickLog2(x: number): number {
  value[0] = x;
  const pattern = bits[0] ?? 0;
  bits[0] = (pattern & 0x807fffff) | 0x3f800000;
  return f(polynomial(LOG2, value[0]) + (((pattern >>> 23) & 255) - 127));
}

export function quickExp2(x: number): number {
  if (x >= 128) return Infinity;
  if (x < -126) return 0;
  const whole = x >= 0 ? Math.trunc(x) : Math.trunc(x) - 1;
  return f(2 ** whole * polynomial(EXP2, f(x - whole)));
}

/** 0 where the base is not positive. */
export function quickPower(base: number, exponent: number): number {
  return base > 0 ? quickExp2(f(exponent * quickLog2(base))) : 0;
}

/** `$power(base, exponent)`: where the base is infinite, as if it were the largest float. */
export const POWER_GLSL = `
float $power(float base, float exponent) { return base > 0.0 ? pow(min(base, 3.4e38), exponent) : 0.0; }
vec3 $power(vec3 base, vec3 exponent) {
  return vec3($power(base.r, exponent.r), $power(base.g, exponent.g), $power(base.b, exponent.b));
}`;
