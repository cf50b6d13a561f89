// Measures one decode's memory in a process of its own. Usage: node measure-decode.mjs WIDTH HEIGHT COMPRESSION REDUCE
// Prints JSON: bytes of the planes, and the most array buffers and WebAssembly memory the decode held beside the file.
import { deflateSync } from 'node:zlib';
import { resolve } from 'node:path';
import { createServer } from 'vite';

const [width, height, compression, reduce] = process.argv.slice(2);
const server = await createServer({
  root: resolve(import.meta.dirname, '../../..'),
  mode: 'test',
  appType: 'custom',
  cacheDir: '.cache/vite-node',
  logLevel: 'error',
  server: { middlewareMode: true, hmr: false, watch: null, ws: false },
  optimizeDeps: { noDiscovery: true, include: [] },
});
// A memory never shrinks, so its size at the end is its peak.
const memories = [];
const { instantiate } = WebAssembly;
WebAssembly.instantiate = async (...given) => {
  const instance = await instantiate(...given);
  memories.push(instance.exports.memory);
  return instance;
};
const { decodeExr } = await server.ssrLoadModule('/src/exr.ts');
const { writeExr } = await server.ssrLoadModule('/test/support/exr/exr-writer.ts');

const shot = (columns, rows) =>
  writeExr(
    {
      channels: ['R', 'G', 'B', 'A'].map((name, channel) => ({
        name,
        type: 'half',
        data: Uint16Array.from({ length: columns * rows }, (_, i) => 0x3000 + ((i * (channel + 7)) & 0x3ff)),
      })),
      dataWindow: [0, 0, columns - 1, rows - 1],
      compression,
    },
    { deflate: (bytes) => deflateSync(bytes, { level: 1 }) },
  );

const bytes = shot(Number(width), Number(height));
await decodeExr(shot(64, 64), { reduce: Number(reduce) });
await server.close();
for (let i = 0; i < 4; i++) {
  globalThis.gc();
  await new Promise((done) => setTimeout(done, 50));
}
const held = () => process.memoryUsage().arrayBuffers;
const before = held();
let peak = before;
const look = () => {
  peak = Math.max(peak, held());
};
const source = {
  size: bytes.length,
  read(offset, length) {
    look();
    return bytes.subarray(offset, offset + length);
  },
};
const timer = setInterval(look, 1);
const { planes } = await decodeExr(source, { reduce: Number(reduce) });
look();
clearInterval(timer);
const decoded = planes.reduce((sum, { data }) => sum + data.byteLength, 0);
process.stdout.write(
  JSON.stringify({ decoded, grown: peak - before + memories.reduce((sum, { buffer }) => sum + buffer.byteLength, 0) }),
);
process.exit(0);
