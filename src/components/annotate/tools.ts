import type { TemplateResult } from 'lit';
import type { ItemType } from '../../core/annotation/annotation.ts';
import { icon } from '../player/controls/icon.ts';

export type ToolName = 'select' | 'eraser' | ItemType;

export interface Tool {
  readonly name: ToolName;
  /** Chooses it while drawing. */
  readonly key: string;
  readonly icon: TemplateResult;
}

const ICONS: Readonly<Record<ToolName, string>> = {
  select: 'M4 1.5 12.5 9H8.6l2 4.6-1.7.8-2-4.7L4 12z',
  pen: 'M11.6 1.8 14.2 4.4 5.4 13.2 1.8 14.2 2.8 10.6zM10.4 4.9 4.3 11l.7.7 6.1-6.1z',
  marker: 'M10.2 1.8 14.2 5.8 8.4 11.6H6.2L4.8 13H1.6L4.4 10.2V7.6zM2 14h12v1.2H2z',
  line: 'M13 2l1 1L3 14l-1-1z',
  arrow: 'M8 2h6v6h-1.6V4.7L3.1 14 2 12.9l9.3-9.3H8z',
  rectangle: 'M1.5 3h13v10h-13zM3.1 4.6v6.8h9.8V4.6z',
  ellipse:
    'M8 3c3.6 0 6.5 2.2 6.5 5S11.6 13 8 13 1.5 10.8 1.5 8 4.4 3 8 3zm0 1.6C5.3 4.6 3.1 6.1 3.1 8s2.2 3.4 4.9 3.4 4.9-1.5 4.9-3.4S10.7 4.6 8 4.6z',
  text: 'M2.5 2.5h11v3h-1.6V4.1H8.8v8.4h1.7V14h-5v-1.5h1.7V4.1H4.1v1.4H2.5z',
  eraser: 'M9.2 2.2 14 7 8.6 12.4H14V14H4.6L1.6 11zM5.6 8.2l-1.7 2.6 1.5 1.6h1.1l1.8-1.7z',
};

const ORDER: readonly ToolName[] = ['select', 'pen', 'marker', 'line', 'arrow', 'rectangle', 'ellipse', 'text', 'eraser']; // prettier-ignore

/** The tools in the order of their buttons; the digits choose them. */
export const TOOLS: readonly Tool[] = ORDER.map((name, at) => ({
  name,
  key: String(at + 1),
  icon: icon(ICONS[name]),
}));

/** Colours to choose from, beside any other; the first is what drawing begins with. */
export const COLORS: readonly string[] = ['#ff453a', '#ff9f0a', '#ffe14d', '#30d158', '#4da3ff', '#ffffff', '#000000'];

/** Letters are so many times as high as a line is broad. */
export const TEXT_SCALE = 8;

/** How broad a line is drawn first, for a picture of a height. */
export function firstSize(height: number): number {
  return Math.max(1, Math.round(height / 270));
}

/** The broadest line for a picture of a height. */
export function broadestSize(height: number): number {
  return Math.max(8, Math.round(height / 20));
}
