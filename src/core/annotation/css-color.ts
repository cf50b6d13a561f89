/** Red, green, blue and alpha, each 0 to 1. */
export type Rgba = readonly [red: number, green: number, blue: number, alpha: number];

/** Names that are common in notes; CSS Color Module Level 4, section 6.1. */
const NAMES: Readonly<Record<string, string>> = {
  black: '#000000',
  white: '#ffffff',
  red: '#ff0000',
  lime: '#00ff00',
  green: '#008000',
  blue: '#0000ff',
  yellow: '#ffff00',
  cyan: '#00ffff',
  aqua: '#00ffff',
  magenta: '#ff00ff',
  fuchsia: '#ff00ff',
  orange: '#ffa500',
  purple: '#800080',
  grey: '#808080',
  gray: '#808080',
  transparent: '#00000000',
};

/** A CSS colour as numbers: hexadecimal, `rgb()` of bytes, and common names; null for others. */
export function parseCssColor(text: string): Rgba | null {
  const name = text.trim().toLowerCase();
  const hex = /^#([0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})$/.exec(NAMES[name] ?? name)?.[1];
  if (hex) return fromHex(hex.length < 6 ? [...hex].map((digit) => digit + digit).join('') : hex);
  const parts = /^rgba?\(([\d.]{1,9})[ ,]+([\d.]{1,9})[ ,]+([\d.]{1,9})(?:[ ,/]+([\d.]{1,9})(%?))?\)$/.exec(name);
  if (!parts) return null;
  const [red, green, blue] = parts.slice(1, 4).map((part) => clamp(Number(part) / 255)) as [number, number, number];
  const alpha = parts[4] === undefined ? 1 : clamp(Number(parts[4]) / (parts[5] ? 100 : 1));
  return [red, green, blue, alpha].every(Number.isFinite) ? [red, green, blue, alpha] : null;
}

/** `#rrggbb`, with `aa` where it is not opaque. */
export function formatCssColor([red, green, blue, alpha]: Rgba): string {
  const parts = alpha < 1 ? [red, green, blue, alpha] : [red, green, blue];
  return `#${parts.map((part) => Math.round(clamp(part) * 255).toString(16).padStart(2, '0')).join('')}`; // prettier-ignore
}

function fromHex(hex: string): Rgba {
  const [red = 0, green = 0, blue = 0, alpha = 255] = (hex.match(/../g) ?? []).map((pair) => parseInt(pair, 16));
  return [red / 255, green / 255, blue / 255, alpha / 255];
}

function clamp(value: number): number {
  return Math.min(1, Math.max(0, value));
}
