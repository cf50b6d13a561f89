import type { Annotation } from '../annotation/annotation.ts';
import { holdAnnotations } from '../annotation/hold-annotations.ts';
import { nextAnimationFrame } from '../base/animation-frame.ts';
import type { Schedule } from '../base/event-coalescer.ts';
import { consoleLog, type Log } from '../base/log.ts';
import { SeqError } from '../base/seq-error.ts';
import { systemTime, type TimeSource } from '../base/time-source.ts';
import type { DemandOptions, PlayerStats, StatusView } from '../cache/cache-contract.ts';
import { frameNumber } from '../frame/frame-number.ts';
import type { PlayerId } from '../presenter/protocol.ts';
import type { PixelSample } from '../frame/pixel-sample.ts';
import type { ScopeReading, ScopeRequest } from '../scopes/scope-reading.ts';
import type { SoundDescription } from '../sequence/sound/open-sound.ts';
import type { SourceDescription } from '../sequence/source/source-description.ts';
import type { SourceOpener } from '../sequence/source/source-opener.ts';
import { type PlayerSettings, playerSettings, type SettingName } from '../settings/player-settings.ts';
import { settingValue } from '../settings/setting.ts';
import { parseFrameRange } from '../time/frame-range-parse.ts';
import type { FrameRange } from '../time/playback-plan.ts';
import type { Point } from '../viewport/viewport.ts';
import { AttachedPlayer } from './attached-player.ts';
import type { SessionCache } from './attached-player-options.ts';
import { changedSettings, followSettings, markSettings } from './changed-settings.ts';
import { checkMarkers, type Marker } from './document/marker.ts';
import { type PlayerDocument, readPlayerDocument, writePlayerDocument } from './document/player-document.ts';
import { restoreDocument } from './document/restore-document.ts';
import { isDormant, NO_INTENT, type PlayerIntent } from './player-intent.ts';
import {
  buildSnapshot,
  NO_PLAYBACK,
  type PlaybackFacts,
  type PlayerEvents,
  type PlayerSnapshot,
} from './player-snapshot.ts';
import type { SeekResult } from './seek/seek-ledger.ts';
import { SessionEvents } from './session-events.ts';
import type { SeekOptions, SessionOptions, SessionStage } from './session-options.ts';
import { SessionWatches } from './session-watches.ts';
import type { SoundPeaks } from './sound/measured-peaks.ts';
import type { SoundOutput } from './sound/sound-output.ts';
import { pageOpeners } from './source/page-openers.ts';
import { RenewablePromise } from './source/renewable-promise.ts';
import { planTerms } from './transport/plan-terms.ts';
import { checkPictureView, FITTED_VIEW, type PictureView } from './view/picture-view.ts';
import type { PlayerLayout } from './view/player-layout.ts';
import type { ThumbnailWatch } from './view/thumbnails.ts';

/**
 * One player without its element: commands in, frozen state and events out. It exists before it is on a page and after:
 * what it is asked is kept, and takes effect while it is attached to a cache.
 */
export class PlayerSession {
  readonly #time: TimeSource;
  readonly #timeOrigin: number;
  readonly #log: Log;
  readonly #baseUrl: () => string;
  readonly #openers: readonly SourceOpener[] | undefined;
  readonly #sound: (() => SoundOutput) | undefined;
  readonly #schedule: Schedule;
  readonly #events: SessionEvents;
  readonly #ready = new RenewablePromise<void>();
  #intent: PlayerIntent = NO_INTENT;
  #attached: AttachedPlayer | null = null;
  /** What played when the player was detached: the state goes on saying it. */
  #left: PlaybackFacts = NO_PLAYBACK;
  #snapshot: PlayerSnapshot | null = null;
  readonly #watches = new SessionWatches(() => this.#attached);

  constructor(options: SessionOptions) {
    this.#time = options.time ?? systemTime;
    this.#timeOrigin = options.timeOrigin ?? performance.timeOrigin;
    this.#log = options.log ?? consoleLog;
    this.#baseUrl = options.baseUrl;
    this.#openers = options.openers;
    this.#sound = options.sound;
    this.#schedule = options.schedule ?? nextAnimationFrame(this.#time);
    const facts = {
      state: () => this.state,
      advance: (time?: number) => this.#attached?.playhead.advance(time) ?? false,
      takePresented: () => this.#attached?.takePresented() ?? [],
      takeStatusRanges: () => this.#attached?.takeStatusRanges() ?? [],
    };
    this.#events = new SessionEvents(facts, this.#schedule, this.#timeOrigin);
    this.#events.on('clip-change', () => this.#readAnnotations());
  }

  /** Goes on at a cache with what is asked of the player, on a stage of its element. */
  attach(cache: SessionCache, stage: SessionStage = {}): void {
    if (this.#attached) return;
    this.#events.open();
    const player = new AttachedPlayer({
      cache,
      events: this.#events,
      ready: this.#ready,
      openers: this.#openers ?? pageOpeners(cache.presenter),
      time: this.#time,
      timeOrigin: this.#timeOrigin,
      schedule: this.#schedule,
      sound: this.#sound,
      baseUrl: this.#baseUrl,
      intent: () => this.#intent,
      changed: () => this.#changed(),
      sized: () => {
        this.#readAnnotations();
        stage.sized?.();
      },
      layerFellBack: () => this.#layerFellBack(),
    });
    this.#attached = player;
    stage.mountCanvas?.(player.handle.id);
    this.#resume(player);
  }

  /** Drops the claims on the cache and settles what waits; nothing is reported until the player is attached again. */
  detach(): void {
    const player = this.#attached;
    if (!player) return;
    const { frame } = this.state;
    const playing = player.playhead.playing || player.source.playsOnceReady;
    this.#left = player.facts();
    this.#attached = null;
    this.#events.close();
    this.#ask({ frame: frame ?? this.#intent.frame, playing });
    player.close();
  }

  /** What cache and presenter know the player by; null while it is not attached. */
  get id(): PlayerId | null {
    return this.#attached?.handle.id ?? null;
  }

  get state(): PlayerSnapshot {
    return (this.#snapshot ??= buildSnapshot(this.#intent, this.#attached?.facts() ?? this.#left));
  }

  /** First picture of the source presented; rejects with its error. Renewed per source; need not be handled. */
  get ready(): Promise<void> {
    return this.#ready.promise;
  }

  /** Status of every frame of the source; null while the player is not attached. */
  get status(): StatusView | null {
    return this.#attached?.handle.status ?? null;
  }

  get stats(): PlayerStats | null {
    return this.#attached?.handle.stats ?? null;
  }

  /** What `load()` was given. */
  get description(): SourceDescription | null {
    return this.#intent.description;
  }

  /** Size of the source's pictures by itself or its first header, whatever is on the canvas; null until it is known. */
  get naturalSize(): PlayerSnapshot['size'] {
    return (this.#attached ? this.#attached.source.source : this.#left.source)?.naturalSize ?? null;
  }

  /** The due frame; while nothing plays, the one to go to. null: none. */
  get frame(): number | null {
    return this.#attached ? this.state.frame : this.#intent.frame;
  }

  /** Returns the function that removes the listener. */
  on<Name extends keyof PlayerEvents>(name: Name, listener: (detail: PlayerEvents[Name]) => void): () => void {
    return this.#events.on(name, listener);
  }

  /**
   * Shows another source, or none. What cannot be resolved becomes the state's error and a `source-invalid` event. The
   * same source again changes nothing. Returns `ready`.
   */
  load(description: SourceDescription | null): Promise<void> {
    this.#ask({ description });
    if (this.#attached) this.#attached.source.load(description, this.#baseUrl());
    else if (this.#ready.settled) this.#ready.renew();
    return this.ready;
  }

  /**
   * Shows another source beside the player's own, as the `compare` settings say; null: none. What cannot be resolved
   * becomes the state's `compare.error`.
   */
  compareWith(compared: SourceDescription | null): void {
    this.#ask({ compared });
    this.#attached?.compared.load(compared, this.#baseUrl());
  }

  /**
   * Plays a file of sound beside the pictures, in place of their own, as `audioOffset` says; null: none. One that cannot be
   * opened is an `error` event without a frame, and `state.sound` says why; the pictures go on.
   */
  setAudio(audio: SoundDescription | null): void {
    this.#ask({ audio });
    this.#attached?.sound.load(audio, this.#baseUrl());
  }

  /** Loads everything anew, as a new generation: files on the server have changed. Returns `ready`. */
  reload(): Promise<void> {
    this.#attached?.reload();
    return this.ready;
  }

  /** Tries failed frames again, one or all; a source that could not be opened is opened again. */
  retry(frame?: number): void {
    this.#attached?.retry(frame === undefined ? undefined : frameNumber(frame));
  }

  /** Plays from the due frame; from the in point where that is outside the range, or `once` has ended. */
  play(): void {
    this.#ask({ playing: true });
    this.#wake();
    this.#attached?.play();
  }

  pause(): void {
    this.#ask({ playing: false });
    if (this.#attached) this.#attached.pause();
    else this.#left = { ...this.#left, playing: false };
  }

  /** Goes to a frame, clamped to the source. Always resolves; rejects with TypeError for what is no frame number. */
  seek(frame: number, { scrub }: SeekOptions = {}): Promise<SeekResult> {
    if (!Number.isInteger(frame)) return Promise.reject(new TypeError(`seek(frame): ${frame} is no frame number`));
    return this.#seek(frame, scrub === undefined ? { jump: true } : { jump: true, scrub });
  }

  /** Says where to stand without asking for the picture: `preload="none"` goes on waiting. */
  startAt(frame: number): void {
    void this.#seek(frame, { jump: true }, false);
  }

  /** Stands, and moves by a number of frames. */
  step(by: number): Promise<SeekResult> {
    if (!Number.isInteger(by)) return Promise.reject(new TypeError(`step(by): ${by} is no integer`));
    this.pause();
    const target = this.#attached?.stepTarget(by) ?? (this.#intent.frame ?? 0) + by;
    return this.#seek(target, { jump: Math.abs(by) > 1 });
  }

  /** In and out, inclusive; null for the whole source. Text that is no range counts as null, with a warning. */
  setRange(range: string | FrameRange | null): void {
    const parsed = typeof range === 'string' ? parseFrameRange(range) : range;
    if (range !== null && !parsed) this.#log.warn(`range="${String(range)}" is not in-out: the whole source plays`);
    if (parsed && !(Number.isInteger(parsed.in) && Number.isInteger(parsed.out) && parsed.in <= parsed.out)) {
      throw new TypeError('range must be in-out with out not before in');
    }
    const before = this.#intent.range;
    if (parsed?.in === before?.in && parsed?.out === before?.out) return;
    this.#ask({ range: parsed && Object.freeze({ in: parsed.in, out: parsed.out }) });
    this.#events.mark('playback-change');
    this.#attached?.changed();
    this.#attached?.replan();
  }

  /** Changes settings. Throws TypeError naming one that does not exist or does not fit, and changes nothing then. */
  configure(changes: Partial<PlayerSettings>): void {
    const names = changedSettings(this.#intent.settings, changes);
    if (names.length === 0) return;
    const values = Object.entries(changes).map(([name, value]) => [
      name,
      settingValue(playerSettings[name as SettingName], value),
    ]);
    this.#ask({ settings: Object.freeze({ ...this.#intent.settings, ...Object.fromEntries(values) }) });
    if (!this.#attached) return;
    markSettings(this.#events, names);
    followSettings(this.#attached, names, this.#intent.settings);
  }

  setLayout(layout: PlayerLayout): void {
    this.#ask({ layout });
    this.#attached?.measure();
    this.#attached?.send();
    this.#attached?.playhead.visibilityChanged();
  }

  /** Zooms and pans. Throws TypeError naming the field that is wrong. */
  setView(view: PictureView): void {
    this.#ask({ view: checkPictureView(view) });
    this.#attached?.measure();
    this.#attached?.update();
    this.#events.markDisplay(['view']);
  }

  /** Throws TypeError naming the field that is wrong. */
  setMarkers(markers: readonly Marker[]): void {
    this.#ask({ markers: checkMarkers(markers) });
    this.#attached?.changed();
    this.#events.markDisplay(['markers']);
  }

  /** null: those that the source brings along. Throws TypeError naming the field that is wrong. */
  setAnnotations(annotations: readonly Annotation[] | null): void {
    this.#ask({ annotations: annotations && holdAnnotations(annotations) });
    this.#attached?.changed();
    this.#events.markDisplay(['annotations']);
  }

  /** Plays as one with the page's players of the same name, by timecode with `name timecode`; null or empty: alone. */
  setSync(sync: string | null): void {
    this.#ask({ sync });
    this.#attached?.joinGroup();
  }

  /** Everything but pixels, as plain JSON. `compare` is the element's to tell. */
  exportState(compare: PlayerDocument['compare'] = null): PlayerDocument {
    const { description, audio } = this.#intent;
    const hasNotes = this.#intent.annotations !== null;
    return writePlayerDocument({ ...this.state, frame: this.frame }, description, compare, audio, hasNotes);
  }

  /**
   * Takes a state over: settings, range, view, markers, annotations, source and frame; frames load by themselves. A
   * document without a source keeps the one there is. Throws `source-invalid` for what is no state, and changes nothing then.
   */
  importState(input: unknown): PlayerDocument {
    const document = readPlayerDocument(input);
    restoreDocument(this, document);
    return document;
  }

  /**
   * The edit that is shown as an OpenTimelineIO document: one that was read from such a document as it was, with all that
   * is not understood here, and the notes as they are. Throws `source-invalid` where no edit is shown.
   */
  exportOtio(): unknown {
    const source = this.#attached?.source.source ?? this.#left.source;
    const document = source?.resolved?.exportOtio?.(this.#intent.annotations);
    if (document === undefined) throw new SeqError('source-invalid', 'What is shown is not an edit: it has no clips.');
    return document;
  }

  /** Peaks of the sound as far as they are measured, while somebody watches them; null: none. */
  get peaks(): SoundPeaks | null {
    return this.#attached?.sound.peaks ?? null;
  }

  /** Measures peaks of the sound until the returned function is called, while nothing better waits. */
  watchPeaks(): () => void {
    return this.#watches.watchPeaks();
  }

  /** Draws small pictures of frames, while nothing better waits. */
  watchThumbnails(): ThumbnailWatch {
    return this.#watches.watchThumbnails();
  }

  /** A person did something in the player: a browser that waited for it lets sound out. */
  gesture(): void {
    if (this.state.sound?.state === 'blocked') this.#attached?.sound.gesture();
  }

  /** The player has a canvas again: everything is sent anew. */
  refresh(): void {
    this.#attached?.send();
  }

  /**
   * Values at a pixel of the display window, of the frame shown in full resolution; null where there is no picture.
   * `area` is the side in pixels of the square averaged, 1…64.
   */
  sample(x: number, y: number, area = 1): Promise<PixelSample | null> {
    return this.#attached?.reader.sample(x, y, area) ?? Promise.resolve(null);
  }

  /**
   * Follows the pointer, at a point of the canvas in device pixels: `state.probe` then tells what is under it, over
   * `probeArea`. Full resolution is loaded when it rests. null: no pointer.
   */
  probeAt(point: Point | null): void {
    this.#attached?.probe.move(point);
  }

  /**
   * Counts what scopes show of the picture on the canvas. null: there is none, or the next question has
   * come. `isWanted` is asked once full resolution is there.
   */
  readScopes(request: ScopeRequest, isWanted: () => boolean): Promise<ScopeReading | null> {
    return this.#attached?.reader.scopes(request, isWanted) ?? Promise.resolve(null);
  }

  /** What the canvas shows, as an image file of a MIME type; rejects where there is no picture. */
  capture({ type = 'image/png' }: { type?: string } = {}): Promise<Blob> {
    if (this.#attached) return this.#attached.reader.capture(type);
    return Promise.reject(new SeqError('gl-unavailable', 'The player is not on a page: there is no picture to save.'));
  }

  /** Notes that the source brings along: their places follow from the sizes of its pictures. */
  #readAnnotations(): void {
    const read = this.#attached?.source.source?.readAnnotations();
    void read?.then(
      (isNew) => {
        if (!isNew) return;
        this.#changed();
        this.#events.markDisplay(['annotations']);
      },
      () => {},
    );
  }

  #ask(changes: Partial<PlayerIntent>): void {
    this.#intent = Object.freeze({ ...this.#intent, ...changes });
    this.#changed();
  }

  #changed(): void {
    this.#snapshot = null;
  }

  /** Somebody wants to see something: `preload="none"` holds nothing back any more. */
  #wake(): void {
    const wasDormant = isDormant(this.#intent);
    this.#ask({ asked: true });
    if (wasDormant) this.#attached?.send();
  }

  #seek(frame: number, options: DemandOptions, asks = true): Promise<SeekResult> {
    if (asks) this.#wake();
    if (this.#attached) return this.#attached.seek(frame, options);
    const target = this.#left.source?.clamp(frame) ?? frameNumber(frame);
    this.#ask({ frame: target });
    this.#left = { ...this.#left, due: target };
    return Promise.resolve({ frame: target, shown: null, at: this.#time.now() - this.#timeOrigin, outcome: 'hidden' });
  }

  /** Brings a newly attached player to where the session stands. */
  #resume(player: AttachedPlayer): void {
    const { settings, description, compared, audio, range, markers, annotations, frame, playing, view } = this.#intent;
    player.levels.setResolution(settings.resolution);
    markSettings(this.#events, changedSettings(NO_INTENT.settings, settings));
    if (range) this.#events.mark('playback-change');
    this.#events.markDisplay([
      ...(markers.length > 0 ? ['markers'] : []),
      ...(annotations ? ['annotations'] : []),
      ...(view === FITTED_VIEW ? [] : ['view']),
    ]);
    player.playhead.setTerms(planTerms(this.#intent, null), false, false);
    if (frame !== null) void player.source.want(frame);
    if (playing) player.source.playOnceReady(true);
    if (description) player.source.load(description, this.#baseUrl());
    if (compared) player.compared.load(compared, this.#baseUrl());
    if (audio) player.sound.load(audio, this.#baseUrl());
    this.#watches.resume(player);
    player.send();
  }

  #layerFellBack(): void {
    this.#ask({ settings: Object.freeze({ ...this.#intent.settings, layer: '' }) });
    this.#events.markDisplay(['layer']);
  }
}
