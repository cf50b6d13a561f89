import { inWorkers } from './in-workers.ts';

/**
 * Script to run before the library: puts a probe before the text of every worker started from a Blob. The probe counts
 * what the thread really holds (buffers received and not passed on, textures allocated), independently of the library's
 * ledger, and obeys orders to end, throw, hang, or lose its context for 200 ms. The page talks to all probes by
 * `globalThis.seqProbe`.
 */
export const WORKER_PROBE = `(() => {
  const probe = () => {
    if (typeof WorkerGlobalScope === 'undefined' || globalThis.seqProbed) return;
    globalThis.seqProbed = true;
    const id = Math.random().toString(36).slice(2);
    const held = new Set();
    const find = (value, depth = 0) => {
      if (value instanceof ArrayBuffer) held.add(new WeakRef(value));
      else if (ArrayBuffer.isView(value)) held.add(new WeakRef(value.buffer));
      else if (typeof value === 'object' && value !== null && depth < 8)
        for (const part of Object.values(value)) find(part, depth + 1);
    };
    addEventListener('message', ({ data }) => find(data));
    const NativeWorker = globalThis.Worker;
    if (NativeWorker)
      globalThis.Worker = class extends NativeWorker {
        constructor(...options) {
          super(...options);
          super.addEventListener('message', ({ data }) => find(data));
        }
      };
    const bytesOf = { 33323: 2, 33325: 2, 33326: 4, 33321: 1, 34842: 8, 34836: 16, 32856: 4, 33334: 4, 32857: 4, 33327: 4, 34843: 6 };
    const textures = new Map();
    let bound = null;
    let context = null;
    const gl = globalThis.WebGL2RenderingContext?.prototype;
    if (gl) {
      const { bindTexture, texStorage2D, deleteTexture } = gl;
      gl.bindTexture = function (target, texture) {
        context = this;
        bound = texture;
        return bindTexture.call(this, target, texture);
      };
      gl.texStorage2D = function (target, levels, format, width, height) {
        textures.set(bound, width * height * (bytesOf[format] ?? NaN));
        return texStorage2D.call(this, target, levels, format, width, height);
      };
      gl.deleteTexture = function (texture) {
        textures.delete(texture);
        return deleteTexture.call(this, texture);
      };
    }
    const channel = new BroadcastChannel('seq-probe');
    channel.onmessage = ({ data }) => {
      if (data.order === 'count') {
        const buffers = new Set([...held].map((ref) => ref.deref()).filter((buffer) => buffer && buffer.byteLength > 4096));
        const sum = (values) => [...values].reduce((total, value) => total + value, 0);
        channel.postMessage({
          answer: data.nonce, id, name: self.name,
          buffers: sum([...buffers].map((buffer) => buffer.byteLength)), bufferCount: buffers.size,
          textures: sum(textures.values()), textureCount: textures.size,
        });
        return;
      }
      if (data.id !== id) return;
      if (data.order === 'close') self.close();
      if (data.order === 'throw') setTimeout(() => { throw new Error('thrown by the test'); });
      if (data.order === 'hang') for (;;);
      if (data.order === 'lose-context') {
        const extension = context?.getExtension('WEBGL_lose_context');
        extension?.loseContext();
        setTimeout(() => extension?.restoreContext(), 200);
      }
    };
  };
  ${inWorkers('probe')}
  const channel = new BroadcastChannel('seq-probe');
  globalThis.seqProbe = {
    workers,
    async count(waitMs = 300) {
      const nonce = Math.random();
      const answers = [];
      const note = ({ data }) => data.answer === nonce && answers.push(data);
      channel.addEventListener('message', note);
      channel.postMessage({ order: 'count', nonce });
      const end = performance.now() + 8000;
      do await new Promise((done) => setTimeout(done, waitMs));
      while (!answers.some(({ name }) => name.includes('presenter')) && performance.now() < end);
      channel.removeEventListener('message', note);
      return answers;
    },
    order(order, id) {
      channel.postMessage({ order, id });
    },
  };
})();`;

export interface ProbeAnswer {
  readonly id: string;
  /** The worker's name: which role it plays. */
  readonly name: string;
  readonly buffers: number;
  readonly bufferCount: number;
  readonly textures: number;
  readonly textureCount: number;
}

declare global {
  var seqProbe: {
    /** Workers that the page itself started, oldest first. */
    readonly workers: readonly Worker[];
    /** What each living worker holds, bytes. */
    count(waitMs?: number): Promise<ProbeAnswer[]>;
    order(order: 'close' | 'throw' | 'hang' | 'lose-context', id: string): void;
  };
}
