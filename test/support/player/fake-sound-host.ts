import { frameNumber } from '../../../src/core/frame/frame-number.ts';
import { firstSampleOf, type AudioChunk } from '../../../src/core/frame/audio-chunk.ts';
import { SoundPlayer, type SoundFacts } from '../../../src/core/player/sound/sound-player.ts';
import type { FileAnswer, PresenterCommands } from '../../../src/core/presenter/protocol.ts';
import { fileSound, type SourceSound } from '../../../src/core/sequence/sound/source-sound.ts';
import { FakeClaim } from '../cache/fake-claim.ts';
import { frameAtSlot, slotAt, slotTime } from '../../../src/core/time/playback-clock.ts';
import type { PlaybackPlan } from '../../../src/core/time/playback-plan.ts';
import { FakeSoundOutput } from './fake-sound-output.ts';
import { ManualTime } from './manual-time.ts';

const SAMPLE_RATE = 1000;
type Mutable<Type> = { -readonly [Name in keyof Type]: Type[Name] };

export const FILM_SOUND: SourceSound = {
  codecName: 'AAC',
  channels: 1,
  sampleRate: SAMPLE_RATE,
  refused: null,
  frame: 1,
  rate: [24, 1],
  seconds: null,
  ...fileSound({ url: 'film', within: { codec: 'video', file: 'film', position: null } }),
};

/** A session as far as sound goes with it: 10 s of film at 24 fps, whose pictures come when they are due. */
export class FakeSoundHost {
  readonly time = new ManualTime();
  readonly output = new FakeSoundOutput(this.time);
  readonly claim = new FakeClaim();
  /** What the sound has to go with. */
  readonly facts: Mutable<SoundFacts>;
  readonly player: SoundPlayer;
  /** Pieces asked for, in order. */
  readonly asked: number[] = [];
  /** Fewer than the pieces asked for while answers are kept back. */
  answer: (piece: number) => FileAnswer | Promise<FileAnswer | null> = (piece) => this.piece(piece);
  /** Pictures come this much after they are due. */
  lagMs = 0;
  /** No picture comes any more. */
  held = false;
  changes = 0;
  #lastSlot = -1;

  constructor(plan: Partial<PlaybackPlan> = {}, sound: SourceSound | null = FILM_SOUND) {
    this.facts = {
      sound,
      plan: {
        ...{ revision: 1, playing: false, t0: this.time.now(), start: frameNumber(1), direction: 1, speed: 1 },
        ...{ rate: { numerator: 24, denominator: 1 }, range: { in: frameNumber(1), out: frameNumber(240) } },
        ...{ loop: 'loop', mode: 'real-time', listed: null },
        ...plan,
      },
      ...{ stalled: false, visible: true, muted: false, volume: 1, scrubs: false },
    };
    const inspectFile: PresenterCommands['inspectFile'] = async (_, request) => {
      const piece = request.within?.sound ?? -1;
      this.asked.push(piece);
      return this.answer(piece);
    };
    const commands = { inspectFile, cancelInspect: () => {} } as unknown as PresenterCommands;
    const host = { commands, claim: this.claim, facts: () => this.facts, changed: () => void (this.changes += 1) };
    this.player = new SoundPlayer(host, this.time, () => this.output);
    this.player.update();
  }

  piece(piece: number): FileAnswer {
    const length = firstSampleOf(piece + 1, SAMPLE_RATE) - firstSampleOf(piece, SAMPLE_RATE);
    const facts: AudioChunk = { piece, sampleRate: SAMPLE_RATE, samples: [new Float32Array(length)] };
    return { ok: true, facts };
  }

  /** Another plan, or another origin of the same: then `revision` is given. */
  plan(changes: Partial<PlaybackPlan>): void {
    const { plan } = this.facts;
    this.#lastSlot = -1;
    this.facts.plan = { ...plan, revision: plan.revision + 1, t0: this.time.now(), ...changes };
    this.player.update();
  }

  set(changes: Partial<SoundFacts>): void {
    Object.assign(this.facts, changes);
    this.player.update();
  }

  /** Lets time pass in steps of 5 ms; `each` sees how far what is heard is from what is seen, in milliseconds. */
  async run(milliseconds: number, each: (off: number | null) => void = () => {}): Promise<void> {
    for (let passed = 0; passed < milliseconds; passed += 5) {
      this.time.advance(5);
      this.#present();
      // Answers come by promises.
      for (let turn = 0; turn < 6; turn++) await Promise.resolve();
      each(this.off());
    }
  }

  /** How far sound is ahead of the pictures, milliseconds; null: silence. */
  off(): number | null {
    const heard = this.output.heard();
    const { plan } = this.facts;
    if (heard === null) return null;
    const at = this.time.now() - this.lagMs;
    const slot = slotAt(plan, at);
    const through = (at - slotTime(plan, slot)) / (slotTime(plan, slot + 1) - slotTime(plan, slot));
    const [numerator, denominator] = [24, 1];
    const off = heard - ((frameAtSlot(plan, slot) - 1 + through) * denominator) / numerator;
    // Across a loop's seam the one has turned and the other has not.
    const loop = ((plan.range.out - plan.range.in + 1) * denominator) / numerator;
    return 1000 * (off - loop * Math.round(off / loop));
  }

  #present(): void {
    const { plan } = this.facts;
    const slot = slotAt(plan, this.time.now() - this.lagMs);
    if (!plan.playing || this.held || slot === this.#lastSlot || this.time.now() < plan.t0 + this.lagMs) return;
    this.#lastSlot = slot;
    const frame = frameAtSlot(plan, slot);
    const frames = [{ frame, shown: frame, at: this.time.now() }];
    const { revision } = plan;
    const rest = { player: 1, level: 0, dropped: 0, complete: true };
    this.player.presented({ kind: 'presented', layer: '', revision, frames, ...rest } as Parameters<
      SoundPlayer['presented']
    >[0]);
  }
}
