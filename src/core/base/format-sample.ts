/** Digits that a half can tell apart, and that fit into a pixel. */
const DIGITS = 4;

/**
 * A sample as people read it: whole code values where `codes` says what 1.0 is (255, 65535; 1 for integers), else four
 * digits, with a power of ten where it needs more than seven characters.
 */
export function formatSample(value: number, codes: number | null): string {
  if (Number.isNaN(value)) return 'NaN';
  const sign = value < 0 ? '−' : '';
  const size = Math.abs(value);
  if (size === Infinity) return `${sign}∞`;
  if (codes !== null) {
    const code = size * codes;
    return (
      sign + (Number.isInteger(code) || Math.abs(code - Math.round(code)) < 1e-6 ? Math.round(code) : code.toFixed(1))
    );
  }
  if (size === 0) return '0';
  if (size >= 1e5 || size < 1e-4) return sign + exponential(size);
  const decimals = Math.min(Math.max(DIGITS - 1 - Math.floor(Math.log10(size)), 0), DIGITS);
  return sign + size.toFixed(decimals);
}

function exponential(size: number): string {
  const [digits = '', power = ''] = size.toExponential(1).split('e');
  return `${digits}e${Number(power)}`.replace('-', '−');
}
