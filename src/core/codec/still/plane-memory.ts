import { SeqError } from '../../base/seq-error.ts';
import type { Plane, PlaneData } from '../../frame/planes.ts';
import { planeMemory } from '../lent-memory.ts';
import { type StillFacts, type StillPlaneType, turnOf } from './still-file.ts';

/** More than this in one picture is refused, whatever the host allows. */
const MOST_BYTES = 2 ** 32;
/** Sides longer than this are a lie or beyond every format here. */
const MOST_SIDE = 2 ** 20;

const MEMORY = {
  u8: { data: Uint8Array, samples: 1 },
  u16: { data: Uint16Array, samples: 1 },
  half: { data: Uint16Array, samples: 1 },
  float: { data: Float32Array, samples: 1 },
  rgba8: { data: Uint8Array, samples: 4 },
  rgb10: { data: Uint32Array, samples: 1 },
} as const;

/** Bytes of one texel of a plane. */
export function texelBytes(type: StillPlaneType): number {
  return MEMORY[type].samples * MEMORY[type].data.BYTES_PER_ELEMENT;
}

/** Array elements of one texel of a plane. */
export function texelSamples(type: StillPlaneType): number {
  return MEMORY[type].samples;
}

/** Memory for `width` texels of a plane. */
export function newLine(type: StillPlaneType, width: number): PlaneData {
  return new MEMORY[type].data(width * MEMORY[type].samples);
}

/** A still's size as it is shown, upright. */
export function uprightSize(facts: Pick<StillFacts, 'width' | 'height' | 'orientation'>): [number, number] {
  const { width, height, orientation = 1 } = facts;
  return turnOf(orientation).transposed ? [height, width] : [width, height];
}

/** Its planes' size at a level: each side halved so often, rounded up. */
export function levelSize(
  facts: Pick<StillFacts, 'width' | 'height' | 'orientation'>,
  level: number,
): [number, number] {
  const [width, height] = uprightSize(facts);
  return [Math.ceil(width / 2 ** level), Math.ceil(height / 2 ** level)];
}

/**
 * Bytes of a still's planes at a level.
 *
 * @throws SeqError `decode-failed` for sides that no picture has, `frame-too-large` for what no memory is tried for.
 */
export function planesBytes(facts: StillFacts, level: number): number {
  for (const side of [facts.width, facts.height]) {
    if (Number.isInteger(side) && side > 0 && side <= MOST_SIDE) continue;
    throw new SeqError(
      'decode-failed',
      `The header gives an impossible size: ${facts.width} × ${facts.height} pixels.`,
    );
  }
  const [width, height] = levelSize(facts, level);
  const bytes = facts.planes.reduce((sum, { type }) => sum + width * height * texelBytes(type), 0);
  if (bytes <= MOST_BYTES) return bytes;
  throw new SeqError(
    'frame-too-large',
    `The picture needs ${bytes} bytes when decoded, more than the limit of ${MOST_BYTES}.`,
  );
}

/** Planes in lent memory where it is large enough; what is in them is undefined. */
export function newPlanes(
  facts: StillFacts,
  level: number,
  allocate: ((byteLength: number) => ArrayBuffer | undefined) | undefined,
): Plane[] {
  const [width, height] = levelSize(facts, level);
  return facts.planes.map(({ name, type }) => {
    const byteLength = width * height * texelBytes(type);
    const { data: Data, samples } = MEMORY[type];
    const data = new Data(planeMemory(byteLength, allocate), 0, width * height * samples);
    return { name, type, xSampling: 1, ySampling: 1, width, height, data };
  });
}
