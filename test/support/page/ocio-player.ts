import { CHART } from '../pictures/colour-chart.ts';
import type { BrowserPage } from './browser-page.ts';

type Rgb = readonly [number, number, number];

/** One column of a chart as a player shows it. */
export interface ShownColour {
  /** Code values of `sample()`. */
  readonly display: Rgb;
  readonly sceneLinear: Rgb;
  /** Codes of 8 bits on the canvas. */
  readonly codes: Rgb;
}

export interface OcioState {
  readonly managed: boolean;
  readonly display: string | null;
  readonly view: string | null;
  readonly look: string | null;
  readonly input: string | null;
  readonly inputBy: string | null;
}

interface Player extends HTMLElement {
  readonly ready: Promise<void>;
  readonly state: { readonly ocio: OcioState | null; readonly notes: readonly { code: string; message: string }[] };
  sample(x: number, y: number): Promise<{ display: number[]; sceneLinear?: number[] } | null>;
  capture(): Promise<Blob>;
}

/** Sets attributes of the player; null takes one away. */
export function setAttributes(page: BrowserPage, attributes: Readonly<Record<string, string | null>>): Promise<void> {
  return page.page.evaluate((entries) => {
    const player = document.querySelector('seq-player');
    for (const [name, value] of Object.entries(entries)) {
      if (value === null) player?.removeAttribute(name);
      else player?.setAttribute(name, value);
    }
  }, attributes);
}

/** Waits until the state of the player's config is as described; answers its notes' codes. */
export function untilOcio(page: BrowserPage, wanted: Partial<OcioState> | null): Promise<string[]> {
  return page.page.evaluate(async (expected) => {
    const player = document.querySelector('seq-player') as Player;
    const isThere = (): boolean => {
      const { ocio } = player.state;
      if (!expected || !ocio) return expected === ocio;
      return Object.entries(expected).every(([name, value]) => ocio[name as keyof OcioState] === value);
    };
    const deadline = performance.now() + 20_000;
    while (!isThere()) {
      if (performance.now() > deadline) throw new Error(`the state is ${JSON.stringify(player.state.ocio)}`);
      await new Promise((done) => setTimeout(done, 10));
    }
    return player.state.notes.map(({ code }) => code);
  }, wanted);
}

/** Reads the first columns of the chart that the player shows. */
export function readColumns(page: BrowserPage, count: number): Promise<ShownColour[]> {
  return page.page.evaluate(
    async ({ columns, width }) => {
      const player = document.querySelector('seq-player') as Player;
      await player.ready;
      const bitmap = await createImageBitmap(await player.capture());
      const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d', { colorSpace: 'srgb' });
      context?.drawImage(bitmap, 0, 0);
      // The player's bar may ask for more width than the chart has: the chart is in the middle.
      const row = context?.getImageData((bitmap.width - width) >> 1, bitmap.height >> 1, width, 1).data ?? [];
      const shown: ShownColour[] = [];

      for (let x = 0; x < columns; x++) {
        const sample = await player.sample(x, 2);
        const [r = NaN, g = NaN, b = NaN] = sample?.display ?? [];
        const [lr = NaN, lg = NaN, lb = NaN] = sample?.sceneLinear ?? [];
        const codes = [row[x * 4] ?? NaN, row[x * 4 + 1] ?? NaN, row[x * 4 + 2] ?? NaN] as const;
        shown.push({ display: [r, g, b], sceneLinear: [lr, lg, lb], codes });
      }
      return shown;
    },
    { columns: count, width: CHART.width },
  );
}
