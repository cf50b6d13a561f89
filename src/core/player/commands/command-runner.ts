import { displaySettings, type PlayerSettings } from '../../settings/player-settings.ts';
import { COMPARE_MODES } from '../../presenter/protocol.ts';
import type { LoopMode } from '../../time/playback-plan.ts';
import { clampZoom } from '../../viewport/viewport-scale.ts';
import { FITTED_VIEW } from '../view/picture-view.ts';
import type { EngineCommand } from './player-command.ts';
import type { PlayerSession } from '../player-session.ts';
import type { PlayerSnapshot } from '../player-snapshot.ts';
import { pressShuttle, releaseShuttle, RESTING_SHUTTLE, type Shuttle, type ShuttleKey } from '../transport/shuttle.ts';

const NEXT_LOOP: Readonly<Record<LoopMode, LoopMode>> = { loop: 'ping-pong', 'ping-pong': 'once', once: 'loop' };
/** What `reset-view` gives back: colour and orientation, not which screen it is seen on. */
const DEFAULT_LOOKS: Partial<PlayerSettings> = Object.fromEntries(
  (['channel', 'exposure', 'offset', 'gamma', 'saturation', 'flip', 'flop', 'filter'] as const).map((name) => [
    name,
    displaySettings[name].default,
  ]),
);
/** One press of + or −. */
const ZOOM_STEP = 1.25;
const SHUTTLE_KEYS: Readonly<Record<string, ShuttleKey>> = {
  'shuttle-back': 'back',
  'shuttle-stop': 'stop',
  'shuttle-forward': 'forward',
};

/** Carries out what keys and menus ask, remembering what of it spans presses. One per player. */
export class CommandRunner {
  readonly #session: PlayerSession;
  #shuttle: Shuttle = RESTING_SHUTTLE;
  /** The range that `toggle-range` took away. */
  #rangeOff: PlayerSnapshot['range'] = null;

  constructor(session: PlayerSession) {
    this.#session = session;
  }

  run(command: EngineCommand): void {
    const session = this.#session;
    const { state } = session;
    switch (command.name) {
      case 'toggle-play':
        return state.playing ? session.pause() : session.play();
      case 'shuttle-back':
      case 'shuttle-stop':
      case 'shuttle-forward':
        return this.#apply(pressShuttle(this.#shuttle, SHUTTLE_KEYS[command.name] ?? 'stop', state));
      case 'step':
        return void session.step(command.by);
      case 'first':
      case 'last': {
        const frame = command.name === 'first' ? state.in : state.out;
        return frame === null ? undefined : void session.seek(frame);
      }
      case 'next-marker':
      case 'previous-marker': {
        const frame = nextMarker(state, command.name === 'next-marker' ? 1 : -1);
        return frame === null ? undefined : void session.seek(frame);
      }
      case 'set-in':
      case 'set-out':
      case 'clear-in':
      case 'clear-out':
      case 'clear-range':
        return session.setRange(changedRange(state, command.name));
      case 'toggle-range':
        return this.#toggleRange(state);
      case 'cycle-loop':
        return session.configure({ loop: NEXT_LOOP[state.loop] });
      case 'channel': {
        const { channel } = command;
        return session.configure({ channel: state.settings.channel === channel ? 'rgb' : channel });
      }
      case 'exposure':
      case 'gamma':
        return this.#nudge(command.name, command.by);
      case 'mute':
        return session.configure({ muted: !state.settings.muted });
      case 'flip':
      case 'flop':
        return session.configure({ [command.name]: !state.settings[command.name] });
      case 'filter':
        return session.configure({ filter: state.settings.filter === 'auto' ? 'nearest' : 'auto' });
      case 'reset-view':
        session.configure(DEFAULT_LOOKS);
        return session.setView(FITTED_VIEW);
      case 'fit':
        return session.setView(FITTED_VIEW);
      case 'actual-size':
        return session.setView({ ...state.view, zoom: 1 });
      case 'zoom':
        return session.setView({ ...state.view, zoom: clampZoom((state.scale ?? 1) * ZOOM_STEP ** command.by) });
      case 'wipe':
      case 'cycle-compare':
      case 'flip-compare':
        return state.compare ? session.configure(comparedBy(state.settings, command.name)) : undefined;
    }
  }

  /** The key of a command was let go: ends slow shuttling. */
  release(command: EngineCommand): void {
    const key = SHUTTLE_KEYS[command.name];
    if (key) this.#apply(releaseShuttle(this.#shuttle, key));
  }

  /** Focus went elsewhere: keys held are held no longer. */
  releaseAll(): void {
    this.#apply(releaseShuttle(this.#shuttle, 'stop'));
  }

  #apply({ shuttle, transport }: ReturnType<typeof pressShuttle>): void {
    this.#shuttle = shuttle;
    if (!transport) return;
    if (!transport.playing) this.#session.pause();
    this.#session.configure({ speed: transport.speed });
    if (transport.playing) this.#session.play();
  }

  #toggleRange({ range }: PlayerSnapshot): void {
    const back = this.#rangeOff;
    this.#rangeOff = range;
    if (range || back) this.#session.setRange(range ? null : back);
  }

  /** Steps without the dust of adding decimals, within what the setting takes. */
  #nudge(name: 'exposure' | 'gamma', by: number): void {
    const { min, max } = name === 'exposure' ? { min: -20, max: 20 } : { min: 0.1, max: 20 };
    const value = Math.round((this.#session.state.settings[name] + by) * 100) / 100;
    this.#session.configure({ [name]: Math.min(Math.max(value, min), max) });
  }
}

/** Comparing ends where the first picture is shown alone: `flip` on its side. */
function comparedBy(
  { compare, compareSide }: PlayerSettings,
  command: 'wipe' | 'cycle-compare' | 'flip-compare',
): Partial<PlayerSettings> {
  if (command === 'wipe') return compare === 'wipe' ? { compare: 'flip', compareSide: 'a' } : { compare: 'wipe' };
  if (command === 'flip-compare') {
    return { compare: 'flip', compareSide: compare === 'flip' && compareSide === 'b' ? 'a' : 'b' };
  }
  const next = COMPARE_MODES[(COMPARE_MODES.indexOf(compare) + 1) % COMPARE_MODES.length] ?? 'wipe';
  return { compare: next };
}

/** The marker before or after the due frame; null where there is none. */
function nextMarker({ markers, frame }: PlayerSnapshot, side: 1 | -1): number | null {
  if (frame === null) return null;
  const found = side === 1 ? markers.find((one) => one.frame > frame) : markers.findLast((one) => one.frame < frame);
  return found?.frame ?? null;
}

/** An in point after the out point, or an out point before the in point, takes the other one to the source's end. */
function changedRange(state: PlayerSnapshot, command: string): PlayerSnapshot['range'] {
  const { frames, frame, range } = state;
  if (!frames || frame === null || command === 'clear-range') return null;
  const at = frame as NonNullable<PlayerSnapshot['range']>['in'];
  const now = range ?? { in: frames.first, out: frames.last };
  if (command === 'set-in') return { in: at, out: now.out >= at ? now.out : frames.last };
  if (command === 'set-out') return { in: now.in <= at ? now.in : frames.first, out: at };
  const left = command === 'clear-in' ? { in: frames.first, out: now.out } : { in: now.in, out: frames.last };
  return left.in <= frames.first && left.out >= frames.last ? null : left;
}
