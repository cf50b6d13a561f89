import { expect } from 'chai';
import { SeqError } from '../../../src/core/base/seq-error.ts';
import { AUDIO_CHUNK_SECONDS } from '../../../src/core/frame/audio-chunk.ts';
import { coarserPeaks, PEAK_RATES, type PeakSpan } from '../../../src/core/frame/sound-peaks.ts';
import { MeasuredPeaks, type PeaksWanted } from '../../../src/core/player/sound/measured-peaks.ts';
import type { SourceSound } from '../../../src/core/sequence/sound/source-sound.ts';
import { FakeClaim } from '../../support/cache/fake-claim.ts';
import { ManualTime } from '../../support/player/manual-time.ts';

const RATE = { frame: 1001, framesPerSecond: 24 };

/** Sound that is as loud as its second says, and what was asked of it. */
function rising(seconds: number | null): SourceSound & { readonly asked: PeakSpan[] } {
  const asked: PeakSpan[] = [];
  const facts = { codecName: 'PCM', channels: 2, sampleRate: 48_000, refused: null, frame: 1001, rate: null, seconds };
  return {
    ...facts,
    asked,
    read: () => Promise.reject(new Error('only peaks are wanted')),
    readPeaks: (span) => {
      asked.push(span);
      const rate = PEAK_RATES[span.finest] ?? 256;
      const pairs = new Int8Array(2 * span.count * AUDIO_CHUNK_SECONDS * rate);
      for (let i = 0; i < pairs.length / 2; i++) {
        pairs[2 * i + 1] = Math.min(127, Math.floor(span.first * AUDIO_CHUNK_SECONDS + i / rate));
      }
      const levels = coarserPeaks(pairs, PEAK_RATES.length - span.finest);
      return Promise.resolve({ first: span.first, count: span.count, levels });
    },
  };
}

class World {
  readonly time = new ManualTime();
  readonly claim = new FakeClaim();
  busy = false;
  changes = 0;
  readonly peaks: MeasuredPeaks;

  constructor(wanted: PeaksWanted) {
    this.peaks = new MeasuredPeaks(wanted, {
      time: this.time,
      claim: this.claim,
      load: () => Promise.reject(new Error('the sound reads itself')),
      busy: () => this.busy,
      changed: () => void (this.changes += 1),
    });
  }

  /** Lets everything happen that can, and time pass. */
  async settle(milliseconds = 0): Promise<void> {
    for (let passed = 0; passed <= milliseconds; passed += 50) {
      if (passed > 0) this.time.advance(50);
      for (let turn = 0; turn < 60; turn++) await Promise.resolve();
    }
  }
}

describe('peaks of what goes with the pictures', () => {
  it('are those of the frames asked for, and nothing else of the sound is read', async () => {
    const sound = rising(3600);
    // 100 s of pictures that begin 10 s into the sound.
    const world = new World({ sound, origin: { ...RATE, delaySeconds: -10 }, first: 1001, last: 3400 });
    await world.settle();
    expect(world.peaks.complete).to.equal(true);
    expect(sound.asked[0]).to.include({ first: 20, finest: 0 });
    expect(sound.asked.reduce((sum, { count }) => sum + count, 0)).to.equal(200);
    const [least, greatest] = world.peaks.between(1001 + 24 * 30, 1001 + 24 * 31) ?? [];
    expect(least).to.equal(0);
    expect((greatest ?? 0) * 127).to.be.closeTo(40, 1);
    expect(world.peaks.between(900, 1000)).to.equal(null);
  });

  it('hold less than 4 MB, counted before they are measured, whatever the length', async () => {
    for (const hours of [0.1, 1, 5, 50]) {
      const sound = rising(3600 * hours);
      const world = new World({
        sound,
        origin: { ...RATE, delaySeconds: 0 },
        first: 1001,
        last: 1000 + 86_400 * hours,
      });
      expect(world.peaks.bytes).to.be.below(4e6);
      if (hours === 1) expect(world.peaks.bytes).to.be.above(2e6);
      world.peaks.close();
      expect(world.claim.bytes).to.equal(0);
    }
  });

  it('wait while pictures do, and while there is no room', async () => {
    const sound = rising(60);
    const world = new World({ sound, origin: { ...RATE, delaySeconds: 0 }, first: 1001, last: 2000 });
    world.busy = true;
    await world.settle();
    const before = sound.asked.length;
    await world.settle(1000);
    expect(sound.asked.length).to.be.at.most(before + 1);
    world.busy = false;
    world.claim.most = 0;
    world.claim.release();
    await world.settle(1000);
    expect(world.peaks.complete).to.equal(false);
    world.claim.most = Infinity;
    await world.settle(1000);
    expect(world.peaks.complete).to.equal(true);
    expect(world.claim.bytes).to.equal(world.peaks.bytes);
  });

  it('stop where they cannot be read, and where nobody watches', async () => {
    const broken: SourceSound = {
      ...rising(60),
      readPeaks: () => Promise.reject(new SeqError('decode-failed', 'broken')),
    };
    const world = new World({ sound: broken, origin: { ...RATE, delaySeconds: 0 }, first: 1001, last: 2000 });
    await world.settle(3000);
    expect(world.peaks.complete).to.equal(true);
    expect(world.peaks.between(1001, 1002)).to.equal(null);
    world.peaks.close();
    expect(world.time.waiting).to.equal(0);
  });
});
