import type { TimeSource } from '../../base/time-source.ts';
import type { PresenterReport } from '../../presenter/protocol.ts';
import type { SourceSound } from '../../sequence/sound/source-sound.ts';
import { sound as playing } from '../lazy-parts.ts';
import type { SoundOutput } from './sound-output.ts';
import type { SoundHost, SoundPlayer } from './sound-player.ts';
import { soundSnapshot, type SoundSnapshot } from './sound-state.ts';

type PresentedReport = Extract<PresenterReport, { kind: 'presented' }>;

/** The sound of whatever a player shows: most of it has none, and the code that plays some is loaded with the first. */
export class SourceSoundPlayer {
  readonly #host: SoundHost;
  readonly #time: TimeSource;
  readonly #output: (() => SoundOutput) | undefined;
  #player: SoundPlayer | null = null;
  /** The sound whose player is on its way, or cannot be had. */
  #awaited: SourceSound | null = null;
  #isClosed = false;

  /** `output` is what plays sound, asked for when there is some. Default: the page's. */
  constructor(host: SoundHost, time: TimeSource, output: (() => SoundOutput) | undefined) {
    this.#host = host;
    this.#time = time;
    this.#output = output;
  }

  get snapshot(): SoundSnapshot | null {
    return this.#player ? this.#player.snapshot : this.#awaited && this.#awaitedSnapshot(this.#awaited);
  }

  /** Something about the session has changed. Costs little where nothing follows from it. */
  update(): void {
    if (this.#isClosed) return;
    if (!this.#player && !this.#prepare()) return;
    this.#player?.update();
  }

  /** A person did something: a browser that waited for it lets sound out. */
  gesture(): void {
    this.#player?.gesture();
  }

  presented(report: PresentedReport): void {
    this.#player?.presented(report);
  }

  close(): void {
    this.#isClosed = true;
    this.#player?.close();
  }

  /** True once there is a player for the sound that there is now. */
  #prepare(): boolean {
    const { sound } = this.#host.facts();
    if (sound === this.#awaited) return false;
    this.#awaited = sound;
    if (!sound) {
      this.#host.changed();
      return false;
    }
    if (playing.now) {
      this.#make(playing.now);
      return true;
    }
    const arrived = (): void => {
      if (this.#isClosed || this.#player || !this.#awaited) return;
      if (playing.now) this.#make(playing.now).update();
      this.#host.changed();
    };
    playing.load().then(arrived, arrived);
    this.#host.changed();
    return false;
  }

  #make({ SoundPlayer: Player, pageAudio }: NonNullable<(typeof playing)['now']>): SoundPlayer {
    this.#awaited = null;
    return (this.#player = new Player(this.#host, this.#time, this.#output ?? pageAudio));
  }

  #awaitedSnapshot(sound: SourceSound): SoundSnapshot {
    const { muted, volume } = this.#host.facts();
    const why = sound.refused ?? playing.failure?.message ?? null;
    const state = why !== null ? 'unsupported' : muted || volume === 0 ? 'muted' : 'silent';
    return soundSnapshot(sound, state, why);
  }
}
