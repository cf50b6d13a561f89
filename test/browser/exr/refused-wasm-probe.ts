import { decodeExr } from '../../../src/exr.ts';

/** Runs in a frame whose policy refuses WebAssembly: decodes what it is sent, and says whether wasm was refused. */
addEventListener('message', ({ data, source }: MessageEvent<Uint8Array>) => {
  void (async () => {
    const refused = await WebAssembly.compile(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0)).then(
      () => false,
      () => true,
    );
    const answer = await decodeExr(data).then(
      ({ planes, complete }) => ({ refused, complete, planes: planes.map((plane) => plane.data) }),
      (error: unknown) => ({ refused, error: String(error) }),
    );
    (source as Window | null)?.postMessage(answer, '*');
  })();
});
parent.postMessage('ready', '*');
