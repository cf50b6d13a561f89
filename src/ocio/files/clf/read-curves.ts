import { GammaOp, gammaProblem, isMoncurve, type GammaStyle } from '../../ops/gamma-op.ts';
import { LogOp, logProblem, SIMPLE_LOG, type LogParameters } from '../../ops/log-op.ts';
import type { Rgb } from '../../ops/numeric.ts';
import type { Direction } from '../../ops/op.ts';
import type { XmlElement } from '../xml-element.ts';
import { channelsOf, refuse, step, styleOf, type ClfElement, type ClfStep } from './clf-element.ts';

const GAMMA_STYLES: Readonly<Record<string, GammaStyle>> = {
  basic: 'basic',
  basicmirror: 'mirror',
  basicpassthru: 'pass-thru',
  moncurve: 'moncurve',
  moncurvemirror: 'moncurve-mirror',
};

/** A word that ends with a direction: `Fwd` or `Rev`. */
function directed(style: string): [word: string, direction: Direction] {
  return [style.replace(/(fwd|rev)$/, ''), style.endsWith('rev') ? 'inverse' : 'forward'];
}

/** `Gamma` of CTF and `Exponent` of CLF. */
export function readGamma({ element, version, isClf }: ClfElement): ClfStep[] {
  const [word, direction] = directed(styleOf(element));
  const style = GAMMA_STYLES[word];
  if (!style || !/(fwd|rev)$/.test(styleOf(element)))
    return element.fail(`the style "${styleOf(element)}" is not known`);
  if (version < 2 && !['basic', 'moncurve'].includes(style)) element.fail(`the style needs version 2`);
  const gamma = [1, 1, 1, 1];
  const offset = [0, 0, 0, 0];
  const alphaKnown = !isClf && version >= 1.5 && version < 2;
  for (const child of element.named('GammaParams', 'ExponentParams')) {
    const value = child.number('gamma') ?? child.number('exponent') ?? child.fail('"gamma" or "exponent" is missing');
    const shift = child.number('offset');
    if (isMoncurve(style) !== (shift !== undefined))
      child.fail('"offset" is for curves with a straight part, and they need it');
    for (const channel of channelsOf(child, alphaKnown ? 'RGBA' : 'RGB')) {
      gamma[channel] = value;
      offset[channel] = shift ?? 0;
    }
  }
  for (const channel of [0, 1, 2, 3]) refuse(element, gammaProblem(style, gamma[channel] ?? 1, offset[channel] ?? 0));
  const [r = 1, g = 1, b = 1] = gamma;
  return [step(new GammaOp(style, [r, g, b], offset.slice(0, 3) as unknown as Rgb, direction))];
}

const LOG_STYLES: Readonly<Record<string, { base?: number; direction: Direction; isCamera?: true }>> = {
  log10: { base: 10, direction: 'forward' },
  log2: { base: 2, direction: 'forward' },
  antilog10: { base: 10, direction: 'inverse' },
  antilog2: { base: 2, direction: 'inverse' },
  lintolog: { direction: 'forward' },
  logtolin: { direction: 'inverse' },
  cameralintolog: { direction: 'forward', isCamera: true },
  cameralogtolin: { direction: 'inverse', isCamera: true },
};

const CINEON = ['gamma', 'refWhite', 'refBlack', 'highlight', 'shadow'];

type Side = 'logSideSlope' | 'logSideOffset' | 'linSideSlope' | 'linSideOffset';
type Sides = Readonly<Record<Side, number>> & { linSideBreak?: number | undefined; linearSlope?: number | undefined };

const PLAIN: Sides = { logSideSlope: 1, logSideOffset: 0, linSideSlope: 1, linSideOffset: 0 };

export function readLog({ element, version, isClf }: ClfElement): ClfStep[] {
  const style = LOG_STYLES[styleOf(element)];
  if (!style) return element.fail(`the style "${styleOf(element)}" is not known`);
  const params = element.named('LogParams');
  const isCineon = !isClf && params.some((child) => CINEON.some((name) => child.attribute(name) !== undefined));
  if (version < 2 || isCineon) return [step(new LogOp(cineonParameters(element, style, params), style.direction))];
  const channels: Sides[] = [PLAIN, PLAIN, PLAIN];
  let base: number | undefined;
  for (const child of params) {
    const childBase = child.number('base');
    if (base !== undefined && childBase !== undefined && childBase !== base)
      child.fail('all channels must have one base');
    base = childBase ?? base;
    const sides = readSides(child, style.isCamera === true);
    for (const channel of channelsOf(child, 'RGB')) channels[channel] = sides;
  }
  const parameters = together(channels, base ?? style.base ?? 2);
  refuse(element, logProblem(parameters));
  return [step(new LogOp(parameters, style.direction))];
}

function readSides(child: XmlElement, isCamera: boolean): Sides {
  const linSideBreak = child.number('linSideBreak');
  const linearSlope = child.number('linearSlope');
  if (isCamera && linSideBreak === undefined) child.fail('"linSideBreak" is missing');
  if (!isCamera && (linSideBreak !== undefined || linearSlope !== undefined))
    child.fail('"linSideBreak" and "linearSlope" are for camera styles');
  return {
    logSideSlope: child.number('logSideSlope') ?? 1,
    logSideOffset: child.number('logSideOffset') ?? 0,
    linSideSlope: child.number('linSideSlope') ?? 1,
    linSideOffset: child.number('linSideOffset') ?? 0,
    linSideBreak,
    linearSlope,
  };
}

function together(channels: readonly Sides[], base: number): LogParameters {
  const of = (name: keyof Sides): Rgb => channels.map((sides) => sides[name] ?? 0) as unknown as Rgb;
  const optional = (name: 'linSideBreak' | 'linearSlope'): Rgb | undefined =>
    channels.every((sides) => sides[name] !== undefined) ? of(name) : undefined;
  return {
    base,
    logSideSlope: of('logSideSlope'),
    logSideOffset: of('logSideOffset'),
    linSideSlope: of('linSideSlope'),
    linSideOffset: of('linSideOffset'),
    linSideBreak: optional('linSideBreak'),
    linearSlope: optional('linearSlope'),
  };
}

/** Up to CTF 1.8, curves were said by the numbers of Cineon film scans: gamma, and 10-bit codes of white and black. */
function cineonParameters(
  element: XmlElement,
  { base }: { base?: number },
  params: readonly XmlElement[],
): LogParameters {
  if (base !== undefined) return { base, ...SIMPLE_LOG };
  const channels: (Sides | undefined)[] = [undefined, undefined, undefined];
  for (const child of params) {
    const sides = cineonSides(child);
    for (const channel of channelsOf(child, 'RGB')) channels[channel] = sides;
  }
  const parameters = together(
    channels.map((sides) => sides ?? element.fail('"LogParams" is missing')),
    10,
  );
  refuse(element, logProblem(parameters));
  return parameters;
}

function cineonSides(child: XmlElement): Sides {
  const [gamma, refWhite, refBlack, highlight, shadow] = CINEON.map(
    (name) => child.number(name) ?? child.fail(`"${name}" is missing`),
  ) as [number, number, number, number, number];
  if (gamma < 0.01) child.fail('"gamma" must be at least 0.01');
  if (refWhite <= refBlack) child.fail('"refWhite" must be greater than "refBlack"');
  if (highlight <= shadow) child.fail('"highlight" must be greater than "shadow"');
  const slope = (0.002 * 1023) / gamma;
  const [white, black] = [refWhite / 1023, refBlack / 1023];
  const gain = (highlight - shadow) / (1 - Math.pow(10, Math.min((black - white) * slope, -1e-4)));
  const offset = gain - (highlight - shadow);
  return {
    logSideSlope: 1 / slope,
    logSideOffset: white,
    linSideSlope: 1 / gain,
    linSideOffset: (offset - shadow) / gain,
  };
}
