import type { TransformOf } from '../config/transform.ts';
import type { Op } from '../ops/op.ts';
import { Lut1DOp } from '../ops/lut/lut1d-op.ts';
import type { Lut1D, Lut3D } from '../ops/lut/lut-table.ts';
import { Lut3DOp } from '../ops/lut/lut3d-op.ts';
import { MatrixOp } from '../ops/matrix-op.ts';

/** Another file that a file refers to. */
export interface FileReference {
  readonly reference: string;
  readonly isInverse: boolean;
}

/** An op of a file, or another file. */
export type FileStep = Op | FileReference;

/** What a FileTransform says about how its file is used. */
export interface FileOptions extends Pick<TransformOf<'file'>, 'interpolation' | 'cdlStyle' | 'correction'> {
  /** Leads to the transform, for messages. */
  readonly where: readonly string[];
}

/** A file that was read: its steps in forward order. */
export interface TransformFile {
  steps(options: FileOptions): readonly FileStep[];
}

/** Whether a cube is interpolated tetrahedrally; what a cube cannot do counts as the default, linear. */
export const isTetrahedral = ({ interpolation }: Pick<FileOptions, 'interpolation'>): boolean =>
  interpolation === 'tetrahedral' || interpolation === 'best';

/** A cube whose interpolation the FileTransform chooses. */
export const cubeStep = (lut: Omit<Lut3D, 'tetrahedral'>, options: FileOptions): Op =>
  new Lut3DOp({ ...lut, tetrahedral: isTetrahedral(options) });

export const curveStep = (lut: Lut1D): Op => new Lut1DOp(lut);

/** Brings a domain to 0…1; nothing where it is that. */
export function domainSteps(min: readonly number[], max: readonly number[]): Op[] {
  const scale = [0, 1, 2].map((channel) => {
    const range = (max[channel] ?? 1) - (min[channel] ?? 0);
    if (range === 0) throw new RangeError('the domain has no extent');
    return 1 / range;
  });
  const op = MatrixOp.scale(
    scale,
    scale.map((value, channel) => -(min[channel] ?? 0) * value),
  );
  return op.isNoOp ? [] : [op];
}

export const sameForAll = (value: number): readonly number[] => [value, value, value];
