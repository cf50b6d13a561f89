import { consoleLog, type Log } from '../base/log.ts';
import type { PlayerStats, StatusView } from '../cache/cache-contract.ts';
import { frameNumber } from '../frame/frame-number.ts';
import type { PixelSample, PlayerId } from '../presenter/protocol.ts';
import type { SourceDescription } from '../sequence/source/source-description.ts';
import { type PlayerSettings, playerSettings, type SettingName } from '../settings/player-settings.ts';
import { defaultSettings, type Setting } from '../settings/setting.ts';
import { parseFrameRange } from '../time/frame-range-parse.ts';
import type { Point } from '../viewport/viewport.ts';
import type { FrameRange } from '../time/playback-plan.ts';
import { changedSettings } from './changed-settings.ts';
import { joinSync } from './transport/sync-group.ts';
import { checkMarkers, type Marker } from './document/marker.ts';
import { checkPictureView, FITTED_VIEW, type PictureView } from './view/picture-view.ts';
import { planTerms } from './transport/plan-terms.ts';
import { type PlayerDocument, readPlayerDocument, writePlayerDocument } from './document/player-document.ts';
import type { PlayerEvents, PlayerSnapshot } from './player-snapshot.ts';
import type { PlayerLayout } from './view/player-view.ts';
import type { SeekResult } from './seek/seek-ledger.ts';
import { SessionCore, type SessionOptions } from './session-core.ts';
import { stepTarget } from './transport/step-target.ts';

export type { SessionCache, SessionOptions } from './session-core.ts';

/** One player without its element: commands in, frozen state and events out. */
export class PlayerSession {
  readonly #core: SessionCore;
  readonly #log: Log;
  readonly #baseUrl: () => string;

  constructor(options: SessionOptions) {
    this.#core = new SessionCore(options);
    this.#log = options.log ?? consoleLog;
    this.#baseUrl = options.baseUrl;
  }

  /** What presenter and cache know the player by: whose canvas is attached under which id. */
  get id(): PlayerId {
    return this.#core.parts.handle.id;
  }

  get state(): PlayerSnapshot {
    return this.#core.state;
  }

  /** First picture of the source presented; rejects with its error. Renewed per source; need not be handled. */
  get ready(): Promise<void> {
    return this.#core.desk.ready;
  }

  get status(): StatusView | null {
    return this.#core.parts.handle.status;
  }

  get stats(): PlayerStats {
    return this.#core.parts.handle.stats;
  }

  /** Returns the function that removes the listener. */
  on<Name extends keyof PlayerEvents>(name: Name, listener: (detail: PlayerEvents[Name]) => void): () => void {
    return this.#core.events.on(name, listener);
  }

  /**
   * Shows another source, or none. What cannot be resolved becomes the state's error and a `source-invalid` event. The
   * same source again changes nothing. Returns `ready`.
   */
  load(description: SourceDescription | null): Promise<void> {
    if (this.#core.closed) return this.ready;
    this.#core.desk.load(description, this.#baseUrl());
    return this.ready;
  }

  /**
   * Shows another source beside the player's own, as the `compare` settings say; null: none. What cannot be resolved
   * becomes the state's `compare.error`.
   */
  compareWith(description: SourceDescription | null): void {
    if (!this.#core.closed) this.#core.parts.comparedSource.load(description, this.#baseUrl());
  }

  /** Loads everything anew, as a new generation: files on the server have changed. Returns `ready`. */
  reload(): Promise<void> {
    if (!this.#core.closed) {
      this.#core.desk.reload();
      this.#core.parts.comparedSource.reload();
    }
    return this.ready;
  }

  /** Tries failed frames again, one or all; a source that could not be opened is opened again. */
  retry(frame?: number): void {
    if (!this.#core.closed) this.#core.desk.retry();
    this.#core.parts.source?.renew();
    if (frame === undefined) {
      this.#core.parts.handle.retry();
      this.#core.parts.comparedSource.retry();
    } else this.#core.parts.handle.retry(frameNumber(frame));
  }

  /** Plays from the due frame; from the in point where that is outside the range, or `once` has ended. */
  play(): void {
    this.#core.parts.asked = true;
    if (this.#core.parts.source?.resolved) this.#core.parts.playhead.play();
    else this.#core.desk.playOnceReady(true);
  }

  pause(): void {
    this.#core.desk.playOnceReady(false);
    this.#core.parts.playhead.pause();
  }

  /** Goes to a frame, clamped to the source. Always resolves; rejects with TypeError for what is no frame number. */
  seek(frame: number): Promise<SeekResult> {
    if (!Number.isInteger(frame)) return Promise.reject(new TypeError(`seek(frame): ${frame} is no frame number`));
    return this.#seek(frame, true);
  }

  /** Stands, and moves by a number of frames. */
  step(by: number): Promise<SeekResult> {
    if (!Number.isInteger(by)) return Promise.reject(new TypeError(`step(by): ${by} is no integer`));
    this.pause();
    const { source, settings, playhead } = this.#core.parts;
    const skipIn = settings.missing === 'skip' ? (source?.resolved?.frames ?? null) : null;
    return this.#seek(stepTarget(playhead.due, by, skipIn), Math.abs(by) > 1);
  }

  /** In and out, inclusive; null for the whole source. Text that is no range counts as null, with a warning. */
  setRange(range: string | FrameRange | null): void {
    const parsed = typeof range === 'string' ? parseFrameRange(range) : range;
    if (range !== null && !parsed) this.#log.warn(`range="${String(range)}" is not in-out: the whole source plays`);
    if (parsed && !(Number.isInteger(parsed.in) && Number.isInteger(parsed.out) && parsed.in <= parsed.out)) {
      throw new TypeError('range must be in-out with out not before in');
    }
    const before = this.#core.parts.range;
    if (parsed?.in === before?.in && parsed?.out === before?.out) return;
    this.#core.parts.range = parsed && Object.freeze({ in: parsed.in, out: parsed.out });
    this.#core.events.mark('playback-change');
    this.#core.changed();
    this.#core.parts.playhead.setTerms(planTerms(this.#core.parts), true);
  }

  /** Changes settings. Throws TypeError naming an option that does not exist or does not fit; then none is changed. */
  configure(changes: Partial<PlayerSettings>): void {
    const names = changedSettings(this.#core.parts.settings, changes);
    if (names.length === 0) return;
    this.#core.parts.settings = Object.freeze({ ...this.#core.parts.settings, ...changes });
    if (names.includes('layer')) this.#core.desk.chooseLayer();
    this.#core.parts.levels.setResolution(this.#core.parts.settings.resolution);
    this.#core.measure();
    const replan = names.some((name) => affects(name) === 'plan');
    if (replan) this.#core.events.mark('playback-change');
    this.#core.events.markDisplay(names.filter((name) => affects(name) !== 'plan'));
    if (names.some((name) => affects(name) === 'demand')) this.#core.send(names.includes('layer'));
    else this.#core.update();
    if (replan) this.#core.parts.playhead.setTerms(planTerms(this.#core.parts), true);
  }

  setLayout(layout: PlayerLayout): void {
    this.#core.parts.layout = layout;
    this.#core.measure();
    this.#core.send(false);
    this.#core.parts.playhead.visibilityChanged();
  }

  /** Zooms and pans. Throws TypeError naming the field that is wrong. */
  setView(view: PictureView): void {
    this.#core.parts.view = checkPictureView(view);
    this.#core.measure();
    this.#core.update();
    this.#core.events.markDisplay(['view']);
  }

  /** Whether a poster stands in for the first picture: `preload="none"` then loads nothing before it is asked. */
  setPoster(present: boolean): void {
    if (this.#core.parts.poster === present) return;
    this.#core.parts.poster = present;
    this.#core.send(false);
  }

  /** Throws TypeError naming the field that is wrong. */
  setMarkers(markers: readonly Marker[]): void {
    this.#core.parts.markers = checkMarkers(markers);
    this.#core.changed();
    this.#core.events.markDisplay(['markers']);
  }

  /** Plays as one with the page's players of the same name, by timecode with `name timecode`; null or empty: alone. */
  setSync(name: string | null): void {
    this.#core.parts.sync = name;
    joinSync(this.#core.parts);
  }

  /** Everything but pixels, as plain JSON. `compare` is the element's to tell. */
  exportState(compare: PlayerDocument['compare'] = null): PlayerDocument {
    return writePlayerDocument(this.state, this.#core.parts.source?.description ?? null, compare);
  }

  /**
   * Takes a state over: settings, range, view, markers, source and frame; frames load by themselves. A document without
   * a source keeps the one there is. Throws `source-invalid` for what is no state, and changes nothing then.
   */
  importState(input: unknown): PlayerDocument {
    const document = readPlayerDocument(input);
    const { source, frame, range, settings, view, markers } = document;
    this.pause();
    this.configure({ ...defaultSettings(playerSettings), ...settings });
    this.setMarkers(markers);
    this.setView(view ?? FITTED_VIEW);
    if (source) void this.load(source as SourceDescription);
    this.setRange(range);
    if (frame !== null) void this.seek(frame);
    return document;
  }

  /** A person did something in the player: a browser that waited for it lets sound out. */
  gesture(): void {
    if (this.state.sound?.state === 'blocked') this.#core.sound.gesture();
  }

  /** The player has a canvas again: everything is told anew. */
  refresh(): void {
    this.#core.send(false);
  }

  /**
   * Values at a pixel of the display window, of the frame shown in full resolution; null where there is no picture.
   * `area` is the side in pixels of the square averaged, 1…64.
   */
  sample(x: number, y: number, area = 1): Promise<PixelSample | null> {
    return this.#core.reader.sample(x, y, area);
  }

  /**
   * Follows the pointer, at a point of the canvas in device pixels: `state.probe` then tells what is under it, over
   * `probeArea`. Full resolution is loaded when it rests. null: no pointer.
   */
  probeAt(point: Point | null): void {
    if (!this.#core.closed) this.#core.probe.move(point);
  }

  /** What the canvas shows, as an image file of a MIME type; rejects where there is no picture. */
  capture({ type = 'image/png' }: { type?: string } = {}): Promise<Blob> {
    return this.#core.reader.capture(type);
  }

  /** Ends the session: its claims on the cache are dropped, what waits is settled, nothing is told any more. */
  dispose(): void {
    this.#core.close();
  }

  #seek(frame: number, jump: boolean): Promise<SeekResult> {
    this.#core.parts.asked = true;
    const { source, playhead } = this.#core.parts;
    if (source?.resolved && !this.#core.closed) return playhead.seek(source.clamp(frame), jump);
    return this.#core.desk.want(frame);
  }
}

function affects(name: SettingName): Setting['affects'] {
  const rule: Setting = playerSettings[name];
  return rule.affects;
}
