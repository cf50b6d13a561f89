import { SeqError } from '../../core/base/seq-error.ts';
import type { PlayerStats, StatusView } from '../../core/cache/cache-contract.ts';
import type { Marker } from '../../core/player/document/marker.ts';
import type { PlayerDocument } from '../../core/player/document/player-document.ts';
import type { PlayerSession } from '../../core/player/player-session.ts';
import type { PlayerSnapshot } from '../../core/player/player-snapshot.ts';
import type { SeekResult } from '../../core/player/seek/seek-ledger.ts';
import type { PixelSample } from '../../core/presenter/protocol.ts';
import { parseFramePattern } from '../../core/sequence/pattern/frame-pattern.ts';
import type { ResolveFrame, SourceDescription } from '../../core/sequence/source/source-description.ts';
import { elementSettings, playerSettings } from '../../core/settings/player-settings.ts';
import { defaultSettings, isSettingValue } from '../../core/settings/setting.ts';
import type { FrameRange } from '../../core/time/playback-plan.ts';
import type { Point } from '../../core/viewport/viewport.ts';
import { Deferred } from '../../core/base/deferred.ts';
import { emptyState } from './empty-state.ts';
import { PlayerProperties } from './player-properties.ts';
import { SessionKeeper } from './session-keeper.ts';
import { PLAYER_PROPERTIES } from './setting-property.ts';
import { sourceDescription, type SourceLike } from './source-like.ts';

/** What a page can ask of a player by script; how it looks and where it is drawn is the element's. */
export abstract class PlayerMethods extends PlayerProperties {
  protected readonly keeper = new SessionKeeper();
  readonly #own: Record<string, unknown> = defaultSettings(elementSettings);
  #resolveFrame: ResolveFrame | null = null;
  #lastState = emptyState();
  #loadQueued = false;
  #whenStarted = new Deferred<PlayerSession>();
  /** Where the pointer is over the canvas, in its pixels; null: elsewhere. */
  #pointer: Point | null = null;
  #probeWatchers = 0;

  /** Says where each frame is fetched: `(frame, {signal})` → address, Blob, or a promise of one. */
  get resolveFrame(): ResolveFrame | null {
    return this.#resolveFrame;
  }

  set resolveFrame(resolve: ResolveFrame | null) {
    if (resolve === this.#resolveFrame) return;
    this.#resolveFrame = resolve;
    this.#queueLoad();
  }

  /** What the player shows and does: frozen, replaced whole on every change. */
  get state(): PlayerSnapshot {
    this.#flushSource();
    return this.keeper.session?.state ?? this.#lastState;
  }

  /** Settles with the source: resolves when its first picture is on the canvas, rejects with its `SeqError`. */
  get ready(): Promise<void> {
    this.#flushSource();
    return this.keeper.session?.ready ?? this.#whenStarted.promise.then((session) => session.ready);
  }

  /** What is shown: as given to `load()`, or by `src` and `frames`. */
  get source(): SourceDescription | null {
    this.#flushSource();
    return this.keeper.description;
  }

  set source(source: SourceLike | null) {
    void this.load(source).catch(() => {});
  }

  /** Notes on frames; linked timelines show them. The host owns them. Throws TypeError naming a wrong field. */
  get markers(): readonly Marker[] {
    return this.keeper.markers;
  }

  set markers(markers: readonly Marker[]) {
    this.keeper.setMarkers(markers);
  }

  /** Status of every frame, for linked elements: read only. */
  get frameStatus(): StatusView | null {
    return this.keeper.session?.status ?? null;
  }

  /** What the cache manager knows the player by; null while it is not connected. */
  get playerId(): number | null {
    return this.keeper.session?.id ?? null;
  }

  /** What the cache counts of this player. */
  get stats(): PlayerStats | null {
    return this.keeper.session?.stats ?? null;
  }

  /** Plays as soon as there is something to play. */
  play(): void {
    this.#flushSource();
    this.keeper.play(true);
  }

  /** Stands on the due frame. */
  pause(): void {
    this.keeper.play(false);
  }

  /** Goes to a frame number, clamped to the source. Always resolves; rejects with TypeError for what is no number. */
  seek(frame: number): Promise<SeekResult> {
    this.#flushSource();
    if (!Number.isInteger(frame)) return Promise.reject(new TypeError(`seek(frame): ${frame} is no frame number`));
    this.keeper.seek(frame);
    const session = this.keeper.session;
    if (session) return session.seek(frame);
    return Promise.resolve({ frame, shown: null, at: performance.now(), outcome: 'hidden' });
  }

  /** Pauses and moves by a number of frames. */
  step(by: number): Promise<SeekResult> {
    this.#flushSource();
    const session = this.keeper.session;
    return session ? session.step(by) : this.seek((this.keeper.frame ?? 0) + by);
  }

  /** Shows another source: an address or pattern, files, a manifest, or a description. null: none. Returns `ready`. */
  load(source: SourceLike | null): Promise<void> {
    this.#loadQueued = false;
    this.keeper.load(source === null ? null : sourceDescription(source));
    this.requestUpdate();
    return this.ready;
  }

  /** Loads everything anew: files have changed, or more of them have arrived. */
  reload(): Promise<void> {
    this.#flushSource();
    return this.keeper.session?.reload() ?? this.ready;
  }

  /** Tries failed frames again: one, or all. */
  retry(frame?: number): void {
    this.keeper.session?.retry(frame);
  }

  /** Values at a pixel of the display window; `area` is the side in pixels of the square averaged, 1…64. */
  sample(x: number, y: number, area = 1): Promise<PixelSample | null> {
    return this.keeper.session?.sample(x, y, area) ?? Promise.resolve(null);
  }

  /** Reads the values under the pointer until the returned function is called; `state.probe` tells them. */
  watchProbe(): () => void {
    let isOn = true;
    this.#probeWatchers += 1;
    this.#probe();
    return () => {
      if (isOn) this.#probeWatchers -= 1;
      isOn = false;
      this.#probe();
    };
  }

  /** What the canvas shows, as an image file. Rejects where there is no picture. */
  capture(options: { readonly type?: string } = {}): Promise<Blob> {
    const session = this.keeper.session;
    return session ? session.capture(options) : Promise.reject(new SeqError('gl-unavailable', 'not connected'));
  }

  /**
   * Everything but pixels as plain JSON: source, frame, range, settings, view, markers. Local files and `resolveFrame`
   * cannot be written down: the document then has no source.
   */
  exportState(): PlayerDocument {
    this.#flushSource();
    const { compareSrc, compareFrames, compare } = this;
    const list = compareFrames === null ? {} : { frames: compareFrames };
    return this.keeper.exportState(compareSrc === null ? null : { src: compareSrc, ...list, mode: compare });
  }

  /**
   * Takes a state of `exportState()` over, of this or an older version; frames load by themselves. A document without a
   * source keeps the one there is. Throws `source-invalid` for what is no state, and changes nothing then.
   */
  importState(state: unknown): void {
    this.#flushSource();
    const { source, compare } = this.keeper.importState(state);
    if (source) Object.assign(this.#own, { src: source.src, frames: source.frames, type: source.type ?? null });
    this.#own.compareSrc = compare?.src ?? null;
    this.#own.compareFrames = compare?.frames ?? null;
    if (compare && isSettingValue(playerSettings.compare, compare.mode)) this.compare = compare.mode;
    this.keeper.compareWith(this.#comparedDescription());
    this.requestUpdate();
  }

  override readSetting(name: string): unknown {
    if (name === 'frame') return this.keeper.frame;
    if (name === 'range') return rangeText(this.keeper.range);
    const settings: Readonly<Record<string, unknown>> = this.keeper.settings;
    if (name === 'fps') return settings.fps ?? (this.state.frames ? this.state.fps : null);
    return name in playerSettings ? settings[name] : this.#own[name];
  }

  override writeSetting(name: string, value: unknown): void {
    if (name in playerSettings) return this.keeper.configure({ [name]: value });
    const rule = PLAYER_PROPERTIES[name];
    if (!rule || !isSettingValue(rule, value)) {
      throw new TypeError(`seq-player.${name} cannot be ${JSON.stringify(value)}: ${rule?.description}`);
    }
    if (name === 'frame') {
      if (typeof value === 'number') void this.seek(value);
    } else if (name === 'range') this.keeper.setRange(value as string | null);
    else if (this.#own[name] !== value) {
      this.#own[name] = value;
      if (rule.affects === 'source') this.#queueLoad();
      if (name === 'poster') this.keeper.setPoster(value !== null);
      if (name === 'probe') this.#probe();
      if (name === 'sync') this.keeper.setSync(value as string | null);
    }
    this.requestUpdate();
  }

  get #isProbing(): boolean {
    return this.probe || this.#probeWatchers > 0;
  }

  /** The pointer is at a point of the canvas; nobody asks what is there while the probe is off. */
  protected probeAt(point: Point | null): void {
    this.#pointer = point;
    if (this.#isProbing) this.#probe();
  }

  /** Whoever turns the probe on sees what is under the pointer at once, not with its next move. */
  #probe(): void {
    this.keeper.session?.probeAt(this.#isProbing ? this.#pointer : null);
  }

  /** Takes a session over once the element is on a page. */
  protected startSession(session: PlayerSession): void {
    this.#flushSource();
    this.keeper.start(session);
    this.#whenStarted.resolve(session);
  }

  /** Ends the session; what it stood at is remembered. */
  protected stopSession(): void {
    this.#lastState = this.keeper.session?.state ?? this.#lastState;
    this.keeper.stop();
    this.#whenStarted = new Deferred();
  }

  /** Attributes come one by one: the source is put together when all of them are there. */
  #queueLoad(): void {
    if (this.#loadQueued) return;
    this.#loadQueued = true;
    queueMicrotask(() => this.#flushSource());
  }

  #flushSource(): void {
    if (!this.#loadQueued) return;
    this.#loadQueued = false;
    const { src, type, frames, resolveFrame } = this;
    const credentials = this.crossorigin === 'use-credentials' ? 'include' : null;
    this.keeper.load(src || resolveFrame || frames ? { src, type, frames, resolveFrame, credentials } : null);
    this.keeper.compareWith(this.#comparedDescription());
  }

  /** A pattern without a list of its own has the frames of `frames`. */
  #comparedDescription(): SourceDescription | null {
    const { compareSrc, compareFrames, frames } = this;
    if (!compareSrc) return null;
    const credentials = this.crossorigin === 'use-credentials' ? 'include' : null;
    const list = compareFrames ?? (parseFramePattern(compareSrc) ? frames : null);
    return { src: compareSrc, frames: list, credentials };
  }
}

function rangeText(range: string | FrameRange | null): string | null {
  return range === null || typeof range === 'string' ? range : `${range.in}-${range.out}`;
}
