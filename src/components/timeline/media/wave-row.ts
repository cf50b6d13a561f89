import type { LinkedPlayer } from '../../link/linked-player.ts';
import { frameAt } from '../timeline-view.ts';
import type { TimelineLayout } from './media-layout.ts';

/** How loud what is not measured yet is drawn: a thin line. */
const UNKNOWN = 0;

/** The waveform of a player's sound: one column of device pixels for what of it goes with the frames there. */
export class WaveRow {
  readonly #canvas: HTMLCanvasElement;
  readonly #player: LinkedPlayer;
  readonly #stop: () => void;
  #painted = '';

  constructor(canvas: HTMLCanvasElement, player: LinkedPlayer) {
    this.#canvas = canvas;
    this.#player = player;
    this.#stop = player.watchPeaks?.() ?? (() => {});
  }

  paint({ view, width, ratio }: TimelineLayout): void {
    const canvas = this.#canvas;
    const peaks = this.#player.peaks ?? null;
    const [columns, height] = [Math.round(width * ratio), Math.round(canvas.clientHeight * ratio)];
    const style = getComputedStyle(canvas);
    const now = JSON.stringify([view, columns, height, peaks?.version, style.color]);
    const context = canvas.getContext('2d');
    if (now === this.#painted || !context || columns < 1 || height < 1) return;
    this.#painted = now;
    canvas.width = columns;
    canvas.height = height;
    canvas.dataset.complete = String(peaks?.complete ?? false);
    if (!view || !peaks) return;
    context.fillStyle = style.color;
    const middle = height / 2;
    for (let x = 0; x < columns; x++) {
      const found = peaks.between(frameAt(view, columns, x), frameAt(view, columns, x + 1));
      const [least, greatest] = found ?? [UNKNOWN, UNKNOWN];
      const top = Math.floor(middle - greatest * middle);
      const bottom = Math.ceil(middle - least * middle);
      context.globalAlpha = found ? 1 : 0.35;
      context.fillRect(x, Math.min(top, Math.floor(middle)), 1, Math.max(1, bottom - top));
    }
    context.globalAlpha = 1;
  }

  close(): void {
    this.#stop();
    this.#canvas.remove();
  }
}
