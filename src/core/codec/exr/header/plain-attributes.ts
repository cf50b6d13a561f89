import type { ExrAttributeValue } from './attribute-value.ts';

/** How many are told of one file, and how many characters of each. */
const MOST = 24;
const LENGTH = 120;

/** What is told in other words, or means nothing to a person. OpenEXR File Layout, "Predefined Attributes". */
const STRUCTURE: ReadonlySet<string> = new Set([
  'channels',
  'chromaticities',
  'chunkCount',
  'compression',
  'dataWindow',
  'displayWindow',
  'framesPerSecond',
  'lineOrder',
  'maxSamplesPerPixel',
  'multiView',
  'name',
  'pixelAspectRatio',
  'preview',
  'screenWindowCenter',
  'screenWindowWidth',
  'tiles',
  'timeCode',
  'type',
  'version',
  'view',
]);

/** Attributes of a header that people wrote for people: texts and numbers, vectors as texts; long ones are cut. */
export function plainAttributes(
  attributes: Readonly<Record<string, ExrAttributeValue>>,
): Record<string, string | number> {
  const told = Object.entries(attributes).flatMap(([name, value]) => {
    const plain = STRUCTURE.has(name) ? null : plainValue(value);
    return plain === null ? [] : [[name.slice(0, LENGTH), plain] as const];
  });
  return Object.fromEntries(told.slice(0, MOST));
}

function plainValue(value: ExrAttributeValue): string | number | null {
  if (typeof value === 'number') return shortened(value);
  if (typeof value === 'string') return value.trim() === '' ? null : cut(value.trim());
  if (Array.isArray(value) && value.every((item) => typeof item === 'number' || typeof item === 'string')) {
    const items = value.map((item: unknown) => (typeof item === 'number' ? shortened(item) : item));
    return items.length > 0 ? cut(items.join(', ')) : null;
  }
  if ('numerator' in value && 'denominator' in value) return `${String(value.numerator)}/${String(value.denominator)}`;
  return null;
}

const cut = (text: string): string => (text.length > LENGTH ? `${text.slice(0, LENGTH - 1)}…` : text);
/** The digits that a 32-bit float has. */
const shortened = (value: number): number => (Number.isInteger(value) ? value : Number(value.toPrecision(6)));
