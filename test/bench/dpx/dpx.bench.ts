import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { build } from 'vite';
import { chromium } from 'playwright-core';
import { BROWSER_FLAGS, requireBrowser } from '../../../scripts/find-browser.mjs';

interface Kind {
  readonly name: string;
  readonly descriptor: number;
  readonly components: number;
  readonly bits: number;
  readonly packing: number;
  readonly little: boolean;
  readonly level?: number;
}

const RGB = { descriptor: 50, components: 3, little: false } as const;
const KINDS: readonly Kind[] = [
  { ...RGB, name: '10 bits A, big-endian', bits: 10, packing: 1 },
  { ...RGB, name: '10 bits A, little-endian', bits: 10, packing: 1, little: true },
  { ...RGB, name: '10 bits B, little-endian', bits: 10, packing: 2, little: true },
  { ...RGB, name: '10 bits A, big-endian, half', bits: 10, packing: 1, level: 1 },
  { ...RGB, name: '10 bits A, big-endian, eighth', bits: 10, packing: 1, level: 3 },
  { ...RGB, name: '8 bits', bits: 8, packing: 0 },
  { ...RGB, name: '12 bits A, big-endian', bits: 12, packing: 1 },
  { ...RGB, name: '12 bits packed, big-endian', bits: 12, packing: 0 },
  { ...RGB, name: '16 bits, big-endian', bits: 16, packing: 0 },
];

async function bundle(): Promise<string> {
  const result = await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      target: 'es2022',
      lib: { entry: resolve(import.meta.dirname, 'worker.ts'), formats: ['es'], fileName: 'worker' },
      rolldownOptions: { output: { minify: true, codeSplitting: false } },
    },
  });
  const outputs = (Array.isArray(result) ? result : [result]).flatMap((made) => ('output' in made ? made.output : []));
  const [chunk] = outputs.filter((output) => output.type === 'chunk');
  if (!chunk) throw new Error('the worker could not be bundled');
  return chunk.code;
}

/** Runs in the page: makes a frame of noise with a header, and lets a worker of its own decode it. */
async function measure({
  code,
  kind,
  size,
  rounds,
}: {
  code: string;
  kind: Kind;
  size: [number, number];
  rounds: number;
}) {
  const [width, height] = size;
  const { bits, packing, components, little, level = 0 } = kind;
  const samples = width * components;
  const words = { 8: samples / 4, 16: samples / 2, 12: packing === 0 ? (samples * 12) / 32 : samples / 2 }[bits];
  const line = Math.ceil(words ?? samples / 3) * 4;
  const bytes = new Uint8Array(2048 + line * height);
  const noise = new Uint32Array(bytes.buffer, 2048);
  let state = 1;
  for (let i = 0; i < noise.length; i++) noise[i] = state = Math.imul(state, 1664525) + 1013904223;
  const view = new DataView(bytes.buffer);
  [...(little ? 'XPDS' : 'SDPX')].forEach((letter, i) => view.setUint8(i, letter.charCodeAt(0)));
  view.setUint32(4, 2048, little);
  view.setUint32(16, bytes.length, little);
  view.setUint16(770, 1, little);
  view.setUint32(772, width, little);
  view.setUint32(776, height, little);
  [kind.descriptor, 1, 1, bits].forEach((value, i) => view.setUint8(800 + i, value));
  view.setUint16(804, packing, little);
  view.setUint32(808, 2048, little);
  const worker = new Worker(URL.createObjectURL(new Blob([code], { type: 'text/javascript' })), { type: 'module' });
  const times = await new Promise<{ decode: number[]; copy: number[] }>((done, failed) => {
    worker.onmessage = ({ data }) => done(data as { decode: number[]; copy: number[] });
    worker.onerror = ({ message }) => failed(new Error(message));
    worker.postMessage({ bytes, rounds, level }, [bytes.buffer]);
  });
  worker.terminate();
  return times;
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] ?? NaN;
}

/**
 * Times the DPX decoder in a Chromium worker on frames of noise into recycled memory; beside it what copying the same
 * file takes, round by round: the floor that memory sets. `--size 3840x2160 --rounds 15`.
 */
export async function run(options: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...options],
    options: { size: { type: 'string', default: '4096x2160' }, rounds: { type: 'string', default: '15' } },
  });
  const [width = NaN, height = NaN] = values.size.split('x').map(Number);
  if (!(width > 0 && height > 0)) throw new TypeError(`--size: ${values.size} is no size like 4096x2160`);
  const code = await bundle();
  const browser = await chromium.launch({ executablePath: requireBrowser(), headless: true, args: [...BROWSER_FLAGS] });
  try {
    const page = await browser.newPage();
    // Module workers want an origin; nothing is served from this one but the empty page.
    await page.route('http://localhost/', (route) =>
      route.fulfill({ contentType: 'text/html', body: '<!doctype html>' }),
    );
    await page.goto('http://localhost/');
    for (const kind of KINDS) {
      const order = { code, kind, size: [width, height] as [number, number], rounds: Number(values.rounds) };
      const { decode, copy } = await page.evaluate(measure, order);
      // The first rounds are slower: code is not compiled yet, memory not recycled.
      const [ms, floor] = [median(decode.slice(2)), median(copy.slice(2))];
      const ratio = median(decode.slice(2).map((time, i) => time / (copy[i + 2] ?? NaN)));
      console.log(
        `${kind.name.padEnd(30)} ${ms.toFixed(1)} ms, best ${Math.min(...decode).toFixed(1)}; copy ${floor.toFixed(1)} ms, ratio ${ratio.toFixed(1)}`,
      );
    }
  } finally {
    await browser.close();
  }
}
