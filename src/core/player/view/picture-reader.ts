import { SeqError } from '../../base/seq-error.ts';
import type { TimeSource } from '../../base/time-source.ts';
import type { ScopeReading, ScopeRequest } from '../../scopes/scope-reading.ts';
import type { PlayerId, PresenterCommands } from '../../presenter/protocol.ts';
import type { PixelSample } from '../../frame/pixel-sample.ts';

/** A probe of a frame that cannot be had in full reads what there is after this long, milliseconds. */
const FULL_WITHIN_MS = 2000;
const MAX_AREA = 64;

/** What a reader needs of its player. */
export interface ReaderHost {
  readonly player: PlayerId;
  readonly commands: PresenterCommands;
  /** Asks for full resolution of every picture shown, until the returned function is called. */
  wantFull(): () => void;
  /** Resolution level on the canvas. */
  level(): number;
  /** The wanted level changed. */
  levelChanged(): void;
}

/** Reads values and pictures back from what is shown. */
export class PictureReader {
  readonly #host: ReaderHost;
  readonly #time: TimeSource;
  #waiting: (() => void)[] = [];

  constructor(host: ReaderHost, time: TimeSource) {
    this.#host = host;
    this.#time = time;
  }

  /** Values at a pixel of the display window, in full resolution; see `PlayerSession.sample`. */
  async sample(x: number, y: number, area: number): Promise<PixelSample | null> {
    if (!Number.isFinite(x) || !Number.isFinite(y)) throw new TypeError('sample(x, y): both must be finite numbers');
    if (!(area >= 1 && area <= MAX_AREA)) throw new TypeError(`sample(x, y, area): area must be 1…${MAX_AREA}`);
    const { commands, player } = this.#host;
    return this.#withFull(() => commands.sample(player, Math.floor(x), Math.floor(y), Math.floor(area)));
  }

  /** Loads full resolution; settles when it is shown, or reads will have to do with what there is. */
  full(): Promise<void> {
    return this.#withFull(() => Promise.resolve());
  }

  /** What scopes show of the picture; an exact answer is of full resolution. null: no picture, or another question came. */
  scopes(request: ScopeRequest, isWanted: () => boolean): Promise<ScopeReading | null> {
    const { commands, player } = this.#host;
    const read = async (): Promise<ScopeReading | null> => (isWanted() ? commands.readScopes(player, request) : null);
    return request.exact ? this.#withFull(read) : read();
  }

  async capture(type: string): Promise<Blob> {
    if (typeof type !== 'string') throw new TypeError('capture({type}) must be a MIME type');
    const blob = await this.#host.commands.capture(this.#host.player, type);
    if (!blob) throw new SeqError('gl-unavailable', 'there is no picture to capture');
    return blob;
  }

  /** Something was presented. */
  presented(): void {
    if (this.#host.level() === 0) this.release();
  }

  /** Nobody waits any longer. */
  release(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const resolve of waiting) resolve();
  }

  async #withFull<Result>(read: () => Promise<Result>): Promise<Result> {
    const done = this.#host.wantFull();
    try {
      await this.#fullPicture();
      return await read();
    } finally {
      done();
      this.#host.levelChanged();
    }
  }

  #fullPicture(): Promise<void> {
    if (this.#host.level() === 0) return Promise.resolve();
    this.#host.levelChanged();
    return new Promise((resolve) => {
      const cancel = this.#time.after(FULL_WITHIN_MS, resolve);
      this.#waiting.push(() => {
        cancel();
        resolve();
      });
    });
  }
}
