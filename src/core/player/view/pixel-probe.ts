import type { TimeSource } from '../../base/time-source.ts';
import type { PlayerId, PresenterCommands } from '../../presenter/protocol.ts';
import type { PixelSample } from '../../frame/pixel-sample.ts';
import type { Point } from '../../viewport/viewport.ts';
import type { Schedule } from '../../base/event-coalescer.ts';

/** The pointer rests when it has not moved for this long, milliseconds: then full resolution is loaded. */
const REST_MS = 250;

export interface ProbeHost {
  readonly player: PlayerId;
  readonly commands: PresenterCommands;
  /** Side in pixels of the square averaged. */
  area(): number;
  playing(): boolean;
  /** Resolution level on the canvas. */
  level(): number;
  /** Another sample, or none. */
  changed(): void;
  /** Loads full resolution, and settles when it is shown or will not come. */
  full(): Promise<void>;
}

/**
 * Values under the pointer: asked for at most once per display frame, one question at a time, as the pointer moves and
 * as pictures change. Without a pointer it costs nothing.
 */
export class PixelProbe {
  readonly #host: ProbeHost;
  readonly #time: TimeSource;
  readonly #schedule: Schedule;
  #at: Point | null = null;
  #sample: PixelSample | null = null;
  #asked = false;
  #again = false;
  #closed = false;
  #cancelRest: () => void = () => {};

  constructor(host: ProbeHost, time: TimeSource, schedule: Schedule) {
    this.#host = host;
    this.#time = time;
    this.#schedule = schedule;
  }

  /** What was read last; null without a pointer over a picture. */
  get sample(): PixelSample | null {
    return this.#sample;
  }

  /** The pointer is at a point of the canvas, in device pixels; null: elsewhere. */
  move(at: Point | null): void {
    this.#cancelRest();
    this.#at = at;
    if (!at) return this.#tell(null);
    this.#cancelRest = this.#time.after(REST_MS, () => this.#rest());
    this.refresh();
  }

  /** The picture or how it is drawn changed. */
  refresh(): void {
    if (!this.#at || this.#closed) return;
    if (this.#asked) {
      this.#again = true;
      return;
    }
    this.#asked = true;
    this.#schedule(() => void this.#ask());
  }

  close(): void {
    this.#closed = true;
    this.#at = null;
    this.#cancelRest();
  }

  async #ask(): Promise<void> {
    const { commands, player } = this.#host;
    const at = this.#at;
    this.#again = false;
    const sample = at && (await commands.probe(player, at.x, at.y, this.#host.area()));
    this.#asked = false;
    if (this.#closed) return;
    if (this.#at) this.#tell(sample);
    if (this.#again) this.refresh();
  }

  #rest(): void {
    if (this.#host.playing() || this.#host.level() === 0) return;
    void this.#host.full().then(() => this.refresh());
  }

  #tell(sample: PixelSample | null): void {
    if (sample === this.#sample) return;
    this.#sample = sample && Object.freeze(sample);
    this.#host.changed();
  }
}
