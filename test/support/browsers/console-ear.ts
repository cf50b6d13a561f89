declare global {
  /** What the page and its workers said, by `consoleEar()`: `level: text`. */
  var seqConsole: string[] | undefined;
}

/**
 * Script to run before anything of a page, for browsers whose driver hears nothing: notes what the page says on its
 * console, its uncaught errors, and the same of every worker started from a Blob of the page's, children of workers
 * included. It does not hear what the browser itself has to say.
 */
export function consoleEar(): string {
  return `(() => {
  const listen = (tell) => {
    for (const level of ['debug', 'log', 'info', 'warn', 'error', 'assert']) {
      const native = console[level];
      console[level] = (...words) => {
        if (level !== 'assert' || !words[0]) tell((level === 'warn' ? 'warning' : level) + ': ' + words.map(String).join(' '));
        native.apply(console, words);
      };
    }
    addEventListener('error', ({ message }) => message && tell('uncaught: ' + message));
    addEventListener('unhandledrejection', ({ reason }) => tell('uncaught: ' + reason));
  };
  const inWorker = (listen) => {
    if (typeof WorkerGlobalScope === 'undefined' || globalThis.seqEar) return;
    globalThis.seqEar = true;
    const channel = new BroadcastChannel('seq-console');
    listen((message) => channel.postMessage(message));
  };
  const prefix = '(' + inWorker + ')(' + listen + ');';
  const messages = (globalThis.seqConsole = []);
  listen((message) => messages.push(message));
  new BroadcastChannel('seq-console').onmessage = ({ data }) => messages.push(data);
  const NativeBlob = globalThis.Blob;
  globalThis.Blob = class Blob extends NativeBlob {
    constructor(parts, options) {
      super(/javascript/.test(options?.type ?? '') ? [prefix, ...parts] : parts, options);
    }
  };
})();`;
}
