import { SeqError } from '../../base/seq-error.ts';
import { type FrameNumber, frameNumber } from '../../frame/frame-number.ts';
import type { TimeSource } from '../../base/time-source.ts';
import { BufferedStart } from '../transport/buffered-start.ts';
import { FrameStatus } from '../../frame/frame-status.ts';
import type { PlayerHandle } from '../../cache/cache-contract.ts';
import type { FrameHeader } from '../../presenter/protocol.ts';
import type { ResolvedSource } from '../../sequence/source/resolve-source.ts';
import type { SourceDescription } from '../../sequence/source/source-description.ts';
import type { SourceOpener } from '../../sequence/source/source-opener.ts';
import { isGrown } from '../../sequence/frames/frame-list-growth.ts';
import { LoadedSource, playRange, truncatedError } from './loaded-source.ts';
import type { PlanTerms } from '../transport/plan-state.ts';
import { planTerms } from '../transport/plan-terms.ts';
import type { RenewablePromise } from './renewable-promise.ts';
import type { SeekResult } from '../seek/seek-ledger.ts';
import type { SessionEvents } from '../session-events.ts';
import type { PlayerIntent } from '../player-intent.ts';
import type { LevelSelector } from '../view/level-selector.ts';
import type { Playhead } from '../transport/playhead.ts';
import { SourceOpening } from './source-opening.ts';
import { WaitingSeek } from '../seek/waiting-seek.ts';

/** What the controller needs of its player. */
export interface SourceControllerHost {
  readonly time: TimeSource;
  readonly handle: PlayerHandle;
  readonly playhead: Playhead;
  readonly levels: LevelSelector;
  readonly events: SessionEvents;
  /** First picture of the source presented, or its error; renewed with each source. */
  readonly ready: RenewablePromise<void>;
  /** What kinds of source are opened before they are shown. */
  readonly openers: readonly SourceOpener[];
  intent(): PlayerIntent;
  /** The document's `performance.now()`. */
  publicNow(): number;
  /** The source has not got the layer that was chosen for an earlier one: its own default is shown. */
  layerFellBack(): void;
  /** Another source, or its first header: the player's group may be another, or count otherwise. */
  joinGroup(): void;
  /** Cache and presenter must hear of a change. */
  send(jump: boolean): void;
  /** The picture's natural size is known, or another: the box may follow it at once. */
  sized(): void;
  /** The picture's size may be known now: the level is worked out anew. */
  measure(): void;
  /** Another source, generation or layer: statuses are reported from the start. */
  statusesReplaced(): void;
}

/** Takes sources in: from what is asked, over header and first picture, to what fails on the way. */
export class SourceController {
  readonly #host: SourceControllerHost;
  readonly #opening: SourceOpening;
  readonly #waiting: WaitingSeek;
  #source: LoadedSource | null = null;
  /** The source before the one that is being opened, or before its failed forerunners: whose frame is kept. */
  #before: LoadedSource | null = null;
  #baseUrl = '';
  /** Where to go once there is a source. */
  #wanted: number | null = null;
  #playOnceReady = false;
  /** It is `autoplay` that plays, which waits for a buffer. */
  #byItself = false;
  readonly #bufferedStart: BufferedStart;
  /** The layer was chosen for an earlier source: one that has no such layer falls back to its own default. */
  #layerInherited = false;
  /** The picture of the generation before stays on the canvas until the new one is there. */
  #reloading = false;

  constructor(host: SourceControllerHost) {
    this.#host = host;
    this.#opening = new SourceOpening(host.openers);
    this.#bufferedStart = new BufferedStart(host.time, host.handle);
    this.#waiting = new WaitingSeek(() => host.publicNow());
  }

  get source(): LoadedSource | null {
    return this.#source;
  }

  /** Plays once the first picture is there. */
  get playsOnceReady(): boolean {
    return this.#playOnceReady || this.#bufferedStart.waiting;
  }

  /** Remembers a frame to go to once there is a source. Settles at once where none is being opened. */
  want(frame: number): Promise<SeekResult> {
    this.#wanted = frame;
    if (this.#opening.active && this.#source?.opening) return this.#waiting.begin(frame);
    return Promise.resolve(this.#waiting.unseen(frame, 'error'));
  }

  /** Whether to play once the first picture is there. */
  playOnceReady(play: boolean): void {
    this.#bufferedStart.cancel();
    this.#byItself = false;
    this.#playOnceReady = play;
  }

  load(description: SourceDescription | null, baseUrl: string): void {
    const before = this.#source;
    if (description && this.#opening.isOf(description, baseUrl)) return;
    const source = description && this.#open(description, baseUrl);
    if (source?.resolved && source.resolved.id === before?.resolved?.id) return;
    if (!source) this.#opening.abort();
    if (before?.resolved) this.#before = before;
    this.#baseUrl = baseUrl;
    if (source?.resolved && before?.resolved && isGrown(source.resolved, before.resolved)) {
      return this.#grow(source, before);
    }
    this.#host.ready.renew();
    this.#reloading = false;
    this.#layerInherited = before?.header != null && before.error === null;
    this.#source = source;
    this.#waiting.end('superseded');
    const plays = this.#host.intent().settings.autoplay !== false && source !== null && !this.#hasGrown(source, before);
    this.#bufferedStart.cancel();
    this.#byItself = plays && !this.#playOnceReady;
    this.#playOnceReady ||= plays;
    this.#show(before);
    if (source?.error) this.#refuse(source.error);
  }

  /** Loads everything anew. What had to be opened is opened again first, and the old frames stay meanwhile. */
  reload(): void {
    const source = this.#source;
    if (!source?.resolved || this.#opening.active) return;
    this.#host.ready.renew();
    this.#reloading = true;
    if (source.openedLate) this.#reopen(source);
    else this.#renew(source);
  }

  /** Opens once more what could not be opened; nothing where the source is another kind of wrong. */
  retry(): void {
    const source = this.#source;
    if (!source || source.resolved || !source.openedLate || this.#opening.active) return;
    this.load(source.description, this.#baseUrl);
  }

  /** The player is gone: nothing is opened any more. */
  close(): void {
    this.#bufferedStart.cancel();
    this.#opening.abort();
    this.#waiting.end('superseded');
  }

  header(header: FrameHeader, frame: FrameNumber): void {
    const source = this.#source;
    const known = source?.firstHeader;
    // A smaller file's header holds until a full one is read.
    if (!source || (known && (!known.proxy || header.proxy))) return;
    source.setHeader(header, frame);
    this.chooseLayer();
    this.#host.sized();
    this.#host.measure();
    this.#host.events.mark('source-change');
    this.#host.playhead.setTerms(this.#terms(), false, false);
    this.#host.joinGroup();
    this.#host.send(false);
  }

  /** Checks the chosen layer against the header: falls back, or refuses it, where the source has none such. */
  chooseLayer(): void {
    const { events, playhead, ready } = this.#host;
    const source = this.#source;
    if (!source) return;
    const { settings } = this.#host.intent();
    const wasRefused = source.resolved && source.error;
    this.#host.statusesReplaced();
    if (source.error) events.mark('source-change');
    if (!source.header) source.refuseLayer(null);
    else if (!source.checkLayer(settings.layer) && !this.#fallBack(source) && source.error)
      return this.#refuse(source.error);
    else this.#layerInherited = false;
    if (!wasRefused || source.error) return;
    // Whoever waits for its picture waits again, or has it.
    ready.renew();
    if (playhead.meter.shown !== null) ready.resolve();
  }

  /** Shows the source's own default where the layer was chosen for an earlier source; false where it was not. */
  #fallBack(source: LoadedSource): boolean {
    if (!this.#layerInherited) return false;
    this.#layerInherited = false;
    this.#host.layerFellBack();
    source.checkLayer('');
    return true;
  }

  /** A frame failed; the first one's failure is what `ready` rejects with. */
  failed(frame: FrameNumber, error: SeqError): void {
    const { playhead } = this.#host;
    const source = this.#source;
    if (!source) return;
    if (this.#isLayerRefusal(source, error)) return this.#layerRefused(source, error);
    if (!source.reportOnce(frame)) return;
    this.#host.events.error(error, frame);
    if (frame === playhead.due && !this.#host.ready.settled) this.#host.ready.reject(error);
    playhead.statusesChanged();
  }

  /** The due frame may have failed before it was due here: for another player, earlier, with others of its clip. */
  dueMayHaveFailed(): void {
    const { handle, playhead, ready, events } = this.#host;
    const source = this.#source;
    if (!source?.resolved || source.error) return;
    const error = handle.status?.errorOf(playhead.due);
    if (!error || this.#isLayerRefusal(source, error)) return;
    if (source.reportOnce(playhead.due)) events.error(error, playhead.due);
    if (!ready.settled) ready.reject(error);
  }

  /** A picture of the source is on the canvas: what its header says, or what of it differs from the one before. */
  presented(header: FrameHeader | undefined, changes: Partial<FrameHeader> | undefined): void {
    const { handle, playhead } = this.#host;
    const { complete, shown } = playhead.meter;
    if (shown !== null) this.#source?.showHeader(shown, header, changes);
    if (!complete && shown !== null && this.#source?.reportOnce(shown))
      this.#host.events.error(truncatedError(shown), shown);
    const isOld = this.#reloading && handle.status?.status(playhead.due) !== FrameStatus.Loaded;
    if (isOld) return;
    this.#reloading = false;
    if (!this.#host.ready.settled) this.#host.ready.resolve();
    if (!this.#playOnceReady) return;
    this.#playOnceReady = false;
    if (this.#byItself && this.#host.intent().settings.autoplay === 'buffered')
      this.#bufferedStart.begin(() => playhead.play());
    else playhead.play();
  }

  /** More frames of the same source: all goes on, and what failed is tried again. */
  #grow(source: LoadedSource, before: LoadedSource): void {
    const { handle, playhead, events } = this.#host;
    // Whoever waits for a picture and was refused waits again: it may be among those that have come.
    if (this.#host.ready.settled && playhead.meter.shown === null) this.#host.ready.renew();
    source.takeOver(before);
    this.#source = source;
    handle.setSource(source.resolved);
    this.#host.statusesReplaced();
    events.mark('source-change', 'playback-change');
    playhead.setTerms(this.#terms(), false);
    this.#host.send(false);
  }

  #open(description: SourceDescription, baseUrl: string): LoadedSource {
    const options = { baseUrl, fresh: false };
    const opened = this.#opening.begin(description, options, (late) => this.#opened(source, late));
    const source = new LoadedSource(description, opened);
    return source;
  }

  /** What had to be opened first is open, or cannot be. */
  #opened(source: LoadedSource, outcome: ResolvedSource | SeqError): void {
    source.settle(outcome);
    this.#host.events.mark('source-change');
    if (!(outcome instanceof SeqError)) return this.#show(this.#before);
    this.#waiting.end('error');
    this.#host.send(false);
    this.#refuse(outcome);
  }

  #reopen(source: LoadedSource): void {
    const settled = (outcome: ResolvedSource | SeqError): void => {
      if (outcome instanceof SeqError) return this.#refuse(outcome);
      if (outcome.id === source.resolved?.id) return this.#renew(source);
      this.#source = new LoadedSource(source.description, null);
      this.#source.settle(outcome);
      this.#show(source, true);
    };
    const options = { baseUrl: this.#baseUrl, fresh: true };
    const opened = this.#opening.begin(source.description, options, settled);
    if (opened) settled(opened);
  }

  /** The same frames, as a new generation. */
  #renew(source: LoadedSource): void {
    source.renew();
    this.#host.handle.setSource(source.resolved, { reload: true });
    this.#host.statusesReplaced();
    this.#host.playhead.renew();
  }

  /** Brings the source that is there now to cache and presenter. */
  #show(before: LoadedSource | null, reload = false): void {
    const { handle, playhead, levels } = this.#host;
    const source = this.#source;
    handle.setSource(source?.resolved ?? null, { reload });
    levels.forget();
    this.#host.sized();
    // A manifest may tell the size before any file does: the first request already asks for what the screen wants.
    this.#host.measure();
    this.#start(before);
    this.#host.joinGroup();
    if (source?.resolved) this.#waiting.goOn((frame) => playhead.seek(source.clamp(frame), { jump: false }));
    this.dueMayHaveFailed();
  }

  /** The same address with another list of frames: more of them were written. */
  #hasGrown({ description, resolved }: LoadedSource, before: LoadedSource | null): boolean {
    return resolved !== null && description.src != null && description.src === before?.description.src;
  }

  /** Stands where it is wanted; else stays if the source has that frame; else begins. A list that grew plays on. */
  #start(before: LoadedSource | null): void {
    const { playhead, events } = this.#host;
    const source = this.#source;
    const list = source?.resolved?.frames;
    const grown = source !== null && this.#hasGrown(source, before);
    const stays = list && before?.resolved && playhead.due >= list.first && playhead.due <= list.last;
    const first = list ? playRange(source, this.#host.intent().range).in : playhead.due;
    const frame = list && this.#wanted !== null ? this.#wanted : stays ? playhead.due : first;
    if (list) this.#wanted = null;
    playhead.restart(source?.clamp(frame) ?? frameNumber(frame), this.#terms(), playhead.playing && grown);
    this.#host.statusesReplaced();
    events.mark('source-change', 'playback-change', 'frame-change');
    this.#host.send(true);
  }

  #isLayerRefusal(source: LoadedSource, error: SeqError): boolean {
    return error.code === 'source-invalid' && !source.header && this.#host.intent().settings.layer !== '';
  }

  /** A decoder found no such layer, and said so before it reported a header. */
  #layerRefused(source: LoadedSource, error: SeqError): void {
    if (source.error) return;
    if (this.#fallBack(source)) return this.#host.send(true);
    source.refuseLayer(error);
    this.#refuse(error);
    this.#host.send(false);
  }

  #terms(): PlanTerms {
    return planTerms(this.#host.intent(), this.#source);
  }

  #refuse(error: SeqError): void {
    this.#host.events.error(error, null);
    this.#host.ready.reject(error);
  }
}
