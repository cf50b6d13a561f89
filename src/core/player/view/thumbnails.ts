import type { TimeSource } from '../../base/time-source.ts';
import type { MemoryClaim } from '../../cache/budget/memory-claims.ts';
import { COARSEST_LEVEL } from '../../cache/budget/size-estimate.ts';
import type { PlayerDemand, PlayerHandle, PlayerListener } from '../../cache/cache-contract.ts';
import { type FrameNumber, frameNumber } from '../../frame/frame-number.ts';
import { FrameStatus } from '../../frame/frame-status.ts';
import type { PlayerState, PresenterCommands } from '../../presenter/protocol.ts';
import type { ResolvedSource } from '../../sequence/source/resolve-source.ts';
import type { PlaybackPlan } from '../../time/playback-plan.ts';
import type { PlayerSettings } from '../../settings/player-settings.ts';
import type { PlayerIntent } from '../player-intent.ts';
import { playerView } from './player-view.ts';
import { FITTED_VIEW } from './picture-view.ts';

/** Small pictures of some frames, for as long as they are wanted. */
export interface ThumbnailWatch {
  /** How large they are drawn, device pixels. */
  size(width: number, height: number): void;
  /** Which frames, those wanted first ahead. */
  want(frames: readonly number[]): void;
  /** One of them; null where it is not there. It stays the player's: draw it at once, and do not close it. */
  get(frame: number): ImageBitmap | null;
  close(): void;
}

export interface ThumbnailsHost {
  readonly time: TimeSource;
  readonly commands: PresenterCommands;
  addPlayer(listener: PlayerListener): PlayerHandle;
  addClaim(dropped: () => void): MemoryClaim;
  intent(): PlayerIntent;
  source(): ResolvedSource | null;
  plan(): PlaybackPlan;
  /** Size of the source's pictures; null until it is known. */
  pictureSize(): { readonly width: number; readonly height: number } | null;
  baseUrl(): string;
  /** More of them are there, or none any more. */
  changed(): void;
}

const BYTES_PER_PIXEL = 4;
/** Thumbnails that are kept at most; beyond, those wanted least recently go. */
const MOST_KEPT = 400;
/** Drawn again, with another look, once it has not changed for this long. */
const SETTLED_MS = 400;
/** Until it is looked again whether there is room. */
const NO_ROOM_MS = 3000;

/**
 * Small pictures of a player's frames. Their planes are loaded as frames of a source of their own, at the coarsest level
 * that serves, below everything else that anybody wants, and drawn as the player draws its own; the drawn pictures are
 * the first to go where memory is short.
 */
export class Thumbnails implements ThumbnailWatch {
  readonly #host: ThumbnailsHost;
  readonly #claim: MemoryClaim;
  readonly #drawn = new Map<number, ImageBitmap>();
  readonly #failed = new Set<number>();
  #handle: PlayerHandle | null = null;
  #source: ResolvedSource | null = null;
  #size = { width: 0, height: 0 };
  #wanted: readonly number[] = [];
  #loading: number | null = null;
  #drawing = false;
  /** The settings that they are drawn by: replaced whole where one changes. */
  #look: PlayerIntent['settings'] | null = null;
  #restsUntil = -Infinity;
  #revision = 0;
  #closed = false;
  #stopSettling = (): void => {};
  #stopResting = (): void => {};

  constructor(host: ThumbnailsHost) {
    this.#host = host;
    this.#claim = host.addClaim(() => this.#forget());
  }

  size(width: number, height: number): void {
    if (width === this.#size.width && height === this.#size.height) return;
    this.#size = { width, height };
    this.#forget();
    this.update();
  }

  want(frames: readonly number[]): void {
    this.#wanted = frames;
    this.update();
  }

  get(frame: number): ImageBitmap | null {
    return this.#drawn.get(frame) ?? null;
  }

  /** Source or looks may be others. */
  update(): void {
    if (this.#closed) return;
    const source = this.#host.source();
    if (source !== this.#source) this.#replace(source);
    const { settings } = this.#host.intent();
    if (settings !== this.#look && this.#look !== null) this.#redrawSoon();
    this.#look = settings;
    this.#next();
  }

  close(): void {
    this.#closed = true;
    this.#stopSettling();
    this.#stopResting();
    this.#forget();
    if (this.#claim.bytes > 0) this.#claim.release();
    this.#handle?.dispose();
    this.#handle = null;
  }

  #replace(source: ResolvedSource | null): void {
    this.#source = source;
    this.#failed.clear();
    this.#loading = null;
    this.#forget();
    if (!source) return this.#handle?.setSource(null);
    this.#handle ??= this.#host.addPlayer(this.#listener());
    this.#handle.setSource({ ...source, id: `${source.id} thumbnails`, family: undefined });
  }

  /** While somebody turns a knob nothing is drawn anew. */
  #redrawSoon(): void {
    this.#stopSettling();
    this.#stopSettling = this.#host.time.after(SETTLED_MS, () => {
      this.#forget();
      this.#next();
    });
  }

  /** Asks for the first frame that is wanted and not there. */
  #next(): void {
    const source = this.#source;
    if (this.#closed || !source || !this.#handle || this.#size.width < 1) return;
    if (this.#host.time.now() < this.#restsUntil) return;
    const wanted = this.#wanted.find((frame) => this.#isMissing(source, frame));
    if (wanted === undefined) return void (this.#loading = null);
    if (wanted !== this.#loading) {
      this.#loading = wanted;
      this.#handle.demand(this.#demand(frameNumber(wanted)), { jump: false, scrub: false });
    }
    this.#checkLoaded();
  }

  #isMissing(source: ResolvedSource, frame: number): boolean {
    return !this.#drawn.has(frame) && !this.#failed.has(frame) && source.frames.indexOf(frameNumber(frame)) !== null;
  }

  #demand(frame: FrameNumber): PlayerDemand {
    const { layer } = this.#host.intent().settings;
    const plan: PlaybackPlan = {
      ...this.#host.plan(),
      revision: ++this.#revision,
      playing: false,
      start: frame,
      range: { in: frame, out: frame },
      listed: null,
    };
    const size = this.#host.pictureSize();
    const level = size ? Math.floor(Math.log2(Math.max(1, size.height / this.#size.height))) : 0;
    return {
      plan,
      layer,
      level: Math.min(level, COARSEST_LEVEL),
      visible: false,
      order: 'spiral',
      direction: 1,
      preload: false,
      background: true,
    };
  }

  /** The frame that is waited for may be there, or may have failed. */
  #checkLoaded(): void {
    const frame = this.#loading;
    const status = frame === null ? null : this.#handle?.status?.status(frameNumber(frame));
    if (frame === null || this.#drawing) return;
    if (status === FrameStatus.Loaded) void this.#draw(frame);
    else if (status === FrameStatus.Error || status === FrameStatus.Missing) {
      this.#failed.add(frame);
      this.#next();
    }
  }

  async #draw(frame: number): Promise<void> {
    const key = this.#handle?.sourceKey;
    if (!key) return;
    this.#drawing = true;
    const { settings } = this.#host.intent();
    const layout = { ...this.#size, visible: true };
    const view = playerView({ ...settings, ...PLAIN }, layout, FITTED_VIEW, this.#host.baseUrl());
    const state: PlayerState = { shown: { source: key, layer: settings.layer }, plan: this.#host.plan(), view };
    const picture = await this.#host.commands.thumbnail(state, frameNumber(frame));
    this.#drawing = false;
    if (this.#closed || key !== this.#handle?.sourceKey) return picture?.close();
    if (picture) this.#keep(frame, picture);
    // No texture is free for it now, or the table of colours is not there yet.
    else this.#rest(SETTLED_MS);
    this.#next();
  }

  /** Asks for nothing for a while. */
  #rest(milliseconds: number): void {
    this.#restsUntil = this.#host.time.now() + milliseconds;
    this.#stopResting();
    this.#stopResting = this.#host.time.after(milliseconds, () => this.#next());
  }

  /** Keeps a picture where there is room for it; else those that are not wanted go, and then it is waited for a while. */
  #keep(frame: number, picture: ImageBitmap): void {
    this.#drawn.set(frame, picture);
    const each = this.#size.width * this.#size.height * BYTES_PER_PIXEL;
    const isWanted = new Set(this.#wanted);
    const fits = (): boolean => this.#drawn.size <= MOST_KEPT && this.#claim.resize(each * this.#drawn.size);
    for (const [oldest, drawn] of this.#drawn) {
      if (fits()) break;
      if (isWanted.has(oldest)) continue;
      drawn.close();
      this.#drawn.delete(oldest);
    }
    if (!fits()) {
      this.#drawn.delete(frame);
      picture.close();
      this.#rest(NO_ROOM_MS);
    }
    this.#host.changed();
  }

  #forget(): void {
    if (this.#drawn.size === 0) return;
    for (const picture of this.#drawn.values()) picture.close();
    this.#drawn.clear();
    if (this.#claim.bytes > 0) this.#claim.release();
    this.#host.changed();
  }

  #listener(): PlayerListener {
    return {
      statusChanged: () => this.#checkLoaded(),
      header: () => {},
      failed: () => this.#checkLoaded(),
      report: () => {},
      canvasLost: () => {},
      cacheChanged: () => {},
      progressed: () => {},
    };
  }
}

/** What belongs to a large picture only. */
const PLAIN: Partial<PlayerSettings> = {
  ...{ fit: 'contain', mask: null, pixelValues: 'none' },
  ...{ safeAreas: false, outline: false, overscan: false },
};
