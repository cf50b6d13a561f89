/** Table files of the project's own, by name: a curve, one over half floats, a cube, a curve before a cube. */
export function tableFiles(): Record<string, string> {
  return {
    'curve.spi1d': spi1d(33, (x) => Math.pow(x, 0.6) * 1.2 - 0.1),
    'falling.spi1d': spi1d(17, (x) => 1 - x * x),
    'half.clf': halfDomainClf((x) => (x <= 0 ? x * 2 : Math.sqrt(x))),
    'cube.cube': cube(9, ([r, g, b]) => [r * 0.9 + g * 0.1, g * g * 0.5 + g * 0.5, b * 0.8 + r * 0.1 + 0.05]),
    'both.csp': shapedCube(),
  };
}

const numbers = (values: readonly number[]): string => values.map((value) => value.toFixed(7)).join(' ');
const grid = (size: number): number[] => Array.from({ length: size }, (_, index) => index / (size - 1));

export function spi1d(length: number, curve: (x: number) => number, from = 0, to = 1): string {
  const values = grid(length).map((x) => numbers([curve(x)]));
  return `Version 1\nFrom ${from} ${to}\nLength ${length}\nComponents 1\n{\n${values.join('\n')}\n}\n`;
}

type Colour = [number, number, number];

export function cube(size: number, colour: (rgb: Colour) => Colour): string {
  const lines = grid(size).flatMap((b) => grid(size).flatMap((g) => grid(size).map((r) => numbers(colour([r, g, b])))));
  return `LUT_3D_SIZE ${size}\n${lines.join('\n')}\n`;
}

/** A process list of one table over all half floats. */
export function halfDomainClf(curve: (x: number) => number): string {
  const values = Array.from({ length: 65536 }, (_, code) => {
    const value = halfOf(code);
    return Number.isFinite(value) ? String(Math.fround(curve(value))) : '0';
  });
  return `<ProcessList id="half" compCLFversion="3.0">
<LUT1D inBitDepth="16f" outBitDepth="32f" halfDomain="true"><Array dim="65536 1">${values.join(' ')}</Array></LUT1D>
</ProcessList>`;
}

function halfOf(code: number): number {
  const sign = code & 0x8000 ? -1 : 1;
  const exponent = (code >> 10) & 31;
  const fraction = code & 1023;
  if (exponent === 31) return fraction ? NaN : sign * Infinity;
  return sign * (exponent ? 2 ** (exponent - 15) * (1 + fraction / 1024) : (2 ** -14 * fraction) / 1024);
}

function shapedCube(): string {
  const lines = grid(5).flatMap((b) => grid(5).flatMap((g) => grid(5).map((r) => numbers([r, g * 0.9, b * b]))));
  const shaper = '2\n0 4\n0 1\n';
  return `CSPLUTV100\n3D\n\n${shaper.repeat(3)}\n5 5 5\n${lines.join('\n')}\n`;
}
