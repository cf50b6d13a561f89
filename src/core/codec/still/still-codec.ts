import { SeqError } from '../../base/seq-error.ts';
import type { PictureInfo } from '../../frame/planes.ts';
import type { Codec, DecodeRequest, DecodeResult, PictureHeader } from '../codec.ts';
import { PictureWriter } from './picture-writer.ts';
import { newPlanes, planesBytes, uprightSize } from './plane-memory.ts';
import type { StillFacts, StillFile } from './still-file.ts';
import { StillInput } from './still-input.ts';

/** Reads a still's header; the pixels come with `decode`. Rejects with a `SeqError`. */
export type OpenStill = (input: StillInput) => Promise<StillFile>;

/** Coarser than this nobody asks for. */
const MOST_LEVEL = 12;

/**
 * A codec of files that hold one picture, of what tells header and rows apart: sizes checked before memory is taken,
 * orientation, reduction, what becomes of a file that ends early, errors that name the format.
 */
export function stillCodec(name: string, label: string, open: OpenStill): Codec {
  return {
    name,
    async readHeader({ source, layer, level = 0, signal }) {
      try {
        const file = await open(new StillInput(source, signal));
        refuseLayer(layer);
        return headerOf(file, Math.min(level, MOST_LEVEL));
      } catch (error) {
        throw named(label, error, signal);
      }
    },
    async decode(request) {
      try {
        return await decode(label, open, request);
      } catch (error) {
        throw named(label, error, request.signal);
      }
    },
  };
}

async function decode(label: string, open: OpenStill, request: DecodeRequest): Promise<DecodeResult> {
  const { source, layer, signal, reserve, allocate } = request;
  const level = Math.min(request.level ?? 0, MOST_LEVEL);
  const input = new StillInput(source, signal);
  const file = await open(input);
  refuseLayer(layer);
  const header = headerOf(file, level);
  await reserve?.(header.decodedBytes + (file.workingBytes ?? 0), header);
  signal?.throwIfAborted();
  const planes = newPlanes(file, level, allocate);
  const writer = new PictureWriter(file, planes, level);
  let failure: unknown;
  try {
    await file.decode(writer, signal);
  } catch (error) {
    signal?.throwIfAborted();
    if (writer.rows === 0) throw error;
    failure = error;
  }
  writer.finish();
  // Lent memory holds an older frame: rows that did not come are to be black, not that.
  if (failure !== undefined) writer.clearRest();
  const complete = failure === undefined;
  const info = infoOf(file, level, complete);
  const picture = { info: writer.alphaIsEmpty ? { ...info, alphaIsEmpty: true } : info, planes };
  const { bytesRead, requests } = input;
  const stats = { bytesWanted: input.size ?? bytesRead, bytesRead, requests };
  const result = { picture, header, stats };
  return complete ? result : { ...result, error: (named(label, failure, signal) as SeqError).toValue() };
}

function headerOf(file: StillFacts, level: number): PictureHeader {
  const { format, compression, colour, notes, attributes } = file;
  const packed = file.layout === 'packed';
  const channels = packed ? ['R', 'G', 'B', 'A'] : file.planes.map(({ name }) => name);
  return {
    format,
    layers: [{ id: '', part: '', view: '', channels }],
    layer: 0,
    ...windowsOf(file),
    pixelAspectRatio: file.pixelAspectRatio ?? 1,
    ...(compression !== undefined && { compression }),
    ...colour,
    ...(attributes && { attributes }),
    ...(notes && notes.length > 0 && { notes }),
    decodedBytes: planesBytes(file, level),
    storedLevels: [0],
  };
}

function infoOf(file: StillFacts, level: number, complete: boolean): PictureInfo {
  const { format, layout, colour, pixelAspectRatio = 1 } = file;
  return {
    format,
    layout,
    ...windowsOf(file),
    pixelAspectRatio,
    level,
    ...colour,
    complete,
  };
}

function windowsOf(file: StillFacts): Pick<PictureInfo, 'displayWindow' | 'dataWindow'> {
  const [width, height] = uprightSize(file);
  const window = [0, 0, width - 1, height - 1] as const;
  return { displayWindow: window, dataWindow: window };
}

function refuseLayer(layer = ''): void {
  if (layer === '') return;
  throw new SeqError(
    'source-invalid',
    `The file has no layer ${layer}: it holds one unnamed picture. Leave layer empty.`,
  );
}

/** What was thrown, as an error that says which format it is about; the signal's reason where that is why. */
function named(label: string, thrown: unknown, signal: AbortSignal | undefined): unknown {
  if (signal?.aborted) return signal.reason;
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  const outOfMemory = thrown instanceof RangeError && /alloc|array length|array buffer/i.test(message);
  const { code, retryable } = SeqError.from(thrown, outOfMemory ? 'frame-too-large' : 'decode-failed');
  return new SeqError(code, `${label}: ${message}`, { cause: thrown, retryable });
}
