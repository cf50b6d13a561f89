/**
 * Script to run before the library: counts every byte that enters or leaves the page's thread through a Worker or a
 * MessagePort, buffers, views and bitmaps included, in `globalThis.seqTraffic = {sent, received, messages, largest}`.
 */
export const TRAFFIC_COUNTER = `(() => {
  const traffic = (globalThis.seqTraffic = { sent: 0, received: 0, messages: 0, largest: 0, largestKind: '' });
  const size = (value, seen = new Set()) => {
    if (typeof value === 'string') return 2 * value.length;
    if (typeof value === 'number' || typeof value === 'bigint') return 8;
    if (typeof value !== 'object' || value === null) return 4;
    if (seen.has(value)) return 8;
    seen.add(value);
    if (value instanceof ArrayBuffer) return value.byteLength;
    if (ArrayBuffer.isView(value)) return value.buffer.byteLength;
    if (value instanceof ImageBitmap) return 4 * value.width * value.height;
    if (typeof VideoFrame !== 'undefined' && value instanceof VideoFrame) return 4 * value.codedWidth * value.codedHeight;
    if (value instanceof ImageData) return value.data.byteLength;
    if (value instanceof Blob) return value.size;
    if (value instanceof MessagePort || value instanceof OffscreenCanvas) return 64;
    if (value instanceof Map) return [...value].reduce((sum, [k, v]) => sum + size(k, seen) + size(v, seen), 16);
    if (value instanceof Set) return [...value].reduce((sum, v) => sum + size(v, seen), 16);
    return Object.entries(value).reduce((sum, [k, v]) => sum + 2 * k.length + size(v, seen), 16);
  };
  const count = (way, value) => {
    const bytes = size(value);
    traffic[way] += bytes;
    traffic.messages += 1;
    if (bytes > traffic.largest) {
      traffic.largest = bytes;
      traffic.largestKind = way + ' ' + (value && typeof value === 'object' ? Object.keys(value).join(',') : typeof value);
    }
  };
  const listened = new WeakSet();
  const listen = (target) => {
    if (listened.has(target)) return;
    listened.add(target);
    addEventListenerOf.call(target, 'message', (event) => count('received', event.data));
  };
  const addEventListenerOf = EventTarget.prototype.addEventListener;
  for (const kind of [Worker, MessagePort]) {
    const { postMessage } = kind.prototype;
    kind.prototype.postMessage = function (value, ...rest) {
      count('sent', value);
      listen(this);
      return postMessage.call(this, value, ...rest);
    };
    kind.prototype.addEventListener = function (...rest) {
      listen(this);
      return addEventListenerOf.apply(this, rest);
    };
    const handler = Object.getOwnPropertyDescriptor(kind.prototype, 'onmessage');
    Object.defineProperty(kind.prototype, 'onmessage', {
      ...handler,
      set(value) {
        listen(this);
        handler.set.call(this, value);
      },
    });
  }
})();`;

declare global {
  var seqTraffic: { sent: number; received: number; messages: number; largest: number; largestKind: string };
}
