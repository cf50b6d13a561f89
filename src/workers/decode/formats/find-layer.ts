import { SeqError } from '../../../core/base/seq-error.ts';
import type { ByteSource, Codec, PictureHeader } from '../../../core/codec/codec.ts';
import type { SourceNote } from '../../../core/frame/source-note.ts';
import type { LoadJob } from '../../../core/presenter/protocol.ts';

/** A layer that a file has, and its header. */
interface FoundLayer {
  readonly layer: string;
  readonly header: PictureHeader;
  readonly notes: readonly SourceNote[];
}

/**
 * The header of the wanted layer. Where the request allows another (a clip of an edit: its own, then the file's default)
 * one that the file has is taken, and a note says so. Throws `source-invalid` where there is none.
 */
export async function findLayer(
  codec: Codec,
  { request, layer, level }: LoadJob,
  source: ByteSource,
  signal: AbortSignal,
): Promise<FoundLayer> {
  const { layerIfAbsent } = request;
  const choices = layerIfAbsent === undefined ? [layer] : [...new Set([layer || layerIfAbsent, layerIfAbsent, ''])];
  for (const [at, choice] of choices.entries()) {
    try {
      const header = await codec.readHeader({ source, layer: choice, level, signal });
      return { layer: choice, header, notes: layer === '' || choice === layer ? [] : [absence(layer, choice)] };
    } catch (error) {
      const isLast = at === choices.length - 1;
      if (isLast || !(error instanceof SeqError) || error.code !== 'source-invalid') throw error;
    }
  }
  throw new SeqError('source-invalid', `The file has no layer "${layer}".`);
}

function absence(wanted: string, shown: string): SourceNote {
  const instead = shown === '' ? 'its default layer' : `"${shown}"`;
  return { code: 'layer-absent', message: `The clip has no layer "${wanted}": ${instead} is shown.` };
}
