import type { Codec } from '../../../core/codec/codec.ts';
import { freeBuffers } from '../../free-buffers.ts';
import type { ReaderOptions } from '../bytes/encoded-reader.ts';
import type { DecodeAnswer, DecodeJob, DecodeMessage } from '../decode-protocol.ts';
import { openFile, type OpenFile } from '../formats/open-file.ts';
import { ByteGrant } from '../memory/byte-grant.ts';
import type { LentBuffers } from '../memory/lent-buffers.ts';
import { bandSource } from './encoded-band.ts';

interface BandEnvironment extends Omit<ReaderOptions, 'range'> {
  readonly lent: LentBuffers;
  post(message: DecodeMessage): void;
  codecOf(head: Uint8Array): Promise<Codec>;
  /** Resolves when this thread may decode it, with the function that ends its turn. */
  takeTurn(): Promise<() => void>;
}

/**
 * Decodes some rows of a picture, of the bytes that came with the job, or where they were lost with another decoder of
 * bytes that are read once more. All of it was reserved by the job that divided the file.
 */
export async function decodeBand(job: DecodeJob, environment: BandEnvironment): Promise<DecodeAnswer> {
  const { rows, layer, level, ticket } = job;
  const { time, signal, lent, post } = environment;
  if (!rows) throw new RangeError('A band has rows.');
  const started = time.now();
  const file = await openBand(job, environment);
  try {
    const fetchMs = time.now() - started;
    const codec = await environment.codecOf(file.head);
    const endTurn = await environment.takeTurn();
    try {
      const decodeStarted = time.now();
      post({ kind: 'decoding', ticket });
      const allocate = (byteLength: number): ArrayBuffer => lent.take(byteLength);
      const { source } = file;
      const decoded = await codec.decode({ source, layer, level, rows, signal, allocate });
      const { picture, error = null, isEmpty = false } = decoded;
      signal.throwIfAborted();
      const { bytesRead } = file;
      const timing = { fetchMs, decodeMs: time.now() - decodeStarted, bytesRead, encodedBytes: bytesRead };
      return { ok: true, picture, timing, unused: lent.takeUnused(), band: { error, isEmpty } };
    } finally {
      endTurn();
    }
  } finally {
    file.free();
  }
}

async function openBand({ band, request }: DecodeJob, environment: BandEnvironment): Promise<OpenFile> {
  if (!band) {
    const grant = new ByteGrant(Infinity, Infinity, () => {});
    return openFile(request, grant, { ...environment, ranged: 'url' in request });
  }
  return {
    source: bandSource(band),
    head: band.head,
    ranged: false,
    bytesRead: 0,
    free: () => freeBuffers([band.bytes]),
  };
}
