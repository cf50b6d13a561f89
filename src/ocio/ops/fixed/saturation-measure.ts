/** Darker colours than this do not count as saturated. */
const NOISE = 1e-2;

/** How saturated the ACES reference rendering takes a colour to be. */
export function saturationOf(r: number, g: number, b: number): number {
  const [min, max] = [Math.min(r, g, b), Math.max(r, g, b)];
  return (Math.max(1e-10, max) - Math.max(1e-10, min)) / Math.max(NOISE, max);
}

export const SATURATION_GLSL = `
float $saturationOf(vec3 c) {
  float least = min(c.r, min(c.g, c.b));
  float most = max(c.r, max(c.g, c.b));
  return (max(1e-10, most) - max(1e-10, least)) / max(${NOISE}, most);
}`;
