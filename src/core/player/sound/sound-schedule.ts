import { AUDIO_CHUNK_SECONDS } from '../../frame/audio-chunk.ts';
import type { SoundTime } from './context-clock.ts';
import { RATE_TOLERANCE } from './silence-reason.ts';
import type { SoundBuffer, SoundSink } from './sound-output.ts';
import type { SoundRun } from './sound-run.ts';

/** Seconds scheduled ahead: a page that is busy for less is heard without a gap. */
export const HORIZON_SECONDS = 1;
/** Sound begins this much after it was asked for, so that its beginning is not late already. */
const LEAD_SECONDS = 0.05;
/** Sound further from the pictures than this is begun anew; what is nearer is brought in step by playing it faster. */
export const RESTART_SECONDS = 0.015;
/** What is shorter is not worth a buffer of its own. */
const LEAST_SECONDS = 1e-4;

export interface AudioChunkSource {
  /** null where it is not there yet: it is fetched then. */
  get(chunk: number): SoundBuffer | null;
}

/** Where the chain of buffers ends. */
interface ChainEnd {
  /** Second of the context. */
  at: number;
  /** Second of the sound. */
  media: number;
  run: SoundRun;
}

/**
 * Buffers one after the other on the output's clock, each begun where the last ends. The pictures' plan says when each
 * should end; the difference is made up within 0.5 % of the speed, and beyond 15 ms by beginning anew.
 */
export class SoundSchedule {
  readonly #sink: SoundSink;
  readonly #clock: SoundTime;
  #end: ChainEnd | null = null;

  constructor(sink: SoundSink, clock: SoundTime) {
    this.#sink = sink;
    this.#clock = clock;
  }

  get running(): boolean {
    return this.#end !== null;
  }

  /** `now` is the output's. `runAt` says what is due at a time of the pictures' clock. */
  extend(now: number, runAt: (wall: number) => SoundRun | null, chunks: AudioChunkSource): void {
    if (this.#end && (this.#end.at < now || Math.abs(this.#lateness(this.#end)) > RESTART_SECONDS)) this.stop();
    const end = (this.#end ??= this.#begin(now + LEAD_SECONDS, runAt, chunks));
    while (end && end.at < now + HORIZON_SECONDS) {
      if (mediaEnd(end.run) - end.media < LEAST_SECONDS && !this.#turn(end, runAt)) return;
      if (end.media < -LEAST_SECONDS) skipSilence(end);
      else if (!this.#append(end, chunks)) return;
    }
  }

  stop(): void {
    if (this.#end) this.#sink.silence();
    this.#end = null;
  }

  /** Nothing is begun whose first chunk is not there. */
  #begin(at: number, runAt: (wall: number) => SoundRun | null, chunks: AudioChunkSource): ChainEnd | null {
    const run = runAt(this.#clock.wallAt(at));
    if (!run || !chunks.get(chunkAt(run.media))) return null;
    return { at: this.#clock.contextAt(run.wall), media: run.media, run };
  }

  /** Goes on with the run after this one: a loop begins anew, a skipped gap is passed. */
  #turn(end: ChainEnd, runAt: (wall: number) => SoundRun | null): boolean {
    // A millisecond into it: its first instant may be rounded to either side.
    const run = runAt(end.run.ends + 1);
    if (!run || run.wall < end.run.ends) return false;
    const media = run.media - (run.rate * (run.wall - end.run.ends)) / 1000;
    end.at = this.#clock.contextAt(end.run.ends);
    end.media = media;
    end.run = { ...run, wall: end.run.ends, media };
    return true;
  }

  #append(end: ChainEnd, chunks: AudioChunkSource): boolean {
    end.media = Math.max(0, end.media);
    const chunk = chunkAt(end.media);
    const buffer = chunks.get(chunk);
    if (!buffer) return false;
    const { run } = end;
    const offset = Math.max(0, end.media - chunk * AUDIO_CHUNK_SECONDS);
    const duration = Math.min(AUDIO_CHUNK_SECONDS - offset, mediaEnd(run) - end.media);
    const due = this.#contextOf(run, end.media + duration) - end.at;
    const [least, most] = [run.rate * (1 - RATE_TOLERANCE), run.rate * (1 + RATE_TOLERANCE)];
    const rate = due > 0 ? Math.min(Math.max(duration / due, least), most) : most;
    this.#sink.start(buffer, end.at, offset, duration, rate);
    end.at += duration / rate;
    end.media += duration;
    return true;
  }

  /** Seconds by which the chain's end comes later than the pictures want it. */
  #lateness(end: ChainEnd): number {
    return end.at - this.#contextOf(end.run, end.media);
  }

  #contextOf(run: SoundRun, media: number): number {
    return this.#clock.contextAt(run.wall + (1000 * (media - run.media)) / run.rate);
  }
}

/** The pictures have begun and the sound has not: the chain goes on at its first sample, or at the end of the run. */
function skipSilence(end: ChainEnd): void {
  const seconds = Math.min(-end.media, mediaEnd(end.run) - end.media);
  end.at += seconds / end.run.rate;
  end.media += seconds;
}

/** Second of the sound at which a run ends. */
function mediaEnd(run: SoundRun): number {
  return run.media + (run.rate * (run.ends - run.wall)) / 1000;
}

function chunkAt(media: number): number {
  return Math.max(0, Math.floor(media / AUDIO_CHUNK_SECONDS + 1e-9));
}
