import type { TimeSource } from '../../base/time-source.ts';
import type { PresenterCommands, PresenterReport } from '../../presenter/protocol.ts';
import type { SourceSound } from '../../sequence/source/frame-request.ts';
import { directionAtSlot, slotAt } from '../../time/playback-clock.ts';
import type { PlaybackPlan } from '../../time/playback-plan.ts';
import { framesPerSecond } from '../../time/rate.ts';
import { silenceReason, type SilenceReason } from './silence-reason.ts';
import type { SoundTime } from './context-clock.ts';
import { PictureLag } from './picture-lag.ts';
import type { SoundOutput, SoundSink } from './sound-output.ts';
import { AudioChunkQueue } from './audio-chunk-queue.ts';
import { soundRun, type SoundOrigin, type SoundRun } from './sound-run.ts';
import { SoundSchedule } from './sound-schedule.ts';
import { soundState, type SoundState } from './sound-state.ts';

/** What a player is at one moment, as far as its sound goes with it. */
export interface SoundFacts {
  readonly sound: SourceSound | null;
  readonly plan: PlaybackPlan;
  readonly stalled: boolean;
  readonly visible: boolean;
  readonly muted: boolean;
  readonly volume: number;
}

export interface SoundHost {
  readonly commands: PresenterCommands;
  /** What the sound has to go with, now. */
  facts(): SoundFacts;
  /** What is heard has changed: the snapshot is out of date. */
  changed(): void;
}

/** What a snapshot says of the sound. */
export interface SoundSnapshot {
  readonly state: SoundState;
  readonly codecName: string;
  /** Why it cannot be heard here, as what follows `No sound:`; null where it can. */
  readonly refused: string | null;
}

type PresentedReport = Extract<PresenterReport, { kind: 'presented' }>;

/** How often the schedule is looked after while there is something to hear. */
const TICK_MS = 100;
/** A picture later than this is held, and sound would run away from it. */
const HELD_MS = 150;
/** After `every-frame` had to wait, it must keep its rate for this long before it is heard. */
const CATCH_UP_MS = 1000;

/** Plays a source's sound in step with its pictures: they lead, and it is silent wherever it cannot follow. */
export class SoundPlayer {
  readonly #host: SoundHost;
  readonly #time: TimeSource;
  readonly #output: () => SoundOutput;
  #sound: SourceSound | null = null;
  #chunks: AudioChunkQueue | null = null;
  #sink: SoundSink | null = null;
  #schedule: SoundSchedule | null = null;
  #failed: string | null = null;
  #plan: PlaybackPlan | null = null;
  #behindUntil = 0;
  /** Revision and time of the last picture that was on the canvas when it was due. */
  #pictured = { revision: -1, at: 0 };
  readonly #lag = new PictureLag();
  #state: SoundState | null = null;
  #joined = false;
  #tickDue = 0;
  #ticking = false;
  #stopTicking: () => void = () => {};
  #closed = false;

  /** `output` is what plays sound, asked for when there is some. */
  constructor(host: SoundHost, time: TimeSource, output: () => SoundOutput) {
    this.#host = host;
    this.#time = time;
    this.#output = output;
  }

  get snapshot(): SoundSnapshot | null {
    if (!this.#sound || !this.#state) return null;
    const { codecName, refused } = this.#sound;
    return Object.freeze({ state: this.#state, codecName, refused: refused ?? this.#failed });
  }

  /** Something about the session has changed. Costs little where nothing follows from it. */
  update(): void {
    if (this.#closed) return;
    const { sound } = this.#host.facts();
    if (sound !== this.#sound) this.#replace(sound);
    if (!sound) return;
    this.#followPlan();
    this.#apply(sound, this.#silent(sound));
  }

  /** A person did something: a browser that waited for it lets sound out. */
  gesture(): void {
    if (this.#joined) this.#output().gesture();
  }

  presented({ revision, frames }: PresentedReport): void {
    const { plan } = this.#host.facts();
    for (const { frame, shown, at } of frames) {
      if (frame !== shown) continue;
      this.#pictured = { revision, at };
      if (revision === plan.revision) this.#lag.note(plan, frame, at);
    }
    this.update();
  }

  close(): void {
    this.#replace(null);
    this.#closed = true;
  }

  /** What was scheduled for another plan, or another origin of the same, is wrong now. */
  #followPlan(): void {
    const { plan } = this.#host.facts();
    const before = this.#plan;
    if (plan === before) return;
    this.#plan = plan;
    const moved = before?.revision === plan.revision && before.t0 !== plan.t0;
    if (moved && plan.mode === 'every-frame') this.#behindUntil = this.#time.now() + CATCH_UP_MS;
    this.#schedule?.stop();
  }

  #silent({ rate }: SourceSound): SilenceReason | null {
    const { plan, stalled, visible } = this.#host.facts();
    const now = this.#time.now();
    const period = 1000 / (framesPerSecond(plan.rate) * plan.speed);
    const { revision, at } = this.#pictured;
    return silenceReason({
      plan,
      stalled,
      visible,
      direction: directionAtSlot(plan, slotAt(plan, now)),
      soundRate: rate[0] / rate[1],
      pictured: revision === plan.revision && now - at < period + HELD_MS,
      behind: now < this.#behindUntil,
    });
  }

  #apply(sound: SourceSound, silent: SilenceReason | null): void {
    const { muted, volume } = this.#host.facts();
    const refused = sound.refused !== null || this.#failed !== null;
    const wanted = !refused && !muted && volume > 0 && silent === null;
    if (wanted) this.#join();
    else this.#leave();
    // Nobody asks for the loudspeakers before there is something to hear.
    const output = wanted ? this.#output().state : 'idle';
    if (wanted && output === 'running') this.#play(sound);
    else this.#schedule?.stop();
    this.#setState(soundState({ refused, muted, volume, silent, output }));
    const waits = silent === 'behind' || (wanted && output !== 'blocked');
    if (waits) this.#tick();
    else this.#cancelTick();
  }

  #play(sound: SourceSound): void {
    const output = this.#output();
    output.read();
    if (!output.clock.known) return;
    this.#sink ??= output.makeSink();
    this.#sink.volume = this.#host.facts().volume;
    this.#schedule ??= new SoundSchedule(this.#sink, this.#later(output.clock));
    this.#chunks ??= new AudioChunkQueue(sound, {
      time: this.#time,
      commands: this.#host.commands,
      output,
      arrived: () => this.update(),
      failed: (reason) => {
        this.#failed = reason;
        this.update();
      },
    });
    const origin: SoundOrigin = { frame: sound.frame, framesPerSecond: sound.rate[0] / sound.rate[1] };
    const runAt = (wall: number): SoundRun | null => soundRun(this.#host.facts().plan, wall, origin);
    this.#schedule.extend(output.now, runAt, this.#chunks);
  }

  /** The output's clock as seen from pictures that come a little after they are due. */
  #later(clock: SoundTime): SoundTime {
    return {
      wallAt: (context) => clock.wallAt(context) - this.#lag.value,
      contextAt: (wall) => clock.contextAt(wall + this.#lag.value),
    };
  }

  #tick(): void {
    if (this.#ticking) return;
    this.#ticking = true;
    this.#tickDue = this.#time.now() + TICK_MS;
    this.#stopTicking = this.#time.after(TICK_MS, () => {
      this.#ticking = false;
      const now = this.#time.now();
      // The page was busy, and reports of pictures wait behind this: they are not late for that.
      if (now - this.#tickDue > TICK_MS && this.#pictured.revision === this.#plan?.revision) this.#pictured.at = now;
      this.update();
    });
  }

  #cancelTick(): void {
    this.#ticking = false;
    this.#stopTicking();
  }

  #setState(state: SoundState | null): void {
    if (state === this.#state) return;
    this.#state = state;
    this.#host.changed();
  }

  #replace(sound: SourceSound | null): void {
    this.#schedule?.stop();
    this.#chunks?.close();
    this.#chunks = null;
    this.#failed = null;
    this.#sound = sound;
    this.#cancelTick();
    this.#leave();
    if (!sound) this.#setState(null);
  }

  readonly #outputChanged = (): void => this.update();

  #join(): void {
    if (this.#joined) return;
    this.#joined = true;
    this.#output().join(this.#outputChanged);
  }

  #leave(): void {
    if (!this.#joined) return;
    this.#joined = false;
    this.#output().leave(this.#outputChanged);
  }
}
