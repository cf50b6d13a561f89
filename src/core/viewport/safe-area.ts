import type { Rectangle } from './rectangle.ts';

/** How much of width and height is safe for action and for titles (SMPTE ST 2046-1:2009). */
export const SAFE_AREAS = { action: 0.93, title: 0.9 } as const;

/** The middle `fraction` of a rectangle, both ways. */
export function safeArea({ left, top, right, bottom }: Rectangle, fraction: number): Rectangle {
  const [insetX, insetY] = [((right - left) * (1 - fraction)) / 2, ((bottom - top) * (1 - fraction)) / 2];
  return { left: left + insetX, top: top + insetY, right: right - insetX, bottom: bottom - insetY };
}
