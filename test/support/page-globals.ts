import type { StripReading, containRectangle, readStrip } from './coded-strip.ts';

declare global {
  /** What the strip reader script puts into a page. */
  var seqTest: {
    readonly readStrip: typeof readStrip;
    readonly containRectangle: typeof containRectangle;
    canvasOf(player: string | Element): HTMLCanvasElement | null;
    readPlayer(player: string | Element, aspect?: number): StripReading;
    waitForStrip(player: string | Element, frame: number, deadlineMs?: number, aspect?: number): Promise<StripReading>;
  };
}
