import { LogOp, same, SIMPLE_LOG, type LogParameters } from '../ops/log-op.ts';
import { Lut1DOp } from '../ops/lut/lut1d-op.ts';
import type { Op } from '../ops/op.ts';

/** Makes the ops of built-in transforms, by their styles in lower case. */
export type Builtins = Readonly<Record<string, () => readonly Op[]>>;

/** A table over every half float, which is how the library makes curves that it has no op for. */
export const halfCurve = (curve: (value: number) => number): Op => new Lut1DOp(Lut1DOp.overHalves(curve));

export const unitCurve = (curve: (value: number) => number): Op => new Lut1DOp(Lut1DOp.overUnit(4096, curve));

/** 10 to the power of x, or the like. */
export const antiLog = (base: number): Op => new LogOp({ base, ...SIMPLE_LOG }, 'inverse');

export const logarithm = (base: number): Op => new LogOp({ base, ...SIMPLE_LOG });

/** A camera's log curve with the same numbers for all channels. */
export interface CameraLog {
  readonly base: number;
  readonly logSideSlope: number;
  readonly logSideOffset: number;
  readonly linSideSlope: number;
  readonly linSideOffset: number;
  readonly linSideBreak?: number;
  readonly linearSlope?: number;
}

/** From a camera's log values to linear light. */
export function cameraLogToLinear({ base, linSideBreak, linearSlope, ...sides }: CameraLog): Op {
  const parameters: LogParameters = {
    base,
    logSideSlope: same(sides.logSideSlope),
    logSideOffset: same(sides.logSideOffset),
    linSideSlope: same(sides.linSideSlope),
    linSideOffset: same(sides.linSideOffset),
    ...(linSideBreak === undefined ? {} : { linSideBreak: same(linSideBreak) }),
    ...(linearSlope === undefined ? {} : { linearSlope: same(linearSlope) }),
  };
  return new LogOp(parameters, 'inverse');
}
