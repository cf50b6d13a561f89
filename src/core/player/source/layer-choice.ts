import type { LayerInfo } from '../../presenter/protocol.ts';

/**
 * Whether a file has what `layer` names: empty for its default; a layer's id, with its part or without; one channel,
 * likewise; or a part for that part's own picture. The same that decoders take.
 */
export function hasLayer(layers: readonly LayerInfo[], wanted: string): boolean {
  if (wanted === '') return true;
  return layers.some(({ id, part, channels }) => {
    if (id === wanted || part === wanted || channels.includes(wanted)) return true;
    const inPart = part === null ? null : afterPrefix(wanted, `${part}:`);
    if (inPart !== null && (inPart === '' || channels.includes(inPart))) return true;
    return idWithoutPart(id, part) === wanted;
  });
}

function idWithoutPart(id: string, part: string | null): string {
  return (part === null ? null : afterPrefix(id, `${part}:`)) ?? id;
}

function afterPrefix(text: string, prefix: string): string | null {
  return text.startsWith(prefix) ? text.slice(prefix.length) : null;
}
