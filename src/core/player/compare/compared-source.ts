import type { SeqError } from '../../base/seq-error.ts';
import type { TimeSource } from '../../base/time-source.ts';
import type { DemandOptions, PlayerDemand, PlayerHandle, PlayerListener } from '../../cache/cache-contract.ts';
import { frameNumber, type FrameNumber } from '../../frame/frame-number.ts';
import { FRAME_STATUS_NAMES } from '../../frame/frame-status.ts';
import type { ComparedPicture, PresentedComparison } from '../../presenter/protocol.ts';
import type { SourceOpener } from '../../sequence/source/source-opener.ts';
import type { SourceDescription } from '../../sequence/source/source-description.ts';
import { shiftPlan } from '../../time/playback-plan.ts';
import type { Rate } from '../../time/rate.ts';
import { comparedScale } from '../../viewport/compared-transform.ts';
import { type CompareAlignment, compareAlignment } from './compare-alignment.ts';
import type { CompareSnapshot } from './compare-snapshot.ts';
import { LevelSelector } from '../view/level-selector.ts';
import { LoadedSource } from '../source/loaded-source.ts';
import { hasLayer } from '../source/layer-choice.ts';
import { headerFrame } from '../view/picture-view.ts';
import { SourceOpening } from '../source/source-opening.ts';
import type { PlayerIntent } from '../player-intent.ts';

/** Bytes of the textures that difference and blend are put together in, a canvas pixel: two of four half floats. */
const COMBINED_BYTES = 16;

/** The first picture, as far as the second one goes with it. */
export interface FirstPicture {
  readonly source: LoadedSource | null;
  readonly due: FrameNumber;
  readonly rate: Rate;
}

/** What the compared source needs of its player. */
export interface ComparedSourceHost {
  intent(): PlayerIntent;
  firstPicture(): FirstPicture;
  /** A player at the cache, without a canvas. */
  addPlayer(listener: PlayerListener): PlayerHandle;
  /** What is known of it changed: statuses, header, error. */
  changed(): void;
  /** The picture's size may be known now: the level is worked out anew. */
  measure(): void;
  /** Cache and presenter must hear of it. */
  send(): void;
  failed(error: SeqError, frame: FrameNumber | null): void;
}

/**
 * The second source of a comparison. To the cache it is a player of its own, which follows the first one's plan and has
 * no canvas: so its frames are loaded, kept and given back by the same rules, its current frame like any player's.
 */
export class ComparedSource {
  readonly #host: ComparedSourceHost;
  readonly #levels: LevelSelector;
  readonly #opening: SourceOpening;
  #handle: PlayerHandle | null = null;
  #source: LoadedSource | null = null;
  #shown: PresentedComparison | null = null;
  /** The source has no such layer as the player shows: its own default stands in. */
  #ownLayer = false;

  constructor(host: ComparedSourceHost, time: TimeSource, openers: readonly SourceOpener[]) {
    this.#host = host;
    this.#opening = new SourceOpening(openers);
    this.#levels = new LevelSelector(time, () => host.send());
  }

  get source(): LoadedSource | null {
    return this.#source;
  }

  /** Compares with another source; null: with none. The same one again changes nothing. */
  load(description: SourceDescription | null, baseUrl: string): void {
    if (!description && !this.#source) return;
    if (description && this.#opening.isOf(description, baseUrl)) return;
    const source = description && this.#open(description, baseUrl);
    if (source?.resolved && source.resolved.id === this.#source?.resolved?.id) return;
    if (!source) this.#opening.abort();
    this.#source = source;
    this.#show();
  }

  #open(description: SourceDescription, baseUrl: string): LoadedSource {
    const opened = this.#opening.begin(description, { baseUrl, fresh: false }, (late) => {
      source.settle(late);
      this.#show();
    });
    const source = new LoadedSource(description, opened);
    return source;
  }

  /** Brings the source that is there now to the cache. */
  #show(): void {
    const source = this.#source;
    this.#shown = null;
    this.#ownLayer = false;
    this.#levels.forget();
    if (source?.resolved) {
      this.#handle ??= this.#host.addPlayer(this.#listener());
      this.#handle.setSource(source.resolved);
    } else this.#leave();
    this.#host.changed();
    this.#host.send();
    if (source?.error) this.#host.failed(source.error, null);
  }

  reload(): void {
    if (!this.#source?.resolved) return;
    this.#source.renew();
    this.#handle?.setSource(this.#source.resolved, { reload: true });
  }

  retry(): void {
    this.#source?.renew();
    this.#handle?.retry();
  }

  /** Tells the cache what goes with what the player wants; null: nothing. */
  demand(demand: PlayerDemand | null, options: DemandOptions): void {
    const resolved = this.#source?.resolved;
    if (!demand) this.#handle?.demand(null, options);
    if (!resolved || !this.#handle || !demand) return;
    const { frameOffset, basis } = this.#alignment();
    const { settings, layout } = this.#host.intent();
    const { plan } = demand;
    const still = basis === 'still' ? { ...plan, playing: false, start: resolved.frames.first } : null;
    const combined = settings.compare === 'difference' || settings.compare === 'blend';
    const drawBytes = combined && layout ? layout.width * layout.height * COMBINED_BYTES : 0;
    const { level, open: levelOpen } = this.#levels;
    const own = { plan: still ?? shiftPlan(plan, frameOffset), layer: this.#layer(), level, levelOpen, drawBytes };
    this.#handle.demand({ ...demand, ...own }, options);
  }

  /** The size on screen, or what it is made of, changed. `samplesPerPixel` is the first picture's. */
  measure(samplesPerPixel: number | null): void {
    const { settings } = this.#host.intent();
    const { source } = this.#host.firstPicture();
    this.#levels.setResolution(settings.resolution);
    const [first, second] = [source?.header, this.#source?.header];
    if (samplesPerPixel === null || !first || !second) return;
    this.#levels.measure(samplesPerPixel * comparedScale(headerFrame(first), headerFrame(second)));
  }

  /** Full resolution until the returned function is called. */
  wantFull(): () => void {
    return this.#levels.wantFull();
  }

  /** The presenter's word on what of it is on the canvas. */
  presented(shown: PresentedComparison | undefined): void {
    if (shown) this.#shown = shown;
  }

  /** What the presenter is sent; null where there is nothing to compare with. */
  picture(): ComparedPicture | null {
    const frames = this.#source?.resolved?.frames;
    const key = this.#source?.error ? null : this.#handle?.sourceKey;
    if (!frames || !key) return null;
    const { settings } = this.#host.intent();
    return {
      shown: { source: key, layer: this.#layer() },
      ocioInput: settings.compareOcioInput,
      frameOffset: this.#alignment().frameOffset,
      first: frames.first,
      last: frames.last,
      mode: settings.compare,
      position: settings.comparePosition,
      angle: settings.compareAngle,
      gain: settings.compareGain,
      mix: settings.compareMix,
      side: settings.compareSide,
    };
  }

  /** What a session's state says of it; null where nothing is compared. */
  snapshot(): CompareSnapshot | null {
    const source = this.#source;
    if (!source) return null;
    const alignment = this.#alignment();
    const frame = this.#due(alignment);
    const status = frame === null ? undefined : this.#handle?.status?.status(frame);
    const error = source.error ?? (frame === null ? null : this.#handle?.status?.errorOf(frame));
    const shown = this.#shown?.shown ?? null;
    return Object.freeze({
      source: source.name,
      frames: source.resolved?.frames ?? null,
      header: source.header,
      ...alignment,
      frame,
      shown,
      held: shown !== null && shown !== frame,
      status: (status === undefined ? undefined : FRAME_STATUS_NAMES[status]) ?? null,
      level: this.#shown?.level ?? 0,
      error: error ? Object.freeze({ ...error.toValue(), frame: source.error ? null : frame }) : null,
    });
  }

  close(): void {
    this.#opening.abort();
    this.#levels.close();
    this.#leave();
    this.#source = null;
  }

  #alignment(): CompareAlignment {
    const { source, rate } = this.#host.firstPicture();
    return compareAlignment(source, this.#source, this.#host.intent().settings.compareOffset, rate);
  }

  /** The frame that goes with the due one. */
  #due({ frameOffset, basis }: CompareAlignment): FrameNumber | null {
    const frames = this.#source?.resolved?.frames;
    const { source, due } = this.#host.firstPicture();
    if (!frames || !source?.resolved) return null;
    return basis === 'still' ? frames.first : frameNumber(due + frameOffset);
  }

  /** The layer the player shows where the source has it, else the source's own default. */
  #layer(): string {
    const { layer } = this.#host.intent().settings;
    const header = this.#source?.header;
    return this.#ownLayer || (header && !hasLayer(header.layers, layer)) ? '' : layer;
  }

  #leave(): void {
    this.#handle?.dispose();
    this.#handle = null;
  }

  #listener(): PlayerListener {
    const host = this.#host;
    return {
      statusChanged: () => host.changed(),
      header: (header, frame) => {
        this.#source?.setHeader(header, frame);
        host.measure();
        host.changed();
        host.send();
      },
      failed: (frame, error) => {
        host.changed();
        const source = this.#source;
        if (!source) return;
        // A decoder found no such layer, and said so before it reported a header.
        if (error.code === 'source-invalid' && !source.header && this.#layer() !== '') {
          this.#ownLayer = true;
          host.send();
        } else if (source.reportOnce(frame)) host.failed(error, frame);
      },
      report: () => {},
      canvasLost: () => {
        this.#shown = null;
      },
      cacheChanged: () => host.changed(),
      progressed: () => {},
    };
  }
}
