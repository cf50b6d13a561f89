import type { SeqError } from '../base/seq-error.ts';
import { type FrameNumber, frameNumber } from '../frame/frame-number.ts';
import { FrameStatus } from '../frame/frame-status.ts';
import type { FrameHeader } from '../presenter/protocol.ts';
import type { SourceDescription } from '../sequence/source-description.ts';
import { joinSync } from './join-sync.ts';
import { isGrown } from '../sequence/is-grown.ts';
import { LoadedSource, playRange } from './loaded-source.ts';
import { planTerms } from './plan-terms.ts';
import { RenewablePromise } from './renewable-promise.ts';
import type { SessionEvents } from './session-events.ts';
import type { SessionParts, Writable } from './session-parts.ts';
import { truncatedError } from './truncated-error.ts';

/** What the desk needs of its session. */
export interface DeskHost {
  readonly parts: Writable<SessionParts>;
  readonly events: SessionEvents;
  /** Cache and presenter must hear of a change. */
  send(jump: boolean): void;
  /** The header told the picture's size: the level is worked out anew. */
  measure(): void;
  /** Another source, generation or layer: statuses are told from the start. */
  statusesReplaced(): void;
}

/** Takes sources in: from what is asked, over header and first picture, to what fails on the way. */
export class SourceDesk {
  readonly #host: DeskHost;
  readonly #ready = new RenewablePromise<void>();
  /** Where to go once there is a source. */
  #wanted: number | null = null;
  #playOnceReady = false;
  /** The layer was chosen for an earlier source: one that has no such layer falls back to its own default. */
  #layerInherited = false;
  /** The picture of the generation before stays on the canvas until the new one is there. */
  #reloading = false;

  constructor(host: DeskHost) {
    this.#host = host;
  }

  get ready(): Promise<void> {
    return this.#ready.promise;
  }

  /** Remembers a frame to go to once there is a source. */
  want(frame: number): void {
    this.#wanted = frame;
  }

  /** Whether to play once the first picture is there. */
  playOnceReady(play: boolean): void {
    this.#playOnceReady = play;
  }

  load(description: SourceDescription | null, baseUrl: string): void {
    const { parts } = this.#host;
    const before = parts.source;
    const source = description && new LoadedSource(description, baseUrl);
    if (source?.resolved && source.resolved.id === before?.resolved?.id) return;
    if (source?.resolved && before?.resolved && isGrown(source.resolved, before.resolved)) {
      return this.#grow(source, before);
    }
    this.#ready.renew();
    this.#reloading = false;
    this.#layerInherited = before?.header != null && before.error === null;
    parts.source = source;
    parts.handle.setSource(source?.resolved ?? null);
    parts.levels.forget();
    this.#start(before);
    joinSync(parts);
    if (source?.error) this.#refuse(source.error);
  }

  reload(): void {
    const { parts } = this.#host;
    if (!parts.source?.resolved) return;
    this.#ready.renew();
    this.#reloading = true;
    parts.source.renew();
    parts.handle.setSource(parts.source.resolved, { reload: true });
    this.#host.statusesReplaced();
    parts.playhead.renew();
  }

  header(header: FrameHeader, frame: FrameNumber): void {
    const { parts, events } = this.#host;
    if (!parts.source || parts.source.header) return;
    parts.source.setHeader(header, frame);
    this.chooseLayer();
    this.#host.measure();
    events.mark('source-change');
    parts.playhead.setTerms(planTerms(parts), false, false);
    joinSync(parts);
    this.#host.send(false);
  }

  /** Checks the chosen layer against the header: falls back, or refuses it, where the source has none such. */
  chooseLayer(): void {
    const { parts, events } = this.#host;
    const { source, settings } = parts;
    if (!source) return;
    this.#host.statusesReplaced();
    if (source.error) events.mark('source-change');
    if (!source.header) return source.refuseLayer(null);
    if (!source.checkLayer(settings.layer) && !this.#fallBack(source) && source.error) this.#refuse(source.error);
    this.#layerInherited = false;
  }

  /** Shows the source's own default where the layer was chosen for an earlier source; false where it was not. */
  #fallBack(source: LoadedSource): boolean {
    const { parts, events } = this.#host;
    if (!this.#layerInherited) return false;
    this.#layerInherited = false;
    parts.settings = Object.freeze({ ...parts.settings, layer: '' });
    events.markDisplay(['layer']);
    source.checkLayer('');
    return true;
  }

  /** A frame failed; the first one's failure is what `ready` rejects with. */
  failed(frame: FrameNumber, error: SeqError): void {
    const { source, playhead } = this.#host.parts;
    if (!source) return;
    if (error.code === 'source-invalid' && !source.header && this.#host.parts.settings.layer !== '') {
      return this.#layerRefused(source, error);
    }
    if (!source.reportOnce(frame)) return;
    this.#host.events.error(error, frame);
    if (frame === playhead.due && !this.#ready.settled) this.#ready.reject(error);
    playhead.statusesChanged();
  }

  /** A picture of the source is on the canvas. */
  presented(): void {
    const { handle, playhead, source } = this.#host.parts;
    const { complete, shown } = playhead.meter;
    if (!complete && shown !== null && source?.reportOnce(shown)) this.#host.events.error(truncatedError(shown), shown);
    const isOld = this.#reloading && handle.status?.status(playhead.due) !== FrameStatus.Loaded;
    if (isOld) return;
    this.#reloading = false;
    if (!this.#ready.settled) this.#ready.resolve();
    if (!this.#playOnceReady) return;
    this.#playOnceReady = false;
    this.#host.parts.playhead.play();
  }

  /** More frames of the same source: all goes on, and what failed is tried again. */
  #grow(source: LoadedSource, before: LoadedSource): void {
    const { parts, events } = this.#host;
    // Whoever waits for a picture and was refused waits again: it may be among those that have come.
    if (this.#ready.settled && parts.playhead.meter.shown === null) this.#ready.renew();
    source.takeOver(before);
    parts.source = source;
    parts.handle.setSource(source.resolved);
    this.#host.statusesReplaced();
    events.mark('source-change', 'playback-change');
    parts.playhead.setTerms(planTerms(parts), false);
    this.#host.send(false);
  }

  /** Stands where it is wanted; else stays if the source has that frame; else begins. A list that grew plays on. */
  #start(before: LoadedSource | null): void {
    const { parts, events } = this.#host;
    const { source, playhead, settings } = parts;
    const list = source?.resolved?.frames;
    const { src } = source?.description ?? {};
    const grown = list !== undefined && src != null && src === before?.description.src;
    const stays = list && before?.resolved && playhead.due >= list.first && playhead.due <= list.last;
    const first = list ? playRange(source, parts.range).in : playhead.due;
    const frame = list && this.#wanted !== null ? this.#wanted : stays ? playhead.due : first;
    if (list) this.#wanted = null;
    this.#playOnceReady ||= settings.autoplay && !grown;
    playhead.restart(source?.clamp(frame) ?? frameNumber(frame), planTerms(parts), playhead.keeper.playing && grown);
    this.#host.statusesReplaced();
    events.mark('source-change', 'playback-change', 'frame-change');
    this.#host.send(true);
  }

  /** A decoder found no such layer, and said so before it told of a header. */
  #layerRefused(source: LoadedSource, error: SeqError): void {
    if (source.error) return;
    if (this.#fallBack(source)) return this.#host.send(true);
    source.refuseLayer(error);
    this.#refuse(error);
    this.#host.send(false);
  }

  #refuse(error: SeqError): void {
    this.#host.events.error(error, null);
    this.#ready.reject(error);
  }
}
