/** From the page: load a file, or decode the one loaded last. */
export type BenchRequest = { readonly load: string } | { readonly decode: true };
export interface BenchReply {
  /** Milliseconds of one decode, the bytes already in memory. */
  readonly ms?: number;
  readonly error?: string;
}

/** Decodes all of a file; nothing of the result is used. */
export type BenchDecoder = (file: ArrayBuffer) => unknown;

/** Answers the bench's requests in this worker with one decoder. */
export function serveDecoder(decode: BenchDecoder): void {
  let file = new ArrayBuffer(0);
  const answer = async (request: BenchRequest): Promise<BenchReply> => {
    if ('load' in request) {
      const response = await fetch(request.load);
      if (!response.ok) throw new Error(`${response.status}`);
      file = await response.arrayBuffer();
      return {};
    }
    const started = performance.now();
    await decode(file);
    return { ms: performance.now() - started };
  };
  self.addEventListener('message', (event: MessageEvent<BenchRequest>) => {
    answer(event.data).then(
      (reply) => self.postMessage(reply),
      (error: unknown) => self.postMessage({ error: String(error) }),
    );
  });
}
