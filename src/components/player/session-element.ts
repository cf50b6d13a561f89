import type { Annotation } from '../../core/annotation/annotation.ts';
import { consoleLog } from '../../core/base/log.ts';
import type { PlayerStats, StatusView } from '../../core/cache/cache-contract.ts';
import type { Marker } from '../../core/player/document/marker.ts';
import type { PlayerDocument } from '../../core/player/document/player-document.ts';
import { PlayerSession } from '../../core/player/player-session.ts';
import type { SeekOptions } from '../../core/player/session-options.ts';
import type { PlayerEvents, PlayerSnapshot } from '../../core/player/player-snapshot.ts';
import type { SoundPeaks } from '../../core/player/sound/measured-peaks.ts';
import type { ThumbnailWatch } from '../../core/player/view/thumbnails.ts';
import type { SeekResult } from '../../core/player/seek/seek-ledger.ts';
import type { PixelSample } from '../../core/frame/pixel-sample.ts';
import type { ResolveFrame, SourceDescription } from '../../core/sequence/source/source-description.ts';
import { elementSettings, playerSettings } from '../../core/settings/player-settings.ts';
import { defaultSettings, isSettingValue, parseSetting, settingExpectation } from '../../core/settings/setting.ts';
import { formatFrameRange } from '../../core/time/frame-range-parse.ts';
import type { CaptureOptions } from '../annotate/annotated-picture.ts';
import { PLAYER_PROPERTIES, PlayerSettingsElement, PROPERTY_OF_ATTRIBUTE } from './settings-element.ts';
import { SourceAttributes } from './source/source-attributes.ts';
import { type ResolveEditMedia, sourceDescription, type SourceLike, withMedia } from './source/source-like.ts';

/** Session events that become `seq-…` events; `error` alone bubbles. */
const EVENTS = [
  'source-change',
  'frame-change',
  'clip-change',
  'playback-change',
  'status-change',
  'display-change',
  'stall',
  'error',
] as const satisfies readonly (keyof PlayerEvents)[];

/**
 * A player without its face: the session, and the properties, methods and events by which pages command and follow it.
 * `SeqPlayer` adds what is seen and touched.
 */
export abstract class SessionElement extends PlayerSettingsElement {
  protected readonly session = new PlayerSession({ baseUrl: () => this.ownerDocument.baseURI });
  /** Values of the settings that are the element's own, not the session's. */
  readonly #own: Record<string, unknown> = defaultSettings(elementSettings);
  /** Attributes whose values are not valid. */
  readonly #invalid = new Set<string>();
  readonly #attributes = new SourceAttributes(this.session, this);
  #resolveFrame: ResolveFrame | null = null;
  #resolveMedia: ResolveEditMedia | null = null;

  constructor() {
    super();
    for (const name of EVENTS) this.session.on(name, (detail) => this.#send(name, detail));
  }

  /** Says where each frame is fetched: `(frame, {signal})` → address, Blob, or a promise of one. */
  get resolveFrame(): ResolveFrame | null {
    return this.#resolveFrame;
  }

  set resolveFrame(resolve: ResolveFrame | null) {
    if (resolve === this.#resolveFrame) return;
    this.#resolveFrame = resolve;
    this.#attributes.changed();
  }

  /**
   * Finds media of an edit that a page cannot open (`file:///mnt/…`): `(reference, {clip, signal})` → anything that
   * `load()` takes, null, or a promise of either. Both are as the edit's document has them.
   */
  get resolveMedia(): ResolveEditMedia | null {
    return this.#resolveMedia;
  }

  set resolveMedia(resolve: ResolveEditMedia | null) {
    if (resolve === this.#resolveMedia) return;
    this.#resolveMedia = resolve;
    this.#attributes.changed();
  }

  /** What the player shows and does: frozen, replaced whole on every change. */
  get state(): PlayerSnapshot {
    this.#attributes.flush();
    return this.session.state;
  }

  /** Settles with the source: resolves when its first picture is on the canvas, rejects with its `SeqError`. */
  get ready(): Promise<void> {
    this.#attributes.flush();
    return this.session.ready;
  }

  /** What is shown: as given to `load()`, or by `src` and `frames`. */
  get source(): SourceDescription | null {
    this.#attributes.flush();
    return this.session.description;
  }

  set source(source: SourceLike | null) {
    void this.load(source);
  }

  /** Notes on frames; linked timelines show them. The host owns them. Throws TypeError naming a wrong field. */
  get markers(): readonly Marker[] {
    return this.session.state.markers;
  }

  set markers(markers: readonly Marker[]) {
    this.session.setMarkers(markers);
  }

  /**
   * What is drawn and written on frames, as plain JSON in the pixels of the display window. The host owns it; until it sets
   * it, and after it sets null, it is what an edit brings along. Throws TypeError naming a wrong field; fields and items
   * that are not known are kept.
   */
  get annotations(): readonly Annotation[] {
    return this.session.state.annotations;
  }

  set annotations(annotations: readonly Annotation[] | null) {
    this.session.setAnnotations(annotations);
  }

  /** Status of every frame, for linked elements: read only. */
  get frameStatus(): StatusView | null {
    return this.session.status;
  }

  /** What the cache manager knows the player by; null while it is not connected. */
  get playerId(): number | null {
    return this.session.id;
  }

  /** What the cache counts of this player. */
  get stats(): PlayerStats | null {
    return this.session.stats;
  }

  /** Plays as soon as there is something to play. */
  play(): void {
    this.#attributes.flush();
    this.session.play();
  }

  /** Stands on the due frame. */
  pause(): void {
    this.session.pause();
  }

  /**
   * Goes to a frame number, clamped to the source. `scrub`: part of a drag, so that only this frame is loaded until it
   * rests. Always resolves; rejects with TypeError for what is no number.
   */
  seek(frame: number, options: SeekOptions = {}): Promise<SeekResult> {
    this.#attributes.flush();
    return this.session.seek(frame, options);
  }

  /** Pauses and moves by a number of frames. */
  step(by: number): Promise<SeekResult> {
    this.#attributes.flush();
    return this.session.step(by);
  }

  /** Shows another source: an address or pattern, files, a manifest, or a description. null: none. Returns `ready`. */
  load(source: SourceLike | null): Promise<void> {
    this.#attributes.discard();
    const description = source === null ? null : sourceDescription(source);
    const ready = this.session.load(description && withMedia(description, this.#resolveMedia));
    this.requestUpdate();
    return ready;
  }

  /** Loads everything anew: files have changed, or more of them have arrived. */
  reload(): Promise<void> {
    this.#attributes.flush();
    return this.session.reload();
  }

  /** Tries failed frames again: one, or all. */
  retry(frame?: number): void {
    this.session.retry(frame);
  }

  /** Values at a pixel of the display window; `area` is the side in pixels of the square averaged, 1…64. */
  sample(x: number, y: number, area = 1): Promise<PixelSample | null> {
    return this.session.sample(x, y, area);
  }

  /** Peaks of the sound as far as they are measured, for linked elements; null while nobody watches them. */
  get peaks(): SoundPeaks | null {
    return this.session.peaks;
  }

  /** Measures peaks of the sound until the returned function is called, while nothing better waits. */
  watchPeaks(): () => void {
    return this.session.watchPeaks();
  }

  /** Draws small pictures of frames, for linked elements, while nothing better waits. */
  watchThumbnails(): ThumbnailWatch {
    return this.session.watchThumbnails();
  }

  /** What the canvas shows, as an image file; with `annotations`, what is drawn on the frame, too. Rejects where there is no picture. */
  capture(options: CaptureOptions = {}): Promise<Blob> {
    return this.session.capture(options);
  }

  /**
   * Everything but pixels as plain JSON: source, frame, range, settings, view, markers, annotations. Local files and
   * `resolveFrame` cannot be written down: the document then has no source.
   */
  exportState(): PlayerDocument {
    this.#attributes.flush();
    const { compareSrc, compareFrames, compare } = this;
    const list = compareFrames === null ? {} : { frames: compareFrames };
    return this.session.exportState(compareSrc === null ? null : { src: compareSrc, ...list, mode: compare });
  }

  /**
   * Takes a state of `exportState()` over, of this or an older version; frames load by themselves. A document without a
   * source keeps the one there is. Throws `source-invalid` for what is no state, and changes nothing then.
   */
  importState(state: unknown): void {
    this.#attributes.flush();
    const { source, compare, audio } = this.session.importState(state);
    if (source) Object.assign(this.#own, { src: source.src, frames: source.frames, type: source.type ?? null });
    this.#own.compareSrc = compare?.src ?? null;
    this.#own.compareFrames = compare?.frames ?? null;
    if (compare && isSettingValue(playerSettings.compare, compare.mode)) this.compare = compare.mode;
    this.#own.audioSrc = audio?.src ?? null;
    this.#attributes.compare();
    this.#attributes.listen();
    this.requestUpdate();
  }

  /**
   * The edit that is shown as an OpenTimelineIO document, with the notes as effects of its clips: one that was read from
   * such a document as it was. Throws `source-invalid` where no edit is shown.
   */
  exportOtio(): unknown {
    return this.session.exportOtio();
  }

  /** An attribute has a value that it does not take. */
  protected get hasInvalidAttribute(): boolean {
    return this.#invalid.size > 0;
  }

  override attributeChangedCallback(name: string, old: string | null, value: string | null): void {
    super.attributeChangedCallback(name, old, value);
    if (old === value) return;
    const property = PROPERTY_OF_ATTRIBUTE.get(name);
    const rule = property && PLAYER_PROPERTIES[property];
    if (!property || !rule) return;
    const parsed = parseSetting(rule, value);
    if (!parsed.valid)
      consoleLog.warn(`seq-player: ${name}="${value}" is not valid: it takes ${settingExpectation(rule)}.`);
    if (parsed.valid) this.#invalid.delete(name);
    else this.#invalid.add(name);
    // Where the markup says to begin is no wish to see it yet.
    if (property === 'frame' && typeof parsed.value === 'number') return this.#startAt(parsed.value);
    this.writeSetting(property, parsed.value);
  }

  protected override readSetting(name: string): unknown {
    const { settings, range, frames, fps } = this.session.state;
    if (name === 'frame') return this.session.frame;
    if (name === 'range') return range && formatFrameRange(range);
    if (name === 'fps') return settings.fps ?? (frames ? fps : null);
    return name in playerSettings ? Reflect.get(settings, name) : this.#own[name];
  }

  protected override writeSetting(name: string, value: unknown): void {
    const rule = PLAYER_PROPERTIES[name];
    if (name in playerSettings) this.session.configure({ [name]: value });
    else if (!rule || !isSettingValue(rule, value)) {
      throw new TypeError(
        `seq-player.${name} cannot be ${JSON.stringify(value)}: it takes ${rule ? settingExpectation(rule) : 'nothing'}.`,
      );
    } else if (name === 'range') this.session.setRange(value as string | null);
    else if (name === 'frame') {
      if (typeof value === 'number') void this.seek(value);
    } else if (this.#own[name] !== value) {
      this.#own[name] = value;
      if (rule.affects === 'source') this.#attributes.changed();
      if (name === 'audioSrc') this.#attributes.listen();
      if (name === 'sync') this.session.setSync(value as string | null);
    }
    this.requestUpdate();
  }

  #startAt(frame: number): void {
    this.#attributes.flush();
    this.session.startAt(frame);
    this.requestUpdate();
  }

  #send(name: (typeof EVENTS)[number], detail: unknown): void {
    const bubbles = name === 'error';
    this.requestUpdate();
    this.dispatchEvent(new CustomEvent(`seq-${name}`, { detail, bubbles, composed: bubbles }));
  }
}
