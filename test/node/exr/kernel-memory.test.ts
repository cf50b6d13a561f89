import { expect } from 'chai';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { htj2kScratchBytes } from '../../../src/core/codec/exr/kernel-host/htj2k-scratch.ts';
import { acquireKernels, releaseKernels, type Kernels } from '../../../src/core/codec/exr/kernel-host/kernel-loader.ts';

// All kernels are compiled before the first test's clock runs.
import '../../support/exr/test-kernels.ts';

const GC_DEADLINE_MS = 10_000;

/** Gives kernels back; returns what would happen when they have not been needed for `ms`, undefined if nothing. */
function releaseWithTimer(kernels: Kernels): { run(): void; ms: number } | undefined {
  const real = globalThis.setTimeout;
  let timer: { run(): void; ms: number } | undefined;
  globalThis.setTimeout = ((run: () => void, ms: number) => {
    timer = { run, ms };
    return real(() => {}, 0);
  }) as typeof setTimeout;
  try {
    releaseKernels(kernels);
  } finally {
    globalThis.setTimeout = real;
  }
  return timer;
}

function collectGarbage(): void {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
}

async function expectFreed(memory: WeakRef<object>): Promise<void> {
  const end = performance.now() + GC_DEADLINE_MS;
  let left: object | undefined;
  do {
    left = undefined;
    // Whatever was looked at is kept until the end of that task: each look is in a new one.
    await new Promise((done) => setTimeout(done, 5));
    collectGarbage();
    left = memory.deref();
  } while (left && performance.now() < end);
  expect(left === undefined, 'memory that nobody needs is freed').to.equal(true);
}

/** Acquires kernels, takes `bytes` of memory and gives them back. In a function of its own, so that nothing is left. */
async function useKernels(
  wasm: boolean,
  bytes: number,
): Promise<[WeakRef<object>, ReturnType<typeof releaseWithTimer>]> {
  const kernels = await acquireKernels(wasm);
  expect(kernels.reserveArena(bytes)).to.equal(0);
  return [new WeakRef(kernels.memory.buffer), releaseWithTimer(kernels)];
}

describe('memory of the EXR kernels', function () {
  // Looking for freed memory takes as long as the engine likes.
  this.timeout(60_000);

  for (const wasm of [true, false]) {
    const how = wasm ? '' : ' without WebAssembly';

    it(`serves the next decode${how}, and is dropped after ten idle seconds`, async () => {
      const kernels = await acquireKernels(wasm);
      releaseKernels(kernels);
      expect(await acquireKernels(wasm)).to.equal(kernels);
      const timer = releaseWithTimer(kernels);
      expect(timer?.ms).to.equal(10_000);
      timer?.run();
      expect(await acquireKernels(wasm)).not.to.equal(kernels);
    });

    it(`is freed when it was idle${how}`, async () => {
      const [memory, timer] = await useKernels(wasm, 2 ** 20);
      expect(memory.deref()).not.to.equal(undefined);
      timer?.run();
      await expectFreed(memory);
    });

    it(`is freed at once where it has grown beyond 16 MB${how}`, async () => {
      const [memory, timer] = await useKernels(wasm, 2 ** 24 + 1);
      expect(timer).to.equal(undefined);
      await expectFreed(memory);
    });

    it(`stops growing at 1 GB${how}`, async () => {
      const kernels = await acquireKernels(wasm);
      const before = kernels.memory.buffer.byteLength;
      expect(kernels.reserveArena(2 ** 30)).to.be.below(0);
      expect(kernels.reserveArena(2 ** 31 - 2 ** 16)).to.be.below(0);
      expect(kernels.memory.buffer.byteLength).to.equal(before);
      releaseWithTimer(kernels)?.run();
    });
  }

  it('keeps the kernels of HTJ2K with what a 4K chunk of 256 rows takes', async () => {
    const kernels = await acquireKernels(true, 'htj2k');
    // Four half channels, their codestream, and what a codestream as OpenEXR writes it (blocks of 128×32) makes ready.
    const [width, rows] = [3840, 256];
    const channel = { type: 'half', samplesPerRow: width, rows, bytesPerSample: 2 } as const;
    const codestream = Uint8Array.from(
      [
        [0, 0, 0, 0, 0, 0],
        [0xff, 0x4f],
        [0xff, 0x52, 0, 12, 0, 0, 0, 1, 1, 5, 5, 3, 0x40, 1],
        [0xff, 0x90],
      ].flat(),
    );
    const scratch = htj2kScratchBytes(
      { rawBytes: 0, width, height: rows, channels: Array(4).fill(channel) },
      codestream,
    );
    expect(scratch).to.be.within(4.5e6, 5.5e6);
    expect(kernels.reserveArena(scratch + 8 * width * rows + 4.6e6)).to.equal(0);
    const timer = releaseWithTimer(kernels);
    expect(await acquireKernels(true, 'htj2k')).to.equal(kernels);
    timer?.run();
    releaseWithTimer(kernels)?.run();
  });

  it('keeps the kernels of HTJ2K apart from the others', async () => {
    const htj2k = await acquireKernels(true, 'htj2k');
    expect(htj2k.decodeHtj2k).to.be.a('function');
    const timer = releaseWithTimer(htj2k);
    const others = await acquireKernels(true);
    expect(others.decodeHtj2k).to.equal(undefined);
    expect(await acquireKernels(true, 'htj2k')).to.equal(htj2k);
    timer?.run();
    releaseWithTimer(others)?.run();
  });

  it('keeps one instance, however many decodes ran at once', async () => {
    const all = await Promise.all(Array.from({ length: 4 }, () => acquireKernels(true)));
    expect(new Set(all).size).to.equal(4);
    const timers = all.map((kernels) => releaseWithTimer(kernels));
    expect(timers.filter((timer) => timer !== undefined).length).to.equal(1);
    for (const timer of timers) timer?.run();
  });
});
