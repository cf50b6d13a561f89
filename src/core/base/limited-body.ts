/** Where a body goes, piece by piece. */
export interface BodyReader {
  /** Pieces as they come; each is the reader's for the length of the call. Throwing ends the transfer. */
  push(piece: Uint8Array): void | Promise<void>;
}

/**
 * Reads an answer's body piece by piece, as it is after decompression: what `content-length` says is the length on the
 * wire. Rejects with `tooLong()` once there are more than `maxBytes`, and stops the transfer then, as where `push` throws.
 */
export async function readLimitedBody(
  response: Response,
  maxBytes: number,
  tooLong: () => Error,
  into: BodyReader,
): Promise<void> {
  if (Number(response.headers.get('content-length')) > maxBytes) {
    await response.body?.cancel();
    throw tooLong();
  }
  const reader = response.body?.getReader();
  if (!reader) return;
  let bytes = 0;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      bytes += value.length;
      if (bytes > maxBytes) throw tooLong();
      await into.push(value);
    }
  } catch (error) {
    await reader.cancel().catch(() => {});
    throw error;
  }
}
