/** One awaited frame, as the page saw it. */
export interface AwaitedFrame {
  /** From the job's dispatch to its `stored` report, milliseconds. */
  readonly ms: number;
  readonly fetchMs: number;
  /** Of all decoders together. */
  readonly decodeMs: number;
}

declare global {
  var seqSeek: {
    readonly stored: AwaitedFrame[];
    readonly dispatched: Map<number, number>;
  };
}

/** Script to run before the library: notes when jobs are sent to the presenter and when their frames are stored. */
const WATCH = `
globalThis.seqSeek = { stored: [], dispatched: new Map() };
const NativeWorker = Worker;
globalThis.Worker = class extends NativeWorker {
  constructor(...options) {
    super(...options);
    this.addEventListener('message', ({ data }) => {
      const report = data.kind === 'notice' ? data.content : {};
      if (report.kind !== 'stored') return;
      const { fetchMs, decodeMs } = report.timing;
      const ms = performance.now() - seqSeek.dispatched.get(report.ticket);
      seqSeek.stored.push({ ms, fetchMs, decodeMs });
    });
  }
  postMessage(message, ...rest) {
    const { path = [], argumentList = [] } = message.content ?? {};
    if (path[0] === 'load')
      for (const { ticket } of argumentList[0].value) seqSeek.dispatched.set(ticket, performance.now());
    super.postMessage(message, ...rest);
  }
};`;

/** A page with one small player, whose frames are all the same file in memory. */
export function seekPage(workers: number): string {
  return `<!doctype html><meta charset="utf-8"><title>seek</title><link rel="icon" href="data:,">
<style>seq-player { inline-size: 96px; block-size: 54px }</style>
<script>${WATCH}</script>
<script type="module" src="/dist/cdn.js"></script>
<seq-player preload="none" resolution="full" fps="24" workers="${workers}"></seq-player>`;
}

/** What these functions use of the player. */
interface SeekPlayer extends HTMLElement {
  src: string;
  frames: string;
  resolveFrame: (() => Blob) | null;
  readonly ready: Promise<void>;
  seek(frame: number): Promise<unknown>;
}

/** Runs in the page: the player takes a file for all of its frames, and shows the first ones of them. */
export async function openFile({ address, warmUp }: { address: string; warmUp: number }): Promise<void> {
  const blob = await (await fetch(address)).blob();
  const player = document.querySelector('seq-player') as SeekPlayer;
  globalThis.seqTest.cache().setMemoryLimit({ maxBytes: 640 * 2 ** 20 });
  player.resolveFrame = () => blob;
  player.frames = '1-100000';
  player.src = `${address}?####.exr`;
  void player.seek(1);
  await player.ready;
  for (let frame = 1; frame <= warmUp; frame++) await player.seek(frame * 50);
}

/** Runs in the page: seeks to a frame that is not there. */
export async function seekOnce(frame: number): Promise<AwaitedFrame> {
  const { stored } = globalThis.seqSeek;
  stored.length = 0;
  await (document.querySelector('seq-player') as SeekPlayer).seek(frame);
  const [awaited] = stored;
  if (!awaited) throw new Error(`No frame was loaded: ${JSON.stringify(globalThis.seqTest.cache().stats())}`);
  return awaited;
}
