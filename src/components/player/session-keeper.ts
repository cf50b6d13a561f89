import { changedSettings } from '../../core/player/changed-settings.ts';
import type { Marker } from '../../core/player/document/marker.ts';
import { FITTED_VIEW, type PictureView } from '../../core/player/view/picture-view.ts';
import {
  type PlayerDocument,
  readPlayerDocument,
  writePlayerDocument,
} from '../../core/player/document/player-document.ts';
import type { PlayerSession } from '../../core/player/player-session.ts';
import type { SourceDescription } from '../../core/sequence/source/source-description.ts';
import { playerSettings, type PlayerSettings } from '../../core/settings/player-settings.ts';
import { defaultSettings } from '../../core/settings/setting.ts';
import { parseFrameRange } from '../../core/time/frame-range-parse.ts';
import type { FrameRange } from '../../core/time/playback-plan.ts';
import { emptyState } from './empty-state.ts';

/** What a player goes on with when it is connected again. */
interface Memory {
  settings: PlayerSettings;
  description: SourceDescription | null;
  compared: SourceDescription | null;
  range: string | FrameRange | null;
  markers: readonly Marker[];
  frame: number | null;
  playing: boolean;
  poster: boolean;
  sync: string | null;
  view: PictureView;
}

/**
 * Holds a player's session while the element is connected, and what it was told while it is not: commands work before
 * the first connection, and a player that comes back goes on where it was.
 */
export class SessionKeeper {
  #session: PlayerSession | null = null;
  readonly #memory: Memory = {
    settings: defaultSettings(playerSettings),
    description: null,
    compared: null,
    range: null,
    markers: [],
    frame: null,
    playing: false,
    poster: false,
    sync: null,
    view: FITTED_VIEW,
  };

  get session(): PlayerSession | null {
    return this.#session;
  }

  get settings(): PlayerSettings {
    return this.#session?.state.settings ?? this.#memory.settings;
  }

  get range(): FrameRange | string | null {
    return this.#session ? this.#session.state.range : this.#memory.range;
  }

  get markers(): readonly Marker[] {
    return this.#session?.state.markers ?? this.#memory.markers;
  }

  get description(): SourceDescription | null {
    return this.#memory.description;
  }

  get frame(): number | null {
    return this.#session ? this.#session.state.frame : this.#memory.frame;
  }

  /** Takes a session over and brings it to where the player stands. */
  start(session: PlayerSession): void {
    const { settings, description, compared, range, markers, frame, playing, poster, sync, view } = this.#memory;
    this.#session = session;
    session.configure(settings);
    session.setPoster(poster);
    session.setRange(range);
    session.setMarkers(markers);
    if (frame !== null) void session.seek(frame);
    if (description) quietly(session.load(description));
    session.compareWith(compared);
    if (playing) session.play();
    session.setSync(sync);
    session.setView(view);
  }

  /** Ends the session and remembers where it stood. */
  stop(): void {
    const session = this.#session;
    if (!session) return;
    const { settings, range, markers, frame, playing, view } = session.state;
    Object.assign(this.#memory, { settings, range, markers, frame, playing, view });
    this.#session = null;
    session.dispose();
  }

  /** Throws TypeError naming a setting that does not exist or does not fit. */
  configure(changes: Partial<PlayerSettings>): void {
    if (this.#session) return this.#session.configure(changes);
    changedSettings(this.#memory.settings, changes);
    this.#memory.settings = { ...this.#memory.settings, ...changes };
  }

  load(description: SourceDescription | null): void {
    this.#memory.description = description;
    if (this.#session) quietly(this.#session.load(description));
  }

  /** The source to compare with; null: none. */
  compareWith(description: SourceDescription | null): void {
    this.#memory.compared = description;
    this.#session?.compareWith(description);
  }

  setRange(range: string | FrameRange | null): void {
    this.#memory.range = range;
    this.#session?.setRange(range);
  }

  setMarkers(markers: readonly Marker[]): void {
    this.#memory.markers = markers;
    this.#session?.setMarkers(markers);
  }

  setPoster(present: boolean): void {
    this.#memory.poster = present;
    this.#session?.setPoster(present);
  }

  /** Players with the same name play as one; null: alone. */
  setSync(name: string | null): void {
    this.#memory.sync = name;
    this.#session?.setSync(name);
  }

  /** Everything but pixels as plain JSON. */
  exportState(compare: PlayerDocument['compare']): PlayerDocument {
    if (this.#session) return this.#session.exportState(compare);
    const { settings, range, markers, frame, view, description } = this.#memory;
    const state = { ...emptyState(), settings, markers, frame, view, range: rangeOf(range) };
    return writePlayerDocument(state, description, compare);
  }

  /** Takes a state over. Throws `source-invalid` for what is none, and changes nothing then. */
  importState(input: unknown): PlayerDocument {
    const document = this.#session?.importState(input) ?? readPlayerDocument(input);
    const { source, frame, range, settings, view, markers } = document;
    const description = source ? (source as SourceDescription) : this.#memory.description;
    const whole = { ...defaultSettings(playerSettings), ...settings };
    Object.assign(this.#memory, { description, frame, range, markers, settings: whole, view: view ?? FITTED_VIEW });
    this.#memory.playing = false;
    return document;
  }

  seek(frame: number): void {
    this.#memory.frame = frame;
  }

  play(playing: boolean): void {
    this.#memory.playing = playing;
    if (playing) this.#session?.play();
    else this.#session?.pause();
  }
}

function rangeOf(range: string | FrameRange | null): FrameRange | null {
  return typeof range === 'string' ? parseFrameRange(range) : range;
}

/** A source that fails has `seq-error` and the card; the promise is for those who await it. */
function quietly(promise: Promise<unknown>): void {
  promise.catch(() => {});
}
