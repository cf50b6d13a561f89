import type { TimeSource } from '../../base/time-source.ts';
import type { PresenterCommands, PresenterReport } from '../../presenter/protocol.ts';
import type { MemoryClaim } from '../../cache/budget/memory-claims.ts';
import type { SourceSound } from '../../sequence/sound/source-sound.ts';
import { directionAtSlot, dueFrame, slotAt } from '../../time/playback-clock.ts';
import type { PlaybackPlan } from '../../time/playback-plan.ts';
import { framesPerSecond } from '../../time/rate.ts';
import { silenceReason, type SilenceReason } from './silence-reason.ts';
import type { SoundTime } from './context-clock.ts';
import { PictureLag } from './picture-lag.ts';
import type { SoundOutput, SoundSink } from './sound-output.ts';
import { AudioChunkQueue, queueBytes } from './audio-chunk-queue.ts';
import { ScrubSound } from './scrub-sound.ts';
import { originOf, soundRun, type SoundRun } from './sound-run.ts';
import { SoundSchedule } from './sound-schedule.ts';
import { soundSnapshot, type SoundSnapshot, soundState, type SoundState } from './sound-state.ts';

/** What a player is at one moment, as far as its sound goes with it. */
export interface SoundFacts {
  readonly sound: SourceSound | null;
  readonly plan: PlaybackPlan;
  readonly stalled: boolean;
  readonly visible: boolean;
  readonly muted: boolean;
  readonly volume: number;
  /** A frame's worth is heard with each step and scrub. */
  readonly scrubs: boolean;
}

export interface SoundHost {
  readonly commands: PresenterCommands;
  /** Counts the bytes of decoded sound. */
  readonly claim: MemoryClaim;
  /** What the sound has to go with, now. */
  facts(): SoundFacts;
  /** What is heard has changed: the snapshot is out of date. */
  changed(): void;
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
  readonly #scrub = new ScrubSound();
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
    return soundSnapshot(this.#sound, this.#state, this.#sound.refused ?? this.#failed);
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
      soundRate: rate ? rate[0] / rate[1] : framesPerSecond(plan.rate),
      pictured: revision === plan.revision && now - at < period + HELD_MS,
      behind: now < this.#behindUntil,
    });
  }

  #apply(sound: SourceSound, silent: SilenceReason | null): void {
    const { muted, volume, plan } = this.#host.facts();
    const refused = sound.refused !== null || this.#failed !== null;
    const audible = !refused && !muted && volume > 0;
    const wanted = audible && silent === null;
    this.#followScrub(plan, audible);
    if (wanted || this.#scrub.waiting) this.#join();
    else this.#leave();
    if (!audible) this.#dropChunks();
    // Nobody asks for the loudspeakers before there is something to hear.
    const output = this.#joined ? this.#output().state : 'idle';
    if (wanted && output === 'running') this.#play(sound);
    else this.#schedule?.stop();
    if (this.#scrub.waiting && output === 'running') this.#playScrub(sound);
    this.#setState(soundState({ refused, muted, volume, silent, output }));
    const waits = silent === 'behind' || this.#scrub.waiting || (wanted && output !== 'blocked');
    if (waits) this.#tick();
    else this.#cancelTick();
  }

  #play(sound: SourceSound): void {
    const output = this.#output();
    output.read();
    if (!output.clock.known || !this.#hasRoom(sound)) return;
    const sink = this.#readySink(output);
    this.#schedule ??= new SoundSchedule(sink, this.#later(output.clock));
    const runAt = (wall: number): SoundRun | null => {
      const { plan } = this.#host.facts();
      return soundRun(plan, wall, originOf(sound, plan));
    };
    this.#schedule.extend(output.now, runAt, this.#readyChunks(sound));
  }

  #followScrub(plan: PlaybackPlan, audible: boolean): void {
    const now = this.#time.now();
    if (audible && this.#host.facts().scrubs && !plan.playing) this.#scrub.standAt(dueFrame(plan, now).frame, now);
    else this.#scrub.forget();
  }

  #playScrub(sound: SourceSound): void {
    if (!this.#hasRoom(sound)) return;
    const sink = this.#readySink(this.#output());
    this.#scrub.play(originOf(sound, this.#host.facts().plan), this.#readyChunks(sound), sink);
  }

  /** The bytes of what will be decoded are counted before any is. Where there is no room it is silent until there is. */
  #hasRoom(sound: SourceSound): boolean {
    const { claim } = this.#host;
    const bytes = queueBytes(sound);
    return claim.bytes === bytes || claim.resize(bytes);
  }

  #readySink(output: SoundOutput): SoundSink {
    this.#sink ??= output.makeSink();
    this.#sink.volume = this.#host.facts().volume;
    return this.#sink;
  }

  #readyChunks(sound: SourceSound): AudioChunkQueue {
    return (this.#chunks ??= new AudioChunkQueue(sound, {
      time: this.#time,
      commands: this.#host.commands,
      output: this.#output(),
      arrived: () => this.update(),
      failed: (reason) => {
        this.#failed = reason;
        this.update();
      },
    }));
  }

  #dropChunks(): void {
    this.#chunks?.close();
    this.#chunks = null;
    if (this.#host.claim.bytes > 0) this.#host.claim.release();
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
    this.#dropChunks();
    this.#scrub.forget();
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
